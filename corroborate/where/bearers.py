"""Names that are somebody's in an article, and words that are no names at all: neither is where anything was.

A sentence alone does not say whether "the attack on Perry" was on a man or a town. An article that has "Mr. Perry" or
"Rick Perry" does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Span

from corroborate.lexicons import lexicon
from corroborate.places import PlaceMention
from corroborate.records import Sentence
from corroborate.where.gazetteer import known, may_begin
from corroborate.where.placecontext import says_place

FEWEST = 2
"""Times the parser must take a name for a person's: once, it takes towns it does not know for one too."""
_NAMES = lexicon("names")
_TITLES = frozenset((*_NAMES["honorifics"], *_NAMES["roles"], *_NAMES["offices"]))
_PARTICLES = frozenset(_NAMES["particles"])
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OWN = re.compile(r"['’]s?$")
_NEXT = re.compile(r" ([A-Z][^\W\d_]+)")
_TRIBE = re.compile(
    r"((?:\b(?:al|el|Al|El)-|\b)[A-Z][\w'’-]+) (?:[Tt]rib(?:es?|al|esm[ae]n|espeople)|[Cc]lan(?:s|sm[ae]n)?)\b"
)
_AT = re.compile(r"\b(?:in|at|near|outside|around|from|of|to|into|inside)\s+$", re.IGNORECASE)


def without_persons(
    sentences: Sequence[Sentence], texts: Mapping[int, str], found: Mapping[int, Sequence[PlaceMention]]
) -> dict[int, tuple[PlaceMention, ...]]:
    """Return the places of each sentence of an article, by number, that are not somebody's name there.

    ``texts`` are the words of the sentences. A place the gazetteers hold stays one behind "in" and the like. A name
    no gazetteer holds that is called a tribe is its people's wherever it stands.
    """
    tribes = {match[1].lower() for text in texts.values() for match in _TRIBE.finditer(text)}
    names = somebody(sentences) | {tribe for tribe in tribes if not known(tribe)[0]}
    return {
        number: tuple(one for one in found[number] if not _is_no_place(text, sentences[number], one, names))
        for number, text in texts.items()
    }


def somebody(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the names, lower case, of those the sentences of one article give in full or with a title: last and full.

    A name the parser takes more often for a place than for a person is none of them.
    """
    persons: Counter[str] = Counter()
    places: Counter[str] = Counter()
    named: set[str] = set()
    for sentence in sentences:
        if sentence.parsed is None:
            continue
        for entity in sentence.parsed.ents:
            if entity.label_ == "PERSON":
                persons[_surname(entity)] += 1
            elif entity.label_ in _PLACES:
                places.update(token.lower_ for token in entity)
        named.update(_full(sentence.parsed), _titled(sentence.parsed))
    return frozenset(
        name for name in named if persons[last := name.split()[-1]] >= FEWEST and persons[last] > places[last]
    )


def _surname(entity: Span) -> str:
    words = [token for token in entity if token.is_alpha]
    return words[-1].lower_ if words else ""


def _full(parsed: Span) -> Iterator[str]:
    """Names of two words or more; "Tal Abyad" and "al-Bab" are none, for names of places begin so."""
    for entity in parsed.ents:
        words = [token for token in entity if token.is_alpha]
        if entity.label_ != "PERSON" or len(words) < 2 or any(token.pos_ != "PROPN" for token in words):
            continue
        if not may_begin(words[0].text) and not _PARTICLES.intersection(token.lower_ for token in words):
            yield from (words[-1].lower_, " ".join(token.lower_ for token in words))


def _titled(parsed: Span) -> Iterator[str]:
    for token in parsed[1:]:
        if token.pos_ == "PROPN" and token.nbor(-1).lower_.rstrip(".") in _TITLES and token.nbor(-1).text[0].isupper():
            yield token.lower_


def _is_no_place(text: str, sentence: Sentence, mention: PlaceMention, names: frozenset[str]) -> bool:
    if mention.via != "name" or mention.place.level in ("country", "region"):
        return False
    words = text[mention.start : mention.end]
    listed, exact = known(words)
    following = _NEXT.match(text, mention.end)
    full = f"{words} {following[1]}".lower() if following else ""
    borne = _OWN.sub("", words).lower() in names or full in names
    if borne:
        told = says_place(text, mention.start, mention.end) or _AT.search(
            text, max(0, mention.start - 10), mention.start
        )
        return not (told and (exact or mention.place.within))
    return not listed and mention.place.level in ("unknown", "district") and not _is_name(sentence, mention)


def _is_name(sentence: Sentence, mention: PlaceMention) -> bool:
    """Say whether the parser takes any word of a mention for a noun; "About a quarter of them" is of no quarter."""
    if sentence.parsed is None:
        return True
    start, end = mention.start + sentence.start - sentence.shift, mention.end + sentence.start - sentence.shift
    inside = [token for token in sentence.parsed if start <= token.idx < end]
    return not inside or any(token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB") for token in inside)
