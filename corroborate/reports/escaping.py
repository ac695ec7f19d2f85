"""Text from articles made harmless for each face. Nothing an article says is markup, a formula or a terminal code.

Invisible characters (control codes, bidi overrides, zero-width ones) are shown as escapes such as ``\\u202e``, because
a reader must see that they are there; the JSON contract alone keeps them as they are.
"""

from __future__ import annotations

import re
import unicodedata

_MARKDOWN = re.compile(r"[\\`*_\[\]|~$^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "{": "&#123;", "}": "&#125;"}
_LEADING = re.compile(r"(?P<mark>[#+\-=!:.)])|(?P<number>\d{1,9})(?P<after>[.)])")
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|xmpp):|\bwww\.")
_QUOTES = "\"'`´‘’“”„«»"
_CELL_START = re.compile(rf"(?P<before>^[\s{_QUOTES}]*|;[\s{_QUOTES}]*)(?P<first>[^\s{_QUOTES};])")
_LINKABLE = re.compile(r"(?i)https?://[^\s/]")
_URL_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#@!&+,;=%]")


def visible(text: str, keep: str = "") -> str:
    """Return ``text`` with what cannot be seen written as escapes; spaces of every kind become plain ones.

    Characters in ``keep`` stay as they are.
    """
    return "".join(one if one in keep or one.isprintable() else _shown(one) for one in text)


def _shown(character: str) -> str:
    if character in "\n\r\t" or unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def one_line(text: str, most: int | None = None) -> str:
    """Return ``text`` visible and on one line, cut with an ellipsis where it is longer than ``most`` characters."""
    line = " ".join(visible(text).split())
    if most is None or len(line) <= most:
        return line
    return line[: most - 1].rstrip() + "…"


def markdown(text: str, most: int | None = None) -> str:
    """Return ``text`` as one line that Markdown shows to the letter: in prose, list items, headings and cells."""
    line = one_line(text, most)
    line = _MARKDOWN.sub(lambda found: "\\" + found.group(), line)
    line = "".join(_ENTITIES.get(character, character) for character in line)
    line = _ADDRESS.sub(_broken, line)
    return _LEADING.sub(_defused, line, count=1) if _LEADING.match(line) else line


def _broken(found: re.Match[str]) -> str:
    """Keep a renderer from turning a bare address into a link."""
    return found.group()[:-1] + "\\" + found.group()[-1]


def _defused(found: re.Match[str]) -> str:
    """Keep the first characters of a line from opening a heading, a list or a rule."""
    if found.group("mark"):
        return "\\" + found.group("mark")
    return f"{found.group('number')}\\{found.group('after')}"


def link(label: str, url: str | None) -> str:
    """Return a Markdown link where ``url`` is a web address, else the label alone; ``label`` is escaped already."""
    safe = address(url)
    return label if safe is None else f"[{label}](<{safe.replace('&', '&amp;')}>)"


def address(url: str | None) -> str | None:
    """Return a web address with everything that means something outside of one quoted; nothing for other schemes."""
    return _URL_UNSAFE.sub(_quoted, url) if url is not None and _LINKABLE.match(url) else None


def _quoted(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace"))


def cell(text: str) -> str:
    """Return ``text`` as one line for a cell of a table that may be opened in a spreadsheet: no formula, no code.

    An apostrophe goes before a sign that would open a formula, in any of its widths and behind quotes and spaces too:
    at the start of the cell, and after a semicolon, where programs of many countries begin a new cell.
    """
    return _CELL_START.sub(_inert, visible(text))


def _inert(found: re.Match[str]) -> str:
    opens = unicodedata.normalize("NFKC", found["first"])[:1] in "=+-@−"
    return f"{found['before'] if not opens else _apostrophe(found['before'])}{found['first']}"


def _apostrophe(before: str) -> str:
    """Put the apostrophe first in its cell, since what stands before the sign may be dropped."""
    return f";'{before[1:]}" if before.startswith(";") else f"'{before}"
