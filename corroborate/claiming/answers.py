"""Typed answers a claim gives besides its figures: what was hit, and what is said not to have been there.

Who did it stands in ``doers``, what became of persons in ``fates``. Read from the dependency parse of the claim's own
words; each finder is a plain function of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corroborate.claiming.actwords import ACT_NOUNS, HIT_VERBS
from corroborate.claiming.blows import landings, singled_out
from corroborate.claiming.doers import responsible
from corroborate.claiming.fates import fates, fates_exclude
from corroborate.claiming.parties import parties_in
from corroborate.claiming.phrasing import head_phrase, polarity, subject_of, text_of
from corroborate.claiming.targetkinds import ONE_PERSON, categories, categorise, target_aspect, target_status
from corroborate.records import Answer

__all__ = ["fates", "fates_exclude", "responsible", "target_aspect", "target_status", "targets"]

MILITARY = "anything military"
"""The value of a denial that there was any military thing at all."""

_ON = frozenset({"on", "against", "at"})
_SERVING = frozenset({"use", "serve", "turn", "convert", "double", "describe"})
_HOUSING = _SERVING | {"house", "shelter", "call"}
_USED_AS = frozenset({"as", "into"})
_NONE_THERE = re.compile(r"\b(?:no|nothing|never|not|without|none)\b(?! (?:only|longer|just))", re.IGNORECASE)
_ONLY_CIVILIAN = re.compile(
    r"\b(?:only|nobody but|no one but|none but|nothing but|just|purely|exclusively"
    r"|entirely)\s+(?:\w+\s+)?(?:families|civilians?|residents|homes|houses|residential|civilian|women and children)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:lived|live|living|inside|there|in|near|nearby|around|housed|stood|were|was|is)\b", re.IGNORECASE
)


def targets(tokens: Sequence[Token]) -> tuple[Answer, ...]:
    """Return what the words say was hit, as categories; ``value`` adds the body it belonged to after "of".

    ``polarity`` is false where it is said not to have been hit, or not to have been there.
    """
    inside = {token.i for token in tokens}
    answers: dict[str, Answer] = {}
    for token in tokens:
        for phrase, affirmed in (*_objects_hit(token), *_housed(token), *landings(token)):
            words = [part for part in phrase if part.i in inside]
            for answer in categorise(words, affirmed):
                answers.setdefault(answer.value, answer)
        if singled_out(token):
            answers.setdefault(ONE_PERSON, Answer("target", ONE_PERSON, text_of([token.head, *token.subtree])))
    for answer in _absent(tokens):
        answers.setdefault(answer.value, answer)
    return tuple(answers.values())


def _objects_hit(token: Token) -> Iterator[tuple[list[Token], bool]]:
    lemma = token.lemma_.lower()
    if lemma in HIT_VERBS and token.pos_ in ("VERB", "AUX"):
        affirmed = _hit(token)
        if affirmed is not None:
            for phrase in _undergoing(token):
                yield phrase, affirmed
    if lemma in HIT_VERBS and token.dep_ == "amod" and _act_before(token):
        # "the raids targeted depots", where the parser takes the verb for an adjective of what it hit
        yield [part for part in token.head.subtree if part.i > token.i], True
    if lemma == "go" or lemma == "aim":
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("after", "at") and polarity(token) is True:
                yield from (
                    (list(grand.subtree), True)
                    for grand in child.children
                    if grand.dep_ == "pobj" and (lemma == "aim" or child.lower_ == "after")
                )
    if lemma in ACT_NOUNS and token.pos_ in ("NOUN", "PROPN") and polarity(token) is True:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _ON:
                yield from ((list(grand.subtree), True) for grand in child.children if grand.dep_ == "pobj")
    if (
        lemma == "target"
        and token.pos_ == "NOUN"
        and token.dep_ in ("nsubj", "nsubjpass")
        and token.head.lemma_ == "be"
        and polarity(token.head) is not None
    ):
        for child in token.head.children:
            if child.dep_ in ("attr", "prep", "acomp"):
                yield [part for part in child.subtree if not _after_but(part, token.head)], bool(polarity(token.head))
    if lemma == "assassination" and any(
        child.dep_ == "amod" and child.lower_ == "targeted" for child in token.children
    ):
        yield list(token.subtree), True


def _act_before(verb: Token) -> bool:
    """Say whether the words right before a verb, adverbs aside, name a blow."""
    at = verb.i - 1
    while at >= 0 and verb.doc[at].pos_ == "ADV":
        at -= 1
    return at >= 0 and verb.doc[at].lemma_.lower() in ACT_NOUNS and verb.doc[at].pos_ == "NOUN"


def _after_but(part: Token, verb: Token) -> bool:
    """Say whether a word follows the "but" of "not a school but a command post"."""
    return any(other.lower_ == "but" and other.i < part.i for other in verb.subtree)


def _hit(verb: Token) -> bool | None:
    """Return whether the object was hit; a party that denies hitting it says nothing of what others did."""
    affirmed = polarity(verb)
    if affirmed is False and any(parties_in(head_phrase(subject)) for subject in _subjects(verb)):
        return None
    return affirmed


def _subjects(verb: Token) -> list[Token]:
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    if passive:
        return [grand for child in verb.children if child.dep_ == "agent" for grand in child.children]
    own = subject_of(verb)
    pronoun = all(
        subject.pos_ == "PRON" or any(child.lower_ in ("its", "their") for child in subject.children) for subject in own
    )
    return subject_of(verb.head) if pronoun and verb.dep_ in ("ccomp", "xcomp") else own


def _undergoing(verb: Token) -> Iterator[list[Token]]:
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    wanted = ("nsubjpass",) if passive else ("dobj", "obj")
    for child in verb.children:
        if child.dep_ in wanted:
            yield [part for part in child.subtree if not (part.lower_ == "but" or _after_conjunction(part, child))]
    objects = any(child.dep_ in ("dobj", "obj") for child in verb.children)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN" and not objects:
        yield [part for part in verb.head.subtree if part.i < verb.i]


def _after_conjunction(part: Token, head: Token) -> bool:
    return any(other.lower_ == "but" and other.i < part.i for other in head.subtree)


def _housed(token: Token) -> Iterator[tuple[list[Token], bool]]:
    """ "The house held a command centre", "was used as a depot", "served as": what it was, where that is military."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or lemma not in _HOUSING or (affirmed := polarity(token)) is None:
        return
    if lemma in ("house", "shelter"):
        for child in token.children:
            if child.dep_ in ("dobj", "obj"):
                yield from _military(list(child.subtree), affirmed)
    if lemma in _SERVING:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _USED_AS:
                for grand in child.children:
                    yield from _military(list(grand.subtree), affirmed)
    if lemma == "call":
        for child in token.children:
            if child.dep_ in ("oprd", "ccomp", "attr"):
                yield from _military(list(child.subtree), affirmed)


def _military(words: list[Token], affirmed: bool) -> Iterator[tuple[list[Token], bool]]:
    found = [match.label for match in categories().find(words)]
    if found and all(target_status(label) == "military" for label in found):
        yield words, affirmed


def _absent(tokens: Sequence[Token]) -> Iterator[Answer]:
    """ "No depot was anywhere near", "had no headquarters in the building", "only families lived in the block"."""
    text = text_of(tokens)
    if not tokens or not _THERE.search(text):
        return
    only = _ONLY_CIVILIAN.search(text)
    if only and not _NONE_THERE.search(text[: only.start()]) and polarity(tokens[0].sent.root) is not None:
        yield Answer("target", MILITARY, only.group(), polarity=False)
    for token in tokens:
        if token.dep_ not in ("nsubj", "nsubjpass", "attr", "dobj", "obj") or token.head.lemma_.lower() not in _BEING:
            continue
        if token.head.lemma_.lower() == "have" and not _located(token.head):
            continue
        none = any(child.lower_ in ("no", "any") for child in token.children if child.dep_ == "det")
        if not none or (_any_of(token) and polarity(token.head) is not False):
            continue
        for answer in categorise(head_phrase(token), False):
            if target_status(answer.value) == "military":
                yield answer


_BEING = frozenset({"be", "have", "exist", "house", "stand", "contain", "lie"})


def _any_of(token: Token) -> bool:
    return any(child.lower_ == "any" for child in token.children if child.dep_ == "det")


def _located(verb: Token) -> bool:
    return any(part.lower_ in ("in", "at", "near", "there", "inside", "nearby", "around") for part in verb.subtree)
