"""Counts in one list: their places, which are parts of the first, and the sum over parts without a total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corroborate.counting.bound import Bound
from corroborate.counting.clauses import View
from corroborate.counting.roles import PEOPLE_SLOTS
from corroborate.counting.slotwords import GRAMMAR
from corroborate.counting.splits import label, name_end, opening, place_phrases
from corroborate.records import Count

_FURTHER = GRAMMAR["further"]
_NEIGHBOURS = 8  # counts looked at before a list
_REACH = 22  # words from a count to the place of its clause


def places(view: View, bound: Sequence[Bound | None]) -> dict[int, str]:
    """Parts by place: members of one list, each with its place ("nine in Northgate and two in Millside")."""
    out: dict[int, str] = {}
    for run in _runs(view, bound):
        named = [_place(view, view.mentions[i].last) or _after_verb(view, bound[i]) for i in run]
        names = [name for name in named if name]
        own = bound[run[0]]
        subset = own is not None and own.subset and view.mentions[run[0]].noun.part is None
        if (len(run) > 1 or subset) and len(set(names)) == len(run):
            first = view.mentions[run[0]].noun.part
            for i, name in zip(run, names, strict=True):
                noun = view.mentions[i].noun
                out[i] = label(noun.part or (first if noun.family == "bare" else None), name)
    return out


def _after_verb(view: View, own: Bound | None) -> str | None:
    at = view.place_after(own.trigger) if own is not None and own.trigger is not None and not own.before else None
    return _place(view, at) if at is not None else None


def _place(view: View, start: int) -> str | None:
    if not view.place_at(start):
        return None
    first = opening(view.words, start + 1)
    return " ".join(word.text for word in view.words[first : name_end(view.words, first)]) or None


def clause_places(view: View, bound: Sequence[Bound | None]) -> list[str | None]:
    """The place each mention's own clause names: after it, up to the next count of its slot, else before it."""
    out: list[str | None] = [None] * len(bound)
    phrases = place_phrases(view.words)
    firsts = [start for start, _, _ in phrases]
    floor: dict[str, int] = {}
    heads = [i for i, own in enumerate(bound) if own is not None and not own.subset]
    ceilings = _ceilings(view, bound, heads)
    whole: str | None = None
    for i, own in enumerate(bound):
        if own is None:
            continue
        if own.subset:
            out[i] = whole
            continue
        mention = view.mentions[i]
        at = bisect_left(firsts, mention.last)
        found = phrases[at] if at < len(phrases) else None
        beside = out[own.linked] if 0 <= own.linked < i else None
        if found is not None and (found[0] >= ceilings[i] or not _same_clause(view, mention.last, found[0])):
            found = None
        if found is None and beside is not None:
            out[i] = whole = beside
            continue
        if found is None:
            at = bisect_left(firsts, mention.first) - 1
            while at > 0 and phrases[at - 1][1] == firsts[at] > floor.get(own.slot, 0):
                at -= 1  # "in Jaber in the province of Daran"
            found = phrases[at] if at >= 0 and firsts[at] >= floor.get(own.slot, 0) else None
            floor[own.slot] = mention.last
        else:
            floor[own.slot] = found[1]
        out[i] = whole = found[2] if found else None
    for i, own in enumerate(bound):
        if own is not None and own.linked > i and not own.subset:
            out[i] = out[own.linked]  # "a man and a woman died in Oldford"
    return out


def _ceilings(view: View, bound: Sequence[Bound | None], heads: Sequence[int]) -> dict[int, int]:
    """For each count the first word of the next one of its slot."""
    out: dict[int, int] = {}
    following: dict[str, int] = {}
    for i in reversed(heads):
        own = bound[i]
        if own is not None:
            out[i] = following.get(own.slot, len(view.words))
            following[own.slot] = view.mentions[i].first
    return out


def _same_clause(view: View, start: int, end: int) -> bool:
    return end - start <= _REACH and not any(word.low in GRAMMAR["clause_breaks"] for word in view.words[start:end])


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
        elif subject := _past_members(bound, out, i):
            subject.append(i)
        else:
            out.append([i])
    return out


def _past_members(bound: Sequence[Bound | None], runs: Sequence[list[int]], i: int) -> list[int] | None:
    """The run that goes on after members of its last: "six men, including two guards, and three women died"."""
    own, at, back = bound[i], i - 1, len(runs) - 1
    while at >= 0 and (member := bound[at]) is not None and member.subset:
        back -= runs[back][0] == at
        at -= 1
    whole = bound[at] if 0 <= at < i - 1 else None
    if own is None or whole is None or own.subset or own.before or whole.before or own.trigger is None:
        return None
    shared = own.trigger is whole.trigger and own.slot == whole.slot
    return runs[back] if shared and back >= 0 and runs[back][-1] == at else None


def _linked(own: Bound, other: Bound | None, i: int, last: int) -> bool:
    return other is not None and (
        own.subset or own.linked == last or other.linked == i or (own.before and own.trigger is other.trigger)
    )


def apposed(view: View, bound: Sequence[Bound | None], placed: dict[int, str]) -> list[Bound | None]:
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


def _inside(view: View, counts: dict[int, Count], bound: Sequence[Bound | None], run: Sequence[int]) -> bool:
    """Whether a list tells of a greater count before it: "20 staff, including two women, two men and a boy, died"."""
    own, added = bound[run[0]], sum(counts[i].low for i in run)
    near = (i for i in range(max(0, run[0] - _NEIGHBOURS), run[0]) if i in counts)
    before = [i for i in near if (other := bound[i]) and own and other.slot == own.slot]
    return any(
        counts[i].stated == added or (counts[i].low > added and view.marked(view.mentions[i + 1]))
        for i in before
        if i + 1 < len(view.mentions) and not counts[i].superseded
    )


def wholes(view: View, bound: Sequence[Bound | None], counts: dict[int, Count], placed: dict[int, str]) -> list[Count]:
    """The sum over a list of parts where the sentence states no total."""
    out: list[Count] = []
    totals = {count.slot for count in counts.values() if count.part is None and not count.superseded}
    for run in _runs(view, bound):
        parts = [counts[i] for i in run if i in counts]
        own = bound[run[0]]
        unfit = len(parts) < 2 or len(parts) < len(run) or any(i in placed for i in run)
        if unfit or own is None or own.subset or own.trigger is None or own.slot not in PEOPLE_SLOTS:
            continue
        others = any(
            any(word.low in _FURTHER for word in view.words[view.mentions[i].first : view.mentions[i].last])
            for i in run
        )
        if (
            own.slot in totals
            or _inside(view, counts, bound, run)
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
