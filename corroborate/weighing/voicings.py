"""What travels about voices: through whom a claim came, what may be one voice, what a standing rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["own", "credit", "copy", "passage", "speaker", "relay", "unnamed", "headline"]
"""How a claim came to its voice: the outlet's own words, a credited agency, a copied article, a copied passage, a named
speaker, an agency that relays somebody unnamed, somebody unnamed alone, a headline that repeats its article."""


@dataclass(frozen=True, slots=True)
class Mouth:
    """Whom a claim goes back to: a voice's id and label, whether that speaker is unnamed, and how it was found.

    ``keys`` are what else ties words without a named speaker: their outlet and the group of copies they are in.
    """

    id: str
    label: str
    unnamed: bool = False
    basis: Basis = "own"
    reason: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of one article's text first set down elsewhere: in ``other_start``..``other_end`` of ``article``.

    Those are null where only a credit names the origin.
    """

    start: int
    end: int
    origin: str
    reason: str
    article: str | None = None
    other_start: int | None = None
    other_end: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a ledger: who printed a claim, whom they name, through whom, and which voice it goes back to."""

    claim: str
    article: str
    outlet: str | None
    voice: str
    basis: Basis
    reason: str
    speaker: str | None = None
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Voices that are possibly one, with the reason; they are counted apart, and once in the lower count."""

    voices: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Without:
    """What a standing would be were one voice left out; ``standing`` is null where nothing would be left."""

    voice: str
    standing: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """One voice's counts in a range: their ids, who prints them, and the number that voice gives last."""

    voice: str
    label: str
    figures: tuple[str, ...]
    outlets: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A count still printed after its own voice replaced it: the figure, what replaced it, and why it is out of date.

    ``by`` is the id of the figure that replaced it.
    """

    figure: str
    by: str
    reason: str
