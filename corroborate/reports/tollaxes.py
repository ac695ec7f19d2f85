"""From counts and days to inches on a picture: linear and logarithmic scales with few, round ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from corroborate.reports.marks import Plot

TICKS = 5
"""Most intervals between ticks of a linear axis."""
DAYS = 6
"""Most days named on an axis of days."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to inches from ``start`` to ``end``; ``ticks`` are the values to name."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[int, ...]
    logarithmic: bool = False

    def of(self, value: float) -> float:
        """Return where a value lies."""
        low, high, here = (self._bent(number) for number in (self.low, self.high, value))
        return self.start + (self.end - self.start) * (here - low) / ((high - low) or 1.0)

    def _bent(self, value: float) -> float:
        return math.log10(1 + value) if self.logarithmic else value


def number_scale(plot: Plot, start: float, end: float) -> Scale:
    """Return the scale of counts from 0 on, so that lengths can be compared."""
    largest = max(plot.largest, 1)
    if plot.logarithmic:
        ticks = [0, *(10**power for power in range(len(str(largest))) if 10**power <= largest)]
        return Scale(0, largest, start, end, tuple(ticks), True)
    step = _round_step(largest / TICKS)
    return Scale(0, largest, start, end, tuple(range(0, largest + 1, step)))


def _round_step(least: float) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, 50 ... that is no smaller than ``least``."""
    power = int(10 ** max(0, math.floor(math.log10(max(least, 1)))))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)


def day_scale(plot: Plot, start: float, end: float) -> Scale:
    """Return the scale of days, with room at both ends, and at the right one for marks without a day."""
    days = sorted({day.toordinal() for mark in plot.marks for day in (mark.until or mark.as_of,) if day is not None})
    undated = any(mark.as_of is None for mark in plot.marks)
    step = -(-len(days) // DAYS)
    named = tuple(sorted({*days[::step], days[-1]})) if days else ()
    room = 0.5
    return Scale(days[0], days[-1], start + room, end - room - (0.9 if undated else 0.0), named)
