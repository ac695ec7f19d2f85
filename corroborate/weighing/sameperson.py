"""One person under several names: "Dana Okafor", "Mayor Okafor", "Ms. Okafor" and "Okafor" are one voice.

A lone surname is the one person with that surname its article names, else the only one whom the articles of the same
event or, failing that, all articles let speak. Two full names are one person's where surname and one given name agree.
Who speaks for a body in one article is its voice in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corroborate.lexicons import lexicon
from corroborate.records import Article, Claim
from corroborate.saying.speakers import key, known
from corroborate.weighing.offices import heads_in
from corroborate.weighing.persons import Person, one_name, person_in, sound, surname_alone
from corroborate.weighing.voicings import Mouth


def one_person(
    mouths: Mapping[str, Mouth], claims: Sequence[Claim], articles: Mapping[str, Article]
) -> dict[str, Mouth]:
    """Return the voices with every person under one id, and as the body he or she speaks for in any article."""
    read = {claim.id: found for claim in claims if (found := _speaker_of(mouths[claim.id])) is not None}
    full = sorted({person for person in read.values() if person.given}, key=_ident)
    group = _grouped(full)
    named = {claim: group[person] for claim, person in read.items() if person.given}
    named |= _by_surname(read, group, claims)
    bodies = _spoken_for(set(named.values()), articles)
    joined = dict(mouths)
    for claim, ident in named.items():
        joined[claim] = replace(mouths[claim], id=bodies.get(ident, f"body:{ident}"))
    return joined


def _speaker_of(mouth: Mouth) -> Person | None:
    """Return the person a voice is, if it goes by a person's name and stands for no body."""
    kind, _, ident = mouth.id.partition(":")
    if kind != "body" or mouth.basis in ("own", "credit", "copy", "passage") or ident in lexicon("bodies")["bodies"]:
        return None
    found = person_in(mouth.label)
    if found is None and (alone := surname_alone(mouth.label)) is not None:
        found = Person(alone)
    held = {key(part) for part in ident.split("-")}
    return found if found is not None and set(key(found.surname).split()) <= held | {"abu"} else None


def _ident(person: Person) -> str:
    return "-".join((*person.given[-1:], person.surname)).replace(" ", "-")


def _grouped(full: Sequence[Person]) -> dict[Person, str]:
    """Return, for every full name, the id all names of that person share: the first of theirs in order."""
    by_surname: dict[str, list[Person]] = defaultdict(list)
    for person in full:
        by_surname[sound(person.surname)].append(person)
    found: dict[Person, str] = {}
    for members in by_surname.values():
        groups: list[list[Person]] = []
        for person in members:
            met = [group for group in groups if any(one_name(person, other) for other in group)]
            joined = [person, *(one for group in met for one in group)]
            groups = [*(group for group in groups if group not in met), joined]
        for group in groups:
            found.update(dict.fromkeys(group, min(map(_ident, group))))
    return found


def _by_surname(read: Mapping[str, Person], group: Mapping[Person, str], claims: Sequence[Claim]) -> dict[str, str]:
    """Return the person each lone surname means: the only one with it who speaks in the event, else in all articles."""
    told: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for claim in claims:
        person = read.get(claim.id)
        if person is not None and person.given:
            for scope in {claim.event, None}:
                told[(scope, sound(person.surname))].add(group[person])
    found = {}
    for claim in claims:
        person = read.get(claim.id)
        if person is None or person.given:
            continue
        near = told[(claim.event, sound(person.surname))] or told[(None, sound(person.surname))]
        if len(near) == 1:
            found[claim.id] = min(near)
    return found


def _spoken_for(persons: Iterable[str], articles: Mapping[str, Article]) -> dict[str, str]:
    """Return the body each person speaks for where some article says so and no other names another body."""
    bodies: dict[str, set[str]] = defaultdict(set)
    surnames = {ident.rpartition("-")[2]: ident for ident in sorted(persons)}
    for article in articles.values():
        low = article.text.casefold()
        if "spokes" in low and any(surname in low for surname in surnames):
            for name, body_name in heads_in(article.text).items():
                ident = known(body_name)
                if ident is not None and not ident.endswith("-government"):
                    bodies[name.replace(" ", "-")].add(f"body:{ident}")
    return {ident: min(bodies[ident]) for ident in sorted(persons) if len(bodies.get(ident, ())) == 1}
