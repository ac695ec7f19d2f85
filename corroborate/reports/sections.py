"""What the readable reports tell of an event and of a cluster, before each face words it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corroborate.records import Cluster, Event, Judgement, Stance
from corroborate.reports import plain
from corroborate.reports.lookup import Lookup

TITLE = 80
"""Characters of a free point's headline claim in a title."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason given for some judgements of equal stance: the surest confidence, and for how many pairs it holds."""

    stance: Stance
    confidence: float
    reason: str
    pairs: int


def has_section(event: Event, lookup: Lookup) -> bool:
    """Say whether an event sets something side by side; the others are one line of the time line."""
    claims = [claim.id for claim in lookup.claims_of(event.id)]
    return len(lookup.outlets_of(claims)) > 1 or any(
        lookup.compared(cluster) for cluster in lookup.clusters_of(event.id)
    )


def title(cluster: Cluster, lookup: Lookup) -> str:
    """Return the question, and for a free point the words of its headline claim."""
    words = plain.question(cluster.question)
    if cluster.question != "point":
        return words
    return f"{words}: “{plain.shortened(lookup.claims[cluster.headline_claim].resolved, TITLE)}”"


def toward_headline(cluster: Cluster, lookup: Lookup) -> dict[str, Judgement]:
    """Return the judgement between the headline claim and each other claim that has one."""
    return {
        claim: judgement
        for claim in cluster.claims
        if claim != cluster.headline_claim and (judgement := lookup.with_headline(cluster, claim)) is not None
    }


def among_others(cluster: Cluster, lookup: Lookup) -> tuple[Judgement, ...]:
    """Return the contradictions and updates between claims other than the headline claim."""
    return tuple(
        item
        for item in lookup.judgements_in(cluster)
        if item.stance in ("contradict", "update") and cluster.headline_claim not in (item.claim, item.toward)
    )


def distinct(judgements: Iterable[Judgement]) -> tuple[Reason, ...]:
    """Return distinct reasons, surest first."""
    found: dict[tuple[Stance, str], list[float]] = {}
    for item in judgements:
        found.setdefault((item.stance, item.reason), []).append(item.confidence)
    reasons = [Reason(stance, max(sure), reason, len(sure)) for (stance, reason), sure in found.items()]
    return tuple(sorted(reasons, key=lambda item: (-item.confidence, -item.pairs, item.stance, item.reason)))
