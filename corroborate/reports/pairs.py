"""What contradicts what in one question, pair by pair: both sides with value, voice and outlets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corroborate.records import Cluster, Judgement
from corroborate.reports import plain
from corroborate.reports.lookup import Lookup, column
from corroborate.reports.rows import Row

WORDS = 110
"""Characters of an answer or of words that stand for a side."""
SHOWN = 8
"""Pairs shown openly under one question."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: its value, the voice that gives it, and the articles that print it, earliest first.

    ``speaker`` is empty where the voice already names it.
    """

    value: str
    voice: str
    speaker: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that exclude each other, with the surest reason; ``pairs`` counts the pairs of claims behind it."""

    sides: tuple[Side, Side]
    confidence: float
    reason: str
    pairs: int


def contradicting(cluster: Cluster, rows: Iterable[Row], lookup: Lookup) -> tuple[Pair, ...]:
    """Return what contradicts what: pairs of two voices first, then the surest. Copies of one pair are one."""
    given: dict[str, list[Row]] = {}
    for row in rows:
        given.setdefault(row.claim, []).append(row)
    folded: dict[frozenset[tuple[str, str]], list[Judgement]] = {}
    for item in lookup.judgements_in(cluster):
        if item.stance == "contradict" and item.claim in given and item.toward in given:
            key = frozenset(_key(given[claim], cluster) for claim in (item.claim, item.toward))
            folded.setdefault(key, []).append(item)
    found = [_pair(same, given, cluster, lookup) for same in folded.values()]
    return tuple(sorted(found, key=_order))


def _key(rows: list[Row], cluster: Cluster) -> tuple[str, str]:
    return rows[0].voice, value_of(rows, cluster.question)


def _pair(same: list[Judgement], given: dict[str, list[Row]], cluster: Cluster, lookup: Lookup) -> Pair:
    surest = min(same, key=lambda item: (-item.confidence, item.reason, item.claim, item.toward))
    keys = [_key(given[claim], cluster) for claim in (surest.claim, surest.toward)]
    claims = {claim for item in same for claim in (item.claim, item.toward)}
    first, second = (
        _side(
            key, [row for claim in sorted(claims) if _key(given[claim], cluster) == key for row in given[claim]], lookup
        )
        for key in keys
    )
    return Pair((first, second), surest.confidence, surest.reason, len(same))


def _side(key: tuple[str, str], rows: list[Row], lookup: Lookup) -> Side:
    voice, value = key
    named = [
        row.speaker for row in rows if row.speaker != plain.OWN_WORDS and row.speaker.casefold() != voice.casefold()
    ]
    articles = sorted({row.article for row in rows}, key=lambda name: _when(name, lookup))
    return Side(value, voice, named[0] if named else "", tuple(articles))


def _when(article: str, lookup: Lookup) -> tuple[str, str, str]:
    found = lookup.articles[article]
    return (found.published.isoformat() if found.published else "9999", column(found), article)


def value_of(rows: Iterable[Row], question: str) -> str:
    """Return what one claim gives: its numbers, an earlier one marked as such, else its answer, else its words."""
    values = []
    for row in rows:
        if row.low is None:
            values.append(plain.shortened(row.answer or row.words, WORDS))
            continue
        number = plain.number(row.low, row.high, row.stated)
        named = f"{number} {row.slot}" if row.slot and row.slot != question.partition("/")[0] else number
        values.append(f"earlier {named}" if row.superseded else named)
    return "; ".join(dict.fromkeys(values))


def _order(pair: Pair) -> tuple[bool, float, int, str, str, str]:
    one, other = pair.sides
    return (one.voice == other.voice, -pair.confidence, -pair.pairs, pair.reason, one.voice, other.voice)
