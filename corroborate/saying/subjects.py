"""Whose words a cue verb introduces: its subject, inverted, borrowed or relayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.able import is_nobody, is_speaker, is_time, mute, speaks
from corroborate.saying.cues import FINITE, finite, nouns, verbs
from corroborate.saying.lent import borrowed_from
from corroborate.saying.phrases import date_like, phrase
from corroborate.saying.setbehind import full_name, named_before
from corroborate.saying.speakers import known
from corroborate.saying.turned import hung_behind, inverted, known_after, named_after

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

APPOSITION = 20  # tokens between commas in which a speaker is described
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_NOT_WHO = frozenset({"there", "this", "these", "those", "which", "what", "that", "i", "we", "you"})
_Who = tuple["Token", bool, bool]
"""Head of the speaker, whether it was borrowed from another verb, whether it is the noun before "who"."""


def whose(verb: Token, span: Span, quoted: frozenset[int]) -> _Who | None:
    """Return (head of the speaker, whether it was borrowed from another verb, whether it is the noun before "who").

    What cannot speak (a gas, a blast, "1,100 people") is no speaker: the noun phrase after the verb is, or nobody.
    """
    found = _whose(verb, span, quoted)
    if found is not None and is_nobody(found[0]):
        return None
    if found is None or not (mute(found[0]) or is_time(found[0], span)):
        return found
    before = verb.doc[verb.i - 1] if verb.i > span.start else None
    if found[0].lemma_.lower() in nouns("counted") and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return found  # "20 residents said that"
    if before is not None and before.i != found[0].i and before.i not in quoted and _speaks_last(before, verb, span):
        return before, False, False
    after = named_after(verb, span, quoted)
    return (after, False, False) if after is not None else None


def _whose(verb: Token, span: Span, quoted: frozenset[int]) -> _Who | None:
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"} and verb.lemma_.lower() in {"declare", "proclaim"}:
        return None  # "the state declared a year ago", "the self-proclaimed state"
    before = verb.doc[verb.i - 1] if verb.i > span.start and verb.i - 1 not in quoted else None
    if before is not None and before.lower_ in {"he", "she", "it", "they"} and verb.tag_ in FINITE:
        return before, False, False
    named = named_before(verb, span, quoted)
    if named is not None:
        return named, False, False
    turned = inverted(verb, span, quoted) or known_after(verb, span, quoted)
    if turned is not None:
        return turned, False, False
    subject = _subject(verb, span, quoted)
    by_rank = subject is not None and subject.dep_ == "nsubjpass" and verb.lemma_.lower() not in verbs("relay")
    if by_rank or (subject is None and _passive(verb)):
        agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
        return (agents[0], False, False) if agents else None
    if subject is not None:
        return _of_subject(verb, subject, before)
    return _without_subject(verb, span, before, quoted)


def _subject(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    inside = (c for c in verb.children if span.start <= c.i < span.end and c.i not in quoted)
    return next((c for c in inside if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children) or (
        verb.dep_ == "acl" and any(c.dep_ == "agent" for c in verb.children)
    )


def _of_subject(verb: Token, subject: Token, before: Token | None) -> _Who | None:
    """Return the speaker where the parse gives the verb a subject."""
    if subject.tag_ in {"WP", "WDT"} or subject.lower_ == "that":
        named = verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"} and verb.head.i < verb.i
        return (verb.head, False, True) if named else None
    if subject.lower_ in _NOT_WHO or subject.pos_ == "VERB":
        return None
    if subject.lower_ == "it" and verb.lemma_.lower() in {"read", "show", "put"}:
        return None
    return (before if before is not None and _nearer(verb, subject, before) else subject), False, False


def _nearer(verb: Token, subject: Token, before: Token) -> bool:
    """Tell whether the noun right before a finite verb speaks, and the subject of the parse is part of what it says."""
    if before.pos_ not in {"NOUN", "PROPN"} or before.i <= subject.i or verb.tag_ not in FINITE or date_like(before):
        return False
    if before.ent_type_ == "GPE" and verb.doc[before.i - 1].pos_ == "ADP":
        return False  # "the envoy of the league in Oldford suggested"
    if full_name(before) and not _told_of(subject, before):
        return True
    between = verb.doc[subject.i + 1 : before.i]
    apart = any(t.pos_ in {"VERB", "AUX", "NUM"} or t.text == "," or t.dep_ == "det" for t in between)
    owned = any(c.dep_ == "poss" and c.lower_ in {"its", "his", "her", "their"} for c in before.children)
    return apart and not owned and not subject.is_ancestor(before)


def _told_of(subject: Token, name: Token) -> bool:
    """Tell whether a name stands in a clause on the subject: "fighters led by their commander Omar Haddad"."""
    return subject.is_ancestor(name) and any(t.pos_ == "VERB" and subject.is_ancestor(t) for t in name.ancestors)


def _without_subject(verb: Token, span: Span, before: Token | None, quoted: frozenset[int]) -> _Who | None:
    """Return the speaker where the parse gives the verb no subject."""
    named = before if before is not None and before.pos_ in {"NOUN", "PROPN"} else None
    plain = verb.lemma_.lower() in {"say", "claim", "report", "warn", "confirm"}
    if verb.tag_ == "VBG" and named is not None and named.dep_ != "pobj" and plain and speaks(named, span):
        return named, False, False
    beside = _past_apposition(verb, span, quoted) or _beside(verb, before, quoted)
    if beside is not None:
        return beside, False, False
    if verb.tag_ in {"VBG", "VB"} or verb.dep_ == "conj":
        borrowed = borrowed_from(verb, span)
        if borrowed is not None:
            return borrowed, verb.dep_ != "acl" or borrowed.i != verb.head.i, False
    ready = verb.tag_ in FINITE and before is not None and is_speaker(before, span)
    if ready and before is not None and verb.dep_ in {"advcl", "ccomp", "relcl"}:
        return before, False, False  # "... to 61 a war monitor said on Tuesday", its comma lost
    turned = hung_behind(verb, span)
    if turned is not None:
        return turned, False, False
    if ready and before is not None:
        return before, False, False
    if before is not None and verb.tag_ in FINITE and before.pos_ in _NAMES and not date_like(before):
        return before, False, False
    return None


def _past_apposition(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    """Return the name before what its bearer is, between commas, that a parse lost: "Omar Haddad, the mayor, said"."""
    doc = verb.doc
    last = verb.i - 1 if doc[verb.i - 1].dep_ != "advmod" else verb.i - 2
    if verb.tag_ not in FINITE or last <= span.start or doc[last].text != ",":
        return None
    first = next((i for i in range(last - 1, max(span.start, last - APPOSITION), -1) if doc[i].text == ","), None)
    if first is None or first <= span.start or quoted.intersection(range(first - 1, last)):
        return None
    name, told = doc[first - 1], doc[first + 1 : last]
    described = told[0].pos_ in {"DET", "NOUN", "ADJ", "NUM", "PROPN"} or told[0].tag_ in {"PRP$", "WP"}
    if not described or (told[0].tag_ != "WP" and finite(told)):
        return None
    placed = doc[max(span.start, phrase(name, span)[0] - 1)].pos_ == "ADP"  # "near Oldford, the monitor, a group, said"
    if placed or known(told.text) is not None:
        return None
    named = name.pos_ == "PROPN" and name.ent_type_ not in {"GPE", "LOC"} and not date_like(name)
    return name if named or is_speaker(name, span) else None


def _beside(verb: Token, before: Token | None, quoted: frozenset[int]) -> Token | None:
    """Return the noun phrase that ends right before a finite verb the parser took for a coordinated one.

    "..., among them two children, the monitor said": a verb joined to another by "and" would have "and" before it.
    """
    if before is None or verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or before.i in quoted:
        return None
    if before.pos_ not in {"NOUN", "PROPN"} or date_like(before):
        return None
    head = before
    while head.dep_ in {"pobj", "prep", "compound", "amod", "poss", "nmod"} and head.head.i != verb.i:
        head = head.head
    return head if head.pos_ in {"NOUN", "PROPN"} and head.i < verb.i and not date_like(head) else None


def _speaks_last(noun: Token, verb: Token, span: Span) -> bool:
    """Tell whether a speaker stands right before a finite verb of saying that the parse gave to what happened."""
    if noun.pos_ not in {"NOUN", "PROPN"} or date_like(noun) or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    person = noun.pos_ == "PROPN" and noun.ent_type_ in {"PERSON", "ORG"}
    return verb.lemma_.lower() in {"add", "report", "say"} and (person or speaks(noun, span))
