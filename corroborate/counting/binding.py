"""Which verb or noun gives each number of a sentence its slot: nearest words first, then lists, then subsets."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.counting.appositions import members, object_after_name
from corroborate.counting.bound import Bound
from corroborate.counting.clauses import View
from corroborate.counting.farverbs import far
from corroborate.counting.mentions import Mention
from corroborate.counting.roles import slot_for
from corroborate.counting.sharing import share
from corroborate.counting.slotwords import GRAMMAR, Trigger
from corroborate.counting.subsets import subsets
from corroborate.counting.tollwords import moved_on, toll
from corroborate.records import Slot
from corroborate.text.words import Phrases

_AMONG = Phrases(
    [(wording, "killed") for wording in sorted(GRAMMAR["among"])]
    + [(w, "injured") for w in sorted(GRAMMAR["among_injured"])]
)


_INVERTED = 16  # words: "among the dead of the fire at X were ..."
_OUTDONE = (("present", "displaced"), ("casualties", "killed"))
_CAPTIVES = (("killed", "detained"), ("injured", "detained"))
"""Slots by the word before that the word after outdoes: "a town of 900 people who fled", "shot two men dead"."""
_BREAKS = GRAMMAR["clause_breaks"] | {"were", "was", "are", ","}


def bind(view: View) -> list[Bound | None]:
    """The slot of each mention of the sentence, in order; ``None`` where nothing counts it."""
    bound: list[Bound | None] = [_thing(mention) for mention in view.mentions]
    _direct(view, bound)
    _subjects(view, bound)
    _adjectives(view, bound)
    share(view, bound)
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
        if before is None and after is not None and after[0] in ("injured", "detained"):
            after = _since_died(view, mention, after)
        if before is not None and after is not None and _of_those(view, before[1]):
            before = None
        outdone = before is not None and after is not None and (before[0], after[0]) in _CAPTIVES
        moved = before is not None and after is not None and (before[0], after[0]) in _OUTDONE
        if (
            before is not None
            and not moved
            and (after is None or mention.noun.family != "bare" or outdone or after[0] == before[0])
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


def _of_those(view: View, verb: Trigger) -> bool:
    """ "Besides those killed 30 people were injured": the verb tells of those, a comma behind it is lost."""
    return verb.first > 0 and view.words[verb.first - 1].low == "those"


def _since_died(view: View, mention: Mention, hurt: tuple[Slot, Trigger]) -> tuple[Slot, Trigger]:
    """ "A woman wounded in the raid died on Friday", "two hostages were killed": what became of the hurt or held."""
    died = far(view, mention, hurt[1].last) if hurt[1].first == mention.last else None
    return died if died is not None and died[0] == "killed" else hurt


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
        told = view.marked(mention) and not (i == 0 and mention.noun.of_them)  # "eight of them, ..., were held"
        if bound[i] is None and not told and not mention.noun.partitive:
            verb = far(view, mention)
            bound[i] = Bound(*verb, before=False) if verb else None
