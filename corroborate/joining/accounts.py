"""One article's account of one happening, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corroborate.records import Place, When


@dataclass(frozen=True, slots=True)
class Happening:
    """One article's account of one happening.

    ``exact`` is true where its day is stated, false where inferred from publication. ``core`` are the places headline
    and lead put it at, by which it is told from others; ``places`` adds all that its later claims name. ``tolls``
    are the numbers of all who were harmed, ``counts`` those of parts of them too.

    ``spread`` are the places a round-up counts together though they exclude one another; what is told of one of them
    alone is a happening of its own. ``holders`` are those said to hold the ground. ``fresh`` marks the main happening
    and those told beside it as of its day. ``opening`` are the words of headline and lead, ``headline`` is the
    article's where the happening is its main one, else its first claim, ``beside`` are the words of each act the
    article sets beside its own.
    """

    id: str
    article: str
    main: bool
    claims: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    when: When | None = None
    exact: bool = False
    places: tuple[Place, ...] = ()
    core: tuple[Place, ...] = ()
    people: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    tolls: frozenset[tuple[str, int]] = frozenset()
    counts: frozenset[tuple[str, int]] = frozenset()
    hours: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    spread: tuple[Place, ...] = ()
    fresh: bool = False
    contrast: bool = False
    published: date | None = None
    words: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    headline: str = ""
    beside: tuple[frozenset[str], ...] = ()
