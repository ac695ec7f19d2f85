"""What one sentence holds, and which of its days and places are a claim's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from corroborate.claiming.localities import (
    is_a_partys,
    is_fired_from,
    is_land_of,
    is_landmark,
    is_subject,
    is_wide,
    lies_on_side,
)
from corroborate.places import PlaceMention, finest
from corroborate.records import Claim, Place, Sentence, When
from corroborate.text.patterns import pattern
from corroborate.times import TimeMention
from corroborate.where.gazetteer import capitals
from corroborate.where.placecontext import says_place

ATTRIBUTION_REACH = 60
"""Characters around a speaker's words whose days and places belong to the saying, not to what was said."""

REACH_BACK = 240
"""Characters before a place in which words may say that it is not where it happened."""

_NAMED_DAY = re.compile(r"day before publication|the day of publication|date|year from publication")
"""How the resolver words a day that is named ("Wednesday", "3 May") rather than counted from another."""
_DATED_ACT = re.compile(
    r" (?:[\w-]+ ){0,2}(?:attacks?|bombings?|strikes?|airstrikes?|raids?|blasts?|explosions?|shelling|shootings?"
    r"|massacre|assault|ambush|crash)\b",
    re.IGNORECASE,
)
"""A day that tells an act from others ("claimed the 3 June car bombing") is the act's, whatever verb stands before."""


_OWNS = re.compile(
    r"(?:['’]s|s)\b(?! (?:[\w-]+ ){0,2}?(?:north|south|east|west|border|coast|capital|war|conflict|population)\b)"
)
_WAR = re.compile(r"(?:['’]s|s)? (?:[\w-]+ ){0,2}?(?:war|conflict|uprising|revolution|crisis)\b")
_LEADS_TO_WAR = re.compile(
    r"\b(?:in|inside|near|across|throughout|over|around|since|during)(?: \w+){0,2} $", re.IGNORECASE
)
_SOMEBODY_OF = re.compile(r",? (?:of|from) (?:the )?(?:[a-z-]+ ){0,2}")
_OPENING = 8
"""Characters at the head of a claim within which a land's war is what it tells of ("Syria's war began")."""
_WITHIN = re.compile(r"\b(?:in|inside|near|across|throughout|over|around)(?: \w+)? $", re.IGNORECASE)
_COUNTS_ON = re.compile(r" (?:after|before)$")
"""A day counted from another clause's ("a day after the raid") is that clause's own."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one sentence holds: its words, and its time and place mentions with offsets into the field."""

    sentence: Sentence
    text: str
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]


def _is_own(claim: Claim, start: int, end: int) -> bool:
    """Say whether words at these offsets of the field are the claim's own, not those of its attribution."""
    return claim.start <= start and end <= claim.end and not _in_runs(claim.outside, start, end)


def _in_runs(runs: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in runs)


def _stands_beside(claim: Claim, start: int, end: int) -> bool:
    """Say whether words of the sentence outside a claim bear on it: not those of its attribution or next to it."""
    if _in_runs(claim.outside, start, end):
        return False
    attribution = claim.attribution
    if attribution is None or attribution.start is None or attribution.end is None:
        return True
    return end < attribution.start - ATTRIBUTION_REACH or start > attribution.end + ATTRIBUTION_REACH


def own_time(mentions: Sequence[TimeMention]) -> TimeMention | None:
    """Choose the day a claim speaks of: a stated day before a span, a span before what is recalled."""
    ranked = sorted(
        mentions,
        key=lambda mention: (
            mention.role != "stated",
            not _NAMED_DAY.search(mention.when.reason),
            ("day", "span", "month", "year", "open").index(mention.grain),
            mention.start,
        ),
    )
    return ranked[0] if ranked else None


def dates_the_saying(before: str) -> bool:
    """Say whether the words before a day are of saying or counting: the day is theirs, not that of what happened."""
    return bool(
        pattern("surroundings", "saying").search(before) or pattern("surroundings", "counted_by").search(before)
    )


def sentence_time(claim: Claim, around: Surroundings) -> TimeMention | None:
    """Take the one day the rest of the sentence states; two days there say nothing about this claim."""
    stated = [
        mention
        for mention in around.times
        if mention.role == "stated"
        and mention.grain in ("day", "span")
        and not _is_own(claim, mention.start, mention.end)
        and _stands_beside(claim, mention.start, mention.end)
        and not dates_the_saying(around.text[: mention.start - around.sentence.start])
    ]
    return (
        stated[0]
        if len({(mention.when.start, mention.when.end, mention.when.reason) for mention in stated}) == 1
        else None
    )


def telling_time(claim: Claim, around: Surroundings) -> When | None:
    """Return the one day on which the claim's sentence says it was said."""
    days = {
        mention.when.reason: mention.when
        for mention in around.times
        if mention.grain == "day"
        and mention.when.anchored
        and (
            _in_runs(claim.outside, mention.start, mention.end)
            or pattern("surroundings", "saying").search(around.text[: mention.start - around.sentence.start])
        )
    }
    return next(iter(days.values())) if len(days) == 1 else None


def named_places(mentions: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """Return the finest of the places named; a demonym ("Syrian") names none."""
    named = {mention.place.name: mention.place for mention in mentions if mention.via != "demonym"}
    kept = finest(tuple(named.values()))
    return tuple(place for place in kept if not any(lies_on_side(other, place) for other in kept)) or kept


def own_times(claim: Claim, around: Surroundings, *, recalled: bool = False) -> list[TimeMention]:
    """Return the days among a claim's own words, those that date the saying left out.

    ``recalled`` keeps those of what it only looks back at ("a day after the raid"), for its figures may be of that.
    """
    return [
        mention
        for mention in around.times
        if _is_own(claim, mention.start, mention.end)
        and (recalled or not _COUNTS_ON.search(claim.text[: mention.end - claim.start]))
        and not pattern("surroundings", "ranked_since").search(claim.text[: mention.start - claim.start])
        and (
            not dates_the_saying(claim.text[: mention.start - claim.start])
            or _DATED_ACT.match(claim.text, mention.end - claim.start)
        )
    ]


def own_places(claim: Claim, around: Surroundings, *, recalled: bool = False) -> list[PlaceMention]:
    """Return the places among a claim's own words that tell where it happened, or beside which where none does.

    ``recalled`` keeps those of what it only looks back at.
    """
    named = [
        mention
        for mention in _with_wars(claim, around)
        if _is_own(claim, mention.start, mention.end)
        and not _inside_name(around, mention)
        and not _elsewhere(claim, around, mention)
        and (recalled or not pattern("surroundings", "looked_back_at").search(_before(claim, mention)))
        and not pattern("surroundings", "ranked_since").search(_before(claim, mention))
    ]
    grounds = [mention for mention in named if mention.via != "demonym" and not _is_a_partys(claim, around, mention)]
    named = grounds or [mention for mention in named if not is_wide(mention.place)]
    there = [mention for mention in named if not _is_beside(claim, mention, named)]
    hit = [mention for mention in there if not _holds(claim, around, mention, is_fired_from)]
    return hit or there or [mention for mention in named if mention.place.name not in capitals()]


def _with_wars(claim: Claim, around: Surroundings) -> list[PlaceMention]:
    """Return the places of a sentence; a land whose war a claim opens with is where that is: "The Syrian war"."""
    return [
        replace(mention, via="name")
        if mention.via == "demonym"
        and mention.start - claim.start <= _OPENING
        and _WAR.match(around.text, mention.end - around.sentence.start)
        else mention
        for mention in around.places
    ]


def _is_beside(claim: Claim, mention: PlaceMention, named: Sequence[PlaceMention]) -> bool:
    before = _before(claim, mention)
    if pattern("surroundings", "beside").search(before):
        return True
    leader = max((other for other in named if other.end <= mention.start), key=lambda other: other.end, default=None)
    if leader is None or is_wide(leader.place) or "province" in leader.place.name:
        return False
    return is_landmark(before[leader.end - mention.start :])


def _before(claim: Claim, mention: PlaceMention) -> str:
    end = mention.start - claim.start
    return claim.text[max(0, end - REACH_BACK) : end]


def nearby_places(claim: Claim, around: Surroundings) -> list[PlaceMention]:
    """Return the places elsewhere in the sentence that bear on the claim."""
    named = [
        mention
        for mention in around.places
        if not _is_own(claim, mention.start, mention.end) and _stands_beside(claim, mention.start, mention.end)
    ]
    plain = []
    for mention in named:
        end = mention.start - around.sentence.start
        before = around.text[max(0, end - REACH_BACK) : end]
        if mention.place.level == "country":
            continue
        if not any(pattern("surroundings", name).search(before) for name in ("away", "looked_back_at")):
            plain.append(mention)
    return plain


def _elsewhere(claim: Claim, around: Surroundings, mention: PlaceMention) -> bool:
    """Say whether a place name does not tell where it happened: a way, a direction, a day, an owner, a government."""
    before = _before(claim, mention)
    if pattern("surroundings", "away").search(before):
        return True
    if any(other.start < mention.end and mention.start < other.end for other in around.times):
        return True
    if mention.place.level != "country" and mention.place.name not in capitals():
        return False
    war = _WAR.match(around.text, mention.end - around.sentence.start)
    if war and mention.start - claim.start > _OPENING and not _LEADS_TO_WAR.search(before):
        return True
    owns = _OWNS.match(around.text, mention.end - around.sentence.start)
    if owns and not _WITHIN.search(before):
        return True
    return _holds(claim, around, mention, is_subject)


def _token(claim: Claim, around: Surroundings, fits: Callable[[Token], bool]) -> Token | None:
    """Return the first of the parser's tokens of a claim that fits."""
    return next((token for token in tokens_of(claim, around.sentence) if fits(token)), None)


def _holds(claim: Claim, around: Surroundings, mention: PlaceMention, test: Callable[[Token], bool]) -> bool:
    """Say whether the last token of a name passes a test."""
    token = _token(claim, around, lambda token: token.idx + len(token) + around.sentence.shift == mention.end)
    return token is not None and test(token)


def _is_a_partys(claim: Claim, around: Surroundings, mention: PlaceMention) -> bool:
    token = _token(claim, around, lambda token: token.idx + around.sentence.shift == mention.start)
    return token is not None and is_a_partys(token, claim.start - around.sentence.shift)


def _inside_name(around: Surroundings, mention: PlaceMention) -> bool:
    """Say whether a place name is only part of a person's name ("Qassem Soleimani"), or where somebody is from."""
    sentence = around.sentence
    if sentence.parsed is None or says_place(around.text, mention.start - sentence.start, mention.end - sentence.start):
        return False
    for entity in sentence.parsed.ents:
        start, end = entity.start_char + sentence.shift, entity.end_char + sentence.shift
        if entity.label_ != "PERSON" or len(entity) < 2:
            continue
        if _SOMEBODY_OF.fullmatch(around.text, end - sentence.start, mention.start - sentence.start):
            return mention.place.level != "country"
        if start < mention.start < end:
            if says_place(around.text, start - sentence.start, end - sentence.start):
                return False
            return not is_land_of(around.text[start - sentence.start : mention.start - sentence.start], mention.place)
    return False


def tokens_of(claim: Claim, sentence: Sentence) -> list[Token]:
    """Return the parser's tokens of a claim's content, or none where its sentence was not parsed."""
    if sentence.parsed is None:
        return []
    low, high = claim.start - sentence.shift, claim.end - sentence.shift
    inside = [token for token in sentence.parsed if low <= token.idx < high]
    if not claim.outside:
        return inside
    outside = [(first - sentence.shift, last - sentence.shift) for first, last in claim.outside]
    return [token for token in inside if not any(first <= token.idx < last for first, last in outside)]
