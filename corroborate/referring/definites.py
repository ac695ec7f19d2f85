"""Definite nouns that point back: "the city", "the group" and what the article named last by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from corroborate.claiming.surroundings import Surroundings
from corroborate.claiming.worded import Edit
from corroborate.records import Claim
from corroborate.referring.antecedents import ARMED, BODY, PLACE, Memory, Named, place_nouns, words

NEAR, FAR = 3, 8
"""Sentences back in which a town or body, and a big city, must have been named."""

_POINTING = frozenset({"the", "this", "that"})
_OTHER = frozenset(
    {"another", "other", "same", "second", "third", "next", "nearest", "main", "last", "first", "entire"}
)


def definites(claim: Claim, tokens: Sequence[Token], around: Surroundings, memory: Memory) -> Iterator[Edit]:
    """Yield the names to put beside definite nouns of a claim, each name once."""
    shift = around.sentence.shift
    told: set[str] = set()
    for token in tokens:
        noun = _noun(token)
        if noun is None or not _bare(token):
            continue
        at = token.idx + shift
        if noun in words("armed") and any(part.pos_ == "PROPN" and part.i < token.i for part in tokens):
            continue  # one named in the claim itself
        found = _meant(noun, token, claim.sentence, at, memory)
        if found is None or _read_otherwise(token, at, found, around):
            continue
        memory.named.append(
            replace(found, sentence=claim.sentence, start=at, subject=token.dep_ in ("nsubj", "nsubjpass"))
        )
        if found.ident in told or _says(claim, found.words):
            continue
        told.add(found.ident)
        end = at + len(token)
        owns = _owning(token)
        if token.i + 1 < len(token.doc) and token.nbor().text in ("'s", "’s", "'", "’"):
            end += len(token.nbor())
        yield Edit(end, end, f" [{found.words}{_possessive(found.words) if owns else ''}]")


def _possessive(name: str) -> str:
    return "'" if name.endswith("s") else "'s"


def _read_otherwise(token: Token, at: int, found: Named, around: Surroundings) -> bool:
    """Say whether the places of the sentence take the words for another place."""
    meant = [one.place for one in around.places if one.via == "reference" and one.start <= at < one.end]
    if found.kind != PLACE:
        return False
    near = [
        one.place
        for one in around.places
        if one.via == "name" and one.end <= at and one.place.level not in ("country", "unknown")
    ]
    elsewhere = any(found.words not in (place.name.partition(" ")[0], place.name, *place.within) for place in near)
    return elsewhere or any(place.name.partition(" (")[0] != found.words for place in meant)


def _noun(token: Token) -> str | None:
    """Return the noun a token is, its lost possessive s left out ("the towns hospital")."""
    low = token.lower_
    if token.pos_ not in ("NOUN", "PROPN") or token.text[:1].isupper():
        return None
    for noun in (low, low[:-3] + "y" if low.endswith("ies") else low[:-1] if low.endswith("s") else low):
        if noun in place_nouns() or noun in words("armed") or noun in words("bodies"):
            return noun if noun == low or _owning(token) else None
    return None


def _owning(token: Token) -> bool:
    """Say whether a noun owns what follows it, also where the apostrophe of its s is lost."""
    if token.dep_ == "poss" and token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS":
        return True
    return token.lower_.endswith("s") and token.dep_ in ("compound", "poss", "nmod") and token.head.i == token.i + 1


def _bare(token: Token) -> bool:
    """Say whether "the" stands before a noun and nothing beside it tells which one is meant."""
    doc, left = token.doc, token.i - 1
    while (left >= 0 and doc[left].pos_ in ("ADJ", "NUM")) or (left >= 0 and doc[left].tag_ in ("VBN", "VBG", "HYPH")):
        if doc[left].lower_ in _OTHER or doc[left].text[:1].isupper():
            return False
        left -= 1
    while left >= 0 and doc[left].dep_ in ("advmod", "compound", "amod") and doc[left].text.islower():
        left -= 1
    if left < 0 or doc[left].lower_ not in _POINTING or doc[left].pos_ not in ("DET", "PRON"):
        return False
    if _owning(token):
        return True
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and (
        after.lower_ in ("of", "called", "named", "known", "where", "that", "which", "whose", "near")
        or after.pos_ == "PROPN"
    ):
        return False
    return token.dep_ != "compound" and not any(child.dep_ in ("relcl", "appos", "acl") for child in token.children)


def _says(claim: Claim, name: str) -> bool:
    """Say whether the claim names it anyway."""
    return name.lower() in claim.text.lower()


def _meant(noun: str, token: Token, sentence: int, at: int, memory: Memory) -> Named | None:
    if noun in place_nouns():
        return _place(noun, memory.before(sentence, at, FAR if noun == "city" else NEAR))
    told = {child.lower_ for child in token.children if child.dep_ in ("amod", "compound") and child.i < token.i}
    if not told <= words("fighting") | words("caring"):
        return None  # "the opposition group" may be another
    watching = noun in words("bodies") and not told & words("fighting")
    watching = watching and (noun != "group" or bool(told))
    armed = noun in words("armed") and not told & words("caring")
    return _alone(
        [
            one
            for one in memory.before(sentence, at, NEAR)
            if (armed and one.kind == ARMED) or (watching and one.kind == BODY and one.ident in words("watching"))
        ]
    )


def _place(noun: str, near: Sequence[Named]) -> Named | None:
    rule = place_nouns()[noun]
    fitting = [
        one
        for one in near
        if one.kind == PLACE and one.level in rule["levels"] and (one.noun in ("", noun) or one.level != "city")
    ]
    if rule["levels"] == ["region"]:
        fitting = [one for one in fitting if one.noun or one.words.split()[-1] in place_nouns()]
    if noun == "city":
        fitting = [one for one in fitting if one.seat or one.noun == "city"] or fitting
        if len({one.ident for one in fitting}) > 1:
            return None  # a traveller's way names several: which is meant cannot be told from the order
    elif not rule["seat"] and noun in ("town", "village"):
        fitting = [one for one in fitting if not one.seat or one.noun == noun]
    return _alone(fitting)


def _alone(fitting: Sequence[Named]) -> Named | None:
    """Return the one named in the latest sentence that names any; of several the only subject, else none."""
    if not fitting:
        return None
    latest = [one for one in fitting if one.sentence == fitting[0].sentence]
    subjects = [one for one in latest if one.subject]
    if len({one.ident for one in latest}) == 1:
        return (subjects or latest)[0]
    return subjects[0] if len({one.ident for one in subjects}) == 1 else None
