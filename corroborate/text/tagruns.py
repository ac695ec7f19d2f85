"""Runs of tag words printed in one line with the prose ("Tags Town War ...")."""

from __future__ import annotations

import re
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.text.blocks import Block


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon("tagwords")[group])


def tag_runs(text: str, start: int, end: int) -> list[Block]:
    """Mark runs of tag words ("Tags Town War ...") up to where the next sentence seems to start."""
    blocks: list[Block] = []
    for found in re.finditer(r"(?<!\w)Tags:?\s(?=[A-Z])", text[start:end]):
        begin = start + found.start()
        words = list(re.finditer(r"\S+", text[begin : min(end, begin + 400)]))[1:]
        stop = _first_sentence([word.group() for word in words])
        if stop is None:
            continue
        blocks.append(Block(begin, begin + words[stop].start(), furniture="tags"))
    return blocks


def _first_sentence(words: list[str]) -> int | None:
    for i, word in enumerate(words):
        if word in _words("starters") and i and not (word in {"The", "A", "On", "In"} and i + 1 == len(words)):
            return i
        if word in _words("inside"):
            for j in range(i - 1, max(-1, i - 7), -1):
                if words[j][:1].isupper():
                    return j - 1 if j >= 1 and j == i - 1 and words[j - 1][:1].isupper() and j - 1 > 0 else j
            return None
    return None
