"""What headline and opening of two articles share, and what of the one the other tells in passing or not at all.

Reports of two acts of one day at one place share most of their words. What the one is headed by and the other tells
only as another act, and the hour, tell them apart.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.records import Article
from corroborate.text.patterns import pattern
from corroborate.where.placenames import normal

REACH = 4000
"""Characters of a text in which what another article opens with is sought."""
OPENING = 2
"""Sentences of the text that with the headline are the opening."""
TIMED = 6
"""Sentences in which the hour is sought."""
STEM = 5
"""Letters of the folded form by which a word is known, whatever its ending."""
COMMON = 0.2
"""Share of news articles from which on a word tells nothing."""
OFTEN = 0.003
"""Share of news articles from which on a capital in a headline makes no name: many headlines capitalise all words."""
UNKNOWN = 0.3
"""Share taken where an article has nothing to look for: about that of two reports of which nothing is known."""
HOURS_APART = 1.0
"""Hours between the latest one account may mean and the earliest another may, from which on they differ."""

Rarity = Callable[[str], float]
Words = Mapping[str, float]
Span = tuple[float, float]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,:]*")
_SENTENCE = re.compile(r'(?<=[.!?"”])\s+(?=["“‘(]?[A-Z\d])|\n+')
_DATELINE = re.compile(r"^[A-Z][A-Z .,'-]{3,60}(?:, [A-Z][\w ]{1,40})? [-–—] ")
_CLOCK = re.compile(
    r"(?<![\d.,:])(?:([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d.,]*\d)(?! ?(?:per|%|m|b|k|euro|dollar|point))"
    r"|(1[0-2]|[1-9])(?= ?[ap]\.?m\b))"
    r"(?: ?([ap])\.?m\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """The telling words of headline and opening by rarity, and what the text tells as its own.

    ``told`` and ``numbers_told`` leave out sentences that speak of another act or time; ``aside`` is told in those
    alone. ``hours`` are those the first sentences name, of 24.
    """

    opening: Words
    names: Words
    headline: Words
    headed: Words
    numbers: frozenset[str]
    told: frozenset[str]
    aside: frozenset[str]
    numbers_told: frozenset[str]
    hours: tuple[Span, ...]


def sketch(article: Article, rarity: Rarity, shares: Mapping[str, float]) -> Sketch:
    """Return an article as it is compared; ``shares`` are those of news articles that hold a word."""
    sentences = [text for text in _SENTENCE.split(_DATELINE.sub("", article.text[:REACH])) if text.strip()]
    own = sentences[:1]
    other: list[str] = []
    for text in sentences[1:]:
        (other if pattern("framing", "otherwise").search(text) else own).append(text)
    first = [text for text in own[:OPENING] if text in sentences[: OPENING + 1]]
    lower = {word for word in _TOKEN.findall(article.text) if word[:1].islower()}
    headline = {_stem(word): rarity(_plain(word)) for word in _telling(article.title, shares)}
    opening = dict(headline)
    names: dict[str, float] = {}
    headed: dict[str, float] = {}
    for text in (article.title, *first):
        for word in _telling(text, shares):
            stem, plain = _stem(word), _plain(word)
            opening[stem] = rarity(plain)
            if not word[:1].isupper() or word.casefold() in lower:
                continue
            if text is not article.title:
                names[stem] = rarity(plain)
            elif shares.get(plain, 0.0) < OFTEN:
                names[stem] = headed[stem] = rarity(plain)
    numbers = frozenset(number for text in (article.title, *first) for number in _numbers(text))
    told = {*opening, *_stems(own)}
    return Sketch(
        opening,
        names,
        headline,
        headed,
        numbers,
        frozenset(told),
        frozenset(_stems(other) - told),
        numbers.union(number for text in own for number in _numbers(text)),
        _hours((article.title, *own[:TIMED])),
    )


def compared(first: Sketch, second: Sketch) -> dict[str, float]:
    """Return what the openings share and leave out, by name; nothing depends on which of the two comes first."""
    both = ((first, second), (second, first))
    counted = [
        len(one.numbers & other.numbers_told) / len(one.numbers) if one.numbers else UNKNOWN for one, other in both
    ]
    return {
        "names told": min(_share(one.names, other.told) for one, other in both),
        "headline names told": max(_share(one.headed, other.told) for one, other in both),
        "headline told": max(_share(one.headline, other.told) for one, other in both),
        "headline in passing": sum(_share(one.headline, other.aside, 0.0) for one, other in both),
        "numbers told, least": min(counted),
        "numbers told, most": max(counted),
        "names in common": math.log1p(_weight(first.names, second.names)),
        "words in common": math.log1p(_weight(first.opening, second.opening.keys() - first.names.keys())),
        "other hours": float(_hours_apart(first.hours, second.hours)),
    }


def _weight(words: Words, kept: Collection[str]) -> float:
    # fsum is exact, so the order of the words does not matter
    return math.fsum(weight for word, weight in words.items() if word in kept)


def _share(words: Words, known: Collection[str], unknown: float = UNKNOWN) -> float:
    total = math.fsum(words.values())
    return _weight(words, known) / total if total else unknown


def _telling(text: str, shares: Mapping[str, float]) -> Iterator[str]:
    """Yield the words of a text that tell something: no numbers, no days, no words of every article."""
    for word in _TOKEN.findall(text):
        plain = _plain(word)
        if _number(word) is None and len(plain) > 2 and plain not in _calendar() and shares.get(plain, 0.0) <= COMMON:
            yield word


@cache
def _calendar() -> frozenset[str]:
    return frozenset((*map(str.casefold, lexicon("times")["weekdays"]), *lexicon("numerals")["months"]))


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").partition("'")[0]


def _stem(word: str) -> str:
    return normal(_plain(word))[:STEM]


def _stems(sentences: Sequence[str]) -> set[str]:
    return {_stem(word) for text in sentences for word in _TOKEN.findall(text)}


def _numbers(text: str) -> Iterator[str]:
    yield from (number for word in _TOKEN.findall(text) if (number := _number(word)) is not None)


def _number(word: str) -> str | None:
    """Return a number as digits, however it is written; "one" counts nothing."""
    if word[:1].isdigit():
        return word.replace(",", "").rstrip(".:")
    value: int | None = lexicon("numerals")["values"].get(word.casefold())
    return str(value) if value is not None and value > 1 else None


def _hours(sentences: Sequence[str]) -> tuple[Span, ...]:
    """Return the first two times of day named, by the clock where there is one, else by the part of the day."""
    clocks = [_clock(match) for text in sentences for match in _CLOCK.finditer(text)]
    parts = [_parts()[match[0].casefold()] for text in sentences for match in _part().finditer(text)]
    return tuple((clocks or parts)[:2])


def _clock(match: re.Match[str]) -> Span:
    hour = float(match[1] or match[3]) + float(match[2] or 0) / 60
    if match[4]:
        hour = hour % 12 + (12 if match[4].casefold() == "p" else 0)
    return (hour - 0.75, hour + 0.75)


@cache
def _parts() -> dict[str, Span]:
    return {part: (float(since), float(until)) for part, (since, until) in lexicon("times")["hours_of"].items()}


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_parts(), key=lambda part: (-len(part), part)))})\b", re.IGNORECASE)


def _hours_apart(first: Sequence[Span], second: Sequence[Span]) -> bool:
    gaps = [_gap(one, other) for one in first for other in second]
    return bool(gaps) and min(gaps) > HOURS_APART


def _gap(one: Span, other: Span) -> float:
    """Return the hours between two spans, whichever day they are of."""
    return min(max(one[0] - other[1] - turn, other[0] - one[1] + turn, 0.0) for turn in (-24, 0, 24))
