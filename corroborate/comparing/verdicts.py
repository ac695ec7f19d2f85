"""What a check concludes about two claims."""

from __future__ import annotations

from dataclasses import dataclass

from corroborate.records import Kind, Stance


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stance with its kind, confidence in 0..1 and reason."""

    stance: Stance
    kind: Kind
    confidence: float
    reason: str
