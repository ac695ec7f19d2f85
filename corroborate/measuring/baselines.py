"""What a simple program would do, in the shape of a run: the measures stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corroborate.measuring.goldset import Label, Side, title_repeated
from corroborate.places import find
from corroborate.records import Article, Place
from corroborate.text.parsing import parser

_SLOTS = {
    "killed": "killed", "dead": "killed", "died": "killed", "deaths": "killed", "injured": "injured",
    "wounded": "injured", "hurt": "injured", "missing": "missing", "arrested": "detained", "displaced": "displaced",
}  # fmt: skip
WORDS_AS_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "dozen": 12,
}  # fmt: skip
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,7}}|{'|'.join(WORDS_AS_NUMBERS)}"
_BEFORE = re.compile(rf"\b(?P<number>{_NUMBER})\s(?:\w{{1,20}}\s){{0,3}}?(?P<word>{'|'.join(_SLOTS)})\b", re.IGNORECASE)
_CASUALTY = re.compile(rf"\b(?:{'|'.join(_SLOTS)}|killing|wounding|injuring)\b", re.IGNORECASE)
_REACH = 5
"""How many words from a number entity the casualty word may stand."""


def by_regex(articles: Sequence[Article]) -> Side:
    """A number up to three words before killed, dead, injured, ...: exact, no part, the outlet's own voice."""
    return Side(tuple(figure for article in articles for figure in _regex_figures(article)), ())


def by_entities(articles: Sequence[Article]) -> Side:
    """The parser's CARDINAL entities with a casualty word within five words, the nearest giving the slot."""
    return Side(tuple(figure for article in articles for figure in _entity_figures(article)), ())


def on_publication_day(run: Side, articles: Sequence[Article]) -> Side:
    """The run's figures, every one on one event of its article: the day of publication, the first place named."""
    first = {article.id: _first_place(article) for article in articles}
    days = {article.id: (article.published, article.published) for article in articles}
    figures = tuple(
        replace(
            figure,
            event=f"{figure.article}/only",
            main=True,
            days=days[figure.article],
            places=first[figure.article],
        )
        for figure in run.figures
    )
    return Side(figures, ())


def same_day(run: Side, articles: Sequence[Article]) -> Side:
    """The run's figures, those of all articles of one publication day on one event."""
    day = {article.id: f"{article.published}" for article in articles}
    return Side(tuple(replace(figure, event=day[figure.article]) for figure in run.figures), ())


def plain(run: Side) -> Side:
    """The run's figures in the outlet's own voice, asserted and standing: what says most labels without looking."""
    return Side(tuple(replace(figure, speaker=(), modality="asserted", superseded=False) for figure in run.figures), ())


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    if not title_repeated(article):
        yield "title", article.title
    yield "text", article.text


def _regex_figures(article: Article) -> Iterator[Label]:
    for field, text in _fields(article):
        for found in _BEFORE.finditer(text):
            yield _figure(article, field, found.start(), found.end(), found["number"], found["word"])


def _entity_figures(article: Article) -> Iterator[Label]:
    for field, text in _fields(article):
        parsed = parser()(text)
        for entity in parsed.ents:
            if entity.label_ != "CARDINAL" or not (number := _number_in(entity.text)):
                continue
            near = [
                (max(token.i - entity.end + 1, entity.start - token.i), token)
                for token in parsed[max(0, entity.start - _REACH) : entity.end + _REACH]
                if _CASUALTY.fullmatch(token.text)
            ]
            if near:
                token = min(near, key=lambda item: (item[0], item[1].i))[1]
                start, end = min(entity.start_char, token.idx), max(entity.end_char, token.idx + len(token.text))
                yield _figure(article, field, start, end, number, token.text)


def _number_in(words: str) -> str:
    found = re.search(rf"\b(?:{_NUMBER})\b", words, re.IGNORECASE)
    return found[0] if found else ""


def _figure(article: Article, field: str, start: int, end: int, number: str, word: str) -> Label:
    folded = number.casefold().replace(",", "")
    value = WORDS_AS_NUMBERS[folded] if folded in WORDS_AS_NUMBERS else int(folded)
    stem = {"killing": "killed", "wounding": "wounded", "injuring": "injured"}.get(word.casefold(), word.casefold())
    return Label(article.id, field, start, end, _SLOTS[stem], value, value, as_of=article.published)


def _first_place(article: Article) -> tuple[Place, ...]:
    for _, text in _fields(article):
        for mention in find(text):
            if mention.via == "name" and mention.place.level != "country":
                return (mention.place,)
    return ()
