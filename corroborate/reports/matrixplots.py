"""The matrix of one event drawn: questions against outlets, each cell a sign and a word."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from corroborate.records import Cluster, Event
from corroborate.reports import plain
from corroborate.reports.canvas import INK, PALE, Picture, page, write
from corroborate.reports.escaping import one_line
from corroborate.reports.lookup import STATES, Lookup

FIRST = 3.6
"""Inches of the column of questions."""
COLUMN = 1.5
COLUMNS = 8
"""Outlets beside one another; a wider picture cannot be read on a slide."""
ROW = 0.5
HEAD = 0.5
GAP = 0.25
"""Inches above the names of outlets."""
LINE_HEIGHT = 0.17
FOOT = 0.75
LINE = 17
"""Characters of an outlet's name on one line, three lines at most."""
_CELLS = {
    STATES: ("◆", "states", "#ffffff"),
    "support": ("✓", "supports", "#e6e6e6"),
    "detail": ("+", "adds detail", "#e6e6e6"),
    "contradict": ("✗", "contradicts", "#1a1a1a"),
    "update": ("↻", "updates", "#a6a6a6"),
    "unrelated": ("○", "leaves open", "#ffffff"),
    "": ("", "", ""),
}
"""Sign (as on the page), word and shade of each stance. The shade only helps the eye: sign and word say the same."""


def draw(event: Event, clusters: Sequence[Cluster], lookup: Lookup) -> Picture:
    """Return the picture of one event's matrix; more than eight outlets go into further blocks below."""
    outlets = lookup.outlets_of(claim.id for claim in lookup.claims_of(event.id))
    blocks = [outlets[start : start + COLUMNS] for start in range(0, len(outlets), COLUMNS)]
    width = max(FIRST + COLUMN * len(blocks[0]) + 0.4, 8.0)
    heads = [GAP + LINE_HEIGHT * max(len(_lines(outlet)) for outlet in block) for block in blocks]
    height = HEAD + sum(heads) + ROW * len(clusters) * len(blocks) + FOOT
    picture, axes = page(width, height)
    write(axes, 0.2, height - 0.18, event.label, int(width * 8.5), va="top", fontsize=14, fontweight="bold",
          gid="title")  # fmt: skip
    top = height - HEAD
    for block, head in zip(blocks, heads, strict=True):
        _block(axes, block, clusters, lookup, top - head)
        top -= head + ROW * len(clusters)
    key = "Each cell: the outlet's stance toward the claim of the outlet that “states”. Empty: it is silent on it."
    write(axes, 0.2, 0.3, key, fontsize=8.5, va="center", color=PALE, gid="key")
    return picture


def _lines(outlet: str) -> list[str]:
    return textwrap.wrap(one_line(outlet), LINE, max_lines=3, placeholder="…")


def _block(axes: Axes, outlets: Sequence[str], clusters: Sequence[Cluster], lookup: Lookup, top: float) -> None:
    for number, outlet in enumerate(outlets):
        for place, line in enumerate(reversed(_lines(outlet))):
            x = FIRST + COLUMN * (number + 0.5)
            write(axes, x, top + 0.1 + LINE_HEIGHT * place, line, ha="center", fontsize=9.5, gid="outlet")
    for row, cluster in enumerate(clusters):
        y = top - ROW * (row + 1)
        _question(axes, cluster, lookup, y)
        stances = lookup.stances_in(cluster)
        also = lookup.own_contradiction(cluster)
        for number, outlet in enumerate(outlets):
            stance = stances.get(outlet, "")
            _cell(axes, FIRST + COLUMN * number, y, stance, also and stance == STATES)


def _question(axes: Axes, cluster: Cluster, lookup: Lookup, y: float) -> None:
    words = plain.question(cluster.question)
    if cluster.question == "point":
        words = f"“{lookup.claims[cluster.headline_claim].resolved}”"
    write(axes, 0.2, y + ROW / 2 + 0.02, words, 44, va="bottom", fontsize=9.5, fontweight="bold", gid="question")
    standing = f"{plain.STANDINGS[cluster.standing]}, {plain.counted(len(cluster.voices), 'voice')}"
    write(axes, 0.2, y + ROW / 2 - 0.01, standing, va="top", fontsize=8.5, color=PALE, gid="standing")


def _cell(axes: Axes, x: float, y: float, stance: str, contradicts_itself: bool) -> None:
    sign, word, shade = _CELLS[stance]
    if not word:
        return
    if contradicts_itself:
        sign, word, shade = f"{sign} ✗", "both sides", "#a6a6a6"
    axes.add_patch(
        Rectangle((x + 0.03, y + 0.03), COLUMN - 0.06, ROW - 0.06, facecolor=shade, edgecolor=INK, linewidth=0.8)
    )
    ink = "white" if shade == "#1a1a1a" else INK
    write(axes, x + COLUMN / 2, y + ROW / 2, f"{sign} {word}", ha="center", va="center", fontsize=9.5, color=ink,
          gid="cell")  # fmt: skip
