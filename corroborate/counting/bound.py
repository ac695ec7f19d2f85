"""What binding says of a number: its slot, the wording that gave it, and whom it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from corroborate.counting.slotwords import Trigger
from corroborate.records import Slot


@dataclass(frozen=True, slots=True)
class Bound:
    """A mention's slot. ``before``: the wording ``trigger`` stands before it; ``linked``: the list member it joins."""

    slot: Slot
    trigger: Trigger | None
    before: bool
    subset: bool = False
    linked: int = -1
    part: str | None = None
