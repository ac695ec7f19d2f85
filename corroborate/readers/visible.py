"""What a reader of a web page sees, found without building a tree, to check the extractor against."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from corroborate.lexicons import lexicon

_MARKUP = lexicon("markup")
_VOID, _HIDDEN, _ASIDE, _BLOCK, _UNCLOSED = (
    frozenset[str](_MARKUP[key]) for key in ("void", "hidden", "aside", "block", "unclosed")
)
# Shorter blocks are labels, links and captions.
_PROSE_WORDS = 15


@dataclass(frozen=True, slots=True)
class Visible:
    """The blocks of running prose outside menus and footers, and how deep the page is nested."""

    prose: tuple[str, ...]
    depth: int


def visible_text(markup: str) -> Visible:
    """Walk ``markup`` tag by tag; unclosed paragraphs and list items do not count as nesting."""
    parser = _Walker()
    parser.feed(markup)
    parser.close()
    parser.flush()
    return Visible(tuple(parser.blocks), parser.deepest)


class _Walker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.deepest = 0
        self._open: dict[str, int] = {}
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCK:
            self.flush()
        if tag == "body":
            self._open["head"] = 0  # its end tag may be left out
        if tag in _VOID or (tag in _UNCLOSED and self._open.get(tag)):
            return
        self._open[tag] = self._open.get(tag, 0) + 1
        self.deepest = max(self.deepest, sum(n for name, n in self._open.items() if name not in _UNCLOSED))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK:
            self.flush()
        if self._open.get(tag):
            self._open[tag] -= 1

    def handle_data(self, data: str) -> None:
        if not any(self._open.get(tag) for tag in _HIDDEN | _ASIDE):
            self._words.extend(data.split())

    def flush(self) -> None:
        if len(self._words) >= _PROSE_WORDS:
            self.blocks.append(" ".join(self._words))
        self._words = []
