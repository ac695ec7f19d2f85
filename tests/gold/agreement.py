"""Agreement between the first and the second labels of the double articles, counted from the annotation files alone.

    python tests/gold/agreement.py [ANNOTATIONS] [--articles] [--differences]     default: tests/gold/annotations

Two figures are the same mention when their spans overlap in the same field and slot and interval are equal; each figure
has one partner at most. F1 is 2 x pairs / (figures of a + figures of b). Speaker, day, place and the rest are asked of
the pairs only. The 95 % interval is of 2000 seeded resamples of the articles. Both sets of labels follow one guideline
and were made in the same way, so the figures bound from above what readers of different habits would reach.
``--differences`` names offsets and labels, never text. Exit code 1 if a second annotation has no first one or there is
none.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SEED, RESAMPLES = 20161114, 2000

Figure = Mapping[str, Any]
Pair = tuple[Figure, Figure]


@dataclass(frozen=True, slots=True)
class Compared:
    """One double article: the pairs of the same mention, and what only one of the two annotators has."""

    id: str
    pairs: tuple[Pair, ...]
    only_first: tuple[Figure, ...]
    only_second: tuple[Figure, ...]

    @property
    def figures(self) -> int:
        return 2 * len(self.pairs) + len(self.only_first) + len(self.only_second)


def overlap(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> int:
    """Shared code points of two spans, 0 if either is null or the fields differ."""
    if one is None or other is None or one["field"] != other["field"]:
        return 0
    return max(0, int(min(one["end"], other["end"]) - max(one["start"], other["start"])))


def same_part(one: Figure, other: Figure) -> bool:
    return bool(one["part"] == other["part"])


def pairs_of(first: Sequence[Figure], second: Sequence[Figure]) -> list[tuple[int, int]]:
    """Positions of the same mentions, best pairs first: equal part, overlapping number, longest overlap, order."""
    candidates = []
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            shared = overlap(one["span"], other["span"])
            if shared and all(one[key] == other[key] for key in ("slot", "low", "high")):
                numbers = min(1, overlap(one["number"], other["number"]))
                candidates.append((-int(same_part(one, other)), -numbers, -shared, i, j))
    chosen: list[tuple[int, int]] = []
    for *_, i, j in sorted(candidates):
        if all(i != a and j != b for a, b in chosen):
            chosen.append((i, j))
    return sorted(chosen)


def compared(first: Mapping[str, Any], second: Mapping[str, Any]) -> Compared:
    one, two = first["figures"], second["figures"]
    chosen = pairs_of(one, two)
    left, right = {i for i, _ in chosen}, {j for _, j in chosen}
    return Compared(
        str(first["id"]),
        tuple((one[i], two[j]) for i, j in chosen),
        tuple(figure for i, figure in enumerate(one) if i not in left),
        tuple(figure for j, figure in enumerate(two) if j not in right),
    )


def plain(name: str | None) -> str | None:
    return None if name is None else " ".join(re.findall(r"\w+", name.lower()))


def speaker_words(one: Figure, other: Figure) -> bool:
    """The same label, or overlapping words under two labels."""
    return one["speaker_name"] == other["speaker_name"] or overlap(one["speaker"], other["speaker"]) > 0


def same_day(one: Figure, other: Figure) -> bool:
    return all(one["event"][key] == other["event"][key] for key in ("start", "end"))


def same_place(one: Figure, other: Figure) -> bool:
    return plain(one["event"]["place"]) == plain(other["event"]["place"])


def same_field(key: str) -> Callable[[Figure, Figure], bool]:
    return lambda one, other: bool(one[key] == other[key])


def standing(figure: Figure) -> str:
    """What the event is to the article: its main incident, another one, a background total, or not said."""
    event = figure["event"]
    if event["background"]:
        return "background"
    if event["incident"] is None:
        return "unplaced"
    return "main" if re.fullmatch(r"g\d+|\d+\.1", event["incident"]) else "other"


def always(one: Figure, other: Figure) -> bool:
    return True


def either(set_in: Callable[[Figure], bool]) -> Callable[[Figure, Figure], bool]:
    """Pairs in which either annotator set the label: agreement on what is rare says little over all pairs."""
    return lambda one, other: set_in(one) or set_in(other)


Question = tuple[Callable[[Figure, Figure], bool], Callable[[Figure, Figure], bool]]

ASKED: dict[str, Question] = {
    "part": (same_part, always),
    "part, where either has one": (same_part, either(lambda f: f["part"] is not None)),
    "speaker": (same_field("speaker_name"), always),
    "speaker, where either names one": (same_field("speaker_name"), either(lambda f: f["speaker_name"] is not None)),
    "the same by label or words": (speaker_words, either(lambda f: f["speaker_name"] is not None)),
    "event day": (same_day, always),
    "event place": (same_place, always),
    "main, other, background, unplaced": (lambda one, other: standing(one) == standing(other), always),
    "superseded, where either says so": (same_field("superseded"), either(lambda f: f["superseded"])),
    "derived, where either says so": (same_field("derived"), either(lambda f: f["derived"])),
    "modality, where not both assert": (same_field("modality"), either(lambda f: f["modality"] != "asserted")),
}


def f1(articles: Sequence[Compared], with_part: bool) -> tuple[int, int]:
    """(2 x pairs, figures of both): the F1 as a fraction."""
    hits = sum(1 for article in articles for pair in article.pairs if not with_part or same_part(*pair))
    return 2 * hits, sum(article.figures for article in articles)


def asked(articles: Sequence[Compared], question: Question) -> tuple[int, int]:
    same, counted = question
    pairs = [pair for article in articles for pair in article.pairs if counted(*pair)]
    return sum(same(*pair) for pair in pairs), len(pairs)


def rows(articles: Sequence[Compared]) -> Iterator[tuple[str, Callable[[Sequence[Compared]], tuple[int, int]]]]:
    yield "figures, slot + interval (F1)", lambda some: f1(some, with_part=False)
    yield "figures, slot + interval + part (F1)", lambda some: f1(some, with_part=True)
    for name, question in ASKED.items():
        yield name, partial(asked, question=question)


def interval(
    articles: Sequence[Compared], measure: Callable[[Sequence[Compared]], tuple[int, int]]
) -> tuple[float, float]:
    """2.5 and 97.5 % of the measure over resampled articles; resamples with nothing to count are left out."""
    rng = random.Random(SEED)
    shares = []
    for _ in range(RESAMPLES):
        hits, of = measure(rng.choices(articles, k=len(articles)))
        if of:
            shares.append(hits / of)
    shares.sort()
    return shares[len(shares) * 25 // 1000], shares[(len(shares) * 975 - 1) // 1000]


def table(articles: Sequence[Compared]) -> Iterator[str]:
    for name, measure in rows(articles):
        hits, of = measure(articles)
        if not of:
            yield f"{name:<38} nothing to count"
            continue
        low, high = interval(articles, measure)
        yield f"{name:<38} {hits / of:6.1%}  {hits:>4} of {of:<4} 95 % {low:.1%} to {high:.1%}"


def told(figure: Figure) -> str:
    span, high = figure["span"], "" if figure["high"] is None else figure["high"]
    return (
        f"{span['field']} {span['start']}-{span['end']} {figure['slot']}/{figure['part'] or ''} {figure['low']}..{high}"
    )


def differences(article: Compared) -> Iterator[str]:
    yield from (f"{article.id} only a: {told(figure)}" for figure in article.only_first)
    yield from (f"{article.id} only b: {told(figure)}" for figure in article.only_second)
    for one, other in article.pairs:
        if unlike := [name for name, (same, counted) in ASKED.items() if counted(one, other) and not same(one, other)]:
            yield f"{article.id} {told(one)}: {', '.join(unlike)}"


def loaded(folder: Path) -> list[Compared]:
    """Every double article of the folder; raises FileNotFoundError for a second annotation without a first one."""
    result = []
    for path in sorted((folder / "double").glob("*.json")):
        found = [
            folder / half / path.name for half in ("work", "opened", "unseen") if (folder / half / path.name).exists()
        ]
        if not found:
            raise FileNotFoundError(f"{path.name}: no first annotation")
        first, second = (json.loads(p.read_text(encoding="utf-8")) for p in (found[0], path))
        result.append(compared(first, second))
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Agreement of the two annotations of the double articles.")
    parser.add_argument("annotations", nargs="?", type=Path, default=HERE / "annotations")
    parser.add_argument("--articles", action="store_true", help="one line per article")
    parser.add_argument("--differences", action="store_true", help="every difference by offsets and labels")
    options = parser.parse_args(arguments)
    try:
        articles = loaded(options.annotations)
    except FileNotFoundError as error:
        print(error)
        return 1
    if not articles:
        print(f"no second annotations under {options.annotations}")
        return 1
    print(f"{len(articles)} articles labelled twice, {sum(article.figures for article in articles)} figures in all")
    print(*table(articles), sep="\n")
    for article in articles:
        if options.articles:
            hits, of = f1([article], with_part=True)
            only = f"only a {len(article.only_first)}, only b {len(article.only_second)}"
            print(f"{article.id}: {hits} of {of}, {only}")
        if options.differences:
            print(*(f"{line}\n" for line in differences(article)), sep="", end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
