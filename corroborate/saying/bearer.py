"""The name set behind a description of its bearer: "its head, Omar Haddad, said", "a man named Omar Haddad said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.speakers import known

if TYPE_CHECKING:
    from spacy.tokens import Span

_CALLS = frozenset(
    "named called known nicknamed identified introduced name alias pseudonym guerre identifying calling".split()
)
_BETWEEN = frozenset(
    "who that is was has identified himself herself themselves itself only just as gave giving gives his her their"
    " first last full real the a by goes went going uses using used asked wanted to be nom de under ,".split()
)


def bearer(speaker: tuple[int, int], span: Span, cue: int) -> tuple[int, int]:
    """Return the name set behind a description of its bearer, before or behind the token ``cue``."""
    doc, (start, end) = span.doc, speaker
    if (called := _called(span, end, cue)) is not None and doc[end - 1].pos_ != "PROPN":
        return called
    if end + 1 >= span.end or doc[end].text != "," or known(doc[start:end].text):
        return speaker
    if not (doc[start].pos_ in {"DET", "NUM"} or doc[start].tag_ in {"PRP$", "CD"} or doc[end - 1].pos_ == "NOUN"):
        return speaker
    person = next((e for e in span.ents if e.start == end + 1 and e.label_ == "PERSON" and len(e) > 1), None)
    last = person.end if person is not None else _named_behind(doc[start:end])
    closed = last >= span.end or doc[last].is_punct or doc[last].pos_ in {"VERB", "AUX"}
    return (end + 1, last) if closed and last - end > 2 else speaker


def _called(span: Span, end: int, cue: int) -> tuple[int, int] | None:
    """Return the name that words like "identified as" or "who gave his name as" set behind a description."""
    doc, at = span.doc, end
    while at < span.end and at != cue and doc[at].lower_ in _CALLS | _BETWEEN:
        at += 1
    if not any(t.lower_ in _CALLS for t in doc[end:at]):
        return None
    last = at
    while last < span.end and (doc[last].pos_ == "PROPN" or (doc[last].text == "-" and not doc[last].whitespace_)):
        last += 1
    return (at, last) if last > at and doc[at].ent_type_ not in {"GPE", "LOC", "ORG", "DATE"} else None


def _named_behind(words: Span) -> int:
    """Return where the name ends that the parse sets in apposition behind ``words`` and a comma."""
    doc, end = words.doc, words.end
    head = next((t for t in words if not words.start <= t.head.i < end), doc[end - 1])
    names = (c for c in head.children if c.dep_ == "appos" and c.i > end and c.left_edge.i == end + 1)
    return next((c.i + 1 for c in names if c.pos_ == "PROPN" and c.ent_type_ not in {"GPE", "LOC"}), end)
