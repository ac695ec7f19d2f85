"""Embedders: texts in, unit rows out. Loaded lazily by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float64]


class Embedder(Protocol):
    """Anything that turns texts into unit rows, the same row for the same text whatever stands beside it."""

    name: str

    def embed(self, texts: Sequence[str]) -> Rows:
        """Return an array of shape (len(texts), width), each row of length 1."""
        ...


def load(name: str = "minilm", batch_size: int = 32) -> Embedder:
    """Load an embedder: ``minilm`` is the packaged one, another name a folder or hub model of sentence-transformers."""
    from corroborate.embedders.sentence_transformer import SentenceTransformerEmbedder

    return CachedEmbedder(SentenceTransformerEmbedder(name, batch_size))


class CachedEmbedder:
    """An embedder that asks another one at most once for each text."""

    def __init__(self, inner: Embedder) -> None:
        self.name = inner.name
        self._inner = inner
        self._rows: dict[str, npt.NDArray[np.float64]] = {}

    def embed(self, texts: Sequence[str]) -> Rows:
        """Return unit rows in the order of ``texts``; new texts go to the inner embedder in sorted order."""
        new = sorted({text for text in texts if text not in self._rows})
        if new:
            self._rows.update(zip(new, self._inner.embed(new), strict=True))
        if not texts:
            return np.zeros((0, 0))
        return np.stack([self._rows[text] for text in texts])
