"""Scores of a judge on the development sets, beside judges that see less than a trained one."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corroborate.training.pool import LABEL_IDS

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from corroborate.training.network import CrossEncoder

Rows = npt.NDArray[np.float64]
Judge = Callable[[Sequence[tuple[str, str]]], Rows]
LONGEST = 256
THREE_WAY = ("dev_mnli_sub", "dev_snli_devtest", "dev_healthver", "dev_negation_nli", "dev_breaking_nli")
TWO_WAY = ("dev_fever_symmetric", "dev_fool_me_twice")
MIXED = ("dev_mnli_sub", "dev_snli_devtest", "dev_fever_symmetric", "dev_healthver", "dev_fool_me_twice", "dev_cb")
_STANCES = {"refute": 1, "completely-support": 0, "partially-support": 0}
_NEGATIONS = re.compile(r"\b(?:no|not|never|none|nobody|nothing|without|denied|denies|deny|false|untrue)\b|n't\b", re.I)


@dataclass(frozen=True, slots=True)
class Score:
    """One figure: the set, what is measured, its value in 0..1 and the number of pairs behind it."""

    dataset: str
    measure: str
    value: float
    pairs: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """Pairs with their label numbers."""

    pairs: list[tuple[str, str]]
    labels: npt.NDArray[np.int64]


def read_labelled(path: Path, names: dict[str, int]) -> Labelled:
    """The pairs of a set whose label is in ``names``."""
    pairs, labels = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["label"] in names:
                pairs.append((row["premise"], row["hypothesis"]))
                labels.append(names[row["label"]])
    return Labelled(pairs, np.asarray(labels))


def macro_f1(labels: npt.NDArray[np.int64], chosen: npt.NDArray[np.int64]) -> float:
    """Mean F1 over the three labels; a label nobody has and nobody chose counts 0."""
    values = []
    for label in range(3):
        both = float(((labels == label) & (chosen == label)).sum())
        values.append(2 * both / max(1.0, float((labels == label).sum() + (chosen == label).sum())))
    return float(np.mean(values))


def area_under_curve(positive: npt.NDArray[np.bool_], score: npt.NDArray[np.float64]) -> float:
    """Chance that a positive row scores above a negative one, ties counted half."""
    order, ranks = np.unique(score, return_inverse=True)
    counts = np.bincount(ranks, minlength=len(order))
    middle = np.cumsum(counts) - (counts - 1) / 2
    above = middle[ranks[positive]].sum() - positive.sum() * (positive.sum() + 1) / 2
    return float(above / max(1, positive.sum() * (~positive).sum()))


def calibration_error(rows: Rows, labels: npt.NDArray[np.int64], bins: int = 15) -> float:
    """Expected calibration error of the chosen label's probability, in equal-width bins."""
    sure, right = rows.max(axis=1), rows.argmax(axis=1) == labels
    places = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [abs(sure[places == bin_].sum() - right[places == bin_].sum()) / len(labels) for bin_ in range(bins)]
    return float(sum(gaps))


def score_sets(judge: Judge, folder: Path, most: int | None = None) -> list[Score]:
    """Every development set in ``folder`` (the first ``most`` pairs of each)."""
    scores: list[Score] = []
    mixed_rows, mixed_labels = [], []
    for name in (*THREE_WAY, *TWO_WAY, "dev_cb", "dev_factcheckgpt_stance"):
        stance = name == "dev_factcheckgpt_stance"
        data = read_labelled(folder / f"{name}.jsonl.gz", _STANCES if stance else LABEL_IDS)
        pairs, labels = data.pairs[:most], data.labels[:most]
        rows = judge(pairs)
        chosen = rows.argmax(axis=1)
        if stance:
            value, measure = area_under_curve(labels == 1, rows[:, 2] - rows[:, 0]), "AUC refute"
        elif name in TWO_WAY:
            value, measure = float((rows[:, [0, 2]].argmax(axis=1) * 2 == labels).mean()), "accuracy, 2-way"
        elif name == "dev_cb":
            value, measure = macro_f1(labels, chosen), "macro-F1"
        else:
            value, measure = float((chosen == labels).mean()), "accuracy"
        scores.append(Score(name, measure, value, len(pairs)))
        if name in MIXED:
            mixed_rows.append(rows)
            mixed_labels.append(labels)
    error = calibration_error(np.concatenate(mixed_rows), np.concatenate(mixed_labels))
    return [*scores, Score("mixed", "calibration error", error, sum(map(len, mixed_labels)))]


def network_judge(network: CrossEncoder, tokenizer: Tokenizer, temperature: float = 1.0) -> Judge:
    """Probabilities by the float network, in batches of like length; texts are cut at `LONGEST` tokens together."""
    import torch

    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    tokenizer.no_padding()
    network.eval()

    def judge(pairs: Sequence[tuple[str, str]]) -> Rows:
        coded = tokenizer.encode_batch(list(pairs))
        order = sorted(range(len(coded)), key=lambda index: len(coded[index].ids))
        rows = np.zeros((len(pairs), 3))
        cut = 0
        while cut < len(order):
            part = order[cut : cut + max(1, 4096 // len(coded[order[min(cut + 32, len(order) - 1)]].ids))]
            longest = max(len(coded[index].ids) for index in part)
            arrays = np.zeros((3, len(part), longest), np.int64)
            for place, index in enumerate(part):
                size = len(coded[index].ids)
                arrays[:, place, :size] = coded[index].ids, [1] * size, coded[index].type_ids
            with torch.inference_mode():
                logits = network(*(torch.from_numpy(array) for array in arrays)).double() / temperature
            rows[part] = torch.softmax(logits, dim=-1).numpy()
            cut += len(part)
        return rows

    return judge


def overlap_judge(pairs: Sequence[tuple[str, str]]) -> Rows:
    """Untrained: the share of the hypothesis's words that the premise holds, and whether one side alone negates."""
    rows = np.zeros((len(pairs), 3))
    for place, (premise, hypothesis) in enumerate(pairs):
        left, right = set(re.findall(r"\w+", premise.lower())), re.findall(r"\w+", hypothesis.lower())
        share = sum(word in left for word in right) / max(1, len(right))
        odd = bool(_NEGATIONS.search(premise)) != bool(_NEGATIONS.search(hypothesis))
        rows[place] = (share * 0.2, 1 - share, share) if odd else (share, 1 - share, share * 0.4)
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))


def hypothesis_judge(pairs: Sequence[tuple[str, str]], labels: Sequence[int], seed: int = 0) -> Judge:
    """A bag-of-words classifier trained on hypotheses alone: what one side gives away."""
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.linear_model import SGDClassifier

    vectors = HashingVectorizer(ngram_range=(1, 2), n_features=2**18, alternate_sign=False)
    model = SGDClassifier(loss="log_loss", alpha=1e-6, random_state=seed, max_iter=8, tol=None)
    model.fit(vectors.transform([hypothesis for _, hypothesis in pairs]), list(labels))

    def judge(asked: Sequence[tuple[str, str]]) -> Rows:
        return np.asarray(model.predict_proba(vectors.transform([hypothesis for _, hypothesis in asked])))

    return judge
