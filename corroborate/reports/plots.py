"""Plots for notebooks and slides, drawn with matplotlib, which comes with the extra ``plots``.

Every function takes a report (or the analysis in it) and returns a matplotlib figure, which a notebook shows by itself
and ``savefig`` writes into a file. Article text is drawn to the letter, never as mathematics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.errors import InputError
from corroborate.records import Analysis, Event
from corroborate.reports import plain
from corroborate.reports.lookup import Lookup
from corroborate.reports.marks import plot_of, plots_of

if TYPE_CHECKING:
    from corroborate.report import Report
    from corroborate.reports.canvas import Picture

MISSING = "Plots need matplotlib. Install it with: pip install 'corroborate-news[plots]'"


def toll_plot(of: Report | Analysis, event: str, slot: str, part: str | None = None) -> Picture:
    """Return the plot of one count of one event: a mark for each outlet and speaker, grouped by voice.

    A count "or more" carries an arrow, an interval a bar, a replaced count is hollow. Where a voice changes its count
    with the days, they are an axis. ``event`` is an id such as the frames hold; ``slot`` and ``part`` name a range of
    it, such as ``killed`` and ``children``. Raises :class:`~corroborate.errors.InputError` where there is none.
    """
    lookup = Lookup(_analysis(of))
    found = _event(event, lookup)
    plot = plot_of(event, slot, part, lookup)
    if plot is None:
        asked = plain.question(slot if part is None else f"{slot}/{part}").lower()
        there = [f"{item.slot}/{item.part}" if item.part else item.slot for item in plots_of(event, lookup)]
        raise InputError(f"Event {event} has no count of: {asked}. It has: {', '.join(there) or 'no count at all'}.")
    try:
        from corroborate.reports import tollplots
    except ImportError as error:
        raise InputError(MISSING) from error
    return tollplots.draw(plot, found)


def matrix_plot(of: Report | Analysis, event: str) -> Picture:
    """Return an event's questions against outlets: each cell says in a sign and a word how that outlet stands.

    The stance is that toward the question's headline claim, as in ``Report.matrix``. Raises
    :class:`~corroborate.errors.InputError` for an unknown event, or one on which nothing is set side by side.
    """
    lookup = Lookup(_analysis(of))
    found = _event(event, lookup)
    compared = [cluster for cluster in lookup.clusters_of(event) if lookup.compared(cluster)]
    if not compared:
        raise InputError(f"In event {event} no two claims answer one question; there is no matrix to draw.")
    try:
        from corroborate.reports import matrixplots
    except ImportError as error:
        raise InputError(MISSING) from error
    return matrixplots.draw(found, compared, lookup)


def _analysis(of: Report | Analysis) -> Analysis:
    return of if isinstance(of, Analysis) else of.analysis


def _event(name: str, lookup: Lookup) -> Event:
    if name not in lookup.events:
        known = [f"{event.id} ({event.label})" for event in lookup.events.values() if lookup.ranges_of(event.id)]
        more = f" and {len(known) - 5} more" if len(known) > 5 else ""
        raise InputError(f"There is no event {name}. Events with counts: {'; '.join(known[:5]) or 'none'}{more}.")
    return lookup.events[name]
