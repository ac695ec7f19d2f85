"""What the commands print for people. Article text is never rich markup, and no control code reaches the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corroborate.conflicts import Conflict
from corroborate.records import Analysis, Claim, Skipped
from corroborate.reports import plain
from corroborate.reports.escaping import one_line
from corroborate.reports.lookup import Lookup
from corroborate.reports.plain import counted
from corroborate.reports.printing import NARROW
from corroborate.reports.printing import PIPED_WIDTH as PIPED_WIDTH
from corroborate.reports.printing import console as console
from corroborate.reports.printing import say as say
from corroborate.reports.quotes import by_voice, spread
from corroborate.reports.rows import Row
from corroborate.reports.terminal_overview import read, time_line

if TYPE_CHECKING:
    from corroborate.checking import Candidate, Checked, Finding

MAX_CONTESTED = 12
MAX_QUOTES = 8
"""Quotes of one voice shown; the rest is counted and stands in the report."""
NAMED = 5
"""Skipped records named for one reason, and reasons shown."""


def summary(
    out: Console, analysis: Analysis, contested: Sequence[Conflict], paths: Iterable[Path], narrowed: str = ""
) -> None:
    """Print in the order of the report: what was read, what is contested, the time line, what is left, the files."""
    read(out, analysis)
    if narrowed:
        say(out, narrowed)
    out.print()
    if not contested:
        say(out, "No two voices contradict each other in what was read.")
    else:
        say(out, f"Contested: {counted(len(contested), 'question')}", "bold")
        shown = contested[:MAX_CONTESTED]
        if out.width < NARROW:
            for conflict in shown:
                say(out, f"- {_headline(conflict)}")
                say(out, _told(conflict), "dim", 2)
        else:
            out.print(_table(shown))
        if len(contested) > MAX_CONTESTED:
            say(out, f"and {len(contested) - MAX_CONTESTED} more, in the report")
    out.print()
    time_line(out, Lookup(analysis))
    unplaced = sum(figure.event is None for figure in analysis.figures)
    left_out = counted(len(analysis.skipped), "record")
    say(out, f"On no event: {counted(unplaced, 'figure')}. Left out or noted: {left_out}.")
    out.print()
    for path in paths:
        out.print(Text(one_line(str(path))), soft_wrap=True)


def _table(contested: Sequence[Conflict]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name, ratio in (("Event", 5), ("Question", 3), ("Who says what differs", 5)):
        table.add_column(name, ratio=ratio, overflow="fold")
    table.add_column("Outlets", justify="right", no_wrap=True)
    table.add_column("Voices", justify="right", no_wrap=True)
    for conflict in contested:
        cells = (conflict.event.label, plain.question(conflict.question), spread(conflict))
        table.add_row(
            *(Text(one_line(cell)) for cell in cells), Text(str(conflict.outlets)), Text(str(conflict.voices))
        )
    return table


def _headline(conflict: Conflict) -> str:
    return f"{conflict.event.label}: {plain.question(conflict.question).lower()}, {spread(conflict)}"


def _told(conflict: Conflict) -> str:
    return f"{counted(conflict.outlets, 'outlet')}, {counted(conflict.voices, 'voice')}; {conflict.rule}"


def conflicts(out: Console, contested: Sequence[Conflict], minor: Sequence[Conflict], articles: int) -> None:
    """Print everything that disagrees with the exact words, voice by voice, then the lesser differences."""
    if not contested:
        say(
            out, f"No two voices contradict each other in {'this' if articles == 1 else 'these'} {_articles(articles)}."
        )
    for number, conflict in enumerate(contested, start=1):
        say(out, f"{number}. {_headline(conflict)}", "bold")
        say(out, _told(conflict), "dim", 3)
        _rows(out, conflict.question, conflict.rows)
        for reason in dict.fromkeys(item.reason for item in conflict.judgements[:NAMED]):
            say(out, f"why: {reason}", indent=3)
        out.print()
    if minor:
        say(out, f"Lesser differences (one voice relayed differently, or too unsure): {len(minor)}", "bold")
        for conflict in minor:
            surest = conflict.judgements[0]
            say(out, f"- {_headline(conflict)}")
            say(out, f"{_told(conflict)}; {surest.reason} ({surest.confidence:.2f})", "dim", 2)


def _articles(number: int) -> str:
    return "article" if number == 1 else f"{number:,} articles"


def _rows(out: Console, question: str, rows: Iterable[Row]) -> None:
    for heard in by_voice(rows):
        carried = f" ({counted(heard.outlets, 'outlet')})" if heard.outlets > 1 else ""
        say(out, f"{heard.voice}{carried}", "bold", 3)
        for quote in heard.quotes[:MAX_QUOTES]:
            row = quote.first
            says = f"{plain.said(row, question)} — " if row.figure is not None else ""
            earlier = "earlier count — " if row.superseded else ""
            carriers = ", ".join(dict.fromkeys(_carrier(item) for item in quote.rows))
            note = "" if row.modality == "asserted" else f", {row.modality}"
            say(out, f"{says}{earlier}{row.speaker}{note}, {carriers}: “{row.words}”", indent=5)
        if len(heard.quotes) > MAX_QUOTES:
            say(out, f"and {len(heard.quotes) - MAX_QUOTES} more of this voice", indent=5)


def _carrier(row: Row) -> str:
    outlet = row.outlet if row.outlet is not None else f"{plain.UNKNOWN_OUTLET} ({row.article})"
    return outlet if row.published is None else f"{outlet} {row.published}"


def checked(out: Console, found: Checked, articles: int, chosen: bool) -> None:
    """Print who supports, details and contradicts a claim; where it may be about several events, only their list.

    To print one event's contradictions unasked would be to guess which event is meant. ``chosen`` says that the event
    was named with ``--event``.
    """
    say(out, f"Claim: “{found.claim}”", "bold")
    if not found.candidates:
        told = "can be set against this" if found.nearest else "is about this"
        say(out, f"No claim in {'this' if articles == 1 else 'these'} {_articles(articles)} {told}.")
        _nearest(out, found.nearest)
        return
    if len(found.candidates) > 1 and not chosen:
        say(out, f"It may be about {len(found.candidates)} events, likeliest first. Choose one with --event ID:")
        for candidate in found.candidates:
            say(out, f"{candidate.event.id} · {candidate.event.label}: {_sides(candidate)}", indent=2)
        return
    out.print()
    _candidate(out, found.candidates[0])


def _sides(candidate: Candidate) -> str:
    verbs = {"support": "supports", "detail": "adds detail", "contradict": "contradicts", "update": "updates"}
    told = [f"{verbs.get(side, side)} {counted(number, 'voice')}" for side, number in candidate.voices if number]
    return ", ".join(told) or "nothing said on it"


def _candidate(out: Console, candidate: Candidate) -> None:
    voices = dict(candidate.voices)
    say(out, f"{candidate.event.label} ({candidate.event.id})", "bold")
    asked = "; ".join(dict.fromkeys(plain.question(name).lower() for name in candidate.questions))
    if asked:
        say(out, f"asked: {asked}", "dim")
    groups = (
        ("Supported by", "support", candidate.supports),
        ("Detail added by", "detail", candidate.details),
        ("Contradicted by", "contradict", candidate.contradicts),
        ("Updated by", "update", candidate.updates),
    )
    for title, side, findings in groups:
        if side == "update" and not findings:
            continue
        number = voices.get(side, len({finding.voice for finding in findings}))
        printed = dict(candidate.outlets).get(side, 0)
        by = f"{counted(number, 'voice')} ({counted(printed, 'outlet')})" if printed else counted(number, "voice")
        say(out, f"{title} {by}" if findings else f"{title}: nobody", "bold")
        for finding in findings:
            _finding(out, finding)
    for sentence in candidate.unchecked:
        say(out, f"Not checked, nothing here can be set against it: “{sentence}”", "bold")
    if candidate.untold:
        say(out, f"Nobody here tells of: {', '.join(candidate.untold)}", "bold")
    _nearest(out, candidate.nearest)


def _nearest(out: Console, claims: Sequence[Claim]) -> None:
    if claims:
        say(out, "Nearest in words, not judged:", "dim")
    for claim in claims:
        outlet = claim.outlet if claim.outlet is not None else f"{plain.UNKNOWN_OUTLET} ({claim.article})"
        say(out, f"“{claim.text}” {plain.speaker(claim.attribution)}, {outlet}", indent=2)


def _finding(out: Console, finding: Finding) -> None:
    claim = finding.claim
    outlet = claim.outlet if claim.outlet is not None else f"{plain.UNKNOWN_OUTLET} ({claim.article})"
    say(out, f"“{claim.text}”", indent=2)
    way = f"; {finding.entry.reason}" if finding.entry is not None and finding.entry.reason else ""
    say(out, f"{plain.speaker(claim.attribution)}, {outlet} [voice: {finding.voice}{way}]", indent=4)
    say(out, f"{finding.reason} ({finding.confidence:.2f})", "dim", 4)


def skipped(out: Console, records: Sequence[Skipped], kept: Iterable[str]) -> None:
    """Print how many records were left out or noted, by reason, naming the first few of each.

    ``kept`` are the ids of articles that were read: a record among them is a note, not a loss.
    """
    read = set(kept)
    for title, some in (
        ("Left out", [item for item in records if item.stage in ("reading", "claims") and item.record not in read]),
        ("Noted", [item for item in records if item.stage not in ("reading", "claims") or item.record in read]),
    ):
        if not some:
            continue
        say(out, f"{title}: {counted(len(some), 'record')}")
        reasons = Counter((item.stage, item.reason) for item in some)
        ordered = sorted(reasons.items(), key=lambda entry: (-entry[1], entry[0]))
        for (stage, reason), number in ordered[:NAMED]:
            names = [item.record for item in some if (item.stage, item.reason) == (stage, reason)]
            more = f" and {number - NAMED} more" if number > NAMED else ""
            say(out, f"{', '.join(names[:NAMED])}{more}: {reason}", indent=2)
        if len(ordered) > NAMED:
            rest = sum(number for _, number in ordered[NAMED:])
            say(
                out,
                f"and {counted(rest, 'record')} more for other reasons; report.json lists all under skipped",
                indent=2,
            )
