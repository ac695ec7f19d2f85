"""Who relays what somebody said: "X reported, citing Y", "X quoted Y as saying", "Y told X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.cues import nouns, verbs
from corroborate.saying.phrases import date_like, phrase
from corroborate.saying.speakers import anonymous, kind, known

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def relayed(verb: Token, span: Span, speaker: tuple[int, int]) -> tuple[tuple[tuple[int, int], ...], tuple[int, int]]:
    """Read "X reported, citing Y" and "X quoted Y as saying": Y speaks, X relays."""
    doc = verb.doc
    lemma = verb.lemma_.lower()
    if lemma == "say" and verb.head.lemma_.lower() in {"as", "quote"}:
        near = (*verb.children, *verb.head.children, *verb.head.head.children)
        agents = [p for c in near if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
        if agents and agents[0].i < span.end:
            return (phrase(agents[0], span),), speaker
    if lemma in verbs("relay") and verb.tag_ != "VBN":
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        if objects:
            return (speaker,), phrase(objects[0], span)
    near = (*doc[verb.i + 1 : min(verb.i + 9, span.end)], *doc[max(span.start, verb.i - 12) : verb.i])
    for token in near:
        if token.lower_ not in {"citing", "quoting"} or (token.i < verb.i and token.i <= speaker[0]):
            continue
        objects = [c for c in token.children if c.dep_ in {"dobj", "pobj", "nsubj"}]
        if not objects and token.i > verb.i:
            objects = [t for t in doc[token.i + 1 : min(token.i + 6, span.end)] if t.pos_ in {"NOUN", "PROPN"}][-1:]
        cited = phrase(objects[0], span, verb.i if token.i < verb.i else None) if objects else None
        if cited is not None and _can_speak(objects[0], doc[cited[0] : cited[1]].text):
            return (speaker,), cited
    return (), speaker


def _can_speak(cited: Token, name: str) -> bool:
    """Tell whether what is cited is somebody, not documents or reasons."""
    if cited.lemma_.lower() in nouns("paper"):
        return False
    return cited.pos_ == "PROPN" or known(name) is not None or anonymous(name) or kind(name) != "name"


def told(verb: Token, span: Span, lemma: str) -> tuple[tuple[int, int], ...]:
    """Return the hearer of "X told Y" as a relay: a name, or whoever asks for a known body ("the SANA reporter")."""
    if lemma not in verbs("hearer") or lemma == "urge":
        return ()
    for child in verb.children:
        if child.dep_ not in {"dobj", "dative", "nsubj", "iobj"} or child.i <= verb.i or date_like(child):
            continue
        named = child.pos_ == "PROPN" and child.lower_ not in nouns("unnamed_hearer")
        if named or (child.pos_ == "NOUN" and _asks_for_a_body(child, span)):
            return (phrase(child, span),)
    following = verb.doc[verb.i + 1] if verb.i + 1 < span.end else None
    if following is not None and following.pos_ == "PROPN" and not date_like(following):
        head = following
        while head.dep_ == "compound" and head.head.i > head.i:
            head = head.head
        return (phrase(head, span),)
    return ()


def _asks_for_a_body(hearer: Token, span: Span) -> bool:
    start, end = phrase(hearer, span)
    return known(span.doc[start:end].text) is not None
