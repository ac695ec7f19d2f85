"""Persons a sentence is about, for "he" and "she" in those after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.phrases import phrase
from corroborate.saying.register import Register
from corroborate.saying.speakers import body, key
from corroborate.saying.wordings import printed_speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from corroborate.saying.cues import Frame

_WHERE = frozenset({"in", "at", "near", "inside", "outside", "around", "into"})


def mention(span: Span, register: Register, quoted: frozenset[int], found: Sequence[Frame]) -> list[str]:
    """Remember and return whom a sentence is about, for "he" and "she": its subjects, else whoever it names last.

    In "Omar Haddad fled, he said" it is somebody else who speaks.
    """
    theirs = [f.content for f in found if f.side != "right" and span.doc[f.speaker[0]].pos_ == "PRON"]
    people = [e for e in span.ents if e.label_ == "PERSON" and e.start not in quoted and not _located(e)]
    names = [
        printed_speaker(span, phrase(token, span))
        for token in span
        if token.dep_ in {"nsubj", "nsubjpass"}
        and token.tag_ == "NNP"
        and token.i not in quoted
        and not any(start <= token.i < end for start, end in theirs)
    ]
    subject = next((c for c in span.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if not names and not found and (subject is None or subject.pos_ == "NOUN"):
        names = [e.text for e in people if len(e) > 1][-1:]
    register.persons.update(e.text for e in people)
    for name in names:
        if body(name) == key(name).replace(" ", "-"):
            register.mention(name)
    return names


def _located(entity: Span) -> bool:
    """Say whether a name stands behind "in" or "near", as that of a place does which the parser does not know."""
    return entity.start > 0 and entity.root.dep_ == "pobj" and entity.doc[entity.start - 1].lower_ in _WHERE
