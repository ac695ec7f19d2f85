"""Number phrases as intervals: digits, number words, ranges, bounds and vague words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.words import Phrases, Word

_LEXICON = lexicon("numerals")
_VALUES: dict[str, int] = _LEXICON["values"]
_SCALES: dict[str, int] = _LEXICON["scales"]
_VAGUE: dict[str, str] = {**{word: word for word in _LEXICON["vague"]}, **_LEXICON["vague_as"]}
_FILLERS = frozenset(_LEXICON["fillers"])
_UNITS = frozenset(_LEXICON["units"])
_LABELS = frozenset(_LEXICON["labels"])
_MONEY = frozenset(_LEXICON["money"])
_MONTHS = frozenset(_LEXICON["months"])
_YEAR_BEFORE = frozenset(_LEXICON["year_before"])
_ADJECTIVES = frozenset(_LEXICON["number_adjectives"])
_BEFORE = Phrases((wording, sort) for sort, wordings in _LEXICON["bounds"].items() for wording in wordings)
_AFTER = Phrases((wording, sort) for sort, wordings in _LEXICON["after"].items() for wording in wordings)
_RISES = frozenset(lexicon("casualties")["superseded"]["rises"])
_RANGING = frozenset(_LEXICON["ranging"])
_OPENERS = frozenset(
    {"a", "an", "half", "some", "between", *_VALUES, *_VAGUE, *_FILLERS}
    | {wording.split()[0] for wordings in _LEXICON["bounds"].values() for wording in wordings}
)
_DASHES = frozenset({"-", "–", "—", "‑"})
_TOTALS = frozenset({"total", "further", "confirmed", "reported", "combined", "staggering", "record"})
_PARENTS = frozenset({"mother", "father", "parent", "parents"})
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


def quantity_at(sentence: Sequence[Word], i: int, policy: str) -> Quantity | None:
    """The number phrase that starts at word ``i`` with its bound, or ``None``; never a date, unit or label."""
    if sentence[i].kind != "number" and sentence[i].low not in _OPENERS:
        return None
    bound = _BEFORE.at(sentence, i)
    sort, at = bound if bound else (None, i)
    at = _skip_fillers(sentence, at)
    if bound:
        second = _BEFORE.at(sentence, at)
        at = second[1] if second else at
    elif sentence[i].low == "between":
        at = i + 1
    found = _vague(sentence, at, policy) or _number(sentence, at)
    if found is None and sentence[i].low == "some":
        sort, at, found = None, i, _vague(sentence, i, policy)
    if found is None or _names_something(sentence, at, found.last):
        return None
    found = _range(sentence, found, between=sentence[i].low == "between" and at == i + 1)
    if sentence[i].low == "between" and found.low == found.high:
        return None
    if sort and found.stated is not None:
        low, high = bounded(sort, found.stated)
        found = replace(found, low=low, high=high)
    elif sort in ("floor", "over") and found.high is not None:
        found = replace(found, high=None)
    elif sort in ("cap", "under"):
        found = replace(found, low=0)
    elif sort is None:
        found = _suffix(sentence, found)
    return replace(found, first=i, last=_skip_fillers(sentence, found.last))


def late_bound(sentence: Sequence[Word], at: int, quantity: Quantity) -> Quantity:
    """The quantity with a bound that follows its noun ("12 people at least"); ``at`` is the word after the noun."""
    after = _AFTER.at(sentence, at)
    if after is None or quantity.stated is None or quantity.low != quantity.high:
        return quantity
    if after[1] < len(sentence) and _number(sentence, after[1]):
        return quantity
    low, high = bounded(after[0], quantity.stated)
    return replace(quantity, low=low, high=high)


def _skip_fillers(sentence: Sequence[Word], at: int) -> int:
    if at + 2 < len(sentence) and sentence[at].low == "a" and sentence[at + 1].low in _TOTALS:
        at += 1
    stop = min(at + 3, len(sentence))
    while at < stop and (
        sentence[at].low in _FILLERS or (sentence[at].low == "of" and sentence[at - 1].low == "total")
    ):
        at += 1
    return at


def _vague(sentence: Sequence[Word], at: int, policy: str) -> Quantity | None:
    table = policy_table(policy)
    lows = [word.low for word in sentence[at : at + 5]]
    if not lows:
        return None
    key, size = None, 1
    if lows[0] in ("tens", "hundreds") and lows[1:3] == ["of", "thousands"]:
        key, size = f"{lows[0]}_of_thousands", 3
    elif lows[0] in _VAGUE:
        key = _VAGUE[lows[0]]
    elif lows[:2] == ["a", "few"]:
        key, size = "few", 2
    elif lows[0] == "a" and lows[1:3] in (["handful", "of"], ["couple", "of"]):
        key, size = lows[1], 3
    elif lows[0] in ("a", "an") and "number" in lows[1:4] and set(lows[1 : lows.index("number")]) <= _ADJECTIVES:
        size = lows.index("number") + 1
        key = "number" if size < len(lows) and lows[size] == "of" else None
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


def _number(sentence: Sequence[Word], at: int) -> Quantity | None:
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


def _range(sentence: Sequence[Word], found: Quantity, *, between: bool) -> Quantity:
    at = found.last
    if at + 1 >= len(sentence) or found.stated is None:
        return found
    joined = sentence[at].low
    if not (joined in ("to", "or") or joined in _DASHES or (between and joined == "and")):
        return found
    bound = _BEFORE.at(sentence, at + 1)
    open_end = bound is not None and bound[0] in ("floor", "over")
    other = _number(sentence, bound[1] if bound else at + 1)
    if other is None or other.stated is None or found.stated >= other.stated:
        return found
    if (found.year_like and other.year_like) or (joined == "to" and _moving(sentence, found.first)):
        return found
    return replace(found, last=other.last, high=None if open_end else other.high, stated=None)


def _moving(sentence: Sequence[Word], first: int) -> bool:
    """Whether a toll is on the move: "rose from 52 to 70" gives two counts, "from 52 to 70 people" a range."""
    before = [word.low for word in sentence[max(0, first - 10) : first]]
    ranging = any(low in _RANGING for low in before)
    return bool(before) and before[-1] == "from" and not ranging and any(low in _RISES for low in before)


def _suffix(sentence: Sequence[Word], found: Quantity) -> Quantity:
    after = _AFTER.at(sentence, found.last)
    if (
        after is None
        or found.stated is None
        or found.low != found.high
        or (after[0] == "floor" and _bound_of_next(sentence, after[1]))
    ):
        return found
    low, high = bounded(after[0], found.stated)
    return replace(found, low=low, high=high, last=after[1])


def _bound_of_next(sentence: Sequence[Word], at: int) -> bool:
    """Whether "12 killed at least 5 ..." or "12 plus 3": the wording belongs to the number after it."""
    return _number(sentence, at) is not None


def _names_something(sentence: Sequence[Word], at: int, last: int) -> bool:
    """Whether the number is part of a date, a measure, a sum of money or a name ("Unit 4400", "12 km", "May 12")."""
    before = sentence[at - 1] if at else None
    after = sentence[last] if last < len(sentence) else None
    if after is not None and (after.low in _UNITS or (after.low in _MONTHS and (after.low != "may" or after.capital))):
        return True
    if after is not None and after.low == "-" and last + 1 < len(sentence) and sentence[last + 1].low in _UNITS:
        return True
    if before is None:
        return False
    if before.low in _MONEY or (before.low in _LABELS and (before.capital or before.low in ("aged", "age", "ages"))):
        return True
    digits = sentence[at].kind == "number"
    if (
        digits
        and before.low == ","
        and at > 1
        and sentence[at - 2].capital
        and after is not None
        and after.low == ","
        and len(sentence[at].text) < 3
    ):
        return True  # an age: "Mr Smith, 45, said"
    if before.low == "of" and at > 1 and sentence[at - 2].low == "population":
        return True
    if before.low in ("of", "to") and at > 1 and sentence[at - 2].low in _PARENTS:
        return True
    year = digits and len(sentence[at].text) == 4 and sentence[at].text[:2] in ("19", "20")
    if year and before.kind == "number" and at > 1 and sentence[at - 2].low in _MONTHS:
        return True
    if digits and before.low == "." and at > 1 and sentence[at - 2].low in _MONTHS:
        return True
    if digits and before.low in _MONTHS and before.capital and not (at > 1 and sentence[at - 2].low == "in"):
        return True
    return year and (before.low in _YEAR_BEFORE or before.low in _MONTHS)
