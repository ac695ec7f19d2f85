"""The analysis as data frames for notebooks and as CSV for spreadsheets.

CSV is UTF-8 with a byte order mark, by which spreadsheets know it; lines end in LF and every row is one line. Text
cells can never run as formulas, numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import pandas as pd

from corroborate.records import Analysis
from corroborate.reports.escaping import cell
from corroborate.reports.json import Document
from corroborate.reports.lookup import Lookup

_FRAMES: dict[str, tuple[str, ...]] = {
    "articles": (
        "id", "outlet", "title", "published", "published_basis", "url", "language", "origin", "offset", "text_sha256",
    ),
    "events": ("id", "kind", "label", "start", "end", "places", "articles", "reasons"),
    "claims": (
        "id", "article", "outlet", "event", "field", "start", "end", "text", "resolved", "form", "modality", "speaker",
        "cue", "anonymous", "chain", "when_start", "when_end", "places",
    ),
    "figures": (
        "id", "claim", "article", "outlet", "event", "slot", "part", "low", "high", "stated", "modality", "speaker",
        "as_of", "superseded", "derived", "text", "field", "start", "end", "background",
    ),
    "clusters": ("id", "event", "question", "headline_claim", "claims", "outlets", "standing", "voices", "rule"),
    "judgements": ("claim", "toward", "stance", "kind", "confidence", "reason", "question", "cluster"),
    "ranges": (
        "event", "slot", "part", "low", "best", "high", "open", "standing", "voices", "figures", "rule",
    ),
}  # fmt: skip
_DAYS = frozenset({"published", "as_of", "when_start", "when_end"})
_NUMBERS = frozenset({"low", "high", "best", "stated", "offset"})
_CLAIM_COLUMNS = (
    "id", "event", "event_label", "article", "outlet", "published", "url", "field", "start", "end", "form", "modality",
    "speaker", "cue", "anonymous", "chain", "when_start", "when_end", "places", "text", "resolved",
)  # fmt: skip
_FIGURE_COLUMNS = (
    "id", "event", "event_label", "slot", "part", "low", "high", "stated", "text", "modality", "speaker", "as_of",
    "superseded", "derived", "background", "outlet", "published", "article", "url", "claim", "claim_text",
)  # fmt: skip


def frames(document: Document) -> dict[str, pd.DataFrame]:
    """Return the contract's lists as frames named after them; lists inside a row stay lists, days are timestamps.

    ``claims`` has attribution and time laid flat: speaker, cue, anonymous, chain, when_start, when_end.
    """
    return {name: _frame(name, _flat(rows_in(document, name)), columns) for name, columns in _FRAMES.items()}


def _frame(name: str, rows: Sequence[Document], columns: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame([[row.get(column) for column in columns] for row in rows], columns=list(columns), dtype=object)
    days = _DAYS | ({"start", "end"} if name == "events" else set())
    numbers = _NUMBERS | ({"start", "end"} if name != "events" else set())
    for column in columns:
        if column in days:
            frame[column] = pd.to_datetime(frame[column], errors="coerce", format="%Y-%m-%d")
        elif column in numbers or (column == "voices" and name == "ranges"):
            frame[column] = frame[column].astype("Int64")
        elif column == "confidence":
            frame[column] = frame[column].astype("float64")
        elif column in ("superseded", "derived", "background", "open"):
            frame[column] = frame[column].astype("bool")
    return frame


def rows_in(document: Document, name: str) -> list[Document]:
    """Return one of the contract's lists."""
    return cast("list[Document]", document[name])


def _flat(rows: Iterable[Document]) -> list[Document]:
    flat = []
    for row in rows:
        said = cast("Document | None", row.get("attribution")) or {}
        when = cast("Document | None", row.get("when")) or {}
        flat.append({**row, **said, "when_start": when.get("start"), "when_end": when.get("end")})
    return flat


def matrix(analysis: Analysis) -> pd.DataFrame:
    """Return clusters against outlets; a cell is that outlet's stance toward the cluster's headline claim.

    The worst of contradict, update, detail and support stands for an outlet with several claims; ``states`` marks the
    headline's own outlet, ``unrelated`` an outlet that answers the question without a stance toward the headline, and
    an empty string one that says nothing on it. The index holds the event's label, the question and the cluster's id.
    """
    lookup = Lookup(analysis)
    clusters = [cluster for event in lookup.events for cluster in lookup.clusters_of(event)]
    stances = [lookup.stances_in(cluster) for cluster in clusters]
    columns = sorted({outlet for found in stances for outlet in found})
    index = pd.MultiIndex.from_tuples(
        [(lookup.events[cluster.event].label, cluster.question, cluster.id) for cluster in clusters],
        names=["event", "question", "cluster"],
    )
    cells = [[str(found.get(outlet, "")) for outlet in columns] for found in stances]
    return pd.DataFrame(cells, index=index, columns=pd.Index(columns, name="outlet", dtype=object), dtype=object)


def claims_csv(document: Document) -> str:
    """Return the claims as CSV, with their event's label and their article's date and address."""
    around = _Around(document)
    return _csv(_CLAIM_COLUMNS, (around.of(row) | row for row in _flat(rows_in(document, "claims"))))


def figures_csv(document: Document) -> str:
    """Return the figures as CSV, with their claim's words, their event's label and their article's date and address."""
    around = _Around(document)
    words = {str(row["id"]): row["text"] for row in rows_in(document, "claims")}
    rows = (around.of(row) | row | {"claim_text": words.get(str(row["claim"]))} for row in rows_in(document, "figures"))
    return _csv(_FIGURE_COLUMNS, rows)


class _Around:
    """What stands around a claim or figure in a table that is read alone."""

    def __init__(self, document: Document) -> None:
        self._labels = {row["id"]: row["label"] for row in rows_in(document, "events")}
        self._articles = {row["id"]: row for row in rows_in(document, "articles")}

    def of(self, row: Mapping[str, object]) -> Document:
        article = self._articles.get(row["article"], {})
        return {
            "event_label": self._labels.get(row["event"]),
            "published": article.get("published"),
            "url": article.get("url"),
        }


def _csv(columns: Sequence[str], rows: Iterable[Document]) -> str:
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def _cell(value: object) -> str | int | float:
    """Return one cell: numbers as they are, yes and no in words, lists joined, everything else as harmless text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return cell("; ".join(str(item) for item in value))
    return cell(str(value))
