"""``report.html``: the page an analyst forwards. One page, or an index and a page for each event where there are many.

No script, no network: the pages hold their style, and a content security policy that allows nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from corroborate import conflicts
from corroborate.records import Analysis
from corroborate.reports.lookup import Lookup
from corroborate.reports.page import contested, overview
from corroborate.reports.page.engine import template
from corroborate.reports.page.places import INDEX, Places, file_of
from corroborate.reports.page.told import tell

ONE_PAGE = 20
"""Events told on one page at most; more get a page each."""


def render(analysis: Analysis, narrowed: str = "") -> Iterator[tuple[str, str]]:
    """Return path and text of each page, ``report.html`` first; the same text for the same analysis.

    ``narrowed`` says in words what was chosen out of a larger analysis.
    """
    lookup = Lookup(analysis)
    told = overview.told_events(lookup)
    places = Places(frozenset(event.id for event in told), split=len(told) > ONE_PAGE)
    found = contested.disputes(conflicts.find(analysis), lookup, places)
    lesser = contested.disputes(conflicts.minor(analysis), lookup, places)
    lead = next((item for item in found if item.drawing is not None), None)
    yield (
        INDEX,
        template("report.html").render(
            read=overview.read(analysis),
            narrowed=narrowed,
            disputes=found,
            cards=contested.CARDS,
            lesser=lesser,
            lead=lead,
            months=overview.time_line(lookup, places),
            events=() if places.split else tuple(tell(event, lookup) for event in told),
            told=len(told),
            total=len(lookup.events),
            unplaced=overview.unplaced(lookup),
            notes=overview.left_out(analysis.skipped),
            skipped=len(analysis.skipped),
        ),
    )
    if places.split:
        page = template("event.html")
        for event in told:
            yield file_of(event.id), page.render(event=tell(event, lookup))
