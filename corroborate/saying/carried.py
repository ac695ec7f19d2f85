"""Attributions that reach past the words right beside a cue: an earlier clause, the next sentence, a lost comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corroborate.records import Attribution, Saying
from corroborate.saying.cues import printed
from corroborate.saying.speakers import anonymous, known

_BETWEEN = re.compile(r"[\s,\"”“'’.]*(?:the |a |an |its )?$", re.IGNORECASE)
_ADDING = re.compile(
    r"\W*(?:adding|noting|stressing|saying|explaining|indicating|specifying|pointing out|and added)\b", re.IGNORECASE
)
_HARMED = r"(?:killed|dead|slain|injured|wounded|hurt|victims|casualties|fatalities|arrested|detained|missing)"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|scores|some|most|many)"
_GOES_ON = re.compile(
    rf"(?:of|among) (?:(?:those|the|all|people) )+{_HARMED}\b|(?:of|among) them\b"
    rf"|(?:at least |more than )?{_NUMBER} of (?:them|(?:those|the) {_HARMED})\b|(?:some|most|many|all|others) were\b"
    rf"|(?:at least |some |about )?(?:another \w+|{_NUMBER}(?: of)? (?:others?|more)\b|{_NUMBER} other \w+)",
    re.IGNORECASE,
)
_LAST_WORDS = re.compile(
    rf"(?P<said>{printed('finite')})"
    r"(?: (?:on|late|early|in a statement|in an?|earlier)\b[\w ]{0,30})?[\s.\"”]*$"
)
_LONGEST_NAME = 9  # words before "said" in which a known body is looked for


def carried_back(sayings: Sequence[Saying], text: str) -> list[Saying]:
    """Give a clause before "the ministry said, adding ..." to that speaker, where a first reading left it to nobody."""
    out = list(sayings)
    for i, (first, second) in enumerate(pairwise(sayings)):
        who = second.attribution
        if first.attribution is not None or who is None or who.start is None or who.end is None:
            continue
        if first.end > who.start or not _BETWEEN.fullmatch(text[first.end : who.start]):
            continue
        cue = re.match(rf"\W*{re.escape(who.cue)}", text[who.end :])
        if cue is not None and _ADDING.match(text, who.end + cue.end()):
            out[i] = replace(first, attribution=who, modality=second.modality if second.quoted else first.modality)
    return out


def goes_on(words: str) -> bool:
    """Whether a sentence goes on with the count before: "Another 70 were wounded", "Among the dead were two boys"."""
    return _GOES_ON.match(words) is not None


def at_the_end(text: str, start: int, end: int) -> tuple[Attribution, int] | None:
    """Return the known body that a sentence without commas ends in, and where it begins: "... the Observatory said"."""
    found = _LAST_WORDS.search(text, max(start, end - 80), end)
    if found is None:
        return None
    before = list(re.finditer(r"\S+", text[start : found.start()]))[-_LONGEST_NAME:]
    for word in before:
        name = text[start + word.start() : found.start()].strip()
        bare = re.sub(r"^the ", "", name)
        if (name.startswith("the ") or name[:1].isupper()) and known(bare) and not anonymous(bare):
            at = start + word.start()
            return Attribution(bare, found["said"], False, (), at, found.start()), at
    return None
