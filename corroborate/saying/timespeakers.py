"""Times read as speakers: "on Wednesday", "the previous few days", the weekday before "state television"."""

from __future__ import annotations

import re
from functools import cache

from corroborate.lexicons import lexicon


def timeless(speaker: str) -> str:
    """Return a speaker without the words of time around the name, empty where nothing else is left.

    "Saturday state television" is state television; "the previous few days" is nobody.
    """
    words = speaker.split()
    run = _run(words)
    if any(_is_time(word) for word in words[:run]):
        last = max(at for at, word in enumerate(words[:run]) if _is_time(word))
        words = words[last + 1 :]
    while len(words) > 1 and _is_time(words[-1]):
        words.pop()
        while len(words) > 1 and _leads(words[-1]):
            words.pop()
    return " ".join(words)


def _run(words: list[str]) -> int:
    """Return how many words at the start are words of time or lead to them ("the previous few")."""
    return next((at for at, word in enumerate(words) if not (_is_time(word) or _leads(word))), len(words))


@cache
def _is_time(word: str) -> bool:
    return _bare(word) in _times("words")


@cache
def _leads(word: str) -> bool:
    return _bare(word) in _times("before") or re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)?", word) is not None


@cache
def _times(name: str) -> frozenset[str]:
    return frozenset(lexicon("cues")["times"][name])


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold().strip(".,;:"))
