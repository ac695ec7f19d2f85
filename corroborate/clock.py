"""The part of the day a claim puts a happening in."""

from __future__ import annotations

import re

from corroborate.records import Answer

_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (part, re.compile(pattern, re.IGNORECASE))
    for part, pattern in (
        (
            "night",
            r"\b(?:(?:shortly |just |soon )?(?:after|before|around|past) midnight|at midnight|overnight"
            r"|(?:late )?(?:at|last|during the|in the middle of the) night|in the small hours)\b",
        ),
        (
            "dawn",
            r"\b(?:(?:at|before|around|after) (?:dawn|daybreak|sunrise)|predawn|pre-dawn|in the early hours"
            r"|early morning hours|at first light)\b",
        ),
        (
            "morning",
            r"\b(?:(?:in|on|during) the (?:early |late )?morning|(?:mon|tues|wednes|thurs|fri|satur"
            r"|sun)day morning|this morning|mid-morning)\b",
        ),
        ("midday", r"\b(?:(?:at|around|about|shortly before|shortly after) (?:noon|midday)|lunchtime)\b"),
        (
            "afternoon",
            r"\b(?:(?:in|during) the (?:early |late )?afternoon|(?:mon|tues|wednes|thurs|fri|satur"
            r"|sun)day afternoon|this afternoon)\b",
        ),
        (
            "evening",
            r"\b(?:(?:in|during) the (?:early |late )?evening|(?:mon|tues|wednes|thurs|fri|satur"
            r"|sun)day evening|this evening|(?:at|after|around|before) (?:dusk|sunset|nightfall))\b",
        ),
    )
)
_HOUR = re.compile(r"\bat (?:about |around |approximately )?(\d{1,2})(?:[:.]\d{2})? ?(a\.?m|p\.?m)\b", re.IGNORECASE)


def part_of_day(text: str) -> tuple[Answer, ...]:
    """Return one answer to the question ``time``, or none where the words name no single part of the day."""
    found = {part: match.group() for part, pattern in _PARTS if (match := pattern.search(text))}
    hour = _HOUR.search(text)
    if hour:
        found.setdefault(_of_hour(int(hour.group(1)), hour.group(2).lower().startswith("p")), hour.group())
    if len(found) != 1:
        return ()
    part, words = next(iter(found.items()))
    return (Answer("time", part, words),)


def _of_hour(hour: int, after_noon: bool) -> str:
    hour = hour % 12 + (12 if after_noon else 0)
    bounds = ((3, "night"), (6, "dawn"), (11, "morning"), (14, "midday"), (18, "afternoon"), (22, "evening"))
    return next((part for until, part in bounds if hour < until), "night")
