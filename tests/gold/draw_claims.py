"""Draw the articles whose claims are labelled, and the stretches of each that are; writes ``claims/draw.json``.

    python tests/gold/draw_claims.py [DATA]

From the articles of ``draw.json``: fifteen of each of the first two halves by seed, four of each fifteen labelled
twice; then ten of the new unseen half, five of its groups and five single, by a seed of their own. Stretches:
the text up to the first end of a sentence past ``HEAD`` characters, after that every third sentence and the last one;
the title where the text does not repeat it. A short remainder is taken whole. No article text is written.
"""

from __future__ import annotations

import json
import random
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

sys.path.insert(0, str(Path(__file__).resolve().parent))
from check import title_repeated
from draw import HERE, Article, data_file, read

SEED = 20161205
EACH, TWICE = 15, 4
AGAIN, EACH_AGAIN = 20261122, 5  # the new unseen half: seed, and how many of groups and of singles
HEAD = 900  # characters labelled whole
REST = 200  # a remainder no longer than this is labelled whole too
_END = re.compile(r"[.!?][\"'”’)]{0,3}\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")


class Stretch(TypedDict):
    field: str
    start: int
    end: int


def sentence_starts(text: str) -> list[int]:
    """Where sentences begin, by end marks before a capital; an abbreviation may cut one too many."""
    return [0, *(match.end() for match in _END.finditer(text) if match.end() < len(text))]


def stretches(article: Article) -> list[Stretch]:
    text = article["text"]
    starts = sentence_starts(text)
    bounds = [*starts, len(text)]
    head = next((start for start in starts if start >= HEAD), len(text))
    if len(text) - head <= REST:
        head = len(text)
    rest = [(start, end) for start, end in pairwise(bounds) if start >= head]
    spans = [(0, head), *(span for at, span in enumerate(rest, 1) if at % 3 == 0 or at == len(rest))]
    title: list[Stretch] = (
        [] if title_repeated(article) else [Stretch(field="title", start=0, end=len(article["title"]))]
    )
    return title + [Stretch(field="text", start=start, end=trimmed(text, start, end)) for start, end in spans]


def trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def main() -> None:
    articles = {article["id"]: article for article in read(data_file(sys.argv[1] if len(sys.argv) > 1 else None))}
    drawn = json.loads((HERE / "draw.json").read_text(encoding="utf-8"))["articles"]
    rng = random.Random(SEED)
    lines = []
    for half in ("work", "opened"):
        chosen = rng.sample(sorted(row["id"] for row in drawn if row["split"] == half), EACH)
        twice = set(rng.sample(chosen, TWICE))
        for name in chosen:
            row = {"id": name, "split": half, "double": name in twice, "stretches": stretches(articles[name])}
            lines.append(json.dumps(row))
    rng = random.Random(AGAIN)
    for grouped in (True, False):
        pool = [row["id"] for row in drawn if row["split"] == "unseen" and (row["group"] is not None) == grouped]
        for name in rng.sample(sorted(pool), EACH_AGAIN):
            row = {"id": name, "split": "unseen", "double": False, "stretches": stretches(articles[name])}
            lines.append(json.dumps(row))
    body = f'{{"seed": {SEED}, "articles": [\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / "claims" / "draw.json").write_text(body, encoding="utf-8")


if __name__ == "__main__":
    main()
