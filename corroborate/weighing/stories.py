"""Which articles tell of one story, for names that mean somebody only there: "the police", "her lawyer".

Articles that share an event do, and so do those that name the same few people: a trial and the raid before it are two
events with one prosecutor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from corroborate.records import Claim
from corroborate.weighing.persons import RUN, Person, person_in, sound

Near = Mapping[str, Sequence[str]]

FEW = 8
"""Articles of a pile in which a person may be named at most for the name to tell a story."""
SHARED = 2
"""Such persons that two articles of one story share."""


def neighbours(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Return for each article those that tell of its story, in order."""
    told: dict[str, set[str]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.event is not None:
            told[claim.event].add(claim.article)
        for name in _persons(claim.text):
            named[name].add(claim.article)
    near: dict[str, set[str]] = defaultdict(set)
    for articles in told.values():
        for article in articles:
            near[article] |= articles
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for articles in named.values():
        if len(articles) <= FEW:
            for pair in combinations(sorted(articles), 2):
                shared[pair] += 1
    for (one, other), count in shared.items():
        if count >= SHARED:
            near[one].add(other)
            near[other].add(one)
    return {article: tuple(sorted(others - {article})) for article, others in near.items()}


def _persons(text: str) -> Iterator[str]:
    """Yield the full names of persons in a text as compared."""
    for run in RUN.finditer(text):
        person: Person | None = person_in(run.group()) if " " in run.group() else None
        if person is not None and person.given:
            yield f"{person.given[0][:1]} {sound(person.surname)}"
