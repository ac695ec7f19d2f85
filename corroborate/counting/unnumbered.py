"""Who is counted without a number: "a baker was shot dead", "wounding civilians", "kills rebel commander"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.counting.heads import head_at
from corroborate.counting.mentions import Mention
from corroborate.counting.nouns import Noun
from corroborate.counting.numbers import quantity_at
from corroborate.counting.numberwords import Quantity, policy_table
from corroborate.counting.partitives import noun_after
from corroborate.counting.roles import harms
from corroborate.counting.slotwords import FORMS, GRAMMAR, GROUPS, Trigger, plural
from corroborate.text.words import Word

_ARTICLES = GRAMMAR["articles"]
_PLURAL_BLOCKS = GRAMMAR["plural_blocks"]
_CAUSES = GRAMMAR["causes"]
_SAYING = GRAMMAR["saying"]
_NO_PERSON = GRAMMAR["no_person"]
_HARM = frozenset({"killed", "injured"})
_COUPLED = frozenset({"of", "more", "dozen", "hundred", "thousand"}) | GRAMMAR["times"]
_MODIFIERS = 3  # words between an article and a head that the lexicon does not know


def bare_plural(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger], policy: str
) -> Mention | None:
    """ "People were killed", "wounding others", "killing civilians", "including children"."""
    trigger = starts.get(i)
    if trigger is not None:
        return _deaths(sentence, i, starts, policy)
    found = (
        _both(sentence, i, starts) or _hurt(sentence, i, starts, ends, policy) or _members(sentence, i, starts, policy)
    )
    if found is not None:
        return found
    low = sentence[i].low
    form = FORMS.get(low)
    if form is None or form[0] != "people" or not plural(low) or low in GROUPS:
        return None
    if low == "others" and (harms(ends.get(i)) or i + 1 in starts):
        return _several_of(i, i + 1, Noun(i + 1, "people"), policy)
    if not _counted_by_verb(sentence, i, starts):
        return None
    return _several_of(i, (noun := noun_after(sentence, i, starts, several=True)).last, noun, policy)


def _both(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> Mention | None:
    """ "Both pilots"."""
    if sentence[i].low != "both":
        return None
    noun = noun_after(sentence, i + 1, starts, several=True)
    if noun.family != "people" or not plural(noun.word):
        return None
    after = [word.low for word in sentence[noun.last : noun.last + 2]]
    if after[:1] == ["and"] and after[1:] and FORMS.get(after[1], ("",))[0] == "people":
        return None  # "both militants and civilians"
    return Mention(i, noun.last, Quantity(i, i + 1, 2, 2, 2, loose=True), noun)


def _several_of(first: int, last: int, noun: Noun, policy: str) -> Mention:
    return Mention(first, last, Quantity(first, first, *policy_table(policy)["plural"], None, loose=True), noun)


def _deaths(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], policy: str) -> Mention | None:
    """ "Caused deaths", "caused casualties among civilians", "there were deaths"."""
    trigger = starts[i]
    form = FORMS.get(sentence[i - 1].low, ("", None)) if i else ("", None)
    at = i - 1 if form[0] == "people" or (i and sentence[i - 1].low in GRAMMAR["no_whom"] - {"any"}) else i
    caused = (_caused(sentence, at) or _with_others(sentence, at, starts)) and sentence[i].low.endswith("s")
    if at > 1 and sentence[at - 2].low == "of":
        return None  # "the number of confirmed deaths"
    if _to_a_number(sentence, trigger.last, policy):
        return None  # "causing cases of choking to 35 people"
    if not caused or not any(role == "noun" for _, role in trigger.readings):
        return None
    part = _among_whom(sentence, trigger.last) or form[1]
    noun = Noun(i, "people" if part else "bare", part)
    return Mention(i, i, Quantity(i, i, *policy_table(policy)["plural"], None, loose=True), noun)


def _to_a_number(sentence: Sequence[Word], at: int, policy: str) -> bool:
    if at + 1 >= len(sentence) or sentence[at].low not in ("to", "among", "amongst"):
        return False
    return quantity_at(sentence, at + 1, policy) is not None


def _caused(sentence: Sequence[Word], at: int) -> bool:
    """Whether words that end at ``at`` say that there were deaths: "caused", "there have been", "has reported"."""
    before = [word.low for word in sentence[max(0, at - 3) : at]]
    if before[-1:] == ["reported"]:
        return before[-2:-1] in (["has"], ["have"], ["had"], ["also"])
    there = before[-2:] in (["there", "were"], ["there", "are"]) or before[-2:] in (["have", "been"], ["had", "been"])
    opened = at == 1 and sentence[0].kind == "date"  # a headline: "Casualties as rockets hit Oldford"
    if (at == 0 or opened) and at + 1 < len(sentence) and sentence[at + 1].low == "as":
        return True
    return before[-1:] != [] and (before[-1] in _CAUSES or (there and "there" in before))


def _with_others(sentence: Sequence[Word], at: int, starts: Mapping[int, Trigger]) -> bool:
    """ "Caused deaths and injuries": the second of two."""
    if at < 3 or sentence[at - 1].low != "and" or at - 2 not in starts:
        return False
    return _caused(sentence, at - 2) and any(role == "noun" for _, role in starts[at - 2].readings)


def _among_whom(sentence: Sequence[Word], at: int) -> str | None:
    """ "Casualties among civilians": the group."""
    if at + 1 >= len(sentence) or sentence[at].low not in ("among", "amongst"):
        return None
    noun = head_at(sentence, at + 1, {}, several=True, of_them=False)
    return noun.part if noun.family == "people" and noun.word in FORMS else None


def _hurt(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger], policy: str
) -> Mention | None:
    """ "Wounding civilians", "killed villagers": a plural right behind a verb that is not a passive."""
    verb = ends.get(i)
    if verb is None or not harms(verb) or sentence[i].kind != "word" or sentence[i].low in _PLURAL_BLOCKS:
        return None
    before = sentence[verb.first - 1] if verb.first else None
    if before is not None and (before.low in GRAMMAR["passive"] or before.low in GRAMMAR["no_act"]):
        return None
    if sentence[verb.first].low in ("treated", "treating"):  # done for the hurt, not to them
        return None
    either = any(role == "either" for _, role in verb.readings)
    perfect = ("killed", "either") in verb.readings and _perfect(sentence, verb.first)
    if either and not perfect and (before is None or before.kind != "word" or _describing(before.low)):
        return None  # "3 killed militants", "full of wounded civilians"
    noun = noun_after(sentence, i, starts, several=True)
    if noun.last - i > _MODIFIERS and (run := _everyone(sentence, i)):
        noun = run
    known = noun.family == "people" and plural(noun.word) and noun.word in FORMS
    after = sentence[noun.last].low if noun.last < len(sentence) else "."
    many = noun.last - i > _MODIFIERS and noun.part is not None
    if not known or many or after in _SAYING or noun.word == "others":
        return None
    if any(sentence[at].kind == "number" or sentence[at].low in GRAMMAR["unlinked"] for at in range(i, noun.last)):
        return None
    return _several_of(i, *_listed(sentence, noun, starts), policy)


def _everyone(sentence: Sequence[Word], i: int) -> Noun | None:
    """ "Men women and children", the comma lost: everyone, as one."""
    last = i
    while last < len(sentence) and (
        sentence[last].low in ("and", ",") or FORMS.get(sentence[last].low, ("",))[0] == "people"
    ):
        last += 1
    groups = [word.low for word in sentence[i:last] if word.low in FORMS]
    if len(groups) < 3 or not all(plural(low) for low in groups) or sentence[last - 1].low not in FORMS:
        return None
    return Noun(last, "people", None, groups[-1])


def _perfect(sentence: Sequence[Word], at: int) -> bool:
    """ "Has also killed leaders of the group": who did it stands before."""
    while at > 1 and (sentence[at - 1].low in ("also", "already") or sentence[at - 1].low.endswith("ly")):
        at -= 1
    return at > 1 and sentence[at - 1].low in ("has", "have", "had")


def _describing(low: str) -> bool:
    """Whether a participle behind this word describes the noun after it and is no verb."""
    return low in GRAMMAR["either_blocks"] or low in GRAMMAR["prepositions"]


def _listed(sentence: Sequence[Word], noun: Noun, starts: Mapping[int, Trigger]) -> tuple[int, Noun]:
    """ "Men, women and children" without numbers: everyone, as one."""
    last, parts = noun.last, [noun.part]
    while last + 1 < len(sentence) and (sentence[last].low in (",", "and") or sentence[last].low in FORMS):
        at = last + 1 if sentence[last].low in (",", "and") else last
        form = FORMS.get(sentence[at].low)
        if form is None or form[0] != "people" or not plural(sentence[at].low) or at in starts:
            break
        parts.append(form[1])
        last = at + 1
    return last, Noun(last, "people", noun.part if len(parts) == 1 else None, noun.word)


def _members(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], policy: str) -> Mention | None:
    """ "Including children": some of those counted before."""
    before = [word.low for word in sentence[max(0, i - 2) : i]]
    if not before or not (before[-1] in ("including", "among them") or before[-2:] == ["among", "them"]):
        return None
    noun = noun_after(sentence, i, starts, several=True)
    if noun.family != "people" or not plural(noun.word) or noun.last - i > _MODIFIERS:
        return None
    if noun.part in (None, "civilians"):  # "forty people including civilians": nearly everyone
        return None
    return _several_of(i, noun.last, noun, policy)


def _counted_by_verb(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> bool:
    low = sentence[i].low
    following = sentence[i + 1].low if i + 1 < len(sentence) else ""
    if following in ("have", "had") and i + 2 in starts and "either" in {role for _, role in starts[i + 2].readings}:
        return False  # "forces had killed ..."
    gone = starts.get(i + 1)
    i -= i > 0 and sentence[i - 1].low == "other"  # "other people were hurt"
    before = sentence[i - 1].low if i else ""
    if before in _PLURAL_BLOCKS or not (
        (low == "people" and gone is not None and gone.readings[0][0] == "missing")
        or following in ("were", "have", "had", "are")
        or (i == 0 and following in ("from", "of"))
    ):
        return False
    first = max((at + 1 for at in range(max(0, i - 6), i) if at in starts), default=max(0, i - 6))
    if any(
        word.low in GRAMMAR["subset"] or word.low in ("mostly", "mainly", "some", "many", "most")
        for word in sentence[first:i]
    ):
        return False
    near = sentence[max(0, i - 3) : i]
    return before in GRAMMAR["joins"] or not any(word.low in _PLURAL_BLOCKS for word in near)
