"""What the product found, brought to the shape of the labels: copies, passages, voices of a cluster, pairs of tolls."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

import labels
from labels import PassagePair, Span, TollPair

from corroborate.pipeline import mouths_of
from corroborate.records import Analysis, Article, Claim, Figure, Judgement, Skipped

HELD = 0.5
"""Share of the shorter of two spans that both must hold to be the same place."""
_KEPT = re.compile(r"^repeated: .* text as (\S+), which is kept$")
RELAYED = "one voice relayed differently"


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage the product found in two articles; the other side is null where it does not say where."""

    first: Span
    article: str
    second: Span | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What the product makes of one labelled cluster: voices, the fewest they may be, and members without a claim."""

    voices: int
    fewest: int
    unmatched: int


def repeats(skipped: Iterable[Skipped]) -> dict[str, str]:
    """Return the articles the reader left out as repetitions (same outlet, same text), each with the one it kept."""
    read = ((item.record, _KEPT.search(item.reason)) for item in skipped if item.stage == "reading")
    return {record: found[1] for record, found in read if found is not None}


def copied(groups: Mapping[str, str], repeated: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Return the pairs of articles in one group of copies; a repetition is in the group of the one that was kept."""
    members: dict[str, list[str]] = defaultdict(list)
    kept = {record: groups.get(other, other) for record, other in (repeated or {}).items()}
    alone = {other: other for other in kept.values()}
    for article, group in sorted({**alone, **groups, **kept}.items()):
        members[group].append(article)
    return [pair for names in members.values() for pair in combinations(names, 2)]


def passages_of(articles: Sequence[Article]) -> list[Shared]:
    """Read the passages two articles share: those one says it has of another, and those two have of one third."""
    direct: list[Shared] = []
    for article in articles:
        for passage in getattr(article, "passages", ()):
            if passage.article is None:
                continue
            start, end = getattr(passage, "other_start", None), getattr(passage, "other_end", None)
            there = None if start is None or end is None else Span(passage.article, "text", start, end)
            direct.append(Shared(Span(article.id, "text", passage.start, passage.end), passage.article, there))
    thirds: dict[str, list[Shared]] = defaultdict(list)
    for shared in direct:
        thirds[shared.article].append(shared)
    for users in thirds.values():
        for one, other in combinations(users, 2):
            apart = one.second is not None and other.second is not None and not one.second.shared(other.second)
            if one.first.article != other.first.article and not apart:
                direct.append(Shared(one.first, other.first.article, other.first))
    return direct


def passage_found(pair: PassagePair, passages: Sequence[Shared], labelled: Sequence[PassagePair]) -> bool:
    """Say whether the product joins the two stretches; a wider passage that also holds a true one is no fault."""
    ends = {(pair.first.article, pair.second.article): pair, (pair.second.article, pair.first.article): turned(pair)}
    for shared in passages:
        wanted = ends.get((shared.first.article, shared.article))
        if wanted is None or not covers(shared, wanted):
            continue
        if pair.label == "same" or not any(
            other.label == "same" and (covers(shared, other) or covers(shared, turned(other))) for other in labelled
        ):
            return True
    return False


def turned(pair: PassagePair) -> PassagePair:
    """Return the pair the other way round."""
    return PassagePair(pair.half, pair.second, pair.first, pair.label)


def covers(shared: Shared, pair: PassagePair) -> bool:
    """Say whether a found passage holds at least half of the labelled stretch on both sides."""
    if shared.first.article != pair.first.article or shared.article != pair.second.article:
        return False
    sides = [(shared.first, pair.first), *([(shared.second, pair.second)] if shared.second is not None else [])]
    return all(found.shared(wanted) >= HELD * (wanted.end - wanted.start) for found, wanted in sides)


def count(analysis: Analysis) -> dict[str, Counted]:
    """Count the product's voices in every labelled cluster."""
    mouths = mouths_of(analysis)
    claims = Claims(analysis)
    doubts = [frozenset(doubt.voices) for cluster in analysis.clusters for doubt in getattr(cluster, "doubts", ())]
    counted = {}
    for cluster in labels.clusters():
        found = [claims.at(member, cluster.question) for member in cluster.members]
        voices = sorted({mouths[claim.id].id for claim in found if claim is not None})
        groups = [[voices.index(voice) for voice in sorted(doubt) if voice in voices] for doubt in doubts]
        fewest = labels.merged(len(voices), [group for group in groups if len(group) > 1])
        counted[cluster.id] = Counted(len(voices), fewest, sum(claim is None for claim in found))
    return counted


class Claims:
    """The product's claims by article, with the slots each counts in.

    An article left out as a repetition of another is found in the one that was kept.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._by_article: dict[str, list[Claim]] = defaultdict(list)
        self._slots: dict[str, set[str]] = defaultdict(set)
        for claim in analysis.claims:
            self._by_article[claim.article].append(claim)
        for figure in analysis.figures:
            self._slots[figure.claim].add(figure.slot)
        self._kept = repeats(analysis.skipped)

    def at(self, span: Span, question: str) -> Claim | None:
        """Return the claim a labelled span states: one that counts what is asked, then the one that fills it best."""
        slot = question.split("/")[0].split()[0]

        def worth(claim: Claim) -> tuple[bool, float, int, str]:
            return slot in self._slots[claim.id], filled(span, claim), -claim.start, claim.id

        span = replace(span, article=self._kept.get(span.article, span.article))
        there = [claim for claim in self._by_article[span.article] if same_place(span, claim)]
        return max(there, key=worth, default=None)


def same_place(span: Span, found: Claim | Figure) -> bool:
    """Say whether a claim or figure lies where a label does."""
    place = Span(found.article, found.field, found.start, found.end)
    return place.shared(span) > 0 and place.shared(span) >= HELD * min(span.end - span.start, found.end - found.start)


def filled(span: Span, found: Claim | Figure) -> float:
    """Return the share of all characters of a label and a claim or figure that both hold."""
    both = Span(found.article, found.field, found.start, found.end).shared(span)
    return both / (span.end - span.start + found.end - found.start - both)


class Tolls:
    """The product's figures, the clusters their claims are in, and its judgements by pair of claims."""

    def __init__(self, analysis: Analysis) -> None:
        self.figures = analysis.figures
        self.voice_of = {claim: mouth.id for claim, mouth in mouths_of(analysis).items()}
        self.clusters = [(cluster.question, frozenset(cluster.claims)) for cluster in analysis.clusters]
        self.judged: dict[frozenset[str], list[Judgement]] = defaultdict(list)
        for judgement in analysis.judgements:
            self.judged[frozenset((judgement.claim, judgement.toward))].append(judgement)

    def same_counts(self, first: Figure, second: Figure) -> list[tuple[Figure, Figure]]:
        """Return the two figures, then those that print the same two counts, those of their own articles first."""

        def order(pair: tuple[Figure, Figure]) -> tuple[bool, int, str, str]:
            own = sum(found.article == asked.article for found, asked in zip(pair, (first, second), strict=True))
            return pair != (first, second), -own, pair[0].id, pair[1].id

        return sorted(product(self._again(first), self._again(second)), key=order)

    def _again(self, figure: Figure) -> list[Figure]:
        """Return the figures by which one voice gives the same number of one event; a judgement stands for them all."""
        if figure.stated is None:
            return [figure]
        return [other for other in self.figures if other == figure or self._repeats(other, figure)]

    def _repeats(self, other: Figure, figure: Figure) -> bool:
        def count(one: Figure) -> tuple[object, ...]:
            return one.event, one.slot, one.stated, one.superseded, self.voice_of[one.claim]

        return count(other) == count(figure) and (wholes(other, figure) or None in (other.part, figure.part))

    def at(self, span: Span) -> Figure | None:
        """Return the figure that fills a labelled span best."""
        there = [figure for figure in self.figures if same_place(span, figure)]
        return max(there, key=lambda figure: (filled(span, figure), -figure.start, figure.id), default=None)


def toll(pair: TollPair, tolls: Tolls) -> str:
    """Return what the product makes of two figures, in the words of the labels."""
    first, second = tolls.at(pair.first), tolls.at(pair.second)
    return "missing" if first is None or second is None else relation(first, second, tolls)


def relation(first: Figure, second: Figure, tolls: Tolls) -> str:
    """Return what one figure is to another: by a judgement on figures, by a mark, by their numbers, or nothing."""
    if (first.slot, first.event) != (second.slot, second.event) or first.event is None:
        return "not comparable"
    asked = {"", *(f"{figure.slot}/{figure.part}" if figure.part else figure.slot for figure in (first, second))}
    asked |= {first.slot} if first.part != second.part else set()
    for one, other in tolls.same_counts(first, second):
        for judgement in tolls.judged[frozenset((one.claim, other.claim))]:
            if judgement.kind == "figure" and judgement.question in asked and tells_of(judgement, one, other):
                return named(judgement)
    one_voice = tolls.voice_of[first.claim] == tolls.voice_of[second.claim]
    if one_voice and first.superseded != second.superseded and wholes(first, second):
        return "update"
    if first.part != second.part:
        return "not comparable"
    together = any(
        question.split("/")[0] == first.slot and {first.claim, second.claim} <= claims
        for question, claims in tolls.clusters
    )
    return "agree" if together and first.stated is not None and first.stated == second.stated else "not comparable"


def tells_of(judgement: Judgement, first: Figure, second: Figure) -> bool:
    """Say whether a judgement on two claims compares these two counts and not others of the same claims."""
    numbers = set(map(int, re.findall(r"\d+", judgement.reason)))
    return all({figure.low, figure.high, figure.stated} & numbers for figure in (first, second))


def wholes(first: Figure, second: Figure) -> bool:
    """Say whether two figures are of one part, or one of everybody and the other of civilians."""
    return first.part == second.part or {first.part, second.part} == {None, "civilians"}


def named(judgement: Judgement) -> str:
    """Return the label of a judgement on figures."""
    if judgement.stance == "contradict":
        return RELAYED if RELAYED in judgement.reason else "conflict"
    return {"update": "update", "support": "agree", "detail": "agree"}.get(judgement.stance, "not comparable")
