"""Whose "state media" is meant: a name without its country, listed for one, is another's where only that is told of."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from corroborate.saying.bodynames import states

_STATE_OWN = {
    "syrian-state-media": "state-media",
    "syrian-state-television": "state-television",
    "sana": "state-agency",
}
"""Bodies listed under names that any state's may bear ("state media", "state news agency")."""
HOME = "syria"


def whole_of(ident: str, speaker: str, text: str) -> str:
    """Return the id of a body, for one listed without its country that of the country its name or article tells of."""
    if ident not in _STATE_OWN:
        return ident
    told = _told_of(speaker) or _told_of(text)
    if told is None or told == HOME:
        return ident
    return f"{told}-{_STATE_OWN[ident]}"


@lru_cache(maxsize=64)
def _told_of(text: str) -> str | None:
    """Return the state a text names most, or nothing where it names none or also Syria."""
    found = Counter(states()[match.group().casefold()] for match in _names().finditer(text))
    if HOME in found or "SANA" in text:
        return HOME
    return min(found, key=lambda state: (-found[state], state), default=None)


@cache
def _names() -> re.Pattern[str]:
    names = sorted((name for name in states() if name.isalpha()), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?i:{'|'.join(map(re.escape, names))})(?![\w-])")
