"""Which happenings are worth weighing against each other: those that share a key in one week, copies, and the alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from corroborate.claiming.kinds import HEADS_OF_STATE
from corroborate.joining.accounts import Happening
from corroborate.joining.stories import Likeness

MAX_BLOCK = 40
"""A key shared by more happenings of one week than this tells nothing apart and costs a square of them."""
LONG_DAYS = 60
"""A span longer than this may meet any other."""


def proposed(
    ordered: Sequence[Happening], copies: Mapping[str, str], rare: frozenset[str], likeness: Likeness
) -> set[tuple[int, int]]:
    """Return the pairs of numbered happenings to weigh; others cannot reach two agreements."""
    return {*_sharing(ordered, rare), *_copied(ordered, copies), *_told_alike(ordered, likeness)}


def _told_alike(ordered: Sequence[Happening], likeness: Likeness) -> Iterable[tuple[int, int]]:
    mains = {happening.article: number for number, happening in enumerate(ordered) if happening.main}
    for one, other in likeness:
        if one in mains and other in mains:
            yield min(mains[one], mains[other]), max(mains[one], mains[other])


def _copied(ordered: Sequence[Happening], copies: Mapping[str, str]) -> Iterable[tuple[int, int]]:
    """Yield every copy with the next, whatever their days."""
    last: dict[str, int] = {}
    for number, happening in enumerate(ordered):
        if happening.main and (group := copies.get(happening.article)) is not None:
            if group in last:
                yield last[group], number
            last[group] = number


def _sharing(ordered: Sequence[Happening], rare: frozenset[str]) -> Iterable[tuple[int, int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, happening in enumerate(ordered):
        for key in _keys(happening, rare):
            blocks[key].append(number)
    for numbers in blocks.values():
        yield from _within_reach([(number, _weeks(ordered[number])) for number in numbers])


def _within_reach(block: Sequence[tuple[int, frozenset[int]]]) -> Iterable[tuple[int, int]]:
    """Yield the pairs of a block whose days may meet; a block too large for its pairs tells nothing apart."""
    by_week: dict[int, list[int]] = defaultdict(list)
    for number, weeks in block:
        for week in weeks:
            by_week[week].append(number)
    for numbers in by_week.values():
        if len(numbers) <= MAX_BLOCK:
            yield from combinations(numbers, 2)
    undated = [number for number, weeks in block if not weeks]
    if len(undated) * len(block) <= MAX_BLOCK**2:
        for one in undated:
            yield from ((min(one, other), max(one, other)) for other, _ in block if other != one)


def _weeks(happening: Happening) -> frozenset[int]:
    """Return the weeks a happening may be in, none where it could be in any."""
    when = happening.when
    if when is None or not when.anchored or when.start is None or when.end is None:
        return frozenset()
    if (when.end - when.start).days > LONG_DAYS:
        return frozenset()
    return frozenset(range(when.start.toordinal() // 7, when.end.toordinal() // 7 + 1))


def _keys(happening: Happening, rare: frozenset[str]) -> set[tuple[str, ...]]:
    keys: set[tuple[str, ...]] = set()
    days = _days(happening)
    names = {name for place in happening.places for name in (place.name, *place.within) if place.level != "country"}
    keys.update(("day and place", day, name) for day in days for name in names)
    keys.update(("toll", slot, str(number)) for slot, number in happening.tolls if number >= 10)
    keys.update(("toll and day", slot, str(number), day) for slot, number in happening.tolls for day in days)
    keys.update(("person", name.split()[-1]) for name in happening.people if name.split()[-1] in rare)
    keys.update(("group hit", group) for group in happening.groups)
    keys.update(
        ("kind and place", kind, name) for kind in happening.kinds if kind in ("chemical", "bombing") for name in names
    )
    keys.update(("target and place", target, name) for target in happening.targets for name in names)
    return keys


def _days(happening: Happening) -> tuple[str, ...]:
    when = happening.when
    if when is None or when.start is None or when.end is None or (when.end - when.start).days > 7:
        return ()
    return tuple(date.fromordinal(day).isoformat() for day in range(when.start.toordinal(), when.end.toordinal() + 1))


def rare_people(ordered: Sequence[Happening]) -> frozenset[str]:
    """Return surnames met in few articles and never with the title of a head of state: such a name joins nothing."""
    articles: dict[str, set[str]] = defaultdict(set)
    heads: set[str] = set()
    for happening in ordered:
        for name in happening.people:
            last = name.split()[-1]
            articles[last].add(happening.article)
            if any(word.lower() in HEADS_OF_STATE for word in name.split()[:1]):
                heads.add(last)
    total = len({happening.article for happening in ordered})
    limit = max(6, total // 50)
    return frozenset(name for name, seen in articles.items() if len(seen) <= limit and name not in heads)
