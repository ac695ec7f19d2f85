"""The plots of a page as numbers: a row for each mark of a count, voice by voice, and days across where tolls move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from corroborate.reports import plain
from corroborate.reports.marks import Mark, Plot
from corroborate.reports.page.axes import Axis, percent

HEIGHT = 210
"""Height of a plot over time in pixels, with the days below it."""
TOP, BOTTOM = 26, 26
LEFT, RIGHT = 0.07, 0.9
"""Where the first and the last day stand, as shares of the width."""
BESIDE = 20
"""Pixels between marks that would cover one another."""
CLOSE_ACROSS, CLOSE_DOWN = 0.06, 17
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
    """One voice of a plot with its rows; ``key`` is its letter in the plot over time."""

    voice: str
    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One mark over time; ``x`` in per cent, ``shift`` and ``y`` in pixels."""

    key: str
    x: str
    shift: int
    y: float
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
    keys = {voice: _letters(number) for number, voice in enumerate(dict.fromkeys(mark.voice for mark in plot.marks))}
    found = plot.range
    return Drawing(
        plot=plot,
        title=plain.question(plot.question),
        axis=axis,
        voices=tuple(
            Said(voice, keys[voice], tuple(_line(mark, axis) for mark in marks))
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

    placed: list[tuple[float, float, int]] = []
    points: list[Point] = []
    ends: dict[str, dict[date, tuple[str, float]]] = {}
    for day, mark in _once(dated):
        x, y = across(day), down(mark.at)
        taken = {slot for px, py, slot in placed if abs(px - x) < CLOSE_ACROSS and abs(py - y) < CLOSE_DOWN}
        slot = next(number for number in range(len(placed) + 1) if number not in taken)
        placed.append((x, y, slot))
        arrow = "up" if mark.open else "down" if mark.ceiling else ""
        points.append(Point(keys[mark.voice], percent(x), slot * BESIDE, y, arrow, mark.superseded))
        if not mark.superseded:
            ends.setdefault(mark.voice, {})[day] = (percent(x), y)
    return Course(
        points=tuple(points),
        joins=tuple((*start, *end) for told in ends.values() for start, end in pairwise(told.values())),
        levels=tuple((down(tick), f"{tick:,}") for tick in axis.ticks),
        days=_days([day for day, _ in dated], across),
        height=HEIGHT,
        floor=HEIGHT - BOTTOM,
    )


def _once(dated: Sequence[tuple[date, Mark]]) -> list[tuple[date, Mark]]:
    """Leave one of the marks a voice has at one place: several outlets may print them."""
    places = {(day, mark.voice, mark.at, mark.open, mark.superseded): (day, mark) for day, mark in reversed(dated)}
    return list(reversed(places.values()))


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
