"""Where and when the happening was that a claim leaves unnamed: "the attack", "two civilians were killed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Token

from corroborate.claiming.surroundings import Surroundings, nearby_places, own_times
from corroborate.claiming.worded import Edit
from corroborate.joining.accounts import Happening
from corroborate.joining.whereabouts import is_fine, lies_in
from corroborate.lexicons import lexicon
from corroborate.places import PlaceMention, same
from corroborate.records import Claim, Place, When
from corroborate.referring.antecedents import words
from corroborate.times import overlap

SHORT = timedelta(days=3)
_PAST = frozenset({"was", "were", "been", "has", "have", "had"})
MOST_PLACES = 3
BESIDE = 25
"""Characters behind an act within which a place is its own, whatever the parser makes of it."""
MOST = 0.6
"""Share of the claims of a happening that name places which must fit the place it is told by."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when a happening of an article was, as far as its claims agree, and which claims are about it."""

    claims: tuple[str, ...]
    place: Place | None = None
    when: When | None = None


def scenes(claims: Sequence[Claim], happenings: Sequence[Happening]) -> list[Scene]:
    """Return the scene of every happening one article tells of."""
    by_id = {claim.id: claim for claim in claims}
    return [
        Scene(one.claims, _agreed([by_id[claim] for claim in one.claims], one), one.when if one.exact else None)
        for one in happenings
    ]


def _agreed(claims: Sequence[Claim], happening: Happening) -> Place | None:
    """Return the finest place that most claims of a happening fit, if headline and lead name it."""
    named = [_local(claim.places) for claim in claims]
    named = [places for places in named if places]
    best: tuple[float, bool, Place] | None = None
    for place in happening.core:
        share = sum(any(_fits(other, place) for other in places) for places in named) / max(1, len(named))
        if place.level != "country" and share >= MOST and (best is None or (share, is_fine(place)) > best[:2]):
            best = (share, is_fine(place), place)
    return best[2] if best is not None else None


def _fits(other: Place, place: Place) -> bool:
    return same(other, place) or lies_in(other, (place,)) or lies_in(place, (other,))


def backdrop(
    claim: Claim,
    tokens: Sequence[Token],
    around: Surroundings,
    scene: Scene | None,
    counted: bool,
    told: Sequence[Claim],
) -> Iterator[Edit]:
    """Yield where and when a claim's happening was, beside the noun that points at it or at the end of the claim.

    ``told`` are the claims before it: what the last of them to name a place or day speaks against is not put in.
    """
    if claim.frame.background or scene is None:
        return
    act = next((token for token in tokens if _points(token)), None)
    told_now = counted and claim.frame.tense == "told"
    if act is None and not (told_now or any(_harm(token) for token in tokens)):
        return
    own = [mention for mention in around.places if mention.via == "name" and _within(claim, mention)]
    if act is None and tokens[-1].lower_ == "there":
        return
    if act is None and (claim.frame.tense == "lasting" or any(token.lower_ in words("wide") for token in tokens)):
        return
    if act is None and any(mention.place.level != "country" for mention in own):
        return
    if act is not None and _placed_by(act, own, around):
        return
    put = _told(claim, around, _still(scene, claim, told), act, [mention.place for mention in own])
    if put:
        at = act.idx + len(act) + around.sentence.shift if act is not None else _end(claim)
        yield Edit(at, at, f" [{put}]")


def _harm(token: Token) -> bool:
    """Say whether a word tells of people harmed in one happening: "were killed", "the dead"."""
    if token.lower_ in words("harmed") and any(child.lower_ == "the" for child in token.children):
        return True
    helped = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    if token.lemma_.lower() in words("blows"):
        return token.tag_ == "VBN" and bool(helped & {"was", "were"}) and "being" not in helped
    if token.lemma_.lower() == "casualty":
        return any(child.lower_ == "there" for child in token.head.children)
    if token.lemma_.lower() not in lexicon("framing")["words"]["harm"]:
        return False
    return token.tag_ == "VBD" or (token.tag_ == "VBN" and bool(helped & _PAST) and "being" not in helped)


def _within(claim: Claim, mention: PlaceMention) -> bool:
    return claim.start <= mention.start and mention.end <= claim.end


def _placed_by(act: Token, own: Sequence[PlaceMention], around: Surroundings) -> bool:
    """Say whether the words that go with an act name its place."""
    inside = {token.idx + around.sentence.shift for token in act.subtree}
    at = act.idx + len(act) + around.sentence.shift
    return any(mention.start in inside or 0 <= mention.start - at <= BESIDE for mention in own)


def _end(claim: Claim) -> int:
    at = claim.end
    while at > claim.start and claim.text[at - claim.start - 1] in '.,;:!?"”':
        at -= 1
    return at


def _points(token: Token) -> bool:
    """Say whether a token names an act told before, without a place of its own."""
    low = token.lower_
    if not (low in words("acts") or low.removesuffix("s") in words("acts") or low.removesuffix("es") in words("acts")):
        return False
    if token.pos_ != "NOUN" or token.dep_ in ("compound", "amod", "poss") or token.text[:1].isupper():
        return False
    if any(child.text[:1].isupper() and child.i < token.i and child.dep_ != "det" for child in token.children):
        return False
    pointing = any(
        child.lower_ in ("the", "this", "that", "these", "those") for child in token.children if child.dep_ == "det"
    )
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    return pointing and after not in ("'s", "’s", "'", "’")


def _still(scene: Scene, claim: Claim, told: Sequence[Claim]) -> Scene:
    """Return a scene without the place or day that the last claim to name one tells otherwise."""
    before = [other for other in told if other.field == claim.field and other.form != "headline"]
    places = next((named for other in reversed(before) if (named := _local(other.places))), [])
    days = next((other.when for other in reversed(before) if other.frame.exact and other.when is not None), None)
    place, when = scene.place, scene.when
    if place is not None and places and not any(_fits(other, place) for other in places):
        place = None
    if when is not None and days is not None and overlap(days, when) is False:
        when = None
    return replace(scene, place=place, when=when)


def _local(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.level != "country"]


def _told(claim: Claim, around: Surroundings, scene: Scene, act: Token | None, own: Sequence[Place]) -> str:
    if scene.claims[:1] == (claim.id,):
        scene = replace(scene, place=None)
    beside = _local([mention.place for mention in nearby_places(claim, around) if mention.via == "name"])
    places = _holding(beside) if beside else [scene.place] if scene.place is not None else []
    if any(_fits(other, place) for other in own for place in places):
        return ""
    where = f"in {_listed([_placed(place) for place in places])}" if 0 < len(places) <= MOST_PLACES else ""
    many = act is not None and act.tag_ == "NNS"
    day = "" if many or own_times(claim, around) else _day(scene.when)
    if not where and act is None:
        return ""
    return f"{where}, {day}" if where and day else where or (f"on {day}" if day else "")


def _holding(places: Sequence[Place]) -> list[Place]:
    """Return the one place that holds the others, or all of them, each once."""
    each = list({place.name: place for place in places}.values())
    return next(([place] for place in each if all(other is place or lies_in(other, (place,)) for other in each)), each)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _placed(place: Place) -> str:
    inner = place.name.partition(" (")[0]
    side = place.name[len(inner) :].strip(" ()")
    name = f"{side}ern {inner}" if side in ("east", "west", "north", "south") else inner
    around = place.within[0] if place.level in ("district", "site") and place.within and not side else ""
    return f"{name}, {around}" if around and around != name else name


def _day(when: When | None) -> str:
    if when is None or when.start is None or when.end is None or not when.anchored or when.end - when.start > SHORT:
        return ""
    last = f"{when.end.day} {when.end:%B %Y}"
    if when.start == when.end:
        return last
    first = f"{when.start.day}" if when.start.month == when.end.month else f"{when.start.day} {when.start:%B}"
    return f"{first} to {last}"
