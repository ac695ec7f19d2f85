"""Which pairs of a cluster to judge, by which check, and the stance that results.

Symbolic checks speak first; the stance model reads only the pairs of free points they leave open, both ways round.
Silence never contradicts, and where nothing is sure the stance is ``unrelated``: no opinion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from corroborate.apart import apart, roundups
from corroborate.clusters import POINT
from corroborate.comparisons import Verdict
from corroborate.records import Claim, Cluster, Judgement
from corroborate.scenes import barred, untied
from corroborate.symbolic import Bench, Pair, by_rule, counts_of
from corroborate.wording import differing_words

__all__ = ["Bench", "Limits", "Pair", "Rows", "by_model", "judge", "pairs", "stack", "verdict_of"]

Rows = npt.NDArray[np.float64]

MAX_PAIRS = 120
"""Pairs judged in one cluster at most; beyond it one claim stands for each voice and value."""


def pairs(cluster: Cluster, bench: Bench) -> tuple[Pair, ...]:
    """Return the pairs of one cluster worth judging: across outlets, and across speakers inside one outlet."""
    members = sorted((bench.claims[claim] for claim in cluster.claims), key=lambda claim: _order(claim, cluster, bench))
    chosen = [
        _pair(cluster, bench, first, second)
        for position, first in enumerate(members)
        for second in members[position + 1 :]
        if _worth(first, second, cluster, bench)
    ]
    if len(chosen) > MAX_PAIRS:
        chosen = _informative(chosen, cluster, bench)
    return tuple(chosen)


def judge(cluster: Cluster, chosen: Sequence[Pair], bench: Bench) -> tuple[tuple[Judgement, ...], tuple[Pair, ...]]:
    """Judge by the symbolic checks; return the judgements and the pairs left open for the model."""
    judged, left = [], []
    several = roundups([bench.claims[claim] for claim in cluster.claims])
    for pair in chosen:
        verdict = by_rule(pair, cluster, bench)
        against = verdict is not None and verdict.stance == "contradict"
        if _unlike(pair, bench, against) or (against and apart(pair.later, pair.earlier, pair.question, several)):
            continue
        if verdict is not None:
            judged.append(_judgement(pair, verdict))
        elif cluster.question == POINT:
            left.append(pair)
    return tuple(judged), tuple(left)


def _unlike(pair: Pair, bench: Bench, against: bool) -> str | None:
    """Return why a pair is of two happenings, or, for a contradiction, why it is not sure to be of one."""
    one, other = bench.scenes.get(pair.later.id), bench.scenes.get(pair.earlier.id)
    if one is None or other is None:
        return None
    if against:
        return untied(one, other, pair.question, pair.later.event in bench.alone)
    return barred(one, other, pair.question)


def stack(rows: Sequence[Rows]) -> Rows:
    """Return rows as one array of shape (len(rows), 3)."""
    return np.array(rows, dtype=np.float64).reshape(len(rows), 3)


def by_model(
    left: Sequence[Pair], forward: Rows, backward: Rows, opposed: Sequence[bool], limits: Limits
) -> tuple[tuple[Pair, Judgement], ...]:
    """Read the model's rows for the pairs left open; rows of shape (len(left), 3): entails, neutral, contradicts.

    ``forward`` has the later claim as premise, ``backward`` the earlier one. ``opposed`` says which pairs bear a sign
    of contradiction in words. Without one the model's word alone does not print that two outlets disagree: it takes
    other spellings and names of one thing for a conflict.
    """
    judged = []
    rows = zip(left, np.round(forward, 6), np.round(backward, 6), opposed, strict=True)
    for pair, ahead, back, sign in rows:
        verdict = verdict_of(ahead, back, limits, pair.later.resolved, pair.earlier.resolved)
        if verdict.stance == "contradict" and not sign:
            continue
        if verdict.stance != "unrelated":
            judged.append((pair, _judgement(pair, verdict)))
    return tuple(judged)


@dataclass(frozen=True, slots=True)
class Limits:
    """The probabilities from which a model's reading is taken for a stance."""

    entails: float
    contradicts: float


def verdict_of(ahead: Rows, back: Rows, limits: Limits, later: str, earlier: str) -> Verdict:
    """Turn the two readings of a pair into a verdict; a contradiction must hold both ways round."""
    against = float(min(ahead[2], back[2]))
    new, old = differing_words(later, earlier)
    change = f"{new or 'nothing'} against {old or 'nothing'}"
    if against >= limits.contradicts:
        return Verdict("contradict", "wording", round(against, 3), f"the wordings exclude each other: {change}")
    if ahead[0] >= limits.entails:
        confidence = round(float(ahead[0]), 3)
        if back[0] >= limits.entails or not new:
            return Verdict("support", "wording", confidence, "says the same in other words")
        return Verdict("detail", "wording", confidence, f"says the same and adds: {new}")
    if back[0] >= limits.entails:
        return Verdict("support", "wording", round(float(back[0]), 3), f"says the same, without: {old or 'nothing'}")
    return Verdict("unrelated", "wording", round(float(max(ahead[1], back[1])), 3), "no opinion")


_ASIDES = frozenset({"place", "responsible", "time"})
"""Questions nearly every sentence touches in passing: inside one article only two attributed answers are compared."""


def _worth(first: Claim, second: Claim, cluster: Cluster, bench: Bench) -> bool:
    if first.article != second.article and (first.outlet is None or first.outlet != second.outlet):
        return True
    if (
        first.article == second.article
        and first.field == second.field
        and first.start < second.end
        and second.start < first.end
    ):
        return False
    counts = counts_of(first, cluster, bench), counts_of(second, cluster, bench)
    if counts[0] and counts[1] and _revises(first, second, cluster, bench):
        return True
    if bench.voices[first.id] == bench.voices[second.id]:
        return False
    if counts[0] and counts[1]:
        # Inside one article a total, its parts and the next incident stand side by side: two speakers named for it
        # can disagree there, or a speaker with the outlet's own words about the very place.
        return (first.attribution is not None and second.attribution is not None) or _own_against_said(first, second)
    if cluster.question in _ASIDES:
        return (
            first.attribution is not None
            and second.attribution is not None
            and not (first.frame.contrast or second.frame.contrast)
        )
    return True


def _own_against_said(first: Claim, second: Claim) -> bool:
    """Say whether one claim of the body is a speaker's and the other the outlet's own, and both name the same places.

    A headline sums up, and a count with a town of its own beside one without is a part of it.
    """
    if (first.attribution is None) == (second.attribution is None) or "headline" in (first.form, second.form):
        return False
    return {place.name for place in first.places} == {place.name for place in second.places}


def _revises(first: Claim, second: Claim, cluster: Cluster, bench: Bench) -> bool:
    """Say whether two counts of one voice at one outlet differ in time, so that one may update the other."""
    one, two = counts_of(first, cluster, bench), counts_of(second, cluster, bench)
    return one[0].superseded != two[0].superseded or (
        first.article != second.article and one[0].stated != two[0].stated
    )


def _pair(cluster: Cluster, bench: Bench, earlier: Claim, later: Claim) -> Pair:
    one, two = _stamp(earlier, cluster, bench), _stamp(later, cluster, bench)
    days = bench.articles[earlier.article].published, bench.articles[later.article].published
    # Two counts as of the same day are told apart by publication, where both days are known.
    known = (one is not None and two is not None and one != two) or (None not in days and days[0] != days[1])
    superseded = {figure.superseded for claim in (earlier, later) for figure in counts_of(claim, cluster, bench)[:1]}
    return Pair(
        cluster=cluster.id,
        question=cluster.question,
        later=later,
        earlier=earlier,
        # "The previous toll was 58" gives the earlier count of whoever gives the new one in the same article.
        same_voice=bench.voices[later.id] == bench.voices[earlier.id]
        or (len(superseded) == 2 and later.article == earlier.article),
        time_known=known or len(superseded) == 2,
    )


def _order(claim: Claim, cluster: Cluster, bench: Bench) -> tuple[bool, date, date, str, int]:
    """Order claims by as-of, publication, article id and start; a superseded count comes before all that replace it."""
    superseded = any(figure.superseded for figure in counts_of(claim, cluster, bench)[:1])
    published = bench.articles[claim.article].published or date.min
    return (not superseded, _stamp(claim, cluster, bench) or date.min, published, claim.article, claim.start)


def _stamp(claim: Claim, cluster: Cluster, bench: Bench) -> date | None:
    """Return the day a claim speaks from: of its count, else its article's publication."""
    counts = counts_of(claim, cluster, bench)
    if counts and counts[0].as_of is not None:
        return counts[0].as_of
    return bench.articles[claim.article].published


def _informative(chosen: Sequence[Pair], cluster: Cluster, bench: Bench) -> list[Pair]:
    """Keep every pair with the headline claim and one pair for each two (voice, value) kinds of claim."""
    kept: list[Pair] = []
    seen: set[tuple[object, object]] = set()
    for pair in chosen:
        one, two = _value(pair.later, cluster, bench), _value(pair.earlier, cluster, bench)
        with_headline = cluster.headline_claim in (pair.later.id, pair.earlier.id)
        if with_headline or (one, two) not in seen:
            seen.add((one, two))
            kept.append(pair)
    kept.sort(key=lambda pair: cluster.headline_claim not in (pair.later.id, pair.earlier.id))
    return kept[: max(MAX_PAIRS, len(cluster.claims))]


def _value(claim: Claim, cluster: Cluster, bench: Bench) -> object:
    counts = counts_of(claim, cluster, bench)
    if counts:
        return (bench.voices[claim.id], counts[0].low, counts[0].high)
    values = sorted(answer.value for answer in claim.answers if answer.question == cluster.question)
    return (bench.voices[claim.id], *values) if values else claim.id


def _judgement(pair: Pair, verdict: Verdict) -> Judgement:
    confidence = verdict.confidence
    reason = verdict.reason
    if verdict.stance == "contradict" and "alleged" in (pair.later.modality, pair.earlier.modality):
        confidence = round(confidence * 0.9, 3)
        reason += " (alleged)"
    if verdict.stance == "contradict" and pair.same_voice and verdict.kind != "figure":
        confidence = min(confidence, 0.3)
        reason += "; one voice relayed differently"
    return Judgement(
        pair.later.id,
        pair.earlier.id,
        verdict.stance,
        verdict.kind,
        confidence,
        reason,
        pair.question,
        pair.cluster,
    )
