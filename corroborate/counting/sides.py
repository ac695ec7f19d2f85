"""Whose fighters they were, where one sentence counts those of two groups: "11 rebel and five Kurdish fighters"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.counting.bound import Bound
from corroborate.counting.clauses import View
from corroborate.counting.heads import head_at
from corroborate.counting.mentions import Mention
from corroborate.counting.modifiers import closed_bracket
from corroborate.counting.slotwords import CALENDAR, FORMS, GRAMMAR, GROUPS, plural

_COUNTED = frozenset({"killed", "injured", "casualties"})
_OWN = ("fighters", "men")
_SIDES = ("fighters", "soldiers", "mercenaries")
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
        if last >= 0 and (names[i] or names[last]) and _together(bound[last], own):
            left, right = (names[at] or _kind(view.mentions[at]) for at in (last, i))
            if left and right and left != right:
                out[last], out[i] = f"fighters: {left}", f"fighters: {right}"
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


def inherited(view: View, bound: Sequence[Bound | None], parts: Mapping[int, str | None]) -> dict[int, str]:
    """The class a bare number shares with its neighbour: "9 rebels died and 4 were hurt", "killing 3, injuring 9 men".

    Civilians hurt beside civilians killed are said to be "others", or left open; those of a side that fights are not.
    """
    out = {
        i: meant
        for i, own in enumerate(bound)
        if own is not None
        and own.trigger is not None
        and not parts[i]
        and _counted(bound, i)
        and (meant := _them(view, view.mentions[i]))
    }
    for i, own in enumerate(bound):
        if own is None or not _counted(bound, i) or parts[i] or i in out or not _bare(view, view.mentions[i]):
            continue
        before, after = (out.get(at, parts.get(at)) if _counted(bound, at) else None for at in (i - 1, i + 1))
        gap = view.words[view.mentions[i - 1].last : view.mentions[i].first] if before else ()
        if before and _counted(bound, i - 2) and parts[i - 2] not in (None, before):
            before = None  # "six soldiers and eight rebels died and 30 were hurt"
        if before in _SIDES and len(gap) <= _REACH and not any(word.low in (".", ";", "while") for word in gap):
            out[i] = before
        elif after and own.trigger is not None and own.before and _raised(view, bound, i):
            out[i] = after
    return out


def _them(view: View, mention: Mention) -> str | None:
    """ "Clashed with militants, killing scores of them": who was last named in the sentence."""
    if not mention.noun.of_them or mention.quantity.high == 0:
        return None
    for i in range(mention.first - 1, -1, -1):
        form = FORMS.get(view.words[i].low)
        if form is not None and form[0] == "people" and plural(view.words[i].low):
            return form[1] if form[1] in _SIDES else None
    return None


def _counted(bound: Sequence[Bound | None], at: int) -> bool:
    own = bound[at] if 0 <= at < len(bound) else None
    return own is not None and own.slot in _COUNTED and not own.subset


def _bare(view: View, mention: Mention) -> bool:
    if mention.noun.family != "bare" or mention.noun.of_them or mention.more or mention.quantity.high == 0:
        return False
    near = view.words[mention.first : mention.last + 1]
    return not any(word.low in GRAMMAR["further"] for word in near)


def _raised(view: View, bound: Sequence[Bound | None], i: int) -> bool:
    """Whether the noun of both comes with the second: "killing 12 [and] wounding 20 soldiers"."""
    following, trigger = view.mentions[i + 1], bound[i + 1]
    if trigger is None or trigger.trigger is None or not trigger.before or trigger.trigger.last != following.first:
        return False
    gap = view.words[view.mentions[i].last : trigger.trigger.first]
    return [word.low for word in gap] in ([], ["and"], [","], ["or"])


def _kind(mention: Mention) -> str:
    """ "Rebels" beside the fighters of a named group."""
    return mention.noun.word if mention.noun.word in GRAMMAR["fighting_kinds"] else ""


def _together(left: Bound | None, right: Bound) -> bool:
    """Whether two counts share their verb, or the second those who shared the fate of the first."""
    return left is not None and left.slot == right.slot and (right.trigger is None or left.trigger is right.trigger)


def _before(view: View, mention: Mention) -> str:
    """The words that describe the head: "Kurdish" of "five Kurdish fighters"."""
    if mention.noun.part != "fighters":
        return ""
    named = mention.noun.word in GROUPS or mention.noun.word not in FORMS  # "seven YPG and three FSA fighters"
    last = mention.noun.last - (not named)
    return _plain([word.text.lower() for word in view.words[mention.quantity.last : last] if word.kind == "word"])


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
