"""The plots of a page as numbers: a row for each mark of a count, voice by voice, and days across where tolls move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from corroborate.reports import plain
from corroborate.reports.marks import Mark, Plot
from corroborate.reports.page.axes import Axis, percent

HEIGHT = 240
"""Height of a plot over time in pixels, with the days below it."""
TOP, BOTTOM = 36, 26
LEFT, RIGHT = 0.06, 0.84
"""Where the first and the last day stand, as shares of the width."""
NARROW = 330
"""Pixels across on a phone, where marks must not cover one another; then they do not on a wider page either."""
TALL = 18
LETTER = 9
"""Pixels a mark is high, and a letter in it wide."""
KEYS = 4
"""Voices named in one mark; more are counted."""
WORDS = 40
"""Characters of vague words beside the interval they are read as."""
APART = 0.3
"""Least share of the width between two days that are named."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One mark on a horizontal axis: a point, a bar from ``start`` to ``end``, or a point with an arrow."""

    at: str | None
    start: str | None
    end: str | None
    arrow: str
    hollow: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a plot: who says it through whom, since when, the number, and its mark."""

    mark: Mark
    number: str
    notes: tuple[str, ...]
    days: str
    strip: Strip


@dataclass(frozen=True, slots=True)
class Said:
    """One voice of a plot with its rows; ``key`` is its letter in the plot over time, empty where it has none."""

    voice: str
    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One number of one day over time, by the voices ``key`` names; ``x`` in per cent, the rest in pixels.

    A point without a key is a voice that gives its number for one day alone.
    """

    key: str
    x: str
    shift: float
    y: float
    width: int
    arrow: str
    hollow: bool


@dataclass(frozen=True, slots=True)
class Course:
    """A count over time: points, the lines that join one voice's points, and both axes."""

    points: tuple[Point, ...]
    joins: tuple[tuple[str, float, str, float], ...]
    levels: tuple[tuple[float, str], ...]
    days: tuple[tuple[str, str, str], ...]
    height: int
    floor: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """One count of an event, ready for a template."""

    plot: Plot
    title: str
    axis: Axis
    voices: tuple[Said, ...]
    best: Strip
    course: Course | None

    @property
    def span(self) -> str:
        """Return the range in words."""
        found = self.plot.range
        if found.low == found.high:
            return plain.interval(found.low, None if found.open else found.high)
        return f"{found.low:,} to {found.high:,}" + (" or more" if found.open else "")


def draw(plot: Plot) -> Drawing:
    """Return the drawing of one count."""
    axis = Axis(plot.largest, plot.logarithmic)
    keys = _keys(plot.marks)
    found = plot.range
    return Drawing(
        plot=plot,
        title=plain.question(plot.question),
        axis=axis,
        voices=tuple(
            Said(voice, keys.get(voice, ""), tuple(_line(mark, axis) for mark in marks))
            for voice, marks in groupby(plot.marks, key=lambda mark: mark.voice)
        ),
        best=Strip(axis.at(found.best), axis.at(found.low), axis.at(found.high), "right" * found.open, False),
        course=_course(plot.marks, keys, axis) if plot.moves else None,
    )


def _line(mark: Mark, axis: Axis) -> Line:
    vague = mark.stated is None and not mark.derived and mark.low != mark.high
    notes = {
        "replaced later": mark.superseded,
        "alleged": mark.alleged,
        "added up": mark.derived,
        f"“{plain.shortened(mark.words, WORDS)}”": vague,
    }
    return Line(
        mark=mark,
        number=plain.number(mark.low, mark.high, mark.stated),
        notes=tuple(note for note, holds in notes.items() if holds),
        days=plain.days(mark.as_of, mark.until),
        strip=strip(mark, axis),
    )


def strip(mark: Mark, axis: Axis) -> Strip:
    """Return where a mark stands on a horizontal axis."""
    barred = mark.high is not None and mark.high != mark.low and not mark.ceiling
    return Strip(
        at=axis.at(mark.at) if mark.exact else None,
        start=axis.at(mark.low) if barred else None,
        end=axis.at(mark.high) if barred and mark.high is not None else None,
        arrow="right" if mark.open else "left" if mark.ceiling else "",
        hollow=mark.superseded,
    )


def _keys(marks: Sequence[Mark]) -> dict[str, str]:
    """Return a letter for each voice that gives exact numbers for several days."""
    days: dict[str, set[date]] = {}
    for mark in marks:
        if mark.as_of is not None and mark.low == mark.high:
            days.setdefault(mark.voice, set()).add(mark.as_of)
    return {voice: _letters(place) for place, voice in enumerate(name for name, told in days.items() if len(told) > 1)}


def _letters(number: int) -> str:
    return (chr(64 + number // 26) if number >= 26 else "") + chr(65 + number % 26)


def _course(marks: Sequence[Mark], keys: dict[str, str], axis: Axis) -> Course:
    dated = sorted(
        ((mark.as_of, mark) for mark in marks if mark.as_of is not None), key=lambda item: (item[0], item[1].at)
    )
    first, last = dated[0][0], dated[-1][0]

    def across(day: date) -> float:
        return LEFT + (RIGHT - LEFT) * (day - first).days / max((last - first).days, 1)

    def down(number: float) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - axis.share(number)), 1)

    points: list[Point] = []
    taken: list[tuple[float, float, float]] = []
    for day, at, arrow, hollow, key in _merged(dated, keys):
        x, y, width = across(day), down(at), TALL - LETTER + LETTER * len(key)
        start = _free(x * NARROW, y, width, taken) if key else x * NARROW
        if key:
            taken.append((start, start + width, y))
        points.append(Point(key, percent(x), round(start - x * NARROW, 1), y, width, arrow, hollow))
    ends: dict[str, dict[date, tuple[str, float]]] = {}
    for day, mark in dated:
        if mark.voice in keys and mark.low == mark.high and not mark.superseded:
            ends.setdefault(mark.voice, {})[day] = (percent(across(day)), down(mark.at))
    return Course(
        points=tuple(points),
        joins=tuple((*start, *end) for told in ends.values() for start, end in pairwise(told.values())),
        levels=tuple((down(tick), f"{tick:,}") for tick in axis.ticks),
        days=_days([day for day, _ in dated], across),
        height=HEIGHT,
        floor=HEIGHT - BOTTOM,
    )


def _merged(dated: Sequence[tuple[date, Mark]], keys: dict[str, str]) -> list[tuple[date, int, str, bool, str]]:
    """Return day, number, arrow, hollowness and letters of what is drawn: voices that say the same share a mark."""
    places: dict[tuple[date, int, str, bool], set[str]] = {}
    for day, mark in dated:
        arrow = "up" if mark.open else "down" if mark.ceiling else ""
        places.setdefault((day, mark.at, arrow, mark.superseded), set()).add(keys.get(mark.voice, ""))
    merged = [
        (*place, _together(sorted(named - {""}, key=lambda key: (len(key), key)))) for place, named in places.items()
    ]
    return sorted(merged, key=lambda item: item[-1] != "")


def _together(named: Sequence[str]) -> str:
    return "".join(named) if len(named) <= KEYS else f"{named[0]}+{len(named) - 1}"


def _free(start: float, y: float, width: float, taken: Sequence[tuple[float, float, float]]) -> float:
    """Return where a mark may begin without covering another, or where it belongs if there is no room to the right."""
    found = start
    for left, right, level in sorted(taken):
        if abs(level - y) < TALL and left < found + width and found < right:
            found = right + 2
    return found if found + width <= NARROW else start


def _days(days: Sequence[date], across: Callable[[date], float]) -> tuple[tuple[str, str, str], ...]:
    """Return place, words and alignment of the days that are named: the first, the last, and those with room."""
    named = [days[0]]
    for day in dict.fromkeys(days):
        if across(day) - across(named[-1]) >= APART and across(days[-1]) - across(day) >= APART:
            named.append(day)
    if days[-1] != named[-1]:
        named.append(days[-1])
    return tuple(
        (percent(across(day)), day.isoformat(), "start" if day == days[0] else "end" if day == days[-1] else "middle")
        for day in named
    )
