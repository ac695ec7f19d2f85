"""An article's title: cut from a site name hung on it, and found again in the text."""

from __future__ import annotations

import re

from corroborate.blocks import Block, trim

WORD = re.compile(r"\w+")

_SITE = re.compile(r"\s(?:\||-\s[\w ]{2,24}\s-|�_?\s\|)\s?[^|]{2,40}$")


def cut_title(title: str) -> list[Block]:
    """Return the headline and, apart, a site name hung on it ("... | The Paper")."""
    found = _SITE.search(title)
    stop = found.start() if found else len(title)
    blocks = trim(title, Block(0, stop, "headline"))
    return blocks + (trim(title, Block(stop, len(title), "headline", "site name")) if found else [])


def core_title(title: str) -> str:
    """Return ``title`` without a site name."""
    blocks = cut_title(title)
    return title[blocks[0].start : blocks[0].end] if blocks else ""


def locate(needle: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find ``needle`` in ``text[start:end]``, comparing letters and digits only; first or last word may be missing."""
    words = [w.group().casefold() for w in WORD.finditer(needle)]
    found = list(WORD.finditer(text, start, end))
    held = [w.group().casefold() for w in found]
    for low, high in ((0, len(words)), (1, len(words)), (0, len(words) - 1)):
        wanted = words[low:high]
        if len(wanted) < 3:
            continue
        for i in range(len(held) - len(wanted) + 1):
            if held[i] == wanted[0] and held[i : i + len(wanted)] == wanted:
                return found[i].start(), found[i + len(wanted) - 1].end()
    return None
