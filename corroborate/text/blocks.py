"""A run of a field, and cutting a stretch of it at the marks set in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corroborate.records import Form

REPEATED = "repeated in the text"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a field: prose where ``furniture`` is ``None``. ``signed`` is the account a post is signed with."""

    start: int
    end: int
    form: Form = "body"
    furniture: str | None = None
    signed: str | None = None
    paragraph: int = 0


def between(text: str, start: int, end: int, marks: list[Block]) -> list[Block]:
    """Return the marks, which come sorted, and the prose left between them; of two that overlap the first stays."""
    out: list[Block] = []
    at = start
    for mark in marks:
        if mark.start < at:
            continue
        out += trim(text, Block(at, mark.start))
        out += trim(text, mark)
        at = mark.end
    return out + trim(text, Block(at, end))


def trim(text: str, block: Block) -> list[Block]:
    """Return the block without the white space and stray marks at its edges, or nothing where no words are left."""
    start, end = block.start, block.end
    skipped = " \t\n\r\u00a0.,;:" if block.furniture is None else " \t\n\r\u00a0"
    while start < end and text[start] in skipped:
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bare = block.furniture is None and not any(map(str.isalnum, text[start:end]))
    return [] if bare else [replace(block, start=start, end=end)]
