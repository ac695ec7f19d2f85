"""Where an article's words were first set down: who copied whom, and which wire is credited.

Two articles are copies where pieces of four words or more that both have cover half of the shorter one and its opening,
after characters that look alike are folded and invisible ones dropped: cuts, new headlines, another order and a fifth
of the words changed leave that much. Only pairs that share a run of eight words are compared, so the work grows with
what is shared. Passages two other articles share are found in ``passages``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import numpy as np

from corroborate.copying.credits import CREDIT_REACH, credited_wire, is_agency
from corroborate.copying.passages import Printed, find
from corroborate.copying.shingles import Mask, Words, holders, shared_words, words_of
from corroborate.records import Article

MIN_WORDS = 12
"""A text with fewer words is too short to tell a copy from a coincidence."""
MANY = 40
"""A run in more articles than this proposes only neighbours in the order of ids: their square would cost too much."""
OPENING = 80
"""Words at the head in which versions of one text share something; articles that share only background do not."""
OPENING_SHARE = 0.3
WIDE_SHARE = 0.2
"""Share of the longer text two copies have in common; below it, one holds a passage of the other."""
MOST = 0.5
PIECES = 4
"""Less than half in common must lie in this many pieces: one block may be a quotation or background told again."""
SURE = 0.75
NEAR_DAYS = 7
"""Texts farther apart in time than this, or of one outlet, are copies only where this much is shared."""
CUT_SHARE = 0.6
CUT_OPENING = 0.4
"""A cut may keep less of the longer text, if most of the cut and the opening of the whole are in common."""


@dataclass(frozen=True, slots=True)
class Traced:
    """Articles with their origin set, and for those with copies the id of their group."""

    articles: tuple[Article, ...]
    copies: Mapping[str, str]


def trace(articles: Sequence[Article], copy_share: float) -> Traced:
    """Set every article's origin: ``wire:NAME``, ``outlet:NAME`` or ``article:ID`` where the outlet is unknown.

    Copies share the origin of the wire they credit, else of the outlet among them that another one credits, else of
    the earliest; where days tell nothing, the longest, and ``origin_tied`` says so. ``copy_share`` is the share of the
    shorter text's words two copies have in common.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    words = [words_of(article.text) for article in ordered]
    pairs = _candidates(words)
    groups = _groups(ordered, words, pairs, copy_share)
    by_id = {article.id: article for article in ordered}
    credits = {article.id: credited_wire(article) for article in ordered}
    origin = {article.id: _own_origin(article, credits[article.id]) for article in ordered}
    tied: set[str] = set()
    for members in groups.values():
        shared, unsure = _shared_origin([by_id[name] for name in members], origin)
        origin.update(dict.fromkeys(members, shared))
        tied.update(unsure)
    copies = {name: group for group, members in groups.items() for name in members}
    printed = [
        Printed(article, text, origin[article.id], copies.get(article.id, article.id), _rank(article, credits))
        for article, text in zip(ordered, words, strict=True)
    ]
    passages = find(printed, pairs)
    return Traced(
        tuple(
            replace(
                article,
                origin=origin[article.id],
                copies=copies.get(article.id),
                credit=credits[article.id],
                passages=passages.get(article.id, ()),
                origin_tied=article.id in tied,
            )
            for article in articles
        ),
        copies,
    )


def _rank(article: Article, credits: Mapping[str, str | None]) -> tuple[bool, date, str]:
    """Order articles that share a passage: agencies and those who credit one first, then by day."""
    wire = credits[article.id] is not None or is_agency(article.outlet)
    return (not wire, article.published or date.max, article.id)


def _shared_origin(members: Sequence[Article], origin: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the origin copies share, and the ids of those of which nothing tells whether they came after it."""
    wires = sorted({origin[article.id] for article in members if origin[article.id].startswith("wire:")})
    if wires:
        return wires[0], []
    credited = _credited_member(members)
    if credited is not None:
        return f"outlet:{credited}", []
    first = min(members, key=_first)
    tied = [article.id for article in members if article.published in (first.published, None)]
    return origin[first.id], tied if len(tied) > 1 else []


def _first(article: Article) -> tuple[date, int, str, str]:
    """Order copies by day; of one day the longest leads, for copies cut more often than they add."""
    return (article.published or date.max, -len(article.text), article.outlet or "", article.id)


def _credited_member(members: Sequence[Article]) -> str | None:
    """Return the outlet whose name or initials another copy carries at head or end ("(ONA)", "material from ...")."""
    found = set()
    for outlet in sorted({article.outlet for article in members if article.outlet is not None}):
        initials = "".join(word[0] for word in outlet.split() if word[:1].isupper())
        names = [outlet, *([initials] if len(initials) >= 3 else [])]
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")
        others = [article for article in members if article.outlet != outlet]
        if any(
            pattern.search(other.text[:CREDIT_REACH]) or pattern.search(other.text[-CREDIT_REACH:]) for other in others
        ):
            found.add(outlet)
    return min(found) if len(found) == 1 else None


def _own_origin(article: Article, credit: str | None) -> str:
    if credit is not None:
        return f"wire:{credit}"
    if article.outlet is not None:
        return f"outlet:{article.outlet}"
    return f"article:{article.id}"


def _candidates(words: Sequence[Words]) -> dict[tuple[int, int], int]:
    """Return the pairs of texts that share a run of eight words, and how many such runs."""
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for names in holders(words):
        for pair in _pairs(names):
            shared[pair] += 1
    return shared


def _pairs(names: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(names) > MANY:
        yield from pairwise(names)
        return
    for position, first in enumerate(names):
        for second in names[position + 1 :]:
            yield first, second


def _groups(
    ordered: Sequence[Article], words: Sequence[Words], pairs: Mapping[tuple[int, int], int], copy_share: float
) -> dict[str, list[str]]:
    """Return groups of copies (two or more), keyed by their smallest article id."""
    top = list(range(len(ordered)))

    def root(number: int) -> int:
        while top[number] != number:
            top[number] = top[top[number]]
            number = top[number]
        return number

    for first, second in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        a, b = sorted((root(first), root(second)))
        if a != b and copied(words[first], words[second], _needed(ordered[first], ordered[second], copy_share)):
            top[b] = a
    groups: dict[str, list[str]] = defaultdict(list)
    for number, article in enumerate(ordered):
        groups[ordered[root(number)].id].append(article.id)
    return {key: members for key, members in groups.items() if len(members) > 1}


def copied(first: Words, second: Words, copy_share: float) -> bool:
    """Say whether two texts are versions of one; pieces of four words that both have are what they share."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if len(short) < MIN_WORDS:
        return False
    of_short, of_long = shared_words(short, long), shared_words(long, short)
    share = of_short.mean()
    if share < copy_share or (share < MOST and _pieces(of_short) < PIECES):
        return False
    head, head_of_long = of_short[:OPENING].mean(), of_long[:OPENING].mean()
    if of_long.mean() >= WIDE_SHARE:
        return bool(share >= SURE or max(head, head_of_long) >= OPENING_SHARE)
    return bool(share >= CUT_SHARE and of_long[: min(OPENING, len(short))].mean() >= CUT_OPENING)


def _needed(first: Article, second: Article, copy_share: float) -> float:
    """Return the share two texts need in common: more where a house's own formulas are likelier than a copy."""
    if first.outlet is not None and first.outlet == second.outlet:
        return SURE
    if first.published is None or second.published is None:
        return copy_share
    return copy_share if abs((first.published - second.published).days) <= NEAR_DAYS else SURE


def _pieces(held: Mask) -> int:
    """Count the pieces of words in common."""
    return int(held[0]) + int(np.count_nonzero(held[1:] & ~held[:-1]))
