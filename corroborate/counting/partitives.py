"""The noun phrase after a number, with "of them", "of those killed" and "of the 22 dead" before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.counting.heads import head_at
from corroborate.counting.modifiers import NOBODY
from corroborate.counting.nouns import REACH, Noun
from corroborate.counting.numberwords import number_at
from corroborate.counting.slotwords import FORMS, GRAMMAR, NUMBERISH, Trigger, plural
from corroborate.records import Slot
from corroborate.text.words import Phrases, Word

_DETERMINERS = GRAMMAR["determiners"]


_SUBJECTS = frozenset({"they", "he", "she", "it", "we"})
_PARTITIVE = Phrases((wording, wording) for wording in sorted(GRAMMAR["partitive"]))


def noun_after(sentence: Sequence[Word], at: int, starts: Mapping[int, Trigger], *, several: bool) -> Noun:
    """Read the noun phrase at word ``at``, just after a number; ``starts`` maps first words to triggers."""
    partitive = _PARTITIVE.at(sentence, at)
    some = _some_of_number(sentence, at + 2, starts) if several and partitive and partitive[1] == at + 3 else None
    if some is not None:
        return some
    if partitive is not None:
        return _partitive(sentence, partitive[1], starts, several=several)
    of_them = False
    if [word.low for word in sentence[at : at + 2]] == ["out", "of"] and number_at(sentence, at + 2):
        at += 1
    if at < len(sentence) and sentence[at].low == "of":
        at += 1
        plain = _some_of_number(sentence, at, starts) if several and number_at(sentence, at) else None
        if plain is not None:
            return plain
        if at < len(sentence) and sentence[at].low in ("them", "whom"):
            of_them = True
            at += 1
            while at < len(sentence) and sentence[at].low in ("were", "are", "was", "is", "a", "an", "from"):
                at += 1
        elif at < len(sentence) and sentence[at].low in _DETERMINERS:
            at += 1
            inner = (
                (_part_of_number(sentence, at, starts) or _some_of_number(sentence, at, starts)) if several else None
            )
            if inner is not None:
                return inner
    noun = head_at(sentence, at, starts, several=several, of_them=of_them)
    owned = noun.family == "nobody" and sentence[at - 1].low in ("his", "her", "their", "its") and at < len(sentence)
    known = owned and sentence[at].low not in NOBODY and sentence[at].low not in GRAMMAR["household"]
    return Noun(at + 1, "people", None, sentence[at].low) if known else noun


def share_of(sentence: Sequence[Word], at: int, noun: Noun, starts: Mapping[int, Trigger]) -> Noun:
    """The noun of a number that a share is taken of: "half of the 30 rescued died" does not say that 30 died.

    What stands in the phrase itself holds for all: "half of the 30 killed were guests".
    """
    first = at - (at > 0 and sentence[at - 1].low in _DETERMINERS)
    if first < 2 or sentence[first - 1].low != "of" or sentence[first - 2].low not in GRAMMAR["shares"]:
        return noun
    own = starts.get(noun.last)
    if own is not None and {role for _, role in own.readings} - {"subject"}:
        return noun
    return replace(noun, partitive=True)


def _part_of_number(sentence: Sequence[Word], at: int, starts: Mapping[int, Trigger]) -> Noun | None:
    """ "Six of the 22 dead were children", "two of the seven people killed were nurses"."""
    if at >= len(sentence) or not (sentence[at].kind == "number" or sentence[at].low in NUMBERISH):
        return None
    for be in range(at + 1, min(at + REACH, len(sentence))):
        trigger = next((starts[i] for i in (be - 1, be - 2) if i in starts and starts[i].last == be), None)
        if sentence[be].low in ("were", "are") and trigger is not None:
            slots: list[Slot] = [slot for slot, _ in trigger.readings if slot in ("killed", "injured")]
            noun = head_at(sentence, be + 1, starts, several=True, of_them=True)
            if slots and noun.family == "people" and noun.part is not None:
                return Noun(at - 2, "people", noun.part, noun.word, among=slots[0])
    return None


def _some_of_number(sentence: Sequence[Word], at: int, starts: Mapping[int, Trigger]) -> Noun | None:
    """ "nine of the 14 vans were hit", "six of the 40 passengers aboard had died": the first is counted."""
    whole = number_at(sentence, at)
    if whole is None or whole.last >= len(sentence):
        return None
    form = FORMS.get(sentence[whole.last].low)
    if form is not None and form[0] in ("people", "buildings"):
        noun = Noun(whole.last + 1, form[0], form[1], sentence[whole.last].low)
    else:
        noun = head_at(sentence, whole.last, starts, several=True, of_them=False)
    if noun.family not in ("people", "buildings") or not plural(noun.word):
        return None
    ends = range(noun.last, min(noun.last + REACH, len(sentence)))
    counted = any(sentence[i].low in GRAMMAR["be"] and sentence[i - 1].low not in _SUBJECTS for i in ends)
    died = starts.get(noun.last)
    subject = died is not None and any(role == "subject" for _, role in died.readings)
    return noun if counted or subject else None


def _partitive(sentence: Sequence[Word], at: int, starts: Mapping[int, Trigger], *, several: bool) -> Noun:
    """ "Six of those killed were fighters" counts fighters; "one of the dead was an engineer" names one."""
    nobody = Noun(at, "nobody", partitive=True)
    died = starts.get(at)
    if several and died and sentence[at].low != "dead" and {role for _, role in died.readings} == {"subject"}:
        return Noun(at, "people")
    trigger = died or starts.get(at - 1)
    be = max(at, trigger.last) if trigger else at
    if several and be in starts and any(role == "subject" for _, role in starts[be].readings):
        return Noun(be, "people")
    verb = starts.get(be + 1) if be < len(sentence) and sentence[be].low == "were" else None
    if several and verb and any(role in ("either", "subject") and slot == "killed" for slot, role in verb.readings):
        return Noun(be, "people")
    if not several or be >= len(sentence) or sentence[be].low not in ("were", "are", "have", "had"):
        return nobody
    named = next((i for i in range(be, min(be + REACH, len(sentence))) if sentence[i].low == "as"), None)
    if sentence[be].low in ("have", "had"):
        if named is None:
            return nobody
        be = named
    slots: list[Slot] = (
        [slot for slot, _ in trigger.readings if slot in ("killed", "injured")] if trigger else ["killed"]
    )
    after = be + 1
    while after < len(sentence) and after < be + 5 and sentence[after].low in GRAMMAR["believed"]:
        after += 1
    noun = head_at(sentence, after, starts, several=True, of_them=True)
    if not slots or noun.family != "people" or noun.part is None:
        return nobody
    return replace(noun, among=slots[0])
