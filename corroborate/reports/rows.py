"""What one claim says in a conflict, as every face of the report prints it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corroborate.records import Form, Modality, Slot


@dataclass(frozen=True, slots=True)
class Row:
    """What one claim says in a conflict. ``figure`` and ``answer`` are as printed, ``words`` the claim's exact text.

    ``slot`` is the figure's own, which under undivided casualties may be killed or injured.

    A claim that gives two numbers for the question (a toll and the one it replaces) has a row for each.
    """

    claim: str
    article: str
    outlet: str | None
    url: str | None
    published: date | None
    speaker: str
    voice: str
    figure: str | None
    slot: Slot | None
    low: int | None
    high: int | None
    stated: int | None
    superseded: bool
    answer: str | None
    words: str
    form: Form
    modality: Modality
