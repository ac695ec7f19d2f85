"""What "it" and "they" stand for: the subject of the clause or sentence before."""

from __future__ import annotations

from spacy.tokens import Span, Token

from corroborate.records import Claim, Sentence
from corroborate.referring.antecedents import Memory, words
from corroborate.saying.cues import verbs
from corroborate.saying.phrases import phrase
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


def subject_beside(claim: Claim, token: Token, sentence: Sentence, memory: Memory, sort: frozenset[str]) -> str | None:
    """Return the subject of the clause before, in a sentence that was cut between them: "Azaz fell, but it held on"."""
    verb = token.head
    if token.dep_ not in _SUBJECT or verb.dep_ not in ("conj", "parataxis") or sentence.parsed is None:
        return None
    if verb.head.idx + sentence.shift >= claim.start or (sort is IT and not refers(token)):
        return None
    return _subject(sentence, sentence.parsed, verb.head, memory, sort)


def subject_before(
    token: Token, sentence: Sentence, before: Sentence | None, memory: Memory, sort: frozenset[str]
) -> str | None:
    """Return the subject of the sentence before for "it" and "they" that open their own."""
    span = sentence.parsed
    if span is None or before is None or before.parsed is None or before.furniture is not None:
        return None
    opening = [part for part in span[: token.i - span.start] if part.is_alpha]
    nouns = [part for part in opening if part.pos_ in ("NOUN", "PROPN", "VERB", "PRON")]
    sets = any(part.lemma_.lower() not in words("times") and part.ent_type_ not in ("DATE", "TIME") for part in nouns)
    if sets or not leads(token) or (sort is IT and not refers(token)):
        return None
    return _subject(before, before.parsed, before.parsed.root, memory, sort)


def _subject(sentence: Sentence, span: Span, root: Token, memory: Memory, sort: frozenset[str]) -> str | None:
    """Return the subject of a verb, if "it" or "they" may stand for it."""
    if root.lemma_ in verbs("speech"):
        return None  # who spoke, or what was spoken of
    head = next((child for child in root.children if child.dep_ in _SUBJECT), None)
    if head is None or root.pos_ not in ("VERB", "AUX"):
        return None
    meant = memory.meant.get((sentence.field, head.idx + sentence.shift))
    if meant is not None:
        return meant
    if head.ent_type_ == "PERSON":
        return None
    many = head.tag_ in ("NNS", "NNPS") or joined(head)
    if head.pos_ not in ("NOUN", "PROPN") or many != (sort is THEY) or (human(head) and not many):
        return None
    first, last = phrase(head, span, root.i)
    run = span.doc[first:last]
    if head.tag_ == "NN" and not any(part.dep_ in ("det", "poss", "nummod") for part in head.children):
        return None  # no thing told: a name the parser takes for a common noun, or half of one
    if len(run) > LONGEST or any(part.pos_ == "PRON" for part in run) or run[-1].pos_ not in ("NOUN", "PROPN"):
        return None
    return str(run.text).strip(' ,;:"“”') or None


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
