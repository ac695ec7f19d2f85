"""What a page says before and after the events: what was read, the time line, unplaced figures, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, starmap

from corroborate.records import Analysis, Event, Figure, InputFile, Skipped, Standing
from corroborate.reports import plain
from corroborate.reports.json import package_version
from corroborate.reports.lookup import Lookup, question_order
from corroborate.reports.page.places import Places
from corroborate.reports.page.told import Carrier, carrier
from corroborate.reports.plain import counted
from corroborate.reports.sections import has_section

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_STANDINGS: tuple[Standing, ...] = ("contested", "updated", "corroborated")
WORDS = 300
"""Characters shown of a claim that stands alone."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read and with what."""

    articles: str
    found: str
    left_out: str
    version: str
    models: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    policy: tuple[tuple[str, str], ...]
    arguments: tuple[str, ...]
    inputs: tuple[InputFile, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """One claim outside of any comparison, with who says it."""

    label: str
    number: str
    speaker: str
    carrier: Carrier
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the time line: linked and with its standings where it is told, else its one claim."""

    event: Event
    name: str
    days: str
    href: str
    counts: str
    standings: tuple[tuple[Standing, str], ...]
    alone: Alone | None


@dataclass(frozen=True, slots=True)
class Month:
    """The events that begin in one month, those with a section apart from those told by one outlet alone."""

    name: str
    told: tuple[Entry, ...]
    alone: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing left out or noted, and how many records it holds for."""

    stage: str
    reason: str
    records: tuple[str, ...]


def read(analysis: Analysis) -> Read:
    """Return what was read, in words."""
    articles = analysis.articles
    outlets = {article.outlet for article in articles if article.outlet is not None}
    unknown = sum(article.outlet is None for article in articles)
    days = sorted(article.published for article in articles if article.published is not None)
    undated = len(articles) - len(days)
    gaps = [f"{unknown:,} of unknown outlet"] * bool(unknown) + [f"{undated:,} undated"] * bool(undated)
    unplaced = sum(figure.event is None for figure in analysis.figures)
    return Read(
        articles=f"{counted(len(articles), 'article')} from {counted(len(outlets), 'outlet')}"
        + (f", published {plain.days(days[0], days[-1])}" if days else "")
        + (f" ({', '.join(gaps)})" if gaps else ""),
        found=f"{counted(len(analysis.events), 'event')}, {counted(len(analysis.claims), 'claim')},"
        f" {counted(len(analysis.figures), 'figure')} ({unplaced:,} on no event)",
        left_out=counted(len(analysis.skipped), "record"),
        version=package_version(),
        models=tuple(sorted(analysis.models)),
        settings=tuple((name, str(value)) for name, value in sorted(analysis.settings)),
        policy=tuple((name, str(value)) for name, value in sorted(analysis.policy)),
        arguments=analysis.arguments,
        inputs=tuple(sorted(analysis.inputs, key=lambda item: (item.path, item.sha256))),
    )


def told_events(lookup: Lookup) -> tuple[Event, ...]:
    """Return the events that have a section, along time."""
    return tuple(event for event in lookup.events.values() if has_section(event, lookup))


def time_line(lookup: Lookup, places: Places) -> tuple[Month, ...]:
    """Return the events along time, month by month, undated ones last."""
    entries = [_entry(event, lookup, places) for event in lookup.events.values()]
    months = [(name, list(group)) for name, group in groupby(entries, key=lambda entry: _month(entry.event))]
    return tuple(
        month
        for told, stretch in groupby(months, key=lambda item: any(entry.href for entry in item[1]))
        for month in (starmap(_split, stretch) if told else [_quiet(list(stretch))])
    )


def _split(name: str, entries: Sequence[Entry]) -> Month:
    return Month(name, tuple(item for item in entries if item.href), tuple(item for item in entries if not item.href))


def _quiet(stretch: Sequence[tuple[str, Sequence[Entry]]]) -> Month:
    """Join months in a row of which nothing is told but lone events."""
    first, last = stretch[0][0], stretch[-1][0]
    name = first if first == last else f"{first} to {last}"
    return Month(name, (), tuple(entry for _, entries in stretch for entry in entries))


def _month(event: Event) -> str:
    day = event.start or event.end
    return "Undated" if day is None else f"{_MONTHS[day.month - 1]} {day.year}"


def _entry(event: Event, lookup: Lookup, places: Places) -> Entry:
    clusters = lookup.clusters_of(event.id)
    href = places.event(event.id)
    named: dict[Standing, dict[str, None]] = {}
    for cluster in sorted(clusters, key=lambda item: question_order(item.question)) if href else ():
        named.setdefault(cluster.standing, {})[plain.question(cluster.question).lower()] = None
    voices = {voice.id for cluster in clusters for voice in cluster.voices}
    outlets = lookup.outlets_of(claim.id for claim in lookup.claims_of(event.id))
    return Entry(
        event=event,
        name=plain.name_of(event),
        days=plain.days(event.start, event.end),
        href=href,
        counts=counted(len(outlets), "outlet") + (f", {counted(len(voices), 'voice')}" if voices else ""),
        standings=tuple((standing, "; ".join(named[standing])) for standing in _STANDINGS if standing in named),
        alone=None if href else _alone(event, lookup),
    )


def _alone(event: Event, lookup: Lookup) -> Alone | None:
    claims = lookup.claims_of(event.id)
    if not claims:
        return None
    told = min(
        claims, key=lambda claim: (claim.form == "caption", not lookup.figures_of(claim.id), claim.form == "headline")
    )
    speaker = "" if told.attribution is None else plain.speaker(told.attribution)
    words = plain.shortened(told.text, WORDS)
    return Alone("", "", speaker, carrier(lookup.articles[told.article]), words)


def unplaced(lookup: Lookup) -> tuple[Alone, ...]:
    """Return the figures on no event, article by article."""
    loose = [figure for figure in lookup.analysis.figures if figure.event is None]
    ordered = sorted(loose, key=lambda item: (item.article, item.field, item.start, item.id))
    return tuple(_loose(figure, lookup) for figure in ordered)


def _loose(figure: Figure, lookup: Lookup) -> Alone:
    claim = lookup.claims[figure.claim]
    question = figure.slot if figure.part is None else f"{figure.slot}/{figure.part}"
    return Alone(
        label=plain.question(question),
        number=plain.number(figure.low, figure.high, figure.stated),
        speaker=plain.speaker(claim.attribution),
        carrier=carrier(lookup.articles[figure.article]),
        words=plain.shortened(claim.text, WORDS),
    )


def left_out(records: Sequence[Skipped]) -> tuple[Note, ...]:
    """Return what was left out or noted, by stage and reason, the most frequent first."""
    counts = Counter((item.stage, item.reason) for item in records)
    named: dict[tuple[str, str], list[str]] = {}
    for item in sorted(records, key=lambda item: item.record):
        named.setdefault((item.stage, item.reason), []).append(item.record)
    ordered = sorted(counts, key=lambda key: (key[0], -counts[key], key[1]))
    return tuple(Note(stage, reason, tuple(named[stage, reason])) for stage, reason in ordered)
