"""Voices, origins and changing tolls of the product against the labels of this folder; prints a table for each half.

    python benchmarks/voices/score.py ARTICLES.jsonl.gz

ARTICLES is the set of 749 articles the labels were drawn from; see README.md beside this script.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import labels
import plain
from found import Counted, Shared, Tolls, copied, count, passage_found, passages_of, toll
from labels import ArticlePair, Cluster, PassagePair

from corroborate import origins
from corroborate.articles import from_records
from corroborate.pipeline import analyse
from corroborate.settings import Settings

Pair = TypeVar("Pair", ArticlePair, PassagePair)


def main(path: Path) -> None:
    rows = labels.articles(path)
    settings = Settings()
    traced = origins.trace(from_records(rows).articles, settings.copy_share)
    named = labels.concerned()
    analysis = analyse(from_records([row for row in rows if row["id"] in named]), settings)
    alike = plain.Alike({row["id"]: row["text"] for row in rows})
    outlet_of = {row["id"]: row["outlet"] for row in rows}
    counted = count(analysis)
    bench = Tolls(analysis)
    tolls = {pair.id: toll(pair, bench) for pair in labels.toll_pairs()}
    copies = {frozenset(pair) for pair in copied(traced.copies)}
    passages = passages_of(traced.articles)
    for half in labels.HALVES:
        print(f"\n{half} half")
        print_voices(half, counted, outlet_of, alike)
        print_origins(half, copies, passages, alike)
        pairs = [pair for pair in labels.toll_pairs() if pair.half == half]
        line("toll pairs right", sum(tolls[pair.id] in pair.labels for pair in pairs), len(pairs))
        line("  figures not found", sum(tolls[pair.id] == "missing" for pair in pairs), len(pairs))


def line(name: str, part: float, whole: float) -> None:
    print(f"  {name:<58}{part / whole if whole else 0.0:6.3f}  ({part:g} of {whole:g})")


def print_voices(half: str, counted: Mapping[str, Counted], outlet_of: Mapping[str, str], alike: plain.Alike) -> None:
    ours = [cluster for cluster in labels.clusters() if cluster.half == half]
    work = [cluster for cluster in labels.clusters() if cluster.half == "work"]
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
    by_outlet = sum(plain.outlets(one, outlet_of) == len(one.voices) for one in ours)
    line("  baseline: count the outlets", by_outlet, len(ours))
    line(f"  baseline: MinHash of articles at {threshold:.2f}", by_text(ours, threshold), len(ours))


def print_origins(half: str, copies: set[frozenset[str]], passages: Sequence[Shared], alike: plain.Alike) -> None:
    whole, parts = labels.article_pairs(), labels.passage_pairs()

    def same_passage(pair: PassagePair) -> bool:
        return frozenset((pair.first.article, pair.second.article)) in copies or passage_found(pair, passages, parts)

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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
