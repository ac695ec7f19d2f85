"""One body under several names in the articles of one event: in short, by its initials, with or without its place.

"LA Times" and "Los Angeles Times", "THR" and "The Harbour Review", "Central Elections Commission" and "Central
Commission for Elections of Norland" are one. Listed bodies keep their ids; persons are joined elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from corroborate.lexicons import lexicon
from corroborate.records import Claim
from corroborate.saying.speakers import head, key, known
from corroborate.weighing.persons import person_in
from corroborate.weighing.stories import Near
from corroborate.weighing.voicings import Mouth

_SMALL = frozenset("of for and the in on to a an al".split())
_STEM = 5
"""Letters in which two forms of one word agree: "election", "elections", "electoral"."""
_FEWEST = 2
"""Words a name needs that another one holds."""
_WORD = re.compile(r"[^\W\d_][\w’'.&-]*")


def one_body(mouths: Mapping[str, Mouth], claims: Sequence[Claim], near: Near) -> dict[str, Mouth]:
    """Return the voices with every unlisted body under one id over the articles that share an event."""
    spoken: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        mouth = mouths[claim.id]
        if mouth.basis == "speaker" and _unlisted(mouth):
            spoken[claim.article].add((mouth.id, mouth.label))
    joined: dict[str, str] = {}
    for article in sorted(spoken):
        here = {one for other in (article, *near.get(article, ())) for one in spoken.get(other, ())}
        for ident, label in sorted(spoken[article]):
            for other, name in sorted(here):
                if other != ident and one_name(label, name):
                    first, second = joined.get(ident, ident), joined.get(other, other)
                    least = min(first, second)
                    joined = {one: least if of in (first, second) else of for one, of in joined.items()}
                    joined[ident] = joined[other] = least
    return {claim: replace(mouth, id=joined.get(mouth.id, mouth.id)) for claim, mouth in mouths.items()}


def _unlisted(mouth: Mouth) -> bool:
    """Say whether a voice is a body told only by the name printed."""
    kind, _, ident = mouth.id.partition(":")
    return (
        kind == "body"
        and ":" not in ident
        and ident not in lexicon("bodies")["bodies"]
        and known(mouth.label) is None
        and person_in(mouth.label) is None
    )


@lru_cache(maxsize=65536)
def one_name(first: str, second: str) -> bool:
    """Say whether two names of bodies are one body's: one is the other's initials, or holds all its words."""
    one, other = _words(first), _words(second)
    if not one or not other:
        return False
    if _short_of(one, other) or _short_of(other, one):
        return True
    stems = [frozenset(_stem(word) for word in words if word.casefold() not in _SMALL) for words in (one, other)]
    less, more = sorted(stems, key=len)
    return len(less) >= _FEWEST and less <= more and _stem(head(first)) == _stem(head(second))


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.sub(r"['’]s?$|\.", "", word) for word in _WORD.findall(name))


def _stem(word: str) -> str:
    bare = key(word)
    return bare[:_STEM] if len(bare) > _STEM else bare


def _short_of(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether one name is the other with runs of words cut to their initials, one run at least."""
    if len(short) >= len(long) or not any(_capitals(word) for word in short):
        return False
    return _aligned(short, long) or _aligned(short, [word for word in long if word.casefold() not in _SMALL])


def _aligned(short: Sequence[str], long: Sequence[str]) -> bool:
    if not short or not long:
        return not short and not long
    first, rest = short[0], short[1:]
    if first.casefold() == long[0].casefold():
        return _aligned(rest, long[1:])
    size = len(first)
    initials = "".join(word[:1] for word in long[:size])
    return _capitals(first) and len(long) >= size and initials.upper() == first and _aligned(rest, long[size:])


def _capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()
