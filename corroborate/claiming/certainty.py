"""How surely a figure is put forward, where its claim hedges something else: who did it, or what may yet come."""

from __future__ import annotations

from corroborate.records import Claim, Modality
from corroborate.text.patterns import pattern

_NEAR = 90  # characters before a count in which hearsay is looked for


def figure_modality(claim: Claim, field: str, start: int, end: int) -> Modality:
    """Return the modality of the count at ``start``..``end`` of ``field``, within ``claim``."""
    before, after = claim.text[: start - claim.start], claim.text[end - claim.start :]
    if claim.modality == "asserted":
        return "alleged" if pattern("certainty", "hearsay").search(field[max(0, start - _NEAR) : start]) else "asserted"
    if claim.modality == "alleged":
        return "asserted" if _only_the_act(claim) else "alleged"
    if claim.modality == "denied":
        return "asserted" if pattern("certainty", "aside").search(before) else "denied"
    return claim.modality if _ahead(before, claim.text[start - claim.start : end - claim.start], after) else "asserted"


def _only_the_act(claim: Claim) -> bool:
    """Whether what is unsure is only who or what did it: "a suspected gas attack killed 58"."""
    if claim.attribution is not None and pattern("certainty", "charges").search(claim.attribution.cue):
        return False
    left = pattern("certainty", "act").sub(" ", claim.text)
    return left != claim.text and not pattern("certainty", "hedges").search(left)


def _ahead(before: str, words: str, after: str) -> bool:
    """Whether a modal verb bears on the count itself and not on another clause of the claim."""
    modal = pattern("certainty", "modal")
    if modal.search(words):
        return True
    earlier = [found.end() for found in modal.finditer(before)]
    if earlier and not pattern("certainty", "reason").search(before, earlier[-1]):
        return True
    later = modal.search(after)
    return later is not None and not pattern("certainty", "break").search(after, 0, later.start() + 1)
