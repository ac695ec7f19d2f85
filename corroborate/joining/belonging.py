"""Which of the happenings met so far in an article a claim is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.joining.accounts import Happening
from corroborate.joining.whereabouts import fine_places, is_fine, is_seat, places_fit
from corroborate.places import same
from corroborate.records import Claim, When
from corroborate.times import overlap

_THAT_ACT = re.compile(
    r"\bthat (?:attack|strike|raid|blast|bombing|massacre|incident|crash|explosion|shelling)\b", re.IGNORECASE
)

NONE, NEW = -1, -2
"""In place of an index: the claim is about no single happening, or about one not met yet."""


@dataclass(frozen=True, slots=True)
class Last:
    """The happening the claim before was about, and its sentence."""

    number: int
    sentence: int


def choose(claim: Claim, found: Sequence[Happening], last: Last | None, has_toll: bool) -> int:
    """Return the index of the happening a claim is about, ``NEW`` for one not met yet, ``NONE`` for no single one."""
    frame = claim.frame
    if frame.background and not (frame.exact and is_short(claim.when)):
        return NONE
    main = 0 if found and found[0].main and not speaks_against(claim, found[0]) else None
    others = [number for number, other in enumerate(found) if not other.main and not speaks_against(claim, other)]
    if last is not None and last.number in others:
        going_on = _goes_on(claim, found, last, has_toll)
        if going_on is not None:
            return going_on
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
        if kinds_agree(frame.kinds, found[number].kinds) and not frame.exact and not fine_places(claim)
    ]
    if alike:
        return alike[-1]
    return NEW if _names_something(claim, has_toll) else NONE


def _goes_on(claim: Claim, found: Sequence[Happening], last: Last, has_toll: bool) -> int | None:
    """Return the last happening (or ``NONE``) where the words go on with it, and ``None`` where they do not."""
    frame = claim.frame
    if _THAT_ACT.search(claim.resolved) or claim.resolved.rstrip(".").endswith(" there"):
        return last.number
    if frame.exact or claim.places or frame.kinds:
        return None
    # Words without a day, place or kind of their own go on with what the sentence before was about, if they say so.
    if last.sentence == claim.sentence:
        return last.number
    if _recalled(found[last.number], found[0]):
        return None
    return last.number if frame.anaphoric or not has_toll else NONE


def _recalled(other: Happening, main: Happening) -> bool:
    """Say whether a happening is only looked back at: on an earlier day than the main one, which has a place."""
    if not main.main or not main.exact or not other.exact or other.when is None or main.when is None:
        return False
    if not any(is_fine(place) for place in main.places):
        return False
    return other.when.end is not None and main.when.start is not None and other.when.end < main.when.start


def speaks_against(claim: Claim, happening: Happening) -> bool:
    """Say whether a claim's own words rule a happening out: its day, its place, its kind, or "another"."""
    frame = claim.frame
    if claim.form == "headline" and happening.main and family(happening.kinds) not in ("violent", "harmful"):
        return False  # "Minister to go in May" is the news, whatever day it speaks of
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
        and is_short(claim.when)
        and overlap(claim.when, happening.when) is False
    ):
        return True
    if _other_act(claim, happening):
        return True
    if claim.places and happening.places:
        fit = places_fit(claim.places, happening.places)
        # Where both name a town, an act told with another town's name is another act, even if nothing is known of it.
        told_apart = (
            bool(frame.kinds)
            and bool(fine_places(claim))
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


def _shares_anchor(claim: Claim, happening: Happening) -> bool:
    if claim.frame.exact and happening.exact and overlap(claim.when, happening.when):
        return not claim.places or not happening.places or places_fit(claim.places, happening.places) is not False
    if any(same(a, b) for a in fine_places(claim) for b in happening.places):
        return True
    surnames = {name.split()[-1] for name in claim.frame.people}
    return bool(surnames & {name.split()[-1] for name in happening.people}) or bool(
        set(claim.frame.groups) & happening.groups
    )


def _names_something(claim: Claim, has_toll: bool) -> bool:
    """Say whether a claim names a happening well enough to be told apart: what, and when, where, who or what hit."""
    frame = claim.frame
    if family(frame.kinds) == "follow_up" or not (frame.kinds or has_toll):
        return False
    fine = any(place.level != "country" for place in claim.places)
    return frame.exact or fine or bool(frame.kinds and (frame.people or frame.targets or frame.groups))
