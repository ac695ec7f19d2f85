"""Stance models: pairs of claims in, rows of (entails, neutral, contradicts) out. Loaded lazily by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corroborate.errors import InputError

Rows = npt.NDArray[np.float64]
Pair = tuple[str, str]


class StanceModel(Protocol):
    """Anything that reads a premise and a hypothesis; a pair's row must not depend on the pairs beside it."""

    name: str
    entails_from: float
    contradicts_from: float

    def judge(self, pairs: Sequence[Pair]) -> Rows:
        """Return an array of shape (len(pairs), 3): how probably the premise entails, leaves open, contradicts."""
        ...


def load(name: str = "lexical", batch_size: int = 32) -> StanceModel:
    """Load a stance model by name: ``lexical``, or a folder with a cross-encoder.

    Raises ``InputError`` for a name that is neither.
    """
    if name == "lexical":
        from corroborate.stance_models.lexical import LexicalStance

        return LexicalStance()
    from pathlib import Path

    if Path(name).is_dir():
        from corroborate.stance_models.cross_encoder import CrossEncoderStance

        return CrossEncoderStance(name, batch_size)
    raise InputError(f"no stance model '{name}': name 'lexical' or the folder of a cross-encoder checkpoint")
