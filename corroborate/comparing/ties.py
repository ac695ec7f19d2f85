"""Whether two claims of one event speak of one happening: enough in common before anything they say is set against it.

An event can be joined too widely, above all on days with several attacks on one city. Tolls of two articles are
compared only where the two accounts themselves, not a third between them, have enough in common: the day, the town or
district, a distinctive toll, what was hit or a rare means.
"""

from __future__ import annotations

from corroborate.claiming.kinds import family, kinds_agree
from corroborate.claiming.parties import may_be_one, one_side
from corroborate.comparing.scenes import Scene, local, means, wide
from corroborate.joining.evidence import ALIKE
from corroborate.joining.whereabouts import is_seat
from corroborate.places import compatible
from corroborate.records import Place
from corroborate.times import overlap
from corroborate.where.placerelations import contains, same

NEEDED = 3
"""Points two accounts need in common: a town (2) and its day (1), or a city (1), its day (1) and one thing more."""
LAG = 3
"""Days between two reports of one happening where one of them names no day."""

_RARE_MEANS = frozenset({"bombing", "explosion", "chemical", "accident", "disaster", "killing"})
"""Means that a city seldom meets twice in a day; raids, shells and clashes come many at a time."""
_RAREST_MEANS = frozenset({"chemical", "disaster"})
"""Means that a country seldom meets twice in a day."""
_ACTS = frozenset("killed injured casualties missing target responsible status order time place point".split())
"""Questions about one act; other counts (strikes flown, people living there) go on over days and places."""
_ANYBODY = frozenset({"civilians", "fighters"})
_TELLING_TOLL = 10


def untied(one: Scene, other: Scene, question: str, alone: bool = False, likeness: float | None = None) -> str | None:
    """Return why two scenes have too little in common to be set against each other on a question, or ``None``.

    ``alone`` says that nothing else is told of that city around that day, so that the city and the day tell enough.
    ``likeness`` tells how alike their articles are, ``None`` where that is not known.
    """
    reason = barred(one, other, question) or _far_from(one, other) or _goes_on(one, other) or _goes_on(other, one)
    if reason is not None or one.article == other.article or not (_loud(one) or _loud(other)):
        return reason
    where = _place_points(one, other)
    points = where + _day_points(one, other) + _toll_points(one, other) + _manner_points(one, other, where, question)
    points += 1 if alone and where == 1 else 0
    points += _likeness_points(one, other, likeness)
    return None if points >= NEEDED else "too little in common to be one happening"


def of_the_news(one: Scene, other: Scene) -> bool:
    """Say whether two scenes are what their articles are about, in one area, on one day or with a toll in common."""
    if not (one.main and other.main) or _place_points(one, other) < 1:
        return False
    return _day_points(one, other) + _toll_points(one, other) > 0


def barred(one: Scene, other: Scene, question: str) -> str | None:
    """Return what alone keeps two scenes apart, whatever else they have in common: they are two happenings."""
    if one.article == other.article:
        if one.happening != other.happening:
            return "two happenings of one article"
        return _far_from(one, other) if one.told_here and other.told_here else None
    if not _loud(one) and not _loud(other):
        return None
    if kinds_agree(one.kinds, other.kinds) is False or kinds_agree(one.account_kinds, other.account_kinds) is False:
        return "acts of different kinds"
    return _other_day(one, other) or _other_spot(one, other, question)


def _goes_on(one: Scene, other: Scene) -> str | None:
    """A claim without a day of its own right after a sentence on another day may go on about that day."""
    if one.article != other.article and one.before is not None and overlap(one.before, other.when) is False:
        return "the sentence before one speaks of another day"
    return None


def _far_from(one: Scene, other: Scene) -> str | None:
    """Return why two scenes play at two places, as told in the claims, near them or by their accounts."""
    if one.article == other.article:
        return "no place in common" if compatible(one.places, other.places) is False else None
    return "no place in common" if (_loud(one) or _loud(other)) and _place_points(one, other) < 0 else None


def _other_day(one: Scene, other: Scene) -> str | None:
    if overlap(one.when, other.when) is False:
        return "different days"
    days = [day for day in (one.published, other.published) if day is not None]
    if None in (one.when, other.when) and len(days) == 2 and abs((days[0] - days[1]).days) > LAG:
        return "reported days apart, and one names no day"
    return None


def _other_spot(one: Scene, other: Scene, question: str) -> str | None:
    where = _place_points(one, other)
    if where < 0 and one.told_here and other.told_here:
        return "no place in common"
    head = question.split("/")[0]
    if head not in _ACTS and not (where == 2 and one.told_here and other.told_here):
        return "counts of what goes on, not tied to one spot"
    named = [means(scene.kinds) for scene in (one, other)]
    if head == "responsible" and where < 2 and named[0] and named[1] and not named[0] & named[1]:
        return "different means"
    return None


def _place_points(one: Scene, other: Scene) -> int:
    """Return 2 for one town or district, 1 for a city or where one lies in the other, 0 unknown, -1 apart."""
    pairs = [(a, b) for a in one.places for b in other.places]
    shared = [a for a, b in pairs if a.level != "country" and same(a, b) and not _vague(a)]
    if any(not is_seat(place) and not wide(place) for place in shared):
        return 2
    if shared or any(_around(a, b) or _around(b, a) for a, b in pairs if "country" not in (a.level, b.level)):
        return 1
    if compatible(one.places, other.places) is False:
        return -1
    return -1 if local(one.places) and local(other.places) else 0


def _around(wide: Place, place: Place) -> bool:
    """Say whether a place lies in another, or in the province that goes by that city's name."""
    return contains(wide, place) or (is_seat(wide) and f"{wide.name} province" in place.within)


def _day_points(one: Scene, other: Scene) -> int:
    """Return 1 for one day, also where it follows from publication on one side and lies within a day of it."""
    if one.when is None or other.when is None or not overlap(one.when, other.when):
        return 0
    if one.exact and other.exact:
        return 1
    ends = [when.end for when in (one.when, other.when) if when.end is not None and when.anchored]
    return 1 if len(ends) == 2 and abs((ends[0] - ends[1]).days) <= 1 else 0


def _toll_points(one: Scene, other: Scene) -> int:
    common = one.tolls & other.tolls
    if any(number >= _TELLING_TOLL for _, number in common):
        return 2
    return 1 if len(common) > 1 else 0


def _manner_points(one: Scene, other: Scene, where: int, question: str) -> int:
    """Return 1 for a target, person or rare means in common, less 1 in a city for each other doer, means, site."""
    surnames = [{name.split()[-1] for name in scene.people} for scene in (one, other)]
    named = [means(scene.kinds) for scene in (one, other)]
    if named[0] & named[1] & _RAREST_MEANS:
        return 2
    rare = bool(named[0] & named[1] & _RARE_MEANS)
    points = 1 if rare or (one.targets & other.targets) - _ANYBODY or surnames[0] & surnames[1] else 0
    if where < 2 and named[0] and named[1] and not named[0] & named[1] and not one.parties & other.parties:
        points -= 1
    if where < 2 and one.parties and other.parties and not _parties_meet(one, other):
        points -= 1
    if where < 2 and question != "target" and _other_sites(one, other):
        points -= 1
    return points


def _likeness_points(one: Scene, other: Scene, likeness: float | None) -> int:
    """Return 1 where two articles tell what they are about alike, in words, names and numbers."""
    return 1 if likeness is not None and likeness >= ALIKE and one.main and other.main else 0


def of_one_story(one: Scene, other: Scene, likeness: float | None) -> bool:
    """Say whether two scenes are what their articles are about, and these are told alike."""
    return _likeness_points(one, other, likeness) > 0


def _other_sites(one: Scene, other: Scene) -> bool:
    """Say whether each account names what was hit, and nothing is named by both: a school, a market."""
    hit = one.targets - _ANYBODY, other.targets - _ANYBODY
    return bool(hit[0] and hit[1]) and not hit[0] & hit[1]


def _parties_meet(one: Scene, other: Scene) -> bool:
    return any(may_be_one(a, b) or one_side(a, b) for a in one.parties for b in other.parties)


def _loud(scene: Scene) -> bool:
    return family((*scene.kinds, *scene.account_kinds)) in ("violent", "harmful")


def _vague(place: Place) -> bool:
    """Say whether a place is only a side of a country, such as its north."""
    return place.level == "region" and "(" in place.name and not any(name.endswith("province") for name in place.within)
