"""Deeds done by words, whose clause tells what was said: "the mayor condemned the raid", "issued a statement"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon
from corroborate.saying.able import is_speaker
from corroborate.saying.cues import Frame, nouns, verbs
from corroborate.saying.cueverbs import GOING_ON
from corroborate.saying.extents import governs, negated, subtree_end
from corroborate.saying.phrases import date_like, phrase, vehicle
from corroborate.saying.subjects import whose

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_TRYING = frozenset({"try", "seek"})
_WHO = frozenset({"he", "she", "they"})


def act_frame(verb: Token, span: Span, quoted: frozenset[int]) -> Frame | None:
    """Return the frame of a verb that is done by words, or ``None``; the whole clause is its content."""
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or not (lemma in verbs("act") or (lemma in verbs("issuing") and _issues(verb))):
        return None
    begun = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in GOING_ON | _TRYING
    if negated(verb) or (verb.tag_ == "VB" and not begun) or any(child.tag_ == "MD" for child in verb.children):
        return None
    who = whose(verb, span, quoted)
    if who is None or not _able(who[0], span):
        return None
    head, inherited, embedded = who
    speaker = phrase(head, span, verb.i if head.i < verb.i else None)
    aside = embedded or verb.dep_ in {"acl", "relcl", "amod"}
    start = verb.i if inherited or embedded else min(speaker[0], verb.i)
    end = span.end if governs(verb, span, embedded) else subtree_end(verb, span)
    return Frame(verb, speaker, (start, verb.i + 1), (start, end), "whole", aside, inherited=inherited, deed=True)


def _issues(verb: Token) -> bool:
    things = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    return any(vehicle(thing) or thing.lemma_.lower() in nouns("claim") for thing in things)


def _able(head: Token, span: Span) -> bool:
    if date_like(head):
        return False
    return (
        head.lower_ in _WHO
        or head.pos_ == "PROPN"
        or head.ent_type_ in _NAMED
        or head.lemma_.lower() in _offices()
        or is_speaker(head, span)
    )


@cache
def _offices() -> frozenset[str]:
    words = lexicon("bodies")["descriptions"]
    return frozenset(w for name in ("person_words", "body_words", "called_persons") for w in words[name])
