"""Whether a noun can speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.cues import nouns
from corroborate.saying.phrases import date_like, phrase, vehicle
from corroborate.saying.speakers import anonymous, known
from corroborate.saying.timespeakers import timeless

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NOBODY = frozenset({"nobody", "none", "neither"})


def is_nobody(head: Token) -> bool:
    """Tell whether the words say that nobody said it ("No group has claimed the raid")."""
    return head.lower_ in _NOBODY or any(child.dep_ == "det" and child.lower_ == "no" for child in head.children)


def is_time(head: Token, span: Span) -> bool:
    """Tell whether what was read as a speaker is a time ("... in the previous few days said Omar Haddad")."""
    start, end = phrase(head, span)
    return not timeless(span.doc[start:end].text)


def mute(head: Token) -> bool:
    """Tell whether a noun cannot speak: a blast, or people who are counted."""
    lemma = head.lemma_.lower()
    before = head.nbor(-1).lower_ if head.i else ""
    if head.pos_ != "PROPN" and (lemma in nouns("mute") or f"{before} {lemma}" in nouns("mute")):
        return True
    return head.lemma_.lower() in nouns("counted") and any(
        t.like_num or t.lower_ in {"many", "several", "dozens", "hundreds", "more"}
        for t in head.subtree
        if t.i < head.i
    )


def is_speaker(noun: Token, span: Span) -> bool:
    """Tell whether a noun that is no date describes or names a speaker."""
    return noun.pos_ in {"NOUN", "PROPN"} and not date_like(noun) and speaks(noun, span)


def speaks(noun: Token, span: Span) -> bool:
    """Tell whether a noun is a known body, or describes people and not what they said something in."""
    start, end = phrase(noun, span)
    name = span.doc[start:end].text
    return bool(known(name)) or (anonymous(name) and not vehicle(noun))
