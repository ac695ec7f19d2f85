"""The same articles give the same bytes: in any order, with any batch size, hash seed and number of threads."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest
from conftest import ROOT, SEEDS

from corroborate import origins
from corroborate.articles import read
from corroborate.pipeline import Understood, analyse, place, understand
from corroborate.records import Analysis
from corroborate.report import Report
from corroborate.settings import Settings

ELSEWHERE = """
import hashlib, sys
from corroborate.articles import read
from corroborate.pipeline import analyse
from corroborate.report import Report
from corroborate.settings import Settings
analysis = analyse(read([sys.argv[1]]), Settings(batch_size=64))
print(hashlib.sha256(Report(analysis).to_json().encode()).hexdigest())
"""


def digest(analysis: Analysis) -> str:
    return hashlib.sha256(Report(analysis).to_json().encode()).hexdigest()


@pytest.mark.parametrize(("order", "batch"), [("reversed", 1), ("shuffled", 7)])
def test_order_and_batch_size_do_not_matter(sample_analysis: Analysis, order: str, batch: int) -> None:
    reading = read([str(SEEDS)])
    articles = list(reversed(reading.articles))
    if order == "shuffled":
        random.Random(20).shuffle(articles)
    assert tuple(articles) != reading.articles
    again = analyse(replace(reading, articles=tuple(articles)), Settings(batch_size=batch))
    assert Report(again).to_json() == Report(sample_analysis).to_json()


def test_fifty_orders_give_the_same_events() -> None:
    """Copies, events and the placing of figures, over fifty random orders of the articles."""
    settings = Settings()
    articles = list(read([str(SEEDS)]).articles)
    said = understand(origins.trace(articles, settings.copy_share).articles, settings, lambda *_: None)
    found = set()
    for seed in range(50):
        random.Random(seed).shuffle(articles)
        traced = origins.trace(articles, settings.copy_share)
        claims = tuple(claim for article in articles for claim in said.claims if claim.article == article.id)
        figures = tuple(figure for article in articles for figure in said.figures if figure.article == article.id)
        placed = place(Understood(traced.articles, claims, figures, ()), traced.copies, lambda *_: None)
        found.add(
            (
                placed.events,
                tuple(sorted((claim.id, claim.event) for claim in placed.claims)),
                tuple(sorted((figure.id, figure.event, figure.when, figure.as_of) for figure in placed.figures)),
            )
        )
    assert len(found) == 1


def test_another_process_gives_the_same_bytes(sample_analysis: Analysis) -> None:
    """Another hash seed, one thread instead of all, and batches of 64."""
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(SEEDS)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert done.stdout.strip() == digest(sample_analysis)


def test_the_order_of_paths_does_not_matter() -> None:
    paths = sorted(str(path) for path in SEEDS.glob("*.txt"))
    there, back = read(paths), read(paths[::-1])
    assert {article.id: article for article in there.articles} == {article.id: article for article in back.articles}
    assert sorted(there.inputs, key=lambda file: file.path) == sorted(back.inputs, key=lambda file: file.path)
