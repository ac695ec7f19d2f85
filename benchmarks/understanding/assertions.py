"""The labels of ``tests/gold/claims``, and the one shape in which labels, a run and the baselines are compared."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corroborate.articles import from_records
from corroborate.records import Article

CLAIMS = Path(__file__).resolve().parents[2] / "tests" / "gold" / "claims"
HALVES = ("work", "opened", "unseen")
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one field, end exclusive."""

    field: str
    start: int
    end: int

    def shared(self, other: Run) -> int:
        """Return the number of characters both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if self.field == other.field else 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said it: the words, whom they mean, a known body's id, and where the words or head stand."""

    words: str
    where: Run | None = None
    head: int | None = None
    name: str | None = None
    body: str | None = None
    anonymous: bool = False
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Somewhere:
    """A place by name and as printed, with the names it lies in."""

    name: str
    printed: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One assertion or claim. ``apart`` are runs in or beside it that belong to the attribution.

    ``day_stated`` and ``place_stated`` are true where its own words or sentence tell them. ``happened`` and ``where``
    add to ``days`` and ``places`` what the rest of the article tells.
    """

    run: Run
    speaker: Speaker | None = None
    modality: str = "asserted"
    days: Days | None = None
    places: tuple[Somewhere, ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    day_stated: bool = True
    place_stated: bool = True
    happened: Days | None = None
    where: tuple[Somewhere, ...] = ()

    def held(self, other: Said) -> float:
        """Return the share of another's characters, its attribution left out, that this says itself."""
        if self.run.field != other.run.field:
            return 0.0
        asked = other.own()
        return len(asked & self.own()) / len(asked)

    def own(self) -> set[int]:
        """Return where its characters stand, without those of its attribution unless nothing else is left."""
        whole = set(range(self.run.start, self.run.end))
        return whole.difference(*(range(*part) for part in self.apart)) or whole


@dataclass(frozen=True, slots=True)
class Labels:
    """One article's labels: the stretches that were labelled, what is asserted in them, and their furniture."""

    article: str
    stretches: tuple[Run, ...]
    said: tuple[Said, ...]
    furniture: tuple[Run, ...]


def records(folder: str) -> list[dict[str, Any]]:
    """Read the label files of one half, or the second labels in ``double``."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((CLAIMS / folder).glob("*.json"))]


def labels(folder: str, articles: Mapping[str, Article]) -> tuple[Labels, ...]:
    """Return the labels of one half in the common shape."""
    return tuple(
        Labels(
            article=record["id"],
            stretches=tuple(run(item) for item in record["stretches"]),
            said=tuple(_said(item, articles[record["id"]]) for item in record["assertions"]),
            furniture=tuple(run(item["span"]) for item in record["furniture"]),
        )
        for record in records(folder)
    )


def run(span: Mapping[str, Any]) -> Run:
    """Read a span of the label files."""
    return Run(span["field"], span["start"], span["end"])


def words(article: Article, where: Run) -> str:
    """Return the words of a run."""
    return (article.title if where.field == "title" else article.text)[where.start : where.end]


def read_articles(path: Path, wanted: Sequence[str] | None = None) -> dict[str, Article]:
    """Read the labelled articles, or those named, from a file of JSON lines, plain or gzipped."""
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    names = set(wanted) if wanted is not None else {record["id"] for half in HALVES for record in records(half)}
    rows = (json.loads(line) for line in body.decode("utf-8").splitlines() if line.strip())
    return {article.id: article for article in from_records([row for row in rows if str(row["id"]) in names]).articles}


def _said(item: Mapping[str, Any], article: Article) -> Said:
    who, when = item["attribution"], item["when"]
    days = (date.fromisoformat(when["start"]), date.fromisoformat(when["end"])) if when else None
    places = tuple(Somewhere(p["name"], words(article, run(p["span"])), tuple(p["within"])) for p in item["places"])
    return Said(
        run=run(item["span"]),
        speaker=_speaker(who, article) if who else None,
        modality=item["modality"],
        days=days,
        places=places,
        happened=days,
        where=places,
        day_stated=bool(when and when["stated"]),
        place_stated=all(place["stated"] for place in item["places"]),
        apart=tuple((part["start"], part["end"]) for part in (who["speaker"], who["cue"]) if part) if who else (),
    )


def _speaker(who: Mapping[str, Any], article: Article) -> Speaker:
    where = run(who["speaker"])
    return Speaker(
        words=words(article, where),
        where=where,
        head=who["head"],
        name=who["name"],
        body=who["body"],
        anonymous=who["anonymous"],
        chain=tuple(words(article, run(relay)) for relay in who["chain"]),
    )
