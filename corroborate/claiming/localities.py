"""What a place name is to the words beside it: who acts, whose ground, a side of another, a land around one."""

from __future__ import annotations

import re

from spacy.tokens import Token

from corroborate.lexicons import lexicon
from corroborate.records import Place

_LANDMARK = re.compile(
    r"(?:,? [a-z]+)?,? (?:near|close to|not far from|next to|adjacent to|neighbou?ring) (?:the )?"
    r"(?:[a-z]+ ){0,2}(?:of )?$"
)
"""Words between two names of which the first is where, the second only tells where that is: "X village near Y"."""
_FIRING = frozenset(lexicon("surroundings")["words"]["firing"])
_FIRES = frozenset(lexicon("surroundings")["words"]["fires"])


def lies_on_side(place: Place, side: Place) -> bool:
    """Say whether "northern Aleppo" only says where a place told beside it lies."""
    base = side.name.partition(" (")[0]
    return side.name.endswith(")") and bool({base, f"{base} province"}.intersection(place.within))


def is_wide(place: Place) -> bool:
    """Say whether a place is a whole country or a side of one."""
    return place.level == "country" or (place.name.endswith(")") and len(place.within) == 1)


def is_subject(token: Token) -> bool:
    """Say whether a name is what acts, alone or in a list: "Turkey and Qatar support"."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    return token.dep_ == "nsubj"


def is_land_of(before: str, place: Place) -> bool:
    """Say whether words before a place are of the land it lies in: "Syrias Aleppo" is no person."""
    return any(before.startswith(name) for name in place.within)


def is_a_partys(token: Token, begins: int) -> bool:
    """Say whether a name stands in a clause on who acts: "fought rebels who hold the north of Iraq".

    The noun of that clause stands at or after character ``begins`` of the parsed text.
    """
    clause = next((above for above in token.ancestors if above.dep_ == "relcl"), None)
    if clause is None or clause.head.idx < begins:
        return False
    who = any(word.lower_ == "who" for word in clause.children)
    return who or clause.head.ent_type_ in ("ORG", "NORP", "PERSON")


def is_landmark(between: str) -> bool:
    """Say whether the words between two place names make the second one a landmark of the first."""
    return bool(_LANDMARK.match(between))


def is_fired_from(token: Token) -> bool:
    """Say whether a name stands with those who fire: "rebels in X shelled Y"; it is Y that was hit."""
    if token.dep_ not in ("pobj", "appos", "conj", "compound"):
        return False
    above = [token, *token.ancestors]
    for number, noun in enumerate(above[1:], 1):
        if noun.dep_ == "nsubj":
            fires = noun.lemma_.lower() in _FIRING and noun.head.lemma_.lower() in _FIRES
            return fires and any(word.dep_ == "prep" for word in above[:number])
        if noun.pos_ not in ("NOUN", "PROPN", "ADP", "VERB") or noun.dep_ in ("ROOT", "dobj", "nsubjpass"):
            return False
    return False
