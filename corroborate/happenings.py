"""What one article tells of: its main happening, the others it recalls, and which claim is about which.

A claim inherits the article's main happening (headline, lead) unless its own words speak against it: another day, a
place that excludes it, a kind that cannot be the same, "another", "the previous". A claim that speaks of habits or of
years is about no single happening.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from corroborate.kinds import family, kinds_agree
from corroborate.places import compatible, finest, same
from corroborate.records import Article, Claim, Figure, Place, When
from corroborate.times import overlap

LEAD_CLAIMS = 4
"""How many body claims set the main happening beside the headline: the lead and the sentence that completes it."""
NEWS_LAG_DAYS = 4
"""A report that names no day tells of something at most this many days before its publication."""
_THAT_ACT = re.compile(
    r"\bthat (?:attack|strike|raid|blast|bombing|massacre|incident|crash|explosion|shelling)\b", re.IGNORECASE
)
TOLL_SLOTS = ("killed", "injured", "casualties", "missing")
DISTINCTIVE_TOLL = 10
"""A toll from here on is rare enough to tell two happenings of one week apart."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One article's account of one happening. ``exact`` is true where its day is stated, false where inferred from publication.

    ``core`` are the places headline and lead put it at, by which it is told from others; ``places`` adds all that its later
    claims name.
    """

    id: str
    article: str
    main: bool
    claims: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    when: When | None = None
    exact: bool = False
    places: tuple[Place, ...] = ()
    core: tuple[Place, ...] = ()
    people: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    tolls: frozenset[tuple[str, int]] = frozenset()
    stops: frozenset[str] = frozenset()
    contrast: bool = False
    words: frozenset[str] = frozenset()


def gather(article: Article, claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Happening, ...]:
    """Return the happenings one article tells of; a claim in none of them is about no single happening.

    ``claims`` are the article's, in reading order, headline first.
    """
    tolls: dict[str, list[Figure]] = {}
    for figure in figures:
        tolls.setdefault(figure.claim, []).append(figure)
    main = _main(article, claims, tolls)
    found: list[Happening] = [main] if main is not None else []
    last: _Last | None = None
    for claim in claims:
        index = _choose(claim, found, last, bool(tolls.get(claim.id)))
        if index == _NONE:
            last = None if claim.frame.background or claim.frame.exact else last
            continue
        if index == _NEW:
            found.append(_begin(article, claim))
            index = len(found) - 1
        found[index] = _grow(found[index], claim, tolls.get(claim.id, ()))
        last = _Last(index, claim.sentence)
    return tuple(happening for happening in found if happening.claims)


@dataclass(frozen=True, slots=True)
class _Last:
    """The happening the claim before was about, and its sentence."""

    number: int
    sentence: int


_NONE, _NEW = -1, -2


def _main(article: Article, claims: Sequence[Claim], tolls: Mapping[str, Sequence[Figure]]) -> Happening | None:
    head = [claim for claim in claims if claim.form == "headline" and not claim.frame.background]
    body = [
        claim
        for claim in claims
        if claim.form in ("body", "quote", "post") and not claim.frame.background and not claim.frame.contrast
    ]
    lead = head + body[:LEAD_CLAIMS]
    if not lead:
        return None
    kinds = _main_kinds(head, body)
    agreeing = [claim for claim in lead if kinds_agree(claim.frame.kinds, kinds) is not False]
    dated = [claim for claim in agreeing if claim.frame.exact and _is_short(claim.when)]
    dated.sort(key=lambda claim: not (claim.frame.kinds or tolls.get(claim.id)))
    telling = [claim for claim in dated if claim.form != "headline" or claim.frame.kinds or tolls.get(claim.id)]
    when = telling[0].when if telling else None
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
        core=tuple(finest(_lead_places([*head, *[claim for claim in body if claim.places][:1]]))),
    )


def _main_kinds(head: Sequence[Claim], body: Sequence[Claim]) -> tuple[str, ...]:
    """Return the kinds the headline names, else the lead's; a toll of the dead makes a headline violent without saying how."""
    for claim in (*head, *body[:LEAD_CLAIMS]):
        if family(claim.frame.kinds) in ("violent", "harmful", "quiet"):
            kinds = claim.frame.kinds
            more = body[0].frame.kinds if body else ()
            return tuple(dict.fromkeys((*kinds, *(more if kinds_agree(kinds, more) else ()))))
    return next((claim.frame.kinds for claim in (*head, *body[:LEAD_CLAIMS]) if claim.frame.kinds), ())


def _lead_places(lead: Sequence[Claim]) -> tuple[Place, ...]:
    return tuple({place.name: place for claim in lead for place in claim.places}.values())


def _is_short(when: When | None) -> bool:
    return when is not None and when.start is not None and when.end is not None and (when.end - when.start).days <= 3


def _choose(claim: Claim, found: Sequence[Happening], last: _Last | None, has_toll: bool) -> int:
    """Return the index of the happening a claim is about, ``_NEW`` for one not met yet, ``_NONE`` for no single one."""
    frame = claim.frame
    if frame.background and not (frame.exact and _is_short(claim.when)):
        return _NONE
    main = 0 if found and found[0].main and not speaks_against(claim, found[0]) else None
    others = [number for number, other in enumerate(found) if not other.main and not speaks_against(claim, other)]
    if last is not None and last.number in others and _THAT_ACT.search(claim.resolved):
        return last.number
    if last is not None and last.number in others and claim.resolved.rstrip(".").endswith(" there"):
        return last.number
    if last is not None and last.number in others and not (frame.exact or claim.places or frame.kinds):
        # Words without a day, place or kind of their own go on with what the sentence before was about, if they say so.
        if last.sentence == claim.sentence or not _recalled(found[last.number], found[0]):
            return last.number if frame.anaphoric or last.sentence == claim.sentence or not has_toll else _NONE
    anchored = [number for number in others if _shares_anchor(claim, found[number])]
    if anchored and (main is None or not _shares_anchor(claim, found[main])):
        return anchored[-1]
    if main is not None:
        return main
    bare = [
        number
        for number in others
        if kinds_agree(frame.kinds, found[number].kinds) and not found[number].exact and not found[number].core
    ]
    if bare:
        return bare[-1]
    alike = [
        number
        for number in others
        if kinds_agree(frame.kinds, found[number].kinds) and not frame.exact and not _fine(claim)
    ]
    if alike:
        return alike[-1]
    return _NEW if _names_something(claim, has_toll) else _NONE


def _recalled(other: Happening, main: Happening) -> bool:
    """Say whether a happening is only looked back at from the main one: on an earlier day, while the main one has a place."""
    if not main.main or not main.exact or not other.exact or other.when is None or main.when is None:
        return False
    if not any(is_fine(place) for place in main.places):
        return False
    return other.when.end is not None and main.when.start is not None and other.when.end < main.when.start


def is_fine(place: Place) -> bool:
    """Say whether a place is a town, district, site or named area, finer than a province."""
    return place.level not in ("country", "region") or (
        place.level == "region"
        and not place.name.endswith(("province", "countryside", "governorate", "region", "state"))
    )


def _fine(claim: Claim) -> list[Place]:
    return [place for place in claim.places if is_fine(place)]


def speaks_against(claim: Claim, happening: Happening) -> bool:
    """Say whether a claim's own words rule a happening out: its day, its place, its kind, or "another"."""
    frame = claim.frame
    if frame.contrast and happening.claims:
        return True
    if _past_span(claim) and happening.main:
        return True
    if frame.exact and happening.exact and overlap(claim.when, happening.when) is False:
        return True
    if (
        frame.exact
        and not happening.exact
        and happening.when is not None
        and _is_short(claim.when)
        and overlap(claim.when, happening.when) is False
    ):
        return True
    if _other_act(claim, happening):
        return True
    if claim.places and happening.places:
        fit = _fit(claim.places, happening.places)
        # Where both name a town, an act told with another town's name is another act, even if nothing is known of it.
        told_apart = (
            bool(frame.kinds)
            and bool(_fine(claim))
            and any(is_fine(place) and not is_seat(place) for place in happening.core)
        )
        if fit is False or (fit is None and told_apart):
            return True
    return bool(frame.kinds) and _foreign_kind(claim, happening)


def _other_act(claim: Claim, happening: Happening) -> bool:
    """Say whether a claim names both another doer and another target: who did it may be in dispute, not both."""
    doers = {answer.value for answer in claim.answers if answer.question == "responsible" and answer.polarity}
    hit = set(claim.frame.targets)
    if not doers or not hit or not happening.parties or not happening.targets:
        return False
    return not doers & happening.parties and not hit & happening.targets


def _fit(places: Sequence[Place], known: Sequence[Place]) -> bool | None:
    """Say whether places may belong to a happening whose ``known`` places include the areas around its finer ones."""
    names = {place.name for place in known if place.level != "country"}
    if any(names.intersection((place.name, *place.within)) for place in places):
        return True
    return compatible(places, known)


def _foreign_kind(claim: Claim, happening: Happening) -> bool:
    """Say whether a claim's kinds cannot be this happening's.

    A quiet word ("the meeting") inside a story of a blow is part of that story, unless it names a person met or a day.
    """
    kinds = claim.frame.kinds
    if kinds_agree(kinds, happening.kinds) is not False:
        return False
    mine, theirs = family(kinds), family(happening.kinds)
    if mine in ("quiet", "follow_up") and theirs in ("violent", "harmful") and happening.main:
        return bool(claim.frame.people) or claim.frame.exact
    return True


def _past_span(claim: Claim) -> bool:
    """Say whether a claim speaks of a month, a year or an open span: longer than any one happening of the news."""
    if claim.when is None or not claim.frame.exact or not claim.when.anchored:
        return False
    start, end = claim.when.start, claim.when.end
    return start is None or end is None or (end - start).days > 14


def _shares_anchor(claim: Claim, happening: Happening) -> bool:
    if claim.frame.exact and happening.exact and overlap(claim.when, happening.when):
        return not claim.places or not happening.places or _fit(claim.places, happening.places) is not False
    if any(same(a, b) for a in _fine(claim) for b in happening.places):
        return True
    surnames = {name.split()[-1] for name in claim.frame.people}
    return bool(surnames & {name.split()[-1] for name in happening.people}) or bool(
        set(claim.frame.groups) & happening.groups
    )


def _names_something(claim: Claim, has_toll: bool) -> bool:
    """Say whether a claim names a happening of its own well enough to be told apart: what, and when, where, who or what hit."""
    frame = claim.frame
    if family(frame.kinds) == "follow_up" or not (frame.kinds or has_toll):
        return False
    fine = any(place.level not in ("country",) for place in claim.places)
    return frame.exact or fine or bool(frame.kinds and (frame.people or frame.targets or frame.groups))


def _begin(article: Article, claim: Claim) -> Happening:
    return Happening(
        id=f"{article.id}/{claim.start}",
        article=article.id,
        main=False,
        claims=(),
        kinds=claim.frame.kinds,
        when=claim.when if claim.frame.exact else None,
        exact=claim.frame.exact,
        places=claim.places,
        core=tuple(finest(claim.places)),
        contrast=claim.frame.contrast,
    )


def _grow(happening: Happening, claim: Claim, tolls: Sequence[Figure]) -> Happening:
    """Add a claim. Only a claim that itself tells of the happening adds to what it is known by; others merely belong to it."""
    frame = claim.frame
    stated = {
        (figure.slot, figure.stated)
        for figure in tolls
        if figure.slot in TOLL_SLOTS and figure.stated is not None and figure.part is None and not figure.background
    }
    grown = replace(
        happening,
        claims=(*happening.claims, claim.id),
        tolls=happening.tolls | {(slot, number) for slot, number in stated},
    )
    tells = bool(kinds_agree(frame.kinds, happening.kinds)) and not frame.background
    if not tells and happening.claims:
        return grown
    takes_day = not happening.exact and frame.exact and _is_short(claim.when)
    return replace(
        grown,
        when=claim.when if takes_day else happening.when,
        exact=happening.exact or takes_day,
        places=_more_places(happening, claim),
        core=_sharper(happening, claim),
        people=happening.people | set(frame.people),
        targets=happening.targets | set(frame.targets),
        groups=happening.groups | set(frame.groups),
        parties=happening.parties | {answer.value for answer in claim.answers if answer.question == "responsible"},
        stops=happening.stops | _stops(claim),
        words=happening.words | frame.words if len(happening.claims) < LEAD_CLAIMS else happening.words,
    )


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
        for place in finest(claim.places)
        if is_fine(place) and not is_seat(place) and _within(place, happening.core)
    ]
    if not happening.core:
        return tuple(finest(claim.places))
    if len(happening.claims) < LEAD_CLAIMS and finer:
        return (*happening.core, *finer)
    return happening.core


def _more_places(happening: Happening, claim: Claim) -> tuple[Place, ...]:
    """Add places within those known, or the first ones named."""
    if not happening.places:
        return claim.places
    finer = [place for place in claim.places if is_fine(place) and _within(place, happening.places)]
    return tuple({place.name: place for place in (*happening.places, *finer)}.values())


def _within(place: Place, known: Sequence[Place]) -> bool:
    """Say whether a place lies in one of the known ones; a province's seat ("raids in Idlib") may stand for the province."""
    around = {name for other in known for name in (other.name, *other.within)}
    around |= {f"{other.name} province" for other in known if other.level == "city"}
    return bool(around.intersection(place.within))


def is_seat(place: Place) -> bool:
    """Say whether a place is a city that gives its province the name: a day there may see many happenings."""
    return place.level == "city" and (
        f"{place.name} province" in place.within
        or f"{place.name} countryside" in place.within
        or place.within[:1] in ((), ("Syria",))
    )
