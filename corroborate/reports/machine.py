"""What the commands print for machines: claims as JSON lines, conflicts and a checked claim as one document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from corroborate.conflicts import Conflict
from corroborate.records import Analysis
from corroborate.reports import ledgers
from corroborate.reports.json import Document, claim, day, event, figure, figure_order, judgement, line
from corroborate.reports.lookup import claim_order
from corroborate.reports.rows import Row

if TYPE_CHECKING:
    from corroborate.checking import Candidate, Checked, Finding


def claim_lines(analysis: Analysis) -> Iterable[str]:
    """Yield one line of JSON for each claim, in the contract's form with its ``figures`` beside it."""
    of_claim: dict[str, list[Document]] = {}
    for item in sorted(analysis.figures, key=figure_order):
        of_claim.setdefault(item.claim, []).append(figure(item))
    for found in sorted(analysis.claims, key=claim_order):
        yield line(claim(found) | {"figures": of_claim.get(found.id, [])})


def conflicts(contested: Iterable[Conflict], minor: Iterable[Conflict]) -> Document:
    """Return what disagrees, for ``corroborate conflicts --json``."""
    return {
        "schema": "corroborate.conflicts/1",
        "contested": [_conflict(item) for item in contested],
        "minor": [_conflict(item) for item in minor],
    }


def _conflict(item: Conflict) -> Document:
    return {
        "event": event(item.event),
        "cluster": item.cluster,
        "question": item.question,
        "standing": item.standing,
        "rule": item.rule,
        "outlets": item.outlets,
        "voices": item.voices,
        "against": item.against,
        "weight": item.weight,
        "rows": [_row(row) for row in item.rows],
        "judgements": [judgement(found) for found in item.judgements],
    }


def _row(row: Row) -> Document:
    return {
        "claim": row.claim,
        "article": row.article,
        "outlet": row.outlet,
        "url": row.url,
        "published": day(row.published),
        "speaker": row.speaker,
        "voice": row.voice,
        "figure": row.figure,
        "slot": row.slot,
        "low": row.low,
        "high": row.high,
        "stated": row.stated,
        "superseded": row.superseded,
        "answer": row.answer,
        "words": row.words,
        "form": row.form,
        "modality": row.modality,
    }


def checked(found: Checked) -> Document:
    """Return a checked claim with every event it may be about, for ``corroborate check --json``."""
    return {
        "schema": "corroborate.check/1",
        "claim": found.claim,
        "candidates": [_candidate(item) for item in found.candidates],
        "nearest": [claim(item) for item in found.nearest],
    }


def _candidate(item: Candidate) -> Document:
    return {
        "event": event(item.event),
        "questions": list(item.questions),
        "voices": dict(item.voices),
        "outlets": dict(item.outlets),
        "supports": [_finding(found) for found in item.supports],
        "details": [_finding(found) for found in item.details],
        "contradicts": [_finding(found) for found in item.contradicts],
        "updates": [_finding(found) for found in item.updates],
        "unchecked": list(item.unchecked),
        "untold": list(item.untold),
        "nearest": [claim(near) for near in item.nearest],
    }


def _finding(item: Finding) -> Document:
    return {
        "claim": claim(item.claim),
        "voice": item.voice,
        "stance": item.stance,
        "kind": item.kind,
        "confidence": round(float(item.confidence), 4),
        "reason": item.reason,
        "ledger": None if item.entry is None else ledgers.entry(item.entry),
    }
