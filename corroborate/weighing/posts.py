"""Whoever holds a post in a body that an event's articles quote is that body's voice: its director is no second one.

"Dana Okafor, president of the Harbour Trust" and "the Harbour Trust's policy director Dana Okafor" speak for the Trust
where the Trust is quoted itself; where it is not, they are themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from corroborate.lexicons import lexicon
from corroborate.records import Article, Claim
from corroborate.saying.speakers import anonymous, known
from corroborate.weighing.namings import NAME_WORD
from corroborate.weighing.persons import person_in
from corroborate.weighing.stories import Near
from corroborate.weighing.voicings import Mouth

_POST = (
    r"(?:spokes(?:man|woman|person)|chief\s+executive|CEO|president|director|chairman|chairwoman|chair|head|chief"
    r"|secretary|manager|coordinator|counsel|officer|executive)"
)
_NAME = rf"(?P<name>(?:{NAME_WORD}|[A-Z]\.)(?:\s+(?:{NAME_WORD}|[A-Z]\.)){{1,3}})"
_KIND = r"(?:[a-z-]+\s+){0,4}"


def one_house(
    mouths: Mapping[str, Mouth], claims: Sequence[Claim], articles: Mapping[str, Article], near: Near
) -> dict[str, Mouth]:
    """Return the voices with those who hold a post in a quoted body as that body, over articles that share an event."""
    quoted: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        mouth = mouths[claim.id]
        if mouth.basis == "speaker" and _is_body(mouth):
            quoted[claim.article].add((mouth.id, re.sub(r"^[Tt]he\s+", "", mouth.label)))
    posts: dict[str, dict[str, set[str]]] = {}
    for article in sorted({claim.article for claim in claims}):
        around = (article, *near.get(article, ()))
        bodies = sorted({body for other in around for body in quoted.get(other, ())})
        found: dict[str, set[str]] = defaultdict(set)
        for ident, label in bodies:
            for surname in holders(articles[article].text, label):
                found[surname].add(ident)
        posts[article] = found
    houses: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        mouth = mouths[claim.id]
        person = person_in(mouth.label) if mouth.basis == "speaker" and not _is_body(mouth) else None
        if person is not None:
            houses[mouth.id] |= posts[claim.article].get(person.surname, set())
    joined = dict(mouths)
    for claim in claims:
        mouth = mouths[claim.id]
        if len(houses.get(mouth.id, ())) == 1:
            reason = f"{mouth.label} holds a post in a body that is quoted itself"
            joined[claim.id] = replace(mouth, id=min(houses[mouth.id]), reason=reason)
    return joined


def _is_body(mouth: Mouth) -> bool:
    """Say whether a voice is a body by its name, listed or not, and no state or person."""
    kind, _, ident = mouth.id.partition(":")
    return (
        kind == "body"
        and not ident.endswith("-government")
        and person_in(mouth.label) is None
        and mouth.label[:1].isupper()
        and not anonymous(mouth.label)
        and (ident in lexicon("bodies")["bodies"] or known(mouth.label) is None)
    )


@lru_cache(maxsize=4096)
def holders(text: str, body: str) -> tuple[str, ...]:
    """Return the surnames of the persons who hold a post in a body by a text's words beside their names."""
    if body not in text:
        return ()
    name = re.escape(body)
    patterns = (
        rf"\b{name}(?:['’]s)?\s+{_KIND}{_POST},?\s+{_NAME}",
        rf"{_NAME},?\s+(?:(?:an?|the|who\s+is)\s+)?{_KIND}{_POST}\s+(?:of|for|at|with)\s+(?:the\s+)?{name}\b",
        rf"{_NAME},\s+(?:the\s+)?{name}(?:['’]s)?\s+{_KIND}{_POST}\b",
    )
    people = (person_in(found["name"]) for pattern in patterns for found in re.finditer(pattern, text))
    return tuple(sorted({person.surname for person in people if person is not None}))
