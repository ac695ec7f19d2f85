"""Where a number stands on an axis: round steps from nought, or powers of ten. Shares are written as per cent."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

INTERVALS = 4
_ROUND = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100)
_SHORT = ((1_000_000, "m"), (1_000, "k"))


@dataclass(frozen=True)
class Axis:
    """An axis from nought to at least ``largest``, cut into equal intervals by its ticks."""

    largest: int
    logarithmic: bool = False

    @cached_property
    def ticks(self) -> tuple[int, ...]:
        """Return the numbers at the ends of the intervals, nought first."""
        if self.logarithmic:
            return (0, *(10**power for power in range(math.ceil(math.log10(max(self.largest, 10))) + 1)))
        step = _step(self.largest)
        return tuple(step * number for number in range(INTERVALS + 1))

    @property
    def intervals(self) -> int:
        """Return into how many equal intervals the ticks cut the axis."""
        return len(self.ticks) - 1

    def share(self, number: float) -> float:
        """Return how far along the axis a number stands, from 0 to 1."""
        if not self.logarithmic:
            return number / self.ticks[-1]
        return (1 + math.log10(number)) / self.intervals if number >= 1 else 0.0

    def at(self, number: float) -> str:
        """Return a number's place along the axis in per cent."""
        return percent(self.share(number))

    @cached_property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """Return place and words of the ticks that are named; every second one where there are many."""
        every = 1 if self.intervals <= INTERVALS else 2
        named = [tick for place, tick in enumerate(self.ticks) if (self.intervals - place) % every == 0]
        return tuple((self.at(tick), short(tick)) for tick in named)


def _step(largest: int) -> int:
    least = max(largest, INTERVALS) / INTERVALS
    power: int = 10 ** max(0, math.floor(math.log10(least)) - 1)
    return next(number * power for number in _ROUND if number * power >= least)


def percent(share: float) -> str:
    """Return a share as per cent, such as ``37.5%``."""
    return f"{round(100 * share, 2):g}%"


def short(number: int) -> str:
    """Return a number as an axis shows it: 1500 as "1.5k"."""
    for size, letter in _SHORT:
        if number >= size:
            return f"{number / size:g}{letter}"
    return str(number)
