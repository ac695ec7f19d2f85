"""A run held against hand-checked labels: one table of measures, floors, baselines and agreement."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corroborate.errors import InputError
from corroborate.measuring import baselines, goldset, misses, scoring
from corroborate.measuring.goldset import Gold, Side
from corroborate.measuring.trials import run

SEED, RESAMPLES = 20161114, 2000
FLOORS = "floors.json"
_ASKED_OF = {
    "by regex": (scoring.FIGURES,),
    "by entities": (scoring.FIGURES,),
    "publication day, first place": (scoring.EVENT, scoring.DAY, scoring.PLACE, scoring.INTRUDERS),
    "plain": (scoring.SPEAKER, scoring.SUPERSEDED, scoring.MODALITY, scoring.UNSURE),
    "same publication day": (scoring.INCIDENTS, scoring.MIXED),
}
"""Which measures each baseline stands beside."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, 0 to 1; null where there is nothing to count.

    ``low`` and ``high`` bound 95 % of the resamples. ``floor`` is the least value allowed, or the greatest where
    ``lower_is_better``. ``agreement`` is the second annotator's value, on the articles labelled twice in both halves.
    """

    measure: str
    value: float | None
    low: float | None
    high: float | None
    floor: float | None
    baselines: tuple[tuple[str, float | None], ...]
    hits: float
    n: float
    agreement: float | None
    lower_is_better: bool = False

    @property
    def holds(self) -> bool:
        """Whether the value keeps to its floor; a measure with a floor and nothing to count does not."""
        if self.floor is None:
            return True
        if self.value is None:
            return False
        return self.value <= self.floor if self.lower_is_better else self.value >= self.floor


@dataclass(frozen=True, slots=True)
class Table:
    """The measures of one half. ``note`` says why there are no floors, and is empty where there are."""

    half: str
    articles: int
    figures: int
    digest: str
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether every floor holds."""
        return all(row.holds for row in self.rows)


def evaluate(gold_dir: Path, articles: Path, half: str) -> Table:
    """Run figures and events on one half's articles and count them against its labels.

    ``gold_dir`` holds ``annotations/<half>`` and, if it has any, ``floors.json``; ``articles`` is a JSON-lines file,
    plain or gzipped, that has the gold's articles among others. Raises InputError where something is missing.
    """
    gold = goldset.load(gold_dir, articles, half)
    floors, note = _floors(gold_dir, gold.digest, half)
    return tabulate(gold, run(gold.articles), half, floors, note)


def command(gold_dir: Path | None, articles: Path, half: str = "work", errors: bool = False) -> tuple[str, bool]:
    """Return what ``corroborate evaluate`` prints, and whether every floor holds.

    ``gold_dir`` null: the checkout's own. ``errors`` prints every miss with its words; refused for the half that only
    measures.
    """
    folder = gold_dir if gold_dir is not None else Path(__file__).resolve().parents[1] / "tests" / "gold"
    if not folder.is_dir():
        raise InputError(f"There is no gold folder {folder}: corroborate evaluate GOLD_DIR --articles FILE.")
    if errors and half == "unseen":
        raise InputError("Misses of the unseen half are not shown: it only measures, and nobody reads it.")
    gold = goldset.load(folder, articles, half)
    floors, note = _floors(folder, gold.digest, half)
    found = run(gold.articles)
    table = tabulate(gold, found, half, floors, note)
    listed = "".join(f"{line}\n" for line in misses.listed(gold, found)) if errors else ""
    return listed + render(table), table.holds


def tabulate(gold: Gold, found: Side, half: str, floors: Mapping[str, float] | None = None, note: str = "") -> Table:
    """Count a run and its baselines against the gold and set the floors beside it."""
    counted = scoring.count(gold.side, found, gold.unit)
    again = scoring.count(*gold.twice, gold.unit)
    beside = dict(_baselines(gold, found))
    rows = []
    for name in scoring.MEASURES:
        hits, of = _total(counted[name])
        low, high = interval(counted[name])
        rows.append(
            Row(
                measure=name,
                value=hits / of if of else None,
                low=low,
                high=high,
                floor=(floors or {}).get(name),
                baselines=tuple((label, _share(beside[label][name])) for label in beside if name in _ASKED_OF[label]),
                hits=hits,
                n=of,
                agreement=_share(again[name]),
                lower_is_better=name in scoring.LOWER_IS_BETTER,
            )
        )
    return Table(half, len(gold.articles), len(gold.side.figures), gold.digest, tuple(rows), note)


def interval(by_unit: Mapping[str, scoring.Fraction]) -> tuple[float | None, float | None]:
    """Return the 2.5 and 97.5 % bounds of a fraction over resampled units; null where a unit too few has anything."""
    counted = np.array([by_unit[unit] for unit in sorted(by_unit)], dtype=np.float64).reshape(-1, 2)
    if len(counted) < 2 or not counted[:, 1].any():
        return None, None
    drawn = np.random.default_rng(SEED).integers(0, len(counted), (RESAMPLES, len(counted)))
    sums = counted[drawn].sum(axis=1)
    shares = sums[sums[:, 1] > 0]
    low, high = np.quantile(shares[:, 0] / shares[:, 1], (0.025, 0.975))
    return float(low), float(high)


def render(table: Table) -> str:
    """Return the table as lines of text; shares in percent."""
    head = (
        f"{table.half}: {table.articles} articles, {table.figures} figures labelled by hand; labels {table.digest[:12]}"
    )
    lines = [head, f"{'measure':<46} {'value':>6}  {'95 % interval':<15} {'floor':>7} {'n':>6} {'again':>6}  baseline"]
    for row in table.rows:
        bounds = f"{_percent(row.low)} to {_percent(row.high)}" if row.low is not None else "-"
        floor = "-" if row.floor is None else ("<=" if row.lower_is_better else ">=") + f"{row.floor:.0%}"
        beside = ", ".join(f"{label} {_percent(value)}" for label, value in row.baselines)
        missed = "" if row.holds else "  BELOW ITS FLOOR" if not row.lower_is_better else "  ABOVE ITS FLOOR"
        lines.append(
            f"{row.measure:<46} {_percent(row.value):>6}  {bounds:<15} {floor:>7} {row.n:>6.0f} "
            f"{_percent(row.agreement):>6}  {beside}{missed}".rstrip()
        )
    lines.append(
        "n: what is counted. again: a second annotator held against the first, on the articles labelled twice. "
        "Intervals resample whole groups of reports on one incident."
    )
    return "\n".join([*lines, *([table.note] if table.note else [])]) + "\n"


def _floors(gold_dir: Path, digest: str, half: str) -> tuple[dict[str, float], str]:
    path = gold_dir / FLOORS
    if not path.is_file():
        return {}, f"No floors: there is no {path}."
    pinned = json.loads(path.read_text(encoding="utf-8"))
    if pinned["digest"] != digest:
        return {}, f"No floors: {path} is for other labels ({pinned['digest'][:12]}); measure and pin them again."
    return {str(name): float(value) for name, value in pinned[half].items()}, ""


def _baselines(gold: Gold, found: Side) -> Iterator[tuple[str, scoring.Counts]]:
    sides = {
        "by regex": baselines.by_regex(gold.articles),
        "by entities": baselines.by_entities(gold.articles),
        "publication day, first place": baselines.on_publication_day(found, gold.articles),
        "plain": baselines.plain(found),
        "same publication day": baselines.same_day(found, gold.articles),
    }
    for name, side in sides.items():
        yield name, scoring.count(gold.side, side, gold.unit)


def _total(by_unit: Mapping[str, scoring.Fraction]) -> scoring.Fraction:
    return sum(hits for hits, _ in by_unit.values()), sum(of for _, of in by_unit.values())


def _share(by_unit: Mapping[str, scoring.Fraction]) -> float | None:
    hits, of = _total(by_unit)
    return hits / of if of else None


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"
