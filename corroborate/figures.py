"""Casualty figures and other counts as intervals, read from plain text by rule.

No model and no library of numbers is used: those fold lists into sums and drop bounds. Each stretch of text between
sure sentence ends is read alone, so that a sentence gives the same counts wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corroborate.background import EARLIER, background, superseded
from corroborate.binding import Bound, bind
from corroborate.clauses import View
from corroborate.counting import Mention, mentions
from corroborate.nouns import FORMS, triggers
from corroborate.numbers import policy_table
from corroborate.records import Count, Slot
from corroborate.words import Word, stretches, words

_NEIGHBOURS = 8  # counts looked at on either side for the slot of an earlier toll
_WORTH_READING = (
    EARLIER
    | {form for form, (family, _) in FORMS.items() if family != "people"}
    | {"victims", "bombs", "canisters", "missiles"}
)
_LONGEST_SPAN = 25  # words; a figure further from its verb is shown as number and noun
_SMALL = frozenset(
    {
        "the",
        "of",
        "town",
        "city",
        "village",
        "district",
        "neighborhood",
        "neighbourhood",
        "province",
        "suburb",
        "area",
        "nearby",
    }
)


def parse(text: str, policy: str = "default") -> tuple[Count, ...]:
    """The counts of ``text``, sorted by start; offsets are code points of ``text``.

    ``policy`` names a table of the lexicon ``vague_numbers``; an unknown name raises ``ValueError``.
    """
    policy_table(policy)
    out: list[Count] = []
    for start, end in stretches(text):
        out.extend(_sentence(words(text, start, end), policy))
    return tuple(sorted(out, key=lambda count: (count.start, count.end, count.slot, count.part or "")))


def _sentence(sentence: Sequence[Word], policy: str) -> list[Count]:
    found = triggers(sentence)
    if not found and not any(word.low in _WORTH_READING for word in sentence):
        return []
    view = View(sentence, found, mentions(sentence, found, policy))
    bound = bind(view)
    old = superseded(view, bound)
    for i in old:
        bound[i] = _old_bound(view, bound, i)
    long = background(view, bound)
    placed = _places(view, bound)
    bound = _apposed(view, bound, placed)
    counts: dict[int, Count] = {}
    for i, (mention, own) in enumerate(zip(view.mentions, bound, strict=True)):
        part = placed.get(i) or mention.noun.part or (own.part if own else None)
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
    return [*counts.values(), *_wholes(view, bound, counts, placed)]


def _lone_article(mention: Mention, own: Bound) -> bool:
    """ "A man" and bare plurals count where killed or hurt, and only there: "a hostage was inside" is no figure."""
    return mention.more and own.slot not in ("killed", "injured", "casualties", "detained")


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


def _places(view: View, bound: Sequence[Bound | None]) -> dict[int, str]:
    """Parts by place: members of one list, each with its place ("nine in Northgate and two in Millside")."""
    out: dict[int, str] = {}
    for run in _runs(view, bound):
        parts = [view.mentions[i].noun.part for i in run]
        names = [_place(view, view.mentions[i].last) or _after_verb(view, bound[i]) for i in run]
        subset = all((own := bound[i]) is not None and own.subset for i in run)
        if (len(run) > 1 or subset) and all(names) and not any(parts):
            out.update({i: f"in {name}" for i, name in zip(run, names, strict=True)})
    return out


def _after_verb(view: View, own: Bound | None) -> str | None:
    at = view.place_after(own.trigger) if own is not None and own.trigger is not None and not own.before else None
    return _place(view, at) if at is not None else None


def _place(view: View, start: int) -> str | None:
    if not view.place_at(start):
        return None
    at = start + 1
    while at < len(view.words) and at < start + 6 and view.words[at].low in _SMALL:
        at += 1
    last = at
    while (
        last < len(view.words)
        and last < at + 4
        and (view.words[last].capital or (last == at and view.words[last].low.startswith("al-")))
    ):
        last += 1
    return " ".join(word.text for word in view.words[at:last]) or None


def _runs(view: View, bound: Sequence[Bound | None]) -> list[list[int]]:
    """Runs of neighbouring mentions in one list that share their wording, or their whole."""
    out: list[list[int]] = []
    for i, own in enumerate(bound):
        if own is None:
            continue
        last = out[-1][-1] if out else -2
        other = bound[last] if last >= 0 else None
        same = other is not None and own.slot == other.slot and own.subset == other.subset
        if (
            same
            and last == i - 1
            and _linked(own, other, i, last)
            and (own.linked == last or view.listed(view.mentions[last], view.mentions[i]))
        ):
            out[-1].append(i)
        else:
            out.append([i])
    return out


def _linked(own: Bound, other: Bound | None, i: int, last: int) -> bool:
    return other is not None and (own.subset or own.linked == last or other.linked == i)


def _apposed(view: View, bound: Sequence[Bound | None], placed: dict[int, str]) -> list[Bound | None]:
    """ "Three civilians, two women and a man": where the first is the sum of the rest, the rest are its parts."""
    out = list(bound)
    for run in _runs(view, bound):
        rest = [view.mentions[i].quantity for i in run[1:]]
        first = view.mentions[run[0]].quantity
        if (
            len(rest) > 1
            and first.high is not None
            and first.low == first.high == sum(q.low for q in rest) == sum(q.high or 0 for q in rest)
        ):
            for i in run[1:]:
                own = out[i]
                out[i] = replace(own, subset=True, linked=run[0]) if own else None
    return out


def _wholes(view: View, bound: Sequence[Bound | None], counts: dict[int, Count], placed: dict[int, str]) -> list[Count]:
    """The sum over a list of parts where the sentence states no total."""
    out: list[Count] = []
    totals = {count.slot for count in counts.values() if count.part is None and not count.superseded}
    for run in _runs(view, bound):
        parts = [counts[i] for i in run if i in counts]
        own = bound[run[0]]
        if len(parts) < 2 or len(parts) < len(run) or own is None or own.subset or own.trigger is None:
            continue
        others = any(
            view.words[view.mentions[i].first].low == "another" or view.mentions[i].noun.word in ("other", "others")
            for i in run
            if i not in placed
        )
        if (
            own.slot in totals
            or others
            or any(part.part is None or part.superseded or part.high == 0 for part in parts)
        ):
            continue
        highs = [part.high for part in parts]
        exact = [part.stated for part in parts]
        out.append(
            replace(
                parts[0],
                low=sum(part.low for part in parts),
                high=None if None in highs else sum(high or 0 for high in highs),
                stated=None if None in exact else sum(value or 0 for value in exact),
                part=None,
                derived=True,
                start=min(part.start for part in parts),
                end=max(part.end for part in parts),
            )
        )
    return out
