"""How the places an article names tell one happening from another."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.places import compatible
from corroborate.records import Claim, Place


def is_fine(place: Place) -> bool:
    """Say whether a place is a town, district, site or named area, finer than a province."""
    return place.level not in ("country", "region") or (
        place.level == "region"
        and not place.name.endswith(("province", "countryside", "governorate", "region", "state"))
    )


def is_seat(place: Place) -> bool:
    """Say whether a place is a city that gives its province the name: a day there may see many happenings."""
    return place.level == "city" and (
        f"{place.name} province" in place.within
        or f"{place.name} countryside" in place.within
        or place.within[:1] in ((), ("Syria",))
    )


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
