"""Reasons why two claims of one event should still not be set against each other.

An event can be joined too widely, above all where one article reports several attacks. A false contradiction costs more
than a missed one, so a contradiction must pass every check here; each is a plain function that returns its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from corroborate.claiming.kinds import kinds_agree
from corroborate.comparing.scenes import local
from corroborate.places import compatible
from corroborate.records import Claim, Place
from corroborate.times import overlap
from corroborate.where.placerelations import contains

LONGEST_BLOW = 2
"""Days a single attack and its night may cover; a count over more is a count of many."""
REACH = 6
"""Sentences back in one article in which a claim without a place may still mean the happening told before."""

_MANY_ACTS = re.compile(
    r"\b(?:other|repeated|several|previous|numerous|many|countless|such) (?:\w+ ){0,2}(?:attacks|raids|strikes"
    r"|bombings|massacres|crimes)\b",
    re.IGNORECASE,
)
_BLAME = re.compile(
    r"\b(?:behind|responsib\w+|accus\w+|blam\w+|perpetrat\w+|(?:the )?work of|culprits?|claimed|faults?|failure"
    r"|malfunction|error|leak|shot)\b",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\b(?:use|used|uses|using|fire|fired|firing|launch|launched|launching|shelling|bombing|attacking|targeting"
    r"|possess|possessing|committing) (?!it\b|them\b|this\b|that\b|the\b)",
    re.IGNORECASE,
)
_THE_ACT = re.compile(
    r"\b(?:the|this|that|['’]s|s[’'])\s+(?:[\w-]+\s+){0,2}?(?:attacks?|raids?|strikes?|airstrikes?|blasts?"
    r"|bombings?|explosions?|shelling|massacre|killings?|"
    r"assault|crash|downing|ambush|shooting|bombardment|gas|rockets?|missiles?|shells?|fire|plane|jet|aircraft|warplane"
    r"|helicopter|drone|ship)\b",
    re.IGNORECASE,
)


def apart(later: Claim, earlier: Claim, question: str, several: Collection[str] = ()) -> str | None:
    """Return the first reason not to set two claims of one event against each other, or ``None``.

    ``several`` are the articles that tell of several happenings; see ``roundups``.
    """
    for check in _CHECKS:
        reason = check(later, earlier)
        if reason is not None:
            return reason
    reason = out_of_roundup(later, earlier, several)
    if reason is None and question.split("/")[0] == "responsible":
        return fighting(later, earlier) or unlike_acts(later, earlier)
    return reason


def other_days(later: Claim, earlier: Claim) -> str | None:
    """The claims name days that exclude each other."""
    same_article = later.article == earlier.article
    if overlap(later.when, earlier.when, same_article=same_article) is False:
        return "different days"
    return None


def other_spans(later: Claim, earlier: Claim) -> str | None:
    """One claim counts over several days ("in the past two weeks"), the other over one."""
    days = [
        (claim.when.end - claim.when.start).days
        for claim in (later, earlier)
        if claim.when is not None and claim.when.start is not None and claim.when.end is not None
    ]
    if days and max(days) > LONGEST_BLOW and (len(days) == 1 or min(days) < max(days)):
        return "one counts over several days"
    return None


def fighting(later: Claim, earlier: Claim) -> str | None:
    """In a battle both sides act: who attacked in one claim and who in the other are not in conflict."""
    if "fighting" in later.frame.kinds or "fighting" in earlier.frame.kinds:
        return "both sides of a battle act"
    return None


def other_places(later: Claim, earlier: Claim) -> str | None:
    """Each claim names a place finer than a region, and no place of one is, holds or lies in a place of the other."""
    if compatible(later.places, earlier.places) is False:
        return "places that exclude each other"
    new, old = local(later.places), local(earlier.places)
    if new and old and compatible(new, old) is not True:
        return "no place in common"
    return None


def several_places(later: Claim, earlier: Claim) -> str | None:
    """One claim speaks of several places together, the other of one of them or of others."""
    for wide, narrow in ((later, earlier), (earlier, later)):
        inner, others = local(wide.places), local(narrow.places)
        if len(inner) < 2 or not others:
            continue
        wider = any(contains(other, place) for other in others for place in inner)
        if not wider and not all(any(compatible((place,), (other,)) is True for other in others) for place in inner):
            return "one speaks of several places together"
    return None


def other_kinds(later: Claim, earlier: Claim) -> str | None:
    """The claims speak of acts of different kinds, such as a car bomb and an air strike."""
    if kinds_agree(later.frame.kinds, earlier.frame.kinds) is False:
        return "acts of different kinds"
    return None


def out_of_reach(later: Claim, earlier: Claim) -> str | None:
    """In one article, a claim in the outlet's own words, without place, day or a speaker, stands far from the other."""
    if later.article != earlier.article or later.field != earlier.field:
        return None
    if abs(later.sentence - earlier.sentence) <= REACH:
        return None
    if any(not claim.places and claim.when is None and claim.attribution is None for claim in (later, earlier)):
        return "far apart in one article, without a place or day that ties them"
    return None


def told_apart(later: Claim, earlier: Claim) -> str | None:
    """One of the claims is marked as another happening ("elsewhere", "a separate") or as a habit or long span."""
    if later.frame.contrast != earlier.frame.contrast:
        return "one speaks of another happening"
    if any(_MANY_ACTS.search(claim.resolved) for claim in (later, earlier)):
        return "one speaks of many acts"
    if later.frame.background or earlier.frame.background:
        return "one speaks of a habit or a long span"
    return None


def unlike_acts(later: Claim, earlier: Claim) -> str | None:
    """Two doers contradict only where both speak of one act: by a place in common, or by blaming for "the" act."""
    new, old = local(later.places), local(earlier.places)
    if new and old and compatible(new, old) is True and kinds_agree(later.frame.kinds, earlier.frame.kinds):
        return None
    if not all(map(_names_the_act, (later, earlier))) and not _answers_blame(later, earlier):
        return "one speaks of no one act"
    if (later.modality == "denied") != (earlier.modality == "denied"):
        return None
    laid = [_lays_blame(claim) for claim in (later, earlier)]
    if any(laid) and all(
        blame or _THE_ACT.search(claim.resolved) for blame, claim in zip(laid, (later, earlier), strict=True)
    ):
        return None
    return "perhaps two acts: nothing ties the doers to one"


def roundups(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the articles whose answers to one question name places without anything in common: several happenings."""
    by_article: dict[str, list[tuple[Place, ...]]] = {}
    for claim in claims:
        places = local(claim.places)
        if places:
            by_article.setdefault(claim.article, []).append(places)
    return frozenset(
        article
        for article, named in by_article.items()
        if any(compatible(a, b) is not True for at, a in enumerate(named) for b in named[at + 1 :])
    )


def out_of_roundup(later: Claim, earlier: Claim, several: Collection[str]) -> str | None:
    """A claim of an article on several happenings is compared only where both name a place in common."""
    if later.article not in several and earlier.article not in several:
        return None
    if compatible(local(later.places), local(earlier.places)) is True:
        return None
    return "an article on several happenings, no place in common"


def _names_the_act(claim: Claim) -> bool:
    """Say whether a claim's own words point at one act: by a town, a day, or "the attack"."""
    return bool(local(claim.places)) or claim.frame.exact or bool(_THE_ACT.search(claim.resolved))


def _answers_blame(later: Claim, earlier: Claim) -> bool:
    """Say whether a denial, or an answer near in one article, is about the act blamed, not about acts in general.

    Who denies an act of an event answers whoever lays it at their door there.
    """
    near = later.article == earlier.article and abs(later.sentence - earlier.sentence) <= REACH
    denied = (later.modality == "denied") != (earlier.modality == "denied")
    return (near or denied) and not any(_IN_GENERAL.search(claim.resolved) for claim in (later, earlier))


def _lays_blame(claim: Claim) -> bool:
    return claim.modality in ("alleged", "denied") or bool(_BLAME.search(claim.resolved))


_CHECKS: tuple[Callable[[Claim, Claim], str | None], ...] = (
    other_days,
    other_spans,
    other_places,
    several_places,
    other_kinds,
    told_apart,
    out_of_reach,
)
