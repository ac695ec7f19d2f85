"""The words that show a slot, and the nouns that are counted, as the lexicons give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from corroborate.counting.treated import treated
from corroborate.lexicons import lexicon
from corroborate.records import Slot
from corroborate.text.words import Phrases, Word

Family = Literal["people", "strikes", "munitions", "buildings", "unknown", "bare", "nobody"]


Role = Literal["object", "lives", "either", "subject", "noun", "toll", "wreck"]


_PEOPLE = lexicon("people")


_CASUALTIES = lexicon("casualties")


GRAMMAR: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in (*lexicon("grammar").items(), *_CASUALTIES["grammar"].items())
}


_NUMERALS = lexicon("numerals")


CALENDAR = frozenset(_NUMERALS["months"]) - {"may", "march"} | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight overnight earlier later".split()
)


NUMBERISH = (
    frozenset(_NUMERALS["values"])
    | frozenset(_NUMERALS["scales"])
    | frozenset(_NUMERALS["vague"])
    | {"a", "an", "the", "some"}
)


GROUPS = frozenset(_PEOPLE["group_names"]["words"])
_VAGUE_NUMBER = frozenset(_NUMERALS["number_adjectives"]) | {"a", "an"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A wording that gives slots, over words ``first``..``last`` (exclusive), with the roles it can play in each."""

    first: int
    last: int
    readings: tuple[tuple[Slot, Role], ...]


def _forms() -> Mapping[str, tuple[Family, str | None]]:
    forms: dict[str, tuple[Family, str | None]] = {}
    for part, wordings in _PEOPLE["parts"].items():
        forms.update(dict.fromkeys(wordings, ("people", part)))
    forms.update({wording: ("people", None) for kind in ("one", "many") for wording in _PEOPLE["whole"][kind]})
    families: tuple[Family, ...] = ("strikes", "munitions", "buildings")
    for family in families:
        for part, wordings in _PEOPLE["things"][family].items():
            forms.update(dict.fromkeys(wordings, (family, part or None)))
            if family == "buildings":
                one = (_singular(word) for word in wordings)
                forms.update({word: (family, part or None) for word in one if word not in forms})
    for low in _PEOPLE["things"]["own"]["buildings"]:
        forms[low] = ("buildings", low)
        forms.setdefault(_singular(low), ("buildings", low))
    return forms


def _singular(low: str) -> str:
    """ "One bakery", "one bus": what one of the things counted is called."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("ches", "sses", "buses", "shes")) else low.removesuffix("s")


def _triggers() -> Mapping[str, tuple[tuple[Slot, Role], ...]]:
    found: dict[str, tuple[tuple[Slot, Role], ...]] = {}
    for slot, roles in _CASUALTIES.items():
        if slot in ("grammar", "superseded", "background", "treated"):
            continue
        for role, wordings in roles.items():
            for wording in wordings:
                found[wording] = (*found.get(wording, ()), (cast("Slot", slot), cast("Role", role)))
    return found


_ONE_SHOT = frozenset({"a", "first", "last", "one", "second", "single", "the", "warning"})
_VERBAL = frozenset({"after", "before", "by", "for", "from", "is", "of", "was", "were", "with"})
_SIEGE_REACH = 8  # words from "trapped" to "the besieged parts of the city"
FORMS = _forms()


_TRIGGERS = _triggers()


_TRIGGER_PHRASES = Phrases((wording, wording) for wording in _TRIGGERS)


_IRREGULAR = GRAMMAR["irregular"]


def triggers(sentence: Sequence[Word]) -> list[Trigger]:
    """Every wording of the sentence that gives a slot, left to right, longest first, without overlap."""
    out: list[Trigger] = []
    i = 0
    while i < len(sentence):
        found = _TRIGGER_PHRASES.at(sentence, i)
        before = sentence[i - 1].low if i else ""
        if found and before in ("no", "any") and (shorter := found[0].rpartition(" ")[0]) in _TRIGGERS:
            found = shorter, found[1] - 1  # "no injuries to police"
        if found and sentence[i].low == "number" and before in _VAGUE_NUMBER:
            found = None  # "a number of deaths" counts deaths
        if found is None and sentence[i].low in ("left", "leaving") and _from_home(sentence, i):
            out.append(Trigger(i, i + 1, (("displaced", "subject"),)))
        if found and found[0].endswith("trapped") and _besieged(sentence, found[1]):
            out.append(Trigger(i, found[1], (("present", "subject"),)))
            i = found[1]
            continue
        if found and found[0] == "live" and found[1] < len(sentence) and _heads_noun(sentence[found[1]]):
            found = None  # "three live shells"
        tried = before == "attempted" or (before == "to" and i > 1 and sentence[i - 2].low in GRAMMAR["tried"])
        missed = before in ("almost", "nearly") or (found is not None and found[0] == "shot" and before in _ONE_SHOT)
        if found and (tried or missed or (found[0] == "shooting" and _act(sentence, i))):
            pass  # "tried to kill three people", "two were nearly killed", "one shot" count none
        elif found and not (found[0] == "death" and before == "to"):
            out.append(Trigger(i, found[1], _TRIGGERS[found[0]]))
        elif not found and (told := treated(sentence, i)):
            out.append(Trigger(i, told[0], ((told[1], "subject"),)))
            i = told[0]
            continue
        i = found[1] if found else i + 1
    return out


def _act(sentence: Sequence[Word], i: int) -> bool:
    """Whether "shooting" names the act and is no verb with its victims right behind: "after the shooting"."""
    before, after = sentence[i - 1] if i else None, sentence[i + 1] if i + 1 < len(sentence) else None
    victims = after is not None and (after.kind == "number" or after.low in NUMBERISH - {"the"})
    return not victims or before is None or before.kind != "word" or before.low not in _VERBAL


def _from_home(sentence: Sequence[Word], i: int) -> bool:
    """ "3,000 people left Oldford", "people leaving the besieged towns": where they were driven from or let go."""
    before = FORMS.get(sentence[i - 1].low, ("", None)) if i else ("", None)
    if before[0] != "people" or not plural(sentence[i - 1].low) or i + 1 >= len(sentence):
        return False
    at = i + 1 + (sentence[i + 1].low == "the")
    named = at < len(sentence) and sentence[at].capital and sentence[at].kind == "word"
    besieged = any(word.low.endswith("besieged") for word in sentence[at : at + 2])
    return besieged or (named and sentence[at].low not in CALENDAR)


def _besieged(sentence: Sequence[Word], at: int) -> bool:
    """Whether "trapped" is said of a town under siege and not of the rubble of a house."""
    later = [word.low for word in sentence[at : at + _SIEGE_REACH]]
    if later[:1] not in (["in"], ["inside"], ["by"]) or not GRAMMAR["rubble"].isdisjoint(later):
        return False
    return not GRAMMAR["siege"].isdisjoint(later)


def _heads_noun(word: Word) -> bool:
    """Whether "live" before a word describes it."""
    return word.low in FORMS or word.low in GRAMMAR["live_things"]


def plural(low: str) -> bool:
    """Whether a head noun names several."""
    return low in _IRREGULAR or low.endswith(("s", "men", "children", "women", "people"))
