"""Which of two happenings the words put first: itineraries ("before heading to Beirut") and timings ("as the envoy met ...").

An answer's value is ``first < second`` over short names; ``here`` stands for the place the claim is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corroborate.records import Answer

_NAME = r"([A-Z][\w’'-]*(?:[ -][A-Z][\w’'-]*){0,2})"
_GO = r"(?:travel|head|fly|go|mov|proceed|leav|depart|continu|driv|sail|return)\w*(?:\s+(?:on|off|back|by\s+\w+))?"
_BEFORE_TO = re.compile(rf"\bbefore\s+(?:\w+\s+){{0,2}}?{_GO}\s+(?:to|for)\s+(?:the\s+)?{_NAME}")
_WAS_IN = re.compile(
    rf"\b(?:was|were|had been|stopped|been|arrived|spent \w+ \w+|stayed|met \w+(?: \w+){{0,4}}|visited)\s+(?:in\s+|at\s+)?{_NAME}[\w\s]{{0,60}}?\bbefore\b"
)
_AFTER_VISIT = re.compile(
    rf"\bafter\s+(?:a\s+(?:visit|trip|stop)\s+(?:to|in)|visiting|leaving|stopping\s+in|travelling\s+to)\s+{_NAME}"
)
_FROM_TO = re.compile(rf"\b(?:arriv\w+|came|coming|flew|travell?ed)\s+(?:in\s+{_NAME}\s+)?from\s+{_NAME}")
_DURING = re.compile(
    r"\b(?:was|were|had been)\s+(?:still\s+)?(?:meeting|holding talks|in talks|in a meeting|addressing|speaking|hosting|inside)\b[^.;]{0,160}?\bwhen\b",
    re.IGNORECASE,
)
_ON_ARRIVAL = re.compile(
    r"\b(?:coincid\w+ with|shortly (?:before|after)|just (?:before|after)|minutes (?:before|after)|hours (?:before|after)|upon|on|during|before|after|as)\s+"
    r"(?:the\s+|his\s+|her\s+|their\s+)?(arrival|landing|departure|meeting|talks|visit)\b",
    re.IGNORECASE,
)
_LANDED = re.compile(
    r"\b(?:had|has)\s+(not\s+yet\s+|already\s+|just\s+)?(landed|arrived|left|departed)\b[^.;]{0,80}?\b(?:when|before|by the time)\b",
    re.IGNORECASE,
)

STAGES = ("arrival", "meeting", "departure")


def orders(text: str, people: Iterable[str]) -> tuple[Answer, ...]:
    """Return the orders of happenings a claim states about a named person; without a named person none."""
    who = next((name.split()[-1] for name in people), None)
    if who is None:
        return ()
    return (*_itinerary(text, who), *_timing(text, who))


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


def _timing(text: str, who: str) -> Iterable[Answer]:
    """Put the blow at a stage of a person's visit: at the arrival, during the meeting, after the departure."""
    meeting = _DURING.search(text)
    if meeting:
        yield Answer(f"order/{who}", "meeting", meeting.group(0))
        return
    landed = _LANDED.search(text)
    if landed:
        stage = (
            "before arrival"
            if "not" in (landed.group(1) or "")
            else ("arrival" if landed.group(2).lower() in ("landed", "arrived") else "departure")
        )
        yield Answer(f"order/{who}", stage, landed.group(0))
        return
    stage_match = _ON_ARRIVAL.search(text)
    if stage_match:
        stage = stage_match.group(1).lower()
        stage = {"landing": "arrival", "talks": "meeting"}.get(stage, stage)
        side = re.search(r"\b(before|after)\b", stage_match.group(0).lower())
        yield Answer(f"order/{who}", f"{side.group(1)} {stage}" if side else stage, stage_match.group(0))
