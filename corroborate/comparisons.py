"""Symbolic checks: one plain function for each kind of question, each with its reason in words.

A check returns ``None`` where it has no opinion. Later stands first: ``compare(later, earlier)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corroborate.answers import fates_exclude, target_aspect, target_status
from corroborate.parties import may_be_one
from corroborate.records import Answer, Figure, Kind, Stance

SAME_BELOW = 10
"""Below ten people a count must agree exactly; from ten on within ``TOLERANCE`` of the larger."""
TOLERANCE = 0.10
OPEN_RATIO = 1.5
OPEN_DIFFERENCE = 5
"""An open count ("at least 56") beside a larger one is a conflict from this ratio and this difference on."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stance with its kind, confidence in 0..1 and reason."""

    stance: Stance
    kind: Kind
    confidence: float
    reason: str


def compare_figures(later: Figure, earlier: Figure, same_voice: bool, time_known: bool) -> Verdict:
    """Compare two counts of one slot and part. ``time_known`` says whether one count is known to be the later."""
    name = later.slot if later.part is None else f"{later.slot} ({later.part})"
    new, old = written(later), written(earlier)
    stance, confidence, reason = _counts(later, earlier)
    if stance != "contradict":
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


def _counts(later: Figure, earlier: Figure) -> tuple[Stance, float, str]:
    """Return stance, confidence and reason for two counts, whoever gave them."""
    new, old = written(later), written(earlier)
    if later.stated is not None and earlier.stated is not None and _close(later.stated, earlier.stated):
        if _inside(later, earlier) and not _inside(earlier, later):
            return "detail", 0.9, f"{new} is more exact than {old}"
        return "support", 0.95 if later.stated == earlier.stated else 0.8, f"{new} agrees with {old}"
    if (later.low, later.high) == (earlier.low, earlier.high):
        return "support", 0.9, f"{new} agrees with {old}"
    if later.high is None and earlier.high is None and (later.stated is None or earlier.stated is None):
        return "support", 0.6, f"{new} and {old} are both open upwards"
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


def compare_divided(later: Figure, earlier: Figure) -> Verdict:
    """Compare a count of the dead (or of the injured) with an undivided count of casualties by another claim."""
    part, whole = (later, earlier) if earlier.slot == "casualties" else (earlier, later)
    words = f"{written(part)} {part.slot} beside {written(whole)} killed or injured"
    if part.stated is not None and whole.stated is not None and whole.high is not None and part.low > whole.high:
        return Verdict("contradict", "figure", 0.8, f"{words}: more than all casualties together")
    if later is part:
        return Verdict("detail", "figure", 0.7, f"{words}: divides the casualties")
    return Verdict("support", "figure", 0.7, f"{words}: the same undivided")


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


def compare_answers(question: str, later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    """Compare what two claims answer to one typed question other than a figure."""
    head = question.split("/")[0]
    if not later or not earlier:
        return None
    if head == "target":
        return _targets(later, earlier)
    if head == "responsible":
        return _parties(later, earlier)
    if head == "status":
        return _fates(later, earlier)
    if head == "order":
        return _orders(later, earlier)
    if head == "time":
        return _clock(later, earlier)
    if head == "place":
        return _same_value("place", later, earlier)
    return None


def _targets(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    new, old = {answer.value for answer in later}, {answer.value for answer in earlier}
    new_heads, old_heads = {value.split(" of ")[0] for value in new}, {value.split(" of ")[0] for value in old}
    shared = sorted(new_heads & old_heads)
    if shared:
        stance: Stance = (
            "detail" if new_heads > old_heads or new - old and len(" ".join(new)) > len(" ".join(old)) else "support"
        )
        return Verdict(stance, "target", 0.8, f"both name as hit: {', '.join(shared)}")
    aspects = {target_aspect(value) for value in new | old}
    statuses = ({target_status(value) for value in new}, {target_status(value) for value in old})
    if aspects == {"structure"} and statuses in (({"civilian"}, {"military"}), ({"military"}, {"civilian"})):
        return Verdict("contradict", "target", 0.6, f"hit: {_listed(new)} against {_listed(old)}")
    if (
        "people" not in aspects
        and statuses == ({"military"}, {"military"})
        and all(map(_is_the_aim, (*later, *earlier)))
    ):
        return Verdict("contradict", "target", 0.45, f"named as the target: {_listed(new)} against {_listed(old)}")
    return None


def _is_the_aim(answer: Answer) -> bool:
    return answer.value.split(" of ")[0] in ("headquarters", "weapons store", "person singled out", "military base")


def _parties(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    for new in later:
        for old in earlier:
            if new.value == old.value and new.polarity != old.polarity:
                return Verdict("contradict", "denial", 0.8, f"one blames {new.value}, the other denies it")
    new_parties = {answer.value for answer in later if answer.polarity}
    old_parties = {answer.value for answer in earlier if answer.polarity}
    if not new_parties or not old_parties:
        return None
    if new_parties & old_parties:
        stance: Stance = "detail" if new_parties > old_parties else "support"
        return Verdict(stance, "responsible", 0.85, f"both name {_listed(new_parties & old_parties)} as responsible")
    if any(may_be_one(a, b) for a in new_parties for b in old_parties):
        return None
    return Verdict(
        "contradict", "responsible", 0.7, f"responsible: {_listed(new_parties)} against {_listed(old_parties)}"
    )


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


def _orders(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    for new in later:
        for old in earlier:
            verdict = _order(new, old)
            if verdict is not None:
                return verdict
    return None


def _order(new: Answer, old: Answer) -> Verdict | None:
    if "<" in new.value and "<" in old.value:
        first, second = ([part.strip() for part in value.split("<")] for value in (new.value, old.value))
        if first == second:
            return Verdict("support", "order", 0.8, f"both put {first[0]} before {first[1]}")
        if _reversed(first, second):
            return Verdict("contradict", "order", 0.7, f"{_order_words(first)}, against {_order_words(second)}")
        return None
    if "<" in new.value or "<" in old.value:
        return None
    if new.value == old.value:
        return Verdict("support", "order", 0.7, f"both put it at the {new.value}")
    stages = {new.value, old.value}
    if stages <= {"arrival", "meeting", "departure", "before arrival"}:
        return Verdict("contradict", "order", 0.45, f"one puts it at the {new.value}, the other at the {old.value}")
    return None


def _reversed(first: list[str], second: list[str]) -> bool:
    """``here`` stands for any place but the other one named."""

    def alike(a: str, b: str, other: str) -> bool:
        return a == b or (a == "here" and b != other) or (b == "here" and a != other)

    if "here" in first and "here" in second:
        named = [part for part in first if part != "here"], [part for part in second if part != "here"]
        return named[0] == named[1] and first.index("here") != second.index("here")
    return (
        alike(first[0], second[1], first[1])
        and alike(first[1], second[0], first[0])
        and (first[0] == second[1] or first[1] == second[0])
    )


def _order_words(pair: list[str]) -> str:
    return f"{pair[0]} before {pair[1]}".replace("here before", "this place before").replace(
        "before here", "before this place"
    )


_DAY_PARTS = ("night", "dawn", "morning", "midday", "afternoon", "evening")


def _clock(later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    new, old = later[0].value, earlier[0].value
    if new == old:
        return Verdict("support", "time", 0.7, f"both say {new}")
    gap = abs(_DAY_PARTS.index(new) - _DAY_PARTS.index(old))
    if min(gap, len(_DAY_PARTS) - gap) >= 2:
        return Verdict("contradict", "time", 0.6, f"{later[0].text} against {earlier[0].text}")
    return None


def _same_value(kind: Kind, later: Sequence[Answer], earlier: Sequence[Answer]) -> Verdict | None:
    new, old = {answer.value for answer in later}, {answer.value for answer in earlier}
    if not new & old:
        return None
    stance: Stance = "detail" if new > old else "support"
    return Verdict(stance, kind, 0.8, f"both name {_listed(new & old)}")


def _listed(values: set[str]) -> str:
    return ", ".join(sorted(values))
