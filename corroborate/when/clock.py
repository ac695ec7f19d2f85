"""The part of the day a claim puts a happening in."""

from __future__ import annotations

import re

from corroborate.lexicons import lexicon
from corroborate.records import Answer
from corroborate.text.patterns import pattern

_HOUR = re.compile(r"\bat (?:about |around |approximately )?(\d{1,2})(?:[:.]\d{2})? ?(a\.?m|p\.?m)\b", re.IGNORECASE)


def part_of_day(text: str) -> tuple[Answer, ...]:
    """Return one answer to the question ``time``, or none where the words name no single part of the day."""
    found = {part: match.group() for part in lexicon("dayparts") if (match := pattern("dayparts", part).search(text))}
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
