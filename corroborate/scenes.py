"""Whether two claims of one event speak of one happening: enough in common before anything they say is set against it.

An event can be joined too widely, above all on days with several attacks on one city. Tolls of two articles are
compared only where the two accounts themselves, not a third between them, have enough in common: the day, the town or
district, a distinctive toll, what was hit or a rare means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corroborate.accounts import Happening
from corroborate.kinds import family, kinds_agree
from corroborate.lexicons import lexicon
from corroborate.parties import may_be_one, one_side
from corroborate.placerelations import contains, same
from corroborate.places import compatible
from corroborate.records import Claim, Event, Place, When
from corroborate.times import overlap
from corroborate.whereabouts import is_seat

NEEDED = 3
"""Points two accounts need in common: a town (2) and its day (1), or a city (1), its day (1) and one thing more."""
NEAR = 2
"""Sentences back in which a named town still says where a claim without one plays."""
LAG = 3
"""Days between two reports of one happening where one of them names no day."""
LONGEST = 2
"""Days from start to end of a time that still is the day of one happening."""

_RARE_MEANS = frozenset({"bombing", "explosion", "chemical", "accident", "disaster", "killing"})
"""Means that a city seldom meets twice in a day; raids, shells and clashes come many at a time."""
_ACTS = frozenset("killed injured casualties missing target responsible status order time place point".split())
"""Questions about one act; other counts (strikes flown, people living there) go on over days and places."""
_DAY = timedelta(days=1)
_ANYBODY = frozenset({"civilians", "fighters"})
_TELLING_TOLL = 10


@dataclass(frozen=True, slots=True)
class Scene:
    """Where, when and how a claim plays: its own words first, then those near it, then its article's account.

    ``places`` are towns, districts and sites, or the wider area where nothing finer is known; ``told_here`` says that
    they stand in the claim itself. ``exact`` is false where ``when`` only follows from the day of publication.
    """

    happening: str
    article: str
    places: tuple[Place, ...] = ()
    told_here: bool = False
    when: When | None = None
    exact: bool = False
    published: date | None = None
    kinds: tuple[str, ...] = ()
    account_kinds: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    tolls: frozenset[tuple[str, int]] = frozenset()
    people: frozenset[str] = frozenset()


def scenes(
    claims: Sequence[Claim], happenings: Sequence[Happening], published: Mapping[str, date | None]
) -> dict[str, Scene]:
    """Return the scene of every claim that a happening holds, by claim id; ``published`` is by article id."""
    account = {claim: happening for happening in happenings for claim in happening.claims}
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    found = {}
    for told in by_article.values():
        ordered = sorted(told, key=lambda claim: (claim.field != "title", claim.start, claim.end, claim.id))
        for number, claim in enumerate(ordered):
            if claim.id in account:
                day = published.get(claim.article)
                found[claim.id] = replace(_scene(claim, account[claim.id], ordered[:number]), published=day)
    return found


def _scene(claim: Claim, account: Happening, before: Sequence[Claim]) -> Scene:
    here = _local(claim.places)
    near = here or _named_near(claim, before)
    own_day = claim.when if claim.frame.exact and _short(claim.when) else None
    return Scene(
        happening=account.id,
        article=claim.article,
        places=near or _local(account.core) or _local(account.places) or account.core,
        told_here=bool(here),
        when=own_day or account.when,
        exact=own_day is not None or (account.exact and _short(account.when)),
        kinds=claim.frame.kinds if _means(claim.frame.kinds) else (*claim.frame.kinds, *account.kinds),
        account_kinds=account.kinds,
        parties=account.parties,
        targets=account.targets | set(claim.frame.targets),
        tolls=account.tolls,
        people=account.people,
    )


def _named_near(claim: Claim, before: Sequence[Claim]) -> tuple[Place, ...]:
    for other in reversed(before):
        if other.field != claim.field or claim.sentence - other.sentence > NEAR:
            return ()
        named = _local(other.places)
        if named:
            return named
    return ()


def untied(one: Scene, other: Scene, question: str, alone: bool = False) -> str | None:
    """Return why two scenes have too little in common to be set against each other on a question, or ``None``.

    ``alone`` says that nothing else is told of that city around that day, so that the city and the day tell enough.
    """
    reason = barred(one, other, question) or _far_from(one, other)
    if reason is not None or one.article == other.article or not (_loud(one) or _loud(other)):
        return reason
    where = _place_points(one, other)
    points = where + _day_points(one, other) + _toll_points(one, other) + _manner_points(one, other, where, question)
    points += 1 if alone and where == 1 else 0
    return None if points >= NEEDED else "too little in common to be one happening"


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
    means = [_means(scene.kinds) for scene in (one, other)]
    if head == "responsible" and where < 2 and means[0] and means[1] and not means[0] & means[1]:
        return "different means"
    return None


def _place_points(one: Scene, other: Scene) -> int:
    """Return 2 for one town or district, 1 for a city or where one lies in the other, 0 unknown, -1 apart."""
    pairs = [(a, b) for a in one.places for b in other.places]
    shared = [a for a, b in pairs if a.level != "country" and same(a, b) and not _vague(a)]
    if any(not is_seat(place) and not _wide(place) for place in shared):
        return 2
    if shared or any(_around(a, b) or _around(b, a) for a, b in pairs if "country" not in (a.level, b.level)):
        return 1
    if compatible(one.places, other.places) is False:
        return -1
    return -1 if _local(one.places) and _local(other.places) else 0


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
    means = [_means(scene.kinds) for scene in (one, other)]
    rare = bool(means[0] & means[1] & _RARE_MEANS)
    points = 1 if rare or (one.targets & other.targets) - _ANYBODY or surnames[0] & surnames[1] else 0
    if where < 2 and means[0] and means[1] and not means[0] & means[1] and not one.parties & other.parties:
        points -= 1
    if where < 2 and one.parties and other.parties and not _parties_meet(one, other):
        points -= 1
    if where < 2 and question != "target" and _other_sites(one, other):
        points -= 1
    return points


def alone(events: Sequence[Event]) -> frozenset[str]:
    """Return the events beside which no other loud one of a known day is told at the same city within a day."""
    at: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if family((event.kind,)) in ("violent", "harmful") and _dated(event):
            for city in _cities(event):
                at[city].append(event)
    crowded = {
        event.id
        for here in at.values()
        for number, event in enumerate(here)
        for other in here[:number] + here[number + 1 :]
        if _near_in_time(event, other)
    }
    return frozenset(event.id for event in events if event.id not in crowded and _dated(event) and _cities(event))


def _cities(event: Event) -> set[str]:
    seats = {place.name for place in event.where if is_seat(place)}
    return seats | {place.within[0] for place in event.where if place.level in ("district", "site") and place.within}


def _dated(event: Event) -> bool:
    return event.start is not None and event.end is not None and event.end - event.start <= LAG * _DAY


def _near_in_time(one: Event, other: Event) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start - _DAY <= other.end and other.start - _DAY <= one.end


def _means(named: Sequence[str]) -> set[str]:
    """Return the kinds that name a means; a blast is as good as a bomb, for outlets use either word."""
    kinds = set(named) - (set(lexicon("happenings")["families"]["general"]) - {"explosion"})
    return kinds | ({"explosion"} if "bombing" in kinds else set())


def _other_sites(one: Scene, other: Scene) -> bool:
    """Say whether each account names what was hit, and nothing is named by both: a school, a market."""
    hit = one.targets - _ANYBODY, other.targets - _ANYBODY
    return bool(hit[0] and hit[1]) and not hit[0] & hit[1]


def _parties_meet(one: Scene, other: Scene) -> bool:
    return any(may_be_one(a, b) or one_side(a, b) for a in one.parties for b in other.parties)


def _loud(scene: Scene) -> bool:
    return family((*scene.kinds, *scene.account_kinds)) in ("violent", "harmful")


def _local(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(place for place in places if not _wide(place))


def _wide(place: Place) -> bool:
    return place.level in ("country", "region")


def _vague(place: Place) -> bool:
    """Say whether a place is only a side of a country, such as its north."""
    return place.level == "region" and "(" in place.name and not any(name.endswith("province") for name in place.within)


def _short(when: When | None) -> bool:
    return (
        when is not None
        and when.start is not None
        and when.end is not None
        and when.anchored
        and (when.end - when.start).days <= LONGEST
    )
