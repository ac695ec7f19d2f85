"""Symbolic checks of when: the order of two happenings, the part of the day and the hour."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.claiming.orders import stages_exclude
from corroborate.comparing.verdicts import Verdict
from corroborate.records import Answer
from corroborate.when.clock import hour_of

_DAY_PARTS = ("night", "dawn", "morning", "midday", "afternoon", "evening")
_SPANS = {
    "night": (21, 27),
    "dawn": (3, 7),
    "morning": (5, 12),
    "midday": (11, 14),
    "afternoon": (12, 18),
    "evening": (17, 22),
}
_ONE_TIME = 1
"""Hours up to which two clock times of one part of the day are one time, told more or less exactly."""
_APART = 2
"""Hours between what is told by the clock and the nearest hour of the other's part of the day."""


def compare_orders(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    """Compare which of two happenings each claim puts first."""
    for new in later:
        for old in earlier:
            verdict = _order(new, old)
            if verdict is not None:
                return verdict
    return None


def _order(new: Answer, old: Answer) -> Verdict | None:
    if "<" in new.value and "<" in old.value:
        first, second = ([part.strip() for part in value.split("<")] for value in (new.value, old.value))
        if first == second:
            return Verdict("support", "order", 0.8, f"both put {first[0]} before {first[1]}")
        if _reversed(first, second):
            return Verdict("contradict", "order", 0.7, f"{_order_words(first)}, against {_order_words(second)}")
        return None
    if "<" in new.value or "<" in old.value:
        return None
    if new.value == old.value:
        return Verdict("support", "order", 0.7, f"both put it at: {new.value}")
    if stages_exclude(new.value, old.value):
        return Verdict("contradict", "order", 0.45, f"one puts it at: {new.value}, the other at: {old.value}")
    return None


def _reversed(first: list[str], second: list[str]) -> bool:
    """``here`` stands for any place but the other one named."""

    def alike(a: str, b: str, other: str) -> bool:
        return a == b or (a == "here" and b != other) or (b == "here" and a != other)

    if "here" in first and "here" in second:
        named = [part for part in first if part != "here"], [part for part in second if part != "here"]
        return named[0] == named[1] and first.index("here") != second.index("here")
    return (
        alike(first[0], second[1], first[1])
        and alike(first[1], second[0], first[0])
        and (first[0] == second[1] or first[1] == second[0])
    )


def _order_words(pair: list[str]) -> str:
    return f"{pair[0]} before {pair[1]}".replace("here before", "this place before").replace(
        "before here", "before this place"
    )


def _hours_apart(new: Answer, old: Answer) -> bool:
    """Say whether one names an hour that lies well outside the other's part of the day."""
    for one, other in ((new, old), (old, new)):
        hour, at = hour_of(one.text), hour_of(other.text)
        low, high = _SPANS[other.value] if at is None else (at, at)
        if hour is not None and all(shifted < low - _APART or shifted > high + _APART for shifted in (hour, hour + 24)):
            return True
    return False


def compare_hours(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    """Compare in which part of the day, or at which hour, each claim puts a happening."""
    new, old = later[0].value, earlier[0].value
    if new == old:
        hours = hour_of(later[0].text), hour_of(earlier[0].text)
        if hours[0] is not None and hours[1] is not None and abs(hours[0] - hours[1]) > _ONE_TIME:
            return None
        return Verdict("support", "time", 0.7, f"both say {new}")
    if _hours_apart(later[0], earlier[0]):
        return Verdict("contradict", "time", 0.6, f"{later[0].text} against {earlier[0].text}")
    gap = abs(_DAY_PARTS.index(new) - _DAY_PARTS.index(old))
    if min(gap, len(_DAY_PARTS) - gap) >= 2:
        return Verdict("contradict", "time", 0.6, f"{later[0].text} against {earlier[0].text}")
    return None
