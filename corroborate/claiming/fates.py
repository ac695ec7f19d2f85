"""What became of a person, named or known by role, and who the dead were not: read from the dependency parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from corroborate.claiming.phrasing import polarity, undergoers
from corroborate.lexicons import lexicon
from corroborate.records import Answer

NONE = "none"
"""The value of an answer to a question about a count where it is denied that there was anybody to count."""
ALL = "all"
"""The value where everybody counted is said to have been of one group."""

_FATES = {
    word: fate
    for fate, words in {
        "unharmed": "unhurt unharmed unscathed uninjured safe",
        "survived": "survive survived eject alive survivor",
        "killed": "kill die dead eliminate assassinate murder martyr perish victim",
        "injured": "wound injure hurt",
        "detained": "arrest detain capture abduct kidnap",
        "missing": "missing",
        "released": "release free",
    }.items()
    for word in words.split()
}
_EXCLUDING = {
    "killed": {"unharmed", "survived", "injured"},
    "unharmed": {"killed", "injured"},
    "injured": {"killed", "unharmed"},
    "survived": {"killed"},
}
_HEDGES = frozenset("fear believe presume think report rumour rumor".split())
_DEAD = re.compile(
    r"\b(?:all (?:of )?)?(?:the |those )?(?:\w+ )?(?:dead|killed|victims|slain|casualties"
    r"|bodies)\b[^.;]{0,30}?\b(?:were|was|are) (?:all |only |exclusively |mostly )?(?:\w+ )?",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:all|only|exclusively|every one|none but)\b", re.IGNORECASE)
_ONLY_KILLED = re.compile(r"\bkilled (?:only|nobody but|no one but|none but)\s+(?:\w+ )?", re.IGNORECASE)
_ANY_DEATHS = re.compile(
    r"\b(?:any(?:one|body)?|a single|there (?:had been|were|was) any)\b(?P<group>(?: [\w-]+){0,3}?) (?:deaths?"
    r"|casualties|fatalities|(?:had|has|have|was|were|being|been)(?: \w+)? (?:killed|died|martyred)|died)\b",
    re.IGNORECASE,
)


def fates(tokens: Sequence[Token], people: Iterable[str]) -> tuple[Answer, ...]:
    """Return what became of each named person and of "the pilot", "the general"; and denials that some died.

    Fates: killed, injured, unharmed, survived, missing, detained, released.
    """
    answers: dict[str, Answer] = {}
    names = {name.split()[-1]: name for name in people}
    for token in tokens:
        fate = _FATES.get(token.lemma_.lower()) or _FATES.get(token.lower_)
        if fate is None or _unsure(token):
            continue
        for subject in _all_of(_met(token)):
            who = _who(subject, names)
            affirmed = polarity(token)
            if who is not None and affirmed is not None:
                text = f"{names.get(who, 'the ' + who)}: {'' if affirmed else 'not '}{token.text}"
                answers.setdefault(who, Answer(f"status/{who}", fate, text, affirmed))
    return (*answers.values(), *nobody_of(tokens))


def _met(token: Token) -> Iterable[Token]:
    """Return who met a fate: who undergoes the verb, or is "among the dead"."""
    link = token.head
    if token.dep_ == "pobj" and link.lower_ in ("among", "amongst") and link.head.lemma_.lower() == "be":
        return [child for child in link.head.children if child.dep_ in ("nsubj", "attr") and child.i != link.i]
    return undergoers(token)


def _all_of(subjects: Iterable[Token]) -> Iterator[Token]:
    """Yield each subject and those joined to it: "the groom and the bride"."""
    for subject in subjects:
        yield subject
        yield from (other for other in subject.conjuncts if other.i > subject.i)


def fates_exclude(first: str, second: str) -> bool:
    """Say whether one person cannot have met both fates."""
    return second in _EXCLUDING.get(first, set())


def _who(subject: Token, names: dict[str, str]) -> str | None:
    if subject.text in names:
        return subject.text
    role = subject.lemma_.lower()
    if role not in _roles() or subject.tag_ not in ("NN", "NNP"):
        return None
    modifiers = [
        child for child in subject.children if child.dep_ in ("det", "poss", "compound", "amod", "nummod", "relcl")
    ]
    if not modifiers and subject.dep_ == "conj" and subject.head.children:
        modifiers = [child for child in subject.head.children if child.dep_ == "det"]
    # A bare "the pilot" is the one pilot of the event; "a pilot" and "the second pilot" need not be.
    if not modifiers or modifiers[0].lower_ != "the":
        return None
    ranks = [modifier.lower_ for modifier in modifiers[1:]]
    return " ".join((*ranks, role)) if set(ranks) <= _ranks() else None


def _unsure(token: Token) -> bool:
    if any(
        child.dep_ == "aux" and child.lower_ in ("could", "might", "may", "would", "will") for child in token.children
    ):
        return True
    return token.head.lemma_.lower() in _HEDGES and token.dep_ in ("xcomp", "ccomp", "oprd", "acomp")


def nobody_of(tokens: Sequence[Token]) -> tuple[Answer, ...]:
    """Return which group is said to have no dead: "denied that any ... had been killed", "all were fighters"."""
    return tuple(_nobody(tokens)) if tokens else ()


def _nobody(tokens: Sequence[Token]) -> Iterator[Answer]:
    text = " ".join(token.text for token in tokens)
    denied = _ANY_DEATHS.search(text)
    if denied and any(_denied_above(token) for token in tokens):
        yield from _denied_group(denied.group("group").strip(), denied.group())
    for match in (_DEAD.search(text), _ONLY_KILLED.search(text)):
        if match is None:
            continue
        after = text[match.end() :].split()[:1] + match.group().split()[-1:]
        group = next((found for word in after if (found := _group(word))), None)
        negated = re.search(r"\b(?:not|n't|none|no)\b", match.group(), re.IGNORECASE)
        if group is None or negated or not (_EVERY.search(match.group()) or match.re is _ONLY_KILLED):
            continue
        yield Answer(
            f"killed/{'fighters' if group == 'civilians' else 'civilians'}", NONE, f"{match.group()}{after[0]}"
        )
        yield Answer(f"killed/{group}", ALL, f"{match.group()}{after[0]}")


def _denied_group(words: str, text: str) -> Iterator[Answer]:
    last = words.split()[-1].lower() if words else ""
    group = _group(last)
    if group is not None:
        yield Answer(f"killed/{group}", NONE, text)
    elif not words or last in ("people", "person", "one", "deaths"):
        yield from (Answer(question, NONE, text) for question in ("killed", "killed/civilians", "killed/fighters"))
    else:
        yield Answer("killed", f"{NONE} of {words.split()[0].lower()}", text)


def _denied_above(token: Token) -> bool:
    node = token
    for _ in range(8):
        if node.head.i == node.i:
            return False
        node = node.head
        if node.lemma_.lower() in ("deny", "reject", "refute", "dismiss"):
            return not any(part.lemma_.lower() in ("decline", "refuse") for part in (node.head, node.head.head))
    return False


def _group(word: str) -> str | None:
    folded = word.lower().strip(".,")
    return next((name for name, words in lexicon("targets")["group"].items() if folded in words), None)


@cache
def _roles() -> frozenset[str]:
    return frozenset(lexicon("targets")["roles"]["words"])


@cache
def _ranks() -> frozenset[str]:
    return frozenset(lexicon("targets")["roles"]["ranks"])
