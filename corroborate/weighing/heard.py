"""Who has spoken in an article so far, for "the source added" and "the group said"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corroborate.records import Attribution, Claim
from corroborate.saying.speakers import head, key
from corroborate.weighing.descriptions import can_speak
from corroborate.weighing.voicings import Mouth

SPOKEN = ("speaker", "relay", "unnamed")
"""How a claim came to its voice where somebody is said to speak in it."""


@dataclass(slots=True)
class Heard:
    """Whom an article has let speak so far: the last one, all named ones (the latest last), the unnamed by their head.

    "The source added" is the source heard before, "the group said" the body. ``by_words`` holds the voices by the words
    a speaker was read in, for sentences that mean the same one by a pronoun.
    """

    last: Mouth | None = None
    named: list[str] = field(default_factory=list)
    unnamed: dict[str, Mouth] = field(default_factory=dict)
    by_words: dict[str, Mouth] = field(default_factory=dict)

    def note(self, mouth: Mouth, attribution: Attribution | None) -> None:
        """Remember who spoke."""
        if mouth.basis not in SPOKEN:
            return
        self.last = mouth
        if attribution is not None:
            self.by_words[attribution.speaker] = mouth
        if mouth.basis == "speaker":
            self.named.append(mouth.label)
        if attribution is not None and mouth.basis != "speaker":
            self.unnamed[_head(attribution.speaker)] = mouth

    def again(self, speaker: str) -> Mouth | None:
        """Return the unnamed speaker "the source" or "the witness" was before."""
        if not speaker.casefold().startswith(("the ", "this ", "same ")):
            return None
        return self.unnamed.get(_head(speaker))


def misread(attribution: Attribution, field: str) -> bool:
    """Say whether "he" or "she" was read as a thing or a place of the text: whoever spoke last is meant."""
    if attribution.start is None or field[attribution.start : attribution.end].casefold() not in ("he", "she"):
        return False
    if attribution.speaker[:1].islower() and not can_speak(attribution.speaker):
        return True
    name = re.escape(attribution.speaker)
    where = r"(?:in|near|around|outside|inside|into|(?:town|city|village|district|neighbou?rhood) of)"
    return re.search(rf"\b{where}\s+(?:the\s+)?{name}\b", field, re.IGNORECASE) is not None


def relayed_once(claims: Sequence[Claim], mouths: Mapping[str, Mouth]) -> dict[str, Mouth]:
    """Return the voices of those unnamed whom their article elsewhere, under the same description, has an agency hear.

    "A source at the police said ... the source told the agency": both are the agency's. Crowds ("residents") are not
    joined so: others may speak elsewhere.
    """
    heard: dict[tuple[str, str], set[str]] = defaultdict(set)
    by_id: dict[str, Mouth] = {}
    for claim in claims:
        said, mouth = claim.attribution, mouths[claim.id]
        if said is not None and mouth.basis == "relay":
            heard[(claim.article, key(said.speaker))].add(mouth.id)
            by_id.setdefault(mouth.id, mouth)
    found = {}
    for claim in claims:
        said = claim.attribution
        if said is None or mouths[claim.id].basis != "unnamed" or _head(said.speaker).endswith("s"):
            continue
        ids = heard.get((claim.article, key(said.speaker)), set())
        if len(ids) == 1:
            found[claim.id] = by_id[min(ids)]
    return found


def _head(speaker: str) -> str:
    return head(speaker).casefold()
