"""Voices, origins and changing tolls of the product against the labels of this folder; prints a table for each half.

    python benchmarks/voices/score.py ARTICLES.jsonl.gz [ARTICLES.jsonl.gz ...] [--half HALF ...]

ARTICLES are the sets the labels were drawn from, each analysed by itself; see README.md beside this script. Without
``--half`` the halves that everybody may read are scored, and the unseen one is not.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import labels
import plain
import sets
from found import Counted, Shared, Tolls, copied, count, passage_found, passages_of, repeats, toll
from labels import ArticlePair, Cluster, PassagePair

from corroborate import origins
from corroborate.articles import from_records
from corroborate.pipeline import analyse
from corroborate.settings import Settings

Pair = TypeVar("Pair", ArticlePair, PassagePair)
READ = ("work", "opened", "fresh")
"""The halves scored unless others are asked for."""


@dataclass(slots=True)
class Measured:
    """What the product makes of all sets, and the outlet and text of each article in them."""

    counted: dict[str, Counted] = field(default_factory=dict)
    tolls: dict[str, str] = field(default_factory=dict)
    copies: set[frozenset[str]] = field(default_factory=set)
    passages: list[Shared] = field(default_factory=list)
    outlet_of: dict[str, str] = field(default_factory=dict)
    text_of: dict[str, str] = field(default_factory=dict)

    def add(self, rows: Sequence[Mapping[str, Any]], halves: Sequence[str]) -> None:
        """Add one set: origins traced in all of it, claims and figures in the articles labelled in these halves."""
        settings = Settings()
        reading = from_records(rows)
        traced = origins.trace(reading.articles, settings.copy_share)
        self.copies |= {frozenset(pair) for pair in copied(traced.copies, repeats(reading.skipped))}
        self.passages += passages_of(traced.articles)
        self.outlet_of |= {row["id"]: row.get("outlet") or row["id"] for row in rows}
        self.text_of |= {row["id"]: row["text"] for row in rows}
        named = labels.concerned(halves) & {row["id"] for row in rows}
        analysis = analyse(from_records([row for row in rows if row["id"] in named]), settings)
        counts, bench = count(analysis), Tolls(analysis)
        for cluster in labels.clusters():
            if named.issuperset(member.article for member in cluster.members):
                self.counted[cluster.id] = counts[cluster.id]
        for pair in labels.toll_pairs():
            if named.issuperset((pair.first.article, pair.second.article)):
                self.tolls[pair.id] = toll(pair, bench)


def main(paths: Sequence[Path], halves: Sequence[str]) -> None:
    measured = Measured()
    for rows in sets.several(paths):
        measured.add(rows, halves)
    alike = plain.Alike(measured.text_of)
    for half in halves:
        print(f"\n{half} half")
        print_voices(half, measured, alike)
        print_origins(half, measured, alike)
        pairs = [pair for pair in labels.toll_pairs() if pair.half == half and pair.id in measured.tolls]
        line("toll pairs right", sum(measured.tolls[pair.id] in pair.labels for pair in pairs), len(pairs))
        line("  figures not found", sum(measured.tolls[pair.id] == "missing" for pair in pairs), len(pairs))


def line(name: str, part: float, whole: float) -> None:
    print(f"  {name:<58}{part / whole if whole else 0.0:6.3f}  ({part:g} of {whole:g})")


def print_voices(half: str, measured: Measured, alike: plain.Alike) -> None:
    counted = measured.counted
    read = [one for one in labels.clusters() if measured.text_of.keys() >= {member.article for member in one.members}]
    ours = [cluster for cluster in read if cluster.half == half]
    work = [cluster for cluster in read if cluster.half == "work"]
    whole = [cluster for cluster in ours if not counted[cluster.id].unmatched]

    def right(cluster: Cluster) -> bool:
        found = counted[cluster.id]
        return not found.unmatched and found.voices == len(cluster.voices)

    def fewest(cluster: Cluster) -> int:
        return labels.merged(len(cluster.voices), cluster.possibly_one)

    def by_text(clusters: Sequence[Cluster], threshold: float) -> int:
        return sum(plain.texts(cluster, alike.articles, threshold) == len(cluster.voices) for cluster in clusters)

    threshold = plain.best(lambda threshold: by_text(work, threshold))
    line("clusters, number of voices exactly right", sum(map(right, ours)), len(ours))
    line("  of clusters with every member found", sum(map(right, whole)), len(whole))
    ranged = sum(right(one) and counted[one.id].fewest == fewest(one) for one in ours)
    line("  and the fewest they may be right too", ranged, len(ours))
    within = sum(fewest(one) <= counted[one.id].voices <= len(one.voices) for one in whole)
    line("  number inside the labelled range, members found", within, len(whole))
    by_outlet = sum(plain.outlets(one, measured.outlet_of) == len(one.voices) for one in ours)
    line("  baseline: count the outlets", by_outlet, len(ours))
    line(f"  baseline: MinHash of articles at {threshold:.2f}", by_text(ours, threshold), len(ours))


def print_origins(half: str, measured: Measured, alike: plain.Alike) -> None:
    copies, read = measured.copies, measured.text_of.keys()
    whole = [pair for pair in labels.article_pairs() if read >= {pair.first, pair.second}]
    parts = [pair for pair in labels.passage_pairs() if read >= {pair.first.article, pair.second.article}]

    def same_passage(pair: PassagePair) -> bool:
        both = frozenset((pair.first.article, pair.second.article))
        return both in copies or passage_found(pair, measured.passages, parts)

    show("articles", half, whole, lambda pair: frozenset((pair.first, pair.second)) in copies, alike.pair)
    show("passages", half, parts, same_passage, alike.passage)


def show(
    name: str, half: str, pairs: Sequence[Pair], said: Callable[[Pair], bool], near: Callable[[Pair], float]
) -> None:
    """Print F1 of one kind of pair, the product's and that of Jaccard at the threshold best on the work half."""

    def of(half: str) -> list[Pair]:
        return [pair for pair in pairs if pair.half == half]

    threshold = plain.best(lambda threshold: f1(of("work"), lambda pair: near(pair) >= threshold)[0])
    plainly = f1(of(half), lambda pair: near(pair) >= threshold)
    rows = ((f"same-origin {name}", f1(of(half), said)), (f"  baseline: MinHash at {threshold:.2f}", plainly))
    for title, found in rows:
        print(f"  {title + ', F1':<58}{found[0]:6.3f}  (precision {found[1]:.3f}, recall {found[2]:.3f})")


def f1(pairs: Iterable[Pair], said: Callable[[Pair], bool]) -> tuple[float, float, float]:
    """Return F1, precision and recall of saying "same"; borderline pairs are left out."""
    judged = [(pair.label == "same", said(pair)) for pair in pairs if pair.label != "borderline"]
    both = sum(label and found for label, found in judged)
    found = sum(found for _, found in judged)
    there = sum(label for label, _ in judged)
    if not both:
        return 0.0, 0.0, 0.0
    return 2 * both / (found + there), both / found, both / there


def asked() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Score voices, origins and changing tolls against the labels.")
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--half", action="append", choices=labels.HALVES)
    return parser.parse_args()


if __name__ == "__main__":
    arguments = asked()
    main(arguments.articles, arguments.half or READ)
