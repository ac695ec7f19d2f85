"""Whose fighters they were, where one sentence counts those of two groups: "11 rebel and five Kurdish fighters"."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.counting.bound import Bound
from corroborate.counting.clauses import View
from corroborate.counting.heads import head_at
from corroborate.counting.mentions import Mention
from corroborate.counting.modifiers import closed_bracket
from corroborate.counting.slotwords import CALENDAR, FORMS, GRAMMAR

_COUNTED = frozenset({"killed", "injured", "casualties"})
_OWN = ("fighters", "men")
_REACH = 7  # words from "from" or "of" to the name of a group
_LONGEST = 4  # words of a name


def sides(view: View, bound: Sequence[Bound | None]) -> dict[int, str]:
    """Parts that name the group, for counts of fighters of two groups or more in one slot."""
    names: dict[int, str] = {}
    out: dict[int, str] = {}
    last = -1
    for i, own in enumerate(bound):
        mention = view.mentions[i]
        if own is None or own.subset or own.slot not in _COUNTED or mention.more or mention.noun.part not in _OWN:
            continue
        names[i] = _before(view, mention) or _after(view, mention.last)
        if names[i] and names.get(last, names[i]) not in ("", names[i]) and _together(bound[last], own):
            out[last], out[i] = f"fighters: {names[last]}", f"fighters: {names[i]}"
        last = i
    return out


def ranks(view: View, mention: Mention, own: Bound) -> str | None:
    """The group told behind the dead or hurt: "15 dead among the ranks of the army", "nine injured from the police"."""
    at = max(mention.last, own.trigger.last if own.trigger is not None else 0)
    if own.slot not in _COUNTED or mention.noun.word not in ("", "people", "others") or at + 1 >= len(view.words):
        return None
    inflicted = own.slot == "casualties" and view.words[at].low in ("on", "upon", "to")
    said = inflicted or view.words[at].low in ("among", "amongst", "from")
    if not said or (own.before and own.trigger is not None):
        return None
    at += 1
    if [word.low for word in view.words[at : at + 3]] in (["the", "ranks", "of"], ["its", "ranks", "of"]):
        at += 3
    at += at < len(view.words) and view.words[at].low in ("the", "its", "their")
    noun = head_at(view.words, at, {}, several=True, of_them=False)
    return noun.part if noun.family == "people" and noun.word in FORMS else None


def _together(left: Bound | None, right: Bound) -> bool:
    """Whether two counts share their verb, or the second those who shared the fate of the first."""
    return left is not None and left.slot == right.slot and (right.trigger is None or left.trigger is right.trigger)


def _before(view: View, mention: Mention) -> str:
    """The words that describe the head: "Kurdish" of "five Kurdish fighters"."""
    if mention.noun.part != "fighters":
        return ""
    return _plain(
        [word.low for word in view.words[mention.quantity.last : mention.noun.last - 1] if word.kind == "word"]
    )


def _after(view: View, at: int) -> str:
    """The name in "29 fighters from the Western-armed Hazm movement", "two men from (the militia) Hezbollah"."""
    if at >= len(view.words) or view.words[at].low not in ("from", "of"):
        return ""
    stop = min(at + _REACH, len(view.words))
    at += 1
    while at < stop and not (view.words[at].capital and "-" not in view.words[at].text):
        if view.words[at].low in ("(", "["):
            at = closed_bracket(view.words, at) or stop
            continue
        if view.words[at].low in GRAMMAR["clause_breaks"] or view.words[at].kind != "word":
            return ""
        at += 1
    name: list[str] = []
    while at < len(view.words) and len(name) < _LONGEST and view.words[at].capital and view.words[at].kind == "word":
        if view.words[at].low not in CALENDAR:
            name.append(view.words[at].low)
        at += 1
    return _plain(name)


def _plain(words: Sequence[str]) -> str:
    """The name without its kind and without what is said of it: "nusra" of "al-nusra front"."""
    if "and" in words:
        return ""
    kept = [low.removeprefix("al-") for low in words if low not in GRAMMAR["group_kinds"] and not _said_of(low)]
    return " ".join(kept)


def _said_of(low: str) -> bool:
    return low.endswith(("-armed", "-backed", "-based", "-led", "-linked", "-affiliated", "-sponsored", "-held"))
