"""Who the words say did it: doers of violent acts, blame and its denial, and causes nobody is to blame for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from corroborate.claiming.actwords import ACT_NOUNS, CARRY, DOWNED, HARM_VERBS, HIT_VERBS, WEAPONS
from corroborate.claiming.blaming import blamed, called_false, disclaiming
from corroborate.claiming.blows import attackers
from corroborate.claiming.parties import forces_noun, parties_in
from corroborate.claiming.phrasing import agents, head_phrase, polarity, text_of
from corroborate.lexicons import lexicon
from corroborate.records import Answer

ACCIDENT = "accident"
"""The value that names no party: a technical fault, a leak, the weather."""
SHOT_DOWN = "shot down"
"""The value for an aircraft brought down by somebody who is not named."""

_OTHER_ACT = frozenset({"for", "before", "since", "despite", "against", "until", "like", "unlike"})
"""What follows is an act other than the one told of."""
_HOLDS_OFF = frozenset(
    "moratorium halt end pause lull stop ban freeze break threat fear warning pretext response retaliation revenge "
    "suspension resumption plan call prepare preparation respond retaliate".split()
)
"""What is said to have, or to have had, an act before it or after it."""

_FAULT = re.compile(
    r"\b(?:(?:technical|mechanical|engine|electrical|brake|hydraulic|pilot|human|software|navigation|equipment)[- "
    r"](?:faults?|failures?|malfunctions?|errors?|problems?|defects?)"
    r"|gas leak|short[- ]circuit|bad weather|poor visibility|thick fog|faulty wiring|an accident|accidental(?:ly)?)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:caus\w+|because of|due to|result(?:ed)? (?:of|from)|blamed on|after|owing to|led to|brought down"
    r"|suffer\w*|was|were|to blame|by|triggered|sparked)\b",
    re.IGNORECASE,
)
_MISHAP = re.compile(
    r"\b(?:crash\w*|explosion|blast|explod\w*|fire|blaze|derail\w*|collapse\w*|collision|(?:came|went|gone|come) "
    r"down|downing|accident\w*|loss)\b",
    re.IGNORECASE,
)
_RULED_OUT = re.compile(
    r"\b(?:not|no|never|n't|ruled? out|ruling out|den\w+|reject\w*|rather than|instead of)\b", re.IGNORECASE
)
_UNSURE = re.compile(
    r"\b(?:whether|if|may|might|could|possib\w+|unclear|perhaps|not known|investigat\w+)\b", re.IGNORECASE
)


def responsible(tokens: Sequence[Token]) -> tuple[Answer, ...]:
    """Return who the words say did it, ``polarity`` false where it is denied; words that leave it open give nothing."""
    answers: dict[tuple[str, bool], Answer] = {}
    for token in tokens:
        for words, affirmed in (*_acting(token), *blamed(token), *disclaiming(token)):
            parties = parties_in(_without_place(words))
            if not words or (len(parties) > 1 and any(word.lower_ == "or" for word in words)):
                continue
            for party in parties:
                answers.setdefault((party, affirmed), Answer("responsible", party, text_of(words), affirmed))
    both = {party for party, affirmed in answers if (party, not affirmed) in answers}
    found = [answer for (party, _), answer in answers.items() if party not in both]
    found.extend(answer for answer in called_false(tokens) if answer.value not in both)
    return (*found, *attackers(tokens), *accidents(text_of(tokens) if tokens else ""), *_shot_down(tokens, bool(found)))


def _acting(token: Token) -> Iterator[tuple[list[Token], bool]]:
    """Doers of violent verbs ("bombed by", "it carried out the raid") and whose strikes they were ("Israeli raid")."""
    lemma = token.lemma_.lower()
    sure = None
    if token.pos_ in ("VERB", "AUX") and _violent(token, lemma):
        sure = polarity(token)
        if sure is not None and not _hypothetical(token):
            for words in agents(token):
                if not _heads_a_line(words):
                    yield words, sure
    if (lemma in ACT_NOUNS or forces_noun(token)) and token.pos_ in ("NOUN", "PROPN") and _acts(token):
        if polarity(token) is not True or _spoken_about(token):
            return
        yield (
            [
                part
                for part in token.subtree
                if part.i < token.i
                and not (part.lower_ in _seats() and lemma in ACT_NOUNS)
                and part.dep_ in ("compound", "amod", "poss", "nmod", "case", "npadvmod", "punct", "conj", "cc")
            ],
            True,
        )
        for child in token.children:
            if child.dep_ in ("prep", "agent") and child.lower_ == "by":
                for grandchild in child.children:
                    yield head_phrase(grandchild), True


def _heads_a_line(words: Sequence[Token]) -> bool:
    """Say whether words only name what a headline is about, before its count: "Cyprus 20 sailors killed in blast"."""
    name = [word for word in words if word.pos_ == "PROPN"][:1]
    return len(name) == 1 and name[0].i == 0 and len(name[0].doc) > 1 and name[0].nbor().like_num


def _spoken_about(act: Token) -> bool:
    """Say whether an act is only what something else is about: "a moratorium on raids", "a pretext for a strike"."""
    if act.dep_ == "conj":
        return _spoken_about(act.head)
    if act.dep_ != "pobj":
        return False
    link = act.head
    return link.lower_ in _OTHER_ACT or link.head.lemma_.lower() in _HOLDS_OFF


def _without_place(words: Sequence[Token]) -> Sequence[Token]:
    """Leave out a seat of government that only tells where an act was: "the Damascus blast"."""
    if not any(word.lemma_.lower() in ACT_NOUNS for word in words):
        return words
    return [word for word in words if word.lower_ not in _seats()]


@cache
def _seats() -> frozenset[str]:
    return frozenset(lexicon("actors")["seats"])


def _violent(verb: Token, lemma: str) -> bool:
    if lemma in HIT_VERBS or lemma in HARM_VERBS:
        return True
    objects = [child for child in verb.children if child.dep_ in ("dobj", "obj", "nsubjpass")]
    if lemma in ("shoot", "bring", "down"):
        return any(child.lemma_.lower() in DOWNED for child in objects) and (
            lemma == "down" or any(child.lower_ == "down" for child in verb.children)
        )
    if lemma in CARRY:
        if verb.dep_ == "acl" and not objects and not any(child.dep_ == "nsubj" for child in verb.children):
            objects = [verb.head]
        return any(
            child.lemma_.lower() in ACT_NOUNS or child.lemma_.lower() in WEAPONS or forces_noun(child)
            for child in objects
        )
    return False


def _hypothetical(verb: Token) -> bool:
    return any(
        child.dep_ == "aux" and child.lower_ in ("could", "might", "may", "would", "will", "to")
        for child in verb.children
    )


def _acts(token: Token) -> bool:
    """Say whether a forces noun is the doer or the act itself, not what was hit ("Syrian army positions")."""
    if token.lemma_.lower() in ACT_NOUNS and token.lemma_.lower() not in ("shell", "rocket", "missile", "bomb"):
        return True
    if token.dep_ == "nsubj":
        return token.head.lemma_.lower() in HIT_VERBS | HARM_VERBS | CARRY | {"land", "fall", "crash"}
    return token.dep_ == "pobj" and token.head.lower_ == "by"


def accidents(text: str) -> tuple[Answer, ...]:
    """Return that a crash, blast or fire was an accident, or that this is ruled out; nothing where it is only asked."""
    fault = _FAULT.search(text)
    if fault is None or not _MISHAP.search(text) or not _CAUSE.search(text) or _UNSURE.search(text):
        return ()
    near = text[max(0, fault.start() - 30) : fault.start()]
    return (Answer("responsible", ACCIDENT, fault.group(), not _RULED_OUT.search(near)),)


def _shot_down(tokens: Sequence[Token], named: bool) -> tuple[Answer, ...]:
    """Return that an aircraft was brought down, where no known party is named as the doer."""
    if named:
        return ()
    for token in tokens:
        lemma = token.lemma_.lower()
        if lemma not in ("shoot", "down") or token.pos_ != "VERB" or not _violent(token, lemma):
            continue
        affirmed = polarity(token)
        claimed = any(part.lemma_.lower() == "responsibility" for part in token.ancestors)
        if affirmed is not None and not claimed and not _hypothetical(token):
            return (Answer("responsible", SHOT_DOWN, "shot down", affirmed),)
    return ()
