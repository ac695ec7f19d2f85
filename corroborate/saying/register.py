"""Who has been named in an article so far: whom a pronoun, a surname or "the tech giant" means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corroborate.lexicons import lexicon
from corroborate.saying.speakers import PRONOUNS, anonymous, head, key, kind, known

RECALLED = 5
"""Words at most in which somebody named is called otherwise ("the real estate mogul")."""
_SURNAME = re.compile(r"^[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?$")


def _last_body(printed: str) -> str:
    """Return the known body at the end of words that lost their commas ("the largest town near X the Observatory")."""
    head, the, tail = printed.rpartition(" the ")
    return tail if the and len(head.split()) > 1 and known(tail) and not known(printed) else printed


@dataclass(slots=True)
class Register:
    """The speakers of one article so far, for pronouns and short names. ``names_monitor``: it names the Observatory.

    ``persons`` are whom the parser takes for persons, ``text`` the article in lower case.
    """

    names_monitor: bool = False
    monitor: str = ""
    seen: list[str] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    latest: list[str] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)
    text: str = ""

    def resolve(self, printed: str) -> str:
        """Return the name that ``printed`` stands for in this article, or ``printed`` itself."""
        printed = _last_body(printed)
        low = printed.casefold().strip()
        if low in PRONOUNS:
            return self._pronoun(low) or printed
        bare = key(printed)
        if self.names_monitor and bare in lexicon("bodies")["descriptions"]["monitor"]:
            return self.monitor
        if low.startswith(("the ", "same ", "this ")) or not any(char.isupper() for char in printed):
            return self._definite(low, bare) or self._called(low) or printed
        if _SURNAME.match(printed):
            return self._full(printed) or printed
        return printed

    def note(self, name: str) -> None:
        """Remember ``name`` as the latest speaker."""
        if name.casefold() not in PRONOUNS and not re.match(r"(?i)(?:a |the )?(?:statement|report)s?$", name):
            self.seen.append(name)
            self.latest.append(name)

    def mention(self, name: str) -> None:
        """Remember ``name`` as somebody spoken of, for "he" and "she"."""
        self.mentioned.append(name)
        self.latest.append(name)

    def human(self, name: str) -> bool:
        """Say whether a name is that of a person."""
        return kind(name) == "person" or name.rpartition(" ")[2] in {one.rpartition(" ")[2] for one in self.persons}

    def _called(self, low: str) -> str | None:
        """Return who was named last and is called otherwise now: "the tech giant", if no other was told of as one."""
        words = low.split()
        if words[0] != "the" or not 2 <= len(words) <= RECALLED or not all(map(str.isalpha, words[1:-1])):
            return None
        table = lexicon("bodies")["descriptions"]
        human = words[-1] in table["called_persons"]
        if not human and words[-1] not in table["called_firms"]:
            return None
        if re.search(rf"\b(?:an?|one|another)\s+(?:[\w-]+\s+){{0,3}}{re.escape(words[-1])}\b", self.text):
            return None
        names = (name for name in reversed(self.latest[-4:]) if not anonymous(name))
        return next((n for n in names if self.human(n) is human), None)

    def _pronoun(self, low: str) -> str | None:
        wanted = {
            "it": ("body", "name"),
            "they": ("plural", "body"),
            "he": ("person", "name"),
            "she": ("person", "name"),
            "who": (),
        }
        kinds = wanted.get(low, ())
        speaker = next((name for name in reversed(self.seen[-6:]) if kind(name) in kinds), None)
        if low == "it" and speaker is None:  # "The source said ... It added ..."
            return next((name for name in reversed(self.seen[-2:]) if head(name).casefold() == "source"), None)
        if low in {"he", "she"}:
            near = [name for name in reversed(self.latest[-8:]) if kind(name) in kinds]
            if near and near[0] in self.seen[-1:] and " " in near[0]:
                return near[0]  # the parser takes many a name it does not know for no person's
            return next(filter(self.human, near), near[0] if near else speaker)
        return speaker

    def _definite(self, low: str, bare: str) -> str | None:
        if low.startswith(("a ", "an ")) or not bare:
            return None
        parts = bare.removeprefix("same ").removeprefix("rights ").removeprefix("monitoring ").split()
        words = lexicon("bodies")["descriptions"]
        if not parts or len(parts) > 2:
            return None
        last = parts[-1]
        pointing = low.startswith(("the ", "same ", "this "))
        for name in reversed(self.seen if pointing else []):
            if key(name) != bare and last in key(name).split() and (len(parts) == 1 or parts[0] in key(name).split()):
                return name
        if len(parts) > 1 or not low.startswith(("the ", "same ", "this ")):
            return None
        if last in {
            "group",
            "monitor",
            "watchdog",
            "organisation",
            "organization",
            "ngo",
            "body",
            "network",
            "coalition",
            "ministry",
            "agency",
        }:
            state_bound = last in {"coalition", "ministry"}
            return (
                None
                if state_bound
                else next((n for n in reversed(self.seen) if kind(n) in {"body", "name"} and not anonymous(n)), None)
            )
        if last in words["person_words"] and last not in {
            "source",
            "resident",
            "witness",
            "activist",
            "president",
            "minister",
        }:
            return next(
                (n for n in reversed(self.seen[-3:]) if kind(n) in {"person", "name"} and not anonymous(n)), None
            )
        return None

    def _full(self, printed: str) -> str | None:
        parts = key(printed).split()
        for name in reversed(self.seen + self.mentioned):
            words = key(name).split()
            if "and" in words:
                continue  # "Leila and Omar Haddad" are not one Haddad
            if len(words) > len(parts) and words[-len(parts) :] == parts and kind(name) in {"person", "name"}:
                return name
        return None
