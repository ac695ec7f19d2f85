"""Speakers, modality, days, places and coverage of claims against hand-made labels; prints one table a half.

    python benchmarks/understanding/measure.py ARTICLES.jsonl[.gz] [--work | --opened | --unseen] [--list]

``--list`` names what is wrong in the work and the opened half by article and offsets; the unseen half is never listed.
Beside the product stand the second labels of the articles labelled twice, and the baselines that have an opinion on the
measure.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import counts
import sides
from assertions import HALVES, Days, Labels, Said, Somewhere, labels, read_articles
from counts import Counts, count, matched, total

from corroborate.evaluation import interval
from corroborate.pipeline import understand_one
from corroborate.records import Article
from corroborate.text.parsing import parser

BESIDE = {
    "quotes": ("quotation marks, nearest person", sides.quotations, (counts.SPEAKER, counts.FOUND, counts.WANTED)),
    "sentences": (
        "parser's sentences, all asserted; dateparser; first place entity",
        sides.sentences,
        tuple(name for name in counts.MEASURES if name not in counts.OF_SPEAKERS),
    ),
    "published": ("the day of publication", sides.published, counts.OF_DAYS),
}
"""Baselines: what each is, how it is run, and which measures it is asked of."""


def run(side: sides.Side, articles: Mapping[str, Article]) -> dict[str, tuple[Said, ...]]:
    """Run one side over the articles."""
    return {name: side(article) for name, article in sorted(articles.items())}


def scored(gold: Sequence[Labels], said: Mapping[str, tuple[Said, ...]]) -> Counts:
    """Count one side against labels."""
    return total(by_article(gold, said).values())


def by_article(gold: Sequence[Labels], said: Mapping[str, tuple[Said, ...]]) -> dict[str, Counts]:
    """Count one side against labels, article by article."""
    return {one.article: count(one, said[one.article]) for one in gold}


def again(articles: Mapping[str, Article]) -> Counts:
    """Count the second labels against the first, over both halves: eight articles are too few to cut."""
    second = {one.article: one.said for one in labels("double", articles)}
    first = [one for half in HALVES for one in labels(half, articles) if one.article in second]
    return scored(first, second)


def share(fraction: tuple[int, int]) -> str:
    """Format a fraction in percent."""
    return f"{100 * fraction[0] / fraction[1]:.1f}" if fraction[1] else "-"


def bounds(name: str, each: Mapping[str, Counts]) -> str:
    """Format the 95 % interval of a share over resampled articles."""
    low, high = interval({article: total([one])[name] for article, one in each.items()})
    return "-" if low is None or high is None else f"{100 * low:.0f} to {100 * high:.0f}"


def table(half: str, articles: Mapping[str, Article], ours: Mapping[str, tuple[Said, ...]]) -> Iterator[str]:
    """Yield the lines of one half's table."""
    gold = labels(half, articles)
    here = {one.article: articles[one.article] for one in gold}
    each = by_article(gold, ours)
    found, second = total(each.values()), again(articles)
    plain = {name: (scored(gold, run(side, here)), asked) for name, (_, side, asked) in BESIDE.items()}
    yield f"{half}: {len(gold)} articles, {found[counts.COVERED][1]} assertions labelled"
    yield f"{'':50}{'share':>7}{'95 %':>12}{'n':>6}{'again':>7}" + "".join(f"{name:>11}" for name in BESIDE)
    for name in counts.MEASURES:
        n = found[counts.WANTED if name == counts.SPEAKER else name][1]
        repeated = "-" if name in counts.OF_FURNITURE else share(second[name])
        line = f"{name:50}{share(found[name]):>7}{bounds(name, each):>12}{n:>6}{repeated:>7}"
        cells = (share(scores[name]) if name in asked else "-" for scores, asked in plain.values())
        yield line + "".join(f"{cell:>11}" for cell in cells)


def missed(articles: Mapping[str, Article], ours: Mapping[str, tuple[Said, ...]]) -> Iterator[str]:
    """Yield what is wrong in the halves that may be read, by offsets and labels."""
    for one in (one for half in ("work", "opened") for one in labels(half, articles)):
        for pair in matched(one, ours[one.article]):
            gold, found = pair.gold, pair.found
            at = f"{one.article} {gold.run.field} {gold.run.start}-{gold.run.end}"
            if found is None:
                yield f"{at}: not covered"
                continue
            wrong = counts.wrong(gold, found)
            if gold.speaker is not None and found.speaker is None:
                wrong.append(counts.WANTED)
            yield from (f"{at}: {name.strip()}: {_told(name, gold)}, found {_told(name, found)}" for name in wrong)


def _told(name: str, said: Said) -> str:
    if name in (counts.DAYS, counts.NO_DAYS):
        return _span(said.happened or said.days)
    if name == counts.OWN_DAYS:
        return _span(said.days)
    if name in (counts.PLACES, counts.NO_PLACES):
        return _named(said.where or said.places)
    if name == counts.OWN_PLACES:
        return _named(said.places)
    if name in (counts.MODALITY, counts.UNSURE):
        return said.modality
    return "none" if said.speaker is None else said.speaker.body or said.speaker.words


def _span(days: Days | None) -> str:
    return "none" if days is None else "..".join(str(day) for day in days)


def _named(places: Sequence[Somewhere]) -> str:
    return " + ".join(place.name for place in places) or "none"


def pace(articles: Mapping[str, Article]) -> str:
    """Return the processor time of understanding claims as a multiple of the parser's own on the same texts."""
    parser()
    spent = []
    ways: tuple[Callable[[Article], object], ...] = (
        lambda article: parser()(article.text),
        lambda article: understand_one(article, "default"),
    )
    for work in ways:
        since = time.process_time()
        for article in articles.values():
            work(article)
        spent.append(time.process_time() - since)
    alone, ours = spent
    return f"processor time: understanding {ours:.1f} s, the parser alone {alone:.1f} s, {ours / alone:.2f} times"


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description="Measure the understanding of claims.")
    options.add_argument("articles", type=Path)
    options.add_argument("--work", action="store_true", help="the work half only")
    options.add_argument("--opened", action="store_true", help="the opened half only")
    options.add_argument("--unseen", action="store_true", help="the unseen half only")
    options.add_argument("--list", action="store_true", help="name what is wrong in the halves that may be read")
    asked = options.parse_args()
    articles = read_articles(asked.articles)
    ours = run(sides.product, articles)
    if asked.list:
        print(*missed(articles, ours), sep="\n")
    for half in HALVES:
        if getattr(asked, half) or not (asked.work or asked.opened or asked.unseen):
            print(*table(half, articles, ours), "", sep="\n")
    beside = "; ".join(f"{name}: {what}" for name, (what, _, _) in BESIDE.items())
    print(f"again: the second labels against the first. Intervals resample articles. {beside}.")
    print(pace(articles))


if __name__ == "__main__":
    main()
