"""The verdict that figures, answers and denials give on a pair of claims, without any model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corroborate.clusters import POINT
from corroborate.comparing.comparisons import (
    Verdict,
    civilians_of_one_voice,
    compare_answers,
    compare_civilians,
    compare_denied,
    compare_divided,
    compare_figures,
)
from corroborate.comparing.limits import counts_apart, other_casualties
from corroborate.comparing.recounts import Recounts
from corroborate.comparing.scenes import Scene
from corroborate.comparing.wholes import WHOLE, Scope, brought_in
from corroborate.records import Article, Claim, Cluster, Figure

NO_RECOUNTS = Recounts()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one cluster, the later one first, with what is needed to compare them."""

    cluster: str
    question: str
    later: Claim
    earlier: Claim
    same_voice: bool
    time_known: bool


@dataclass(frozen=True, slots=True)
class Bench:
    """What the checks look things up in: claims, articles, figures by claim, and the voice of each claim.

    ``scenes`` say where and when claims play, by claim; ``scope`` which counts are parts or sums of others,
    ``alone`` beside which events no other is told at the same city and day. ``likeness`` tells how alike two articles
    are, by their ids in order; an absent pair is not alike at all. ``recounts`` tells which counts an article gives
    more than once, and which it calls earlier ones.
    """

    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    figures: Mapping[str, Sequence[Figure]]
    voices: Mapping[str, str]
    scenes: Mapping[str, Scene] = field(default_factory=dict)
    scope: Scope = WHOLE
    alone: frozenset[str] = frozenset()
    likeness: Mapping[tuple[str, str], float] | None = None
    recounts: Recounts = NO_RECOUNTS


def counts_of(claim: Claim, cluster: Cluster, bench: Bench) -> list[Figure]:
    """Return the claim's figures that answer the cluster's question, current ones first."""
    slot, _, part = cluster.question.partition("/")
    found = [
        figure
        for figure in bench.figures.get(claim.id, ())
        if figure.slot == slot and figure.event == cluster.event and _answers_for(figure, part)
    ]
    return sorted(
        found, key=lambda figure: (figure.superseded, figure.id in bench.scope.parts, figure.derived, figure.start)
    )


def _answers_for(figure: Figure, part: str) -> bool:
    """Say whether a count is of a part; nobody at all is also nobody of any part."""
    return (figure.part or "") == part or (figure.high == 0 and figure.part is None)


def by_rule(pair: Pair, cluster: Cluster, bench: Bench) -> Verdict | None:
    """Return what counts, denials and answers say of a pair; of a free point nothing, which is left to the model."""
    if pair.question == POINT:
        return None
    new, old = counts_of(pair.later, cluster, bench), counts_of(pair.earlier, cluster, bench)
    if pair.question == "casualties" and bool(new) != bool(old):
        if other_casualties(pair.later) or other_casualties(pair.earlier):
            return None
        divided = _divided(pair.earlier if new else pair.later, cluster, bench)
        return compare_divided(new[0], divided) if new else compare_divided(divided, old[0])
    if new and old and new[0].superseded != old[0].superseded and not pair.same_voice:
        return None  # what one voice has replaced is not held against another
    if new and old and new[0].superseded and old[0].superseded:
        return None
    if _two_groups(pair.later, new) or _two_groups(pair.earlier, old):
        return None
    if new and old:
        verdict = compare_figures(new[0], old[0], pair.same_voice, pair.time_known)
        limited = bench.scope.limits(new[0], old[0]) or counts_apart(pair.later, pair.earlier, new[0], old[0])
        one_voice = bench.voices[pair.later.id] == bench.voices[pair.earlier.id]
        against = verdict.stance == "contradict" or (verdict.stance == "update" and not one_voice)
        settled = bench.recounts.settled(new[0], old[0]) or bench.recounts.of_two(new[0], old[0])
        if against and (limited or settled):
            return None
        return verdict
    if bool(new) != bool(old):
        lacking = pair.earlier if new else pair.later
        civilians = civilians_of(lacking, cluster, bench)
        if civilians is not None:
            whole = (new or old)[0]
            both = (whole, civilians) if new else (civilians, whole)
            limited = bench.scope.limits(whole, civilians) or counts_apart(pair.later, pair.earlier, *both)
            if pair.same_voice:
                return civilians_of_one_voice(whole, civilians, bool(old)) if pair.time_known else None
            return None if limited else compare_civilians(whole, civilians, bool(old))
        denials = pair.earlier.answers if new else pair.later.answers
        return compare_denied(
            (new or old)[0], [answer for answer in denials if answer.question == pair.question], bool(old)
        )
    return compare_answers(
        pair.question,
        [answer for answer in pair.later.answers if answer.question == pair.question],
        [answer for answer in pair.earlier.answers if answer.question == pair.question],
    )


def _two_groups(claim: Claim, counts: Sequence[Figure]) -> bool:
    """Say whether a claim counts two groups under one name: "two men of the army and three men of the police"."""
    groups = [one for one in counts if one.part is not None and not one.superseded and not brought_in(one, claim)]
    return len({(one.low, one.high) for one in groups}) > 1


def civilians_of(claim: Claim, cluster: Cluster, bench: Bench) -> Figure | None:
    """Return the count of civilians by which a claim stands in a cluster of a whole, if it does."""
    found = (
        figure
        for figure in bench.figures.get(claim.id, ())
        if figure.part == "civilians" and figure.slot == cluster.question and figure.event == cluster.event
    )
    return min(found, key=lambda figure: (figure.superseded, figure.start), default=None)


def _divided(claim: Claim, cluster: Cluster, bench: Bench) -> Figure:
    """Return the count of the dead, else of the injured, by which a claim stands in a cluster of casualties."""
    found = [
        figure
        for figure in bench.figures[claim.id]
        if figure.slot in ("killed", "injured")
        and figure.part is None
        and figure.event == cluster.event
        and not figure.superseded
    ]
    return min(found, key=lambda figure: (figure.slot != "killed", figure.start))
