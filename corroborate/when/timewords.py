"""The words of the time grammar, what a reading is, and the calendar sums every reader needs."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from corroborate.lexicons import lexicon
from corroborate.records import When

Grain = Literal["day", "span", "month", "year", "open"]

WORDS = lexicon("times")
MONTHS: list[str] = WORDS["months"]
WEEKDAYS: list[str] = WORDS["weekdays"]
NUMBERS: dict[str, int] = WORDS["numbers"]
DAY = timedelta(days=1)
#: A day and month without a year lies at most this many days back; the month that is left is read as still to come.
YEAR_REACH = 335


@dataclass(frozen=True, slots=True)
class Reading:
    """What one expression says; ``previous`` marks wording that points back by itself ("last year")."""

    when: When
    grain: Grain
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: the field, the publication day, and whether the clause looks ahead."""

    text: str
    published: date | None
    ahead: bool = False


def either(words: list[str]) -> str:
    """A pattern for any of the words, as given or in capitals, longest first."""
    both = [*words, *(w.upper() for w in words)]
    return "(?:" + "|".join(sorted(both, key=lambda w: (-len(w), w))) + ")"


_SHORT_MONTHS = [m[:3] for m in MONTHS if m != "May"] + ["Sept"]
#: Months that are no word of another kind when they stand alone.
_CLEAR = either([m for m in MONTHS if m not in ("May", "March", "August")])
_CLEAR_SHORT = either([m for m in _SHORT_MONTHS if m not in ("Mar", "Jan")])
MONTH = rf"(?:{either(MONTHS)}|{either(_SHORT_MONTHS)}\.?)(?![a-z])"
WEEKDAY = either(WEEKDAYS)
DAY_NUMBER = r"(?<![\d.,:])[0-3]?\d(?:st|nd|rd|th)?(?!\d|[:%]\d)"
YEAR = r"(?:19|20)\d\d(?!\d)"
_VAGUE = "a few|several|a couple of|few"

#: What <<NAME>> stands for in the forms of the grammar.
FRAGMENTS: dict[str, str] = {
    "MONTH": MONTH,
    "FULL_MONTH": either(MONTHS),
    "CLEAR_MONTH": rf"(?:{_CLEAR}|{_CLEAR_SHORT}\b\.?)",
    "WEEKDAY": WEEKDAY,
    "LEAD": rf"(?:(?:{WEEKDAY}|{either(WORDS['short_weekdays'])}\.?),? {{1,2}}(?:the )?)?",
    "DAY_NUMBER": DAY_NUMBER,
    "YEAR": YEAR,
    "TO": r" ?(?:and|to|until|till|through|-|–|—) ?",
    "PART": r"(?:[ -](?:before )?(?:morning|afternoon|evening|night|dawn|overnight|noon|midnight))?",
    "NUM": rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|{_VAGUE})",
    "UNIT": r"(?P<unit>hours?|days?|nights?|weeks?|months?|years?)",
    "ONE_DATE": rf"(?:{MONTH} {DAY_NUMBER},? {YEAR}|{DAY_NUMBER} (?:of )?{MONTH},? {YEAR})",
    "BEFORE_MONTH": "(?:(?i:in|since|by|until|during|of|from|before|after|throughout|back in))",
    "PARTS": r"(?:(?P<part>early|mid|late|beginning|start|middle|end)(?: in| of|-)? ?)?",
    "PARTS_UP": r"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Mm]id|[Ll]ate|end|beginning|start)(?: of)?[ -])?",
    "AMOUNT": r"(?:(?:less than|under|just|only|about|around|nearly|almost|at least|more than|over|the)\s)?",
}


def number_of(month: str) -> int:
    """1..12 for a month's name in full, shortened or in capitals."""
    return next(i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(month.lower().rstrip(".")[:3]))


def safe(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def digits(day: str) -> int:
    """The number in "14th"."""
    return int(re.sub(r"\D", "", day))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def one_day(when: date, reason: str) -> Reading:
    """A reading of exactly one day."""
    return Reading(When(when, when, reason), "day")


def in_words(reason: str, grain: Grain, previous: bool = False) -> Reading:
    """A reading of an undated article: the words, normalised so that they compare inside it."""
    return Reading(When(None, None, reason, anchored=False), grain, previous)


def year_for(day: int, month: int, published: date) -> date | None:
    """The nearest such day on or before publication within eleven months, else the next one."""
    options = [d for y in (0, -1, -2, -4) if (d := safe(published.year + y, month, day)) and d <= published]
    if options and (published - options[0]).days <= YEAR_REACH:
        return options[0]
    return next((d for y in (0, 1) if (d := safe(published.year + y, month, day)) and d > published), None)


def third(part: str | None, start: date, end: date) -> tuple[date, date]:
    """The early, middle or late third of an interval."""
    length = (end - start).days + 1
    cut = length // 3
    part = (part or "").lower()
    if part in ("early", "beginning", "start"):
        return start, start + cut * DAY
    if part in ("mid", "middle"):
        return start + cut * DAY, end - cut * DAY
    if part in ("late", "end"):
        return end - cut * DAY, end
    return start, end
