"""Members of a whole: "16, including four children, and wounding 32", "nine were hurt, two of whom died"."""

from __future__ import annotations

from dataclasses import replace

from corroborate.counting.bound import Bound
from corroborate.counting.clauses import View
from corroborate.counting.mentions import Mention
from corroborate.counting.roles import PEOPLE_SLOTS
from corroborate.counting.slotwords import GRAMMAR


def subsets(view: View, bound: list[Bound | None]) -> None:
    """Members of a whole take its slot; "16, including four children, and wounding 32": the last has its own verb."""
    whole = -1
    inside = False
    for i, mention in enumerate(view.mentions):
        own = bound[i]
        if own is not None and own.subset:
            continue
        marked = view.marked(mention) and not (
            mention.noun.of_them and own is not None and own.before and own.linked < 0
        )
        joined = inside and i > 0 and view.listed(view.mentions[i - 1], mention)
        outer = bound[whole] if whole >= 0 else None
        if outer is not None and own is not None and _became(mention, own, outer):
            bound[i] = replace(own, subset=True)  # more dead beside those told of: no toll of its own
            inside = False
            continue
        if (
            joined
            and not marked
            and mention.noun.part is None
            and mention.noun.family == "people"
            and outer is not None
            and outer.before
            and (own is None or own.trigger is None or own.trigger is outer.trigger)
        ):
            bound[i] = own = replace(outer, linked=whole)
            joined = False
        joined = joined and (marked or not _apart(view, mention, view.mentions[whole]))
        if outer is not None and joined and not marked and own is not None and own.linked != i - 1:
            joined = own.trigger is outer.trigger and not outer.before and mention.noun.family == "people"
        if outer is not None and own is not None and _graver(view, mention, own, outer):
            bound[i] = replace(own, subset=True)  # "eleven are in hospital, four in intensive care"
            continue
        things = outer is not None and outer.slot == mention.noun.family == "buildings" and marked
        if outer is not None and things and own is None:
            bound[i] = Bound("buildings", None, before=True, subset=True, linked=whole)
            continue
        if (
            outer is not None
            and outer.slot in PEOPLE_SLOTS
            and mention.counts_people
            and not mention.noun.partitive
            and (marked or joined)
        ):
            slot = (
                own.slot
                if own is not None and own.trigger is not outer.trigger and marked and mention.noun.of_them
                else outer.slot
            )
            bound[i] = Bound(slot, None, before=True, subset=True, linked=whole)
            inside = True
            continue
        inside = False
        if own is not None and (own.slot in PEOPLE_SLOTS or own.slot == "buildings") and mention.quantity.high != 0:
            whole = i
        elif marked and (own is None or own.trigger is None):
            bound[i] = None


def _became(mention: Mention, own: Bound, outer: Bound) -> bool:
    """ "Nine were hurt, two of whom died": members with a verb of their own in another slot are no part of it."""
    if not mention.noun.of_them or mention.noun.part is not None or own.trigger is None or own.before:
        return False
    return own.trigger is not outer.trigger and own.slot == "killed" and outer.slot != "killed"


def _graver(view: View, mention: Mention, own: Bound, outer: Bound) -> bool:
    """Whether a bare number after a comma tells how badly some of those before it are hurt."""
    if own.trigger is None or mention.noun.family != "bare" or not outer.slot == own.slot == "injured":
        return False
    if [word.low for word in view.words[mention.last : mention.last + 1]] != ["in"]:
        return False
    told = {word.low for word in view.words[own.trigger.first : own.trigger.last]}
    return view.words[mention.first - 1].low == "," and not told.isdisjoint({"critical", "serious", "intensive"})


def _apart(view: View, mention: Mention, whole: Mention) -> bool:
    """Whether a list has left the members of a whole: fighters are no civilians, ", and three men died" opens anew."""
    if whole.noun.part == "civilians" and mention.noun.part in GRAMMAR["armed_parts"]:
        return True
    before = [word.low for word in view.words[max(0, mention.first - 2) : mention.first]]
    return before == [",", "and"] and view.at.get(mention.last) is not None
