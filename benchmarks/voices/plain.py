"""What is measured beside the product: counting outlets, and plain MinHash (here the exact Jaccard it estimates)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from labels import ArticlePair, Cluster, PassagePair, Span, merged

SHINGLE = 5
"""Words in a shingle."""
THRESHOLDS = tuple(step / 50 for step in range(1, 48))
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?]+")
Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Return the runs of words of a text."""
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def jaccard(first: Shingles, second: Shingles) -> float:
    """Return the share of all runs that both hold."""
    either = len(first | second)
    return len(first & second) / either if either else 0.0


def outlets(cluster: Cluster, outlet_of: Mapping[str, str]) -> int:
    """Count the outlets of a cluster."""
    return len({outlet_of[member.article] for member in cluster.members})


def texts(cluster: Cluster, near: Callable[[str, str], float], threshold: float) -> int:
    """Count the articles of a cluster, those alike as one."""
    names = sorted({member.article for member in cluster.members})
    alike = [pair for pair in combinations(range(len(names)), 2) if near(names[pair[0]], names[pair[1]]) >= threshold]
    return merged(len(names), alike)


def best(score: Callable[[float], float]) -> float:
    """Return the threshold that scores best, the lowest of equals."""
    return max(THRESHOLDS, key=lambda threshold: (score(threshold), -threshold))


class Alike:
    """Jaccard of articles and of their sentences, each computed once."""

    def __init__(self, text_of: Mapping[str, str]) -> None:
        self._text_of = text_of
        self._whole: dict[str, Shingles] = {}
        self._cut: dict[str, list[tuple[Span, Shingles]]] = {}

    def articles(self, first: str, second: str) -> float:
        """Compare two articles."""
        return jaccard(self._shingles(first), self._shingles(second))

    def pair(self, pair: ArticlePair) -> float:
        """Compare the two articles of a labelled pair."""
        return self.articles(pair.first, pair.second)

    def passage(self, pair: PassagePair) -> float:
        """Compare two stretches by their most alike sentences."""
        here, there = (self._sentences(side) for side in (pair.first, pair.second))
        return max((jaccard(first, second) for first in here for second in there), default=0.0)

    def _shingles(self, article: str) -> Shingles:
        if article not in self._whole:
            self._whole[article] = shingles(self._text_of[article])
        return self._whole[article]

    def _sentences(self, side: Span) -> Sequence[Shingles]:
        if side.article not in self._cut:
            text = self._text_of[side.article]
            self._cut[side.article] = [
                (Span(side.article, "text", found.start(), found.end()), shingles(found.group()))
                for found in _SENTENCE.finditer(text)
            ]
        return [runs for span, runs in self._cut[side.article] if span.shared(side)]
