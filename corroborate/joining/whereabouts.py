"""How the places an article names tell one happening from another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.places import compatible
from corroborate.records import Claim, Place
from corroborate.text.patterns import pattern
from corroborate.where.gazetteer import population
from corroborate.where.placenames import normal

_WORD = re.compile(r"[^\W\d_]+")
_BLOW = (
    r"(?:air ?strikes?|strikes?|raids?|attacks?|missiles?|bombs?|warplanes?|jets?|drones?|aircraft|coalition|forces)\b"
)
LARGE_CITY = 150_000
"""Inhabitants from which on the name of a city alone tells no happening of one day from another."""


def is_fine(place: Place) -> bool:
    """Say whether a place is a town, district, site or named area, finer than a province."""
    return place.level not in ("country", "region") or (
        place.level == "region"
        and not place.name.endswith(("province", "countryside", "governorate", "region", "state"))
    )


def is_seat(place: Place) -> bool:
    """Say whether a place is a large city, or one that gives its province the name.

    A day there may see many happenings. A town nobody lists is none.
    """
    if place.level != "city" or not place.within:
        return False
    if {f"{place.name} province", f"{place.name} countryside"}.intersection(place.within):
        return True
    return len(place.within) == 1 and (place.within == ("Syria",) or population(place) >= LARGE_CITY)


def own_ground(claim: Claim) -> tuple[Place, ...]:
    """Return where a claim puts what it tells, those of an act it looks back to left out ("hours after a blast in")."""
    cut = pattern("framing", "sequel").search(claim.text)
    if cut is None or len(claim.places) < 2:
        return claim.places
    before, after = (
        {normal(word) for word in _WORD.findall(part)} for part in (claim.text[: cut.start()], claim.text[cut.end() :])
    )
    only_after = after - before
    return tuple(place for place in claim.places if not only_after & _folded(place)) or claim.places


def on_ground(claim: Claim) -> tuple[Place, ...]:
    """Return the places a claim names, without countries that only act in it ("U.S. air strikes")."""
    return tuple(place for place in claim.places if place.level != "country" or not _acts(place, claim.text))


def _acts(country: Place, text: str) -> bool:
    """Say whether a country stands before the blow it struck or those who struck it."""
    letters = r"\.? ?".join(re.escape(word[:1]) for word in country.name.split())
    short = rf"|{letters}\b\.?" if " " in country.name else ""
    return bool(re.search(rf"\b(?:{re.escape(country.name)}{short})(?:-led)? (?:[\w-]+ )?{_BLOW}", text))


def _folded(place: Place) -> set[str]:
    return {normal(word) for word in _WORD.findall(place.name)}


def fine_places(claim: Claim) -> list[Place]:
    """Return the places a claim names that are finer than a province."""
    return [place for place in claim.places if is_fine(place)]


def places_fit(places: Sequence[Place], known: Sequence[Place]) -> bool | None:
    """Say whether places may belong to a happening whose ``known`` places include the areas around its finer ones."""
    names = {place.name for place in known if place.level != "country"}
    if any(names.intersection((place.name, *place.within)) for place in places):
        return True
    return compatible(places, known)


def lies_in(place: Place, known: Sequence[Place]) -> bool:
    """Say whether a place lies in a known one; a province's seat ("raids in Idlib") may stand for the province."""
    around = {name for other in known for name in (other.name, *other.within)}
    around |= {f"{other.name} province" for other in known if other.level == "city"}
    return bool(around.intersection(place.within))


def _provinces(places: Sequence[Place]) -> set[str]:
    """Return the provinces places are or lie in."""
    named = {name for place in places for name in (place.name, *place.within)}
    return {name for name in named if name.endswith(("province", "countryside", "state"))}


def in_one_province(first: Sequence[Place], second: Sequence[Place]) -> bool:
    """Say whether places of two sides are known to lie in one province."""
    return bool(_provinces(first) & _provinces(second))


def in_two_provinces(first: Sequence[Place], second: Sequence[Place]) -> bool:
    """Say whether the provinces of both sides are known, and none is of both."""
    return bool(_provinces(first) and _provinces(second)) and not in_one_province(first, second)
