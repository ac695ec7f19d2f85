"""The checked claim set against an event's claims: its counts, its denials and its typed answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corroborate.clusters import question_of
from corroborate.comparing.apart import apart
from corroborate.comparing.bounds import compare_bounded
from corroborate.comparing.comparisons import Verdict, compare_answers, compare_denied
from corroborate.comparing.limits import counts_apart
from corroborate.comparing.wholes import scope
from corroborate.records import Analysis, Claim, Figure
from corroborate.voices import Mouth


@dataclass(frozen=True, slots=True)
class Asked:
    """The checked claim as the pipeline reads it."""

    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        """All its claims, each stated alone."""
        return " ".join(claim.resolved for claim in self.claims)


def by_figures(
    asked: Asked, claims: Sequence[Claim], analysis: Analysis, mouths: Mapping[str, Mouth]
) -> Iterable[tuple[str, str, Verdict]]:
    """Compare the asked counts with the event's, and with denials that there was anybody to count.

    What is only a part of a larger count its article gives does not speak against the asked one.
    """
    by_id = {claim.id: claim for claim in claims}
    told = [figure for figure in analysis.figures if figure.claim in by_id]
    places = {claim.id: claim.places for claim in claims}
    partial = scope(told, by_id, {claim: mouths[claim].id for claim in by_id}, places).parts
    wanted = {claim.id: claim for claim in asked.claims}
    for question in asked.figures:
        mine = wanted[question.claim]
        for figure in told:
            claim = by_id[figure.claim]
            if figure.event != claim.event or figure.modality in ("denied", "planned", "conditional"):
                continue
            if question_of(figure) != question_of(question) or figure.superseded:
                continue
            verdict = compare_bounded(figure, question)
            if _negated(mine, question):
                verdict = _turned(verdict)
            if verdict.stance == "contradict" and figure.id in partial:
                continue
            if verdict.stance != "contradict" or not _held_back(claim, mine, question_of(question), (figure, question)):
                yield question_of(question), figure.claim, verdict
        for claim in claims:
            denials = [answer for answer in claim.answers if answer.question == question_of(question)]
            denial = compare_denied(question, denials, later=True)
            if denial is not None:
                yield question_of(question), claim.id, denial


def _negated(claim: Claim, figure: Figure) -> bool:
    """Say whether the checked claim denies its own count ("nine people were not killed")."""
    return figure.low > 0 and (claim.modality == "denied" or _NOT.search(claim.text) is not None)


_NOT = re.compile(r"\b(?:(?:was|were|did|had|has|have|is|are) (?:not|never)|\w+n[’']t)\b", re.IGNORECASE)


def _turned(verdict: Verdict) -> Verdict:
    """A verdict on a count that is denied: who tells it contradicts, and who tells another says nothing of it."""
    if verdict.stance in ("support", "detail"):
        return Verdict("contradict", "denial", 0.7, f"{verdict.reason}; the checked claim denies it")
    return Verdict("unrelated", "denial", 0.5, "no opinion")


def _held_back(later: Claim, asked: Claim, question: str, counts: tuple[Figure, Figure] | None) -> bool:
    """Say whether two claims should not be set against each other, by the checks the report uses."""
    if counts is not None and counts_apart(later, asked, *counts):
        return True
    return bool(apart(later, asked, question))


def by_denials(asked: Asked, claims: Sequence[Claim], analysis: Analysis) -> Iterable[tuple[str, str, Verdict]]:
    """Compare the event's counts with what the checked claim says of nobody ("no children died")."""
    events = {claim.id: claim.event for claim in claims}
    denials = [answer for claim in asked.claims for answer in claim.answers if answer.value.startswith("none")]
    for figure in analysis.figures:
        if figure.claim not in events or figure.event != events[figure.claim]:
            continue
        mine = [answer for answer in denials if answer.question == question_of(figure)]
        verdict = compare_denied(figure, mine, later=False)
        if verdict is not None and figure.modality in ("asserted", "alleged"):
            yield question_of(figure), figure.claim, verdict


def by_answers(asked: Asked, claims: Sequence[Claim]) -> Iterable[tuple[str, str, Verdict]]:
    """Compare what the checked claim answers, except where: a place names the event and is no verdict on the rest."""
    wanted = {answer.question for claim in asked.claims for answer in claim.answers}
    # Where and when only name the event; of who died and how many so does by whom.
    wanted -= {"place", "time", "responsible"} if asked.figures else {"place"}
    for question in sorted(wanted):
        mine = [answer for claim in asked.claims for answer in claim.answers if answer.question == question]
        for claim in claims:
            theirs = [answer for answer in claim.answers if answer.question == question]
            verdict = compare_answers(question, theirs, mine)
            if verdict is None:
                continue
            if verdict.stance != "contradict" or not _held_back(claim, asked.claims[0], question, None):
                yield question, claim.id, verdict
