"""How fast the whole analysis is, and how much memory it takes; prints a table.

    python benchmarks/throughput.py ARTICLES.jsonl[.gz] [SIZE ...]

Each size takes the first so many articles of the file and runs in a process of its own, so that its peak memory is its
own and the models are loaded cold. Without sizes: 100, 200, 400 and 749.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from corroborate import articles, pipeline, stances
from corroborate.records import Cluster
from corroborate.report import Report

SIZES = (100, 200, 400, 749)
STAGES = ("read", "copies", "claims", "events", "models", "clusters", "stances", "report")
COLUMNS = ("articles", "claims", "figures", "events", "pairs", "judged", "seconds", "art/s", "claims/s", "peak GB")


@dataclass
class Clock:
    """Seconds by stage, from the moment each stage first says it is at work to the moment the next one does."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    stage: str = "read"
    since: float = field(default_factory=time.perf_counter)

    def enter(self, stage: str) -> None:
        """Note that ``stage`` begins now."""
        now = time.perf_counter()
        self.seconds[self.stage] += now - self.since
        self.stage, self.since = stage, now

    def tell(self, stage: str, done: int, total: int) -> None:
        """Take the pipeline's progress; between events and clusters it names the voices and loads the embedder."""
        if stage == "events" and done == total:
            self.enter("models")
        elif stage != self.stage:
            self.enter(stage)


def run(path: Path) -> dict[str, float]:
    """Analyse one file and return what was measured; ``pairs`` are those compared, ``judged`` those with an opinion."""
    compared = 0
    choose = stances.pairs

    def counted(cluster: Cluster, bench: stances.Bench) -> tuple[stances.Pair, ...]:
        nonlocal compared
        chosen = choose(cluster, bench)
        compared += len(chosen)
        return chosen

    stances.pairs = counted
    clock = Clock()
    started = clock.since
    reading = articles.read([str(path)])
    clock.enter("copies")
    analysis = pipeline.analyse(reading, progress=clock.tell)
    clock.enter("report")
    written = Report(analysis).to_json()
    clock.enter("done")
    whole = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**3 if sys.platform == "darwin" else 1024**2)
    return {
        "articles": len(analysis.articles),
        "claims": len(analysis.claims),
        "figures": len(analysis.figures),
        "events": len(analysis.events),
        "pairs": compared,
        "judged": len(analysis.judgements),
        "seconds": whole,
        "art/s": len(analysis.articles) / whole,
        "claims/s": len(analysis.claims) / whole,
        "peak GB": peak,
        "report MB": len(written.encode()) / 1e6,
        **{f"{stage} s": clock.seconds[stage] for stage in STAGES},
    }


def cut(path: Path, size: int, into: Path) -> Path:
    """Write the first ``size`` lines of a file, unpacked."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as given:
            head = list(islice(given, size))
    else:
        with path.open(encoding="utf-8") as given:
            head = list(islice(given, size))
    taken = into / f"first-{size}.jsonl"
    taken.write_text("".join(head), "utf-8")
    return taken


def measured(path: Path) -> dict[str, float]:
    """Run one file in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", str(path)], stdout=subprocess.PIPE, text=True, check=True, encoding="utf-8"
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def table(found: list[dict[str, float]]) -> str:
    """Lay out one row for each size, the totals first, then the stages."""
    lines = []
    for names in (COLUMNS, tuple(f"{stage} s" for stage in STAGES)):
        heads = names if names[0] == "articles" else ("articles", *names)
        lines.append("".join(f"{name:>11}" for name in heads))
        for row in found:
            cells = (f"{row[name]:.0f}" if row[name] == int(row[name]) else f"{row[name]:.2f}" for name in heads)
            lines.append("".join(f"{cell:>11}" for cell in cells))
        lines.append("")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Measure every size and print the table."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(run(Path(arguments[1]))))
        return
    if not arguments:
        sys.exit(__doc__)
    path, sizes = Path(arguments[0]), [int(size) for size in arguments[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as folder:
        print(table([measured(cut(path, size, Path(folder))) for size in sizes]))


if __name__ == "__main__":
    main(sys.argv[1:])
