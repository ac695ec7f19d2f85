"""Symbolic checks of typed answers other than counts: one plain function for each question, each with its reason.

A check returns ``None`` where it has no opinion. Later stands first: ``compare(later, earlier)``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from corroborate.claiming.answers import MILITARY, fates_exclude, target_aspect, target_status
from corroborate.claiming.blaming import SIDE_OF
from corroborate.claiming.doers import ACCIDENT, SHOT_DOWN
from corroborate.claiming.parties import may_be_one, one_side
from corroborate.comparing.timing import compare_hours, compare_orders
from corroborate.comparing.verdicts import Verdict
from corroborate.records import Answer, Kind, Stance


def compare_answers(question: str, later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    """Compare what two claims answer to one typed question other than a figure."""
    head = question.split("/")[0]
    if not later or not earlier:
        return None
    if question == "responsible/attackers":
        return _attackers(later[0], earlier[0])
    if question == "place/side":
        return _sides_of_town(later[0], earlier[0])
    if question.startswith("place/"):
        return _sites(later[0], earlier[0])
    if head == "target":
        return _targets(later, earlier)
    if head == "responsible":
        return _parties(later, earlier)
    if head == "status":
        return _fates(later, earlier)
    if head == "order":
        return compare_orders(later, earlier)
    if head == "time":
        return compare_hours(later, earlier)
    if head == "killed":
        return _all_or_none(later, earlier)
    if head == "place":
        return _same_value("place", later, earlier)
    return None


def _attackers(new: Answer, old: Answer) -> Verdict:
    if new.value == old.value:
        return Verdict("support", "figure", 0.7, f"both say: {new.text}")
    return Verdict("contradict", "figure", 0.6, f"{new.text} against {old.text}")


def _sides_of_town(new: Answer, old: Answer) -> Verdict:
    """The north of a town and its west exclude each other; its north and its northwest do not."""
    if set(new.value.split()) & set(old.value.split()):
        return Verdict("support", "place", 0.6, f"both put it in the {old.value}")
    return Verdict("contradict", "place", 0.6, f"{new.text} against {old.text}")


def _sites(new: Answer, old: Answer) -> Verdict | None:
    """Two mosques whose names have nothing in common are two; names one letter apart are spellings of one."""
    alike = SequenceMatcher(None, _bare_name(new.value), _bare_name(old.value)).ratio()
    if alike >= _ONE_NAME:
        return Verdict("support", "place", 0.7, f"both name {old.text}")
    if alike <= _OTHER_NAME:
        return Verdict("contradict", "place", 0.5, f"{new.text} against {old.text}")
    return None


_ONE_NAME = 0.8
_OTHER_NAME = 0.4
"""How alike two names are written, 0 to 1, from which they are one, and up to which they are two."""
_ARTICLES = re.compile(r"\b(?:al|el|an|as|ash|ar|ad|at)-|\bthe\b|[^a-z]")


def _bare_name(name: str) -> str:
    return _ARTICLES.sub("", name)


def _all_or_none(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    """One says all the dead were of a group, the other that none of them was."""
    values = {later[0].value, earlier[0].value}
    if values == {"all", "none"}:
        return Verdict("contradict", "status", 0.75, f"{later[0].text}, against {earlier[0].text}")
    return None


def _targets(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    denied = _denied_target(later, earlier) or _denied_target(earlier, later)
    if denied is not None:
        return denied
    later, earlier = ([answer for answer in side if answer.polarity] for side in (later, earlier))
    new, old = {answer.value for answer in later}, {answer.value for answer in earlier}
    if not new or not old:
        return None
    new_heads, old_heads = {_head(value) for value in new}, {_head(value) for value in old}
    shared = sorted(new_heads & old_heads)
    if shared:
        more = new_heads > old_heads or (new - old and len(" ".join(new)) > len(" ".join(old)))
        stance: Stance = "detail" if more else "support"
        return Verdict(stance, "target", 0.8, f"both name as hit: {', '.join(shared)}")
    # Where a side names a building or an aim, the people met there are no second target.
    later, earlier = (_without_people(side) for side in (later, earlier))
    new, old = {answer.value for answer in later}, {answer.value for answer in earlier}
    aspects = {target_aspect(value) for value in new | old}
    statuses = ({target_status(value) for value in new}, {target_status(value) for value in old})
    if aspects == {"structure"} and statuses in (({"civilian"}, {"military"}), ({"military"}, {"civilian"})):
        return Verdict("contradict", "target", 0.6, f"hit: {_listed(new)} against {_listed(old)}")
    if _other_aims({_head(value) for value in new}, {_head(value) for value in old}):
        return Verdict("contradict", "target", 0.45, f"named as the target: {_listed(new)} against {_listed(old)}")
    return None


def _denied_target(denying: Sequence[Answer], affirming: Sequence[Answer]) -> Verdict | None:
    """One says that a thing was not hit or not there, the other that it was hit."""
    affirmed = {answer.value: answer for answer in affirming if answer.polarity}
    for denial in denying:
        if denial.polarity or any(_head(value) == _head(denial.value) for value in _affirmed(denying)):
            continue
        for value, answer in affirmed.items():
            everything = (
                denial.value == MILITARY and target_status(value) == "military" and target_aspect(value) == "structure"
            )
            if everything or _head(value) == _head(denial.value):
                return Verdict("contradict", "denial", 0.65, f"{answer.text}, against {denial.text}: one denies it")
    return None


def _without_people(answers: Sequence[Answer]) -> Sequence[Answer]:
    return [answer for answer in answers if target_aspect(answer.value) != "people"] or answers


def _affirmed(answers: Sequence[Answer]) -> set[str]:
    return {answer.value for answer in answers if answer.polarity}


def _head(value: str) -> str:
    """Return the category of a target without the body it belonged to."""
    return value.split(" of ")[0]


_AIMS = (frozenset({"person singled out"}), frozenset({"headquarters"}), frozenset({"weapons store"}))


def _other_aims(new: set[str], old: set[str]) -> bool:
    """Say whether each side names one military aim and the aims differ; a base or a camp may hold any of them."""
    return new in _AIMS and old in _AIMS and new != old


def _parties(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    blamed, cleared = _sides(later), _sides(earlier)
    for affirmed, denied in ((blamed[0], cleared[1]), (cleared[0], blamed[1])):
        for party in sorted(affirmed & denied):
            return Verdict("contradict", "denial", 0.8, f"one names {party}, the other denies it")
        for whole in sorted(party for party in denied if party.startswith(SIDE_OF)):
            named = {party for party in affirmed if one_side(party, whole.removeprefix(SIDE_OF))}
            if named:
                return Verdict("contradict", "denial", 0.6, f"one names {_listed(named)}, its side calls that false")
    new_parties, old_parties = blamed[0], cleared[0]
    if not new_parties or not old_parties:
        return None
    if new_parties & old_parties:
        stance: Stance = "detail" if new_parties > old_parties else "support"
        return Verdict(stance, "responsible", 0.85, f"both name {_listed(new_parties & old_parties)} as responsible")
    reason = f"responsible: {_listed(new_parties)} against {_listed(old_parties)}"
    if {ACCIDENT} in (new_parties, old_parties):
        return Verdict("contradict", "responsible", 0.7, reason)
    if SHOT_DOWN in new_parties | old_parties or ACCIDENT in new_parties | old_parties:
        return None
    if any(may_be_one(a, b) or one_side(a, b) for a in new_parties for b in old_parties):
        return None
    return Verdict("contradict", "responsible", 0.7, reason)


def _sides(answers: Sequence[Answer]) -> tuple[set[str], set[str]]:
    """Return the parties named as doers and those of whom it is denied; a party on both sides is left out."""
    named = {answer.value for answer in answers if answer.polarity}
    denied = {answer.value for answer in answers if not answer.polarity}
    return named - denied, denied - named


def _fates(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    new, old = later[0], earlier[0]
    if new.polarity and old.polarity:
        if new.value == old.value:
            return Verdict("support", "status", 0.85, f"both: {new.text}")
        if fates_exclude(new.value, old.value) or fates_exclude(old.value, new.value):
            return Verdict("contradict", "status", 0.75, f"{new.text} against {old.text}")
        return None
    if new.value == old.value and new.polarity != old.polarity:
        return Verdict("contradict", "status", 0.75, f"one says {new.value}, the other denies it")
    return None


def _same_value(kind: Kind, later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    new, old = {answer.value for answer in later}, {answer.value for answer in earlier}
    if not new & old:
        return None
    stance: Stance = "detail" if new > old else "support"
    return Verdict(stance, kind, 0.8, f"both name {_listed(new & old)}")


def _listed(values: set[str]) -> str:
    return ", ".join(sorted(values))
