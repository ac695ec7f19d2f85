"""Give each claim its own day, places, typed answers and frame, from its own words first, then its sentence's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from corroborate.claiming.answers import fates, responsible, targets
from corroborate.claiming.blows import blow_comes, sides, sites
from corroborate.claiming.kinds import family, frame_of, kinds_of, people_of
from corroborate.claiming.orders import orders
from corroborate.claiming.surroundings import (
    Surroundings,
    named_places,
    nearby_places,
    own_places,
    own_time,
    own_times,
    sentence_time,
    telling_time,
    tokens_of,
)
from corroborate.claiming.tenses import tense_of
from corroborate.records import Answer, Claim, Place
from corroborate.text.patterns import pattern
from corroborate.when.clock import part_of_day

PERSON_REACH = 3
"""Claims back in which the person meant by "he" or "the envoy" must have been named."""


def situate(claim: Claim, around: Surroundings) -> Claim:
    """Return the claim with its day, places, answers and frame. Words of the attribution are not the claim's own."""
    inner_times = own_times(claim, around)
    inner_places = named_places(own_places(claim, around))
    tokens = tokens_of(claim, around.sentence)
    tense, kinds = tense_of(tokens, claim.form), kinds_of(tokens)
    mention = own_time(inner_times) or (None if tense == "lasting" else sentence_time(claim, around))
    places = inner_places or named_places(nearby_places(claim, around))
    hit = targets(tokens)
    answers = _answers(claim, tokens, hit, inner_places, kinds)
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
        kinds=kinds,
        tense=tense,
    )
    told = telling_time(claim, around)
    return replace(claim, when=when, places=places, answers=answers, frame=frame, told_on=told)


def carry_persons(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Let "he" and "the envoy" stand for the one person the claims just before name; claims in reading order.

    Only persons of the orders of happenings are carried: who did what stays as printed.
    """
    carried: list[Claim] = []
    for claim in claims:
        if not claim.frame.people and pattern("surroundings", "refers").search(claim.resolved):
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


def _answers(
    claim: Claim, tokens: Sequence[Token], hit: Sequence[Answer], places: Sequence[Place], kinds: tuple[str, ...]
) -> tuple[Answer, ...]:
    people = people_of(tokens, {place.name for place in places})
    found = [*hit, *responsible(tokens), *fates(tokens, people), *orders(claim.resolved, people)]
    if family(kinds) in ("violent", "harmful") or blow_comes(tokens):
        found.extend(part_of_day(claim.resolved))
        found.extend((*sides(tokens), *sites(claim.text)))
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
