"""Counts behind a toll word: "the toll rose to 70", "the number of fighters killed is 39", "the wounded at 60"."""

from __future__ import annotations

from corroborate.counting.clauses import View
from corroborate.counting.earlier import COUNT_NOUNS, REVISED, RISES, SETTLED
from corroborate.counting.mentions import Mention
from corroborate.counting.roles import slot_for, verb_slot
from corroborate.counting.slotwords import FORMS, GRAMMAR, Trigger
from corroborate.records import Slot

_TOLL, _GAP = 28, 10  # words
_BRINGING = frozenset({"bringing", "brings", "brought", "pushing", "raising", "taking", "takes", "took"})
_PUT = 12  # words between a count's name and its new value
_BEEN = frozenset({"has", "had", "have", "been", "was", "were", "is", "later", "since", "then", "subsequently"})
_ITS = frozenset({"its", "the", "their", "that", "his", "her", "previous", "earlier", "initial", "first"})
_THIS = frozenset({"it", "that", "this", "which"})
_LINKS, _PASSING = GRAMMAR["links"], GRAMMAR["passing"]


def toll(view: View, mention: Mention, floor: int) -> tuple[Slot, Trigger, str | None] | None:
    """A toll word before the mention with a link right before the number; ``floor`` is where looking back ends."""
    before = view.words[mention.first - 1].low if mention.first else ""
    opened = before == "" or before in _LINKS or before == "from" or view.words[mention.first].low in _PASSING
    if mention.noun.family not in ("people", "bare") or not opened:
        return None
    late = _late_toll(view, mention) or _put_anew(view, mention)
    if late is not None:
        return late
    for i in range(mention.first - 1, max(floor, mention.first - _TOLL) - 1, -1):
        trigger = view.at.get(i)
        if trigger is None or trigger.last > mention.first:
            continue
        slot = slot_for(
            mention, trigger, ("toll", "noun", "either", "subject") if _definite(view, trigger, mention) else ("toll",)
        )
        if slot:
            return slot, trigger, _part(view, trigger.first, trigger.last)
        numbered = _numbered(view, i)
        slot = slot_for(mention, trigger, ("either", "noun", "subject")) if numbered else None
        if slot and numbered:
            return slot, Trigger(numbered, trigger.last, trigger.readings), _part(view, numbered, i)
        if view.active[i] and verb_slot(trigger):
            return None
    return None


def moved_on(view: View, mention: Mention, trigger: Trigger) -> bool:
    """ "The toll was put at seven but later rose to ten": a toll that goes on to another count."""
    if mention.noun.family != "bare" or view.words[mention.first - 1].low != "to":
        return False
    gap = [word.low for word in view.words[max(trigger.last, mention.first - _PUT) : mention.first - 1]]
    if len(gap) > 1 and gap[-1] in COUNT_NOUNS | {"total"} and gap[-2] == "the" and not _BRINGING.isdisjoint(gap):
        return True  # "confirmed 14 more deaths, taking the total to 212"
    if not gap or gap[-1] not in RISES or not any(role == "toll" for _, role in trigger.readings):
        return False
    return any(low in ("but", "and", "before", "then", "later") for low in gap)


def _definite(view: View, trigger: Trigger, mention: Mention) -> bool:
    """ "Put the wounded at 60", "the dead numbered 12": a group as a toll word."""
    gap = view.words[trigger.last : mention.first]
    named = trigger.first > 0 and view.words[trigger.first - 1].low == "the"
    listed = len(gap) == 1 and gap[0].low == ":"  # "Dead: 14"
    return listed or (named and 0 < len(gap) <= 3 and gap[0].low in GRAMMAR["amounts_to"])


def _late_toll(view: View, mention: Mention) -> tuple[Slot, Trigger, str | None] | None:
    """ "Brought to 49 the number killed": the toll word after the number."""
    at = mention.last
    if at + 2 >= len(view.words) or view.words[at].low not in ("the", "its", "their"):
        return None
    trigger = view.at.get(at + 1) or (view.at.get(at + 2) if view.words[at + 1].low == "number" else None)
    slot = slot_for(mention, trigger, ("toll", "either")) if trigger else None
    return (slot, trigger, _part(view, at, trigger.last)) if slot and trigger else None


def _put_anew(view: View, mention: Mention) -> tuple[Slot, Trigger, str | None] | None:
    """ "Lowered its count to 13", "this was later updated to 82": a count changed without its kind being named."""
    if mention.noun.family != "bare" or mention.first < 3 or view.words[mention.first - 1].low != "to":
        return None
    window = [word.low for word in view.words[max(0, mention.first - _PUT) : mention.first - 1]]
    verb = next((i for i in range(len(window) - 1, -1, -1) if window[i] in REVISED), None)
    if verb is None:
        return None
    after, before = window[verb + 1 :], [low for low in window[:verb] if low not in _BEEN]
    named = bool(after) and after[-1] in COUNT_NOUNS and all(low in _ITS for low in after[:-1])
    put = after == [] and not COUNT_NOUNS.isdisjoint(before) and not {";", "while"} & set(before)
    about = set(after) <= {"up", "down", "upward", "upwards", "downward", "downwards"} and before[-1:] != []
    named = named or (after in (["that"], ["it"], ["this"]) and window[verb] in SETTLED)
    this = about and (before[-1] in COUNT_NOUNS or (before[-1] in _THIS and window[verb] in SETTLED))
    if not (named or put or this):
        return None
    at = mention.first - 1 - len(window) + verb
    return "killed", Trigger(at, mention.first, (("killed", "toll"),)), None


def _numbered(view: View, at: int) -> int | None:
    """Where "the number of" opens before the verb at ``at``: "the number of fighters killed has risen to 39"."""
    for i in range(at - 2, max(-1, at - _GAP), -1):
        if view.words[i].low == "number" and view.words[i + 1].low == "of":
            return i
    return None


def _part(view: View, start: int, end: int) -> str | None:
    forms = [FORMS.get(word.low) for word in view.words[start:end]]
    return next((form[1] for form in reversed(forms) if form is not None and form[0] == "people"), None)
