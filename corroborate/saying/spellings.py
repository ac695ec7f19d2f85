"""Names in other spellings: transliterated from Arabic one way or another, or with a slip of the pen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

SLIPS = 2
"""Letters that may be missing, added or changed in a long name."""
LONG = 14
"""Letters from which a name of two or more words is long enough to forgive slips in it."""

_VOWELS = (
    (re.compile(r"(?:ei|ay|ai|ey)"), "E"),
    (re.compile(r"(?:ou|oo)"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"[ae]"), "a"),
    (re.compile(r"[iy]"), "i"),
    (re.compile(r"[ou]"), "u"),
)
_CONSONANTS = (("q", "k"), ("kh", "x"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("tch", "ch"), ("z", "s"))
_TWICE = re.compile(r"(.)\1+")
_AL = re.compile(r"\b(?:al|el|ad|ar|as|ash|an|at|az) (?=\w)")


def skeleton(name: str) -> str:
    """Return a name as it sounds, roughly: doubled letters once, like vowels alike, "q" as "k", no "al-".

    "Hizballah" and "Hezbollah", "Mohammed" and "Muhamad" meet; "Hamid" and "Hammoud" do not.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if char.isalpha() or char == " " or char == "-").replace("-", " ")
    plain = _AL.sub("", " ".join(plain.split()))
    for old, new in _CONSONANTS:
        plain = plain.replace(old, new)
    for pattern, sound in _VOWELS:
        plain = pattern.sub(sound, plain)
    return _TWICE.sub(r"\1", plain)


def slipped(words: str, listed: Mapping[str, str]) -> str | None:
    """Return what the one listed name stands for from which ``words`` differ by a slip or two, if it is long."""
    if len(words) < LONG or " " not in words or words in listed:
        return None
    count = words.count(" ")
    near = {
        ident
        for name, ident in listed.items()
        if name.count(" ") == count and abs(len(name) - len(words)) <= SLIPS and _within(words, name)
    }
    return near.pop() if len(near) == 1 else None


def _within(one: str, other: str) -> bool:
    """Say whether the words of two names, in order, differ by at most two letters in all, and no word by much."""
    total = 0
    for first, second in zip(one.split(), other.split(), strict=True):
        if first == second:
            continue
        slips = distance(first, second)
        if min(len(first), len(second)) < 5 or slips > SLIPS:
            return False
        total += slips
    return total <= SLIPS


def distance(one: str, other: str) -> int:
    """Return how many letters must be added, dropped or changed to make one word of the other."""
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, start=1):
        before, row[0] = row[0], at
        for to, wanted in enumerate(other, start=1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (char != wanted))
    return row[-1]
