"""Speakers joined by "and" before their verb, of whom a parse kept the last: "..., state media and activists said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.phrases import date_like
from corroborate.saying.speakers import anonymous, known

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LONGEST = 8  # tokens of one name
_NAME = frozenset({"NOUN", "PROPN", "ADJ", "DET"})


def joint(span: Span, speaker: tuple[int, int]) -> tuple[int, int]:
    """Return the token range of all who speak, where another speaker and "and" stand right before the one found.

    What stands there must open with its article, after a comma or be a known name, or it may be one of the things told
    of: "the blast killed soldiers and rebels said ...".
    """
    doc, start = span.doc, speaker[0]
    while start - 2 > span.start and doc[start - 1].pos_ == "ADJ":
        start -= 1  # "the monitor and local activists"
    if start - 2 < span.start or doc[start - 1].lower_ != "and":
        return speaker
    first = start - 1
    while first > max(span.start, start - 1 - _LONGEST) and _in_name(doc, first - 1):
        first -= 1
        if doc[first].pos_ == "DET":
            break
    name = doc[first : start - 1].text
    if (
        first == start - 1
        or not (known(name) or anonymous(name))
        or any(date_like(token) for token in doc[first:start])
    ):
        return speaker
    before = doc[first - 1] if first > span.start else None
    opened = before is None or before.text in {",", '"', "”"}
    apart = before is not None and before.pos_ not in {"VERB", "AUX", "ADP", "CCONJ", "DET", "NUM"}
    listed = before is not None and before.lower_ in {"and", "or"}
    if listed or not (opened or (apart and (doc[first].pos_ == "DET" or known(name) is not None))):
        return speaker
    return first, speaker[1]


def _in_name(doc: Doc, at: int) -> bool:
    token = doc[at]
    return token.pos_ in _NAME or (token.text == "-" and not token.whitespace_)
