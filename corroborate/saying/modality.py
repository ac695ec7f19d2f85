"""How surely a run of words is put forward."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon
from corroborate.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALLED_WRONG = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|figures?|tolls?|numbers?|counts?|accounts?|allegations?|suggestions?|stor(?:y|ies))\b"
    r"[^.;]{0,80}?\b(?:is|are|was|were)(?: \w+ly)? "
    r"(?:wrong|false|untrue|incorrect|mistaken|inaccurate|baseless|unfounded|not true|not correct|a lie|lies)\b"
)
"""What is put only to be called wrong ("reports of twelve deaths were false"), in lower case."""


@cache
def _phrases(name: str) -> re.Pattern[str]:
    phrases = sorted(lexicon("hedges")[name]["phrases"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b", re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("hedges")[name]["words"])


def modality(tokens: list[Token], cue: str | None = None, past: bool = False) -> Modality:
    """Return how the content made of ``tokens`` is put, given the lemma of its cue verb.

    ``past`` says the cue is in the past tense: "would" is then a future seen from there, not a condition.

    Only the main clause of the content counts: "people who may have been killed" hedges the people, not the rest.
    """
    if not tokens:
        return "asserted"
    hedges = lexicon("hedges")
    if cue in lexicon("cues")["verbs"]["deny"]:
        return "denied"
    words = " ".join(token.lower_ for token in tokens)
    if _CALLED_WRONG.search(words):
        return "denied"
    if _phrases("denied").search(words) and not re.search(r"\b(?:declin|refus)\w+ to\b", words):
        return "denied"
    main = _main(tokens)
    head = " ".join(token.lower_ for token in main)
    would = any(token.lower_ == "would" for token in main)
    if past and would and not any(_subjunctive(token) for token in main if token.lower_ != "would"):
        return "planned"
    if any(_subjunctive(token) for token in main):
        return "alleged" if _phrases("alleged").search(head) else "conditional"
    if cue in hedges["alleged"]["verbs"]:
        return "alleged"
    if any(token.lower_ in _words("alleged") for token in main) or _phrases("alleged").search(head):
        return "alleged"
    if any(token.lower_ in _words("planned") and token.tag_ == "MD" for token in main) or _phrases("planned").search(
        head
    ):
        return "planned"
    return "asserted"


def _main(tokens: list[Token]) -> list[Token]:
    """Leave out relative clauses and clauses of time and manner; keep "if" and what hangs on it."""
    inside = {token.i for token in tokens}
    dropped: set[int] = set()
    for token in tokens:
        side = token.dep_ in {"relcl", "acl", "advcl"} and token.head.i in inside
        if side and not any(child.lower_ in {"if", "unless"} for child in token.children):
            dropped.update(t.i for t in token.subtree)
    kept = [token for token in tokens if token.i not in dropped]
    return kept or tokens


def _subjunctive(token: Token) -> bool:
    words = _words("conditional")
    if token.lower_ in {"if", "unless"}:
        return token.dep_ == "mark" and token.head.dep_ not in {"ccomp", "pcomp"}
    if token.lower_ not in words or token.tag_ != "MD":
        return False
    if any(child.dep_ == "auxpass" for child in token.head.children) and token.head.lemma_ in {"see", "hear"}:
        return False
    return not any(child.lower_ == "not" for child in token.head.children if token.lower_ == "could")
