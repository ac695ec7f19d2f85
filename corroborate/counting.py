"""Every number of a sentence with what it counts, before anything is said about its slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.mentions import Mention, nobody_at
from corroborate.nouns import Noun
from corroborate.numbers import late_bound, quantity_at
from corroborate.numberwords import Quantity, policy_table
from corroborate.partitives import noun_after
from corroborate.slotwords import FORMS, GRAMMAR, GROUPS, Trigger, plural
from corroborate.words import Word

_ARTICLES = GRAMMAR["articles"]
_UNLINKED = GRAMMAR["unlinked"]
_PLURAL_BLOCKS = GRAMMAR["plural_blocks"]


def mentions(sentence: Sequence[Word], found: Sequence[Trigger], policy: str) -> list[Mention]:
    """The number phrases of a sentence, left to right, without overlap."""
    starts = {trigger.first: trigger for trigger in found}
    out: list[Mention] = []
    i = 0
    while i < len(sentence):
        mention = _at(sentence, i, starts, policy)
        if mention is not None and not _trails(sentence, out, mention, starts):
            out.append(mention)
        i = max(mention.last, i + 1) if mention else i + 1
    return out


def _trails(
    sentence: Sequence[Word], before: Sequence[Mention], mention: Mention, starts: Mapping[int, Trigger]
) -> bool:
    """Whether a bare plural goes on with a number's noun: "scores of troops and employees were killed"."""
    if not before or mention.quantity.first != mention.quantity.last or before[-1].noun.family != "people":
        return False
    gap = sentence[before[-1].last : mention.first]
    verb = any(at in starts for at in range(before[-1].last, mention.first))
    return 0 < len(gap) <= 3 and gap[0].low in ("and", "or") and not verb


def _at(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], policy: str) -> Mention | None:
    zero = nobody_at(sentence, i, starts)
    if zero is not None:
        return zero
    quantity = quantity_at(sentence, i, policy)
    if quantity is None:
        return _article(sentence, i, starts) or _bare_plural(sentence, i, starts, policy)
    noun = noun_after(sentence, quantity.last, starts, several=quantity.stated != 1)
    if quantity.stated is None and sentence[quantity.last - 1].low in _UNLINKED and noun.last > quantity.last + 1:
        following = sentence[quantity.last]
        if following.low != "of" and following.low not in FORMS and quantity.last not in starts and not noun.adjective:
            noun = Noun(quantity.last, "bare")  # "wounding dozens opposition activists said"
    if i > 1 and sentence[i - 1].low == "of" and sentence[i - 2].low == "family":
        noun = Noun(quantity.last, "people")
    noun = _of_whom(sentence, i, noun, starts)
    body = starts.get(quantity.last)
    if body is not None and sentence[body.last - 1].low == "of" and ("killed", "object") in body.readings:
        whose = noun_after(sentence, body.last, starts, several=True)  # "65 bodies of civilians"
        if sentence[body.first].low in ("bodies", "corpses") and whose.family in ("people", "bare"):
            dead = Trigger(body.first, body.last - 1, (("killed", "noun"),))
            noun = Noun(max(whose.last, body.last - 1), "people", whose.part, whose.word, adjective=dead)
    if quantity.year_like and noun.family in ("bare", "unknown", "nobody"):
        return None
    quantity = late_bound(sentence, noun.last, quantity)
    return Mention(i, max(noun.last, quantity.last), quantity, noun)


def _of_whom(sentence: Sequence[Word], i: int, noun: Noun, starts: Mapping[int, Trigger]) -> Noun:
    """The noun of "of whom nine were children" stands behind the verb."""
    opened = " ".join(word.low for word in sentence[max(0, i - 2) : i]) in ("of whom", "of which", "among them")
    if not opened or noun.family != "bare" or noun.last >= len(sentence):
        return noun
    if sentence[noun.last].low not in ("were", "are"):
        return noun
    what = noun_after(sentence, noun.last + 1, starts, several=True)
    return what if what.family == "people" else noun


_CAUSES = GRAMMAR["causes"]


def _article(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> Mention | None:
    owned = sentence[i].low in GRAMMAR["owners"] and i >= 2 and sentence[i - 1].low in ("and", ",")
    if sentence[i].low not in _ARTICLES and not (owned and FORMS.get(sentence[i - 2].low, ("",))[0] == "people"):
        return None
    noun = noun_after(sentence, i + 1, starts, several=False)
    verb = starts.get(i + 1)
    described = verb is not None and verb.last < len(sentence) and sentence[verb.last].low in FORMS
    another = sentence[i].low == "another" and noun.family == "bare" and not described
    if noun.word in GROUPS:
        return None
    if not another and (noun.family != "people" or plural(noun.word) or not noun.word or noun.last == i + 1):
        return None
    return Mention(i, noun.last, Quantity(i, i + 1, 1, 1, 1, loose=True), noun)


def _named_single(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> Mention | None:
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


def _among_whom(sentence: Sequence[Word], at: int) -> str | None:
    """ "Casualties among civilians": the group."""
    named = at + 1 < len(sentence) and sentence[at].low in ("among", "amongst")
    form = FORMS.get(sentence[at + 1].low) if named else None
    return form[1] if form is not None and form[0] == "people" else None


def _right_after(starts: Mapping[int, Trigger], i: int) -> bool:
    """Whether a participle that takes an object ends at word ``i``: "injuring others"."""
    trigger = starts.get(i - 1)
    return (
        trigger is not None
        and trigger.last == i
        and any(role == "object" and slot in ("killed", "injured") for slot, role in trigger.readings)
    )


def _bare_plural(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], policy: str) -> Mention | None:
    low = sentence[i].low
    trigger = starts.get(i)
    if (
        trigger is not None
        and low.endswith("s")
        and i
        and sentence[i - 1].low in _CAUSES
        and any(r == "noun" for _, r in trigger.readings)
    ):
        part = _among_whom(sentence, trigger.last)
        noun = Noun(i, "people" if part else "bare", part)
        return Mention(i, i, Quantity(i, i, *policy_table(policy)["plural"], None, loose=True), noun)
    single = _named_single(sentence, i, starts)
    if single is not None:
        return single
    form = FORMS.get(low)
    if form is None or form[0] != "people" or not plural(low) or i in starts:
        return None
    before = sentence[i - 1].low if i else ""
    if low == "others" and (_right_after(starts, i) or i + 1 in starts):
        return Mention(
            i, i + 1, Quantity(i, i, *policy_table(policy)["plural"], None, loose=True), Noun(i + 1, "people")
        )
    following = sentence[i + 1].low if i + 1 < len(sentence) else ""
    if following in ("have", "had") and i + 2 in starts and "either" in {role for _, role in starts[i + 2].readings}:
        return None  # "forces had killed ..."
    gone = starts.get(i + 1)
    if before in _PLURAL_BLOCKS or not (
        (low == "people" and gone is not None and gone.readings[0][0] == "missing")
        or following in ("were", "have", "had", "are")
        or (i == 0 and following in ("from", "of"))
    ):
        return None
    if any(
        word.low in GRAMMAR["subset"] or word.low in ("mostly", "mainly", "some", "many", "most")
        for word in sentence[max(0, i - 6) : i]
    ):
        return None
    if any(word.low in _PLURAL_BLOCKS for word in sentence[max(0, i - 3) : i] if before not in GRAMMAR["joins"]):
        return None
    noun = noun_after(sentence, i, starts, several=True)
    low_end, high = policy_table(policy)["plural"]
    return Mention(i, noun.last, Quantity(i, i, low_end, high, None, loose=True), noun)
