"""Who speaks for a body by name: "X, spokesman for Y", "Y spokesman X", "X, who heads Y"; X is then Y's voice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from corroborate.saying.speakers import known
from corroborate.weighing.namings import canonical

_NAME_WORD = r"(?:(?:al|el|Al|El)-[A-Z][\w’'-]+|[A-Z][\w’'-]+)"
_NAME = rf"{_NAME_WORD}(?:\s+(?:{_NAME_WORD}|bin|ibn|al|van|de)){{1,3}}"
_SPOKE = r"spokes(?:man|woman|person)"
_HEADS = r"(?:head|director|chief|founder|co-founder|chairman|president|coordinator|manager)"
_RANK = (
    r"(?:(?:Lt|Col|Maj|Gen|Brig|Capt|Lieutenant|Colonel|Major|General|Brigadier|Rear|Vice|Admiral|Captain|Commander|Air|"
    r"Commodore|Mr|Mrs|Ms|Dr|Sergeant|Sgt)\.?[\s-]+)*"
)
_OFFICE = (
    r"(?:army|military|coalition|ministry|police|council|government|defen[cs]e|foreign|interior|health|general|staff"
    r"|presidential|civil|air|force|human|rights|office|monitoring|group)"
)
_BEFORE = re.compile(
    rf"(?P<body>(?:[A-Z][\w’'.-]*|{_OFFICE})(?:\s+(?:[A-Z][\w’'.-]*|{_OFFICE}|of|for|and)){{0,7}})"
    rf"\s+(?:(?:media|press|military|chief|official)\s+)?(?P<role>{_SPOKE}|{_HEADS})\s+{_RANK}(?P<name>{_NAME})"
)
_AFTER = re.compile(
    rf"(?P<name>{_NAME}),?\s+(?:(?:an?|the|who\s+is|who)\s+)?(?:(?:[a-z-]+\s+){{0,2}})?"
    rf"(?P<role>{_SPOKE}|{_HEADS}|heads|runs|leads)\s+(?:(?:for|of|at|with)\s+)?(?:the\s+)?"
    rf"(?P<body>(?:[a-z-]+-based\s+|[a-z]+\s+)?[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|of|for|and|the)){{0,7}})"
)
_ITS = re.compile(
    rf"(?P<body>[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|of|for|and)){{0,7}})['’]?s?\s+(?P<role>{_SPOKE}|{_HEADS})"
    rf",?\s+{_RANK}(?P<name>{_NAME})"
)


_FULL_NAME = re.compile(rf"{_NAME_WORD}\s+{_NAME_WORD}")
_OF = re.compile(
    rf"\b(?:{_SPOKE}|(?i:{_HEADS}))\s+(?:of|for)\s+(?:the\s+)?(?P<run>[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|of|for|and|al)){{1,9}})"
)
"""The body and then the name, without a mark between them: "President of the Syrian Coalition Omar Haddad"."""


@lru_cache(maxsize=64)
def heads_in(text: str) -> Mapping[str, str]:
    """Return the bodies for which persons named in a text speak or which they head, by the person's name as compared.

    A spokesman speaks for any body that is named; a head only for one the lexicon knows, so that the head of a
    hospital or of a brigade stays a person.
    """
    found: dict[str, str] = {}
    for pattern in (_BEFORE, _AFTER, _ITS):
        for match in pattern.finditer(text):
            body = _cut(match["body"], match["role"].startswith("spokes"))
            if body is not None:
                found.setdefault(_compared(match["name"]), body)
    for match in _OF.finditer(text):
        words = match["run"].split()
        for end in range(len(words) - 2, 0, -1):
            body, person = " ".join(words[:end]), _FULL_NAME.match(" ".join(words[end:]))
            if person is not None and (ident := known(body)) is not None and not ident.endswith("-government"):
                found.setdefault(_compared(person.group()), body)
                break
    return found


def body_of(name: str, text: str) -> str | None:
    """Return the body a person of that name speaks for or heads in ``text``."""
    return heads_in(text).get(_compared(name))


def _compared(name: str) -> str:
    return canonical(name).casefold()


def _cut(words: str, speaks: bool) -> str | None:
    """Return the name of the body out of the words beside the office: a known one, else for a spokesman any name.

    Words of the sentence may stand around it: "On Monday Russian Foreign Ministry".
    """
    parts = words.split()
    runs = [" ".join(parts[at:]) for at in range(len(parts))]
    runs += [" ".join(parts[:end]) for end in range(len(parts), 0, -1)]
    for run in runs:
        ident = known(run)
        if ident is not None and not ident.endswith("-government"):
            return run
    if not speaks:
        return None
    while parts and parts[0].casefold() in ("the", "of", "for", "and"):
        parts = parts[1:]
    if len(parts) == 1 and parts[0].islower():
        return f"the {parts[0]}"
    return " ".join(parts) if parts and parts[0][:1].isupper() else None
