"""Places told of once and meant again: "the city", "the same square", a village without the word, a mosque's town.

A sentence alone does not say which city "the city" is. Read in order, the sentences of an article do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from corroborate.places import PlaceMention, finest
from corroborate.records import Place
from corroborate.where import placecontext as context
from corroborate.where.gazetteer import index, known
from corroborate.where.placecues import SITE

REACH = 6
"""Sentences back in which what "the city" means was named."""
SHORTEST = 4
"""Letters from which a name told to be a place once is taken for it again wherever it stands."""

_QUALITIES = (
    r"(?:(?:same|whole|entire|besieged|embattled|battered|stricken|war-torn|divided|northern|southern|eastern|western"
    r"|coastal|central|[a-z]+-(?:held|controlled|hit|ravaged)) ){0,2}"
)
_MEANT = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat) {_QUALITIES}(?P<noun>city|town|village|suburb|district|neighbou?rhood|quarter"
    rf"|province|governorate|(?:provincial |regional )?capital|{SITE})"
    r"(?P<own>['’]s)?(?![\w-]|['’]\w| (?:of|[A-Z]|council|police|hall))"
)
_COUNTRY = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Aa]round|[Oo]ver|of) the "
    r"(?:(?:[A-Z]|whole|entire|wider|war-)[\w-]* )?country\b"
    r"|\b(?:[Aa]cross|[Tt]hroughout|[Aa]ll [Oo]ver) (?:the )?[Cc]ountry\b"
)
_THESE = re.compile(
    r"\b(?:[Tt]hese|[Tt]hose|[Bb]oth|[Tt]he (?:two|three)) "
    r"(?:areas|neighbou?rhoods|districts|towns|villages|cities|suburbs)\b"
)
_LANDMARK = re.compile(
    r"(?:kilomet(?:re|er)s?|kms?|miles?)\)? (?:(?:to the )?[a-z-]+ )?(?:of|from|off) (?:the )?(?:[a-z]+ ){0,2}$"
)
_TOWNS = frozenset(("town", "village", "suburb"))
_PARTS = frozenset(("district", "neighbourhood", "neighborhood", "quarter"))
_REGIONS = frozenset(("province", "governorate"))
_PROVINCIAL = frozenset(("provincial capital", "regional capital"))
_CITY_AFTER = re.compile(r" [Cc]ity\b")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'’-]* $")


@dataclass(slots=True)
class _Memory:
    """What an article named so far, the latest last: each place with its sentence; sites by their noun.

    ``lands`` are the countries all of it names or names a place of, ``beside`` what only tells how far off another is.
    """

    named: list[tuple[int, Place]] = field(default_factory=list)
    sites: dict[str, tuple[int, Place]] = field(default_factory=dict)
    called_city: set[str] = field(default_factory=set)
    lands: Set[Place] = frozenset()
    beside: set[tuple[int, Place]] = field(default_factory=set)

    def latest(self, number: int, level: str) -> list[Place]:
        """Return the places of a level named in the last sentences, the latest first; mere landmarks only if alone."""
        near = [(n, place) for n, place in reversed(self.named) if place.level == level and number - n <= REACH]
        return [place for n, place in near if (n, place) not in self.beside] or [place for _, place in near]


def follow(
    texts: Mapping[int, str], found: Mapping[int, Sequence[PlaceMention]]
) -> dict[int, tuple[PlaceMention, ...]]:
    """Return the mentions of each sentence of an article, by number, with those only the other sentences explain.

    ``found`` are the mentions each sentence has by itself.
    """
    told = _established(texts, found)
    again = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, told))})(?![\w’'-])") if told else None
    named = [mention.place for here in found.values() for mention in here if mention.via == "name"]
    towns = {place.name for place in named if place.level == "city"}
    towns |= {place.within[0] for place in named if place.level == "district" and place.name.endswith(")")}
    memory = _Memory(lands=_lands(found))
    result = {}
    for number, text in sorted(texts.items()):
        here = [*found[number], *(_repeated(text, found[number], again, told) if again else ())]
        settled: list[PlaceMention] = []
        for mention in sorted([*here, *_references(text, here)], key=lambda m: (m.start, m.end)):
            meant = _resolved(_of_its_town(text, mention, towns), number, memory)
            if meant is not None:
                settled.append(meant)
                _remember(text, meant, number, memory)
        settled += _these(text, number, settled, memory)
        result[number] = tuple(sorted(settled, key=lambda m: (m.start, m.end)))
    return result


def _established(texts: Mapping[int, str], found: Mapping[int, Sequence[PlaceMention]]) -> dict[str, Place]:
    """Return the names that some sentence tells to be places and no lexicon does, or not surely, the longest first."""
    names: dict[str, Place] = {}
    for number, text in sorted(texts.items()):
        for mention in found[number]:
            name = text[mention.start : mention.end]
            listed = mention.place.name != name or known(name)[0]
            if mention.via != "name" or len(name) < SHORTEST or (listed and not context.common_word(name, False)):
                continue
            if name not in names or (mention.place.within and not names[name].within):
                names[name] = mention.place
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def _repeated(
    text: str, mentions: Sequence[PlaceMention], again: re.Pattern[str], told: dict[str, Place]
) -> Iterator[PlaceMention]:
    for match in again.finditer(text):
        start, end = match.span()
        inside = any(other.start < end and start < other.end for other in mentions)
        longer = _CAPITAL_BEFORE.search(text, max(0, start - 20), start) or context.runs_on_from(text, start)
        if not inside and not longer and not context.in_body(text, end, start) and not context.hyphened(text, end):
            yield PlaceMention(start, end, told[match[0]], "name")


def _references(text: str, mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield the words that mean a place named before, with the noun in place of the name."""
    for pattern in (_MEANT, _COUNTRY):
        for match in pattern.finditer(text):
            if not any(other.start < match.end() and match.start() < other.end for other in mentions):
                noun = match["noun"].lower() if pattern is _MEANT else "country"
                yield PlaceMention(match.start(), match.end(), Place(noun, "unknown"), "reference")


def _these(text: str, number: int, here: Sequence[PlaceMention], memory: _Memory) -> Iterator[PlaceMention]:
    """Yield the places "these areas" means: those the sentence before names, if it names several."""
    for match in _THESE.finditer(text):
        if any(mention.start < match.start() for mention in here if mention.via == "name"):
            continue
        named = {place.name: place for n, place in memory.named if n == number - 1}
        meant = finest([place for place in named.values() if place.level not in ("country", "region")])
        if len(meant) > 1:
            yield from (PlaceMention(match.start(), match.end(), place, "reference") for place in meant)


def _of_its_town(text: str, mention: PlaceMention, towns: Set[str]) -> PlaceMention:
    """Return a quarter as that of a town the article names, not as its namesake in another ("Midan" in Aleppo)."""
    place = mention.place
    if mention.via != "name" or place.level != "district" or not towns.isdisjoint(place.within):
        return mention
    namesakes, exact = known(text[mention.start : mention.end], sure=True)
    here = [other for other in namesakes if other.level == "district" and not towns.isdisjoint(other.within)]
    if len(here) == 1:
        return replace(mention, place=here[0])
    stray = bool(namesakes and towns and not exact)
    return replace(mention, place=Place(text[mention.start : mention.end], "district")) if stray else mention


def _resolved(mention: PlaceMention, number: int, memory: _Memory) -> PlaceMention | None:
    """Return the mention with the place it means, or one that knows its town; null where nothing was named."""
    place = mention.place
    if mention.via == "reference":
        meant = _meant(place.name, number, memory)
        return replace(mention, place=meant) if meant is not None else None
    if mention.via == "name" and place.level in ("site", "district") and not place.within:
        town = next(iter(memory.latest(number, "city")), None)
        return replace(mention, place=replace(place, within=(town.name, *town.within))) if town else mention
    return mention


def _meant(noun: str, number: int, memory: _Memory) -> Place | None:
    if noun == "country":
        told = [country for _, place in memory.named if (country := _country(place)) is not None]
        return _only(told or memory.lands)
    if noun in _PROVINCIAL:
        return _seat_of_province(place for _, place in reversed(memory.named))
    if noun == "capital":
        return _only(place for _, place in memory.named if place in index().seats)
    if noun in _PARTS:
        return next(iter(memory.latest(number, "district")), None)
    if noun in _REGIONS:
        return next(iter(memory.latest(number, "region")), None)
    cities = memory.latest(number, "city")
    if noun in _TOWNS:
        return next((place for place in cities if not _is_seat(place)), None)
    if noun == "city":
        sure = (place for place in cities if _is_seat(place) or place.name in memory.called_city)
        return next(sure, cities[0] if cities else None)
    site = memory.sites.get(noun)
    return site[1] if site is not None and number - site[0] <= REACH else None


def _lands(found: Mapping[int, Sequence[PlaceMention]]) -> frozenset[Place]:
    mentions = (mention for here in found.values() for mention in here if mention.via == "name")
    return frozenset(country for mention in mentions if (country := _country(mention.place)) is not None)


def _seat_of_province(latest: Iterable[Place]) -> Place | None:
    """Return the town that gives the province named last its name."""
    names = (name for place in latest for name in (place.name, *place.within) if name.endswith(" province"))
    name = next(names, None)
    towns = known(name.removesuffix(" province"))[0] if name is not None else ()
    return next((town for town in towns if town.level == "city" and name in town.within), None)


def _only(places: Iterable[Place]) -> Place | None:
    """Return the one place among them, or none: with two lands in an article, "the capital" may be either's."""
    found = set(places)
    return next(iter(found)) if len(found) == 1 else None


def _country(place: Place) -> Place | None:
    if place.level == "country":
        return place
    name = place.within[-1] if place.within else ""
    return Place(name, "country") if name in index().capitals else None


def owns(place: Place, after: str) -> bool:
    """Say whether a capital stands for its government: "Tehran's envoy"; ``after`` are the words after it."""
    return after[:2] in ("'s", "’s") and place in index().seats


def _is_seat(place: Place) -> bool:
    return f"{place.name} province" in place.within or place in index().seats


def _remember(text: str, mention: PlaceMention, number: int, memory: _Memory) -> None:
    place = mention.place
    if mention.via == "demonym" or owns(place, text[mention.end :]):
        return
    memory.named.append((number, place))
    if _LANDMARK.search(text, max(0, mention.start - 60), mention.start):
        memory.beside.add((number, place))
    if mention.via != "name":
        return
    if _CITY_AFTER.search(text[mention.start : mention.end + 5]):
        memory.called_city.add(place.name)
    noun = re.search(rf"\b(?i:{SITE})\b", text[mention.start : mention.end + 16])
    if place.level == "site" and noun:
        memory.sites[noun[0].lower()] = (number, place)
