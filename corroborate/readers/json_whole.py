"""One JSON document: an article, or a list of them, with the fields of a JSON line; or JSON lines all the same."""

from __future__ import annotations

import json

from corroborate.readers import json_lines
from corroborate.readers.decoding import decoded_with_note
from corroborate.readers.drafts import Batch, Draft, UnreadableError, left_out, noted
from corroborate.readers.rows import draft_of


def read(data: bytes, id: str, record: str) -> Batch:
    """Read an object, or each object of a list by itself: the second without an id of its own is ``id``-2."""
    text, legacy = decoded_with_note(data)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return json_lines.read(data, id, record)
        raise UnreadableError(f"malformed JSON on line {error.lineno}, column {error.colno}: {error.msg}") from None
    except (RecursionError, ValueError):  # nested too deeply, or a number too long to convert
        raise UnreadableError("malformed JSON: nested too deeply, or a number too long") from None
    rows = value if isinstance(value, list) else [value]
    if not rows:
        raise UnreadableError("empty: there is no record in the list")
    drafts: list[Draft] = []
    skipped = [noted(record, legacy)] if legacy else []
    for number, row in enumerate(rows, start=1):
        name = f"{record}#{number}" if len(rows) > 1 else record
        try:
            if not isinstance(row, dict):
                raise UnreadableError("no JSON object; write one object with a field text, or a list of such objects")
            drafts.append(draft_of(row, id if number == 1 else f"{id}-{number}", name))
        except UnreadableError as error:
            skipped.append(left_out(name, str(error)))
    return Batch(tuple(drafts), tuple(skipped))
