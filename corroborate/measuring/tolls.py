"""The toll table of an event: who gives which count as of which day, each once."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.measuring.goldset import Label, TollRow
from corroborate.saying.speakers import body, key

REPORTED = ("asserted", "alleged")


def table(figures: Sequence[Label]) -> tuple[TollRow, ...]:
    """Return the rows of all events the figures are on, equal rows once.

    Left out, as a careful person would: what is denied, planned or conditional, a repeat in the outlet's own voice of a
    toll the article gives with its speaker ("15 killed" over "at least 15 civilians killed, the monitor said"), a
    vaguer or shorter repeat of a toll the same speaker states in the same article ("15 killed" over "at least 15
    civilians killed"), and a title's toll that the text gives again.
    """
    placed = [figure for figure in figures if figure.event is not None and figure.modality in REPORTED]
    rows: dict[tuple[object, ...], TollRow] = {}
    for figure in placed:
        if any(_says_more(other, figure) for other in placed if other is not figure):
            continue
        assert figure.event is not None
        row = TollRow(
            figure.event,
            figure.article,
            figure.speaker,
            figure.as_of,
            figure.slot,
            figure.part,
            figure.low,
            figure.high,
            figure.superseded,
        )
        rows.setdefault((row.event, _mouth(row.speaker), *_value(figure), row.as_of), row)
    return tuple(rows.values())


def _value(figure: Label) -> tuple[object, ...]:
    return figure.slot, figure.part, figure.low, figure.high, figure.superseded


def _mouth(speaker: Sequence[str]) -> str:
    return (body(speaker[0]) or key(speaker[0])) if speaker else ""


def _says_more(other: Label, figure: Label) -> bool:
    """Whether ``figure`` only repeats ``other``: without its speaker, or in a vaguer word."""
    if (other.article, other.event, other.slot) != (figure.article, figure.event, figure.slot):
        return False
    if "title" in (figure.field, other.field) and figure.field != other.field:
        return figure.field == "title" and _title_of(other, figure)
    if other.superseded or figure.superseded or (figure.part is not None and other.part != figure.part):
        return _value(other) == _value(figure) and bool(other.speaker) and not figure.speaker
    if other.speaker and not figure.speaker and (other.low == figure.low or (figure.vague and not other.vague)):
        return True
    shorter = figure.part in (None, other.part) and (figure.part, figure.high) != (other.part, other.high)
    same_mouth = not figure.speaker or _mouth(other.speaker) == _mouth(figure.speaker)
    if same_mouth and shorter and other.low == figure.low == figure.high and other.high in (None, figure.high):
        return True
    if other.part != figure.part or _mouth(other.speaker) != _mouth(figure.speaker):
        return False
    return figure.vague and not other.vague and other.low >= figure.low


def _title_of(other: Label, title: Label) -> bool:
    """Whether a title's figure is that of the text, rounded or without its group."""
    if other.low == title.low:
        return True
    holds = title.low <= other.low and (title.high is None or other.low <= title.high)
    return title.part in (None, other.part) and holds
