"""Readers of printed dates: full dates, days and months without a year, months, years and ranges of them."""

from __future__ import annotations

import re
from datetime import date

from corroborate.records import When
from corroborate.when.timewords import (
    DAY_NUMBER,
    MONTH,
    MONTHS,
    WEEKDAYS,
    YEAR,
    Reading,
    Setting,
    digits,
    in_words,
    month_end,
    number_of,
    one_day,
    safe,
    third,
    year_for,
)


def shift_year(setting: Setting, end: int) -> int | None:
    """A year told by words just behind ("the October 7 attack last year"): -1, 0 or ``None``."""
    tail = re.match(r"(?: [a-z]+){0,2},? (?:of )?(last|this) year\b", setting.text[end : end + 60])
    return None if tail is None else (-1 if tail[1] == "last" else 0)


def read_iso(m: re.Match[str], setting: Setting) -> Reading | None:
    """Year first: 2016-11-14."""
    found = safe(int(m["y"]), int(m["m"]), int(m["d"]))
    return one_day(found, f"{found}, a full date") if found else None


def read_numeric(m: re.Match[str], setting: Setting) -> Reading | None:
    """Day first or month first: whichever the calendar, then a weekday in front, then the publication day allows."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    both = [d for d in (safe(year, b, a), safe(year, a, b)) if d]
    if not both:
        return None
    named = m["wd"]
    if named:
        both = [d for d in both if WEEKDAYS[d.weekday()].lower() == named.lower()] or both
    if setting.published and both[0] != both[-1]:
        published = setting.published
        both.sort(key=lambda d: abs((d - published).days))
    return one_day(both[0], f"{both[0]}, a full date")


def read_full(m: re.Match[str], setting: Setting) -> Reading | None:
    """Day, month by name, and year."""
    found = safe(int(m["y"]), number_of(m["m"]), digits(m["d"]))
    return one_day(found, f"{found}, a full date") if found else None


def read_day_month(m: re.Match[str], setting: Setting) -> Reading | None:
    """Day and month; the year comes from words behind it or from publication."""
    day, month, published = digits(m["d"]), number_of(m["m"]), setting.published
    if not 1 <= day <= 31:
        return None
    label = f"{day} {MONTHS[month - 1]}"
    if published is None:
        return in_words(label, "day")
    told = shift_year(setting, m.end())
    found = year_for(day, month, published) if told is None else safe(published.year + told, month, day)
    return one_day(found, f"{label}, year from publication on {published}") if found else None


def read_day_range(m: re.Match[str], setting: Setting) -> Reading | None:
    """Two days with one or two months, and at most one year for both."""
    groups = m.groupdict()
    last_month = number_of(groups.get("m2") or m["m"])
    first_month = number_of(m["m"])
    d1, d2 = digits(m["d"]), digits(m["d2"])
    year, published = m["y"], setting.published
    if year is None and published is None:
        return in_words(f"{d1} {MONTHS[first_month - 1]} to {d2} {MONTHS[last_month - 1]}", "span")
    end = safe(int(year), last_month, d2) if year else published and year_for(d2, last_month, published)
    start = safe(end.year - (first_month > last_month), first_month, d1) if end else None
    if not start or not end or start > end:
        return None
    return Reading(When(start, end, f"{start} to {end}, as printed"), "span")


def read_two_dates(m: re.Match[str], setting: Setting) -> Reading | None:
    """Two full dates as one stretch."""
    ends: list[date] = []
    for part in (m["first"], m["last"]):
        month = re.search(MONTH, part)
        year, day = re.search(YEAR, part), re.search(DAY_NUMBER, part)
        found = safe(int(year[0]), number_of(month[0]), digits(day[0])) if month and year and day else None
        if found is None:
            return None
        ends.append(found)
    start, end = ends
    return Reading(When(start, end, f"{start} to {end}, as printed"), "span") if start <= end else None


def _month_of(m: re.Match[str], key: str, setting: Setting) -> tuple[int, int] | None:
    """Year and month of a month name; a missing year is the nearest past one."""
    groups = m.groupdict()
    month, year = number_of(m[key]), groups.get("y") or groups.get("y2")
    if year:
        return int(year), month
    published = setting.published
    if published is None:
        return None
    told = shift_year(setting, m.end(key))
    if told is not None:
        return published.year + told, month
    if setting.ahead or groups.get("way") in ("next", "coming"):
        return published.year + (month < published.month), month
    same_is_past = groups.get("way") == "last"
    return published.year - (month > published.month or (same_is_past and month == published.month)), month


def read_month(m: re.Match[str], setting: Setting) -> Reading | None:
    """A month, or its early, middle or late third."""
    found = _month_of(m, "m", setting)
    part = m.groupdict().get("part")
    label = " ".join(filter(None, (part, MONTHS[number_of(m["m"]) - 1])))
    if found is None:
        return in_words(label, "month")
    start, end = third(part, date(*found, 1), month_end(*found))
    reason = f"{label} {found[0]}"
    if not (m.groupdict().get("y")):
        reason += f", year from publication on {setting.published}"
    return Reading(When(start, end, reason), "month")


def read_month_range(m: re.Match[str], setting: Setting) -> Reading | None:
    """From one month to another."""
    last = _month_of(m, "m2", setting)
    first = number_of(m["m"])
    if last is None:
        return in_words(f"{MONTHS[first - 1]} to {MONTHS[number_of(m['m2']) - 1]}", "month")
    year = int(m["y1"]) if m["y1"] else last[0] - (first > last[1])
    start, end = date(year, first, 1), month_end(*last)
    return (
        Reading(When(start, end, f"{MONTHS[first - 1]} {year} to {MONTHS[last[1] - 1]} {last[0]}"), "month")
        if start <= end
        else None
    )


def read_year(m: re.Match[str], setting: Setting) -> Reading | None:
    """A year, a third of one, or a range of years."""
    year, other = int(m["y"]), m.groupdict().get("y2")
    part = m.groupdict().get("part")
    if other:
        last = int(other) if len(other) == 4 else year - year % 100 + int(other)
        return (
            Reading(When(date(year, 1, 1), date(last, 12, 31), f"{year} to {last}"), "year") if last >= year else None
        )
    start, end = third(part, date(year, 1, 1), date(year, 12, 31))
    return Reading(When(start, end, " ".join(filter(None, (part and part.lower(), str(year))))), "year")
