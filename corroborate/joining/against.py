"""What in a claim's own words rules a happening out: another day, place, kind or doer, "another", "elsewhere"."""

from __future__ import annotations

import re
from datetime import date

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.claiming.parties import one_side
from corroborate.joining.accounts import Happening
from corroborate.joining.whereabouts import (
    fine_places,
    in_one_province,
    in_two_provinces,
    is_fine,
    is_seat,
    on_ground,
    places_fit,
)
from corroborate.lexicons import lexicon
from corroborate.places import compatible
from corroborate.records import Claim, When
from corroborate.text.patterns import pattern
from corroborate.times import overlap

_DEFINITE = re.compile(r"\b[Tt]h(?:e|ose|ese) (?:[a-z]+ )?([a-z]+)\b")
"""The noun of words that speak of what is known already ("the guards")."""
_COUNTED_OVER = re.compile(r"\b(?:hours|days|week) up to publication")
"""How the resolver words a span over which a report counts ("in the past 24 hours")."""


def speaks_against(claim: Claim, happening: Happening) -> bool:
    """Say whether a claim's own words rule a happening out: its day, its place, its kind, its doer, or "another"."""
    frame = claim.frame
    if claim.form == "headline" and happening.main and family(happening.kinds) not in ("violent", "harmful"):
        return False  # "Minister to go in May" is the news, whatever day it speaks of
    if contrasts(claim) and happening.claims:
        return True
    if _past_span(claim) and happening.main and (harms(claim) or not runs_on(claim, happening.published)):
        return True
    if frame.exact and happening.exact and overlap(claim.when, happening.when) is False:
        return True
    if (
        frame.exact
        and not happening.exact
        and happening.when is not None
        and (is_short(claim.when) or _before(claim.when, happening.when))
        and overlap(claim.when, happening.when) is False
    ):
        return True
    if any(other(claim, happening) for other in (_other_act, _other_side, _other_ground, _other_place)):
        return True
    return bool(frame.kinds) and _foreign_kind(claim, happening)


def _before(first: When | None, second: When) -> bool:
    return first is not None and first.end is not None and second.start is not None and first.end < second.start


def contrasts(claim: Claim) -> bool:
    """Say whether a claim sets an act beside the one told so far: "another raid", "elsewhere, five were killed"."""
    return claim.frame.contrast or stands_beside(claim)


def stands_beside(claim: Claim) -> bool:
    """Say whether a claim sets an act beside the one told so far, as of the same day: "meanwhile", "elsewhere"."""
    return tells_of_act(claim) and bool(pattern("framing", "aside").search(claim.text))


def looks_back(claim: Claim) -> bool:
    """Say whether a claim dates its act by another: "hours after a blast in the port"."""
    return bool(pattern("framing", "sequel").search(claim.text))


def holders(claim: Claim) -> frozenset[str]:
    """Return who is said to hold the ground a claim speaks of ("rebel-held"), those of one side by one name."""
    sides = lexicon("framing")["sides"]
    known = {word for words in sides.values() for word in words}
    found = pattern("framing", "held").finditer(claim.text)
    # "rebel-held", "government controlled", and not "a centre run by"
    named = [match[1].casefold() for match in found if "-" in match[0] or match[1].casefold() in known]
    return frozenset(next((side for side, words in sides.items() if name in words), name) for name in named)


def _other_ground(claim: Claim, happening: Happening) -> bool:
    held = holders(claim)
    return bool(held and happening.holders) and not held & happening.holders and tells_of_act(claim)


def tells_of_act(claim: Claim) -> bool:
    """Say whether a claim names an act or those it harmed."""
    return family(claim.frame.kinds) in ("violent", "harmful") or harms(claim)


def harms(claim: Claim) -> bool:
    """Say whether a claim tells of dead or injured."""
    return bool(set(lexicon("framing")["words"]["harm"]) & claim.frame.words)


def runs_on(claim: Claim, published: date | None) -> bool:
    """Say whether a claim speaks of a long span up to its publication: a state ("since July"), or a total over it."""
    return _past_span(claim) and claim.when is not None and claim.when.end in (None, published)


def part_of(claim: Claim, happening: Happening) -> bool:
    """Say whether a claim tells of one of several incidents that a round-up counts together.

    It is at one of the places its headline lists, or on one of the days it spans.
    """
    if not tells_of_act(claim):
        return False
    if happening.spread and claim.places:
        at = [place for place in happening.spread if compatible(claim.places, (place,)) is not False]
        return len(at) < len(happening.spread) and bool(compatible(claim.places, at))
    counted_over = happening.exact and happening.when is not None and _COUNTED_OVER.search(happening.when.reason)
    return bool(counted_over) and claim.frame.exact and claim.when is not None and claim.when.start == claim.when.end


def _other_place(claim: Claim, happening: Happening) -> bool:
    """Say whether places exclude each other, or both name a town and the claim tells an act with another's name."""
    named = on_ground(claim)
    if not named or not happening.places:
        return False
    fit = places_fit(named, happening.places)
    if fit is False and happening.main and claim.frame.anaphoric and in_one_province(named, happening.core):
        return False  # "the bomb struck X": the news, at a place of its own beside that of the lead
    if fit is not None:
        return not fit
    if happening.main and claim.frame.anaphoric and not any(place.within for place in fine_places(claim)):
        return False  # "the strike on X" names the place the lead left out
    if harms(claim) and in_two_provinces(named, happening.core):
        return True
    return (
        bool(claim.frame.kinds)
        and bool(fine_places(claim))
        and any(is_fine(place) and not is_seat(place) for place in happening.core)
    )


def _doers(claim: Claim) -> set[str]:
    return {answer.value for answer in claim.answers if answer.question == "responsible" and answer.polarity}


def _other_act(claim: Claim, happening: Happening) -> bool:
    """Say whether a claim names both another doer and another target: who did it may be in dispute, not both."""
    doers, hit = _doers(claim), set(claim.frame.targets)
    if len(happening.claims) < 2 or not doers or not hit or not happening.parties or not happening.targets:
        return False
    return not doers & happening.parties and not hit & happening.targets


def _other_side(claim: Claim, happening: Happening) -> bool:
    """Say whether a claim tells of dead by another side's act, and blames nobody for the act told so far.

    Who did it may be in dispute; but blame speaks of "the attack", and a new act comes with its own words and its dead.
    """
    doers, frame = _doers(claim), claim.frame
    if len(happening.claims) < 2:
        return False  # a headline alone tells too little of who did it
    if not doers or not happening.parties or not harms(claim) or not frame.kinds or claim.form == "headline":
        return False
    if frame.anaphoric or claim.modality != "asserted" or pattern("framing", "blame").search(claim.text):
        return False
    if happening.words & {word.casefold().rstrip("s") for word in _DEFINITE.findall(claim.text)}:
        return False
    return not any(one_side(one, other) for one in doers for other in happening.parties)


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


def is_short(when: When | None) -> bool:
    """Say whether a time is a known span of few days, as one happening of the news takes."""
    return when is not None and when.start is not None and when.end is not None and (when.end - when.start).days <= 3
