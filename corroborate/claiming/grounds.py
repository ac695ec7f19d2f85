"""Where what a claim leaves untold happened: what it is about lies there, or the sentences before were about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.joining.accounts import Happening
from corroborate.joining.mains import LEAD_CLAIMS
from corroborate.places import compatible, contains, finest
from corroborate.records import Claim, Place
from corroborate.text.patterns import pattern
from corroborate.where.gazetteer import capitals

NEAR = timedelta(days=7)
"""Time before the news within which what is told of another day is part of it."""
MONTH = timedelta(days=28)
"""Length of time from which what is told of it is no single happening."""
BACK = 2
"""Sentences back in which the place of a claim without one may have been named."""


_TOLL = re.compile(r"\b(?:tolls?|count|tally|dead|killed|wounded)\b", re.IGNORECASE)
"""An earlier count is of the same place."""


_WAR = re.compile(
    r"\b(?:the|this|a) (?:[\w-]+ ){0,3}?(?:war|conflict|uprising|revolt|insurgency|crisis)\b", re.IGNORECASE
)
_TOOK_PLACE = re.compile(r"\b(?:took place|taken place|occurred|happened|(?:was|were) carried out|went off)\b")
"""An act told of again by a verb that says where it was: "the blast occurred in X"."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """One article: its main happening, that of each claim, its totals, and the places headline and lead name.

    ``named`` are the places the claims of each happening name, by its id, ``pinned`` those that say of the act where
    it was.
    """

    main: Happening | None
    of: Mapping[str, Happening]
    totals: Collection[str]
    lead: Sequence[Place]
    named: Mapping[str, Sequence[Place]]
    pinned: Mapping[str, Sequence[Place]]


@dataclass(frozen=True, slots=True)
class _Step:
    """A claim read before, and the places it was at."""

    claim: Claim
    places: tuple[Place, ...]

    def reaches(self, claim: Claim, back: int) -> bool:
        """Say whether it stands not far before a claim of the same field."""
        return self.claim.field == claim.field and 0 <= claim.sentence - self.claim.sentence <= back


def grounds(
    claims: Sequence[Claim], main: Happening | None, of: Mapping[str, Happening], totals: Collection[str]
) -> dict[str, tuple[Place, ...]]:
    """Return the places of each claim of one article, by id; ``claims`` in reading order, ``of`` their happenings.

    What follows the total of a war or a look back at it is of that land too, until something nearer is named.
    """
    telling = _Telling(main, of, totals, _lead(claims), _named(claims, of), _named(filter(_pins, claims), of))
    found: dict[str, tuple[Place, ...]] = {}
    town = land = None
    for claim in claims:
        total = claim.id in totals and claim.id not in of
        goes_on = claim.frame.tense == "told" and not claim.frame.exact and _reaches(land, claim, 1)
        wide = total or _recalls(claim) or _of_its_war(claim, totals) or goes_on
        if claim.places:
            found[claim.id] = claim.places
            wide = _is_land(claim, telling)
        elif wide:
            found[claim.id] = _country(of.get(claim.id) or main)
        else:
            found[claim.id] = _taken(claim, telling, town if _reaches(town, claim, BACK) else None)
        land = _Step(claim, found[claim.id]) if wide and found[claim.id] == _country(main) else None
        if any(place.level != "country" for place in claim.places):
            town = _Step(claim, claim.places)
    return found


def _of_its_war(claim: Claim, totals: Collection[str]) -> bool:
    """Say whether a claim without a single happening or a count of one tells of the war: "the conflict has cost"."""
    return (claim.frame.background or claim.id in totals) and bool(_WAR.search(claim.resolved))


def _recalls(claim: Claim) -> bool:
    """Say whether a claim tells what was so over a month or more: that of a war."""
    when = claim.when
    if when is None or when.start is None or when.end is None:
        return False
    return claim.frame.background and when.end - when.start >= MONTH


def _reaches(step: _Step | None, claim: Claim, back: int) -> bool:
    return step is not None and step.reaches(claim, back)


def _lead(claims: Sequence[Claim]) -> tuple[Place, ...]:
    """Return the places headline and lead name."""
    head = [claim for claim in claims if claim.form == "headline"]
    body = [claim for claim in claims if claim.form != "headline"]
    return tuple(place for claim in (*head, *body[:LEAD_CLAIMS]) for place in claim.places)


def _pins(claim: Claim) -> bool:
    return claim.form != "headline" and claim.frame.anaphoric and bool(_TOOK_PLACE.search(claim.text))


def _named(claims: Iterable[Claim], of: Mapping[str, Happening]) -> dict[str, list[Place]]:
    """Return the places finer than a land that the claims which tell of each happening name, by its id."""
    named: dict[str, list[Place]] = {}
    for claim in claims:
        happening = of.get(claim.id)
        if happening is not None and kinds_agree(claim.frame.kinds, happening.kinds):
            named.setdefault(happening.id, []).extend(place for place in claim.places if place.level != "country")
    return named


def _is_land(claim: Claim, telling: _Telling) -> bool:
    """Say whether a claim tells of a land and its war, not of the news: it names no town, and another time or count."""
    about = telling.of.get(claim.id)
    if claim.form == "headline":
        return False
    apart = claim.id in telling.totals or claim.frame.background or about is None or not about.main
    return apart and all(place.level == "country" for place in claim.places)


def _country(happening: Happening | None) -> tuple[Place, ...]:
    """Return the one country a happening lies in."""
    if happening is None:
        return ()
    countries = {place.name: place for place in happening.places if place.level == "country"}
    countries |= {place.within[-1]: Place(place.within[-1], "country") for place in happening.places if place.within}
    return tuple(countries.values()) if len(countries) == 1 else ()


def _taken(claim: Claim, telling: _Telling, before: _Step | None) -> tuple[Place, ...]:
    """Return the places of what a claim is about, sharpened or replaced by those named just before."""
    main = telling.main
    loud = main is not None and family(main.kinds) in ("violent", "harmful")
    happening = telling.of.get(claim.id) or (main if loud else None)
    charge = claim.frame.tense == "uttered" and claim.modality in ("alleged", "denied")
    if happening is None or claim.frame.background or (claim.frame.tense in ("uttered", "lasting") and not charge):
        return ()
    if pattern("surroundings", "looks_back").search(claim.resolved) and not _TOLL.search(claim.resolved):
        return ()
    spot = _spot(happening, telling)
    if not spot and main is not None and not happening.main and _is_near(happening, main):
        # Another day of the same news, told without a place.
        return before.places if before is not None and len(before.places) == 1 else _spot(main, telling)
    if happening.main and not loud:
        # Talk and votes are at no place unless headline or lead put them there.
        spot = tuple(place for place in spot if place in telling.lead)
    if before is None or not spot:
        return spot
    if not claim.frame.exact and _goes_on_elsewhere(claim, before, spot, telling):
        return before.places
    if all(any(contains(other, place) for other in spot) for place in before.places):
        return before.places
    if len(spot) < 2:
        return spot
    around = [place for place in spot if place.level != "country"]
    inside = tuple(p for p in around if any(contains(p, other) for other in before.places))
    # What names its own day goes on with nothing.
    return inside or (spot if claim.frame.exact else before.places)


def _is_near(happening: Happening, main: Happening) -> bool:
    """Say whether a happening was in the week of the main one, as far as both days are told."""
    one, other = happening.when, main.when
    if one is None or other is None or one.end is None or other.start is None:
        return True
    return timedelta(0) <= other.start - one.end <= NEAR or (one.start or one.end) >= other.start


def _goes_on_elsewhere(claim: Claim, before: _Step, spot: tuple[Place, ...], telling: _Telling) -> bool:
    """Say whether the sentence before told another act of the day, elsewhere: "five of them died" is told of that."""
    about = telling.of.get(before.claim.id)
    if about is None or about.main or before.claim.frame.tense != "told" or not before.reaches(claim, 1):
        return False
    same_day = about.fresh or not about.exact or (telling.main is not None and telling.main.when == about.when)
    seat = any(place.name in capitals() for place in before.places)
    return same_day and not seat and compatible(before.places, spot) is False


def _spot(happening: Happening, telling: _Telling) -> tuple[Place, ...]:
    """Return where headline and lead put a happening, or the one finer place its claims name if theirs is wide.

    A later "the blast occurred in X" is finer than the town or the side of one that headline and lead name.
    """
    base = _without_land(finest(happening.core or happening.places))
    if len(base) != 1:
        return base
    wide = base[0].level in ("country", "region")
    told = (telling.named if wide else telling.pinned).get(happening.id, ())
    inside = _without_land(finest([place for place in told if _inside(place, base[0])]))
    return inside if len(inside) == 1 else base


def _inside(place: Place, other: Place) -> bool:
    town = other.within[0] if other.name.endswith(")") and other.within else other.name
    return contains(other, place) or _around(other, place) or (place.level == "district" and town in place.within)


def _without_land(places: Sequence[Place]) -> tuple[Place, ...]:
    """Leave out what only says the land around another: "northern Syria", or a seat named for its province."""
    kept = [place for place in places if not any(_around(place, other) for other in places if other is not place)]
    return tuple(kept or places)


def _around(place: Place, other: Place) -> bool:
    side = place.level == "region" and place.name.endswith(")") and other.level not in ("region", "country")
    return f"{place.name} province" in other.within or (side and place.within[-1:] == other.within[-1:])
