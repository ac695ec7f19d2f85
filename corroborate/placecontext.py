"""What the words around a name say: that it is a place, how fine, within what; or that it is a body or a government."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from corroborate.gazetteer import index
from corroborate.lexicons import lexicon
from corroborate.placenames import normal
from corroborate.records import Place

if TYPE_CHECKING:
    from corroborate.places import PlaceMention

_TABLE = lexicon("placewords")
_WORDS: dict[str, list[str]] = _TABLE["words"]
LEVELS: dict[str, str] = _TABLE["levels"]


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


_NOUN = _any(list(LEVELS))
_ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]r|[Aa]z|[Aa]d|[Aa]t|[Aa]n|[Aa]s|[Ee]z|[Ee]r|[Ee]s|[Ee]d)"
_CAP = rf"(?:{_ARTICLE}-)?[A-Z][^\W\d_]+(?:['’][^\W\d_]+)?"
_NAME = rf"{_CAP}(?:[ -](?:(?:[Aa]l|el|ez|az|as|ash|ar|at|an|ad)[ -])?{_CAP}){{0,3}}"
_DIRECTION = r"(?:(?:north|south)[ -]?(?:east|west)?|east|west)(?:ern)?|central"
_TOWARD = re.compile(rf"(?:\b(?P<in>in|from|across|on) the )?\b(?P<dir>(?i:{_DIRECTION}))(?P<of> of)?(?: (?:rural|parts? of|countryside of|outskirts of|suburbs? of|city of|province of|neighbourhoods of))?(?: the)? $")
_RURAL_BEFORE = re.compile(r"\b(?:[Rr]ural|Rif|[Rr]eef|countryside of|countrysides of|outskirts of the province of|(?:province|governorate|region)s? of) (?:the )?(?:(?:north|south|east|west)\w* )?$")
_REGION_AFTER = re.compile(rf"(?:['’]s|s)?,? (?:(?P<dir>{_DIRECTION}) )?(?:(?:[a-z]+ )?(?P<noun>[Pp]rovinces?|PROVINCE|[Gg]overnorates?|[Cc]ountryside|[Oo]blast)\b)")
_PLURAL_AFTER = re.compile(rf"(?:,? (?:and |or )?{_CAP}(?: {_CAP})?){{1,4}} (?:provinces|governorates|countrysides)\b")
_CITY_AFTER = re.compile(r" (?:[Cc]ity|CITY)\b")
_BODY = re.compile(rf"(?:['’]s|s)?(?: [A-Z][\w'’-]+){{0,3}}? {_any(_WORDS['bodies'])}\b")
_FEATURE = re.compile(rf" {_any(_WORDS['features'])}\b")
_OF_BODY = re.compile(rf"\b{_any(_WORDS['heads_of_bodies'])} (?:of|for|in) (?:the )?$")
_HYPHENED = re.compile(rf"[-‑ ]?[-‑] ?{_any(_WORDS['hyphened'])}\b")
_ACTS = re.compile(rf"(?: {_any(_WORDS['auxiliaries'])}| on \w+day){{0,2}} {_any(_WORDS['acts'])}\b")
_PARTY = re.compile(rf"\b{_any(_WORDS['parties'])} (?:both )?$")
_LOCATIVE = re.compile(rf"\b(?i:{_any(_WORDS['locatives'])})(?: (?:the|{_DIRECTION}|mainland|war-torn|neighbouring|neighboring|nearby|rural|downtown|besieged|rebel-held|whole|all|of|city|capital))* $")
_SAYS_PLACE = re.compile(rf"\b(?:in|near|{_NOUN} of|outside|at|around|inside|into|from|on|reached|called) (?:the )?$")
_NOUN_AFTER = re.compile(rf" (?:[a-z]+ )?(?P<noun>{_NOUN})\b")
_NOUN_BEFORE = re.compile(rf"\b(?P<noun>{_NOUN}) of (?:the )?$")
_HEAD_BEFORE = re.compile(r"(?<![\w-])([A-Z][a-z]+)[ -]$")
_SUBURB_OF = re.compile(rf" {_NOUN} of\b")
_NOT_PLACES = frozenset(_WORDS["not_places"])
_HEADS = frozenset(_WORDS["heads"])
_BODIES = frozenset(_WORDS["bodies"])
_OF = re.compile(rf"\b(?P<noun>{_NOUN}) of (?:the )?(?P<name>{_NAME})")
_BEHIND = re.compile(rf"(?<![\w-])(?P<name>{_NAME})(?:['’]s)? (?:[a-z]+ )?(?P<noun>{_NOUN})\b")
_IN = re.compile(rf"\b(?:[Ii]n|[Nn]ear) (?P<name>{_NAME})(?![\w'’]|-[a-z])")
_MASKS = re.compile("(?:" + "|".join(_TABLE["masks"]["names"]) + r")(?!\w)")


def masked(text: str) -> Callable[[int, int], bool]:
    """A test whether a span lies inside a longer name that is no place ("Islamic State of Iraq")."""
    spans = [m.span() for m in _MASKS.finditer(text)]
    return lambda start, end: any(s <= start and end <= e for s, e in spans)


@cache
def demonym_pattern() -> re.Pattern[str]:
    """Demonyms, with "capital" behind them where it is there ("the Syrian capital")."""
    who = _any(list(index().demonyms))
    return re.compile(rf"(?<![\w-])(?P<who>{who})(?P<capital> capital(?! punishment|s\b))?(?!\w)")


def says_place(text: str, start: int, end: int) -> bool:
    """Whether words beside a name say that it is a place."""
    return bool(_SAYS_PLACE.search(text, max(0, start - 24), start) or _NOUN_AFTER.match(text, end))


def runs_on_from(text: str, start: int) -> bool:
    """Whether the word before is the head of a longer name ("Tariq al-Bab" is not al-Bab)."""
    found = _HEAD_BEFORE.search(text, max(0, start - 12), start)
    return bool(found and found[1] in _HEADS)


def runs_on_into(text: str, word: str, end: int) -> bool:
    """Whether a name that ends in such a head goes on ("Tall" in "Tall Ahmar")."""
    return word in _HEADS and bool(re.compile(r"[ -](?:(?:al|el|ez|ash)-)?[A-Z]").match(text, end))


def noun_level(text: str, start: int, end: int) -> str | None:
    """The level a noun beside the name gives it ("X district", "the town of X")."""
    found = _NOUN_BEFORE.search(text, max(0, start - 24), start) or _NOUN_AFTER.match(text, end)
    return LEVELS[found["noun"]] if found and LEVELS[found["noun"]] != "unknown" else None


def common_word(name: str, sure: bool) -> bool:
    """Whether a name is an ordinary word unless something beside it says place ("Hit", "Tall", "Mare")."""
    return not sure and name in _WORDS["ordinary"]


def in_body(text: str, end: int) -> bool:
    """Whether the name runs on into the name of a body, a post or a street."""
    return bool(_BODY.match(text, end) or _FEATURE.match(text, end))


def of_body(text: str, start: int) -> bool:
    """Whether the name closes the name of a body ("University of X")."""
    return bool(_OF_BODY.search(text, max(0, start - 24), start))


def hyphened(text: str, end: int) -> bool:
    """"X-backed" and its like say who, not where."""
    return bool(_HYPHENED.match(text, end))


def acts(text: str, start: int, end: int, place: Place, seat: bool) -> bool:
    """Whether a country or capital acts, speaks or is a party here."""
    if not seat or _LOCATIVE.search(text, max(0, start - 40), start):
        return False
    return bool(_ACTS.match(text, end) or _PARTY.search(text, max(0, start - 24), start))


def _direction(word: str) -> str:
    return "centre" if word.lower() == "central" else re.sub(r"[ -]|ern$", "", word.lower())


def shaped(text: str, start: int, end: int, place: Place, regions: dict[str, Place]) -> tuple[Place, int, int]:
    """The place as widened to its region or narrowed to a side of it, with the span that says so."""
    after = _REGION_AFTER.match(text, end)
    rural = _RURAL_BEFORE.search(text, max(0, start - 40), start)
    plural = _PLURAL_AFTER.match(text, end)
    if place.level in ("city", "unknown", "region") and (after or rural or plural):
        region = regions.get(normal(place.name))
        if region and (not place.within or region.within[-1:] == place.within[-1:]):
            place = region
        end = after.end() if after else end
    elif city := _CITY_AFTER.match(text, end):
        end = city.end()
    side = after["dir"] if after else None
    if toward := _TOWARD.search(text, max(0, start - 44), start):
        if toward["of"] and not toward["in"]:
            return place, start, end
        if _SUBURB_OF.match(text, end):
            return place, start, end
        side, start = toward["dir"], toward.start("dir")
    if side and place.level in ("city", "region", "country"):
        level = "district" if place.level == "city" else "region"
        return Place(f"{place.name} ({_direction(side)})", level, (place.name, *place.within)), start, end
    return place, start, end


_GAP_IN = re.compile(rf"(?:['’]s|s)? ?(?:{_NOUN})?,? ?(?:\(?(?:in|of|at|near|within|south of|north of|east of|west of) )?(?:the )?(?:[a-z-]+ ){{0,3}}")
_GAP_OF = re.compile(rf"(?:['’]s|s)? (?:[a-z-]+ ){{0,3}}?(?:{_NOUN}(?: of)? )?(?:the )?")


def holder(
    text: str, start: int, end: int, leader: PlaceMention | None, follower: tuple[int, Place] | None, demonyms: list[PlaceMention]
) -> tuple[str, ...]:
    """What an unlisted place lies within, from "X in Y", "X, Y", "Y's X" or "the Syrian town of X"."""
    if follower and follower[0] > end and follower[1].level in ("city", "region", "country"):
        if _GAP_IN.fullmatch(text, end, follower[0]):
            return (follower[1].name, *follower[1].within)
    if leader and leader.end <= start and leader.place.level in ("city", "region", "country"):
        if _GAP_OF.fullmatch(text, leader.end, start):
            return (leader.place.name, *leader.place.within)
    near = [m for m in demonyms if m.via == "demonym" and 0 <= start - m.end < 40]
    if near and re.fullmatch(rf" (?:[a-z-]+ ){{0,3}}{_NOUN}(?: of)? (?:the )?", text[near[-1].end : start]):
        return (near[-1].place.name,)
    return ()


def unknown_names(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Names that words say are places: start, end and the level the noun gives, ``None`` behind a bare "in" or "near"."""
    for match in _OF.finditer(text):
        for start, end in _pieces(text, match, plural=match["noun"].endswith("s")):
            yield start, end, LEVELS[match["noun"]]
    for match in _BEHIND.finditer(text):
        pieces = list(_pieces(text, match, plural=False))
        if pieces and not _headline(text, match.start()):
            yield *pieces[-1], LEVELS[match["noun"]]
    for match in _IN.finditer(text):
        if not _headline(text, match.start()):
            for start, end in _pieces(text, match, plural=False):
                yield start, end, None


def _pieces(text: str, match: re.Match[str], *, plural: bool) -> Iterator[tuple[int, int]]:
    """The names in a run of capitalised words: stops at words that are no place; a plural noun lists several."""
    words = list(re.finditer(rf"{_CAP}|(?:al|el|ez|az|as|ash|ar|at|an|ad)(?=[ -])", match["name"]))
    offset, run = match.start("name"), list[tuple[int, int]]()
    clean = []
    for word in words:
        if word[0] in _NOT_PLACES or word[0].rstrip("s") in _NOT_PLACES or word[0] in index().demonyms or word[0].isupper():
            break
        clean.append(word)
    else:
        if any(w[0] in _BODIES for w in clean) or re.match(rf" {_any(_WORDS['bodies'])}\b", text[match.end("name") :][:24]):
            return
    if not clean or clean[0][0] in _BODIES:
        return
    for k, word in enumerate(clean):
        if k and not plural or (k and (clean[k - 1][0] in _HEADS or word[0][0].islower() or clean[k - 1][0][0].islower())):
            run[-1] = (run[-1][0], offset + word.end())
        else:
            run.append((offset + word.start(), offset + word.end()))
    yield from run


def _headline(text: str, position: int) -> bool:
    """Whether the words around are set in title case, so that capitals say nothing."""
    around = re.findall(r"[^\W\d_]{4,}", text[max(0, position - 60) : position + 70])
    return len(around) > 4 and sum(w[0].isupper() for w in around) > 0.7 * len(around)
