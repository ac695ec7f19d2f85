"""Weights of ``corroborate.joining.odds``, fitted anew and printed.

    python benchmarks/odds.py DATA

What two accounts share may never speak against their being one happening and what differs never for it, so each weight
is bound to its side. DATA as for ``benchmarks/events.py``; twins and the labels of ``tests/gold`` are taken with it,
without the halves that only measure.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from events import GOLD, basil, ecbplus
from scipy.optimize import minimize  # type: ignore[import-untyped]
from twins import score as twins

from corroborate import happenings, origins
from corroborate.articles import from_records, read
from corroborate.joining import odds, stories
from corroborate.joining.proposing import proposed, rare_people
from corroborate.joining.vetoes import copied
from corroborate.measuring import goldset
from corroborate.pipeline import understand
from corroborate.records import Article, Claim, Figure
from corroborate.settings import Settings

T = TypeVar("T", Claim, Figure)
Grid = npt.NDArray[np.float64]
Same = Callable[[str, str], bool | None]
SHARES = {"twins": 1.0, "other cases": 0.15, "ECB+": 0.8, "BASIL": 0.5, "gold": 1.0}
"""How much each set weighs as a whole, however many pairs it has."""
RIDGE = 10.0
UNITS = 1000.0
"""What all pairs of a set with share 1 weigh together against the ridge."""
FREE = {"dated"}
AGAINST = {
    "other kind", "places apart", "other towns", "other people", "other sides", "other toll", "other counts",
    "other part of the day", "set apart", "other day", "days apart", "headline in passing", "other hours",
}  # fmt: skip
HALVES = ("work", "opened", "fresh")


def by_article(items: Sequence[T]) -> Mapping[str, list[T]]:
    """Claims or figures in their order, by article."""
    found: dict[str, list[T]] = defaultdict(list)
    for item in items:
        found[item.article].append(item)
    return found


def pairs(articles: Sequence[Article], same: Same) -> tuple[list[tuple[str, str]], list[dict[str, float]], list[bool]]:
    """The features of every two main happenings that are weighed at all, and whether they are one."""
    settings = Settings()
    traced = origins.trace(articles, settings.copy_share)
    said = understand(traced.articles, settings, lambda *_: None)
    claims, figures = by_article(said.claims), by_article(said.figures)
    found = [happenings.gather(item, claims[item.id], figures[item.id]) for item in said.articles]
    ordered = sorted((item for one in found for item in one), key=lambda item: item.id)
    told, rare = stories.alike(said.articles), rare_people(ordered)
    ids, seen, wanted = [], [], []
    for first, second in sorted(proposed(ordered, traced.copies, rare, told.likeness)):
        one, other = ordered[first], ordered[second]
        pair = (min(one.article, other.article), max(one.article, other.article))
        is_one = same(*pair)
        if not (one.main and other.main) or copied(one, other, traced.copies) or is_one is None:
            continue
        sketches = (told.sketches[pair[0]], told.sketches[pair[1]])
        ids.append(pair)
        seen.append(odds.features(one, other, rare, told.likeness.get(pair, 0.0), sketches))
        wanted.append(is_one)
    return ids, seen, wanted


def same(event: Mapping[str, Hashable]) -> Same:
    """Whether two articles are of one event, where both are on one."""
    return lambda one, other: event[one] == event[other] if one in event and other in event else None


def by_case(half: str) -> tuple[Sequence[Article], dict[str, tuple[str, int]]]:
    """The twins of one half, and the case and event each article is of."""
    event = {id: (case.id, n) for case in twins.cases(half) for n, told in enumerate(case.events) for id in told}
    return read([twins.HERE / f"{half}.jsonl"]).articles, event


def incidents(side: goldset.Side) -> dict[str, str]:
    """The incident each labelled article is about."""
    main: dict[str, str] = {}
    for figure in side.figures:
        if figure.main and figure.event:
            main.setdefault(figure.article, figure.event)
    return main


def fit(names: Sequence[str], rows: Grid, wanted: Grid, weights: Grid) -> tuple[Grid, float]:
    """Logistic regression with a ridge and weights bound to their side; returns weights per unit and the bias."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    scaled, sign = (rows - mean) / spread, np.where(wanted, 1.0, -1.0)

    def loss(values: Grid) -> tuple[float, Grid]:
        margin = sign * (scaled @ values[:-1] + values[-1])
        slope = -weights * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        total = float((weights * np.logaddexp(0, -margin)).sum() + RIDGE / 2 * (values[:-1] ** 2).sum())
        return total, np.append(scaled.T @ slope + RIDGE * values[:-1], slope.sum())

    sides = [(None, None) if name in FREE else (None, 0) if name in AGAINST else (0, None) for name in names]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=[*sides, (None, None)], method="L-BFGS-B").x
    per_unit = found[:-1] / spread
    return per_unit, float(found[-1] - per_unit @ mean)


def main(data: Path) -> None:
    sets: dict[str, list[tuple[dict[str, float], bool]]] = {name: [] for name in SHARES}
    for half in HALVES:
        articles, told = by_case(half)
        for (one, other), seen, wanted in zip(*pairs(articles, same(told)), strict=True):
            sets["twins" if told[one][0] == told[other][0] else "other cases"].append((seen, wanted))
    for name, documents in (("ECB+", ecbplus(data, "train")), ("BASIL", basil(data))):
        read_in = from_records([document.record for document in documents]).articles
        sets[name] += list(zip(*pairs(read_in, same({item.id: item.event for item in documents}))[1:], strict=True))
    for half in ("work", "opened"):
        gold = goldset.load(GOLD, data / "articles" / "syria_war.jsonl.gz", half)
        sets["gold"] += list(zip(*pairs(gold.articles, same(incidents(gold.side)))[1:], strict=True))
    names = list(odds.WEIGHTS)
    everything = [
        (seen, wanted, UNITS * SHARES[name] / len(rows)) for name, rows in sets.items() for seen, wanted in rows
    ]
    found, bias = fit(
        names,
        np.array([[seen[name] for name in names] for seen, _, _ in everything]),
        np.array([wanted for _, wanted, _ in everything]),
        np.array([weight for _, _, weight in everything]),
    )
    for name, value in zip(names, found, strict=True):
        print(f'    "{name}": {value:.3f},')
    print(f"BIAS = {bias:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
