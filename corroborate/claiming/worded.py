"""A claim in words that stand alone: without its attribution, with what was put in from elsewhere in the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LEADING_LINK = re.compile(
    r"^(?:(?:(?i:and|but|also|however|meanwhile|adding that)|while|although|though|which|who"
    r"|that(?! (?:is|are|was|were)\b))\b[\s,]*)+"
)
_TRAILING_LINK = re.compile(r"[\s,;]+(?:[Mm]eanwhile|However|Earlier|Moreover|In addition)[\s,]*$")
_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?])")
_MARKS_IN_A_ROW = re.compile(r"([,;:])[,;:.]+")
_PAGE_NOTE = re.compile(
    r"\s*[\[(](?:ID:\w{4,20}|[Cc]lick [^\])]{0,40}|[Ff]ile [Pp]hoto|[Pp]hoto[^\])]{0,30}|[Aa]dvertisement)[\])]"
)

_OPENING_MARK = re.compile(r"“|(?<![\w.,!?'’)\]%])\"(?=\w)")
_CLOSING_MARK = re.compile(r"”|(?<=[\w.,!?'’)\]%])\"(?!\w)")


@dataclass(frozen=True, slots=True)
class Edit:
    """Words put in the place of a run of the field; an empty run puts them in between."""

    start: int
    end: int
    words: str


def worded(field: str, start: int, end: int, outside: Iterable[tuple[int, int]], edits: Iterable[Edit] = ()) -> str:
    """Return ``field[start:end]`` without the runs that say who said it, and with ``edits`` made.

    Edits that reach into such a run or out of the claim are left undone; of two that overlap the first stays.
    """
    cuts = [Edit(max(a, start), min(b, end), " ") for a, b in outside if a < end and b > start]
    made = [
        edit
        for edit in edits
        if start <= edit.start <= edit.end <= end
        and not any(cut.start < edit.end and edit.start < cut.end for cut in cuts)
    ]
    pieces, at = [], start
    for edit in sorted((*cuts, *made), key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            at = max(at, edit.end) if edit in cuts else at
            continue
        pieces += [field[at : edit.start], edit.words]
        at = edit.end
    text = _SPACES.sub(" ", "".join((*pieces, field[at:end]))).strip()
    text = _BEFORE_MARK.sub(r"\1", _PAGE_NOTE.sub("", text))
    text = _MARKS_IN_A_ROW.sub(r"\1", text)
    text = _paired(_TRAILING_LINK.sub("", _LEADING_LINK.sub("", text)).strip(" ,;:-–—"))
    return text[:1].upper() + text[1:]


def _paired(text: str) -> str:
    """Return words with the quotation mark closed that a cut left open, or without the one it left closed."""
    opened, closed = list(_OPENING_MARK.finditer(text)), list(_CLOSING_MARK.finditer(text))
    if len(opened) == len(closed) + 1:
        return text + ("”" if opened[-1].group() == "“" else '"')
    if len(closed) == len(opened) + 1 and (not opened or closed[0].start() < opened[0].start()):
        return text[: closed[0].start()] + text[closed[0].end() :]
    return text
