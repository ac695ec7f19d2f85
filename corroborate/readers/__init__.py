"""Back ends of :mod:`corroborate.articles`: one reader per format, chosen by suffix and loaded when first needed."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from corroborate.readers.drafts import Batch, Draft, Reader

__all__ = ["SUFFIXES", "Batch", "Draft", "Reader", "reader_for"]

_MODULES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".markdown": "plain",
    ".html": "pages",
    ".htm": "pages",
    ".xhtml": "pages",
    ".json": "json_whole",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".csv": "comma",
    ".tsv": "comma",
    ".eml": "mails",
}
SUFFIXES = tuple(_MODULES)


def reader_for(suffix: str) -> Reader | None:
    """Return the reader for a lower-case ``suffix`` with its dot, or null where no format is known by it."""
    module = _MODULES.get(suffix)
    return None if module is None else cast(Reader, import_module(f"corroborate.readers.{module}"))
