"""Parties to a conflict: which words name which party, and when two namings exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from corroborate.lexicons import lexicon
from corroborate.text.matching import PhraseIndex

_ANY_ARMED = "rebels"
_SMALL_WORDS = frozenset({"us", "is", "saf", "hts", "sdf"})
_HELPED = frozenset("backed supported trained armed allied aligned linked funded sponsored supplied".split())


def parties_in(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the ids of the parties named, in order, each once.

    "us" and "is" count only as names, never as small words; "Turkish-backed rebels" are the rebels and "Syrian rebels"
    are not the Syrian state.
    """
    found: dict[str, None] = {}
    matches = _index().find(tokens)
    for at, match in enumerate(matches):
        token = tokens[match.first]
        if match.first == match.last and token.lower_ in _SMALL_WORDS and not token.text.isupper():
            continue
        if _helper(tokens, match.last):
            continue
        following = matches[at + 1] if at + 1 < len(matches) else None
        if following is not None and _qualifies(tokens, match.first, match.last, following.first):
            continue
        if match.label == _ANY_ARMED and at and matches[at - 1].last == match.first - 1 and found:
            continue  # "Taliban gunmen" are no second party
        found.setdefault(match.label, None)
    return tuple(found)


def _helper(tokens: Sequence[Token], last: int) -> bool:
    after = [token.lower_ for token in tokens[last + 1 : last + 3]]
    return bool(after) and (after[0] in _HELPED or (after[0] == "-" and after[-1] in _HELPED))


def _qualifies(tokens: Sequence[Token], first: int, last: int, following: int) -> bool:
    """Say whether a name of a country only tells where the party named just after it is from."""
    demonym = first == last and tokens[first].lower_ in lexicon("actors")["demonyms"]
    if not demonym:
        return False
    between = [token.lower_ for token in tokens[last + 1 : following]]
    return len(between) <= 2 and not {"and", "or", ",", "of", "'s"} & set(between)


def is_armed_group(party: str) -> bool:
    """Say whether a party is an armed body rather than a state."""
    return any(row["id"] == party and row.get("armed_group", False) for row in lexicon("actors")["actor"])


def forces_noun(token: Token) -> bool:
    """Say whether a noun stands for what a party acts with ("warplanes"), so that its modifier names the actor."""
    return token.lower_ in _forces() or token.lemma_.lower() in _forces()


def may_be_one(first: str, second: str) -> bool:
    """Say whether two namings may stand for one party: the same, or a label a speaker uses for any armed opponent."""
    if first == second:
        return True
    return any(
        (first == row["label"] and second in row["may_be"]) or (second == row["label"] and first in row["may_be"])
        for row in lexicon("actors")["label_for"]
    )


def one_side(first: str, second: str) -> bool:
    """Say whether two parties fight on one side, so that outlets may name either for one act."""
    sides = {row["id"]: row.get("side") for row in lexicon("actors")["actor"]}
    return first == second or (sides.get(first) is not None and sides.get(first) == sides.get(second))


@cache
def _index() -> PhraseIndex:
    return PhraseIndex({row["id"]: row["names"] for row in lexicon("actors")["actor"]})


@cache
def _forces() -> frozenset[str]:
    return frozenset(lexicon("actors")["forces"])
