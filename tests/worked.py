"""The worked examples of the pages: articles in block quotes, and under them what the tool says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corroborate import analyze
from corroborate.records import Analysis
from corroborate.reports import plain

ARTICLE = re.compile(r"> \*\*(?P<outlet>[\w ]+)\*\*(?:, (?P<day>\d{4}-\d\d-\d\d))?: (?P<text>.+)")
_EXAMPLE = re.compile(r"(?P<quote>(?:^>[^\n]*\n)+)\n```text\n(?P<said>.*?)```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """Articles as (outlet, day, text), and the lines said of them, a reason joined to the line above it."""

    heading: str
    articles: tuple[tuple[str, str, str], ...]
    said: tuple[str, ...]


def examples(page: str) -> Iterator[Example]:
    """Every worked example of a page under the heading it stands beneath."""
    for found in _EXAMPLE.finditer(page):
        quoted = [ARTICLE.fullmatch(line) for line in found["quote"].splitlines() if line != ">"]
        assert all(quoted), f"no article as **Outlet**, day: text in {found['quote']}"
        articles = tuple((one["outlet"], one["day"] or "", one["text"]) for one in quoted if one is not None)
        headings = re.findall(r"^##+ (.+)$", page[: found.start()], re.MULTILINE)
        yield Example(headings[-1].strip("`") if headings else "", articles, joined(found["said"]))


def joined(said: str) -> tuple[str, ...]:
    return tuple(re.sub(r"\n +", " | ", said.strip("\n")).split("\n"))


@cache
def analysed(articles: tuple[tuple[str, str, str], ...]) -> Analysis:
    rows = [
        {"id": str(number), "outlet": outlet, "published": day, "title": "", "text": text}
        for number, (outlet, day, text) in enumerate(articles, start=1)
    ]
    return analyze(rows).analysis


def facts(articles: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """All that can be said of the articles, in the form the pages say it."""
    found = analysed(tuple(articles))
    outlets = {claim.id: claim.outlet for claim in found.claims}
    pairs = [(f"{outlets[item.claim]} toward {outlets[item.toward]}", item) for item in found.judgements]
    told = [f"{pair}: {item.stance}, {item.kind}, {item.confidence:.2f} | {item.reason}" for pair, item in pairs]
    told += [f"{cluster.question}: {cluster.standing} | {cluster.rule}" for cluster in found.clusters]
    for item in found.ranges:
        span = plain.interval(item.low, item.high) if not item.open else f"{item.low:,} to {item.high:,} or more"
        told.append(f"{item.slot if item.part is None else f'{item.slot}/{item.part}'}: {span}, best {item.best:,}")
    judged = {(pair, item.question) for pair, item in pairs}
    names = sorted({pair for pair, _ in judged})
    told += [
        f"{pair}: nothing on {question}"
        for pair in names
        for question in sorted({cluster.question for cluster in found.clusters})
        if (pair, question) not in judged
    ]
    return tuple(told)
