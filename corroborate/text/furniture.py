"""Cut a field into blocks of prose and of page furniture, by rules kept in ``lexicons/furniture.toml``."""

from __future__ import annotations

import re
from dataclasses import replace

from corroborate.records import Form
from corroborate.text.blocks import REPEATED, Block, between, trim
from corroborate.text.margins import HEAD_REACH, mark_head, mark_tail, rules
from corroborate.text.tagruns import tag_runs
from corroborate.text.titles import WORD, core_title, cut_title, locate

__all__ = ["HEAD_REACH", "REPEATED", "Block", "core_title", "cut", "cut_title", "locate"]

_POST = re.compile(
    r"(?:(?:pic\.twitter\.com|https?://t\.co)/\w{4,20}\s{0,3}){0,3}[—–]\s?(?P<name>[^—–\n]{1,60}?)\s\((?P<handle>@\w{1,30})\)"
    r"(?:\s[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4})?"
)

_FULL_DATE_END = re.compile(r"\b[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4}[.\s]*$")

_CLOSED = re.compile(r"[.?!…:;][\"”’')\]]*$")


def cut(text: str, title: str) -> list[Block]:
    """Return the blocks of ``text`` in order; only whitespace and stray marks lie between them."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    blocks: list[Block] = []
    for number, (start, end) in enumerate(lines):
        blocks += [replace(block, paragraph=number) for block in _line(text, start, end, title, len(lines), number)]
    return _once(text, _numbered(blocks) if len(lines) == 1 else blocks)


def _line(text: str, start: int, end: int, title: str, lines: int, number: int) -> list[Block]:
    if lines > 1:
        line = text[start:end].strip()
        same = WORD.findall(line.casefold()) == WORD.findall(core_title(title).casefold())
        if same and title:
            return trim(text, Block(start, end, "headline"))
        for reason, pattern in rules("line"):
            if pattern.fullmatch(line):
                return trim(text, Block(start, end, furniture=reason))
    blocks = _posts(text, start, end)
    out: list[Block] = []
    for block in blocks:
        if block.form == "post" or block.furniture:
            out += trim(text, block)
        else:
            out += _prose(text, block, title, number == 0, number == lines - 1 or lines == 1, lines > 1)
    return out


def _posts(text: str, start: int, end: int) -> list[Block]:
    blocks: list[Block] = []
    at = start
    for found in _POST.finditer(text, start, end):
        if found.start() <= at:
            continue
        signed = f"{found['name'].strip()} ({found['handle']})"
        blocks.append(Block(at, found.start(), "post", signed=signed))
        blocks.append(Block(found.start(), found.end(), furniture="signature of a post"))
        at = found.end()
    return [*blocks, Block(at, end)]


def _prose(text: str, block: Block, title: str, first: bool, last: bool, lined: bool) -> list[Block]:
    marks: list[Block] = []
    start, end = block.start, block.end
    if first or lined:
        start = mark_head(text, start, end, title if first else "", marks)
    if lined and not last:
        marks += _anywhere(text, start, end)
        closing = [mark.start for mark in marks if not text[mark.end : end].strip(" .")]
        end = min([end, *closing])
    if last or lined:
        end = mark_tail(text, start, end, marks)
    marks += _anywhere(text, start, end)
    marks += tag_runs(text, start, end)
    pieces = between(text, block.start, block.end, sorted(marks, key=lambda mark: (mark.start, -mark.end)))
    return [_lined_form(text, piece) if lined else piece for piece in pieces]


def _anywhere(text: str, start: int, end: int) -> list[Block]:
    return [
        Block(found.start(), found.end(), furniture=reason)
        for reason, pattern in rules("anywhere")
        for found in pattern.finditer(text, start, end)
        if reason != "photo credit" or not _spells(text[start : found.start()], found.group())
    ]


def _spells(before: str, credit: str) -> bool:
    """Tell whether a bracketed short form only abbreviates the name before it."""
    inner = credit.strip("()")
    if not inner.isupper() or re.search(r"[.?!”\"]\s*$|\d{4}\s*$|day\s*$", before):
        return False
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", before)[-len(inner) :])
    return initials == inner or before.rstrip().lower().endswith("agency")


def _lined_form(text: str, block: Block) -> Block:
    """Tell captions, headlines and headings among the lines of a text that keeps its line breaks."""
    words = text[block.start : block.end]
    if block.furniture or block.form != "body":
        return block
    sentences = len(re.findall(r"[.?!][\"”]?\s+[A-Z]", words))
    if sentences == 0 and _FULL_DATE_END.search(words) and len(words.split()) > 7:
        return replace(block, form="caption")
    if _CLOSED.search(words) or sentences:
        return block
    count = len(words.split())
    if count < 4:
        return replace(block, furniture="heading")
    return replace(block, form="headline") if count <= 30 else block


def _numbered(blocks: list[Block]) -> list[Block]:
    return [replace(block, paragraph=number) for number, block in enumerate(blocks)]


def _once(text: str, blocks: list[Block]) -> list[Block]:
    """Set aside a headline or caption printed again word for word; a standfirst and its sentence both stay."""
    seen: set[tuple[Form, str]] = set()
    out: list[Block] = []
    for block in blocks:
        key = " ".join(WORD.findall(text[block.start : block.end].casefold()))
        if block.furniture is None and len(key.split()) >= 4:
            if (block.form, key) in seen:
                block = replace(block, furniture=REPEATED)
            seen.add((block.form, key))
        out.append(block)
    return out
