"""What stands around a number: the verb after it, before it or far off, and whether two numbers share a list."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.counting.chains import takes_next
from corroborate.counting.mentions import Mention, subset_marked
from corroborate.counting.roles import slot_for
from corroborate.counting.slotwords import CALENDAR, FORMS, GRAMMAR, Role, Trigger, plural
from corroborate.counting.together import joined
from corroborate.records import Slot
from corroborate.text.words import Word

_LIGHT, _STOPS, _JOINS = GRAMMAR["light"], GRAMMAR["stops"], GRAMMAR["joins"]
_PREPOSITIONS, _LINKS, _BE = GRAMMAR["prepositions"], GRAMMAR["links"], GRAMMAR["be"]
PASSIVE = GRAMMAR["passive"]
_BEFORE_OBJECT = GRAMMAR["before_object"]
_BEFORE_SECOND = GRAMMAR["before_second"]
_BESIDE = GRAMMAR["beside"]
_ARTICLES = GRAMMAR["noun_openers"]
_OBJECTS = GRAMMAR["objects"]
_TIMES = GRAMMAR["times"]
_ALONG = GRAMMAR["along"]
_PASSING = GRAMMAR["passing"]
_LOST = GRAMMAR["lost"]
_LIVES = GRAMMAR["lives"]
_OWN = frozenset({"her", "his", "its", "their", "the"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
_HOLDS, _SHOOTS = frozenset({"holding", "holds"}), frozenset({"shooting", "shoots", "shot"})
_NEAR, _GAP = 8, 10
_NAMED = 14  # words from a verb over a name and its office to the next of its objects


class View:
    """A sentence's words, triggers and mentions with the look-ups binding needs; built once per sentence."""

    def __init__(self, sentence: Sequence[Word], found: Sequence[Trigger], counted: Sequence[Mention]) -> None:
        self.words = sentence
        self.mentions = counted
        self.starts = {mention.first: mention for mention in counted}
        self.ends = {mention.last: mention for mention in counted}
        self.triggers = joined(sentence, found, self.starts, self.ends)
        self.at = {trigger.first: trigger for trigger in self.triggers}
        self.ending = {trigger.last: trigger for trigger in self.triggers}
        self.active: dict[int, bool] = {}
        for trigger in reversed(self.triggers):
            self.active[trigger.first] = self._is_active(trigger)

    def _is_active(self, trigger: Trigger) -> bool:
        roles = {role for _, role in trigger.readings}
        counted = self.ends.get(trigger.first)
        if counted is not None and counted.noun.family == "bare" and roles == {"noun", "object"}:
            return trigger.last in self.starts  # "made 86 arrests"
        if "either" not in roles:
            return "object" in roles or "lives" in roles
        at = trigger.first - 1
        while at > 0 and self.words[at].low.endswith("ly"):
            at -= 1
        if self._named_object(trigger, at) or takes_next(
            self.words, trigger, (self.at, self.ending), (self.starts, self.ends)
        ):
            return True
        following = self.starts.get(self._object_at(trigger))
        if following is None and at + 1 == trigger.first and trigger.last + 1 < len(self.words):
            object_, noun = self.words[trigger.last].low, self.words[trigger.last + 1].low
            return object_ in _OBJECTS and noun not in _TIMES and self.words[at].low not in PASSIVE
        if following is None or (at >= 0 and self.words[at].low in PASSIVE):
            return False
        before = self.ends.get(trigger.first)
        if before is None:
            form = FORMS.get(self.words[at].low) if at >= 0 else None
            return not (
                form is not None and form[0] == "people" and not plural(self.words[at].low) and self.after(following)
            )
        return not (before.noun.family == "bare" or self.after(following))

    def _named_object(self, trigger: Trigger, at: int) -> bool:
        """ "Two officers fatally shot Omar Haddad", "three boys destroyed the shop": an object that is no count."""
        if trigger.last >= len(self.words) or at < 0 or self.words[at].low in PASSIVE or at in self.ending:
            return False
        after = self.words[trigger.last]
        if ("buildings", "either") in trigger.readings:
            return after.low == "the" and ("killed", "either") in trigger.readings
        several = trigger.last - trigger.first > 1 and trigger.last not in self.starts
        return several and (after.capital or after.low.endswith("-year-old")) and after.low not in CALENDAR

    def _object_at(self, trigger: Trigger) -> int:
        at = trigger.last
        while (
            at < len(self.words)
            and at < trigger.last + 2
            and self.words[at].low in _BEFORE_OBJECT
            and at not in self.starts
        ):
            at += 1
        return at

    def after(self, mention: Mention) -> tuple[Slot, Trigger] | None:
        """The wording right after a mention that counts it: "12 [people] [were also] killed"."""
        if (
            mention.quantity.low > 1 < mention.first
            and self.words[mention.first - 2].low == "of"
            and [word.low for word in self.words[mention.last : mention.last + 1] if word.low in GRAMMAR["singular"]]
        ):
            return None  # "the father of the two girls was arrested"
        return self.passive(mention, mention.last, _NEAR)

    def passive(self, mention: Mention, at: int, reach: int) -> tuple[Slot, Trigger] | None:
        """The verb that counts a mention, looked for from word ``at`` over light words only."""
        commas = 0
        for i in range(at, min(at + reach, len(self.words))):
            trigger = self.at.get(i)
            shoots = mention.more and i == at and self.words[i].low == "shot"  # "a sniper shot in the town"
            if trigger is not None and not self.bare_verb(trigger) and not shoots:
                slot = slot_for(mention, trigger, ("subject", "noun") if i == at else ("subject", "noun", "either"))
                lives: tuple[Role, ...] = ("lives",) if mention.noun.word in _LIVES and i != at else ()
                slot = slot or slot_for(mention, trigger, ("either", *lives))
                if slot and not self.active.get(i, False):
                    return slot, trigger
            low = self.words[i].low
            if i != at and i in self.starts:
                return None
            commas += low == ","
            if not (low in _LIGHT or low.endswith("ly") or (low == "," and commas == 1 and i == at)):
                return None
        return None

    def bare_verb(self, trigger: Trigger) -> bool:
        """Whether a participle is none: "it can't hurt"."""
        before = self.words[trigger.first - 1].low if trigger.first else ""
        bare = before in GRAMMAR["modals"] or before.endswith(("n't", "n’t"))
        return bare and any(role == "either" for _, role in trigger.readings)

    def before(self, mention: Mention) -> tuple[Slot, Trigger] | None:
        """The wording right before a mention that takes it as its object: "killing [the] 12"."""
        at = mention.first
        while at > 0 and at > mention.first - 2 and at not in self.ending and self.words[at - 1].low in _BEFORE_OBJECT:
            at -= 1
        at = self._family(at)
        trigger = self.ending.get(at) or self._living_there(mention, at)
        if trigger is None and not mention.more:
            trigger = self._suffered_by(at)
        if trigger is None and at > 1 and self.words[at - 1].low == "and":
            trigger = self._with_oneself(at - 1)
            slot = slot_for(mention, trigger, ("object", "either", "subject")) if trigger else None
            return (slot, trigger) if slot and trigger else None
        if trigger is None or not self.active[trigger.first]:
            return None
        verb = self.words[trigger.first].low
        if (verb in _SHOOTS and mention.noun.family == "bare") or (verb in _HOLDS and mention.noun.part == "children"):
            return None  # "shot 68 in the first round", "a picture of him holding two children"
        lost = mention.noun.part in _LOST and self.words[trigger.first].low.startswith("los")
        lives: tuple[Role, ...] = ("lives",) if mention.noun.word in _LIVES or lost else ()
        slot = slot_for(mention, trigger, ("object", "either", *lives))
        return (slot, trigger) if slot else None

    def _living_there(self, mention: Mention, at: int) -> Trigger | None:
        """ "A town of 12,000 people", "there are 1,000 fighters in the town": who is said to be in a place."""
        two = [word.low for word in self.words[max(0, at - 2) : at]]
        known = mention.noun.family == "people" and mention.noun.word in FORMS and not mention.more
        if not known or len(two) < 2:
            return None
        town = two[1] == "of" and two[0] in GRAMMAR["localities"] and two[0] not in ("area", "areas")
        there = two[0] == "there" and two[1] in ("are", "were") and self.placed(mention)
        if not (town or there) or mention.noun.adjective:
            return None
        self.active.setdefault(at - 2, True)
        return Trigger(at - 2, at, (("present", "object"),))

    def _suffered_by(self, at: int) -> Trigger | None:
        """ "Deaths among 40 miners", "cases of choking to 35 people": who bore what a noun names."""
        found = self.ending.get(at - 1) if at > 1 and self.words[at - 1].low in ("to", "among", "amongst") else None
        slots = [slot for slot, role in found.readings if role == "noun"] if found is not None else []
        if found is None or not slots:
            return None
        self.active.setdefault(found.first, True)
        self.active[found.first] = True
        return Trigger(found.first, at, tuple((slot, "object") for slot in slots))

    def _family(self, at: int) -> int:
        """Where "an entire family of" opens before the number at ``at``, else ``at``."""
        if at < 3 or self.words[at - 1].low != "of" or self.words[at - 2].low != "family":
            return at
        at -= 2
        while at > 0 and at not in self.ending and self.words[at - 1].low in GRAMMAR["household"]:
            at -= 1
        return at

    def _with_oneself(self, at: int) -> Trigger | None:
        """ "Killing himself and ten worshippers": the verb before "himself" at the words that end at ``at``."""
        if self.words[at - 1].low not in _SELVES:
            return None
        return self.ending.get(at) or self.ending.get(at - 1)

    def along(self, mention: Mention) -> int:
        """Where "along with", "alongside his" opens before a mention, or its first word."""
        at = mention.first
        while at > 0 and at > mention.first - 4 and self.words[at - 1].low in _ALONG | _OWN:
            at -= 1
        if at > 2 and [word.low for word in self.words[at - 3 : at]] == ["as", "well", "as"] and at - 3 in self.ending:
            at -= 3  # "40 fighters were killed as well as six civilians"
        if [word.low for word in self.words[max(0, at - 3) : at]] == ["in", "addition", "to"]:
            at -= 3
        return at

    def beside(self, mention: Mention) -> tuple[Slot, Trigger] | None:
        """The verb of an object that stands beside another without a number: "killing the mayor and two guards"."""
        at = self.along(mention)
        with_ = self.ending.get(at) if at < mention.first else None
        named = with_ is not None and with_.first > 0 and self.words[with_.first - 1].low == "the"
        slot = slot_for(mention, with_, ("either", "subject")) if with_ and not named else None
        if slot and with_ and slot != "present":
            return slot, with_
        at = mention.first - 1
        if at > 0 and self.words[at].low == "with" and self.words[at - 1].low not in _ALONG:
            return None
        if mention.noun.family not in ("people", "buildings") or at < 1 or self.words[at].low not in _BESIDE:
            return None
        for i in range(at - 1, max(-1, at - _NAMED), -1):
            trigger = self.ending.get(i)
            low = self.words[i].low
            if trigger is not None:
                passive = trigger.first > 0 and self.words[trigger.first - 1].low in PASSIVE
                opened = self.words[i].capital or low in _ARTICLES
                slot = slot_for(mention, trigger, ("object", "either"))
                return (slot, trigger) if slot and opened and not passive and i < at - 1 else None
            if (
                (i in self.starts and not self.starts[i].more)
                or low in _STOPS
                or (low in _PREPOSITIONS and low != "of")
                or (self.words[i].kind == "other" and low != ",")
            ):
                return None
        return None

    def mention_at(self, at: int) -> Mention | None:
        """The mention that starts at word ``at``."""
        return self.starts.get(at)

    def marked(self, mention: Mention) -> bool:
        """Whether the mention counts members of those counted before it."""
        return mention.noun.of_them or subset_marked(self.words, mention)

    def listed(self, left: Mention, right: Mention, start: int | None = None) -> bool:
        """Whether two mentions stand in one list: only joins between them, or phrases of place and time and a join.

        ``start`` is where the gap begins when the left one's verb stands in between.
        """
        start = left.last if start is None else start
        gap = self.words[start : right.first]
        if not gap:
            return left.noun.family != "bare"
        if len(gap) > _GAP or any(t in self.at for t in range(start, right.first)):
            return False
        lows = [word.low for word in gap if word.kind != "number" and word.low != "aged"] or [","]
        while len(lows) > 1 and lows[-1] in _BEFORE_SECOND:
            lows.pop()
        if lows == ["and", "to"]:  # "damage to three cars and to many houses"
            lows.pop()
        if all(low in _JOINS or low in ("as", "well", "along", "together", "with") for low in lows):
            return True
        if left.noun.family == right.noun.family == "buildings" and lows[0] in _JOINS and lows[-1] in _JOINS:
            return lows[1] in ("a", "an") and not any(low in _STOPS or low in _PREPOSITIONS for low in lows[2:-1])
        placed = lows[0] in _PREPOSITIONS and not any(low in _STOPS or low in (";", ":") for low in lows[1:])
        return placed and (lows[-1] in _JOINS or (right.noun.family == "bare" and self.placed(right)))

    def placed(self, mention: Mention) -> bool:
        """Whether the words after it open a phrase of place."""
        return self.place_at(mention.last)

    def place_at(self, at: int) -> bool:
        """Whether a phrase of place opens at word ``at``."""
        return at < len(self.words) and self.words[at].low in GRAMMAR["places"]

    def dated(self, at: int) -> bool:
        """Whether a day opens at word ``at``: "on Monday", "overnight"."""
        at += at < len(self.words) and self.words[at].low == "on"
        return at < len(self.words) and self.words[at].low in CALENDAR

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
