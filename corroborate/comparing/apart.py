"""Reasons why two claims of one event should still not be set against each other.

An event can be joined too widely, above all where one article reports several attacks. A false contradiction costs more
than a missed one, so a contradiction must pass every check here; each is a plain function that returns its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import combinations

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.comparing.acts import REACH, not_one_blow, two_acts
from corroborate.comparing.scenes import day_of, local
from corroborate.joining.whereabouts import is_seat
from corroborate.places import compatible
from corroborate.records import Claim, Place
from corroborate.times import overlap
from corroborate.where.placenames import normal
from corroborate.where.placerelations import contains

LONGEST_BLOW = 2
"""Days a single attack and its night may cover; a count over more is a count of many."""
_THAT_DAY = re.compile(
    r"\b(?:that|same) (?:day|night|morning|evening|week|month|year)\b|\bat the time\b", re.IGNORECASE
)
_EVERY_DAY = re.compile(
    r"\b(?:per day|daily|every (?:day|week|month|night)|each (?:day|week)|regularly|routinely|frequently|often"
    r"|usually|(?:is|are|has been|have been) (?:also )?(?:carrying out|conducting|launching|staging|bombing|striking"
    r"|attacking|shelling|targeting|pounding))\b",
    re.IGNORECASE,
)
_MANY_ACTS = re.compile(
    r"\b(?:other|repeated|several|previous|numerous|many|countless|such) (?:\w+ ){0,2}(?:attacks|raids|strikes"
    r"|bombings|massacres|crimes|accusations|allegations)\b",
    re.IGNORECASE,
)

_SEATED = re.compile(r"\b(?:in|from|at) (?:the )?((?:[A-Z][\w'’-]+ ?)+)")
"""Where a speaker is said to be ("local people in Orlyne")."""


def apart(later: Claim, earlier: Claim, question: str, several: Collection[str] = ()) -> str | None:
    """Return the first reason not to set two claims of one event against each other, or ``None``.

    ``several`` are the articles that tell of several happenings; see ``roundups``.
    """
    # Where the place itself is asked for, that two are named is the point.
    asked = question.startswith("place/")
    for check in _CHECKS:
        reason = None if asked and check in _OF_PLACES else check(later, earlier)
        if reason is not None:
            return reason
    reason = out_of_roundup(later, earlier, several)
    return reason or two_acts(later, earlier, question)


def beside_the_act(later: Claim, earlier: Claim, question: str) -> str | None:
    """Return why two claims that name one place or doer do not support each other: one touches on it in passing.

    Where and by whom is named in nearly every sentence, also in those on what an army does every day.
    """
    head = question.split("/")[0]
    if head not in ("place", "responsible"):
        return None
    if any(_EVERY_DAY.search(claim.resolved) for claim in (later, earlier)):
        return "one speaks of a habit or a long span"
    if question.startswith("place/"):
        return not_one_blow(later, earlier)
    if head == "place" and "denied" in (later.modality, earlier.modality):
        return "one denies that it happened there"
    found = told_apart(later, earlier) or other_spans(later, earlier)
    return found or (several_places(later, earlier) if head == "place" else None)


def other_days(later: Claim, earlier: Claim) -> str | None:
    """The claims name days that exclude each other."""
    same_article = later.article == earlier.article
    if overlap(day_of(later), day_of(earlier), same_article=same_article) is False:
        return "different days"
    return None


def another_time(later: Claim, earlier: Claim) -> str | None:
    """A claim points back at a day told before ("that day"), which its own words do not name."""
    if later.article != earlier.article and any(
        claim.when is None and _THAT_DAY.search(claim.resolved) for claim in (later, earlier)
    ):
        return "one speaks of a day told before"
    return None


def other_spans(later: Claim, earlier: Claim) -> str | None:
    """One claim counts over several days ("in the past two weeks"), the other over one."""
    days = [
        (claim.when.end - claim.when.start).days
        for claim in (later, earlier)
        if claim.when is not None and claim.when.start is not None and claim.when.end is not None
    ]
    if days and max(days) > LONGEST_BLOW and (len(days) == 1 or min(days) < max(days)):
        return "one counts over several days"
    return None


def other_places(later: Claim, earlier: Claim) -> str | None:
    """Each claim names a place finer than a region, and no place of one is, holds or lies in a place of the other."""
    if compatible(later.places, earlier.places) is False:
        return "places that exclude each other"
    new, old = local(later.places), local(earlier.places)
    if new and old and compatible(new, old) is not True:
        return "no place in common"
    return None


def heard_elsewhere(later: Claim, earlier: Claim) -> str | None:
    """In one article, a claim without a place is told by somebody said to be in a town the other does not name."""
    if later.article != earlier.article:
        return None
    for told, other in ((later, earlier), (earlier, later)):
        if told.attribution is None or local(told.places) or not local(other.places):
            continue
        seat = _SEATED.search(told.attribution.speaker)
        named = {normal(name) for place in other.places for name in (place.name, *place.within)}
        if seat is not None and not any(normal(seat[1]) in name or name in normal(seat[1]) for name in named):
            return "its speaker is in a place the other does not name"
    return None


def several_places(later: Claim, earlier: Claim) -> str | None:
    """One claim speaks of several places together, the other of one of them or of others."""
    for wide, narrow in ((later, earlier), (earlier, later)):
        inner, others = _towns(wide), local(narrow.places)
        if len(inner) < 2:
            continue
        if not others:
            if later.article != earlier.article and any(
                compatible((a,), (b,)) is False for a, b in combinations(inner, 2)
            ):
                return "one speaks of several places together"
            continue
        wider = any(contains(other, place) for other in others for place in inner)
        if not wider and not all(any(compatible((place,), (other,)) is True for other in others) for place in inner):
            return "one speaks of several places together"
    return None


def _towns(claim: Claim) -> list[Place]:
    """Return the places of a claim, without the city whose province is meant: "Ariha in Idlib" is one town."""
    named = local(claim.places)
    provinces = {outer for place in named if not is_seat(place) for outer in place.within}
    return [place for place in named if not (is_seat(place) and f"{place.name} province" in provinces)]


def other_kinds(later: Claim, earlier: Claim) -> str | None:
    """The claims speak of acts of different kinds, such as a car bomb and an air strike."""
    if kinds_agree(_act_kinds(later), _act_kinds(earlier)) is False:
        return "acts of different kinds"
    return None


def _act_kinds(claim: Claim) -> tuple[str, ...]:
    """Return the kinds of a claim; who blames somebody and calls for a meeting still speaks of the act."""
    if not any(answer.question == "responsible" for answer in claim.answers):
        return claim.frame.kinds
    return tuple(kind for kind in claim.frame.kinds if family((kind,)) in ("violent", "harmful"))


def out_of_reach(later: Claim, earlier: Claim) -> str | None:
    """In one article, a claim in the outlet's own words, without place, day or a speaker, stands far from the other."""
    if later.article != earlier.article or later.field != earlier.field:
        return None
    if abs(later.sentence - earlier.sentence) <= REACH:
        return None
    if any(not claim.places and claim.when is None and claim.attribution is None for claim in (later, earlier)):
        return "far apart in one article, without a place or day that ties them"
    return None


def told_apart(later: Claim, earlier: Claim) -> str | None:
    """One of the claims is marked as another happening ("elsewhere", "a separate") or as a habit or long span."""
    if later.frame.contrast != earlier.frame.contrast:
        return "one speaks of another happening"
    if any(_MANY_ACTS.search(claim.resolved) for claim in (later, earlier)):
        return "one speaks of many acts"
    if later.frame.background or earlier.frame.background:
        return "one speaks of a habit or a long span"
    return None


def roundups(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the articles whose answers to one question name places without anything in common: several happenings."""
    by_article: dict[str, list[tuple[Place, ...]]] = {}
    for claim in claims:
        places = local(claim.places)
        if places:
            by_article.setdefault(claim.article, []).append(places)
    return frozenset(
        article
        for article, named in by_article.items()
        if any(compatible(a, b) is not True for at, a in enumerate(named) for b in named[at + 1 :])
    )


def out_of_roundup(later: Claim, earlier: Claim, several: Collection[str]) -> str | None:
    """A claim of an article on several happenings is compared only where both name a place in common."""
    if later.article not in several and earlier.article not in several:
        return None
    if compatible(_told_at(later), _told_at(earlier)) is True:
        return None
    return "an article on several happenings, no place in common"


def _told_at(claim: Claim) -> tuple[Place, ...]:
    """Return the places of a claim, else the towns its article leaves no doubt of: a large city sees many acts."""
    return local(claim.places) or tuple(place for place in local(claim.where) if not is_seat(place))


_CHECKS: tuple[Callable[[Claim, Claim], str | None], ...] = (
    other_days,
    another_time,
    other_spans,
    other_places,
    heard_elsewhere,
    several_places,
    other_kinds,
    told_apart,
    out_of_reach,
)
_OF_PLACES = (other_places, heard_elsewhere, several_places)
