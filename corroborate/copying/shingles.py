"""Texts as words that can be compared: look-alikes folded, invisible characters dropped, offsets kept.

Runs of words become numbers, so that what two texts share is found by sorting and by set operations on arrays.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from corroborate.lexicons import lexicon

Numbers = npt.NDArray[np.uint64]
Mask = npt.NDArray[np.bool_]

RUN = 8
"""Words in a run; two texts written apart seldom share even one of this length."""
TILE = 4
"""Words in the shortest piece that counts as shared once two texts are known to share a run."""

_WORD = re.compile(r"\w+")
_PLAIN_WORD = re.compile(r"[a-zA-Z0-9_]+(?:'[a-zA-Z0-9_]+)*'?")
_STEP = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text as numbers, with where each starts and ends in the text as given."""

    numbers: Numbers
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tiles: Numbers
    runs: Numbers

    def __len__(self) -> int:
        return len(self.starts)


def fold(text: str) -> str:
    """Return a text for comparison: compatibility forms, look-alikes to Latin, no marks or invisibles, lower case."""
    return "".join(_folded(char) for char in text)


def unmasked(text: str) -> str:
    """Return a name without invisible characters and look-alike letters, its case and accents kept."""
    if text.isascii():
        return text
    kept = []
    for char in text:
        latin = _look_alikes().get(char)
        if latin is not None:
            kept.append(latin.upper() if char.isupper() else latin)
        elif unicodedata.category(char) != "Cf" and char not in lexicon("lookalikes")["unseen"]:
            kept.append(char)
    return "".join(kept)


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    """Return one character as compared; nothing for marks, apostrophes and what cannot be seen."""
    plain = ""
    for part in unicodedata.normalize("NFKD", char):
        part = _look_alikes().get(part, part)
        if unicodedata.category(part) not in ("Cf", "Mn") and part not in _unseen():
            plain += part.lower()
    lowered = "".join(_look_alikes().get(part, part) for part in unicodedata.normalize("NFKD", plain))
    return "".join(part for part in lowered if unicodedata.category(part) != "Mn")


@cache
def _look_alikes() -> dict[str, str]:
    return dict(lexicon("lookalikes")["letters"])


@cache
def _unseen() -> frozenset[str]:
    return frozenset("’'‘ʼ`´" + "".join(lexicon("lookalikes")["unseen"]))


def words_of(text: str) -> Words:
    """Return the words of a text as they are compared."""
    names, starts, ends = [], [], []
    for name, start, end in _split(text):
        names.append(name)
        starts.append(start)
        ends.append(end)
    numbers = np.array([_number(name) for name in names], dtype=np.uint64)
    return Words(numbers, tuple(starts), tuple(ends), grams(numbers, TILE), grams(numbers, RUN))


def _split(text: str) -> Iterator[tuple[str, int, int]]:
    if text.isascii():
        for found in _PLAIN_WORD.finditer(text):
            yield found.group().replace("'", "").lower(), found.start(), found.end()
        return
    folded, places = [], []
    for place, char in enumerate(text):
        for part in _folded(char):
            folded.append(part)
            places.append(place)
    for found in _WORD.finditer("".join(folded)):
        yield found.group(), places[found.start()], places[found.end() - 1] + 1


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    """Return a number that is the same in every process, unlike the built-in hash."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def grams(numbers: Numbers, length: int) -> Numbers:
    """Return one number for each run of ``length`` words."""
    count = len(numbers) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for at in range(length):
            mixed = (mixed ^ numbers[at : at + count]) * _STEP
            mixed ^= mixed >> np.uint64(29)
    return mixed


def shared_words(first: Words, second: Words) -> Mask:
    """Return which words of ``first`` stand in a piece that ``second`` has too, wherever in it."""
    held = np.zeros(len(first), dtype=bool)
    found = np.isin(first.tiles, second.tiles)
    for at in range(TILE):
        held[at : at + len(found)] |= found
    return held


def holders(texts: Sequence[Words]) -> Iterator[tuple[int, ...]]:
    """Yield, for each run that two or more texts share, the numbers of those texts."""
    if not texts:
        return
    unique = [np.unique(text.runs) for text in texts]
    runs = np.concatenate(unique)
    owner = np.concatenate([np.full(len(found), at, dtype=np.int64) for at, found in enumerate(unique)])
    order = np.lexsort((owner, runs))
    runs, owner = runs[order], owner[order]
    edges = np.flatnonzero(np.diff(runs)) + 1
    bounds = np.concatenate(([0], edges, [len(runs)]))
    for start, end in _wide(bounds):
        yield tuple(owner[start:end].tolist())


def _wide(bounds: npt.NDArray[np.int64]) -> Iterable[tuple[int, int]]:
    wide = np.flatnonzero(np.diff(bounds) > 1)
    return zip(bounds[wide].tolist(), bounds[wide + 1].tolist(), strict=True)
