"""What a place name is to the words beside it: who acts, whose ground, a side of another, a land around one."""

from __future__ import annotations

from spacy.tokens import Token

from corroborate.records import Place


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
