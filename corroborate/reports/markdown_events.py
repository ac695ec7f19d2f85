"""One event of ``report.md``: ranges, the matrix of questions and outlets, and the exact words under each question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corroborate.conflicts import Row, rows_of
from corroborate.records import Article, Cluster, Event, Judgement
from corroborate.reports import plain
from corroborate.reports.escaping import link, markdown
from corroborate.reports.lookup import STATES, Lookup, column, question_of
from corroborate.reports.plain import counted
from corroborate.reports.quotes import Quote, by_voice
from corroborate.reports.sections import among_others, distinct, title, toward_headline

COLUMNS = 8
"""Outlets beside one another in a matrix; more go into further tables, since a wider one cannot be read."""
MAX_REASONS = 12
"""Distinct reasons listed under one question; the rest is counted and stands in ``report.json``."""
STANCES = {
    STATES: "states",
    "support": "supports",
    "detail": "adds detail",
    "contradict": "contradicts",
    "update": "updates",
    "unrelated": "no stance",
    "": "—",
}


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
        "Articles: " + ", ".join(article_link(article) for article in articles),
        "",
    ]
    lines += _joined(event)
    lines += _ranges(event, lookup)
    lines += _matrix(compared, outlets, lookup)
    for cluster in compared:
        lines += _cluster(cluster, lookup)
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


def _matrix(clusters: Sequence[Cluster], outlets: Sequence[str], lookup: Lookup) -> list[str]:
    lines: list[str] = []
    for start in range(0, len(outlets) if clusters else 0, COLUMNS):
        shown = outlets[start : start + COLUMNS]
        lines.append("| Question | " + " | ".join(markdown(name) for name in shown) + " |")
        lines.append("|---" * (len(shown) + 1) + "|")
        for cluster in clusters:
            stances = lookup.stances_in(cluster)
            cells = [STANCES[stances.get(name, "")] for name in shown]
            if lookup.own_contradiction(cluster):
                cells = [cell + ", and contradicts" if cell == STATES else cell for cell in cells]
            lines.append(f"| {markdown(title(cluster, lookup))} | " + " | ".join(cells) + " |")
        lines.append("")
    return lines


def _cluster(cluster: Cluster, lookup: Lookup) -> list[str]:
    outlets = lookup.outlets_of(cluster.claims)
    stances = toward_headline(cluster, lookup)
    others = among_others(cluster, lookup)
    lines = [
        f"#### {markdown(title(cluster, lookup))} — {plain.STANDINGS[cluster.standing]}",
        "",
        f"{counted(len(outlets), 'outlet')}, {counted(len(cluster.voices), 'voice')}"
        + (f" · {markdown(cluster.rule)}" if cluster.rule else ""),
        "",
        *quotes(cluster.question, rows_of(cluster, lookup), cluster.headline_claim, stances),
        "",
    ]
    if others:
        lines += ["Among the others:", "", *reasons(others), ""]
    return lines


def quotes(
    question: str, rows: Iterable[Row], headline: str = "", stances: dict[str, Judgement] | None = None
) -> list[str]:
    """Return the exact words, voice by voice, with speaker, outlet and day; and each one's stance where given."""
    lines = []
    for heard in by_voice(rows):
        carried = f" ({counted(heard.outlets, 'outlet')})" if heard.outlets > 1 else ""
        lines.append(f"- Voice: {markdown(heard.voice)}{carried}")
        lines += [f"  - {_quote(question, quote, headline, stances or {})}" for quote in heard.quotes]
    return lines


def _quote(question: str, quote: Quote, headline: str, stances: dict[str, Judgement]) -> str:
    row = quote.first
    says = f"**{markdown(plain.said(row, question))}** — " if row.figure is not None else ""
    if row.superseded:
        says = f"{says}earlier count — "
    note = "" if row.modality == "asserted" else f", {row.modality}"
    form = {"headline": ", in a headline", "caption": ", in a caption"}.get(row.form, "")
    carriers = ", ".join(dict.fromkeys(_carrier(item) for item in quote.rows))
    line = f"{says}{markdown(row.speaker)}{note}{form}, {carriers}: “{markdown(row.words)}”"
    if any(item.claim == headline for item in quote.rows):
        return f"{line} — *headline claim*"
    found = next((stances[item.claim] for item in quote.rows if item.claim in stances), None)
    if found is None:
        return line
    return f"{line} — {_toward(found, headline)} ({found.confidence:.2f}): {markdown(found.reason)}"


def _toward(judgement: Judgement, headline: str) -> str:
    """Name the stance from the side of the claim that is not the headline."""
    if judgement.stance == "detail" and judgement.claim == headline:
        return "the headline claim adds detail to it"
    return STANCES[judgement.stance]


def _carrier(row: Row) -> str:
    day = "undated" if row.published is None else row.published.isoformat()
    outlet = row.outlet if row.outlet is not None else f"{plain.UNKNOWN_OUTLET} ({row.article})"
    return f"{link(markdown(outlet), row.url)} ({day})"


def reasons(judgements: Iterable[Judgement]) -> list[str]:
    """Return distinct reasons, surest first, each with how many pairs of claims it holds for."""
    found = distinct(judgements)
    lines = [
        f"- {STANCES[item.stance]} ({item.confidence:.2f}): {markdown(item.reason)}"
        + (f" ({item.pairs} pairs of claims)" if item.pairs > 1 else "")
        for item in found[:MAX_REASONS]
    ]
    if len(found) > MAX_REASONS:
        lines.append(f"- and {len(found) - MAX_REASONS} more, in report.json")
    return lines
