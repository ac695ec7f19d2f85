"""Several articles in one file: where one ends and the next begins.

Each boundary needs two signs that have nothing to do with each other, because section headings, repeated captions,
lists and rows of asterisks stand inside single articles too:

- a headline printed twice above its text (scraped pages repeat it around the picture) with a repeated caption, a date
  line, a separator or an unusual gap beside it; or
- a headline with a date line (a full date, or a wire's opening with its town) below a separator or an unusual gap.

A piece without 40 words in two sentences or more is no article: its boundary is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from corroborate.readers.headlines import HEAD_LINES, Line, headline_of, is_date_line, is_headline, is_prose, lines_of

_SEPARATOR = re.compile(r"([=*_~#-])(?:\s?\1){2,}")
# Lines a page prints between its first headline and its text.
_HEAD = 8
_MIN_WORDS = 40
# Lines looked at to tell whether a piece is an article; keeps long lists of links cheap.
_ENOUGH = 200
_MIN_SENTENCES = 2
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2}(?=\s|\Z)")


def pieces_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the ``(start, end)`` of each article in ``text``; a lone article spans the whole, blank ends included."""
    lines = lines_of(text)
    usual = _usual_gap(lines)
    starts = [0]
    seen = {line.key for line in lines[:1]}
    for index in range(1, len(lines)):
        opens = _opens_article(lines, index, starts[-1], usual, seen)
        if opens and _is_article(lines[max(starts[-1], index - _ENOUGH) : index]):
            starts.append(index)
            seen.clear()
        seen.add(lines[index].key)
    while len(starts) > 1 and not _is_article(lines[starts[-1] : starts[-1] + _ENOUGH]):
        starts.pop()
    if len(starts) == 1:
        return ((0, len(text)),)
    bounds = [0, *(lines[index].start for index in starts[1:]), len(text)]
    return tuple((start, _trimmed(text, start, end)) for start, end in pairwise(bounds))


def is_separator(lines: Sequence[Line], index: int) -> bool:
    """Tell a row of marks that parts texts from one that underlines the line right above it."""
    return bool(_SEPARATOR.fullmatch(lines[index].text)) and (index == 0 or lines[index].gap > 0)


def _opens_article(lines: Sequence[Line], index: int, start: int, usual: int, seen: Collection[str]) -> bool:
    """Tell whether the line at ``index`` begins an article; ``seen`` are the keys of the lines since ``start``."""
    line, separated = lines[index], is_separator(lines, index - 1)
    if not (separated or line.gap) or is_separator(lines, index):
        return False
    gap = max(line.gap, lines[index - 1].gap if separated else 0) > usual
    head = _head(lines, index)
    dated = any(is_date_line(other.text) for other in head)
    if _repeats(head) and (gap or separated or dated or _repeats_caption(head)):
        return line.key not in seen
    if not dated or not (gap or separated) or not _starts_head(line):
        return False
    title = headline_of(lines[start : min(index, start + HEAD_LINES)]) or ""
    return any(is_headline(other.text) and other.text != title for other in head[:4])


def _head(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """The lines from ``index`` up to the first prose (the prose itself only where a wire's opening begins it)."""
    for end in range(index, min(index + _HEAD, len(lines))):
        line = lines[end]
        known = {other.key for other in lines[index:end]}
        coming = {other.key for other in lines[end + 1 : end + 2]}
        if is_prose(line.text) and line.key not in known | coming:
            return lines[index : end + 1] if is_date_line(line.text) else lines[index:end]
    return lines[index : index + _HEAD]


def _starts_head(line: Line) -> bool:
    return is_headline(line.text) or is_date_line(line.text) or len(line.text.split()) <= 4


def _repeats(head: Sequence[Line]) -> bool:
    return bool(head) and is_headline(head[0].text) and any(other.key == head[0].key for other in head[1:])


def _repeats_caption(head: Sequence[Line]) -> bool:
    return any(count > 1 and key != head[0].key for key, count in Counter(line.key for line in head).items())


def _usual_gap(lines: Sequence[Line]) -> int:
    """Blank lines between the paragraphs of this file: the commonest gap, and never less than one."""
    gaps = Counter(line.gap for line in lines[1:] if line.gap)
    return max(1, min((gap for gap, n in gaps.items() if n == max(gaps.values())), default=1))


def _is_article(lines: Sequence[Line]) -> bool:
    prose = [line.text for line in {line.key: line for line in lines}.values() if is_prose(line.text)]
    sentences = sum(len(_SENTENCE_END.findall(text)) for text in prose)
    return sentences >= _MIN_SENTENCES and sum(len(text.split()) for text in prose) >= _MIN_WORDS


def _trimmed(text: str, start: int, end: int) -> int:
    """Where the piece ends once blank lines and separators at its foot are left out."""
    while True:
        end = start + len(text[start:end].rstrip())
        last = text.rfind("\n", start, end) + 1
        if last <= start or not _SEPARATOR.fullmatch(text[last:end].strip()):
            return end
        end = last
