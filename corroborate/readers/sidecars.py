"""``articles.csv``: what a folder says about its files (outlet, title, published, url), and which one speaks for a
file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corroborate.datelines import parse_day
from corroborate.readers.comma import table_of
from corroborate.readers.drafts import Draft, UnreadableError, left_out
from corroborate.readers.folders import printable
from corroborate.records import Skipped

SIDECAR = "articles.csv"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """One read ``articles.csv``: its rows by file name relative to its folder ("sub/a.txt", "a.txt#2" for the second
    article).
    """

    path: Path
    data: bytes
    rows: Mapping[str, Mapping[str, str]]
    skipped: tuple[Skipped, ...] = ()
    holds_articles: bool = False


def read_sidecar(path: Path, name: str) -> Sidecar:
    """Read one table; a row or table that cannot be used is named in ``skipped``. A table with a text column and none
    named file is no sidecar but holds articles. ``name`` stands for the file in messages.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return Sidecar(path, b"", {}, (left_out(name, f"cannot be opened: {error.strerror}; check its permissions"),))
    try:
        header, rows, broken = table_of(data)
    except UnreadableError as error:
        return Sidecar(path, data, {}, (left_out(name, str(error)),))
    skipped = [left_out(f"{name}:{line}", reason) for line, reason in broken]
    if "file" not in header and "text" in header:
        return Sidecar(path, data, {}, holds_articles=True)
    if "file" not in header:
        return Sidecar(
            path, data, {}, (*skipped, left_out(name, "no column named file: it cannot say which file a row is about"))
        )
    found: dict[str, Mapping[str, str]] = {}
    for line, cells in rows:
        row = {key: cell.strip() for key, cell in zip(header, cells, strict=False)}
        file = row.get("file", "").replace("\\", "/").removeprefix("./")
        if not file or file in found:
            reason = (
                "names no file"
                if not file
                else f"{printable(file)} is described on an earlier line; this row is not used"
            )
            skipped.append(left_out(f"{name}:{line}", reason))
            continue
        found[file] = row
    return Sidecar(path, data, found, tuple(skipped))


def folders_above(path: Path, root: Path) -> tuple[Path, ...]:
    """The folders whose ``articles.csv`` may speak for ``path``, nearest first, up to the folder that was named."""
    folders: list[Path] = []
    for folder in path.parents:
        folders.append(folder)
        if folder == root or root not in path.parents:
            break
    return tuple(folders)


def described(draft: Draft, row: Mapping[str, str]) -> Draft:
    """Lay a row's fields over what the file says; blank cells leave the file's own word."""
    published = parse_day(row.get("published"))
    stray = row.get("published") if published is None and row.get("published") else None
    return replace(
        draft,
        outlet=row.get("outlet") or draft.outlet,
        title=row.get("title") or draft.title,
        url=row.get("url") or draft.url,
        published=published or draft.published,
        published_basis="metadata" if published else draft.published_basis,
        stray=stray or draft.stray,
    )


def names_in(path: Path, folder: Path, number: int) -> tuple[str, ...]:
    """How a row may name the ``number``-th article (from 1) of ``path``: "a.txt" is the first alone, "a.txt#1" too."""
    file = path.relative_to(folder).as_posix()
    return (f"{file}#{number}", file) if number == 1 else (f"{file}#{number}",)


def is_sidecar(path: Path) -> bool:
    """Tell the name ``articles.csv``."""
    return path.name.casefold() == SIDECAR
