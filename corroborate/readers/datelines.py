"""The day a piece was published, as its own words, its address or its metadata give it.

A dateline is a full date (day, month and year) at the head of a text. "BEIRUT, Nov 14 (Agency) -" lacks the year and is
none. A date printed after "Published" or "Updated" beats a bare one above it, which may be the day the page was viewed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from corroborate.lexicons import lexicon

_WORDS = lexicon("datelines")
_MONTHS: dict[str, int] = _WORDS["months"]
_WEEKDAYS: dict[str, int] = _WORDS["weekdays"]
_GOVERNING = frozenset(_WORDS["governing"])

# Characters from the start of the text in which a date counts: bare, after "Updated", after "Published". Pages print
# "Last updated" at their foot as well, so it must stand high up.
BARE_REACH = 250
UPDATED_REACH = 800
PUBLISHED_REACH = 2000
# A whole article is not searched for other dates: the first part holds those that can help.
_EVIDENCE_REACH = 6000
# A line longer than any caption: the page's line breaks are lost, and its date may stand behind headline and byline.
_RUN_ON_WORDS = 60
# As many different days on lines of their own are the entries of a chronology.
_CHRONOLOGY = 3


def _any(words: list[str] | dict[str, int]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(words, key=len, reverse=True))


_YEAR = r"(?P<{0}>(?:19|20)\d{{2}})(?!\d)"
_WEEKDAY = rf"(?:\b(?P<weekday>{_any(_WEEKDAYS)})\b\.?,?\s{{1,3}})?"
_MONTH = rf"(?P<{{0}}>{_any(_MONTHS)})\b\.?"
_DATE = re.compile(
    _WEEKDAY
    + r"(?<![\d/.:])(?:"
    + r"(?P<d1>\d{1,2})(?:st|nd|rd|th)?[\s.,-]{1,3}(?:of\s)?"
    + _MONTH.format("m1")
    + r"[\s,.-]{1,3}"
    + _YEAR.format("y1")
    + r"|\b"
    + _MONTH.format("m2")
    + r"\s{1,3}(?P<d2>\d{1,2})(?:st|nd|rd|th)?[\s,.]{0,3}"
    + _YEAR.format("y2")
    + "|"
    + r"(?P<y3>(?:19|20)\d{2})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?!\d|[-/]\d)"
    + r"|(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)"
    + _YEAR.format("y4")
    + ")",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(rf"(?<![\w-])(?:{_any(_WORDS['published'])})\s{{0,2}}[:|-]?\s{{0,3}}\Z", re.IGNORECASE)
_UPDATED = re.compile(rf"(?<![\w-])(?:{_any(_WORDS['updated'])})\s{{0,2}}[:|-]?\s{{0,3}}\Z", re.IGNORECASE)
# Between a label and its date there may stand an hour: "Updated 10:32 GMT, 4 May 2021".
_HOUR = re.compile(
    r"(?:(?:\d{1,2}[:.]\d{2}|\d{4})\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?,?\s{0,2}(?:on\s)?)\Z", re.IGNORECASE
)
# "DAMASCUS, November 17, 2024 -" opens the story itself, below however many headlines and captions a page repeats.
_FILED = re.compile(r"(?:^|\n)[A-Z][A-Z'’.-]{2,}(?:[ /,]{1,2}[A-Z][A-Za-z'’.-]+){0,3},? {0,2}\Z")
_LAST_WORD = re.compile(r"([\w']+)[^\w\n]{0,3}\Z")
_ACCOUNT = re.compile(r"\(@\w{1,40}\)\s{0,2}\Z")
_DAY_NAME = re.compile(
    rf"\b({_any({name: n for name, n in _WEEKDAYS.items() if name.endswith('day')})})\b", re.IGNORECASE
)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[/_-]?(\d{2})[/_-]?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date in a text; ``day`` is null where day and month cannot be told apart. ``end`` is exclusive."""

    start: int
    end: int
    day: date | None


def printed_dates(text: str) -> tuple[PrintedDate, ...]:
    """Find every full date in ``text``.

    "03/04/2021" is settled by a weekday beside it, else by a number over 12, else by the other dates of the text,
    else by the weekdays its next sentences name. Dots and dashes put the day first unless another date of the text
    says otherwise.
    """
    matches = list(_DATE.finditer(text))
    sure = [day for match in matches if (day := _plain_day(match)) is not None]
    orders = {order for match in matches if (order := _sure_order(match)) is not None}
    order = orders.pop() if len(orders) == 1 else None
    return tuple(
        PrintedDate(m.start(), m.end(), _plain_day(m) or _ambiguous_day(m, order, sure, text)) for m in matches
    )


def dateline(text: str) -> date | None:
    """Return the publication day printed at the head of ``text``, or null."""
    head = text[:_EVIDENCE_REACH]
    dates = printed_dates(head)
    bare_reach = BARE_REACH + _headline_end(head)
    published = [found for found in dates if found.start < PUBLISHED_REACH and _labelled(head, found.start, _PUBLISHED)]
    bare = [found for found in dates if found.start < bare_reach and _is_bare(head, found)]
    if len({found.day for found in dates if _is_alone(head, found)}) >= _CHRONOLOGY:
        bare = []
    if not bare:
        bare = [found for found in dates if found.start < UPDATED_REACH and _FILED.search(head[: found.start])][:1]
    updated = [found for found in dates if found.start < UPDATED_REACH and _labelled(head, found.start, _UPDATED)]
    if (
        bare
        and updated
        and re.fullmatch(r"\s{0,3}[(|,;–-]?\s?[a-z :\d]{0,20}", head[bare[0].end : updated[0].start], re.I)
    ):
        updated = []  # "18.05.2017 (updated 19.05.2017)": one line gives both, and the first is when it was published
    for found in (*published, *updated, *bare):
        if found.day is not None:
            return found.day
    return None


def url_day(url: str | None) -> date | None:
    """Return the day in the path of ``url`` (/2023/02/22/, /2023-02-22-, /20230222/), or null."""
    if not url:
        return None
    path = re.sub(r"^[a-z]+://[^/]*", "", url, flags=re.IGNORECASE).split("?")[0]
    days = [day for y, m, d in _URL_DAY.findall(path) if (day := _day(int(y), int(m), int(d))) is not None]
    return days[0] if days else None


def parse_day(value: object) -> date | None:
    """Read a metadata value: a date, an ISO date or time, an RFC 2822 time, or one full English date and nothing else.

    A time keeps the day of its own zone. A bare number is no date: it may count seconds, milliseconds or days.
    """
    if isinstance(value, datetime):
        return value.date() if value == value else None
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = value.strip()
    iso = re.match(r"((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?=\Z|[T ]\d{1,2}[:\d])", text)
    if iso:
        return _day(*(int(part) for part in iso.groups()))
    found = printed_dates(text)
    if (
        len(found) == 1
        and re.fullmatch(r"[\s,|]*(?:\d{1,2}:\d{2}(?::\d{2})?.{0,12})?", text[found[0].end :])
        and not text[: found[0].start].strip()
    ):
        return found[0].day
    try:
        return parsedate_to_datetime(text).date() if re.search(r"[A-Za-z]{3}", text) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def is_missing(value: object) -> bool:
    """Tell whether a field is absent: null, blank, or a table's not-a-number and not-a-time."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return isinstance(value, datetime) and value != value


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain_day(match: re.Match[str]) -> date | None:
    for n in "12":
        if match[f"m{n}"]:
            return _day(int(match[f"y{n}"]), _MONTHS[match[f"m{n}"].lower()], int(match[f"d{n}"]))
    if match["y3"]:
        return _day(int(match["y3"]), int(match["m3"]), int(match["d3"]))
    readings = list(_readings(match))
    if len({day for _, day in readings}) == 1:
        return readings[0][1]
    if match["weekday"]:
        fitting = [day for _, day in readings if day.weekday() == _WEEKDAYS[match["weekday"].lower()]]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _readings(match: re.Match[str]) -> Iterator[tuple[str, date]]:
    if match["a"]:
        first, second, year = int(match["a"]), int(match["b"]), int(match["y4"])
        for order, month, day in (("day", second, first), ("month", first, second)):
            reading = _day(year, month, day)
            if reading is not None:
                yield order, reading


def _sure_order(match: re.Match[str]) -> str | None:
    """Say which number comes first, "day" or "month", where this date shows it."""
    if not match["a"] or match["a"] == match["b"]:
        return None
    settled = _plain_day(match)
    return next((order for order, day in _readings(match) if day == settled), None)


def _ambiguous_day(match: re.Match[str], order: str | None, sure: list[date], text: str) -> date | None:
    readings = dict(_readings(match))
    if not readings:
        return None
    if order in readings:
        return readings[order]
    if match["sep"] in ".-" and "day" in readings and not sure:
        return readings["day"]
    near = [day for day in readings.values() if any(abs(day - other) <= timedelta(days=10) for other in sure)]
    if len(near) == 1:
        return near[0]
    named = {_WEEKDAYS[name.lower()] for name in _DAY_NAME.findall(text[match.end() : match.end() + 1500])[:2]}
    recent = [day for day in readings.values() if any((day.weekday() - name) % 7 <= 1 for name in named)]
    if len(recent) == 1:
        return recent[0]
    return readings.get("day") if match["sep"] in ".-" else None


def _labelled(text: str, start: int, label: re.Pattern[str]) -> bool:
    """Tell whether a label opens the line up to ``start``: "a study published May 3, 2019" is no dateline."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[max(line_start, start - 80) : start]
    hour = _HOUR.search(before)
    found = label.search(before) or (hour and label.search(before[: hour.start()]))
    if not found:
        return False
    leading = before[: found.start()].split()
    return not leading or (found[0][0].isupper() and (len(leading) <= 5 or start < BARE_REACH))


def _is_bare(text: str, found: PrintedDate) -> bool:
    """Tell a date that stands alone from one inside a sentence, a caption or the signature of a post."""
    line_start = text.rfind("\n", 0, found.start) + 1
    before = text[line_start : found.start]
    word = _LAST_WORD.search(before)
    if (word and word[1].lower() in _GOVERNING) or _ACCOUNT.search(before):
        return False
    if word and word[1].islower() and text.startswith(",", found.end):
        return False  # "died Friday, March 4, 2016, in Corvale"
    line = text[line_start:].split("\n", 1)[0]
    run_on = len(line.split()) > _RUN_ON_WORDS or "\n" not in text.strip()
    return run_on or len(before.split()) <= 5


def _is_alone(text: str, found: PrintedDate) -> bool:
    """Tell a date that has its line to itself."""
    line_start = text.rfind("\n", 0, found.start) + 1
    return not text[line_start : found.start].strip() and not text[found.end :].split("\n", 1)[0].strip(" :")


def _headline_end(text: str) -> int:
    """Where the first line ends if it is short: a headline above a text does not shorten the reach."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return end if 0 <= end - start <= 200 else 0
