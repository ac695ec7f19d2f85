"""What disagrees, most telling first: contested clusters, and apart from them the lesser differences."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from corroborate.records import Analysis, Cluster, Event, Figure, Judgement, Slot, Standing
from corroborate.reports import plain
from corroborate.reports.lookup import Lookup, event_order
from corroborate.reports.rows import Row

_SURE = 0.7
"""A contradiction below this is one of a count in words or a count so far; it comes after those that exclude."""
_TIERS: dict[str, int] = {"killed": 0, "injured": 1, "casualties": 1}
_SLOT_WEIGHT = {"killed": 3.0, "injured": 2.0, "casualties": 2.0, "target": 2.0}
_PART_WEIGHT = 2.0
"""The dead of one described group weigh no more than this: how many died in all is asked first."""
_UNMEASURED_GAP = 0.5
"""Stands for the relative gap where a question has no numbers, midway between agreeing and excluding each other."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One question of one event on which claims disagree. ``judgements`` are its contradictions, surest first.

    ``outlets`` and ``voices`` count all that answer the question; ``against`` counts voices that contradict another.
    """

    event: Event
    cluster: str
    question: str
    standing: Standing
    rule: str
    rows: tuple[Row, ...]
    judgements: tuple[Judgement, ...]
    outlets: int
    voices: int
    against: int
    weight: float


def find(analysis: Analysis) -> tuple[Conflict, ...]:
    """Return the contested clusters, most telling first.

    What stands in one article alone comes last. Then tolls of all people killed lead, tolls of all injured or killed
    and injured follow, then other figures and targets, then the rest. Within each of these, intervals that exclude
    each other come before unsure contradictions such as a count in words; then more outlets, more voices that
    contradict another, and the larger weight.

    The weight is the number of voices that contradict another, times the gap between their numbers relative to the
    largest, times the order of magnitude of the largest (log10 of 10 more than it), times 3 for all people killed,
    2 for a group of them, injured, undivided casualties and targets, 1 for the rest, times the surest contradiction's
    confidence.
    """
    return _ranked(analysis, contested=True)


def minor(analysis: Analysis) -> tuple[Conflict, ...]:
    """Return the clusters that hold a contradiction but are not contested, such as one voice relayed differently."""
    return _ranked(analysis, contested=False)


def _ranked(analysis: Analysis, contested: bool) -> tuple[Conflict, ...]:
    lookup = Lookup(analysis)
    found = [
        conflict
        for cluster in analysis.clusters
        if (cluster.standing == "contested") is contested
        and (conflict := _conflict(cluster, lookup)) is not None
        and (contested or conflict.judgements)
    ]
    return tuple(sorted(found, key=_order))


_Key = tuple[bool, int, bool, int, int, float, tuple[str, str, str], str, str]


def _order(conflict: Conflict) -> _Key:
    surest = max((item.confidence for item in conflict.judgements), default=0.0)
    return (
        len({row.article for row in conflict.rows}) < 2,
        _tier(conflict.question),
        surest < _SURE,
        -conflict.outlets,
        -conflict.against,
        -conflict.weight,
        event_order(conflict.event),
        conflict.question,
        conflict.cluster,
    )


def _tier(question: str) -> int:
    slot, _, part = question.partition("/")
    if not part and slot in _TIERS:
        return _TIERS[slot]
    return 2 if slot in (*get_args(Slot), "target") else 3


def _conflict(cluster: Cluster, lookup: Lookup) -> Conflict | None:
    event = lookup.events.get(cluster.event)
    if event is None:
        return None
    against = [item for item in lookup.judgements_in(cluster) if item.stance == "contradict"]
    voices = {lookup.voice(cluster, claim) for item in against for claim in (item.claim, item.toward)}
    rows = rows_of(cluster, lookup)
    apart = {
        claim
        for item in against
        if lookup.voice(cluster, item.claim) != lookup.voice(cluster, item.toward)
        for claim in (item.claim, item.toward)
    }
    gap = _gap([row for row in rows if row.claim in apart] or rows)
    surest = max((item.confidence for item in against), default=0.0)
    return Conflict(
        event=event,
        cluster=cluster.id,
        question=cluster.question,
        standing=cluster.standing,
        rule=cluster.rule,
        rows=rows,
        judgements=tuple(sorted(against, key=lambda item: (-item.confidence, item.reason, item.claim, item.toward))),
        outlets=len(lookup.outlets_of(cluster.claims)),
        voices=len(cluster.voices),
        against=len(voices),
        weight=round(len(voices) * gap * _slot_weight(cluster.question) * surest, 4),
    )


def _slot_weight(question: str) -> float:
    slot, _, part = question.partition("/")
    return min(_SLOT_WEIGHT.get(slot, 1.0), _PART_WEIGHT if part else math.inf)


def _gap(rows: Sequence[Row]) -> float:
    """Return the gap between the smallest and the largest current number, relative to the largest, by its magnitude."""
    current = [row for row in rows if row.low is not None and not row.superseded]
    numbers = [(row.low if row.low or row.high is None else row.high) or 0 for row in current]
    if not numbers:
        return _UNMEASURED_GAP
    largest = max(numbers)
    return (largest - min(numbers)) / largest * math.log10(10 + largest) if largest else 0.0


def rows_of(cluster: Cluster, lookup: Lookup) -> tuple[Row, ...]:
    """Return what each claim of a cluster says, smallest number first, then by voice, outlet and article."""
    rows = [
        row
        for claim in cluster.claims
        for row in (
            [_row(cluster, claim, figure, lookup) for figure in lookup.figures_in(cluster, claim)]
            or [_row(cluster, claim, None, lookup)]
        )
    ]
    return tuple(sorted(rows, key=_row_order))


def _row_order(row: Row) -> tuple[bool, int, float, str, str, str, str, str]:
    return (
        row.low is None,
        row.low or 0,
        float("inf") if row.high is None else row.high,
        row.answer or "",
        row.voice,
        row.outlet or "",
        row.article,
        row.claim,
    )


def _row(cluster: Cluster, claim_id: str, figure: Figure | None, lookup: Lookup) -> Row:
    claim = lookup.claims[claim_id]
    article = lookup.articles[claim.article]
    answers = [
        answer.text if answer.polarity else f"denied: {answer.text}"
        for answer in claim.answers
        if answer.question == cluster.question
    ]
    return Row(
        claim=claim.id,
        article=article.id,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        speaker=plain.speaker(claim.attribution),
        voice=lookup.voice(cluster, claim.id),
        figure=figure.text if figure is not None else None,
        slot=figure.slot if figure is not None else None,
        low=figure.low if figure is not None else None,
        high=figure.high if figure is not None else None,
        stated=figure.stated if figure is not None else None,
        superseded=figure is not None and figure.superseded,
        answer="; ".join(dict.fromkeys(answers)) or None,
        words=claim.text,
        form=claim.form,
        modality=claim.modality,
    )
