"""What speaks for two accounts being of one happening, and how much."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.joining.accounts import Happening
from corroborate.joining.against import is_short
from corroborate.joining.siblings import names_other
from corroborate.joining.vetoes import copied, other_sites, other_toll, shared_target, veto
from corroborate.joining.whereabouts import is_fine, is_seat
from corroborate.lexicons import lexicon
from corroborate.places import compatible, same
from corroborate.records import Place
from corroborate.times import overlap
from corroborate.where.placenames import normal

DISTINCTIVE_TOLL = 10
"""A toll from here on is rare enough to tell two happenings of one week apart."""
CITY_TOLL = 25
"""A toll from here on tells a happening by its city alone, within the days both allow."""
ENOUGH = 0.25
"""Mean probability over the pairs of two groups' reports from which they are one; set on ECB+'s training topics."""
ALIKE = 0.4
"""Likeness from which a reason says that two articles are told alike."""
SETTLED = 0.9
"""Probability that two accounts with two independent agreements and no veto are of one happening. The more agrees
and the more alike they are told the sooner they join: of two groups that a veto parts, an account takes the nearer."""
GAP_ODDS = (1.0, 0.5, 0.0, -0.5, -1.5, -2.0)
"""What the days between two publications add to the log-odds, from none to ``LONGEST_STORY_DAYS``."""
LOUD_ODDS = (-1.0, 1.0)
"""What no agreement and one add to the log-odds of two accounts of an act or accident: such news sounds alike."""
SET_APART = -2.0
"""Score of two accounts one of which sets the other beside its own: it outweighs three that speak for joining, and
among many reports of one happening a single one misread does no harm."""
OTHER_TOLL_ODDS = 2.0
"""What such counts take from the log-odds."""
OTHER_TOWN_ODDS = 4.0
"""What two accounts that each name a town, neither the other's, lose though nobody knows how the towns lie."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two happenings that may be one, how likely (0..1, or ``SET_APART``), and why."""

    first: str
    second: str
    score: float
    reason: str


def weigh(
    first: Happening, second: Happening, copies: Mapping[str, str], rare: frozenset[str], likeness: float = 0.0
) -> Evidence | None:
    """Return the evidence that two happenings are one, or ``None`` where there is none or a veto stands."""
    if veto(first, second, copies) is not None:
        return None
    return speaks_for(first, second, copies, rare, likeness)


def speaks_for(
    first: Happening, second: Happening, copies: Mapping[str, str], rare: frozenset[str], likeness: float = 0.0
) -> Evidence | None:
    """Return what speaks for two happenings being one, vetoes aside.

    ``likeness`` is that of their articles, which speaks only where both are what their article is about.
    """
    if copied(first, second, copies):
        return Evidence(first.id, second.id, 1.0, "near-copies of one text")
    if first.article == second.article:
        return None
    if set_apart(first, second):
        return Evidence(first.id, second.id, SET_APART, "set beside its own act by one of the articles")
    agreements = agree(first, second, rare)
    mains = first.main and second.main
    if enough(first, second, agreements):
        score = SETTLED + 0.01 * min(len(agreements), 5) + 0.02 * (likeness - 0.5) * mains
    elif mains and likeness:
        score = _by_likeness(first, second, [name for name, _ in agreements], likeness)
    else:
        return None
    told = [text for _, text in agreements]
    if mains and likeness >= ALIKE:
        told.append(f"told alike ({likeness:.2f})")
    return Evidence(first.id, second.id, round(score, 4), "; ".join(told) or f"told in part alike ({likeness:.2f})")


def set_apart(first: Happening, second: Happening) -> bool:
    """Say whether one of two articles names what the other is about as another act beside its own."""
    if not (first.main and second.main) or family(first.kinds) == family(second.kinds) == "none":
        return False
    if {"diplomacy", "election", "court"} & {*first.kinds, *second.kinds}:
        return False  # talks, votes and trials are told beside one another as one course
    return names_other(first.beside, second.opening) or names_other(second.beside, first.opening)


def enough(first: Happening, second: Happening, agreements: list[tuple[str, str]]) -> bool:
    """Say whether the agreements alone make two happenings one."""
    names = [name for name, _ in agreements]
    if other_toll(first, second):
        return False
    if first.when is None or second.when is None or not (first.when.anchored and second.when.anchored):
        # Without a day on one side the means alone tell nothing: bombs go off in one town again and again.
        names = [name for name in names if name != "weapon"]
    return len(names) >= 2 if _loud(first, second) else _quiet_enough(first, second, names)


def _by_likeness(first: Happening, second: Happening, agreed: Sequence[str], likeness: float) -> float:
    """Return the probability from the likeness of two articles, what else agrees, and when they were published.

    Late news of one stated day is no less of it.
    """
    gap = gap_odds(first, second)
    odds = math.log(likeness / max(1 - likeness, 1e-4)) + (max(gap, 0.0) if "day" in agreed else gap)
    if _loud(first, second):
        odds += LOUD_ODDS[min(len(agreed), 1)] - (OTHER_TOLL_ODDS if other_toll(first, second) else 0.0)
        odds -= OTHER_TOWN_ODDS if _other_towns(first, second) else 0.0
    if kinds_agree(first.kinds, second.kinds) is False:
        odds -= 0.5
    if first.core and second.core and compatible(first.core, second.core) is False:
        odds -= 0.5
    return 1 / (1 + math.exp(-odds))


def _other_towns(first: Happening, second: Happening) -> bool:
    """Say whether both name towns, and neither any word of what the other names."""
    ours, theirs = _towns(first.core), _towns(second.core)
    heard = (ours | _named(first)) & (theirs | _named(second))
    return bool(ours and theirs) and not heard & (ours | theirs)


def _towns(places: Sequence[Place]) -> frozenset[str]:
    """Return the folded words in the names of towns, and of those that quarters and sites are said to lie in."""
    sites = [place.within[0] for place in places if place.level in ("district", "site") and place.within]
    named = [place.name for place in places if place.level in ("city", "unknown")]
    return frozenset(word for name in (*named, *sites) for word in normal(name).split())


def _named(happening: Happening) -> frozenset[str]:
    places = [place for place in (*happening.core, *happening.places) if place.level not in ("country", "region")]
    return frozenset(word for place in places for word in normal(place.name).split())


def gap_odds(first: Happening, second: Happening) -> float:
    """Return what the days between the publications of two articles say, in log-odds; nothing where one is unknown."""
    if first.published is None or second.published is None:
        return 0.0
    gap = abs((first.published - second.published).days)
    return GAP_ODDS[min(gap, len(GAP_ODDS) - 1)]


def _loud(first: Happening, second: Happening) -> bool:
    return bool({family(first.kinds), family(second.kinds)} & {"violent", "harmful"})


def agree(first: Happening, second: Happening, rare: frozenset[str]) -> list[tuple[str, str]]:
    """Return the agreements between two happenings as (name, words): day, place, toll, target, person, words.

    A whole city says little without a day, and a day in it little unless the means are the same too.
    """
    found = []
    stated = first.exact and second.exact and is_short(first.when) and is_short(second.when)
    one_day = stated and first.when is not None and bool(overlap(first.when, second.when))
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
    hit = shared_target(first, second)
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
    return found


def _same_means(first: Happening, second: Happening) -> bool:
    """Say whether two happenings share a special kind, or name no kind that differs, and no parties that differ."""
    if first.parties and second.parties and not first.parties & second.parties:
        return False
    if first.tolls and second.tolls and not first.tolls & second.tolls and other_sites(first, second):
        return False
    return bool(set(first.kinds) & set(second.kinds)) or not first.kinds or not second.kinds


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


def _quiet_enough(first: Happening, second: Happening, names: list[str]) -> bool:
    """A quiet happening needs a person and a day, a place or a stop on the way."""
    return "person" in names and bool({"place", "day", "way"}.intersection(names))
