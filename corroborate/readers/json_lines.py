"""JSON lines: one record a line, UTF-8."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from corroborate.readers.decoding import as_utf8, decode
from corroborate.readers.drafts import Batch, Draft, UnreadableError, left_out, noted
from corroborate.readers.rows import content_id, draft_of
from corroborate.records import Skipped


def read(data: bytes, id: str, record: str) -> Batch:
    """Read each line by itself; a record without an id is ``id``, ``id``-2, ``id``-3 by its place among the records.

    Where ``id`` is empty (standard input) such a record is named by its content instead.
    """
    drafts: list[Draft] = []
    data, legacy = as_utf8(data)
    skipped = [noted(record, legacy)] if legacy else list[Skipped]()
    n = 0
    for number, line in _lines(data):
        if not line.strip():
            continue
        n += 1
        name = f"{record}:{number}"
        try:
            row = _object(line, number)
            own = id or content_id(row)
            drafts.append(draft_of(row, f"{own}-{n}" if id and n > 1 else own, name))
        except UnreadableError as error:
            skipped.append(left_out(name, str(error)))
    if not n:
        skipped.append(left_out(record, "empty: there is no line in it"))
    return Batch(tuple(drafts), tuple(skipped))


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        data = decode(data).encode("utf-8", "surrogatepass")
    return enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1)


def _object(line: bytes, number: int) -> dict[str, object]:
    try:
        value = json.loads(decode(line))
    except json.JSONDecodeError as error:
        raise UnreadableError(f"malformed JSON on line {number}, column {error.colno}: {error.msg}") from None
    except (RecursionError, ValueError):  # nested too deeply, or a number too long to convert
        raise UnreadableError(f"malformed JSON on line {number}: nested too deeply, or a number too long") from None
    if not isinstance(value, dict):
        raise UnreadableError(f"line {number} is no JSON object; write one object with a field text on each line")
    return value
