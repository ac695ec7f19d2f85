"""Which claims of one event are set beside each other as on one matter, though they answer no typed question and are
too unlike in words to be one point: a denial and what it denies, opposite states, two numbers of one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corroborate.clusters import POINT, Draft
from corroborate.comparing.matters import OPPOSED, compare_matters
from corroborate.comparing.statements import concept
from corroborate.lexicons import lexicon
from corroborate.records import Article, Claim, Figure
from corroborate.text.wording import meaning_words

_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|fail\w*|refus\w+)\b|n[’']t\b", re.IGNORECASE)
_VALUES = "|".join(("dozen", "hundred", *lexicon("numerals")["values"]))
_NUMBERED = re.compile(
    rf"(?P<sign>[$£€])?(?<![\w.,])(?:\d[\d,.]*|{_VALUES})(?:[ -](?:\d+|{_VALUES}|thousand|million|billion))*"
    r"(?: [a-z-]+)?? (?P<unit>[a-z]+)\b",
    re.IGNORECASE,
)
MOST = 400
"""Claims of one event looked at, so that the work does not grow with the square of a large one."""


def matters(
    claims: Sequence[Claim],
    drafts: Sequence[Draft],
    figures: Sequence[Figure],
    articles: Mapping[str, Article],
    voices: Mapping[str, str],
) -> tuple[Draft, ...]:
    """Return clusters of claims that contradict each other on a matter and share no free point yet."""
    together = {
        claim: number for number, draft in enumerate(drafts) if draft.question == POINT for claim in draft.claims
    }
    counted = {figure.claim for figure in figures}
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        if claim.event is not None and claim.modality != "conditional":
            by_event[claim.event].append(claim)
    found = []
    for event, members in sorted(by_event.items()):
        members = members[:MOST]
        linked = [
            (one, other)
            for one, other in _alike(members)
            if _worth(one, other, articles, voices, together) and _against(one, other, articles, counted)
        ]
        found += [Draft(event, POINT, group) for group in _groups(linked)]
    return tuple(found)


def _worth(
    one: Claim, other: Claim, articles: Mapping[str, Article], voices: Mapping[str, str], together: Mapping[str, int]
) -> bool:
    """Say whether two claims come from two tellers and are not in one free point already."""
    if one.id in together and together[one.id] == together.get(other.id):
        return False
    return voices[one.id] != voices[other.id]


def _against(one: Claim, other: Claim, articles: Mapping[str, Article], counted: set[str]) -> bool:
    later, earlier, same_day = in_order(one, other, articles)
    return compare_matters(later, earlier, same_day, bool({one.id, other.id} & counted)) is not None


def in_order(one: Claim, other: Claim, articles: Mapping[str, Article]) -> tuple[Claim, Claim, bool]:
    """Return two claims, the later told first, and whether both were told on one day."""
    days = articles[one.article].published, articles[other.article].published
    if days[0] is not None and days[1] is not None and days[0] != days[1]:
        return (one, other, False) if days[0] > days[1] else (other, one, False)
    return one, other, days[0] == days[1]


def _alike(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Walk the pairs that are worth a parse: one denies and they share words, or both bear a sign on one thing."""
    signs = [_signs(claim) for claim in claims]
    concepts = [frozenset(map(_stem, meaning_words(claim.text))) for claim in claims]
    for at, one in enumerate(claims):
        for beside in range(at + 1, len(claims)):
            other = claims[beside]
            denied = signs[at][0] != signs[beside][0]
            shared, both = concepts[at] & concepts[beside], concepts[at] | concepts[beside]
            opposite = any(pair <= both for pair in _PAIRS)
            if (denied and shared) or signs[at][1] & signs[beside][1] or opposite:
                yield one, other


def _stem(word: str) -> str:
    found = concept(word)
    if found == word:
        for ending in ("ing", "ed", "es", "s"):
            if word.endswith(ending) and len(word) - len(ending) > 2:
                return concept(word[: -len(ending)])
    return found


_PAIRS = tuple(sorted((frozenset(map(_stem, pair)) for pair in OPPOSED), key=sorted))


def _signs(claim: Claim) -> tuple[bool, frozenset[str]]:
    """Return whether a claim denies, and the units and nouns it numbers."""
    denies = (claim.modality == "denied") != bool(_NEGATION.search(claim.text))
    return denies, frozenset(_stem(found["sign"] or found["unit"].lower()) for found in _NUMBERED.finditer(claim.text))


def _groups(linked: Sequence[tuple[Claim, Claim]]) -> list[tuple[str, ...]]:
    """Return the claims that hang together by links, each group sorted."""
    group: dict[str, set[str]] = {}
    for one, other in linked:
        joined = group.get(one.id, {one.id}) | group.get(other.id, {other.id})
        for claim in joined:
            group[claim] = joined
    return sorted({tuple(sorted(members)) for members in group.values()})
