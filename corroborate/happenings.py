"""What one article tells of: its main happening, the others it recalls, and which claim is about which.

A claim inherits the article's main happening (headline, lead) unless its own words speak against it: another day, a
place that excludes it, a kind that cannot be the same, "another", "the previous". A claim that speaks of habits or of
years is about no single happening.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.joining.accounts import Happening
from corroborate.joining.against import (
    contrasts,
    holders,
    is_short,
    looks_back,
    part_of,
    speaks_against,
    stands_beside,
)
from corroborate.joining.belonging import NEW, NONE, Last, choose
from corroborate.joining.whereabouts import is_fine, is_seat, lies_in, own_ground
from corroborate.lexicons import lexicon
from corroborate.places import compatible, finest
from corroborate.records import Article, Claim, Figure, Place, When

__all__ = ["LEAD_CLAIMS", "NEWS_LAG_DAYS", "Happening", "gather", "is_fine", "is_seat", "speaks_against"]

LEAD_CLAIMS = 4
"""How many body claims set the main happening beside the headline: the lead and the sentence that completes it."""

NEWS_LAG_DAYS = 4
"""A report that names no day tells of something at most this many days before its publication."""

TOLL_SLOTS = ("killed", "injured", "casualties", "missing")


def gather(article: Article, claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Happening, ...]:
    """Return the happenings one article tells of; a claim in none of them is about no single happening.

    ``claims`` are the article's, in reading order, headline first.
    """
    tolls: dict[str, list[Figure]] = {}
    for figure in figures:
        tolls.setdefault(figure.claim, []).append(figure)
    main = _main(article, claims, tolls)
    found: list[Happening] = [main] if main is not None else []
    last: Last | None = None
    for claim in claims:
        index = choose(claim, found, last, bool(tolls.get(claim.id)))
        if index == NONE:
            last = None if claim.frame.background or claim.frame.exact else last
            continue
        if index == NEW:
            found.append(_begin(article, claim, main))
            index = len(found) - 1
        found[index] = _grow(found[index], claim, tolls.get(claim.id, ()))
        last = Last(index, claim.sentence)
    return tuple(happening for happening in found if happening.claims)


def _main(article: Article, claims: Sequence[Claim], tolls: Mapping[str, Sequence[Figure]]) -> Happening | None:
    head = [claim for claim in claims if claim.form == "headline" and not claim.frame.background]
    body = [
        claim
        for claim in claims
        if claim.form in ("body", "quote", "post") and not claim.frame.background and not contrasts(claim)
    ]
    lead = head + body[:LEAD_CLAIMS]
    if not lead:
        return None
    kinds = _main_kinds(head, body)
    agreeing = [claim for claim in lead if kinds_agree(claim.frame.kinds, kinds) is not False]
    when = _main_day(agreeing, kinds, tolls)
    exact = when is not None
    if when is None and article.published is not None:
        when = When(article.published - timedelta(days=NEWS_LAG_DAYS), article.published, "days up to publication")
    return Happening(
        id=f"{article.id}/main",
        article=article.id,
        main=True,
        claims=(),
        kinds=kinds,
        when=when,
        exact=exact,
        places=_lead_places(agreeing[:3]),
        core=tuple(finest(_lead_places([*head, *_first_placed(body, kinds, tolls)]))),
        published=article.published,
        fresh=True,
        spread=_spread(head, body, kinds, tolls),
    )


def _spread(
    head: Sequence[Claim], body: Sequence[Claim], kinds: Sequence[str], tolls: Mapping[str, Sequence[Figure]]
) -> tuple[Place, ...]:
    """Return the towns and provinces a round-up of acts counts together: those one headline or lead puts side by side.

    A country beside another says who acts, or on which border.
    """
    if family(kinds) not in ("violent", "harmful"):
        return ()
    telling = [claim for claim in (*head, *body[:1]) if claim.places and _tells(claim, tolls)]
    for claim in telling[:1]:
        named = [place for place in finest(claim.places) if place.level != "country"]
        if any(compatible((one,), (other,)) is False for one in named for other in named) and not _one_city(named):
            return tuple(named)
    return ()


def _one_city(places: Sequence[Place]) -> bool:
    """Say whether quarters and suburbs of one city stand side by side: one blow may hit several."""
    cities = [{name.removesuffix(" countryside") for name in place.within[:-1]} for place in places]
    return any(place.level == "district" for place in places) and bool(set.intersection(*cities))


def _main_day(agreeing: Sequence[Claim], kinds: Sequence[str], tolls: Mapping[str, Sequence[Figure]]) -> When | None:
    """Return the day of the main happening, said where an act or its dead are told: mourners come on another day."""
    dated = [claim for claim in agreeing if claim.frame.exact and is_short(claim.when)]
    telling = [claim for claim in dated if _tells(claim, tolls)]
    quiet = [claim for claim in dated if claim.form != "headline"]
    if family(kinds) in ("violent", "harmful"):
        quiet = []
    return next((claim.when for claim in (*telling, *quiet)), None)


def _main_kinds(head: Sequence[Claim], body: Sequence[Claim]) -> tuple[str, ...]:
    """Return the kinds the headline names, else the lead's; those of an act or accident go before any other.

    A funeral or a reprisal that heads an article is its news, not the act it follows.
    """
    named = [kind for claim in head for kind in claim.frame.kinds]
    if {"funeral", "retaliation"}.intersection(named) and family(named) == "follow_up":
        return tuple(dict.fromkeys(named))
    for claim in (*head, *body[:LEAD_CLAIMS]):
        if family(claim.frame.kinds) in ("violent", "harmful", "quiet"):
            kinds = claim.frame.kinds
            more = body[0].frame.kinds if body and not looks_back(body[0]) else ()
            return tuple(dict.fromkeys((*kinds, *(more if kinds_agree(kinds, more) else ()))))
    return next((claim.frame.kinds for claim in (*head, *body[:1]) if claim.frame.kinds), ())


def _first_placed(
    body: Sequence[Claim], kinds: Sequence[str], tolls: Mapping[str, Sequence[Figure]]
) -> Sequence[Claim]:
    """Return the first claim that puts the news at a place; beside an act, one about who said or did what does not."""
    placed = [claim for claim in body if any(not _for_its_government(place, claim) for place in claim.places)]
    if family(kinds) in ("violent", "harmful"):
        placed = [
            claim for claim in placed if _tells(claim, tolls) and kinds_agree(claim.frame.kinds, kinds) is not False
        ]
    return placed[:1]


def _tells(claim: Claim, tolls: Mapping[str, Sequence[Figure]]) -> bool:
    """Say whether a claim tells of an act or of its dead."""
    return bool(
        claim.frame.kinds or tolls.get(claim.id) or claim.frame.words & set(lexicon("framing")["words"]["harm"])
    )


def _for_its_government(place: Place, claim: Claim) -> bool:
    """Say whether a capital stands for those who govern there ("Moscow said"), not for where something was."""
    if place.name not in lexicon("happenings")["capitals"]["names"]:
        return False
    return not re.search(
        rf"\b(?:in|at|near|on|outside|around|over|of|central|from)\s+(?:the\s+)?{place.name}\b", claim.resolved
    )


def _lead_places(lead: Sequence[Claim]) -> tuple[Place, ...]:
    return tuple({place.name: place for claim in lead for place in own_ground(claim)}.values())


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
    takes_day = not happening.exact and frame.exact and is_short(claim.when)
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
        hours=happening.hours | _answers(claim, "time") if len(happening.claims) < LEAD_CLAIMS else happening.hours,
        stops=happening.stops | _stops(claim),
        holders=happening.holders | holders(claim),
        words=happening.words | frame.words if len(happening.claims) < LEAD_CLAIMS else happening.words,
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
