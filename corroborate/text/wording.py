"""Two wordings side by side: which meaning words one has and the other lacks."""

from __future__ import annotations

import re

from corroborate.lexicons import lexicon

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    "a an the of in on at to for by with from and or but as that this these those it its was were is are be been "
    "being has have had "
    "their his her they he she which who whom also said says into after before than then there".split()
)


def meaning_words(text: str) -> tuple[str, ...]:
    """Return the lower-case words of a text without the small ones, in order."""
    return tuple(word for word in (found.lower() for found in _WORD.findall(text)) if word not in _SMALL)


def differing_words(first: str, second: str, most: int = 6) -> tuple[str, str]:
    """Return the words only the first and only the second text has, at most ``most`` each, in their order."""
    one, two = meaning_words(first), meaning_words(second)
    only_one = [word for word in dict.fromkeys(one) if not _has(word, two)]
    only_two = [word for word in dict.fromkeys(two) if not _has(word, one)]
    return " ".join(only_one[:most]), " ".join(only_two[:most])


def other_numbers(first: str, second: str) -> bool:
    """Say whether each text gives a number the other lacks: then neither says the same as the other."""
    one, two = ({word for word in meaning_words(text) if _numbers(word)} for text in (first, second))
    return bool(one - two) and bool(two - one)


def _numbers(word: str) -> bool:
    return word[0].isdigit() or word.split("-")[0] in lexicon("numerals")["values"]


def _has(word: str, words: tuple[str, ...]) -> bool:
    """Say whether a word stands among others, endings aside."""
    stem = word[: max(4, len(word) - 3)]
    if word in words:
        return True
    return any(len(other) > 3 and other.startswith(stem) and abs(len(other) - len(word)) <= 3 for other in words)
