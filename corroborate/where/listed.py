"""Names of the lexicon in a text, the longest first at each word, and states shortened behind their towns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corroborate.records import Place
from corroborate.where import placecontext as context
from corroborate.where.gazetteer import index, known, may_begin
from corroborate.where.placenames import ARTICLES, plain

_WORD = re.compile(r"U\.[SK]\.(?:A\.)?|St\.|[^\W\d_][^\W_]*(?:['’‘ʿʾ][^\W\d_]+)*")
_JOIN = frozenset((" ", "-", "\n", "‑"))
_LONGEST = 5
_POSSESSIVE = re.compile(r"['’]s?$")
#: Small words that end a lexicon name ("Homs countryside", "Shayrat air base").
_TAILS = frozenset(
    "airbase airfield airport base camp city desert district enclave field prison project province quarter refugee "
    "region suburbs valley village".split()
)


@dataclass(slots=True)
class Candidate:
    """A stretch of text and the places it may name; ``exact`` where one is spelled just so."""

    start: int
    end: int
    places: tuple[Place, ...]
    exact: bool = True


def named(text: str) -> Iterator[Candidate]:
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


def _at(text: str, words: list[tuple[int, int]], i: int) -> tuple[Candidate, int] | None:
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
            return Candidate(start, end, places, exact), j + 1
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


def shortened(text: str) -> Iterator[Candidate]:
    """States behind a town: "Newark, N.J.", "Athens, Georgia"."""
    for match in context.state_pattern().finditer(text) if ", " in text else ():
        yield Candidate(match.start("state"), match.end("state"), (index().states[match["state"]],))
