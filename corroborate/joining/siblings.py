"""Acts an article sets beside its own: "the second that day, after one in the port"; who tells of those tells another.

Reports of two acts of one day at one place are alike in all that can be typed. What tells them apart is that one of
them names the other, in passing, as another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corroborate.claiming.kinds import family
from corroborate.joining.accounts import Happening
from corroborate.lexicons import lexicon
from corroborate.records import Claim
from corroborate.text.patterns import pattern

LEAD = 2
"""Body claims that with the headline say what an article is about."""
SHARE = 0.3
"""Share of the words of an act set beside that a headline and lead must hold to be of that act."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLAUSE = re.compile(r"[,;:]|\b(?:which|who|whose|whom|where|as|after|before|from)\b")
STEM = 4
"""Letters by which a word of the text is known in its basic form."""

Words = frozenset[str]


def opening(claims: Sequence[Claim]) -> Words:
    """Return the words of headline and lead, those of acts set beside the news left out."""
    head = [claim for claim in claims if claim.form == "headline"]
    body = [claim for claim in claims if claim.form in ("body", "quote", "post")]
    found: set[str] = set()
    for claim in (*head, *body[:LEAD]):
        found |= _content(claim) - _beside(claim)
    return frozenset(found)


def set_beside(claims: Sequence[Claim], own: Words) -> tuple[Words, ...]:
    """Return the words of each act the claims set beside the news, whose own words are left out."""
    known = _stems(own)
    found = [
        frozenset(word for word in _beside(claim) if _stem(word) not in known)
        for claim in claims
        if not claim.frame.background and claim.form in ("body", "quote")
    ]
    return tuple(words for words in found if words)


def set_apart(first: Happening, second: Happening) -> bool:
    """Say whether one of two articles names what the other is about as another act beside its own."""
    if not (first.main and second.main) or family(first.kinds) == family(second.kinds) == "none":
        return False
    if {"diplomacy", "election", "court"} & {*first.kinds, *second.kinds}:
        return False  # talks, votes and trials are told beside one another as one course
    return names_other(first.beside, second.opening) or names_other(second.beside, first.opening)


def names_other(beside: Sequence[Words], told: Words) -> bool:
    """Say whether what another article is about (``told``) is an act set beside one's own."""
    heard = _stems(told)
    for words in beside:
        shared = [word for word in words if _stem(word) in heard]
        named = any(word[:1].isupper() for word in shared)
        if (named or len(shared) > 1) and len(shared) >= SHARE * len(words):
            return True
    return False


def _stem(word: str) -> str:
    return word.casefold()[:STEM]


def _stems(words: Words) -> frozenset[str]:
    return frozenset(map(_stem, words))


def _beside(claim: Claim) -> set[str]:
    """Return the content words of the clause that tells of another act."""
    text = claim.text
    mark = pattern("framing", "sibling").search(text)
    if mark is None and family(claim.frame.kinds) != "none":
        mark = pattern("framing", "sequence").search(text)
    if mark is None:
        return set()
    cuts = [cut.start() for cut in _CLAUSE.finditer(text, 0, mark.start())]
    words = _content(claim, text[cuts[-1] if cuts else 0 :])
    return set() if _dealt_with() & {word.casefold() for word in words} else words


@cache
def _dealt_with() -> frozenset[str]:
    """Return words for what becomes of an act's doers: "was arrested hours later" tells of the same act."""
    triggers = lexicon("happenings")["triggers"]
    return frozenset((*triggers["detention"], *triggers["court"]))


def _content(claim: Claim, text: str | None = None) -> set[str]:
    """Return the content words of a claim, or of a stretch of it, in their basic form; names keep their capital."""
    dull = {*lexicon("framing")["words"]["harm"], *lexicon("framing")["words"]["setting"]}
    spoken = [match[0] for match in _WORD.finditer(claim.text if text is None else text)]
    names = {word.casefold() for word in spoken[1:] if word[:1].isupper()}
    stems = {word.casefold()[:STEM] for word in spoken}
    kept = {word for word in claim.frame.words if word not in dull and word[:STEM] in stems}
    return {word.capitalize() if word in names else word for word in kept}
