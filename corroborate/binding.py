"""Which verb or noun gives each number of a sentence its slot: nearest words first, then lists, then subsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corroborate.counting import Mention
from corroborate.nouns import FORMS, GRAMMAR, Role, Trigger, plural
from corroborate.records import Slot
from corroborate.words import Phrases, Word

_LIGHT, _STOPS, _JOINS = GRAMMAR["light"], GRAMMAR["stops"], GRAMMAR["joins"]
_PREPOSITIONS, _LINKS, _BE = GRAMMAR["prepositions"], GRAMMAR["links"], GRAMMAR["be"]
_PASSIVE = frozenset({"were", "was", "are", "is", "be", "been", "being", "got", "get"})
_BEFORE_OBJECT = frozenset({"the", "both", "all", "its", "their", "his", "also", "off", "another", "these", "those"})
_OWNERS = frozenset({"the", "her", "his", "their", "its", "also"})
_BESIDE = frozenset({"and", "with"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_OBJECTS = frozenset({"a", "an", "his", "her", "their", "its"})
_TIMES = frozenset({"day", "week", "month", "year", "few", "couple", "short", "little", "third", "number"})
_RELATIVES = frozenset({"who", "that", "which"})
_ALONG = frozenset({"along", "together", "with", "alongside"})
_SINGULAR = frozenset({"was", "has", "is"})
_LOST = frozenset({"fighters", "soldiers"})
_LIVES = frozenset({"lives", "life", "souls", "victims"})
_OPENERS = frozenset({"among", "amongst"})
_SUBSET = Phrases((wording, wording) for wording in sorted(GRAMMAR["subset"]))
_AMONG = Phrases(
    [(wording, "killed") for wording in sorted(GRAMMAR["among"])]
    + [(w, "injured") for w in sorted(GRAMMAR["among_injured"])]
)
_FAR_OPENERS = frozenset(
    {",", "(", "most", "mostly", "mainly", "many", "some", "all", "and", "who", "as", "-", "–", "—", "particularly"}
)
_NEAR, _FAR, _TOLL, _GAP = 8, 18, 28, 10
_PEOPLE_SLOTS = frozenset({"killed", "injured", "casualties", "missing", "detained", "displaced", "present"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A mention's slot. ``before`` tells whether the wording ``trigger`` stands before it; ``linked`` joins list members."""

    slot: Slot
    trigger: Trigger | None
    before: bool
    subset: bool = False
    linked: int = -1
    part: str | None = None


class Sentence:
    """A sentence's words, triggers and mentions with the look-ups binding needs; built once per sentence."""

    def __init__(self, sentence: Sequence[Word], found: Sequence[Trigger], counted: Sequence[Mention]) -> None:
        self.words = sentence
        self.mentions = counted
        self._starts = {mention.first: mention for mention in counted}
        self._ends = {mention.last: mention for mention in counted}
        self.triggers = self._merged(found)
        self.at = {trigger.first: trigger for trigger in self.triggers}
        self.ending = {trigger.last: trigger for trigger in self.triggers}
        self.active: dict[int, bool] = {}
        for trigger in reversed(self.triggers):
            self.active[trigger.first] = self._is_active(trigger)

    def _merged(self, found: Sequence[Trigger]) -> list[Trigger]:
        """ "Killed and wounded", "killing or injuring", "Kills, Wounds": one wording for casualties undivided."""
        out: list[Trigger] = []
        for trigger in found:
            last = out[-1] if out else None
            joins = [word.low for word in self.words[last.last : trigger.first]] if last else []
            if (
                last
                and joins in (["and"], ["or"], ["/"], ["and", "/", "or"], [])
                and {_verb_slot(last), _verb_slot(trigger)} == {"killed", "injured"}
                and not (last.first in self._ends and trigger.last in self._starts)
            ):
                roles: set[Role] = {role for _, role in (*last.readings, *trigger.readings)}
                role: Role = "either" if "either" in roles else "object"
                out[-1] = Trigger(last.first, trigger.last, (("casualties", role),))
            else:
                out.append(trigger)
        return out

    def _is_active(self, trigger: Trigger) -> bool:
        roles = {role for _, role in trigger.readings}
        if "either" not in roles:
            return "object" in roles or "lives" in roles
        at = trigger.first - 1
        while at > 0 and self.words[at].low.endswith("ly"):
            at -= 1
        following = self._starts.get(self._object_at(trigger))
        if following is None and at + 1 == trigger.first and trigger.last + 1 < len(self.words):
            object_, noun = self.words[trigger.last].low, self.words[trigger.last + 1].low
            return object_ in _OBJECTS and noun not in _TIMES and self.words[at].low not in _BE
        if following is None or (at >= 0 and self.words[at].low in _PASSIVE):
            return False
        before = self._ends.get(trigger.first)
        if before is None:
            form = FORMS.get(self.words[at].low) if at >= 0 else None
            return not (
                form is not None and form[0] == "people" and not plural(self.words[at].low) and self.after(following)
            )
        return not (before.noun.family == "bare" or self.after(following))

    def _object_at(self, trigger: Trigger) -> int:
        at = trigger.last
        while (
            at < len(self.words)
            and at < trigger.last + 2
            and self.words[at].low in _BEFORE_OBJECT
            and at not in self._starts
        ):
            at += 1
        return at

    def after(self, mention: Mention) -> tuple[Slot, Trigger] | None:
        """The wording right after a mention that counts it: "12 [people] [were also] killed"."""
        return self._passive(mention, mention.last, _NEAR)

    def _passive(self, mention: Mention, at: int, reach: int) -> tuple[Slot, Trigger] | None:
        commas = 0
        for i in range(at, min(at + reach, len(self.words))):
            trigger = self.at.get(i)
            if trigger is not None:
                slot = slot_for(mention, trigger, ("subject", "noun") if i == at else ("subject", "noun", "either"))
                slot = slot or slot_for(mention, trigger, ("either",))
                if slot and not self.active.get(i, False):
                    return slot, trigger
            low = self.words[i].low
            if i != at and i in self._starts:
                return None
            commas += low == ","
            if not (low in _LIGHT or low.endswith("ly") or (low == "," and commas == 1 and i == at)):
                return None
        return None

    def before(self, mention: Mention) -> tuple[Slot, Trigger] | None:
        """The wording right before a mention that takes it as its object: "killing [the] 12"."""
        at = mention.first
        while at > 0 and at > mention.first - 2 and at not in self.ending and self.words[at - 1].low in _BEFORE_OBJECT:
            at -= 1
        trigger = self.ending.get(at)
        if trigger is None or not self.active[trigger.first]:
            return None
        lives: tuple[Role, ...] = ("lives",) if mention.noun.word in _LIVES or mention.noun.part in _LOST else ()
        slot = slot_for(mention, trigger, ("object", "either", *lives))
        return (slot, trigger) if slot else None

    def beside(self, mention: Mention) -> tuple[Slot, Trigger] | None:
        """The verb of an object that stands beside another without a number: "killing the mayor and two guards"."""
        at = mention.first
        while at > 0 and at > mention.first - 3 and self.words[at - 1].low in _ALONG:
            at -= 1
        with_ = self.ending.get(at) if at < mention.first else None
        slot = slot_for(mention, with_, ("either", "subject")) if with_ else None
        if slot and with_:
            return slot, with_
        at = mention.first - 1
        if mention.noun.family not in ("people", "buildings") or at < 1 or self.words[at].low not in _BESIDE:
            return None
        for i in range(at - 1, max(-1, at - _NEAR), -1):
            trigger = self.ending.get(i)
            low = self.words[i].low
            if trigger is not None:
                passive = trigger.first > 0 and self.words[trigger.first - 1].low in _PASSIVE
                opened = self.words[i].capital or low in _ARTICLES
                slot = slot_for(mention, trigger, ("object", "either"))
                return (slot, trigger) if slot and opened and not passive else None
            if (
                i in self._starts
                or low in _STOPS
                or (low in _PREPOSITIONS and low != "of")
                or self.words[i].kind == "other"
            ):
                return None
        return None

    def toll(self, mention: Mention, floor: int) -> tuple[Slot, Trigger, str | None] | None:
        """A toll word before the mention with a link right before the number; ``floor`` is where looking back ends."""
        before = self.words[mention.first - 1].low if mention.first else ""
        if mention.noun.family not in ("people", "bare") or not (before in _LINKS or before == "from"):
            if not (
                before == ""
                or (
                    mention.quantity.first != mention.quantity.last
                    and self.words[mention.first].low in ("exceeded", "exceeds", "surpassed", "topped")
                )
            ):
                return None
        late = self._late_toll(mention)
        if late is not None:
            return late
        for i in range(mention.first - 1, max(floor, mention.first - _TOLL) - 1, -1):
            trigger = self.at.get(i)
            if trigger is None or trigger.last > mention.first:
                continue
            slot = slot_for(mention, trigger, ("toll",))
            if slot:
                return slot, trigger, None
            numbered = self._numbered(i)
            slot = slot_for(mention, trigger, ("either", "noun", "subject")) if numbered else None
            if slot and numbered:
                return slot, Trigger(numbered, trigger.last, trigger.readings), self._part(numbered, i)
            if self.active[i] and _verb_slot(trigger):
                return None
        return None

    def _late_toll(self, mention: Mention) -> tuple[Slot, Trigger, str | None] | None:
        """ "Brought to 49 the number killed": the toll word after the number."""
        at = mention.last
        if at + 2 >= len(self.words) or self.words[at].low != "the":
            return None
        trigger = self.at.get(at + 1) or (self.at.get(at + 2) if self.words[at + 1].low == "number" else None)
        slot = slot_for(mention, trigger, ("toll", "either")) if trigger else None
        return (slot, trigger, None) if slot and trigger else None

    def _numbered(self, at: int) -> int | None:
        """Where "the number of" opens before the verb at ``at``: "the number of fighters killed has risen to 39"."""
        for i in range(at - 2, max(-1, at - _GAP), -1):
            if self.words[i].low == "number" and self.words[i + 1].low == "of":
                return i
        return None

    def _part(self, start: int, end: int) -> str | None:
        forms = [FORMS.get(word.low) for word in self.words[start:end]]
        return next((form[1] for form in reversed(forms) if form is not None and form[0] == "people"), None)

    def far(self, mention: Mention) -> tuple[Slot, Trigger] | None:
        """The passive or intransitive verb of a mention that phrases stand between: "two men from X were killed"."""
        i, end = mention.last, min(mention.last + _FAR, len(self.words))
        if mention.noun.family != "people" or (
            i < end and i not in self._starts and not _opens_phrase(self.words[i].low)
        ):
            return None
        inside: Mention | None = None
        while i < end:
            low = self.words[i].low
            if low == "(":
                i = next((j + 1 for j in range(i, end) if self.words[j].low == ")"), i + 1)
                continue
            other = self._starts.get(i)
            if other is not None and other.counts_people:
                if not (self.marked(other) or (inside is not None and self.listed(inside, other))):
                    return None
                inside = other
            if other is not None:
                i = max(other.last, i + 1)
                continue
            if low in _PASSIVE or low in _BE:
                agrees = (low in _SINGULAR) == (mention.quantity.low == 1 and mention.quantity.high == 1)
                verb = self._passive(mention, i, _NEAR) if agrees else None
                if verb or self.words[i - 1].low not in _RELATIVES:
                    return verb
                i += 1
                continue
            trigger = self.at.get(i)
            if trigger is not None:
                slot = slot_for(mention, trigger, ("subject", "either"))
                return (slot, trigger) if slot and not self.active[i] and i - mention.last <= _NEAR else None
            if (low in _STOPS and low not in _FAR_OPENERS) or low == ";":
                return None
            i += 1
        return None

    def marked(self, mention: Mention) -> bool:
        return mention.noun.of_them or subset_marked(self.words, mention)

    def listed(self, left: Mention, right: Mention, start: int | None = None) -> bool:
        """Whether two mentions stand in one list: nothing but joins between them, or phrases of place and time and a join.

        ``start`` is where the gap begins when the left one's verb stands in between.
        """
        start = left.last if start is None else start
        gap = self.words[start : right.first]
        if not gap:
            return left.noun.family != "bare"
        if len(gap) > _GAP or any(t in self.at for t in range(start, right.first)):
            return False
        lows = [word.low for word in gap]
        while len(lows) > 1 and lows[-1] in _OWNERS:
            lows.pop()
        if all(low in _JOINS or low in ("as", "well", "along", "together", "with") for low in lows):
            return True
        placed = lows[0] in _PREPOSITIONS and not any(low in _STOPS or low in (";", ":") for low in lows[1:])
        return placed and (lows[-1] in _JOINS or (right.noun.family == "bare" and self.placed(right)))

    def placed(self, mention: Mention) -> bool:
        """Whether the words after it open a phrase of place."""
        return self.place_at(mention.last)

    def place_at(self, at: int) -> bool:
        """Whether a phrase of place opens at word ``at``."""
        return at < len(self.words) and self.words[at].low in GRAMMAR["places"]

    def place_after(self, trigger: Trigger) -> int | None:
        """Where the place of a verb opens: right after it, or after "were counted", "have been found"."""
        for at in range(trigger.last, min(trigger.last + 4, len(self.words))):
            if self.place_at(at):
                return at
            if self.words[at].low not in _BE and not self.words[at].low.endswith(("ed", "found")):
                return None
        return None

    def closed(self, mention: Mention) -> bool:
        """Whether a number without a noun ends there: a join, a preposition, a mark or the end follows."""
        if mention.last >= len(self.words):
            return True
        following = self.words[mention.last]
        return (
            following.kind == "other"
            or following.low in _PREPOSITIONS
            or following.low in _JOINS
            or following.low in _STOPS
        )


def _verb_slot(trigger: Trigger) -> Slot | None:
    return next(
        (slot for slot, role in trigger.readings if role in ("object", "either") and slot in ("killed", "injured")),
        None,
    )


def slot_for(mention: Mention, trigger: Trigger, roles: Sequence[Role]) -> Slot | None:
    """The slot a wording gives to a mention in one of ``roles``: people and things never share one."""
    for slot, role in trigger.readings:
        if role not in roles:
            continue
        if slot == "buildings" and mention.noun.family == "buildings":
            return slot
        if slot in _PEOPLE_SLOTS and mention.counts_people:
            return slot
    return None


def _opens_phrase(low: str) -> bool:
    return low in _PREPOSITIONS or low in _FAR_OPENERS or (low.endswith(("ing", "ed")) and low not in _STOPS)


def subset_marked(sentence: Sequence[Word], mention: Mention) -> bool:
    """Whether "including", "among them" or the like stands right before the mention."""
    for back in range(1, 4):
        at = mention.first - back
        found = _SUBSET.at(sentence, at) if at >= 0 else None
        if found and found[1] <= mention.first:
            return all(
                word.low in ("the", "were", "are", "was", "at", "also") for word in sentence[found[1] : mention.first]
            )
    return False


def bind(view: Sentence) -> list[Bound | None]:
    """The slot of each mention of the sentence, in order; ``None`` where nothing counts it."""
    bound: list[Bound | None] = [_thing(mention) for mention in view.mentions]
    _direct(view, bound)
    _subjects(view, bound)
    _lists(view, bound)
    _subsets(view, bound)
    for i, mention in enumerate(view.mentions):
        adjective = mention.noun.adjective
        slot = (
            slot_for(mention, adjective, ("either",)) if adjective and bound[i] is None and not mention.more else None
        )
        if slot:
            bound[i] = Bound(slot, None, before=False)
    return bound


def _thing(mention: Mention) -> Bound | None:
    several = mention.quantity.low > 1 or mention.quantity.high is None or mention.quantity.high > 1
    if mention.noun.family in ("strikes", "munitions") and several and not mention.more and mention.quantity.high != 0:
        return Bound("strikes" if mention.noun.family == "strikes" else "munitions", None, before=False)
    return None


def _direct(view: Sentence, bound: list[Bound | None]) -> None:
    floor = 0
    for i, mention in enumerate(view.mentions):
        if bound[i] is not None or mention.noun.partitive:
            continue
        if mention.noun.among is not None:
            bound[i] = Bound(mention.noun.among, None, before=True, subset=True)
            continue
        after, before = view.after(mention), view.before(mention) or view.beside(mention)
        if before is not None and not (after is not None and mention.noun.family == "bare"):
            bound[i] = Bound(*before, before=True)
        elif after is not None:
            bound[i] = Bound(*after, before=False)
        else:
            among = _among(view, mention)
            toll = view.toll(mention, floor) if among is None else None
            if among is not None:
                bound[i] = Bound(among, None, before=True, subset=True)
            elif toll is not None and not mention.more:
                bound[i] = Bound(toll[0], toll[1], before=True, part=toll[2])
        if bound[i] is not None and view.words[mention.first - 1].low != "from":
            floor = mention.last


def _among(view: Sentence, mention: Mention) -> Slot | None:
    """ "Four children were among the dead", "among the dead were four children": members of those counted elsewhere."""
    if mention.noun.part is None:
        return None
    for at in range(mention.last, min(mention.last + 4, len(view.words))):
        found = _AMONG.at(view.words, at)
        if found:
            return "killed" if found[0] == "killed" else "injured"
        if view.words[at].low not in _LIGHT:
            break
    for at in range(max(0, mention.first - 7), mention.first):
        found = _AMONG.at(view.words, at)
        if found and all(
            word.low in _LIGHT or word.low in ("at", "civilians") for word in view.words[found[1] : mention.first]
        ):
            return "killed" if found[0] == "killed" else "injured"
    return None


def _subjects(view: Sentence, bound: list[Bound | None]) -> None:
    for i, mention in enumerate(view.mentions):
        if bound[i] is None and not view.marked(mention) and not mention.noun.partitive:
            far = view.far(mention)
            bound[i] = Bound(*far, before=False) if far else None


def _lists(view: Sentence, bound: list[Bound | None]) -> None:
    """Numbers in one list share their verb: objects take it from the left, subjects from the right."""
    counted = view.mentions
    for i in range(1, len(counted)):
        left = bound[i - 1]
        if bound[i] is None and left is not None and left.before and _joinable(view, i - 1, i):
            bound[i] = replace(left, linked=i - 1)
        elif (
            bound[i] is None and left is not None and left.trigger and not left.before and _placed_after(view, left, i)
        ):
            bound[i] = replace(left, before=True, linked=i - 1)
    for i in range(len(counted) - 2, -1, -1):
        right = bound[i + 1]
        if bound[i] is None and right is not None and not right.before and right.trigger and _joinable(view, i, i + 1):
            bound[i] = replace(right, linked=i + 1, subset=False)


def _placed_after(view: Sentence, left: Bound, i: int) -> bool:
    """ "Nine were killed in Northgate and two in Millside": the verb stands between, each has its place."""
    mention, trigger = view.mentions[i], left.trigger
    if trigger is None or mention.noun.part is not None or not mention.counts_people or not view.placed(mention):
        return False
    return view.place_after(trigger) is not None and view.listed(
        view.mentions[i - 1], mention, view.place_after(trigger)
    )


def _joinable(view: Sentence, left: int, right: int) -> bool:
    one, two = view.mentions[left], view.mentions[right]
    if one.noun.partitive or two.noun.partitive or two.noun.of_them or not view.listed(one, two):
        return False
    if one.counts_people != two.counts_people or "nobody" in (one.noun.family, two.noun.family):
        return False
    if two.noun.family == "bare" and not (view.closed(two) or view.after(two)):
        return False
    return one.counts_people or one.noun.family == two.noun.family == "buildings"


def _subsets(view: Sentence, bound: list[Bound | None]) -> None:
    """Members of a whole take its slot; "16, including four children, and wounding 32": the last has its own verb."""
    whole = -1
    inside = False
    for i, mention in enumerate(view.mentions):
        own = bound[i]
        if own is not None and own.subset:
            continue
        marked = view.marked(mention) and not (
            mention.noun.of_them and own is not None and own.before and own.linked < 0
        )
        joined = inside and i > 0 and view.listed(view.mentions[i - 1], mention)
        outer = bound[whole] if whole >= 0 else None
        if (
            joined
            and not marked
            and mention.noun.part is None
            and mention.noun.family == "people"
            and outer is not None
            and outer.before
        ):
            bound[i] = own = replace(outer, linked=whole)
            joined = False
        if outer is not None and joined and not marked and own is not None and own.linked != i - 1:
            joined = not (outer.before or own.before) and mention.noun.family == "people"
        if outer is not None and mention.counts_people and not mention.noun.partitive and (marked or joined):
            slot = (
                own.slot
                if own is not None and own.trigger is not outer.trigger and marked and mention.noun.of_them
                else outer.slot
            )
            bound[i] = Bound(slot, None, before=True, subset=True, linked=whole)
            inside = True
            continue
        inside = False
        if own is not None and own.slot in _PEOPLE_SLOTS:
            whole = i
        elif marked and (own is None or own.trigger is None):
            bound[i] = None
