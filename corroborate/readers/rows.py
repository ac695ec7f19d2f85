"""One record with named fields (a JSON line, a table row, a mapping) to one draft."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from corroborate.readers.datelines import is_missing, parse_day
from corroborate.readers.drafts import Draft, UnreadableError, checked
from corroborate.readers.tagged import shown

FIELDS = ("id", "outlet", "published", "title", "text", "url")
_MAX_ID = 200


def draft_of(row: Mapping[str, object], id: str, record: str) -> Draft:
    """Read the fields ``id, outlet, published, title, text, url``; raises :class:`UnreadableError` naming what is
    wrong.

    ``text`` and ``title`` are kept to the character, but for HTML in the text. A record without an id of its own gets
    ``id``.
    """
    text = row.get("text")
    if is_missing(text) and not isinstance(text, str):
        raise UnreadableError("no text: the record has no field named text")
    if not isinstance(text, str):
        raise UnreadableError(f"the field text is {_kind(text)}, not a string")
    plain, note = shown(text)
    published = parse_day(row.get("published"))
    stray = row.get("published")
    return checked(
        Draft(
            id=_id(row.get("id")) or id,
            record=record,
            text=plain,
            title=_title(row.get("title")),
            outlet=_string(row.get("outlet")),
            published=published,
            published_basis="metadata" if published else "none",
            url=_string(row.get("url")),
            stray=str(stray)[:60] if published is None and not is_missing(stray) else None,
            notes=(note,) if note else (),
        )
    )


def content_id(row: object) -> str:
    """Name a record that has neither id nor file by a digest of its content, so that its place among others is no
    matter.
    """
    content = json.dumps(row, sort_keys=True, default=str, skipkeys=True)
    return f"record-{hashlib.sha256(content.encode()).hexdigest()[:12]}"


def _id(value: object) -> str | None:
    if isinstance(value, bool) or is_missing(value) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and value.is_integer():  # a table column of numbers with one blank becomes floats
        value = int(value)
    text = str(value) if not isinstance(value, int) or abs(value) < 10**_MAX_ID else ""
    return "".join(c for c in text.strip() if c.isprintable()).encode("utf-8", "replace").decode()[:_MAX_ID] or None


def _title(value: object) -> str | None:
    return shown(value)[0] if isinstance(value, str) and value.strip() else None


def _string(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), f"a {type(value).__name__}")
