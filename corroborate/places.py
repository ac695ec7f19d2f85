"""Where: place names of a text, as canonical places with what they lie within.

The lexicon speaks first, then words that say "this is a place" ("the town of X", "X district", "in X"), the latter with
the world gazetteer. Parts of a city or region named by a direction are places of their own within it: "eastern Aleppo"
is ``Aleppo (east)``, level district. A country or capital that acts or speaks is no place and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from corroborate.records import Place
from corroborate.where import placecontext as context
from corroborate.where.gazetteer import index, known, may_begin, world_city
from corroborate.where.placecues import unknown_names
from corroborate.where.placenames import ARTICLES, normal, plain
from corroborate.where.placerelations import compatible, contains, finest, same

__all__ = ["PlaceMention", "compatible", "contains", "dateline", "find", "finest", "same"]

_WORD = re.compile(r"U\.[SK]\.(?:A\.)?|St\.|[^\W\d_][^\W_]*(?:['’‘ʿʾ][^\W\d_]+)*")
_JOIN = frozenset((" ", "-", "\n", "‑"))
_LONGEST = 5
_POSSESSIVE = re.compile(r"['’]s?$")
#: Small words that end a lexicon name ("Homs countryside", "Shayrat air base").
_TAILS = frozenset(
    "airbase airfield airport base camp city desert district enclave field prison project province quarter refugee "
    "region suburbs valley village".split()
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place name; offsets are relative to the text given.

    ``via`` is "demonym" for "Syrian", country level only, and "reference" for "the city" that a sentence before names.
    """

    start: int
    end: int
    place: Place
    via: Literal["name", "demonym", "reference"]


@dataclass(slots=True)
class _Candidate:
    start: int
    end: int
    places: tuple[Place, ...]
    exact: bool = True


def find(text: str) -> tuple[PlaceMention, ...]:
    """Every place named in ``text``, in order, none overlapping another."""
    masked = context.masked(text)
    demonyms = list(_demonyms(text))
    candidates = _believed(text, [c for c in _named(text) if not masked(c.start, c.end)], demonyms)
    countries = frozenset(p.name for c in candidates for p in c.places if p.level == "country")
    countries |= {m.place.name for m in demonyms}
    taken = bytearray(len(text))
    for c in candidates:
        taken[c.start : c.end] = b"\1" * (c.end - c.start)
    for start, end, level in unknown_names(text):
        if not masked(start, end) and not any(taken[start:end]):
            candidates.append(_Candidate(start, end, (_unlisted(text[start:end], level, countries),)))
            taken[start:end] = b"\1" * (end - start)
    candidates.sort(key=lambda c: c.start)
    mentions = _settled(text, candidates, demonyms)
    mentions += [m for m in demonyms if not masked(m.start, m.end) and not _overlaps(m, mentions)]
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


def _believed(text: str, candidates: list[_Candidate], demonyms: list[PlaceMention]) -> list[_Candidate]:
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
    kept: list[_Candidate] = []
    for c in candidates:
        doubtful = not c.exact or all(p.level == "district" for p in c.places)
        ruling = where if c.exact else said
        fitting = tuple(p for p in c.places if not doubtful or p.level == "country" or p.within[-1] in said)
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


def _named(text: str) -> Iterator[_Candidate]:
    """Lexicon names, the longest first at each word."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    i = 0
    while i < len(words):
        start, end = words[i]
        begins = text[start].isupper() or (text[end : end + 1] == "-" and text[start:end] in ARTICLES)
        if begins and (found := _at(text, words, i)):
            yield found[0]
            i = found[1]
        else:
            i += 1


def _at(text: str, words: list[tuple[int, int]], i: int) -> tuple[_Candidate, int] | None:
    start, first_end = words[i]
    first = text[start:first_end]
    article = first.lower() in ARTICLES
    if not first[0].isupper() and not (article and text[first_end : first_end + 1] == "-"):
        return None
    if not article and not may_begin(first):
        return None
    if first in index().demonyms or context.runs_on_from(text, start):
        return None
    if article and text[first_end : first_end + 1] != "-" and first not in ("Al", "El", "Ar", "AL", "EL"):
        return None
    last = i
    while last + 1 < len(words) and last - i < _LONGEST and text[words[last][1] : words[last + 1][0]] in _JOIN:
        last += 1
    for j in range(last, i - 1, -1):
        tail = text[words[j][0] : words[j][1]]
        if not tail[0].isupper() and tail not in _TAILS:
            continue
        places, exact, end = _looked_up(text, start, words[j][1])
        if places and not context.runs_on_into(text, tail, words[j][1]):
            return _Candidate(start, end, places, exact), j + 1
    return None


def _looked_up(text: str, start: int, end: int) -> tuple[tuple[Place, ...], bool, int]:
    name = text[start:end]
    if len(name) < 3 and not name.isupper():
        return (), False, end
    sure = context.says_place(text, start, end)
    whole = _POSSESSIVE.sub("", name)
    if whole != name:
        return *known(whole, sure=sure), start + len(whole)
    if name.isupper() and len(name) < 6:
        return index().exact.get(plain(name), ()), True, end
    places, exact = known(name, sure=sure)
    if places and not context.common_word(name, sure):
        return places, exact, end
    if name.endswith("s") and len(name) > 4 and not name.isupper() and name not in ("Hamas",):
        places, exact = known(name[:-1])
        if places and not context.common_word(name[:-1], False):
            return places, exact, end - 1
    return (), False, end


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


def _settled(text: str, candidates: list[_Candidate], demonyms: list[PlaceMention]) -> list[PlaceMention]:
    """Choose among namesakes, read what stands around each name, drop bodies and governments."""
    said = [p for c in candidates if len(c.places) == 1 for p in (c.places[0].name, *c.places[0].within)]
    said += [m.place.name for m in demonyms]
    mentions: list[PlaceMention] = []
    gone = 0
    for n, candidate in enumerate(candidates):
        start, end = candidate.start, candidate.end
        follower = candidates[n + 1] if n + 1 < len(candidates) else None
        leader = mentions[-1] if mentions else None
        place = _chosen(text, candidate, follower, said)
        beside = (follower.start, follower.places[0]) if follower else None
        if place.level == "district":
            told = context.holder(text, start, end, leader, beside, [], place.level)
            if told and told[0] not in place.within and _is_town(told[0]):
                place = Place(text[start:end], "district", told)
        if context.in_body(text, end, start) or context.of_body(text, start) or context.hyphened(text, end):
            continue
        party = _is_seat(place) and text[gone:start] in (" and ", " or ", ", ", "/")
        if party or context.acts(text, start, end, place, _is_seat(place)):
            gone = end
            continue
        if leader and place.level == "city" and context.around_capital(text, start, leader, place.name):
            place = index().regions.get(normal(place.name), place)
        place, start, end = context.shaped(text, start, end, place, index().regions)
        if not place.within and place.level != "country":
            place = replace(place, within=context.holder(text, start, end, leader, beside, demonyms, place.level))
        mentions.append(PlaceMention(start, end, place, "name"))
    return [
        one
        for number, one in enumerate(mentions)
        if number + 1 == len(mentions) or not _only_holds(text, one, mentions[number + 1])
    ]


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


def _chosen(text: str, candidate: _Candidate, follower: _Candidate | None, said: list[str]) -> Place:
    places = candidate.places
    if len(places) == 1:
        return places[0]
    noun = context.noun_level(text, candidate.start, candidate.end)
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
