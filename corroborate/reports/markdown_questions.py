"""One question of ``report.md``: the exact words in their place, voice by voice, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corroborate.conflicts import rows_of
from corroborate.records import Cluster, Judgement
from corroborate.reports import plain
from corroborate.reports.behind import behind, outdated, voices
from corroborate.reports.escaping import link, markdown
from corroborate.reports.lookup import STATES, Lookup, column
from corroborate.reports.pairs import SHOWN, Side, contradicting
from corroborate.reports.plain import counted
from corroborate.reports.quotes import Quote, by_voice
from corroborate.reports.rows import Row
from corroborate.reports.sections import among_others, distinct, title, toward_headline
from corroborate.reports.surrounding import passage

MAX_REASONS = 12
"""Distinct reasons listed under one question; the rest is counted and stands in ``report.json``."""
STANCES = {
    STATES: "states",
    "support": "supports",
    "detail": "adds detail",
    "contradict": "contradicts",
    "update": "updates",
    "unrelated": "leaves open",
    "": "—",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What words are set against. Empty where they are only listed: no stance is told and no sentence around them."""

    headline: str = ""
    stances: Mapping[str, Judgement] = field(default_factory=dict)
    outdated: Mapping[str, str] = field(default_factory=dict)
    lookup: Lookup | None = None


def question(cluster: Cluster, lookup: Lookup) -> list[str]:
    """Return the lines of one question of an event."""
    outlets = lookup.outlets_of(cluster.claims)
    rows, opposed = rows_of(cluster, lookup), cluster.standing == "contested"
    others = [item for item in among_others(cluster, lookup) if not opposed or item.stance != "contradict"]
    around = Setting(cluster.headline_claim, toward_headline(cluster, lookup), outdated(cluster, lookup), lookup)
    lines = [
        f"#### {markdown(title(cluster, lookup))} — {plain.STANDINGS[cluster.standing]}",
        "",
        f"{counted(len(outlets), 'outlet')}, {voices(cluster)}" + (f" · {markdown(cluster.rule)}" * bool(cluster.rule)),
        "",
        *(_opposed(cluster, rows, lookup) if opposed else ()),
        *quotes(cluster.question, rows, around),
        "",
    ]
    if others:
        lines += ["Among the others:", "", *reasons(others), ""]
    return [*lines, *_behind(cluster, lookup)]


def _opposed(cluster: Cluster, rows: Iterable[Row], lookup: Lookup) -> list[str]:
    """Return what contradicts what, each side with its voice and who prints it."""
    found = contradicting(cluster, rows, lookup)
    lines = [
        f"- {' against '.join(_side(side, lookup) for side in pair.sides)} — contradicts ({pair.confidence:.2f}):"
        f" {markdown(pair.reason)}" + (f" ({pair.pairs} pairs of claims)" if pair.pairs > 1 else "")
        for pair in found[:SHOWN]
    ]
    if len(found) > SHOWN:
        lines.append(f"- and {counted(len(found) - SHOWN, 'contradiction')} more, in report.json")
    return ["What contradicts what:", "", *lines, "", "Who says what:", ""] if lines else []


def _side(side: Side, lookup: Lookup) -> str:
    printers = dict.fromkeys(markdown(column(lookup.articles[name])) for name in side.articles)
    speaker = f" ({markdown(side.speaker)})" if side.speaker else ""
    return f"**{markdown(side.value)}**, {markdown(side.voice)}{speaker}, in {', '.join(printers)}"


def _behind(cluster: Cluster, lookup: Lookup) -> list[str]:
    """Say which voices may be one, what the standing rests on, and how each claim goes back to its voice."""
    found = behind(cluster, lookup)
    lines = [f"Possibly one voice: {markdown(names)} ({markdown(reason)})." for names, reason in found.doubts]
    if found.without:
        told = (
            f"without {markdown(voice)}: {plain.STANDINGS[standing] if standing else 'nothing left'}"
            for voice, standing in found.without
        )
        lines.append(f"What it rests on: {'; '.join(told)}.")
    lines = [part for line in lines for part in (line, "")]
    if found.ledger:
        lines += ["| Outlet | Speaker named | Through | Voice | How that is known |", "|---|---|---|---|---|"]
        lines += [
            f"| {markdown(line.outlet)} | {markdown(line.speaker) or 'nobody'} | {markdown(line.through) or 'directly'}"
            f" | {markdown(line.voice)} | {markdown(line.reason)}"
            + (f" ({line.claims:,} claims) |" if line.claims > 1 else " |")
            for line in found.ledger
        ]
        lines.append("")
    return lines


def quotes(asked: str, rows: Iterable[Row], around: Setting | None = None) -> list[str]:
    """Return the exact words, voice by voice, with speaker, outlet and day, and what ``around`` sets them against."""
    lines = []
    for heard in by_voice(rows):
        carried = f" ({counted(heard.outlets, 'outlet')})" if heard.outlets > 1 else ""
        lines.append(f"- Voice: {markdown(heard.voice)}{carried}")
        lines += [f"  - {_quote(asked, quote, around or Setting())}" for quote in heard.quotes]
    return lines


def _quote(asked: str, quote: Quote, around: Setting) -> str:
    row = quote.first
    says = f"**{markdown(plain.said(row, asked))}** — " if row.figure is not None else ""
    if row.superseded:
        says = f"{says}earlier count — "
    note = "" if row.modality == "asserted" else f", {row.modality}"
    form = {"headline": ", in a headline", "caption": ", in a caption", "post": ", in a post"}.get(row.form, "")
    carriers = ", ".join(dict.fromkeys(_carrier(item) for item in quote.rows))
    line = f"{says}{markdown(row.speaker)}{note}{form}, {carriers}: {_in_place(row, around.lookup)}"
    old = next((around.outdated[item.claim] for item in quote.rows if item.claim in around.outdated), "")
    return line + _judged(quote, around) + (f" — out of date: {markdown(old)}" if old else "")


def _in_place(row: Row, lookup: Lookup | None) -> str:
    """Return the words in quotes, and in italics the rest of their sentence and the sentences before and after."""
    if lookup is None:
        return f"“{markdown(row.words)}”"
    found = passage(lookup.claims[row.claim], lookup.articles[row.article])
    before, after = _italic(found.before, found.lead), _italic(found.rest, found.after)
    line = " ".join(part for part in (before, f"“{markdown(row.words)}”") if part)
    return line + after if found.rest[:1] in (",", ";", ":") else f"{line} {after}".rstrip()


def _italic(*stretches: str) -> str:
    """Return stretches in italics; marks alone, such as the full stop of a sentence, are left out."""
    words = "".join(words for words in stretches if any(map(str.isalnum, words)))
    return f"*{markdown(words)}*" if words else ""


def _judged(quote: Quote, around: Setting) -> str:
    if any(item.claim == around.headline for item in quote.rows):
        return " — *headline claim*"
    found = next((around.stances[item.claim] for item in quote.rows if item.claim in around.stances), None)
    if found is None:
        return ""
    return f" — {_toward(found, around.headline)} ({found.confidence:.2f}): {markdown(found.reason)}"


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
