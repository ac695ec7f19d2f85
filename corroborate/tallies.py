"""Counts to figures: each number tied to its claim, with the day and the places its own words give."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from corroborate.claiming.certainty import figure_modality
from corroborate.claiming.surroundings import Surroundings, named_places, own_places, own_times
from corroborate.places import PlaceMention, compatible
from corroborate.records import Article, Claim, Count, Figure, Place, Sentence, When

_CUE = 24
"""Characters before a day in which words may say that a count is of that day."""
_UP_TO = re.compile(
    r"\b(?:as (?:of|at)|by|up to|until|so far (?:on|by)) (?:the )?(?:(?:late|early|noon|midday) )?(?:on )?$",
    re.IGNORECASE,
)


def tally(
    article: Article, claims: Sequence[Claim], counts: Mapping[int, Sequence[Count]], around: Mapping[int, Surroundings]
) -> tuple[Figure, ...]:
    """Return the figures of one article. ``counts`` are by sentence number, with offsets relative to the sentence."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    found: dict[str, Figure] = {}
    for number, numbers in sorted(counts.items()):
        shift = around[number].sentence.start
        for count in numbers:
            start, end = shift + count.start, shift + count.end
            holder = _holder(by_sentence.get(number, ()), start, end)
            if holder is None:
                continue
            others = [
                (shift + other.start, shift + other.end)
                for other in numbers
                if other is not count and other.slot == count.slot and _side_by_side(count, other)
            ]
            places = _nearest_places(holder, around[number], start, end, others)
            figure = replace(_figure(article, holder, count, start, end, around[number]), places=places)
            found.setdefault(figure.id, figure)
    return tuple(
        sorted(found.values(), key=lambda figure: (figure.field != "title", figure.start, figure.end, figure.id))
    )


def count_sentences(
    article: Article, split: Sequence[Sentence], parse: Callable[[str], Sequence[Count]]
) -> dict[int, tuple[Count, ...]]:
    """Return the counts of each sentence of prose, by its number, with offsets into the sentence.

    ``parse`` reads counts out of a text. It reads the whole field at once, for a toll may be split by place over
    several sentences; a count that the reading of the whole ties to words of another sentence is read from its own
    sentence alone.
    """
    whole = {"title": parse(article.title), "text": parse(article.text)}
    found: dict[int, tuple[Count, ...]] = {}
    for number, sentence in enumerate(split):
        if sentence.furniture is not None:
            continue
        field = article.text if sentence.field == "text" else article.title
        start, end = sentence.start, sentence.end
        held = [
            replace(count, start=count.start - start, end=count.end - start)
            for count in whole[sentence.field]
            if start <= count.start and count.end <= end
        ]
        missed = [
            count
            for count in parse(field[start:end])
            if not any(other.start < count.end and count.start < other.end for other in held)
        ]
        found[number] = tuple(sorted((*held, *missed), key=lambda count: (count.start, count.end, count.slot)))
    return found


def _holder(claims: Sequence[Claim], start: int, end: int) -> Claim | None:
    """Return the shortest claim that holds the figure's words."""
    holders = [claim for claim in claims if claim.start <= start and end <= claim.end]
    return min(holders, key=lambda claim: (claim.end - claim.start, claim.id), default=None)


def _figure(article: Article, claim: Claim, count: Count, start: int, end: int, around: Surroundings) -> Figure:
    field = article.text if claim.field == "text" else article.title
    when = _nearest_time(claim, around, start, end)
    as_of = _counted_on(claim, around, field) or article.published or _last_day(when) or _last_day(claim.when)
    if as_of is not None and article.published is not None and as_of > article.published:
        as_of = article.published
    part = "" if count.part is None else f"/{count.part}"
    return Figure(
        id=f"{claim.id}/{count.slot}{part}@{start}" + ("~" if count.derived else ""),
        claim=claim.id,
        article=article.id,
        outlet=article.outlet,
        slot=count.slot,
        part=count.part,
        low=count.low,
        high=count.high,
        stated=count.stated,
        modality=figure_modality(claim, field, start, end),
        speaker=claim.attribution.speaker if claim.attribution is not None else None,
        as_of=as_of,
        superseded=count.superseded,
        derived=count.derived,
        text=field[start:end],
        field=claim.field,
        start=start,
        end=end,
        background=count.background,
        when=when,
    )


def _counted_on(claim: Claim, around: Surroundings, field: str) -> date | None:
    """Return the day up to which the words say that they count: "as of Friday", "had risen to 40 by Sunday".

    The day of what happened is not that: "20 were killed there in May" is a count of the day it is given.
    """
    days = [
        mention.when
        for mention in around.times
        if claim.start <= mention.start and mention.end <= claim.end
        if _UP_TO.search(field, max(claim.start, mention.start - _CUE), mention.start)
    ]
    return next((day for when in days if (day := _last_day(when)) is not None), None)


def _last_day(when: When | None) -> date | None:
    return when.end if when is not None and when.anchored else None


def _nearest_time(claim: Claim, around: Surroundings, start: int, end: int) -> When | None:
    """Return the day nearest to the figure's words among those of its claim, else the claim's."""
    inner = own_times(claim, around, recalled=True)
    if not inner:
        return claim.when
    nearest = min(inner, key=lambda mention: (max(mention.start - end, start - mention.end, 0), mention.start))
    return nearest.when


def _nearest_places(
    claim: Claim, around: Surroundings, start: int, end: int, others: Sequence[tuple[int, int]]
) -> tuple[Place, ...]:
    """Return the places of the figure's own clause where its claim names several that exclude one another.

    The own clause reaches from the figure on to the next count of its slot, and else back to the one before.
    """
    mentions = [mention for mention in own_places(claim, around, recalled=True) if mention.via != "demonym"]
    if not _several(mentions):
        return claim.places
    after = min((first for first, _ in others if first >= end), default=claim.end)
    before = max((last for _, last in others if last <= start), default=claim.start)
    for low, high in ((end, after), (before, start)):
        near = [mention for mention in mentions if low <= mention.start and mention.end <= high]
        if near:
            return named_places(near)
    return claim.places


def _side_by_side(count: Count, other: Count) -> bool:
    """Say whether another count may have a place of its own: a whole, a part by place, or one of the same group."""
    return other.part is None or other.part == count.part or "in" in other.part.split()


def _several(mentions: Sequence[PlaceMention]) -> bool:
    return any(
        compatible((one.place,), (two.place,)) is False
        for number, one in enumerate(mentions)
        for two in mentions[number + 1 :]
    )
