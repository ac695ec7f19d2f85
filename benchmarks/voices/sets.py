"""The sets the labels were drawn from, read into one shape: id, outlet, published, title, text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def articles(path: Path) -> list[Row]:
    """Read one set of gzipped JSON lines; rows of BASIL and of ECB+ are told by their fields."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_shaped(number, json.loads(line)) for number, line in enumerate(lines)]


def several(paths: Iterable[Path]) -> list[list[Row]]:
    """Read several sets; an id that two articles share would make a label mean both."""
    found = [articles(path) for path in paths]
    ids = [row["id"] for rows in found for row in rows]
    if len(set(ids)) < len(ids):
        raise ValueError("two articles have one id")
    return found


def _shaped(number: int, row: Mapping[str, Any]) -> Row:
    if "paragraphs" in row:
        return {
            "id": f"b{number:03d}",
            "outlet": row["source"].upper(),
            "published": str(row["date"])[:10],
            "title": row["title"],
            "text": "\n\n".join(row["paragraphs"]),
        }
    if "doc_id" in row:
        return {"id": row["doc_id"], "title": row["title"], "text": row["text"] or row["title"]}
    return dict(row)
