"""From what the user named to the files to read: folders, files and globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corroborate.errors import InputError
from corroborate.readers.drafts import left_out
from corroborate.records import Skipped


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read. ``inside`` is its path relative to what was named, with "/"; ``root`` the named folder."""

    path: Path
    inside: str
    root: Path

    @property
    def id(self) -> str:
        """The id a lone article of this file gets: its path inside what was named, without the suffix."""
        return self.inside[: -len(self.path.suffix)] if self.path.suffix else self.inside


def files_of(paths: Sequence[str | Path]) -> tuple[tuple[Found, ...], tuple[Skipped, ...]]:
    """List the files under ``paths``, each once, in an order that does not depend on the order of ``paths``.

    Hidden files and folders are passed over. Raises :class:`~corroborate.errors.InputError` for a path that does not
    exist and a glob that matches nothing.
    """
    found: list[Found] = []
    skipped: list[Skipped] = []
    for named in paths:
        for path, root in _expanded(str(named)):
            if path.is_dir():
                _walk(path, root, found, skipped)
            else:
                found.append(Found(path, _inside(path, root), root))
    once: dict[str, Found] = {}
    # The same file may be named twice ("seeds" and "seeds/a.txt"): its fullest id wins, whichever was named first.
    for item in sorted(found, key=lambda item: (-len(item.inside), item.inside, str(item.path))):
        kept = once.setdefault(os.path.realpath(item.path), item)
        if kept.path.absolute() != item.path.absolute():
            skipped.append(left_out(printable(item.inside), f"the same file as {printable(kept.inside)}"))
    return tuple(sorted(once.values(), key=lambda item: (item.inside, str(item.path)))), tuple(dict.fromkeys(skipped))


def printable(name: str) -> str:
    """Return ``name`` with what no terminal or output file can hold written as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in _utf8(name))


def odd_name(name: str) -> str | None:
    """Say what is wrong with a file name that cannot stand in a report, else null."""
    if _utf8(name) != name:
        return "the file name is not UTF-8; rename the file"
    if any(ord(c) < 32 or ord(c) == 127 for c in name):
        return "the file name holds control characters; rename the file"
    return None


def _utf8(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _expanded(named: str) -> Iterator[tuple[Path, Path]]:
    """Yield the paths one argument stands for, each with the folder its id is relative to."""
    path = Path(named).expanduser()
    if os.path.lexists(path):
        yield path, path if path.is_dir() else path.parent
        return
    if not glob.has_magic(named):
        raise InputError(
            f"{printable(named)} does not exist. Check the spelling, or name the folder that holds the articles."
        )
    matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        raise InputError(
            f"{printable(named)} matches no file. Name a folder, or files ending in "
            ".txt, .md, .html, .eml, .json, .jsonl or .csv."
        )
    parts = Path(path).parts
    steady = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:steady]) if steady else Path()
    wanted = [Path(match) for match in matches]
    # "**" matches a folder and its files: the folder would bring them in again.
    folders_only = all(match.is_dir() for match in wanted)
    for match in wanted:
        if folders_only or not match.is_dir():
            yield match, root


def _walk(folder: Path, root: Path, found: list[Found], skipped: list[Skipped]) -> None:
    """Gather the files under ``folder``. A link to a folder above it is a loop and is named, not followed."""
    above: dict[Path, frozenset[str]] = {folder: frozenset()}

    def failed(error: OSError) -> None:
        where = Path(str(error.filename))
        skipped.append(
            left_out(printable(_inside(where, root)), f"cannot be opened: {error.strerror}; check its permissions")
        )

    for here, folders, names in os.walk(folder, followlinks=True, onerror=failed):
        real = os.path.realpath(here)
        parents = above.get(Path(here), frozenset())
        if real in parents:
            skipped.append(
                left_out(printable(_inside(Path(here), root)), "a link that leads back to a folder above it (loop)")
            )
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            above[Path(here, name)] = parents | {real}
        for name in sorted(names):
            path = Path(here, name)
            if path.stem.casefold() == "readme":
                skipped.append(left_out(printable(_inside(path, root)), "a readme of the folder, not an article"))
            elif not name.startswith("."):
                found.append(Found(path, _inside(path, root), root))


def _inside(path: Path, root: Path) -> str:
    try:
        inside = path.relative_to(root).as_posix()
    except ValueError:
        inside = path.name
    return inside if inside != "." else path.name or "."
