"""Symbolic checks of counts, each with its reason in words; ``answering`` holds those of the other questions.

A check returns ``None`` where it has no opinion. Later stands first: ``compare(later, earlier)``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.comparing.answering import compare_answers
from corroborate.comparing.verdicts import Verdict
from corroborate.records import Answer, Figure, Stance

__all__ = [
    "Verdict",
    "civilians_of_one_voice",
    "compare_answers",
    "compare_civilians",
    "compare_denied",
    "compare_divided",
    "compare_figures",
    "written",
]

SAME_BELOW = 10
"""Below ten people a count must agree exactly; from ten on within ``TOLERANCE`` of the larger."""
TOLERANCE = 0.10
VAGUE_ROOM = 1.25
"""A count in words ("several", "15 to 20") leaves a number a quarter of room beyond what the word allows."""
VAGUE_FLOOR = 1.5
"""Who writes "dozens" or "scores" counts loosely downwards: two thirds of what the word asks for is near enough."""
BELOW_WORDS = 0.5
"""Share of what a count in words asks for below which a number is against it: eleven dead are no dozens. "Several" is
said of forty too where they have not been counted yet."""
WAR_WORDS = 200
"""From here on ("hundreds", "thousands") a count in words sums up a campaign as often as one blow."""
OPEN_RATIO = 1.5
OPEN_DIFFERENCE = 5
"""An open count ("at least 56") beside a larger one is a conflict from this ratio and this difference on."""


_DESCRIBED = re.compile(r"\b(?:no|none of the|not one|not a single|nobody|neither)\s+(?:[\w-]+\s+){0,3}", re.IGNORECASE)
_RANGE = re.compile(r"\d|\b(?:to|between|or)\b", re.IGNORECASE)
_ANYBODY = frozenset(
    "one people person persons body bodies deaths death casualties fatalities injuries injured dead killed was were "
    "wounded losses victims human further reported other immediate "
    "or and serious loss life lives of been had have has any there is no none nobody not a single".split()
)


def compare_figures(later: Figure, earlier: Figure, same_voice: bool, time_known: bool) -> Verdict:
    """Compare two counts of one slot and part. ``time_known`` says whether one count is known to be the later."""
    if later.part is None and (_of_some(later) or _of_some(earlier)):
        return Verdict("unrelated", "figure", 0.6, f"{later.slot}: one speaks only of the persons it describes")
    name = later.slot if later.part is None else f"{later.slot} ({later.part})"
    new, old = written(later), written(earlier)
    stance, confidence, reason = _counts(later, earlier)
    if stance != "contradict" and not (same_voice and _other_count(later, earlier)):
        return Verdict(stance, "figure", confidence, f"{name}: {reason}")
    if same_voice and (later.superseded != earlier.superseded):
        return Verdict(
            "update", "figure", 0.9, f"{name}: the same voice names {old} as the earlier count and {new} as the later"
        )
    if same_voice and time_known:
        revised = "revised down" if _number(later) < _number(earlier) else "raised"
        return Verdict("update", "figure", 0.85, f"{name}: the same voice {revised} its count from {old} to {new}")
    if same_voice:
        return Verdict("contradict", "figure", 0.3, f"{name}: one voice relayed differently, {new} against {old}")
    if time_known and _number(later) > _number(earlier):
        return Verdict("contradict", "figure", confidence, f"{name}: later count, {new} against {old}; {reason}")
    return Verdict("contradict", "figure", confidence, f"{name}: {new} against {old}; {reason}")


def _other_count(later: Figure, earlier: Figure) -> bool:
    """Say whether one voice states two numbers that are not about the same, open upwards or not: it has counted on."""
    if later.stated is None or earlier.stated is None:
        return False
    return later.superseded != earlier.superseded or not _close(later.stated, earlier.stated)


def _of_some(figure: Figure) -> bool:
    """Say whether a zero speaks of a described group only ("no officer of rank was killed"), not of everybody."""
    if figure.high != 0:
        return False
    found = _DESCRIBED.match(figure.text)
    return found is not None and any(word.lower() not in _ANYBODY for word in found.group().split())


def compare_denied(counted: Figure, denials: Sequence[Answer], later: bool) -> Verdict | None:
    """Compare a count with a denial that there was anybody to count; ``later`` says the denial is the later claim.

    A denial about a described group contradicts only a count whose words name that group.
    """
    if counted.low < 1 or counted.superseded:
        return None
    for denial in denials:
        group = denial.value.removeprefix("none").removeprefix(" of ").strip()
        if not denial.value.startswith("none") or (group and group.lower() not in counted.text.lower()):
            continue
        count, none = f"{written(counted)} {counted.slot}", f"“{denial.text}” denied"
        first, second = (none, count) if later else (count, none)
        return Verdict("contradict", "denial", 0.75, f"{first} against {second}")
    return None


def _counts(later: Figure, earlier: Figure) -> tuple[Stance, float, str]:
    """Return stance, confidence and reason for two counts, whoever gave them."""
    new, old = written(later), written(earlier)
    if later.stated is not None and earlier.stated is not None and _close(later.stated, earlier.stated):
        if _inside(later, earlier) and not _inside(earlier, later):
            return "detail", 0.9, f"{new} is more exact than {old}"
        agrees = "agrees with" if later.stated == earlier.stated else "is close to"
        return "support", 0.95 if later.stated == earlier.stated else 0.8, f"{new} {agrees} {old}"
    if (later.low, later.high) == (earlier.low, earlier.high):
        return "support", 0.9, f"{new} agrees with {old}"
    if later.high is None and earlier.high is None and (later.stated is None or earlier.stated is None):
        return "support", 0.6, f"{new} and {old} are both open upwards"
    if _vague(later) != _vague(earlier):
        return _worded(later, earlier)
    if _vague(later) and _in_words(later) and _in_words(earlier) and not _meets(later, earlier):
        return "unrelated", 0.5, f"{new} and {old}: both are counts in words"
    if _inside(later, earlier):
        return "detail", 0.85, f"{new} lies inside {old}"
    if _inside(earlier, later):
        return "support", 0.8, f"{new} leaves room for {old}"
    smaller, larger = sorted((later, earlier), key=_number)
    if smaller.high is None and _meets(smaller, larger):
        ratio, difference = _ratio(smaller, larger)
        if ratio < OPEN_RATIO or difference < OPEN_DIFFERENCE:
            return "support", 0.6, f"{written(smaller)} is open upwards and close to {written(larger)}"
        return (
            "contradict",
            0.6,
            f"{written(smaller)} is a count so far; the gap to {written(larger)} is wide, one count may be incomplete",
        )
    if _meets(later, earlier):
        return "support", 0.55, f"{new} and {old} overlap"
    return "contradict", 0.9, "the intervals exclude each other"


def _vague(figure: Figure) -> bool:
    return figure.stated is None and figure.low != figure.high


def _worded(later: Figure, earlier: Figure) -> tuple[Stance, float, str]:
    """Compare a number with a count in words, which leaves room on both sides."""
    new, old = written(later), written(earlier)
    word, number = (later, earlier) if _vague(later) else (earlier, later)
    if _inside(number, word):
        room: tuple[Stance, float, str] = ("support", 0.8, f"{new} leaves room for {old}")
        return room if word is later else ("detail", 0.85, f"{new} lies inside {old}")
    stated = _number(number)
    below = VAGUE_FLOOR if word.high is None else VAGUE_ROOM
    fits = stated * below >= word.low and (word.high is None or stated <= word.high * VAGUE_ROOM)
    if stated and fits:
        return "support", 0.5, f"{new} and {old}: one is a count in words and not far from the other"
    if stated and _in_words(word) and (word.low >= WAR_WORDS or stated >= word.low * BELOW_WORDS):
        return "unrelated", 0.5, f"{new} and {old}: one is a count in words, too loose to be held against a number"
    return "contradict", 0.6, "the intervals exclude each other, though one is a count in words"


def _in_words(figure: Figure) -> bool:
    """Say whether a count is put in words alone ("several", "dozens"), not in two numbers ("15 to 20")."""
    return not _RANGE.search(figure.text)


def compare_divided(later: Figure, earlier: Figure) -> Verdict:
    """Compare a count of the dead (or of the injured) with an undivided count of casualties by another claim."""
    part, whole = (later, earlier) if earlier.slot == "casualties" else (earlier, later)
    words = f"{written(part)} {part.slot} beside {written(whole)} killed or injured"
    if part.stated is not None and whole.stated is not None and whole.high is not None and part.low > whole.high:
        return Verdict("contradict", "figure", 0.8, f"{words}: more than all casualties together")
    if later is part:
        return Verdict("detail", "figure", 0.7, f"{words}: divides the casualties")
    return Verdict("support", "figure", 0.7, f"{words}: the same undivided")


def compare_civilians(whole: Figure, civilians: Figure, later: bool) -> Verdict | None:
    """Compare a count of everybody with another article's count of civilians, the only one it gives.

    ``later`` says the civilians are the later claim's. Fewer civilians than people leave room for others who were
    harmed; more civilians than people cannot be.
    """
    if whole.superseded or civilians.superseded or civilians.stated is None or whole.stated is None:
        return None
    words = f"{written(civilians)} civilians {civilians.slot} beside {written(whole)} in all"
    if _close(civilians.stated, whole.stated):
        return Verdict("detail" if later else "support", "figure", 0.7, f"{words}: as many, named as civilians")
    if whole.high is not None and civilians.low > whole.high:
        return Verdict("contradict", "figure", 0.75, f"{words}: more civilians than people")
    if whole.high is None and civilians.stated > whole.stated:
        ratio, difference = _ratio(whole, civilians)
        if ratio >= OPEN_RATIO and difference >= OPEN_DIFFERENCE:
            return Verdict("contradict", "figure", 0.55, f"{words}: far more civilians than people counted so far")
    return None


def civilians_of_one_voice(whole: Figure, civilians: Figure, later: bool) -> Verdict | None:
    """Compare what one voice counts at two times, once everybody and once civilians: fewer first, more later, is one
    count that rose. ``later`` says the civilians are the later claim's."""
    if whole.stated is None or civilians.stated is None or _close(whole.stated, civilians.stated):
        return None
    if later == (civilians.stated > whole.stated):
        new, old = (civilians, whole) if later else (whole, civilians)
        reason = f"{civilians.slot}: the same voice raised its count from {written(old)} to {written(new)}"
        return Verdict("update", "figure", 0.7, f"{reason}, one of them of civilians")
    return None


def _close(first: int, second: int) -> bool:
    if max(first, second) < SAME_BELOW:
        return first == second
    return abs(first - second) <= TOLERANCE * max(first, second)


def _inside(inner: Figure, outer: Figure) -> bool:
    """Say whether one interval lies strictly inside the other; an open count holds what is at least as large."""
    if (inner.low, inner.high) == (outer.low, outer.high):
        return False
    if outer.high is None:
        if outer.stated is not None:
            return False
        return inner.low >= outer.low and inner.high is not None
    return inner.high is not None and inner.low >= outer.low and inner.high <= outer.high


def _meets(first: Figure, second: Figure) -> bool:
    """Say whether two intervals have a number in common."""
    return (first.high is None or second.low <= first.high) and (second.high is None or first.low <= second.high)


def _number(figure: Figure) -> int:
    return figure.stated if figure.stated is not None else figure.low


def _ratio(smaller: Figure, larger: Figure) -> tuple[float, int]:
    low, high = _number(smaller), _number(larger)
    return (high / low if low else float("inf")), high - low


def written(figure: Figure) -> str:
    """Return an interval as an analyst writes it: ``5``, ``3-9``, ``15 or more``, ``up to 30``."""
    if figure.high is None:
        return f"{figure.low} or more"
    if figure.low == figure.high:
        return str(figure.low)
    if figure.low == 0:
        return f"up to {figure.high}"
    return f"{figure.low}-{figure.high}"
