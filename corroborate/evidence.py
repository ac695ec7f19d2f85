"""What speaks for and against two accounts being of one happening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corroborate.accounts import Happening
from corroborate.answers import target_status
from corroborate.happenings import NEWS_LAG_DAYS
from corroborate.kinds import family, kinds_agree
from corroborate.lexicons import lexicon
from corroborate.places import compatible, same
from corroborate.records import Place
from corroborate.times import overlap
from corroborate.whereabouts import is_fine, is_seat

MIN_SHARED_WORDS = 0.34
"""Share of the shorter account's meaning words from which two quiet stories of the same days are taken for one."""
DISTINCTIVE_TOLL = 10
"""A toll from here on is rare enough to tell two happenings of one week apart."""
CITY_TOLL = 25
"""A toll from here on tells a happening by its city alone, within the days both allow."""
QUIET_LAG_DAYS = 2
"""Two outlets cover a quiet happening (a vote, a visit) within this many days of one another."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two happenings that may be one, how strongly (number of agreements), and why."""

    first: str
    second: str
    score: float
    reason: str


def weigh(first: Happening, second: Happening, copies: Mapping[str, str], rare: frozenset[str]) -> Evidence | None:
    """Return the evidence that two happenings are one, or ``None`` where it does not suffice or a veto stands."""
    if _copied(first, second, copies):
        return Evidence(first.id, second.id, 9.0, "near-copies of one text")
    if first.article == second.article or veto(first, second, copies) is not None:
        return None
    agreements = agree(first, second, rare)
    loud = "violent" in (family(first.kinds), family(second.kinds)) or "harmful" in (
        family(first.kinds),
        family(second.kinds),
    )
    names = [name for name, _ in agreements]
    if first.when is None or second.when is None or not (first.when.anchored and second.when.anchored):
        # Without a day on one side the means alone tell nothing: bombs go off in one town again and again.
        names = [name for name in names if name != "weapon"]
    enough = len(names) >= 2 if loud else _quiet_enough(first, second, names)
    if not enough:
        return None
    score = (
        len(agreements) + (0.5 if first.exact and second.exact else 0.0) + round(_shared_words(first, second), 4) / 10
    )
    return Evidence(first.id, second.id, score, "; ".join(text for _, text in agreements))


def agree(first: Happening, second: Happening, rare: frozenset[str]) -> list[tuple[str, str]]:
    """Return the agreements between two happenings as (name, words): day, place, toll, target, person, words.

    A whole city says little without a day, and a day in it little unless the means are the same too.
    """
    found = []
    one_day = first.exact and second.exact and bool(overlap(first.when, second.when)) and first.when is not None
    if one_day and first.when is not None:
        found.append(("day", f"both on {first.when.start}"))
    toll = sorted(first.tolls & second.tolls, key=lambda item: -item[1])
    place = _shared_place(first, second)
    if place is not None:
        told = (one_day and _same_means(first, second)) or bool(toll and toll[0][1] >= CITY_TOLL)
        if told or not is_seat(place):
            found.append(("place", f"both at {place.name}"))
    if toll and (toll[0][1] >= DISTINCTIVE_TOLL or len(toll) > 1):
        found.append(("toll", f"both {toll[0][1]} {toll[0][0]}"))
    hit = _shared_target(first, second)
    if hit:
        found.append(("target", f"both say {hit} was hit"))
    weapon = _shared_weapon(first, second)
    if weapon and not hit:
        found.append(("weapon", f"both a {lexicon('happenings')['labels'][weapon]}"))
    people = sorted({name.split()[-1] for name in first.people} & {name.split()[-1] for name in second.people} & rare)
    loud = {family(first.kinds), family(second.kinds)} & {"violent", "harmful"}
    if people and not (loud and first.when is not None and second.when is not None):
        found.append(("person", f"both name {people[0]}"))
    stops = sorted(first.stops & second.stops)
    if people and stops:
        found.append(("way", f"both put {stops[0]} on the way"))
    if not loud and _shared_words(first, second) >= MIN_SHARED_WORDS:
        found.append(("words", "told in like words"))
    return found


def _same_means(first: Happening, second: Happening) -> bool:
    """Say whether two happenings share a special kind, or name no kind that differs, and no parties that differ."""
    if first.parties and second.parties and not first.parties & second.parties:
        return False
    if _other_sites(first, second):
        return False
    return bool(set(first.kinds) & set(second.kinds)) or not first.kinds or not second.kinds


def _other_sites(first: Happening, second: Happening) -> bool:
    """Say whether two accounts name other civilian sites and other tolls: a school with 4 dead, a market with 12."""
    if not first.targets or not second.targets or first.targets & second.targets:
        return False
    if not first.tolls or not second.tolls or first.tolls & second.tolls:
        return False
    return all(target_status(target) == "civilian" for target in first.targets | second.targets)


def veto(first: Happening, second: Happening, copies: Mapping[str, str]) -> str | None:
    """Return why two happenings cannot be one, or ``None``.

    Copies of one text are exempt: a wrong date does not part them.
    """
    if _copied(first, second, copies):
        return None
    if first.article == second.article and (first.contrast or second.contrast):
        return "told apart by one article"
    families = {family(first.kinds), family(second.kinds)}
    if kinds_agree(first.kinds, second.kinds) is False or (len(families) > 1 and "none" not in families):
        return "different kinds of happening"
    anchored = first.when is not None and second.when is not None and first.when.anchored and second.when.anchored
    if anchored and overlap(first.when, second.when) is False:
        return "different days"
    if first.core and second.core and compatible(first.core, second.core) is False:
        return "places that exclude each other"
    if _opposed(first, second):
        return "different means by different parties"
    return None


def _copied(first: Happening, second: Happening, copies: Mapping[str, str]) -> bool:
    group = copies.get(first.article)
    return first.main and second.main and group is not None and group == copies.get(second.article)


def _opposed(first: Happening, second: Happening) -> bool:
    if not first.parties or not second.parties or first.parties & second.parties:
        return False
    return not set(first.kinds) & set(second.kinds)


def _shared_place(first: Happening, second: Happening) -> Place | None:
    """Return a town, district or area both are at, the finest first, or the town that holds the other's district."""
    shared = [
        a
        for ours, theirs in ((first.core, second.core), (first.places, second.places))
        for a in ours
        for b in theirs
        if is_fine(a) and same(a, b)
    ]
    if shared:
        return min(shared, key=is_seat)
    for a in first.core:
        for b in second.core:
            if is_fine(a) and is_fine(b) and (b.name in a.within or a.name in b.within):
                return b if b.name in a.within else a
    return None


def _shared_weapon(first: Happening, second: Happening) -> str | None:
    """Return a means rare enough to tell by: gas, or a bomb that was carried to the spot."""
    common = {"chemical", "bombing"} & set(first.kinds) & set(second.kinds)
    return min(common, default=None)


def _shared_target(first: Happening, second: Happening) -> str | None:
    groups = sorted(first.groups & second.groups)
    if groups:
        return groups[0]
    common = sorted((first.targets & second.targets) - {"civilians", "fighters"})
    return common[0] if common else None


def _shared_words(first: Happening, second: Happening) -> float:
    if not first.words or not second.words:
        return 0.0
    return len(first.words & second.words) / min(len(first.words), len(second.words))


def _quiet_enough(first: Happening, second: Happening, names: list[str]) -> bool:
    """A quiet happening needs a person and a day, a place or a stop on the way, or like words within a few days."""
    if "person" in names and {"place", "day", "way"}.intersection(names):
        return True
    return "words" in names and _close(first, second)


def _close(first: Happening, second: Happening) -> bool:
    if first.when is None or second.when is None or first.when.end is None or second.when.end is None:
        return False
    return abs((first.when.end - second.when.end).days) <= max(
        QUIET_LAG_DAYS, NEWS_LAG_DAYS if not (first.exact and second.exact) else 0
    )
