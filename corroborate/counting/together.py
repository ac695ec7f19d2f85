"""Verbs of harm that stand together and count together: "killed and wounded", "wounded or still missing"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from corroborate.counting.roles import then_killed, verb_slot
from corroborate.counting.slotwords import Role, Trigger
from corroborate.text.words import Word


def _or_missing(trigger: Trigger, joins: Sequence[str]) -> bool:
    """ "Wounded or still missing": counted together."""
    return not {("missing", "subject"), ("present", "subject")}.isdisjoint(trigger.readings) and set(joins[1:]) <= {
        "were",
        "are",
        "still",
    }


def _of_two_fates(one: Trigger, two: Trigger) -> bool:
    """Whether two verbs of harm or capture stand for different slots: "killed or captured"."""
    fates = [{slot for slot, role in trigger.readings if role in ("object", "either")} for trigger in (one, two)]
    return {"killed", "detained"} <= fates[0] | fates[1] and not fates[0] & fates[1]


def joined(
    sentence: Sequence[Word], found: Sequence[Trigger], starts: Container[int], ends: Container[int]
) -> list[Trigger]:
    """ "Killed and wounded", "killing or injuring", "Kills, Wounds": one wording for casualties undivided.

    ``starts`` and ``ends`` are the words at which mentions of numbers start and end.
    """
    out: list[Trigger] = []
    for trigger in found:
        last = out[-1] if out else None
        joins = [word.low for word in sentence[last.last : trigger.first]] if last else []
        if (
            last
            and joins in (["and"], ["or"], ["/"], ["&"], ["and", "/", "or"], [])
            and {verb_slot(last), verb_slot(trigger)} == {"killed", "injured"}
            and not (last.first in ends and trigger.last in starts)
        ):
            roles: set[Role] = {role for _, role in (*last.readings, *trigger.readings)}
            role: Role = "either" if "either" in roles else "object"
            out[-1] = Trigger(last.first, trigger.last, (("casualties", role),))
        elif last and joins and joins[0] == "or" and verb_slot(last) == "injured" and _or_missing(trigger, joins):
            out[-1] = Trigger(last.first, trigger.last, (("casualties", "either"),))
        elif last and ("detained", "either") in last.readings and then_killed(trigger, joins):
            out[-1] = Trigger(last.first, trigger.last, trigger.readings)
        elif last and joins == ["and"] and sentence[last.first].low == "shot" and verb_slot(trigger):
            out[-1] = Trigger(last.first, trigger.last, trigger.readings)  # "shot and wounded"
        elif last and joins == ["or"] and _of_two_fates(last, trigger) and last.first not in ends:
            out[-1] = Trigger(last.first, trigger.last, ())  # "killed or captured 200": of neither kind a count
        else:
            out.append(trigger)
    return out
