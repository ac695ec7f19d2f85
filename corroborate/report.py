"""The public face of an analysis: the contract, data frames, the matrix, the conflicts, and the files of a report."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corroborate import conflicts
from corroborate.conflicts import Conflict
from corroborate.errors import InputError
from corroborate.records import Analysis, Article
from corroborate.reports import json

if TYPE_CHECKING:
    import pandas as pd

    from corroborate.pipeline import Progress
    from corroborate.settings import Settings

FILES = ("report.html", "report.json", "report.md", "claims.csv", "figures.csv", "articles.json", "events")
"""The names a report may write; ``articles.json`` only on request, since it holds the articles' whole text.

``events`` is a folder of pages, one for each event, where these are too many for ``report.html``.
"""
_HEAD_BYTES = 200


class Report:
    """Everything one run found, in the forms it is read in. ``analysis`` is the record behind it."""

    def __init__(self, analysis: Analysis, narrowed: str = "") -> None:
        self.analysis = analysis
        self._narrowed = narrowed

    def __repr__(self) -> str:
        found = self.analysis
        counts = f"{len(found.articles)} articles, {len(found.events)} events, {len(found.claims)} claims"
        return f"<Report: {counts}, {len(self.conflicts())} contested>"

    @cached_property
    def _document(self) -> json.Document:
        return json.document(self.analysis)

    def to_dict(self) -> json.Document:
        """Return the contract ``corroborate.report/1`` as plain values; a fresh copy each time."""
        return json.document(self.analysis)

    def to_json(self) -> str:
        """Return ``report.json``: UTF-8 text, the same bytes for the same analysis."""
        return json.text(self._document)

    def to_markdown(self) -> str:
        """Return ``report.md``, the report an analyst reads."""
        from corroborate.reports import markdown

        return markdown.render(self.analysis, self._narrowed)

    def to_pages(self) -> dict[str, str]:
        """Return the pages people read in a browser by their path, ``report.html`` first.

        Where many events are told, ``report.html`` links to a page for each of them in the folder ``events``.
        """
        from corroborate.reports import page

        return dict(page.render(self.analysis, self._narrowed))

    def narrowed(
        self,
        event: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        top: int | None = None,
    ) -> Report:
        """Return the report of some events alone: one id, a place, events of a span of days, the most contested.

        Nothing is judged anew. Raises :class:`~corroborate.errors.InputError` where nothing would be left.
        """
        from corroborate import narrowing

        return Report(*narrowing.narrow(self.analysis, narrowing.asked(event, place, since, until, top)))

    @property
    def note(self) -> str:
        """Say what this report was narrowed to; empty where it is whole."""
        return self._narrowed

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return frames named articles, events, claims, figures, clusters, judgements and ranges."""
        from corroborate.reports import tables

        return tables.frames(self._document)

    def matrix(self) -> pd.DataFrame:
        """Return each outlet's stance toward each cluster's headline claim; see ``reports.tables.matrix``."""
        from corroborate.reports import tables

        return tables.matrix(self.analysis)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what is contested, tolls of the killed first and what one article alone tells last."""
        return conflicts.find(self.analysis)

    def minor_conflicts(self) -> tuple[Conflict, ...]:
        """Return what differs without being contested, such as one voice relayed differently."""
        return conflicts.minor(self.analysis)

    def write(self, directory: str | Path, with_text: bool = False, shown: Report | None = None) -> tuple[Path, ...]:
        """Write the report's files into ``directory``, made where it is missing, and return their paths.

        The pages of events are returned as their folder. ``shown``, a narrowed report, stands for this one in what
        people read: ``report.html`` and ``report.md``.

        An earlier report there is replaced; ``articles.json`` of an earlier one goes where ``with_text`` is false.
        Raises :class:`~corroborate.errors.InputError` where the directory cannot be written to, or holds files of
        these names that no report wrote.
        """
        from corroborate.reports import tables

        folder = writable(directory)
        read = shown or self
        pages = read.to_pages()
        contents = {
            **pages,
            "report.json": self.to_json(),
            "report.md": read.to_markdown(),
            "claims.csv": tables.claims_csv(self._document),
            "figures.csv": tables.figures_csv(self._document),
        }
        if with_text:
            contents["articles.json"] = json.text(json.texts(self.analysis))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            written = [_replace(folder / name, text) for name, text in contents.items()]
            _drop_earlier_pages(folder / "events", written)
            if not with_text:
                _drop_earlier_texts(folder / "articles.json")
        except OSError as error:
            raise InputError(f"Cannot write into {folder}: {error.strerror}. Choose another directory.") from error
        return tuple(dict.fromkeys(path if path.parent == folder else path.parent for path in written))


def writable(directory: str | Path) -> Path:
    """Return the directory as a path after checking that a report may be written there, without touching it.

    Raises :class:`~corroborate.errors.InputError` saying what stands in the way.
    """
    if not str(directory).strip():
        raise InputError("No directory is named for the report: write one behind -o, or . for this one.")
    folder = Path(directory)
    for above in (folder, *folder.parents):
        if above.is_dir():
            if not os.access(above, os.W_OK | os.X_OK):
                raise InputError(f"No permission to write into {above}. Choose another directory.")
            break
        if above.exists() or above.is_symlink():
            raise InputError(f"{above} is a file, not a directory. Choose another directory for the report.")
    taken = [name for name in FILES if (folder / name).exists() or (folder / name).is_symlink()]
    if taken and not _is_ours(folder / "report.json", json.SCHEMA):
        raise InputError(
            f"{folder / taken[0]} exists and was not written by corroborate; nothing was overwritten. "
            "Choose another directory for the report."
        )
    return folder


def _is_ours(path: Path, schema: str) -> bool:
    try:
        with path.open("rb") as file:
            return f'"schema": "{schema}"'.encode() in file.read(_HEAD_BYTES)
    except OSError:
        return False


def _replace(path: Path, text: str) -> Path:
    """Write a file in one step, so that a reader never sees half of it."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(text.encode("utf-8", "backslashreplace"))
    part.replace(path)
    return path


def _drop_earlier_texts(path: Path) -> None:
    """Remove whole texts an earlier report left: they may not be those this report is about."""
    if path.is_file() and _is_ours(path, json.ARTICLES_SCHEMA):
        path.unlink()


def _drop_earlier_pages(folder: Path, written: Collection[Path]) -> None:
    """Remove the pages of events that an earlier report told and this one does not."""
    if not folder.is_dir():
        return
    for path in sorted(set(folder.glob("event-*.html")) - set(written)):
        if path.is_file() and b'content="corroborate"' in path.read_bytes()[:_HEAD_BYTES]:
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()


def analyze(
    articles: str | Path | Iterable[Mapping[str, object] | Article],
    settings: Settings | None = None,
    progress: Progress | None = None,
    arguments: Sequence[str] = (),
) -> Report:
    """Analyse articles and return the report.

    ``articles`` are mappings with the fields ``text`` and, where known, ``id, outlet, published, title, url``, or
    articles read before; a single path is read as the commands read it. ``progress`` is told (stage, done, total).
    Raises :class:`~corroborate.errors.InputError` where no article can be read.
    """
    from corroborate.articles import from_records, read

    if isinstance(articles, Mapping) or not isinstance(articles, str | Path | Iterable):
        kind = type(articles).__name__
        raise InputError(f"Nothing to read in a {kind}: give a list of mappings with a field named text, or a path.")
    reading = read([articles]) if isinstance(articles, str | Path) else from_records(articles)
    if not reading.articles:
        reasons = "; ".join(dict.fromkeys(f"{item.record}: {item.reason}" for item in reading.skipped[:5]))
        raise InputError("No readable article." + (f" Left out: {reasons}" if reasons else " Nothing was given."))
    from corroborate import pipeline

    return Report(pipeline.analyse(reading, settings, progress, arguments))
