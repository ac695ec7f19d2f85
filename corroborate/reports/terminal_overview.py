"""What the terminal prints around the conflicts: what was read and with what, and the events along time."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corroborate.records import Analysis, Event
from corroborate.reports import plain
from corroborate.reports.escaping import one_line
from corroborate.reports.json import package_version
from corroborate.reports.lookup import Lookup, question_order
from corroborate.reports.plain import counted
from corroborate.reports.printing import NARROW, say
from corroborate.reports.sections import has_section

MAX_EVENTS = 15


def read(out: Console, analysis: Analysis) -> None:
    """Print what was read and with what."""
    outlets = {article.outlet for article in analysis.articles if article.outlet is not None}
    days = sorted(article.published for article in analysis.articles if article.published is not None)
    read = f"{counted(len(analysis.articles), 'article')} from {counted(len(outlets), 'outlet')}"
    span = f", published {plain.days(days[0], days[-1])}" if days else ""
    found = f"{counted(len(analysis.events), 'event')}, {counted(len(analysis.claims), 'claim')}"
    say(out, f"{read}{span}: {found}, {counted(len(analysis.figures), 'figure')}.")
    models = "".join(f"; {role} {name}" for role, name in sorted(analysis.models))
    policy = "".join(f"; policy {value}" for name, value in analysis.settings if name == "policy")
    say(out, f"With corroborate {package_version()}{models}{policy}.", "dim")


def time_line(out: Console, lookup: Lookup) -> None:
    """Print the events that set something side by side, along time, with what each is contested on."""
    told = [event for event in lookup.events.values() if has_section(event, lookup)]
    if not told:
        return
    say(out, f"Time line: {counted(len(told), 'event')} told more than once", "bold")
    rows = [_on_time_line(event, lookup) for event in told[:MAX_EVENTS]]
    if out.width < NARROW:
        for day, name, outlets, standing in rows:
            say(out, f"- {day} {name}: {counted(outlets, 'outlet')}{f'; {standing}' * bool(standing)}")
    else:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column("Day", no_wrap=True)
        table.add_column("Event", ratio=5, overflow="fold")
        table.add_column("Outlets", justify="right", no_wrap=True)
        table.add_column("Standing", ratio=6, overflow="fold")
        for day, name, outlets, standing in rows:
            table.add_row(Text(day), Text(one_line(name)), Text(str(outlets)), Text(one_line(standing)))
        out.print(table)
    if len(told) > MAX_EVENTS:
        say(out, f"and {len(told) - MAX_EVENTS} more, in the report")
    out.print()


def _on_time_line(event: Event, lookup: Lookup) -> tuple[str, str, int, str]:
    """Return an event's day, name, number of outlets, and its questions by standing."""
    clusters = lookup.clusters_of(event.id)
    named = []
    for standing in ("contested", "updated", "corroborated"):
        questions = sorted({item.question for item in clusters if item.standing == standing}, key=question_order)
        words = dict.fromkeys(plain.question(question).lower() for question in questions)
        named += [f"{standing}: {', '.join(words)}"] * bool(words)
    outlets = lookup.outlets_of(claim.id for claim in lookup.claims_of(event.id))
    day = event.start or event.end
    return ("undated" if day is None else str(day), plain.name_of(event), len(outlets), "; ".join(named))
