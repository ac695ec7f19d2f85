"""What speaks for two accounts being of one happening, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corroborate.joining.accounts import Happening
from corroborate.joining.agreements import agree, is_loud
from corroborate.joining.odds import features, probability
from corroborate.joining.siblings import set_apart
from corroborate.joining.stories import NOTHING, Told
from corroborate.joining.vetoes import copied, other_toll, veto

ENOUGH = 0.35
"""Mean probability over the pairs of two groups' reports from which they are one; set on twins and ECB+'s dev topics,
where less joins more than it mends."""
ALIKE = 0.4
"""Likeness from which a reason says that two articles are told alike."""
UNLIKE = 0.1
"""Likeness below which two articles that agree on nothing, or on a place alone, are not weighed at all."""
SETTLED = 0.9
"""Probability that two accounts with two independent agreements and no veto are of one happening, where the model of
``odds`` has nothing to go by: one of them is recalled only. The more agrees the sooner they join."""
SET_APART = -2.0
"""Score of two accounts one of which sets the other beside its own: it outweighs three that speak for joining, and
among many reports of one happening a single one misread does no harm."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two happenings that may be one, how likely (0..1, or ``SET_APART``), and why."""

    first: str
    second: str
    score: float
    reason: str


def weigh(
    first: Happening, second: Happening, copies: Mapping[str, str], rare: frozenset[str], told: Told = NOTHING
) -> Evidence | None:
    """Return the evidence that two happenings are one, or ``None`` where there is none or a veto stands."""
    if veto(first, second, copies) is not None:
        return None
    return speaks_for(first, second, copies, rare, told)


def speaks_for(
    first: Happening, second: Happening, copies: Mapping[str, str], rare: frozenset[str], told: Told = NOTHING
) -> Evidence | None:
    """Return what speaks for two happenings being one, vetoes aside.

    What is ``told`` of their articles speaks only where both are what their article is about.
    """
    if copied(first, second, copies):
        return Evidence(first.id, second.id, 1.0, "near-copies of one text")
    if first.article == second.article:
        return None
    if set_apart(first, second):
        return Evidence(first.id, second.id, SET_APART, "set beside its own act by one of the articles")
    agreements = agree(first, second, rare)
    reasons = [text for _, text in agreements]
    if first.main and second.main and first.article in told.sketches and second.article in told.sketches:
        one, other = sorted((first.article, second.article))
        likeness = told.likeness.get((one, other), 0.0)
        if likeness < UNLIKE and not _akin(first, second, [name for name, _ in agreements]):
            return None
        score = probability(features(first, second, rare, likeness, (told.sketches[one], told.sketches[other])))
        if likeness >= ALIKE:
            reasons.append(f"told alike ({likeness:.2f})")
        reasons = reasons or [f"told in part alike ({likeness:.2f})"]
    elif enough(first, second, agreements):
        score = SETTLED + 0.01 * min(len(agreements), 5)
    else:
        return None
    return Evidence(first.id, second.id, round(score, 4), "; ".join(reasons))


def _akin(first: Happening, second: Happening, names: list[str]) -> bool:
    """Say whether two accounts agree on more than a place: many things happen in one town within days."""
    return bool({*names} - {"place"}) or ("place" in names and bool(set(first.kinds) & set(second.kinds)))


def enough(first: Happening, second: Happening, agreements: list[tuple[str, str]]) -> bool:
    """Say whether the agreements alone make two happenings one."""
    names = [name for name, _ in agreements]
    if other_toll(first, second):
        return False
    if first.when is None or second.when is None or not (first.when.anchored and second.when.anchored):
        # Without a day on one side the means alone tell nothing: bombs go off in one town again and again.
        names = [name for name in names if name != "weapon"]
    return len(names) >= 2 if is_loud(first, second) else _quiet_enough(first, second, names)


def _quiet_enough(first: Happening, second: Happening, names: list[str]) -> bool:
    """A quiet happening needs a person and a day, a place or a stop on the way."""
    return "person" in names and bool({"place", "day", "way"}.intersection(names))
