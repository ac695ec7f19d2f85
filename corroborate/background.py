"""Counts that speak of a longer span of time: totals of a war, a year or a month."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon
from corroborate.words import Phrases, Word

if TYPE_CHECKING:
    from corroborate.binding import Bound
    from corroborate.clauses import View

_LONG: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in lexicon("casualties")["background"].items()
}
_SPANS = Phrases((wording, wording) for wording in sorted(_LONG["spans"]))
_SINCE = Phrases((wording, wording) for wording in sorted(_LONG["since"]))
_MONTHS = frozenset(lexicon("numerals")["months"])
_NUMERALS: dict[str, int] = lexicon("numerals")["values"]
_VALUES = frozenset(_NUMERALS)
_WINDOW, _NEAR, _NEIGHBOURS = 12, 6, 8  # words, words, counts
_TEN_DAYS = 8  # days from which on a count speaks of more than one happening of the news
_CUE_WORDS = (
    _LONG["duration"]
    | _LONG["wars"]
    | {"since", "in", "during", "days", "weeks", "week"}
    | {span.split()[0] for span in _LONG["spans"]}
)
_SUPERLATIVES = frozenset(lexicon("grammar")["superlatives"])


def background(view: View, bound: Sequence[Bound | None]) -> set[int]:
    """Which mentions the words put on a span longer than a fortnight, or on a war as a whole."""
    counted = [i for i, found in enumerate(bound) if found is not None]
    out: set[int] = set()
    if not counted:
        return out
    firsts = [view.mentions[i].first for i in counted]
    lasts = [view.mentions[i].last for i in counted]
    for start, end, forward in _cues(view.words):
        at = bisect_left(firsts, start)
        near = [i for i in counted[max(0, at - _NEIGHBOURS) : at] if _same_clause(view, view.mentions[i].last, start)]
        at = bisect_right(lasts, end)
        if near and not (forward and at < len(counted)):
            out.update(_joined(view, bound, near[-1]))
        elif at < len(counted) and _same_clause(view, end, view.mentions[counted[at]].first):
            out.update(_joined(view, bound, counted[at]))
    return out


def _joined(view: View, bound: Sequence[Bound | None], i: int) -> set[int]:
    """The group of a mention and its neighbours under one subject: "killed 400,000 people, displaced millions"."""
    out = _group(bound, i)
    for step in (-1, 1):
        j = i
        while (
            abs(j - i) < _NEIGHBOURS
            and 0 <= j + step < len(bound)
            and bound[j]
            and bound[j + step]
            and _adjoin(view, bound, min(j, j + step))
        ):
            j += step
            out.update(_group(bound, j))
    return out


def _adjoin(view: View, bound: Sequence[Bound | None], left: int) -> bool:
    one, two = bound[left], bound[left + 1]
    end, start = view.mentions[left].last, view.mentions[left + 1].first
    if one and one.trigger and not one.before:
        end = max(end, one.trigger.last)
    if two and two.trigger and two.before:
        start = max(end, two.trigger.first)
    return start - end <= 2 and all(word.low in ("and", ",", "while", "forced", "-") for word in view.words[end:start])


def _group(bound: Sequence[Bound | None], i: int) -> set[int]:
    """The mention with those that share its verb or belong to it."""
    own = bound[i]
    out = {i}
    for j, other in enumerate(bound[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS], max(0, i - _NEIGHBOURS)):
        if own and other and (other.linked == i or own.linked == j or (own.trigger and own.trigger is other.trigger)):
            out.add(j)
    return out


def _same_clause(view: View, start: int, end: int) -> bool:
    gap = view.words[start:end] if end - start <= 25 else []
    if not gap:
        return start >= end or end - start <= 25
    breaks = (";", "but", "while", "although", "after", "when", "adding", "where")
    return not any(word.low in breaks for word in gap)


def _cues(sentence: Sequence[Word]) -> list[tuple[int, int, bool]]:
    """Where words speak of a long span; the last member is true where it does the counting of what follows."""
    out: list[tuple[int, int, bool]] = []
    for i, word in enumerate(sentence):
        low = word.low
        if low not in _CUE_WORDS and "-" not in low:
            continue
        following = sentence[i + 1] if i + 1 < len(sentence) else None
        span = _SPANS.at(sentence, i)
        if span and not (i and sentence[i - 1].low in ("earlier", "late", "later", "early")):
            out.append((i, span[1], False))
        elif (
            low == "since"
            and following is not None
            and (_year(following) or following.low in _MONTHS or _begins(sentence, i))
        ):
            out.append((i, i + 2, False))
        elif low == "since" and i and sentence[i - 1].low in ("has", "have"):
            out.append((i, i + 1, True))
        elif low in ("days", "weeks", "week") and (first := _some_weeks(sentence, i)) is not None:
            out.append((first, i + 1, False))
        elif (low in _LONG["duration"] and _lasting(sentence, i)) or (
            _old_war(word) and any(later.low in _LONG["wars"] for later in sentence[i + 1 : i + 4])
        ):
            out.append((i, i + 1, False))
        elif low in _LONG["wars"] and _war_counts(sentence, i):
            out.append((i, i + 1, any(later.low in ("has", "have") for later in sentence[i + 1 : i + 4])))
        elif low in ("in", "during") and following is not None and _year(following) and _alone(sentence, i):
            out.append((i, i + 2, False))
    return [
        cue for cue in out if not any(near.low in _SUPERLATIVES for near in sentence[max(0, cue[0] - _WINDOW) : cue[0]])
    ]


def _begins(sentence: Sequence[Word], i: int) -> bool:
    """Whether "since" opens onto a war or its start: "since the conflict erupted", "since Norland's uprising"."""
    return _SINCE.at(sentence, i + 1) is not None or any(word.low in _LONG["wars"] for word in sentence[i + 1 : i + 4])


def _year(word: Word) -> bool:
    return word.kind == "number" and len(word.text) == 4 and word.text[:2] in ("19", "20")


def _alone(sentence: Sequence[Word], i: int) -> bool:
    """ "In 2013" as a span: no attack named with it, and no day or month before it."""
    named = ("attack", "attacks", "raid", "strike", "massacre", "bombing", "offensive", "battle", "explosion")
    return not any(word.low in named or word.low in _MONTHS for word in sentence[max(0, i - _NEAR) : i])


def _some_weeks(sentence: Sequence[Word], i: int) -> int | None:
    """Where "in the past two weeks", "over the last ten days", "a week of shelling" opens; a few days are none."""
    at = i - 1
    count = 1 if sentence[i].low == "week" else 0
    if at >= 0 and sentence[at].low in ("a", "two", "three", "four", "five", "six", "several", "few", "recent"):
        count, at = 2, at - 1
    elif at >= 0 and (sentence[at].low.isdigit() or sentence[at].low in _VALUES):
        word = sentence[at].low
        count, at = int(word) if word.isdigit() else int(_NUMERALS[word]), at - 1
    span = sentence[i].low != "days" or count >= _TEN_DAYS
    if not count or not span or at < 0:
        return None
    if sentence[at].low in ("past", "last", "previous", "preceding"):
        at -= 1
    if at >= 0 and sentence[at].low == "the":
        at -= 1
    opened = at >= 0 and sentence[at].low in ("in", "over", "during", "within")
    of = i + 1 < len(sentence) and sentence[i + 1].low == "of"
    return at if opened or (of and count) else None


def _lasting(sentence: Sequence[Word], i: int) -> bool:
    """ "In the past three years", "over five months"; a bare "last month" is in the list of spans."""
    window = [word.low for word in sentence[max(0, i - 4) : i]]
    numbered = any(low in _VALUES or low.isdigit() or low in ("few", "several") for low in window)
    return numbered and any(low in ("past", "last", "over", "during", "previous", "preceding") for low in window)


def _old_war(word: Word) -> bool:
    return word.low.endswith(("-year", "-year-old", "-year-long", "-month-old", "-month", "years-old"))


def _war_counts(sentence: Sequence[Word], i: int) -> bool:
    """ "The war has killed ...", "a conflict that has left ...", "killed in the conflict": the war counts."""
    after = [word.low for word in sentence[i + 1 : i + 7]]
    before = [word.low for word in sentence[max(0, i - 4) : i]]
    if sentence[i].capital and i + 1 < len(sentence) and sentence[i + 1].capital:
        return False  # the name of a body
    if any(
        low in ("monitor", "monitors", "monitoring", "planes", "crimes", "crime", "zone", "observer")
        for low in after[:1]
    ):
        return False
    if any(low in ("has", "have") for low in after[:5]):
        return True
    return (
        bool(before)
        and any(low in ("in", "during", "throughout", "from") for low in before)
        and "the" in before + ["the"] * (before[-1] in ("syria", "syrian", "civil"))
    )
