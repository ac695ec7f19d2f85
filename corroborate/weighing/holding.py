"""Claims that hold another one with its speaker: "the plan comes from the mayor, who said that the port was closed".

The wider claim, read without a speaker, is the outlet's own words only as far as it says more than who said what. Where
most of it is the telling of somebody's account, it is no second voice beside that account.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.records import Claim
from corroborate.weighing.repeats import OWN
from corroborate.weighing.voicings import Mouth

_PASSES_ON = ("report", "cit", "quot")
"""How the verb of an outlet begins that passes on what another said; "the mayor said the council feared" is his own."""
MOST = 0.5
"""Share of a claim's characters that its speaker, the verb and the account take for it to be that speaker's."""


def held(claims: Sequence[Claim], mouths: Mapping[str, Mouth]) -> dict[str, Mouth]:
    """Return the voices of claims that mostly tell that somebody said what another claim inside them holds."""
    inside: dict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.attribution is not None and mouths[claim.id].basis not in OWN:
            inside[_sentence(claim)].append(claim)
    found = {}
    for claim in claims:
        within = [other for other in inside.get(_sentence(claim), ()) if other.id != claim.id and _holds(claim, other)]
        told = [other for other in within if _tells(claim, other, mouths[claim.id])]
        if told:
            mouth = mouths[max(told, key=lambda other: (_share(claim, other), -other.start, other.id)).id]
            found[claim.id] = replace(mouth, reason=f"it tells that {mouth.label} said so")
    return found


def _sentence(claim: Claim) -> tuple[str, str, int]:
    return claim.article, claim.field, claim.sentence


def _holds(claim: Claim, other: Claim) -> bool:
    return claim.start <= other.start and other.end <= claim.end and other.end - other.start < claim.end - claim.start


def _tells(claim: Claim, other: Claim, mouth: Mouth) -> bool:
    """Say whether a claim is mostly another's telling, or is told by whoever relays that other one."""
    said, inner = claim.attribution, other.attribution
    if said is not None:
        return inner is not None and said.speaker in inner.chain and said.cue.casefold().startswith(_PASSES_ON)
    return mouth.basis in OWN and _share(claim, other) >= MOST


def _share(claim: Claim, other: Claim) -> float:
    """Return the share of a claim that another one inside it takes, with the words that say whose it is."""
    said = other.attribution
    told = said.start if said is not None and said.start is not None else other.start
    first, last = max(claim.start, min(told, other.start)), max(other.end, min(told, claim.end))
    return (last - first) / (claim.end - claim.start)
