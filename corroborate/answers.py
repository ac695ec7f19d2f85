"""Typed answers a claim gives besides its figures: what was hit, who did it, what became of a person.

Read from the dependency parse of the claim's own words; each finder is a plain function of tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from corroborate.lexicons import lexicon
from corroborate.parties import forces_noun, parties_in
from corroborate.matching import PhraseIndex
from corroborate.records import Answer

HIT_VERBS = frozenset(
    "strike hit target bomb bombard shell pound raid attack destroy demolish flatten level blast".split()
)
HARM_VERBS = frozenset("kill injure wound massacre execute assassinate murder slaughter martyr".split())
ACT_NOUNS = frozenset(
    "strike airstrike raid attack bombing bombardment shelling blast explosion assault massacre bomb".split()
)
_ON = frozenset({"on", "against", "at"})
_DENY = frozenset("deny reject refute dismiss".split())
_BLAME = frozenset({"blame", "accuse", "hold"})
_FATES = {
    "unhurt": "unharmed", "unharmed": "unharmed", "unscathed": "unharmed", "uninjured": "unharmed", "safe": "unharmed", "survive": "survived",
    "kill": "killed", "die": "killed", "dead": "killed", "eliminate": "killed", "assassinate": "killed", "murder": "killed", "martyr": "killed", "perish": "killed",
    "wound": "injured", "injure": "injured", "hurt": "injured",
    "arrest": "detained", "detain": "detained", "capture": "detained", "abduct": "detained", "kidnap": "detained",
    "missing": "missing", "release": "released", "free": "released", "alive": "survived",
}  # fmt: skip
_EXCLUDING_FATES = {
    "killed": {"unharmed", "survived", "injured", "released"},
    "unharmed": {"killed", "injured"},
    "injured": {"killed", "unharmed"},
    "survived": {"killed"},
    "missing": set(),
    "detained": set(),
    "released": {"killed"},
}


def targets(tokens: Sequence[Token]) -> tuple[Answer, ...]:
    """Return what the words say was hit, as categories; ``value`` adds the body it belonged to after "of"."""
    inside = {token.i for token in tokens}
    answers: dict[tuple[str, str], Answer] = {}
    for token in tokens:
        for phrase in _objects_hit(token):
            words = [part for part in phrase if part.i in inside]
            if not words:
                continue
            for answer in _categorise(words):
                answers.setdefault((answer.question, answer.value), answer)
    return tuple(answers.values())


def responsible(tokens: Sequence[Token]) -> tuple[Answer, ...]:
    """Return who the words say did it; ``polarity`` is false where it is denied."""
    inside = {token.i for token in tokens}
    denied = any(token.lemma_.lower() in _DENY for token in tokens)
    answers: dict[str, Answer] = {}
    for token in tokens:
        for phrase in _doers(token):
            words = [part for part in phrase if part.i in inside]
            for party in parties_in(words):
                answers.setdefault(party, Answer("responsible", party, _text(words), polarity=not denied))
    return tuple(answers.values())


def fates(tokens: Sequence[Token], people: Iterable[str]) -> tuple[Answer, ...]:
    """Return what became of each named person: killed, injured, unharmed, survived, missing, detained, released."""
    answers: dict[str, Answer] = {}
    names = {name.split()[-1]: name for name in people}
    for token in tokens:
        fate = _FATES.get(token.lemma_.lower()) or _FATES.get(token.lower_)
        if fate is None:
            continue
        for subject in _undergoer(token):
            surname = subject.text
            if surname not in names:
                continue
            negated = any(child.dep_ == "neg" for child in token.children)
            answers.setdefault(
                surname, Answer(f"status/{surname}", fate, f"{names[surname]} {token.text}", polarity=not negated)
            )
    return tuple(answers.values())


def fates_exclude(first: str, second: str) -> bool:
    """Say whether one person cannot have met both fates."""
    return second in _EXCLUDING_FATES.get(first, set())


def target_status(value: str) -> str | None:
    """Return ``civilian``, ``military`` or ``dual`` for a target category, else ``None``."""
    return _statuses().get(value.split(" of ")[0])


def target_aspect(value: str) -> str:
    """Return whether a target category is a ``structure``, ``people`` or an ``aim`` (a person singled out)."""
    return _aspects().get(value.split(" of ")[0], "structure")


def _objects_hit(token: Token) -> Iterable[list[Token]]:
    lemma = token.lemma_.lower()
    if lemma in HIT_VERBS and token.pos_ in ("VERB", "AUX"):
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)
        wanted = ("nsubjpass",) if passive else ("dobj", "obj")
        for child in token.children:
            if child.dep_ in wanted:
                yield list(child.subtree)
        if (
            token.dep_ in ("acl", "relcl")
            and token.tag_ == "VBN"
            and not any(child.dep_ in ("dobj", "obj") for child in token.children)
        ):
            yield [part for part in token.head.subtree if part.i < token.i]
    if lemma in ACT_NOUNS and token.pos_ in ("NOUN", "PROPN"):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _ON:
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        yield list(grandchild.subtree)
    if (
        lemma == "target"
        and token.pos_ == "NOUN"
        and token.dep_ in ("nsubj", "nsubjpass")
        and token.head.lemma_ == "be"
    ):
        for child in token.head.children:
            if child.dep_ in ("attr", "prep", "acomp"):
                yield list(child.subtree)
    if lemma in ("assassination",) and any(
        child.dep_ == "amod" and child.lower_ == "targeted" for child in token.children
    ):
        yield list(token.subtree)


def _categorise(words: Sequence[Token]) -> Iterable[Answer]:
    found = _categories().find(words)
    owners = [token for token in words if token.ent_type_ in ("ORG", "NORP")]
    owner = _owner(owners)
    text = _text(words)
    for match in found:
        value = match.label if owner is None else f"{match.label} of {owner}"
        yield Answer("target", value, text)


def _owner(tokens: Sequence[Token]) -> str | None:
    parties = parties_in(tokens)
    if parties:
        return parties[0]
    return None


def _doers(token: Token) -> Iterable[list[Token]]:
    lemma = token.lemma_.lower()
    if lemma in HIT_VERBS and token.pos_ == "VERB":
        yield from _agents(token)
    if lemma in HARM_VERBS and token.pos_ == "VERB":
        yield from _agents(token)
    if (lemma in ACT_NOUNS or forces_noun(token)) and token.pos_ in ("NOUN", "PROPN") and _acts(token):
        yield [
            part
            for part in token.subtree
            if part.i < token.i
            and part.dep_ in ("compound", "amod", "poss", "nmod", "case", "npadvmod", "punct", "conj", "cc")
        ]
        for child in token.children:
            if child.dep_ in ("prep", "agent") and child.lower_ == "by":
                yield [part for grandchild in child.children for part in _head_phrase(grandchild)]
    if lemma in _BLAME:
        for child in token.children:
            if child.dep_ in ("dobj", "obj"):
                yield list(_head_phrase(child))
            if child.dep_ == "prep" and child.lower_ == "on":
                yield [part for grandchild in child.children for part in _head_phrase(grandchild)]
    if lemma == "claim" and any(child.lemma_.lower() == "responsibility" for child in token.children):
        yield [part for child in token.children if child.dep_ == "nsubj" for part in _head_phrase(child)]
    if token.lower_ == "behind" and token.head.lemma_ == "be":
        yield [part for child in token.head.children if child.dep_ == "nsubj" for part in _head_phrase(child)]
    if lemma in ("carry", "launch", "conduct", "perpetrate", "stage", "fire", "drop") and token.pos_ == "VERB":
        if any(
            child.dep_ in ("dobj", "obj", "nsubjpass") and (child.lemma_.lower() in ACT_NOUNS or forces_noun(child))
            for child in token.children
        ):
            yield from _agents(token)


def _agents(verb: Token) -> Iterable[list[Token]]:
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    for child in verb.children:
        if not passive and child.dep_ == "nsubj":
            yield list(_head_phrase(child))
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and verb.tag_ == "VBN"):
            yield [part for grandchild in child.children for part in _head_phrase(grandchild)]


def _acts(token: Token) -> bool:
    """Say whether a forces noun is the doer or the act itself, not what was hit ("Syrian army positions", "on regime forces")."""
    if token.lemma_.lower() in ACT_NOUNS:
        return True
    return token.dep_ in ("nsubj", "pobj") and token.head.lower_ in ("by",)


def _head_phrase(head: Token) -> Iterable[Token]:
    """Yield a noun phrase without its relative clauses and without the phrases that follow "on", "in" or "at"."""
    for token in head.subtree:
        if not any(
            _sets_apart(node)
            for node in (token, *token.ancestors)
            if head.left_edge.i <= node.i <= head.right_edge.i and _below(node, head)
        ):
            yield token


def _below(node: Token, head: Token) -> bool:
    return node.i != head.i and any(ancestor.i == head.i for ancestor in node.ancestors)


def _sets_apart(node: Token) -> bool:
    return node.dep_ in ("relcl", "acl", "appos") or (node.dep_ == "prep" and node.lower_ not in ("of", "from", "by"))


def _undergoer(token: Token) -> Iterable[Token]:
    if token.pos_ in ("VERB", "AUX"):
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)
        intransitive = token.lemma_.lower() in ("die", "survive", "perish")
        for child in token.children:
            if (
                (child.dep_ == "nsubjpass" and passive)
                or (child.dep_ == "nsubj" and intransitive)
                or (child.dep_ in ("dobj", "obj") and not passive)
            ):
                yield child
    elif token.dep_ in ("acomp", "attr", "oprd") and token.head.pos_ in ("AUX", "VERB"):
        for child in token.head.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                yield child


def _text(words: Sequence[Token]) -> str:
    if not words:
        return ""
    doc = words[0].doc
    return str(doc[words[0].i : words[-1].i + 1].text)


@cache
def _categories() -> PhraseIndex:
    return PhraseIndex({row["name"]: row["words"] for row in lexicon("targets")["category"]})


@cache
def _statuses() -> dict[str, str]:
    return {row["name"]: row["status"] for row in lexicon("targets")["category"]}


@cache
def _aspects() -> dict[str, str]:
    return {row["name"]: row.get("aspect", "structure") for row in lexicon("targets")["category"]}
