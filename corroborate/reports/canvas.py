"""What the matplotlib plots share: a figure that notebooks show, and text drawn to the letter."""

from __future__ import annotations

import io
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from corroborate.reports.escaping import one_line

INK = "#1a1a1a"
PALE = "#595959"
"""Still 7 to 1 on white."""
BAND = "#f0f0f0"
FONT = "DejaVu Sans"
"""Comes with matplotlib, so that a picture looks the same everywhere."""
RESOLUTION = 144
"""Dots per inch of the picture a notebook shows."""


class Picture(Figure):
    """A figure that belongs to no window and shows itself in a notebook."""

    def _repr_png_(self) -> bytes:
        out = io.BytesIO()
        self.savefig(out, format="png", dpi=RESOLUTION, facecolor="white", metadata={"Software": None})
        return out.getvalue()


def page(width: float, height: float) -> tuple[Picture, Axes]:
    """Return an empty figure of ``width`` by ``height`` inches with one pair of axes over all of it, in inches."""
    picture = Picture(figsize=(width, height), facecolor="white")
    axes = picture.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.axis("off")
    return picture, axes


def write(axes: Axes, x: float, y: float, words: str, most: int | None = None, **style: Any) -> Text:
    """Write words on one line, cut after ``most`` characters; dollar signs and backslashes stay what they are."""
    return axes.text(
        x, y, one_line(words, most), parse_math=False, usetex=False, fontfamily=FONT, **({"color": INK} | style)
    )
