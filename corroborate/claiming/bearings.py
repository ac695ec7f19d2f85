"""When and where what a claim tells of happened: by its own words, else by the happening it is about.

A claim's ``when`` and ``places`` are what its own words say, and only these are compared. Beside them an analyst wants
the day and place of a claim that leaves them to the rest of its article: ``happened`` and ``where``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corroborate.claiming.grounds import grounds
from corroborate.joining.accounts import Happening
from corroborate.records import Article, Claim, Event, Figure, Place, When
from corroborate.text.patterns import pattern

REACH = 4
"""Days before publication in which other reports may put a happening on whose day an article is silent."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What one article says of its happenings; ``told_on`` is the day something of the main one was said."""

    published: date | None
    main: Happening | None
    of: Mapping[str, Happening]
    told_on: When | None


def bear(
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    articles: Sequence[Article],
    told: Sequence[Happening],
    events: Sequence[Event],
) -> tuple[Claim, ...]:
    """Return the claims with ``happened`` and ``where``; claims and figures know their events."""
    event_of = {event.id: event for event in _dated(claims, told, events)}
    known = _know(claims, articles, told)
    totals = _totals(figures)
    where = _grounds(claims, known, totals)
    return tuple(
        replace(
            claim,
            happened=claim.when or _day(claim, known[claim.article], event_of.get(claim.event or ""), totals),
            where=where[claim.id],
        )
        for claim in claims
    )


def _grounds(
    claims: Sequence[Claim], known: Mapping[str, _Known], totals: Collection[str]
) -> dict[str, tuple[Place, ...]]:
    """Return the places of every claim, read article by article."""
    of_article: dict[str, list[Claim]] = {}
    for claim in claims:
        of_article.setdefault(claim.article, []).append(claim)
    return {
        claim: places
        for article, here in of_article.items()
        for claim, places in grounds(here, known[article].main, known[article].of, totals).items()
    }


def _dated(claims: Sequence[Claim], told: Sequence[Happening], events: Sequence[Event]) -> list[Event]:
    """Return the events of which some report states the day."""
    event_of = {claim.id: claim.event for claim in claims}
    stated = {event_of.get(happening.claims[0]) for happening in told if happening.exact and happening.claims}
    return [event for event in events if event.id in stated]


def _totals(figures: Sequence[Figure]) -> frozenset[str]:
    """Return the claims all of whose figures count no single happening: totals of a war, a month, a camp."""
    placed = {figure.claim for figure in figures if figure.event is not None}
    return frozenset(figure.claim for figure in figures) - placed


def _know(claims: Sequence[Claim], articles: Sequence[Article], told: Sequence[Happening]) -> dict[str, _Known]:
    happenings: dict[str, list[Happening]] = {}
    for happening in told:
        happenings.setdefault(happening.article, []).append(happening)
    told_on = {claim.id: claim.told_on for claim in claims if claim.told_on is not None}
    known = {}
    for article in articles:
        here = happenings.get(article.id, [])
        main = next((item for item in here if item.main), None)
        days = [told_on[claim] for claim in (main.claims if main is not None else ()) if claim in told_on]
        of = {claim: item for item in here for claim in item.claims}
        known[article.id] = _Known(article.published, main, of, days[0] if days else None)
    return known


def _day(claim: Claim, known: _Known, event: Event | None, totals: Collection[str]) -> When | None:
    """Return the day a claim without one of its own takes: its happening's, that of other reports, that of telling."""
    frame = claim.frame
    if claim.modality in ("planned", "conditional") or frame.tense == "lasting" or frame.background:
        return None
    if claim.id in totals:
        return None
    if frame.tense == "uttered":
        return _telling(claim.told_on, known)
    happening = known.of.get(claim.id)
    if happening is not None and happening.exact and happening.when is not None:
        return replace(happening.when, reason=f"the day of what it is about: {happening.when.reason}")
    if event is not None and event.start is not None and _is_near(event, known.published):
        return When(event.start, event.end, "the day other reports give what it is about")
    if frame.tense == "earlier" or pattern("surroundings", "looks_back").search(claim.resolved):
        return None
    main = known.main
    if (happening is None or not happening.main) and main is not None and main.exact and main.when is not None:
        return replace(main.when, reason=f"the day of the news beside it: {main.when.reason}")
    return _telling(claim.told_on or known.told_on, known)


def _telling(told_on: When | None, known: _Known) -> When | None:
    """Return the day something was told, else the day of publication."""
    if told_on is not None:
        return replace(told_on, reason=f"no day named: the day it was told, {told_on.reason}")
    if known.published is None:
        return None
    return When(known.published, known.published, "no day named: the day of publication")


def _is_near(event: Event, published: date | None) -> bool:
    if published is None or event.start is None or event.end is None:
        return published is None
    return published - timedelta(days=REACH) <= event.start and event.end <= published
