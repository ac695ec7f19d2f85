"""The trained network as one ONNX file of 8-bit weights, checked against the float network.

Weight-only: every matrix is kept as int8 with one scale per output column (per row for the word table) and turned back
into float32 when the session loads, so sums are float32 sums and no pair's scale depends on its batch. The graph has no
attention mask: it takes rows of one length only, which is how `corroborate.stance_models.onnx` calls it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from corroborate.training.network import CrossEncoder

Floats = npt.NDArray[np.float32]
_CONTRIB = "com.microsoft"


@dataclass(slots=True)
class _Graph:
    """Nodes and constants collected on the way from inputs to logits."""

    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def constant(self, name: str, values: npt.NDArray[Any]) -> str:
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def add(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **settings: Any) -> str:
        from onnx import helper

        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, domain=domain, **settings))
        return output

    def matrix(self, name: str, values: Floats) -> str:
        """A float matrix (inputs, outputs) from int8 values and a scale per output."""
        whole, scale = quantise(values, axis=0)
        cast = self.add("Cast", [self.constant(f"{name}.int8", whole)], f"{name}.cast", to=1)
        return self.add("Mul", [cast, self.constant(f"{name}.scale", scale)], name)


def quantise(values: Floats, axis: int) -> tuple[npt.NDArray[np.int8], Floats]:
    """Symmetric int8 with one scale for each slice along the other axis; the scale keeps its dimension."""
    scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True), 1e-8) / 127.0
    return np.clip(np.rint(values / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def export_onnx(network: CrossEncoder, path: Path) -> None:
    """Write the network to ``path``: inputs ids and kinds (rows, length) of int64, output logits (rows, 3)."""
    from onnx import TensorProto, helper, save

    weights = {name: tensor.detach().float().numpy() for name, tensor in network.state_dict().items()}
    graph = _Graph()
    states = _embed(graph, weights)
    for index in range(network.shape.layers):
        states = _layer(graph, weights, states, index, network.shape.heads)
    first = graph.add("Gather", [states, graph.constant("zero", np.asarray(0))], "first", axis=1)
    pooled = _linear(graph, weights, first, "pooler")
    logits = _linear(graph, weights, graph.add("Tanh", [pooled], "pooled"), "classifier", exact=True)
    shape = ["rows", "length"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("ids", "kinds")]
    outputs = [helper.make_tensor_value_info(logits, TensorProto.FLOAT, ["rows", 3])]
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)]
    made = helper.make_graph(graph.nodes, "stance", inputs, outputs, graph.constants)
    save(helper.make_model(made, opset_imports=opsets, ir_version=8, producer_name="corroborate"), str(path))


def _linear(graph: _Graph, weights: dict[str, Floats], states: str, name: str, exact: bool = False) -> str:
    values = weights[f"{name}.weight"].T
    matrix = graph.constant(f"{name}.weight", values) if exact else graph.matrix(f"{name}.weight", values)
    product = graph.add("MatMul", [states, matrix], f"{name}.product")
    return graph.add("Add", [product, graph.constant(f"{name}.bias", weights[f"{name}.bias"])], f"{name}.sum")


def _norm(graph: _Graph, weights: dict[str, Floats], name: str) -> list[str]:
    return [graph.constant(f"{name}.{kind}", weights[f"{name}.{kind}"]) for kind in ("weight", "bias")]


def _embed(graph: _Graph, weights: dict[str, Floats]) -> str:
    """Sum of word, place and kind vectors, normed; only the rows looked up are turned into floats."""
    table, scale = quantise(weights["words.weight"], axis=1)
    rows = graph.add("Gather", [graph.constant("words.int8", table), "ids"], "words.rows")
    scales = graph.add("Gather", [graph.constant("words.scale", scale), "ids"], "words.scales")
    words = graph.add("Mul", [graph.add("Cast", [rows], "words.cast", to=1), scales], "words")
    length = graph.add("Shape", ["ids"], "length", start=1, end=2)
    start, axis = graph.constant("start", np.asarray([0])), graph.constant("axis", np.asarray([0]))
    table_name = graph.constant("places.weight", weights["places.weight"])
    places = graph.add("Slice", [table_name, start, length, axis], "places")
    kinds = graph.add("Gather", [graph.constant("kinds.weight", weights["kinds.weight"]), "kinds"], "kinds.rows")
    total = graph.add("Add", [graph.add("Add", [words, kinds], "words.kinds"), places], "embedded")
    return graph.add("LayerNormalization", [total, *_norm(graph, weights, "norm")], "normed", axis=-1, epsilon=1e-12)


def _layer(graph: _Graph, weights: dict[str, Floats], states: str, index: int, heads: int) -> str:
    name = f"layers.{index}"
    joined = graph.matrix(f"{name}.joined.weight", weights[f"{name}.joined.weight"].T)
    bias = graph.constant(f"{name}.joined.bias", weights[f"{name}.joined.bias"])
    mixed = graph.add("Attention", [states, joined, bias], f"{name}.mixed", _CONTRIB, num_heads=heads)
    out = _linear(graph, weights, mixed, f"{name}.out")
    norm = _norm(graph, weights, f"{name}.norm_attention")
    states = graph.add("SkipLayerNormalization", [states, out, *norm], f"{name}.first", _CONTRIB, epsilon=1e-12)
    up = graph.matrix(f"{name}.up.weight", weights[f"{name}.up.weight"].T)
    product = graph.add("MatMul", [states, up], f"{name}.up.product")
    up_bias = graph.constant(f"{name}.up.bias", weights[f"{name}.up.bias"])
    active = graph.add("BiasGelu", [product, up_bias], f"{name}.active", _CONTRIB)
    down = _linear(graph, weights, active, f"{name}.down")
    norm = _norm(graph, weights, f"{name}.norm_output")
    return graph.add("SkipLayerNormalization", [states, down, *norm], f"{name}.second", _CONTRIB, epsilon=1e-12)
