"""The shipped stance model: a small cross-encoder run by onnxruntime, without torch and without the network."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corroborate.errors import InputError

Rows = npt.NDArray[np.float64]
Pair = tuple[str, str]
_TOKENS_AT_ONCE = 2048


class OnnxStance:
    """A cross-encoder folder with ``model.onnx``, ``tokenizer.json`` and ``config.json``.

    Only pairs of equal length in tokens share a run, so nothing is padded and a pair's row does not depend on the
    pairs beside it (to the rounding of float32 sums).
    Where a pair is over the configured length, the longer text loses its end.
    Raises ``InputError`` for a folder whose labels are not the three stances.
    """

    def __init__(self, folder: Path, batch_size: int = 32, threads: int = 0) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        folder = Path(folder)
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        settings = config["corroborate"]
        self.name = f"{folder.name} {settings['version']}"
        self.temperature = float(settings["temperature"])
        self.entails_from = float(settings["entails_from"])
        self.contradicts_from = float(settings["contradicts_from"])
        self._columns = _label_columns(config)
        self._batch_size = max(1, batch_size)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(int(settings["longest"]), strategy="longest_first")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        path = str(folder / "model.onnx")
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def judge(self, pairs: Sequence[Pair]) -> Rows:
        """Rows (len(pairs), 3): the probabilities that the premise entails, leaves open, contradicts the hypothesis."""
        rows = np.zeros((len(pairs), 3))
        coded = self._tokenizer.encode_batch([tuple(pair) for pair in pairs])
        for part in self._parts([row.ids for row in coded]):
            inputs = {
                "ids": np.asarray([coded[index].ids for index in part], dtype=np.int64),
                "kinds": np.asarray([coded[index].type_ids for index in part], dtype=np.int64),
            }
            logits = np.asarray(self._session.run(None, inputs)[0], dtype=np.float64)[:, self._columns]
            powers = np.exp((logits - logits.max(axis=1, keepdims=True)) / self.temperature)
            rows[part] = powers / powers.sum(axis=1, keepdims=True)
        return np.asarray(rows.round(6))

    def _parts(self, ids: Sequence[Sequence[int]]) -> Iterator[list[int]]:
        """Indices of pairs to run together: one length each, in the order of their contents."""
        order = sorted(range(len(ids)), key=lambda index: (len(ids[index]), ids[index]))
        part: list[int] = []
        for index in order:
            length = len(ids[index])
            full = len(part) >= min(self._batch_size, max(1, _TOKENS_AT_ONCE // length))
            if part and (full or len(ids[part[0]]) != length):
                yield part
                part = []
            part.append(index)
        if part:
            yield part


def _label_columns(config: dict[str, Any]) -> list[int]:
    """Where the model's own output order keeps entails, neutral and contradicts."""
    named = {str(label).lower()[:6]: int(number) for number, label in config["id2label"].items()}
    try:
        return [named["entail"], named["neutra"], named["contra"]]
    except KeyError as missing:
        raise InputError(f"config.json names the labels {sorted(named)}, not the three stances") from missing
