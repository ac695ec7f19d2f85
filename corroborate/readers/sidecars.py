"""``articles.csv``: what a folder says about its files (outlet, title, published, url), and which one speaks for a
file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corroborate.readers.comma import table_of
from corroborate.readers.datelines import parse_day
from corroborate.readers.decoding import as_utf8
from corroborate.readers.drafts import Draft, UnreadableError, left_out
from corroborate.readers.folders import Found, printable
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
        header, rows, broken = table_of(as_utf8(data)[0])
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


class Shelf:
    """The ``articles.csv`` files met in one run, each read once, and which of their rows were used."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, Sidecar | None] = {}
        self._used: set[tuple[Path, str]] = set()

    @property
    def sidecars(self) -> list[Sidecar]:
        """Those that were found, in the order of their paths."""
        return sorted(
            (sidecar for sidecar in self._by_folder.values() if sidecar), key=lambda sidecar: str(sidecar.path)
        )

    def of(self, folder: Path) -> Sidecar | None:
        """Read the sidecar of ``folder``, or null where it has none."""
        if folder not in self._by_folder:
            paths = sorted(path for path in _entries(folder) if is_sidecar(path) and path.is_file())
            self._by_folder[folder] = read_sidecar(paths[0], printable(str(paths[0]))) if paths else None
        return self._by_folder[folder]

    def describe(self, drafts: Sequence[Draft], item: Found) -> tuple[Draft, ...]:
        """Lay over each draft of a file the row of the nearest folder that names it."""
        return tuple(self._described(draft, number, item) for number, draft in enumerate(drafts, start=1))

    def unused(self, sidecar: Sidecar) -> list[Skipped]:
        """Name the rows about files or further articles that are not there."""
        folder, name = sidecar.path.parent, printable(str(sidecar.path))
        notes: list[Skipped] = []
        for file in sidecar.rows:
            base = file.rpartition("#")[0] or file
            if (folder, file) in self._used or (folder / file).exists():
                continue
            if not (folder / base).exists():
                notes.append(left_out(name, f"describes {printable(file)}, which is not there"))
            elif any(used == (folder, base) or used[1].startswith(f"{base}#") for used in self._used):
                notes.append(left_out(name, f"describes {printable(file)}, but the file holds fewer articles"))
        return notes

    def _described(self, draft: Draft, number: int, item: Found) -> Draft:
        for folder in folders_above(item.path, item.root):
            sidecar = self.of(folder)
            for name in names_in(item.path, folder, number) if sidecar else ():
                if sidecar and name in sidecar.rows:
                    self._used.add((folder, name))
                    return described(draft, sidecar.rows[name])
            first = names_in(item.path, folder, 1)[-1]
            if sidecar and first in sidecar.rows and draft.outlet is None:
                # Further articles of one file were published by the outlet of the first.
                return replace(draft, outlet=sidecar.rows[first].get("outlet") or None)
        return draft


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
