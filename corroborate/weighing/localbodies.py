"""Bodies named by their kind: the police of one event are one voice, and so is the officer who speaks for them.

"Police", "Italian police" and "police in Palermo" of articles on one event are one, unless an article lets two of them
speak; "court records" and "the affidavit" likewise. Somebody of such a body who speaks by name is its voice where the
body is quoted itself; "a police source" is unnamed and nobody's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from corroborate.lexicons import lexicon
from corroborate.records import Article, Claim
from corroborate.saying.bodynames import states
from corroborate.saying.speakers import key, known
from corroborate.weighing.persons import person_in
from corroborate.weighing.stories import Near
from corroborate.weighing.voicings import Mouth

_SEATED = re.compile(r"\s(?:in|of|at|for|from|near|on)\s(?:the\s)?")
_SPEAKS = re.compile(r"\s(?:spokes(?:man|woman|person)|officials?|chief|statement|report)$")
_GENERIC = frozenset("the a an local city county town state national federal regional municipal paramilitary".split())
_BEFORE, _BEHIND = 60, 90
"""Characters beside a name in which the office of its bearer is told."""
_CLAUSE = re.compile(r"[.;:!?“”\"()]\s|[“”\"]|, (?:and|but|who|which)\b")


@dataclass(frozen=True, slots=True)
class Local:
    """A body named by its kind in one article, with the words that tell which one, none where the kind says all."""

    kind: str
    words: frozenset[str]


@lru_cache(maxsize=4096)
def local_body(speaker: str) -> Local | None:
    """Return the body of a kind that a speaker is, or an unnamed spokesman's; ``None`` for all else."""
    if known(speaker) is not None or speaker.casefold().startswith(("a ", "an ", "one ")):
        spoken_for = _SPEAKS.sub("", key(speaker))
        if known(speaker) is not None or spoken_for == key(speaker):
            return None
    bare, _, seat = _SEATED.sub("\t", _SPEAKS.sub("", key(speaker)).partition(" and ")[0]).partition("\t")
    found = next((name for name in _kinds() if bare == name or bare.endswith(f" {name}")), None)
    if found is None:
        return None
    told = {*bare.removesuffix(found).split(), *seat.replace("\t", " ").split()} - _GENERIC
    return Local(_kinds()[found], frozenset(re.sub(r"s$", "", word) for word in told))


def mouth_of(speaker: str, article: str) -> Mouth | None:
    """Return the voice of a body of a kind as its article alone tells it, to be joined with those of its event."""
    local = local_body(speaker)
    if local is None:
        return None
    which = "-".join((*sorted(local.words), local.kind))
    return Mouth(f"body:{which}:{article}", speaker, basis="speaker", reason=f"said by {speaker}")


def one_body_of_a_kind(
    mouths: Mapping[str, Mouth], claims: Sequence[Claim], articles: Mapping[str, Article], near: Near
) -> dict[str, Mouth]:
    """Return the voices with the bodies of one kind joined over the articles that share an event."""
    spoken: dict[str, dict[str, Local]] = defaultdict(dict)
    for claim in claims:
        mouth = mouths[claim.id]
        if mouth.id.endswith(f":{claim.article}") and (local := local_body(mouth.label)) is not None:
            spoken[claim.article][mouth.id] = local
    group = _grouped(spoken, near)
    found = {claim: replace(mouth, id=group[mouth.id]) for claim, mouth in mouths.items() if mouth.id in group}
    return {**mouths, **found, **_officers(mouths, claims, articles, spoken, group, near)}


def _grouped(spoken: Mapping[str, Mapping[str, Local]], near: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the id all voices of one body share: the first of them in order."""
    group = {ident: {ident} for named in spoken.values() for ident in named}
    home = {ident: article for article, named in spoken.items() for ident in named}
    which = {ident: local for named in spoken.values() for ident, local in named.items()}
    for one in sorted(group):
        for other in sorted(group):
            meet = other > one and home[other] in (home[one], *near.get(home[one], ()))
            if meet and other not in group[one] and _joins(group[one], group[other], which, home):
                both = group[one] | group[other]
                group.update(dict.fromkeys(both, both))
    return {ident: min(members) for ident, members in group.items()}


def _joins(one: set[str], other: set[str], which: Mapping[str, Local], home: Mapping[str, str]) -> bool:
    """Say whether two groups may be one body: of one kind, and no two that an article or their names tell apart."""
    pairs = [(first, second) for first in one for second in other]
    return all(
        which[first].kind == which[second].kind and _same(which[first], which[second]) for first, second in pairs
    )


def _same(one: Local, other: Local) -> bool:
    first, second = one.words, other.words
    return first <= second or second <= first or _of_land(first) or _of_land(second)


def _of_land(words: frozenset[str]) -> bool:
    """Say whether a body is told only by its country: "Italian police" are any police of Italy."""
    return all(word in states() or word.endswith(("ian", "ish", "ese")) for word in words)


def _officers(
    mouths: Mapping[str, Mouth],
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    spoken: Mapping[str, Mapping[str, Local]],
    group: Mapping[str, str],
    near: Near,
) -> dict[str, Mouth]:
    """Return the voices of persons who speak for a body of a kind that is quoted itself in an article of the event."""
    bodies: dict[str, set[str]] = defaultdict(set)
    speaks: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.article, claim.start, claim.id)):
        mouth = mouths[claim.id]
        if mouth.basis != "speaker" or mouth.id in group:
            continue
        kind = office_of(mouth.label, articles[claim.article].text)
        homes = (claim.article, *near.get(claim.article, ()))
        quoted = {group[ident] for home in homes for ident, local in spoken.get(home, {}).items() if local.kind == kind}
        bodies[mouth.id] |= quoted
        speaks[mouth.id].append(claim.id)
    return {
        claim: replace(mouths[claim], id=min(bodies[ident]), reason=f"{mouths[claim].label} speaks for it")
        for ident, members in speaks.items()
        if len(bodies[ident]) == 1
        for claim in members
    }


@lru_cache(maxsize=1024)
def office_of(label: str, text: str) -> str | None:
    """Return the kind of body for which a text says a person speaks, by the words beside the name."""
    person = person_in(label)
    if person is None:
        return None
    for found in re.finditer(rf"(?<![\w-]){re.escape(person.surname)}(?![\w-])", text, re.IGNORECASE):
        before = _CLAUSE.split(text[max(0, found.start() - _BEFORE) : found.start()])[-1]
        behind = text[found.end() : found.end() + _BEHIND]
        kind = _told_before(before) or (_told_behind(_CLAUSE.split(behind)[0]) if behind[:2] in (", ", " o") else None)
        if kind is not None:
            return kind
    return None


def _told_before(words: str) -> str | None:
    """Return the kind of body whose office stands right before a name: "Police Chief", "coroner"."""
    near = key(re.sub(r"['’]s\b", "s", words)).split()[-6:]
    for size in (1, 2):
        for at in range(max(0, len(near) - 5), len(near) - size + 1):
            kind = _offices().get(" ".join(near[at : at + size]))
            if kind is not None and not any(word in _BREAKS for word in near[at + size :]):
                return kind
    return None


_BREAKS = frozenset("said says told that to by after when was were had has arrested shot a the and".split())


def _told_behind(words: str) -> str | None:
    """Return the kind of body a name is said behind it to speak for: ", a spokesman for the district attorney"."""
    found = re.match(r",?\s*(?:an?|the|who\s+is)?\s*(?P<what>[^,]{3,80}?)(?:,|$)", words)
    bare = key(found["what"]) if found is not None else ""
    if not re.search(r"\b(?:spokes\w+|chief|head|director|officer|of|from|with|commander|captain|sergeant)\b", bare):
        return None
    names = sorted(_offices(), key=lambda name: (-len(name), name))
    return next((_offices()[name] for name in names if re.search(rf"\b{re.escape(name)}\b", bare)), None)


@cache
def _kinds() -> dict[str, str]:
    """Names of kinds as compared, the longest first, each with its kind."""
    listed = ((name, kind) for kind, words in lexicon("offices").items() for name in words["names"])
    return dict(sorted(listed, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _offices() -> dict[str, str]:
    return {word: kind for kind, words in lexicon("offices").items() for word in words["officers"]}
