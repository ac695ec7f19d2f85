"""Speakers that stand behind their verb: '..., said a fire officer', '... said the Observatory'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.able import is_speaker, mute
from corroborate.saying.cues import CLOSING, FINITE, verbs
from corroborate.saying.phrases import date_like, phrase
from corroborate.saying.speakers import known

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TURNED = frozenset({"say", "add", "note", "explain", "report", "write", "state", "warn"})
"""Verbs that stand before their speaker behind a comma; behind a quotation all verbs of speech may."""
_HUNG = frozenset({"dobj", "attr", "oprd", "npadvmod", "appos", "dative", "intj"})


def named_after(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    """Return the head of a noun phrase that stands right after the verb ("... said the Observatory")."""
    if verb.lemma_.lower() not in {"say", "add", "report"}:
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + 6, span.end)]:
        if token.i in quoted or token.pos_ in {"VERB", "AUX", "SCONJ", "PRON", "ADP"} or token.is_punct:
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound" and not date_like(token) and not mute(token):
            return token
    return None


def inverted(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    """Return the speaker of ", said a fire officer": a noun phrase after the verb with no clause of its own."""
    doc = verb.doc
    if verb.i == span.start or verb.i + 1 >= span.end or verb.tag_ not in FINITE | {"VBN"}:
        return None
    before = doc[verb.i - 1]
    said = before.i in quoted or before.text in CLOSING
    if not (said or before.text == ",") or verb.lemma_.lower() not in (verbs("speech") if said else _TURNED):
        return None
    near = doc[verb.i + 1 : min(verb.i + 9, span.end)]
    head = next((t for t in near if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"compound", "npadvmod"}), None)
    if (
        head is None
        or any(_parts(t) for t in doc[verb.i + 1 : head.i])
        or not (said or not _has_clause(verb, head, span))
    ):
        return None
    end = phrase(head, span)[1]
    follows = doc[end] if end < span.end else None
    closed = (
        follows is None or follows.is_punct or follows.pos_ in {"ADP", "SCONJ"} or follows.tag_ in {"WP", "WDT", "IN"}
    )
    closed = closed or (before.i in quoted and follows is not None and follows.pos_ not in {"VERB", "AUX"})
    return head if closed or date_like(head.doc[end]) else None


def _parts(token: Token) -> bool:
    """Tell whether a word or mark between a verb and a noun keeps the noun from being its speaker."""
    return token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"} or (token.is_punct and token.text != "-")


def _has_clause(verb: Token, head: Token, span: Span) -> bool:
    """Tell whether a noun behind the verb begins what was said: "Omar Haddad, a nurse, said the ward was full"."""
    doc = verb.doc
    end = phrase(head, span)[1]
    while end < span.end and (doc[end].dep_ in {"cc", "conj"} or doc[end].pos_ in {"NOUN", "PROPN"}):
        end += 1
    commas = sum(t.text == "," for t in doc[span.start : verb.i])
    if commas == 1 and end < span.end and doc[end].text == ",":
        return False  # "The road, said the mayor and others, was closed"
    subject = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    told_before = any(t.tag_ in FINITE | {"VBN"} for t in doc[span.start : verb.i])
    goes_on = any(t.pos_ in {"VERB", "AUX"} for t in doc[head.i + 1 : span.end])
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    begins = clause is not None and (head.is_ancestor(clause) or clause.is_ancestor(head))
    return begins or (subject and (goes_on or not told_before))


def known_after(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    """Return who a sentence ends in behind "said", the comma before the verb lost: a known body, or after a clause
    whoever can speak ("The road is the only way out said a shopkeeper who had stayed").
    """
    after = named_after(verb, span, quoted) if verb.lemma_.lower() in {"say", "add"} else None
    if after is None:
        return None
    doc, (start, end) = verb.doc, phrase(after, span)
    about = next((t.i for t in doc[end : span.end] if t.tag_ in {"WP", "WP$"}), span.end)
    if any(t.pos_ in {"VERB", "AUX"} for t in doc[end:about]):
        return None
    told = any(t.tag_ in FINITE for t in doc[span.start : verb.i])
    speaks = told and (after.ent_type_ == "PERSON" or is_speaker(after, span))
    return after if speaks or (about == span.end and known(doc[start:end].text)) else None


def hung_behind(verb: Token, span: Span) -> Token | None:
    """Return the noun the parse hung on a finite verb right behind it ("... said the mayor")."""
    near = verb.doc[verb.i + 1 : min(verb.i + 3, span.end)]
    if verb.tag_ not in FINITE or not any(t.pos_ in {"NOUN", "PROPN", "DET", "PRON", "ADJ"} for t in near):
        return None
    if verb.lemma_.lower() not in _TURNED:
        return None
    after = [c for c in verb.children if c.i > verb.i]
    if any(c.dep_ == "ccomp" for c in after):
        return None
    heads = (c for c in after if c.dep_ in _HUNG and c.pos_ in {"NOUN", "PROPN"})
    heads = (c for c in heads if verb.lemma_.lower() == "say" or c.pos_ == "PROPN" or is_speaker(c, span))
    return next((c for c in heads if not date_like(c)), None)
