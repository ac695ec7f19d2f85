"""Plain text and Markdown, with optional front matter and sometimes several articles in one file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from frontmatter.default_handlers import YAMLHandler

from corroborate.readers.datelines import is_missing, parse_day
from corroborate.readers.decoding import decoded_with_note, lf
from corroborate.readers.drafts import Batch, Draft, UnreadableError, checked, left_out
from corroborate.readers.splitting import pieces_of
from corroborate.readers.tagged import shown
from corroborate.records import Skipped

_FRONT = re.compile(r"---[ \t]*\n(.{1,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"\s*[A-Za-z_][\w -]{0,30}:(?:\s|\Z)")
_NAMES = {
    "id": ("id",),
    "outlet": ("outlet", "publisher", "site", "site_name", "publication"),
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "publication_date"),
    "url": ("url", "link", "canonical", "canonical_url"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says about itself above its text, and where that text starts."""

    fields: dict[str, object]
    end: int
    problem: str | None = None


def read(data: bytes, id: str, record: str) -> Batch:
    """Read one file; a further article is ``id``-2, ``record``#2, and its offset is where it starts in the file, or 0
    where the file is HTML.
    """
    decoded, legacy = decoded_with_note(data)
    text = lf(decoded)
    front = front_matter(text)
    body, markup = shown(text[front.end :])
    read_as = tuple(note for note in (legacy, front.problem, markup) if note)
    notes: list[Skipped] = []
    drafts: list[Draft] = []
    for n, (start, end) in enumerate(pieces_of(body), start=1):
        tail = f"{n}" if n > 1 else ""
        piece = Draft(
            id=f"{id}-{tail}" if tail else id,
            record=f"{record}#{tail}" if tail else record,
            text=body[start:end],
            offset=0 if markup else front.end + start,
            notes=() if tail else read_as,
        )
        try:
            drafts.append(checked(piece if tail else _described(piece, front.fields)))
        except UnreadableError as error:
            notes.append(left_out(piece.record, str(error)))
    return Batch(tuple(drafts), tuple[Skipped, ...](notes))


def front_matter(text: str) -> FrontMatter:
    """Read the YAML between the first line ``---`` and the next; what is no mapping is text, with a note where it
    looks like one.
    """
    match = _FRONT.match(text)
    if not match:
        return FrontMatter({}, 0)
    inner = match[1]
    looks = _FIELD.match(inner) is not None
    try:
        loaded = YAMLHandler().load(inner)
    except (
        Exception
    ) as error:  # the YAML library raises its own errors, RecursionError and ValueError (a date like 2024-13-45)
        line = str(error).splitlines()[0] if str(error) else type(error).__name__
        problem = f"front matter is not valid YAML ({line}); it was kept as text" if looks else None
        return FrontMatter({}, 0, problem)
    if not isinstance(loaded, dict):
        return FrontMatter({}, 0)
    return FrontMatter({str(key).strip().lower(): value for key, value in loaded.items()}, match.end())


def _described(draft: Draft, fields: dict[str, object]) -> Draft:
    found = {name: _first(fields, keys) for name, keys in _NAMES.items()}
    published = parse_day(found["published"])
    return Draft(
        id=_words(found["id"]) or draft.id,
        record=draft.record,
        text=draft.text,
        title=_words(found["title"]),
        outlet=_words(found["outlet"]),
        published=published,
        published_basis="metadata" if published else "none",
        url=_words(found["url"]),
        offset=draft.offset,
        notes=draft.notes,
        stray=str(found["published"])[:60] if published is None and not is_missing(found["published"]) else None,
    )


def _first(fields: dict[str, object], keys: tuple[str, ...]) -> object:
    return next((fields[key] for key in keys if not is_missing(fields.get(key))), None)


def _words(value: object) -> str | None:
    """A short field as text: numbers and dates are written out, lists and mappings are not."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        return None
    return str(value).strip() or None
