"""Voices that are possibly one: rewrites betray themselves, and bodies of one house pass on each other's accounts.

Nothing here joins voices. Each doubt names two voices of one question and why they may be one; the voices are then
counted as a range, and never corroborate each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TypeVar

from corroborate.copying.shingles import fold
from corroborate.lexicons import lexicon
from corroborate.records import Article, Claim, Doubt, Figure
from corroborate.voices import Mouth

ALIKE = 0.5
ALIKE_WORDS = 4
"""Share of the shorter claim's words, and how many, that two claims with one count share if one is the other's."""
RARE_ARTICLES = 3
RARE_SHARE = 0.01
"""A word in more articles than this (or than this share of a large pile) betrays nothing."""
RARE_WORDS = 6
"""Rare words, beside a speaker and a count, by which an article is taken for a possible rewrite of another."""

Count = tuple[str, int]
Key = TypeVar("Key", str, Count)

_LONGER = re.compile(r"[a-z]{4,}")
_SPEECHLESS = ("own", "credit", "copy", "passage", "unnamed")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What doubts are drawn from: claims, counts and voices, and what each article says by whom in which words."""

    claims: Mapping[str, Claim]
    counts: Mapping[str, frozenset[Count]]
    mouths: Mapping[str, Mouth]
    rare: Mapping[str, frozenset[str]]
    named: Mapping[str, frozenset[str]]
    told: Mapping[str, frozenset[Count]]


def gather(
    articles: Sequence[Article], claims: Sequence[Claim], figures: Sequence[Figure], mouths: Mapping[str, Mouth]
) -> Evidence:
    """Collect the evidence of a whole pile once."""
    counts: dict[str, set[Count]] = defaultdict(set)
    told: dict[str, set[Count]] = defaultdict(set)
    for figure in figures:
        if figure.stated is not None and not figure.background:
            counts[figure.claim].add((figure.slot, figure.stated))
            told[figure.article].add((figure.slot, figure.stated))
    words: dict[str, set[str]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        words[claim.article].update(claim.frame.words)
        if mouths[claim.id].basis == "speaker":
            named[claim.article].add(mouths[claim.id].id)
    spread = Counter(word for some in words.values() for word in some)
    most = max(RARE_ARTICLES, int(RARE_SHARE * len(articles)))
    return Evidence(
        {claim.id: claim for claim in claims},
        {name: frozenset(some) for name, some in counts.items()},
        mouths,
        {name: frozenset(word for word in some if spread[word] <= most) for name, some in words.items()},
        {name: frozenset(some) for name, some in named.items()},
        {name: frozenset(some) for name, some in told.items()},
    )


def find(claims: Sequence[str], voice_of: Mapping[str, str], evidence: Evidence) -> tuple[Doubt, ...]:
    """Return the doubts among the voices of one question, each pair of voices once."""
    found: dict[tuple[str, str], str] = {}
    for first, second in combinations(sorted(claims), 2):
        one, two = sorted((voice_of[first], voice_of[second]))
        if one == two or (one, two) in found:
            continue
        reason = _same_house(first, second, evidence) or _same_account(first, second, evidence)
        reason = reason or _rewrite(first, second, evidence)
        if reason is not None:
            found[(one, two)] = reason
    return tuple(Doubt(pair, reason) for pair, reason in sorted(found.items()))


def _same_house(first: str, second: str, evidence: Evidence) -> str | None:
    """Two bodies of one house that do not contradict each other's counts."""
    bodies = [evidence.mouths[claim].id.partition(":")[2] for claim in (first, second)]
    house = next((name for name, members in _houses() if set(bodies) <= members), None)
    if house is None or _counts_differ(first, second, evidence):
        return None
    return f"both are {house}"


def _same_account(first: str, second: str, evidence: Evidence) -> str | None:
    """The same words at two outlets, with one count or from a copy, one of them with nobody named for it."""
    one, two = evidence.claims[first], evidence.claims[second]
    if (one.outlet is not None and one.outlet == two.outlet) or not _speechless((first, second), evidence):
        return None
    same = evidence.counts.get(first, frozenset()) & evidence.counts.get(second, frozenset())
    if not same and all(evidence.mouths[claim].basis != "copy" for claim in (first, second)):
        return None
    words = [_words(claim, one.text.isascii() and two.text.isascii()) for claim in (one, two)]
    shared = words[0] & words[1]
    if len(shared) < ALIKE_WORDS or len(shared) < ALIKE * min(map(len, words)):
        return None
    alike = "the same count and words" if same else "the same words, one of them a copy's"
    return f"{alike} ({', '.join(sorted(shared)[:4])}), nobody named in one of them"


def _words(claim: Claim, plain: bool) -> frozenset[str]:
    """Return a claim's words of content; its longer ones with look-alike letters undone where ``plain`` is false."""
    return claim.frame.words if plain else frozenset(_LONGER.findall(fold(claim.text)))


def _rewrite(first: str, second: str, evidence: Evidence) -> str | None:
    """Two articles in their own words that name one speaker, give one count and share words few others have."""
    one, two = evidence.claims[first], evidence.claims[second]
    if one.article == two.article or (one.outlet is not None and one.outlet == two.outlet):
        return None
    if not all(_speechless((claim,), evidence) for claim in (first, second)):
        return None
    speakers = _both(evidence.named, one.article, two.article)
    counts = _both(evidence.told, one.article, two.article)
    rare = _both(evidence.rare, one.article, two.article)
    if not speakers or not counts or len(rare) < RARE_WORDS:
        return None
    who = min(speakers).partition(":")[2]
    return f"both articles name {who}, give one count and share rare words ({', '.join(sorted(rare)[:4])})"


def _both(of: Mapping[str, frozenset[Key]], one: str, two: str) -> frozenset[Key]:
    return of.get(one, frozenset()) & of.get(two, frozenset())


def _speechless(claims: Iterable[str], evidence: Evidence) -> bool:
    return any(evidence.mouths[claim].basis in _SPEECHLESS for claim in claims)


def _counts_differ(first: str, second: str, evidence: Evidence) -> bool:
    """Whether both count in one slot and share no number there; a claim may give several for one slot."""
    one, two = (evidence.counts.get(claim, frozenset()) for claim in (first, second))
    both = {slot for slot, _ in one} & {slot for slot, _ in two}
    return not both <= {slot for slot, _ in one & two}


@cache
def _houses() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((house["name"], frozenset(house["members"])) for house in lexicon("informants")["house"])
