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

from corroborate.claiming.parties import may_be_one, one_side
from corroborate.comparing.scenes import local
from corroborate.records import Claim, Figure, Place
from corroborate.where.placerelations import contains, same

_INCLUDED = re.compile(
    r"\b(?:includ(?:ing|ed|es?)|among (?:them|whom|the (?:dead|victims|injured|wounded))|of (?:them|whom|the dead))"
    r"\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:as well as|in addition to|apart from|besides|along with)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_OF_A_TOLL = re.compile(r"\b(?:toll|total|figure|dead) (?:\w+ )?includ(?:es|ed|ing)\b", re.IGNORECASE)

_AROUND = 24
_HUGE = 50
_MANIFOLD = 10
"""From ten times as many (and 50) on, two counts of one article are of two happenings, such as a raid and a war."""

_ADDED = re.compile(
    r"\banother (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\b|\b(?:\d+|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:more|further|additional) (?!than)\w",
    re.IGNORECASE,
)
_FURTHER_DEAD = re.compile(r"\bothers\b[^.;]{0,30}\b(?:died|killed)\b", re.IGNORECASE)
_IN_CARE = re.compile(
    r"\b(?:being treated|saw|witnessed|filmed|arrived (?:at|in) (?:the |a )?(?:hospital|morgue)s?"
    r"|(?:brought|taken|admitted|flown|transferred|evacuated|rushed|moved) (?:to|into|for)"
    r"|(?:bodies|corpses)\b[^.;]{0,40}"
    r"\b(?:hospitals?|morgues?)|(?:hospitals?|morgues?|clinics?) (?:\w+ )?received)\b",
    re.IGNORECASE,
)
"""Those who came to one hospital or country are a part of the whole."""
_ALSO = re.compile(
    r"\b(?:also (?:\w+ )?(?:lost|killed|dead|died|wounded|injured|among)"
    r"|(?:killed|died|wounded|injured) (?:\w+ ){0,4}as well)\b",
    re.IGNORECASE,
)
"""One more named after the toll was given."""
_SUM = re.compile(
    r"\b(?:separate|various|in and around|(?:across|around) (?:the )?(?:country|province|region|city|syria|nation)"
    r"|(?:several|different|other|many) (?:\w+ )?(?:areas|towns|villages|districts|neighbou?rhoods|places|parts|cities"
    r"|provinces|incidents|locations)|(?:past|last) (?:24|48|72|\w+) hours|24 hours of)\b",
    re.IGNORECASE,
)
"""Counts over several places or acts."""
_SLOW = re.compile(
    r"\b(?:malnutrition|starv\w+|hunger|famine|disease|epidemic|cholera|measles|dehydration|froze|freezing)\b",
    re.IGNORECASE,
)
"""Deaths no blow brought about."""
_SPAN = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|several|\d+) (?:days|weeks?|months?|years?) of\b|\b(?:past|last|recent) "
    r"(?:\w+ )?(?:days|weeks?|months?|years?)\b|\bin (?:two|three|four|five|\d+) (?:days|weeks|months)\b",
    re.IGNORECASE,
)
"""Counts over more than a day."""
_SIDES = {
    "state": re.compile(r"\b(?:soldiers?|troops?|army|regime|government|loyalists?|policem[ae]n|officers?)\b", re.I),
    "armed": re.compile(
        r"\b(?:rebels?|insurgents?|militants?|terrorists?|jihadists?|opposition|isis|isil|daesh|islamic state|nusra)\b",
        re.I,
    ),
    "kurdish": re.compile(r"\b(?:kurds?|kurdish|ypg|sdf|peshmerga)\b", re.I),
}
"""Who the fallen fighters are: in a battle both sides count theirs."""
_ONE_MORE = 3
_WAR = 10_000
"""From here on two counts are totals of a war, made up on other days by other rules."""
_BLAME = re.compile(
    r"\b(?:behind|responsib\w+|accus\w+|blam\w+|perpetrat\w+|(?:the )?work of|culprits?|claimed)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What some counts leave out: ``parts`` are ids of counts within a larger one, ``sums`` of counts over several
    places, one of which their article counts by itself."""

    parts: frozenset[str] = frozenset()
    sums: frozenset[str] = frozenset()

    def limits(self, new: Figure, old: Figure) -> str | None:
        """Return why two counts are not of the same scope, or ``None``.

        Inside one article two speakers may sum up the same happening in their own words.
        """
        if {new.id, old.id} & self.parts:
            return "one is a part of a larger count its article gives"
        if new.article != old.article and (new.id in self.sums) != (old.id in self.sums):
            return "one is the sum of several places or acts"
        return None


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
                within = _within(claims[figure.claim].places, places.get(larger.claim, ()))
                one_voice = voices[figure.claim] == voices[larger.claim]
                if loose or within or one_voice:
                    parts.add(figure.id)
                if within or (one_voice and _narrower(claims[figure.claim].places, claims[larger.claim].places)):
                    sums.add(larger.id)
        summed = {number(figure) for figure in members if figure.id in sums or _sums(claims[figure.claim])}
        sums.update(figure.id for figure in members if number(figure) in summed)
    return Scope(frozenset(parts | _below_civilians(figures)), frozenset(sums))


def _sums(claim: Claim) -> bool:
    return bool(_SUM.search(claim.resolved))


def _below_civilians(figures: Sequence[Figure]) -> set[str]:
    """Return the counts of everybody that are smaller than the same article's count of civilians: no whole at all."""
    civilians: dict[tuple[str, str | None, str], int] = defaultdict(int)
    for figure in figures:
        if figure.part == "civilians" and not figure.superseded:
            key = (figure.article, figure.event, figure.slot)
            civilians[key] = max(civilians[key], number(figure))
    return {
        figure.id
        for figure in figures
        if figure.part is None and number(figure) < civilians[(figure.article, figure.event, figure.slot)]
    }


def _narrower(places: Sequence[Place], wide: Sequence[Place]) -> bool:
    """Say whether one count names a town or district and the other none."""
    return bool(local(places)) and not local(wide)


def _within(places: Sequence[Place], wide: Sequence[Place]) -> bool:
    """Say whether the places named all lie inside, and none of them at, the places of the larger count."""
    named = local(places)
    if not named or any(same(a, b) for a in named for b in wide):
        return False
    return all(any(contains(b, a) for b in wide if b.level != "country") for a in named)


def _included(figure: Figure, claim: Claim) -> bool:
    """Say whether the words bring a count in as part of one before it, and not as a named part of the whole."""
    before = max(figure.start - claim.start, 0)
    if _BESIDE.search(claim.text, 0, before):
        return True
    return (figure.part is None or number(figure) == 1) and bool(_INCLUDED.search(claim.text, 0, before))


def number(figure: Figure) -> int:
    """Return the number a figure states, or its low end."""
    return figure.stated if figure.stated is not None else figure.low


def _rounded(figure: Figure, larger: Figure) -> bool:
    """Say whether a count is the larger one in other words ("dozens" beside 58, "at least 20" beside 22)."""
    if figure.high is None and figure.stated is None:
        return True
    return number(figure) >= 10 and number(figure) >= 0.9 * number(larger)


def counts_apart(later: Claim, earlier: Claim, new: Figure, old: Figure) -> str | None:
    """Return why two counts should not be set against each other though they differ, or ``None``."""
    if any(
        _ADDED.search(claim.resolved[: _AROUND + len(figure.text)]) or _ADDED.search(figure.text)
        for claim, figure in ((later, new), (earlier, old))
    ):
        return "one is counted on top of others"
    if min(number(new), number(old)) >= _WAR and not any(
        {"disaster", "accident"}.intersection(claim.frame.kinds) for claim in (later, earlier)
    ):
        return "totals of a war"
    if "fighting" in (*later.frame.kinds, *earlier.frame.kinds) and _other_side((later, new), (earlier, old)):
        return "the fallen of two sides"
    if bool(_SLOW.search(later.resolved)) != bool(_SLOW.search(earlier.resolved)):
        return "deaths of another cause"
    spans = [found.group().lower() if (found := _SPAN.search(claim.resolved)) else "" for claim in (later, earlier)]
    if spans[0] != spans[1]:
        return "one counts over more than a day"
    one = earlier if _sums(later) else later
    if _sums(later) != _sums(earlier) and (later.article != earlier.article or local(one.places)):
        return "one counts over several places or acts"
    small, large = ((later, new), (earlier, old))[:: 1 if number(new) <= number(old) else -1]
    if any(_OF_A_TOLL.search(claim.resolved) for claim in (later, earlier)):
        return "one is a part of a longer toll"
    if _IN_CARE.search(small[0].resolved) or (number(small[1]) <= _ONE_MORE and _ALSO.search(small[0].resolved)):
        return "one is a part of the whole"
    if small[1].slot == "killed" and _FURTHER_DEAD.search(small[0].resolved):
        return "one is a part of the whole"
    if other_doers(later, earlier):
        return "acts of different doers"
    if later.article != earlier.article:
        return None
    low, high = sorted((number(new), number(old)))
    if low and high >= _HUGE and high >= _MANIFOLD * low:
        return "too far apart for one happening in one article"
    inner, outer = local(small[0].places), local(large[0].places)
    if len(inner) == 1 and len(outer) == 1 and contains(outer[0], inner[0]):
        return "one place lies in the other: a part beside a sum"
    return None


def _other_side(later: tuple[Claim, Figure], earlier: tuple[Claim, Figure]) -> bool:
    """Say whether each count is of the fighters of one side only, and the sides differ."""
    sides = [_sides_in(figure.text) or _sides_in(claim.resolved) for claim, figure in (later, earlier)]
    return len(sides[0]) == 1 and len(sides[1]) == 1 and sides[0] != sides[1]


def _sides_in(text: str) -> set[str]:
    return {side for side, words in _SIDES.items() if words.search(text)}


def other_doers(later: Claim, earlier: Claim) -> bool:
    """Say whether each claim names a doer in passing and the doers are of different sides: two acts, not two tolls."""
    new, old = (
        [answer.value for answer in claim.answers if answer.question == "responsible" and answer.polarity]
        for claim in (later, earlier)
    )
    if not new or not old or any(_BLAME.search(claim.resolved) for claim in (later, earlier)):
        return False
    return not any(may_be_one(a, b) or one_side(a, b) for a in new for b in old)
