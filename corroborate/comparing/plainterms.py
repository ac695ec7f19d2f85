"""A bare claim in plain terms: a share of a stated number worked out, the time of day in one form.

"Half of the 60 workers" is 30 of them, and 15:00 is 3 p.m.; neither is for a model of words to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from math import floor

from corroborate.counting.numbers import quantity_at
from corroborate.text.words import words

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
_SHARE = re.compile(
    r"\b(?:(?P<many>a|one|two|three|four|nine)[ -])?(?P<part>half|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)"
    r" of (?:the |its |their |all )?",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\b(?P<number>\w+(?:\.\d+)?)(?: ?%| per ?cent) of (?:the |its |their |all )?",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?P<word>most|some|several|many|a few|dozens|scores) of (?:the |its |their )(?=\d)", re.IGNORECASE
)
_HOUR = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.? ?m\b\.?", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))? in the (morning|afternoon|evening)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<=\bat |\bby )([01]?\d|2[0-3])[:.]([0-5]\d)\b(?![:.]?\d| ?[ap]\.? ?m\b)"
    r"|\b([01]\d|2[0-3]):([0-5]\d)\b(?! ?[ap]\.?m)",
    re.IGNORECASE,
)


def in_plain_terms(text: str, policy: str) -> str:
    """The text with its shares worked out and its clock times as "3 p.m."; else as it is."""
    for found in reversed(list(_shares(text, policy))):
        match, share = found
        rest = words(text[match.end() :])
        number = quantity_at(rest, 0, policy) if rest else None
        if number is None or number.loose or number.low != number.high or number.low < 1:
            continue
        end = match.end() + rest[number.last - 1].end
        counted = Fraction(number.low) * share
        whole = str(counted) if counted.denominator == 1 else f"about {floor(counted)}"
        text = f"{text[: match.start()]}{whole}{text[end:]}"
    text = re.sub(rf"{_LOOSE.pattern}\d[\d,]* ", r"\g<word> ", text, flags=re.IGNORECASE)
    return _in_hours(text)


def _shares(text: str, policy: str) -> Iterator[tuple[re.Match[str], Fraction]]:
    """Each share with its size, in order."""
    found: list[tuple[re.Match[str], Fraction]] = []
    for match in _SHARE.finditer(text):
        part = match["part"].lower()
        share = Fraction(_TIMES[(match["many"] or "one").lower()], _PARTS[part if part in _PARTS else part[:-1]])
        found.append((match, share))
    for match in _PERCENT.finditer(text):
        named = _percent(match["number"], policy)
        if named is not None:
            found.append((match, named))
    yield from sorted((item for item in found if item[1] <= 1), key=lambda item: item[0].start())


def _percent(word: str, policy: str) -> Fraction | None:
    if word.replace(".", "", 1).isdecimal():
        return Fraction(word) / 100
    number = quantity_at(words(word), 0, policy)
    return None if number is None or number.low != number.high else Fraction(number.low, 100)


def _in_hours(text: str) -> str:
    text = _SPOKEN.sub(lambda found: _hour(int(found[1]), found[2], found[3].lower() != "morning"), text)
    text = _HOUR.sub(lambda found: _hour(int(found[1]), found[2], found[3].lower() == "p"), text)
    return _CLOCK.sub(_from_clock, text)


def _from_clock(found: re.Match[str]) -> str:
    hour, minutes = int(found[1] or found[3]), found[2] or found[4]
    return _hour(hour % 12 or 12, minutes, hour >= 12)


def _hour(hour: int, minutes: str | None, after_noon: bool) -> str:
    shown = f"{hour}:{minutes}" if minutes and minutes != "00" else str(hour)
    return f"{shown} {'p' if after_noon else 'a'}.m."


_PLAIN = re.compile(r"\b(\d{1,2})(?::(\d{2}))? ([ap])\.m\.")


def hours_in(text: str) -> tuple[float, ...]:
    """The hours of a text in plain terms, 0 to 24, in order."""
    return tuple(
        int(found[1]) % 12 + int(found[2] or 0) / 60 + (12 if found[3] == "p" else 0) for found in _PLAIN.finditer(text)
    )


def without_hours(text: str) -> str:
    """A text in plain terms without its hours."""
    return _PLAIN.sub(" ", text)
