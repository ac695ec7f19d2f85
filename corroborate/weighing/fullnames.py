"""The full name of a speaker, where his article or sentence gives more of it than was read beside the cue."""

from __future__ import annotations

import re

from corroborate.saying.bodynames import states
from corroborate.saying.speakers import key, known
from corroborate.saying.timespeakers import timeless
from corroborate.weighing.namings import BODY_NAME, LEADING_IN, NAME_WORD, printed_names
from corroborate.weighing.persons import full_names, surname_alone

_SMALL = frozenset("of for and the in on to al".split())
_EXPLAINED = re.compile(rf"^(?P<name>{NAME_WORD}(?:\s+{NAME_WORD}){{0,3}})\s+(?:the|an?|who|which|whose)\s")
_GOVERNED = re.compile(r"\b(?:in|of|to|from|through|with|at|on|for|near|into|over|across)\s+(?:the\s+)?$")
"""Before a name that is no subject: "sent through the United States, the firm said"."""
_NEXT = r",?\s+"
_RELATIVE = r"(?:\s+(?:that|which|who)\s+(?:[\w'’-]+\s+){1,12}?|,?\s+)"


def whole_name(speaker: str, sentence: str, article: str) -> str:
    """Return the name of a speaker as fully as his sentence and article give it."""
    if known(speaker) is not None:
        return speaker
    told = based(speaker, sentence) or introduced(speaker, sentence)
    return told or spelled_out(_unexplained(speaker), article)


def completed(speaker: str, sentence: str) -> str:
    """Return a name with the capitals right behind it that were cut off: "Chief of Detectives Dana" "Okafor".

    Whoever is known is left, and what follows must not be another's name, a state, a day or possessed.
    """
    if known(speaker) is not None or not speaker.split()[-1:] or not speaker.split()[-1][:1].isupper():
        return speaker
    found = re.search(
        rf"(?<![\w-]){re.escape(speaker)}(?P<more>(?: [A-Z][\w-]*[a-z]){{1,2}})(?=[,.;:\"”]|$| [a-z])", sentence
    )
    if found is None or any(_apart(word) for word in found["more"].split()):
        return speaker
    return speaker + found["more"]


def _apart(word: str) -> bool:
    """Say whether a capital behind a name belongs to something else: a state, a body, a day."""
    return key(word) in states() or known(word) is not None or timeless(word) != word


def _unexplained(speaker: str) -> str:
    """Return a name without its seat ("the Homs-based ...") and what it is said to be: "Omar Haddad the former"."""
    speaker = re.sub(r"^[\w-]+-(?:based|run|led|backed)\s+(?=[A-Z])", "", speaker)
    found = _EXPLAINED.match(speaker)
    return found["name"] if found is not None and known(speaker) is None else speaker


def introduced(speaker: str, sentence: str) -> str | None:
    """Return the name a sentence opens its account with where the speaker was read off the apposition after it.

    "Omar Haddad the manager of a hospital in Homs told" is an account of Omar Haddad's, not of Homs; "the Doctors
    Union a group of medics that runs clinics said" one of the union.
    """
    apposed = speaker[:1].islower() and speaker.startswith(("a ", "an ", "the "))
    said = rf"{re.escape(speaker)}{_RELATIVE if apposed else _NEXT}(?:said|told|added|says|reported)\b"
    link = r"(?:the|an?|who|head|director|manager|chief|spokes\w+)\s+(?:[\w'’-]+\s+){0,12}?"
    found = re.search(rf"(?P<name>{BODY_NAME}),?\s+(?:{link if not apposed else ''}){said}", sentence)
    if found is None:
        return None
    first = printed_names().match(found["name"])
    if first is None and _GOVERNED.search(sentence[: found.start()]):
        return None
    for known_name in printed_names().finditer(sentence, 0, found.end("name")):
        if known_name.end() == found.end("name"):
            return known_name["name"]
    words = found["name"].split()
    if first is not None and len(words) - len(first.group().split()) >= 2:
        words = words[len(first.group().split()) :]  # "speaking to Anadolu Agency Omar Haddad a teacher said"
    while words and (words[0].casefold() in LEADING_IN or timeless(words[0]) != words[0]):
        words = words[1:]
    name = " ".join(words)
    return name if len(words) > 1 and timeless(name) == name else None


def based(speaker: str, sentence: str) -> str | None:
    """Return the name after a place a speaker was cut at ("Istanbul" of "the Istanbul-based Homs Media Office")."""
    found = re.search(rf"{re.escape(speaker)}-(?:based|run|led|backed)\s+(?P<name>{BODY_NAME})", sentence)
    return found["name"] if found is not None else None


def spelled_out(speaker: str, article: str) -> str:
    """Return the full name an article gives for a lone surname, or for a name cut at a hyphen ("Omar al")."""
    speaker = re.sub(r"^([A-Z]{2,})s$", r"\1", speaker)  # "ISs" of "ISs statement", its apostrophe lost
    words = speaker.split()
    if len(words) == 1 and speaker.isupper() and (short := _of_initials(speaker, article)) is not None:
        return short
    if len(words) > 2 and words[-1].isupper() and _initials(words[:-1]) == words[-1]:
        return " ".join(words[:-1])
    if words and words[-1] == "al":
        found = re.search(re.escape(speaker) + r"-[A-Z]\w+", article)
        return found.group() if found is not None else speaker
    alone = surname_alone(speaker)
    return full_names(article).get(alone, speaker) if alone is not None else speaker


def _of_initials(short: str, article: str) -> str | None:
    """Return the name an abbreviation stands for: the run of capitals with these initials its article prints."""
    if not 2 <= len(short) <= 7 or known(short) is not None:
        return None
    for found in re.finditer(rf"\b{short[0]}[\w’'-]*(?:\s+(?:{NAME_WORD}|of|for|and|the|in)){{1,9}}", article):
        words = found.group().split()
        for end in range(2, len(words) + 1):
            if words[end - 1] not in _SMALL and _initials(words[:end]) == short:
                return " ".join(words[:end])
    return None


def _initials(words: list[str]) -> str:
    return "".join(word.removeprefix("al-")[:1].upper() for word in words if word not in _SMALL)
