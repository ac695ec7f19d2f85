"""Names the lexicon does not hold that words beside them tell to be places: "the town of X", "X district", "in X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corroborate.lexicons import lexicon
from corroborate.where.gazetteer import index, known
from corroborate.where.placecontext import CAPITAL, LEVELS, NAME, NOUN, any_of
from corroborate.where.placenames import plain

_TABLE = lexicon("placewords")
_WORDS: dict[str, list[str]] = _TABLE["words"]
SITE = any_of(_TABLE["sites"]["nouns"])
_NOT_PLACES = frozenset((*_WORDS["not_places"], *_WORDS["given_names"]))
_GIVEN = frozenset(_WORDS["given_names"])
_HEADS = frozenset(_WORDS["heads"])
_BODIES = frozenset(_WORDS["bodies"])
_PARTIES = frozenset(
    word for actor in lexicon("actors")["actor"] for name in actor["names"] for word in name.split() if len(word) > 3
)
"""Words of the names of armed groups and governments: who is shelled is not where."""

_OF = re.compile(rf"\b(?P<noun>{NOUN}) of (?:the )?(?P<name>{NAME})")
_MORE = re.compile(
    rf"(?:,|,? and|,? as well as) (?:the )?(?P<name>{NAME})(?! (?:was|were|is|are|said|told|has|have|had)\b)"
)
_BEHIND = re.compile(
    rf"(?<![\w-])(?P<name>{NAME})(?:['’]s)? (?:(?:residential|refugee|industrial|city) )?(?P<noun>(?i:{NOUN}))\b"
)
_SITE_BEHIND = re.compile(rf"(?<![\w-])(?<!\b[Bb]in )(?<!\b[Ii]bn )(?P<name>{NAME}) (?P<noun>(?i:{SITE}))\b")
_IN = re.compile(rf"\b(?:[Ii]n|[Nn]ear) (?P<name>{NAME})(?![\w'’]|-[a-z])")
_AIMED = re.compile(rf"\b(?:{'|'.join(_TABLE['aims']['any'])}) (?P<name>{NAME})(?![\w'’]|-[a-z])")
#: "from Newark, Ohio": a town in front of its land.
_LAND = rf"(?:{NAME}\.?|(?:[A-Z]\.){{2}})"
_TOWN = re.compile(
    rf"\b(?:[Oo]f|[Ff]rom|[Tt]o|[Aa]t|[Oo]utside|[Aa]round|[Tt]hrough|[Ii]nto|[Tt]oward) (?P<name>{NAME}), "
    rf"(?P<land>{_LAND})(?=[,.;)]|$| (?:on|in|at|where|and|when|after|who|has|had|was|is)\b)"
)
#: "X is about 20 km from", "X, a town in", "where X is located": what is said of X says it is a place.
_LIES = re.compile(
    rf"(?<![\w-])(?P<name>{NAME}),? (?:(?:which )?(?:is|lies|sits|stands) )?(?:located |situated )?"
    r"(?:(?:about|around|some|roughly|approximately|just|only|nearly|almost|less than|more than) )*"
    rf"(?:\d[\d,.]*|(?:a )?few|several) ?(?:kms?|kilomet\w+|miles?)\b"
)
_IS_PLACED = re.compile(
    rf"(?<![\w-])(?P<name>{NAME}),? (?:which )?(?:is|lies|sits) (?:located|situated|(?:in|on) the (?:outskirts|edge))\b"
)
_APPOSED = re.compile(
    rf"(?<![\w-])(?P<name>{NAME}),? (?:an?|the|another) "
    rf"(?:(?!of\b|in\b|for\b|and\b|from\b|with\b|group\b|that\b|who\b|which\b)[a-z-]+ ){{0,3}}?(?P<noun>{NOUN})\b"
)
#: What a text must hold before it is worth looking for the forms above.
_A_SITE, _A_NOUN = re.compile(rf"\b(?i:{SITE})\b"), re.compile(rf"\b{NOUN}\b")
_PLACED, _FAR = re.compile(r"located|situated|outskirts|edge"), re.compile(r"\d ?km|kilomet|mile")
_DETERMINERS = frozenset(("The", "This", "That", "Their", "His", "Her", "Its", "Both", "And", "In", "Nearby"))
_SIDES = frozenset(("North", "South", "East", "West", "Upper", "Lower"))
"""First words of a name of two ("East Flatbush") that are none by themselves."""
_PIECE = re.compile(rf"{CAPITAL}|(?:al|el|ez|az|as|ash|ar|at|an|ad|es|er|ed)(?=[ -])")
_NEXT_BODY = re.compile(rf" {any_of(_WORDS['bodies'])}\b")
#: "in Friday's raid", "on Anna Bell's book": whose, not where.
_OWNER = re.compile(r"['’]s$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def unknown_names(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Names that words say are places: start, end and the level of the noun, ``None`` where no noun gives one."""
    for match in _OF.finditer(text):
        plural = match["noun"].endswith("s")
        for one in (match, *_listed(text, match)) if plural else (match,):
            for start, end in _pieces(text, one, plural=plural, told=True):
                yield start, end, LEVELS[match["noun"]]
    for match in _BEHIND.finditer(text):
        pieces = list(_pieces(text, match, plural=False, told=True))
        if pieces and not _headline(text, match.start()):
            yield *pieces[-1], LEVELS[match["noun"].lower()]
    for match in _SITE_BEHIND.finditer(text) if _A_SITE.search(text) else ():
        yield from _site(text, match)
    for pattern, gate in ((_APPOSED, _A_NOUN), (_IS_PLACED, _PLACED), (_LIES, _FAR)):
        for match in pattern.finditer(text) if gate.search(text) else ():
            pieces = list(_pieces(text, match, plural=False))
            if len(pieces) == 1 and not _headline(text, match.start()):
                yield *pieces[0], LEVELS[match["noun"]] if pattern is _APPOSED else None
    for match in _TOWN.finditer(text) if ", " in text else ():
        if _is_land(match["land"]):
            yield from ((start, end, "city") for start, end in _pieces(text, match, plural=False))
    for pattern in (_IN, _AIMED):
        for match in pattern.finditer(text):
            if not _headline(text, match.start()):
                for start, end in _pieces(text, match, plural=False):
                    if not _OWNER.search(text, start, end):
                        yield start, end, None


def _is_land(name: str) -> bool:
    places = index().exact.get(plain(name), ())
    return name in index().states or any(place.level in ("country", "region") for place in places)


def _listed(text: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """The further names behind a plural noun: "the towns of X, Y and Z"."""
    more = _MORE.match(text, match.end())
    while more:
        yield more
        more = _MORE.match(text, more.end())


def _site(text: str, match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """A mosque, a square, a road by its name: "Salem Mosque" with its noun, "Salem mosque" without."""
    pieces = list(_pieces(text, match, plural=False))
    if len(pieces) == 1 and not _headline(text, match.start()):
        start, end = pieces[0]
        if text[start:end].endswith("s") and known(text[start : end - 1], sure=True)[0]:
            return  # "Azazs market", its apostrophe lost
        yield start, match.end() if match["noun"][0].isupper() else end, "site"


def _pieces(text: str, match: re.Match[str], *, plural: bool, told: bool = False) -> Iterator[tuple[int, int]]:
    """The names in a run of capitalised words: stops at words that are no place; a plural noun lists several.

    Where a noun has ``told`` it to be a place, a given name inside it is part of it: "Sayyed Ali quarter".
    """
    words = list(_PIECE.finditer(match["name"]))
    offset, run = match.start("name"), list[tuple[int, int]]()
    clean: list[re.Match[str]] = []
    for word in words:
        if not clean and word[0] in _DETERMINERS:
            continue
        if (clean and told and word[0] in _GIVEN) or (not clean and word[0] in _SIDES):
            clean.append(word)
            continue
        if (
            word[0] in _NOT_PLACES
            or word[0].rpartition("-")[2].rstrip("s") in _NOT_PLACES
            or word[0] in index().demonyms
            or word[0].isupper()
            or _is_party(word[0])
        ):
            break
        clean.append(word)
    else:
        if any(w[0] in _BODIES for w in clean) or _NEXT_BODY.match(text, match.end("name")):
            return
    if not clean or clean[0][0] in _BODIES:
        return
    if clean[0][0] in _SIDES and clean[-1][0].endswith((*_SIDES, "an", "ese", "ish", "ern")):
        return  # "in North Korean hands", "in the West"
    for k, word in enumerate(clean):
        if (k and not plural) or (
            k and (clean[k - 1][0] in _HEADS or word[0][0].islower() or clean[k - 1][0][0].islower())
        ):
            run[-1] = (run[-1][0], offset + word.end())
        else:
            run.append((offset + word.start(), offset + word.end()))
    yield from run


def _headline(text: str, position: int) -> bool:
    """Whether the words around are set in title case, so that capitals say nothing."""
    around = _LONG_WORD.findall(text, max(0, position - 60), position + 70)
    return len(around) > 4 and sum(w[0].isupper() for w in around) > 0.7 * len(around)


def _is_party(word: str) -> bool:
    bare = word.lower()
    return bare in _PARTIES or bare.removesuffix("s") in _PARTIES or bare.partition("-")[2] in _PARTIES
