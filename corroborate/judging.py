"""Judge bare pairs of claims as the pipeline would: symbolic checks first, then the stance model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corroborate.checking import as_claims
from corroborate.clusters import question_of
from corroborate.comparing.barepairs import (
    against_agreement,
    asserted,
    counted,
    in_deaths,
    one_word_apart,
    says_little,
    survivors_counted,
)
from corroborate.comparing.comparisons import Verdict, compare_answers, compare_denied
from corroborate.comparing.plainterms import in_plain_terms
from corroborate.comparing.sameterms import Agreement, agreements, in_terms_of
from corroborate.comparing.sums import compare_all
from corroborate.errors import InputError
from corroborate.places import compatible
from corroborate.records import Claim, Figure
from corroborate.reports.lines import fault as fault
from corroborate.settings import Settings
from corroborate.stance_models import StanceModel
from corroborate.stance_models import load as load_stance_model
from corroborate.stances import Limits, Rows, of_denial, verdict_of
from corroborate.text.wording import meaning_words
from corroborate.times import overlap
from corroborate.weighing import policies

BLOCK = 512
"""Lines judged together."""
BACKWARD = 0.2
"""Weight of the reading from hypothesis to premise in ``contradicts``: two claims exclude each other both ways round.
On held-out pairs it takes away one false contradiction in ten, at the same accuracy (models/stance-minilm-l6)."""
_OTHER_COUNTS = Verdict("unrelated", "figure", 0.7, "the counts of one do not follow from the other's")


def judge_lines(rows: Iterable[Mapping[str, object]], settings: Settings | None = None) -> Iterator[dict[str, object]]:
    """Return each line with ``entails``, ``neutral``, ``contradicts``, ``stance``, ``kind`` and ``reason`` added.

    The premise is the later claim, the hypothesis the earlier. Raises ``InputError`` naming every line that lacks one,
    before the first is judged.
    """
    lines = list(rows)
    wrong = [f"line {number}: {why}" for number, row in enumerate(lines, 1) if (why := fault(row))]
    if wrong:
        raise InputError("\n".join(wrong))
    settings = settings or Settings()
    model = load_stance_model(settings.stance_model, settings.batch_size)
    for first in range(0, len(lines), BLOCK):
        yield from _judged(lines[first : first + BLOCK], model, settings)


def _judged(
    block: Sequence[Mapping[str, object]], model: StanceModel, settings: Settings
) -> Iterator[dict[str, object]]:
    readings = [read_pair(str(row["premise"]), str(row["hypothesis"]), settings) for row in block]
    texts = [(reading.premise, reading.hypothesis) for reading in readings]
    asked = sorted({pair for premise, hypothesis in texts for pair in ((premise, hypothesis), (hypothesis, premise))})
    read = dict(zip(asked, model.judge(asked), strict=True))
    limits = Limits(model.entails_from, model.contradicts_from)
    for row, reading, (premise, hypothesis) in zip(block, readings, texts, strict=True):
        ahead, back = read[(premise, hypothesis)], read[(hypothesis, premise)]
        verdict, settled = reading.verdict, True
        if verdict is None:
            verdict, settled = reading.weighed(ahead, back, limits)
        entails, neutral, contradicts = _probabilities(both_ways(ahead, back), verdict, settled)
        yield {
            **row,
            "entails": entails,
            "neutral": neutral,
            "contradicts": contradicts,
            "stance": verdict.stance,
            "kind": verdict.kind,
            "reason": verdict.reason,
        }


def both_ways(ahead: Rows, back: Rows) -> Rows:
    """Return the row of a pair, its ``contradicts`` moved toward that of the pair read backwards; the sum stays 1."""
    row = np.array(ahead, dtype=np.float64)
    row[2] = ahead[2] ** (1.0 - BACKWARD) * back[2] ** BACKWARD
    return np.asarray(row / row.sum())


def _probabilities(row: Rows, verdict: Verdict, settled: bool) -> tuple[float, float, float]:
    """Return the model's row, or where a symbolic check ``settled`` the pair, one that puts its confidence on that."""
    entails, neutral, contradicts = (round(float(value), 4) for value in row)
    rest = round((1.0 - verdict.confidence) / 2, 4)
    if settled and verdict.stance == "contradict":
        return rest, round(1.0 - verdict.confidence - rest, 4), round(verdict.confidence, 4)
    if settled and verdict.stance in ("support", "detail"):
        return round(verdict.confidence, 4), rest, round(1.0 - verdict.confidence - rest, 4)
    if settled and verdict.stance == "unrelated":
        return rest, round(verdict.confidence, 4), round(1.0 - verdict.confidence - rest, 4)
    return entails, neutral, contradicts


@dataclass(frozen=True, slots=True)
class PairReading:
    """Two claims as the model is to read them, and what the symbolic checks settled or noted on the way.

    ``verdict`` settles the pair; ``apart`` is the one point, a day or a place, in which the two exclude each other;
    ``agreed`` are counts that agree, ``summed`` tells of counts that agree added up. ``denies`` says which side calls
    its words untrue; ``counted`` whether the counts of the premise leave room for those of the hypothesis, and back.
    """

    premise: str
    hypothesis: str
    verdict: Verdict | None = None
    apart: Verdict | None = None
    agreed: tuple[Agreement, ...] = ()
    summed: Verdict | None = None
    denies: tuple[bool, bool] = (False, False)
    counted: tuple[bool, bool] = (True, True)

    def weighed(self, ahead: Rows, back: Rows, limits: Limits) -> tuple[Verdict, bool]:
        """The verdict on the model's two readings, and whether something other than the model settled it."""
        one, other = (text.casefold().strip(" .") for text in (self.premise, self.hypothesis))
        if one == other and meaning_words(one):
            if self.denies[0] != self.denies[1]:
                return Verdict("contradict", "denial", 0.9, "one says it, the other denies it"), True
            if any(self.counted):
                return self.explain(Verdict("support", "wording", 0.9, "the same words")), True
            return _OTHER_COUNTS, True
        if says_little(one) or says_little(other):
            return Verdict("unrelated", "wording", 0.9, "too few words to compare"), True
        denial = of_denial(self.denies, ahead, back, limits)
        if denial is not None:
            return denial, True
        verdict = self.explain(verdict_of(ahead, back, limits, self.premise, self.hypothesis))
        if self.summed is not None and verdict.stance != "unrelated":
            return replace(self.summed, stance="unrelated" if verdict.stance == "contradict" else "support"), False
        if verdict.stance in ("support", "detail"):
            against = against_agreement(self.premise, self.hypothesis)
            if against is not None:
                return against, True
            by_words = float(ahead[0]) >= limits.entails and self.counted[0]
            if not by_words and not (float(back[0]) >= limits.entails and self.counted[1]):
                return _OTHER_COUNTS, True
        if verdict.stance == "unrelated" and self.apart is None:
            shown = one_word_apart(self.premise, self.hypothesis)
            return (verdict, False) if shown is None else (shown, True)
        return verdict, False

    def explain(self, verdict: Verdict) -> Verdict:
        """The model's verdict with what is known of the day, the place or the counts it rests on."""
        if self.apart is not None:
            if verdict.stance != "contradict":
                return replace(self.apart, stance="unrelated")
            return replace(self.apart, stance="contradict", confidence=verdict.confidence)
        if self.agreed and verdict.stance in ("support", "detail"):
            narrower = verdict.stance == "support" and any(item.verdict.stance == "detail" for item in self.agreed)
            reason = "; ".join([item.verdict.reason for item in self.agreed] + [verdict.reason])
            return replace(verdict, stance="detail" if narrower else verdict.stance, kind="figure", reason=reason)
        return verdict


def read_pair(premise: str, hypothesis: str, settings: Settings) -> PairReading:
    """Return what the symbolic checks make of two claims; the gravest contradiction settles the pair.

    Where the two name a day or a place that excludes the other's, and differ in nothing else that can be checked, the
    model says whether they otherwise tell of one happening; where they differ in more, they are two: ``unrelated``.
    """
    vague = policies.named(settings.policy).vague
    premise, hypothesis = (in_plain_terms(" ".join(text.split()), vague) for text in (premise, hypothesis))
    (later, later_figures), (earlier, earlier_figures) = as_claims(premise, settings), as_claims(hypothesis, settings)
    apart = _apart(later, earlier)
    counts = list(compare_all(later_figures, earlier_figures, (premise, hypothesis)))
    verdicts = [
        *counts,
        *_denials(later, earlier_figures, True),
        *_denials(earlier, later_figures, False),
        *_answers(later, earlier),
        *_survivors(premise, hypothesis, (later_figures, earlier_figures), settings),
    ]
    grave = [verdict for verdict in verdicts if verdict.stance == "contradict"]
    if len(apart) > 1 or (apart and grave):
        return PairReading(premise, hypothesis, replace(apart[0], reason=f"{apart[0].reason}: two happenings"))
    if grave:
        return PairReading(premise, hypothesis, max(grave, key=lambda verdict: verdict.confidence))
    (bare, denied), (other, too) = asserted(premise), asserted(hypothesis)
    agreed = tuple(agreements(later_figures, earlier_figures))
    return PairReading(
        bare if denied else in_terms_of(premise, hypothesis, agreed, vague),
        other,
        None,
        apart[0] if apart else None,
        agreed,
        next(iter(counts), None),
        (denied, too),
        (counted(earlier_figures, later_figures), counted(later_figures, earlier_figures)),
    )


def _survivors(
    premise: str, hypothesis: str, figures: tuple[Sequence[Figure], Sequence[Figure]], settings: Settings
) -> Iterator[Verdict]:
    """Set a claim that all of a group lived against one that counts dead of it, or says that none of it lived."""
    told = in_deaths(premise), in_deaths(hypothesis)
    for mine, other, dead in ((told[0], told[1], figures[1]), (told[1], told[0], figures[0])):
        if mine is None or mine[1]:
            continue
        group = as_claims(mine[0], settings)[1]
        killed = as_claims(other[0], settings)[1] if other is not None and other[1] else dead
        verdict = survivors_counted(group, killed)
        if verdict is not None:
            yield verdict


def _apart(later: Sequence[Claim], earlier: Sequence[Claim]) -> list[Verdict]:
    """Return the day and the place in which two claims exclude each other, where they do."""
    sides = [(new, old) for new in later for old in earlier]
    found = []
    if any(overlap(new.when, old.when) is False for new, old in sides):
        found.append(Verdict("unrelated", "time", 0.8, "days that exclude each other"))
    if any(new.places and old.places and compatible(new.places, old.places) is False for new, old in sides):
        found.append(Verdict("unrelated", "place", 0.8, "places that exclude each other"))
    return found


def _denials(claims: Sequence[Claim], figures: Sequence[Figure], later: bool) -> Iterator[Verdict]:
    for figure in figures:
        denials = [answer for claim in claims for answer in claim.answers if answer.question == question_of(figure)]
        verdict = compare_denied(figure, denials, later)
        if verdict is not None and figure.modality in ("asserted", "alleged"):
            yield verdict


def _answers(later: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[Verdict]:
    new = [answer for claim in later for answer in claim.answers]
    old = [answer for claim in earlier for answer in claim.answers]
    for question in sorted({answer.question for answer in new} & {answer.question for answer in old}):
        verdict = compare_answers(
            question,
            [answer for answer in new if answer.question == question],
            [answer for answer in old if answer.question == question],
        )
        if verdict is not None:
            yield verdict
