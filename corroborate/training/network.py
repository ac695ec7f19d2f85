"""The encoder as trained: a BERT of any size with plain matrix attention.

On two CPU cores the fused attention kernel's backward pass took 40 % of a step at 40 tokens; two plain matrix products
are three times faster end to end. Parameter names on disk are those of transformers' ``BertForSequenceClassification``,
so a folder written by `save_weights` loads there and in sentence-transformers' ``CrossEncoder``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as functional
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

LABELS = ("entails", "neutral", "contradicts")


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder, as a transformers ``config.json`` states them."""

    vocabulary: int
    positions: int
    width: int
    heads: int
    inner: int
    layers: int


def read_shape(folder: Path) -> Shape:
    """The shape stated in ``folder/config.json``."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return Shape(
        vocabulary=config["vocab_size"],
        positions=config["max_position_embeddings"],
        width=config["hidden_size"],
        heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        layers=config["num_hidden_layers"],
    )


class Layer(nn.Module):
    """One post-norm transformer layer with its three attention projections joined."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.joined = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm_output = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States (batch, length, width) after the layer; ``bias`` is added to the attention weights."""
        batch, length, width = states.shape
        size = width // self.heads
        parts = self.joined(states).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        weights = torch.matmul(query, key.transpose(-1, -2)) * (1.0 / math.sqrt(size)) + bias
        mixed = torch.matmul(torch.softmax(weights, dim=-1).to(value.dtype), value)
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        states = self.norm_attention(states + self.out(mixed))
        inner = functional.gelu(self.up(states))
        normed: Tensor = self.norm_output(states + self.down(inner))
        return normed


class CrossEncoder(nn.Module):
    """Premise and hypothesis in one sequence -> three logits in the order of `LABELS`."""

    def __init__(self, shape: Shape, sparse: bool = False) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width, sparse=sparse)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.kinds = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.pooler = nn.Linear(shape.width, shape.width)
        self.classifier = nn.Linear(shape.width, len(LABELS))

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> Tensor:
        """Logits (batch, 3) for ids, mask (1 = real token) and segment kinds, each (batch, length) of integers."""
        states = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kinds(kinds)
        states = self.norm(states)
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        if torch.is_autocast_enabled("cpu"):
            states, bias = states.bfloat16(), bias.bfloat16()
        for layer in self.layers:
            states = layer(states, bias)
        logits: Tensor = self.classifier(torch.tanh(self.pooler(states[:, 0])))
        return logits


def _names(layers: int) -> dict[str, str]:
    """Our parameter prefix -> transformers' prefix, for everything but the joined projections."""
    names = {
        "words": "embeddings.word_embeddings",
        "places": "embeddings.position_embeddings",
        "kinds": "embeddings.token_type_embeddings",
        "norm": "embeddings.LayerNorm",
        "pooler": "pooler.dense",
    }
    for index in range(layers):
        theirs = f"encoder.layer.{index}."
        names |= {
            f"layers.{index}.out": theirs + "attention.output.dense",
            f"layers.{index}.norm_attention": theirs + "attention.output.LayerNorm",
            f"layers.{index}.up": theirs + "intermediate.dense",
            f"layers.{index}.down": theirs + "output.dense",
            f"layers.{index}.norm_output": theirs + "output.LayerNorm",
        }
    return names


def to_transformers(state: Mapping[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Our state dictionary under transformers' names, the joined projections taken apart."""
    names, renamed = _names(layers), {}
    for key, tensor in state.items():
        prefix, _, kind = key.rpartition(".")
        if prefix == "classifier":
            renamed[key] = tensor
        elif prefix.endswith(".joined"):
            base = f"bert.encoder.layer.{prefix.split('.')[1]}.attention.self."
            for part, chunk in zip(("query", "key", "value"), tensor.chunk(3), strict=True):
                renamed[f"{base}{part}.{kind}"] = chunk.contiguous()
        else:
            renamed[f"bert.{names[prefix]}.{kind}"] = tensor
    return renamed


def from_transformers(theirs: Mapping[str, Tensor], layers: int) -> dict[str, Tensor]:
    """The reverse of `to_transformers`; a bare encoder (no ``bert.`` prefix, no classifier) is taken too."""
    bare = {key.removeprefix("bert."): tensor.float() for key, tensor in theirs.items()}
    state = {}
    for ours, name in _names(layers).items():
        for kind in ("weight", "bias"):
            if f"{name}.{kind}" in bare:
                state[f"{ours}.{kind}"] = bare[f"{name}.{kind}"]
    for index in range(layers):
        base = f"encoder.layer.{index}.attention.self."
        for kind in ("weight", "bias"):
            parts = [bare[f"{base}{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{index}.joined.{kind}"] = torch.cat(parts)
    for kind in ("weight", "bias"):
        if f"classifier.{kind}" in bare:
            state[f"classifier.{kind}"] = bare[f"classifier.{kind}"]
    return state


def load_network(folder: Path, seed: int = 0, sparse: bool = False) -> CrossEncoder:
    """The network of a transformers folder; a missing classifier is drawn small from ``seed``."""
    shape = read_shape(folder)
    torch.manual_seed(seed)
    network = CrossEncoder(shape, sparse=sparse)
    state = from_transformers(load_file(folder / "model.safetensors"), shape.layers)
    missing = network.load_state_dict(state, strict=False).missing_keys
    if any(not key.startswith("classifier.") for key in missing):
        raise ValueError(f"{folder / 'model.safetensors'} lacks {', '.join(missing[:5])}")
    if missing:
        nn.init.normal_(network.classifier.weight, std=0.02)
        nn.init.zeros_(network.classifier.bias)
    return network


def save_weights(network: CrossEncoder, path: Path, half: bool = False) -> None:
    """Write safetensors under transformers' names, in float32 or (``half``) float16."""
    state = to_transformers(network.state_dict(), network.shape.layers)
    kind = torch.float16 if half else torch.float32
    save_file({key: tensor.to(kind).contiguous() for key, tensor in state.items()}, path, metadata={"format": "pt"})
