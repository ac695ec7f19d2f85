"""Labelled pairs on disk -> token ids -> a stream of batches: weighted mixing and length buckets."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LABEL_IDS = {"entailment": 0, "neutral": 1, "contradiction": 2}
LABEL_NAMES = ("entails", "neutral", "contradicts")
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pair:
    """One training pair; ``label`` is 0 entails, 1 neutral, 2 contradicts; ``dataset`` names its ingredient."""

    premise: str
    hypothesis: str
    label: int
    dataset: str


@dataclass(frozen=True, slots=True)
class Encoded:
    """Pairs as token ids: row i is ``flat[starts[i]:starts[i + 1]]``, its hypothesis from ``seconds[i]`` on."""

    flat: Ints
    starts: npt.NDArray[np.int64]
    seconds: Ints
    labels: Ints
    groups: Mapping[str, Ints]

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        """Tokens of each row."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays (rows, longest); ``kinds`` is 0 over the premise, 1 over the hypothesis."""

    ids: npt.NDArray[np.int64]
    mask: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]


def read_pairs(path: Path, dataset: str = "") -> list[Pair]:
    """Pairs of a gzipped JSON-lines file, those without a label left out; ``dataset`` overrides its own."""
    pairs = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            label = LABEL_IDS.get(str(row.get("label")))
            if label is not None and row["premise"] and row["hypothesis"]:
                pairs.append(Pair(row["premise"], row["hypothesis"], label, dataset or row.get("dataset", "")))
    return pairs


def write_pairs(pairs: Sequence[Pair], path: Path) -> None:
    """The reverse of `read_pairs`, byte-identical for equal input (no time in the gzip header)."""
    names = {number: name for name, number in LABEL_IDS.items()}
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
        for pair in pairs:
            row = {"premise": pair.premise, "hypothesis": pair.hypothesis, "label": names[pair.label]}
            out.write((json.dumps(row | {"dataset": pair.dataset}, ensure_ascii=False) + "\n").encode())


def unique_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """Drop repeated pairs; a pair that occurs with two labels is dropped altogether."""
    labels: dict[tuple[str, str], set[int]] = {}
    for pair in pairs:
        labels.setdefault((pair.premise.lower(), pair.hypothesis.lower()), set()).add(pair.label)
    seen: set[tuple[str, str]] = set()
    kept = []
    for pair in pairs:
        key = (pair.premise.lower(), pair.hypothesis.lower())
        if len(labels[key]) == 1 and key not in seen:
            seen.add(key)
            kept.append(pair)
    return kept


def encode_pairs(pairs: Sequence[Pair], tokenizer: Tokenizer, longest: int) -> Encoded:
    """Token ids of every pair of at most ``longest`` tokens: longer ones are left out, a cut may remove the proof."""
    tokenizer.no_truncation()
    tokenizer.no_padding()
    flat: list[Ints] = []
    starts, seconds = [0], []
    labels: list[int] = []
    groups: dict[str, list[int]] = {}
    for first in range(0, len(pairs), 4096):
        part = pairs[first : first + 4096]
        for pair, row in zip(part, tokenizer.encode_batch([(p.premise, p.hypothesis) for p in part]), strict=True):
            if len(row.ids) > longest:
                continue
            groups.setdefault(f"{pair.dataset}/{LABEL_NAMES[pair.label]}", []).append(len(labels))
            flat.append(np.asarray(row.ids, dtype=np.int32))
            starts.append(starts[-1] + len(row.ids))
            seconds.append(row.type_ids.index(1))
            labels.append(pair.label)
    return Encoded(
        np.concatenate(flat) if flat else np.zeros(0, np.int32),
        np.asarray(starts, np.int64),
        np.asarray(seconds, np.int32),
        np.asarray(labels, np.int32),
        {name: np.asarray(rows, np.int32) for name, rows in sorted(groups.items())},
    )


def draw_epoch(data: Encoded, mix: Mapping[str, float], seed: int) -> Ints:
    """Row numbers of one epoch, shuffled: each group as many times over as the mix says (0.5 = a random half).

    A key of ``mix`` is ``dataset/label`` or, for all its labels, ``dataset``; what it does not name is left out.
    """
    rng = np.random.default_rng(seed)
    drawn: list[Ints] = []
    for name, rows in data.groups.items():
        times = mix.get(name, mix.get(name.rpartition("/")[0], 0.0))
        drawn += [rows] * int(times)
        drawn.append(rng.permutation(rows)[: round((times % 1.0) * len(rows))])
    return rng.permutation(np.concatenate(drawn)).astype(np.int32) if drawn else np.zeros(0, np.int32)


def cut_batches(data: Encoded, rows: Ints, tokens: int, seed: int, chunk: int = 4096) -> list[Ints]:
    """Batches of like length of about ``tokens`` padded tokens, in random order; a chunk of rows is cut at a time."""
    rng = np.random.default_rng(seed)
    lengths = data.lengths
    batches: list[Ints] = []
    for first in range(0, len(rows), chunk):
        part = rows[first : first + chunk]
        part = part[np.argsort(lengths[part], kind="stable")]
        cut, ready = 0, []
        while cut < len(part):
            size = max(1, min(64, tokens // int(lengths[part[min(cut + 24, len(part) - 1)]])))
            ready.append(part[cut : cut + size])
            cut += size
        batches += [ready[index] for index in rng.permutation(len(ready))]
    return batches


def pad_batch(data: Encoded, rows: Ints) -> Batch:
    """Arrays of one batch, padded with id 0 to its longest row."""
    lengths = data.lengths[rows]
    ids = np.zeros((len(rows), int(lengths.max())), np.int64)
    mask, kinds = np.zeros_like(ids), np.zeros_like(ids)
    for place, row in enumerate(rows):
        size = int(lengths[place])
        ids[place, :size] = data.flat[data.starts[row] : data.starts[row + 1]]
        mask[place, :size] = 1
        kinds[place, data.seconds[row] : size] = 1
    return Batch(ids, mask, kinds, data.labels[rows].astype(np.int64))
