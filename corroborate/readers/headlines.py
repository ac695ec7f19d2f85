"""The lines of a page: which is a headline, which prose, which a date line, and whose page it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corroborate.lexicons import lexicon
from corroborate.readers.datelines import printed_dates

_HEADLINES = lexicon("headlines")
_OUTLETS = lexicon("outlets")
_OPENING = re.compile(rf"(?:{'|'.join(re.escape(word) for word in _HEADLINES['opening_words'])})(?!\w)", re.IGNORECASE)
_INSIDE: tuple[str, ...] = tuple(_HEADLINES["inside"])
_NAMES: dict[str, str] = {name.casefold(): name for name in _OUTLETS["names"]}
_ENDINGS = frozenset(_OUTLETS["endings"])
_NOT_FIRST = frozenset(_OUTLETS["not_first"])
_NOT_NAMES = frozenset(_OUTLETS["not_names"])
_STATEMENTS = "|".join(re.escape(words) for words in _OUTLETS["statements"])
_STATEMENT = re.compile(rf"\W{{0,3}}(?i:{_STATEMENTS})\s((?:[A-Z][\w'’&-]*\s?){{1,5}})")
_TITLE_PART = re.compile(r"\s[|–—-]\s")
_TWO_SENTENCES = re.compile(r"[a-z]{5}[.!?]\s[A-Z]")
_LIST_ITEM = re.compile(r"(?:[-*•–>+]|\d{1,3}[.)])\s")
_SPEAKER = re.compile(r"[A-Z][\w .'’-]{0,40}:\s")
# "RIVERTOWN, May 4 (Agency) -", "RIVERTOWN/LAKESIDE — ": how a wire opens its first sentence.
_WIRE_OPENING = re.compile(
    r"[A-Z][A-Z' .-]{2,30}(?:[/,]\s?[A-Za-z'. ]{2,30})?(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s?"
    r"(?:\([^()\n]{2,30}\)\s?)?[-–—]{1,2}\s"
)

HEAD_LINES = 14


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without its outer spaces: ``start`` in its text, and the blank lines above it.

    ``key`` is the line as compared with others: spaces, case and heading marks do not count.
    """

    text: str
    start: int
    gap: int
    key: str


def lines_of(text: str) -> tuple[Line, ...]:
    """Cut ``text`` into its lines that are not blank."""
    found: list[Line] = []
    start = gap = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            key = " ".join(stripped.lstrip("#").casefold().split())
            found.append(Line(stripped, start + raw.index(stripped[0]), gap, key))
        gap = 0 if stripped else gap + 1
        start += len(raw) + 1
    return tuple(found)


def is_prose(line: str) -> bool:
    """Tell a line of sentences: 12 words or more, closed like a sentence, or more words than any caption has."""
    words = len(line.split())
    return words > 60 or (words >= 12 and line.rstrip("\"'”’)]").endswith((".", "?", "!", "…", ".”")))


def is_date_line(line: str) -> bool:
    """Tell a short line about a full date ("Published Feb 22, 2023 | 4 min read") or a wire's opening with a place."""
    if _WIRE_OPENING.match(line):
        return True
    return (
        len(line.split()) <= 12 and not line.endswith(".") and any(found.start <= 40 for found in printed_dates(line))
    )


def is_headline(line: str) -> bool:
    """Tell a line that may be a headline: 4 to 30 words, no full stop, no label, credit, date, list item or speech."""
    plain = line.lstrip("#").strip()
    words = plain.split()
    if (
        not 4 <= len(words) <= 30
        or plain.endswith((".", ":", ";", ","))
        or not (plain[0].isalnum() or plain[0] in "‘'\"“")
    ):
        return False
    if _OPENING.match(plain) or _LIST_ITEM.match(plain) or (_SPEAKER.match(plain) and plain.endswith(("?", "!"))):
        return False
    lowered = plain.lower()
    if any(mark in lowered for mark in _INSIDE) or plain.count("|") > 1 or printed_dates(plain):
        return False
    return not _WIRE_OPENING.match(plain)


def headline_of(lines: Sequence[Line]) -> str | None:
    """Return the headline among the first lines as printed: a heading mark wins, else the first likely line above the
    prose.
    """
    prose = 0
    for line in lines[:HEAD_LINES]:
        if line.text.startswith("# ") and len(line.text) > 4:
            return line.text[2:].strip(" #")
        if prose < 2 and is_headline(line.text):
            return line.text.lstrip("#").strip()
        prose += is_prose(line.text)
    return _closed_headline(lines)


def _closed_headline(lines: Sequence[Line]) -> str | None:
    """The first line where it is a headline but for its full stop: one short sentence apart from a longer text."""
    if len(lines) < 2 or not lines[1].gap or not lines[0].text.endswith((".", "!")):
        return None
    first = lines[0].text.rstrip(".!")
    apart = len(lines[1].text) > 2 * len(first) or len(lines) > 3
    return (
        lines[0].text
        if apart and len(first.split()) <= 15 and not _TWO_SENTENCES.search(first) and is_headline(first)
        else None
    )


def outlet_of(title: str, lines: Sequence[Line]) -> str | None:
    """Return the outlet a page names: a title's suffix, a name alone on a line above the headline, or a house
    statement.

    A photo credit, a wire's credit and "told Agency" name no outlet.
    """
    parts = _TITLE_PART.split(title)
    if len(parts) > 1:
        for part in (parts[-1], parts[0]):
            if part.strip().casefold() in _NAMES or (part is parts[-1] and "|" in title and _is_name(part)):
                return _NAMES.get(part.strip().casefold(), part.strip())
    for line in lines[:6]:
        if line.key == title.casefold().strip() or is_prose(line.text):
            break
        if _is_name(line.text):
            return _NAMES.get(line.key, line.text)
    for line in lines[-8:]:
        found = _STATEMENT.match(line.text)
        if found and _is_name(found[1].strip()):
            return _NAMES.get(found[1].strip().casefold(), found[1].strip())
    return None


def _is_name(line: str) -> bool:
    key = " ".join(line.casefold().split())
    if key in _NAMES:
        return True
    words = key.split()
    if not 2 <= len(words) <= 4 or key in _NOT_NAMES or words[0] in _NOT_FIRST or words[-1] not in _ENDINGS:
        return False
    return all(word[0].isupper() or word in ("of", "the", "and", "&") for word in line.split())
