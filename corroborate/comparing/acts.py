"""Whether two claims that name doers, or things hit, speak of one act, so that they can contradict each other.

Both sides of a war shell, and one side hits many things: who attacked in one claim and who in the other are in conflict
only where both speak of the same act.
"""

from __future__ import annotations

import re

from corroborate.claiming.blaming import SIDE_OF
from corroborate.claiming.kinds import family, kinds_agree
from corroborate.comparing.limits import other_doers
from corroborate.comparing.scenes import local, means
from corroborate.places import compatible
from corroborate.records import Claim
from corroborate.where.placerelations import same

REACH = 6
"""Sentences back in one article in which a claim without a place may still mean the happening told before."""

_BLAME = re.compile(
    r"\b(?:behind|responsib\w+|accus\w+|blam\w+|perpetrat\w+|(?:the )?work of|culprits?|claimed|faults?|failure"
    r"|malfunction|error|leak|shot|hallmarks?|point\w* (?:\w+ ){0,2}(?:at|to))\b",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\b(?:use|used|uses|using|fire|fired|firing|launch|launched|launching|shelling|bombing|attacking|targeting"
    r"|possess|possessing|committing) (?!it\b|them\b|this\b|that\b|the\b)",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:raids|strikes|air-?strikes|attacks|shelling|bombardments?|clashes|fighting|battles|bombings|waves?)\b",
    re.IGNORECASE,
)
_SINGLE = frozenset({"bombing", "explosion", "accident", "killing"})
_ALSO_HIT = re.compile(
    r"\b(?:also|another|other (?:targets?|sites?|places?|areas?)|as well|too|in addition|apart from|besides)\b",
    re.IGNORECASE,
)
_THE_ACT = re.compile(
    r"\b(?:the|this|that|['’]s|s[’'])\s+(?:[\w-]+\s+){0,2}?(?:attacks?|raids?|strikes?|airstrikes?|blasts?"
    r"|bombings?|explosions?|shelling|massacre|killings?|"
    r"assault|crash|downing|ambush|shooting|bombardment|gas|rockets?|missiles?|shells?|fire|plane|jet|aircraft|warplane"
    r"|helicopter|drone|ship)\b",
    re.IGNORECASE,
)

_TELLS_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|reject(?:s|ed|ing)|refut(?:es|ed|ing))\b", re.IGNORECASE
)
_THE_TARGET = re.compile(r"\b(?:the|its|their) (?:main |real |intended |actual )?(?:target|aim)s?\b", re.IGNORECASE)
_THE_PLANES = re.compile(r"\b(?:the|these|those) (?:planes|jets|warplanes|helicopters|drones|bombers)\b", re.IGNORECASE)


def two_acts(later: Claim, earlier: Claim, question: str) -> str | None:
    """Return why two claims on who did it, or on what was hit, are not of one act, or ``None``."""
    head = question.split("/")[0]
    if question == "responsible/attackers" or question.startswith("place/"):
        return not_one_blow(later, earlier)
    if head == "time":
        if any(map(_times_an_aside, (later, earlier))):
            return "one gives the hour of what came beside the act"
        return "blows that come many at a time" if any(_MANY.search(c.resolved) for c in (later, earlier)) else None
    if head == "responsible":
        if later.article != earlier.article and any(map(_denies_for_a_side, (later, earlier))):
            return "a denial of what its own article tells"
        both = both_deny(later, earlier)
        return both or fighting(later, earlier) or in_passing(later, earlier) or unlike_acts(later, earlier)
    if head == "target":
        return unlike_blows(later, earlier)
    return None


def not_one_blow(later: Claim, earlier: Claim) -> str | None:
    """How many attackers, and at which side of a town, tell one blow from another only where it came but once."""
    named = [means(claim.frame.kinds) for claim in (later, earlier)]
    told = any(named) or not (later.frame.kinds or earlier.frame.kinds)  # "the attack" is what the other calls it
    if not told or any(kinds and not kinds & _SINGLE for kinds in named):
        return "blows that come many at a time"
    return None


_ASIDE_CLAUSE = re.compile(r"\b(?:after|before|while|since|until) (?:[\w'’-]+ ){2,8}$", re.IGNORECASE)


def _times_an_aside(claim: Claim) -> bool:
    """Say whether the hour a claim names stands in a clause beside its act ("after two patients died overnight")."""
    told = [answer.text for answer in claim.answers if answer.question == "time"]
    return any(
        _ASIDE_CLAUSE.search(claim.text.partition(words)[0]) is not None for words in told if words in claim.text
    )


def _denies_for_a_side(claim: Claim) -> bool:
    return any(answer.value.startswith(SIDE_OF) for answer in claim.answers if answer.question == "responsible")


def both_deny(later: Claim, earlier: Claim) -> str | None:
    """A claim that names a doer and tells of his denial ("the army, which denied it") is not against a denial."""
    if (later.modality == "denied") != (earlier.modality == "denied"):
        naming = earlier if later.modality == "denied" else later
        if _TELLS_DENIAL.search(naming.resolved):
            return "both tell of a denial"
    return None


def fighting(later: Claim, earlier: Claim) -> str | None:
    """In a battle both sides act: who attacked in one claim and who in the other are not in conflict."""
    if "fighting" in later.frame.kinds or "fighting" in earlier.frame.kinds:
        return "both sides of a battle act"
    return None


def in_passing(later: Claim, earlier: Claim) -> str | None:
    """In one article, two doers told of two blows are no conflict where nobody is blamed, or where the means or the
    towns differ: both sides of a war shell."""
    if later.article != earlier.article:
        return None
    if not any(lays_blame(claim) or _denies("responsible", claim) for claim in (later, earlier)):
        return "two doers told in one article, neither of them blamed"
    named = [means(kind for kind in claim.frame.kinds if family((kind,)) == "violent") for claim in (later, earlier)]
    if named[0] and named[1] and not named[0] & named[1]:
        return "different means"
    new, old = local(later.places), local(earlier.places)
    if new and old and not any(same(a, b) for a in new for b in old):
        return "no town or district in common"
    return None


def unlike_blows(later: Claim, earlier: Claim) -> str | None:
    """Two things hit contradict only as what one blow hit: not beside one another, by other doers, or day after day."""
    if any(_ALSO_HIT.search(claim.resolved) for claim in (later, earlier)):
        return "one names a further target"
    if other_doers(later, earlier):
        return "acts of different doers"
    denied = any(
        answer.question == "target" and not answer.polarity for claim in (later, earlier) for answer in claim.answers
    )
    if later.article == earlier.article and not denied and not all(map(_aims_at_one, (later, earlier))):
        return "one speaks of no one act"
    return None


def _aims_at_one(claim: Claim) -> bool:
    """Say whether a claim means one act, or the one aim of those told: "the target was a depot", "the warplanes"."""
    return _means_one_act(claim) or bool(_THE_TARGET.search(claim.resolved) or _THE_PLANES.search(claim.resolved))


def of_one_aim(later: Claim, earlier: Claim, question: str) -> bool:
    """Say whether both claims say what "the target" was: one happening has one, wherever words beside it lie."""
    return question == "target" and all(_THE_TARGET.search(claim.resolved) for claim in (later, earlier))


def unlike_acts(later: Claim, earlier: Claim) -> str | None:
    """Two doers contradict only where both speak of one act: by a place in common, or by blaming for "the" act."""
    new, old = local(later.places), local(earlier.places)
    if new and old and compatible(new, old) is True and kinds_agree(later.frame.kinds, earlier.frame.kinds):
        return None
    if _cleared_of_it(later, earlier) or _cleared_of_it(earlier, later):
        return None
    if not all(map(_names_the_act, (later, earlier))) and not _answers_blame(later, earlier):
        return "one speaks of no one act"
    if (later.modality == "denied") != (earlier.modality == "denied"):
        return None
    laid = [lays_blame(claim) for claim in (later, earlier)]
    if any(laid) and all(
        blame or _THE_ACT.search(claim.resolved) for blame, claim in zip(laid, (later, earlier), strict=True)
    ):
        return None
    return "perhaps two acts: nothing ties the doers to one"


def _names_the_act(claim: Claim) -> bool:
    """Say whether a claim's own words point at one act: by a town, a day, or "the attack"."""
    return bool(local(claim.places)) or _means_one_act(claim)


def _means_one_act(claim: Claim) -> bool:
    return claim.frame.exact or bool(_THE_ACT.search(claim.resolved))


def _cleared_of_it(denying: Claim, blaming: Claim) -> bool:
    """Say whether one claim clears somebody of such acts altogether and the other names the act, or lays it at a door.

    Who has never used gas has not used it here either; who is said to use gas in general has not been blamed for this.
    """
    if not _denies("responsible", denying) or _denies("responsible", blaming):
        return False
    specific = _names_the_act(blaming) or (lays_blame(blaming) and not _IN_GENERAL.search(blaming.resolved))
    kinds = [means(kind for kind in claim.frame.kinds if family((kind,)) == "violent") for claim in (denying, blaming)]
    return specific and (not all(kinds) or bool(kinds[0] & kinds[1]))


def _answers_blame(later: Claim, earlier: Claim) -> bool:
    """Say whether a denial, or an answer near in one article, is about the act blamed, not about acts in general.

    Who denies an act of an event answers whoever lays it at their door there.
    """
    near = later.article == earlier.article and abs(later.sentence - earlier.sentence) <= REACH
    denied = (later.modality == "denied") != (earlier.modality == "denied")
    return (near or denied) and not any(_IN_GENERAL.search(claim.resolved) for claim in (later, earlier))


def _denies(question: str, claim: Claim) -> bool:
    return any(answer.question == question and not answer.polarity for answer in claim.answers)


def lays_blame(claim: Claim) -> bool:
    """Say whether a claim accuses, or takes responsibility, rather than tell of an act in passing."""
    return claim.modality in ("alleged", "denied") or bool(_BLAME.search(claim.resolved))
