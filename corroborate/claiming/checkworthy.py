"""How check-worthy a clause is: weights fitted to sentences people called so, over its grammar and its words.

``benchmarks/understanding/fit_checkworthy.py`` fits them and tells to what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from corroborate.lexicons import lexicon

LEAST = -1.0
"""Log odds below which a clause is taken for an opinion, a wish or a phrase that nobody can check."""
LEAST_BY_NAME = -2.0
"""The same where somebody named says it."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

_SUBJECT = frozenset({"nsubj", "nsubjpass", "expl"})
_MARKS = {"JJR": "compares", "JJS": "compares"}
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_VOICE = {"i": "I", "me": "I", "my": "I", "we": "we", "us": "we", "our": "we", "you": "you", "your": "you"}
_PLAIN_MODALS = frozenset({"will", "would", "'ll", "’ll", "'d"})
"""What is announced in the news is told with these as much as what is promised in a debate."""


def worth(tokens: Sequence[Token], verb: Token) -> float:
    """Return the log odds that people would check a clause with this main verb."""
    weights = _weights()
    return sum(weights.get(name, 0.0) for name in {"always", *features(tokens, verb)})


def features(tokens: Sequence[Token], verb: Token) -> frozenset[str]:
    """Return what is told of a clause: "number", "we", "subject it", "lemma believe"; not its length.

    Short clauses of a debate are mostly opinions, those of the news are not.
    """
    return frozenset((*_of_verb(verb), *(name for token in tokens for name in _of_word(token))))


def _of_word(token: Token) -> Iterator[str]:
    low = token.lower_
    if token.pos_ == "NUM" and token.like_num:
        yield "number"
    elif token.pos_ == "PROPN":
        yield "name"
    elif low in _VOICE:
        yield _VOICE[low]
    elif token.tag_ == "MD" and low not in _PLAIN_MODALS:
        yield f"modal {low}"
    elif token.dep_ == "neg" or low == "if":
        yield "not" if token.dep_ == "neg" else "if"
    elif token.pos_ in _CONTENT and token.is_alpha:
        yield f"lemma {token.lemma_.lower()}"
    if token.tag_ in _MARKS:
        yield _MARKS[token.tag_]


def _of_verb(verb: Token) -> Iterator[str]:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    tense = next((node.tag_ for node in (verb, *helpers) if node.tag_ in FINITE), "none")
    if tense != "MD":
        yield f"tense {tense}"
    if any(child.lemma_ == "have" for child in helpers):
        yield "perfect"
    if any(child.dep_ == "auxpass" for child in helpers):
        yield "passive"
    subject = next((child for child in verb.children if child.dep_ in _SUBJECT), None)
    if subject is not None:
        yield f"subject {subject.lower_ if subject.pos_ == 'PRON' or subject.tag_ == 'DT' else subject.pos_}"
    if verb.lemma_ == "be":
        yield from (f"is {child.dep_}" for child in verb.children if child.dep_ in ("acomp", "attr"))


@cache
def _weights() -> dict[str, float]:
    return {str(name): float(weight) for name, weight in lexicon("checkworthy")["weights"].items()}
