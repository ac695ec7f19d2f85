"""Check the hand-written stance pairs and print the baselines that see less than the whole pair.

Run `python benchmarks/stance/check_pairs.py`; exits with 1 when a rule is broken.
"""

import json
import os
import re
import sys
from collections import Counter
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # small fits run slower on many threads

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline

PAIRS = Path(__file__).with_name("news_pairs.jsonl")
KINDS = (
    "responsible",
    "target",
    "weapon_or_means",
    "denial",
    "order",
    "presence_or_status",
    "paraphrase_or_detail",
    "unrelated_same_event",
)
LABELS = ("entails", "neutral", "contradicts")
HALVES = ("work", "unseen")
# The stances each label allows; neutral + support is the later claim that only says less.
STANCES = {
    "entails": {"support", "detail"},
    "neutral": {"unrelated", "support"},
    "contradicts": {"contradict"},
}
PER_KIND = 50
WORDS = (8, 35)
NAME_LIMIT = 4  # pairs a proper name may occur in; calendar words and a state's adjective are exempt
BASELINE_MARGIN = 6.0  # percentage points over the majority class that the hypothesis alone may reach
WEEK = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
CALENDAR = WEEK | {"January", "March", "April", "May", "Easter"}

Pair = dict[str, str]


def read_pairs(path: Path) -> list[Pair]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows_at_fault(pairs: list[Pair]) -> list[str]:
    """Faults of single rows: fields, values, lengths, and texts or ids used twice."""
    faults = []
    fields = {"id", "kind", "premise", "hypothesis", "label", "stance", "half"}
    for pair in pairs:
        if set(pair) - {"note"} != fields or pair["kind"] not in KINDS or pair["half"] not in HALVES:
            faults.append(f"{pair.get('id')}: fields or values are not those of the format")
        elif pair["stance"] not in STANCES.get(pair["label"], set()):
            faults.append(f"{pair['id']}: stance {pair['stance']} does not go with {pair['label']}")
        for side in ("premise", "hypothesis"):
            count = len(pair[side].split())
            if not WORDS[0] <= count <= WORDS[1]:
                faults.append(f"{pair['id']}: {side} has {count} words")
    for name, values in (
        ("id", [pair["id"] for pair in pairs]),
        ("text", [pair[side].lower() for pair in pairs for side in ("premise", "hypothesis")]),
    ):
        faults += [f"{name} used {n} times: {value}" for value, n in Counter(values).items() if n > 1]
    return faults


def counts_at_fault(pairs: list[Pair]) -> list[str]:
    """Faults of the whole: kinds, halves, and names that recur."""
    faults = []
    cells = Counter((pair["kind"], pair["label"], pair["half"]) for pair in pairs)
    for kind in KINDS:
        total = sum(n for (of, _, _), n in cells.items() if of == kind)
        if total != PER_KIND:
            faults.append(f"{kind}: {total} pairs instead of {PER_KIND}")
        for label in LABELS:
            work, unseen = (cells[kind, label, half] for half in HALVES)
            if abs(work - unseen) > 1:
                faults.append(f"{kind}, {label}: {work} work against {unseen} unseen")
    names: Counter[str] = Counter()
    for pair in pairs:
        # A capital inside a sentence marks a name; first words are skipped, any other text is not.
        inside = re.findall(r"(?<=[\w,;:] )[A-Z][\w-]+", f"{pair['premise']} {pair['hypothesis']}")
        names.update(set(inside) - CALENDAR)
    faults += [f"name {name} occurs in {n} pairs" for name, n in names.items() if n > NAME_LIMIT]
    return faults


def bag_of_words_accuracy(texts: list[str], labels: list[str]) -> float:
    """Per cent, mean over 10-fold cross-validation of logistic regression on word counts."""
    model = make_pipeline(CountVectorizer(), LogisticRegression(max_iter=200))
    folds = StratifiedKFold(n_splits=10, shuffle=True, random_state=0)
    return 100 * float(np.mean(cross_val_score(model, texts, labels, cv=folds)))


def number_accuracy(values: list[float], labels: list[str]) -> float:
    """Per cent, the same folds, from one number a pair and its square."""
    column = np.array(values)
    column = (column - column.mean()) / column.std()
    folds = StratifiedKFold(n_splits=10, shuffle=True, random_state=0)
    features = np.column_stack([column, column**2])
    return 100 * float(np.mean(cross_val_score(LogisticRegression(), features, labels, cv=folds)))


def overlap(pair: Pair) -> float:
    """Share of the hypothesis's distinct words that stand in the premise, 0 to 1."""
    premise, hypothesis = (set(re.findall(r"\w+", pair[side].lower())) for side in ("premise", "hypothesis"))
    return len(premise & hypothesis) / len(hypothesis)


def print_table(pairs: list[Pair]) -> None:
    cells = Counter((pair["kind"], pair["label"], pair["half"]) for pair in pairs)
    stances = Counter((pair["label"], pair["stance"]) for pair in pairs)
    print("| kind | " + " | ".join(f"{label} (work + unseen)" for label in LABELS) + " |")
    print("|---|" + "---|" * len(LABELS))
    for kind in KINDS:
        row = [tuple(cells[kind, label, half] for half in HALVES) for label in LABELS]
        print(f"| {kind} | " + " | ".join(f"{a + b} ({a} + {b})" for a, b in row) + " |")
    print("; ".join(f"{label}/{stance} {n}" for (label, stance), n in sorted(stances.items())))


def main() -> int:
    pairs = read_pairs(PAIRS)
    faults = rows_at_fault(pairs) + counts_at_fault(pairs)
    labels = [pair["label"] for pair in pairs]
    print_table(pairs)
    majority = 100 * max(Counter(labels).values()) / len(labels)
    hypothesis = bag_of_words_accuracy([pair["hypothesis"] for pair in pairs], labels)
    premise = bag_of_words_accuracy([pair["premise"] for pair in pairs], labels)
    length = number_accuracy([float(len(pair["hypothesis"].split())) for pair in pairs], labels)
    print(
        f"majority {majority:.1f} %, hypothesis-only bag of words {hypothesis:.1f} %, "
        f"premise-only {premise:.1f} %, hypothesis length {length:.1f} %, "
        f"word overlap {number_accuracy([overlap(pair) for pair in pairs], labels):.1f} %"
    )
    by_kind = Counter((pair["kind"], pair["label"]) for pair in pairs)
    best = 100 * sum(max(by_kind[kind, label] for label in LABELS) for kind in KINDS) / len(pairs)
    print(f"kind-only majority {best:.1f} %")
    if hypothesis > majority + BASELINE_MARGIN:
        faults.append(f"the hypothesis alone reaches {hypothesis:.1f} %, majority {majority:.1f} %")
    print("\n".join(faults) if faults else "all rules hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
