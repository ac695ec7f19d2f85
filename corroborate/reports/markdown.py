"""``report.md``: what was read, what is contested, the time line, each event, unplaced figures, what was left out."""

from __future__ import annotations

from collections import Counter

from corroborate import conflicts
from corroborate.conflicts import Conflict
from corroborate.records import Analysis, Event
from corroborate.reports import plain
from corroborate.reports.escaping import markdown
from corroborate.reports.json import package_version
from corroborate.reports.lookup import Lookup, question_order
from corroborate.reports.markdown_events import anchor, article_link, event_section
from corroborate.reports.markdown_questions import quotes, reasons
from corroborate.reports.plain import counted
from corroborate.reports.quotes import spread
from corroborate.reports.sections import has_section

MAX_INPUTS = 40
"""Inputs listed with their hash; a longer list is only in ``report.json``."""
_KEY = """\
**How to read this.** The report says who reports what and on whose word; it does not weigh who is right.
An *outlet* publishes. A *voice* is one independent origin of information: outlets that relay the same speaker, or
carry the same wire text, are one voice. *Contested*: two or more voices contradict each other. *Updated*: a voice
replaced its own figure. *Corroborated*: two or more voices agree. *Single voice*: everything goes back to one voice, or
no two named voices agree. A stance (*supports*, *adds detail*, *contradicts*, *updates*) is that of the later claim
toward the earlier one; the number beside it is the confidence from 0 to 1. The *headline claim* of a question is the
one the others are set against. Words in italics beside a quotation are the rest of its sentence and the sentences
before and after. Invisible characters are shown as codes, such as \\\\u202e."""


def render(analysis: Analysis, narrowed: str = "") -> str:
    """Return the report as Markdown; ``narrowed`` says what was chosen out of a larger analysis."""
    lookup = Lookup(analysis)
    sections = [e for e in lookup.events.values() if has_section(e, lookup)]
    with_section = {event.id for event in sections}
    parts = [
        ["# Corroboration report", ""],
        _read(analysis, narrowed),
        _contested(conflicts.find(analysis), conflicts.minor(analysis)),
        _time_line(lookup, with_section),
        ["## Events in detail", ""] if sections else [],
        *(event_section(event, lookup) for event in sections),
        _unplaced(lookup),
        _skipped(analysis),
    ]
    return "\n".join(line for part in parts for line in part).rstrip("\n") + "\n"


def _read(analysis: Analysis, narrowed: str) -> list[str]:
    articles = analysis.articles
    outlets = {article.outlet for article in articles if article.outlet is not None}
    unknown = sum(article.outlet is None for article in articles)
    days = sorted(article.published for article in articles if article.published is not None)
    undated = len(articles) - len(days)
    span = f", published {plain.days(days[0], days[-1])}" if days else ""
    gaps = [f"{unknown} of unknown outlet"] * bool(unknown) + [f"{undated} undated"] * bool(undated)
    unplaced = sum(figure.event is None for figure in analysis.figures)
    lines = [
        "## What was read, and with what",
        "",
        f"- Read: {counted(len(articles), 'article')} from {counted(len(outlets), 'outlet')}{span}"
        + (f" ({', '.join(gaps)})" if gaps else ""),
        f"- Found: {counted(len(analysis.claims), 'claim')}, {counted(len(analysis.figures), 'figure')}"
        f" ({unplaced:,} on no event), {counted(len(analysis.events), 'event')}",
        f"- Left out or noted: {counted(len(analysis.skipped), 'record')}"
        + (", listed at the end" * bool(analysis.skipped)),
        f"- corroborate {markdown(package_version())}"
        + "".join(f"; {markdown(role)}: {markdown(name)}" for role, name in sorted(analysis.models)),
    ]
    if narrowed:
        lines.append(f"- {markdown(narrowed)}")
    if analysis.settings:
        lines.append(
            "- Settings: " + ", ".join(f"{markdown(n)} {markdown(str(v))}" for n, v in sorted(analysis.settings))
        )
    if analysis.policy:
        lines.append("- Policy: " + ", ".join(f"{markdown(n)} {markdown(str(v))}" for n, v in sorted(analysis.policy)))
    if analysis.arguments:
        lines.append("- Arguments: " + " ".join(markdown(argument) for argument in analysis.arguments))
    return [*lines, "", *_inputs(analysis), _KEY, ""]


def _inputs(analysis: Analysis) -> list[str]:
    if not analysis.inputs:
        return []
    inputs = sorted(analysis.inputs, key=lambda item: (item.path, item.sha256))
    lines = ["| Input | SHA-256 |", "|---|---|"]
    lines += [f"| {markdown(item.path)} | {item.sha256} |" for item in inputs[:MAX_INPUTS]]
    if len(inputs) > MAX_INPUTS:
        lines.append(f"| and {len(inputs) - MAX_INPUTS:,} more, listed under run.inputs in report.json | |")
    return [*lines, ""]


def _contested(found: tuple[Conflict, ...], minor: tuple[Conflict, ...]) -> list[str]:
    lines = ["## What is contested", ""]
    if not found:
        lines += ["No two voices contradict each other in what was read.", ""]
    else:
        lines += [
            f"{counted(len(found), 'question')} on which voices contradict each other; tolls of the killed lead, what"
            " one article alone tells comes last.",
            "",
        ]
    for number, conflict in enumerate(found, start=1):
        lines += _conflict(number, conflict)
    if minor:
        lines += ["### Lesser differences", ""]
        lines += ["One voice relayed differently, or a contradiction too unsure to count as contested.", ""]
        for conflict in minor:
            lines += _lesser(conflict)
        lines.append("")
    return lines


def _conflict(number: int, conflict: Conflict) -> list[str]:
    event = conflict.event
    lines = [
        f"### {number}\\. {markdown(plain.question(conflict.question))}, {markdown(event.label)}:"
        f" {markdown(spread(conflict))}",
        "",
        f"[{markdown(event.label)}](#{anchor(event.id)}) · {counted(conflict.outlets, 'outlet')},"
        f" {counted(conflict.voices, 'voice')} · {markdown(conflict.rule)}",
        "",
    ]
    lines += quotes(conflict.question, conflict.rows)
    lines += ["", "Why:", "", *reasons(conflict.judgements), ""]
    return lines


def _lesser(conflict: Conflict) -> list[str]:
    surest = conflict.judgements[0]
    event, question = conflict.event, plain.question(conflict.question)
    return [
        f"- [{markdown(event.label)}](#{anchor(event.id)}), {markdown(question)}:"
        f" {markdown(spread(conflict))} — {markdown(surest.reason)} ({surest.confidence:.2f};"
        f" {counted(conflict.outlets, 'outlet')}, {counted(conflict.voices, 'voice')})"
    ]


def _time_line(lookup: Lookup, with_section: set[str]) -> list[str]:
    lines = ["## Time line", ""]
    if not lookup.events:
        return [*lines, "No event was found.", ""]
    told = (_told(e, lookup) if e.id in with_section else _alone(e, lookup) for e in lookup.events.values())
    return [*lines, *told, ""]


def _told(event: Event, lookup: Lookup) -> str:
    clusters = lookup.clusters_of(event.id)
    voices = {voice.id for cluster in clusters for voice in cluster.voices}
    outlets = lookup.outlets_of(claim.id for claim in lookup.claims_of(event.id))
    told = f"{counted(len(outlets), 'outlet')}" + (f", {counted(len(voices), 'voice')}" if voices else "")
    line = (
        f"- **{plain.days(event.start, event.end)}** [{markdown(plain.name_of(event))}](#{anchor(event.id)}) — {told}"
    )
    for standing in ("contested", "updated", "corroborated"):
        questions = sorted({c.question for c in clusters if c.standing == standing}, key=question_order)
        if questions:
            named = list(dict.fromkeys(plain.question(question).lower() for question in questions))
            line += f"; {standing}: {markdown('; '.join(named))}"
    return line


def _alone(event: Event, lookup: Lookup) -> str:
    claims = lookup.claims_of(event.id)
    line = f"- **{plain.days(event.start, event.end)}** {markdown(plain.name_of(event))}"
    if not claims:
        return line
    told = min(
        claims, key=lambda claim: (claim.form == "caption", not lookup.figures_of(claim.id), claim.form == "headline")
    )
    article = lookup.articles[told.article]
    said = "" if told.attribution is None else f", {markdown(plain.speaker(told.attribution))}"
    return f"{line} — {article_link(article)} alone{said}: “{markdown(told.text, 300)}”"


def _unplaced(lookup: Lookup) -> list[str]:
    """List the figures on no event, article by article. Nothing is lost: they are in figures.csv as well."""
    loose = [figure for figure in lookup.analysis.figures if figure.event is None]
    if not loose:
        return []
    lines = ["## Figures on no event", "", "It is unsure what these count; they are compared with nothing.", ""]
    for figure in sorted(loose, key=lambda item: (item.article, item.field, item.start, item.id)):
        claim = lookup.claims[figure.claim]
        question = figure.slot if figure.part is None else f"{figure.slot}/{figure.part}"
        lines.append(
            f"- {markdown(plain.question(question))}: **{markdown(plain.stated(figure))}** —"
            f" {markdown(plain.speaker(claim.attribution))}, {article_link(lookup.articles[figure.article])}:"
            f" “{markdown(claim.text, 300)}”"
        )
    return [*lines, ""]


def _skipped(analysis: Analysis) -> list[str]:
    lines = ["## Left out or noted", ""]
    if not analysis.skipped:
        return [*lines, "Nothing.", ""]
    stages = Counter(item.stage for item in analysis.skipped)
    lines += [", ".join(f"{markdown(stage)}: {number:,}" for stage, number in sorted(stages.items())), ""]
    ordered = sorted(analysis.skipped, key=lambda item: (item.stage, item.record, item.reason))
    lines += [f"- {markdown(item.record)} ({markdown(item.stage)}): {markdown(item.reason)}" for item in ordered]
    return [*lines, ""]
