"""What a claim that was cut from its sentence lacks at its start: a verb of saying with its doer, or a subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corroborate.claiming.worded import Edit
from corroborate.records import Claim, Sentence
from corroborate.saying.cues import verbs
from corroborate.saying.phrases import phrase

LONGEST = 160
"""Characters of the longest speaker and verb that are put before a noun phrase ("the army announced")."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def opening(claim: Claim, tokens: Sequence[Token], sentence: Sentence) -> Iterator[Edit]:
    """Yield what to put before a claim that has no verb or whose first verb has no subject."""
    blames = claim.attribution is not None and _is_blaming(claim.attribution.cue)
    thing = blames or not verbal(tokens) or _announced(tokens)
    before = _sayer(claim, sentence) if thing else _subject(tokens, sentence)
    if before:
        yield Edit(claim.start, claim.start, f"[{before}] ")


def _is_blaming(cue: str) -> bool:
    """Say whether a cue takes whoever is blamed for its object: "accused the army of"."""
    return any(cue.lower().startswith(verb.rstrip("e")) for verb in verbs("accuse"))


def _announced(tokens: Sequence[Token]) -> bool:
    """Say whether a claim begins with the thing that was announced, denied or condemned, and goes on with more."""
    noun = next((token for token in tokens if token.pos_ in ("NOUN", "PROPN") and token.dep_ == "dobj"), None)
    if noun is None or noun.head.i >= tokens[0].i or noun.left_edge.i != tokens[0].i:
        return False
    return noun.head.lemma_.lower() in verbs("bare")


def verbal(tokens: Sequence[Token]) -> bool:
    """Say whether a claim is a clause and not a thing somebody announced."""
    held = {token.i for token in tokens}
    return any(_tells(token, held) for token in tokens)


def _tells(token: Token, held: set[int]) -> bool:
    """Say whether a verb makes the claim a clause: not one inside words about a noun or a circumstance."""
    if token.tag_ not in _FINITE and (token.tag_ != "VBN" or token.dep_ == "amod"):
        return False
    node = token
    while node.i in held:
        if node.dep_ in ("relcl", "advcl", "acl", "pcomp"):
            return node.head.i not in held
        if node.head.i == node.i:
            return True
        node = node.head
    return True


def _sayer(claim: Claim, sentence: Sentence) -> str | None:
    """Return "the army announced" for "an operation": words said of a thing, not a clause."""
    who = claim.attribution
    if who is None or who.start is None or claim.form != "body" or sentence.parsed is None:
        return None
    if not sentence.start <= who.start < claim.start or claim.start - who.start > LONGEST:
        return None
    start = who.start - sentence.shift
    words = [token for token in sentence.parsed if start <= token.idx < claim.start - sentence.shift]
    said = [token for token in words if token.tag_.startswith("VB")]
    if (
        not said
        or said[-1].lemma_ not in verbs("bare")
        or any(token.text in '"“' or token.tag_ == "PRP" or token.lower_ in ("neither", "nor") for token in words)
    ):
        return None
    words = [token for token in words if token.tag_ not in ("WDT", "WP")]
    lead = sentence.parsed.doc[words[0].i - 1] if words[0].i > sentence.parsed.start else None
    if lead is not None and lead.dep_ == "det":
        words.insert(0, lead)
    return "".join(token.text_with_ws for token in words).strip(" ,")


def _subject(tokens: Sequence[Token], sentence: Sentence) -> str | None:
    """Return the subject that stands outside the claim for the verb it begins with."""
    first = next((token for token in tokens if token.is_alpha and token.pos_ not in ("ADV", "CCONJ")), None)
    span = sentence.parsed
    if first is None or span is None or first.tag_ not in _FINITE:
        return None
    verb = first.head if first.dep_ in ("aux", "auxpass") else first
    held = {token.i for token in tokens}
    for _ in range(4):
        subject = next((child for child in verb.children if child.dep_ in _SUBJECT), None)
        if subject is not None:
            if subject.i in held or subject.pos_ not in ("NOUN", "PROPN"):
                return None
            start, end = phrase(subject, span, verb.i if subject.i < verb.i else None)
            return str(span.doc[start:end].text).strip(' ,;:"“”')
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None
