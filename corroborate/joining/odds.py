"""How likely what two articles are about is one happening: one fitted model over what they share and where they differ.

Every feature is a plain number between two accounts; the weights are fitted by ``benchmarks/odds.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeVar

from corroborate.joining.accounts import Happening
from corroborate.joining.agreements import agree, other_towns
from corroborate.joining.siblings import set_apart
from corroborate.joining.sketches import Sketch, compared
from corroborate.joining.vetoes import hours_apart, other_kind, other_toll
from corroborate.places import compatible
from corroborate.times import overlap

T = TypeVar("T")

LEAST, MOST = 0.01, 0.999
"""Bounds of a likeness, so that its log-odds are finite."""
FRESH, STALE = 2, 16
"""Days between two publications from which on each speaks against one happening, and after which no more do."""

WEIGHTS: Mapping[str, float] = {
    "likeness undated": 0.648,
    "one kind": 0.384,
    "other kind": -0.892,
    "places apart": -0.603,
    "other towns": -1.172,
    "one person": 1.608,
    "other people": -0.462,
    "other sides": -1.740,
    "one toll": 0.803,
    "other toll": -2.120,
    "one count": 0.544,
    "other counts": -0.470,
    "other part of the day": -3.813,
    "set apart": -2.194,
    "other day": -0.652,
    "dated": 0.682,
    "days apart": -0.294,
    "names told": 0.660,
    "headline names told": 0.899,
    "headline told": 0.698,
    "headline in passing": -2.145,
    "numbers told, least": 0.684,
    "numbers told, most": 0.811,
    "names in common": 0.094,
    "words in common": 0.281,
    "other hours": -0.920,
}
"""What each feature adds to the log-odds; what two share never speaks against them, what differs never for them."""
BIAS = -2.137
DISPUTED = ("other toll", "other counts", "other part of the day", "other hours")
"""What reports of one act disagree on, and do not speak against it where kind, day and place are one and nothing else
parts them: to show the dispute is what they are joined for. Not fitted."""


def probability(seen: Mapping[str, float]) -> float:
    """Return the probability that two accounts with these features are of one happening."""
    total = BIAS + math.fsum(WEIGHTS[name] * value for name, value in seen.items())
    return 1 / (1 + math.exp(-total))


def features(
    first: Happening, second: Happening, rare: frozenset[str], likeness: float, sketches: tuple[Sketch, Sketch]
) -> dict[str, float]:
    """Return what two articles' main happenings share and where they differ, by name."""
    agreed = {name for name, _ in agree(first, second, rare)}
    known = min(max(likeness, LEAST), MOST)
    found = {
        "likeness undated": 0.0 if first.published and second.published else math.log(known / (1 - known)),
        "one kind": float(bool(set(first.kinds) & set(second.kinds))),
        "other kind": float(other_kind(first, second)),
        "places apart": float(bool(first.core and second.core) and compatible(first.core, second.core) is False),
        "other towns": float(other_towns(first, second)),
        "one person": float("person" in agreed),
        "other people": float(_parted(_surnames(first), _surnames(second))),
        "other sides": float(_parted(first.parties, second.parties)),
        "one toll": float(bool(first.tolls & second.tolls)),
        "other toll": float(other_toll(first, second)),
        "one count": float(bool(first.counts & second.counts)),
        "other counts": float(_parted(first.counts, second.counts)),
        "other part of the day": float(hours_apart(first, second)),
        "set apart": float(set_apart(first, second)),
        **_days(first, second),
        **compared(*sketches),
    }
    otherwise = any(found[name] for name in ("other sides", "other people", "set apart", "headline in passing"))
    if {"day", "place"} <= agreed and found["one kind"] and not otherwise:
        found |= dict.fromkeys(DISPUTED, 0.0)
    return found


def _parted(first: frozenset[T], second: frozenset[T]) -> bool:
    """Say whether both name some, and none in common."""
    return bool(first and second) and not first & second


def _surnames(happening: Happening) -> frozenset[str]:
    return frozenset(name.split()[-1] for name in happening.people)


def _days(first: Happening, second: Happening) -> dict[str, float]:
    """Return how the days two accounts state and were published on lie."""
    met = None
    if first.exact and second.exact and first.when is not None and second.when is not None:
        met = overlap(first.when, second.when) if first.when.anchored and second.when.anchored else None
    gap = None
    if first.published is not None and second.published is not None:
        gap = abs((first.published - second.published).days)
    return {
        "other day": float(met is False),
        "dated": float(gap is not None),
        "days apart": float(min(max((gap or 0) - FRESH, 0), STALE - FRESH)),
    }
