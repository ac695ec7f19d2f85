"""What stands between events: the act a funeral, a reprisal or a reaction follows, and what kept the nearest apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.claiming.kinds import family
from corroborate.joining.accounts import Happening
from corroborate.joining.merging import Refusal
from corroborate.records import Event

NEAREST = 5
"""Events kept apart from one that are named with the reason."""
ACTS = ("violent", "harmful")
AFTERMATH_DAYS = 14
"""Talks and statements this long after an act at most are taken to be about it."""


def link(
    events: Sequence[Event],
    groups: Sequence[Sequence[int]],
    happenings: Sequence[Happening],
    refused: Sequence[Refusal],
) -> list[Event]:
    """Return the events with what each follows and what each was kept apart from.

    ``groups`` are the numbers of the happenings of each event, in the order of ``events``.
    """
    of = {number: place for place, numbers in enumerate(groups) for number in numbers}
    near: dict[int, dict[int, Refusal]] = defaultdict(dict)
    for refusal in sorted(refused, key=lambda item: (-item.score, item.first, item.second, item.why)):
        first, second = of[refusal.first], of[refusal.second]
        if first != second:
            near[first].setdefault(second, refusal)
            near[second].setdefault(first, refusal)
    recalled = _recalled(of, happenings)
    return [
        replace(
            event,
            apart=tuple(
                f"{events[other].label} ({events[other].id}): {refusal.why}"
                for other, refusal in sorted(near[place].items(), key=lambda item: (-item[1].score, events[item[0]].id))
            )[:NEAREST],
            follows=_followed(place, events, groups, happenings, recalled, near[place]),
        )
        for place, event in enumerate(events)
    ]


def _recalled(of: Mapping[int, int], happenings: Sequence[Happening]) -> dict[int, Counter[int]]:
    """Return, for the event each article is about, how many of its articles recall each other event."""
    main = {happening.article: of[number] for number, happening in enumerate(happenings) if happening.main}
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for article, other in sorted({(item.article, of[number]) for number, item in enumerate(happenings)}):
        if article in main and main[article] != other:
            found[main[article]][other] += 1
    return found


def _followed(
    place: int,
    events: Sequence[Event],
    groups: Sequence[Sequence[int]],
    happenings: Sequence[Happening],
    recalled: Mapping[int, Counter[int]],
    near: Mapping[int, Refusal],
) -> str | None:
    """Return the id of the act an event follows: the one most of its articles recall, else the nearest kept apart.

    Talks and statements recall many acts; one is taken for what they follow only if it was shortly before.
    """
    kind = _family(groups[place], happenings)
    if kind not in ("follow_up", "quiet"):
        return None
    told = sorted(recalled.get(place, Counter()).items(), key=lambda item: (-item[1], events[item[0]].id))
    nearest = sorted(near.items(), key=lambda item: (-item[1].score, events[item[0]].id)) if kind == "follow_up" else []
    for other in (*(number for number, _ in told), *(number for number, _ in nearest)):
        if _family(groups[other], happenings) not in ACTS or _later(events[other], events[place]):
            continue
        if kind == "follow_up" or _shortly_before(events[other], events[place]):
            return events[other].id
    return None


def _family(numbers: Sequence[int], happenings: Sequence[Happening]) -> str:
    """Return the commonest family of an event's happenings, the gravest of equals."""
    counted = Counter(family(happenings[number].kinds) for number in numbers)
    order = (*ACTS, "follow_up", "quiet", "none")
    return min(counted, key=lambda name: (-counted[name], order.index(name)))


def _later(event: Event, than: Event) -> bool:
    return event.start is not None and than.end is not None and event.start > than.end


def _shortly_before(event: Event, other: Event) -> bool:
    if event.end is None or other.start is None:
        return False
    return (other.start - event.end).days <= AFTERMATH_DAYS
