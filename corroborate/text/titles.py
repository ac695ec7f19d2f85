"""An article's title: cut from a site name hung on it, and found again in the text."""

from __future__ import annotations

import re

from corroborate.text.blocks import Block, trim

WORD = re.compile(r"\w+")

SHORT = 5  # a title of fewer words may be a phrase of a sentence

_OPENING = " \t\u00a0\"“‘'(["

#: Ends a sentence, a line, a dateline, a date stamp or an agency credit.
_EDGE = re.compile(
    r"(?:[.?!…|:]|\n|\s[-–—]{1,2}|\)\s?[-–—]{1,2}|\b(?:19|20)\d\d|\d:\d\d|\b(?:GMT|UTC|AFP|AP|SANA|REUTERS|Reuters)\b\)?)"
    r"[\s\"“”‘’'()\[\]]{0,6}$"
)

_RUNS_ON = re.compile(r"[ \u00a0][a-z]")

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
    """Find ``needle`` in ``text[start:end]``, comparing letters and digits only; first or last word may be missing.

    A needle of few words, or one that lacks a word, may be a phrase of a sentence: it must stand apart.
    """
    names = [w.group() for w in WORD.finditer(needle)]
    words = [name.casefold() for name in names]
    found = list(WORD.finditer(text, start, end))
    held = [w.group().casefold() for w in found]
    for low, high in ((0, len(words)), (1, len(words)), (0, len(words) - 1)):
        wanted = words[low:high]
        if len(wanted) < 3:
            continue
        loose = len(wanted) >= SHORT and len(wanted) == len(words)
        for i in range(len(held) - len(wanted) + 1):
            if held[i] != wanted[0] or held[i : i + len(wanted)] != wanted:
                continue
            first, last = found[i].start(), found[i + len(wanted) - 1].end()
            if _lowered(names[low], found[i].group()) or not (loose or _apart(text, start, first, last)):
                continue
            return first, last
    return None


def _lowered(name: str, printed: str) -> bool:
    """Whether a capital of the title is a small letter here, as within a sentence."""
    return name[0].isupper() and printed[0].islower()


def _apart(text: str, start: int, first: int, last: int) -> bool:
    """Whether words begin a line, a sentence or the prose, and no sentence runs on behind them."""
    ahead = text[max(start, first - 40) : first]
    begins = not ahead.strip(_OPENING) or bool(_EDGE.search(ahead))
    return begins and not _RUNS_ON.match(text, last)
