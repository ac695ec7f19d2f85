"""Where: place names of a text, as canonical places with what they lie within.

The lexicon speaks first, then words that say "this is a place" ("the town of X", "X district", "in X"), the latter with
the world gazetteer. Parts of a city or region named by a direction are places of their own within it: "eastern Aleppo"
is ``Aleppo (east)``, level district. A country or capital that acts or speaks is no place and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from corroborate.records import Place
from corroborate.where import placecontext as context
from corroborate.where.gazetteer import index, known, world_city
from corroborate.where.listed import Candidate, named, shortened
from corroborate.where.mention import PlaceMention
from corroborate.where.placecues import unknown_names
from corroborate.where.placenames import normal
from corroborate.where.placerelations import compatible, contains, finest, same

__all__ = ["PlaceMention", "compatible", "contains", "dateline", "find", "finest", "same"]


def find(text: str) -> tuple[PlaceMention, ...]:
    """Every place named in ``text``, in order, none overlapping another."""
    masked = context.masked(text)
    demonyms = list(_demonyms(text))
    states = list(shortened(text))
    listed = [c for c in named(text) if not masked(c.start, c.end) and all(c.start != s.start for s in states)]
    candidates = _believed(text, sorted([*listed, *states], key=lambda c: c.start), demonyms)
    countries = frozenset(p.name for c in candidates for p in c.places if p.level == "country")
    countries |= {m.place.name for m in demonyms}
    taken = bytearray(len(text))
    for c in candidates:
        taken[c.start : c.end] = b"\1" * (c.end - c.start)
    for start, end, level in unknown_names(text):
        if not masked(start, end) and not any(taken[start:end]):
            candidates.append(Candidate(start, end, (_unlisted(text[start:end], level, countries),)))
            taken[start:end] = b"\1" * (end - start)
    candidates.sort(key=lambda c: c.start)
    mentions = _settled(text, candidates, demonyms)
    mentions += [m for m in demonyms if not masked(m.start, m.end) and not _overlaps(m, mentions)]
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


def _believed(text: str, candidates: list[Candidate], demonyms: list[PlaceMention]) -> list[Candidate]:
    """Without the districts, and names of folded spelling, of countries the text does not speak of.

    Who acts is not where: demonyms and acting countries confirm a name, but cannot rule out one spelled exactly.
    """
    said = {name for m in demonyms for name in (m.place.name, *m.place.within[-1:])}
    where = {m.place.within[-1] for m in demonyms if m.via == "name" and m.place.within}
    for c in candidates:
        if c.exact and len(c.places) == 1 and c.places[0].level in ("country", "region", "city"):
            place = c.places[0]
            names = {place.name, *place.within[-1:]}
            said |= names
            if not context.acts(text, c.start, c.end, place, _is_seat(place)):
                where |= names
    kept: list[Candidate] = []
    for c in candidates:
        doubtful = not c.exact or all(p.level == "district" for p in c.places)
        ruling = where if c.exact else said
        fitting = tuple(
            p for p in c.places if not doubtful or p.level == "country" or p.within[-1:] == () or p.within[-1] in said
        )
        if not fitting and not ruling:
            fitting = c.places
        if fitting and (said or c.exact or context.says_place(text, c.start, c.end)):
            kept.append(replace(c, places=fitting))
    return kept


def _overlaps(mention: PlaceMention, others: list[PlaceMention]) -> bool:
    return any(o.start < mention.end and mention.start < o.end for o in others)


def _unlisted(name: str, level: str | None, countries: frozenset[str]) -> Place:
    """A name the lexicon does not hold: a city of the world gazetteer, else itself."""
    city = world_city(name, countries) if level in (None, "city") else None
    if city:
        return city
    kept: Literal["region", "city", "district", "site", "unknown"] = "unknown"
    if level in ("region", "city", "district", "site"):
        kept = level  # type: ignore[assignment]
    return Place(f"{name} province" if kept == "region" and not name.endswith("province") else name, kept)


def _demonyms(text: str) -> Iterator[PlaceMention]:
    table = index()
    for match in context.demonym_pattern().finditer(text):
        country = table.demonyms[match["who"]]
        if match["capital"]:
            place = table.capitals.get(country)
            if place and not context.self_styled(text, match.start()):
                yield PlaceMention(match.start(), match.end(), place, "name")
                continue
        if not context.in_body(text, match.end("who")):
            via: Literal["name", "demonym"] = "name" if context.tells_country(text, match.end("who")) else "demonym"
            yield PlaceMention(match.start("who"), match.end("who"), Place(country, "country"), via)


def _settled(text: str, candidates: list[Candidate], demonyms: list[PlaceMention]) -> list[PlaceMention]:
    """Choose among namesakes, read what stands around each name, drop bodies and governments."""
    said = [p for c in candidates if len(c.places) == 1 for p in (c.places[0].name, *c.places[0].within)]
    said += [m.place.name for m in demonyms]
    mentions: list[PlaceMention] = []
    gone = 0
    for n, candidate in enumerate(candidates):
        start, end = candidate.start, candidate.end
        follower = _follower(text, candidates, n)
        leader = mentions[-1] if mentions else None
        place = _chosen(text, candidate, follower, said)
        beside = (follower.start, follower.places[0]) if follower else None
        if place.level == "district":
            told = context.holder(text, start, end, leader, beside, [], place.level)
            if told and told[0] not in place.within and _is_town(told[0]):
                place = Place(text[start:end], "district", told)
        if context.in_body(text, end, start) or context.of_body(text, start) or context.hyphened(text, end):
            continue
        if context.dates_a_text(text, start, end):
            continue
        party = _is_seat(place) and text[gone:start] in (" and ", " or ", ", ", "/")
        if party or context.acts(text, start, end, place, _is_seat(place)):
            gone = end
            continue
        if leader and place.level == "city" and context.around_capital(text, start, leader, place.name):
            place = index().regions.get(normal(place.name), place)
        place, start, end = context.shaped(text, start, end, place, index().regions)
        if place.level == "city" and beside and _is_of_another_land(place, beside[1], text[end : beside[0]]):
            place = replace(place, within=(beside[1].name, *beside[1].within))
        if not place.within and place.level != "country":
            place = replace(place, within=context.holder(text, start, end, leader, beside, demonyms, place.level))
        mentions.append(PlaceMention(start, end, place, "name"))
    return [
        one
        for number, one in enumerate(mentions)
        if number + 1 == len(mentions) or not _only_holds(text, one, mentions[number + 1])
    ]


def _follower(text: str, candidates: list[Candidate], n: int) -> Candidate | None:
    """The next name, or the one behind it where that is of its land: "the mosque in Syria's Homs" is in Homs."""
    following = candidates[n + 1 : n + 3]
    if len(following) == 2:
        land, inside = following
        owned = text[land.end : inside.start] in ("'s ", "’s ", "s ")
        if owned and land.places[0].level == "country" and land.places[0].name in inside.places[0].within:
            return inside
    return following[0] if following else None


def _is_of_another_land(place: Place, land: Place, gap: str) -> bool:
    """Whether what stands behind a town the lexicon does not hold says more of where it lies: "Athens, Georgia"."""
    listed = place in known(place.name)[0]
    return gap == ", " and land.level in ("region", "country") and not listed and land.name not in place.within


def _only_holds(text: str, one: PlaceMention, follower: PlaceMention) -> bool:
    """Whether a wide place only says where the finer one behind it lies: "the Damascus suburb of X"."""
    grain = [_grain(mention.place) for mention in (one, follower)]
    return grain[0] < grain[1] and context.holds(text, one.end, follower.start)


def _grain(place: Place) -> int:
    if place.level in ("country", "region"):
        return 0 if place.level == "country" or place.name.endswith(")") else 1
    return 2 if f"{place.name} province" in place.within or place in index().seats else 3


def _is_town(name: str) -> bool:
    places, _ = known(name)
    return bool(places) and places[0].level == "city"


def _is_seat(place: Place) -> bool:
    return place.level == "country" or (place.level == "city" and place in index().seats)


def _chosen(text: str, candidate: Candidate, follower: Candidate | None, said: list[str]) -> Place:
    places = candidate.places
    noun = context.noun_level(text, candidate.start, candidate.end)
    if not candidate.exact and noun == "district" and all(p.level == "city" for p in places):
        return Place(text[candidate.start : candidate.end], "district")
    if len(places) == 1:
        return places[0]
    fitting = [p for p in places if noun is None or p.level == noun] or list(places)
    beside = [follower.places[0].name, *follower.places[0].within] if follower else []
    beside = beside if follower and follower.start - candidate.end < 30 else []
    ranked = sorted(
        fitting, key=lambda p: (-sum(w in beside for w in p.within), -sum(said.count(w) for w in p.within[:2]))
    )
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    if second is None or any(w in said or w in beside for w in best.within[:2]):
        return best
    if best.level == "region" or best.level == "city" or best.within[-1:] == ():
        return best
    shared = tuple(w for w in best.within if all(w in p.within for p in fitting))
    return Place(best.name, best.level, shared)


_SHOUTED = r"[A-Z][A-Z'’.-]{2,}(?:[ /,-]{1,2}[A-Z][A-Z'’.-]+){0,5}(?:,? [A-Z][a-z]+){0,2}"
_SPOKEN = r"[A-Z][a-z]+(?:[ /-][A-Z][a-z]+){0,2}(?=,? ?\((?:AFP|SANA|Reuters|AP|Xinhua|dpa|TASS|RIA))"
_DATELINE = re.compile(rf"(?:^|\n|[.)\]] |\d )(?P<where>{_SHOUTED}|{_SPOKEN})[^-–—:.]{{0,40}}?(?:[-–—] ?|: )")


def dateline(text: str) -> tuple[Place, ...]:
    """The places a text is dated from ("BEIRUT/AMMAN - ..."), or nothing; looks at its first 300 characters."""
    for match in _DATELINE.finditer(text[:300]):
        found = [m.place for m in find(match["where"].title().replace("/", " / ")) if m.via == "name"]
        if found:
            return finest(found) if any(p.level != "country" for p in found) else tuple(found)
    return ()
