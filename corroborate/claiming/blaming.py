"""Whom a claim blames for an act, and who clears himself or his side of it: read from the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corroborate.claiming.actwords import ACT_NOUNS, CARRY, HARM_VERBS, HIT_VERBS, SUFFERED, WEAPONS
from corroborate.claiming.parties import parties_in
from corroborate.claiming.phrasing import DENY, agents, head_phrase, meant, polarity, subject_of, text_of
from corroborate.records import Answer

_PART_IN = frozenset("responsibility involvement part role hand link connection".split())
_PAST_BE = ("be", "stand", "lie")
SIDE_OF = "side of "
"""Before a party that calls what is laid at its side's door false, without saying who did it."""
_DOING = frozenset("be stand lie commit mount order do make organise organize plan execute stage".split())
"""Verbs that lay an act at somebody's door; who is accused of working with an army has not struck."""
_MARKS = frozenset({"hallmark", "fingerprint", "signature"})
_CALL = frozenset("call brand label describe".split())
_REPORTS = frozenset("report accusation allegation charge claim account".split())
_FALSE = frozenset(
    "fabrication fabricated false baseless groundless unfounded lie untrue fake propaganda invention slander "
    "hoax".split()
)


def blamed(token: Token) -> Iterator[tuple[list[Token], bool]]:
    """ "Accused X of bombing", "blamed X for it", "blamed it on X", "held X responsible", "X was behind it"."""
    lemma = token.lemma_.lower()
    blaming = token.head if token.dep_ in ("dobj", "obj", "nsubjpass") else None
    blame = blaming is not None and blaming.lemma_.lower() in ("accuse", "blame", "hold")
    if blaming is not None and blame and polarity(blaming) is True and _for_an_act(blaming):
        yield head_phrase(token), True
    if token.dep_ == "pobj" and token.head.lower_ == "on" and token.head.head.lemma_.lower() == "blame":
        yield head_phrase(token), True
    act = token.head.head
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "on"
        and act.dep_ in ("dobj", "nsubjpass")
        and act.head.lemma_ == "blame"
    ):
        yield head_phrase(token), True
    if lemma == "claim" and token.pos_ == "VERB" and _claims_act(token):
        yield from ((words, True) for words in agents(token))
    if token.dep_ == "pobj" and token.head.lower_ == "of" and _mark_of_act(token.head.head):
        yield head_phrase(token), True
    if lemma == "responsibility" and token.dep_ == "nsubjpass" and token.head.lemma_.lower() == "claim":
        yield from ((words, True) for words in agents(token.head))
    if token.dep_ == "pobj" and token.head.lower_ in ("at", "to") and token.head.head.lemma_.lower() == "point":
        yield head_phrase(token), True
    if token.lower_ == "behind" and token.head.lemma_.lower() in _PAST_BE and polarity(token.head) is not None:
        for child in subject_of(token.head):
            yield meant(child), bool(polarity(token.head))
    if lemma == "responsible" and token.head.lemma_.lower() in _PAST_BE and polarity(token.head) is not None:
        for child in subject_of(token.head):
            yield meant(child), bool(polarity(token.head))
    claims = lemma == "claim" and any(child.lemma_.lower() == "responsibility" for child in token.children)
    if claims and polarity(token) is True:
        for child in subject_of(token):
            yield head_phrase(child), True
    if lemma == "work" and token.head.lemma_.lower() in _PAST_BE and polarity(token.head) is not None:
        for child in token.children:
            if child.lower_ == "of":
                yield [part for grand in child.children for part in head_phrase(grand)], bool(polarity(token.head))


def _claims_act(verb: Token) -> bool:
    """Say whether an act itself is claimed: "claimed the attack", "a bombing claimed by Hamas"."""
    if polarity(verb) is not True:
        return False
    claimed = [child for child in verb.children if child.dep_ in ("dobj", "obj", "nsubjpass")]
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN" and not claimed:
        claimed = [verb.head]
    return any(child.lemma_.lower() in ACT_NOUNS for child in claimed)


def _mark_of_act(noun: Token) -> bool:
    """Say whether a noun is the mark an act bears of its doer: "bore the hallmarks of"."""
    return noun.lemma_.lower() in ("hallmark", "fingerprint", "signature") and noun.head.lemma_.lower() in (
        "bear",
        "have",
    )


def called_false(tokens: Sequence[Token]) -> Iterator[Answer]:
    """A party that calls reports or accusations false denies them for its whole side."""
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB" or lemma not in DENY | _CALL or _open_above(token) or polarity(token) is not True:
            continue
        objects = [child for child in token.children if child.dep_ in ("dobj", "obj", "nsubj", "ccomp")]
        told = [part for child in objects for part in (child, *child.children) if part.lemma_.lower() in _REPORTS]
        if not told or (lemma in _CALL and not any(part.lemma_.lower() in _FALSE for part in token.subtree)):
            continue
        if any(part.dep_ in ("acl", "relcl", "ccomp") or part.lower_ == "of" for part in told[0].children):
            continue  # what was reported is told, and read for itself
        for subject in subject_of(token):
            for party in parties_in(head_phrase(subject)):
                yield Answer("responsible", f"{SIDE_OF}{party}", text_of([token, *told[0].subtree]), polarity=False)


def _for_an_act(verb: Token) -> bool:
    """Say whether somebody is blamed for an act of violence, not for talks that failed or rules that were broken."""
    if verb.lemma_.lower() == "hold":
        return any(child.lemma_.lower() == "responsible" for child in verb.subtree)
    holders = [verb, *(child for child in verb.children if child.dep_ in ("dobj", "obj"))]
    links = [
        child
        for holder in holders
        for child in holder.children
        if child.dep_ == "prep" and (child.lower_ in ("for", "over") or (child.lower_ == "of" and _has_clause(child)))
    ]
    if not links:
        bare = not any(child.lower_ == "of" for holder in holders for child in holder.children)
        return verb.lemma_.lower() == "blame" or (verb.lemma_.lower() == "accuse" and bare)
    for link in links:
        for child in link.children:
            words = {part.lemma_.lower() for part in child.subtree} if child.lemma_.lower() in _DOING else set()
            if child.lemma_.lower() in HIT_VERBS | HARM_VERBS | CARRY or child.lemma_.lower() in ACT_NOUNS | SUFFERED:
                return True
            if child.dep_ == "pcomp" and words & (ACT_NOUNS | WEAPONS | {"behind"}):
                return True
    return False


def _has_clause(link: Token) -> bool:
    return link.head.pos_ == "VERB" or any(child.dep_ == "pcomp" for child in link.children)


def disclaiming(token: Token) -> Iterator[tuple[list[Token], bool]]:
    """ "X denied any part in it", "X had no role", "X denied responsibility", "X has no such weapons"."""
    lemma = token.lemma_.lower()
    verb = token.head
    if token.dep_ not in ("dobj", "obj", "attr", "conj") or verb.pos_ not in ("VERB", "AUX"):
        return
    none = any(child.lower_ in ("no", "nothing") for child in token.children)
    if lemma in _PART_IN:
        if verb.lemma_.lower() in DENY and not _open_above(verb):
            for child in subject_of(verb):
                yield head_phrase(child), False
        elif verb.lemma_.lower() in ("have", "play", "take") and none:
            for child in subject_of(verb):
                yield meant(child), False
    hypothetical = any(child.dep_ == "aux" and child.lower_ in ("would", "could", "might") for child in verb.children)
    armed = lemma in WEAPONS and verb.lemma_.lower() in ("have", "possess", "own", "use") and not hypothetical
    if armed and (none or polarity(verb) is False):
        for child in subject_of(verb):
            yield meant(child), False


def _open_above(verb: Token) -> bool:
    return any(part.lemma_.lower() in ("decline", "refuse") for part in (verb.head, verb.head.head))
