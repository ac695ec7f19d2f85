"""Token ranges of a sentence to sayings with trimmed character offsets."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corroborate.records import Attribution, Modality, Saying, Sentence
from corroborate.saying.cues import Frame, verbs
from corroborate.saying.modality import modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

EDGE = " \t\n\u00a0,;:.–—-"

MARKS = '"“”'

_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,4}$")


def saying_of(
    number: int,
    sentence: Sentence,
    span: Span,
    content: tuple[int, int],
    outside: tuple[tuple[int, int], ...],
    who: Attribution | None,
    frame: Frame | None = None,
) -> Saying | None:
    """Turn token ranges into a saying with trimmed character offsets; ``None`` when nothing is left."""
    doc, text = span.doc, _text(span.doc)
    low, high = max(content[0], span.start), min(content[1], span.end)
    if high <= low:
        return None
    base = sentence.shift
    start, end = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])
    start, end = trimmed(text, start, end)
    quoted = text[start : start + 1] in set(MARKS) and text[end - 1 : end] in set(MARKS)
    start, end = _unmarked(text, start, end)
    if end <= start:
        return None
    cut = tuple((doc[a].idx + base, doc[b - 1].idx + len(doc[b - 1]) + base) for a, b in outside)
    left_out = {i for a, b in outside for i in range(a, b)}
    tokens = [t for t in doc[low:high] if t.i not in left_out]
    cue = frame.cue.lemma_.lower() if frame is not None and frame.cue.pos_ in {"VERB", "AUX"} else None
    if frame is not None and frame.side == "whole" and cue not in verbs("deny"):
        cue = None
    how: Modality = modality(tokens, cue, frame is not None and frame.cue.tag_ == "VBD")
    return Saying(number, start + base, end + base, who, cut, how, quoted)


_HANGING = re.compile(r"\s(?:and|or|of|for|with)$")
"""A word that joins a name to what the parse left out ("a hospital and")."""
_EXPLAINED = re.compile(r"(?<=[a-z])\s(?:a|an)\s[A-Za-z].*$", re.DOTALL)
"""What a name is said to be, its comma lost: "the Observatory a Norland-based monitor"."""


def plain_saying(number: int, sentence: Sentence, span: Span, who: Attribution | None, quoted: bool = False) -> Saying:
    """Return the whole sentence as one saying."""
    made = saying_of(number, sentence, span, (span.start, span.end), (), who)
    if made is None:
        return Saying(number, sentence.start, sentence.end, who)
    return replace(made, quoted=made.quoted or quoted)


def printed_speaker(span: Span, run: tuple[int, int]) -> str:
    """Return a speaker's words without article, marks and edges; the stop of initials ("J.B.") stays."""
    words = span.doc[run[0] : run[1]].text
    words = words.strip(MARKS) if _INITIALS.search(words) else words.strip(EDGE + MARKS)
    words = _HANGING.sub("", words)
    bare = _EXPLAINED.sub("", re.sub(r"^[Tt]he\s+", "", words))
    return bare if any(char.isupper() for char in bare) else words


def _text(doc: Doc) -> str:
    """Return the text of ``doc``, built once: the parser joins it anew at every call."""
    if "printed" not in doc.user_data:
        doc.user_data["printed"] = doc.text
    return str(doc.user_data["printed"])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Move two offsets inwards over spaces and stops; the last stop of initials ("U.N.") stays."""
    while start < end and (text[start] in EDGE):
        start += 1
    while end > start and text[end - 1] in EDGE:
        if text[end - 1] == "." and re.search(r"(?:\b[A-Z]\.){1,4}$", text[max(start, end - 8) : end]):
            break
        end -= 1
    return start, end


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out quotation marks that stand at both edges, or at one without a fellow inside."""
    for _ in range(3):
        inside = [char for char in text[start:end] if char in MARKS]
        first, last = text[start : start + 1] in set(MARKS), text[end - 1 : end] in set(MARKS)
        if first and (len(inside) % 2 or (last and len(inside) == 2)):
            start += 1
        elif last and len(inside) % 2:
            end -= 1
        else:
            return start, end
        start, end = trimmed(text, start, end)
    return start, end
