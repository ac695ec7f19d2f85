"""Which happening of one article is which of another: vetoes before evidence, and both before any score.

Happenings are joined only on two independent agreements (day, town or district, distinctive toll, target or weapon,
person met), or because one article copies the other. A veto between any two members keeps two groups apart, so one bad
edge cannot chain two events.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corroborate.claiming.kinds import family
from corroborate.joining.accounts import Happening
from corroborate.joining.evidence import ENOUGH, Evidence, speaks_for
from corroborate.joining.links import link
from corroborate.joining.merging import Refusal, grow
from corroborate.joining.naming import label
from corroborate.joining.proposing import proposed, rare_people
from corroborate.joining.stories import NOTHING, Told, clash
from corroborate.joining.vetoes import veto
from corroborate.lexicons import lexicon
from corroborate.records import Event, Place


@dataclass(frozen=True, slots=True)
class Joined:
    """The events found and, for each claim, the event it is about."""

    events: tuple[Event, ...]
    event_of: Mapping[str, str]


def join(happenings: Sequence[Happening], copies: Mapping[str, str], told: Told = NOTHING) -> Joined:
    """Join happenings across articles into events.

    ``copies`` names the group of near-identical articles an article belongs to, by article id, ``told`` how alike two
    articles are. The result does not depend on the order of ``happenings``.
    """
    ordered = sorted(happenings, key=lambda happening: happening.id)
    rare = rare_people(ordered)
    edges, vetoed = _weighed(ordered, copies, rare, told)
    grown = grow(
        [item.main for item in ordered],
        edges,
        lambda a, b: veto(ordered[a], ordered[b], copies),
        lambda a, b: _clash([ordered[n] for n in a], [ordered[n] for n in b], told),
    )
    groups = [[ordered[number] for number in numbers] for numbers in grown.groups]
    events = [
        _event(members, tuple(sorted({edge.reason for edge in grown.joined.get(numbers[0], ())})))
        for members, numbers in zip(groups, grown.groups, strict=True)
    ]
    linked = link(events, grown.groups, ordered, (*vetoed, *grown.refused))
    event_of = {
        claim: event.id
        for event, members in zip(events, groups, strict=True)
        for happening in members
        for claim in happening.claims
    }
    return Joined(tuple(sorted(linked, key=_event_order)), event_of)


def _clash(first: Sequence[Happening], second: Sequence[Happening], told: Told) -> str | None:
    ours, theirs = (
        [told.marks[item.article] for item in side if item.main and item.article in told.marks]
        for side in (first, second)
    )
    found = clash(ours, theirs)
    return f"every report of one gives {found[0]}, of the other {found[1]}" if found else None


def _weighed(
    ordered: Sequence[Happening], copies: Mapping[str, str], rare: frozenset[str], told: Told
) -> tuple[dict[tuple[int, int], Evidence], list[Refusal]]:
    """Weigh every pair that shares a key or is alike; pairs that share none cannot reach two agreements."""
    edges, vetoed = {}, []
    for first, second in sorted(proposed(ordered, copies, rare, told.likeness)):
        one, other = ordered[first], ordered[second]
        evidence = speaks_for(one, other, copies, rare, told)
        if evidence is None:
            continue
        why = veto(one, other, copies)
        if why is None:
            edges[first, second] = evidence
        elif evidence.score >= ENOUGH:
            vetoed.append(Refusal(first, second, why, evidence.score))
    return edges, vetoed


def _event(members: Sequence[Happening], reasons: tuple[str, ...]) -> Event:
    claims = sorted(claim for happening in members for claim in happening.claims)
    identity = hashlib.sha256("\n".join(claims).encode()).hexdigest()[:12]
    kind = _kind(members)
    start, end = _interval(members)
    places = _places(members)
    return Event(
        id=f"e-{identity}",
        kind=kind,
        label=label(kind, members, places, start, end),
        start=start,
        end=end,
        places=tuple(place.name for place in places),
        articles=tuple(sorted({happening.article for happening in members})),
        reasons=reasons,
        where=places,
    )


def _kind(members: Sequence[Happening]) -> str:
    order = list(lexicon("happenings")["triggers"])
    counts = Counter(kind for happening in members for kind in happening.kinds)
    if not counts:
        return "other"
    grave = family(list(counts)) in ("violent", "harmful")

    def rank(kind: str) -> tuple[int, int, int]:
        """A general word comes last, and the arrests and trials behind a blow or a wreck after it."""
        after = 2 if grave and kind in ("detention", "court") else int(kind == "attack")
        return after, -counts[kind], order.index(kind)

    return min(counts, key=rank)


def _interval(members: Sequence[Happening]) -> tuple[date | None, date | None]:
    """Return the days all members that state one agree on, else the span they state, else what publication allows."""
    stated = [
        happening.when
        for happening in members
        if happening.exact and happening.when is not None and happening.when.anchored
    ]
    known = stated or [
        happening.when for happening in members if happening.when is not None and happening.when.anchored
    ]
    starts = [when.start for when in known if when.start is not None]
    ends = [when.end for when in known if when.end is not None]
    if not starts or not ends:
        return (min(starts, default=None), max(ends, default=None))
    if max(starts) <= min(ends):
        return max(starts), min(ends)
    return min(starts), max(ends)


def _places(members: Sequence[Happening]) -> tuple[Place, ...]:
    """Return the places named, those named by most articles first, finer before wider."""
    grain = {"site": 0, "district": 0, "unknown": 1, "city": 1, "region": 2, "country": 3}
    seen: dict[str, set[str]] = defaultdict(set)
    by_name: dict[str, Place] = {}
    for happening in members:
        for place in happening.places or happening.core:
            seen[place.name].add(happening.article)
            by_name.setdefault(place.name, place)
    ranked = sorted(
        by_name.values(),
        key=lambda place: (grain[place.level] >= 2, -len(seen[place.name]), grain[place.level], place.name),
    )
    return tuple(ranked[:6])


def _event_order(event: Event) -> tuple[str, str]:
    return (event.start.isoformat() if event.start else "9999", event.id)
