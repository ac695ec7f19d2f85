"""Where a blow came down: what projectiles and aircraft fell on, which side of a town, and by how many attackers.

Read from the dependency parse of the claim's own words, as everything in ``answers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corroborate.claiming.actwords import ACT_NOUNS, HIT_VERBS
from corroborate.claiming.parties import forces_noun
from corroborate.claiming.phrasing import agents, polarity, subject_of
from corroborate.lexicons import lexicon
from corroborate.records import Answer

_LAND = frozenset("fall land crash slam plough plow smash come plunge rain".split())
_THROW = frozenset("drop fire launch unleash lob hurl".split())
_ONTO = frozenset({"on", "onto", "upon", "into", "in", "at", "inside"})
_FLYING = frozenset(
    "rocket missile bomb shell mortar round projectile barrel drone plane jet aircraft helicopter warplane airliner "
    "chopper munition explosive grenade".split()
)
_SENT = frozenset("send order try attempt plan mean intend aim want design".split())
_DO_AWAY = frozenset("kill assassinate eliminate murder liquidate".split())
_ONE_PERSON = frozenset("man woman person leader commander general official figure operative".split())
_ATTACKERS = frozenset("bomber attacker assailant gunman hijacker shooter".split())
_STRIKING = HIT_VERBS | frozenset("blow detonate explode carry open launch conduct stage enter burst involve".split())
_MEN = frozenset("fighter militant man member soldier terrorist jihadist operative cadre".split())
"""Who are the attackers only where they carry out the act or blow themselves up: others storm a town by the hundred."""
_EDGES = frozenset(
    "entrance outskirts outskirt edge boundary exit entry gate approach suburb fringe side end limit".split()
)
_SIDES = ("north", "south", "east", "west")
_AT = frozenset({"at", "on", "in", "near", "to", "by", "outside"})


_SITE = re.compile(
    r"\b(?:near|next to|outside|in front of|at|inside|beside|opposite|close to|hit|struck|targeted|targeting|by|in|on) "
    r"(?:the )?((?:[A-Z][\w’'-]*|al-\w+)(?: (?:[A-Z][\w’'-]*|al-\w+|bin|ibn|of))*) "
    r"([Mm]osque|[Cc]hurch|[Ss]hrine|[Hh]ospital|[Ss]chool|[Ss]quare|[Bb]ridge|[Rr]oundabout|[Hh]otel|[Uu]niversity"
    r"|[Mm]arket|[Ss]tadium|[Aa]irport|[Cc]heckpoint)\b"
)
_MORE_THAN_ONE = re.compile(
    r"\b(?:first|second|third|another|other|two|twin|double|three|several|both|also|separate)\b", re.IGNORECASE
)


def blow_comes(tokens: Sequence[Token]) -> bool:
    """Say whether the words tell of planes that came or bombs that fell, though no word of attack stands there."""
    return any(
        token.lemma_.lower() in _LAND | {"arrive", "drop"}
        and any(_flies(subject) or forces_noun(subject) for subject in subject_of(token))
        for token in tokens
        if token.pos_ == "VERB"
    )


def landings(token: Token) -> Iterator[tuple[list[Token], bool]]:
    """Yield what a projectile or an aircraft came down on, "not on the market" as not hit; and who was to be killed."""
    lemma = token.lemma_.lower()
    if lemma not in _LAND | _THROW or token.pos_ != "VERB":
        return
    affirmed = polarity(token)
    if affirmed is None:
        return
    if lemma in _LAND and _came_down(token, lemma):
        yield from _under(token, affirmed)
    objects = [child for child in token.children if child.dep_ in ("dobj", "obj", "nsubjpass")]
    if lemma in _THROW and (any(map(_flies, objects)) or (lemma == "fire" and not objects)):
        yield from _under(token, affirmed)


def singled_out(token: Token) -> bool:
    """Say whether somebody was "sent to kill one man": a person as the aim of a blow."""
    if token.lemma_.lower() not in _DO_AWAY or token.dep_ not in ("xcomp", "advcl", "ccomp"):
        return False
    if token.head.lemma_.lower() not in _SENT or polarity(token) is not True:
        return False
    return any(
        child.dep_ in ("dobj", "obj") and (child.lemma_.lower() in _ONE_PERSON or child.ent_type_ == "PERSON")
        for child in token.children
    )


def attackers(tokens: Sequence[Token]) -> tuple[Answer, ...]:
    """Return by how many bombers or gunmen an act was carried out, where one exact number is given."""
    found = {}
    for token in tokens:
        lemma = token.lemma_.lower()
        if lemma in _ATTACKERS:
            counted, telling = token, _strikes(token) or _involved(token)
        else:
            counted = _counted(token) if lemma in _MEN else token
            telling = lemma in _MEN and _carries_out(counted)
        number = _number_of(counted) if telling else None
        if number is not None:
            found[number] = Answer("responsible/attackers", str(number), f"{number} {token.text}")
    return tuple(found.values()) if len(found) == 1 else ()


def sides(tokens: Sequence[Token]) -> tuple[Answer, ...]:
    """Return at which side of a town it happened: "the northern entrance", "the city's western edge"."""
    for token in tokens:
        if token.lemma_.lower() not in _EDGES or token.dep_ != "pobj" or token.head.lower_ not in _AT:
            continue
        before = " ".join(child.lower_ for child in token.children if child.dep_ in ("amod", "compound", "advmod"))
        named = [side for side in _SIDES if side in before]
        if named:
            return (Answer("place/side", " ".join(named), f"{before} {token.text}"),)
    return ()


def sites(text: str) -> tuple[Answer, ...]:
    """Return which mosque, school or square it was at, where one is named: "near Omari mosque"."""
    found = {match.group(2).lower(): match for match in _SITE.finditer(text)}
    if _MORE_THAN_ONE.search(text) or len(list(_SITE.finditer(text))) != len(found):
        return ()
    return tuple(
        Answer(f"place/{noun}", match.group(1).lower(), f"{match.group(1)} {noun}") for noun, match in found.items()
    )


def _came_down(verb: Token, lemma: str) -> bool:
    subjects = subject_of(verb)
    if lemma == "come" and not any(child.lower_ == "down" for child in verb.children):
        return False
    named = any(_flies(subject) for subject in subjects)
    return named or (lemma in ("crash", "come", "plunge", "slam") and any(part.lower_ == "it" for part in subjects))


def _flies(token: Token) -> bool:
    return token.lemma_.lower() in _FLYING


def _under(verb: Token, affirmed: bool) -> Iterator[tuple[list[Token], bool]]:
    for link in (
        *verb.children,
        *(grand for child in verb.children if child.dep_ == "prep" for grand in _links(child)),
    ):
        if link.lower_ not in _ONTO:
            continue
        denied = any(child.dep_ == "neg" or child.lower_ == "not" for child in link.children)
        for thing in link.children:
            if thing.dep_ == "pobj":
                words = [part for part in thing.subtree if not any(node in _links(link) for node in part.ancestors)]
                yield [part for part in words if part not in _links(link)], affirmed != denied


def _links(link: Token) -> list[Token]:
    """Return the links hung below a link's noun that deny: "in fields, not on the market"."""
    return [
        grand
        for thing in link.children
        if thing.dep_ == "pobj"
        for grand in thing.children
        if grand.dep_ == "prep" and any(child.lower_ == "not" for child in grand.children)
    ]


def _strikes(attacker: Token) -> bool:
    head = attacker.head
    if attacker.dep_ in ("nsubj", "nsubjpass"):
        return head.lemma_.lower() in _STRIKING and polarity(head) is True
    if attacker.dep_ != "pobj" or head.lower_ != "by":
        return False
    act = head.head
    by = any(attacker in words for words in agents(act)) if act.pos_ == "VERB" else False
    return (by and polarity(act) is True) or act.lemma_.lower() in ACT_NOUNS


def _involved(attacker: Token) -> bool:
    """ "The attack involved two bombers"."""
    verb = attacker.head
    return (
        attacker.dep_ in ("dobj", "obj")
        and verb.lemma_.lower() == "involve"
        and polarity(verb) is True
        and any(child.lemma_.lower() in ACT_NOUNS for child in subject_of(verb))
    )


def _counted(man: Token) -> Token:
    """Return what carries the number of a noun: the number itself in "three of its fighters"."""
    return man.head.head if man.dep_ == "pobj" and man.head.lower_ == "of" and man.head.head.pos_ == "NUM" else man


def _carries_out(men: Token) -> bool:
    """Say whether men carried out an act or blew themselves up, and not merely fought."""
    verb = men.head
    if men.dep_ != "nsubj" or polarity(verb) is not True:
        return False
    objects = {child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "obj")}
    if verb.lemma_.lower() in ("carry", "conduct", "stage", "mount"):
        return bool(objects & ACT_NOUNS)
    return verb.lemma_.lower() in ("blow", "detonate") and any(
        child.lower_ in ("themselves", "himself", "herself", "belts", "vests") for child in verb.subtree
    )


def _number_of(attacker: Token) -> int | None:
    """Return the one number of attackers, ``None`` for "the bomber", "a second gunman" or "at least two"."""
    if attacker.pos_ == "NUM":
        exact = all(child.dep_ == "prep" for child in attacker.children)
        value = int(attacker.text) if attacker.text.isdigit() else lexicon("numerals")["values"].get(attacker.lower_)
        return value if exact and isinstance(value, int) else None
    words = [child.lower_ for child in attacker.children if child.i < attacker.i]
    if any(word in ("second", "third", "other", "another", "first", "more", "the", "this", "that") for word in words):
        return None
    for child in attacker.children:
        if child.dep_ == "nummod":
            if any(part.i != child.i for part in child.subtree):
                return None
            number = int(child.text) if child.text.isdigit() else lexicon("numerals")["values"].get(child.lower_)
            return number if isinstance(number, int) else None
    return 1 if attacker.tag_ == "NN" and any(word in ("a", "lone", "single") for word in words) else None
