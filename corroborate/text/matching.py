"""Find lexicon phrases among the tokens of a sentence, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

_PART = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at tokens ``first`` to ``last`` (inclusive indices into the given sequence)."""

    first: int
    last: int
    label: str


class PhraseIndex:
    """Phrases of lower-case words, each with a label, matched against token words or lemmas in linear time."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Take label -> phrases; a phrase under two labels keeps the first."""
        self._labels: dict[tuple[str, ...], str] = {}
        for label, entries in phrases.items():
            for entry in entries:
                self._labels.setdefault(words_of(entry), label)
        self._longest = max(map(len, self._labels), default=0)
        self._firsts = {key[0] for key in self._labels if key}

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Return non-overlapping matches in order; at each place the longest phrase wins."""
        forms = [token_forms(token) for token in tokens]
        matches: list[Match] = []
        at = 0
        while at < len(forms):
            found = self._longest_at(forms, at)
            if found is None or _holder(forms, found.last):
                at += 1
            else:
                matches.append(found)
                at = found.last + 1
        return matches

    def _longest_at(self, forms: Sequence[tuple[str, ...]], at: int) -> Match | None:
        if self._firsts.isdisjoint(forms[at]):
            return None
        best: Match | None = None
        keys: list[tuple[str, ...]] = [()]
        for last in range(at, len(forms)):
            if forms[last] == ("-",):
                continue  # "hit-and-run" is three words
            if len(keys[0]) == self._longest:
                break
            keys = [(*key, form) for key in keys for form in forms[last]]
            for key in keys:
                if key in self._labels:
                    best = Match(at, last, self._labels[key])
        return best


_HELD = frozenset("held controlled occupied ruled besieged backed sponsored aligned supported".split())


def _holder(forms: Sequence[tuple[str, ...]], last: int) -> bool:
    """Say whether a phrase only tells who holds what follows ("rebel-held town")."""
    after = [form[0] for form in forms[last + 1 : last + 3]]
    return bool(after) and (after[0] in _HELD or (after[0] == "-" and len(after) > 1 and after[1] in _HELD))


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the lower-case words of a phrase; a hyphen separates words."""
    return tuple(word.rstrip(".") or word for word in _PART.findall(phrase.lower()))


def token_forms(token: Token) -> tuple[str, ...]:
    """Return the forms a token may match by: its lower-case word, its lemma, its word without a lost possessive s."""
    return _forms(token.lower_, token.lemma_)


@lru_cache(maxsize=32768)
def _forms(low: str, printed_lemma: str) -> tuple[str, ...]:
    word = low.rstrip(".") or low
    lemma = printed_lemma.lower()
    forms = [word]
    for form in (lemma, word.removesuffix("'s").removesuffix("’s"), _singular(word)):
        if form and form not in forms:
            forms.append(form)
    return tuple(forms)


def _singular(word: str) -> str:
    """Return the word without a plural or lost possessive s; the parser leaves some lemmas as they stand."""
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
