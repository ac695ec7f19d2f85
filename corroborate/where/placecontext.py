"""What the words around a name say: that it is a place, how fine, within what; or that it is a body or a government."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from corroborate.lexicons import lexicon
from corroborate.records import Place
from corroborate.where.gazetteer import index, world_city
from corroborate.where.mention import PlaceMention
from corroborate.where.placenames import normal, plain

_TABLE = lexicon("placewords")
_WORDS: dict[str, list[str]] = _TABLE["words"]
LEVELS: dict[str, str] = _TABLE["levels"]


def any_of(words: list[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


NOUN = any_of(list(LEVELS))
_SITE = any_of(_TABLE["sites"]["nouns"])
_ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]r|[Aa]z|[Aa]d|[Aa]t|[Aa]n|[Aa]s|[Ee]z|[Ee]r|[Ee]s|[Ee]d)"
CAPITAL = rf"(?:{_ARTICLE}-)?[A-Z][^\W\d_]+(?:['’][^\W\d_]+)?"
NAME = rf"{CAPITAL}(?:[ -](?:(?:[Aa]l|el|ez|az|as|ash|ar|at|an|ad|es|er|ed)[ -])?{CAPITAL}){{0,3}}"
DIRECTION = r"(?:(?:north|south)[ -]?(?:east|west)?|east|west)(?:ern)?|central"
_TOWARD = re.compile(
    rf"(?:\b(?P<in>in|from|across|on) the )?\b(?P<dir>(?i:{DIRECTION}))(?P<of> of)?"
    r"(?: (?:rural|parts? of|countryside of|outskirts of|suburbs? of|neighbou?rhoods of))?(?: the)? $"
)
_RURAL_BEFORE = re.compile(
    r"\b(?:[Rr]ural|Rif|[Rr]eef|countrysides? of|(?:province|governorate|region)s? of) (?:the )?"
    r"(?:(?:north|south|east|west)\w* )?$"
)
_REGION_AFTER = re.compile(
    rf"(?:['’]s|s)?,? (?:(?P<dir>{DIRECTION}) )?"
    r"(?:[a-z]+ )?(?P<noun>[Pp]rovinces?|PROVINCE|[Gg]overnorates?|[Cc]ountryside|[Oo]blast)\b"
)
_PLURAL_AFTER = re.compile(
    rf"(?:,? (?:and |or )?{CAPITAL}(?: {CAPITAL})?){{1,4}} (?:provinces|governorates|countrysides)\b"
)
_SELF_STYLED = re.compile(r"\b(?:de[- ]fact\w+|self-\w+|so-called|proclaimed|declared)[ ,]+(?:[a-z]+ )?$")
_CITY_AFTER = re.compile(r" (?:[Cc]ity|CITY)\b")
_BODY = re.compile(rf"(?:['’]s|s)?(?: [A-Z][\w'’-]+){{0,3}}? {any_of(_WORDS['bodies'])}\b")
_SMALL_BODY = re.compile(
    r" (?:agreements?|accords?|deal|process|talks|negotiations|communiqu[eé]|summit|conference|protocol)\b"
    r"| (?:police|army|provincial|local|media|civil defen[cs]e|military)"
    r" (?:command|council|cent(?:re|er)|commander|chief)\b| (?:party|regime)\b"
)
#: A headline closes with its speaker: "six killed in X: monitor", its colon lost.
_ATTRIBUTED = re.compile(r" (?:Monitor|Governor|Observatory|State (?:TV|media|Media)|Official|Army)\b")
_LOCATIVE_POSSESSIVE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]n|[Oo]f) (?:[a-z-]+ |[A-Z][\w'’]*s )?$")
_FEATURE = re.compile(rf" {any_of(_WORDS['features'])}\b")
_HEADS_OF_BODIES: list[str] = _WORDS["heads_of_bodies"]
#: A head in small letters is an ordinary noun: "people in X" says where, only "people of X" says who. A seat of
#: government sits in X and acts elsewhere.
_OF_BODY = re.compile(
    rf"\b(?:{any_of([w for w in _HEADS_OF_BODIES if not w.islower()])} (?:of|for|in)"
    rf"|{any_of(_WORDS['seats_of_government'])} (?:of|for|in)"
    rf"|{any_of([w for w in _HEADS_OF_BODIES if w.islower()])} of) (?:the )?$"
)
_HYPHENED = re.compile(rf"[-‑ ]?[-‑] ?{any_of(_WORDS['hyphened'])}\b")
_ACTS = re.compile(rf"(?: {any_of(_WORDS['auxiliaries'])}| on \w+day){{0,2}} (?i:{any_of(_WORDS['acts'])})\b")
#: Only behind these is a short form ("the US") a place; elsewhere it qualifies a noun.
_IN_THE = re.compile(r"\b(?:in|to|from|across|inside|throughout) (?:the )?$")
_RULED = re.compile(
    r"(?:['’]s?|s)? (?:promises?|pledges?|claims|denials?|allegations|accusations|stance|polic(?:y|ies)|consent"
    r"|approval|blessing|demands|permission|refusal|rejection|backing|allies|ally|envoys?|ambassador|diplomats?)\b"
    r"| (?:government|regime|authorities|officials|administration|leadership|army|forces|troops)\b"
)
_PARTY = re.compile(rf"\b{any_of(_WORDS['parties'])} (?:both )?$")
_LOCATIVE = re.compile(
    rf"\b(?i:{any_of(_WORDS['locatives'])})(?: (?:the|{DIRECTION}|mainland|war-torn|neighbou?ring|nearby|rural|downtown"
    r"|besieged|rebel-held|whole|all|of|city|capital))* $"
)
_SAYS_PLACE = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|{NOUN} of|outside|[Aa]t|around|inside|into|from|[Oo]n|reached|called) (?:the )?$"
)
_NOUN_AFTER = re.compile(rf" (?:[a-z]+ )?(?P<noun>{NOUN})\b")
_NOUN_BEFORE = re.compile(rf"\b(?P<noun>{NOUN}) of (?:the )?$")
_HEAD_BEFORE = re.compile(r"(?<![\w-])([A-Z][a-z]+)[ -]$")
_SUBURB_OF = re.compile(rf" {NOUN} of\b")
_HEADS = frozenset(_WORDS["heads"])
_NEXT_CAPITAL = re.compile(r"[ -](?:(?:al|el|ez|ash)-)?[A-Z]")
_DEMONYM_TO = re.compile(rf" (?:[a-z-]+ ){{0,3}}{NOUN}(?: of)? (?:the )?")
_OF_A_LAND = ["airbase", "air base", "airport", "territory", "soil", "coast"]
_LAND = any_of([*_OF_A_LAND, *(noun for noun, level in LEVELS.items() if level != "district")])
_DEMONYM_OF_PLACE = re.compile(rf" (?:[a-z]+ )?(?i:{_LAND})\b(?! of)")
_HOLDS = re.compile(
    rf"(?:['’]s|s)? (?:(?!an?\b|the\b|in\b|near\b|and\b)[a-z-]+ ){{0,2}}?{NOUN} of (?:the )?"
    r"|(?:['’]s|s) (?:[a-z]+-(?:held|controlled) )?"
)
_WIRE_AFTER = re.compile(r"(?:,? [\w.]+ \d{1,2})? ?\((?P<wire>[A-Z][\w. ]{1,24})\)")
_MASKS = re.compile("(?:" + "|".join(_TABLE["masks"]["names"]) + r")(?!\w)")


def masked(text: str) -> Callable[[int, int], bool]:
    """A test whether a span lies inside a longer name that is no place ("Islamic State of Iraq")."""
    spans = [m.span() for m in _MASKS.finditer(text)]
    return lambda start, end: any(s <= start and end <= e for s, e in spans)


@cache
def demonym_pattern() -> re.Pattern[str]:
    """Demonyms, with "capital" behind them where it is there ("the Syrian capital")."""
    who = any_of(list(index().demonyms))
    return re.compile(rf"(?<![\w-])(?P<who>{who})(?P<capital> capital(?! punishment|s\b))?(?!\w)")


@cache
def state_pattern() -> re.Pattern[str]:
    """States of the United States as written behind a town, where the name alone would not tell."""
    states = [
        name
        for name, place in index().states.items()
        if name.endswith(".") or place not in index().exact.get(name.lower(), ())
    ]
    return re.compile(rf"(?<=[a-z], )(?P<state>{any_of(states)})(?!\w)")


def says_place(text: str, start: int, end: int) -> bool:
    """Whether words beside a name say that it is a place."""
    return bool(_SAYS_PLACE.search(text, max(0, start - 24), start) or _NOUN_AFTER.match(text, end))


def runs_on_from(text: str, start: int) -> bool:
    """Whether the word before is the head of a longer name ("Tariq al-Bab" is not al-Bab)."""
    found = _HEAD_BEFORE.search(text, max(0, start - 12), start)
    return bool(found and found[1] in _HEADS)


def runs_on_into(text: str, word: str, end: int) -> bool:
    """Whether a name that ends in such a head goes on ("Tall" in "Tall Ahmar")."""
    return word in _HEADS and bool(_NEXT_CAPITAL.match(text, end))


def noun_level(text: str, start: int, end: int) -> str | None:
    """The level a noun beside the name gives it ("X district", "the town of X")."""
    found = _NOUN_BEFORE.search(text, max(0, start - 24), start) or _NOUN_AFTER.match(text, end)
    return LEVELS[found["noun"]] if found and LEVELS[found["noun"]] != "unknown" else None


def common_word(name: str, sure: bool) -> bool:
    """Whether a name is an ordinary word unless something beside it says place ("Hit", "Tall", "Mare")."""
    return not sure and name in _WORDS["ordinary"]


def self_styled(text: str, start: int) -> bool:
    """Whether "capital" is somebody's word for another town: "the group's de facto Syrian capital"."""
    return bool(_SELF_STYLED.search(text, max(0, start - 30), start))


def in_body(text: str, end: int, start: int = 0) -> bool:
    """Whether the name runs on into the name of a body, a post or a street."""
    if start and _ATTRIBUTED.match(text, end) and _LOCATIVE_POSSESSIVE.search(text, max(0, start - 30), start):
        return False
    return bool(_BODY.match(text, end) or _FEATURE.match(text, end) or _SMALL_BODY.match(text, end))


def of_body(text: str, start: int) -> bool:
    """Whether the name closes the name of a body ("University of X")."""
    return bool(_OF_BODY.search(text, max(0, start - 24), start))


def tells_country(text: str, end: int) -> bool:
    """Whether a demonym says where, for it belongs to a town or a region: "a Syrian market town"."""
    return bool(_DEMONYM_OF_PLACE.match(text, end))


def holds(text: str, end: int, start: int) -> bool:
    """Whether a place only says where the next one lies: "the Damascus suburb of X", "northern Syria's X"."""
    return start - end < 40 and bool(_HOLDS.fullmatch(text, end, start))


def around_capital(text: str, start: int, leader: PlaceMention, name: str) -> bool:
    """Whether a province's seat, named right behind a place in its province, stands for the province: "X in Homs"."""
    if f"{name} province" not in leader.place.within or not 0 < start - leader.end < 40:
        return False
    gap = _GAP_IN.fullmatch(text, leader.end, start)
    if _CITY_AFTER.match(text, start + len(name)):
        return False
    return gap is not None and (bool(_SAYS_IN.search(gap[0])) or not _LISTED_AFTER.match(text, start + len(name)))


def dates_a_text(text: str, start: int, end: int) -> bool:
    """Whether a name in capitals before a wire is where a text was written, wherever it stands: "MOSCOW (Sputnik)"."""
    if not text[start:end].isupper() or end - start < 4 or says_place(text, start, end):
        return False
    wire = _WIRE_AFTER.match(text, end)
    return wire is not None and plain(wire["wire"]) not in index().exact


def hyphened(text: str, end: int) -> bool:
    """ "X-backed" and its like say who, not where."""
    return bool(_HYPHENED.match(text, end))


def acts(text: str, start: int, end: int, place: Place, seat: bool) -> bool:
    """Whether a country or capital acts, speaks or is a party here."""
    if not seat:
        return False
    party = _PARTY.search(text, max(0, start - 24), start)
    if _RULED.match(text, end):
        return True
    if text[start:end].replace(".", "").isupper() and end - start <= 4:
        return not _IN_THE.search(text, max(0, start - 16), start)
    if _LOCATIVE.search(text, max(0, start - 40), start):
        return bool(party and " " in party[0].strip())
    return bool(party or _ACTS.match(text, end))


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
        named = place.level != "city" and world_city(f"{place.name} City", frozenset((place.name, *place.within)))
        if named:
            return named, start, end
    side = after["dir"] if after else None
    if toward := _TOWARD.search(text, max(0, start - 44), start):
        if toward["of"] and not toward["in"]:
            return place, start, end
        if _SUBURB_OF.match(text, end) or (
            place.name.endswith(" province") and (not after or after["noun"] != "countryside")
        ):
            return place, start, end
        side, start = toward["dir"], toward.start("dir")
    if side and place.level in ("city", "region", "country"):
        level: Literal["district", "region"] = "district" if place.level == "city" else "region"
        return Place(f"{place.name} ({_direction(side)})", level, (place.name, *place.within)), start, end
    return place, start, end


def _gives_its_name(place: Place) -> bool:
    """Whether a city's name is its province's too: "the village of X in Homs"."""
    return place.level == "city" and f"{place.name} province" in place.within


_KIND = (
    rf"(?:(?:{DIRECTION}|coastal|ancient|industrial|besieged|rural|nearby"
    rf"|[a-z]+-held|[a-z]+-controlled|capital|{NOUN}) ){{0,3}}"
)
_LANDS = r"(?:[A-Z][a-z]+(?:['’]s|s|n|i|ese|ish|sh) )?"
_GAP_IN = re.compile(
    rf"(?:['’]s|s)? ?(?:{NOUN}|{_SITE})?,? ?(?:\(?(?:in|of|at|within) )?(?:the )?(?:{_KIND}{_LANDS})?{_KIND}"
    r"(?:(?<=province )of |(?<=city )of )?"
)
_SAYS_IN = re.compile(r"\b(?:in|of|at|within)\b")
_LISTED_AFTER = re.compile(r",? (?:and|or) |, [A-Z]")
_GAP_OF = re.compile(rf"(?:['’]s|s)? {_KIND}(?:{NOUN}(?: of)? )?(?:the )?")


def holder(
    text: str,
    start: int,
    end: int,
    leader: PlaceMention | None,
    follower: tuple[int, Place] | None,
    demonyms: list[PlaceMention],
    level: str,
) -> tuple[str, ...]:
    """What an unlisted place lies within, from "X in Y", "X, Y", "Y's X" or "the Syrian town of X"."""
    coarse = ("region", "country") if level in ("city", "region") else ("city", "region", "country")
    if (
        follower
        and end < follower[0] < end + 60
        and (follower[1].level in coarse or _gives_its_name(follower[1]))
        and _GAP_IN.fullmatch(text, end, follower[0])
    ):
        land = follower[1].level not in coarse
        return follower[1].within if land else (follower[1].name, *follower[1].within)
    ahead = leader and start - 60 < leader.end <= start and leader.place.level in coarse
    if leader and ahead and _GAP_OF.fullmatch(text, leader.end, start):
        return (leader.place.name, *leader.place.within)
    near = [m for m in demonyms if m.via == "demonym" and 0 <= start - m.end < 40]
    if near and _DEMONYM_TO.fullmatch(text, near[-1].end, start):
        return (near[-1].place.name,)
    return ()
