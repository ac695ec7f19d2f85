"""Which counts may be set against each other: totals with totals, parts with nothing.

"31 were killed, 10 of them in a bus", "the others among the dead", a total and then place by place: the smaller number
is no toll that another outlet's total could contradict. Where one voice gives two counts of one slot and part in one
article, the smaller is taken for a part, or for an earlier state, of the larger.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from corroborate.comparing.scenes import local
from corroborate.places import compatible
from corroborate.records import Claim, Figure, Place
from corroborate.times import overlap
from corroborate.where.placerelations import contains, same

_INCLUDED = re.compile(
    r"\b(?:includ(?:ing|ed|es?)|among (?:them|whom|the (?:dead|victims|injured|wounded))|of (?:them|whom|the dead))"
    r"\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:as well as|in addition to|apart from|besides|along with)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_TELLING_PART = 3
_TELLING_WHOLE = 15
"""Numbers from which it is no chance that some counts of one article add up to another."""
_MOST_ADDED = 12
_FURTHER = re.compile(r"\b(?:separate(?:ly)?|another|others?|elsewhere|further|additional|the rest)\b", re.IGNORECASE)
_SUM = re.compile(
    r"\b(?:separate|various|in and around|(?:across|around) (?:the )?(?:country|province|region|city|syria|nation)"
    r"|(?:several|different|other|many) (?:[\w-]+ ){0,2}(?:areas|towns|villages|districts|neighbou?rhoods|places|parts"
    r"|cities|provinces|incidents|locations)|(?:past|last) (?:24|48|72|\w+) hours|24 hours of"
    r"|(?:waves?|spates?|strings?) of (?:[\w-]+ ){0,2}(?:air ?strikes|strikes|raids|attacks|bombings)"
    r"|(?:city|town) and its (?:countryside|suburbs|outskirts))\b",
    re.IGNORECASE,
)
"""Counts over several places or acts."""
_MANY = r"(?:an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d+)"
_SPAN = re.compile(
    rf"\b{_MANY} (?:days|weeks?|months?|years?) of\b|\b{_MANY}[- ](?:day|week|month)(?:-long)?\b(?! ago)"
    r"|\b(?:second|third|fourth|fifth|sixth|seventh) (?:straight |consecutive |successive )?(?:day|week) of\b|\balone\b"
    r"|\b(?:past|last|recent) (?:\w+ )?(?:days|weeks?|months?|years?)\b"
    rf"|\b(?:in|over|during) (?:the )?{_MANY} (?:days|weeks|months)\b"
    r"|\bsince (?:early|late|mid|last|(?:the )?(?:start|beginning|launch|outbreak))\b",
    re.IGNORECASE,
)
"""Counts over more than a day."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What some counts leave out: ``parts`` are ids of counts within a larger one, ``sums`` of counts over several
    places, one of which their article counts by itself, ``sides`` of the fallen of one side beside a count of both."""

    parts: frozenset[str] = frozenset()
    sums: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()

    def limits(self, new: Figure, old: Figure) -> str | None:
        """Return why two counts are not of the same scope, or ``None``.

        Inside one article two speakers may sum up the same happening in their own words.
        """
        if not self._fits(new, old):
            return "one is a part of a larger count its article gives"
        if new.article == old.article and {new.id, old.id} & self.sides:
            return "one is of one side of a battle, or both are"
        if new.article != old.article and (new.id in self.sums) != (old.id in self.sums):
            return "one is the sum of several places or acts"
        return None

    def _fits(self, new: Figure, old: Figure) -> bool:
        """Say whether neither count is a part; nobody at all is also nobody of a part, nor is nobody of one no toll."""
        zero, other = (new, old) if new.high == 0 else (old, new)
        if zero.high == 0:
            return zero.id not in self.parts or other.id in self.parts
        return not {new.id, old.id} & self.parts


WHOLE = Scope()
"""The scope of counts of which nothing is known: each stands for itself."""


def scope(
    figures: Sequence[Figure],
    claims: Mapping[str, Claim],
    voices: Mapping[str, str],
    places: Mapping[str, Sequence[Place]],
) -> Scope:
    """Find the counts that are part of a larger one in the same article, and those that are the sum of several places.

    The larger one is of the same event, slot and part, and given by the same voice; persons brought in as included,
    and the count of a place within the larger one's, are also a part of the larger count of anybody. ``voices`` names
    the voice of each claim, ``places`` where it plays.
    """
    groups: dict[tuple[str, str | None, str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.event is not None and not figure.superseded:
            groups[(figure.article, figure.event, figure.slot, figure.part)].append(figure)
    parts, sums = set(), set()
    for members in groups.values():
        for figure in members:
            loose = _included(figure, claims[figure.claim])
            for larger in members:
                if larger.stated is None or number(larger) <= number(figure) or _rounded(figure, larger):
                    continue
                one_voice = voices[figure.claim] == voices[larger.claim]
                # Two speakers count each for himself: who names a quarter of the town need not count a part.
                apart = not one_voice and _spoken(claims[figure.claim]) and _spoken(claims[larger.claim])
                within = not apart and _within(claims[figure.claim].places, places.get(larger.claim, ()))
                if loose or within or one_voice:
                    parts.add(figure.id)
                if within or (one_voice and _narrower(claims[figure.claim].places, claims[larger.claim].places)):
                    sums.add(larger.id)
    sums = _retold(sums | _over_places(figures, claims), figures, claims)
    added = _addends(figures, claims)
    sides = {figure.id for figure in figures if figure.id in added and figure.part == "fighters"}
    parts |= _below_civilians(figures, voices) | _misnamed(groups) | (added - sides)
    return Scope(frozenset(parts), frozenset(sums), frozenset(sides))


def _retold(sums: set[str], figures: Sequence[Figure], claims: Mapping[str, Claim]) -> set[str]:
    """Return the sums with what else the claims count that give one, or that give a number told as one elsewhere.

    A headline of "84 killed, 17 of them children" sums up four days where its text says so of the 84.
    """
    telling = {
        (figure.article, figure.slot, number(figure))
        for figure in figures
        if figure.id in sums or (number(figure) >= _TELLING_WHOLE and _wide(claims[figure.claim]))
    }
    wide = {figure.claim for figure in figures if (figure.article, figure.slot, number(figure)) in telling}
    found = {figure.id for figure in figures if figure.claim in wide}
    counted = {(figure.article, figure.slot, figure.part, number(figure)) for figure in figures if figure.id in found}
    return {figure.id for figure in figures if (figure.article, figure.slot, figure.part, number(figure)) in counted}


def _over_places(figures: Sequence[Figure], claims: Mapping[str, Claim]) -> set[str]:
    """Return the counts without a town of their own that are larger than counts their article gives for two towns."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.superseded and not figure.background and figure.stated is not None:
            groups[(figure.article, figure.slot)].append(figure)
    found: set[str] = set()
    for members in groups.values():
        at = [(figure, local(claims[figure.claim].places)) for figure in members]
        placed = {number(figure) for figure, named in at if named}
        for whole, named in at:
            if named or number(whole) in placed:
                continue
            parts = [
                (figure, towns)
                for figure, towns in at
                if towns and number(figure) < number(whole) and _one_time(claims[whole.claim], claims[figure.claim])
            ]
            if any(compatible(one, other) is False for (_, one), (_, other) in combinations(parts, 2)):
                found.add(whole.id)
    return found


def _one_time(whole: Claim, part: Claim) -> bool:
    """Say whether a count of a town may be of the time of a wider one: neither names a day the other excludes."""
    return overlap(whole.when, part.when) is not False


def of_several(claim: Claim) -> bool:
    """Say whether the words of a claim count over several places or acts."""
    return bool(_SUM.search(claim.resolved))


def span_of(claim: Claim) -> str:
    """Return the words by which a claim counts over more than a day, or nothing."""
    found = _SPAN.search(claim.resolved)
    return found.group().lower() if found else ""


def _wide(claim: Claim) -> bool:
    return of_several(claim) or bool(span_of(claim))


def _addends(figures: Sequence[Figure], claims: Mapping[str, Claim]) -> set[str]:
    """Return the counts that with one or two others of their article add up to a third: 14 in one raid, 12 in others,
    26 in all. Numbers add up by chance where they are small or where none is told as a further one."""
    groups: dict[tuple[str, str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.superseded and not figure.derived and figure.stated is not None:
            groups[(figure.article, figure.slot, figure.part)].append(figure)
    found: set[str] = set()
    for members in groups.values():
        if not any(figure.part == "fighters" or _FURTHER.search(claims[figure.claim].resolved) for figure in members):
            continue
        numbers = sorted({number(figure) for figure in members if number(figure) >= _TELLING_PART})[:_MOST_ADDED]
        terms = {
            term
            for count in (2, 3)
            for added in combinations(numbers, count)
            if any(_adds_up(sum(added), whole) for whole in members)
            for term in added
        }
        found.update(figure.id for figure in members if number(figure) in terms)
    return found


def _adds_up(total: int, whole: Figure) -> bool:
    """Say whether parts make a whole: exactly, or just above what it gives as the least."""
    return total >= _TELLING_WHOLE and (number(whole) == total or (whole.high is None and whole.low + 1 == total))


def _below_civilians(figures: Sequence[Figure], voices: Mapping[str, str]) -> set[str]:
    """Return the counts of everybody that are smaller than the same voice's count of civilians: no whole at all."""
    civilians: dict[tuple[str, str, str | None, str], int] = defaultdict(int)

    def key(figure: Figure) -> tuple[str, str, str | None, str]:
        return figure.article, voices[figure.claim], figure.event, figure.slot

    for figure in figures:
        if figure.part == "civilians" and not figure.superseded:
            civilians[key(figure)] = max(civilians[key(figure)], number(figure))
    return {figure.id for figure in figures if figure.part is None and number(figure) < civilians[key(figure)]}


def _misnamed(groups: Mapping[tuple[str, str | None, str, str | None], Sequence[Figure]]) -> set[str]:
    """Return the counts of a group that give everybody by its name: a headline's 180 mercenaries where the text counts
    60 mercenaries and 120 fighters."""
    found: set[str] = set()
    for (article, event, slot, part), members in groups.items():
        everybody = {number(figure) for figure in groups.get((article, event, slot, None), ())}
        if part is not None and len({number(figure) for figure in members}) > 1:
            found.update(figure.id for figure in members if number(figure) in everybody)
    return found


def _spoken(claim: Claim) -> bool:
    return claim.attribution is not None


def _narrower(places: Sequence[Place], wide: Sequence[Place]) -> bool:
    """Say whether one count names a town or district and the other none, and that may lie within the other's area."""
    return bool(local(places)) and not local(wide) and compatible(local(places), wide) is not False


def _within(places: Sequence[Place], wide: Sequence[Place]) -> bool:
    """Say whether the places named all lie inside, and none of them at, the places of the larger count."""
    named = local(places)
    if not named or any(same(a, b) for a in named for b in wide):
        return False
    return all(any(contains(b, a) for b in wide if b.level != "country") for a in named)


def _included(figure: Figure, claim: Claim) -> bool:
    """Say whether the words bring a count in as part of one before it, and not as a named part of the whole."""
    if _BESIDE.search(claim.text, 0, max(figure.start - claim.start, 0)):
        return True
    return (figure.part is None or number(figure) == 1) and brought_in(figure, claim)


def brought_in(figure: Figure, claim: Claim) -> bool:
    """Say whether a count stands behind "including", "among them"."""
    return bool(_INCLUDED.search(claim.text, 0, max(figure.start - claim.start, 0)))


def number(figure: Figure) -> int:
    """Return the number a figure states, or its low end."""
    return figure.stated if figure.stated is not None else figure.low


def _rounded(figure: Figure, larger: Figure) -> bool:
    """Say whether a count is the larger one in other words ("dozens" beside 58, "at least 20" beside 22)."""
    if figure.high is None and figure.stated is None:
        return True
    return number(figure) >= 10 and number(figure) >= 0.9 * number(larger)
