"""Lines on a terminal or into a pipe: wrapped, without markup, without control codes."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from corroborate.reports.escaping import one_line

NARROW = 72
"""Below this many columns a table is unreadable; lines are printed instead."""
PIPED_WIDTH = 120


def console(stderr: bool = False) -> Console:
    """Return a console that keeps to the terminal's width, honours NO_COLOR and writes plain text into a pipe."""
    found = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not found.is_terminal:
        found = Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=PIPED_WIDTH, no_color=True)
    return found


def say(out: Console, text: str, style: str = "", indent: int = 0) -> None:
    """Print one line of text made visible, wrapped under its indent on a terminal and unbroken in a pipe."""
    padded = Text(" " * indent + one_line(text), style=style)
    if not out.is_terminal:
        out.print(padded, soft_wrap=True)
        return
    width = max(20, out.width - indent)
    for part in Text(one_line(text), style=style).wrap(out, width):
        part.rstrip()
        out.print(Text(" " * indent) + part, no_wrap=True, overflow="ignore", crop=False)
