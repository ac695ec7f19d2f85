"""Check one claim against the pile: which events it may be about, and who supports, details or contradicts it there."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.clusters import question_of
from corroborate.comparing.apart import apart
from corroborate.comparing.comparisons import Verdict, compare_answers, compare_denied, compare_figures
from corroborate.comparing.limits import counts_apart
from corroborate.comparing.wholes import scope
from corroborate.embedders import Embedder
from corroborate.embedders import load as load_embedder
from corroborate.pipeline import mouths_of, understand_one
from corroborate.places import compatible
from corroborate.records import Analysis, Article, Claim, Entry, Event, Figure, When
from corroborate.settings import Settings
from corroborate.stance_models import StanceModel
from corroborate.stance_models import load as load_stance_model
from corroborate.stances import Limits, of_denial, verdict_of
from corroborate.times import overlap
from corroborate.voices import Mouth
from corroborate.weighing.ledger import entries, ledger

SIDES = ("support", "detail", "contradict", "update")
MIN_TIE = 2.0
"""An event is a candidate from this tie on: a shared place, day or person, or a claim in like words; see ``_tie``."""
CLOSE = 0.6
"""Share of the best candidate's tie from which another event is shown beside it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim's stance toward the claim that was checked; ``entry`` says how it goes back to its voice."""

    claim: Claim
    voice: str
    stance: str
    kind: str
    confidence: float
    reason: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event the checked claim may be about, and what was found there.

    ``voices`` counts independent ones by side, ``outlets`` those who print them.
    """

    event: Event
    questions: tuple[str, ...]
    supports: tuple[Finding, ...]
    details: tuple[Finding, ...]
    contradicts: tuple[Finding, ...]
    updates: tuple[Finding, ...]
    voices: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to one check; no candidates means that nothing read is about the claim."""

    claim: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The checked claim as the pipeline reads it."""

    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        return " ".join(claim.resolved for claim in self.claims)


def check(claim: str, analysis: Analysis, settings: Settings | None = None) -> Checked:
    """Compare one claim with every event of an analysis it may be about, the likeliest event first."""
    settings = settings or Settings()
    asked = _Asked(*as_claims(claim, settings))
    if not asked.claims:
        return Checked(claim, ())
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for known in analysis.claims:
        if known.event is not None:
            by_event[known.event].append(known)
    embedder = load_embedder(settings.embedder, settings.batch_size)
    ties = [(tie, event) for event in analysis.events if (tie := _tie(asked, event, by_event[event.id])) >= MIN_TIE]
    ties.sort(key=lambda item: (-item[0], item[1].id))
    best = ties[0][0] if ties else 0.0
    model = load_stance_model(settings.stance_model, settings.batch_size)
    mouths = mouths_of(analysis)
    found = [
        _candidate(asked, event, by_event[event.id], analysis, mouths, embedder, model, settings)
        for tie, event in ties
        if tie >= CLOSE * best
    ]
    return Checked(claim, tuple(candidate for candidate in found if _said(candidate)))


def as_claims(text: str, settings: Settings) -> tuple[tuple[Claim, ...], tuple[Figure, ...]]:
    """Return the claims and figures of a bare claim, read as an article of its own without outlet or date."""
    text = " ".join(text.split())
    digest = hashlib.sha256(text.encode()).hexdigest()
    return understand_one(
        Article(id="?", outlet=None, title="", text=text, text_sha256=digest, origin="article:?"), settings.policy
    )


def _said(candidate: Candidate) -> bool:
    return bool(candidate.supports or candidate.details or candidate.contradicts or candidate.updates)


def _tie(asked: _Asked, event: Event, claims: Sequence[Claim]) -> float:
    """Return how strongly the checked claim is tied to an event; 0 where a day, place or kind rules it out.

    A shared place or day counts 2, a shared person 2, a kind 1, a distinctive toll 1.
    """
    kinds = tuple(dict.fromkeys(kind for claim in asked.claims for kind in claim.frame.kinds))
    if kinds_agree(kinds, (event.kind,)) is False and family(kinds) != "follow_up":
        return 0.0
    tie = 1.0 if kinds_agree(kinds, (event.kind,)) else 0.0
    for when in (claim.when for claim in asked.claims if claim.when is not None):
        meets = overlap(when, When(event.start, event.end, "event")) if event.start or event.end else None
        if meets is False:
            return 0.0
        tie += 2.0 if meets else 0.0
    places = tuple(place for claim in asked.claims for place in claim.places)
    if places:
        agrees = compatible(places, event.where) if event.where else None
        if agrees is False:
            return 0.0
        tie += 2.0 if agrees and any(place.level != "country" for place in places) else 0.5 if agrees else 0.0
    surnames = {person.split()[-1] for claim in asked.claims for person in claim.frame.people}
    if surnames & {person.split()[-1] for claim in claims for person in claim.frame.people}:
        tie += 2.0
    return tie


def _candidate(
    asked: _Asked,
    event: Event,
    claims: Sequence[Claim],
    analysis: Analysis,
    mouths: Mapping[str, Mouth],
    embedder: Embedder,
    model: StanceModel,
    settings: Settings,
) -> Candidate:
    verdicts: dict[str, Verdict] = {}
    questions: dict[str, None] = {}
    for question, claim, verdict in (*_by_figures(asked, claims, analysis, mouths), *_by_answers(asked, claims)):
        questions.setdefault(question)
        _keep(verdicts, claim, verdict)
    if not questions:
        for claim, verdict in _by_wording(asked, claims, embedder, model, settings):
            questions.setdefault("point")
            _keep(verdicts, claim, verdict)
    by_id = {claim.id: claim for claim in claims}
    found = [claim for claim, verdict in verdicts.items() if verdict.stance in SIDES]
    lines = {entry.claim: entry for entry in entries(ledger(found, mouths), by_id, mouths)}
    findings = [_finding(by_id[claim], mouths[claim].label, verdicts[claim], lines[claim]) for claim in found]
    findings.sort(key=lambda finding: (-finding.confidence, finding.claim.id))
    side = {stance: tuple(finding for finding in findings if finding.stance == stance) for stance in SIDES}
    counts = tuple((stance, len({mouths[finding.claim.id].id for finding in side[stance]})) for stance in SIDES)
    printed = tuple((stance, len({_outlet(finding.claim) for finding in side[stance]})) for stance in SIDES)
    return Candidate(
        event, tuple(questions), side["support"], side["detail"], side["contradict"], side["update"], counts, printed
    )


def _finding(claim: Claim, voice: str, verdict: Verdict, entry: Entry) -> Finding:
    return Finding(claim, voice, verdict.stance, verdict.kind, verdict.confidence, verdict.reason, entry)


def _outlet(claim: Claim) -> str:
    """Return the outlet of a claim; articles of unknown outlets are never of one."""
    return claim.outlet if claim.outlet is not None else f"article {claim.article}"


def _keep(verdicts: dict[str, Verdict], claim: str, verdict: Verdict) -> None:
    """Keep the gravest verdict on a claim: a contradiction is never hidden by a support on another point."""
    gravity = {"contradict": 3, "update": 2, "detail": 1, "support": 1, "unrelated": 0}
    held = verdicts.get(claim)
    if held is None or gravity[verdict.stance] > gravity[held.stance]:
        verdicts[claim] = verdict


def _by_figures(
    asked: _Asked, claims: Sequence[Claim], analysis: Analysis, mouths: Mapping[str, Mouth]
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
            verdict = compare_figures(figure, question, same_voice=False, time_known=False)
            if verdict.stance == "contradict" and figure.id in partial:
                continue
            if verdict.stance != "contradict" or not _held_back(claim, mine, question_of(question), (figure, question)):
                yield question_of(question), figure.claim, verdict
        for claim in claims:
            denials = [answer for answer in claim.answers if answer.question == question_of(question)]
            denial = compare_denied(question, denials, later=True)
            if denial is not None:
                yield question_of(question), claim.id, denial


def _held_back(later: Claim, asked: Claim, question: str, counts: tuple[Figure, Figure] | None) -> bool:
    """Say whether two claims should not be set against each other, by the checks the report uses."""
    if counts is not None and counts_apart(later, asked, *counts):
        return True
    return bool(apart(later, asked, question))


def _by_answers(asked: _Asked, claims: Sequence[Claim]) -> Iterable[tuple[str, str, Verdict]]:
    wanted = {answer.question for claim in asked.claims for answer in claim.answers}
    if asked.figures:
        # Who died and how many is the point; where and by whom only names the event.
        wanted -= {"place", "responsible", "time"}
    for question in sorted(wanted):
        mine = [answer for claim in asked.claims for answer in claim.answers if answer.question == question]
        for claim in claims:
            theirs = [answer for answer in claim.answers if answer.question == question]
            verdict = compare_answers(question, theirs, mine)
            if verdict is None:
                continue
            if verdict.stance != "contradict" or not _held_back(claim, asked.claims[0], question, None):
                yield question, claim.id, verdict


def _by_wording(
    asked: _Asked, claims: Sequence[Claim], embedder: Embedder, model: StanceModel, settings: Settings
) -> Iterable[tuple[str, Verdict]]:
    if not claims:
        return
    rows = embedder.embed([asked.text, *(claim.resolved for claim in claims)])
    near = [
        claim
        for claim, likeness in zip(claims, rows[1:] @ rows[0], strict=True)
        if round(float(likeness), 6) >= settings.point_similarity
    ]
    if not near:
        return
    pairs = [(claim.resolved, asked.text) for claim in near]
    ahead, back = model.judge(pairs), model.judge([(second, first) for first, second in pairs])
    limits = Limits(model.entails_from, model.contradicts_from)
    for claim, forward, backward in zip(near, ahead, back, strict=True):
        denies = claim.modality == "denied", asked.claims[0].modality == "denied"
        verdict = of_denial(denies, forward, backward, limits)
        yield claim.id, verdict or verdict_of(forward, backward, limits, claim.resolved, asked.text)
