"""A transparent reader of two wordings that abstains when unsure: shared words, negation, opposites, numbers.

It needs no weights. It calls entailment only where the premise holds nearly every meaning word of the hypothesis, and
contradiction only where two nearly equal wordings differ by a negation or by one pair of opposites.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from corroborate.lexicons import lexicon
from corroborate.text.wording import meaning_words

if TYPE_CHECKING:
    from corroborate.stance_models import Pair, Rows

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|without|n't|cannot|denied|denies|didn't|wasn't|weren't"
    r"|isn't|aren't|hasn't|haven't)\b|n[’']t\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:doubt\w*|unclear|whether|claims? that|rumou?rs?|if|could|would|might|alleged\w*|reportedly"
    r"|unconfirmed|plan\w*|threat\w*|risk\w*)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",? (?:but|and|though|although|if) not\b[^.;]*", re.IGNORECASE)
"""A negation that only adds a limit ("in the cockpit but not at the controls") denies nothing said before it."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+")
COVERED = 0.85
"""Share of the hypothesis' meaning words the premise must hold to entail it."""
NEARLY_EQUAL = 0.7
"""Share of meaning words two claims must have in common before a negation or an opposite makes them contradict."""


class LexicalStance:
    """The interim stance model: lexical alignment with an abstention zone."""

    name = "lexical"
    entails_from = 0.75
    contradicts_from = 0.7

    def judge(self, pairs: Sequence[Pair]) -> Rows:
        """Return one row a pair; see the module for what moves it."""
        return np.array([_row(premise, hypothesis) for premise, hypothesis in pairs], dtype=np.float64).reshape(
            len(pairs), 3
        )


def opposed(first: str, second: str) -> bool:
    """Say whether two wordings bear a sign of contradiction that can be shown: one negates, or opposite words."""
    negated = [bool(_NEGATION.search(_ASIDE.sub("", text))) for text in (first, second)]
    return negated[0] != negated[1] or _opposites(meaning_words(first), meaning_words(second))


def _row(premise: str, hypothesis: str) -> tuple[float, float, float]:
    first, second = meaning_words(premise), meaning_words(hypothesis)
    if not first or not second:
        return (0.1, 0.85, 0.05)
    covered = _covered(second, first)
    both = min(covered, _covered(first, second))
    if both >= NEARLY_EQUAL - 0.15 and _opposites(first, second):
        return (0.05, 0.2, 0.75)
    if bool(_NEGATION.search(_ASIDE.sub("", premise))) != bool(_NEGATION.search(_ASIDE.sub("", hypothesis))):
        return (0.05, 0.2, 0.75) if both >= NEARLY_EQUAL else (0.05, 0.85, 0.1)
    if bool(_DOUBT.search(premise)) != bool(_DOUBT.search(hypothesis)):
        return (0.1, 0.8, 0.1)
    if not _names_and_numbers_hold(premise, hypothesis):
        return (0.1, 0.8, 0.1)
    if covered >= COVERED:
        return (0.85, 0.12, 0.03)
    return (round(0.5 * covered, 4), round(0.97 - 0.5 * covered, 4), 0.03)


def _covered(wanted: Sequence[str], held: Sequence[str]) -> float:
    stems = {_stem(word) for word in held}
    return sum(_stem(word) in stems for word in wanted) / len(wanted)


def _stem(word: str) -> str:
    """Return a word without the commonest endings, and its group where it has synonyms."""
    bare = _bare(word)
    return _synonyms().get(bare, bare)


def _opposites(first: Sequence[str], second: Sequence[str]) -> bool:
    one, two = {_stem(word) for word in first}, {_stem(word) for word in second}
    return any((a in one - two and b in two - one) or (b in one - two and a in two - one) for a, b in _opposite_pairs())


def _names_and_numbers_hold(premise: str, hypothesis: str) -> bool:
    """Say whether every number and every name of the hypothesis stands in the premise too."""
    held = {word.lower() for word in re.findall(r"[\w’'-]+", premise)}
    wanted = {*_NUMBER.findall(hypothesis), *(name.lower() for name in _NAME.findall(hypothesis))}
    return all(word in held or word.removesuffix("'s").removesuffix("’s") in held for word in wanted)


@cache
def _synonyms() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in lexicon("opposites")["synonyms"]:
        for word in group:
            table[_bare(word)] = _bare(group[0])
    return table


@cache
def _opposite_pairs() -> tuple[tuple[str, str], ...]:
    return tuple((_stem(a), _stem(b)) for a, b in lexicon("opposites")["opposites"])


def _bare(word: str) -> str:
    for ending in ("ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word.rstrip("e")
