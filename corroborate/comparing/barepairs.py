"""What can be shown against a model's word that two bare claims say the same.

A model of words takes the sober driver for the drunk one, nine in the morning for nine at night, and a boy of fifteen
for fifteen people. Each check returns what the pair is then, or ``None`` where nothing speaks against the model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from corroborate.comparing.bounds import compare_bounded
from corroborate.comparing.comparisons import Verdict
from corroborate.comparing.plainterms import hours_in, without_hours
from corroborate.records import Figure
from corroborate.stance_models.lexical import opposed
from corroborate.text.parsing import parser
from corroborate.text.wording import differing_words, meaning_words

_FALSE = re.compile(
    r"^(?:it (?:is|was)|it[’']s) (?:not (?:true|the case|correct|so)|n[o’']t true|untrue|false|incorrect|wrong|a lie)"
    r" that ",
    re.IGNORECASE,
)
_LIVED = re.compile(
    r"(?P<all>\b(?:all|every|each|everyone|everybody)\b[^.;]*?) "
    r"(?:(?:have |has |had )?survived|(?:was|were|is|are|came out|got out|were (?:rescued|saved|found|pulled out)"
    r"|was (?:rescued|saved|found)) (?:unharmed|unhurt|alive|safe))\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:no ?one|nobody|none)\b(?P<group>(?: of| on| in| aboard|)[^.;]*?) (?:has |had )?survived\b", re.IGNORECASE
)
_ANYBODY = re.compile(r"^(?:everyone|everybody)", re.IGNORECASE)
_CLOSE_HOURS = 0.5
"""Hours up to which two clock times are taken for one, told roughly."""


def asserted(text: str) -> tuple[str, bool]:
    """What a claim says is not true, and whether it does so in front of its words ("It is false that ...")."""
    found = _FALSE.match(text)
    return (text[found.end() :], True) if found else (text, False)


def says_little(text: str) -> bool:
    """Say whether there is no claim to compare: a letter, "yes", marks."""
    return len(meaning_words(text)) < _LEAST


_LEAST = 2
"""Words with a meaning a claim has at least: who, and what of it."""


def in_deaths(text: str) -> tuple[str, bool] | None:
    """A claim that all or none of a group lived as one that they were killed, and whether they were."""
    nobody = _NOBODY.search(text)
    if nobody:
        group = nobody["group"].strip().removeprefix("of ")
        whole = f"All {group}" if group and not group.startswith(("on", "in", "aboard")) else f"Everyone {group}"
        return f"{whole.strip()} were killed", True
    lived = _LIVED.search(text)
    return (f"{_ANYBODY.sub('All people', lived['all'])} were killed", False) if lived else None


def survivors_counted(lived: Sequence[Figure], dead: Sequence[Figure]) -> Verdict | None:
    """Set a group of whom all lived against those counted as killed: of everybody, or of the same group."""
    for figure in dead:
        if figure.slot != "killed" or figure.low < 1 or figure.superseded or figure.modality == "denied":
            continue
        if not lived or any(group.part is None or group.part == figure.part for group in lived):
            return Verdict("contradict", "status", 0.7, f"all survived, against: {figure.text}")
    return None


def against_agreement(premise: str, hypothesis: str) -> Verdict | None:
    """What speaks in words against two claims saying the same: hours, or one pair of opposite words."""
    one, other = hours_in(premise), hours_in(hypothesis)
    if len(one) == 1 and len(other) == 1:
        gap = abs(one[0] - other[0])
        if min(gap, 24 - gap) > _CLOSE_HOURS:
            alike = not any(differing_words(without_hours(premise), without_hours(hypothesis)))
            return Verdict("contradict" if alike else "unrelated", "time", 0.6, "clock times that exclude each other")
    if _acts(premise) & {(other, verb, one) for one, verb, other in _acts(hypothesis) if one != other}:
        return Verdict("unrelated", "wording", 0.7, "who did it to whom is the other way round")
    votes = _votes(premise), _votes(hypothesis)
    if None not in votes and votes[0] != votes[1] and not _OTHER_SIDE.search(f"{premise} {hypothesis}"):
        return Verdict("contradict", "wording", 0.7, "one votes for it, the other against")
    new, old = differing_words(premise, hypothesis)
    if len(new.split()) == 1 and len(old.split()) == 1 and opposed(new, old):
        return Verdict("contradict", "wording", 0.7, f"opposite words: {new} against {old}")
    return None


def one_word_apart(premise: str, hypothesis: str) -> Verdict | None:
    """Contradict where two claims are alike word by word but for two opposites, or for an exact number of things."""
    one, other = ([token for token in parser()(text) if not token.is_punct] for text in (premise, hypothesis))
    apart = [(new, old) for new, old in zip(one, other, strict=False) if new.lower_ != old.lower_]
    if len(one) != len(other) or len(apart) != 1:
        return None
    new, old = apart[0]
    said = {new.dep_, old.dep_}.isdisjoint(_NAMING)
    if said and opposed(new.text, old.text):
        return Verdict("contradict", "wording", 0.7, f"opposite words: {new} against {old}")
    if _counts_things(new) and _counts_things(old):
        return Verdict("contradict", "wording", 0.6, f"one number is all that differs: {new} against {old}")
    return None


_NAMING = frozenset(("amod", "compound", "nmod", "poss", "npadvmod", "pobj"))
"""What a word is that only names one of two things: the eastern and the western gate may both be shut."""


def _counts_things(token: Token) -> bool:
    """Say whether a token is an exact number of the things named after it, and no name or bound ("Gate 3")."""
    exact = not any(part.dep_ in ("advmod", "quantmod", "nummod", "compound") for part in token.children)
    return exact and token.dep_ == "nummod" and token.head.i > token.i and token.head.pos_ == "NOUN"


def _votes(text: str) -> bool | None:
    """Whether a claim tells of a vote for something (or to do it), or against it; ``None`` where of neither."""
    found = _VOTED.search(text)
    return None if found is None else found["side"].lower() not in ("against", "down")


_VOTED = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot\w*)\b(?: \w+ly)? (?P<side>against|down|for|to|in fav(?:ou)?r)\b", re.IGNORECASE
)
_OTHER_SIDE = re.compile(r"\b(?:not|never|refus\w+|declin\w+|reject\w*|no)\b|n[’']t\b", re.IGNORECASE)
"""Words that may turn a vote round: then nothing is said."""


def _acts(text: str) -> set[tuple[str, str, str]]:
    """Who did what to whom, by the heads of the words."""
    found = set()
    for token in parser()(text):
        subjects = [child.lemma_ for child in token.children if child.dep_ == "nsubj"]
        objects = [child.lemma_ for child in token.children if child.dep_ in ("dobj", "obj")]
        found |= {(subject, token.lemma_, thing) for subject in subjects for thing in objects}
    return found


def counted(wanted: Sequence[Figure], held: Sequence[Figure]) -> bool:
    """Say whether the counts one claim gives leave it possible that it says all the other counts, group by group."""
    for figure in wanted:
        rivals = [replace(other, part=figure.part) for other in held if other.slot == figure.slot]
        if figure.superseded or not rivals:
            continue
        if not any(_agree(rival, figure) and _agree(figure, rival) for rival in rivals):
            return False
    return True


def _agree(told: Figure, asked: Figure) -> bool:
    return compare_bounded(told, asked).stance in ("support", "detail")
