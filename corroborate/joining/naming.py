"""What an event is called: violence and accidents by their kind, other news by its headline; then place and days."""

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
    """Return an event's name.

    What a strike or a fire is called needs no headline, which may take a side, unless no place is known. Of other news
    the headline tells more than the kind, which one word of the lead may have given; what has none is called by its
    first claim.
    """
    named, told = lexicon("happenings")["labels"].get(kind, kind), _headline(members)
    harm = family((kind,)) in ("violent", "harmful")
    name = f"“{told}”" if told else named
    if harm:
        name = f"{named} {name}" if told and not places else named
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
    mains = [item for item in members if item.main]
    titles = sorted({title for item in mains or members if (title := item.headline.rstrip(" ."))})
    words = {title: {word.casefold() for word in _WORD.findall(title)} for title in titles}

    def shared(title: str) -> int:
        return sum(len(words[title] & words[other]) for other in titles if other != title)

    best = min(titles, key=lambda title: (-shared(title), len(title), title), default="")
    if len(best) <= LONGEST:
        return best
    return best[: LONGEST + 1].rsplit(" ", 1)[0][:LONGEST].rstrip(" ,;:-–—") + "…"
