"""Which of two happenings the words put first: itineraries ("before heading to Beirut") and a blow's place in a visit.

An itinerary's value is ``first < second`` over short names; ``here`` stands for the place the claim is about. A
timing's value is a stage of somebody's visit (question ``order/visit``); ``STAGES`` says which exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corroborate.records import Answer

_NAME = r"([A-Z][\w’'-]*(?:[ -][A-Z][\w’'-]*){0,2})"
_GO = r"(?:travel|head|fly|go|mov|proceed|leav|depart|continu|driv|sail|return)\w*(?:\s+(?:on|off|back|by\s+\w+))?"
_BEFORE_TO = re.compile(rf"\bbefore\s+(?:\w+\s+){{0,2}}?{_GO}\s+(?:to|for)\s+(?:the\s+)?{_NAME}")
_WAS_IN = re.compile(
    rf"\b(?:was|were|had been|stopped|been|arrived|spent \w+ \w+|stayed|met \w+(?: \w+){{0,4}}"
    rf"|visited)\s+(?:in\s+|at\s+)?{_NAME}[\w\s]{{0,60}}?\bbefore\b"
)
_AFTER_VISIT = re.compile(
    rf"\bafter\s+(?:a\s+(?:visit|trip|stop)\s+(?:to|in)|visiting|leaving|stopping\s+in|travelling\s+to)\s+{_NAME}"
)
_FROM_TO = re.compile(rf"\b(?:arriv\w+|came|coming|flew|travell?ed)\s+(?:in\s+{_NAME}\s+)?from\s+{_NAME}")
_DURING = re.compile(
    r"\b(?:was|were|had been)\s+(?:still\s+|there\s+)?(?:meeting|holding talks|in talks|in a meeting|addressing"
    r"|hosting|sitting|conferring|seated|"
    r"in conference)\b[^.;]{0,160}?\b(?:when|as|while)\b|\bwhen\b[^.;]{0,160}?\b(?:was"
    r"|were)\s+(?:still\s+)?(?:meeting|in a meeting|in talks|holding talks)\b"
    r"|\b(?:placed?|put)\b[^.;]{0,60}?\bin a meeting\b[^.;]{0,60}?\b(?:when|as|while)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:while|as|when)\b[^.;]{0,40}?\b(?:was|were)\s+(?:still\s+)?inside\b|\b(?:was"
    r"|were)\s+(?:still\s+)?inside\b[^.;]{0,60}?\bwhen\b",
    re.IGNORECASE,
)
_ON_ARRIVAL = re.compile(
    r"\b(?:coincid\w+ with|shortly (?:before|after)|just (?:before|after)|minutes (?:before|after)|hours "
    r"(?:before|after)|upon|on|during|before|after|as)\s+"
    r"(?:the\s+|his\s+|her\s+|their\s+)?(arrival|landing|departure|meeting|talks|visit)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:had|has|have)\s+(not\s+yet\s+|already\s+|just\s+)?(landed|arrived|left|departed|driven away|driven "
    r"off|flown out|moved out|gone)\b[^.;]{0,80}?\b(?:when|before|by the time)\b",
    re.IGNORECASE,
)
_LEFT_AFTER = re.compile(r"\bafter\b[^.;]{0,80}?\b(left|departed|flew out|landed|arrived)\b", re.IGNORECASE)
_BLOW = re.compile(
    r"\b(?:strikes?|airstrikes?|raids?|attacks?|blasts?|explosions?|missiles?|rockets?|bombs?|shells?|hit"
    r"|struck|bombed|shelled|bombing|shelling|drones?)\b",
    re.IGNORECASE,
)
_VISITOR = re.compile(
    r"\b(?:envoy|minister|delegation|president|adviser|advisor|ambassador|commander|leader|general|speaker"
    r"|chief|negotiator|(?:his|her|their) (?:plane|aircraft|jet|motorcade|convoy))\b",
    re.IGNORECASE,
)

STAGES: dict[str, tuple[float, float]] = {
    "before arrival": (0.0, 0.5),
    "before visit": (0.0, 0.9),
    "arrival": (1.0, 1.0),
    "after arrival": (1.0, 4.0),
    "before meeting": (0.0, 1.9),
    "visit": (1.0, 3.0),
    "inside": (1.0, 2.9),
    "meeting": (2.0, 2.0),
    "after meeting": (2.1, 4.0),
    "before departure": (0.0, 2.9),
    "departure": (3.0, 3.0),
    "after visit": (3.1, 4.0),
    "after departure": (3.1, 4.0),
}
"""Where each stage lies on a visit: 1 arrival, 2 meeting, 3 departure. Stages that do not meet exclude each other."""


def orders(text: str, people: Iterable[str]) -> tuple[Answer, ...]:
    """Return the orders of happenings a claim states: a named person's itinerary, and a blow's place in a visit."""
    who = next((name.split()[-1] for name in people), None)
    itinerary = () if who is None else tuple(_itinerary(text, who))
    if (who is None and not _VISITOR.search(text)) or not _BLOW.search(text):
        return itinerary
    return (*itinerary, *_timing(text))


def stages_exclude(first: str, second: str) -> bool:
    """Say whether a blow cannot have come at both stages of one visit."""
    if first not in STAGES or second not in STAGES:
        return False
    (low, high), (other_low, other_high) = STAGES[first], STAGES[second]
    return high < other_low or other_high < low


def _itinerary(text: str, who: str) -> Iterable[Answer]:
    """ "was in A before heading to B": A < B; "before travelling to B": here < B."""
    later = _BEFORE_TO.search(text)
    if later:
        earlier = _WAS_IN.search(text)
        first = earlier.group(1) if earlier and earlier.group(1) != later.group(1) else "here"
        yield Answer(f"order/{who}", f"{first} < {later.group(1)}", text[later.start() : later.end()])
        return
    after = _AFTER_VISIT.search(text)
    if after:
        yield Answer(f"order/{who}", f"{after.group(1)} < here", after.group(0))
        return
    came = _FROM_TO.search(text)
    if came:
        yield Answer(f"order/{who}", f"{came.group(2)} < {came.group(1) or 'here'}", came.group(0))


def _timing(text: str) -> Iterable[Answer]:
    """Put the blow at a stage of a person's visit: at the arrival, during the meeting, after the departure."""
    for stage, pattern in (("meeting", _DURING), ("inside", _INSIDE)):
        found = pattern.search(text)
        if found:
            yield Answer("order/visit", stage, found.group(0))
            return
    moved = _MOVED.search(text)
    if moved:
        yield Answer("order/visit", _moved(moved.group(1), moved.group(2)), moved.group(0))
        return
    left = _LEFT_AFTER.search(text)
    if left:
        came = left.group(1).lower() in ("landed", "arrived")
        yield Answer("order/visit", "after arrival" if came else "after departure", left.group(0))
        return
    stage_match = _ON_ARRIVAL.search(text)
    if stage_match:
        stage = stage_match.group(1).lower()
        stage = {"landing": "arrival", "talks": "meeting"}.get(stage, stage)
        side = re.search(r"\b(before|after)\b", stage_match.group(0).lower())
        yield Answer("order/visit", f"{side.group(1)} {stage}" if side else stage, stage_match.group(0))


def _moved(how: str | None, verb: str) -> str:
    """Return the stage of "had not yet landed when" (before arrival), "had already left when" (after departure)."""
    end = "arrival" if verb.lower() in ("landed", "arrived") else "departure"
    word = (how or "").lower()
    if "not" in word:
        return f"before {end}"
    return end if "just" in word else f"after {end}"
