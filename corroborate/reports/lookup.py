"""An analysis indexed for the faces: what belongs to a cluster, who says it, and each outlet's stance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from corroborate.records import Analysis, Article, Claim, Cluster, Event, Figure, Judgement, Range, Stance

STATES = "states"
_WORST: tuple[Stance, ...] = ("contradict", "update", "detail", "support", "unrelated")
_FLIPPED: dict[Stance, Stance] = {"detail": "support"}


class Lookup:
    """Read-only indexes over one analysis. Everything is returned in an order that depends on content alone."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.articles = {article.id: article for article in analysis.articles}
        self.events = {event.id: event for event in sorted(analysis.events, key=event_order)}
        self.claims = {claim.id: claim for claim in analysis.claims}
        self.figures = {figure.id: figure for figure in analysis.figures}
        self._clusters: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in sorted(analysis.clusters, key=cluster_order):
            self._clusters[cluster.event].append(cluster)
        self._figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in sorted(analysis.figures, key=lambda figure: (figure.superseded, figure.start, figure.id)):
            self._figures[figure.claim].append(figure)
        self._ranges: dict[str, list[Range]] = defaultdict(list)
        for item in sorted(analysis.ranges, key=lambda item: (question_order(question_of(item)), item.figures)):
            self._ranges[item.event].append(item)
        self._event_claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(analysis.claims, key=claim_order):
            if claim.event is not None:
                self._event_claims[claim.event].append(claim)
        self._judged: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in sorted(analysis.judgements, key=judgement_order):
            self._judged[judgement.claim].append(judgement)

    def clusters_of(self, event: str) -> tuple[Cluster, ...]:
        """Return an event's clusters: casualties, other figures, target, the other questions, free points."""
        return tuple(self._clusters.get(event, ()))

    def ranges_of(self, event: str) -> tuple[Range, ...]:
        """Return an event's ranges in the order of their questions."""
        return tuple(self._ranges.get(event, ()))

    def claims_of(self, event: str) -> tuple[Claim, ...]:
        """Return the claims put on an event, by article and position."""
        return tuple(self._event_claims.get(event, ()))

    def figures_in(self, cluster: Cluster, claim: str) -> tuple[Figure, ...]:
        """Return a claim's figures that answer the cluster's question, current ones first.

        Where the question is of undivided casualties and the claim divides them, its dead or injured stand for it.
        """
        here = [figure for figure in self._figures.get(claim, ()) if figure.event == cluster.event]
        own = tuple(figure for figure in here if question_of(figure) == cluster.question)
        if own or cluster.question != "casualties":
            return own
        return tuple(figure for figure in here if question_of(figure) in ("killed", "injured"))

    def figures_of(self, claim: str) -> tuple[Figure, ...]:
        """Return all figures of a claim, current ones first."""
        return tuple(self._figures.get(claim, ()))

    def voice(self, cluster: Cluster, claim: str) -> str:
        """Return the label of the voice a claim of a cluster goes back to."""
        return next((voice.label for voice in cluster.voices if claim in voice.claims), "")

    def judgements_in(self, cluster: Cluster) -> tuple[Judgement, ...]:
        """Return the judgements that answer the cluster's question. Two claims may share several questions."""
        members = set(cluster.claims)
        return tuple(
            judgement
            for claim in sorted(members)
            for judgement in self._judged.get(claim, ())
            if judgement.toward in members and _is_about(judgement, cluster.question)
        )

    def compared(self, cluster: Cluster) -> bool:
        """Say whether a cluster sets something side by side: two articles or two voices, or anything judged."""
        if len(cluster.claims) < 2:
            return False
        articles = {self.claims[claim].article for claim in cluster.claims}
        return len(articles) > 1 or len(cluster.voices) > 1 or bool(self.judgements_in(cluster))

    def outlets_of(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Return the columns the claims stand in: outlets, and one for each article whose outlet is unknown."""
        return tuple(sorted({column(self.articles[self.claims[claim].article]) for claim in claims}))

    def stances_in(self, cluster: Cluster) -> dict[str, Stance | str]:
        """Return each outlet's stance toward the headline claim, the worst of its claims; its own ``states``."""
        found: dict[str, set[Stance]] = {name: set() for name in self.outlets_of(cluster.claims)}
        for claim, judgement in self._toward_headline(cluster):
            found[column(self.articles[self.claims[claim].article])].add(judgement)
        own = column(self.articles[self.claims[cluster.headline_claim].article])
        return {name: STATES if name == own else worst(stances) for name, stances in found.items()}

    def own_contradiction(self, cluster: Cluster) -> bool:
        """Say whether the headline's own outlet also carries a claim that contradicts it."""
        own = column(self.articles[self.claims[cluster.headline_claim].article])
        return any(
            stance == "contradict" and column(self.articles[self.claims[claim].article]) == own
            for claim, stance in self._toward_headline(cluster)
        )

    def with_headline(self, cluster: Cluster, claim: str) -> Judgement | None:
        """Return the judgement between a claim and the headline claim, the worst where there are several."""
        pair = {claim, cluster.headline_claim}
        between = [item for item in self.judgements_in(cluster) if {item.claim, item.toward} == pair]
        return min(between, key=lambda item: (_WORST.index(item.stance), -item.confidence, item.reason), default=None)

    def _toward_headline(self, cluster: Cluster) -> list[tuple[str, Stance]]:
        headline = cluster.headline_claim
        stances: list[tuple[str, Stance]] = []
        for item in self.judgements_in(cluster):
            if item.toward == headline:
                stances.append((item.claim, item.stance))
            elif item.claim == headline:
                stances.append((item.toward, _FLIPPED.get(item.stance, item.stance)))
        return stances


def _is_about(judgement: Judgement, question: str) -> bool:
    """Say whether a judgement answers a question; two claims may be judged on several."""
    return judgement.question == question


def worst(stances: Iterable[Stance]) -> Stance:
    """Return the worst of some stances; ``unrelated``, no opinion, where there is none."""
    return min(stances, key=_WORST.index, default="unrelated")


def column(article: Article) -> str:
    """Return the outlet an article stands under; two unknown outlets are never the same one."""
    return article.outlet if article.outlet is not None else f"unknown outlet ({article.id})"


def question_of(item: Figure | Range) -> str:
    """Return the question a figure or range answers."""
    return item.slot if item.part is None else f"{item.slot}/{item.part}"


_QUESTION_ORDER = (
    "killed", "injured", "casualties", "missing", "detained", "displaced", "strikes", "munitions", "buildings",
    "present", "target", "responsible", "status", "order", "time", "place", "point",
)  # fmt: skip


def question_order(question: str) -> tuple[int, str]:
    """Sort questions as an analyst reads them: casualties, other figures, target, the rest."""
    head, _, part = question.partition("/")
    return (_QUESTION_ORDER.index(head) if head in _QUESTION_ORDER else len(_QUESTION_ORDER), part)


def cluster_order(cluster: Cluster) -> tuple[tuple[int, str], int, str]:
    """Sort an event's clusters by question, those with more claims first."""
    return (question_order(cluster.question), -len(cluster.claims), cluster.id)


def event_order(event: Event) -> tuple[str, str, str]:
    """Sort events along time, undated ones last."""
    first = event.start or event.end
    return (first.isoformat() if first else "9999", event.end.isoformat() if event.end else "9999", event.id)


def claim_order(claim: Claim) -> tuple[str, str, int, int, str]:
    """Sort claims by article and position."""
    return (claim.article, claim.field, claim.start, claim.end, claim.id)


def judgement_order(judgement: Judgement) -> tuple[str, str, str, str, str, float]:
    """Sort judgements by their claims, then by what they say."""
    return (
        judgement.claim,
        judgement.toward,
        judgement.kind,
        judgement.stance,
        judgement.reason,
        judgement.confidence,
    )
