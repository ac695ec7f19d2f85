"""One place name in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corroborate.records import Place


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place name; offsets are relative to the text given.

    ``via`` is "demonym" for "Syrian", country level only, and "reference" for "the city" that a sentence before names.
    """

    start: int
    end: int
    place: Place
    via: Literal["name", "demonym", "reference"]
