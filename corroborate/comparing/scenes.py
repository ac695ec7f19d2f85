"""Where, when and how a claim plays: its own words first, then those near it, then its article's account."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corroborate.claiming.kinds import family
from corroborate.joining.accounts import Happening
from corroborate.joining.whereabouts import is_seat
from corroborate.lexicons import lexicon
from corroborate.places import compatible
from corroborate.records import Claim, Event, Place, When

NEAR = 2
"""Sentences back in which a named town still says where a claim without one plays."""
LONGEST = 2
"""Days from start to end of a time that still is the day of one happening."""

_DAY = timedelta(days=1)
_TOLL_MOVES = re.compile(
    r"\b(?:tolls?|deaths|number of (?:the )?(?:dead|deaths|killed|fatalities|victims|casualties|people killed))"
    r"\b[^.;]{0,80}\b(?:rose|ris(?:es|en)|climb(?:s|ed)|cross(?:es|ed)|reach(?:es|ed)|st(?:ands|ood)|pass(?:es|ed)"
    r"|gr(?:ew|own)|increased|jumped|topped|now)\b"
    r"|\b(?:raise|raises|raised|raising|bring|brings|brought|bringing|push|pushes|pushed|pushing) (?:the )?"
    r"(?:(?:[\w-]+ ){0,2}toll|(?:total|number)|to [\w-]+ (?:the )?number)\b",
    re.IGNORECASE,
)
"""A count that moves on a day is told of that day; what it counts was before."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where, when and how a claim plays: its own words first, then those near it, then its article's account.

    ``places`` are towns, districts and sites, or the wider area where nothing finer is known; ``told_here`` says that
    they stand in the claim itself. ``exact`` is false where ``when`` only follows from the day of publication.
    ``before`` is the day of the sentence just before a claim that names none: it may go on about that day.
    ``main`` says that it plays in what its article is about.
    """

    happening: str
    article: str
    places: tuple[Place, ...] = ()
    told_here: bool = False
    when: When | None = None
    exact: bool = False
    before: When | None = None
    published: date | None = None
    kinds: tuple[str, ...] = ()
    account_kinds: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    tolls: frozenset[tuple[str, int]] = frozenset()
    people: frozenset[str] = frozenset()
    main: bool = False


def scenes(
    claims: Sequence[Claim], happenings: Sequence[Happening], published: Mapping[str, date | None]
) -> dict[str, Scene]:
    """Return the scene of every claim that a happening holds, by claim id; ``published`` is by article id."""
    account = {claim: happening for happening in happenings for claim in happening.claims}
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    found = {}
    for told in by_article.values():
        ordered = sorted(told, key=lambda claim: (claim.field != "title", claim.start, claim.end, claim.id))
        for number, claim in enumerate(ordered):
            if claim.id in account:
                day = published.get(claim.article)
                found[claim.id] = replace(_scene(claim, account[claim.id], ordered[:number]), published=day)
    return found


def _scene(claim: Claim, account: Happening, before: Sequence[Claim]) -> Scene:
    here = local(claim.places)
    home = local(account.core) or local(account.places) or account.core
    own_day = day_of(claim) if claim.frame.exact and _short(claim.when) else None
    # "Thursday's strikes" names its account anew, whatever place the sentence before was about.
    anew = account.exact and own_day is not None and _one_span(own_day, account.when)
    near = here or _elsewhere(claim.places, home) or (() if anew else _named_near(claim, before, home))
    return Scene(
        happening=account.id,
        article=claim.article,
        places=near or home,
        told_here=bool(here),
        when=own_day or account.when,
        exact=own_day is not None or (account.exact and _short(account.when)),
        before=None if claim.when is not None else _day_before(claim, before),
        kinds=claim.frame.kinds if means(claim.frame.kinds) else (*claim.frame.kinds, *account.kinds),
        account_kinds=account.kinds,
        parties=account.parties,
        targets=account.targets | set(claim.frame.targets),
        tolls=account.tolls,
        people=account.people,
        main=account.main,
    )


def _one_span(one: When, other: When | None) -> bool:
    return other is not None and (one.start, one.end) == (other.start, other.end)


def day_of(claim: Claim) -> When | None:
    """Return the day a claim is about; that on which a toll rose or stood at a number is no day of what happened."""
    return None if _TOLL_MOVES.search(claim.resolved) else claim.when


def _day_before(claim: Claim, before: Sequence[Claim]) -> When | None:
    """Return the one day that the claims of the sentence just before speak of."""
    days = {
        other.when
        for other in before
        if other.field == claim.field
        and claim.sentence - other.sentence == 1
        and other.frame.exact
        and _short(other.when)
    }
    return days.pop() if len(days) == 1 else None


def _named_near(claim: Claim, before: Sequence[Claim], home: Sequence[Place]) -> tuple[Place, ...]:
    for other in reversed(before):
        if other.field != claim.field or claim.sentence - other.sentence > NEAR:
            return ()
        named = local(other.places) or _elsewhere(other.places, home)
        if named:
            return named
    return ()


def _elsewhere(named: Sequence[Place], home: Sequence[Place]) -> tuple[Place, ...]:
    """Return the provinces and regions named that lie elsewhere than where an account plays."""
    regions = tuple(place for place in named if place.level != "country")
    return regions if compatible(regions, home) is False else ()


def alone(events: Sequence[Event]) -> frozenset[str]:
    """Return the events beside which no other loud one of a known day is told at the same city within a day."""
    at: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if family((event.kind,)) in ("violent", "harmful") and _dated(event):
            for city in _cities(event):
                at[city].append(event)
    crowded = {
        event.id
        for here in at.values()
        for number, event in enumerate(here)
        for other in here[:number] + here[number + 1 :]
        if _near_in_time(event, other)
    }
    return frozenset(event.id for event in events if event.id not in crowded and _dated(event) and _cities(event))


def _cities(event: Event) -> set[str]:
    seats = {place.name for place in event.where if is_seat(place)}
    return seats | {place.within[0] for place in event.where if place.level in ("district", "site") and place.within}


def _dated(event: Event) -> bool:
    """Say whether an event is told for a day or a few."""
    return event.start is not None and event.end is not None and event.end - event.start <= LONGEST * _DAY


def _near_in_time(one: Event, other: Event) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start - _DAY <= other.end and other.start - _DAY <= one.end


def local(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the towns, districts and sites among places."""
    return tuple(place for place in places if not wide(place))


def wide(place: Place) -> bool:
    """Say whether a place is a country or region, too wide to tell one act by."""
    return place.level in ("country", "region")


def _short(when: When | None) -> bool:
    return (
        when is not None
        and when.start is not None
        and when.end is not None
        and when.anchored
        and (when.end - when.start).days <= LONGEST
    )


def means(named: Iterable[str]) -> set[str]:
    """Return the kinds that name a means; a blast is as good as a bomb, for outlets use either word."""
    kinds = set(named) - (set(lexicon("happenings")["families"]["general"]) - {"explosion"})
    return kinds | ({"explosion"} if "bombing" in kinds else set())
