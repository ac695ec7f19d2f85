"""A number of a sentence with what it counts, and the wordings that count nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corroborate.counting.nouns import Noun
from corroborate.counting.numberwords import Quantity
from corroborate.counting.partitives import noun_after
from corroborate.counting.slotwords import FORMS, GRAMMAR, Trigger, plural
from corroborate.text.words import Phrases, Word

_NONE = GRAMMAR["none"]


_NEGATIONS = GRAMMAR["negations"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One number phrase with its noun, over words ``first``..``last`` (exclusive)."""

    first: int
    last: int
    quantity: Quantity
    noun: Noun

    @property
    def more(self) -> bool:
        """Whether someone must do the counting for it: "a man", "another", bare plurals."""
        return self.quantity.loose

    @property
    def counts_people(self) -> bool:
        """Whether it can be a number of people."""
        return self.noun.family in ("people", "bare", "unknown")


def nobody_at(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> Mention | None:
    """ "No one", "no civilians", "without causing any casualties"; "no reports of deaths" says nothing."""
    low = sentence[i].low
    last = _none_end(sentence, i)
    if last:
        whose = _none_of(sentence, last, starts)
        return Mention(i, whose.last, Quantity(i, last, 0, 0, 0), whose)
    if low == "no":
        nobody = _no_such(sentence, i, starts)
        if nobody is not None:
            return nobody
        noun = noun_after(sentence, i + 1, starts, several=True)
        if (
            any(word.low not in _NO_WHOM and word.low not in FORMS for word in sentence[i + 1 : noun.last])
            and not noun.word
        ):
            return None
        if noun.family == "bare" and noun.last in starts:
            noun = replace(noun, part=_to_whom(sentence, starts[noun.last].last))
            return Mention(i, noun.last, Quantity(i, i + 1, 0, 0, 0), noun)
        if noun.family == "people":
            return Mention(i, noun.last, Quantity(i, i + 1, 0, 0, 0), noun)
        return None
    if low not in _NEGATIONS:
        return None
    for at in range(i + 1, min(i + 6, len(sentence))):
        trigger = starts.get(at)
        if trigger and at == i + 1 and low != "without":
            return None  # "the truce is not dead"
        if trigger and any(role == "noun" for _, role in trigger.readings):
            part = FORMS.get(sentence[at - 1].low, (None, None))[1]
            return Mention(i, at, Quantity(i, at, 0, 0, 0), Noun(at, "people", part))
        if trigger or sentence[at].low not in _AFTER_NOT:
            return None
    return None


def _none_end(sentence: Sequence[Word], i: int) -> int:
    """The word after "none", "no one", "no - one else" at word ``i``, or 0."""
    lows = [word.low for word in sentence[i : i + 4]]
    size = 1 if lows[0] in _NONE else 2 if lows[:2] == ["no", "one"] else 3 if lows[:3] == ["no", "-", "one"] else 0
    return i + size + (lows[size : size + 1] == ["else"]) if size else 0


def _none_of(sentence: Sequence[Word], at: int, starts: Mapping[int, Trigger]) -> Noun:
    """The group of "none of the 120 passengers", where it is told; else nothing more."""
    if [word.low for word in sentence[at : at + 1]] == ["of"]:
        noun = noun_after(sentence, at, starts, several=True)
        after = sentence[noun.last].low if noun.last < len(sentence) else ""
        hurt = after in GRAMMAR["be"] and noun.last + 1 in starts
        if hurt and noun.family == "people" and noun.word and not noun.of_them and plural(noun.word):
            return noun
    return Noun(at, "bare")


def _to_whom(sentence: Sequence[Word], at: int) -> str | None:
    """The group of "no injuries to police", "no deaths among children"."""
    if at + 1 >= len(sentence) or sentence[at].low not in ("to", "among", "amongst", "of"):
        return None
    form = FORMS.get(sentence[at + 1].low)
    return form[1] if form is not None and form[0] == "people" else None


def _no_such(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> Mention | None:
    """ "No top-level envoy was killed" says it of that group and not of all."""
    last = i + 1
    while last < len(sentence) and last < i + 5 and sentence[last].kind == "word" and sentence[last].low not in _WAS:
        if last in starts or sentence[last].low in GRAMMAR["prepositions"]:
            return None
        last += 1
    if last == i + 1 or last + 1 >= len(sentence) or sentence[last].low not in _WAS:
        return None
    head = sentence[last - 1]
    form = FORMS.get(head.low)
    alone = last == i + 2 and form is not None and not head.capital
    harmed = last + 1 in starts and any(slot in _HARMS for slot, _ in starts[last + 1].readings)
    if not harmed or alone or (form is not None and form[0] == "people" and form[1] is not None):
        return None
    group = [word.low for word in sentence[i + 1 : last]]
    if not plural(group[-1]):
        group[-1] += "s"
    return Mention(i, last, Quantity(i, i + 1, 0, 0, 0), Noun(last, "people", " ".join(group), head.low))


_WAS = GRAMMAR["was"]


_HARMS = frozenset({"killed", "injured", "casualties", "missing", "detained"})
_NO_WHOM = GRAMMAR["no_whom"]


_AFTER_NOT = GRAMMAR["after_not"]


_SUBSET = Phrases((wording, wording) for wording in sorted(GRAMMAR["subset"]))


def subset_marked(sentence: Sequence[Word], mention: Mention) -> bool:
    """Whether "including", "among them" or the like stands right before the mention, or "among them" right after it."""
    after = [word.low for word in sentence[mention.last : mention.last + 3]]
    if after[:2] in (["among", "them"], ["amongst", "them"]) and after[2:] in ([], [","], ["."], ["and"], ["were"]):
        return True
    for back in range(1, 5):
        at = mention.first - back
        found = _SUBSET.at(sentence, at) if at >= 0 else None
        if found and found[1] <= mention.first:
            return all(
                word.low in ("the", "were", "are", "was", "at", "also", "those", "that", "of")
                for word in sentence[found[1] : mention.first]
            )
    return False
