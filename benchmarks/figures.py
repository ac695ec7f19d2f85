"""Ranges of civilian dead read from narratives, held against the ranges researchers settled on; prints a table.

    python benchmarks/figures.py airwars_dev.jsonl.gz [HOW_MANY]

Each line of the file is an incident with ``assessment`` (paragraphs that tell who reported which toll), ``killed`` and
``injured`` (ranges as text, civilians only; "Unknown" is left out). A range is right where both ends are. The width of
ours stands beside it, for a wide range is right by chance. Baselines: the smallest and largest number of the narrative,
and the same without dates, years and times.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from corroborate import pipeline
from corroborate.articles import from_records
from corroborate.measuring.baselines import WORDS_AS_NUMBERS
from corroborate.records import Article, Figure
from corroborate.settings import Settings

Ends = tuple[int, int]
SLOTS = ("killed", "injured")
WHOLE = (None, "civilians", "family members", "residents", "relatives")
"""The parts that count everyone, in narratives that tell of civilians."""

DOZENS = 24
"""What the parser reads for "dozens". The researchers write 12 to 24 for it, and 2 for "several" or a bare plural."""

_NUMBER = re.compile(rf"\b(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(WORDS_AS_NUMBERS)})\b", re.IGNORECASE)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATES = re.compile(
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s\d{{4}})?|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:\s\d{{4}})?"
    r"|\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b[A-Z]{1,5}\d+[a-z]?\b"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One incident: its narrative, and the ends of the researchers' ranges by slot."""

    id: str
    text: str
    published: str
    settled: dict[str, Ends]


def cases(path: Path, most: int | None = None) -> list[Case]:
    """Read the incidents that have a narrative and a range in numbers."""
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = []
    for line in body.decode("utf-8").splitlines()[:most]:
        row = json.loads(line)
        settled = {slot: ends for slot in SLOTS if (ends := _ends(str(row.get(slot) or ""))) is not None}
        text = "\n\n".join(row["assessment"])
        if settled and text.strip():
            found.append(Case(str(row["incident"]), text, str(row["date"]), settled))
    return found


def _ends(text: str) -> Ends | None:
    numbers = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]
    return (numbers[0], numbers[-1]) if numbers else None


def bare(text: str, *, dates: bool) -> Ends:
    """Return the smallest and largest number of a text, dates and times counted or not."""
    left = text if dates else _DATES.sub(" ", text)
    found = [_value(number) for number in _NUMBER.findall(left)]
    return (min(found), max(found)) if found else (0, 0)


def _value(words: str) -> int:
    low = words.casefold().replace(",", "")
    return WORDS_AS_NUMBERS[low] if low in WORDS_AS_NUMBERS else int(low)


def read(case: Case, slot: str, figures: Sequence[Figure]) -> Ends:
    """Return what the narrative's first paragraph says in its own voice, else the least and most that anyone states.

    A first count without a bound is both ends; "at least 12" is the low end, and the high one is the most that anyone
    states. Earlier and background totals, and what is denied, planned or conditional, count for nothing, as in a
    report's ranges; nor do vague words and single persons ("a baker") beside a count in numbers. Where no count of
    everyone is read, the parts are added up.
    """
    kept = _kept(slot, figures)
    whole = [figure for figure in kept if figure.part in WHOLE]
    first = case.text.find("\n\n") if "\n\n" in case.text else len(case.text)
    lead = next((figure for figure in whole if figure.start < first and figure.speaker is None), None)
    exact = [figure for figure in whole if _NUMBER.search(figure.text)]
    if lead is not None:
        low, high = _coded(lead)
        return (low, high) if _closed(lead) else (low, max([high, *(_coded(figure)[1] for figure in exact)]))
    stated = [_coded(figure) for figure in exact or whole]
    if stated:
        return min(low for low, _ in stated), max(high for _, high in stated)
    largest: dict[str | None, int] = {}
    for figure in kept:
        largest[figure.part] = max(largest.get(figure.part, 0), figure.low)
    return sum(largest.values()), sum(largest.values())


def _kept(slot: str, figures: Sequence[Figure]) -> list[Figure]:
    return [
        figure
        for figure in figures
        if figure.slot == slot
        and not figure.superseded
        and not figure.background
        and figure.modality in ("asserted", "alleged")
    ]


def _closed(figure: Figure) -> bool:
    """Whether the words leave no room above: "15", "between 13 and 15", "several", "dozens"; not "at least 15"."""
    return figure.high is not None or figure.stated is None


def _coded(figure: Figure) -> Ends:
    """Return a figure's ends; vague words as these researchers code them."""
    if figure.stated is not None:
        return figure.stated, figure.stated
    if figure.high is not None and _NUMBER.search(figure.text):
        return figure.low, figure.high
    return (12, 24) if figure.low >= DOZENS else (2, 2)


def understood(found: Sequence[Case]) -> dict[str, tuple[Figure, ...]]:
    """Return the figures of every narrative, by incident."""
    rows = [{"id": case.id, "text": case.text, "published": _iso(case.published), "outlet": case.id} for case in found]
    articles: tuple[Article, ...] = from_records(rows).articles
    figures: dict[str, tuple[Figure, ...]] = {}
    for article in articles:
        figures[article.id] = pipeline.understand_one(article, Settings().policy)[1]
    return figures


def _iso(day: str) -> str | None:
    from datetime import datetime

    try:
        return datetime.strptime(day, "%B %d, %Y").date().isoformat()
    except ValueError:
        return None


def row(name: str, pairs: Iterable[tuple[Ends, Ends]]) -> str:
    """Return one line of the table: exact shares in percent, and widths."""
    held = list(pairs)
    both = mean(ours == theirs for ours, theirs in held)
    low = mean(ours[0] == theirs[0] for ours, theirs in held)
    high = mean(ours[1] == theirs[1] for ours, theirs in held)
    inside = mean(ours[0] <= theirs[0] and theirs[1] <= ours[1] for ours, theirs in held)
    widths = [ours[1] - ours[0] for ours, _ in held]
    return (
        f"{name:<34} {100 * both:>7.1f} {100 * low:>7.1f} {100 * high:>7.1f} {100 * inside:>8.1f} "
        f"{median(widths):>7.0f} {mean(widths):>8.1f}"
    )


def main(arguments: Sequence[str]) -> None:
    """Print a table for each slot."""
    found = cases(Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else None)
    figures = understood(found)
    for slot in SLOTS:
        asked = [case for case in found if slot in case.settled and case.id in figures]
        head = f"{slot}, {len(asked)} narratives"
        print(f"{head:<34} {'both':>7} {'low':>7} {'high':>7} {'covered':>8} {'median':>7} {'mean':>8}")
        ours = ((read(case, slot, figures[case.id]), case.settled[slot]) for case in asked)
        print(row("figures of the narrative", ours))
        print(row("smallest and largest number", ((bare(c.text, dates=True), c.settled[slot]) for c in asked)))
        print(row("the same without dates and times", ((bare(c.text, dates=False), c.settled[slot]) for c in asked)))
        print(row("the researchers' own", ((case.settled[slot], case.settled[slot]) for case in asked)))
        print()


if __name__ == "__main__":
    main(sys.argv[1:])
