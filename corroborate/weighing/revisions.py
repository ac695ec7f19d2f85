"""Change over time: counts taken back, counts a voice has replaced, and outlets that still print the old ones.

A rise is an update of the voice that gives it. A correction ("an earlier version said 20") or a withdrawal makes the
count superseded, here and wherever the same voice was printed with it. So is a count printed again after its voice gave
another, and it speaks of the day of the count it reprints: a late copy never looks like a revision.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.records import Article, Cluster, Figure, Stale
from corroborate.voices import Mouth

REACH = 90
"""Characters from words that take a count back to that count."""
_END = re.compile(r"[.!?](?=\s)|\n")

_EARLIER = re.compile(r"\s+(?:earlier|previously|initially|originally|first|at first|already)\s+", re.IGNORECASE)

Line = tuple[str, str, str | None, str]
"""What a voice counts: event, slot, part and voice."""


def settle(
    figures: Sequence[Figure], articles: Mapping[str, Article], mouths: Mapping[str, Mouth]
) -> tuple[Figure, ...]:
    """Return the figures with what was taken back marked superseded, and reprints dated by what they reprint."""
    wrong = {figure.id for figure in figures if taken_back(figure, articles[figure.article])}
    wrong |= _given_before(figures, articles, mouths)
    lines: dict[Line, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.event is not None and figure.stated is not None:
            lines[_line(figure, mouths)].append(figure)
    changed: dict[str, Figure] = {}
    for members in lines.values():
        errors = {figure.stated for figure in members if figure.id in wrong}
        for figure in members:
            if figure.stated in errors:
                changed[figure.id] = replace(figure, superseded=True)
            elif (day := _reprinted(figure, members, articles)) is not None:
                changed[figure.id] = replace(figure, as_of=day, superseded=True)
    settled = tuple(
        changed.get(figure.id, replace(figure, superseded=True) if figure.id in wrong else figure) for figure in figures
    )
    return _of_whom(settled)


def _of_whom(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures with those replaced in a breath counting whom their replacement counts.

    "32 sailors died, up from an earlier toll of 15" gives two counts of sailors.
    """
    current: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for figure in figures:
        if not figure.superseded and not figure.derived:
            current[(figure.claim, figure.slot)].add(figure.part)
    found = []
    for figure in figures:
        parts = current[(figure.claim, figure.slot)] if figure.superseded and figure.part is None else set()
        found.append(replace(figure, part=next(iter(parts))) if len(parts) == 1 else figure)
    return tuple(found)


def _given_before(figures: Sequence[Figure], articles: Mapping[str, Article], mouths: Mapping[str, Mouth]) -> set[str]:
    """Return the counts a voice "had given earlier", where it gives another one in the same article."""
    groups: dict[tuple[str, Line], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[(figure.article, _line(figure, mouths))].append(figure)
    found: set[str] = set()
    for (article, _), members in groups.items():
        former = [figure for figure in members if _had_given(figure, articles[article])]
        now = {(figure.low, figure.high) for figure in members if figure not in former and not figure.derived}
        found |= {figure.id for figure in former if now - {(figure.low, figure.high)}}
    return found


def _had_given(figure: Figure, article: Article) -> bool:
    """Say whether a verb of giving in the pluperfect stands right before a count, in its own sentence."""
    field = article.text if figure.field == "text" else article.title
    before = _END.split(field[max(0, figure.start - REACH) : figure.start])[-1]
    return _words("had_given").search(_EARLIER.sub(" ", before)) is not None


def _line(figure: Figure, mouths: Mapping[str, Mouth]) -> Line:
    return figure.event or "", figure.slot, figure.part, mouths[figure.claim].id


def taken_back(figure: Figure, article: Article) -> bool:
    """Say whether the words before a count say that it was wrong."""
    field = article.text if figure.field == "text" else article.title
    before = field[max(0, figure.start - REACH) : figure.start + len(figure.text)]
    cut = [found.end() for found in _END.finditer(before[: len(before) - len(figure.text)])]
    own = before[cut[-1] :] if cut else before
    found = list(_words("withdrawn").finditer(own))
    if not found and _words("amended").search(before):
        found = list(_words("had_said").finditer(own))
    return bool(found) and _words("instead").search(own, found[-1].end()) is None


@cache
def _words(name: str) -> re.Pattern[str]:
    words: list[str] = lexicon("corrections")[name]
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + r")(?!\w)", re.IGNORECASE)


def _reprinted(figure: Figure, members: Sequence[Figure], articles: Mapping[str, Article]) -> date | None:
    """Return the day of the count a figure reprints, where its voice gave a larger one in between.

    A smaller one in between is rather an early count printed late: tolls rise unless somebody says they fell.
    """
    mine = _moment(figure, articles)
    if mine is None or figure.superseded or figure.derived:
        return None
    first = _first(figure, members, articles)
    if first is None or first >= mine:
        return None
    for other in members:
        if other.superseded or other.derived or other.article == figure.article or not _rose(figure, other):
            continue
        since = _first(other, members, articles)
        if since is not None and first < since < mine:
            return first[0]
    return None


def _rose(figure: Figure, other: Figure) -> bool:
    return figure.stated is not None and other.stated is not None and other.stated > figure.stated


def _moment(figure: Figure, articles: Mapping[str, Article]) -> tuple[date, date] | None:
    """Return the day a count speaks of and the day it was printed."""
    printed = articles[figure.article].published
    return None if figure.as_of is None or printed is None else (figure.as_of, printed)


def _first(figure: Figure, members: Sequence[Figure], articles: Mapping[str, Article]) -> tuple[date, date] | None:
    moments = [_moment(other, articles) for other in members if other.stated == figure.stated]
    return min((moment for moment in moments if moment is not None), default=None)


def stale(
    cluster: Cluster, figures: Sequence[Figure], articles: Mapping[str, Article], voice_of: Mapping[str, str]
) -> tuple[Stale, ...]:
    """Return the counts that answer a cluster's question and were printed after their own voice had replaced them."""
    labels = {voice.id: voice.label for voice in cluster.voices}
    slot, _, part = cluster.question.partition("/")
    by_voice: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        asked = (figure.event, figure.slot, figure.part or "") == (cluster.event, slot, part)
        if asked and figure.stated is not None:
            by_voice[voice_of[figure.claim]].append(figure)
    found = []
    for voice, members in sorted(by_voice.items()):
        for figure in sorted(members, key=lambda figure: figure.id):
            newer = _replaced_by(figure, members, articles)
            if newer is not None:
                found.append(Stale(figure.id, newer.id, _reason(figure, newer, articles, labels.get(voice, voice))))
    return tuple(found)


def _replaced_by(figure: Figure, members: Sequence[Figure], articles: Mapping[str, Article]) -> Figure | None:
    """Return the last count that had replaced this one when its article appeared, unless the article says so itself."""
    printed = articles[figure.article].published
    if printed is None or any(other.article == figure.article and _newer(other, figure) for other in members):
        return None
    before = [
        other
        for other in members
        if _newer(other, figure) and (day := articles[other.article].published) is not None and day < printed
    ]
    return max(before, key=lambda other: (other.as_of or date.min, other.id), default=None)


def _newer(other: Figure, figure: Figure) -> bool:
    if other.stated == figure.stated or other.superseded:
        return False
    if figure.superseded:
        return True
    return other.as_of is not None and figure.as_of is not None and other.as_of > figure.as_of


def _reason(figure: Figure, newer: Figure, articles: Mapping[str, Article], voice: str) -> str:
    outlet = figure.outlet or f"article {figure.article}"
    when, then = articles[figure.article].published, articles[newer.article].published
    return f"{outlet} still prints {figure.stated} on {when}; {voice} had {newer.stated} on {then}"
