"""Where quotation marks hold direct speech, and which sentences one quotation runs through."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 2500  # characters after which an unclosed quotation mark is taken for a slip
SPEECH_WORDS = 4  # quoted runs of fewer words are terms, not speech

_MARK = re.compile(r"[\"“”«»]|''|``|\n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted run of a field, marks included."""

    start: int
    end: int
    words: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quoted runs of ``text`` in order; a quotation ends at the end of its line at the latest."""
    out: list[Quotation] = []
    opened: int | None = None
    for found in _MARK.finditer(text):
        at, mark = found.start(), found.group()
        if opened is not None and at - opened > LONGEST:
            opened = None
        if mark == "\n":
            if opened is not None and text[opened] == "“":
                out.append(_run(text, opened, at))
            opened = None
        elif mark in ("“", "«", "``") or (mark in ('"', "''") and _opens(text, at, found.end(), opened)):
            if opened is not None and mark == '"':
                out.append(_run(text, opened, at))  # the one before was never closed
            opened = at
        elif opened is not None:
            out.append(_run(text, opened, found.end()))
            opened = None
    return tuple(out)


def _opens(text: str, at: int, end: int, opened: int | None) -> bool:
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    if opened is not None:
        return (
            (before.isspace() or before in "([-–—")
            and after.isalnum()
            and text[max(0, at - 2) : at].strip() in {".", "?", "!", ""}
        )
    return (before.isspace() or before in "([-–—:,") and not after.isspace()


def _run(text: str, start: int, end: int) -> Quotation:
    return Quotation(start, end, len(text[start:end].split()))


def within(runs: tuple[Quotation, ...], start: int, end: int) -> Quotation | None:
    """Return the quotation that covers most of ``start..end``, if one covers at least half."""
    best = max(runs, key=lambda run: (min(run.end, end) - max(run.start, start), -run.start), default=None)
    if best is None or 2 * (min(best.end, end) - max(best.start, start)) < end - start:
        return None
    return best
