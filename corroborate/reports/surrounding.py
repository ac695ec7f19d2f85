"""Exact words in their place: the rest of their sentence, the sentence before and the one after."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corroborate import sentences
from corroborate.records import Article, Claim

_SPACE = re.compile(r"[ \t\r\n]+")
MOST = 320
"""Characters shown of each stretch around the words; some articles hold hardly any sentence end."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a claim as printed, with what stands around them; each stretch may be empty."""

    before: str
    lead: str
    words: str
    rest: str
    after: str


def passage(claim: Claim, article: Article) -> Passage:
    """Return a claim's exact words with the sentence before and after; a title is followed by the text's first one."""
    text = article.text if claim.field == "text" else article.title
    stops = _stops(text)
    first = _boundary_before(claim.start, stops)
    last = _boundary_after(claim.end, stops, len(text))
    after = text[last : _boundary_after(last + 1, stops, len(text))]
    if claim.field == "title":
        after = after.strip() or article.text[: _boundary_after(1, _stops(article.text), len(article.text))]
    before = _end_of(text[_boundary_before(first - 1, stops) : first].strip()) if first else ""
    after = _start_of(after.strip())
    return Passage(
        before=f"{before} " if before else "",
        lead=_end_of(text[first : claim.start]),
        words=text[claim.start : claim.end],
        rest=_start_of(text[claim.end : last].rstrip()),
        after=f" {after}" if after else "",
    )


@lru_cache(maxsize=64)
def _stops(text: str) -> tuple[int, ...]:
    """Return the offsets just after each sentence and each line, without those that end an empty stretch."""
    found: list[int] = []
    position = 0
    marks = iter((*sentences.ends(text), len(text)))
    stop = next(marks)
    while position < len(text):
        line = text.find("\n", position)
        end = min(stop, line + 1) if line >= 0 else stop
        if end == stop and stop < len(text):
            stop = next(marks)
        if text[position:end].strip():
            found.append(end)
        elif found:
            found[-1] = end
        position = max(end, position + 1)
    return tuple(found)


def _boundary_before(offset: int, stops: Sequence[int]) -> int:
    """Return where the sentence that holds ``offset`` begins."""
    place = bisect_right(stops, max(offset, 0))
    return stops[place - 1] if place else 0


def _boundary_after(offset: int, stops: Sequence[int], length: int) -> int:
    """Return where the sentence that ends at or holds ``offset`` ends."""
    place = bisect_left(stops, offset)
    return stops[place] if place < len(stops) else length


def _end_of(words: str) -> str:
    line = _SPACE.sub(" ", words).strip(" ")
    shown = line if len(line) <= MOST else "…" + line[-MOST:].partition(" ")[2]
    return f"{shown} " if line and words[-1].isspace() else shown


def _start_of(words: str) -> str:
    line = _SPACE.sub(" ", words).strip(" ")
    shown = line if len(line) <= MOST else line[:MOST].rpartition(" ")[0] + "…"
    return f" {shown}" if line and words[0].isspace() else shown
