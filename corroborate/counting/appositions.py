"""Who the dead were, told beside them: "two were killed - a woman and a girl", "the dead, two men and a boy"."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.counting.clauses import View
from corroborate.counting.mentions import Mention
from corroborate.counting.roles import PEOPLE_SLOTS
from corroborate.counting.slotwords import GRAMMAR, Trigger
from corroborate.records import Slot

_REACH = 14  # words from a whole to those it consists of
_OPENERS = frozenset({":", "-", "–", "—", "("})
_MARKS = _OPENERS | {","}
_NAME = 9  # words of a name and its titles between a verb and "a commander of the group"
_NAME_LINKS = frozenset({"aka", "bin", "ibn", "abu", "de", "van", ",", "(", ")"})


def members(
    view: View, slots: Sequence[Slot | None], subsets: Sequence[bool]
) -> list[tuple[list[int], Slot, int, Trigger | None]]:
    """Return runs of mentions nothing counts that say who a whole, or "the dead", were.

    Each with its slot, the index of its whole and no wording, or -1 and the wording it explains.
    """
    out: list[tuple[list[int], Slot, int, Trigger | None]] = []
    i = 0
    while i < len(slots):
        run = _run(view, slots, i)
        if run:
            whole = _whole(view, slots, subsets, run)
            named = _definite(view, view.mentions[run[0]]) if whole is None else None
            if whole is not None and (slot := slots[whole]) is not None:
                out.append((run, slot, whole, None))
            elif named is not None:
                out.append((run, named[0], -1, named[1]))
        i += max(1, len(run))
    return out


def _run(view: View, slots: Sequence[Slot | None], first: int) -> list[int]:
    """The mentions of known groups from ``first`` on that stand in one list and that nothing counts."""
    run: list[int] = []
    for i in range(first, len(slots)):
        mention = view.mentions[i]
        split = mention.noun.family in ("bare", "people") and view.placed(mention)
        if slots[i] is not None or not (split or (mention.noun.family == "people" and mention.noun.part is not None)):
            break
        if run and not view.listed(view.mentions[run[-1]], mention):
            break
        run.append(i)
    return run


def _whole(view: View, slots: Sequence[Slot | None], subsets: Sequence[bool], run: Sequence[int]) -> int | None:
    """The count before a run that it adds up to, or that a colon, dash or bracket opens onto it."""
    first = view.mentions[run[0]].first
    whole = next((i for i in range(run[0] - 1, -1, -1) if slots[i] in PEOPLE_SLOTS and not subsets[i]), None)
    if whole is None or first - view.mentions[whole].last > _REACH or view.words[first - 1].low not in _MARKS:
        return None
    gap = view.words[view.mentions[whole].last : first - 1]
    if any(word.low in GRAMMAR["clause_breaks"] or word.kind == "other" for word in gap):
        return None
    total = view.mentions[whole].quantity
    quantities = [view.mentions[i].quantity for i in run]
    added = sum(quantity.low for quantity in quantities)
    if total.stated is None or any(quantity.low != quantity.high for quantity in quantities):
        return None
    opened = view.words[first - 1].low in _OPENERS and all(view.mentions[i].noun.part is not None for i in run)
    return whole if added == total.stated or (opened and added < total.stated) else None


def _definite(view: View, mention: Mention) -> tuple[Slot, Trigger] | None:
    """ "The dead, two women ..." and "the victims - three men -": a group with its article right before."""
    at = mention.first - 1
    if at < 2 or view.words[at].low not in _MARKS:
        return None
    trigger = view.ending.get(at)
    if trigger is None or trigger.first == 0 or view.words[trigger.first - 1].low not in ("the", "those"):
        return None
    slots: list[Slot] = [slot for slot, _ in trigger.readings if slot in ("killed", "injured")]
    return (slots[0], trigger) if slots else None


def object_after_name(view: View, at: int) -> Trigger | None:
    """The verb before a name that words at ``at`` explain: "killed Omar Haddad, a commander", "killing X a baker"."""
    first = at
    while first > 0 and first > at - _NAME and _in_name(view, first - 1):
        first -= 1
    named = any(view.words[i].capital for i in range(first, at))
    trigger = view.ending.get(first)
    return trigger if named and trigger is not None and view.active[trigger.first] else None


def _in_name(view: View, at: int) -> bool:
    word = view.words[at]
    if at + 1 in view.ending:
        return False
    return (word.kind == "word" and (word.capital or word.low.startswith("al-"))) or word.low in _NAME_LINKS
