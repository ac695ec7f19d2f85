"""Tables: CSV (comma, semicolon or tab) with a header row and a column named text."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from corroborate.readers.decoding import as_utf8, decode
from corroborate.readers.drafts import Batch, Draft, UnreadableError, left_out, noted
from corroborate.readers.rows import draft_of
from corroborate.records import Skipped

# Rows whose quotes are broken are skipped one by one; a file with more of them than this is no CSV.
MAX_BROKEN_ROWS = 50
_UNDECODED = re.compile("[\udc80-\udcff]")
_FIELD_LIMIT = 2**31 - 1

Table = tuple[list[str], list[tuple[int, list[str]]], list[tuple[int, str]]]


def read(data: bytes, id: str, record: str) -> Batch:
    """Read each row by itself, named by the line it starts on; a row without an id is ``id``, ``id``-2, ... by its
    place.
    """
    data, legacy = as_utf8(data)
    header, rows, broken = table_of(data)
    if "text" not in header:
        return Batch(skipped=(left_out(record, _no_text(header)),))
    drafts: list[Draft] = []
    skipped = [left_out(f"{record}:{line}", reason) for line, reason in broken]
    skipped += [noted(record, legacy)] if legacy else []
    for n, (line, cells) in enumerate(rows, start=1):
        try:
            if any(_UNDECODED.search(cell) for cell in cells):
                raise UnreadableError(
                    "undecodable: the row is not UTF-8; convert the file first (iconv -f CP1252 -t UTF-8)"
                )
            drafts.append(
                draft_of(dict(zip(header, cells, strict=False)), f"{id}-{n}" if n > 1 else id, f"{record}:{line}")
            )
        except UnreadableError as error:
            skipped.append(left_out(f"{record}:{line}", str(error)))
    return Batch(tuple(drafts), tuple[Skipped, ...](skipped))


def table_of(data: bytes) -> Table:
    """Read a table: its lower-case header, its rows and its broken rows, the last two with the line each starts on.

    Raises :class:`~corroborate.readers.drafts.UnreadableError` for an empty or undecodable file.
    """
    lines = _lines(_text(data))
    if not lines:
        raise UnreadableError("empty: there is no row in it")
    delimiter = max(",;\t", key=lines[0].count)
    rows: list[tuple[int, list[str]]] = []
    broken: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        try:
            rows.extend((line + 1, cells) for line, cells in _rows(lines, at, delimiter))
            break
        except _BrokenRowError as error:
            at = error.line + 1
            broken.append((at, f"broken row: {error}; check its quotation marks"))
            if len(broken) == MAX_BROKEN_ROWS:
                broken.append((at + 1, "the rest of the file: too many broken rows; export it again as CSV"))
                break
    header = [name.strip().lower() for name in rows[0][1]] if rows and rows[0][0] == 1 else []
    return header, [row for row in rows[1:] if any(cell.strip() for cell in row[1])], broken


def _text(data: bytes) -> str:
    """Decode so that a byte that is no UTF-8 costs its row and not the file: such bytes become lone surrogates."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data.split(b"\n", 1)[0]:
        return decode(data)
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")


class _BrokenRowError(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def _rows(lines: Sequence[str], at: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the index of its first line; strict, so that an open quote is an error and not a row to the
    end.
    """
    with _long_fields():
        reader = csv.reader(lines[at:], delimiter=delimiter, strict=True)
        while True:
            first = at + reader.line_num
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise _BrokenRowError(first, str(error)) from None
            if cells:
                yield first, cells


@contextmanager
def _long_fields() -> Iterator[None]:
    """Lift the csv module's limit of 131,072 characters a field while a table is read."""
    before = csv.field_size_limit(_FIELD_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _lines(text: str) -> list[str]:
    """Cut at line feeds only: ``str.splitlines`` would also cut inside a field at a form feed or U+2028."""
    lines = text.split("\n")
    kept = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    return kept if any(line.strip() for line in kept) else []


def _no_text(header: Sequence[str]) -> str:
    if "file" in header:
        return "no column named text: this table describes files; name their folder instead"
    names = ", ".join(name for name in header[:10] if name) or "none"
    return f"no column named text (columns: {names}); rename the one that holds the articles"
