"""What two accounts of a happening agree on, and whether they name towns that have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.claiming.kinds import family
from corroborate.joining.accounts import Happening
from corroborate.joining.against import is_short
from corroborate.joining.vetoes import other_sites, shared_target
from corroborate.joining.whereabouts import is_fine, is_seat
from corroborate.lexicons import lexicon
from corroborate.places import same
from corroborate.records import Place
from corroborate.times import overlap
from corroborate.where.placenames import normal

DISTINCTIVE_TOLL = 10
"""A toll from here on is rare enough to tell two happenings of one week apart."""
CITY_TOLL = 25
"""A toll from here on tells a happening by its city alone, within the days both allow."""


def agree(first: Happening, second: Happening, rare: frozenset[str]) -> list[tuple[str, str]]:
    """Return the agreements between two happenings as (name, words): day, place, toll, target, person, words.

    A whole city says little without a day, and a day in it little unless the means are the same too.
    """
    found = []
    stated = first.exact and second.exact and is_short(first.when) and is_short(second.when)
    one_day = stated and first.when is not None and bool(overlap(first.when, second.when))
    if one_day and first.when is not None:
        found.append(("day", f"both on {first.when.start}"))
    toll = sorted(first.tolls & second.tolls, key=lambda item: -item[1])
    place = _shared_place(first, second)
    if place is not None:
        told = (one_day and _same_means(first, second)) or bool(toll and toll[0][1] >= CITY_TOLL)
        if told or not is_seat(place):
            found.append(("place", f"both at {place.name}"))
    if toll and (toll[0][1] >= DISTINCTIVE_TOLL or len(toll) > 1):
        found.append(("toll", f"both {toll[0][1]} {toll[0][0]}"))
    hit = shared_target(first, second)
    if hit:
        found.append(("target", f"both say {hit} was hit"))
    weapon = _shared_weapon(first, second)
    if weapon and not hit:
        found.append(("weapon", f"both a {lexicon('happenings')['labels'][weapon]}"))
    people = sorted({name.split()[-1] for name in first.people} & {name.split()[-1] for name in second.people} & rare)
    if people and not (is_loud(first, second) and first.when is not None and second.when is not None):
        found.append(("person", f"both name {people[0]}"))
    stops = sorted(first.stops & second.stops)
    if people and stops:
        found.append(("way", f"both put {stops[0]} on the way"))
    return found


def _same_means(first: Happening, second: Happening) -> bool:
    """Say whether two happenings share a special kind, or name no kind that differs, and no parties that differ."""
    if first.parties and second.parties and not first.parties & second.parties:
        return False
    if first.tolls and second.tolls and not first.tolls & second.tolls and other_sites(first, second):
        return False
    return bool(set(first.kinds) & set(second.kinds)) or not first.kinds or not second.kinds


def _shared_place(first: Happening, second: Happening) -> Place | None:
    """Return a town, district or area both are at, the finest first, or the town that holds the other's district."""
    shared = [
        a
        for ours, theirs in ((first.core, second.core), (first.places, second.places))
        for a in ours
        for b in theirs
        if is_fine(a) and same(a, b)
    ]
    if shared:
        return min(shared, key=is_seat)
    for a in first.core:
        for b in second.core:
            if is_fine(a) and is_fine(b) and (b.name in a.within or a.name in b.within):
                return b if b.name in a.within else a
    return None


def _shared_weapon(first: Happening, second: Happening) -> str | None:
    """Return a means rare enough to tell by: gas, or a bomb that was carried to the spot."""
    common = {"chemical", "bombing"} & set(first.kinds) & set(second.kinds)
    return min(common, default=None)


def other_towns(first: Happening, second: Happening) -> bool:
    """Say whether both name towns, and neither any word of what the other names."""
    ours, theirs = _towns(first.core), _towns(second.core)
    heard = (ours | _named(first)) & (theirs | _named(second))
    return bool(ours and theirs) and not heard & (ours | theirs)


def _towns(places: Sequence[Place]) -> frozenset[str]:
    """Return the folded words in the names of towns, and of those that quarters and sites are said to lie in."""
    sites = [place.within[0] for place in places if place.level in ("district", "site") and place.within]
    named = [place.name for place in places if place.level in ("city", "unknown")]
    return frozenset(word for name in (*named, *sites) for word in normal(name).split())


def _named(happening: Happening) -> frozenset[str]:
    places = [place for place in (*happening.core, *happening.places) if place.level not in ("country", "region")]
    return frozenset(word for place in places for word in normal(place.name).split())


def is_loud(first: Happening, second: Happening) -> bool:
    """Say whether one of two happenings is an act or accident."""
    return bool({family(first.kinds), family(second.kinds)} & {"violent", "harmful"})
