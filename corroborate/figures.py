"""Casualty figures and other counts as intervals, read from plain text by rule.

No model and no library of numbers is used: those fold lists into sums and drop bounds. Each stretch of text between
sure sentence ends is read alone, so that a sentence gives the same counts wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corroborate.counting.background import background
from corroborate.counting.binding import bind
from corroborate.counting.bound import Bound
from corroborate.counting.clauses import View
from corroborate.counting.counted import mentions
from corroborate.counting.earlier import COUNT_NOUNS, EARLIER, replaces, superseded
from corroborate.counting.lists import apposed, clause_places, places, wholes
from corroborate.counting.mentions import Mention
from corroborate.counting.nouns import COUNTED_LAST
from corroborate.counting.numberwords import policy_table
from corroborate.counting.sides import inherited, ranks, sides
from corroborate.counting.slotwords import FORMS, triggers
from corroborate.counting.splits import Located, by_place
from corroborate.records import Count, Slot
from corroborate.text.words import Word, stretches, words

_NEIGHBOURS = 8  # counts looked at on either side for the slot of an earlier toll
_WORTH_READING = (
    EARLIER
    | {form for form, (family, _) in FORMS.items() if family != "people"}
    | {"victims", "there", "city", "town", "village"}
    | COUNTED_LAST
)
_PUT_RIGHT = frozenset({"figure", "number", "toll", "count", "total", "it"})
_SPEAKER_REACH = 12  # words from a speaker to "said"
_LONGEST_SPAN = 25  # words; a figure further from its verb is shown as number and noun


def parse(text: str, policy: str = "default") -> tuple[Count, ...]:
    """The counts of ``text``, sorted by start; offsets are code points of ``text``.

    ``policy`` names a table of the lexicon ``vague_numbers``; an unknown name raises ``ValueError``.
    """
    policy_table(policy)
    located: list[Located] = []
    told: list[str] = []
    for number, (start, end) in enumerate(stretches(text)):
        told.append(text[start:end])
        printed = told[-1].lstrip()
        items, replacing = _read(printed.rstrip(), policy)
        found = [_moved(Located(*item, number), end - len(printed)) for item in items]
        if located and replacing and any(item.count.slot == "killed" for item in found):
            _replace_last(located, number - 1)
        located.extend(found)
    return tuple(
        sorted(by_place(located, told), key=lambda count: (count.start, count.end, count.slot, count.part or ""))
    )


@lru_cache(maxsize=1024)
def _read(printed: str, policy: str) -> tuple[tuple[tuple[Count, str | None, bool], ...], bool]:
    """Return the counts of one stretch, offsets into it, and whether it replaces a toll told before.

    A text is read as a whole and again sentence by sentence: kept, so that each stretch is read once.
    """
    sentence = words(printed)
    return tuple(_sentence(sentence, policy)), replaces(sentence)


def _moved(item: Located, by: int) -> Located:
    count = item.count
    return replace(item, count=replace(count, start=count.start + by, end=count.end + by))


def _replace_last(located: list[Located], number: int) -> None:
    """Mark the toll of the sentence before as an earlier one."""
    for i in range(len(located) - 1, -1, -1):
        item = located[i]
        if item.sentence != number:
            return
        if item.count.slot == "killed" and item.count.part is None and not item.count.derived:
            located[i] = replace(item, count=replace(item.count, superseded=True))
            return


def _sentence(sentence: Sequence[Word], policy: str) -> list[tuple[Count, str | None, bool]]:
    found = triggers(sentence)
    if not found and not any(word.low in _WORTH_READING for word in sentence):
        return []
    view = View(sentence, found, mentions(sentence, found, policy))
    bound = [
        None if _speaker(view, mention, own) else own for mention, own in zip(view.mentions, bind(view), strict=True)
    ]
    old = superseded(view, bound)
    for i in old:
        bound[i] = _old_bound(view, bound, i)
        _new_bound(view, bound, i)
    long = background(view, bound)
    placed, whose = places(view, bound), sides(view, bound)
    bound = apposed(view, bound, placed)
    counts: dict[int, Count] = {}
    parts = {
        i: placed.get(i)
        or whose.get(i)
        or mention.noun.part
        or (own.part or ranks(view, mention, own) if own else None)
        for i, (mention, own) in enumerate(zip(view.mentions, bound, strict=True))
    }
    parts |= inherited(view, bound, parts)
    for i, (mention, own) in enumerate(zip(view.mentions, bound, strict=True)):
        part = parts[i]
        if own is None or (own.subset and (part is None or mention.quantity.high == 0)) or _lone_article(mention, own):
            continue
        start, end = _span(view, mention, own)
        quantity = mention.quantity
        counts[i] = Count(
            slot=own.slot,
            low=quantity.low,
            high=quantity.high,
            start=start,
            end=end,
            part=part,
            stated=quantity.stated,
            superseded=i in old,
            background=i in long,
        )
    where = clause_places(view, bound)
    out = [(count, where[i], (own := bound[i]) is not None and own.subset) for i, count in counts.items()]
    return [*out, *((count, _one_place(count, out), False) for count in wholes(view, bound, counts, placed))]


def _one_place(whole: Count, added: Sequence[tuple[Count, str | None, bool]]) -> str | None:
    """The place of a sum, where all it was made of has the same."""
    found = {place for count, place, _ in added if count.slot == whole.slot and whole.start <= count.start < whole.end}
    return found.pop() if len(found) == 1 else None


def _speaker(view: View, mention: Mention, own: Bound | None) -> bool:
    """ "..., an official who asked not to be named said": a speaker after a comma is none of the victims before him."""
    if (
        own is not None
        and own.linked >= 0
        and view.words[mention.first - 1].low != "and"  # "20 children and nine women said the director"
        and [word.low for word in view.words[mention.last : mention.last + 1]] == ["said"]
    ):
        return True  # "killing four civilians two residents said", its comma lost
    if not mention.first or view.words[mention.first - 1].low != ",":
        return False
    after = [word.low for word in view.words[mention.last : mention.last + _SPEAKER_REACH]]
    if after[:1] != ["who"]:
        return after[:1] == ["said"]
    said = next((at for at, low in enumerate(after) if low in ("said", "says")), None)
    return said is not None and "," not in after[:said] and after[said + 1 : said + 2] in ([], ["."], ["on"])


def _lone_article(mention: Mention, own: Bound) -> bool:
    """ "A man" and bare plurals count where killed or hurt, and only there: "a hostage was inside" is no figure."""
    return (
        mention.more
        and own.slot not in ("killed", "injured", "casualties", "detained")
        and (own.slot != "missing" or mention.quantity.low == 1)
    )


def _new_bound(view: View, bound: list[Bound | None], old: int) -> None:
    """ "From 35 dead to 28", "20 died; the correct figure is nine": the number in place of the old takes its slot."""
    own = bound[old]
    if own is None or old + 1 >= len(bound):
        return
    mention, now = view.mentions[old + 1], bound[old + 1]
    if mention.noun.family not in ("bare", "people"):
        return
    before = [word.low for word in view.words[max(0, mention.first - 2) : mention.first]]
    put_right = before[-1:] in (["is"], ["was"]) and before[0] in _PUT_RIGHT
    if put_right or (now is None and before[-1:] == ["to"]):
        bound[old + 1] = Bound(own.slot, None, before=True)


def _old_bound(view: View, bound: Sequence[Bound | None], i: int) -> Bound | None:
    """An earlier toll without a verb ("the previous count was 20") takes the slot of the sentence's other toll."""
    if bound[i] is not None:
        return bound[i]
    if view.mentions[i].noun.family not in ("bare", "people"):
        return None
    near = [*bound[max(0, i - _NEIGHBOURS) : i], *bound[i + 1 : i + _NEIGHBOURS]]
    slots: list[Slot] = [
        own.slot for own in near if own is not None and own.slot in ("killed", "injured", "casualties")
    ]
    if not slots and not any(word.low in COUNT_NOUNS for word in view.words):
        return None  # "won 12 seats, up from eight"
    return Bound(slots[0] if slots else "killed", None, before=True)


def _span(view: View, mention: Mention, own: Bound) -> tuple[int, int]:
    """The smallest run with number, noun and the wording of the slot; without the wording where that stands far off."""
    first, last = mention.first, mention.last
    trigger = own.trigger
    shared = own.linked >= 0 and (own.before or own.subset)
    if trigger is not None and not shared:
        low, high = min(first, trigger.first), max(last, trigger.last)
        if high - low <= _LONGEST_SPAN:
            first, last = low, high
    last = max(last, first + 1)
    return view.words[first].start, view.words[last - 1].end
