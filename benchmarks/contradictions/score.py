"""How many contradictions found by hand the tool finds, and where the others are lost; prints a table.

    python benchmarks/contradictions/score.py ARTICLES [work|opened|fresh|unseen|unseen2] [--all] [--list]

ARTICLES is ``syria_war.jsonl.gz`` or the same unpacked. The run holds the articles of the half's incidents, with
``--all`` every article. ``--list`` names what is missed in the halves that are read; the unseen halves are never
listed.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from corroborate.articles import from_records
from corroborate.embedders import load
from corroborate.pipeline import analyse
from corroborate.records import Analysis, Claim, Judgement

HERE = Path(__file__).parent
READ = ("work", "opened", "fresh")
HALVES = (*READ, "unseen", "unseen2")
GRID = tuple(step / 100 for step in range(95, 45, -1))  # cosine thresholds tried for the baseline, strictest first


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: its article, and every (field, start, end) there that says it."""

    article: str
    spans: tuple[tuple[str, int, int], ...]

    def holds(self, claim: Claim) -> bool:
        return claim.article == self.article and any(
            claim.field == field and claim.start < end and start < claim.end for field, start, end in self.spans
        )


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sides that cannot both be right on one point of one happening."""

    id: str
    kind: str
    known: bool
    sides: tuple[Side, Side]


Finder = Callable[[Contradiction], bool]


def side(row: Mapping[str, object]) -> Side:
    """Read one side from its JSON object."""
    also = row["also"]
    assert isinstance(also, list)
    return Side(str(row["article"]), tuple((str(at["field"]), at["start"], at["end"]) for at in [row, *also]))


def labels(half: str) -> list[Contradiction]:
    """Read the contradictions of one half."""
    rows = [json.loads(line) for line in (HERE / f"{half}.jsonl").read_text("utf-8").splitlines()]
    return [
        Contradiction(row["id"], row["kind"], row["in_gold"], (side(row["spans"][0]), side(row["spans"][1])))
        for row in rows
    ]


def records(path: Path, wanted: frozenset[str] | None) -> list[dict[str, object]]:
    """Read the articles that are wanted, or all."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if wanted is None or str(row["id"]) in wanted]


def shared(groups: Sequence[frozenset[str]], claims: Sequence[Claim]) -> Finder:
    """A claim of each side stands in one of the groups of claim ids."""

    def find(label: Contradiction) -> bool:
        one, other = ({claim.id for claim in claims if side.holds(claim)} for side in label.sides)
        return any(one & group and other & group for group in groups)

    return find


def judged(analysis: Analysis, stance: str | None, kinds: bool) -> Finder:
    """A claim of each side was judged against the other, with this stance and of the label's kind if asked for."""
    claims = {claim.id: claim for claim in analysis.claims}
    pairs: list[tuple[Claim, Claim, Judgement]] = [
        (claims[item.claim], claims[item.toward], item)
        for item in analysis.judgements
        if stance is None or item.stance == stance
    ]

    def find(label: Contradiction) -> bool:
        one, other = label.sides
        return any(
            (not kinds or item.kind == label.kind)
            and ((one.holds(later) and other.holds(earlier)) or (other.holds(later) and one.holds(earlier)))
            for later, earlier, item in pairs
        )

    return find


def communities(analysis: Analysis) -> tuple[float, list[frozenset[str]]]:
    """MiniLM communities of claims at the loosest threshold that sets no more claims of different articles side by
    side than the tool judged."""
    from sentence_transformers.util import community_detection

    claims = list(analysis.claims)
    rows = load().embed([claim.resolved for claim in claims])
    chosen: tuple[float, list[frozenset[str]]] = (1.0, [])
    for threshold in GRID:
        found = community_detection(rows, threshold=threshold, min_community_size=2)
        side_by_side = sum(
            claims[one].article != claims[other].article for group in found for one, other in combinations(group, 2)
        )
        if side_by_side > len(analysis.judgements):
            break
        chosen = threshold, [frozenset(claims[member].id for member in group) for group in found]
    return chosen


def columns(analysis: Analysis) -> dict[str, Finder]:
    """Name the ways a pair can be found, from the event to the right kind."""
    by_event: dict[str, set[str]] = defaultdict(set)
    for claim in analysis.claims:
        if claim.event is not None:
            by_event[claim.event].add(claim.id)
    threshold, groups = communities(analysis)
    clusters = [frozenset(cluster.claims) for cluster in analysis.clusters]
    return {
        "one event": shared([frozenset(members) for members in by_event.values()], analysis.claims),
        "one cluster": shared(clusters, analysis.claims),
        "judged": judged(analysis, None, kinds=False),
        "contradict": judged(analysis, "contradict", kinds=False),
        "of its kind": judged(analysis, "contradict", kinds=True),
        f"MiniLM {threshold:.2f}": shared(groups, analysis.claims),
    }


def main(arguments: Sequence[str]) -> None:
    paths = [argument for argument in arguments if argument not in (*HALVES, "--all", "--list")]
    if len(paths) != 1:
        raise SystemExit(
            "Name the file of articles: score.py ARTICLES [work|opened|fresh|unseen|unseen2] [--all] [--list]"
        )
    half = next((half for half in HALVES if half in arguments), HALVES[0])
    asked = labels(half)
    wanted = frozenset(side.article for label in asked for side in label.sides)
    analysis = analyse(from_records(records(Path(paths[0]), None if "--all" in arguments else wanted)))
    found = {name: {label.id for label in asked if find(label)} for name, find in columns(analysis).items()}
    kinds = {} if half in READ else {"ALL": asked}
    for label in asked if half in READ else ():
        kinds.setdefault(label.kind, []).append(label)
    kinds |= {"ALL": asked, "incidents outside the gold set": [label for label in asked if not label.known]}
    print(f"{half:34}" + "".join(f"{name:>13}" for name in found))
    for kind, members in kinds.items():
        counts = [f"{sum(label.id in ids for label in members)}/{len(members)}" for ids in found.values()]
        print(f"{kind:34}" + "".join(f"{count:>13}" for count in counts))
    if "--list" in arguments and half in READ:
        print("missed:", *(label.id for label in asked if label.id not in found["contradict"]))


if __name__ == "__main__":
    main(sys.argv[1:])
