"""Float weights for those who fine-tune, out of the 8-bit weights a model is shipped with.

    python -m corroborate.training.thaw MODEL_FOLDER OUT_FOLDER

Every matrix is its 8-bit values times their scales, which is just what the session computes with: the thawed network
and the shipped file give the same logits up to the rounding of float16.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from corroborate.training.network import CrossEncoder, read_shape, save_weights

Floats = npt.NDArray[np.float32]


def floats(path: Path) -> dict[str, Floats]:
    """Return the weights of an exported ONNX file by the names of ``CrossEncoder``'s state."""
    from onnx import load, numpy_helper

    held = {item.name: numpy_helper.to_array(item) for item in load(str(path)).graph.initializer}
    state = {}
    for name, values in held.items():
        if name.endswith(".int8"):
            base = name.removesuffix(".int8")
            whole = values.astype(np.float32) * held[f"{base}.scale"]
            state["words.weight" if base == "words" else base] = whole if base == "words" else whole.T
        elif name == "classifier.weight":
            state[name] = values.T
        elif name.endswith((".weight", ".bias")):
            state[name] = values
    return {name: np.array(values, dtype=np.float32, order="C") for name, values in state.items()}


def thaw(folder: Path, out: Path) -> None:
    """Write ``out`` as a folder of ``BertForSequenceClassification``: float16 weights, config and tokenizer."""
    network = CrossEncoder(read_shape(folder))
    network.load_state_dict({name: torch.from_numpy(values) for name, values in floats(folder / "model.onnx").items()})
    out.mkdir(parents=True, exist_ok=True)
    save_weights(network, out / "model.safetensors", half=True)
    for name in ("config.json", "tokenizer.json"):
        shutil.copyfile(folder / name, out / name)


if __name__ == "__main__":
    if len(sys.argv) != 3 or not (Path(sys.argv[1]) / "model.onnx").is_file():
        sys.exit("Name a model's folder and the folder to write: thaw MODEL_FOLDER OUT_FOLDER")
    thaw(Path(sys.argv[1]), Path(sys.argv[2]))
