"""The hurt and the displaced told by where they were brought or what ailed them: "were rushed to a clinic"."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.lexicons import lexicon
from corroborate.records import Slot
from corroborate.text.words import Word

_WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in lexicon("casualties")["treated"].items()}
_TOLD = (("got", "care"), ("reached", "agents"), ("ailed", "ills"))
_REACH = 7  # words from the verb to what it was for


def treated(sentence: Sequence[Word], i: int) -> tuple[int, Slot] | None:
    """Return the word after a wording at ``i`` that tells of people hurt or displaced without saying so."""
    low = sentence[i].low
    if low in _WORDS["carried"] and i + 1 < len(sentence) and sentence[i + 1].low in ("to", "into"):
        to_ward, to_haven = _ends(sentence, i + 2, _WORDS["wards"]), _ends(sentence, i + 2, _WORDS["havens"])
        return (to_ward, "injured") if to_ward else (to_haven, "displaced") if to_haven else None
    at = i + 1 + (i + 1 < len(sentence) and sentence[i + 1].low == "by")  # "affected by the gas"
    ends = (_ends(sentence, at, _WORDS[heads]) for verbs, heads in _TOLD if low in _WORDS[verbs])
    told = next((end for end in ends if end), None)
    return (told, "injured") if told else None


def _ends(sentence: Sequence[Word], start: int, heads: frozenset[str]) -> int | None:
    """Return the word after the first of ``heads`` in a short run without a number or a new clause."""
    for at in range(start, min(start + _REACH, len(sentence))):
        word = sentence[at]
        if word.low in heads:
            return at + 1
        if word.kind != "word" or word.low in _WORDS["stops"]:
            return None
    return None
