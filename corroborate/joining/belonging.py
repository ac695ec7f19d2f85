"""Which of the happenings met so far in an article a claim is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.joining.accounts import Happening
from corroborate.joining.against import contrasts, harms, is_short, part_of, runs_on, speaks_against, tells_of_act
from corroborate.joining.whereabouts import fine_places, is_fine, places_fit
from corroborate.lexicons import lexicon
from corroborate.places import compatible, same
from corroborate.records import Claim, Place
from corroborate.times import overlap

_THAT_ACT = re.compile(
    r"\bthat (?:attack|strike|raid|blast|bombing|massacre|incident|crash|explosion|shelling)\b", re.IGNORECASE
)

_OF_THE_ACT = re.compile(
    r"\bthe (?:[\w-]+ )?(?:attack|strike|airstrike|raid|blast|bombing|massacre|incident|crash|explosion|shelling)s?\b",
    re.IGNORECASE,
)
"""Words for the act an article is about, where another was only looked back at."""

Counts = frozenset[tuple[str, int]]
"""Slots and numbers of a claim's figures, those of totals of a war or a year left out."""

NONE, NEW = -1, -2
"""In place of an index: the claim is about no single happening, or about one not met yet."""


@dataclass(frozen=True, slots=True)
class Last:
    """The happening the claim before was about, and its sentence."""

    number: int
    sentence: int


def choose(claim: Claim, found: Sequence[Happening], last: Last | None, counts: Counts | None) -> int:
    """Return the index of the happening a claim is about, ``NEW`` for one not met yet, ``NONE`` for no single one.

    ``counts`` are those of the claim, and null where it counts nothing.
    """
    frame = claim.frame
    if frame.background and not (frame.exact and is_short(claim.when)):
        return NONE
    if found and harms(claim) and runs_on(claim, found[0].published):
        return NONE
    fits = (
        bool(found)
        and found[0].main
        and (_gives_its_toll(claim, found[0], counts) or not speaks_against(claim, found[0]))
    )
    main = 0 if fits else None
    if last is not None and last.number >= 0 and _denies_it(claim, last):
        return last.number
    others = [number for number, other in enumerate(found) if not other.main and not speaks_against(claim, other)]
    if last is not None and last.number in others:
        going_on = _goes_on(claim, found, last, counts)
        if going_on is not None:
            return going_on
    section = _section(claim, found)
    if section is not None:
        return section
    one_of = main is not None and claim.form != "headline" and part_of(claim, found[main])
    anchored = [number for number in others if _shares_anchor(claim, found[number])]
    if anchored and (main is None or one_of or not _shares_anchor(claim, found[main])):
        return anchored[-1]
    if one_of and _names_something(claim, counts is not None):
        return NEW
    if main is not None:
        stays = not frame.exact and last is not None and last.number in others
        return last.number if last is not None and stays and _is_part(found[last.number], found[main]) else main
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
    return NEW if _names_something(claim, counts is not None) else NONE


def _gives_its_toll(claim: Claim, main: Happening, counts: Counts | None) -> bool:
    """Say whether a claim gives the toll of the news, and no day or place or "another" besides."""
    anchored = claim.frame.exact or any(place.level != "country" for place in claim.places)
    return bool(counts and counts & main.tolls) and not anchored and not contrasts(claim)


def _goes_on(claim: Claim, found: Sequence[Happening], last: Last, counts: Counts | None) -> int | None:
    """Return the last happening (or ``NONE``) where the words go on with it, and ``None`` where they do not."""
    frame = claim.frame
    if _THAT_ACT.search(claim.resolved) or claim.resolved.rstrip(".").endswith(" there"):
        return last.number
    beside = last.sentence == claim.sentence
    if beside and not frame.exact and found[last.number].claims and not contrasts(claim):
        # One sentence tells one thing, unless its parts name days or places of their own.
        fits = not claim.places or places_fit(claim.places, found[last.number].places)
        if fits and (tells_of_act(claim) or not frame.kinds):
            return last.number
    if frame.exact or any(place.level != "country" for place in claim.places):
        return None
    if _returns(claim, found[last.number], found[0], counts):
        return None
    recalled = _recalled(found[last.number], found[0])
    if recalled and not _dwells_on(claim, found[last.number]):
        return None
    if frame.kinds or counts is not None:
        near = last.sentence + 1 >= claim.sentence
        fits = kinds_agree(frame.kinds, found[last.number].kinds) is not False
        goes = near and fits and (counts is not None or (frame.anaphoric and not recalled))
        return last.number if goes else None
    # Words without a day, place or kind of their own go on with what the sentence before was about, if they say so.
    if beside:
        return last.number
    return None if recalled else last.number


def _denies_it(claim: Claim, last: Last) -> bool:
    """Say whether a claim denies what the sentence before told: it names no day or place for it."""
    unplaced = not claim.frame.exact and not any(place.level != "country" for place in claim.places)
    return claim.modality == "denied" and unplaced and claim.sentence - last.sentence <= 1


def _section(claim: Claim, found: Sequence[Happening]) -> int | None:
    """Return the happening at the same one of the places a round-up lists: a city's quarters make one section."""
    if not found or not found[0].spread or claim.form == "headline" or not part_of(claim, found[0]):
        return None
    at = _listed(found[0], claim.places)
    if len(at) != 1 or (claim.frame.exact and found[0].exact and overlap(claim.when, found[0].when) is False):
        return None
    fits = [
        number
        for number, other in enumerate(found)
        if not other.main
        and other.fresh
        and _listed(found[0], other.core) == at
        and kinds_agree(claim.frame.kinds, other.kinds) is not False
    ]
    return fits[-1] if fits else None


def _listed(round_up: Happening, places: Sequence[Place]) -> list[Place]:
    return [place for place in round_up.spread if compatible((place,), places)]


def _dwells_on(claim: Claim, recalled: Happening) -> bool:
    """Say whether words may go on with what was looked back at: a short act, counted before, and not "the attack"."""
    counted = bool(recalled.counts) or claim.frame.anaphoric
    return counted and is_short(recalled.when) and not _OF_THE_ACT.search(claim.text)


def _returns(claim: Claim, other: Happening, main: Happening, counts: Counts | None) -> bool:
    """Say whether words without an anchor go back to the main happening: by its toll, or by more of its words."""
    if counts is not None:
        return main.main and bool(counts & main.tolls) and not counts & other.tolls
    words = claim.frame.words - set(lexicon("framing")["words"]["harm"])
    return main.main and not claim.frame.anaphoric and len(words & main.words) > len(words & other.words)


def _is_part(other: Happening, main: Happening) -> bool:
    """Say whether a happening is at one of the places a round-up counts together."""
    return any(compatible((place,), other.places) for place in main.spread)


def _recalled(other: Happening, main: Happening) -> bool:
    """Say whether a happening is only looked back at: on an earlier day than the main one, which has a place."""
    if not main.main or not main.exact or not other.exact or other.when is None or main.when is None:
        return False
    if not any(is_fine(place) for place in main.places):
        return False
    return other.when.end is not None and main.when.start is not None and other.when.end < main.when.start


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
    if contrasts(claim) and has_toll:
        return True
    fine = any(place.level != "country" for place in claim.places)
    return frame.exact or fine or bool(frame.kinds and (frame.people or frame.targets or frame.groups))
