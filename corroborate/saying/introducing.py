"""Sentences that only introduce the quotation in the next one: "The mayor answered in a statement:"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.records import Sentence
from corroborate.saying.cues import FINITE, SUBJECTS, cue_verb
from corroborate.saying.extents import negated
from corroborate.saying.phrases import phrase, vehicle

if TYPE_CHECKING:
    from spacy.tokens import Span


def introduced(sentence: Sentence, span: Span, text: str) -> tuple[tuple[int, int], str] | None:
    """Return who is about to speak, as tokens, and the cue, where a sentence ends in a colon."""
    verb = span.root
    if not text[sentence.start : sentence.end].rstrip().endswith(":") or sentence.form != "body":
        return None
    says = cue_verb(verb) or any(vehicle(token) for token in verb.subtree)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    if not says or subject is None or verb.tag_ not in FINITE | {"VBN"} or negated(verb):
        return None
    if subject.pos_ not in {"NOUN", "PROPN", "PRON"} or subject.tag_ in {"WP", "WDT"} or vehicle(subject):
        return None
    return phrase(subject, span, verb.i), verb.text
