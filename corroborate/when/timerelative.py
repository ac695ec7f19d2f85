"""Readers of times that hang on another day: weekdays, "overnight", "two days ago", "last month"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from corroborate.records import When
from corroborate.when.timewords import (
    DAY,
    NUMBERS,
    WEEKDAYS,
    Grain,
    Reading,
    Setting,
    in_words,
    month_end,
    one_day,
    third,
)


def weekday_near(index: int, published: date, way: str, ahead: bool) -> tuple[date, str]:
    """The day a weekday means and the words that say why.

    Plain: publication day or the last one within six days. "last": before publication. "next", or a clause that looks
    ahead: after it (on it only for the latter).
    """
    back = (published.weekday() - index) % 7
    name = WEEKDAYS[index]
    if way in ("last", "past", "this past", "previous") and back == 0:
        back = 7
    if way in ("next", "coming", "this coming") or ahead:
        forward = (index - published.weekday()) % 7 or (0 if ahead and way not in ("next", "coming") else 7)
        return published + forward * DAY, f"{name} after publication on {published}"
    if back == 0:
        return published, f"{name}, the day of publication {published}"
    return published - back * DAY, f"{name} before publication on {published}"


def _weekday(name: str) -> int:
    return next(i for i, day in enumerate(WEEKDAYS) if day.lower() == name.lower())


def read_weekday(m: re.Match[str], setting: Setting) -> Reading | None:
    """One weekday."""
    index, way = _weekday(m["wd"]), (m["way"] or "").lower()
    week, published = m["week"] or "", setting.published
    if published is None:
        return in_words(" ".join(filter(None, (way if way in ("last", "next") else "", WEEKDAYS[index], week))), "day")
    if week in ("last week", "next week"):
        monday = published - published.weekday() * DAY + (7 if week == "next week" else -7) * DAY
        side = "after" if week == "next week" else "before"
        return one_day(monday + index * DAY, f"{WEEKDAYS[index]} of the week {side} {published}")
    return one_day(*weekday_near(index, published, way, setting.ahead))


def read_weekday_range(m: re.Match[str], setting: Setting) -> Reading | None:
    """From one weekday to another, or two weekdays that follow each other ("on Monday and Tuesday")."""
    first, last = _weekday(m["wd"]), _weekday(m["wd2"])
    if m.groupdict().get("both") and (last - first) % 7 != 1:
        return None
    if setting.published is None:
        return in_words(f"{WEEKDAYS[first]} to {WEEKDAYS[last]}", "span")
    end, why = weekday_near(last, setting.published, "", setting.ahead)
    return Reading(When(end - ((last - first) % 7) * DAY, end, f"{WEEKDAYS[first]} to {why}"), "span")


def read_weekday_night(m: re.Match[str], setting: Setting) -> Reading | None:
    """The night that begins on a weekday, or ends on it where that is the publication day."""
    index, published = _weekday(m["wd"] or m["wd2"]), setting.published
    if published is None:
        return in_words(f"overnight {WEEKDAYS[index]}", "span")
    day, why = weekday_near(index, published, "", False)
    start = day - DAY if day == published or m["into"] else day
    return Reading(When(start, start + DAY, f"overnight, {why}"), "span")


#: word -> days from publication to the first and last day meant, and what to call it
_SPOKEN: dict[str, tuple[int, int, str]] = {
    "today": (0, 0, "the day of publication"),
    "tonight": (0, 0, "the day of publication"),
    "this morning": (0, 0, "the day of publication"),
    "this afternoon": (0, 0, "the day of publication"),
    "this evening": (0, 0, "the day of publication"),
    "yesterday": (-1, -1, "the day before publication"),
    "tomorrow": (1, 1, "the day after publication"),
    "last night": (-1, 0, "the night before publication"),
    "during the night": (-1, 0, "the night before publication"),
    "overnight": (-1, 0, "the night before publication"),
}


def read_spoken(m: re.Match[str], setting: Setting) -> Reading | None:
    """Words that name a day from publication: "today", "overnight"."""
    word = m["word"].lower()
    low, high, label = _SPOKEN[word]
    grain: Grain = "day" if low == high else "span"
    if setting.published is None:
        return in_words(
            {"tonight": "today", "last night": "overnight", "during the night": "overnight"}.get(
                word, word.removeprefix("this ")
            ),
            grain,
        )
    day = setting.published
    return Reading(When(day + low * DAY, day + high * DAY, f"{label} on {day}"), grain)


def _count(word: str) -> tuple[int, int]:
    """Least and most of a spoken number of units."""
    word = word.lower()
    vague = {"a few": (2, 6), "few": (2, 6), "several": (3, 9), "a couple of": (2, 2)}
    if word in vague:
        return vague[word]
    number = int(word) if word.isdigit() else NUMBERS[word]
    return number, number


def _back(day: date, number: int, unit: str) -> date:
    """``number`` units before ``day``; hours are rounded up to days."""
    if unit.startswith("hour"):
        return day - -(-number // 24) * DAY
    if unit.startswith(("day", "night")):
        return day - number * DAY
    if unit.startswith("week"):
        return day - 7 * number * DAY
    months = day.year * 12 + day.month - 1 - number * (12 if unit.startswith("year") else 1)
    year, month = divmod(max(months, 12), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _grain(unit: str) -> Grain:
    return "year" if unit.startswith("year") else "month" if unit.startswith("month") else "span"


def read_ago(m: re.Match[str], setting: Setting) -> Reading | None:
    """A number of units before publication; weeks and coarser units get slack on both sides."""
    low, high = _count(m["n"])
    unit, published = m["unit"].rstrip("s"), setting.published
    if unit == "hour" and high < 24:
        low = high = 0
    exact = low == high and unit in ("day", "night", "hour")
    grain: Grain = "day" if exact else _grain(unit)
    if published is None:
        return in_words(f"{m['n'].lower()} {m['unit']} ago", grain)
    start, end = _back(published, high, unit), _back(published, low, unit)
    slack = {"week": 2, "month": 15, "year": 183}.get(unit, 0)
    reason = f"{m['n'].lower()} {m['unit']} before publication on {published}"
    return Reading(When(start - slack * DAY, min(end + slack * DAY, published), reason), grain)


def read_lasting(m: re.Match[str], setting: Setting) -> Reading | None:
    """A stretch that ends at publication: "in the past 24 hours", "for 25 days", "over the past years"."""
    groups, published = m.groupdict(), setting.published
    unit, number = m["unit"], groups.get("n")
    if setting.ahead and groups.get("way") is None:
        return None
    if unit.startswith("hour") and (number is None or _count(number)[1] < 12):
        return None
    grain = _grain(unit)
    label = f"the past {number or ''} {unit}".replace("  ", " ")
    if number is None and unit.endswith("s") and grain == "year":
        return (
            Reading(When(None, published, "an open stretch of years up to publication"), "open")
            if published
            else in_words(label, "open")
        )
    if published is None:
        return in_words(label, "open" if grain == "year" else grain)
    loose = {"day": 7, "week": 6, "month": 6, "year": 1, "night": 7}
    many = _count(number)[1] if number else (loose[unit.rstrip("s")] if unit.endswith("s") else 1)
    reason = f"the {number or ''} {unit} up to publication on {published}".replace("  ", " ")
    return Reading(When(_back(published, many, unit), published, reason), "open" if grain == "year" else grain)


def read_coming(m: re.Match[str], setting: Setting) -> Reading | None:
    """A stretch that begins at publication: "over the next 60 days"."""
    unit, number, published = m["unit"], m["n"], setting.published
    if unit.startswith("hour") and _count(number)[1] < 12:
        return None
    if published is None:
        return in_words(f"the next {number} {unit}", _grain(unit))
    end = published + (published - _back(published, _count(number)[1], unit))
    return Reading(When(published, end, f"the {number} {unit} from publication on {published}"), _grain(unit))


_PARTS = (
    {"": ""} | {word: f"the {word} of" for word in ("beginning", "start", "middle", "end")} | {"mid": "the middle of"}
)


def read_period(m: re.Match[str], setting: Setting) -> Reading | None:
    """ "Last week", "earlier this month", "late last year", "next month"."""
    way, unit, published = m["way"].lower(), m["unit"], setting.published
    part = (m["part"] or "").lower()
    grain: Grain = "span" if unit == "week" else "month" if unit == "month" else "year"
    if published is None:
        return in_words(f"{way} {unit}", grain, previous=way == "last")
    step = {"last": -1, "this": 0, "the": 0, "next": 1}[way]
    start, end = _calendar(published, unit, step)
    if step == 0 and part.startswith("earl"):
        end = published
    elif step == 0 and part in ("later",):
        start = published
    elif step == 0 and part:
        start, end = third(part, start, end)
    elif step == 0:
        end = end if setting.ahead else published
    else:
        start, end = third(part, start, end)
    side = ("before", "of", "after")[step + 1]
    reason = f"{_PARTS.get(part, part + ' in')} the {unit} {side} publication on {published}".strip()
    return Reading(When(start, end, reason), grain, previous=way == "last" and unit != "week")


def _calendar(published: date, unit: str, step: int) -> tuple[date, date]:
    if unit == "week":
        monday = published - published.weekday() * DAY + 7 * step * DAY
        # Early in a week "this week" reaches back over the days just gone: a week begins on Saturday, Sunday or Monday.
        return (min(monday, published - 2 * DAY) if step == 0 else monday), monday + 6 * DAY
    if unit == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    year, month = divmod(published.year * 12 + published.month - 1 + step, 12)
    return date(year, month + 1, 1), month_end(year, month + 1)


def read_relative(m: re.Match[str], setting: Setting) -> Reading | None:
    """Days counted from another day of the text; ``setting.published`` is that day here."""
    groups, ref = m.groupdict(), setting.published
    side = (groups.get("side") or groups.get("which") or "").lower()
    unit = (groups.get("unit") or "day").rstrip("s")
    low, high = _count(groups.get("n") or "one")
    same = side in ("same", "in the day", "that")
    grain: Grain = "day" if low == high and unit in ("day", "night") else _grain(unit)
    later = side in ("later", "before", "next", "following")
    label = "the same day" if same else f"{high} {unit}{'s' * (high > 1)} {'later' if later else 'earlier'}"
    if ref is None:
        return in_words(label, grain, previous=not later and not same)
    if same:
        return one_day(ref, f"the same day as {ref}")
    near, far = (_back(ref, n, unit) for n in (low, high))
    if later:
        near, far = ref + (ref - far), ref + (ref - near)
    start, end = min(near, far), max(near, far)
    word = "after" if later else "before"
    single = high == 1 and unit == "day"
    reason = f"the day {word} {ref}" if single else f"{groups.get('n') or 'one'} {unit}{'s' * (high > 1)} {word} {ref}"
    return Reading(When(start, end, reason), grain, previous=not later)


def since(reading: Reading, published: date | None) -> Reading:
    """The same expression behind "since": from its first day up to publication."""
    when = reading.when
    if not when.anchored:
        return replace(reading, when=replace(when, reason=f"since {when.reason}"), grain="open")
    begin = when.start
    end = published if published and begin and published >= begin else None
    short = reading.grain in ("day", "span") and published and begin and (published - begin).days <= 31
    closed = replace(when, end=end, reason=f"since {when.reason}")
    return Reading(closed, "span" if short else "open", previous=reading.previous)


def until(reading: Reading, word: str) -> Reading:
    """The same expression behind "until" (its last day counts) or "before" (it does not): open downwards."""
    when = reading.when
    end = when.start - DAY if word == "before" and when.start else when.end
    return Reading(replace(when, start=None, end=end, reason=f"{word} {when.reason}"), "open", reading.previous)
