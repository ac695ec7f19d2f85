"""What is shown of an analysis: one event, a place, a span of days, the most contested. Nothing is judged anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from corroborate import conflicts
from corroborate.errors import InputError
from corroborate.records import Analysis, Event
from corroborate.reports.escaping import one_line
from corroborate.reports.lookup import Lookup
from corroborate.reports.plain import counted
from corroborate.where.gazetteer import known
from corroborate.where.placenames import normal

NAMED = 5
"""Events or places named in an error."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was asked for; ``top`` keeps the most contested events of those that are left."""

    event: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    top: int | None = None

    @property
    def arguments(self) -> tuple[str, ...]:
        """Return it as it is written on the command line; empty where everything is shown."""
        asked = {
            "--event": self.event,
            "--place": self.place,
            "--since": self.since,
            "--until": self.until,
            "--top": self.top,
        }
        return tuple(word for name, value in asked.items() if value is not None for word in (name, str(value)))


def asked(event: str | None, place: str | None, since: str | None, until: str | None, top: int | None) -> Narrowing:
    """Return what was asked for; raises InputError for a day that is none, or an empty name."""
    found = Narrowing(event, place, _day("--since", since), _day("--until", until), top)
    for option, value in (("--event", event), ("--place", place)):
        if value is not None and not value.strip():
            raise InputError(f"{option} is empty. Name what is to be shown, or leave {option} out.")
    if top is not None and top < 1:
        raise InputError("--top must be 1 or more.")
    if found.since is not None and found.until is not None and found.since > found.until:
        raise InputError(f"--since {found.since} is after --until {found.until}. Exchange the two.")
    return found


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{option} {one_line(text)} is no day. Write it as 2017-04-04.") from error


def narrow(analysis: Analysis, to: Narrowing) -> tuple[Analysis, str]:
    """Return the part that is shown and a line that says so; all of it and an empty line where nothing was asked for.

    Articles, inputs and what was left out stay whole. Figures on no event stay where their article tells of an event
    that is shown. Raises InputError where nothing would be shown.
    """
    if not to.arguments:
        return analysis, ""
    events = _events(analysis, to)
    kept = {event.id for event in events}
    articles = {claim.article for claim in analysis.claims if claim.event in kept}
    figures = tuple(
        item for item in analysis.figures if (item.article in articles if item.event is None else item.event in kept)
    )
    clusters = tuple(item for item in analysis.clusters if item.event in kept)
    claims = {item.claim for item in figures} | {claim for cluster in clusters for claim in cluster.claims}
    shown = replace(
        analysis,
        events=events,
        claims=tuple(item for item in analysis.claims if item.event in kept or item.id in claims),
        figures=figures,
        clusters=clusters,
        judgements=tuple(item for item in analysis.judgements if item.claim in claims and item.toward in claims),
        ranges=tuple(item for item in analysis.ranges if item.event in kept),
    )
    line = f"Narrowed by {' '.join(to.arguments)}: {len(events):,} of {counted(len(analysis.events), 'event')} shown"
    return shown, f"{line}; report.json, claims.csv and figures.csv hold all."


def _events(analysis: Analysis, to: Narrowing) -> tuple[Event, ...]:
    found = analysis.events
    if to.event is not None:
        found = tuple(event for event in found if event.id == to.event)
        if not found:
            raise InputError(f"There is no event {to.event}. {_some_events(analysis)}")
    if to.place is not None:
        names = _names(to.place)
        found = tuple(event for event in found if names & _places(event))
        if not found:
            raise InputError(f"No event shown lies in {to.place}. {_some_places(analysis)}")
    if to.since is not None or to.until is not None:
        found = tuple(event for event in found if _within(event, to.since, to.until))
        if not found:
            raise InputError(f"No event shown lies in these days. {_span(analysis)}")
    if to.top is not None:
        found = _top(analysis, found, to.top)
    return found


def _names(place: str) -> set[str]:
    """Return the names a place goes by, folded: the lexicon's own where it knows the spelling."""
    return {normal(place), *(normal(one.name) for one in known(place, sure=True)[0])}


def _places(event: Event) -> set[str]:
    """Return the folded names of an event's places and of what they lie within."""
    named = [*event.places, *(name for one in event.where for name in (one.name, *one.within))]
    return {normal(name) for name in named}


def _within(event: Event, since: date | None, until: date | None) -> bool:
    """Say whether an event may lie in a span of days; an undated one is not known to."""
    first, last = event.start or event.end, event.end or event.start
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def _top(analysis: Analysis, events: tuple[Event, ...], most: int) -> tuple[Event, ...]:
    """Return the most contested of some events: by their weightiest contested question, then by number of outlets."""
    lookup = Lookup(analysis)
    disputed = [item.event.id for item in (*conflicts.find(analysis), *conflicts.minor(analysis))]
    rank = {event: place for place, event in reversed(list(enumerate(disputed)))}
    order = {event: place for place, event in enumerate(lookup.events)}

    def weight(event: Event) -> tuple[int, int, int]:
        outlets = lookup.outlets_of(claim.id for claim in lookup.claims_of(event.id))
        return rank.get(event.id, len(disputed)), -len(outlets), order[event.id]

    kept = {event.id for event in sorted(events, key=weight)[:most]}
    return tuple(event for event in events if event.id in kept)


def _some_events(analysis: Analysis) -> str:
    some = _top(analysis, analysis.events, NAMED)
    if not some:
        return "No event was found at all."
    return "The most contested are: " + "; ".join(f"{event.id} ({event.label})" for event in some) + "."


def _some_places(analysis: Analysis) -> str:
    counts = Counter(place for event in analysis.events for place in event.places)
    some = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:NAMED]
    if not some:
        return "No event has a place."
    return "Places with most events: " + ", ".join(f"{name} ({number:,})" for name, number in some) + "."


def _span(analysis: Analysis) -> str:
    days = sorted(day for event in analysis.events for day in (event.start, event.end) if day is not None)
    return f"Events are dated from {days[0]} to {days[-1]}." if days else "No event has a day."
