"""Articles that close with the agency they have everything from: "..., the agency reported" in the last sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.copying.credits import is_agency
from corroborate.lexicons import lexicon
from corroborate.records import Claim
from corroborate.weighing.voicings import Mouth


def closed(claims: Sequence[Claim], mouths: Mapping[str, Mouth]) -> dict[str, Mouth]:
    """Return the voice of the own words of articles whose last words name an agency and that name no other body.

    Such a close credits the agency for the whole. Unnamed speakers beside it are the agency's, as far as is told.
    """
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.field == "text":
            by_article[claim.article].append(claim)
    found = {}
    for members in by_article.values():
        last = max(members, key=lambda claim: (claim.start, claim.end, claim.id))
        agency = mouths[last.id]
        spoken = {mouths[claim.id].id for claim in members if mouths[claim.id].basis in ("speaker", "relay")}
        if spoken != {agency.id} or not (_is_agency(agency) and _named_at_end(last)):
            continue
        for claim in members:
            if mouths[claim.id].basis == "own" and mouths[claim.id].id != agency.id:
                found[claim.id] = replace(agency, basis="credit", reason=f"its article closes with {agency.label}")
    return found


def _named_at_end(claim: Claim) -> bool:
    """Say whether a claim's speaker is named behind its words."""
    said = claim.attribution
    return said is not None and said.start is not None and said.start > claim.start


def _is_agency(mouth: Mouth) -> bool:
    ident = mouth.id.partition(":")[2]
    names: list[str] = lexicon("bodies")["bodies"].get(ident, [])
    return mouth.basis in ("speaker", "relay") and any(map(is_agency, (ident, *names)))
