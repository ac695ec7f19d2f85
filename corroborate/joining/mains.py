"""What an article is about: the kind, day and places of the happening its headline and lead tell of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, timedelta

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.joining.accounts import Happening
from corroborate.joining.against import contrasts, harms, is_short, looks_back
from corroborate.joining.siblings import opening, set_beside
from corroborate.joining.whereabouts import fine_places, in_two_provinces, own_ground, places_fit
from corroborate.lexicons import lexicon
from corroborate.places import compatible, finest
from corroborate.records import Article, Claim, Figure, Place, When
from corroborate.text.patterns import pattern
from corroborate.text.titles import core_title
from corroborate.where.gazetteer import capitals

LEAD_CLAIMS = 4
"""How many body claims set the main happening beside the headline: the lead and the sentence that completes it."""

LEAD_SENTENCES = 2
"""How many body claims may put the news at a place by naming what somebody spoke of."""

NEWS_LAG_DAYS = 4
"""A report that names no day tells of something at most this many days before its publication."""

LATE_NEWS_DAYS = 14
"""One that heads with a late death, a higher toll or a funeral tells of something up to this many days before."""


def main_of(article: Article, claims: Sequence[Claim], tolls: Mapping[str, Sequence[Figure]]) -> Happening | None:
    """Return what headline and lead tell of, still without claims; ``tolls`` are the figures of each claim, by id."""
    head = [claim for claim in claims if claim.form == "headline" and _is_single(claim)]
    body = [
        claim
        for claim in claims
        if claim.form in ("body", "quote", "post") and _is_single(claim) and not contrasts(claim)
    ]
    lead = head + body[:LEAD_CLAIMS]
    if not lead:
        return None
    kinds = _main_kinds(head, body, tolls)
    agreeing = [claim for claim in lead if kinds_agree(claim.frame.kinds, kinds) is not False]
    when = _main_day(agreeing, kinds, tolls, article.published)
    exact = when is not None
    about = frozenset(word for claim in (*head, *body[:1]) for word in claim.frame.words)
    if when is None and article.published is not None:
        lag = LATE_NEWS_DAYS if any(is_aftermath(claim) for claim in (*head, *body[:1])) else NEWS_LAG_DAYS
        when = When(article.published - timedelta(days=lag), article.published, "days up to publication")
    return Happening(
        id=f"{article.id}/main",
        article=article.id,
        main=True,
        claims=(),
        kinds=kinds,
        when=when,
        exact=exact,
        places=_lead_places(agreeing[:3]),
        core=tuple(finest(_lead_places([*head, *_first_placed(body, kinds, tolls, about)]))),
        published=article.published,
        fresh=True,
        spread=_spread(head, body, kinds, tolls),
        opening=opening(claims),
        headline=" ".join(core_title(article.title).split()),
        beside=set_beside(claims, opening(claims)),
    )


def _is_single(claim: Claim) -> bool:
    """Say whether a claim may tell of one happening: of no habit and no years, or of a few days it names."""
    return not claim.frame.background or (claim.frame.exact and is_short(claim.when))


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


def _main_day(
    agreeing: Sequence[Claim], kinds: Sequence[str], tolls: Mapping[str, Sequence[Figure]], published: date | None
) -> When | None:
    """Return the day of the main happening, said where an act or its dead are told: mourners come on another day."""
    loud = family(kinds) in ("violent", "harmful")
    dated = [claim for claim in agreeing if claim.frame.exact and is_short(claim.when) and not is_aftermath(claim)]
    if loud and published is not None:
        # What has done harm has been: a day to come is one of something else.
        dated = [claim for claim in dated if claim.when is None or _begun(claim.when, published)]
    telling = [claim for claim in dated if _tells(claim, tolls)]
    quiet = [claim for claim in dated if claim.form != "headline" and not loud]
    return next((claim.when for claim in (*telling, *quiet)), None)


def _begun(when: When, published: date) -> bool:
    return when.start is None or when.start <= published + timedelta(days=1)


def is_aftermath(claim: Claim) -> bool:
    """Say whether a claim tells what an act left: a late death, a higher toll, prices, mourners. Its day is its own."""
    return bool(pattern("framing", "aftermath").search(claim.text))


def _main_kinds(head: Sequence[Claim], body: Sequence[Claim], tolls: Mapping[str, Sequence[Figure]]) -> tuple[str, ...]:
    """Return the kinds the headline names, else the lead's; those of an act or accident go before any other.

    A funeral or a reprisal that heads an article is its news, not the act it follows.
    """
    named = [kind for claim in head for kind in claim.frame.kinds]
    if any(_counts_dead(claim, tolls) for claim in (*head, *body[:LEAD_CLAIMS])):
        # "Met", "arrived" and "election" stand in the leads of deaths too; who only meets leaves no dead.
        # An arrest in the news of an act or accident is part of it.
        head, body = _without_quiet(head), _without_quiet(body)
    if {"funeral", "retaliation"}.intersection(named) and family(named) == "follow_up":
        return tuple(dict.fromkeys(named))
    for claim in (*head, *body[:LEAD_CLAIMS]):
        if family(claim.frame.kinds) in ("violent", "harmful", "quiet"):
            kinds = claim.frame.kinds
            more = body[0].frame.kinds if body and not looks_back(body[0]) else ()
            return tuple(dict.fromkeys((*kinds, *(more if kinds_agree(kinds, more) else ()))))
    return next((claim.frame.kinds for claim in (*head, *body[:1]) if claim.frame.kinds), ())


def _counts_dead(claim: Claim, tolls: Mapping[str, Sequence[Figure]]) -> bool:
    return any(
        figure.slot == "killed" and figure.low and not figure.background and figure.modality in ("asserted", "alleged")
        for figure in tolls.get(claim.id, ())
    )


def _without_quiet(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without the kinds that name only talk, travel, votes or arrests."""
    weak = {*lexicon("happenings")["families"]["bloodless"], "detention"}
    return [
        replace(claim, frame=replace(claim.frame, kinds=tuple(kind for kind in claim.frame.kinds if kind not in weak)))
        for claim in claims
    ]


def _first_placed(
    body: Sequence[Claim],
    kinds: Sequence[str],
    tolls: Mapping[str, Sequence[Figure]],
    about: AbstractSet[str],
) -> Sequence[Claim]:
    """Return the first claim of the lead that puts the news at a place, else the one most ``about`` the same.

    Beside an act, one about who said or did what does not, unless the lead has it: "condemned the raid on X".
    """
    placed = [claim for claim in body if any(not _for_its_government(place, claim) for place in claim.places)]
    if family(kinds) in ("violent", "harmful"):
        placed = [
            claim
            for claim in placed
            if (_tells(claim, tolls) and kinds_agree(claim.frame.kinds, kinds) is not False)
            or (claim in body[:LEAD_SENTENCES] and claim.frame.tense == "uttered" and bool(fine_places(claim)))
        ]
    early = [claim for claim in placed if claim in body[:LEAD_CLAIMS]]
    return (early or sorted(placed, key=lambda claim: -len(claim.frame.words & about)))[:1]


def _tells(claim: Claim, tolls: Mapping[str, Sequence[Figure]]) -> bool:
    """Say whether a claim tells of an act or of its dead."""
    return bool(
        claim.frame.kinds or tolls.get(claim.id) or claim.frame.words & set(lexicon("framing")["words"]["harm"])
    )


def _for_its_government(place: Place, claim: Claim) -> bool:
    """Say whether a capital stands for those who govern there ("Moscow said"), not for where something was."""
    if place.name not in capitals():
        return False
    return not re.search(
        rf"\b(?:in|at|near|on|outside|around|over|of|central|from)\s+(?:the\s+)?{place.name}\b", claim.resolved
    )


def _lead_places(lead: Sequence[Claim]) -> tuple[Place, ...]:
    """Return where headline and lead put the news; a sentence after them that tells of another town adds none."""
    found: dict[str, Place] = {}
    told = 0
    for claim in lead:
        ground = own_ground(claim)
        known = tuple(found.values())
        elsewhere = places_fit(ground, known) is False or (harms(claim) and in_two_provinces(ground, known))
        if told == 0 or claim.frame.anaphoric or not elsewhere:
            found |= {place.name: place for place in ground}
        told += claim.form != "headline"
    return tuple(found.values())
