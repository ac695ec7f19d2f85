"""Who denies an act without naming the doer denies it for himself: "Moscow denied any part in it".

What a claim's words say of doers is read from the words alone. Where they name none and the claim is a denial, its
speaker tells whose hand in it is denied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corroborate.claiming.parties import parties_in
from corroborate.records import Answer, Claim
from corroborate.text.parsing import parser

_CUE = re.compile(r"^\s*\[[^\[\]]*\]\s*")
"""The speaker and cue put before a claim so that it can be read alone."""
_FORCES = (
    r"(?:aircraft|(?:war)?planes?|jets?|helicopters?|drones?|(?:air )?forces?|army|military|troops|soldiers|navy"
    r"|fighters|men|units|pilots)"
)
_WEAPONS = r"(?:weapons?|bombs?|munitions?|agents?|gas|chlorine|sarin|missiles?|rockets?|shells?|barrels?|substances)"
_DENIED = re.compile(
    r"\b(?:involvement|responsibility|complicity|any (?:part|role|hand|link)|being behind|(?:was|were) behind)\b"
    r"|\b(?:accusations?|allegations?|charges?|claims?|reports?)\b(?! (?:that|by|about|of|on|from)\b)"
    r"|\breports? of [^.;]{0,60}\b(?:attack|strike|raid|bombing|shelling|massacre)s?\b"
    rf"|\b(?:its|their|his|our|the country['’]?s|the nation['’]?s)\b (?:[\w'’-]+ ){{0,2}}?{_FORCES}\b"
    rf"|\b(?:use|used|uses|using)\b (?:[\w'’-]+ ){{0,5}}?{_WEAPONS}\b"
    r"|^(?:it |they |ever |even )?(?:had |have |has )?(?:bombing|targeting|striking|attacking|shelling|hitting"
    r"|shooting|carrying out|launching|dropping|firing|bombed|targeted|struck|attacked|shelled|hit|carried out)\b",
    re.IGNORECASE,
)
"""Words of a share in an act behind a verb of denying: what others report, his own forces, the use of a weapon."""
_NO_SHARE = re.compile(
    r"\b(?:has|have|had|played|took) (?:[\w'’-]+ ){0,2}?no (?:[\w'’-]+ )?"
    r"(?:link|connection|role|part|hand|involvement|responsibility)\b"
    r"|^(?:it|they|we|he|she) (?:is|are|was|were) (?:not|never|in no way) (?:responsible|behind|involved|to blame)\b"
    rf"|\b(?:our|its|their|his) (?:[\w'’-]+ ){{0,2}}?{_FORCES} (?:did not|had not|have not|never) "
    r"(?:fired?|hit|strike|struck|bomb(?:ed)?|target(?:ed)?|attack(?:ed)?|shell(?:ed)?|operated?|carr(?:y|ied)|used?)\b",
    re.IGNORECASE,
)
"""A denial put as a plain statement: "the army had no part in it", "our jets did not strike"."""
_OTHER_MATTER = re.compile(
    r"\b(?:calls?|pleas?|demands?|offers?|proposals?|requests?|truce|ceasefire|talks|plan|allegiance|resolution"
    r"|withdraw\w*|negotiat\w*)\b",
    re.IGNORECASE,
)
"""What is turned down rather than denied."""
_BODY = re.compile(
    r"\b(?:government|regime|army|military|ministr\w+|minister|president|kremlin|state|authorit\w+|forces?|officials?"
    r"|general|commander|command|spokes\w+|ambassador|envoy|coalition|group|movement|militants?|rebels?)\b",
    re.IGNORECASE,
)
_NOT_THE_PARTY = re.compile(
    r"\b(?:opposition|activists?|observatory|monitor\w*|civil defen[cs]e|rescue\w*|residents?|doctors?|medics?|agency"
    r"|television|tv|network|journalists?|analysts?|human rights)\b",
    re.IGNORECASE,
)


STATE = "Syrian government"
"""The party that bare words for a state ("the government", "the army") name, as in the lexicon of actors."""
_OWN_ARMY = re.compile(r"(?:the |an? )?(?:army|military)(?: (?:command|source|spokes\w+|official|statement))?$", re.I)


def own_denials(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, a denial of an act that names no doer with its speaker as the one who clears himself."""
    return tuple(_answered(claim) for claim in claims)


def _answered(claim: Claim) -> Claim:
    if claim.attribution is None or claim.modality in ("planned", "conditional"):
        return claim
    if any(answer.question.split("/")[0] == "responsible" for answer in claim.answers):
        return claim
    words = _CUE.sub("", claim.resolved)
    found = (_DENIED if claim.modality == "denied" else _NO_SHARE).search(words)
    if found is None or _OTHER_MATTER.search(words):
        return claim
    denied = tuple(
        Answer("responsible", party, found.group(), polarity=False) for party in _party_of(claim.attribution.speaker)
    )
    return replace(claim, answers=(*claim.answers, *denied))


@lru_cache(maxsize=4096)
def _party_of(speaker: str) -> tuple[str, ...]:
    """Return the parties a speaker speaks for; an agency, a monitor or a resident speaks for none."""
    if _NOT_THE_PARTY.search(speaker):
        return ()
    parties = parties_in(tuple(parser().make_doc(speaker)))
    if not parties and _OWN_ARMY.match(speaker):
        return (STATE,)
    return parties if _BODY.search(speaker) or len(speaker.split()) <= 2 * max(len(parties), 1) else ()
