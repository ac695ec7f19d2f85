"""The name of a person read out of what stands around it: honorifics, offices, nationalities, what he or she is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corroborate.lexicons import lexicon
from corroborate.saying.bodynames import states
from corroborate.saying.speakers import head, key, known
from corroborate.saying.spellings import distance, skeleton
from corroborate.saying.timespeakers import timeless

_CAPITAL = r"(?:(?:al|el|Al|El)-[A-Z][\w'’-]+|(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.|[A-Z][\w'’]*)(?:-[\w'’]+)*"
RUN = re.compile(rf"(?<![\w-]){_CAPITAL}(?:[ \t]+(?:{_CAPITAL}|(?:al|bin|ibn|van|von|de|der|la|del)(?=[ \t]+[A-Z])))*")
_OF_PERSON = re.compile(r"(?P<who>.+?)(?:['’]s|(?<=s)['’])\s+(?:[a-z]+\s+){0,2}(?:office|campaign|team|spokes\w+)$")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-z][\w'’]*(?![\w-])")
_MOST_WORDS = 5
_WITH_OFFICE = 3
"""Words of a name behind its office: "Director of Harbour Works Dana Okafor"."""
_LINKING = frozenset(
    "a an the and or of for to in on at by with from near over who which that is was said told met says".split()
)
"""Small words behind which another name begins: "the Harbour Trust of Dana Okafor"."""
_LONG_NAME = 5
"""Letters from which a name is compared by its sound."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name as compared: surname and given names, none where only the surname is told."""

    surname: str
    given: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def person_in(phrase: str) -> Person | None:
    """Return the person a phrase names, or ``None`` for a body, a description or a lone word that may be anything.

    A name stands behind an office or role ("Deputy Mayor Dana Okafor", "the economist Okafor") or before what the
    person is ("Dana Okafor of the Harbour Trust").
    """
    phrase = _possessed(phrase.strip())
    if known(phrase) is not None or _heads_body(phrase):
        return None
    found = None
    for run in RUN.finditer(phrase):
        before, words = phrase[: run.start()].split(), run.group().split()
        announced = bool(before) and (is_role(before[-1]) or _what_he_is(before, words))
        if any(word[:1].isupper() for word in before) and not announced and len(words) < _WITH_OFFICE:
            continue
        name = _stripped(words, announced)
        if name is not None and (found is None or announced):
            found = name
    return found


def _what_he_is(before: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether the small words right before a full name say what its bearer is: "Harbour Hawks wide receiver"."""
    small = 0
    while small < len(before) and before[-1 - small].isalpha() and before[-1 - small].islower():
        small += 1
    return len(name) > 1 and 0 < small < len(before) and not _LINKING & {*before[len(before) - small :]}


def _heads_body(phrase: str) -> bool:
    """Say whether a phrase is about a body: "Centre for Harbour Research"."""
    last = head(phrase).casefold()
    words = (*lexicon("bodies")["descriptions"]["body_words"], *lexicon("informants")["organs"])
    return last in words


def _possessed(phrase: str) -> str:
    """Return a phrase without what belongs to the person: "Ms. Okafor's office" speaks for her."""
    found = _OF_PERSON.match(phrase)
    return found["who"] if found is not None else phrase


def _stripped(words: Sequence[str], announced: bool) -> Person | None:
    """Return the person a run of capitals names, without offices before and suffixes after the name."""
    kept = [word.strip(".,") for word in words]
    while len(kept) > 1 and kept[-1].casefold() in _words("suffixes"):
        kept = kept[:-1]
    ends = [at for at, word in enumerate(kept[:-1]) if is_role(word) or re.search(r"['’]s$", word)]
    announced = announced or bool(ends)
    kept = kept[ends[-1] + 1 if ends else 0 :]
    while len(kept) > 1 and (_of_state(kept[0]) or _small(kept[0]) or timeless(kept[0]) != kept[0]):
        kept = kept[1:]
    surname_too = len(kept) > 1 and kept[-1].casefold() in _words("surnames_too")
    if not kept or len(kept) > _MOST_WORDS or not (surname_too or may_be_surname(kept[-1])):
        return None
    if len(kept) > 1 and known(" ".join(kept)) is not None:
        return None
    return _compared(kept, announced)


def _compared(words: Sequence[str], announced: bool) -> Person | None:
    parts = [part for word in words for part in _parts(word)]
    if not parts or len(parts[-1]) < 2:
        return None
    *given, surname = parts
    if given and given[-1] == "abu":
        surname = f"abu {surname}"
    full = tuple(name for name in given if len(name) > 1 and name not in _words("particles"))
    return Person(surname, full) if full or announced else None


def may_be_surname(word: str) -> bool:
    """Say whether a capital may be a person's last name, and not a body's, a state's, a crowd's or an abbreviation."""
    bare = word.casefold().strip(".,")
    bodies = lexicon("bodies")["descriptions"]
    bodily = (lexicon("informants")["organs"], bodies["body_words"], bodies["plural_words"])
    return (
        not (word.isupper() or bare in _words("no_surnames"))
        and not any(bare in words for words in bodily)
        and not (is_role(word) or _of_state(word) or _small(word) or timeless(word) != word)
    )


def _parts(word: str) -> list[str]:
    """Return the parts of a word of a name as compared, without "al-"."""
    bare = re.sub(r"['’]", "", re.sub(r"['’]s?$", "", word)).casefold()
    bare = re.sub(r"^[ae]l-", "", bare).replace(".", "")
    return [bare] if bare and bare not in ("al", "el") else []


def _small(word: str) -> bool:
    return word.casefold() in _words("no_given_names")


def is_role(word: str) -> bool:
    """Say whether a word is an office, rank or role of a person."""
    bare = re.sub(r"['’]s?$", "", word.casefold().strip(".,"))
    return any(part in _roles() for part in (bare, bare.removesuffix("s"), *bare.split("-")))


@cache
def _roles() -> frozenset[str]:
    bodies = lexicon("bodies")["descriptions"]
    words = {*_words("honorifics"), *_words("roles"), *bodies["person_words"], *bodies["ranks"]}
    return frozenset(words - {"abu", "head", "man", "woman"} | {"head"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("names")[name])


def _of_state(word: str) -> bool:
    return key(word) in states()


@lru_cache(maxsize=64)
def full_names(text: str) -> Mapping[str, str]:
    """Return the one full name a text prints for each surname, as first printed; none where two persons share it."""
    small = {found.group() for found in _SMALL_WORD.finditer(text)}
    printed: dict[str, list[tuple[Person, str]]] = defaultdict(list)
    for run in RUN.finditer(text):
        found = person_in(run.group()) if " " in run.group() else None
        if found is not None and found.given and not small.intersection(found.given):
            printed[found.surname].append((found, _tail(run.group().split(), found)))
    return {
        surname: names[0][1]
        for surname, names in printed.items()
        if all(one_name(names[0][0], other) for other, _ in names[1:])
    }


def _tail(words: Sequence[str], person: Person) -> str:
    """Return the words of a run from the first given name on."""
    first = next(at for at, word in enumerate(words) if person.given[0] in _parts(word.strip(".,")))
    return re.sub(r"['’]s?$", "", " ".join(words[first:]))


def surname_alone(phrase: str) -> str | None:
    """Return the surname by which alone a phrase names a person ("Ms. Okafor", "Okafor"), or ``None``."""
    found = person_in(phrase)
    if found is not None:
        return None if found.given else found.surname
    plain, _, other = phrase.strip().partition(" and ")  # "Okafor and Haddad": the first of two who speak as one
    if other and (surname_alone(other) is None or " and " in other):
        return None
    if re.fullmatch(r"(?:[ae]l-)?[A-Z][\w'’-]+", plain) and known(plain) is None and may_be_surname(plain):
        return "".join(_parts(plain)) or None
    return None


def one_name(first: Person, second: Person) -> bool:
    """Say whether two full names are one person's: surname and one given name agree, in any spelling or short form."""
    if sound(first.surname) != sound(second.surname):
        return False
    return any(_given_alike(one, other) for one in first.given for other in second.given)


def _given_alike(one: str, other: str) -> bool:
    slip = min(len(one), len(other)) > _LONG_NAME and distance(one, other) == 1
    return slip or sound(one) == sound(other) or any({one, other} <= {*line} for line in lexicon("names")["nicknames"])


def sound(name: str) -> str:
    """Return a name as it sounds, if it is long enough to be told by that."""
    return skeleton(name) if len(name) >= _LONG_NAME else name
