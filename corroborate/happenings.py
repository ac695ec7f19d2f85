"""What one article tells of: its main happening, the others it recalls, and which claim is about which.

A claim inherits the article's main happening (headline, lead) unless its own words speak against it: another day, a
place that excludes it, a kind that cannot be the same, "another", "the previous". A claim that speaks of habits or of
years is about no single happening.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corroborate.claiming.kinds import kinds_agree
from corroborate.joining.accounts import Happening
from corroborate.joining.against import (
    contrasts,
    holders,
    is_short,
    part_of,
    speaks_against,
    stands_beside,
    tells_of_act,
)
from corroborate.joining.belonging import NEW, NONE, Last, choose
from corroborate.joining.mains import LEAD_CLAIMS, NEWS_LAG_DAYS, is_aftermath, main_of
from corroborate.joining.whereabouts import is_fine, is_seat, lies_in, own_ground
from corroborate.places import finest
from corroborate.records import Article, Claim, Figure, Place

__all__ = ["LEAD_CLAIMS", "NEWS_LAG_DAYS", "Happening", "gather", "is_fine", "is_seat", "speaks_against"]

TOLL_SLOTS = ("killed", "injured", "casualties", "missing")


def gather(article: Article, claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Happening, ...]:
    """Return the happenings one article tells of; a claim in none of them is about no single happening.

    ``claims`` are the article's, in reading order, headline first.
    """
    tolls: dict[str, list[Figure]] = {}
    for figure in figures:
        tolls.setdefault(figure.claim, []).append(figure)
    main = main_of(article, claims, tolls)
    found: list[Happening] = [main] if main is not None else []
    last: Last | None = None
    for claim, placed in zip(claims, _with_lent_places(claims), strict=True):
        index = choose(placed, found, last, _counts(tolls.get(claim.id, ())))
        if index == NONE:
            last = None if claim.frame.background or claim.frame.exact else last
            continue
        if index == NEW:
            found.append(_begin(article, placed, main))
            index = len(found) - 1
        found[index] = _grow(found[index], claim, tolls.get(claim.id, ()))
        last = Last(index, claim.sentence)
    return tuple(happening for happening in found if happening.claims)


def _with_lent_places(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield each claim, with the places of the one after it where a single sentence tells both and places the last.

    "Five were killed and nine hurt by a shell in the park" counts the five in the park too.
    """
    for claim, after in pairwise(claims):
        one = (after.field, after.sentence) == (claim.field, claim.sentence)
        lent = one and not claim.places and not contrasts(after) and tells_of_act(claim)
        yield replace(claim, places=after.places) if lent else claim
    yield from claims[-1:]


def _counts(figures: Sequence[Figure]) -> frozenset[tuple[str, int]] | None:
    """Return what a claim counts, by slot and number, or null where it counts nothing of a single happening."""
    counted = [figure for figure in figures if not figure.background]
    return frozenset((figure.slot, figure.stated) for figure in counted if figure.stated) if counted else None


def _begin(article: Article, claim: Claim, main: Happening | None) -> Happening:
    """Begin a happening beside the main one: one of those it counts together or set beside it is of its day too."""
    beside = main is not None and (part_of(claim, main) or stands_beside(claim))
    of_its_day = main if beside and not claim.frame.exact else None
    return Happening(
        id=f"{article.id}/{claim.start}",
        article=article.id,
        main=False,
        claims=(),
        kinds=claim.frame.kinds,
        when=of_its_day.when if of_its_day is not None else claim.when if claim.frame.exact else None,
        exact=of_its_day.exact if of_its_day is not None else claim.frame.exact,
        places=claim.places,
        core=tuple(finest(claim.places)),
        contrast=contrasts(claim),
        published=article.published,
        headline=" ".join(claim.text.split()),
        fresh=beside,
    )


def _grow(happening: Happening, claim: Claim, tolls: Sequence[Figure]) -> Happening:
    """Add a claim; only one that itself tells of the happening adds to what it is known by, others belong to it."""
    frame = claim.frame
    stated = frozenset(
        (figure.slot, figure.stated)
        for figure in tolls
        if figure.slot in TOLL_SLOTS and figure.stated is not None and figure.part is None and not figure.background
    )
    counted = frozenset((figure.slot, figure.stated) for figure in tolls if figure.stated and not figure.background)
    grown = replace(
        happening,
        claims=(*happening.claims, claim.id),
        tolls=happening.tolls | stated,
        counts=happening.counts | counted,
    )
    tells = bool(kinds_agree(frame.kinds, happening.kinds)) and not frame.background
    if not tells and happening.claims:
        return grown
    takes_day = not happening.exact and frame.exact and is_short(claim.when) and not is_aftermath(claim)
    leads = len(happening.claims) < LEAD_CLAIMS
    return replace(
        grown,
        when=claim.when if takes_day else happening.when,
        exact=happening.exact or takes_day,
        places=_more_places(happening, claim),
        core=_sharper(happening, claim),
        people=happening.people | set(frame.people),
        targets=happening.targets | set(frame.targets),
        groups=happening.groups | set(frame.groups),
        parties=happening.parties | _answers(claim, "responsible"),
        hours=happening.hours | _answers(claim, "time") if leads and not is_aftermath(claim) else happening.hours,
        stops=happening.stops | _stops(claim),
        holders=happening.holders | holders(claim),
        words=happening.words | frame.words if leads else happening.words,
    )


def _answers(claim: Claim, question: str) -> frozenset[str]:
    return frozenset(answer.value for answer in claim.answers if answer.question == question)


def _stops(claim: Claim) -> frozenset[str]:
    """Return the places a claim names on a person's way."""
    ways = [
        answer.value.split(" < ")
        for answer in claim.answers
        if answer.question.startswith("order/") and "<" in answer.value
    ]
    return frozenset(place for way in ways for place in way if place != "here")


def _sharper(happening: Happening, claim: Claim) -> tuple[Place, ...]:
    """Take a town or district for the core where headline and lead named only its country, province or seat."""
    if any(is_fine(place) and not is_seat(place) for place in happening.core):
        return happening.core
    finer = [
        place
        for place in finest(own_ground(claim))
        if is_fine(place) and not is_seat(place) and lies_in(place, happening.core)
    ]
    if not happening.core:
        return tuple(finest(own_ground(claim)))
    if len(happening.claims) < LEAD_CLAIMS and finer:
        return (*happening.core, *finer)
    return happening.core


def _more_places(happening: Happening, claim: Claim) -> tuple[Place, ...]:
    """Add places within those known, or the first ones named."""
    if not happening.places:
        return own_ground(claim)
    finer = [place for place in own_ground(claim) if is_fine(place) and lies_in(place, happening.places)]
    return tuple({place.name: place for place in (*happening.places, *finer)}.values())
