"""The sorts of pronouns, and what tells whether one stands for something or somebody."""

from __future__ import annotations

from spacy.tokens import Token

from corroborate.referring.antecedents import words
from corroborate.saying.speakers import kind

HE, SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
IT, THEY = frozenset({"it", "its"}), frozenset({"they", "their", "them"})
FIRST, WE = frozenset({"i", "my", "me"}), frozenset({"we", "our", "us"})

LONGEST = 9
"""Words of the longest description that is put in for a pronoun."""

_OWNING = frozenset({"his", "her", "its", "their", "my", "our"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "relcl", "acl"})
"""What makes "it was" stand for nothing: "it was a surprise that"."""
_SEEMING = frozenset("appear seem look sound emerge be take turn happen follow come mean".split())
_THOUGHT = frozenset("fear believe think understand expect report say know estimate hope reckon".split())


def sort_of(token: Token) -> frozenset[str] | None:
    """Return the forms of the pronoun a token is."""
    if token.pos_ not in ("PRON", "DET", "PROPN") or token.text == "US":
        return None
    return next((group for group in (HE, SHE, IT, THEY, FIRST, WE) if token.lower_ in group), None)


def leads(token: Token) -> bool:
    """Say whether a pronoun is the subject of its clause, or owns it ("its warplanes struck")."""
    return token.dep_ in _SUBJECT or (token.lower_ in _OWNING and token.head.dep_ in _SUBJECT)


def refers(token: Token) -> bool:
    """Say whether "it" stands for something: not so in "it is clear that", "it is feared"."""
    if token.dep_ not in _SUBJECT:
        return True
    verb = token.head
    if token.dep_ == "nsubjpass" and verb.lemma_ in _THOUGHT:
        return False
    if verb.lemma_ == "be":
        told = [child for child in verb.children if child.dep_ == "attr" and child.pos_ == "NOUN"]
        return bool(told) and not any(part.dep_ in _CLAUSES for node in (verb, *told) for part in node.children)
    return verb.lemma_ not in _SEEMING or any(child.dep_ == "xcomp" for child in verb.children)


def human(token: Token) -> bool:
    """Say whether a noun or name is somebody."""
    return (
        token.ent_type_ == "PERSON"
        or token.lower_ in ("person", "somebody", "someone")
        or token.lower_ in words("male") | words("female")
        or kind(token.lower_) == "person"
    )


def joined(token: Token) -> bool:
    """Say whether a noun is the first of several."""
    return any(child.dep_ == "conj" for child in token.children)
