"""What an event is called: its kind, place and days, and where those tell little, the headline most like the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corroborate.claiming.kinds import family
from corroborate.joining.accounts import Happening
from corroborate.lexicons import lexicon
from corroborate.records import Place

LONGEST = 72
"""Characters of a headline kept in a name; the rest is cut at a word."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def label(
    kind: str, members: Sequence[Happening], places: Sequence[Place], start: date | None, end: date | None
) -> str:
    """Return an event's name. What a strike or a fire is called needs no headline, which may take a side."""
    name = lexicon("happenings")["labels"].get(kind, kind)
    told = "" if family((kind,)) in ("violent", "harmful") else _headline(members)
    if told:
        name = f"{name} “{told}”"
    where = ""
    if places:
        first = places[0]
        where = f", {first.name}" + (f" ({first.within[0]})" if first.within else "")
    if start is None and end is None:
        when = ", undated"
    elif start == end or start is None or end is None:
        when = f", {start or end}"
    else:
        when = f", {start} to {end}"
    return f"{name[:1].upper()}{name[1:]}{where}{when}"


def _headline(members: Sequence[Happening]) -> str:
    """Return the headline that shares most words with the others, of two the shorter."""
    titles = sorted({item.headline for item in members if item.main and item.headline})
    words = {title: {word.casefold() for word in _WORD.findall(title)} for title in titles}

    def shared(title: str) -> int:
        return sum(len(words[title] & words[other]) for other in titles if other != title)

    best = min(titles, key=lambda title: (-shared(title), len(title), title), default="")
    if len(best) <= LONGEST:
        return best
    return best[: LONGEST + 1].rsplit(" ", 1)[0][:LONGEST].rstrip(" ,;:-–—") + "…"
