"""Who says what in a cluster, voice by voice: copies with the same words are folded into one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corroborate.conflicts import Conflict, Row
from corroborate.reports import plain

MAX_VALUES = 4
"""Values named in a heading; the ones between are counted."""


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
    """Return what stands against what: "5 against 15 against 20 or more", else what was printed."""
    judged = {claim for item in conflict.judgements for claim in (item.claim, item.toward)}
    involved = [row for row in conflict.rows if row.claim in judged] or list(conflict.rows)
    values = _values(row for row in involved if not row.superseded)
    if len(values) < 2:
        values = _values(involved)
    if len(values) > MAX_VALUES:
        rest = f"{len(values) - MAX_VALUES + 1} others"
        values = [*values[: MAX_VALUES - 2], rest, values[-1]]
    return " against ".join(values)


def _values(rows: Iterable[Row]) -> list[str]:
    shown = [
        plain.interval(row.low, row.high) if row.low is not None else plain.shortened(row.answer or row.words, 60)
        for row in rows
    ]
    return list(dict.fromkeys(shown))
