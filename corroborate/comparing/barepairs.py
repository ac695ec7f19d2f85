"""What can be shown against a model's word that two bare claims say the same.

A model of words takes the sober driver for the drunk one, nine in the morning for nine at night, and a boy of fifteen
for fifteen people. Each check returns what the pair is then, or ``None`` where nothing speaks against the model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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
    new, old = differing_words(premise, hypothesis)
    if len(new.split()) == 1 and len(old.split()) == 1 and opposed(new, old):
        return Verdict("contradict", "wording", 0.7, f"opposite words: {new} against {old}")
    return None


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
