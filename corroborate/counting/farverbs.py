"""Verbs that phrases part from their subject: "two men from a village near the dam were killed"."""

from __future__ import annotations

from corroborate.counting.clauses import PASSIVE, View
from corroborate.counting.mentions import Mention
from corroborate.counting.roles import slot_for
from corroborate.counting.slotwords import FORMS, GRAMMAR, Trigger
from corroborate.records import Slot

_NEAR, _FAR, _FARTHEST, _JOIN = 8, 18, 50, 3  # words
_SHARES = frozenset(
    "a about all almost half majority more most nearly of over roughly than the them third whom".split()
)
_ARTICLES = frozenset({"a", "an", "the"})
_DETERMINERS = _ARTICLES | GRAMMAR["owners"]
_STOPS, _BE, _PREPOSITIONS = GRAMMAR["stops"], GRAMMAR["be"], GRAMMAR["prepositions"]


def far(view: View, mention: Mention, past: int = 0) -> tuple[Slot, Trigger] | None:
    """The passive or intransitive verb of a mention that phrases stand between: "two men from X were killed".

    ``past`` is the word after a wording that says where they were: "all 60 on board died".
    """
    if mention.more and not past and _object_of_another(view, mention):
        return None
    i, end = past or _past_share(view, mention.last), min(mention.last + _FAR, len(view.words))
    opened = [word.low for word in view.words[i : i + 2] if word.low != ","][:1]
    bare = mention.noun.family == "bare" and opened in (["among"], ["including"])
    if not past and (
        not (bare or mention.noun.family in ("people", "buildings"))
        or (i == mention.last < end and i not in view.starts and not _opens_phrase(view.words[i].low))
    ):
        return None
    inside: Mention | None = None
    while i < end:
        low = view.words[i].low
        if low == "(":
            i = next((j + 1 for j in range(i, end) if view.words[j].low == ")"), i + 1)
            continue
        other = view.starts.get(i)
        if other is not None and other.counts_people:
            listed = "including" in (word.low for word in view.words[mention.last : other.first])
            if not (view.marked(other) or listed or _belongs(view, mention, inside, other)):
                return None
            noun = view.at.get(other.last) if other.noun.family == "bare" and view.marked(other) else None
            inside = other
            if noun is not None and any(role == "noun" for _, role in noun.readings):
                i = noun.last  # "700 people, including 47 wounded, crossed"
                continue
            end = min(end + other.last - other.first + _JOIN, mention.last + _FARTHEST, len(view.words))
        if other is not None:
            i = max(other.last, i + 1)
            continue
        if low in PASSIVE or low in _BE:
            one = mention.quantity.low == 1 and mention.quantity.high == 1
            agrees = low == "had" or (low in _SINGULAR) == one or (one and view.words[mention.last].low in ("and", ","))
            verb = view.passive(mention, i, _NEAR) if agrees else None
            shared = i > 2 and view.words[i - 1].low in ("them", "whom") and view.words[i - 2].low == "of"
            if verb or not (shared or view.words[i - 1].low in _RELATIVES):
                return verb  # "many fighters, most of them are foreigners, were killed"
            i += 1
            continue
        trigger = view.at.get(i)
        if trigger is not None and (view.words[i - 1].low in _DETERMINERS or _describes_member(view, trigger)):
            i = trigger.last  # "the mother of the slain boy", "many others, including displaced families"
            continue
        if trigger is not None:
            slot = slot_for(mention, trigger, ("subject", "either"))
            if all(other == "buildings" for other, _ in trigger.readings) and not slot:
                i = trigger.last  # "six men hurt in the raids on the mill died"
                continue
            if view.bare_verb(trigger):
                return None
            return (slot, trigger) if slot and not view.active[i] and (inside or i - mention.last <= _NEAR) else None
        named = view.words[i - 1].low in _ARTICLES  # "wounded in the attack"
        if (low in _STOPS and low not in _FAR_OPENERS and not named) or low == ";":
            return None
        i += 1
    return None


def _describes_member(view: View, trigger: Trigger) -> bool:
    form = FORMS.get(view.words[trigger.last].low) if trigger.last < len(view.words) else None
    return form is not None and form[0] == "people" and view.words[trigger.first - 1].low == "including"


def _object_of_another(view: View, mention: Mention) -> bool:
    """ "An officer interviewing a woman was shot": what was done to her was no harm."""
    while mention.first and view.words[mention.first - 1].low == "and" and mention.first - 1 in view.ends:
        mention = view.ends[mention.first - 1]
    before = view.words[mention.first - 1].low if mention.first else ""
    return before.endswith("ing") and mention.first not in view.ending and before not in _PREPOSITIONS


def _past_share(view: View, at: int) -> int:
    """The word after "more than half of them from the north", as far as "them", or ``at``."""
    stop = at + (at < len(view.words) and view.words[at].low == ",")
    while stop < min(at + _NEAR, len(view.words)) and view.words[stop].low in _SHARES:
        stop += 1
    closed = stop > at + 1 and view.words[stop - 1].low in ("them", "whom") and view.words[stop - 2].low == "of"
    return stop if closed else at


def _belongs(view: View, mention: Mention, inside: Mention | None, other: Mention) -> bool:
    """Whether a count before the verb tells who the subject was: "two men, a cook and a 16 year-old, were killed"."""
    if view.words[mention.last].low in ("-", "–", "—"):
        return True  # "eleven people - six women and five men - were killed"
    if inside is None:
        return other.more and mention.quantity.low > 1 and view.words[mention.last].low == ","
    return view.listed(inside, other) or view.words[other.first - 1].low == "and"


_RELATIVES = GRAMMAR["relatives"]


_SINGULAR = GRAMMAR["singular"]


_FAR_OPENERS = GRAMMAR["far_openers"]


def _opens_phrase(low: str) -> bool:
    return low in _PREPOSITIONS or low in _FAR_OPENERS or (low.endswith(("ing", "ed", "ly")) and low not in _STOPS)
