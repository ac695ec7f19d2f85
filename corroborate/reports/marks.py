"""What a plot draws for one count of one event: a mark for each outlet and speaker. Data only; every plot reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corroborate.records import Cluster, Figure, Range
from corroborate.reports import plain
from corroborate.reports.lookup import Lookup, column, question_of

LOG_FROM = 100
LOG_RATIO = 12
"""A count is drawn on a logarithmic axis where it reaches LOG_FROM and LOG_RATIO times the middle one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One number as one outlet and one speaker give it; the same number on the same voice's word is the same mark.

    ``high`` null is open upwards. ``superseded`` marks a toll that was replaced, ``derived`` one added up from parts.
    ``as_of`` and ``until`` are the first and the last day it is given for, null where no day is known. ``figures``
    are the ids of the figures behind it, ``words`` the printed words of the first.
    """

    outlet: str
    speaker: str
    voice: str
    low: int
    high: int | None
    stated: int | None
    superseded: bool
    derived: bool
    alleged: bool
    as_of: date | None
    until: date | None
    words: str
    figures: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Say whether more is possible: "at least 15"."""
        return self.high is None

    @property
    def ceiling(self) -> bool:
        """Say whether only the most is given: "up to 30"."""
        return self.low == 0 and bool(self.high)

    @property
    def at(self) -> int:
        """Return the number the mark stands at: the lower end where open, the upper where only that is given."""
        if self.high is None or self.high == self.low:
            return self.low
        if self.ceiling:
            return self.high
        return self.stated if self.stated is not None and self.low <= self.stated <= self.high else self.low

    @property
    def exact(self) -> bool:
        """Say whether it stands at one number, which an interval without a stated one ("5 to 9") does not."""
        return self.high is None or self.high == self.low or self.ceiling or self.stated is not None


@dataclass(frozen=True, slots=True)
class Plot:
    """One count of one event with its marks, voice by voice, the voice with the smallest number first.

    ``logarithmic`` says that a linear axis would press most marks together, ``moves`` that a toll changes with the
    days, so that time deserves an axis.
    """

    event: str
    slot: str
    part: str | None
    question: str
    range: Range
    marks: tuple[Mark, ...]
    logarithmic: bool
    moves: bool

    @property
    def largest(self) -> int:
        """Return the largest number any mark reaches."""
        return max(mark.low if mark.high is None else mark.high for mark in self.marks)


def plots_of(event: str, lookup: Lookup) -> tuple[Plot, ...]:
    """Return the plots of an event's counts, casualties first."""
    return tuple(_plot(item, lookup) for item in lookup.ranges_of(event))


def plot_of(event: str, slot: str, part: str | None, lookup: Lookup) -> Plot | None:
    """Return the plot of one count of an event, or nothing where nobody gives it."""
    return next((plot for plot in plots_of(event, lookup) if (plot.slot, plot.part) == (slot, part)), None)


def _plot(item: Range, lookup: Lookup) -> Plot:
    question = question_of(item)
    cluster = next((one for one in lookup.clusters_of(item.event) if one.question == question), None)
    marks = _by_voice(_marks((lookup.figures[name] for name in item.figures), cluster, lookup))
    return Plot(
        event=item.event,
        slot=item.slot,
        part=item.part,
        question=question,
        range=item,
        marks=marks,
        logarithmic=_spreads(marks),
        moves=_moves(marks),
    )


def _marks(figures: Iterable[Figure], cluster: Cluster | None, lookup: Lookup) -> list[Mark]:
    folded: dict[tuple[object, ...], list[Figure]] = {}
    for figure in sorted(figures, key=lambda item: (_day(item, lookup) or date.max, item.id)):
        outlet, _, voice = _said_by(figure, cluster, lookup)
        folded.setdefault((outlet, voice, figure.low, figure.high, figure.superseded), []).append(figure)
    return [_mark(same, cluster, lookup) for same in folded.values()]


def _mark(same: list[Figure], cluster: Cluster | None, lookup: Lookup) -> Mark:
    first = same[0]
    outlet, _, voice = _said_by(first, cluster, lookup)
    speakers = [speaker for figure in same if (speaker := _said_by(figure, cluster, lookup)[1]) != plain.OWN_WORDS]
    days = [day for figure in same if (day := _day(figure, lookup)) is not None]
    return Mark(
        outlet=outlet,
        speaker=speakers[0] if speakers else plain.OWN_WORDS,
        voice=voice,
        low=first.low,
        high=first.high,
        stated=first.stated,
        superseded=first.superseded,
        derived=all(figure.derived for figure in same),
        alleged=all(figure.modality == "alleged" for figure in same),
        as_of=min(days, default=None),
        until=max(days, default=None),
        words=first.text,
        figures=tuple(figure.id for figure in same),
    )


def _said_by(figure: Figure, cluster: Cluster | None, lookup: Lookup) -> tuple[str, str, str]:
    claim = lookup.claims[figure.claim]
    outlet = column(lookup.articles[figure.article])
    speaker = plain.speaker(claim.attribution)
    voice = lookup.voice(cluster, claim.id) if cluster is not None else ""
    return outlet, speaker, voice or (outlet if claim.attribution is None else speaker)


def _day(figure: Figure, lookup: Lookup) -> date | None:
    return figure.as_of or lookup.articles[figure.article].published


def _by_voice(marks: list[Mark]) -> tuple[Mark, ...]:
    least: dict[str, int] = {}
    for mark in marks:
        least[mark.voice] = min(mark.at, least.get(mark.voice, mark.at))
    return tuple(sorted(marks, key=lambda mark: (least[mark.voice], mark.voice, *_order(mark))))


def _order(mark: Mark) -> tuple[date, int, float, str, str, bool, str]:
    high = float("inf") if mark.high is None else mark.high
    return (mark.as_of or date.max, mark.at, high, mark.outlet, mark.speaker, mark.superseded, mark.figures[0])


def _spreads(marks: tuple[Mark, ...]) -> bool:
    numbers = sorted(mark.at for mark in marks)
    return numbers[-1] >= max(LOG_FROM, LOG_RATIO * numbers[len(numbers) // 2])


def _moves(marks: tuple[Mark, ...]) -> bool:
    """Say whether some voice gives different exact numbers for different days; counts in words have no course."""
    days: dict[str, dict[date, set[int]]] = {}
    for mark in marks:
        if mark.as_of is not None and mark.low == mark.high:
            days.setdefault(mark.voice, {}).setdefault(mark.as_of, set()).add(mark.low)
    return any(len(told) > 1 and len(set().union(*told.values())) > 1 for told in days.values())
