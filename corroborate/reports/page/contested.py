"""What is contested, as a page shows it: each value with the voices that give it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corroborate.conflicts import Conflict
from corroborate.reports import plain
from corroborate.reports.lookup import Lookup
from corroborate.reports.marks import Mark, plot_of
from corroborate.reports.page.drawings import Drawing, Strip, draw
from corroborate.reports.page.places import Places
from corroborate.reports.quotes import by_voice, place, spread
from corroborate.reports.rows import Row
from corroborate.reports.sections import Reason, distinct

SIDES = 5
"""Values shown of one question on the first page; those between are counted."""
CARDS = 12
"""Contested questions shown with their voices on the first page; the others stand in a table."""
ROWS = 12
"""Rows a plot may have on the first page; a longer one is laid into one row, and stands under its event."""
VOICES = 3
TOLLS = ("killed", "injured", "casualties")
WORDS = 110


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a contested question and who gives it: voice and outlets. ``more`` voices are not named."""

    value: str
    voices: tuple[tuple[str, str], ...]
    more: int
    earlier: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """One contested question. ``drawing`` is of its count, ``shown`` the marks of the sides named.

    ``more`` counts the values that neither the sides nor ``shown`` hold.
    """

    number: int
    conflict: Conflict
    question: str
    spread: str
    href: str
    event_href: str
    sides: tuple[Side, ...]
    more: int
    reason: Reason | None
    drawing: Drawing | None
    shown: tuple[Strip, ...]

    @property
    def brief(self) -> bool:
        """Say whether every number given fits the first page, each with its own row."""
        return self.drawing is not None and sum(len(voice.lines) for voice in self.drawing.voices) <= ROWS

    @property
    def toll(self) -> bool:
        """Say whether it asks for the dead or the injured."""
        return self.conflict.question.partition("/")[0] in TOLLS

    @property
    def counted(self) -> bool:
        """Say whether it asks for a number."""
        return any(row.low is not None for row in self.conflict.rows)


def disputes(found: Sequence[Conflict], lookup: Lookup, places: Places) -> tuple[Dispute, ...]:
    """Return the contested questions in the order they come."""
    return tuple(_dispute(number, conflict, lookup, places) for number, conflict in enumerate(found, start=1))


def _dispute(number: int, conflict: Conflict, lookup: Lookup, places: Places) -> Dispute:
    groups = _by_value(conflict)
    kept = groups if len(groups) <= SIDES else [*groups[: SIDES - 1], groups[-1]]
    named = {_ends(row) for _, rows in kept for row in rows if row.low is not None}
    reasons = distinct(conflict.judgements)
    slot, _, part = conflict.question.partition("/")
    plot = plot_of(conflict.event.id, slot, part or None, lookup)
    drawing = draw(plot) if plot is not None and len(plot.marks) > 1 else None
    lines = [line for voice in drawing.voices for line in voice.lines] if drawing is not None else []
    others = {_ends(line.mark) for line in lines} | {_ends(row) for row in conflict.rows if row.low is not None}
    return Dispute(
        number=number,
        conflict=conflict,
        question=plain.question(conflict.question),
        spread=spread(conflict),
        href=places.question(conflict.event.id, conflict.cluster),
        event_href=places.event(conflict.event.id),
        sides=tuple(_side(value, rows) for value, rows in kept),
        more=len(others - named) if named else len(groups) - len(kept),
        reason=reasons[0] if reasons else None,
        drawing=drawing,
        shown=tuple(line.strip for line in lines if _ends(line.mark) in named),
    )


def _by_value(conflict: Conflict) -> list[tuple[str, list[Row]]]:
    """Group what contradicts by the value it gives, the smallest number first; bare words only where no two differ."""
    judged = {claim for item in conflict.judgements for claim in (item.claim, item.toward)}
    rows = [row for row in conflict.rows if row.claim in judged] or list(conflict.rows)
    groups: dict[str, list[Row]] = {}
    for row in sorted(rows, key=place):
        groups.setdefault(_value(row, conflict.question), []).append(row)
    numbers = [(value, found) for value, found in groups.items() if found[0].low is not None]
    return numbers if len(numbers) > 1 else list(groups.items())


def _ends(given: Row | Mark) -> tuple[int | None, int | None, int | None, bool]:
    return (given.low, given.high, given.stated, given.superseded)


def _value(row: Row, question: str) -> str:
    if row.low is None:
        return plain.shortened(row.answer or row.words, WORDS)
    number = plain.number(row.low, row.high, row.stated)
    return f"{number} {row.slot}" if row.slot and row.slot != question.partition("/")[0] else number


def _side(value: str, rows: Sequence[Row]) -> Side:
    heard = by_voice(rows)
    return Side(
        value=value,
        voices=tuple(
            (voice.voice, carriers(row for quote in voice.quotes for row in quote.rows)) for voice in heard[:VOICES]
        ),
        more=max(0, len(heard) - VOICES),
        earlier=all(row.superseded for row in rows),
    )


def carriers(rows: Iterable[Row]) -> str:
    """Return the outlets that carry some rows, each once."""
    named = (row.outlet if row.outlet is not None else f"{plain.UNKNOWN_OUTLET} ({row.article})" for row in rows)
    return ", ".join(sorted(dict.fromkeys(named)))
