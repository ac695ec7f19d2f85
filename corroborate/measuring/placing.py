"""Whether a figure was put on the event, the days and the places where the labels put it."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.measuring.goldset import Label, Span
from corroborate.places import compatible, same
from corroborate.records import Place
from corroborate.where.placenames import normal


def event_right(gold: Label, other: Label) -> bool:
    """Whether the other side puts the figure where the gold does.

    A background total: on no event, or on one that is not the article's main one. A figure the gold leaves unplaced: on
    no event. Any other: on an event whose days and places are right.
    """
    if gold.background:
        return other.event is None or not other.main
    if gold.event is None:
        return other.event is None
    return other.event is not None and days_right(gold.days, other.days) and place_right(gold.places, other.places)


def days_right(gold: Span, other: Span) -> bool:
    """Whether two intervals share at least half of all days that either names; true where the gold names none.

    One night over two days agrees with either day; the five days up to publication agree with none of them.
    """
    start, end = _closed(gold)
    if start is None or end is None:
        return True
    low, high = _closed(other)
    if low is None or high is None:
        return False
    shared = (min(end, high) - max(start, low)).days + 1
    return 2 * shared >= (max(end, high) - min(start, low)).days + 1


def _closed(days: Span) -> Span:
    start, end = days
    return (start or end), (end or start)


def place_right(gold: Sequence[Place], other: Sequence[Place]) -> bool:
    """Whether some place of the other side is, holds or lies in the gold's; true where the gold names none.

    A country holds everything in it and so is right only where the gold's place is a country.
    """
    if not gold:
        return True
    for wanted in gold:
        for place in other:
            if normal(wanted.name) == normal(place.name) or same(wanted, place):
                return True
            if (place.level != "country" or wanted.level == "country") and compatible([wanted], [place]):
                return True
    return False


def one_incident(first: Label, second: Label) -> bool | None:
    """Whether the labels put two figures on one incident, ``None`` where they cannot tell.

    An incident that an article only recalls is numbered within that article, so it may be what another article tells
    under another name; it is another one for certain only where the labelled days or places exclude each other. A
    figure the annotator could not place is on no known incident.
    """
    if first.background or second.background:
        return False
    if first.event is None or second.event is None:
        return None
    if first.event == second.event:
        return True
    if first.article == second.article or (first.main and second.main) or _excluded(first, second):
        return False
    return None


def _excluded(first: Label, second: Label) -> bool:
    """Whether the labelled days or places of two figures exclude each other."""
    (start, end), (low, high) = _closed(first.days), _closed(second.days)
    if start is not None and end is not None and low is not None and high is not None and (end < low or high < start):
        return True
    return compatible(first.places, second.places) is False


def intrudes(gold: Label, other: Label) -> bool:
    """Whether a figure the gold puts on another happening, or on none, sits on the article's main event."""
    return other.event is not None and other.main and (gold.background or (gold.event is not None and not gold.main))
