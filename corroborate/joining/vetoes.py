"""What keeps two accounts apart, whatever speaks for their being of one happening."""

from __future__ import annotations

from collections.abc import Mapping

from corroborate.claiming.answers import target_status
from corroborate.claiming.kinds import family, is_general, kinds_agree
from corroborate.claiming.parties import may_be_one, one_side
from corroborate.joining.accounts import Happening
from corroborate.lexicons import lexicon
from corroborate.places import compatible
from corroborate.times import overlap

QUIET_LAG_DAYS = 2
"""Two outlets cover a quiet happening (a vote, a visit) within this many days of one another."""
LONGEST_STORY_DAYS = 5
"""Outlets that cover one quiet happening publish within this many days of one another."""
TOLL_RATIO = 2.5
"""Two counts of the dead that differ by this factor or more speak against one happening."""
SITE_DIFFERENCE = 4
"""Dead by which two sites of one city tell two acts, such as a school with 4 and a market with 12."""
OTHER_DEAD = 1.5
"""Two counts of the dead that differ by this factor or more are of two acts where another side is named as the doer."""
FEWEST_DEAD = 5
"""Dead from which one count in both accounts speaks for one act; fewer are counted everywhere."""
DISPUTED = frozenset({"bombing", "chemical", "accident", "disaster", "killing"})
"""Kinds of act of which both sides of a war are accused."""
OTHER_KIND, OTHER_PLACE = "different kinds of happening", "places that exclude each other"
MISREAD = frozenset({OTHER_KIND, OTHER_PLACE})
"""What a single misread word of headline or lead brings about."""
FAR_RATIO, FAR_DIFFERENCE = 4, 8
"""Counts of the dead as far apart as this are of two happenings, unless what was hit is the same."""


def veto(first: Happening, second: Happening, copies: Mapping[str, str]) -> str | None:
    """Return why two happenings cannot be one, or ``None``.

    Copies of one text are exempt: a wrong date does not part them.
    """
    if copied(first, second, copies):
        return None
    if first.article == second.article and (first.contrast or second.contrast):
        return "told apart by one article"
    struck = family(first.kinds) == family(second.kinds) == "violent"
    if (struck or not (first.main and second.main)) and other_kind(first, second):
        return OTHER_KIND  # what else two articles are about is misread too often: there it only weighs
    if _ridden(first, second):
        return "other means of transport"
    bodily = is_bodily(first) or is_bodily(second)
    anchored = first.when is not None and second.when is not None and first.when.anchored and second.when.anchored
    if anchored and overlap(first.when, second.when) is False and (bodily or _days_between(first, second)):
        return "different days"
    if not bodily and _published_apart(first, second):
        return "published too long apart"
    excluded = first.core and second.core and compatible(first.core, second.core) is False
    if excluded and (bodily or not (first.main and second.main)):
        return OTHER_PLACE
    if _opposed(first, second):
        return "different means by different parties"
    if first.main and second.main and bodily:
        return _otherwise_told(first, second)
    return None


def _otherwise_told(first: Happening, second: Happening) -> str | None:
    """Return why two acts of one day at one place are two: far other tolls, or another hour and another toll."""
    if "disaster" in first.kinds and "disaster" in second.kinds:
        return None  # a quake's first toll may be a hundredth of the last
    if other_toll(first, second, FAR_RATIO, FAR_DIFFERENCE) and not shared_target(first, second):
        return "dead counted far otherwise, and no target in common"
    if other_toll(first, second, TOLL_RATIO, SITE_DIFFERENCE) and other_sites(first, second):
        return "other civilian sites were hit, with other dead"
    struck = family(first.kinds) == family(second.kinds) == "violent"
    if struck and other_toll(first, second, 1.1, 1) and hours_apart(first, second):
        return "another part of the day and another toll"
    return None


def other_sites(first: Happening, second: Happening) -> bool:
    """Say whether both accounts name civilian sites only, and none in common."""
    hit = first.targets | second.targets
    if not first.targets or not second.targets or first.targets & second.targets:
        return False
    return all(target_status(target) == "civilian" for target in hit)


def hours_apart(first: Happening, second: Happening) -> bool:
    """Say whether the parts of the day two happenings are told of lie apart, with another between them."""
    parts = list(lexicon("dayparts"))
    steps = [abs(parts.index(one) - parts.index(other)) for one in first.hours for other in second.hours]
    return bool(steps) and all(1 < step < len(parts) - 1 for step in steps)


def is_bodily(happening: Happening) -> bool:
    """Say whether a happening did harm: an act or accident told with its dead, its target or its means.

    "Attack", "fight" and "strike" are said of elections and unions too, so the words alone do not make it one.
    """
    if family(happening.kinds) not in ("violent", "harmful"):
        return False
    concrete = set(lexicon("happenings")["families"]["concrete"]).intersection(happening.kinds)
    return bool(concrete or happening.tolls or happening.targets or happening.groups)


def other_kind(first: Happening, second: Happening) -> bool:
    """Say whether the kinds of two happenings cannot be one.

    A story of an arrest or a trial is often headed by the crime and the other way round, so between what two undated
    articles are about a quiet kind parts nothing; a funeral, a reprisal or a reaction is never the act it follows.
    """
    families = {family(first.kinds), family(second.kinds)}
    shared = [kind for kind in set(first.kinds) & set(second.kinds) if not is_general([kind])]
    # "Hit" and "struck" are said of blows and of accidents: where no day helps, such words alone part nothing.
    vague = (is_general(first.kinds) or is_general(second.kinds)) and not (first.published and second.published)
    mixed = len(families) > 1 and "none" not in families and not shared and not vague
    apart = kinds_agree(first.kinds, second.kinds) is False or mixed
    if not apart or not (first.main and second.main):
        return apart
    if not (is_bodily(first) or is_bodily(second)):
        return False
    if families <= {"violent", "harmful"} or "follow_up" in families:
        return True
    return first.published is not None and second.published is not None


def _ridden(first: Happening, second: Happening) -> bool:
    """Say whether headlines and leads of two accidents name means of transport, and none of a kind."""
    if not (first.main and second.main) or "accident" not in set(first.kinds) & set(second.kinds):
        return False
    ours, theirs = _ways(first), _ways(second)
    return bool(ours and theirs) and not ours & theirs


def _ways(happening: Happening) -> set[str]:
    words = lexicon("framing")["words"]
    told = {word.casefold() for word in happening.opening}
    return {way for way in ("road", "rail", "water", "air") if told.intersection(words[way])}


def _days_between(first: Happening, second: Happening) -> bool:
    """Say whether two quiet happenings with other days are days apart, or recalled ones at all."""
    if not (first.main and second.main):
        return True
    if first.published is not None and second.published is not None:
        return False  # a story of words names many days; when it was published says more
    return _gap(first, second) > QUIET_LAG_DAYS


def _gap(first: Happening, second: Happening) -> int:
    spans = [(when.start or when.end, when.end or when.start) for when in (first.when, second.when) if when is not None]
    if len(spans) < 2 or any(day is None for span in spans for day in span):
        return 0
    (start, end), (low, high) = spans
    assert start is not None and end is not None and low is not None and high is not None
    return max((low - end).days, (start - high).days, 0)


def _published_apart(first: Happening, second: Happening) -> bool:
    if not (first.main and second.main) or first.published is None or second.published is None:
        return False
    return abs((first.published - second.published).days) > LONGEST_STORY_DAYS


def copied(first: Happening, second: Happening, copies: Mapping[str, str]) -> bool:
    """Say whether two articles are copies; reports in one mould that count other dead or name another town are not."""
    group = copies.get(first.article)
    if not (first.main and second.main and group is not None and group == copies.get(second.article)):
        return False
    if first.counts and second.counts and not first.counts & second.counts:
        return False
    return not (first.core and second.core and compatible(first.core, second.core) is False)


def _opposed(first: Happening, second: Happening) -> bool:
    """Say whether other parties struck by other means, or by fire alone and with other dead.

    Who left a bomb or used gas is in dispute, and so is who shelled where the dead are the same.
    """
    if _from_the_air(first, second) or _from_the_air(second, first):
        return True
    if not first.parties or not second.parties or first.parties & second.parties:
        return False
    kinds = set(first.kinds) | set(second.kinds)
    if not set(first.kinds) & set(second.kinds):
        return True
    sides = any(may_be_one(one, other) or one_side(one, other) for one in first.parties for other in second.parties)
    return not sides and not kinds & DISPUTED and other_toll(first, second, OTHER_DEAD, 3)


def _from_the_air(blow: Happening, other: Happening) -> bool:
    """Say whether one was from the air and the other by who has no aircraft, whoever flew; one toll makes it one."""
    grounded = bool(other.parties) and other.parties <= frozenset(lexicon("actors")["without_aircraft"])
    flown = "airstrike" in blow.kinds and "airstrike" not in other.kinds
    alike = any(slot == "killed" and number >= FEWEST_DEAD for slot, number in blow.counts & other.counts)
    return flown and grounded and not blow.parties & other.parties and not alike


def other_toll(first: Happening, second: Happening, ratio: float = TOLL_RATIO, difference: int = 0) -> bool:
    """Say whether every two counts of the dead differ by a ratio and a difference at least."""
    ours, theirs = _dead(first), _dead(second)
    if not ours or not theirs:
        return False
    return all(
        max(one, other) >= ratio * min(one, other) and abs(one - other) >= difference
        for one in ours
        for other in theirs
    )


def _dead(happening: Happening) -> list[int]:
    return [number for slot, number in happening.tolls or happening.counts if slot == "killed" and number]


def shared_target(first: Happening, second: Happening) -> str | None:
    """Return a group or a kind of place that both say was hit; civilians and fighters are hit everywhere."""
    groups = sorted(first.groups & second.groups)
    if groups:
        return groups[0]
    common = sorted((first.targets & second.targets) - {"civilians", "fighters"})
    return common[0] if common else None
