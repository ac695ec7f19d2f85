"""How alike two articles tell: words, names and numbers of headline, opening and whole text, as one number.

A word weighs by how rare it is in the pile and in news at large, so that the likeness of two articles means much the
same whether they come alone or among hundreds. What is alike is never proof: the vetoes of ``evidence`` stand first.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corroborate.joining.sketches import Rarity, Sketch, sketch
from corroborate.lexicons import lexicon
from corroborate.records import Article

OPENING = 300
"""Characters of the text that with the headline are the opening: two or three sentences."""
REACH = 6000
"""Characters of a text that are compared: what an event is stands before the background."""
NUMBERS_REACH = 1500
"""Characters of a text whose numbers are compared."""
NEAREST = 24
"""Articles an article is compared with at most; more reports of one happening than this are met through one another."""
TELLING = 40
"""Heaviest words of an article by which its nearest are sought."""
COMMON = 120
"""A word in more articles than this finds no nearest ones; it would cost a square of them."""
PRIOR = 200
"""Weight, in articles, of what is known of words at large beside the pile's own counts."""
UNKNOWN = 0.002
"""Share of news articles that hold a word which is in none of the bands."""
TOLD_BY = 5
"""Reports a side must have before what all of them name tells it from another."""
MOST, FEW = 0.7, 0.1
"""Share of the reports that nearly all, and nearly none, of a side are."""
LEAST = 0.01
"""A likeness below this is taken for none."""

WEIGHTS = {
    "whole": (-1.978, -0.442),
    "opening": (0.757, 4.689),
    "title": (1.108, -0.926),
    "names": (2.072, 5.251),
    "numbers": (6.570, -2.461),
    "phrases": (3.213, 4.325),
}
"""What a cosine and its root add to the log-odds; fitted by ``benchmarks/events.py --fit`` on the training topics of
ECB+, in piles of 2 to 575 articles. Whole texts are alike by their matter, which speaks against."""
BIAS = -5.427

_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d.,]*")

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Story:
    """One article as weighted words, each part of length 1."""

    whole: Vector
    opening: Vector
    title: Vector
    names: Vector
    numbers: Vector
    phrases: Vector


Likeness = Mapping[tuple[str, str], float]
"""How likely two articles tell of one happening by likeness alone, by their ids in order; absent: not at all."""


@dataclass(frozen=True, slots=True)
class Told:
    """How alike articles are; by their ids, the names and numbers each could be told by, and what each opens with."""

    likeness: Likeness
    marks: Mapping[str, frozenset[str]]
    sketches: Mapping[str, Sketch]


NOTHING = Told({}, {}, {})


def alike(articles: Sequence[Article]) -> Told:
    """Return the likeness of every article to its nearest, whatever the order of the articles."""
    ordered = sorted(articles, key=lambda article: article.id)
    drafts = [_parts(article) for article in ordered]
    rarity = _rarities(drafts)
    told = [_story(parts, rarity) for parts in drafts]
    found = {}
    for first, second in sorted(nearest([story.whole for story in told])):
        value = round(likeness(features(told[first], told[second])), 4)
        if value >= LEAST:
            found[ordered[first].id, ordered[second].id] = value
    marks = {
        article.id: frozenset((*story.names, *story.numbers)) for article, story in zip(ordered, told, strict=True)
    }
    return Told(found, marks, {article.id: sketch(article, rarity, _shares()) for article in ordered})


def clash(first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]) -> tuple[str, str] | None:
    """Return a name or number that nearly all reports of each side give and nearly none of the other, if both have one.

    ``first`` and ``second`` are the marks of two groups of articles. Two arrests for one offence in one town are told
    in the same words, but every report of one names a man whom no report of the other knows.
    """
    if min(len(first), len(second)) < TOLD_BY:
        return None
    own, theirs = _own(first, second), _own(second, first)
    return (own, theirs) if own is not None and theirs is not None else None


def _own(first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]) -> str | None:
    seen = Counter(mark for marks in first for mark in marks)
    found = [
        (-count, mark)
        for mark, count in seen.items()
        if count >= MOST * len(first) and sum(mark in marks for marks in second) <= FEW * len(second)
    ]
    return min(found)[1] if found else None


def likeness(seen: Mapping[str, float]) -> float:
    """Return the probability that two articles with these features tell of one happening."""
    total = BIAS + math.fsum(
        WEIGHTS[name][0] * value + WEIGHTS[name][1] * math.sqrt(max(value, 0.0)) for name, value in seen.items()
    )
    return 1 / (1 + math.exp(-total))


def features(first: Story, second: Story) -> dict[str, float]:
    """Return the cosines of the parts of two stories."""
    return {
        "whole": _cosine(first.whole, second.whole),
        "opening": _cosine(first.opening, second.opening),
        "title": _cosine(first.title, second.title),
        "names": _cosine(first.names, second.names),
        "numbers": _cosine(first.numbers, second.numbers),
        "phrases": _cosine(first.phrases, second.phrases),
    }


def _cosine(first: Vector, second: Vector) -> float:
    # fsum is exact, so the order in which the shared words come does not matter
    return math.fsum(first[word] * second[word] for word in first.keys() & second.keys())


def stories(articles: Sequence[Article]) -> list[Story]:
    """Return articles as weighted words; a word is the rarer the fewer of them hold it."""
    drafts = [_parts(article) for article in articles]
    rarity = _rarities(drafts)
    return [_story(parts, rarity) for parts in drafts]


def _rarities(drafts: Sequence[Mapping[str, Counter[str]]]) -> Rarity:
    """Return how rare a word is among these articles and in news at large."""
    seen: Counter[str] = Counter()
    for parts in drafts:
        for name in ("whole", "phrases", "numbers"):
            seen.update(parts[name].keys())
    return lambda word: _rarity(word, seen[word], len(drafts))


def _story(parts: Mapping[str, Counter[str]], rarity: Rarity) -> Story:
    return Story(**{name: _weighted(words, rarity) for name, words in parts.items()})


def _parts(article: Article) -> dict[str, Counter[str]]:
    text = article.text[:REACH]
    title, opening, body = (_words(part) for part in (article.title, text[:OPENING], text))
    everything = [*title, *body]
    lower = {word for word in everything if word[:1].islower()}
    whole = [word.casefold() for word in everything if not word[:1].isdigit()]
    names = [word.casefold() for word in everything if word[:1].isupper() and word.casefold() not in lower]
    numbers = [word for word in (*title, *_words(text[:NUMBERS_REACH])) if word[:1].isdigit()]
    return {
        "whole": Counter(whole),
        "opening": Counter(word.casefold() for word in (*title, *opening)),
        "title": Counter(word.casefold() for word in title),
        "names": Counter(names),
        "numbers": Counter(f"#{word.replace(',', '').rstrip('.')}" for word in numbers),
        "phrases": Counter(
            f"{one} {two}" for one, two in pairwise(word for word in whole if _shares().get(word, 0.0) < 0.25)
        ),
    }


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _weighted(words: Counter[str], rarity: Rarity) -> Vector:
    raw = {word: (1 + math.log(count)) * rarity(word) for word, count in words.items()}
    length = math.sqrt(math.fsum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items()} if length else {}


def _rarity(word: str, seen: int, total: int) -> float:
    share = _shares().get(word, UNKNOWN)
    return math.log((total + PRIOR + 1) / (seen + PRIOR * share + 0.5))


@cache
def _shares() -> dict[str, float]:
    """Return the share of news articles that hold a word, by bands of halves."""
    bands: dict[str, str] = lexicon("wordshares")["band"]
    return {word: 0.5 ** int(band) for band, words in bands.items() for word in words.split()}


def nearest(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Yield every article with its nearest by the heaviest words they share, each pair once."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word in vector:
            where[word].append(number)
    pairs: set[tuple[int, int]] = set()
    for number, vector in enumerate(vectors):
        shared = [word for word in vector if 1 < len(where[word]) <= COMMON]
        scores: dict[int, list[float]] = defaultdict(list)
        for word in heapq.nsmallest(TELLING, shared, key=lambda word: (-vector[word], word)):
            for other in where[word]:
                if other != number:
                    scores[other].append(vector[word] * vectors[other][word])
        nearest = heapq.nsmallest(NEAREST, scores, key=lambda other: (-round(math.fsum(scores[other]), 9), other))
        pairs.update((min(number, other), max(number, other)) for other in nearest)
    yield from pairs
