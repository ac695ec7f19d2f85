"""Counts the text calls earlier ones: "the previous toll was 20", "to 70 from 52"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon
from corroborate.text.words import Phrases, Word

if TYPE_CHECKING:
    from corroborate.counting.bound import Bound
    from corroborate.counting.clauses import View
    from corroborate.counting.mentions import Mention

_OPENING = 10  # words
_ANAPHORS = frozenset({"it", "that", "this"})
SETTLED = frozenset({"corrected", "revised", "updated"})
_WINDOW, _NEIGHBOURS = 12, 8  # words, counts
_EARLIER: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in lexicon("casualties")["superseded"].items()
}


_REPLACED = Phrases((wording, wording) for wording in sorted(_EARLIER["phrases"]))


EARLIER = (
    _EARLIER["first"]
    | _EARLIER["revised"]
    | _EARLIER["weak"]
    | {"from"}
    | {phrase.split()[0] for phrase in _EARLIER["phrases"]}
)


REVISED = _EARLIER["revised"]
RISES = _EARLIER["rises"]
COUNT_NOUNS = frozenset({"count", "figure", "number", "tally", "toll", "estimate", "balance"})


def replaces(sentence: Sequence[Word]) -> bool:
    """Whether a sentence opens by putting the toll before it anew: "this was later updated to 82"."""
    lows = [word.low for word in sentence[:_OPENING]]
    if not lows or lows[0] not in _ANAPHORS or "from" in lows:
        return False
    verb = next((i for i, low in enumerate(lows) if low in SETTLED), None)
    return verb is not None and "to" in lows[verb + 1 : verb + 3]


def superseded(view: View, bound: Sequence[Bound | None]) -> set[int]:
    """Which mentions give a count the text calls earlier: "the previous toll was 20", "to 70 from 52"."""
    out: set[int] = set()
    if not any(word.low in EARLIER or word.low in _EARLIER["had"] for word in view.words):
        return out
    for i, mention in enumerate(view.mentions):
        if not mention.counts_people or mention.more:
            continue
        start = view.mentions[i - 1].last if i else 0
        window = view.words[max(start, mention.first - _WINDOW) : mention.first]
        before = view.words[max(0, mention.first - _WINDOW) : mention.first]
        if (
            _replaced(view.words, mention.first)
            or _called_earlier(window)
            or _revised(view.words, mention.first)
            or _risen_from(before, bound, i)
            or _put_right(view, bound, i)
            or (_had_given(window) and _former_toll(bound, i))
            or (_called(window, _EARLIER["weak"] | _EARLIER["adverbs"]) and _later_toll(bound, i))
            or (_first_count(view.words, mention) and any(own is not None for own in bound[i + 1 : i + 2]))
        ):
            out.add(i)
    return out


def _first_count(sentence: Sequence[Word], mention: Mention) -> bool:
    """ "An initial count of 30 was later cut to 24"."""
    opened = [word.low for word in sentence[max(0, mention.first - 3) : mention.first]]
    named = len(opened) == 3 and opened[0] in _EARLIER["weak"] and opened[1] in COUNT_NOUNS and opened[2] == "of"
    return named and mention.noun.family == "bare"


def _put_right(view: View, bound: Sequence[Bound | None], i: int) -> bool:
    """ "Had said 14 were killed but later corrected that to 12": the count before one that is put anew."""
    own, now = bound[i], bound[i + 1] if i + 1 < len(bound) else None
    if own is None or now is None or now.trigger is None or own.slot != now.slot or own.subset:
        return False
    return view.words[now.trigger.first].low in REVISED and now.trigger.first >= view.mentions[i].last


def _replaced(sentence: Sequence[Word], first: int) -> bool:
    return any(
        found is not None and found[1] == first
        for found in (_REPLACED.at(sentence, at) for at in range(max(0, first - 3), first))
    )


def _revised(sentence: Sequence[Word], first: int) -> bool:
    """ "Corrected the figure of 35": a toll word with "of" right before, and a verb of change before that."""
    if first < 3 or sentence[first - 1].low != "of" or sentence[first - 2].low not in _EARLIER["toll"]:
        return False
    return any(word.low in _EARLIER["revised"] for word in sentence[max(0, first - 6) : first - 2])


def _called_earlier(window: Sequence[Word]) -> bool:
    return _called(window, _EARLIER["first"], strict=True)


def _called(window: Sequence[Word], cues: frozenset[str], *, strict: bool = False) -> bool:
    for i, word in enumerate(window):
        had = i > 0 and window[i - 1].low in _EARLIER["had"]
        gave = word.low in _EARLIER["adverbs"] and any(later.low in _EARLIER["gave"] for later in window[i + 1 : i + 2])
        held = had and (word.low in _EARLIER["weak"] or gave)
        if (word.low in cues or held) and not any(later.low in ("but", ";", ",") for later in window[i + 4 :]):
            around = (
                window[max(0, i - 2) : i]
                if word.low in ("earlier", "previously", "initially", "originally", "first")
                else []
            )
            cue = _EARLIER["nouns"] if word.low in _EARLIER["adverbs"] and strict and not held else _EARLIER["toll"]
            if any(near.low in cue for near in (*window[i + 1 : i + 4], *around)):
                return True
    return False


def _risen_from(before: Sequence[Word], bound: Sequence[Bound | None], i: int) -> bool:
    """ "Rose from 52 to 70", "to 70 from 52": a number after "from" where a toll is on the move."""
    plain = bool(before) and before[-1].low == "from"
    called = len(before) > 2 and before[-3].low == "from" and before[-1].low in ("earlier", "previous", "initial")
    if not plain and not called:
        return False
    moved = any(word.low in _EARLIER["rises"] for word in before[:-1])
    return moved and (bound[i] is not None or any(other is not None for other in bound[max(0, i - _NEIGHBOURS) : i]))


def _had_given(window: Sequence[Word]) -> bool:
    """ "Had given a toll of 17", after another toll."""
    lows = [word.low for word in window]
    said = any(low in _EARLIER["had"] and lows[i + 1] in _EARLIER["gave"] for i, low in enumerate(lows[:-1]))
    return said and any(low in _EARLIER["nouns"] for low in lows)


def _former_toll(bound: Sequence[Bound | None], i: int) -> bool:
    own = bound[i]
    return own is not None and any(
        other is not None and other.slot == own.slot and not other.subset
        for other in bound[max(0, i - _NEIGHBOURS) : i]
    )


def _later_toll(bound: Sequence[Bound | None], i: int) -> bool:
    own = bound[i]
    return own is not None and any(
        other is not None and other.slot == own.slot and not other.subset for other in bound[i + 1 : i + _NEIGHBOURS]
    )
