"""One count of one event drawn: a row for each mark, or days against numbers where a toll moves."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes

from corroborate.records import Event
from corroborate.reports import plain
from corroborate.reports.canvas import BAND, INK, PALE, Picture, page, write
from corroborate.reports.marks import Mark, Plot
from corroborate.reports.tollaxes import Scale, day_scale, number_scale

WIDTH = 10.0
ROW = 0.44
"""Inches of one row: two lines of small type."""
LABEL = 3.9
"""Inches kept for outlet and speaker beside a row."""
LETTER = 0.085
"""Inches of a letter beside a mark, at most."""
HEAD = 0.95
FOOT = 0.95
ENTRY = 0.62
"""Inches of one entry of the list beside a plane: three lines of small type."""
ARROW = 0.4
"""Inches of the arrow of a count that may be more."""
KEY = 150
"""Characters of a line of the key."""
TALL = 3.4
"""Least inches of the plane on which a toll moves."""
_SHAPES = "osD^vPX<>ph"
"""One shape for each voice where a toll moves; they come round after eleven voices."""


def draw(plot: Plot, event: Event) -> Picture:
    """Return the picture of one plot."""
    return _plane(plot, event) if plot.moves else _rows(plot, event)


def _rows(plot: Plot, event: Event) -> Picture:
    height = HEAD + ROW * len(plot.marks) + FOOT
    picture, axes = page(WIDTH, height)
    _heading(axes, plot, event, height)
    base, top = FOOT, height - HEAD
    tail = 0.3 + max(LETTER * len(told(mark)) + (ARROW if mark.open else 0.0) for mark in plot.marks)
    scale = number_scale(plot, LABEL + 0.25, WIDTH - tail)
    _ground(axes, scale, base, top)
    voices = list(dict.fromkeys(mark.voice for mark in plot.marks))
    for number, mark in enumerate(plot.marks):
        y = top - ROW * (number + 0.5)
        if voices.index(mark.voice) % 2:
            axes.axhspan(y - ROW / 2, y + ROW / 2, color=BAND, zorder=0, linewidth=0)
        _label(axes, mark, 0.2, y, LABEL)
        _mark(axes, mark, scale, y)
    _key(axes, plot, "Each band is one voice.")
    return picture


def _ground(axes: Axes, scale: Scale, base: float, top: float) -> None:
    for value in scale.ticks:
        axes.plot([scale.of(value)] * 2, [base, top], color="#c4c4c4", linewidth=0.7, zorder=0.5, gid="grid")
        write(axes, scale.of(value), base - 0.08, f"{value:,}", ha="center", va="top", fontsize=9, color=PALE)


def _label(axes: Axes, mark: Mark, x: float, y: float, width: float) -> None:
    room = int(width / LETTER)
    write(axes, x, y + 0.02, mark.outlet, room, va="bottom", fontsize=9.5, fontweight="bold", gid="outlet")
    write(axes, x, y - 0.01, _speaker(mark), room + 16, va="top", fontsize=8.5, color=PALE, gid="speaker")


def _speaker(mark: Mark) -> str:
    return mark.speaker + (", alleged" if mark.alleged else "")


def told(mark: Mark) -> str:
    """Return a mark's number as it is drawn beside it: "27 or more", "15 to 20", "35, replaced"."""
    number = plain.interval(mark.low, mark.high)
    notes = [name for name, is_so in (("replaced", mark.superseded), ("added up", mark.derived)) if is_so]
    return ", ".join([number, *notes])


def _mark(axes: Axes, mark: Mark, scale: Scale, y: float) -> None:
    """Draw a mark with its reach along the axis of numbers, and its number after it."""
    x = scale.of(mark.at)
    end = x
    if mark.open:
        end = x + ARROW
        _arrow(axes, (x, y), (end, y))
    elif mark.low != mark.high and mark.high is not None:
        end = scale.of(mark.high)
        low = scale.of(mark.low)
        axes.plot([low, end], [y, y], color=INK, linewidth=2, zorder=2, gid="reach", solid_capstyle="butt")
        _arrow(axes, (x, y), (low, y)) if mark.ceiling else None
    if mark.exact:
        point(axes, mark, x, y, "o")
    write(axes, end + 0.12, y, told(mark), va="center", fontsize=9.5, zorder=4, gid="number")


def _arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    style = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.4, "mutation_scale": 11, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=end, xytext=start, arrowprops=style, zorder=2, gid="open")


def point(axes: Axes, mark: Mark, x: float, y: float, shape: str) -> None:
    """Draw the point of a mark: hollow where the number was replaced."""
    fill = "white" if mark.superseded else INK
    axes.plot([x], [y], shape, markersize=8, markerfacecolor=fill, markeredgecolor=INK, markeredgewidth=1.6, zorder=3,
              gid="mark")  # fmt: skip


def _heading(axes: Axes, plot: Plot, event: Event, height: float) -> None:
    found = plot.range
    span = plain.interval(found.low, found.high) if not found.open else f"{found.low:,} to {found.high:,} or more"
    if found.low == found.high:
        span = plain.interval(found.low, None if found.open else found.high)
    write(axes, 0.2, height - 0.18, f"{plain.question(plot.question)}: {span}", 90, va="top", fontsize=14,
          fontweight="bold", gid="title")  # fmt: skip
    line = f"{event.label} · {plain.STANDINGS[found.standing]}, {plain.counted(found.voices, 'voice')}"
    write(axes, 0.2, height - 0.5, line, 120, va="top", fontsize=10, color=PALE, gid="subtitle")


def _key(axes: Axes, plot: Plot, first: str) -> None:
    """Say what the signs mean that are in this picture."""
    signs = {
        "Filled: a count that stands.": any(not mark.superseded for mark in plot.marks),
        "Hollow: a count since replaced.": any(mark.superseded for mark in plot.marks),
        "Arrow: or more.": any(mark.open for mark in plot.marks),
        "Arrow to the left: up to.": any(mark.ceiling for mark in plot.marks),
        "Bar: between two numbers.": any(not mark.open and mark.low != mark.high for mark in plot.marks),
        "The axis is logarithmic.": plot.logarithmic,
    }
    words = " ".join([first, *(words for words, here in signs.items() if here)])
    for number, line in enumerate(textwrap.wrap(words, KEY)):
        write(axes, 0.2, 0.4 - 0.18 * number, line, fontsize=8.5, va="center", color=PALE, gid="key")


def _plane(plot: Plot, event: Event) -> Picture:
    """Draw days against numbers; each mark bears the number of its line in the list beside it."""
    height = HEAD + max(TALL, ENTRY * len(plot.marks)) + FOOT
    picture, axes = page(WIDTH, height)
    _heading(axes, plot, event, height)
    base, top = FOOT, height - HEAD
    left, right = 0.75, WIDTH - LABEL - 0.9
    numbers = number_scale(plot, base + 0.15, top - 0.3)
    days = day_scale(plot, left, right)
    _frame(axes, numbers, days, plot, (left, right), (base, top))
    shapes = {voice: _SHAPES[number % len(_SHAPES)] for number, voice in enumerate(dict.fromkeys(
        mark.voice for mark in plot.marks))}  # fmt: skip
    places = _spread(plot.marks, days, numbers)
    _steps(axes, plot.marks, places)
    for number, (mark, (x, y)) in enumerate(zip(plot.marks, places, strict=True), start=1):
        _reach(axes, mark, x, y, numbers)
        if mark.exact:
            point(axes, mark, x, y, shapes[mark.voice])
        write(axes, x + 0.11, y - 0.02, str(number), va="top", fontsize=9, fontweight="bold", zorder=4, gid="tag")
        _listed(axes, mark, number, shapes[mark.voice], top - ENTRY * (number - 1))
    _key(axes, plot, "Each shape is one voice; a line joins its counts as the days go on.")
    return picture


def _frame(
    axes: Axes, numbers: Scale, days: Scale, plot: Plot, across: tuple[float, float], up: tuple[float, float]
) -> None:
    for value in numbers.ticks:
        y = numbers.of(value)
        axes.plot(list(across), [y, y], color="#c4c4c4", linewidth=0.7, zorder=0.5, gid="grid")
        write(axes, across[0] - 0.1, y, f"{value:,}", ha="right", va="center", fontsize=9, color=PALE)
    for value in days.ticks:
        words = str(date.fromordinal(value))
        write(axes, days.of(value), up[0] - 0.08, words, ha="center", va="top", fontsize=9, color=PALE, gid="day")
    if any(mark.as_of is None for mark in plot.marks):
        x = across[1] - 0.1
        write(axes, x, up[0] - 0.08, "undated", ha="center", va="top", fontsize=9, color=PALE, gid="day")


def _spread(marks: Sequence[Mark], days: Scale, numbers: Scale) -> list[tuple[float, float]]:
    """Return where marks stand: in their day, one beside another where they or their arrows would cover each other."""
    places: list[tuple[float, float]] = []
    taken: list[tuple[float, float, float]] = []
    for mark in marks:
        day = mark.until or mark.as_of
        x, y = days.end - 0.1 if day is None else days.of(day.toordinal()), numbers.of(mark.at)
        low, high = _extent(mark, y, numbers)
        for offset in (0.0, 0.34, -0.34, 0.68, -0.68):
            if all(abs(x + offset - other) > 0.3 or high < bottom or low > top for other, bottom, top in taken):
                x += offset
                break
        places.append((x, y))
        taken.append((x, low, high))
    return places


def _extent(mark: Mark, y: float, numbers: Scale) -> tuple[float, float]:
    """Return the lowest and highest inch a mark covers, with its arrow or bar."""
    low, high = y, y + ARROW if mark.open else y
    if mark.high is not None:
        low, high = numbers.of(mark.low), numbers.of(mark.high)
    return low - 0.1, high + 0.1


def _steps(axes: Axes, marks: Sequence[Mark], places: Sequence[tuple[float, float]]) -> None:
    """Join the counts of each voice that stand or stood on different days."""
    for voice in dict.fromkeys(mark.voice for mark in marks):
        own = [
            (mark.until, place) for mark, place in zip(marks, places, strict=True)
            if mark.voice == voice and mark.until is not None
        ]  # fmt: skip
        if len({day for day, _ in own}) > 1:
            line = [place for _, place in sorted(own, key=lambda entry: (entry[0], entry[1][1]))]
            axes.plot(
                [x for x, _ in line], [y for _, y in line], color=PALE, linewidth=1, linestyle=(0, (4, 2)), zorder=1,
                gid="step",
            )  # fmt: skip


def _reach(axes: Axes, mark: Mark, x: float, y: float, numbers: Scale) -> None:
    if mark.open:
        _arrow(axes, (x, y), (x, y + ARROW))
    elif mark.low != mark.high and mark.high is not None:
        axes.plot([x, x], [numbers.of(mark.low), numbers.of(mark.high)], color=INK, linewidth=2, zorder=2, gid="reach")
        if mark.ceiling:
            _arrow(axes, (x, y), (x, numbers.of(mark.low)))


def _listed(axes: Axes, mark: Mark, number: int, shape: str, y: float) -> None:
    """Write the entry of the list that a numbered mark leads to."""
    x = WIDTH - LABEL - 0.5
    day = mark.until or mark.as_of
    write(axes, x, y, str(number), ha="right", va="top", fontsize=9.5, fontweight="bold")
    if mark.exact:
        point(axes, mark, x + 0.2, y - 0.07, shape)
    else:
        axes.plot([x + 0.2] * 2, [y - 0.15, y + 0.01], color=INK, linewidth=2)
    first = f"{told(mark)}, {'undated' if day is None else day}"
    write(axes, x + 0.42, y, first, 46, va="top", fontsize=9.5, fontweight="bold", gid="told")
    write(axes, x + 0.42, y - 0.17, mark.outlet, 50, va="top", fontsize=9, gid="outlet")
    write(axes, x + 0.42, y - 0.33, _speaker(mark), 54, va="top", fontsize=8.5, color=PALE, gid="speaker")
