"""Whose words a cue verb introduces: its subject, inverted, borrowed or relayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.cues import SUBJECTS, cue_verb, nouns, verbs
from corroborate.saying.phrases import date_like, phrase, vehicle
from corroborate.saying.speakers import anonymous, known
from corroborate.saying.timespeakers import timeless

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NOBODY = frozenset({"nobody", "none", "neither"})
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
_HUNG = frozenset({"dobj", "attr", "oprd", "npadvmod", "appos", "dative", "intj"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOT_WHO = frozenset({"there", "this", "these", "those", "which", "what", "that", "i", "we", "you"})
_Who = tuple["Token", bool, bool]
"""Head of the speaker, whether it was borrowed from another verb, whether it is the noun before "who"."""
DEPTH = 4  # steps up the tree within which a verb without a subject borrows one


def whose(verb: Token, span: Span, quoted: frozenset[int]) -> _Who | None:
    """Return (head of the speaker, whether it was borrowed from another verb, whether it is the noun before "who").

    What cannot speak (a gas, a blast, "1,100 people") is no speaker: the noun phrase after the verb is, or nobody.
    """
    found = _whose(verb, span, quoted)
    if found is not None and _is_nobody(found[0]):
        return None
    if found is None or not (_mute(found[0]) or _is_time(found[0], span)):
        return found
    before = verb.doc[verb.i - 1] if verb.i > span.start else None
    if before is not None and before.i != found[0].i and before.i not in quoted and _speaks_last(before, verb, span):
        return before, False, False
    after = _named_after(verb, span, quoted)
    return (after, False, False) if after is not None else None


def _is_nobody(head: Token) -> bool:
    """Tell whether the words say that nobody said it ("No group has claimed the raid")."""
    return head.lower_ in _NOBODY or any(child.dep_ == "det" and child.lower_ == "no" for child in head.children)


def _is_time(head: Token, span: Span) -> bool:
    """Tell whether what was read as a speaker is a time ("... in the previous few days said Omar Haddad")."""
    start, end = phrase(head, span)
    return not timeless(span.doc[start:end].text)


def _mute(head: Token) -> bool:
    if head.lemma_.lower() in nouns("mute"):
        return True
    return head.lemma_.lower() in nouns("counted") and any(
        child.like_num or child.lower_ in {"many", "several", "dozens", "hundreds", "more"} for child in head.subtree
    )


def _named_after(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    """Return the head of a noun phrase that stands right after the verb ("... said the Observatory")."""
    if verb.lemma_.lower() not in {"say", "add", "report"}:
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + 6, span.end)]:
        if token.i in quoted or token.pos_ in {"VERB", "AUX", "SCONJ", "PRON"} or token.is_punct:
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound" and not date_like(token) and not _mute(token):
            return token
    return None


def _whose(verb: Token, span: Span, quoted: frozenset[int]) -> _Who | None:
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"} and verb.lemma_.lower() in {"declare", "proclaim"}:
        return None  # "the state declared a year ago", "the self-proclaimed state"
    before = verb.doc[verb.i - 1] if verb.i > span.start and verb.i - 1 not in quoted else None
    if before is not None and before.lower_ in {"he", "she", "it", "they"} and verb.tag_ in _FINITE:
        return before, False, False
    turned = _inverted(verb, span, quoted) or _known_after(verb, span, quoted)
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
    if before.pos_ not in {"NOUN", "PROPN"} or before.i <= subject.i or verb.tag_ not in _FINITE or date_like(before):
        return False
    between = verb.doc[subject.i + 1 : before.i]
    apart = any(t.pos_ in {"VERB", "AUX", "NUM"} or t.text == "," or t.dep_ == "det" for t in between)
    owned = any(c.dep_ == "poss" and c.lower_ in {"its", "his", "her", "their"} for c in before.children)
    return apart and not owned and not subject.is_ancestor(before)


def _without_subject(verb: Token, span: Span, before: Token | None, quoted: frozenset[int]) -> _Who | None:
    """Return the speaker where the parse gives the verb no subject."""
    named = before if before is not None and before.pos_ in {"NOUN", "PROPN"} else None
    plain = verb.lemma_.lower() in {"say", "claim", "report", "warn", "confirm"}
    if verb.tag_ == "VBG" and named is not None and plain and _speaks(named, span):
        return named, False, False
    beside = _beside(verb, before, quoted)
    if beside is not None:
        return beside, False, False
    if verb.tag_ in {"VBG", "VB"} or verb.dep_ == "conj":
        borrowed = _borrowed(verb, span)
        if borrowed is not None:
            return borrowed, verb.dep_ != "acl" or borrowed.i != verb.head.i, False
    spoken = verb.tag_ == "VBD" and verb.dep_ in {"advcl", "ccomp", "relcl"}
    if spoken and before is not None and _is_speaker(before, span):
        return before, False, False  # "... to 61 a war monitor said on Tuesday", its comma lost
    turned = _behind(verb, span)
    if turned is not None:
        return turned, False, False
    if before is not None and verb.tag_ in _FINITE and before.pos_ in _NAMES and not date_like(before):
        return before, False, False
    return None


def _behind(verb: Token, span: Span) -> Token | None:
    """Return the noun the parse hung on a finite verb right behind it ("... said the mayor")."""
    near = verb.doc[verb.i + 1 : min(verb.i + 3, span.end)]
    if verb.tag_ not in _FINITE or not any(t.pos_ in {"NOUN", "PROPN", "DET", "PRON", "ADJ"} for t in near):
        return None
    if verb.lemma_.lower() not in {"say", "add", "note", "explain", "report", "state", "warn"}:
        return None
    after = [c for c in verb.children if c.i > verb.i]
    if any(c.dep_ == "ccomp" for c in after):
        return None
    heads = (c for c in after if c.dep_ in _HUNG and c.pos_ in {"NOUN", "PROPN"})
    return next((c for c in heads if not date_like(c)), None)


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


def _inverted(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    """Return the speaker of ", said a fire officer": a noun phrase after the verb with no clause of its own."""
    if verb.lemma_.lower() not in {"say", "add", "note", "explain"} or verb.i == span.start or verb.i + 1 >= span.end:
        return None
    doc = verb.doc
    before = doc[verb.i - 1]
    if before.i not in quoted and before.text not in {",", '"', "”"}:
        return None
    head = next(
        (
            t
            for t in doc[verb.i + 1 : min(verb.i + 9, span.end)]
            if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound"
        ),
        None,
    )
    between = doc[verb.i + 1 : head.i] if head is not None else None
    if head is None or between is None:
        return None
    if any(t.pos_ in {"VERB", "AUX"} or (t.is_punct and t.text != "-") for t in between):
        return None
    end = phrase(head, span)[1]
    follows = doc[end] if end < span.end else None
    closed = (
        follows is None or follows.is_punct or follows.pos_ in {"ADP", "SCONJ"} or follows.tag_ in {"WP", "WDT", "IN"}
    )
    return head if closed or date_like(head.doc[end]) else None


def _speaks_last(noun: Token, verb: Token, span: Span) -> bool:
    """Tell whether a speaker stands right before a finite verb of saying that the parse gave to what happened."""
    if noun.pos_ not in {"NOUN", "PROPN"} or date_like(noun) or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    return verb.lemma_.lower() in {"add", "report", "say"} and _speaks(noun, span)


def _known_after(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    """Return a known body that a sentence ends in behind "said", the comma before the verb lost."""
    after = _named_after(verb, span, quoted) if verb.lemma_.lower() in {"say", "add"} else None
    if after is None:
        return None
    start, end = phrase(after, span)
    rest = [t for t in verb.doc[end : span.end] if t.pos_ in {"VERB", "AUX"}]
    return after if not rest and known(span.doc[start:end].text) else None


def _is_speaker(noun: Token, span: Span) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and not date_like(noun) and _speaks(noun, span)


def _speaks(noun: Token, span: Span) -> bool:
    start, end = phrase(noun, span)
    name = span.doc[start:end].text
    return bool(known(name)) or (anonymous(name) and not vehicle(noun))


def _borrowed(verb: Token, span: Span) -> Token | None:
    """Find whose verb this is when it has no subject: "..., adding", "went on to say", "a statement saying"."""
    climb = verb
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > span.start and verb.doc[verb.i - 1].text == ",":
        subject = next((c for c in span.root.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
        if subject is not None and subject.pos_ in {"NOUN", "PROPN", "PRON"} and subject.lower_ not in {"it", "there"}:
            return subject
    for _ in range(DEPTH):
        if climb.dep_ == "acl" and climb.head.pos_ in {"NOUN", "PROPN"}:
            noun = climb.head
            if not vehicle(noun):
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
                if child.lower_ in {"it", "there"} and not cue_verb(climb):
                    return None
                return child
    return None
