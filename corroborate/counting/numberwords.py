"""Digits, number words and vague words as intervals, before bounds and ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.text.words import Word

_LEXICON = lexicon("numerals")
_VALUES: dict[str, int] = _LEXICON["values"]


_SCALES: dict[str, int] = _LEXICON["scales"]


_VAGUE: dict[str, str] = {**{word: word for word in _LEXICON["vague"]}, **_LEXICON["vague_as"]}


_NO_ARTICLE = frozenset({*_VALUES, *_VAGUE, "few", "several", "half", "per", "the"})
_ADJECTIVES = frozenset(_LEXICON["number_adjectives"])


_MARGIN = 0.1  # "about 40" is 36..44: a tenth either way


_LARGEST = 10**9


Interval = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase over words ``first``..``last`` (exclusive). ``plain`` is false for "a", "no" and vague words.

    ``loose`` marks "a man", "another", "people": a count only where a verb shows that someone is counted.
    """

    first: int
    last: int
    low: int
    high: int | None
    stated: int | None
    loose: bool = False
    year_like: bool = False


@cache
def policy_table(policy: str) -> dict[str, Interval]:
    """The intervals of the vague words under ``policy``; raises ``ValueError`` naming the known ones."""
    known = lexicon("vague_numbers")
    if policy not in known:
        raise ValueError(f"unknown policy {policy!r} for vague numbers; known: {', '.join(sorted(known))}")
    entry = known[policy]
    table = dict(policy_table(entry["from"])) if "from" in entry else {}
    for word, ends in entry.items():
        if word != "from":
            table[word] = (ends[0], ends[1] if len(ends) > 1 else None)
    return table


def bounded(sort: str, value: int) -> Interval:
    """The interval a bound makes of a number: see the list names in the lexicon."""
    if sort == "floor":
        return value, None
    if sort == "over":
        return value + 1, None
    if sort == "cap":
        return 0, value
    if sort == "under":
        return 0, max(value - 1, 0)
    low = -int(-value * (1 - _MARGIN) // 1)
    if sort == "below":
        return min(low, max(value - 1, 0)), max(value - 1, 0)
    return low, max(value, int(value * (1 + _MARGIN) + 1e-9))


def vague_at(sentence: Sequence[Word], at: int, policy: str) -> Quantity | None:
    """The vague number at word ``at``: "dozens", "a few", "an unknown number of"."""
    table = policy_table(policy)
    lows = [word.low for word in sentence[at : at + 5]]
    if not lows:
        return None
    key, size = None, 1
    if lows[0] in ("tens", "hundreds") and lows[1:3] == ["of", "thousands"]:
        key, size = f"{lows[0]}_of_thousands", 3
    elif lows[0] in ("many", "several") and lows[1:2] != [] and lows[1] in _VAGUE and lows[1].endswith("s"):
        key, size = _VAGUE[lows[1]], 2  # "many hundreds of people"
        if lows[1] in ("tens", "hundreds") and lows[2:4] == ["of", "thousands"]:
            key, size = f"{lows[1]}_of_thousands", 4
    elif lows[0] in _VAGUE:
        key = _VAGUE[lows[0]]
    elif lows[:2] == ["numbers", "of"] or (lows[:2] == ["number", "of"] and _article_lost(sentence, at)):
        key, size = "number", 2
    elif lows[:2] == ["a", "few"]:
        key, size = "few", 2
    elif lows[0] == "a" and lows[1:3] in (["handful", "of"], ["couple", "of"]):
        key, size = lows[1], 3
    elif lows[0] in ("a", "an") and "number" in lows[1:4] and set(lows[1 : lows.index("number")]) <= _ADJECTIVES:
        size = lows.index("number") + 1
        key = "number" if lows[size : size + 1] in (["of"], ["were"], ["have"]) else None
    elif lows[0] == "some":
        key = "some"
    if key is None:
        return None
    low, high = table[key]
    following = lows[size] if size < len(lows) else ""
    if key in ("several", "few") and following in _SCALES:
        low, high = table[f"{following}s"]
        return Quantity(at, at + size + 1, low, high, None)
    return Quantity(at, at + size, low, high, None, loose=key == "some")


def _article_lost(sentence: Sequence[Word], at: int) -> bool:
    """ "Killing large number of them"."""
    return at > 1 and sentence[at - 1].low in _ADJECTIVES and sentence[at - 2].low not in ("a", "an", "the", "any")


def number_at(sentence: Sequence[Word], at: int) -> Quantity | None:
    """Digits or number words at ``at``: "1,200", "1.2 million", "twenty three", "a hundred and five", "two dozen"."""
    if at >= len(sentence):
        return None
    word = sentence[at]
    if word.kind == "number":
        if "." in word.text and (at + 1 >= len(sentence) or sentence[at + 1].low not in _SCALES):
            return None
        amount = float(word.text.replace(",", "").replace(" ", ""))
        last, year = at + 1, len(word.text) == 4 and 1900 <= amount <= 2099
        if last < len(sentence) and sentence[last].low in _SCALES:
            amount, last, year = amount * _SCALES[sentence[last].low], last + 1, False
        value = round(amount)
        return Quantity(at, last, value, value, value, year_like=year) if value < _LARGEST else None
    if word.low == "half" and [w.low for w in sentence[at + 1 : at + 3]] in (["a", "dozen"], ["a", "million"]):
        value = _SCALES[sentence[at + 2].low] // 2
        return Quantity(at, at + 3, value, value, value)
    if [w.low for w in sentence[at : at + 5]] == ["a", "quarter", "of", "a", "million"]:
        return Quantity(at, at + 5, _SCALES["million"] // 4, _SCALES["million"] // 4, _SCALES["million"] // 4)
    return _worded(sentence, at)


def _worded(sentence: Sequence[Word], at: int) -> Quantity | None:
    total, current, last = 0, 0, at
    if sentence[at].low in ("a", "an") and at + 1 < len(sentence) and sentence[at + 1].low in _SCALES:
        current, last = 1, at + 1
    elif sentence[at].low in _SCALES and not (at and sentence[at - 1].low in _NO_ARTICLE):
        current = 1  # "left dozen people dead", its article lost
    smallest = _LARGEST
    while last < len(sentence) and last < at + 12:
        low = sentence[last].low
        if low in _VALUES and _fits(current, _VALUES[low]):
            current += _VALUES[low]
        elif (
            low in _SCALES
            and current
            and _SCALES[low] * (total > 0) < smallest
            and current % 100 * (low == "hundred") == current * (low == "hundred")
        ):
            current *= _SCALES[low]
            if low != "hundred":
                smallest, total, current = _SCALES[low], total + current, 0
        elif not (
            low == "and"
            and last > at
            and sentence[last - 1].low in ("hundred", "thousand")
            and _small(sentence, last + 1)
        ):
            break
        last += 1
    value = total + current
    if last == at or value >= _LARGEST:
        return None
    return Quantity(at, last, value, value, value) if value else None


def _fits(current: int, value: int) -> bool:
    """Whether a number word continues the number so far: "twenty" + "three", never "two" + "four"."""
    return (
        current == 0
        or (current % 100 == 0 and value < 100)
        or (current % 100 >= 20 and current % 10 == 0 and value < 10)
    )


def _small(sentence: Sequence[Word], at: int) -> bool:
    return at < len(sentence) and _VALUES.get(sentence[at].low, 100) < 100
