"""The part of the day a claim puts a happening in."""

from __future__ import annotations

import re

from corroborate.lexicons import lexicon
from corroborate.records import Answer
from corroborate.text.patterns import pattern

_HOUR = re.compile(
    r"\b(?:at|around|about|by|before|after) (?:about |around |approximately )?(\d{1,2})(?:[:.]?\d{2})? ?"
    r"(a\.?m|p\.?m)\b",
    re.IGNORECASE,
)

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_SPOKEN = re.compile(
    rf"\b(?:(half|(?:a )?quarter) (past|to) )?({'|'.join(_HOURS)})(?: o['’]?clock)?,? "
    r"(in the (?:early |late )?(?:morning|afternoon|evening)|at night)\b",
    re.IGNORECASE,
)


def part_of_day(text: str) -> tuple[Answer, ...]:
    """Return one answer to the question ``time``, or none where the words name no single part of the day."""
    found = {part: match.group() for part in lexicon("dayparts") if (match := pattern("dayparts", part).search(text))}
    hour = _HOUR.search(text)
    if hour:
        found.setdefault(_of_hour(int(hour.group(1)), hour.group(2).lower().startswith("p")), hour.group())
    spoken = _SPOKEN.search(text)
    if spoken and len(found) == 1:
        found = {part: spoken.group() for part in found}
    if len(found) != 1:
        return ()
    part, words = next(iter(found.items()))
    return (Answer("time", part, words),)


def hour_of(words: str) -> float | None:
    """Return the hour the words of an answer name, 0 to 24, or ``None`` where they name only a part of the day."""
    digits, spoken = _HOUR.search(words), _SPOKEN.search(words)
    if digits:
        return int(digits.group(1)) % 12 + (12 if digits.group(2).lower().startswith("p") else 0)
    if not spoken:
        return None
    share, way, hour, when = (part.lower() if part else "" for part in spoken.groups())
    minutes = {"half": 0.5}.get(share, 0.25 if share else 0.0)
    after_noon = "afternoon" in when or "evening" in when
    late = "night" in when and hour in _HOURS[5:11]
    counted = (_HOURS.index(hour) + 1) % 12 + (12 if after_noon or late else 0)
    return counted - minutes if way == "to" else counted + minutes


def _of_hour(hour: int, after_noon: bool) -> str:
    hour = hour % 12 + (12 if after_noon else 0)
    bounds = ((3, "night"), (6, "dawn"), (11, "morning"), (14, "midday"), (18, "afternoon"), (22, "evening"))
    return next((part for until, part in bounds if hour < until), "night")
