"""One person without a number: "a baker was shot dead", "an elderly couple", "kills rebel commander"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.counting.mentions import Mention
from corroborate.counting.modifiers import NOBODY
from corroborate.counting.nouns import Noun
from corroborate.counting.numberwords import Quantity
from corroborate.counting.partitives import noun_after
from corroborate.counting.roles import harms
from corroborate.counting.slotwords import CALENDAR, FORMS, GRAMMAR, GROUPS, Role, Trigger, plural
from corroborate.records import Slot
from corroborate.text.words import Word

_ARTICLES = GRAMMAR["articles"]
_SAYING = GRAMMAR["saying"]
_NO_PERSON = GRAMMAR["no_person"]
_COUPLED = frozenset({"of", "more", "dozen", "hundred", "thousand"}) | GRAMMAR["times"]
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_MODIFIERS = 3  # words between an article and a head that the lexicon does not know


def article(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger]
) -> Mention | None:
    """ "A man", "another", and "his wife" or "its driver" where it is listed or stands as an object."""
    owned = sentence[i].low in GRAMMAR["owners"] and _owned(sentence, i, starts, ends)
    definite = sentence[i].low == "the" and (harms(ends.get(i)) or (i > 0 and sentence[i - 1].low == "including"))
    if sentence[i].low not in _ARTICLES and not owned and not definite:
        return None
    if i and sentence[i - 1].low == "of" and i not in ends:
        return None  # "the son of a contractor was killed"
    other = _couple(sentence, i) or _one_more(sentence, i, starts, ends)
    if other is not None:
        return other
    noun = noun_after(sentence, _past_age(sentence, i + 1), starts, several=False)
    if sentence[i].low == "the":
        return _named(sentence, i, noun, ends)
    verb = starts.get(i + 1)
    described = verb is not None and verb.last < len(sentence) and sentence[verb.last].low in FORMS
    another = sentence[i].low == "another" and noun.family == "bare" and not described
    if noun.word in GROUPS:
        return None
    if not another and (noun.family != "people" or plural(noun.word) or not noun.word or noun.last == i + 1):
        return unlisted(sentence, i, starts, ends)
    return Mention(i, noun.last, Quantity(i, i + 1, 1, 1, 1, loose=True), noun)


def _owned(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger]) -> bool:
    """Whether "his wife" stands where it counts: listed, an object, with those killed, or before a verb of harm."""
    if (i >= 2 and sentence[i - 1].low in ("and", ",") and FORMS.get(sentence[i - 2].low, ("",))[0] == "people") or (
        harms(ends.get(i)) or (i > 1 and sentence[i - 1].low in GRAMMAR["along"] and _harmed_with(sentence, i, ends))
    ):
        return True
    if i + 3 < len(sentence) and sentence[i + 2].low == "was" and _hurt_next(sentence, i + 3, starts):
        return True
    opens = i == 0 or sentence[i - 1].low in GRAMMAR["clause_openers"]
    return opens and [word.low for word in sentence[i + 2 : i + 3]] == ["and"]


def _harmed_with(sentence: Sequence[Word], i: int, ends: Mapping[int, Trigger]) -> bool:
    """ "Killed [along] with her son"."""
    at = i - 1 - (sentence[i - 2].low in GRAMMAR["along"])
    return harms(ends.get(at))


def _named(sentence: Sequence[Word], i: int, noun: Noun, ends: Mapping[int, Trigger]) -> Mention | None:
    """ "Killing the rebel commander Omar Haddad", "including the gunman": one whose role is told."""
    verb = ends.get(i)
    passive = verb is not None and verb.first > 0 and sentence[verb.first - 1].low in GRAMMAR["passive"]
    if passive or noun.family != "people" or noun.part is None or plural(noun.word):
        return None
    owner = sentence[noun.last - 1].text.lower() != noun.word or noun.word in ("chief", "leader", "elderly")
    name = sentence[noun.last] if noun.last < len(sentence) else None
    named = name is not None and name.capital and name.kind == "word" and name.low not in CALENDAR
    if not named and i and sentence[i - 1].low == "of":
        return None  # "mourned the death of the young man"
    if not named and (owner or not (name is None or name.kind == "other" or _ends_object(name))):
        return None  # "killing the commander's son"
    return Mention(i, noun.last, Quantity(i, i + 1, 1, 1, 1, loose=True), noun)


def _ends_object(word: Word) -> bool:
    return word.low in ("and", "in", "at", "on", "near", "who", "with", "after", "before", "as", "when", "during")


def _hurt_next(sentence: Sequence[Word], at: int, starts: Mapping[int, Trigger]) -> bool:
    """ "Her husband was [also] hurt": whether a verb of harm follows "was"."""
    at += at < len(sentence) and (sentence[at].low == "also" or sentence[at].low.endswith("ly"))
    return harms(starts.get(at))


def _couple(sentence: Sequence[Word], i: int) -> Mention | None:
    """ "A couple", "an elderly couple": two people; "a couple of" and "a couple more" say how many of others."""
    at = next((j for j in range(i + 1, min(i + 3, len(sentence))) if sentence[j].low == "couple"), None)
    following = sentence[at + 1].low if at is not None and at + 1 < len(sentence) else ""
    if at is None or following in _COUPLED or following in FORMS or (not _in_phrase(sentence[at - 1]) and at > i + 1):
        return None
    return Mention(i, at + 1, Quantity(i, i + 1, 2, 2, 2, loose=True), Noun(at + 1, "people", None, "couple"))


def _one_more(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger]
) -> Mention | None:
    """ "Wounded a third", "a second was captured": one more of those told of before."""
    if sentence[i].low != "a" or i + 1 >= len(sentence) or sentence[i + 1].low not in _ORDINALS:
        return None
    after = sentence[i + 2].low if i + 2 < len(sentence) else "."
    following = next((at for at in range(i + 3, min(i + 6, len(sentence))) if at in starts), None)
    counted = after in ("was", "has") and following is not None
    if not counted and any(role == "subject" for _, role in _readings(starts.get(i + 2))):
        counted = True  # "a third died on Tuesday"
    if not counted and not (harms(ends.get(i)) and after in ("", ".", ",", "and", "in", "at")):
        return None
    return Mention(i, i + 2, Quantity(i, i + 1, 1, 1, 1, loose=True), Noun(i + 2, "people"))


def _past_age(sentence: Sequence[Word], at: int) -> int:
    """The word after an age in words of its own: "a 16 year-old boy", "a 16 year old boy"."""
    lows = [word.low for word in sentence[at + 1 : at + 3]]
    if at >= len(sentence) or sentence[at].kind != "number" or not lows:
        return at
    if lows[0] in ("year-old", "month-old", "years-old"):
        return at + 2
    return at + 3 if lows in (["year", "old"], ["years", "old"], ["month", "old"]) else at


def unlisted(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger]
) -> Mention | None:
    """ "Killing a baker", "a welder was wounded": whom no list knows, right beside a verb that hurts only people."""
    at = i + 1
    while at < len(sentence) and at <= i + 1 + _MODIFIERS and _in_phrase(sentence[at]) and at not in starts:
        at += 1
    if at == i + 1 or sentence[i].low not in ("a", "an", "one"):
        return None
    head = sentence[at - 1]
    following = sentence[at].low if at < len(sentence) else "."
    verb = starts.get(at + 1) if following in ("was", "were") else None
    object_ = harms(ends.get(i)) and not (i > 1 and sentence[ends[i].first - 1].low in GRAMMAR["passive"])
    object_ = object_ and not sentence[ends[i].first].low.startswith("execut")  # "executing a second attack"
    counted = at < len(sentence) and sentence[at].kind == "number"  # "harm on an additional 200 civilians"
    coupled = i > 1 and sentence[i - 1].low == "and" and FORMS.get(sentence[i - 2].low, ("",))[0] == "people"
    shared = coupled and any(
        slot in ("killed", "injured") and role in ("either", "subject") for slot, role in _readings(starts.get(at))
    )  # "six soldiers and a contractor died"
    if counted or following in _SAYING or not (object_ or shared or harms(verb)) or not _person(head):
        return None
    national = head.capital or head.low in ("national", "citizen")
    part = None if national else _several(head.low)
    return Mention(i, at, Quantity(i, i + 1, 1, 1, 1, loose=True), Noun(at, "people", part, head.low))


def _readings(trigger: Trigger | None) -> tuple[tuple[Slot, Role], ...]:
    return trigger.readings if trigger is not None else ()


def _in_phrase(word: Word) -> bool:
    return (
        word.kind == "word"
        and word.low not in GRAMMAR["stops"]
        and word.low not in GRAMMAR["prepositions"]
        and word.low not in GRAMMAR["joins"]
        and word.low not in GRAMMAR["light"]
    )


def _person(head: Word) -> bool:
    low = head.low
    return (
        low not in _NO_PERSON
        and low not in NOBODY
        and low not in FORMS
        and len(low) > 3
        and not plural(low)
        and not low.endswith(("ing", "ed", "ly", "tion", "ness", "ment"))
    )


def _several(low: str) -> str:
    if low.endswith("man"):
        return low[:-2] + "en"
    if low.endswith("y") and low[-2] not in "aeiou":
        return low[:-1] + "ies"
    return low + ("es" if low.endswith(("s", "x", "ch", "sh")) else "s")


def named_single(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> Mention | None:
    """A headline's dead without an article: "Kills Rebel Commander", "3 dead including journalist"."""
    form = FORMS.get(sentence[i].low)
    if form is None or form[0] != "people" or form[1] is None or plural(sentence[i].low):
        return None
    if any(word.low in _ORDINALS for word in sentence[max(0, i - _MODIFIERS) : i]):
        return None  # "the fifth deputy slain on duty"
    following = sentence[i + 1] if i + 1 < len(sentence) else None
    aged = i == 0 and [word.low for word in sentence[1:4:2]] == [",", ","] and sentence[2].kind == "number"
    hurt = starts.get(i + 4 if aged else i + 1)  # "Woman, 82, dies in fire"
    titled = sentence[i].capital or (i > 0 and sentence[i - 1].capital and sentence[i - 1].low not in _ARTICLES)
    dies = i == 0 and hurt is not None and ("killed", "subject") in hurt.readings and hurt.first + 1 == hurt.last
    if hurt and titled and (dies or {"either"} == {role for _, role in hurt.readings}):
        return Mention(i, i + 1, Quantity(i, i + 1, 1, 1, 1, loose=True), Noun(i + 1, "people", form[1]))
    if i == 0:
        return None
    if i > 2 and sentence[i - 1].low == "and" and sentence[i - 3].low in _ARTICLES | GRAMMAR["owners"]:
        other = FORMS.get(sentence[i - 2].low)  # "a woman and child"
        owned = sentence[i - 3].low in GRAMMAR["owners"]  # "his wife and colleague": one, where no kin
        kin = not owned or form[1] in ("brothers", "children", "men", "sisters", "women")
        if kin and other is not None and other[0] == "people" and other[1] not in (None, form[1]):
            return Mention(
                i, i + 1, Quantity(i, i + 1, 1, 1, 1, loose=True), Noun(i + 1, "people", form[1], sentence[i].low)
            )
    if sentence[i].low in GROUPS or (
        following is not None and following.kind == "word" and not _after_single(following)
    ):
        return None
    at = i
    while at > 0 and at > i - 3 and sentence[at - 1].capital and at not in starts and (at - 1) not in starts:
        at -= 1
    verb = starts.get(at - 1)
    kills = verb is not None and verb.last == at and ("killed", "object") in verb.readings and sentence[at].capital
    if not kills and sentence[i - 1].low != "including":
        return None
    first = at if kills else i
    return Mention(first, i + 1, Quantity(i, i, 1, 1, 1, loose=True), Noun(i + 1, "people", form[1], sentence[i].low))


def _after_single(word: Word) -> bool:
    return word.low in GRAMMAR["prepositions"] or word.low in GRAMMAR["joins"]
