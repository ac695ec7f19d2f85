"""Parties to a conflict: which words name which party, and when two namings exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from corroborate.lexicons import lexicon
from corroborate.matching import PhraseIndex

_GENERIC = frozenset({"government", "us", "is", "military", "the regime"})


def parties_in(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the ids of the parties named, in order, each once; "us" and "is" count only as names, never as small words."""
    found: dict[str, None] = {}
    for match in _index().find(tokens):
        token = tokens[match.first]
        if match.first == match.last and token.lower_ in ("us", "is", "saf") and not token.text.isupper():
            continue
        found.setdefault(match.label, None)
    return tuple(found)


def forces_noun(token: Token) -> bool:
    """Say whether a noun stands for what a party acts with ("warplanes", "raid"), so that its modifier names the actor."""
    return token.lower_ in _forces() or token.lemma_.lower() in _forces()


def may_be_one(first: str, second: str) -> bool:
    """Say whether two namings may stand for one party: the same, or a label a speaker uses for any armed opponent."""
    if first == second:
        return True
    return any(
        (first == row["label"] and second in row["may_be"]) or (second == row["label"] and first in row["may_be"])
        for row in lexicon("actors")["label_for"]
    )


@cache
def _index() -> PhraseIndex:
    return PhraseIndex({row["id"]: row["names"] for row in lexicon("actors")["actor"]})


@cache
def _forces() -> frozenset[str]:
    return frozenset(lexicon("actors")["forces"])
