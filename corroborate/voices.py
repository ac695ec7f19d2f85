"""Independent voices: whom each claim goes back to, however many outlets carry it.

A claim without attribution speaks with its article's origin. Named speakers join across spellings and descriptions of
one body. An unnamed speaker counts as the body that relayed it, else as itself inside its origin, marked as unnamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corroborate.records import Article, Claim, Figure, Voice
from corroborate.speakers import body, key


@dataclass(frozen=True, slots=True)
class Mouth:
    """Whom a claim goes back to: a voice's id and label, and whether that speaker is unnamed."""

    id: str
    label: str
    unnamed: bool = False


def name(claims: Sequence[Claim], articles: Mapping[str, Article], figures: Sequence[Figure] = ()) -> dict[str, Mouth]:
    """Return the voice of every claim, by claim id.

    A headline that repeats a count its article gives with a speaker speaks with that speaker; it is no other voice.
    """
    spoken = _spoken_counts(claims, figures)
    counts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        counts[figure.claim].append(figure)
    mouths = {}
    for claim in claims:
        told = [spoken.get(_count_of(figure)) for figure in counts[claim.id]]
        repeated = next((one for one in told if one is not None), None)
        if claim.form == "headline" and claim.attribution is None and repeated is not None:
            mouths[claim.id] = _mouth(repeated, articles[repeated.article])
        else:
            mouths[claim.id] = _mouth(claim, articles[claim.article])
    return mouths


def _spoken_counts(claims: Sequence[Claim], figures: Sequence[Figure]) -> dict[tuple[object, ...], Claim]:
    """Return, by article and count, the first claim that gives the count with a speaker."""
    by_id = {claim.id: claim for claim in claims}
    spoken: dict[tuple[object, ...], Claim] = {}
    for figure in sorted(figures, key=lambda figure: (figure.article, figure.start)):
        claim = by_id.get(figure.claim)
        if claim is not None and claim.attribution is not None and claim.form != "headline":
            spoken.setdefault(_count_of(figure), claim)
    return spoken


def _count_of(figure: Figure) -> tuple[object, ...]:
    return figure.article, figure.slot, figure.stated if figure.stated is not None else (figure.low, figure.high)


def _mouth(claim: Claim, article: Article) -> Mouth:
    attribution = claim.attribution
    if attribution is None:
        return of_origin(article)
    if not attribution.anonymous:
        return _named(attribution.speaker)
    for relay in reversed(attribution.chain):
        if body(relay) is not None:
            return _named(relay)
    described = key(attribution.speaker)
    return Mouth(
        f"unnamed:{article.origin}:{described}",
        f"{attribution.speaker} (unnamed, via {_origin_label(article)})",
        unnamed=True,
    )


def of_origin(article: Article) -> Mouth:
    """Return the voice of an article's own words: the wire or outlet they were first set down by."""
    kind, _, label = article.origin.partition(":")
    if kind in ("wire", "outlet"):
        return _named(label)
    return Mouth(f"article:{label}", f"unknown outlet ({label})")


def _named(speaker: str) -> Mouth:
    known = body(speaker)
    if known is not None:
        return Mouth(f"body:{known}", speaker)
    return Mouth(f"name:{key(speaker)}", speaker)


def _origin_label(article: Article) -> str:
    return article.origin.partition(":")[2]


def ledger(claims: Sequence[str], mouths: Mapping[str, Mouth]) -> tuple[Voice, ...]:
    """Return the voices behind some claims, each with its claims and its most common, then longest label."""
    by_voice: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for claim in sorted(claims):
        mouth = mouths[claim]
        by_voice[mouth.id].append(claim)
        labels[mouth.id][mouth.label] += 1
    return tuple(
        Voice(voice, min(labels[voice], key=lambda label: (-labels[voice][label], -len(label), label)), tuple(members))
        for voice, members in sorted(by_voice.items())
    )
