"""When and where what a claim tells of happened: by its own words, else by the happening it is about.

A claim's ``when`` and ``places`` are what its own words say, and only these are compared. Beside them an analyst wants
the day and place of a claim that leaves them to the rest of its article: ``happened`` and ``where``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corroborate.joining.accounts import Happening
from corroborate.places import contains, finest
from corroborate.records import Article, Claim, Event, Figure, Place, When
from corroborate.text.patterns import pattern

BACK = 2
"""Sentences back in which the place of a claim without one may have been named, where its article tells of several."""
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
    just_named = _just_named(claims)
    return tuple(
        replace(
            claim,
            happened=claim.when or _day(claim, known[claim.article], event_of.get(claim.event or ""), totals),
            where=claim.places or _where(claim, known[claim.article], totals, just_named[claim.id]),
        )
        for claim in claims
    )


def _just_named(claims: Sequence[Claim]) -> dict[str, tuple[Place, ...]]:
    """Return for each claim the places, finer than a country, that its article named last, not far back."""
    named: dict[str, tuple[Place, ...]] = {}
    last: Claim | None = None
    for claim in claims:
        here = last is not None and (last.article, last.field) == (claim.article, claim.field)
        near = here and last is not None and 0 <= claim.sentence - last.sentence <= BACK
        named[claim.id] = tuple(last.places) if near and last is not None else ()
        if any(place.level != "country" for place in claim.places):
            last = claim
    return named


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


def _where(claim: Claim, known: _Known, totals: Collection[str], just_named: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the place a claim without one of its own takes: its happening's, or the country for a total."""
    happening = known.of.get(claim.id) or known.main
    if happening is None:
        return ()
    if claim.id in totals:
        countries = {place.name: place for place in happening.places if place.level == "country"}
        countries |= {
            place.within[-1]: Place(place.within[-1], "country") for place in happening.places if place.within
        }
        return tuple(countries.values()) if len(countries) == 1 else ()
    apart = claim.frame.background or claim.frame.tense in ("uttered", "lasting")
    if apart:
        return ()
    spot = _spot(happening)
    if len(spot) < 2 or not just_named:
        return spot
    around = [place for place in spot if place.level != "country"]
    holding = [place for place in around if any(contains(place, other) for other in just_named)]
    return tuple(holding) or just_named


def _spot(happening: Happening) -> tuple[Place, ...]:
    """Return the one finest place told of a happening, or those headline and lead put it at if there are several."""
    base = _without_land(finest(happening.core or happening.places))
    inside = finest(
        [place for place in happening.places if any(contains(other, place) or _is_land(other, place) for other in base)]
    )
    return inside if len(inside) == 1 and len(base) == 1 else base


def _without_land(places: Sequence[Place]) -> tuple[Place, ...]:
    """Leave out what only says the land around another: "northern Syria", or a seat named for its province."""
    kept = [place for place in places if not any(_is_land(place, other) for other in places if other is not place)]
    return tuple(kept or places)


def _is_land(place: Place, other: Place) -> bool:
    side = place.level == "region" and place.name.endswith(")") and other.level not in ("region", "country")
    return f"{place.name} province" in other.within or (side and place.within[-1:] == other.within[-1:])
