"""Which claims of one event are set beside each other as on one matter, though they answer no typed question and are
too unlike in words to be one point: a denial and what it denies, opposite states, two numbers of one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corroborate.clusters import POINT, Draft
from corroborate.comparing.ages import marks
from corroborate.comparing.matters import OPPOSED, compare_matters, stated
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
    together: dict[str, set[int]] = defaultdict(set)
    for number, draft in enumerate(drafts):
        if draft.question in (POINT, "responsible"):  # who denies an act is set against who lays it at their door there
            for member in draft.claims:
                together[member].add(number)
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
    one: Claim,
    other: Claim,
    articles: Mapping[str, Article],
    voices: Mapping[str, str],
    together: Mapping[str, set[int]],
) -> bool:
    """Say whether two claims come from two tellers and are not set against each other already."""
    if together.get(one.id, set()) & together.get(other.id, set()):
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


@dataclass(frozen=True, slots=True)
class _Signs:
    """What of a claim tells, before any other is parsed, with which it may be at odds.

    ``denied`` are the things and words each of its denials needs on the other side, ``numbered`` the units and nouns it
    numbers, ``states`` those of its words that have an opposite, ``marks`` its ages and votes.
    """

    concepts: frozenset[str]
    denied: tuple[tuple[frozenset[str], frozenset[str]], ...]
    numbered: frozenset[str]
    states: frozenset[str]
    marks: frozenset[str]


def _alike(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Walk the pairs that are worth a parse: one denies what the other may say, or both bear a sign on one thing."""
    signs = [_signs(claim) for claim in claims]
    for at, one in enumerate(signs):
        for beside in range(at + 1, len(signs)):
            other = signs[beside]
            shared = one.concepts & other.concepts
            if one.marks & other.marks or (
                shared
                and (
                    _answers(one, other)
                    or _answers(other, one)
                    or (len(shared) >= _SHARED and one.numbered & other.numbered)
                    or any(frozenset((a, b)) in _PAIRS for a in one.states for b in other.states)
                )
            ):
                yield claims[at], claims[beside]


_SHARED = 2
"""Words with a meaning two claims with numbers of one thing have in common at least, the thing among them."""


def _answers(denying: _Signs, other: _Signs) -> bool:
    """Say whether a claim has the words of what another denies, all but one, for endings may hide it."""
    return any(
        (not about or about & other.concepts) and len(rest - other.concepts) <= len(rest) // 3
        for about, rest in denying.denied
    )


def _stem(word: str) -> str:
    """Return the concept of a word without the parse: its ending is off where it is regular."""
    for ending in ("ing", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2 and concept(word) == word:
            return concept(word[: -len(ending)])
    return concept(word)


_PAIRS = frozenset(frozenset(map(_stem, pair)) for pair in OPPOSED)
_STATES = frozenset[str]().union(*_PAIRS)


def _signs(claim: Claim) -> _Signs:
    denies = claim.modality == "denied" or bool(_NEGATION.search(claim.text))
    concepts = frozenset(map(_stem, meaning_words(claim.text)))
    numbered = {_stem(found["sign"] or found["unit"].lower()) for found in _NUMBERED.finditer(claim.text)}
    denied = [
        (frozenset(map(_stem, item.about)), frozenset(map(_stem, item.rest | item.told_of)))
        for item in (stated(claim) if denies else ())
        if not item.positive
    ]
    return _Signs(concepts, tuple(denied), frozenset(numbered), concepts & _STATES, marks(claim.text))


def _groups(linked: Sequence[tuple[Claim, Claim]]) -> list[tuple[str, ...]]:
    """Return the claims that hang together by links, each group sorted."""
    group: dict[str, set[str]] = {}
    for one, other in linked:
        joined = group.get(one.id, {one.id}) | group.get(other.id, {other.id})
        for claim in joined:
            group[claim] = joined
    return sorted({tuple(sorted(members)) for members in group.values()})
