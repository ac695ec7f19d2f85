"""What a number counts: the noun it is a number of, its part, and what the words beside that noun say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corroborate.counting.modifiers import (
    NOBODY,
    TRAILING,
    modifies,
)
from corroborate.counting.numberwords import number_at
from corroborate.counting.slotwords import CALENDAR, FORMS, GRAMMAR, NUMBERISH, Family, Trigger, plural
from corroborate.lexicons import lexicon
from corroborate.records import Slot
from corroborate.text.words import Phrases, Word

_PEOPLE = lexicon("people")
_NUMERALS = lexicon("numerals")


REACH = 9


@dataclass(frozen=True, slots=True)
class Noun:
    """What stands after a number: its ``part`` (null for the whole), and where it ends.

    ``of_them`` marks "three of them", ``partitive`` "one of those killed"; ``word`` is the head as printed, lower case.
    """

    last: int
    family: Family
    part: str | None = None
    word: str = ""
    of_them: bool = False
    partitive: bool = False
    modifier: str | None = None
    adjective: Trigger | None = None
    among: Slot | None = None


COMPOUNDS = Phrases(
    [(wording, "people:" + part) for wording, part in _PEOPLE["compounds"].items()]
    + [
        (f"{before} {head}", "people:" + part)
        for part, words in _PEOPLE["classes"].items()
        for before in words["before"]
        for head in words["heads"]
    ]
    + [(wording, "strikes:" + part) for wording, part in _PEOPLE["strike_compounds"].items()]
    + [(wording, "munitions:" + part) for wording, part in _PEOPLE["things"]["compounds"].items()]
    + [(wording, "buildings:" + part) for wording, part in _PEOPLE["things"]["building_compounds"].items()]
)
COUNTED_LAST = frozenset(
    wording.split()[-1] for wording in (*_PEOPLE["strike_compounds"], *_PEOPLE["things"]["compounds"])
)
"""Last words of strikes and munitions in two words."""
_NATION = ("ian", "ean", "ish", "ese", "qi", "ni", "bi", "nch", "can")
_ANYONE = frozenset({"individuals", "people", "persons"})
_GENERIC = frozenset(_PEOPLE["things"]["generic"]["words"])
_STRIKE_KINDS: dict[str, str] = _PEOPLE["strike_kinds"]
_MEMBERS: dict[str, str] = {word: part for part, words in _PEOPLE["members"].items() for word in words}


def closes(sentence: Sequence[Word], at: int, starts: Mapping[int, Trigger]) -> bool:
    """Whether a singular noun ends the phrase of a number above one: "kills 30 terrorist in the city"."""
    if at in starts or at >= len(sentence):
        return True
    following = sentence[at]
    return (
        following.low in GRAMMAR["be"] or following.low in GRAMMAR["prepositions"] or following.low in (".", ",", ";")
    )


def of_nobody(sentence: Sequence[Word], at: int) -> bool:
    """Whether words that describe lead on to what counts nobody: "two besieged Shiite villages"."""
    for word in sentence[at : at + 3]:
        if word.low in NOBODY - TRAILING:
            return True
        if not modifies(word) or word.low in FORMS:
            return False
    return False


def thing_follows(sentence: Sequence[Word], at: int) -> bool:
    """Whether words that describe lead on to a thing that is counted."""
    for word in sentence[at : at + 3]:
        form = FORMS.get(word.low)
        if form is not None and form[0] != "people" and plural(word.low):
            return True
        if not modifies(word):
            return False
    return False


def both(unknown: Sequence[str], loose: Noun | None, best: Noun) -> str | None:
    """The part of "regime and rebel fighters": both sides where the words name two."""
    named = [loose.part if loose else None, *(_MEMBERS.get(word) for word in unknown)]
    first = next((part for part in named if part and part != best.part), None)
    return f"{first} and {best.part}" if first and best.part and first != best.part else best.part


def shares_head(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> bool:
    """ "88 rebel and government soldiers": two modifiers before one head."""
    if i + 2 >= len(sentence) or i + 1 in starts or not modifies(sentence[i + 1]) or plural(sentence[i + 1].low):
        return False
    form = FORMS.get(sentence[i + 2].low)
    known = form is not None and form[0] in ("people", "buildings")
    return known and plural(sentence[i + 2].low) and not plural(sentence[i - 1].low)


def settle(sentence: Sequence[Word], noun: Noun) -> Noun:
    """ "Members of X" take their part from X, or from the group named before them; strikes from their kind."""
    if noun.family == "strikes" and noun.modifier:
        kind = next((kind for cue, kind in _STRIKE_KINDS.items() if cue in noun.modifier), None)
        return replace(noun, part=kind)
    if noun.family == "buildings" and noun.part is not None and noun.part in _GENERIC and noun.modifier:
        return replace(noun, part=_classed(noun.modifier.split()[-1], noun.part))
    if noun.word in _ANYONE and noun.part is None:
        return _from_among(sentence, noun)
    if noun.word not in ("member", "members"):
        return noun
    before = [_MEMBERS[word] for word in (noun.modifier or "").split() if word in _MEMBERS]
    if before and noun.modifier and "national defen" in noun.modifier:
        before = ["soldiers"]
    if before:
        return Noun(noun.last, "people", before[0] or None, noun.word, noun.of_them)
    if noun.last < len(sentence) and sentence[noun.last].low == "of":
        return _members_of(sentence, noun)
    if noun.modifier in (None, "own") and plural(noun.word):
        return replace(noun, part=_group_before(sentence, noun.last - 1))
    return noun


def _members_of(sentence: Sequence[Word], noun: Noun) -> Noun:
    """ "Members of the X group"."""
    for i in range(noun.last + 1, min(noun.last + REACH, len(sentence))):
        low = sentence[i].low
        if low in ("defence", "defense") and sentence[i + 1 : i + 2] and sentence[i + 1].low in ("force", "forces"):
            return Noun(i + 2, "people", "soldiers", noun.word, noun.of_them)
        if low in _MEMBERS:
            last = i + 1
            while (
                last < len(sentence)
                and last < i + 4
                and (sentence[last].low in _MEMBERS or sentence[last].low == "groups" or _named_so(sentence[last]))
            ):
                last += 1
            return Noun(last, "people", _MEMBERS[low] or None, noun.word, noun.of_them)
        if low in GRAMMAR["stops"]:
            break
    return noun


def _named_so(word: Word) -> bool:
    """Whether a word goes on with the name of a group."""
    return word.low.startswith("al-") or (word.capital and word.kind == "word" and word.low not in CALENDAR)


def _group_before(sentence: Sequence[Word], at: int) -> str | None:
    """The side last named before "its members", "70 members"."""
    for i in range(at - 1, -1, -1):
        form = FORMS.get(sentence[i].low)
        if form is not None and form[1] in GRAMMAR["armed_parts"]:
            return "fighters" if form[1] == "commanders" else form[1]
        if _MEMBERS.get(sentence[i].low) in ("fighters", "soldiers") and sentence[i].capital:
            return _MEMBERS[sentence[i].low]
        if sentence[i].low in (".", ";"):
            break
    return None


def _from_among(sentence: Sequence[Word], noun: Noun) -> Noun:
    """ "Three persons from the medical staff", "people of the army": the class told behind."""
    at = noun.last
    if at + 1 >= len(sentence) or sentence[at].low not in ("from", "of", "among"):
        return noun
    at += 1 + (sentence[at + 1].low in ("the", "its", "their"))
    found = COMPOUNDS.at(sentence, at)
    if found is not None and found[0].startswith("people:"):
        return replace(noun, last=found[1], part=found[0].partition(":")[2] or None)
    form = FORMS.get(sentence[at].low) if at < len(sentence) else None
    known = form is not None and form[0] == "people" and plural(sentence[at].low)
    return replace(noun, last=at + 1, part=form[1]) if form is not None and known else noun


def _classed(before: str, head: str) -> str:
    """The part of a head that says little: "medical centres", "artillery systems"."""
    told = before in _PEOPLE["things"]["generic"]["loose"] or before.endswith(("ed", "ly", "est"))
    return head if told else f"{before} {head}"


def headless(
    sentence: Sequence[Word], at: int, unknown: Sequence[str], starts: Mapping[int, Trigger], of_them: bool
) -> Noun:
    """The noun of a phrase whose head no list has: its own part, a people, nobody, or none at all."""
    if at < len(sentence) and sentence[at].low in NOBODY:
        return Noun(at, "nobody", of_them=of_them)
    if not unknown:
        return Noun(at, "bare", of_them=of_them)
    following = at + len(unknown)
    last = unknown[-1]
    ends = following >= len(sentence) or following in starts or not modifies(sentence[following])
    if ends and sentence[at].kind == "word" and plural(last) and not last.endswith("ss") and len(unknown) <= 3:
        nation = unknown[0].endswith(_NATION) and len(unknown) == 2
        if sentence[at].capital and not sentence[following - 1].capital and len(unknown) > 1 and not nation:
            return Noun(at, "bare", of_them=of_them)  # a headline that runs on without its stop
        if sentence[following - 1].capital:
            return Noun(following, "people", None, last, of_them)  # a people or a town's folk: the whole
        blocked = following < len(sentence) and sentence[following].low in NOBODY
        part = _classed(unknown[-2], last) if len(unknown) > 1 and last in _GENERIC else last
        return Noun(following, "nobody" if blocked else "unknown", part, last, of_them)
    if sentence[at].low in _MEMBERS and len(unknown) == 1 and _number_follows(sentence, following):
        return Noun(following, "people", _MEMBERS[sentence[at].low] or None, last, of_them)
    if sentence[at].capital and sentence[at].kind == "word":
        return _shared_noun(sentence, following, starts) or Noun(at, "bare", of_them=of_them)
    if following < len(sentence) and sentence[following].low in TRAILING:
        return Noun(at, "bare", of_them=of_them)  # "wounded 50 state media reported"
    return Noun(at, "nobody", of_them=of_them)


def _shared_noun(sentence: Sequence[Word], following: int, starts: Mapping[int, Trigger]) -> Noun | None:
    """ "Four Norland and three Westland soldiers": the noun of both comes with the second number."""
    second = number_at(sentence, following + 1) if _number_follows(sentence, following) else None
    if second is None:
        return None
    for at in range(second.last + 1, min(second.last + 4, len(sentence))):
        form = FORMS.get(sentence[at].low)
        if form is not None and form[0] == "people" and plural(sentence[at].low) and at not in starts:
            return Noun(following, "people", form[1], sentence[at].low)
        if not modifies(sentence[at]):
            break
    return None


def _number_follows(sentence: Sequence[Word], at: int) -> bool:
    """ "30 regime and 39 rebel fighters": the noun of both comes with the second number."""
    if at + 1 >= len(sentence) or sentence[at].low != "and":
        return False
    return sentence[at + 1].kind == "number" or sentence[at + 1].low in NUMBERISH
