"""One event of ``report.md``: ranges, the matrix of questions and outlets, and the exact words under each question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.conflicts import rows_of
from corroborate.records import Article, Cluster, Event
from corroborate.reports import plain
from corroborate.reports.escaping import link, markdown
from corroborate.reports.lookup import STATES, Lookup, column, question_of
from corroborate.reports.markdown_questions import MAX_REASONS, STANCES, question
from corroborate.reports.marks import Mark, plots_of
from corroborate.reports.plain import counted
from corroborate.reports.sections import title

COLUMNS = 8
"""Outlets beside one another in a matrix; more go into further tables, since a wider one cannot be read."""


def anchor(event: str) -> str:
    """Return the name an event's section is linked by."""
    return "event-" + re.sub(r"[^a-z0-9]+", "-", event.lower()).strip("-")


def article_link(article: Article) -> str:
    """Return an article's outlet, linked where it has an address, with its day."""
    day = "undated" if article.published is None else article.published.isoformat()
    return f"{link(markdown(column(article)), article.url)} ({day})"


def event_section(event: Event, lookup: Lookup) -> list[str]:
    """Return the lines of one event's section."""
    claims = lookup.claims_of(event.id)
    clusters = lookup.clusters_of(event.id)
    outlets = lookup.outlets_of(claim.id for claim in claims)
    compared = [cluster for cluster in clusters if lookup.compared(cluster)]
    articles = [lookup.articles[name] for name in sorted({claim.article for claim in claims})]
    lines = [
        f'### <a id="{anchor(event.id)}"></a>{markdown(event.label)}',
        "",
        f"{counted(len(claims), 'claim')} in {counted(len(articles), 'article')} by {counted(len(outlets), 'outlet')}"
        + (f"; places: {markdown(', '.join(event.places))}" if event.places else "")
        + f"; id {markdown(event.id)}",
        "",
        "Articles:",
        "",
        *(f"- {article_link(article)} {markdown(article.title)}".rstrip() for article in articles),
        "",
    ]
    if event.grade:
        lines += [f"Grade: {markdown(event.grade)}" + (f" ({markdown(event.grade_rule)})" * bool(event.grade_rule)), ""]
    lines += _joined(event)
    lines += _ranges(event, lookup)
    lines += _marks(event, lookup)
    lines += _matrix(compared, outlets, lookup)
    for cluster in compared:
        lines += question(cluster, lookup)
    return lines


def _joined(event: Event) -> list[str]:
    found = list(dict.fromkeys(event.reasons))
    if not found:
        return []
    shown = [f"- {markdown(reason)}" for reason in found[:MAX_REASONS]]
    if len(found) > MAX_REASONS:
        shown.append(f"- and {len(found) - MAX_REASONS} more, in report.json")
    return ["Why these are one event:", "", *shown, ""]


def _ranges(event: Event, lookup: Lookup) -> list[str]:
    ranges = lookup.ranges_of(event.id)
    if not ranges:
        return []
    lines = ["| Count | Lowest | Best | Highest | Standing | Voices | Figures |", "|---|--:|--:|--:|---|--:|--:|"]
    for item in ranges:
        highest = f"{item.high:,} or more" if item.open else f"{item.high:,}"
        lines.append(
            f"| {markdown(plain.question(question_of(item)))} | {item.low:,} | {item.best:,} | {highest}"
            f" | {plain.STANDINGS[item.standing]} | {item.voices} | {len(item.figures)} |"
        )
    return [*lines, "", "Best: the number most voices give, then the latest, then the lowest.", ""]


def _marks(event: Event, lookup: Lookup) -> list[str]:
    """Return every number given, a line for each outlet and speaker: what the page and the plots draw."""
    lines = [
        f"| {markdown(plain.question(plot.question))} | {markdown(plain.number(mark.low, mark.high, mark.stated))}"
        f" | {markdown(mark.voice)} | {markdown(mark.outlet)} | {markdown(mark.speaker)}"
        f" | {plain.days(mark.as_of, mark.until)} | {_notes(mark)} |"
        for plot in plots_of(event.id, lookup)
        for mark in plot.marks
    ]
    if not lines:
        return []
    return ["| Count | Number | Voice | Outlet | Speaker | For | Note |", "|---|--:|---|---|---|---|---|", *lines, ""]


def _notes(mark: Mark) -> str:
    vague = mark.stated is None and not mark.derived and mark.low != mark.high
    notes = {"replaced later": mark.superseded, "alleged": mark.alleged, "added up": mark.derived}
    words = [f"“{markdown(plain.shortened(mark.words, 60))}”"] * vague
    return ", ".join([*(note for note, holds in notes.items() if holds), *words])


def _matrix(clusters: Sequence[Cluster], outlets: Sequence[str], lookup: Lookup) -> list[str]:
    lines: list[str] = []
    for start in range(0, len(outlets) if clusters else 0, COLUMNS):
        shown = outlets[start : start + COLUMNS]
        lines.append("| Question | " + " | ".join(markdown(name) for name in shown) + " |")
        lines.append("|---" * (len(shown) + 1) + "|")
        for cluster in clusters:
            stances = lookup.stances_in(cluster)
            says = _says(cluster, lookup)
            cells = [STANCES[stances.get(name, "")] for name in shown]
            if lookup.own_contradiction(cluster):
                cells = [cell + ", and contradicts" if cell == STATES else cell for cell in cells]
            cells = [f"{cell}: {says[name]}" if name in says else cell for cell, name in zip(cells, shown, strict=True)]
            lines.append(f"| {markdown(title(cluster, lookup))} | " + " | ".join(cells) + " |")
        lines.append("")
    return lines


def _says(cluster: Cluster, lookup: Lookup) -> dict[str, str]:
    """Return what each outlet gives for the question: its numbers, or what it names."""
    found: dict[str, dict[str, None]] = {}
    for row in rows_of(cluster, lookup):
        number = plain.said(row, cluster.question) if row.figure is not None else plain.shortened(row.answer or "", 48)
        value = f"earlier {number}" if row.superseded else number
        if value:
            found.setdefault(column(lookup.articles[row.article]), {})[value] = None
    return {name: markdown(plain.shortened("; ".join(values), 96)) for name, values in found.items()}
