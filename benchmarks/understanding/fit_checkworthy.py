"""Fit the weights of ``corroborate/claiming/checkworthy.py`` and print them as its lexicon.

    python benchmarks/understanding/fit_checkworthy.py claimbuster.jsonl[.gz] ARTICLES.jsonl[.gz] > WEIGHTS.toml

Worth checking: the sentences of the training split people called so, and those of articles outside every gold file and
benchmark, drawn by seed (opinions quoted in them are few and stay in as noise). Not worth it: the other sentences of
the split. The share of the test split left out at the threshold goes to standard error.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Token

from corroborate.articles import from_records
from corroborate.claiming.checkable import main_verb
from corroborate.claiming.checkworthy import LEAST, features
from corroborate.sentences import split
from corroborate.text.parsing import parser

SEED, MANY = 77, 110
LEAST_SEEN = 15
"""Rows a feature must stand in to get a weight."""
STRENGTH = 0.2
"""Inverse of the L1 penalty: about a hundred weights stay."""
SMALLEST = 0.02
"""Weights nearer to nothing are left out."""
ROOT = Path(__file__).parents[2]


def of_clause(tokens: Sequence[Token]) -> dict[str, float]:
    """Return the features of a clause; none where it has no verb."""
    verb = main_verb(tokens)
    return dict.fromkeys(sorted(features(tokens, verb)), 1.0) if verb is not None else {}


def records(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file of JSON lines."""
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in body.decode("utf-8").splitlines() if line.strip()]


def sentences(path: Path) -> Iterator[tuple[dict[str, float], int, str]]:
    """Yield features, label and split of the labelled sentences."""
    rows = records(path)
    for doc, row in zip(parser().pipe([row["text"] for row in rows]), rows, strict=True):
        if told := of_clause(list(doc)):
            yield told, int(row["label"]), row["split"]


def told_in_news(path: Path) -> Iterator[dict[str, float]]:
    """Yield features of what articles outside the labelled ones tell."""
    files = [*(ROOT / "tests").rglob("*.json*"), *(ROOT / "benchmarks").rglob("*.json*")]
    named = {word for file in files for word in re.findall(r"[\w.+-]+", file.read_text(encoding="utf-8"))}
    named |= {file.stem for file in files}
    free = sorted((row for row in records(path) if str(row["id"]) not in named), key=lambda row: str(row["id"]))
    for article in from_records(random.Random(SEED).sample(free, MANY)).articles:
        for sentence in split(article, parser()):
            if sentence.parsed is not None and sentence.form == "body" and (told := of_clause(list(sentence.parsed))):
                yield told


def main(labelled: Path, articles: Path) -> None:
    """Fit and print."""
    rows = list(sentences(labelled))
    trained = [(told, label) for told, label, part in rows if part == "train"]
    trained += [(told, 1) for told in told_in_news(articles)]
    seen = Counter(name for told, _ in trained for name in told)
    table = DictVectorizer(sparse=False)
    held = table.fit_transform([{name: 1.0 for name in told if seen[name] >= LEAST_SEEN} for told, _ in trained])
    labels = np.array([label for _, label in trained])
    fitted = LogisticRegression(C=STRENGTH, penalty="l1", solver="liblinear", max_iter=3000, random_state=SEED)
    fitted.fit(held, labels, sample_weight=np.where(labels == 1, 1.0, (labels == 1).mean()))
    weights = dict(zip(table.get_feature_names_out(), fitted.coef_[0], strict=True))
    weights["always"] = float(fitted.intercept_[0])
    print("# Log odds of being worth checking; made by benchmarks/understanding/fit_checkworthy.py, not by hand.")
    print("[weights]")
    for name, weight in sorted(weights.items()):
        if abs(weight) >= SMALLEST:
            print(f'"{name}" = {weight:.2f}')
    for label in (0, 1):
        scores = [
            sum(weights.get(name, 0.0) for name in told) for told, is_, part in rows if part == "test" and is_ == label
        ]
        out = np.mean(np.array(scores) + weights["always"] < LEAST)
        print(f"label {label}: {100 * out:.1f} % of {len(scores)} left out", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
