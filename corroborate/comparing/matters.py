"""Whether two claims of one event state what cannot both be so, on any matter: a thing and its denial, two opposite
states, two numbers of the same thing.

Only what the grammar shows counts: the same thing said of, the same verb or its opposite, and nothing in the denial
that the other claim does not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corroborate.comparing.ages import compare_ages, compare_splits
from corroborate.comparing.measures import Measure, measures
from corroborate.comparing.statements import Statement, concept, statements
from corroborate.comparing.verdicts import Verdict
from corroborate.lexicons import lexicon
from corroborate.records import Claim

_LEXICON = lexicon("matters")
OPPOSED = frozenset(frozenset(map(concept, pair)) for pair in _LEXICON["opposites"])
_ANYBODY = frozenset(_LEXICON["anybody"])
_MEASURES = frozenset(_LEXICON["measures"])
_LIGHT = frozenset(_LEXICON["light"])
_CLOSE = 0.05
"""Share of the larger number by which two may differ and still be one, told more or less roundly."""


def compare_matters(later: Claim, earlier: Claim, same_day: bool, counted: bool = False) -> Verdict | None:
    """Return a contradiction where the words of two claims cannot both be so, else ``None``.

    ``same_day`` says that both were told on one day, so that nothing can have changed between them; ``counted`` that
    the numbers of one are figures in slots, which are compared as such.
    """
    new, old = stated(later), stated(earlier)
    for one in new:
        for other in old:
            found = _turned_over(one, other, same_day) or _opposite(one, other, same_day)
            if found is not None:
                return found
    told = compare_ages(later.text, earlier.text) or compare_splits(later.text, earlier.text)
    return told or (None if counted else _other_number(measures(later.text), measures(earlier.text)))


def named_alike(later: Claim, earlier: Claim) -> bool:
    """Say whether two claims say something of one that both call by a name: that ties them, wherever it was."""
    named = [_names(claim) for claim in (later, earlier)]
    return bool(named[0] & named[1])


def _names(claim: Claim) -> frozenset[str]:
    about = frozenset[str]().union(*(item.about for item in statements(claim.text)))
    return frozenset(one for one in about if one.capitalize() in claim.text and f" {one}" not in f" {claim.text}")


def stated(claim: Claim) -> tuple[Statement, ...]:
    """Return the statements of a claim; a denial's words state what its speaker calls untrue."""
    if claim.modality == "conditional":
        return ()
    speaker = claim.attribution.speaker if claim.attribution is not None else ""
    found = statements(claim.text, speaker)
    if claim.modality != "denied":
        return found
    return tuple(_denied(item) for item in found)


def _denied(item: Statement) -> Statement:
    return replace(item, positive=not item.positive)


def _turned_over(one: Statement, other: Statement, same_day: bool) -> Verdict | None:
    """One says it, the other that it is not so; who says so last may tell of a change."""
    if one.positive == other.positive:
        return None
    so, not_so = (one, other) if one.positive else (other, one)
    if not _same_act(so, not_so) or not _one_thing(so, not_so) or not_so.partial:
        return None
    if not (same_day or not _may_have_changed(one, other)):
        return None
    said = so.about | so.told_of | so.rest | {so.verb}
    if (not_so.told_of | not_so.rest) - said:
        return None
    return Verdict("contradict", "denial", 0.7, f"one says it, the other that it is not so: {not_so.words}")


def _same_act(so: Statement, not_so: Statement) -> bool:
    """Say whether both are of one act; who "used" a thing has done with it whatever the other names."""
    if so.verb == not_so.verb:
        return so.verb not in _LIGHT or bool((so.rest & not_so.rest) - _LIGHT)
    return not_so.verb == "use" and bool(not_so.rest) and bool(so.about & not_so.about) and not_so.rest <= so.rest


def _one_thing(one: Statement, other: Statement) -> bool:
    """Say whether two statements are of one thing: a name or noun in common, or a pronoun and enough beside it."""
    if one.about & other.about:
        return True
    if one.about and other.about:
        return False
    if one.about or other.about:
        return (one.pronoun or other.pronoun) and bool((one.rest & other.rest) - _LIGHT)
    return one.pronoun and other.pronoun and one.verb not in _LIGHT


def _may_have_changed(later: Statement, earlier: Statement) -> bool:
    """Say whether what the earlier one denies may have come about since, or a state may have ended."""
    return earlier.now and (not earlier.positive or (later.now and not earlier.planned))


def _opposite(one: Statement, other: Statement, same_day: bool) -> Verdict | None:
    if not (one.positive and other.positive) or frozenset((one.verb, other.verb)) not in OPPOSED:
        return None
    if not one.about & other.about or one.partial or other.partial:
        return None
    if one.told_of and other.told_of and not one.told_of & other.told_of:
        return None
    if one.rest and other.rest and not one.rest & other.rest:
        return None
    if not same_day and (one.now or other.now):
        return None
    return Verdict("contradict", "status", 0.65, f"opposite states: {one.words} against {other.words}")


def _other_number(new: Sequence[Measure], old: Sequence[Measure]) -> Verdict | None:
    """Two numbers of the same thing that exclude each other; a claim with several of a unit, or a tally, sets none."""
    if max(len(new), len(old)) > _TALLY:
        return None
    for one in new:
        beside = [[item for item in side if item.unit == one.unit] for side in (new, old)]
        if any(len(side) != 1 for side in beside):
            continue
        other = beside[1][0]
        if _comparable(one, other) and _exclude(one, other):
            return Verdict("contradict", "wording", 0.6, f"{one.text} against {other.text}")
    return None


def numbered_apart(later: Claim, earlier: Claim) -> bool:
    """Say whether two claims give other numbers of a unit for one verb: then neither bears the other out."""
    return any(
        one.unit == other.unit and one.verb == other.verb and _exclude(one, other)
        for one in measures(later.text)
        for other in measures(earlier.text)
    )


_TALLY = 2
"""Numbers in a claim beyond which it is a tally, of a season or a quarter, whose parts go by what they are set in."""


def _exclude(one: Measure, other: Measure) -> bool:
    below, above = sorted((one, other), key=lambda item: item.low)
    return below.high is not None and above.low - below.high > _CLOSE * above.low


def _comparable(one: Measure, other: Measure) -> bool:
    if one.unit != other.unit or one.unit in _ANYBODY or one.subject != other.subject:
        return False
    if one.pronoun or other.pronoun or one.further or other.further:
        return False
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return False
    if one.about and other.about and not one.about & other.about:
        return False
    if one.verb != other.verb or one.verb in _LIGHT:
        return False
    mine, theirs = one.of - _LIGHT, other.of - _LIGHT
    if mine != theirs and not mine & theirs:
        return False
    about = bool(one.about & other.about)
    return about if one.unit in _MEASURES else about or bool(mine & theirs)
