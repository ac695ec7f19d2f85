"""One labeller's figures counted against the gold: pure functions from two sides to fractions.

Every measure is a fraction kept per unit (a group of articles on one incident, or one article), so that units can be
resampled. The same functions count a run, a baseline and the second annotator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from corroborate.measuring.goldset import Label, Side, TollRow
from corroborate.measuring.placing import days_right, event_right, intrudes, one_incident, place_right
from corroborate.saying.speakers import anonymous, body, head, key, known

Fraction = tuple[float, float]
Counts = dict[str, dict[str, Fraction]]

FIGURES = "figures: slot, interval and part, F1"
SPEAKER = "speaker right"
EVENT = "event right"
DAY = "event: day right"
PLACE = "event: place right"
INTRUDERS = "figures of another happening on the main event"
SUPERSEDED = "superseded right, where either says so"
MODALITY = "modality right"
UNSURE = "modality right, where not both assert"
TOLLS = "toll tables: rows right, F1"
TOLLS_ANY_DAY = "toll tables: rows right but for as-of, F1"
INCIDENTS = "incidents: figure pairs across articles, F1"
MIXED = "incidents: pairs on one event that are of two"

MEASURES = (
    FIGURES, SPEAKER, EVENT, DAY, PLACE, INTRUDERS, SUPERSEDED, MODALITY, UNSURE, TOLLS, TOLLS_ANY_DAY,
    INCIDENTS, MIXED,
)  # fmt: skip
LOWER_IS_BETTER = frozenset({INTRUDERS, MIXED})


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold figure and what the other side has for the same words; ``right`` if slot, interval and part are equal."""

    gold: Label
    other: Label

    @property
    def right(self) -> bool:
        """Whether slot, interval and part are equal."""
        return _value(self.gold) == _value(self.other)


def count(gold: Side, other: Side, unit: Mapping[str, str]) -> Counts:
    """Return every measure as (hits, of) by unit. ``unit`` maps an article's id to what is resampled whole."""
    pairs = pair(gold.figures, other.figures)
    right = [item for item in pairs if item.right]
    counts: Counts = {name: defaultdict(lambda: (0.0, 0.0)) for name in MEASURES}

    def add(name: str, article: str, hits: float, of: float) -> None:
        where = unit.get(article, article)
        old = counts[name][where]
        counts[name][where] = (old[0] + hits, old[1] + of)

    for figure in (*gold.figures, *other.figures):
        add(FIGURES, figure.article, 0, 1)
    for figure in gold.figures:
        add(INTRUDERS, figure.article, 0, 1)
    for item in pairs:
        add(INTRUDERS, item.gold.article, intrudes(item.gold, item.other), 0)
    for item in right:
        article = item.gold.article
        add(FIGURES, article, 2, 0)
        for name, asked, holds in _QUESTIONS:
            if asked(item.gold, item.other):
                add(name, article, holds(item.gold, item.other), 1)
    for name, by_day in ((TOLLS, True), (TOLLS_ANY_DAY, False)):
        for row in (*gold.rows, *other.rows):
            add(name, row.article, 0, 1)
        for row, _ in matching_rows(gold.rows, other.rows, by_day=by_day):
            add(name, row.article, 2, 0)
    for one, two in combinations(pairs, 2):
        alike = one_incident(one.gold, two.gold)
        if alike is None:
            continue
        joined = one.other.event is not None and one.other.event == two.other.event
        if one.gold.article != two.gold.article:
            add(INCIDENTS, one.gold.article, 2 * (alike and joined), alike + joined)
        if joined:
            add(MIXED, one.gold.article, not alike, 1)
    return {name: dict(by_unit) for name, by_unit in counts.items()}


def pair(gold: Sequence[Label], other: Sequence[Label]) -> list[Pair]:
    """Pair figures whose words overlap and whose slot is equal, each once: equal values first, then longest overlap."""
    there: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(other):
        there[figure.article].append(number)
    ranked = sorted(
        (_value(one) != _value(other[j]), (one.low, one.high) != (other[j].low, other[j].high), -shared, i, j)
        for i, one in enumerate(gold)
        for j in there[one.article]
        if (shared := _shared(one, other[j])) > 0 and one.slot == other[j].slot
    )
    left, right, chosen = set[int](), set[int](), list[tuple[int, int]]()
    for *_, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((i, j))
    return [Pair(gold[i], other[j]) for i, j in sorted(chosen)]


def _shared(one: Label, other: Label) -> int:
    return min(one.end, other.end) - max(one.start, other.start) if one.field == other.field else 0


def _value(figure: Label | TollRow) -> tuple[object, ...]:
    return figure.slot, figure.low, figure.high, figure.part


def speaker_right(gold: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of forms name one speaker.

    Both none; or one known body; or, unless two different bodies are known, one head noun ("a source at the hospital"),
    and for proper names also all words of the shorter name in the longer.
    """
    if not gold or not other:
        return not gold and not other
    return any(_one_speaker(one, two) for one in gold for two in other)


@lru_cache(maxsize=65536)
def _one_speaker(one: str, two: str) -> bool:
    bodies = body(one), body(two)
    if bodies[0] is not None and bodies[0] == bodies[1]:
        return True
    if known(one) and known(two):
        return False
    first, second = (head(name).casefold().rstrip("s") for name in (one, two))
    if first != second or first in _PRONOUNS:
        return False
    if anonymous(one) or anonymous(two):
        return True
    words = [set(key(name).split()) for name in (one, two)]
    return words[0] <= words[1] or words[1] <= words[0]


_PRONOUNS = frozenset("he she it they we i him her them who which that thi these those".split())


def matching_rows(
    gold: Sequence[TollRow], other: Sequence[TollRow], *, by_day: bool = True
) -> list[tuple[TollRow, TollRow]]:
    """Rows that are right, each once. One gold incident's table is held against one event's, the best pairs first.

    An incident numbered within its article is held against what that article's rows say of an event: several articles
    may recall what is one event, and each has a number of its own for it.
    """
    tables, theirs = _tables(gold), _tables(other)
    offers = []
    for incident, rows in tables.items():
        article = _only_article(incident, rows)
        for event, every in theirs.items():
            candidates = [row for row in every if article in ("", row.article)]
            if found := _matches(rows, candidates, by_day):
                offers.append((-len(found), incident, event, article, candidates))
    taken, used, result = set[tuple[str, ...]](), set[int](), list[tuple[TollRow, TollRow]]()
    for _, incident, event, article, candidates in sorted(offers, key=lambda offer: offer[:4]):
        if (incident,) not in taken and (event, article) not in taken:
            taken |= {(incident,), (event, article)}
            found = _matches(tables[incident], [row for row in candidates if id(row) not in used], by_day)
            used.update(id(row) for _, row in found)
            result.extend(found)
    return result


def _only_article(incident: str, rows: Sequence[TollRow]) -> str:
    """The article that numbers an incident of its own, empty for a group's incident."""
    article = rows[0].article
    return article if incident.startswith(f"{article}.") else ""


def _tables(rows: Sequence[TollRow]) -> dict[str, list[TollRow]]:
    tables: dict[str, list[TollRow]] = defaultdict(list)
    for row in rows:
        tables[row.event].append(row)
    return tables


def _matches(rows: Sequence[TollRow], candidates: Sequence[TollRow], by_day: bool) -> list[tuple[TollRow, TollRow]]:
    left = list(candidates)
    found = []
    for row in rows:
        for position, candidate in enumerate(left):
            if (
                _value(row) == _value(candidate)
                and row.superseded == candidate.superseded
                and (not by_day or row.as_of == candidate.as_of)
                and speaker_right(row.speaker, candidate.speaker)
            ):
                found.append((row, left.pop(position)))
                break
    return found


Asked = Callable[[Label, Label], bool]


def _always(gold: Label, other: Label) -> bool:
    return True


def _placed(gold: Label, other: Label) -> bool:
    return gold.event is not None and not gold.background


_QUESTIONS: tuple[tuple[str, Asked, Asked], ...] = (
    (SPEAKER, _always, lambda gold, other: speaker_right(gold.speaker, other.speaker)),
    (EVENT, _always, event_right),
    (DAY, _placed, lambda gold, other: other.event is not None and days_right(gold.days, other.days)),
    (PLACE, _placed, lambda gold, other: other.event is not None and place_right(gold.places, other.places)),
    (
        SUPERSEDED,
        lambda gold, other: gold.superseded or other.superseded,
        lambda gold, other: gold.superseded == other.superseded,
    ),
    (MODALITY, _always, lambda gold, other: gold.modality == other.modality),
    (
        UNSURE,
        lambda gold, other: {gold.modality, other.modality} != {"asserted"},
        lambda gold, other: gold.modality == other.modality,
    ),
)
"""A measure of the right figures, which of them it is asked of, and when it holds."""
