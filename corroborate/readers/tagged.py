"""Text that a feed or an export left with its HTML tags and entities: read as a page would show it."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from corroborate.lexicons import lexicon
from corroborate.readers.drafts import MAX_TEXT_BYTES

_MARKUP = lexicon("markup")
_HIDDEN, _BLOCK = (frozenset[str](_MARKUP[key]) for key in ("hidden", "block"))
# One tag may be spoken of in an article; this many are how it was written.
MIN_TAGS = 2

_TAG = re.compile(rf"</?(?:{'|'.join(_MARKUP['prose'])})(?:\s[^<>]{{0,2000}})?\s{{0,3}}/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_SPACES = re.compile(r"[^\S\n]+")
TAGS = "its text was written in HTML: it is read without the tags, and offsets count into what is left"
ENTITIES = "HTML entities in its text (such as &quot;) are read as the characters they stand for; offsets count these"


def shown(text: str) -> tuple[str, str | None]:
    """Return ``text`` as a page would show it, and a note where that changed it.

    Where several tags of running text stand in it, blocks become paragraphs, the rest of the tags goes, and so does
    what is hidden between them; else only whole entities are decoded.
    """
    if (
        len(text) <= MAX_TEXT_BYTES
        and sum(1 for _ in zip(_TAG.finditer(text), range(MIN_TAGS), strict=False)) >= MIN_TAGS
    ):
        found = _untagged(text)
        if found:
            return found, TAGS
    decoded = _ENTITY.sub(_character, text)
    return (text, None) if decoded == text else (decoded, ENTITIES)


def _character(found: re.Match[str]) -> str:
    return html.unescape(found[0]).replace("\xa0", " ").replace("\x00", "")


def _untagged(text: str) -> str:
    parser = _Shown()
    parser.feed(text)
    parser.close()
    blocks = ("\n".join(_SPACES.sub(" ", line).strip() for line in block.split("\n")) for block in parser.blocks())
    return "\n\n".join(block.strip() for block in blocks if block.strip())


class _Shown(HTMLParser):
    """Gathers what is shown, cut at tags that begin or end a block; a line break within one stays a line break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[list[str]] = [[]]
        self._hidden: list[str] = []

    def blocks(self) -> list[str]:
        """Return the text of each block."""
        return ["".join(parts) for parts in self._parts]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag == "br":
            self._parts[-1].append("\n")
        elif tag in _BLOCK:
            self._parts.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            self._hidden.remove(tag)
        elif tag in _BLOCK:
            self._parts.append([])

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts[-1].append(data.replace("\xa0", " "))
