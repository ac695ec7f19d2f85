"""Numbers of things and measures in the words of a claim, whatever they count: sums, distances, terms, shares, votes.

The ten slots of figures hold casualties and what goes with them; here any noun may be counted, so two numbers are only
compared where the noun, the verb and what it is said of are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from corroborate.comparing.statements import concept, is_negated, named, parsed, subject_of
from corroborate.counting.numberwords import bounded, number_at
from corroborate.lexicons import lexicon
from corroborate.text.words import words

_LEXICON = lexicon("matters")
_UNITS: dict[str, str] = _LEXICON["units"]
_FURTHER = frozenset(_LEXICON["further"])
_MONEY = frozenset("$£€")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "m": 10**6, "bn": 10**9}
_BOUNDS = {wording: sort for sort, wordings in lexicon("numerals")["bounds"].items() for wording in wordings}
_WORDINGS = "|".join(re.escape(wording) for wording in sorted(_BOUNDS, key=len, reverse=True))
_BOUND = re.compile(rf"\b({_WORDINGS})(?: just| only)? ?[$£€]?$", re.IGNORECASE)
_NUMBER = re.compile(rf"\d|\b(?:dozen|hundred|{'|'.join(lexicon('numerals')['values'])})\b", re.IGNORECASE)
_RANGING = frozenset(("to", "or", "-", "–", "and"))


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its ``unit``, the concept of its verb, what the verb is said of and the nouns beside it.

    ``high`` is ``None`` where it is open upwards. ``kinds`` tell which of the things are counted ("rail" workers),
    ``further`` that they are beside others ("another two").
    """

    low: float
    high: float | None
    unit: str
    verb: str
    about: frozenset[str]
    of: frozenset[str]
    kinds: frozenset[str]
    pronoun: bool
    subject: bool
    further: bool
    text: str


@lru_cache(maxsize=8192)
def measures(text: str) -> tuple[Measure, ...]:
    """Return the numbers a text gives of things or in units, in order."""
    if _NUMBER.search(text) is None:
        return ()
    doc = parsed(text)
    found = []
    taken = -1
    for token in doc:
        if token.i <= taken or not token.like_num or (token.ent_type_ in ("DATE", "TIME") and _dates(token)):
            continue
        read = _value(doc, token)
        if read is None:
            continue
        low, high, last = read
        taken = last
        measure = _measure(doc, token, low, high, last)
        if measure is not None:
            found.append(measure)
    return tuple(found)


_WITHIN = frozenset(_LEXICON["within"])
_AROUND = 6
"""Words behind a measured noun in which others may be told of ("six games in the past month")."""


def _dates(token: Token) -> bool:
    """Say whether a number is of a date and no length of time."""
    return token.head.pos_ == "PROPN" or not token.head.lemma_.lower().startswith(
        ("year", "month", "week", "day", "hour", "minute")
    )


def _value(doc: Doc, token: Token) -> tuple[float, float | None, int] | None:
    """Return the interval a number stands for and its last token."""
    first = _number(doc, token)
    if first is None:
        return None
    value, last = first
    low: float = value
    high: float | None = value
    if last + 2 < len(doc) and doc[last + 1].lower_ in _RANGING and doc[last + 2].like_num:
        second = _number(doc, doc[last + 2])
        ranged = doc[last + 1].lower_ != "and" or (token.i and doc[token.i - 1].lower_ == "between")
        if second is not None and ranged:
            return low, max(low, second[0]), second[1]
    bound = _BOUND.search(doc.text[: token.idx].rstrip())
    if bound is not None:
        below, above = bounded(_BOUNDS[bound[1].lower()], round(value))
        low, high = float(below), None if above is None else float(above)
    return low, high, last


def _number(doc: Doc, token: Token) -> tuple[float, int] | None:
    last = token.i
    digits = token.text.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        value = float(digits)
    else:
        found = number_at(words(doc.text[token.idx :]), 0)
        if found is None:
            return None
        value = float(found.low)
        end = token.idx + words(doc.text[token.idx :])[found.last - 1].end
        last = max(part.i for part in doc if part.idx < end)
        return value, last
    if last + 1 < len(doc) and doc[last + 1].lower_ in _SCALES:
        return value * _SCALES[doc[last + 1].lower_], last + 1
    return value, last


def _measure(doc: Doc, token: Token, low: float, high: float | None, last: int) -> Measure | None:
    noun, unit = _unit(doc, token, last)
    if noun is None or unit is None:
        return None
    path, verb = _up(noun)
    if verb is None or is_negated(verb):
        return None
    own = subject_of(verb)
    of = {concept(part.lemma_) for part in _beside(noun, verb)} | {concept(part.lemma_) for part in path}
    kinds = {
        concept(part.lemma_)
        for part in noun.children
        if part.dep_ in ("amod", "compound", "nmod") and part.i > token.i and part.pos_ in ("ADJ", "NOUN", "PROPN")
    }
    about = frozenset[str]()
    if own is not None and own != noun and own not in path:
        about = named(own)[0]
    return Measure(
        low,
        high,
        unit,
        concept(verb.lemma_),
        about,
        frozenset(of - {unit}),
        frozenset(kinds - {unit}) if noun.pos_ == "NOUN" else frozenset(),
        own is not None and own.pos_ == "PRON",
        own is not None and (own == noun or own in path),
        any(part.lower_ in _FURTHER for part in (*doc[max(0, token.i - 2) : noun.i + _AROUND], *verb.children)),
        doc[token.i : max(last, noun.i) + 1].text,
    )


def _unit(doc: Doc, token: Token, last: int) -> tuple[Token | None, str | None]:
    """Return the token that carries the measure and the name of its unit."""
    sign = next((part for part in doc[max(0, token.i - 1) : token.i] if part.text in _MONEY), None)
    if sign is not None:
        top = doc[last]
        while top.dep_ in ("compound", "nummod", "quantmod") and top.head.pos_ in ("NUM", "SYM"):
            top = top.head
        return top, sign.text
    head = doc[last].head if doc[last].dep_ in ("nummod", "compound") else token.head
    if head.pos_ == "NUM" and head.dep_ == "nummod":
        head = head.head
    if head.i <= last or head.i - last > 4 or head.pos_ not in ("NOUN", "SYM"):
        return None, None
    low = head.lemma_.lower()
    return head, _UNITS.get(low, concept(low))


def _up(noun: Token) -> tuple[list[Token], Token | None]:
    """Return the nouns between a measured noun and its verb, and the verb."""
    path: list[Token] = []
    at = noun
    while at.head != at:
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            return path, at
        if at.pos_ in ("NOUN", "PROPN"):
            path.append(at)
    return path, None


def _beside(noun: Token, verb: Token) -> list[Token]:
    """Return the nouns that tell what is measured: "years in prison", "£9 in costs", "took part in the vote"."""
    found = []
    shared = (verb.head,) if verb.dep_ == "conj" else ()  # "During the run he scored twice and blocked two shots"
    for top in (noun, verb, *shared):
        for child in top.children:
            if child.dep_ == "prep" and child.lower_ in _WITHIN:
                found += [part for part in child.children if part.dep_ == "pobj" and part.pos_ in ("NOUN", "PROPN")]
            elif top == verb and child.dep_ in ("dobj", "attr") and child != noun and child.pos_ == "NOUN":
                found.append(child)
    return [part for part in found if part != noun and part.ent_type_ not in ("DATE", "TIME")]
