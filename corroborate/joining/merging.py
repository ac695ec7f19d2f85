"""Groups of happenings grown by average linkage, the likeliest first; a veto between any two members stands.

Of many reports of one happening some are misread, and one such place or kind speaks against all the others. A veto of
these between what two articles are about outweighs any evidence, but gives way where nearly all pairs agree.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corroborate.joining.evidence import ENOUGH, Evidence
from corroborate.joining.vetoes import MISREAD

Veto = Callable[[int, int], str | None]
"""Why two happenings, by number, cannot be one; ``None`` if nothing keeps them apart."""
MISREADING = -3.5
"""Score of two main happenings whose place or kind keeps them apart: one pair of eight may be, none of seven."""
Clash = Callable[[Sequence[int], Sequence[int]], str | None]
"""Why two groups of happenings cannot be one."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Two happenings that much speaks for joining, and why their groups were kept apart."""

    first: int
    second: int
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Grown:
    """The groups, each in order, the evidence that joined each, and what was kept apart."""

    groups: tuple[tuple[int, ...], ...]
    joined: Mapping[int, tuple[Evidence, ...]]
    refused: tuple[Refusal, ...]


@dataclass(slots=True)
class _Bond:
    """What speaks for joining two groups: the scores of their pairs, and the best of them."""

    scores: list[float] = field(default_factory=list)
    loose: int = 0
    best: tuple[float, int, int] = (0.0, 0, 0)


def grow(mains: Sequence[bool], edges: Mapping[tuple[int, int], Evidence], veto: Veto, clash: Clash) -> Grown:
    """Grow groups of numbered happenings. ``mains`` says which are what their article is about.

    Two groups join where the mean over the pairs of their main happenings is ``ENOUGH``; a pair without evidence counts
    nothing for. A recalled happening is known by too little for that: it counts only where it has evidence.
    """
    members: dict[int, tuple[int, ...]] = {number: (number,) for number in range(len(mains))}
    heads = {number: int(main) for number, main in enumerate(mains)}
    bonds: dict[int, dict[int, _Bond]] = defaultdict(dict)
    queue: list[tuple[float, int, int]] = []
    refused: list[Refusal] = []
    joined: dict[int, tuple[Evidence, ...]] = defaultdict(tuple)

    def push(first: int, second: int) -> None:
        mean = _mean(bonds[first][second], heads[first] * heads[second])
        if mean >= ENOUGH:
            heapq.heappush(queue, (-mean, min(first, second), max(first, second)))

    for (first, second), edge in sorted(edges.items()):
        loose = int(not (mains[first] and mains[second]))
        bonds[first][second] = bonds[second][first] = _Bond([edge.score], loose, (edge.score, first, second))
        push(first, second)
    while queue:
        score, first, second = heapq.heappop(queue)
        bond = bonds.get(first, {}).get(second)
        if bond is None or -score != _mean(bond, heads[first] * heads[second]):
            continue
        ours, theirs = members[first], members[second]
        against = [(a, b, why) for a in ours for b in theirs if (why := veto(a, b)) is not None]
        firm = next((why for a, b, why in against if why not in MISREAD or not (mains[a] and mains[b])), None)
        firm = firm if firm is not None else clash(ours, theirs)
        if firm is not None:
            refused.append(Refusal(bond.best[1], bond.best[2], firm, bond.best[0]))
            del bonds[first][second], bonds[second][first]
            continue
        if against and -score + MISREADING * len(against) / (heads[first] * heads[second]) < ENOUGH:
            refused.append(Refusal(bond.best[1], bond.best[2], against[0][2], bond.best[0]))
            continue  # met again when one of the groups has grown
        best = edges[bond.best[1], bond.best[2]]
        members[first] = tuple(sorted((*ours, *members.pop(second))))
        heads[first] += heads.pop(second)
        joined[first] = (*joined[first], *joined.pop(second, ()), best)
        _inherit(bonds, first, second)
        for other in sorted(bonds[first]):
            push(first, other)
    order = sorted(members)
    refused.extend(_short_of(bonds, heads, members))
    return Grown(
        tuple(members[top] for top in order), {top: joined[top] for top in order if top in joined}, tuple(refused)
    )


def _short_of(
    bonds: Mapping[int, Mapping[int, _Bond]], heads: Mapping[int, int], members: Mapping[int, tuple[int, ...]]
) -> Iterator[Refusal]:
    """Yield the pairs of groups that had something in common, but too little on the whole."""
    for first in sorted(members):
        for second, bond in sorted(bonds.get(first, {}).items()):
            if first < second:
                mean = _mean(bond, heads[first] * heads[second])
                why = f"too little in common on the whole ({mean:.2f}, {ENOUGH:.2f} needed)"
                yield Refusal(bond.best[1], bond.best[2], why, bond.best[0])


def _mean(bond: _Bond, pairs: int) -> float:
    """Return the mean score of two groups' pairs, those of recalled happenings only where they have one."""
    return round(math.fsum(bond.scores) / max(pairs + bond.loose, 1), 9)


def _inherit(bonds: dict[int, dict[int, _Bond]], first: int, second: int) -> None:
    """Give the bonds of a group to the one it joined. A bond that a veto broke on one side is broken for both."""
    ours, theirs = bonds[first], bonds.pop(second)
    ours.pop(second, None)
    theirs.pop(first, None)
    for other, bond in theirs.items():
        bonds[other].pop(second, None)
        known = ours.get(other)
        if known is None:
            ours[other] = bonds[other][first] = bond
        else:
            known.scores = [*known.scores, *bond.scores]
            known.loose += bond.loose
            known.best = max(known.best, bond.best, key=lambda item: (item[0], -item[1], -item[2]))
