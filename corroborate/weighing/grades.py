"""Grade an event as a monitor of civilian harm does, beside the standings and never in their place.

Weak: a single named voice. Fair: two or more, none the party said to be responsible. Contested: competing claims
of responsibility. Confirmed: the party said to be responsible says so itself. Counting voices yields neither of the
last two. Every grade is provisional.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from corroborate.corroboration import classes
from corroborate.lexicons import lexicon
from corroborate.records import Claim, Cluster, Event
from corroborate.weighing.policies import Policy

RESPONSIBLE = "responsible"


def grade(
    events: Sequence[Event], clusters: Sequence[Cluster], claims: Sequence[Claim], policy: Policy
) -> tuple[Event, ...]:
    """Return the events with the grade and its rule where the policy grades and they tell of harm to people."""
    if not policy.grades:
        return tuple(events)
    by_id = {claim.id: claim for claim in claims}
    of_event: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        of_event[cluster.event].append(cluster)
    found = []
    for event in events:
        harm = [one for one in of_event[event.id] if one.question.split("/")[0] in policy.harm]
        if harm:
            blamed = [one for one in of_event[event.id] if one.question == RESPONSIBLE]
            name, rule = _grade(harm, blamed, by_id, policy)
            event = replace(event, grade=name, grade_rule=f"{name}: {rule}")
        found.append(event)
    return tuple(found)


def _grade(
    harm: Sequence[Cluster], blamed: Sequence[Cluster], claims: Mapping[str, Claim], policy: Policy
) -> tuple[str, str]:
    if any(cluster.standing == "contested" for cluster in blamed):
        return "contested", "voices hold different parties responsible"
    accused = _accused(blamed, claims)
    admitted = _admission(blamed, claims)
    if admitted is not None:
        return "confirmed", f"{admitted} says so itself"
    labels = {voice.id: voice.label for cluster in harm for voice in cluster.voices if not voice.unnamed}
    credible = sorted(voice for voice, label in labels.items() if not accused & parties_of(label))
    doubts = [doubt for cluster in harm for doubt in cluster.doubts]
    apart = len(set(classes(credible, doubts).values()))
    if apart >= policy.fair_voices:
        return "fair", f"{apart} named voices tell of it, none of them the party said to be responsible"
    if credible:
        return "weak", f"one named voice tells of it: {labels[credible[0]]}"
    return "weak", "nobody but unnamed voices or the party said to be responsible tells of it"


def _accused(blamed: Sequence[Cluster], claims: Mapping[str, Claim]) -> frozenset[str]:
    return frozenset(
        answer.value
        for cluster in blamed
        for claim in cluster.claims
        for answer in claims[claim].answers
        if answer.question == RESPONSIBLE and answer.polarity
    )


def _admission(blamed: Sequence[Cluster], claims: Mapping[str, Claim]) -> str | None:
    """Return the speaker who says that its own side did it, the first by claim, or ``None``."""
    for claim in sorted({claim for cluster in blamed for claim in cluster.claims}):
        said = claims[claim].attribution
        if said is None or claims[claim].modality not in ("asserted", "alleged"):
            continue
        own = parties_of(said.speaker)
        if any(
            answer.polarity and answer.value in own
            for answer in claims[claim].answers
            if answer.question == RESPONSIBLE
        ):
            return said.speaker
    return None


def parties_of(speaker: str) -> frozenset[str]:
    """Return the parties a speaker's name or office names ("a spokesman of the Turkish army")."""
    return frozenset(party for party, pattern in _parties() if pattern.search(speaker))


@cache
def _parties() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for row in lexicon("actors")["actor"]:
        names = sorted({name for name in row["names"] if len(name) > 2}, key=lambda name: (-len(name), name))
        short = sorted({name.upper() for name in row["names"] if len(name) <= 2})
        forms = [f"(?i:{re.escape(name)})" for name in names] + [re.escape(name) for name in short]
        found.append((str(row["id"]), re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)")))
    return tuple(found)
