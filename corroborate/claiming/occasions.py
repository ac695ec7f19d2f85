"""The day, the places and the event each figure counts: its own words first, then its claim's, then its event's.

An event may last days and span towns; a figure inside it often names one of them. What nothing dates or places takes
the main happening's day only where no word speaks against it, and stays open otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corroborate.joining.accounts import Happening
from corroborate.joining.whereabouts import is_fine
from corroborate.places import compatible
from corroborate.records import Article, Claim, Event, Figure, Place, When
from corroborate.times import overlap

WAR_TOLL = 10_000
"""From here on a count of the dead or injured in fighting, on no stated day, is a total of the war."""

NEWS_DAYS = 1
"""A report that names no day most likely tells of the day it was published, or of the day before."""

_RECALLS = re.compile(
    r"\b(?:(?:just )?(?:hours|days|weeks|a day|a week|a month|months) (?:after|before|since)|comes? after|came after"
    r"|following|similar|another|previous|earlier|last (?:year|month|week))\b",
    re.IGNORECASE,
)

_DATED_BACK = re.compile(r"\b(?:previous|earlier|last (?:year|month|week))\b", re.IGNORECASE)
"""Words that put what is told of before the news, by a day they leave out."""

_SOME_DAYS = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|[2-7]) days of|(?:two|three|four|five|six|seven|[2-7])-day|a week of"
    r"|(?:past|last|previous) (?:week\b|(?:few|several|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"(?:days|weeks))"
    r"|recent (?:days|weeks))\b",
    re.IGNORECASE,
)
_BESIDE = 40  # characters beside a figure in which its days are looked for


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one article's events: their days, places and which is the main one."""

    main: str | None
    days: Mapping[str, When | None]
    places: Mapping[str, tuple[Place, ...]]


def place_figures(
    figures: Sequence[Figure],
    claims: Sequence[Claim],
    articles: Sequence[Article],
    told: Sequence[Happening],
    events: Sequence[Event],
) -> tuple[Figure, ...]:
    """Put each figure on the event it counts and give it that event's day and places as its own words narrow them."""
    claim_of = {claim.id: claim for claim in claims}
    article_of = {article.id: article for article in articles}
    event_of = {claim.id: claim.event for claim in claims}
    happenings: dict[str, list[Happening]] = {}
    for happening in told:
        happenings.setdefault(happening.article, []).append(happening)
    dated = _dated(told, event_of)
    by_id = {event.id: event for event in events}
    placed: list[Figure] = []
    known: dict[str, _Known] = {}
    for figure in figures:
        if figure.article not in known:
            known[figure.article] = _know(
                article_of[figure.article], happenings.get(figure.article, ()), event_of, dated, by_id
            )
        placed.append(_placed(figure, claim_of[figure.claim], known[figure.article], _before(placed, figure)))
    return tuple(placed)


def _dated(told: Iterable[Happening], event_of: Mapping[str, str | None]) -> frozenset[str]:
    """Return the events of which some report states the day."""
    return frozenset(
        event
        for happening in told
        if happening.exact and happening.claims and (event := event_of.get(happening.claims[0])) is not None
    )


def _know(
    article: Article,
    happenings: Sequence[Happening],
    event_of: Mapping[str, str | None],
    dated: frozenset[str],
    events: Mapping[str, Event],
) -> _Known:
    main: str | None = None
    days: dict[str, When | None] = {}
    places: dict[str, tuple[Place, ...]] = {}
    for happening in happenings:
        event = event_of.get(happening.claims[0]) if happening.claims else None
        if event is None:
            continue
        main = event if happening.main else main
        found = events[event]
        days[event] = (
            When(found.start, found.end, "day of its event")
            if event in dated and (found.start or found.end)
            else _fresh(article.published)
            if happening.fresh
            else None
        )
        places[event] = found.where
    return _Known(main, days, places)


def _fresh(published: date | None) -> When | None:
    if published is None:
        return None
    return When(published - timedelta(days=NEWS_DAYS), published, "no day named: the day of publication or before")


def _before(placed: Sequence[Figure], figure: Figure) -> Figure | None:
    """Return the first figure of the same claim, if there is one before this."""
    first = None
    for other in reversed(placed):
        if other.claim != figure.claim:
            break
        first = other
    return first


def _placed(figure: Figure, claim: Claim, known: _Known, first: Figure | None) -> Figure:
    event = claim.event
    whole = event is not None and _over_days(figure, claim) and _one_day(known.days.get(event))
    state = figure.slot == "present" and claim.frame.tense == "lasting"
    if whole or state or figure.background or _war_total(figure, claim) or _other_day(figure, claim):
        event = None
    elif event is not None and _looked_back_at(figure, claim, known.days.get(event)):
        event = _on_day(figure, known, event)
    elif first is not None and _recalled(figure, first, claim):
        event = _elsewhere(figure, known, claim.event)
    return replace(figure, event=event, when=_when(figure, claim, event, known), places=_places(figure, event, known))


def _other_day(figure: Figure, claim: Claim) -> bool:
    return figure.when is not None and claim.when is not None and overlap(figure.when, claim.when) is False


def _looked_back_at(figure: Figure, claim: Claim, day: When | None) -> bool:
    """Say whether a figure is of a day its claim only counts from: "a day after they seized eight villagers"."""
    if claim.when is not None or figure.when is None or not figure.when.anchored or day is None:
        return False
    return overlap(figure.when, day) is False


def _on_day(figure: Figure, known: _Known, but: str) -> str | None:
    """Return the one other event of the article on the figure's day, if there is just one."""
    fits = [event for event, day in known.days.items() if event != but and day and overlap(day, figure.when)]
    return fits[0] if len(fits) == 1 else None


def _over_days(figure: Figure, claim: Claim) -> bool:
    """Say whether the words beside a figure count over some days: "49 killed in two days of attacks"."""
    start, end = figure.start - claim.start, figure.end - claim.start
    return bool(_SOME_DAYS.search(claim.text, max(0, start - _BESIDE), end + _BESIDE))


def _one_day(when: When | None) -> bool:
    return when is not None and when.start is not None and when.start == when.end


def _war_total(figure: Figure, claim: Claim) -> bool:
    if figure.slot not in ("killed", "injured", "casualties", "missing") or figure.low < WAR_TOLL or claim.frame.exact:
        return False
    return not {"disaster", "accident"}.intersection(claim.frame.kinds)


def _recalled(figure: Figure, first: Figure, claim: Claim) -> bool:
    """Say whether a later figure of a claim is of a happening only looked back at: "hours after a raid killed ten".

    Words that look back do so only where the figure has a place of its own that excludes the first one's.
    """
    between = claim.text[first.end - claim.start : figure.start - claim.start]
    if figure.field != first.field or not _RECALLS.search(between):
        return False
    return bool(figure.places) and bool(first.places) and compatible(figure.places, first.places) is False


def _elsewhere(figure: Figure, known: _Known, but: str | None) -> str | None:
    """Return the one other event of the article at the figure's own place, if there is just one."""
    fits = [
        event
        for event, places in known.places.items()
        if event != but and event != known.main and places and compatible(figure.places, places)
    ]
    return fits[0] if len(fits) == 1 else None


def _when(figure: Figure, claim: Claim, event: str | None, known: _Known) -> When | None:
    """Return the figure's own day, else its event's, else the main one's where nothing looks back."""
    if figure.when is not None and figure.when.anchored:
        return figure.when
    if event is not None and (day := known.days.get(event)) is not None:
        return day
    if figure.background or claim.frame.background or event is None or known.main is None:
        return figure.when
    looks_back = claim.frame.tense == "earlier" or _DATED_BACK.search(claim.resolved) is not None
    return figure.when if looks_back else known.days.get(known.main)


def _places(figure: Figure, event: str | None, known: _Known) -> tuple[Place, ...]:
    """Return the figure's own places and those of its event that do not exclude them."""
    theirs = known.places.get(event, ()) if event is not None else ()
    own = [place for place in figure.places if place.level != "country"] or list(figure.places)
    if not any(is_fine(place) for place in own):
        fitting = [place for place in theirs if not own or compatible((place,), own) is not False]
        return tuple({place.name: place for place in (*fitting, *own)}.values())
    more = [place for place in theirs if place.level != "country" and compatible((place,), own) is not False]
    return tuple({place.name: place for place in (*own, *more)}.values())
