"""The training loop: phases of weighted data, bf16 products, checkpoints, resuming.

A run is a list of phases. Every phase has its own mix and its own straight line of learning rates, so "warm up, hold,
decay" is three phases, and a later phase may start from an earlier one's checkpoint with better data. Everything random
depends on the seed, the phase and the epoch alone: a run stopped and resumed sees the batches it would have seen.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corroborate.training.pool import Batch, Encoded, cut_batches, draw_epoch, pad_batch

if TYPE_CHECKING:
    import torch

    from corroborate.training.network import CrossEncoder


@dataclass(frozen=True, slots=True)
class Phase:
    """``steps`` batches drawn by ``mix`` while the rate goes in a straight line from ``start`` to ``end``."""

    name: str
    steps: int
    start: float
    end: float
    mix: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train; ``tokens`` is the padded size of a batch, ``average`` the last share of steps that is averaged.

    With a partner, the two average their weights every ``exchange`` steps.
    """

    seed: int = 13
    tokens: int = 1200
    threads: int = 2
    decay: float = 0.01
    clip: float = 1.0
    smoothing: float = 0.03
    checkpoint_seconds: float = 600.0
    average: float = 0.15
    exchange: int = 100


def train(
    start: Path,
    data: Encoded,
    phases: Sequence[Phase],
    out: Path,
    settings: Settings = Settings(),
    partner: Path | None = None,
) -> CrossEncoder:
    """Train from the weights in ``start`` (or from ``out/checkpoint.pt`` where one lies there); returns the network.

    Writes ``out/log.jsonl`` (a line every 200 steps), ``out/checkpoint.pt`` and, when done, ``out/model.safetensors``
    (the mean over the last ``settings.average`` of the steps). ``partner`` is the ``out`` of a second process with
    another seed: on a machine shared with others, two processes of one thread that exchange weights now and then lose
    far less than one of two threads, which waits at every product for the slower core.
    """
    import torch

    from corroborate.training.network import load_network, save_weights

    torch.set_num_threads(settings.threads)
    out.mkdir(parents=True, exist_ok=True)
    network = load_network(start, settings.seed, sparse=True)
    network.train()
    runner = _Runner(network, settings, out)
    runner.resume()
    total = sum(phase.steps for phase in phases)
    for position, (phase, place, batch) in enumerate(_schedule(phases, data, settings)):
        if position < runner.done:
            continue
        rate = phase.start + (phase.end - phase.start) * place / max(1, phase.steps)
        runner.step(pad_batch(data, batch), rate)
        if runner.done >= total * (1.0 - settings.average) and runner.done % 20 == 0:
            runner.add_to_mean()
        if partner and runner.done % settings.exchange == 0:
            runner.exchange(partner)
        if runner.done % 200 == 0:
            runner.report(phase.name, rate, total)
        if time.monotonic() - runner.saved > settings.checkpoint_seconds:
            runner.save()
    runner.take_mean()
    runner.save()
    save_weights(network, out / "model.safetensors")
    return network


def _schedule(phases: Sequence[Phase], data: Encoded, settings: Settings) -> Iterator[tuple[Phase, int, Any]]:
    """Every step of every phase in order: the phase, its own step number, the rows of the batch."""
    for number, phase in enumerate(phases):
        place = epoch = 0
        while place < phase.steps:
            seed = settings.seed * 1_000_003 + number * 1_009 + epoch
            rows = draw_epoch(data, phase.mix, seed)
            if not len(rows):
                raise ValueError(f"phase {phase.name}: its mix names no pair of the data ({', '.join(data.groups)})")
            for batch in cut_batches(data, rows, settings.tokens, seed):
                if place >= phase.steps:
                    break
                yield phase, place, batch
                place += 1
            epoch += 1


class _Runner:
    """One run's network, optimisers and counters."""

    def __init__(self, network: CrossEncoder, settings: Settings, out: Path) -> None:
        import torch

        self.network, self.settings, self.out = network, settings, out
        self.words = [network.words.weight]
        self.rest = [weight for name, weight in network.named_parameters() if name != "words.weight"]
        matrices = [weight for weight in self.rest if weight.ndim > 1]
        vectors = [weight for weight in self.rest if weight.ndim == 1]
        self.dense = torch.optim.AdamW(
            [{"params": matrices, "weight_decay": settings.decay}, {"params": vectors, "weight_decay": 0.0}],
            betas=(0.9, 0.98),
            fused=True,
        )
        self.sparse = torch.optim.SparseAdam(self.words, betas=(0.9, 0.98))
        self.mean: dict[str, torch.Tensor] = {}
        self.means = self.done = self.pairs = 0
        self.loss = 0.0
        self.seen = -1.0
        self.saved = self.started = time.monotonic()

    def step(self, batch: Batch, rate: float) -> None:
        import torch

        for group in (*self.dense.param_groups, *self.sparse.param_groups):
            group["lr"] = rate
        arrays = (batch.ids, batch.mask, batch.kinds, batch.labels)
        ids, mask, kinds, labels = (torch.from_numpy(array) for array in arrays)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.network(ids, mask, kinds)
        loss = torch.nn.functional.cross_entropy(logits.float(), labels, label_smoothing=self.settings.smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.rest, self.settings.clip)
        self.dense.step()
        self.sparse.step()  # type: ignore[no-untyped-call]
        self.dense.zero_grad(set_to_none=True)
        self.sparse.zero_grad(set_to_none=True)
        self.done += 1
        self.pairs += len(labels)
        self.loss += (float(loss.detach()) - self.loss) / min(self.done, 200)

    def add_to_mean(self) -> None:
        self.means += 1
        for name, weight in self.network.state_dict().items():
            held = self.mean.setdefault(name, weight.clone())
            held += (weight - held) / self.means

    def take_mean(self) -> None:
        if self.mean:
            self.network.load_state_dict(self.mean)

    def report(self, phase: str, rate: float, total: int) -> None:
        speed = self.pairs / (time.monotonic() - self.started)
        line = {"phase": phase, "step": self.done, "of": total, "rate": rate, "loss": round(self.loss, 4)}
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line | {"pairs": self.pairs, "pairs_per_second": round(speed, 1)}) + "\n")

    def exchange(self, partner: Path) -> None:
        """Put our weights where the partner finds them; move half way to the partner's, if they are new to us."""
        import torch

        torch.save(self.network.state_dict(), self.out / "share.part")
        (self.out / "share.part").replace(self.out / "share.pt")
        theirs = partner / "share.pt"
        if not theirs.exists() or theirs.stat().st_mtime == self.seen:
            return
        self.seen = theirs.stat().st_mtime
        state = torch.load(theirs, weights_only=True)
        with torch.no_grad():
            for name, weight in self.network.state_dict().items():
                weight.lerp_(state[name], 0.5)

    def save(self) -> None:
        import torch

        state = {"network": self.network.state_dict(), "dense": self.dense.state_dict(), "done": self.done}
        state |= {"sparse": self.sparse.state_dict(), "mean": self.mean, "means": self.means}
        torch.save(state, self.out / "checkpoint.part")
        (self.out / "checkpoint.part").replace(self.out / "checkpoint.pt")
        self.saved = time.monotonic()

    def resume(self) -> None:
        import torch

        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.dense.load_state_dict(state["dense"])
        self.sparse.load_state_dict(state["sparse"])
        self.done, self.mean, self.means = state["done"], state["mean"], state["means"]
