"""Who is counted without a number: "a baker was shot dead", "wounding civilians", "kills rebel commander"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.counting.mentions import Mention
from corroborate.counting.nouns import NOBODY, Noun
from corroborate.counting.numberwords import Quantity, policy_table
from corroborate.counting.partitives import noun_after
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


def article(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger]
) -> Mention | None:
    """ "A man", "another", and "his wife" or "its driver" where it is listed or stands as an object."""
    owned = sentence[i].low in GRAMMAR["owners"] and (
        (i >= 2 and sentence[i - 1].low in ("and", ",") and FORMS.get(sentence[i - 2].low, ("",))[0] == "people")
        or _harms(ends.get(i))
    )
    if sentence[i].low not in _ARTICLES and not owned:
        return None
    two = _couple(sentence, i)
    if two is not None:
        return two
    noun = noun_after(sentence, i + 1, starts, several=False)
    verb = starts.get(i + 1)
    described = verb is not None and verb.last < len(sentence) and sentence[verb.last].low in FORMS
    another = sentence[i].low == "another" and noun.family == "bare" and not described
    if noun.word in GROUPS:
        return None
    if not another and (noun.family != "people" or plural(noun.word) or not noun.word or noun.last == i + 1):
        return _unknown(sentence, i, starts, ends)
    return Mention(i, noun.last, Quantity(i, i + 1, 1, 1, 1, loose=True), noun)


def _couple(sentence: Sequence[Word], i: int) -> Mention | None:
    """ "A couple", "an elderly couple": two people; "a couple of" and "a couple more" say how many of others."""
    at = next((j for j in range(i + 1, min(i + 3, len(sentence))) if sentence[j].low == "couple"), None)
    following = sentence[at + 1].low if at is not None and at + 1 < len(sentence) else ""
    if at is None or following in _COUPLED or following in FORMS or (not _in_phrase(sentence[at - 1]) and at > i + 1):
        return None
    return Mention(i, at + 1, Quantity(i, i + 1, 2, 2, 2, loose=True), Noun(at + 1, "people", None, "couple"))


def _harms(trigger: Trigger | None) -> bool:
    """Whether a wording takes the killed or hurt as its object."""
    return (
        trigger is not None
        and not any(slot == "buildings" for slot, _ in trigger.readings)
        and any(slot in _HARM and role in ("object", "either") for slot, role in trigger.readings)
    )


def _unknown(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger]
) -> Mention | None:
    """ "Killing a baker", "a welder was wounded": whom no list knows, right beside a verb that hurts only people."""
    at = i + 1
    while at < len(sentence) and at <= i + 1 + _MODIFIERS and _in_phrase(sentence[at]) and at not in starts:
        at += 1
    if at == i + 1 or sentence[i].low not in ("a", "an"):
        return None
    head = sentence[at - 1]
    following = sentence[at].low if at < len(sentence) else "."
    verb = starts.get(at + 1) if following in ("was", "were") else None
    object_ = _harms(ends.get(i)) and not (i > 1 and sentence[ends[i].first - 1].low in GRAMMAR["passive"])
    if following in _SAYING or not (object_ or _harms(verb)) or not _person(head):
        return None
    national = head.capital or head.low in ("national", "citizen")
    part = None if national else _several(head.low)
    return Mention(i, at, Quantity(i, i + 1, 1, 1, 1, loose=True), Noun(at, "people", part, head.low))


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
    following = sentence[i + 1] if i + 1 < len(sentence) else None
    hurt = starts.get(i + 1)
    titled = sentence[i].capital or (i > 0 and sentence[i - 1].capital and sentence[i - 1].low not in _ARTICLES)
    if hurt and titled and {"either"} == {role for _, role in hurt.readings}:
        return Mention(i, i + 1, Quantity(i, i + 1, 1, 1, 1, loose=True), Noun(i + 1, "people", form[1]))
    if i == 0:
        return None
    if i > 2 and sentence[i - 1].low == "and" and sentence[i - 3].low in _ARTICLES:
        other = FORMS.get(sentence[i - 2].low)  # "a woman and child"
        if other is not None and other[0] == "people" and other[1] not in (None, form[1]):
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


def bare_plural(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger], policy: str
) -> Mention | None:
    """ "People were killed", "wounding others", "killing civilians", "including children"."""
    trigger = starts.get(i)
    if trigger is not None:
        return _deaths(sentence, i, trigger, policy)
    found = (
        _both(sentence, i, starts) or _hurt(sentence, i, starts, ends, policy) or _members(sentence, i, starts, policy)
    )
    if found is not None:
        return found
    low = sentence[i].low
    form = FORMS.get(low)
    if form is None or form[0] != "people" or not plural(low):
        return None
    if low == "others" and (_harms(ends.get(i)) or i + 1 in starts):
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
    return Mention(i, noun.last, Quantity(i, i + 1, 2, 2, 2, loose=True), noun)


def _several_of(first: int, last: int, noun: Noun, policy: str) -> Mention:
    return Mention(first, last, Quantity(first, first, *policy_table(policy)["plural"], None, loose=True), noun)


def _deaths(sentence: Sequence[Word], i: int, trigger: Trigger, policy: str) -> Mention | None:
    """ "Caused deaths", "caused casualties among civilians"."""
    caused = i > 0 and sentence[i - 1].low in _CAUSES and sentence[i].low.endswith("s")
    if not caused or not any(role == "noun" for _, role in trigger.readings):
        return None
    part = _among_whom(sentence, trigger.last)
    noun = Noun(i, "people" if part else "bare", part)
    return Mention(i, i, Quantity(i, i, *policy_table(policy)["plural"], None, loose=True), noun)


def _among_whom(sentence: Sequence[Word], at: int) -> str | None:
    """ "Casualties among civilians": the group."""
    named = at + 1 < len(sentence) and sentence[at].low in ("among", "amongst")
    form = FORMS.get(sentence[at + 1].low) if named else None
    return form[1] if form is not None and form[0] == "people" else None


def _hurt(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger], policy: str
) -> Mention | None:
    """ "Wounding civilians", "killed villagers": a plural right behind a verb that is not a passive."""
    verb = ends.get(i)
    if verb is None or not _harms(verb) or sentence[i].kind != "word" or sentence[i].low in _PLURAL_BLOCKS:
        return None
    before = sentence[verb.first - 1] if verb.first else None
    if before is not None and (before.low in GRAMMAR["passive"] or before.low in GRAMMAR["no_act"]):
        return None
    if sentence[verb.first].low == "treated":  # done for the hurt, not to them
        return None
    either = any(role == "either" for _, role in verb.readings)
    if either and (before is None or before.kind != "word" or _describing(before.low)):
        return None  # "3 killed militants", "full of wounded civilians"
    noun = noun_after(sentence, i, starts, several=True)
    known = noun.family == "people" and plural(noun.word) and noun.word in FORMS
    after = sentence[noun.last].low if noun.last < len(sentence) else "."
    if not known or noun.last - i > _MODIFIERS or after in _SAYING or noun.word == "others":
        return None
    if any(sentence[at].kind == "number" or sentence[at].low in GRAMMAR["unlinked"] for at in range(i, noun.last)):
        return None
    return _several_of(i, *_listed(sentence, noun, starts), policy)


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
    before = sentence[i - 1].low if i else ""
    following = sentence[i + 1].low if i + 1 < len(sentence) else ""
    if following in ("have", "had") and i + 2 in starts and "either" in {role for _, role in starts[i + 2].readings}:
        return False  # "forces had killed ..."
    gone = starts.get(i + 1)
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
