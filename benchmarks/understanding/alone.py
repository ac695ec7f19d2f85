"""Claims drawn by seed and judged by a reader: whole, checkable, readable alone; prints the share.

    python benchmarks/understanding/alone.py ARTICLES.jsonl[.gz]                 the shares of what is judged
    python benchmarks/understanding/alone.py ARTICLES.jsonl[.gz] --read HALF     claims of the draw not judged yet
    python benchmarks/understanding/alone.py ARTICLES.jsonl[.gz] --take FILE     judgements from lines: KEY yes|no [why]

A hundred claims of each half of the 120 labelled articles: the lowest digests of seed, article, field and offsets, so
that a claim no rule has touched stays in the draw. A judgement holds for one wording of ``alone`` and is asked for
again when that changes. Judgements lie in ``tests/gold/claims/alone.json``, by offsets, without text.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assertions import CLAIMS, HALVES, read_articles

from corroborate.pipeline import understand_one
from corroborate.records import Article, Claim

Row = dict[str, str | int | bool | None]
SEED = 20161205
EACH = 100
JUDGED = CLAIMS / "alone.json"
DRAW = CLAIMS.parent / "draw.json"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One claim of the draw; ``key`` names it and the wording that is judged."""

    half: str
    claim: Claim
    key: str


def draw(articles: Mapping[str, Article], halves: Mapping[str, str]) -> list[Drawn]:
    """Return the draw of both halves, in the order of its digests."""
    found = []
    for half in HALVES:
        claims = [
            claim
            for name, article in sorted(articles.items())
            if halves[name] == half
            for claim in understand_one(article, "default")[0]
        ]
        claims.sort(key=lambda claim: (_digest(_place(claim)), claim.alone))
        found += [Drawn(half, claim, _digest(f"{_place(claim)}|{claim.alone}")[:12]) for claim in claims[:EACH]]
    return found


def _place(claim: Claim) -> str:
    return f"{SEED}|{claim.article}|{claim.field}|{claim.start}|{claim.end}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def halves_of() -> dict[str, str]:
    """Return the half of each of the 120 articles."""
    rows = json.loads(DRAW.read_text(encoding="utf-8"))["articles"]
    return {row["id"]: row["split"] for row in rows}


def rows() -> list[Row]:
    """Return the rows of the file of judgements."""
    if not JUDGED.is_file():
        return []
    found: list[Row] = json.loads(JUDGED.read_text(encoding="utf-8"))["claims"]
    return found


def judgements() -> dict[str, tuple[bool, str]]:
    """Return what was judged, by key: whether it is good, and what is wrong with it."""
    return {str(row["key"]): (bool(row["good"]), str(row["why"])) for row in rows() if row["good"] is not None}


def summary(found: Sequence[Drawn], judged: Mapping[str, tuple[bool, str]]) -> list[str]:
    """Return for each half how many of the draw are judged, the share that stands alone, and what is wrong else."""
    lines = []
    for half in HALVES:
        keys = [one.key for one in found if one.half == half]
        read = [judged[key] for key in keys if key in judged]
        good = sum(yes for yes, _ in read)
        share = f"{100 * good / len(read):.1f} %" if read else "-"
        wrong = Counter(why for yes, why in read if not yes)
        lines.append(f"{half:8}whole, checkable, readable alone: {share}, {good} of {len(read)} judged")
        if wrong:
            lines.append(f"{'':8}else: {', '.join(f'{why} {many}' for why, many in wrong.most_common())}")
        lines.append(f"{'':8}{len(keys) - len(read)} of the {len(keys)} drawn are not judged in this wording")
    return lines


def shown(one: Drawn, article: Article) -> str:
    """Return a claim as its reader needs it: what it says alone, and the text around it."""
    field = article.title if one.claim.field == "title" else article.text
    start, end = one.claim.start, one.claim.end
    before, after = field[max(0, start - 250) : start], field[end : end + 150]
    who = one.claim.attribution
    return (
        f"{one.key} {one.claim.article} {one.claim.modality}, {who.speaker if who else 'outlet'}\n"
        f"   ALONE {one.claim.alone}\n   TEXT  {before}[[{field[start:end]}]]{after}"
    )


def take(path: Path, found: Sequence[Drawn]) -> None:
    """Write the draw with the judgements there are and those of a file; judged wordings that left it stay below."""
    judged = judgements()
    for line in path.read_text(encoding="utf-8").splitlines():
        key, verdict, *why = line.split(maxsplit=2)
        judged[key] = verdict == "yes", " ".join(why)
    drawn = [_row(one, judged) for one in found]
    keys = {one.key for one in found}
    left = [row for row in rows() if row["key"] not in keys and row["good"] is not None]
    lines = ",\n".join(json.dumps(row) for row in [*drawn, *left])
    JUDGED.write_text(f'{{"seed": {SEED}, "claims": [\n{lines}\n]}}\n', encoding="utf-8")


def _row(one: Drawn, judged: Mapping[str, tuple[bool, str]]) -> Row:
    good, why = judged.get(one.key, (None, ""))
    claim = one.claim
    return {
        "half": one.half,
        "article": claim.article,
        "field": claim.field,
        "start": claim.start,
        "end": claim.end,
        "key": one.key,
        "good": good,
        "why": why,
    }


def main() -> None:
    """Print the shares, or what is to be judged."""
    options = argparse.ArgumentParser(description="Do claims stand alone?")
    options.add_argument("articles", type=Path)
    options.add_argument("--read", choices=HALVES)
    options.add_argument("--take", type=Path)
    asked = options.parse_args()
    halves = halves_of()
    articles = read_articles(asked.articles, list(halves))
    found = draw(articles, halves)
    if asked.take:
        take(asked.take, found)
    judged = judgements()
    if asked.read:
        unread = [one for one in found if one.half == asked.read and one.key not in judged]
        print(*(shown(one, articles[one.claim.article]) for one in unread), sep="\n\n")
        return
    print(*summary(found, judged), sep="\n")


if __name__ == "__main__":
    main()
