"""Floors for copies and passages, against the labels of ``benchmarks/voices``, a little below what was measured."""

from __future__ import annotations

import sys

import pytest
from conftest import ROOT, SHARED, record_score

from corroborate.articles import from_records
from corroborate.origins import trace
from corroborate.settings import Settings

FLOORS = {"work": (0.95, 0.85), "opened": (0.88, 0.85)}
"""F1 of same-origin articles and passages; measured 1.000 and 0.915, 0.907 and 0.911."""


@pytest.mark.shared
def test_copies_and_passages_stay_above_their_floors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks" / "voices"), *sys.path])
    import found
    import labels
    import score
    import sets

    rows = sets.articles(SHARED / "data" / "articles" / "syria_war.jsonl.gz")
    reading = from_records(rows)
    traced = trace(reading.articles, Settings().copy_share)
    copies = {frozenset(pair) for pair in found.copied(traced.copies, found.repeats(reading.skipped))}
    shared, parts = found.passages_of(traced.articles), labels.passage_pairs()
    for half, (articles_floor, passages_floor) in FLOORS.items():
        whole = score.f1(
            [pair for pair in labels.article_pairs() if pair.half == half],
            lambda pair: frozenset((pair.first, pair.second)) in copies,
        )[0]
        part = score.f1(
            [pair for pair in parts if pair.half == half],
            lambda pair: (
                frozenset((pair.first.article, pair.second.article)) in copies
                or found.passage_found(pair, shared, parts)
            ),
        )[0]
        record_score(f"one origin, {half} half: articles F1 {whole:.3f}, passages F1 {part:.3f}")
        assert whole >= articles_floor and part >= passages_floor
