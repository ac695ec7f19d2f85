"""Whose a cue verb is that has no subject of its own: "..., adding that", "went on to say", "a statement saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.able import speaks
from corroborate.saying.cues import FINITE, SUBJECTS, cue_verb
from corroborate.saying.phrases import vehicle

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OF_A_NOUN = frozenset(
    {
        "say",
        "claim",
        "allege",
        "state",
        "announce",
        "argue",
        "tell",
        "suggest",
        "show",
        "indicate",
        "report",
        "warn",
        "confirm",
    }
)
"""Verbs whose participle behind a noun is that noun's own saying ("a source telling the agency that ...")."""
_ALOUD = frozenset({"say", "claim", "argue", "state", "announce"})
"""Those that only people and bodies do: "cast doubt on their aims saying that" is said by whoever cast it."""
_ALSO = frozenset({"say", "add", "note", "stress"})
DEPTH = 4  # steps up the tree within which a verb without a subject borrows one


def borrowed_from(verb: Token, span: Span) -> Token | None:
    """Find whose verb this is when it has no subject: "..., adding", "went on to say", "a statement saying"."""
    climb = verb
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > span.start and verb.doc[verb.i - 1].text == ",":
        subject = next((c for c in clause_of(verb).children if c.dep_ in SUBJECTS and c.i < verb.i), None)
        if subject is not None and subject.pos_ in {"NOUN", "PROPN", "PRON"} and subject.lower_ not in {"it", "there"}:
            return subject
    told = _told_with(verb)
    if told is not None:
        return told
    for _ in range(DEPTH):
        if climb.dep_ == "acl" and climb.head.pos_ in {"NOUN", "PROPN"}:
            noun = climb.head
            if not vehicle(noun) and (noun.pos_ == "PROPN" or verb.lemma_.lower() not in _ALOUD or speaks(noun, span)):
                return noun if verb.lemma_.lower() in _OF_A_NOUN else None
            while noun.dep_ in {"pobj", "prep", "dobj"} and noun.head.i != noun.i:
                noun = noun.head
            climb = noun
            if climb.pos_ not in {"VERB", "AUX"}:
                return climb if climb.pos_ in {"NOUN", "PROPN"} else None
        elif climb.dep_ in {"advcl", "xcomp", "conj", "pcomp", "prep", "ccomp", "dep", "acl"}:
            if climb.dep_ == "ccomp" and climb is not verb:
                return None
            climb = climb.head
        else:
            return None
        for child in climb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and span.start <= child.i < span.end:
                if child.tag_ in {"WP", "WDT"}:
                    return climb.head if climb.dep_ == "relcl" and climb.head.pos_ in {"NOUN", "PROPN"} else None
                if child.lower_ in {"i", "we", "you"} or (child.lower_ in {"it", "there"} and not cue_verb(climb)):
                    return None
                return child
    return None


def clause_of(verb: Token) -> Token:
    """Return the verb of the main or coordinate clause a trailing participle goes with, out of what was said in it."""
    climb = verb.head
    while climb.head.i != climb.i and not (climb.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in climb.children)):
        climb = climb.head
    return climb


def _told_with(verb: Token) -> Token | None:
    """Return who also said "but said": the parse hangs that on what was said first, "told them that ... but said"."""
    if verb.dep_ != "conj" or verb.lemma_.lower() not in _ALSO or verb.tag_ not in FINITE:
        return None
    outer = verb.head.head
    if verb.head.dep_ != "ccomp" or not cue_verb(outer) or outer.i > verb.head.i or cue_verb(verb.head):
        return None
    return next(
        (c for c in outer.children if c.dep_ == "nsubj" and c.i < outer.i and c.tag_ not in {"WP", "WDT"}), None
    )
