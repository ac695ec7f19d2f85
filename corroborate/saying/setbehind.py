"""Names before what their bearer is, the commas lost: "Omar Haddad a nurse in Oldford said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon
from corroborate.saying.cues import FINITE, nouns
from corroborate.saying.phrases import date_like, vehicle
from corroborate.saying.speakers import known

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

REACH = 24
"""Tokens before a verb in which a name and what its bearer is are looked for."""
RELATIVE = 6
"""Tokens between "who" and its verb, at most."""
_FINITE = FINITE | {"MD"}
_ARTICLES = frozenset({"a", "an", "the"})
_OF = frozenset({"for", "of", "at", "in", "with", "from", "on"})
_HOME = frozenset({"from", "in", "of"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
_IN_NAME = frozenset({"of", "for", "and", "&", "-", "the"})
_NO_SUBJECT = frozenset({"ADP", "VERB", "AUX", "DET", "PART", "CCONJ", "SCONJ"})
_OPENS_CLAUSE = frozenset({"and", "but", "while", "as", "whereas", "that", "because"})
_NO_PERSON = frozenset({"source", "report", "statement", "video", "footage", "witness"})


def named_before(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    """Return the head of the name whose bearer is described between it and the verb, the commas lost."""
    if verb.tag_ not in _FINITE:
        return None
    doc, low = verb.doc, _region(verb, span, quoted)
    last = verb.i - 1 - (verb.i - 1 > low and doc[verb.i - 1].dep_ == "advmod")
    for at in range(low + 1, last + 1):
        if _opens(doc, at, last, low):
            name = _name(doc, _before_brackets(doc, at, low), low, span)
            if name is not None and (doc[at].lower_ in _HOME or _fits(name, doc[at : last + 1])):
                return name
    return None


def full_name(last: Token) -> bool:
    """Tell whether a person's whole name ends here, behind what its bearer is: "the head of the union Omar Haddad"."""
    person = next((e for e in last.sent.ents if e.label_ == "PERSON" and e.end == last.i + 1), None)
    if person is None or len(person) < 2:
        return False
    doc, start = last.doc, person.start
    while start > last.sent.start and doc[start - 1].pos_ in {"PROPN", "ADJ"} and _of_title(doc[start - 1]):
        start -= 1
    return start > last.sent.start and doc[start - 1].pos_ in {"NOUN", "PROPN"}


def _of_title(token: Token) -> bool:
    """Tell whether a word may belong to the title before a name: "Foreign Minister Omar Haddad"."""
    return token.ent_type_ in {"", "NORP"}


def _region(verb: Token, span: Span, quoted: frozenset[int]) -> int:
    """Return the first token of the stretch before a verb in which no other clause and no quotation stands."""
    doc, at = verb.doc, verb.i
    while at > max(span.start, verb.i - REACH):
        before = doc[at - 1]
        if before.i in quoted or (before.is_punct and before.text not in {"-", "(", ")", "."}):
            break
        if before.tag_ in _FINITE and not before.ent_type_:
            reach = range(at - 2, max(span.start, at - 2 - RELATIVE), -1)
            relative = next((i for i in reach if doc[i].tag_ in {"WP", "WDT"}), None)
            if relative is None:
                break
            at = relative
        else:
            at -= 1
    return at


def _opens(doc: Doc, at: int, last: int, low: int) -> bool:
    """Tell whether what somebody is may begin here: "a nurse", "spokesman for", behind a quotation "from Oldford"."""
    token, before = doc[at], doc[at - 1]
    if not _named(before) and before.text != ")":
        return False
    if token.lower_ in _HOME:
        return before.ent_type_ == "PERSON" and doc[low].ent_type_ == "PERSON" and doc[low - 1].text in {'"', "”"}
    plain = token.tag_ == "NN" and before.ent_type_ == "PERSON" and before.ent_iob_ == "I"
    return token.lower_ in _ARTICLES or (plain and at < last and doc[at + 1].lower_ in _OF)


def _before_brackets(doc: Doc, at: int, low: int) -> int:
    """Return where brackets that end here open, or ``at`` itself."""
    return next((i for i in range(at - 2, low, -1) if doc[i].text == "("), at) if doc[at - 1].text == ")" else at


def _name(doc: Doc, end: int, low: int, span: Span) -> Token | None:
    """Return the head of the name that ends before ``end``, if it may be a subject."""
    last = doc[end - 1]
    if not _named(last) or last.ent_type_ in _PLACES or date_like(last):
        return None
    person = next((e for e in span.ents if e.label_ == "PERSON" and e.start < end <= e.end), None)
    if person is None and not all(t.pos_ in {"PROPN", "ADJ", "DET"} or t.lower_ in _IN_NAME for t in doc[low:end]):
        return None
    start = low if person is None else person.start
    while start > low and doc[start - 1].pos_ in {"PROPN", "DET"} and doc[start - 1].ent_type_ not in _PLACES:
        start -= 1
    if not _may_open(doc, start, low, span) or (start > low and end - start < 2):
        return None
    head = last
    while start <= head.head.i < end and head.head.i != head.i:
        head = head.head
    return head if head.pos_ == "PROPN" else last


def _may_open(doc: Doc, start: int, low: int, span: Span) -> bool:
    """Tell whether a clause may open with the name at ``start``: it is nobody's object."""
    if start == low:
        return start == span.start or doc[start - 1].pos_ not in {"VERB", "AUX"}
    before = doc[start - 1]
    return before.lower_ in _OPENS_CLAUSE or before.tag_ == "RP" or before.pos_ not in _NO_SUBJECT


def _named(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.ent_type_ == "PERSON"


def _fits(name: Token, words: Span) -> bool:
    """Tell whether words can describe who bears the name, and are no speaker beside it ("Haddad the ministry said")."""
    head = next((t for t in words if t.pos_ == "NOUN" and t.dep_ not in {"compound", "amod", "npadvmod"}), None)
    if head is None or head.tag_ == "NNS" or vehicle(head) or date_like(head):
        return False
    lemma, table = head.lemma_.lower(), lexicon("bodies")["descriptions"]
    own = next((t.i for t in words if t.pos_ == "ADP"), words.end)
    beside = known(words.doc[words.start : own].text) is not None and lemma not in table["person_words"]
    if beside or lemma in _NO_PERSON:
        return False
    if name.ent_type_ == "PERSON":
        return lemma not in table["body_words"]
    return (lemma in table["body_words"] or words[0].lower_ != "the") and lemma not in nouns("mute")
