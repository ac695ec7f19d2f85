"""Counts that share their verb: lists of objects and of subjects, those with them, and "damaged 90 more"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corroborate.counting.bound import Bound
from corroborate.counting.clauses import View
from corroborate.counting.roles import PEOPLE_SLOTS
from corroborate.counting.slotwords import GRAMMAR
from corroborate.records import Slot

_SHARED = 16  # words from a count to those who shared its fate
_BETWEEN = 7  # words between two things of a list
_PERSONS = ("ers", "ors", "ists", "men", "ants", "ents")


def share(view: View, bound: list[Bound | None]) -> None:
    """Numbers in one list share their verb: objects take it from the left, subjects from the right."""
    counted = view.mentions
    for i in range(1, len(counted)):
        left = bound[i - 1]
        things = counted[i].noun.family == "buildings" and left is not None and left.slot != "buildings"
        if bound[i] is None and left is not None and left.before and not things and _joinable(view, i - 1, i):
            bound[i] = replace(left, linked=i - 1)
        elif bound[i] is None and (at := _over_areas(view, bound, i)) >= 0:
            bound[i] = Bound("buildings", None, before=True, linked=at)
        elif (
            bound[i] is None and left is not None and left.trigger and not left.before and _placed_after(view, left, i)
        ):
            bound[i] = replace(left, before=True, linked=i - 1)
        elif bound[i] is None and (shared := _shared(view, bound, i)):
            bound[i] = Bound(shared, None, before=True)
        elif bound[i] is None and left is not None and left.slot in ("strikes", "munitions") and _aimed(view, i):
            bound[i] = replace(left, linked=i - 1)
    for i in range(len(counted) - 2, -1, -1):
        right = bound[i + 1]
        if (
            bound[i] is None
            and right is not None
            and not right.before
            and right.trigger
            and _joinable(view, i, i + 1)
            and not _inside(view, bound, i)
            and not (counted[i].noun.word and {role for _, role in right.trigger.readings} == {"noun"})
        ):
            bound[i] = replace(right, linked=i + 1, subset=False)
    _more_things(view, bound)


def _over_areas(view: View, bound: Sequence[Bound | None], i: int) -> int:
    """The thing before, in "12 homes, two farming areas, a school and three mosques"; -1 where there is none."""
    at = i - 1
    while at > 0 and bound[at] is None and view.mentions[at].noun.family == "nobody":
        at -= 1
    own, first, last = bound[at], view.mentions[at].last, view.mentions[i].first
    if own is None or own.slot != "buildings" or not own.before or view.mentions[i].noun.family != "buildings":
        return -1
    gap = {word.low for word in view.words[first:last]}
    broken = last - first > _BETWEEN or any(j in view.at for j in range(first, last))
    return -1 if broken or gap & (GRAMMAR["stops"] | GRAMMAR["prepositions"]) else at


def _inside(view: View, bound: Sequence[Bound | None], i: int) -> bool:
    """ "Nine died, including two women and a boy, and ten were hurt": the boy is of those who died."""
    while i > 0 and not view.marked(view.mentions[i]) and view.listed(view.mentions[i - 1], view.mentions[i]):
        i -= 1
    whole = bound[i - 1] if i else None
    return whole is not None and whole.slot in PEOPLE_SLOTS and view.marked(view.mentions[i])


def _more_things(view: View, bound: list[Bound | None]) -> None:
    """ "Destroyed 200 homes and damaged 90 more": things of the kind named before."""
    for i in range(1, len(view.mentions)):
        mention, last, trigger = view.mentions[i], bound[i - 1], view.ending.get(view.mentions[i].first)
        unnamed = mention.noun.family == "bare" or mention.noun.word == "others"
        if bound[i] is None and unnamed and trigger is not None and last is not None and last.slot == "buildings":
            acts = {role for slot, role in trigger.readings if slot == "buildings"} & {"either", "object"}
            if acts and not mention.more and trigger.first >= view.mentions[i - 1].last:
                bound[i] = Bound("buildings", trigger, before=True, part=view.mentions[i - 1].noun.part)


def _shared(view: View, bound: Sequence[Bound | None], i: int) -> Slot | None:
    """The slot of the count whose fate those at ``i`` shared; members told of in between are passed over."""
    at = i - 1
    while at > 0 and bound[at] is None and view.marked(view.mentions[at]):
        at -= 1
    left = bound[at]
    return left.slot if left is not None and left.slot in ("killed", "injured") and _alongside(view, i) else None


def _alongside(view: View, i: int) -> bool:
    """ "Ten fighters died in the blast along with eight guards": those who shared the fate of the count before."""
    mention, at = view.mentions[i], view.along(view.mentions[i])
    if mention.more or mention.noun.family != "people" or mention.noun.part is None or mention.noun.partitive:
        return False
    opened = {word.low for word in view.words[max(0, at - 3) : mention.first]}
    gap = view.words[view.mentions[i - 1].last : at]
    joined = (
        {"along", "with"} <= opened
        or {"as", "well"} <= opened
        or {"in", "addition", "to"} <= opened
        or {"together", "with"} <= opened
    )
    return (
        joined
        and len(gap) <= _SHARED
        and not any(word.low in GRAMMAR["clause_breaks"] and word.low != "according" for word in gap)
    )


def _aimed(view: View, i: int) -> bool:
    """ "Nine raids on Oldford and four on Millside": a bare number with its target, listed with strikes."""
    mention = view.mentions[i]
    if mention.noun.family != "bare" or mention.last >= len(view.words) or mention.more:
        return False
    return view.words[mention.last].low in ("on", "against", "at") and view.listed(view.mentions[i - 1], mention)


def _placed_after(view: View, left: Bound, i: int) -> bool:
    """ "Nine were killed in Northgate and two in Millside": the verb stands between, each has its place."""
    mention, trigger = view.mentions[i], left.trigger
    if trigger is None or mention.noun.part is not None or not mention.counts_people:
        return False
    start = view.place_after(trigger) if view.placed(mention) else None
    if start is None and view.dated(mention.last) and view.dated(trigger.last):
        start = trigger.last
    return start is not None and view.listed(view.mentions[i - 1], mention, start)


def _joinable(view: View, left: int, right: int) -> bool:
    one, two = view.mentions[left], view.mentions[right]
    if one.noun.partitive or two.noun.partitive or two.noun.of_them or not view.listed(one, two):
        return False
    comma = [word.low for word in view.words[one.last : two.first]] == [","]
    if comma and one.noun.word and two.noun.family == "bare":
        return False  # "he shot four men, two fatally"
    if {one.noun.family, two.noun.family} == {"buildings", "unknown"}:  # "ten homes, three industrial zones"
        return not (one.noun.word.endswith(_PERSONS) or two.noun.word.endswith(_PERSONS))
    if one.counts_people != two.counts_people or "nobody" in (one.noun.family, two.noun.family):
        return False
    if two.noun.family == "bare" and not (view.closed(two) or view.after(two)):
        return False
    return one.counts_people or one.noun.family == two.noun.family == "buildings"
