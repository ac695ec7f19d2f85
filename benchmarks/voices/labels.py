"""The labels of this folder as records, and the one rule by which two spans are held to be the same place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
HALVES = ("work", "opened", "fresh", "unseen")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one field of one article."""

    article: str
    field: str
    start: int
    end: int

    def shared(self, other: Span) -> int:
        """Return how many characters both hold."""
        if (self.article, self.field) != (other.article, other.field):
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spans that answer one question about one incident, in their voices; ``possibly_one`` lists voices by number."""

    id: str
    half: str
    question: str
    members: tuple[Span, ...]
    voices: tuple[tuple[int, ...], ...]
    possibly_one: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """Two articles: ``same`` text, ``different`` texts, or a ``borderline`` that is not scored."""

    half: str
    first: str
    second: str
    label: str


@dataclass(frozen=True, slots=True)
class PassagePair:
    """Two stretches of two articles: one text, or a quotation or formula that both merely contain."""

    half: str
    first: Span
    second: Span
    label: str


@dataclass(frozen=True, slots=True)
class TollPair:
    """Two figures and what one is to the other; two labels where a careful reader may say either."""

    id: str
    half: str
    first: Span
    second: Span
    labels: tuple[str, ...]


def clusters() -> tuple[Cluster, ...]:
    """Return the labelled clusters."""
    return tuple(
        Cluster(
            row["id"],
            row["half"],
            row["question"],
            tuple(span(member) for member in row["members"]),
            tuple(tuple(voice) for voice in row["voices"]),
            tuple(tuple(group) for group in row["possibly_one"]),
        )
        for row in _read("clusters.json")["clusters"]
    )


def article_pairs() -> tuple[ArticlePair, ...]:
    """Return the labelled pairs of whole articles."""
    rows = _read("origins.json")["articles"]
    return tuple(ArticlePair(row["half"], row["article_a"], row["article_b"], row["label"]) for row in rows)


def passage_pairs() -> tuple[PassagePair, ...]:
    """Return the labelled pairs of passages."""
    return tuple(
        PassagePair(
            row["half"],
            Span(row["article_a"], "text", row["start_a"], row["end_a"]),
            Span(row["article_b"], "text", row["start_b"], row["end_b"]),
            row["label"],
        )
        for row in _read("origins.json")["passages"]
    )


def toll_pairs() -> tuple[TollPair, ...]:
    """Return the labelled pairs of figures."""
    rows = _read("updates.json")["pairs"]
    return tuple(
        TollPair(
            row["id"],
            row["half"],
            span(row["a"]),
            span(row["b"]),
            (row["label"], *([row["also"]] if "also" in row else [])),
        )
        for row in rows
    )


def span(row: Mapping[str, Any]) -> Span:
    """Read one span."""
    return Span(row["article"], row["field"], row["start"], row["end"])


def concerned(halves: Sequence[str] = HALVES) -> frozenset[str]:
    """Return the ids of the articles in which claims or figures of these halves are labelled."""
    members = (member.article for cluster in clusters() if cluster.half in halves for member in cluster.members)
    figures = (side.article for pair in toll_pairs() if pair.half in halves for side in (pair.first, pair.second))
    return frozenset((*members, *figures))


def merged(count: int, groups: Iterable[Sequence[int]]) -> int:
    """Return how many of ``count`` things are left when the members of each group are one."""
    root = list(range(count))
    for group in groups:
        roots = {root[number] for number in group}
        root = [min(roots) if at in roots else at for at in root]
    return len(set(root))


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return found
