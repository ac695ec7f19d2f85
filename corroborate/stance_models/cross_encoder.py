"""Any cross-encoder or natural-language-inference checkpoint folder, through sentence-transformers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from corroborate.embedders.sentence_transformer import stay_offline
from corroborate.errors import InputError

if TYPE_CHECKING:
    from corroborate.stance_models import Pair, Rows

_ORDER = (("entail",), ("neutral",), ("contradict",))


class CrossEncoderStance:
    """A three-way checkpoint run in double precision, so that a pair's row does not move with its batch."""

    entails_from = 0.75
    contradicts_from = 0.9

    def __init__(self, folder: str, batch_size: int = 32) -> None:
        """Load the folder; raises ``InputError`` where its labels are not entailment, neutral, contradiction."""
        stay_offline()
        import torch
        from sentence_transformers import CrossEncoder

        self._model = CrossEncoder(folder, device="cpu", num_labels=None)
        self._model.model.to(torch.float64)
        labels = {int(key): str(value).lower() for key, value in self._model.config.id2label.items()}
        self._columns = [
            next((key for key, label in labels.items() if label.startswith(starts)), -1) for starts in _ORDER
        ]
        if -1 in self._columns:
            raise InputError(
                f"the model in '{folder}' names its labels {sorted(labels.values())}: "
                "it needs entailment, neutral and contradiction"
            )
        self._batch_size = batch_size
        self.name = folder

    def judge(self, pairs: Sequence[Pair]) -> Rows:
        """Return probabilities of shape (len(pairs), 3) in the order entails, neutral, contradicts."""
        if not pairs:
            return np.zeros((0, 3))
        rows = self._model.predict(
            list(pairs), batch_size=self._batch_size, apply_softmax=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(rows, dtype=np.float64)[:, self._columns]
