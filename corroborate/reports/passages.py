"""The sentence before and the sentence after a claim's words, so that they are not read out of their place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from corroborate.furniture import cut
from corroborate.records import Article, Claim
from corroborate.sentences import ends


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's exact words in their place. ``before`` and ``after`` are empty at an end of the article.

    ``before`` is the beginning of the claim's own sentence where the claim opens later in it, with the sentence before
    that; ``after`` the rest of its sentence and the next one. Page furniture is passed over, spaces are single ones.
    """

    before: str
    words: str
    after: str


class Passages:
    """Looks up passages, cutting every article once."""

    def __init__(self) -> None:
        self._cut: dict[tuple[str, str], tuple[tuple[int, int], ...]] = {}

    def of(self, article: Article, claim: Claim) -> Passage:
        """Return the passage of a claim of an article; a headline has nothing around it."""
        if claim.field == "title":
            return Passage("", claim.text, "")
        runs = self._sentences(article)
        starts = [start for start, _ in runs]
        first = max(0, bisect_right(starts, claim.start) - 1)
        last = max(first, bisect_right(starts, max(claim.start, claim.end - 1)) - 1)
        before = [*runs[max(0, first - 1) : first], (starts[first], claim.start)] if runs else []
        after = [(claim.end, runs[last][1]), *runs[last + 1 : last + 2]] if runs else []
        return Passage(_joined(article.text, before), claim.text, _joined(article.text, after))

    def _sentences(self, article: Article) -> tuple[tuple[int, int], ...]:
        key = (article.id, article.text_sha256)
        if key not in self._cut:
            self._cut[key] = tuple(
                (block.start + start, block.start + end)
                for block in cut(article.text, article.title)
                if block.furniture is None
                for start, end in _runs(article.text[block.start : block.end])
            )
        return self._cut[key]


def _runs(block: str) -> list[tuple[int, int]]:
    edges = [0, *ends(block), len(block)]
    return [(start, end) for start, end in pairwise(edges) if block[start:end].strip()]


def _joined(text: str, runs: list[tuple[int, int]]) -> str:
    """Return runs on one line, without marks that only close the claim's own words."""
    found = [" ".join(text[start:end].split()) for start, end in runs if end > start]
    kept = [words for words in found if any(map(str.isalnum, words))]
    return " ".join(kept)
