"""One person or body under two spellings in two articles: voices of unlisted names that sound alike are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from corroborate.lexicons import lexicon
from corroborate.saying.spellings import skeleton
from corroborate.weighing.voicings import Mouth

SHORTEST = 9
"""Letters of a name of two words or more from which a like sound is no chance."""


def one_spelling(mouths: Mapping[str, Mouth]) -> dict[str, Mouth]:
    """Return the voices with every unlisted name under one id, the first of its spellings in order.

    "Mohammed Haddad" and "Muhamad Hadad" are one; names of one word and short ones are left as they are.
    """
    listed = lexicon("bodies")["bodies"]
    spellings: dict[str, set[str]] = defaultdict(set)
    for mouth in mouths.values():
        kind, _, name = mouth.id.partition(":")
        if kind == "body" and "-" in name and ":" not in name and len(name) >= SHORTEST and name not in listed:
            spellings[skeleton(name.replace("-", " "))].add(mouth.id)
    first = {ident: min(ids) for ids in spellings.values() for ident in ids if len(ids) > 1}
    return {claim: replace(mouth, id=first.get(mouth.id, mouth.id)) for claim, mouth in mouths.items()}
