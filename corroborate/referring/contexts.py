"""What is told beside a claim that still points back: the headline, and the claim that told last of what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from corroborate.claiming.surroundings import Surroundings
from corroborate.claiming.worded import Edit
from corroborate.records import Claim
from corroborate.referring.antecedents import Memory
from corroborate.referring.bareness import bare_name, in_pieces, pointing

REACH = 3
"""Sentences back in which what a claim points at is looked for."""
FAR = 8
"""Sentences back in which the noun that a claim points back by is looked for."""
LONGEST = 400
"""Characters of a claim that is told beside another, at most."""
MOST_OF_IT = 0.6
"""Share of a sentence from which a piece of it is left without the rest."""
SHORTEST = 4
"""Words of a headline that tells what its article is about."""

_PUT_BESIDE = re.compile(r"(?<=\w) \[([^\[\]]*)\](?=[^\w]|$)")
_BRACKETS = str.maketrans("", "", "[]")


def context(
    claim: Claim,
    tokens: Sequence[Token],
    here: Surroundings,
    edits: Sequence[Edit],
    told: Sequence[Claim],
    memory: Memory,
    lost: bool,
) -> str:
    """Return what to tell beside a claim that cannot be understood without it; else nothing.

    ``lost``: it counts, and nothing says where. ``told`` are the claims before it, in reading order, with their words.
    """
    if in_pieces(claim, tokens, edits):
        longer = len(claim.text) < MOST_OF_IT * len(here.text) and len(here.text) <= LONGEST
        return " ".join(here.text.split()) if longer else ""
    sure, maybe = pointing(claim, tokens, here, edits)
    named = bare_name(edits)
    if not sure and not maybe and not lost and not named:
        return ""
    first = next((said for token in (*sure, *maybe) if (said := _first_told(token, claim, told, memory))), None)
    if first is None and (sure or lost or named):
        first = _just_before(claim, told)
    head = _headline(claim, told)
    both = [one for one in (head, first) if one is not None]
    return "; ".join(dict.fromkeys(_put(one) for one in both))


def _first_told(token: Token, claim: Claim, told: Sequence[Claim], memory: Memory) -> Claim | None:
    """Return the claim that told last of the thing a noun means."""
    if token.pos_ != "NOUN":
        return None
    for number, other in memory.earlier(token, claim.sentence, FAR):
        near = [one for one in told if one.sentence == number and other.text in one.resolved]
        if near and len(near[0].resolved) <= LONGEST:
            return near[0]
    return None


def _just_before(claim: Claim, told: Sequence[Claim]) -> Claim | None:
    """Return the claim just before; one that points back itself is passed over where another is near."""
    near = [
        other
        for other in reversed(told)
        if other.field == claim.field
        and other.sentence >= claim.sentence - REACH
        and other.end <= claim.start
        and other.form != "headline"
        and len(other.resolved) <= LONGEST
    ]
    return next((other for other in near if not other.after), near[0] if near else None)


def _headline(claim: Claim, told: Sequence[Claim]) -> Claim | None:
    """Return the headline, or where there is none the claim that opens the article."""
    heads = [one for one in told if one.form == "headline" and len(one.resolved.split()) >= SHORTEST]
    if heads or claim.field == "title":
        return heads[0] if heads else None
    first = next((one for one in told if one.sentence < claim.sentence), None)
    return first if first is not None and len(first.resolved) <= LONGEST else None


def _put(one: Claim) -> str:
    """Return a claim as it was put: whoever is quoted stays before it, for told bare it would pass for a fact."""
    words = _unbracketed(one.resolved)
    if one.attribution is None:
        return words
    return f"{_unbracketed(one.attribution.speaker)}{' denied' if one.modality == 'denied' else ''}: {words}"


def _unbracketed(words: str) -> str:
    """Return a claim to be put into brackets itself."""
    return _PUT_BESIDE.sub(r" (\1)", words).translate(_BRACKETS).rstrip(".")
