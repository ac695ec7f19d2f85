"""What one article tells of: its main happening, the others it recalls, and which claim is about which.

A claim inherits the article's main happening (headline, lead) unless its own words speak against it: another day, a
place that excludes it, a kind that cannot be the same, "another", "the previous". A claim that speaks of habits or of
years is about no single happening.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corroborate.kinds import family, kinds_agree
from corroborate.places import compatible, finest, same
from corroborate.records import Article, Claim, Figure, Place, When
from corroborate.times import overlap

LEAD_CLAIMS = 4
"""How many body claims set the main happening beside the headline: the lead and the sentence that completes it."""
NEWS_LAG_DAYS = 4
"""A report that names no day tells of something at most this many days before its publication."""
TOLL_SLOTS = ("killed", "injured", "casualties", "missing")
DISTINCTIVE_TOLL = 10
"""A toll from here on is rare enough to tell two happenings of one week apart."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One article's account of one happening. ``exact`` is true where its day is stated, false where inferred from publication."""

    id: str
    article: str
    main: bool
    claims: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    when: When | None = None
    exact: bool = False
    places: tuple[Place, ...] = ()
    people: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    tolls: frozenset[tuple[str, int]] = frozenset()
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
    last: Happening | None = None
    for claim in claims:
        index = _choose(claim, claims, found, last, bool(tolls.get(claim.id)))
        if index == _NONE:
            last = None if claim.frame.background else last
            continue
        if index == _NEW:
            found.append(_begin(article, claim))
            index = len(found) - 1
        found[index] = last = _grow(found[index], claim, tolls.get(claim.id, ()))
    return tuple(happening for happening in found if happening.claims)


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
    when = next((claim.when for claim in agreeing if claim.frame.exact and _is_short(claim.when)), None)
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
        places=_lead_places(agreeing),
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
    places: dict[str, Place] = {}
    for claim in lead[:3]:
        for place in claim.places:
            places.setdefault(place.name, place)
    return tuple(finest(tuple(places.values())))


def _is_short(when: When | None) -> bool:
    return when is not None and when.start is not None and when.end is not None and (when.end - when.start).days <= 3


def _choose(
    claim: Claim, claims: Sequence[Claim], found: Sequence[Happening], last: Happening | None, has_toll: bool
) -> int:
    """Return the index of the happening a claim is about, ``_NEW`` for one not met yet, ``_NONE`` for no single one."""
    frame = claim.frame
    if frame.background and not (frame.exact and _is_short(claim.when)):
        return _NONE
    candidates = [number for number, happening in enumerate(found) if not speaks_against(claim, happening)]
    main = next((number for number in candidates if found[number].main), None)
    anchored = frame.exact or bool(claim.places) or bool(frame.kinds)
    if last is not None and not last.main and not anchored:
        number = next((n for n, happening in enumerate(found) if happening.id == last.id), None)
        if number is not None and (frame.anaphoric or not has_toll):
            return number
        return _NONE
    others = [number for number in candidates if not found[number].main and _shares_anchor(claim, found[number])]
    if others and (main is None or not _shares_anchor(claim, found[main])):
        return others[-1]
    if main is not None and not _past_span(claim):
        return main
    if not _names_something(claim):
        return _NONE
    return _NEW


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
    if claim.places and happening.places and compatible(claim.places, happening.places) is False:
        return True
    return bool(frame.kinds) and _foreign_kind(frame.kinds, happening.kinds)


def _foreign_kind(kinds: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether two sets of kinds cannot be one happening; what a family has in common is not held against it."""
    if kinds_agree(kinds, others) is not False:
        return False
    mine, theirs = family(kinds), family(others)
    return not (mine == "follow_up" and theirs == "none")


def _past_span(claim: Claim) -> bool:
    """Say whether a claim speaks of a month, a year or an open span: longer than any one happening of the news."""
    if claim.when is None or not claim.frame.exact or not claim.when.anchored:
        return False
    start, end = claim.when.start, claim.when.end
    return start is None or end is None or (end - start).days > 14


def _shares_anchor(claim: Claim, happening: Happening) -> bool:
    if claim.frame.exact and happening.exact and overlap(claim.when, happening.when):
        return not claim.places or not happening.places or compatible(claim.places, happening.places) is not False
    fine = [place for place in claim.places if place.level not in ("country", "region")]
    if any(same(a, b) for a in fine for b in happening.places):
        return True
    surnames = {name.split()[-1] for name in claim.frame.people}
    return bool(surnames & {name.split()[-1] for name in happening.people}) or bool(
        set(claim.frame.groups) & happening.groups
    )


def _names_something(claim: Claim) -> bool:
    """Say whether a claim names a happening of its own well enough to be told apart: what, and when, where, who or what hit."""
    frame = claim.frame
    if not frame.kinds or family(frame.kinds) == "follow_up":
        return False
    fine = any(place.level not in ("country",) for place in claim.places)
    return frame.exact or fine or bool(frame.people) or bool(frame.targets) or bool(frame.groups)


def _begin(article: Article, claim: Claim) -> Happening:
    return Happening(
        id=f"{article.id}/{claim.start}",
        article=article.id,
        main=False,
        claims=(),
        kinds=claim.frame.kinds,
        when=claim.when if claim.frame.exact else None,
        exact=claim.frame.exact,
        places=tuple(finest(claim.places)),
    )


def _grow(happening: Happening, claim: Claim, tolls: Sequence[Figure]) -> Happening:
    """Add a claim. The main happening's day and places stay as the lead set them; finer places are added."""
    frame = claim.frame
    places = {place.name: place for place in happening.places}
    if not happening.main or any(compatible([place], happening.places) for place in claim.places):
        places.update({place.name: place for place in claim.places if place.level != "country" or not places})
    stated = {
        (figure.slot, figure.stated)
        for figure in tolls
        if figure.slot in TOLL_SLOTS
        and figure.stated is not None
        and figure.part is None
        and not figure.superseded
        and not figure.background
    }
    kinds = happening.kinds
    if kinds_agree(kinds, frame.kinds) or not kinds:
        kinds = tuple(dict.fromkeys((*kinds, *frame.kinds)))
    takes_day = (
        not happening.exact
        and frame.exact
        and _is_short(claim.when)
        and family(frame.kinds) != "follow_up"
        and bool(frame.kinds)
    )
    return replace(
        happening,
        claims=(*happening.claims, claim.id),
        kinds=kinds,
        when=claim.when if takes_day else happening.when,
        exact=happening.exact or takes_day,
        places=tuple(finest(tuple(places.values()))),
        people=happening.people | set(frame.people),
        targets=happening.targets | set(frame.targets),
        groups=happening.groups | set(frame.groups),
        parties=happening.parties | {answer.value for answer in claim.answers if answer.question == "responsible"},
        tolls=happening.tolls | {(slot, number) for slot, number in stated},
        words=happening.words | frame.words if len(happening.claims) < LEAD_CLAIMS else happening.words,
    )


def latest_day(happening: Happening) -> date | None:
    """Return the last day a happening can have fallen on, if known."""
    return happening.when.end if happening.when is not None else None
