"""Stance models: pairs of claims in, rows of (entails, neutral, contradicts) out. Loaded lazily by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corroborate.errors import InputError

PACKAGED = "stance-minilm-l6"
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


def load(name: str = PACKAGED, batch_size: int = 32) -> StanceModel:
    """Load a stance model: the packaged one, ``lexical``, or a folder with a cross-encoder.

    A folder with ``model.onnx`` runs by onnxruntime, any other checkpoint by sentence-transformers. Raises
    ``InputError`` for a name that is none of these.
    """
    if name == "lexical":
        from corroborate.stance_models.lexical import LexicalStance

        return LexicalStance()
    folder = models_folder() / PACKAGED if name == PACKAGED else Path(name)
    if (folder / "model.onnx").is_file():
        from corroborate.stance_models.onnx import OnnxStance

        # Its batches are cut in content order and of one size, so that no setting moves the last digit of a row.
        return OnnxStance(folder, threads=1)
    if folder.is_dir():
        from corroborate.stance_models.cross_encoder import CrossEncoderStance

        return CrossEncoderStance(str(folder), batch_size)
    raise InputError(
        f"no stance model '{name}': name '{PACKAGED}', 'lexical' or the folder of a cross-encoder checkpoint"
    )


def models_folder() -> Path:
    """Return the folder of the models we ship: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "_models"
    return shipped if shipped.is_dir() else package.parent / "models"
