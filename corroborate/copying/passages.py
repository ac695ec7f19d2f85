"""A passage of one article inside another: an agency's paragraph in an outlet's own report.

A passage is a stretch two articles that are not copies share nearly word for word. A quotation both took from one
speaker is none, nor is a formula or background that a house prints in every report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from corroborate.copying.shingles import RUN, Words, grams
from corroborate.records import Article, Passage

MIN_SHARED = 14
"""Words a passage shares at least."""
MAX_GAP = 10
"""Words in a row that may differ inside a passage."""
MIN_SHARE = 0.6
"""Share of a passage's words that both have."""
STOCK, STOCK_RUN = 5, 6
"""A stretch half of whose runs of six words stand in more than five unlike texts is a formula, not a copied passage."""
NEAR_DAYS = 7
FAR_SHARED = 60
"""Farther apart in time than this only a longer stretch is a copy: less is background told again."""
QUOTED = 0.6
LONG = 60
"""A passage of which this much is quoted, and not longer than this, is a quotation both took from its speaker."""

_QUOTE = re.compile(r"(?:(?<!\S)[\"“„«]|[“„«])(?=\S)([^\"“”„«»]{20,1200})(?<=\S)[\"”»]")


@dataclass(frozen=True, slots=True)
class Printed:
    """One article with its words, its origin, the group of its copies, and its rank among possible origins."""

    article: Article
    words: Words
    origin: str
    group: str
    rank: tuple[bool, date, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of words ``start``..``end`` (exclusive) of one text and where it stands in another."""

    start: int
    end: int
    other_start: int
    other_end: int
    shared: int


def find(printed: Sequence[Printed], pairs: Iterable[tuple[int, int]]) -> dict[str, tuple[Passage, ...]]:
    """Return the passages of each article that were first set down in another, by article id.

    ``pairs`` are numbers of texts that share a run. Of several articles that hold one stretch the origin is an agency,
    else the earliest; copies of one text have no passages of each other.
    """
    spread = _spread(printed)
    quoted = [_quoted(one) for one in printed]
    found: dict[str, list[tuple[Printed, Passage]]] = defaultdict(list)
    for first, second in sorted(pairs):
        one, two = printed[first], printed[second]
        if one.group == two.group or (one.article.outlet is not None and one.article.outlet == two.article.outlet):
            continue
        late, early = (first, second) if printed[first].rank > printed[second].rank else (second, first)
        told = [
            block
            for block in blocks(printed[late].words, printed[early].words)
            if not _far(block, one.article, two.article) and not _stock(block, printed[late].words, spread)
        ]
        for block in _without_quotations(told, quoted[late], quoted[early]):
            found[printed[late].article.id].append((printed[early], _passage(block, printed[late], printed[early])))
    return {name: _sorted(passages) for name, passages in sorted(found.items())}


def _passage(block: Block, late: Printed, early: Printed) -> Passage:
    where = early.article.outlet or early.article.id
    return Passage(
        start=late.words.starts[block.start],
        end=late.words.ends[block.end - 1],
        origin=early.origin,
        reason=f"{block.shared} words in common with {where}",
        article=early.article.id,
        other_start=early.words.starts[block.other_start],
        other_end=early.words.ends[block.other_end - 1],
    )


def _sorted(passages: Sequence[tuple[Printed, Passage]]) -> tuple[Passage, ...]:
    """Order the passages of one article, those from the likeliest origin first."""
    return tuple(
        passage for _, passage in sorted(passages, key=lambda item: (item[0].rank, item[1].start, item[1].end))
    )


def blocks(here: Words, there: Words) -> tuple[Block, ...]:
    """Return the stretches of ``here`` that stand in ``there``: pieces in common, joined over small gaps."""
    open_: list[list[tuple[int, int, int]]] = []
    done: list[list[tuple[int, int, int]]] = []
    for tile in _tiles(here, there):
        done += [run for run in open_ if tile[0] - run[-1][0] - run[-1][2] > MAX_GAP]
        open_ = [run for run in open_ if tile[0] - run[-1][0] - run[-1][2] <= MAX_GAP]
        before = min((run for run in open_ if _follows(run[-1], tile)), key=lambda run: -run[-1][0], default=None)
        if before is None:
            open_.append([tile])
        else:
            before.append(tile)
    found = (_block(run) for run in (*done, *open_))
    return tuple(sorted((block for block in found if block is not None), key=lambda block: block.start))


def _follows(last: tuple[int, int, int], tile: tuple[int, int, int]) -> bool:
    """Say whether a piece goes on where another ended, in both texts; a stray piece between them does not matter."""
    return -2 <= tile[1] - last[1] - last[2] <= MAX_GAP


def _block(run: Sequence[tuple[int, int, int]]) -> Block | None:
    shared = sum(length for _, _, length in run)
    start, other = run[0][0], run[0][1]
    end, other_end = run[-1][0] + run[-1][2], run[-1][1] + run[-1][2]
    longest = max(length for _, _, length in run)
    if shared < MIN_SHARED or longest < RUN or shared < MIN_SHARE * max(end - start, other_end - other):
        return None
    return Block(start, end, other, other_end, shared)


def _tiles(here: Words, there: Words) -> list[tuple[int, int, int]]:
    """Return the longest pieces in common from left to right, as place here, place there and length."""
    both = np.isin(here.tiles, there.tiles)
    if not both.any():
        return []
    places: dict[int, list[int]] = defaultdict(list)
    for at in np.flatnonzero(np.isin(there.tiles, here.tiles)).tolist():
        places[int(there.tiles[at])].append(at)
    tiles: list[tuple[int, int, int]] = []
    at, follows = 0, -1
    marks = both.tolist()
    while at < len(marks):
        if not marks[at]:
            at += 1
            continue
        reached = [(_length(here, there, at, other), other) for other in places[int(here.tiles[at])]]
        length, other = max(reached, key=lambda item: (item[0], -abs(item[1] - follows), -item[1]))
        tiles.append((at, other, length))
        at, follows = at + length, other + length
    return tiles


def _length(here: Words, there: Words, at: int, other: int) -> int:
    most = min(len(here) - at, len(there) - other)
    same = here.numbers[at : at + most] == there.numbers[other : other + most]
    return most if bool(same.all()) else int(same.argmin())


def _spread(printed: Sequence[Printed]) -> Mapping[int, int]:
    """Return in how many unlike texts each run stands that stands in more than ``STOCK``; copies count once."""
    if not printed:
        return {}
    numbers = {name: at for at, name in enumerate(sorted({one.group for one in printed}))}
    found_runs = [grams(one.words.numbers, STOCK_RUN) for one in printed]
    runs = np.concatenate(found_runs)
    groups = np.concatenate(
        [np.full(len(some), numbers[one.group], dtype=np.int64) for one, some in zip(printed, found_runs, strict=True)]
    )
    pairs = np.unique(np.stack((runs.view(np.int64), groups)), axis=1)
    found, counts = np.unique(pairs[0], return_counts=True)
    wide = counts > STOCK
    return dict(zip(found[wide].view(np.uint64).tolist(), counts[wide].tolist(), strict=True))


def _stock(block: Block, words: Words, spread: Mapping[int, int]) -> bool:
    runs = grams(words.numbers[block.start : block.end], STOCK_RUN).tolist()
    return 2 * sum(run in spread for run in runs) > len(runs)


def _far(block: Block, one: Article, two: Article) -> bool:
    if one.published is None or two.published is None or block.shared >= FAR_SHARED:
        return False
    return abs((one.published - two.published).days) > NEAR_DAYS


def _quoted(one: Printed) -> list[bool]:
    """Say for each word whether it stands between quotation marks."""
    spans = [found.span(1) for found in _QUOTE.finditer(one.article.text)]
    marks = [False] * len(one.words)
    at = 0
    for start, end in spans:
        while at < len(marks) and one.words.starts[at] < start:
            at += 1
        while at < len(marks) and one.words.ends[at] <= end:
            marks[at] = True
            at += 1
    return marks


def _without_quotations(told: Sequence[Block], here: Sequence[bool], there: Sequence[bool]) -> list[Block]:
    """Leave out what is merely quoted, unless it stands beside a passage that is not: then it came along with it."""
    plain = [block for block in told if not _quotation(block, here, there)]
    return [block for block in told if block in plain or any(_beside(block, other) for other in plain)]


def _beside(block: Block, other: Block) -> bool:
    here = max(other.start - block.end, block.start - other.end)
    there = max(other.other_start - block.other_end, block.other_start - other.other_end)
    return min(here, there) <= MAX_GAP


def _quotation(block: Block, here: Sequence[bool], there: Sequence[bool]) -> bool:
    if block.shared > LONG:
        return False
    shares = (
        sum(here[block.start : block.end]) / (block.end - block.start),
        sum(there[block.other_start : block.other_end]) / (block.other_end - block.other_start),
    )
    return max(shares) >= QUOTED
