"""By which check the pairs of a cluster are judged, and the stance that results.

Symbolic checks speak first; the stance model reads only the pairs of free points they leave open, both ways round.
Silence never contradicts, and where nothing is sure the stance is ``unrelated``: no opinion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corroborate.clusters import POINT
from corroborate.comparing.acts import of_one_aim
from corroborate.comparing.apart import apart, beside_the_act, roundups
from corroborate.comparing.comparisons import Verdict
from corroborate.comparing.pairing import pairs
from corroborate.comparing.symbolic import Bench, Pair, by_rule, counts_of
from corroborate.comparing.ties import barred, of_one_story, of_the_news, untied
from corroborate.records import Claim, Cluster, Judgement
from corroborate.text.wording import differing_words, other_numbers

__all__ = [
    "Bench",
    "Limits",
    "Pair",
    "Rows",
    "by_model",
    "counts_of",
    "judge",
    "of_denial",
    "pairs",
    "stack",
    "verdict_of",
    "words_compared",
]

Rows = npt.NDArray[np.float64]


_PUT_IN = re.compile(r"(?: ?\[[^\[\]]*\])+[\s.]*$")
"""Where and when, put behind a claim so that it can be read alone: claims of one event have them in common."""


def words_compared(claim: Claim) -> str:
    """Return the words of a claim that are set against another's: without the place and day put in behind them."""
    return _PUT_IN.sub("", claim.resolved) or claim.resolved


def judge(cluster: Cluster, chosen: Sequence[Pair], bench: Bench) -> tuple[tuple[Judgement, ...], tuple[Pair, ...]]:
    """Judge by the symbolic checks; return the judgements and the pairs left open for the model."""
    judged, left = [], []
    several = roundups([bench.claims[claim] for claim in cluster.claims])
    for pair in chosen:
        verdict = by_rule(pair, cluster, bench)
        against = verdict is not None and _sets_against(verdict, pair, bench)
        if _unlike(pair, bench, against):
            continue
        crowded = () if _of_the_news(pair, cluster, bench) else several
        if against and apart(pair.later, pair.earlier, pair.question, crowded):
            continue
        if verdict is not None and not against and beside_the_act(pair.later, pair.earlier, pair.question):
            continue
        if verdict is not None:
            judged.append(_judgement(pair, verdict))
        elif cluster.question == POINT:
            left.append(pair)
    return tuple(judged), tuple(left)


def _sets_against(verdict: Verdict, pair: Pair, bench: Bench) -> bool:
    """Say whether two claims disagree, so that they must surely be of one happening; who only may be one voice does."""
    voices = {bench.voices[pair.later.id], bench.voices[pair.earlier.id]}
    return verdict.stance == "contradict" or (verdict.stance == "update" and len(voices) == 2)


def _unlike(pair: Pair, bench: Bench, against: bool) -> str | None:
    """Return why a pair is of two happenings, or, for a contradiction, why it is not sure to be of one."""
    one, other = bench.scenes.get(pair.later.id), bench.scenes.get(pair.earlier.id)
    if one is None or other is None:
        return None
    if against and one.happening == other.happening and of_one_aim(pair.later, pair.earlier, pair.question):
        return None
    likeness = _likeness(pair, bench)
    if against and not (pair.question == POINT and of_one_story(one, other, likeness)):
        return untied(one, other, pair.question, pair.later.event in bench.alone, likeness)
    return barred(one, other, pair.question)


def _of_the_news(pair: Pair, cluster: Cluster, bench: Bench) -> bool:
    """Say whether two placed counts are of what both articles are about, whatever else these tell of."""
    one, other = bench.scenes.get(pair.later.id), bench.scenes.get(pair.earlier.id)
    if one is None or other is None or not all(map(_placed, (pair.later, pair.earlier))):
        return False
    counted = counts_of(pair.later, cluster, bench) or counts_of(pair.earlier, cluster, bench)
    return bool(counted) and of_the_news(one, other)


def _placed(claim: Claim) -> bool:
    return any(place.level != "country" for place in claim.where)


def _likeness(pair: Pair, bench: Bench) -> float | None:
    """Return how alike the two articles of a pair are told, ``None`` where that is not known."""
    if bench.likeness is None:
        return None
    first, second = sorted((pair.later.article, pair.earlier.article))
    return bench.likeness.get((first, second), 0.0)


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
        denies = pair.later.modality == "denied", pair.earlier.modality == "denied"
        verdict = of_denial(denies, ahead, back, limits) or verdict_of(
            ahead, back, limits, words_compared(pair.later), words_compared(pair.earlier)
        )
        if verdict.kind == "denial":
            sign = True
        if verdict.stance == "contradict" and not sign:
            continue
        if verdict.stance in ("support", "detail") and other_numbers(*map(words_compared, (pair.later, pair.earlier))):
            continue
        if verdict.stance != "unrelated":
            judged.append((pair, _judgement(pair, verdict)))
    return tuple(judged)


def of_denial(denies: tuple[bool, bool], ahead: Rows, back: Rows, limits: Limits) -> Verdict | None:
    """Read a pair of which one side denies its words: who asserts what the other denies contradicts it.

    ``denies`` says it of the later and of the earlier claim; ``None`` where both or neither deny. The words of the
    denying claim state what is denied, so the model's own reading would call the pair an agreement.
    """
    if denies[0] == denies[1]:
        return None
    entailed = float(back[0] if denies[0] else ahead[0])
    if entailed >= limits.entails:
        return Verdict("contradict", "denial", round(entailed, 3), "one says it, the other denies it")
    return Verdict("unrelated", "denial", round(1 - entailed, 3), "no opinion")


BARE_NEGATION = 0.5
"""Where a negation is all that differs, the words show what the model leans to: more likely than not is enough."""


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
    if against >= (BARE_NEGATION if _bare_negation(new, old) else limits.contradicts):
        return Verdict("contradict", "wording", round(against, 3), f"the wordings exclude each other: {change}")
    if ahead[0] >= limits.entails:
        confidence = round(float(ahead[0]), 3)
        if back[0] >= limits.entails or not new:
            return Verdict("support", "wording", confidence, "says the same in other words")
        return Verdict("detail", "wording", confidence, f"says the same and adds: {new}")
    if back[0] >= limits.entails:
        return Verdict("support", "wording", round(float(back[0]), 3), f"says the same, without: {old or 'nothing'}")
    return Verdict("unrelated", "wording", round(float(max(ahead[1], back[1])), 3), "no opinion")


def _bare_negation(new: str, old: str) -> bool:
    """Whether a negation on one side is all that differs."""
    return {new, old} in ({"", word} for word in ("not", "never", "no"))


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
