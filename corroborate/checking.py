"""Check one claim against the pile: which events it may be about, and who supports, details or contradicts it there."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.clusters import question_of
from corroborate.comparing.asked import Asked, by_answers, by_denials, by_figures
from corroborate.comparing.comparisons import Verdict
from corroborate.comparing.nearest import MOST_SHOWN, nearest, read, untold
from corroborate.embedders import Embedder
from corroborate.embedders import load as load_embedder
from corroborate.pipeline import mouths_of, understand_one
from corroborate.places import compatible
from corroborate.records import Analysis, Article, Claim, Entry, Event, Figure, When
from corroborate.settings import Settings
from corroborate.stance_models import StanceModel
from corroborate.stance_models import load as load_stance_model
from corroborate.times import overlap
from corroborate.voices import Mouth
from corroborate.weighing.ledger import entries, ledger

SIDES = ("support", "detail", "contradict", "update")
MIN_TIE = 2.0
"""An event is a candidate from this tie on: a shared place, day or person, or a claim in like words; see ``_tie``."""
MOST_COUNTED = 3
"""Events a count that names neither day nor place may be about; where more fit, none is guessed."""
_ANYBODY = frozenset("people person persons".split())
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

    ``voices`` counts independent ones by side, ``outlets`` those who print them. ``unchecked`` are sentences of the
    claim nothing was set against, ``untold`` words of it nobody here uses, ``nearest`` claims shown without a verdict.
    """

    event: Event
    questions: tuple[str, ...]
    supports: tuple[Finding, ...]
    details: tuple[Finding, ...]
    contradicts: tuple[Finding, ...]
    updates: tuple[Finding, ...]
    voices: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...] = ()
    unchecked: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    nearest: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to one check; no candidates means that nothing read can be set against the claim.

    ``nearest`` are then the claims nearest to it in words, on which nothing is said.
    """

    claim: str
    candidates: tuple[Candidate, ...]
    nearest: tuple[Claim, ...] = ()


def check(claim: str, analysis: Analysis, settings: Settings | None = None) -> Checked:
    """Compare one claim with every event of an analysis it may be about, the likeliest event first."""
    settings = settings or Settings()
    asked = Asked(*as_claims(claim, settings))
    if not asked.claims:
        return Checked(claim, ())
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for known in analysis.claims:
        if known.event is not None:
            by_event[known.event].append(known)
    embedder = load_embedder(settings.embedder, settings.batch_size)
    ties = [(tie, event) for event in analysis.events if (tie := _tie(asked, event, by_event[event.id])) is not None]
    ties.sort(key=lambda item: (-item[0], item[1].id))
    floor = max(MIN_TIE, CLOSE * ties[0][0]) if ties else MIN_TIE
    model = load_stance_model(settings.stance_model, settings.batch_size)
    mouths = mouths_of(analysis)

    def looked_at(event: Event, typed: bool) -> Candidate:
        return _candidate(asked, event, by_event[event.id], analysis, mouths, embedder, model, settings, typed)

    found = [looked_at(event, True) for tie, event in ties if tie >= floor]
    said = tuple(candidate for candidate in found if _said(candidate))
    if said:
        return Checked(claim, said)
    if not any(tie >= MIN_TIE for tie, _ in ties) and not _situated(asked):
        # Neither a day nor a place tells which event is meant: what is said in like words does, or who counts the same.
        events = [event for _, event in ties]
        meant = _counting(asked, events, by_event, analysis) if asked.figures else events
        found = [looked_at(event, bool(asked.figures)) for event in meant]
        said = tuple(candidate for candidate in found if _said(candidate))
    shown = [item for event_claims in (by_event[event.id] for _, event in ties) for item in event_claims]
    return Checked(claim, said, () if said else _nearest(asked.text, shown, embedder))


def _situated(asked: Asked) -> bool:
    return any(claim.places or claim.when for claim in asked.claims)


def _counting(
    asked: Asked, events: Sequence[Event], by_event: Mapping[str, Sequence[Claim]], analysis: Analysis
) -> list[Event]:
    """The events in which that is counted which the checked claim counts, and which tell of all its words.

    Without the words a bus crash would be set against the one shipwreck that was read.
    """
    slots = {figure.slot for figure in asked.figures}
    counted = {figure.event for figure in analysis.figures if figure.slot in slots}
    fitting = []
    for event in events:
        told = _ANYBODY | set(event.label.replace(",", "").casefold().split())
        if event.id in counted and set(untold(asked.text, by_event[event.id])) <= told:
            fitting.append(event)
    return fitting if len(fitting) <= MOST_COUNTED else []


def _nearest(text: str, claims: Sequence[Claim], embedder: Embedder) -> tuple[Claim, ...]:
    return tuple(claim for claim, _ in nearest(text, claims, embedder)[:MOST_SHOWN])


def as_claims(text: str, settings: Settings) -> tuple[tuple[Claim, ...], tuple[Figure, ...]]:
    """Return the claims and figures of a bare claim, read as an article of its own without outlet or date."""
    text = " ".join(text.split())
    digest = hashlib.sha256(text.encode()).hexdigest()
    return understand_one(
        Article(id="?", outlet=None, title="", text=text, text_sha256=digest, origin="article:?"), settings.policy
    )


def _said(candidate: Candidate) -> bool:
    return bool(candidate.supports or candidate.details or candidate.contradicts or candidate.updates)


def _tie(asked: Asked, event: Event, claims: Sequence[Claim]) -> float | None:
    """Return how strongly the checked claim is tied to an event; ``None`` where a day, place or kind rules it out.

    A shared place or day counts 2, a shared person 2, a kind 1, a distinctive toll 1.
    """
    kinds = tuple(dict.fromkeys(kind for claim in asked.claims for kind in claim.frame.kinds))
    if asked.figures and kinds_agree(kinds, (event.kind,)) is False and family(kinds) != "follow_up":
        return None
    tie = 1.0 if kinds_agree(kinds, (event.kind,)) else 0.0
    for when in (claim.when for claim in asked.claims if claim.when is not None):
        meets = overlap(when, When(event.start, event.end, "event")) if event.start or event.end else None
        if meets is False:
            return None
        tie += 2.0 if meets else 0.0
    places = tuple(place for claim in asked.claims for place in claim.places)
    if places:
        agrees = compatible(places, event.where) if event.where else None
        if agrees is False:
            return None
        tie += 2.0 if agrees and any(place.level != "country" for place in places) else 0.5 if agrees else 0.0
    if not (places and event.where) and _names(asked) & _told_names(event, claims):
        tie += 2.0
    surnames = {person.split()[-1] for claim in asked.claims for person in claim.frame.people}
    if surnames & {person.split()[-1] for claim in claims for person in claim.frame.people}:
        tie += 2.0
    return tie


def _names(asked: Asked) -> set[str]:
    """The words written with a capital past the first, which may name a place no list knows."""
    return {word.strip(".,;'’s") for claim in asked.claims for word in claim.text.split()[1:] if word[:1].isupper()}


def _told_names(event: Event, claims: Sequence[Claim]) -> set[str]:
    """The words of an event's places, or of what is told of it where no place was found."""
    if event.where:
        return {word for name in event.places for word in name.split()}
    return {word.strip(".,;'’s") for claim in claims for word in claim.text.split()}


def _candidate(
    asked: Asked,
    event: Event,
    claims: Sequence[Claim],
    analysis: Analysis,
    mouths: Mapping[str, Mouth],
    embedder: Embedder,
    model: StanceModel,
    settings: Settings,
    typed: bool,
) -> Candidate:
    verdicts: dict[str, Verdict] = {}
    questions: dict[str, None] = {}
    compared = (
        (*by_figures(asked, claims, analysis, mouths), *by_denials(asked, claims, analysis), *by_answers(asked, claims))
        if typed
        else ()
    )
    for question, claim, verdict in compared:
        questions.setdefault(question)
        _keep(verdicts, claim, verdict)
    unchecked: list[str] = []
    shown: list[Claim] = []
    for sentence in _open_sentences(asked, tuple(questions)):
        near = nearest(sentence.resolved, claims, embedder)
        close = frozenset(claim.id for claim, like in near if like >= settings.point_similarity)
        told = read(sentence.resolved, sentence.modality == "denied", [claim for claim, _ in near], close, model)
        for held, verdict in told:
            questions.setdefault("point")
            _keep(verdicts, held.id, verdict)
        if not told:
            unchecked.append(sentence.resolved)
            shown.extend(claim for claim, _ in near[:MOST_SHOWN])
    by_id = {claim.id: claim for claim in claims}
    found = [claim for claim, verdict in verdicts.items() if verdict.stance in SIDES]
    lines = {entry.claim: entry for entry in entries(ledger(found, mouths), by_id, mouths)}
    findings = [_finding(by_id[claim], mouths[claim].label, verdicts[claim], lines[claim]) for claim in found]
    findings.sort(key=lambda finding: (-finding.confidence, finding.claim.id))
    side = {stance: tuple(finding for finding in findings if finding.stance == stance) for stance in SIDES}
    counts = tuple((stance, len({mouths[finding.claim.id].id for finding in side[stance]})) for stance in SIDES)
    printed = tuple((stance, len({_outlet(finding.claim) for finding in side[stance]})) for stance in SIDES)
    return Candidate(
        event,
        tuple(questions),
        side["support"],
        side["detail"],
        side["contradict"],
        side["update"],
        counts,
        printed,
        tuple(unchecked),
        untold(asked.text, [claim for claim in analysis.claims if claim.article in event.articles]),
        tuple({claim.id: claim for claim in shown if claim.id not in found}.values()),
    )


def _open_sentences(asked: Asked, questions: Sequence[str]) -> Iterable[Claim]:
    """The sentences of the checked claim that no typed question settled."""
    figures = {figure.claim for figure in asked.figures if question_of(figure) in questions}
    for claim in asked.claims:
        if claim.id not in figures and not any(answer.question in questions for answer in claim.answers):
            yield claim


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
