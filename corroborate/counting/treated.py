"""The hurt told by what was done for them or ailed them: "were rushed to a clinic", "showed signs of suffocation"."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.lexicons import lexicon
from corroborate.text.words import Word

_WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in lexicon("casualties")["treated"].items()}
_REACH = 7  # words from the verb to what it was for


def treated(sentence: Sequence[Word], i: int) -> int | None:
    """Return the word after a wording at ``i`` that tells of people hurt without saying so, or ``None``."""
    low = sentence[i].low
    if low in _WORDS["carried"] and i + 1 < len(sentence) and sentence[i + 1].low == "to":
        return _ends(sentence, i + 2, _WORDS["wards"])
    if low in _WORDS["got"]:
        return _ends(sentence, i + 1, _WORDS["care"])
    if low in _WORDS["ailed"]:
        return _ends(sentence, i + 1, _WORDS["ills"])
    return None


def _ends(sentence: Sequence[Word], start: int, heads: frozenset[str]) -> int | None:
    """Return the word after the first of ``heads`` in a short run without a number or a new clause."""
    for at in range(start, min(start + _REACH, len(sentence))):
        word = sentence[at]
        if word.low in heads:
            return at + 1
        if word.kind != "word" or word.low in _WORDS["stops"]:
            return None
    return None
