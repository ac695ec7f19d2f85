"""Every number of a sentence with what it counts, before anything is said about its slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.counting.heads import head_at
from corroborate.counting.mentions import Mention, nobody_at
from corroborate.counting.nouns import Noun
from corroborate.counting.numbers import late_bound, quantity_at
from corroborate.counting.partitives import noun_after, share_of
from corroborate.counting.singles import article, named_single, unlisted
from corroborate.counting.slotwords import FORMS, GRAMMAR, Trigger, plural
from corroborate.counting.unnumbered import bare_plural
from corroborate.records import Slot
from corroborate.text.words import Word

_UNLINKED = GRAMMAR["unlinked"]
_COUNTABLE = frozenset({"people", "buildings", "strikes", "munitions"})
_JOINED = 4  # words of "and pro-government militiamen"
_OPENING = 12  # words of a clause like "of the 22 people killed in the raid,"


def mentions(sentence: Sequence[Word], found: Sequence[Trigger], policy: str) -> list[Mention]:
    """The number phrases of a sentence, left to right, without overlap."""
    starts = {trigger.first: trigger for trigger in found}
    ends = {trigger.last: trigger for trigger in found}
    out: list[Mention] = []
    i = 0
    while i < len(sentence):
        mention = _at(sentence, i, starts, ends, policy)
        if mention is not None and not _trails(sentence, out, mention, starts) and not _age(sentence, out, mention):
            out.append(mention)
        i = max(mention.last, i + 1) if mention else i + 1
    return out


def _age(sentence: Sequence[Word], before: Sequence[Mention], mention: Mention) -> bool:
    """ "A woman, 34, and her son, 6," or "two men, aged 45 and 67": years of age."""
    if not before or sentence[mention.first].kind != "number" or mention.noun.family != "bare":
        return False
    last = before[-1].last
    if before[-1].noun.family != "people" or last >= mention.first or sentence[last].low != ",":
        return False
    gap = [word.low for word in sentence[last + 1 : mention.first] if word.kind != "number"]
    if gap:
        return gap[0] == "aged" and len(gap) <= 3
    return mention.last >= len(sentence) or sentence[mention.last].low in (",", ".", "and", ")")


def _trails(
    sentence: Sequence[Word], before: Sequence[Mention], mention: Mention, starts: Mapping[int, Trigger]
) -> bool:
    """Whether a bare plural goes on with a number's noun: "scores of troops and employees were killed"."""
    if not before or mention.quantity.first != mention.quantity.last or before[-1].noun.family != "people":
        return False
    gap = sentence[before[-1].last : mention.first]
    verb = any(at in starts for at in range(before[-1].last, mention.first))
    return 0 < len(gap) <= 3 and gap[0].low in ("and", "or") and not verb


def _at(
    sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger], ends: Mapping[int, Trigger], policy: str
) -> Mention | None:
    zero = nobody_at(sentence, i, starts)
    if zero is not None:
        return zero
    quantity = quantity_at(sentence, i, policy)
    if quantity is None:
        return (
            article(sentence, i, starts, ends)
            or named_single(sentence, i, starts)
            or bare_plural(sentence, i, starts, ends, policy)
        )
    noun = noun_after(sentence, quantity.last, starts, several=quantity.stated != 1)
    if noun.family == "nobody" and quantity.stated == 1 and not noun.partitive:
        whom = unlisted(sentence, quantity.last - 1, starts, ends)  # "one technician was hurt"
        noun = whom.noun if whom is not None else noun
    if noun.family == "buildings" and quantity.stated == 1 and sentence[quantity.last].low == "of":
        noun = Noun(noun.last, "nobody")  # "hit one of its offices" counts none
    if quantity.stated is None and sentence[quantity.last - 1].low in _UNLINKED and noun.last > quantity.last + 1:
        following = sentence[quantity.last]
        if following.low != "of" and following.low not in FORMS and quantity.last not in starts and not noun.adjective:
            noun = Noun(quantity.last, "bare")  # "wounding dozens opposition activists said"
    if i > 1 and sentence[i - 1].low == "of" and sentence[i - 2].low == "family":
        noun = Noun(quantity.last, "people")
    noun = share_of(sentence, i, _of_whom(sentence, i, _jointly(sentence, noun, starts), starts), starts)
    if (noun.partitive or noun.among) and [word.low for word in sentence[i : quantity.last]] in (["some"], ["many"]):
        return None  # "some of the wounded were children"
    taken = ends.get(i)
    if noun.partitive and noun.family == "nobody" and taken is not None and _of_the_dead(sentence, taken):
        noun = Noun(noun.last, "people")  # "the bodies of ten of those killed"
    body = starts.get(quantity.last)
    if body is not None and sentence[body.last - 1].low == "of" and ("killed", "object") in body.readings:
        whose = noun_after(sentence, body.last, starts, several=True)  # "65 bodies of civilians"
        if sentence[body.first].low in ("bodies", "corpses") and whose.family in ("people", "bare", "unknown"):
            dead = Trigger(body.first, body.last - 1, (("killed", "noun"),))
            noun = Noun(max(whose.last, body.last - 1), "people", whose.part, whose.word, adjective=dead)
    known = _COUNTABLE if quantity.low != quantity.high else ("people", "buildings")  # "the 2001 attacks"
    if quantity.year_like and (noun.family not in known or not plural(noun.word)):
        return None
    quantity = late_bound(sentence, noun.last, quantity)
    return Mention(i, max(noun.last, quantity.last), quantity, noun)


def _of_the_dead(sentence: Sequence[Word], trigger: Trigger) -> bool:
    return sentence[trigger.last - 1].low == "of" and ("killed", "object") in trigger.readings


def _jointly(sentence: Sequence[Word], noun: Noun, starts: Mapping[int, Trigger]) -> Noun:
    """ "60 fighters and civilians" under one number: the group is both; three groups are everyone.

    Of things all kinds are kept: "30 tanks, trucks and cannons".
    """
    parts, heads, last, closed = [noun.part], [noun.word], noun.last, False
    things = noun.family == "buildings"
    before = FORMS.get(sentence[last - 2].low, ("", None)) if last > 1 else ("", None)
    if before[0] == noun.family and plural(sentence[last - 2].low):
        parts.insert(0, before[1])  # "a number of houses cars and shops", "70 guards employees and members"
    if not (things or noun.family == "people") or not noun.word or not plural(noun.word):
        return noun
    if noun.of_them or noun.partitive:
        return noun
    while last + 1 < len(sentence) and sentence[last].low in ("and", "or", ",") and last + 1 not in starts:
        following = head_at(sentence, last + 1, starts, several=True, of_them=False)
        known = following.family == noun.family and following.word in FORMS and plural(following.word)
        of_group = following.word == "members" and following.part in (None, "fighters", "soldiers")
        long = following.last - last > _JOINED and not of_group
        if not known or long or following.word in ("others", "people"):
            break
        pair = following.part == "women and children"
        ending = following.last < len(sentence) and sentence[following.last].low == "and"
        if sentence[last].low == "," and not ending and not pair:
            break
        parts.extend([following.part, None] if pair else [following.part])
        heads.append(following.word)
        closed, last = pair or sentence[last].low != ",", following.last
    distinct = list(dict.fromkeys(parts))
    led = set(distinct) in ({None, "commanders"}, {"fighters", "commanders"})
    if led and (None not in distinct or "members" in heads):
        return replace(noun, last=last, part="fighters")  # "18 commanders and members"
    if len(parts) == 1 or not closed:
        return noun
    named = len(distinct) <= 2 and None not in distinct
    if things and None not in distinct:
        listed = " and ".join((" ".join(part for part in distinct[:-1] if part), distinct[-1] or ""))
        return replace(noun, last=last, part=listed)  # "tanks, vehicles and cannons"
    return replace(noun, last=last, part=" and ".join(part for part in distinct if part) if named else None)


def _of_whom(sentence: Sequence[Word], i: int, noun: Noun, starts: Mapping[int, Trigger]) -> Noun:
    """The noun of "of whom nine were children", "of the 22 dead, nine were children" stands behind the verb."""
    if noun.family != "bare" or noun.last >= len(sentence) or sentence[noun.last].low not in ("were", "are"):
        return noun
    opened = " ".join(word.low for word in sentence[max(0, i - 2) : i]) in ("of whom", "of which", "among them")
    whole = None if opened else _whole_before(sentence, i, starts)
    if not opened and whole is None:
        return noun
    what = noun_after(sentence, noun.last + 1, starts, several=True)
    if what.family != "people":
        return noun
    return what if whole is None else replace(what, last=noun.last, of_them=True, among=whole)


def _whole_before(sentence: Sequence[Word], i: int, starts: Mapping[int, Trigger]) -> Slot | None:
    """The slot of "of the 22 killed, ..." at the head of a clause that ends right before word ``i``."""
    told = i > 2 and any(j in starts and starts[j].last == i for j in (i - 1, i - 2))
    if i < 3 or not (sentence[i - 1].low == "," or told):
        return None
    at = next((j for j in range(i - 2, max(-1, i - _OPENING), -1) if sentence[j].low in (",", ".", ";")), -1) + 1
    if sentence[at].low == "out":
        at += 1
    if sentence[at].low != "of":
        return None
    slots = [slot for j in range(at, i) if j in starts for slot, _ in starts[j].readings]
    return next((slot for slot in slots if slot in ("killed", "injured")), None)
