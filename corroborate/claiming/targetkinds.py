"""What was hit, as categories: which words name which, what each counts as, and to whom it belonged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from corroborate.claiming.parties import is_armed_group, parties_in
from corroborate.claiming.phrasing import text_of
from corroborate.lexicons import lexicon
from corroborate.records import Answer
from corroborate.text.matching import PhraseIndex

ONE_PERSON = "person singled out"
"""The value where a blow was meant for somebody, not for a building."""
ARMED_POSITION = "armed position"
_HELD_BY = frozenset(
    "gathering concentration position stronghold hideout convoy meeting column camp centre center".split()
)


def target_status(value: str) -> str | None:
    """Return ``civilian``, ``military`` or ``dual`` for a target category, else ``None``."""
    return _statuses().get(value.split(" of ")[0])


def target_aspect(value: str) -> str:
    """Return whether a target category is a ``structure``, ``people`` or an ``aim`` (a person singled out)."""
    return _aspects().get(value.split(" of ")[0], "structure")


def categorise(words: Sequence[Token], affirmed: bool) -> Iterable[Answer]:
    """Yield the categories of what is named among some words, with the body it belonged to."""
    text = text_of(words)
    owner = _owner(words)
    for match in categories().find(words):
        label = match.label
        if label == "office":
            # The offices of an armed body are its headquarters; anybody else's are just offices.
            if owner is None or not is_armed_group(owner):
                continue
            label = "headquarters"
        if label == "fighters" and _head_of(words) in _HELD_BY:
            label = ARMED_POSITION
        yield Answer("target", label if owner is None else f"{label} of {owner}", text, affirmed)


def _head_of(words: Sequence[Token]) -> str:
    """Return the lemma of the word that all others of a phrase hang on."""
    inside = {word.i for word in words}
    return next((word.lemma_.lower() for word in words if word.head.i not in inside or word.head.i == word.i), "")


def _owner(words: Sequence[Token]) -> str | None:
    """Return the party a target belonged to, a named one before a mere description; a city it stands in is none."""
    seats = lexicon("actors")["seats"]
    parties = parties_in([word for word in words if word.lower_ not in seats])
    return next((party for party in parties if party != "rebels"), parties[0] if parties else None)


@cache
def categories() -> PhraseIndex:
    """Return the index of the words of all categories."""
    return PhraseIndex({row["name"]: row["words"] for row in lexicon("targets")["category"]})


@cache
def _statuses() -> dict[str, str]:
    return {row["name"]: row["status"] for row in lexicon("targets")["category"]}


@cache
def _aspects() -> dict[str, str]:
    return {row["name"]: row.get("aspect", "structure") for row in lexicon("targets")["category"]}
