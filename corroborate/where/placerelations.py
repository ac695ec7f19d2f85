"""How two places stand to each other: the same, one inside the other, apart, or not to be told."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.records import Place
from corroborate.where.gazetteer import index
from corroborate.where.placenames import normal

_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}


def _names(place: Place) -> frozenset[str]:
    """Folded forms under which the place may be named, through the lexicon's aliases where its own place agrees."""
    folded = normal(place.name)
    table = index()
    known = table.loose.get(folded, ())
    fitting = {normal(k.name) for k in known if not place.within or not k.within or k.within[-1] == place.within[-1]}
    return frozenset({folded} | fitting)


def _inside(place: Place) -> frozenset[str]:
    return frozenset(normal(name) for name in place.within)


def _side(place: Place) -> tuple[str, str] | None:
    """("Aleppo", "east") for the part "Aleppo (east)"."""
    base, opened, rest = place.name.partition(" (")
    return (base, rest.rstrip(")")) if opened else None


def same(a: Place, b: Place) -> bool:
    """Whether two names mean one place: equal after folding, and nothing known of both puts them apart."""
    if not _names(a) & _names(b) or _side(a) != _side(b):
        return False
    if {a.level, b.level} == {"region", "city"} or (a.level == "country") != (b.level == "country"):
        return False
    inside_a, inside_b = _inside(a), _inside(b)
    return not inside_a or not inside_b or bool(inside_a & inside_b and _country(a) == _country(b))


def contains(a: Place, b: Place) -> bool:
    """Whether ``b`` is known to lie within ``a``."""
    if not _names(a) & _inside(b):
        return False
    higher = a.within
    return not higher or higher[-1] == b.within[-1]


def _country(place: Place) -> str:
    return place.name if place.level == "country" else place.within[-1] if place.within else ""


def _loosely_named(a: Place, b: Place) -> bool:
    """Whether one is a city whose name is used for the land around it, and the other lies in that land."""
    around = index().around
    for city, other in ((a, b), (b, a)):
        chain = (other.name, *other.within)
        if (
            city.level == "city"
            and city.within
            and city.within[0] == f"{city.name} province"
            and city.within[0] in chain
        ):
            return True
        if city.level == "city" and any(around.get(name) == city.name for name in chain):
            return True
    return False


def _apart(a: Place, b: Place) -> bool:
    country_a, country_b = _country(a), _country(b)
    if country_a and country_b and country_a != country_b:
        return True
    side_a, side_b = _side(a), _side(b)
    if side_a and side_b and side_a[0] == side_b[0]:
        return _OPPOSITE.get(side_a[1]) == side_b[1]
    if _loosely_named(a, b) or "country" in (a.level, b.level):
        return False
    if side_a or side_b:
        return _far_apart(a, b)
    shared = set(a.within) & set(b.within)
    if not shared or "unknown" in (a.level, b.level) or "site" in (a.level, b.level):
        return _far_apart(a, b)
    if "region" in (a.level, b.level):
        return _far_apart(a, b)
    return a.level == b.level or a.within != b.within


def _far_apart(a: Place, b: Place) -> bool:
    """Whether they lie in two different governed regions, or in two different towns."""
    first, second = _governors(a), _governors(b)
    return bool(first and second and _bare(first[-1]) != _bare(second[-1]))


def _bare(region: str) -> str:
    return normal(region.removesuffix(" province").removesuffix(" state"))


def _governors(place: Place) -> list[str]:
    """The governed regions a place is or lies in; a capital of no province governs itself, and what bears its name."""
    chain = (place.name, *place.within)
    named = [n for n in chain if n.endswith((" province", " state", " countryside"))]
    if named or len(chain) < 2:
        return named
    return [seat.name for seat in index().seats if (seat.name, *seat.within) == chain[-2:]]


def finest(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places that contain none of the others, in order, each once; countries only where nothing finer is named."""
    kept: list[Place] = []
    for place in places:
        if not any(same(place, other) for other in kept) and not any(contains(place, other) for other in places):
            kept.append(place)
    finer = [p for p in kept if p.level != "country"]
    return tuple(finer or kept)


def _spots(places: Sequence[Place]) -> tuple[Place, ...]:
    """The finest places, without the part of a country that only tells where in it others lie."""
    found = finest(places)
    finer = [p for p in found if p.within and _side(p) is None]
    return tuple(p for p in found if not _part_of_country(p) or not any(p.within[-1] == q.within[-1] for q in finer))


def _part_of_country(place: Place) -> bool:
    side = _side(place)
    return side is not None and place.within[-1:] == (side[0],)


def compatible(a: Sequence[Place], b: Sequence[Place]) -> bool | None:
    """Whether both can speak of one place, ``None`` where that is not known; only the finest of each side count.

    True: some place of one is, contains or lies in one of the other. False: every pair excludes each other.
    """
    pairs = [(p, q) for p in _spots(a) for q in _spots(b)]
    if not pairs:
        return None
    if any(same(p, q) or contains(p, q) or contains(q, p) for p, q in pairs):
        return True
    firm = [
        (p, q) for p, q in pairs if p.within and q.within
    ]  # an unlisted village lies where what it is named with does
    return False if all(_apart(p, q) for p, q in firm or pairs) else None
