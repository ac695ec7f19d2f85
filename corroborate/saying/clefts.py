"""Cues in a clause about the thing told of: "what X said was an attack", "strikes that X says hit depots"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.cues import CLAUSAL, Frame, verbs
from corroborate.saying.extents import subtree_end
from corroborate.saying.phrases import phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NEAR = 4  # tokens before a speaker in which the word stands that opens the clause


def what_frame(verb: Token, span: Span, speaker: tuple[int, int]) -> Frame | None:
    """Read "what X said was an attack", "what X described as attacks": content is what follows."""
    doc = verb.doc
    start = verb.i + 1
    while start < span.end and (
        doc[start].lower_ in {"was", "were", "is", "are", "as", "called", "to", "be"} or doc[start].text == ","
    ):
        start += 1
    if start >= span.end:
        return None
    heads = [
        t for t in doc[start : min(start + 8, span.end)] if t.dep_ in {"attr", "pobj", "dobj", "nsubj", "acomp", "oprd"}
    ]
    edge = min(span.end, max((t.right_edge.i for t in heads[:1]), default=span.end - 1) + 1)
    comma = next((i for i in range(start, span.end) if doc[i].text in {",", ";"}), span.end)
    end = edge if start < edge else comma
    return Frame(verb, speaker, (speaker[0] - 1, start), (start, end), "right", True, alleged=True)


def gapped(verb: Token, span: Span, speaker: tuple[int, int]) -> bool:
    """Tell whether a clause opened by "that" or "which" right before the speaker holds the speaker and the cue."""
    opening = verb.doc[max(verb.head.i + 1, span.start, speaker[0] - NEAR) : speaker[0]]
    return verb.dep_ == "relcl" and any(t.lower_ in {"that", "which", "what"} for t in opening)


def gapped_frame(verb: Token, span: Span, speaker: tuple[int, int]) -> Frame | None:
    """Read "strikes that X says hit depots": the noun before is part of what was said."""
    head = verb.head
    start = phrase(head, span)[0]
    opening = next((t.i for t in verb.doc[head.i + 1 : speaker[0]] if t.tag_ in {"WDT", "IN", "WP"}), speaker[0])
    end = subtree_end(verb, span)
    clause = any(c.dep_ in CLAUSAL for c in verb.children) or verb.lemma_.lower() in verbs("accuse")
    if end <= verb.i + 1 or not clause:
        return None
    return Frame(
        verb,
        speaker,
        (opening, verb.i + 1),
        (start, end),
        "around",
        True,
        alleged=verb.lemma_.lower() in verbs("accuse"),
    )
