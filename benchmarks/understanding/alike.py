"""When two speakers are one and two names one place, asked without the product's own lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from assertions import Somewhere, Speaker

BODIES = {
    "sohr": ("observatory", "sohr", "monitor", "monitoring", "rahman", "rahmane", "abdurrahman", "abdulrahman"),
    "sana": ("sana", "syrian arab news agency"),
    "white helmets": ("white helmets", "civil defence", "civil defense", "rescuers", "rescue service"),
    "lcc": ("local coordination committees", "lcc"),
    "syrian state tv": ("syrian state tv", "syrian state television", "state television", "state tv"),
    "syrian state media": ("syrian state media", "state media"),
    "un": ("united nations", "un"),
    "afp": ("afp", "agence france presse"),
    "reuters": ("reuters",),
}
"""By which words a known body is known."""

_AFTER_HEAD = re.compile(r"\s(?:of|for|in|at|close|with|from|on|who|which|citing|to)\s.*|,.*", re.DOTALL)
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|an|az|the)\s+")
_GENERIC = re.compile(
    r"\b(?:city|town|village|province|governorate|district|neighbou?rhood|quarter|area|countryside|region|suburbs?|"
    r"northern|southern|eastern|western|north|south|east|west|central|the|de facto|air ?base|military|airport|base|"
    r"hospital|mosque|market|road|farms|camp|crossing|hill|river)\b"
)


def same_speaker(gold: Speaker, found: Speaker) -> bool:
    """Whether the found speaker's words hold the labelled head, have a head of that name, or name that body."""
    if gold.head is not None and gold.where is not None and found.where is not None:
        here = found.where
        if here.field == gold.where.field and here.start <= gold.head < here.end:
            return True
    if gold.body is not None and gold.body in {found.body, body_of(found.words)}:
        return True
    heads = {head_of(name) for name in (gold.words, gold.name) if name}
    return head_of(found.words) in heads or (found.name is not None and head_of(found.name) in heads)


def body_of(name: str) -> str | None:
    """Return the known body a speaker's words name."""
    plain = f" {folded(name)} "
    return next((body for body, forms in BODIES.items() if any(f" {form} " in plain for form in forms)), None)


def head_of(name: str) -> str:
    """Return the last word of a name before what hangs on it, folded, in the singular."""
    plain = folded(_AFTER_HEAD.sub("", name)).split()
    return plain[-1].removesuffix("s") if plain else ""


def same_places(gold: Iterable[Somewhere], found: tuple[Somewhere, ...]) -> bool:
    """Whether one of the finest places found is labelled, and no more of them are not than are."""
    above = {folded(name) for place in found for name in place.within}
    finest = [place for place in found if folded(place.name) not in above]
    known = [key for place in gold for key in {skeleton(place.name), skeleton(place.printed)} if key]
    right = sum(bool({skeleton(place.name), skeleton(place.printed)} & set(known)) for place in finest)
    return right > 0 and 2 * right >= len(finest)


def skeleton(name: str) -> str:
    """Return what spellings of one name share: its consonants, doubled ones once, without article or generic words."""
    plain = _ARTICLE.sub("", folded(re.sub(r"\([^()]*\)", "", name)))
    core = _GENERIC.sub(" ", plain).strip() or plain
    core = _ARTICLE.sub("", core)
    if core in {"syrian", "syrias"}:
        core = "syria"
    core = re.sub(r"(?<=[ae])h\b", "", core)
    bare = re.sub(r"[^a-z]", "", core).replace("dh", "d").replace("z", "d").replace("q", "k").replace("c", "k")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyw]", "", bare))


def folded(name: str) -> str:
    """Return a name in lower case without accents or marks, its parts one space apart."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"[a-z0-9]+", flat.replace("'", "").replace("’", "")))
