"""Which verb or noun gives each number of a sentence its slot: nearest words first, then lists, then subsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corroborate.counting.appositions import members, object_after_name
from corroborate.counting.bound import Bound
from corroborate.counting.clauses import View
from corroborate.counting.farverbs import far
from corroborate.counting.mentions import Mention
from corroborate.counting.roles import PEOPLE_SLOTS, slot_for
from corroborate.counting.slotwords import GRAMMAR, Trigger
from corroborate.counting.subsets import subsets
from corroborate.counting.tollwords import moved_on, toll
from corroborate.records import Slot
from corroborate.text.words import Phrases

_AMONG = Phrases(
    [(wording, "killed") for wording in sorted(GRAMMAR["among"])]
    + [(w, "injured") for w in sorted(GRAMMAR["among_injured"])]
)


_SHARED = 16  # words from a count to those who shared its fate
_INVERTED = 16  # words: "among the dead of the fire at X were ..."
_PERSONS = ("ers", "ors", "ists", "men", "ants", "ents")
_BREAKS = GRAMMAR["clause_breaks"] | {"were", "was", "are", ","}


def bind(view: View) -> list[Bound | None]:
    """The slot of each mention of the sentence, in order; ``None`` where nothing counts it."""
    bound: list[Bound | None] = [_thing(mention) for mention in view.mentions]
    _direct(view, bound)
    _subjects(view, bound)
    _adjectives(view, bound)
    _lists(view, bound)
    subsets(view, bound)
    _apposed(view, bound)
    return bound


def _apposed(view: View, bound: list[Bound | None]) -> None:
    """ "Two were killed: a woman and a girl", "the dead, two men and a boy"."""
    slots = [own.slot if own else None for own in bound]
    for run, slot, whole, trigger in members(view, slots, [own is not None and own.subset for own in bound]):
        for i in run:
            bound[i] = Bound(slot, trigger, before=True, subset=whole >= 0, linked=whole if whole >= 0 else -1)


def _adjectives(view: View, bound: list[Bound | None]) -> None:
    for i, mention in enumerate(view.mentions):
        adjective = mention.noun.adjective
        slot = (
            slot_for(mention, adjective, ("either", "noun"))
            if adjective and bound[i] is None and not mention.more
            else None
        )
        if slot:
            bound[i] = Bound(slot, None, before=False)


def _thing(mention: Mention) -> Bound | None:
    several = mention.quantity.low > 1 or mention.quantity.high is None or mention.quantity.high > 1
    if mention.noun.family in ("strikes", "munitions") and several and not mention.more and mention.quantity.high != 0:
        return Bound("strikes" if mention.noun.family == "strikes" else "munitions", None, before=False)
    return None


def _direct(view: View, bound: list[Bound | None]) -> None:
    floor = 0
    for i, mention in enumerate(view.mentions):
        if bound[i] is not None or mention.noun.partitive:
            continue
        if mention.noun.among is not None:
            bound[i] = Bound(mention.noun.among, None, before=True, subset=True)
            continue
        after, before = view.after(mention), view.before(mention)
        if before is None and after is None:
            before = view.beside(mention) or _named(view, mention)
        if after is not None and after[0] == "present" and before is None:
            after = far(view, mention, after[1].last) or after
        moved = before is not None and after is not None and (before[0], after[0]) == ("present", "displaced")
        if (
            before is not None
            and not moved
            and (after is None or mention.noun.family != "bare" or after[0] == before[0])
        ):
            bound[i] = Bound(*before, before=True)
        elif after is not None:
            bound[i] = Bound(*after, before=False)
        else:
            among = _among(view, mention, bound[:i])
            counted = toll(view, mention, floor) if among is None else None
            if (
                counted is None
                and i
                and (last := bound[i - 1])
                and last.trigger
                and moved_on(view, mention, last.trigger)
            ):
                counted = last.slot, last.trigger, last.part
            if among is not None:
                bound[i] = Bound(among, None, before=True, subset=True)
                _with_it(view, bound, i)
            elif counted is not None and not mention.more:
                bound[i] = Bound(counted[0], counted[1], before=True, part=counted[2])
            elif _is_there(view, mention):
                bound[i] = Bound("present", None, before=False)
        if bound[i] is not None and view.words[mention.first - 1].low != "from":
            floor = mention.last


def _named(view: View, mention: Mention) -> tuple[Slot, Trigger] | None:
    """ "Killed Omar Haddad, a commander", "killing X alongside 11 relatives": who a named object is, or was with."""
    at = view.along(mention)
    described = mention.more and mention.noun.part is not None and mention.quantity.high == 1
    if not described and (at == mention.first or view.words[at].low == "with"):
        return None
    trigger = object_after_name(view, at)
    slot = slot_for(mention, trigger, ("object", "either")) if trigger is not None else None
    return (slot, trigger) if slot and trigger is not None else None


def _is_there(view: View, mention: Mention) -> bool:
    """ "200 people were in the mosque": where a number of people was."""
    after = view.words[mention.last : mention.last + 3]
    if mention.more or mention.noun.family != "people" or not mention.noun.word or mention.noun.of_them:
        return False
    if len(after) < 3 or after[0].low not in ("were", "are") or after[1].low not in ("in", "inside", "aboard"):
        return False
    return after[2].low in ("the", "a", "an") or after[2].capital


def _with_it(view: View, bound: list[Bound | None], i: int) -> None:
    """ "Five women and 13 rebels were among the dead": the list before it too."""
    while i > 0 and bound[i - 1] is None and view.listed(view.mentions[i - 1], view.mentions[i]):
        i -= 1
        if view.mentions[i].noun.part is not None:
            bound[i] = bound[i + 1]


def _among(view: View, mention: Mention, before: Sequence[Bound | None]) -> Slot | None:
    """ "Four children were among the dead", "among the dead were four children": members of those counted elsewhere."""
    if mention.noun.part is None or mention.noun.family != "people":
        return None
    for at in range(mention.last, min(mention.last + 8, len(view.words))):
        found = _AMONG.at(view.words, at)
        if found:
            return "killed" if found[0] == "killed" else "injured"
        if view.words[at].low == "among" and (
            view.mention_at(at + 1) if at == mention.last else view.words[at - 1].low in ("were", "was", "are")
        ):
            return _counted(view, at + 1, before)
        if view.words[at].low in GRAMMAR["stops"] and view.words[at].low not in GRAMMAR["light"]:
            break
    inverted = mention.first > 0 and view.words[mention.first - 1].low in ("were", "was", "are")
    for at in range(max(0, mention.first - (_INVERTED if inverted else 7)), mention.first):
        found = _AMONG.at(view.words, at)
        if found and inverted and not any(word.low in _BREAKS for word in view.words[found[1] : mention.first - 1]):
            return "killed" if found[0] == "killed" else "injured"
        if found and all(
            word.low in GRAMMAR["light"] or word.low in ("at", "civilians")
            for word in view.words[found[1] : mention.first]
        ):
            return "killed" if found[0] == "killed" else "injured"
    return None


def _counted(view: View, at: int, before: Sequence[Bound | None]) -> Slot | None:
    """The slot of the whole in "were among 48 people killed", or in "were among them" of the count before."""
    if at < len(view.words) and view.words[at].low in ("them", "those"):
        return next((own.slot for own in reversed(before[-4:]) if own and own.slot in ("killed", "injured")), None)
    whole = view.mention_at(at) or view.mention_at(at + 1)
    found = (view.after(whole) or view.before(whole)) if whole else None
    return found[0] if found and found[0] in ("killed", "injured") else None


def _subjects(view: View, bound: list[Bound | None]) -> None:
    for i, mention in enumerate(view.mentions):
        if bound[i] is None and not view.marked(mention) and not mention.noun.partitive:
            verb = far(view, mention)
            bound[i] = Bound(*verb, before=False) if verb else None


def _lists(view: View, bound: list[Bound | None]) -> None:
    """Numbers in one list share their verb: objects take it from the left, subjects from the right."""
    counted = view.mentions
    for i in range(1, len(counted)):
        left = bound[i - 1]
        things = counted[i].noun.family == "buildings" and left is not None and left.slot != "buildings"
        if bound[i] is None and left is not None and left.before and not things and _joinable(view, i - 1, i):
            bound[i] = replace(left, linked=i - 1)
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


def _inside(view: View, bound: Sequence[Bound | None], i: int) -> bool:
    """ "Nine died, including two women and a boy, and ten were hurt": the boy is of those who died."""
    while i > 0 and not view.marked(view.mentions[i]) and view.listed(view.mentions[i - 1], view.mentions[i]):
        i -= 1
    whole = bound[i - 1] if i else None
    return whole is not None and whole.slot in PEOPLE_SLOTS and view.marked(view.mentions[i])


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
