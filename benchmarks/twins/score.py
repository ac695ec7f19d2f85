"""Two happenings wrongly made one, and one happening wrongly made two, beside two baselines; prints two tables.

    python benchmarks/twins/score.py [work|opened|fresh|unseen] [--list]

The first table reads all articles of the half in one run, the second every case alone. ``--list`` names the failing
cases of every half that may be read; the unseen half is never listed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Literal

from corroborate.articles import Reading, read
from corroborate.embedders import Embedder, Rows, load
from corroborate.pipeline import survey
from corroborate.records import Analysis, Article

HERE = Path(__file__).parent
HALVES = ("work", "opened", "fresh", "unseen")
GRID = tuple(step / 100 for step in range(20, 100))  # cosine thresholds tried for the baseline
Events = Mapping[str, str]  # article id -> its main event
Finder = Callable[[Reading], Events]


@dataclass(frozen=True, slots=True)
class Case:
    """Two events (``twin``) or one (``same``), each as the ids of the articles that tell it."""

    id: str
    type: Literal["twin", "same"]
    differs: str
    half: str
    events: tuple[tuple[str, ...], ...]
    nasty: bool = False

    def articles(self) -> frozenset[str]:
        return frozenset(id for event in self.events for id in event)


def cases(half: str) -> list[Case]:
    """Read the cases of one half."""
    rows = [json.loads(line) for line in (HERE / "cases.jsonl").read_text("utf-8").splitlines()]
    found = [Case(**{**row, "events": tuple(tuple(event) for event in row["events"])}) for row in rows]
    return [case for case in found if case.half == half]


def by_tool(reading: Reading) -> Events:
    """The event of each article's headline claims, else the one with most of its claims, else the article itself."""
    analysis = survey(reading)
    return {article.id: _main(article, analysis) for article in analysis.articles}


def _main(article: Article, analysis: Analysis) -> str:
    own = [claim for claim in analysis.claims if claim.article == article.id and claim.event is not None]
    headline = [claim for claim in own if claim.field == "title" or claim.form == "headline"]
    counted = Counter(claim.event for claim in headline or own if claim.event is not None)
    return min(counted, key=lambda event: (-counted[event], event), default=article.id)


def by_day(reading: Reading) -> Events:
    """All articles of one publication day are one event."""
    return {article.id: str(article.published) for article in reading.articles}


def by_meaning(embedder: Embedder, threshold: float) -> Finder:
    """MiniLM rows of title and first sentence, grouped by sentence-transformers' community detection."""

    def find(reading: Reading) -> Events:
        from sentence_transformers.util import community_detection

        rows = _rows(embedder, reading.articles)
        groups = community_detection(rows, threshold=threshold, min_community_size=1)
        ids = [article.id for article in reading.articles]
        return {ids[member]: str(number) for number, group in enumerate(groups) for member in group}

    return find


def _rows(embedder: Embedder, articles: Sequence[Article]) -> Rows:
    first = [re.split(r"(?<=[.!?])\s", article.text.strip(), maxsplit=1)[0] for article in articles]
    return embedder.embed([f"{article.title}. {said}" for article, said in zip(articles, first, strict=True)])


def together(reading: Reading, asked: Sequence[Case], find: Finder) -> dict[str, Events]:
    """Run over all articles at once."""
    events = find(reading)
    return {case.id: events for case in asked}


def alone(reading: Reading, asked: Sequence[Case], find: Finder) -> dict[str, Events]:
    """Run over the articles of each case by themselves."""
    return {
        case.id: find(replace(reading, articles=tuple(a for a in reading.articles if a.id in case.articles())))
        for case in asked
    }


Way = Callable[[Reading, Sequence[Case], Finder], dict[str, Events]]


def wrong(case: Case, events: Events) -> bool:
    """A twin is wrong where its two events share one, a report of one event where its articles do not."""
    told = [{events[id] for id in event} for event in case.events]
    return bool(told[0] & told[1]) if case.type == "twin" else len(told[0]) > 1


def best(reading: Reading, asked: Sequence[Case], embedder: Embedder, way: Way) -> float:
    """Return the lowest threshold with the best F1 over pairs of articles; the fewest wrong cases would be had by
    joining nothing."""

    def f1(threshold: float) -> float:
        found = way(reading, asked, by_meaning(embedder, threshold))
        joined = right = true = 0
        for case in asked:
            event_of = {id: number for number, event in enumerate(case.events) for id in event}
            for one, other in combinations(sorted(event_of), 2):
                same, said = event_of[one] == event_of[other], found[case.id][one] == found[case.id][other]
                joined, right, true = joined + said, right + (same and said), true + same
        return 2 * right / (joined + true)

    return max(GRID, key=lambda threshold: (f1(threshold), -threshold))


def groups(asked: Sequence[Case]) -> dict[str, list[Case]]:
    """Name the rows of a table: each type by what differs, the hard twins, and the totals."""
    named: dict[str, list[Case]] = defaultdict(list)
    for case in asked:
        verb = "twins joined" if case.type == "twin" else "one event split"
        named[f"{verb}: {case.differs}"].append(case)
        named[f"{verb}, ALL"].append(case)
        if case.nasty:
            named[f"{verb}, the nasty ones"].append(case)
    return dict(sorted(named.items(), key=lambda item: (item[0].startswith("one"), item[0].replace(",", "~"))))


def split_inside(asked: Sequence[Case], found: Mapping[str, Events]) -> str:
    """Count the single events inside the twins whose reports were not joined: not graded, but a tool that joins
    nothing must not look good."""
    told = [(case, event) for case in asked if case.type == "twin" for event in case.events]
    apart = sum(len({found[case.id][id] for id in event}) > 1 for case, event in told)
    return f"{apart}/{len(told)}"


def table(name: str, asked: Sequence[Case], columns: Mapping[str, dict[str, Events]]) -> None:
    """Print how many cases of each group are wrong in each column."""
    print(f"\n{name:44}" + "".join(f"{column:>20}" for column in columns))
    for group, members in groups(asked).items():
        counts = [sum(wrong(case, found[case.id]) for case in members) for found in columns.values()]
        print(f"{group:44}" + "".join(f"{f'{count}/{len(members)}':>20}" for count in counts))
    inside = [split_inside(asked, found) for found in columns.values()]
    print(f"{'reports of one twin split':44}" + "".join(f"{cell:>20}" for cell in inside))


def main(arguments: Sequence[str]) -> None:
    half = next((half for half in HALVES if half in arguments), HALVES[0])
    embedder = load()
    tuning, tuning_cases = read([HERE / "work.jsonl"]), cases("work")
    reading, asked = read([HERE / f"{half}.jsonl"]), cases(half)
    ways: tuple[tuple[str, Way], ...] = ((f"{half}, all in one run", together), (f"{half}, case by case", alone))
    for name, way in ways:
        threshold = best(tuning, tuning_cases, embedder, way)
        ours = way(reading, asked, by_tool)
        meaning = way(reading, asked, by_meaning(embedder, threshold))
        day = way(reading, asked, by_day)
        table(name, asked, {"corroborate": ours, f"MiniLM at {threshold:.2f}": meaning, "same day": day})
        if "--list" in arguments and half != "unseen":
            print("wrong:", *(case.id for case in asked if wrong(case, ours[case.id])))


if __name__ == "__main__":
    main(sys.argv[1:])
