"""Words between a number and its noun: what describes the noun, and what ends its phrase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.counting.slotwords import CALENDAR, FORMS, GRAMMAR, NUMBERISH, Trigger, plural
from corroborate.lexicons import lexicon
from corroborate.text.words import Word

_PEOPLE = lexicon("people")
NOBODY = frozenset(_PEOPLE["nobody"]["words"])
TRAILING = frozenset(_PEOPLE["trailing"]["words"])
_ADJECTIVAL = frozenset(_PEOPLE["describing"]["adjectival"])
_DESCRIBED = frozenset(_PEOPLE["describing"]["before"])


def closed_bracket(sentence: Sequence[Word], i: int) -> int:
    """The word after a short bracket that opens at ``i``, or 0."""
    return next((j + 1 for j in range(i + 2, min(i + 5, len(sentence))) if sentence[j].low in (")", "]")), 0)


def describes(sentence: Sequence[Word], trigger: Trigger, *, several: bool) -> bool:
    """Whether a participle stands before its noun: "26 displaced people", "two wounded civilians"."""
    form = FORMS.get(sentence[trigger.last].low) if trigger.last < len(sentence) else None
    if form is None or form[0] not in ("people", "buildings") or sentence[trigger.last].low == "others":
        return False
    if form[0] == "people" and trigger.last - trigger.first > 1:
        return False
    if trigger.last - trigger.first == 1 and sentence[trigger.first].low == "dead":
        return several and form[1] is not None and plural(sentence[trigger.last].low)
    going = sentence[trigger.first].low.endswith("ing") and trigger.last - trigger.first == 1
    fits = (going and form[0] == "people" and ("displaced", "subject") in trigger.readings) or any(
        role == "either" and (slot == "buildings") == (form[0] == "buildings") for slot, role in trigger.readings
    )
    return plural(sentence[trigger.last].low) == several and fits


def describes_next(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> bool:
    """Whether a singular noun only describes the next: "a terrorist group", "a local blood bank"."""
    following = sentence[i + 1] if i + 1 < len(sentence) else None
    if following is None or following.low in _DESCRIBED:
        return following is not None
    if sentence[i].low not in _ADJECTIVAL or i + 1 in starts or following.low in FORMS:
        return False
    return following.kind == "word" and modifies(following) and not following.low.endswith(("ed", "ing", "ly"))


def ends_phrase(sentence: Sequence[Word], i: int) -> bool:
    """Whether a thing in the singular is the head: "one tank and", not "one tank shell"."""
    if i + 1 >= len(sentence) or sentence[i + 1].kind == "number" or sentence[i + 1].low in NUMBERISH:
        return True
    return not modifies(sentence[i + 1])


def modifies(word: Word) -> bool:
    """Whether a word may stand before a noun as part of its phrase."""
    if word.kind == "mixed":
        return "-" in word.text
    return (
        word.kind == "word"
        and word.low not in GRAMMAR["stops"]
        and word.low not in GRAMMAR["prepositions"]
        and word.low not in GRAMMAR["joins"]
        and word.low not in CALENDAR
        and word.low not in NUMBERISH
        and word.low not in NOBODY
        and word.low not in GRAMMAR["light"]
        and word.low not in TRAILING
        and word.low not in GRAMMAR["owners"]
    )


def qualifies(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> bool:
    """ "12 suspected militants", "13 identified civilians": a participle that says how sure the group is."""
    if sentence[i].low not in GRAMMAR["qualifying"] or i + 1 >= len(sentence) or i + 1 in starts:
        return False
    return sentence[i + 1].low in FORMS or modifies(sentence[i + 1])


def kind_of(sentence: Sequence[Word], i: int) -> bool:
    """Whether a word that counts nobody as a head stands before a head: "two weapons attacks"."""
    return sentence[i].low in NOBODY and i + 1 < len(sentence) and sentence[i + 1].low in FORMS
