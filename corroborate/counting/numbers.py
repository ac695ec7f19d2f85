"""Number phrases as intervals: digits, number words, ranges, bounds and vague words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corroborate.counting.numberwords import Quantity, bounded, number_at, vague_at
from corroborate.lexicons import lexicon
from corroborate.text.words import Phrases, Word

_LEXICON = lexicon("numerals")
_FILLERS = frozenset(_LEXICON["fillers"])
_UNITS = frozenset(_LEXICON["units"])
_LABELS = frozenset(_LEXICON["labels"])
_MONEY = frozenset(_LEXICON["money"])
_MONTHS = frozenset(_LEXICON["months"])
_YEAR_BEFORE = frozenset(_LEXICON["year_before"])
_BEFORE = Phrases((wording, sort) for sort, wordings in _LEXICON["bounds"].items() for wording in wordings)
_AFTER = Phrases((wording, sort) for sort, wordings in _LEXICON["after"].items() for wording in wordings)
_RISES = frozenset(lexicon("casualties")["superseded"]["rises"])
_RANGING = frozenset(_LEXICON["ranging"])
_OPENERS = frozenset(
    {
        "a",
        "an",
        "half",
        "some",
        "between",
        "from",
        "number",
        "numbers",
        "dozen",
        "hundred",
        "thousand",
        *_LEXICON["values"],
        *_LEXICON["vague"],
        *_LEXICON["vague_as"],
        *_FILLERS,
    }
    | {wording.split()[0] for wordings in _LEXICON["bounds"].values() for wording in wordings}
)
_AGE_RANGE = frozenset({"and", "between", "from", "over", "to", "under"})
_AGE_DIGITS = 4  # digits, of which no age has as many
_TENTHS = 10  # of as many or fewer a share is told: "nine out of ten", where "12 out of 40" counts
_DASHES = frozenset({"-", "–", "—", "‑"})
_TOTALS = frozenset(lexicon("grammar")["totals"])
_PARENTS = frozenset(lexicon("grammar")["parents"])
_ONE_PERSON = frozenset({"boy", "girl", "man", "woman", "child", "son", "daughter", "youth"})
_UNMEASURED = frozenset(lexicon("grammar")["unmeasured"])


def quantity_at(sentence: Sequence[Word], i: int, policy: str) -> Quantity | None:
    """The number phrase that starts at word ``i`` with its bound, or ``None``; never a date, unit or label."""
    if sentence[i].kind != "number" and sentence[i].low not in _OPENERS:
        return None
    if sentence[i].low == "many" and i and sentence[i - 1].low in _UNMEASURED:
        return None
    bound = _BEFORE.at(sentence, i)
    sort, at = bound if bound else (None, i)
    at = _skip_fillers(sentence, at)
    if bound:
        second = _BEFORE.at(sentence, at)
        sort, at = (second[0] if sort == "near" else sort, second[1]) if second else (sort, at)
    elif sentence[i].low in ("between", "from"):
        at = i + 1
    found = vague_at(sentence, at, policy) or number_at(sentence, at)
    if found is None and sentence[i].low == "some":
        sort, at, found = None, i, vague_at(sentence, i, policy)
    if found is None or _names_something(sentence, at, found.last):
        return None
    found = _range(sentence, found, between=sentence[i].low == "between" and at == i + 1)
    if sentence[i].low in ("between", "from") and found.stated is not None:
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
    if after[1] < len(sentence) and number_at(sentence, after[1]):
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


def _range(sentence: Sequence[Word], found: Quantity, *, between: bool) -> Quantity:
    at = found.last
    if at + 1 >= len(sentence) or found.stated is None:
        return found
    joined = sentence[at].low
    if not (joined in ("to", "or") or joined in _DASHES or (between and joined == "and")):
        return found
    bound = _BEFORE.at(sentence, at + 1)
    open_end = bound is not None and bound[0] in ("floor", "over")
    other = number_at(sentence, bound[1] if bound else at + 1)
    if other is None or other.stated is None or found.stated >= other.stated:
        return found
    if (found.year_like and other.year_like) or (joined == "to" and _moving(sentence, found.first)):
        return found
    return replace(found, last=other.last, high=None if open_end else other.high, stated=None)


def _moving(sentence: Sequence[Word], first: int) -> bool:
    """Whether a toll is on the move: "rose from 52 to 70" gives two counts, "from 52 to 70 people" a range."""
    before = [word.low for word in sentence[max(0, first - 10) : first]]
    if before[-1:] == ["by"]:
        return any(low in _RISES for low in before)  # "rose by six to 41"
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
    return number_at(sentence, at) is not None


def _age(sentence: Sequence[Word], at: int, last: int) -> bool:
    """ "Mr Smith, 45, said", "the driver, 26, was": years of age between commas."""
    if at < 2 or last >= len(sentence) or len(sentence[at].text) > 2:
        return False
    if _two_ages(sentence, at) or _two_ages(sentence, at - 2):
        return True
    if sentence[at - 1].low != "," or sentence[last].low != ",":
        return False
    whose = sentence[at - 2]
    described = whose.kind == "word" and not whose.low.endswith(("s", "ed", "dead", "en"))
    return whose.capital or (described and at > 2 and sentence[at - 3].kind == "word")


def _two_ages(sentence: Sequence[Word], at: int) -> bool:
    """ "His brothers, 17 and 22, were held": years of age."""
    marks = [word.low for word in sentence[at - 1 : at + 4]] if at > 0 else []
    both = marks[0:1] + marks[2:3] + marks[4:5] == [",", "and", ","]
    return both and sentence[at].kind == sentence[at + 2].kind == "number" and max(map(len, marks)) < _AGE_DIGITS


def _of_age(sentence: Sequence[Word], at: int) -> bool:
    """ "Children aged from four to 10": the words between are the other end of a range."""
    back = at - 1
    while back > 0 and back > at - 5 and (sentence[back].low in _AGE_RANGE or number_at(sentence, back)):
        back -= 1
    return back >= 0 and sentence[back].low in ("aged", "ages")


def _parted(sentence: Sequence[Word], at: int) -> bool:
    """ "9/11", "24/7", "9-11": a day or a proportion, each half a number of its own."""
    if _half(sentence, at + 1, "/") or _half(sentence, at - 1, "/"):
        return True
    texts = [word.text for word in sentence[max(0, at - 2) : at + 3]]
    return "9" in texts and "11" in texts and any(texts[i : i + 3] == ["9", "-", "11"] for i in range(3))


def _ratio(sentence: Sequence[Word], at: int, last: int) -> bool:
    """ "One in five of the dead", "four out of five houses": a share, not a count."""
    if at > 1 and sentence[at - 1].low == "in" and sentence[at - 2].low in _LEXICON["values"]:
        return [word.low for word in sentence[last : last + 1]] == ["of"]
    whole = number_at(sentence, at if _out_of(sentence, at - 2) else last + 2)
    if whole is not None and (_out_of(sentence, at - 2) or _out_of(sentence, last)):
        return whole.low <= _TENTHS
    of = number_at(sentence, last + 1) if last + 2 < len(sentence) and sentence[last].low == "in" else None
    return of is not None and of.last < len(sentence) and sentence[of.last].low == "of"


def _out_of(sentence: Sequence[Word], at: int) -> bool:
    return at > 0 and [word.low for word in sentence[at : at + 2]] == ["out", "of"]


def _half(sentence: Sequence[Word], at: int, mark: str) -> bool:
    return (
        0 < at < len(sentence) - 1
        and sentence[at].text == mark
        and sentence[at - 1].kind == sentence[at + 1].kind == "number"
    )


def _names_something(sentence: Sequence[Word], at: int, last: int) -> bool:
    """Whether the number is part of a date, a measure, a sum of money or a name ("Unit 4400", "12 km", "May 12")."""
    before = sentence[at - 1] if at else None
    after = sentence[last] if last < len(sentence) else None
    if after is not None and (after.low in _UNITS or (after.low in _MONTHS and (after.low != "may" or after.capital))):
        return True
    if after is not None and after.low == "local" and [word.low for word in sentence[last + 1 : last + 2]] == ["time"]:
        return True
    if after is not None and after.low == "-" and last + 1 < len(sentence) and sentence[last + 1].low in _UNITS:
        return True
    if _ratio(sentence, at, last):
        return True
    if before is None:
        return False
    if _of_age(sentence, at):
        return True
    if before.low in _MONEY or (before.low in _LABELS and (before.capital or before.low in ("aged", "age", "ages"))):
        return True
    digits = sentence[at].kind == "number"
    if digits and (_age(sentence, at, last) or _parted(sentence, at)):
        return True
    if before.low == "of" and at > 1 and sentence[at - 2].low == "population":
        return True
    if before.low in ("of", "to") and at > 1 and sentence[at - 2].low in _PARENTS:
        return True
    counted = after is not None and after.kind == "word" and after.low.endswith(("s", "n"))
    if before.low == "of" and at > 1 and sentence[at - 2].low in _ONE_PERSON and not counted:
        return True  # "a boy of nine"
    year = digits and len(sentence[at].text) == 4 and sentence[at].text[:2] in ("19", "20")
    if year and before.kind == "number" and at > 1 and sentence[at - 2].low in _MONTHS:
        return True
    if digits and before.low == "." and at > 1 and sentence[at - 2].low in _MONTHS:
        return True
    if digits and before.low in _MONTHS and before.capital and not (at > 1 and sentence[at - 2].low == "in"):
        return True
    return year and (before.low in _YEAR_BEFORE or before.low in _MONTHS)
