"""The measures: how many of what was labelled a side has right, article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from alike import same_places, same_speaker
from assertions import Labels, Run, Said

HELD = 0.75
"""Share of an assertion's characters that one claim must say itself to cover it."""
IN_FURNITURE = 0.5
"""Share of a claim's characters in furniture from which it is furniture, and of a run of furniture in one claim."""

SPEAKER = "speaker, F1"
FOUND = "  of those found, right"
WANTED = "  of those labelled, right"
ANONYMOUS = "  anonymous or not, where the speaker is right"
RELAYED = "  relays named, where labelled and the speaker right"
MODALITY = "modality"
UNSURE = "  where it is not asserted"
DAYS = "days of dated happenings"
OWN_DAYS = "  days told by the sentence's own words"
NO_DAYS = "  no day given where none is told"
PLACES = "place, finest stated"
OWN_PLACES = "  place told by the sentence's own words"
NO_PLACES = "  no place given where none is told"
COVERED = "assertions covered"
FURNITURE = "claims that are furniture"
INSIDE = "  runs of furniture inside a claim"
MEASURES = (
    SPEAKER,
    FOUND,
    WANTED,
    ANONYMOUS,
    RELAYED,
    MODALITY,
    UNSURE,
    DAYS,
    OWN_DAYS,
    NO_DAYS,
    PLACES,
    OWN_PLACES,
    NO_PLACES,
    COVERED,
    FURNITURE,
    INSIDE,
)
OF_SPEAKERS = (SPEAKER, FOUND, WANTED, ANONYMOUS, RELAYED)
OF_DAYS = (DAYS, OWN_DAYS)
OF_FURNITURE = (FURNITURE, INSIDE)
Counts = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Matched:
    """One labelled assertion and the claim that states it, null where none covers it."""

    gold: Said
    found: Said | None


def matched(labels: Labels, said: Sequence[Said]) -> list[Matched]:
    """Give each assertion the claim that covers it with least beside it."""
    pairs = []
    for gold in labels.said:
        holding = [claim for claim in said if claim.held(gold) >= HELD]
        pairs.append(Matched(gold, min(holding, key=lambda claim: _order(claim, gold), default=None)))
    return pairs


def _order(claim: Said, gold: Said) -> tuple[int, float, int]:
    return claim.run.end - claim.run.start, -claim.held(gold), claim.run.start


def count(labels: Labels, said: Sequence[Said]) -> Counts:
    """Return (right, of how many) for every measure but the F1, which is of all articles."""
    pairs = matched(labels, said)
    claims = [claim for claim in said if _within(claim.run, labels.stretches)]
    printed = [claim for claim in claims if _share(claim.run, labels.furniture) >= IN_FURNITURE]
    held = [run for run in labels.furniture if any(claim.held(Said(run)) >= IN_FURNITURE for claim in said)]
    counted = {
        COVERED: (sum(pair.found is not None for pair in pairs), len(pairs)),
        FURNITURE: (len(printed), len(claims)),
        INSIDE: (len(held), len(labels.furniture)),
    }
    both = [(pair.gold, pair.found) for pair in pairs if pair.found is not None]
    for name, (asked, right) in ASKED.items():
        those = [pair for pair in both if asked(*pair)]
        counted[name] = sum(right(*pair) for pair in those), len(those)
    said_by = [pair.gold for pair in pairs if pair.gold.speaker is not None]
    counted[WANTED] = counted[FOUND][0], len(said_by)
    return counted


Question = Callable[[Said, Said], bool]


def _right_speaker(gold: Said, found: Said) -> bool:
    return gold.speaker is not None and found.speaker is not None and same_speaker(gold.speaker, found.speaker)


def _same_anonymity(gold: Said, found: Said) -> bool:
    return bool(gold.speaker and found.speaker and gold.speaker.anonymous == found.speaker.anonymous)


ASKED: Mapping[str, tuple[Question, Question]] = {
    FOUND: (lambda gold, found: found.speaker is not None, _right_speaker),
    ANONYMOUS: (_right_speaker, _same_anonymity),
    RELAYED: (
        lambda gold, found: _right_speaker(gold, found) and bool(gold.speaker and gold.speaker.chain),
        lambda gold, found: bool(found.speaker and found.speaker.chain),
    ),
    MODALITY: (lambda gold, found: True, lambda gold, found: gold.modality == found.modality),
    UNSURE: (lambda gold, found: gold.modality != "asserted", lambda gold, found: gold.modality == found.modality),
    DAYS: (lambda gold, found: gold.days is not None, lambda gold, found: gold.days == found.happened),
    OWN_DAYS: (
        lambda gold, found: gold.days is not None and gold.day_stated,
        lambda gold, found: gold.days == found.days,
    ),
    NO_DAYS: (lambda gold, found: gold.days is None, lambda gold, found: found.happened is None),
    PLACES: (lambda gold, found: bool(gold.places), lambda gold, found: same_places(gold.places, found.where)),
    OWN_PLACES: (
        lambda gold, found: bool(gold.places) and gold.place_stated,
        lambda gold, found: same_places(gold.places, found.places),
    ),
    NO_PLACES: (lambda gold, found: not gold.places, lambda gold, found: not found.where),
}
"""Of which pairs each is asked, and when the answer is right."""


def wrong(gold: Said, found: Said) -> list[str]:
    """Return the measures by which a claim is wrong about the assertion it covers."""
    missed = [name for name, (asked, right) in ASKED.items() if asked(gold, found) and not right(gold, found)]
    return [*missed, WANTED] if gold.speaker is not None and found.speaker is None else missed


def total(counts: Iterable[Counts]) -> Counts:
    """Add up articles and set the F1 of speakers beside its two halves."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for article in counts:
        for name, (hits, asked) in article.items():
            right[name] += hits
            of[name] += asked
    summed = {name: (right[name], of[name]) for name in MEASURES if name != SPEAKER}
    return {SPEAKER: (2 * right[FOUND], of[FOUND] + of[WANTED]), **summed}


def _within(run: Run, stretches: Sequence[Run]) -> bool:
    return 2 * sum(run.shared(stretch) for stretch in stretches) > run.end - run.start


def _share(run: Run, others: Sequence[Run]) -> float:
    return sum(run.shared(other) for other in others) / (run.end - run.start)
