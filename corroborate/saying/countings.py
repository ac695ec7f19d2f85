"""Cues that give a count rather than a clause: "X gave a toll of 20", "X put the dead at 12", "X counted 33 bodies"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.cues import Frame, nouns, verbs
from corroborate.saying.extents import negated
from corroborate.saying.phrases import date_like, phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PLACES = frozenset({"GPE", "LOC"})
SHORTEST = 3
"""Words a count needs to stand alone as a claim; a shorter one stays in its sentence."""


def count_frame(verb: Token, span: Span) -> Frame | None:
    """Return the frame of a verb whose subject gives a toll, or ``None``; the content is the count.

    "The army placed mines" gives none: what is given must be called a toll, a number or the dead and hurt themselves.
    """
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or lemma not in verbs("counting") or negated(verb):
        return None
    if any(child.tag_ == "MD" or child.dep_ in ("auxpass", "dative") for child in verb.children):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if subject is None or subject.i < span.start or not _speaks(subject):
        return None
    given = next((thing for thing in _given(verb) if _counts(thing, verb.i)), None)
    if given is None:
        return None
    speaker = phrase(subject, span, verb.i)
    start = max(given.left_edge.i, verb.i + 1)
    if sum(token.is_alpha or token.like_num for token in verb.doc[start : span.end]) < SHORTEST:
        return None
    return Frame(verb, speaker, (speaker[0], start), (start, span.end), "right")


def _given(verb: Token) -> list[Token]:
    things = [child for child in verb.children if child.dep_ in ("dobj", "obj", "attr") and child.i > verb.i]
    for link in verb.children:
        if link.dep_ == "prep" and link.lower_ in ("of", "about", "at") and link.i > verb.i:
            things.extend(child for child in link.children if child.dep_ == "pobj")
    return things


def _counts(thing: Token, after: int) -> bool:
    """Say whether a thing is a count of people: a toll, or a number of dead or hurt."""
    words = [token for token in thing.subtree if token.i > after]
    lemmas = {token.lemma_.lower() for token in words} | {token.lower_ for token in words}
    toll = thing.lemma_.lower() in nouns("toll")
    harmed = bool(lemmas & nouns("harmed"))
    numbered = any(token.like_num for token in words) or any(token.like_num for token in thing.head.subtree)
    return (toll or harmed) and numbered and (harmed or "toll" in lemmas or thing.lemma_.lower() == "toll")


def _speaks(subject: Token) -> bool:
    if any(subject.lemma_.lower() in nouns(group) for group in ("mute", "counted", "settings")) or date_like(subject):
        return False
    return subject.ent_type_ not in _PLACES
