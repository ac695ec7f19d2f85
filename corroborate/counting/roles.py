"""Which slot a wording gives to a number in which role: people and things never share one."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.counting.mentions import Mention
from corroborate.counting.slotwords import FORMS, Role, Trigger
from corroborate.records import Slot

_HARM = frozenset({"killed", "injured"})
_PERSONS = ("ers", "ors", "ists", "ees", "men", "women", "ians", "ants", "ents", "folk")
PEOPLE_SLOTS: frozenset[Slot] = frozenset(
    {"killed", "injured", "casualties", "missing", "detained", "displaced", "present"}
)


def then_killed(trigger: Trigger, joins: Sequence[str]) -> bool:
    """ "Rounded up and executed", "abducted and later killed": what became of them in the end."""
    return bool(joins) and joins[0] == "and" and len(joins) <= 2 and ("killed", "either") in trigger.readings


def verb_slot(trigger: Trigger) -> Slot | None:
    """Killed or injured, where the wording is a verb for it."""
    return next(
        (slot for slot, role in trigger.readings if role in ("object", "either") and slot in ("killed", "injured")),
        None,
    )


def slot_for(mention: Mention, trigger: Trigger, roles: Sequence[Role]) -> Slot | None:
    """The slot a wording gives to a mention in one of ``roles``: people and things never share one."""
    for slot, role in trigger.readings:
        if role not in roles:
            continue
        if slot == "buildings" and (mention.noun.family == "buildings" or _wrecked(mention, trigger)):
            return slot
        if slot == "killed" and ("buildings", role) in trigger.readings:
            if mention.noun.family == "people" and mention.noun.part is not None and not mention.more:
                return slot  # "destroyed 12" counts things, "destroyed 12 fighters" does not
            continue
        if (slot, role) == ("present", "object") and (mention.noun.word not in FORMS or mention.noun.adjective):
            continue  # "hosting two concerts", "carrying three hurt men"
        if (slot, role) == ("detained", "object") and mention.noun.family == "unknown":
            continue  # "the tank holds 900 fish"
        if (slot, role) == ("missing", "object") and mention.noun.word in ("residents", "inhabitants"):
            slot = "present"  # "sealed the road, trapping 300,000 residents"
        if slot == "casualties" and role != "noun" and mention.noun.family == "unknown":
            continue  # "two scenes were shot"
        if slot in _HARM and _wrecked(mention, trigger):
            continue  # "40 orchards were burned"
        if slot in PEOPLE_SLOTS and mention.counts_people:
            return slot
    return None


def _wrecked(mention: Mention, trigger: Trigger) -> bool:
    """ "Destroyed 30 stalls": things no list knows, by a verb that is said of things."""
    things = mention.noun.family == "unknown" and not mention.noun.word.endswith(_PERSONS)
    return things and ("buildings", "wreck") in trigger.readings


def harms(trigger: Trigger | None) -> bool:
    """Whether a wording takes the killed or hurt as its object."""
    return (
        trigger is not None
        and not any(slot == "buildings" for slot, _ in trigger.readings)
        and any(slot in _HARM and role in ("object", "either") for slot, role in trigger.readings)
    )
