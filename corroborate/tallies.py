"""Counts to figures: each number tied to its claim, with the day it speaks of and the event it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from corroborate.records import Article, Claim, Count, Figure, Sentence, When
from corroborate.surroundings import Surroundings
from corroborate.times import overlap

WAR_TOLL = 10_000
"""From here on a count of the dead or injured in fighting, on no stated day, is a total of the war."""


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
            figure = _figure(article, holder, count, start, end, around[number])
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
    as_of = (when.end if when is not None and when.anchored else None) or (
        claim.when.end if claim.when is not None and claim.when.anchored else None
    )
    if as_of is None or (article.published is not None and as_of > article.published):
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
        modality=claim.modality,
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


def _nearest_time(claim: Claim, around: Surroundings, start: int, end: int) -> When | None:
    inner = [mention for mention in around.times if claim.start <= mention.start and mention.end <= claim.end]
    if not inner:
        return claim.when
    nearest = min(inner, key=lambda mention: (max(mention.start - end, start - mention.end, 0), mention.start))
    return nearest.when


def _war_total(figure: Figure, claim: Claim) -> bool:
    if figure.slot not in ("killed", "injured", "casualties", "missing") or figure.low < WAR_TOLL or claim.frame.exact:
        return False
    return not {"disaster", "accident"}.intersection(claim.frame.kinds)


def place_figures(figures: Sequence[Figure], claims: Mapping[str, Claim]) -> tuple[Figure, ...]:
    """Put each figure on the event it counts: its claim's, unless its own words speak of a longer or another time."""
    placed = []
    for figure in figures:
        claim = claims[figure.claim]
        own_time_differs = (
            figure.when is not None and claim.when is not None and overlap(figure.when, claim.when) is False
        )
        event = None if figure.background or own_time_differs or _war_total(figure, claim) else claim.event
        placed.append(replace(figure, event=event, places=claim.places))
    return tuple(placed)
