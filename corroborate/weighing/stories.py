"""Which articles tell of one event, for names that mean somebody only there: "the police", "her lawyer"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corroborate.records import Claim


def neighbours(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Return for each article those that share an event with it, in order."""
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.event is not None:
            told[claim.event].add(claim.article)
    near: dict[str, set[str]] = defaultdict(set)
    for articles in told.values():
        for article in articles:
            near[article] |= articles
    return {article: tuple(sorted(others - {article})) for article, others in near.items()}
