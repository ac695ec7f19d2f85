"""Battles of words: in news where nobody is harmed or armed, a word of violence names no act of violence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.records import Claim, Figure

TELLING_SHARE = 0.15
"""Share of an article's claims with a sign of harm or arms from which its words of violence are meant. Of 228 articles
those that tell of harm lay above 0.3; of politics, sport and software all but eight below it, most of these on a past
attack."""
FEWEST = 6
"""Of fewer claims the share says nothing, and their words are taken as they stand."""
_HARMED = ("killed", "injured", "casualties", "missing")


def literal(claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Claim, ...]:
    """Take the kinds that are as often meant of words ("an attack on his record") from claims that show no harm.

    ``claims`` and ``figures`` are one article's. Nothing is taken where enough of the claims show harm or arms, or
    where headline or lead counts the harmed.
    """
    harmed = defaultdict(set)
    for figure in figures:
        if figure.low:
            harmed[figure.claim].add(figure.slot)
    grave = {claim.id for claim in claims if _shows_harm(claim) or harmed[claim.id].intersection(_HARMED)}
    lead = [claim for claim in claims if claim.form == "headline"] or list(claims[:1])
    if len(claims) < FEWEST or len(grave) >= TELLING_SHARE * len(claims):
        return tuple(claims)
    if any(harmed[claim.id].intersection(_HARMED) for claim in lead):
        return tuple(claims)
    return tuple(claim if claim.id in grave else _without(claim) for claim in claims)


def _without(claim: Claim) -> Claim:
    kept = tuple(kind for kind in claim.frame.kinds if kind not in _table("kinds"))
    return claim if kept == claim.frame.kinds else replace(claim, frame=replace(claim.frame, kinds=kept))


def _shows_harm(claim: Claim) -> bool:
    """Say whether a claim names the harmed, those under arms, what they harm with, or what harm leaves behind."""
    frame = claim.frame
    return bool(frame.groups or frame.words & _signs() or frozenset(frame.kinds) & _table("plain"))


@cache
def _signs() -> frozenset[str]:
    return _table("signs") | frozenset(lexicon("framing")["words"]["harm"])


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicon("happenings")["figurative"][name])
