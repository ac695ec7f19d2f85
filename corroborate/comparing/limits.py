"""Reasons in the words of two claims why their counts should not be set against each other though they differ.

One counts on top of others, over days or over places, at one hospital, on the other side of a battle, or after another
act. Each pattern tells one such reason; ``wholes`` finds the parts and sums that only the rest of an article tells.
"""

from __future__ import annotations

import re

from corroborate.claiming.parties import may_be_one, one_side
from corroborate.comparing.scenes import local
from corroborate.comparing.wholes import number, of_several, span_of
from corroborate.records import Claim, Figure
from corroborate.where.placerelations import contains

_AROUND = 24
_HUGE = 50
_MANIFOLD = 10
"""From ten times as many (and 50) on, two counts of one article are of two happenings, such as a raid and a war."""

_FEW_OF = 4
"""From four times as many on, persons told one by one are some of those another speaker of the article counts."""

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
_BODIES = re.compile(r"\b(?:bodies|corpses)\b", re.IGNORECASE)
_ALSO = re.compile(
    r"\b(?:also (?:\w+ )?(?:lost|killed|kills|dead|died|left|wounded|injured|among)"
    r"|(?:killed|died|wounded|injured) (?:\w+ ){0,4}as well)\b",
    re.IGNORECASE,
)
"""Those counted beside a toll given before: further dead, or those of another blow."""
_HURT_TOO = re.compile(
    r"\balso (?=(?:wounded|injured|hurt)\b)"
    r"|\b(?:another|a further|further) "
    r"(?=(?:[\w,-]+ ){1,4}?(?:(?:was|were|have been|had been|got) )?(?:wounded|injured|hurt)\b)",
    re.IGNORECASE,
)
"""Those hurt are "another fifty" beside the dead just counted, not beside others hurt."""
_OF_CASUALTIES = re.compile(
    r"\bcasualties (?:were|are|was) (?:all |mostly |mainly )?(?:children|women|men|civilians)\b"
    r"|\b(?:casualt|causali?t|injur)\w+\b[^.;,]{0,30}? among (?:the |our |its |their )?(?!dead|wounded|injured)\w",
    re.I,
)
_WORST_SINCE = re.compile(
    r"\b(?:most|worst|deadliest|bloodiest|biggest|largest|heaviest|first)\b[^.;]*\bsince\b", re.IGNORECASE
)
"""Before a count: an earlier act, which the one told of is measured against."""
_OF_A_TOLL = re.compile(r"\b(?:toll|total|figure|dead) (?:\w+ )?includ(?:es|ed|ing)\b", re.IGNORECASE)
_SLOW = re.compile(
    r"\b(?:malnutrition|starv\w+|hunger|famine|disease|epidemic|cholera|measles|dehydration|froze|freezing)\b",
    re.IGNORECASE,
)
"""Deaths no blow brought about."""
_SIDES = {
    "state": re.compile(r"\b(?:soldiers?|troops?|army|regime|government|loyalists?|policem[ae]n|officers?)\b", re.I),
    "armed": re.compile(
        r"\b(?:rebels?|insurgents?|militants?|terrorists?|jihadists?|opposition|isis|isil|daesh|islamic state|nusra)\b",
        re.I,
    ),
    "kurdish": re.compile(r"\b(?:kurds?|kurdish|ypg|sdf|peshmerga)\b", re.I),
}
"""Who the fallen fighters are: in a battle both sides count theirs."""
_DESCRIBED = re.compile(r"(?:an?|the|his|her|their|another)\b", re.IGNORECASE)
_NUMERAL = re.compile(r"\b(?:1|one|single|sole)\b", re.IGNORECASE)
_EYES = re.compile(
    r"\b(?:residents?|witness(?:es)?|eyewitness(?:es)?|locals|villagers?|neighbou?rs?|survivors?|shopkeepers?"
    r"|traders?|passers?-?by|relatives?)\b",
    re.IGNORECASE,
)
_WAR = 10_000
"""From here on two counts are totals of a war, made up on other days by other rules."""
_BLAME = re.compile(
    r"\b(?:behind|responsib\w+|accus\w+|blam\w+|perpetrat\w+|(?:the )?work of|culprits?|claimed)\b", re.IGNORECASE
)


def counts_apart(later: Claim, earlier: Claim, new: Figure, old: Figure) -> str | None:
    """Return why two counts should not be set against each other though they differ, or ``None``."""
    sides = ((later, new), (earlier, old))
    if any(_on_top(claim, figure) for claim, figure in sides):
        return "one is counted on top of others"
    if any(_WORST_SINCE.search(claim.text, 0, max(0, one.start - claim.start)) for claim, one in sides):
        return "one is of an earlier act"
    if min(number(new), number(old)) >= _WAR and not any(
        {"disaster", "accident"}.intersection(claim.frame.kinds) for claim in (later, earlier)
    ):
        return "totals of a war"
    if "fighting" in (*later.frame.kinds, *earlier.frame.kinds) and _other_side(*sides):
        return "the fallen of two sides"
    if bool(_SLOW.search(later.resolved)) != bool(_SLOW.search(earlier.resolved)):
        return "deaths of another cause"
    if span_of(later) != span_of(earlier):
        return "one counts over more than a day"
    one = earlier if of_several(later) else later
    if of_several(later) != of_several(earlier) and (later.article != earlier.article or local(one.places)):
        return "one counts over several places or acts"
    small, large = sides[:: 1 if number(new) <= number(old) else -1]
    if any(_OF_A_TOLL.search(claim.resolved) for claim in (later, earlier)):
        return "one is a part of a longer toll"
    if number(small[1]) == 1 and _described(small[1]):
        return "one is a single person described, no toll"
    if _IN_CARE.search(small[0].resolved):
        return "one is a part of the whole"
    if any(_ALSO.search(_without_hurt(claim, new)) for claim in (later, earlier)):
        return "one is counted beside others"
    if small[1].high is None and _BODIES.search(small[1].text):
        return "one is what was seen of the dead"
    if small[1].slot == "killed" and _FURTHER_DEAD.search(small[0].resolved):
        return "one is a part of the whole"
    if small[1].high is None and _saw_it(small[0]) and not _saw_it(large[0]):
        return "one is what a person there saw"
    if other_doers(later, earlier):
        return "acts of different doers"
    if later.article != earlier.article:
        return None
    if _in_words(new) or _in_words(old):
        return "a count in words beside a number in one article"
    if small[1].derived and (_one_speaker(later, earlier) or number(large[1]) >= _FEW_OF * number(small[1])):
        return "persons told one by one beside a number in one article"
    low, high = sorted((number(new), number(old)))
    if low and high >= _HUGE and high >= _MANIFOLD * low:
        return "too far apart for one happening in one article"
    inner, outer = local(small[0].places), local(large[0].places)
    if len(inner) == 1 and len(outer) == 1 and contains(outer[0], inner[0]):
        return "one place lies in the other: a part beside a sum"
    return None


def _described(figure: Figure) -> bool:
    """Say whether a count of one is a person told of ("the body of a baby"), not a number ("kills one")."""
    return figure.stated is None or bool(_DESCRIBED.match(figure.text)) or not _NUMERAL.search(figure.text)


def _on_top(claim: Claim, figure: Figure) -> bool:
    """Say whether a count comes on top of others of its slot ("another five died")."""
    opening = _without_hurt(claim, figure)[: _AROUND + len(figure.text)]
    return bool(
        _ADDED.search(opening)
        or _ADDED.search(_HURT_TOO.sub("", figure.text) if figure.slot == "injured" else figure.text)
    )


def _without_hurt(claim: Claim, figure: Figure) -> str:
    """Return a claim's words, of a count of the injured without those that set the injured beside the dead."""
    return _HURT_TOO.sub("", claim.resolved) if figure.slot == "injured" else claim.resolved


def _in_words(figure: Figure) -> bool:
    """Say whether a count is a word open upwards: "dozens", "hundreds"."""
    return figure.stated is None and figure.high is None


def _saw_it(claim: Claim) -> bool:
    """Say whether a claim is the word of somebody who lives there or was there, who need not know of every victim."""
    return claim.attribution is not None and bool(_EYES.search(claim.attribution.speaker))


def other_casualties(claim: Claim) -> bool:
    """Say whether a claim tells who of the casualties were of one group, so that its count is of that group."""
    return bool(_OF_CASUALTIES.search(claim.resolved))


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


def _one_speaker(later: Claim, earlier: Claim) -> bool:
    """Say whether nobody, or the same, is named for two claims; another speaker may well count otherwise."""
    one, other = later.attribution, earlier.attribution
    return one is None or other is None or one.speaker == other.speaker
