"""The head of the noun phrase after a number: walked word by word, past what describes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corroborate.counting.modifiers import (
    NOBODY,
    closed_bracket,
    describes,
    describes_next,
    ends_phrase,
    kind_of,
    modifies,
    qualifies,
)
from corroborate.counting.nouns import (
    COMPOUNDS,
    REACH,
    Noun,
    both,
    closes,
    headless,
    of_nobody,
    settle,
    shares_head,
    thing_follows,
)
from corroborate.counting.slotwords import FORMS, GROUPS, Family, Trigger, plural
from corroborate.text.words import Word

_CLOSING = frozenset({"others", "people", "persons"})
_FAMILIES: dict[str, Family] = {
    "people": "people",
    "strikes": "strikes",
    "munitions": "munitions",
    "buildings": "buildings",
}
_YOUNG = (["under", "the"], ["under", "18"], ["below", "the"], ["younger", "than"])


def head_at(sentence: Sequence[Word], at: int, starts: Mapping[int, Trigger], *, several: bool, of_them: bool) -> Noun:
    """Read the head noun and its modifiers at word ``at``; "nobody" where the words count none."""
    walk = _Walk(sentence, at, starts, several, of_them)
    i: int | None = at
    while i is not None and i < len(sentence) and i < at + REACH:
        i = walk.step(i)
    return walk.noun()


@dataclass(slots=True)
class _Walk:
    """What was met so far on the way to the head.

    ``best`` is a head that fits the number, ``loose`` a singular one that may only describe; ``settled`` ends all.
    """

    sentence: Sequence[Word]
    at: int
    starts: Mapping[int, Trigger]
    several: bool
    of_them: bool
    best: Noun | None = None
    loose: Noun | None = None
    settled: Noun | None = None
    adjective: Trigger | None = None
    mixed: bool = False
    grouped: bool = False
    unknown: list[str] = field(default_factory=list)

    def step(self, i: int) -> int | None:
        """Read the word at ``i``; return the next one to read, or ``None`` where the phrase ends."""
        low = self.sentence[i].low
        closed = closed_bracket(self.sentence, i) if low in ("(", "[") else 0
        if closed:
            return closed
        compound = COMPOUNDS.at(self.sentence, i)
        if compound:
            kind, part = compound[0].split(":")
            word = self.sentence[compound[1] - 1].low
            self.best = Noun(compound[1], _FAMILIES[kind], part or None, word, self.of_them)
            return compound[1]
        form, trigger = FORMS.get(low), self.starts.get(i)
        others = self.best is not None and self.best.word in _CLOSING  # "nine others local activists said"
        if form is not None and (trigger is None or form[0] in ("buildings", "strikes")) and not others:
            return self._form(i, form)
        if others:
            return None
        return self._trigger(i, trigger) if trigger is not None else self._word(i)

    def _form(self, i: int, form: tuple[Family, str | None]) -> int:
        """Read a noun the lexicon knows."""
        sentence, low = self.sentence, self.sentence[i].low
        modifier = " ".join(self.unknown) or None
        noun = Noun(i + 1, form[0], form[1], low, self.of_them, modifier=modifier, adjective=self.adjective)
        one = (
            not self.several
            and not describes_next(sentence, i, self.starts)
            and (form[0] == "people" or ends_phrase(sentence, i))
        )
        if low in GROUPS and self.best is None and i + 1 < len(sentence) and thing_follows(sentence, i + 1):
            self.loose = noun  # "14 IS military vehicles"
        elif plural(low) or one:
            return self._head(i, noun)
        elif form[0] == "people":
            self.grouped = self.loose is not None and self.loose.word in GROUPS  # "30 Daesh terrorist and ..."
            self.loose = noun
            if form[1] is None and i == self.at + len(self.unknown):
                self.unknown.append(low)  # "5,000 Iraqi Kurds"
        return i + 1

    def _head(self, i: int, noun: Noun) -> int:
        """Take a noun that fits the number; members and plurals without a part keep that of the noun before."""
        kept = self.best or self.loose
        best = settle(self.sentence, noun)
        follows = i + 1 < len(self.sentence) and self.sentence[i + 1].low == "group"
        if (
            (noun.word in ("member", "members") or plural(noun.word))
            and best.part is None
            and kept is not None
            and kept.family == best.family
        ):
            best = replace(best, part=kept.part)
        self.best = best
        return i + 2 if noun.word in GROUPS and follows else i + 1

    def _trigger(self, i: int, trigger: Trigger) -> int | None:
        """Read a wording that gives a slot: it describes the noun, is counted itself, or ends the phrase."""
        if i == self.at and of_nobody(self.sentence, trigger.last):
            self.settled = Noun(self.at, "nobody", of_them=self.of_them)  # "19 besieged areas"
            return None
        adjectival = describes(self.sentence, trigger, several=self.several)
        if any(role == "noun" for _, role in trigger.readings) and self.best is None and not adjectival:
            loose = self.loose
            family: Family = "people" if i > self.at or loose else "bare"
            self.settled = Noun(i, family, loose.part if loose else None, "", self.of_them)
            return None
        if self.best is not None or not adjectival:
            return None
        self.adjective = trigger
        return trigger.last

    def _word(self, i: int) -> int | None:
        """Read a word no list of nouns has: what describes the head, or ends its phrase."""
        sentence, low = self.sentence, self.sentence[i].low
        if self.best is None and low == "and" and i > self.at and shares_head(sentence, i, self.starts):
            self.mixed = True
            return i + 1
        if self.best is None and low.endswith("ly") and i + 1 in self.starts:
            return i + 1  # "dozens of severely injured children"
        describing = modifies(sentence[i]) or kind_of(sentence, i) or qualifies(sentence, i, self.starts)
        if self.best is not None or not describing:
            return None
        if low.endswith("ing") and self.unknown and plural(self.unknown[-1]):
            return None  # "dozens of lads hurling petrol bombs"
        self.unknown.append(low)
        return i + 1

    def noun(self) -> Noun:
        """Return the noun of the words read."""
        if self.settled is not None:
            return self.settled
        sentence, loose = self.sentence, self.loose
        if self.best is not None:
            return replace(self.best, part=both(self.unknown, loose, self.best)) if self.mixed else self.best
        if loose is not None and loose.last < len(sentence) and sentence[loose.last].low in NOBODY:
            return Noun(self.at, "nobody", of_them=self.of_them)  # "23 rebel targets"
        if loose is not None and (self.grouped or closes(sentence, loose.last, self.starts)):
            return loose
        if self.of_them and [word.low for word in sentence[self.at : self.at + 2]] in _YOUNG:
            return Noun(self.at, "people", "children", of_them=True)
        return headless(sentence, self.at, self.unknown, self.starts, self.of_them)
