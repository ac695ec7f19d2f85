"""Why the reports of one event were joined, and why the nearest others were not."""

from __future__ import annotations

from corroborate.errors import InputError
from corroborate.records import Analysis, Event
from corroborate.reports.escaping import visible


def explain(analysis: Analysis, asked: str) -> str:
    """Return the reasons behind one event as plain text. ``asked`` is its id or the start of it."""
    event = _found(analysis, asked)
    articles = {article.id: article for article in analysis.articles}
    lines = [f"{event.label} ({event.id})", "", "Reported by"]
    for name in event.articles:
        article = articles[name]
        day = f", {article.published}" if article.published else ""
        lines.append(f"  {article.outlet or 'unknown outlet'}{day}: {article.title or name}")
    lines += ["", "Joined because", *_listed(event.reasons, "one article tells it; nothing was joined")]
    lines += ["", "Kept apart from", *_listed(event.apart, "nothing else came near it")]
    labels = {other.id: other.label for other in analysis.events}
    if event.follows is not None:
        lines += ["", f"Follows {labels[event.follows]} ({event.follows})"]
    followed = [other for other in analysis.events if other.follows == event.id]
    lines += ["", *(f"Followed by {other.label} ({other.id})" for other in followed)] if followed else []
    return "".join(f"{visible(line)}\n" for line in lines)


def _found(analysis: Analysis, asked: str) -> Event:
    found = [event for event in analysis.events if event.id.startswith(asked)]
    if asked and len(found) == 1:
        return found[0]
    some = ", ".join(event.id for event in (found or analysis.events)[:5])
    what = "is the start of several event ids" if found else "is no event of these articles"
    raise InputError(f"{asked or 'An empty id'} {what}: name one in full, such as {some or 'those in report.json'}.")


def _listed(reasons: tuple[str, ...], otherwise: str) -> list[str]:
    return [f"  {reason}" for reason in dict.fromkeys(reasons)] or [f"  {otherwise}"]
