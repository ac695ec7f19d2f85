"""What a reader hands back: drafts of articles and what it left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from corroborate.records import PublishedBasis, Skipped

# Bytes of UTF-8 in the text of one article. A long feature has 0.1 MB; ten times the longest is not one article.
MAX_TEXT_BYTES = 5_000_000
STAGE = "reading"
NOTED = "text"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as far as its file tells; ``record`` names it in messages, ``stray`` is a date that could not be
    read, ``notes`` what is worth telling of how its text was read.
    """

    id: str
    record: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = "none"
    url: str | None = None
    offset: int = 0
    stray: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """The drafts of one file in their order, and what was left out or is worth a note."""

    drafts: tuple[Draft, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class Reader(Protocol):
    """A format. ``id`` is the id a lone article of the file gets, ``record`` the file's name in messages."""

    def read(self, data: bytes, id: str, record: str) -> Batch:
        """Turn the bytes of one file into drafts; what cannot be read is named in ``skipped``, never raised."""


class UnreadableError(Exception):
    """A file or record cannot be read; the message is the reason shown to the user."""


def left_out(record: str, reason: str) -> Skipped:
    """Name ``record`` and why it is left out at the reading stage."""
    return Skipped(record, STAGE, reason)


def noted(record: str, reason: str) -> Skipped:
    """Tell how the text of ``record``, which is kept, was read."""
    return Skipped(record, NOTED, reason)


def checked(draft: Draft) -> Draft:
    """Return ``draft`` where its text can travel on; raises :class:`UnreadableError` with the reason where not."""
    if not draft.text.strip():
        raise UnreadableError("empty: there is no text in it")
    if "\x00" in draft.text:
        raise UnreadableError("binary: the text holds NUL characters; export it again as plain text")
    try:
        size = len(draft.text.encode("utf-8"))
    except UnicodeEncodeError:
        raise UnreadableError(
            "undecodable: the text holds half a character (a lone surrogate); export it again"
        ) from None
    if size > MAX_TEXT_BYTES:
        raise UnreadableError(too_long(size))
    return replace(draft, title=_clean(draft.title), outlet=_clean(draft.outlet), url=_clean(draft.url))


def too_long(size: int) -> str:
    """Word the reason for a text of ``size`` bytes that is over the limit."""
    return f"over 5 MB of text ({size / 1e6:.1f} MB): split it into one article per file"


def _clean(value: str | None) -> str | None:
    """Replace what no output file could hold (NULs, lone surrogates) in a short field."""
    return None if value is None else value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
