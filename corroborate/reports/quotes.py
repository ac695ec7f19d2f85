"""Who says what in a cluster, voice by voice: copies with the same words are folded into one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corroborate.conflicts import Conflict
from corroborate.reports import plain
from corroborate.reports.rows import Row

MAX_VALUES = 4
"""Values named in a heading; the ones between are counted, in words, lest the count reads as a value."""
_FEW = dict(enumerate(("three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=3))
_NUMBER = re.compile(r"\d+")
_SIDES = re.compile(
    r"(?:hit|named as the target|responsible): (?P<new>[^:;()]+) against (?P<old>[^:;()]+)(?: \([a-z]+\))?"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """The same words on the same word, by one or several outlets. ``rows`` are their claims, at least one."""

    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        """Return the row that stands for all: the earliest published."""
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Heard:
    """One voice and its quotes in order; ``outlets`` counts those that carry it."""

    voice: str
    quotes: tuple[Quote, ...]
    outlets: int


def by_voice(rows: Iterable[Row]) -> tuple[Heard, ...]:
    """Group rows by voice in the order they come, and rows with equal words and speaker into one quote."""
    voices: dict[str, dict[tuple[object, ...], list[Row]]] = {}
    for row in rows:
        quotes = voices.setdefault(row.voice, {})
        quotes.setdefault((row.speaker, _folded(row.words), row.low, row.high, row.superseded), []).append(row)
    return tuple(
        Heard(
            voice,
            tuple(Quote(tuple(sorted(members, key=_order))) for members in quotes.values()),
            len({row.outlet or ("", row.article) for members in quotes.values() for row in members}),
        )
        for voice, quotes in voices.items()
    )


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _order(row: Row) -> tuple[str, str, str, str]:
    return (row.published.isoformat() if row.published else "9999", row.outlet or "", row.article, row.claim)


def spread(conflict: Conflict) -> str:
    """Return what stands against what: "5 against 15 against 20", lowest first, or "5 against at least 20".

    Each value contradicts another one named. Exact numbers speak alone where two of them contradict each other.
    """
    current: dict[str, list[Row]] = {}
    for row in conflict.rows:
        if not row.superseded:
            current.setdefault(row.claim, []).append(row)
    pairs = [
        (_meant(current.get(item.claim, ()), item.reason), _meant(current.get(item.toward, ()), item.reason))
        for item in conflict.judgements
    ]
    apart = [pair for pair in pairs if _voices(pair[0]).isdisjoint(_voices(pair[1]))] or pairs
    exact = [pair for pair in apart if all(len(side) == 1 and _exact(side[0]) for side in pair)]
    values = _named(conflict) or _values(row for pair in exact or apart for side in pair for row in side)
    if len(values) < 2:
        judged = {claim for item in conflict.judgements for claim in (item.claim, item.toward)}
        values = _values([row for row in conflict.rows if row.claim in judged] or list(conflict.rows))
    if len(values) <= MAX_VALUES:
        return " against ".join(values)
    between = len(values) - 2
    return f"{values[0]} against {values[-1]}, with {_FEW.get(between, 'many')} values between"


def _named(conflict: Conflict) -> list[str]:
    """Return the kinds of target or the parties that were set against each other, by name.

    A reason names them ("hit: school against armed position"); the words of a claim may hold a pronoun or a whole act.
    """
    told = [_SIDES.fullmatch(item.reason) for item in conflict.judgements if item.kind in ("target", "responsible")]
    return list(
        dict.fromkeys(side.replace(", ", " and ") for match in told if match for side in match.group("new", "old"))
    )


def _meant(rows: Sequence[Row], reason: str) -> Sequence[Row]:
    """Of a claim's several numbers for one question (a toll, and the two of it who died later) those a reason names."""
    numbers = set(_NUMBER.findall(reason))
    named = [row for row in rows if numbers & {str(value) for value in (row.low, row.high) if value is not None}]
    return named or rows


def _voices(rows: Iterable[Row]) -> set[str]:
    return {row.voice for row in rows}


def _exact(row: Row) -> bool:
    return row.low is not None and row.low == row.high


def _values(rows: Iterable[Row]) -> list[str]:
    """Return distinct values, lowest first; "at least 58" goes where 58 itself is given."""
    ordered = sorted(rows, key=lambda row: (row.low is None, place(row), row.high is None))
    exact = {row.low for row in ordered if _exact(row)}
    kept = [row for row in ordered if row.low is None or row.high is not None or row.low not in exact]
    return list(dict.fromkeys(_value(row) for row in kept))


def _value(row: Row) -> str:
    if row.low is None:
        return plain.shortened(row.answer or row.words, 60)
    if row.high is None and row.stated in (None, row.low):
        return f"at least {row.low:,}"
    return plain.number(row.low, row.high, row.stated)


def place(row: Row) -> float:
    """Return where a row's number stands among others; rows without one come last."""
    if row.low is None:
        return float("inf")
    if row.high is None:
        return row.low + 0.5
    return row.high if row.low == 0 else row.stated if row.stated is not None else row.low
