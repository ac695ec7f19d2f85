"""Somebody told only by what he or she is to another: "her agent", "the girl's mother", "Okafor's lawyer".

Such a speaker is the one person whom the article names in that role ("her agent, Dana Haddad"), or names at all and
another article of the event names in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from corroborate.lexicons import lexicon
from corroborate.records import Article, Claim
from corroborate.saying.speakers import head
from corroborate.weighing.ownwords import named
from corroborate.weighing.persons import RUN, person_in
from corroborate.weighing.stories import Near
from corroborate.weighing.voicings import Mouth

_OWNED = re.compile(r"(?:(?:the|his|her|their|its)\s|.*['’]s?\s)", re.IGNORECASE)
_AFTER = re.compile(
    r",?\s+(?:(?:is|was)\s+)?(?:(?:an?|the|his|her|their|its|[A-Z][\w’'-]*['’]s?)\s+)(?:[\w-]+\s+){0,2}?"
)


def named_by_role(
    mouths: Mapping[str, Mouth], claims: Sequence[Claim], articles: Mapping[str, Article], near: Near
) -> dict[str, Mouth]:
    """Return the voices with everybody who is told by a role alone under the name the event's articles give it."""
    found = {}
    for claim in claims:
        mouth, said = mouths[claim.id], claim.attribution
        role = role_of(said.speaker) if said is not None and mouth.basis in ("unnamed", "speaker", "relay") else None
        if role is None or said is None:
            continue
        owner = _owner(said.speaker)
        home = bearers(articles[claim.article].text, role, owner)
        texts = [] if home else [articles[other].text for other in near.get(claim.article, ())]
        low = articles[claim.article].text.casefold()
        told = {name: full for text in texts for name, full in bearers(text, role, owner).items() if name in low}
        names = home or told
        if len(names) == 1:
            who = next(iter(names.values()))
            found[claim.id] = replace(named(who), basis="speaker", reason=f"{said.speaker}: {who}")
    return {**mouths, **found}


def role_of(speaker: str) -> str | None:
    """Return the role by which alone a speaker is told, or ``None``."""
    role = head(speaker).casefold()
    owned = _OWNED.match(speaker)
    if role.startswith("spokes") and not speaker.casefold().startswith(("his ", "her ")):
        return None  # of a body, which is looked for elsewhere
    if role not in _roles() or owned is None or (owned.group()[-2:-1] not in "s'’" and person_in(speaker) is not None):
        return None
    return role


@lru_cache(maxsize=512)
def bearers(text: str, role: str, owner: str = "") -> Mapping[str, str]:
    """Return whom a text names in a role, by surname: "her agent, Dana Haddad", "Dana Haddad, her agent".

    Where ``owner`` is told, nobody who is that to somebody else: "the suspect's mother" is not the victim's.
    """
    found: dict[str, str] = {}
    for run in RUN.finditer(text):
        person = person_in(run.group())
        if person is None or not person.given:
            continue
        before = re.search(rf"\b{role},?\s+$", text[max(0, run.start() - 30) : run.start()], re.IGNORECASE)
        behind = _AFTER.match(text, run.end())
        told = behind is not None and re.match(rf"{role}\b", text[behind.end() :], re.IGNORECASE) is not None
        if (before is not None or told) and (
            not owner or _owner(text[max(0, run.start() - 50) : run.start()]) in ("", owner)
        ):
            found.setdefault(person.surname, re.sub(r"['’]s?$", "", run.group()))
    return found


def _owner(words: str) -> str:
    """Return the word of the one to whom somebody is what words say: "the suspect's mother", "Okafor's lawyer"."""
    found = re.search(r"([\w-]+?)(?:['’]s|(?<=s)['’])\s+(?:[\w-]+\s+){0,2}?[\w-]+,?\s*$", words)
    return found[1].casefold() if found is not None else ""


@cache
def _roles() -> frozenset[str]:
    return frozenset(lexicon("names")["relations"])
