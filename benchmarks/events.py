"""Whole documents put on their events, beside two baselines: three sets of real news, each read in one run.

    python benchmarks/events.py DATA [--fit]

DATA holds ``events/ecbplus_docs.jsonl.gz``, ``articles/basil.jsonl.gz`` and ``articles/syria_war.jsonl.gz``. The event
of a document is the one that holds its headline claim, else that of most of its claims, else itself. Both baselines get
their threshold, like the tool, on the training topics of ECB+. ``--fit`` prints the weights of
``corroborate.joining.stories`` fitted anew on those topics.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from corroborate import evaluation
from corroborate.articles import from_records
from corroborate.embedders import load
from corroborate.joining import stories
from corroborate.measuring.scoring import EVENT, INCIDENTS, MIXED
from corroborate.pipeline import survey
from corroborate.records import Analysis

Finder = Callable[[Sequence["Document"]], Mapping[str, str]]
Grid = npt.NDArray[np.float64]
STEPS: Grid = np.round(np.arange(0.04, 0.96, 0.02), 2)
GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
EMBEDDED = 400  # characters of headline and text that the baseline embeds


@dataclass(frozen=True, slots=True)
class Document:
    """One article and the event its set puts it on."""

    id: str
    event: str
    record: Mapping[str, Any]

    def text(self) -> str:
        return f"{self.record['title']} {self.record['text']}"


def rows(path: Path) -> list[dict[str, Any]]:
    """Read gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ecbplus(data: Path, split: str) -> list[Document]:
    """The documents of one split; two events alike on purpose in each topic, no outlets, no days."""
    return [
        Document(
            row["doc_id"],
            row["label"],
            {"id": row["doc_id"], "title": row["title"], "text": row["text"] or row["title"]},
        )
        for row in rows(data / "events" / "ecbplus_docs.jsonl.gz")
        if row["split"] == split
    ]


def basil(data: Path) -> list[Document]:
    """Three outlets on each of a hundred events."""
    found = []
    for number, row in enumerate(rows(data / "articles" / "basil.jsonl.gz")):
        record = {
            "id": f"b{number:03d}",
            "outlet": row["source"],
            "published": str(row["date"])[:10],
            "title": row["title"],
            "text": "\n\n".join(row["paragraphs"]),
        }
        found.append(Document(f"b{number:03d}", row["event_id"], record))
    return found


def by_tool(documents: Sequence[Document]) -> dict[str, str]:
    """The event of each document after the stages that ``corroborate report`` runs up to events."""
    analysis = survey(from_records([document.record for document in documents]))
    return {document.id: event_of(document.id, analysis) for document in documents}


def event_of(article: str, analysis: Analysis) -> str:
    """The event that holds the headline claim, else most claims, else the article itself."""
    own = [claim for claim in analysis.claims if claim.article == article and claim.event is not None]
    heads = [claim.event for claim in own if claim.form == "headline"]
    counted = Counter(claim.event for claim in own)
    best = heads[0] if heads else min(counted, key=lambda event: (-counted[event], str(event)), default=None)
    return best or article


def by_words(documents: Sequence[Document], threshold: float) -> dict[str, str]:
    """TF-IDF of whole texts and average linkage."""
    return linked(documents, word_distances(documents), threshold)


def word_distances(documents: Sequence[Document]) -> Grid:
    """One less the TF-IDF cosine of every two documents."""
    weighted = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(
        [document.text() for document in documents]
    )
    cosines: Grid = (weighted @ weighted.T).toarray()
    return np.clip(1 - cosines, 0, None)


def linked(documents: Sequence[Document], distances: Grid, threshold: float) -> dict[str, str]:
    """Average linkage down to a similarity."""
    found = AgglomerativeClustering(
        n_clusters=None, distance_threshold=1 - threshold, metric="precomputed", linkage="average"
    ).fit_predict(distances)
    return {document.id: str(group) for document, group in zip(documents, found, strict=True)}


def by_meaning(documents: Sequence[Document], meanings: Grid, threshold: float) -> dict[str, str]:
    """MiniLM rows of headline and opening and the library's ``community_detection``."""
    from sentence_transformers.util import community_detection

    groups = community_detection(np.asarray(meanings, dtype=np.float32), threshold=threshold, min_community_size=1)
    return {documents[number].id: str(group) for group, members in enumerate(groups) for number in members}


def bcubed(documents: Sequence[Document], found: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed F1, precision and recall."""
    both = Counter((found[document.id], document.event) for document in documents)
    ours, theirs = Counter(found.values()), Counter(document.event for document in documents)
    precision = sum(count * count / ours[one] for (one, _), count in both.items()) / len(documents)
    recall = sum(count * count / theirs[other] for (_, other), count in both.items()) / len(documents)
    return 2 * precision * recall / (precision + recall), precision, recall


def tuned(documents: Sequence[Document], finder: Callable[[float], Mapping[str, str]]) -> float:
    """The threshold with the best B-cubed F1."""
    return float(max(STEPS, key=lambda step: bcubed(documents, finder(float(step)))[0]))


def measure(data: Path) -> None:
    """Print the table of documents and the table of incidents."""
    train, embedder = ecbplus(data, "train"), load()

    def meanings(documents: Sequence[Document]) -> Grid:
        return embedder.embed([document.text()[:EMBEDDED] for document in documents])

    distances, known = word_distances(train), meanings(train)
    word_step = tuned(train, lambda step: linked(train, distances, step))
    meaning_step = tuned(train, lambda step: by_meaning(train, known, step))
    heads = ("corroborate", f"TF-IDF at {word_step}", f"MiniLM at {meaning_step}")
    print(f"{'B-cubed F1 (precision, recall)':<34}" + "".join(f"{head:>24}" for head in heads), flush=True)
    sets = {
        "ECB+ training topics (tuned on)": train,
        "ECB+ dev topics": ecbplus(data, "dev"),
        "BASIL": basil(data),
    }
    for name, documents in sets.items():
        finders: tuple[Finder, ...] = (
            by_tool,
            partial(by_words, threshold=word_step),
            lambda some: by_meaning(some, meanings(some), meaning_step),
        )
        scores = [bcubed(documents, finder(documents)) for finder in finders]
        print(
            f"{name:<34}" + "".join(f"{f1:>10.3f} ({p:.3f}, {r:.3f})"[-24:].rjust(24) for f1, p, r in scores),
            flush=True,
        )
    for half in ("work", "unseen"):
        table = evaluation.evaluate(GOLD, data / "articles" / "syria_war.jsonl.gz", half)
        for row in table.rows:
            if row.measure in (INCIDENTS, MIXED, EVENT):
                print(f"{half}: {row.measure:<50} {row.value or 0:.3f}  {dict(row.baselines)}")


def fit(data: Path) -> None:
    """Print weights for ``corroborate.joining.stories``, fitted on piles of the training topics of many sizes."""
    train = ecbplus(data, "train")
    topics = sorted({document.id.split("_")[0] for document in train}, key=int)
    of = {topic: [document for document in train if document.id.split("_")[0] == topic] for topic in topics}
    draw = random.Random(1)
    piles = [train, *of.values()]
    for _ in range(12):
        some = draw.sample(topics, 4)
        piles.append([document for topic in some for document in of[topic] if draw.random() < 0.5])
    piles += [draw.sample(of[draw.choice(topics)], 3) for _ in range(60)]
    piles += [draw.sample(train, 2) for _ in range(60)]
    seen: list[list[float]] = []
    wanted: list[bool] = []
    for pile in piles:
        event = {document.id: document.event for document in pile}
        articles = sorted(from_records([document.record for document in pile]).articles, key=lambda item: item.id)
        told = stories.stories(articles)
        for first, second in sorted(stories.nearest([story.whole for story in told])):
            values = list(stories.features(told[first], told[second]).values())
            seen.append([*values, *(math.sqrt(max(value, 0.0)) for value in values)])
            wanted.append(event[articles[first].id] == event[articles[second].id])
    model = LogisticRegression(max_iter=3000).fit(np.array(seen), np.array(wanted))
    weights = model.coef_[0]
    for number, name in enumerate(stories.WEIGHTS):
        print(f"{name:<10}{weights[number]:>9.3f}{weights[number + len(stories.WEIGHTS)]:>9.3f}")
    print(f"{'bias':<10}{model.intercept_[0]:>9.3f}")


if __name__ == "__main__":
    folder = Path(next(item for item in sys.argv[1:] if not item.startswith("--")))
    (fit if "--fit" in sys.argv else measure)(folder)
