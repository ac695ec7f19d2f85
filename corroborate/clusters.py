"""Claims that answer the same question about one event: typed questions by what they ask, free points by meaning."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from corroborate.records import Article, Claim, Cluster, Figure
from corroborate.saying.speakers import key, known

POINT = "point"
LONG_POINT = 30
"""Words from which a claim that holds the end of a sentence is taken for several run together."""
_END_INSIDE = re.compile(r"\w{3}[.!?]\s+\S")
MAX_POINTS = 1500
"""Free claims of one event clustered at most; average linkage costs their square in memory."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A cluster before it is weighed. ``figures`` are those that answer its question, empty for other questions."""

    event: str
    question: str
    claims: tuple[str, ...]
    figures: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the content id: event, question and claims."""
        text = "\n".join((self.event, self.question, *self.claims))
        return f"q-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def question_of(figure: Figure) -> str:
    """Return the question a figure answers, such as ``killed`` or ``killed/children``."""
    return figure.slot if figure.part is None else f"{figure.slot}/{figure.part}"


def typed(claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Draft, ...]:
    """Group the claims with an event by the typed questions they answer."""
    by_claim = {claim.id: claim for claim in claims}
    members: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    numbers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for figure in figures:
        if (
            figure.event is None
            or figure.claim not in by_claim
            or figure.modality in ("denied", "planned", "conditional")
        ):
            continue
        key = (figure.event, question_of(figure))
        members[key].setdefault(figure.claim)
        numbers[key].append(figure.id)
    _add_divided(members, numbers, figures)
    _add_none(members, numbers, figures)
    _add_civilians(members, numbers, figures, {claim.id: _teller(claim) for claim in claims})
    for claim in claims:
        if claim.event is None or claim.modality == "conditional":
            continue
        for answer in claim.answers:
            # "Has never used gas and never will": what somebody clears himself of is no plan.
            cleared = answer.question == "responsible" and not answer.polarity
            if claim.modality == "planned" and not cleared and not answer.question.startswith("order"):
                continue
            members[(claim.event, answer.question)].setdefault(claim.id)
    return tuple(
        Draft(
            event,
            question,
            tuple(sorted(members[(event, question)])),
            tuple(sorted(numbers.get((event, question), ()))),
        )
        for event, question in sorted(members)
    )


def _add_divided(
    members: Mapping[tuple[str, str], dict[str, None]],
    numbers: Mapping[tuple[str, str], list[str]],
    figures: Sequence[Figure],
) -> None:
    """Set the dead and the injured beside an undivided count of casualties of the same event."""
    undivided = {event for event, question in members if question == "casualties"}
    for figure in figures:
        if (
            figure.event in undivided
            and figure.slot in ("killed", "injured")
            and figure.part is None
            and not figure.superseded
            and figure.modality in ("asserted", "alleged")
        ):
            members[(figure.event, "casualties")].setdefault(figure.claim)
            numbers[(figure.event, "casualties")].append(figure.id)


def _add_none(
    members: Mapping[tuple[str, str], dict[str, None]],
    numbers: Mapping[tuple[str, str], list[str]],
    figures: Sequence[Figure],
) -> None:
    """Set the word that nobody at all was harmed beside every count of a part, such as of the fighters killed."""
    for figure in figures:
        if figure.high != 0 or figure.part is not None or figure.superseded or figure.modality != "asserted":
            continue
        for event, question in list(members):
            if event == figure.event and question.startswith(f"{figure.slot}/"):
                members[(event, question)].setdefault(figure.claim)
                numbers[(event, question)].append(figure.id)


def _add_civilians(
    members: Mapping[tuple[str, str], dict[str, None]],
    numbers: Mapping[tuple[str, str], list[str]],
    figures: Sequence[Figure],
    tellers: Mapping[str, str | None],
) -> None:
    """Set a count of civilians beside the wholes others give, where whoever gives it states no whole in its article.

    An article's own words state a whole for all its speakers. ``tellers`` names the speaker of each claim.
    """
    wholes: dict[tuple[str, str | None, str], set[str | None]] = defaultdict(set)
    for figure in figures:
        if figure.part is None:
            wholes[(figure.article, figure.event, figure.slot)].add(tellers.get(figure.claim))
    for figure in figures:
        by, given = tellers.get(figure.claim), wholes.get((figure.article, figure.event, figure.slot), set())
        if (
            figure.part == "civilians"
            and figure.slot != "casualties"  # an undivided count is set beside the dead and the injured
            and figure.event is not None
            and (figure.event, figure.slot) in members
            and not (given and (by is None or given & {None, by}))
            and not figure.superseded
            and figure.modality in ("asserted", "alleged")
        ):
            members[(figure.event, figure.slot)].setdefault(figure.claim)
            numbers[(figure.event, figure.slot)].append(figure.id)


def _teller(claim: Claim) -> str | None:
    """Return the speaker of a claim as compared, or nothing for an article's own words."""
    if claim.attribution is None:
        return None
    return known(claim.attribution.speaker) or key(claim.attribution.speaker)


def free_claims(claims: Sequence[Claim], drafts: Sequence[Draft], figures: Sequence[Figure]) -> dict[str, list[Claim]]:
    """Return, by event, the claims that answer no typed question, for events more than one outlet or speaker tells.

    A claim with a figure is none, even where the figure is on no event: numbers are compared as numbers or not at all.
    """
    answered = {claim for draft in drafts for claim in draft.claims} | {figure.claim for figure in figures}
    tellers: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    free: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event is None:
            continue
        tellers[claim.event].add((claim.article, claim.attribution.speaker if claim.attribution else None))
        if claim.id not in answered and claim.modality not in ("planned", "conditional") and not _runs_on(claim.text):
            free[claim.event].append(claim)
    return {
        event: sorted(members, key=lambda claim: claim.id)[:MAX_POINTS]
        for event, members in sorted(free.items())
        if len(tellers[event]) > 1 and len(members) > 1
    }


def _runs_on(text: str) -> bool:
    """Say whether words run over ends of sentences that could not be told: no one point is made by them."""
    return len(text.split()) > LONG_POINT and _END_INSIDE.search(text) is not None


def points(event: str, claims: Sequence[Claim], rows: npt.NDArray[np.float64], similarity: float) -> tuple[Draft, ...]:
    """Cluster the free claims of one event by meaning: average linkage over cosine, cut at ``similarity``.

    ``rows`` are unit rows of shape (len(claims), width). Only clusters of two or more claims are returned.
    """
    if len(claims) < 2:
        return ()
    distances = np.round(1.0 - rows @ rows.T, 6).clip(0.0, 2.0)
    np.fill_diagonal(distances, 0.0)
    distances = np.minimum(distances, distances.T)
    from sklearn.cluster import AgglomerativeClustering

    labels = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1.0 - similarity
    ).fit_predict(distances)
    grouped: dict[int, list[str]] = defaultdict(list)
    for claim, label in zip(claims, labels, strict=True):
        grouped[int(label)].append(claim.id)
    drafts = [Draft(event, POINT, tuple(sorted(members))) for members in grouped.values() if len(members) > 1]
    return tuple(sorted(drafts, key=lambda draft: draft.claims))


def finish(
    draft: Draft, claims: Mapping[str, Claim], articles: Mapping[str, Article], figures: Mapping[str, Figure]
) -> Cluster:
    """Turn a draft into a cluster with its headline claim and outlets."""
    members = [claims[claim] for claim in draft.claims]
    return Cluster(
        id=draft.id,
        event=draft.event,
        question=draft.question,
        headline_claim=_headline(draft, members, articles, figures).id,
        claims=draft.claims,
        outlets=tuple(sorted({claim.outlet for claim in members if claim.outlet is not None})),
    )


def _headline(
    draft: Draft, members: Sequence[Claim], articles: Mapping[str, Article], figures: Mapping[str, Figure]
) -> Claim:
    """Choose the claim to quote: the value most articles give, asserted, in the body, said earliest and shortest."""
    values = _values(draft, members, figures)
    backing: dict[object, set[str]] = defaultdict(set)
    for claim in members:
        for value in values[claim.id]:
            backing[value].add(claim.article)
    return min(
        members,
        key=lambda claim: (
            -max((len(backing[value]) for value in values[claim.id]), default=0),
            claim.modality not in ("asserted", "alleged"),
            claim.form not in ("body", "quote", "post"),
            articles[claim.article].published or date.max,
            len(claim.resolved),
            claim.id,
        ),
    )


def _values(draft: Draft, members: Sequence[Claim], figures: Mapping[str, Figure]) -> dict[str, tuple[object, ...]]:
    if draft.figures:
        found: dict[str, list[object]] = defaultdict(list)
        for figure in (figures[name] for name in draft.figures):
            if not figure.superseded:
                found[figure.claim].append(figure.stated if figure.stated is not None else (figure.low, figure.high))
        return {claim.id: tuple(found.get(claim.id, ())) for claim in members}
    return {
        claim.id: tuple(answer.value for answer in claim.answers if answer.question == draft.question)
        for claim in members
    }
