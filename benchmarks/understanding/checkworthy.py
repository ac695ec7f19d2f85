"""Which sentences become claims: those people called check-worthy should, the others need not; prints two shares.

    python benchmarks/understanding/checkworthy.py claimbuster.jsonl[.gz] [HOW_MANY]

Each line has ``text`` and ``label`` (1 check-worthy, 0 not). HOW_MANY of each label are drawn by seed, else 1000.
Every sentence is read as an article of its own. The parser's sentences as claims would score 100 and 0.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path

from corroborate.pipeline import understand_one
from corroborate.records import Article

SEED = 20161205


def drawn(path: Path, many: int) -> dict[int, list[str]]:
    """Return so many sentences of each label, drawn by seed."""
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in body.decode("utf-8").splitlines() if line.strip()]
    rng = random.Random(SEED)
    found = {}
    for label in (1, 0):
        texts = sorted(row["text"] for row in rows if row["label"] == label)
        found[label] = rng.sample(texts, min(many, len(texts)))
    return found


def claimed(text: str) -> bool:
    """Whether any claim is made of a sentence."""
    return bool(understand_one(Article("sentence", None, "", text, ""), "default")[0])


def main(path: Path, many: int) -> None:
    """Print both shares."""
    for label, texts in drawn(path, many).items():
        yes = sum(claimed(text) for text in texts)
        right, name = (yes, "check-worthy, made a claim") if label else (len(texts) - yes, "not check-worthy, left out")
        print(f"{name:28} {100 * right / len(texts):5.1f} %  {right} of {len(texts)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
