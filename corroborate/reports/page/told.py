"""One event as a page tells it: its counts, the matrix, and under each question the exact words, voice by voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corroborate.conflicts import rows_of
from corroborate.records import Article, Cluster, Event, Judgement, Standing
from corroborate.reports import plain
from corroborate.reports.behind import Behind, behind, outdated, voices
from corroborate.reports.lookup import STATES, Lookup, column
from corroborate.reports.markdown_events import anchor
from corroborate.reports.markdown_questions import MAX_REASONS
from corroborate.reports.marks import plots_of
from corroborate.reports.page.drawings import Drawing, draw
from corroborate.reports.page.places import mark_of
from corroborate.reports.pairs import SHOWN, Pair, Side, contradicting
from corroborate.reports.plain import counted
from corroborate.reports.quotes import Quote, by_voice
from corroborate.reports.rows import Row
from corroborate.reports.sections import Reason, among_others, distinct, title, toward_headline
from corroborate.reports.surrounding import Passage, passage

CELL = 48
"""Characters of an answer in a cell of the matrix."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who printed it: outlet, address and day of one article."""

    outlet: str
    url: str | None
    day: str
    title: str


@dataclass(frozen=True, slots=True)
class Words:
    """The same words on the same word, with what stands around them and the judgement against the headline claim."""

    value: str
    earlier: bool
    speaker: str
    notes: tuple[str, ...]
    carriers: tuple[Carrier, ...]
    passage: Passage
    stance: str
    toward: bool
    judgement: Judgement | None
    outdated: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One voice of a question, the outlets that carry it, and its words."""

    voice: str
    outlets: int
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Opposed:
    """One pair of claims that contradict each other; each side stands with the articles that print it."""

    pair: Pair
    sides: tuple[tuple[Side, tuple[Carrier, ...]], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the event with all that is said on it.

    ``opposed`` are the contradictions of a contested question, of which the first ``shown`` stand openly; ``reasons``
    are what else is judged among the other claims.
    """

    name: str
    title: str
    standing: Standing
    rule: str
    outlets: str
    opposed: tuple[Opposed, ...]
    shown: int
    heard: tuple[Heard, ...]
    reasons: tuple[Reason, ...]
    more: int
    behind: Behind


@dataclass(frozen=True, slots=True)
class Cell:
    """One outlet's stance toward a question's headline claim, and what it says. ``also`` contradicts its own."""

    stance: str
    also: bool
    says: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One question of the matrix."""

    name: str
    title: str
    standing: Standing
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event, ready for a template. ``once`` are the counts that only one mark stands for.

    ``points`` are the free points one voice alone makes, told apart from the questions; ``quiet`` are their rows.
    """

    event: Event
    name: str
    days: str
    anchor: str
    counts: str
    articles: tuple[Carrier, ...]
    reasons: tuple[str, ...]
    drawings: tuple[Drawing, ...]
    once: tuple[Drawing, ...]
    outlets: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    quiet: tuple[MatrixRow, ...]
    questions: tuple[Question, ...]
    points: tuple[Question, ...]


def tell(event: Event, lookup: Lookup) -> Told:
    """Return what a page says of one event."""
    claims = lookup.claims_of(event.id)
    outlets = lookup.outlets_of(claim.id for claim in claims)
    compared = [cluster for cluster in lookup.clusters_of(event.id) if lookup.compared(cluster)]
    articles = [lookup.articles[name] for name in sorted({claim.article for claim in claims})]
    drawings = [draw(plot) for plot in plots_of(event.id, lookup)]
    rows = {cluster.id: rows_of(cluster, lookup) for cluster in compared}
    asked = [cluster for cluster in compared if not _lone(cluster)]
    points = [cluster for cluster in compared if _lone(cluster)]
    return Told(
        event=event,
        name=plain.name_of(event),
        days=plain.days(event.start, event.end),
        anchor=anchor(event.id),
        counts=f"{counted(len(claims), 'claim')} in {counted(len(articles), 'article')}"
        f" by {counted(len(outlets), 'outlet')}",
        articles=tuple(carrier(article) for article in articles),
        reasons=tuple(dict.fromkeys(event.reasons)),
        drawings=tuple(drawing for drawing in drawings if len(drawing.plot.marks) > 1),
        once=tuple(drawing for drawing in drawings if len(drawing.plot.marks) == 1),
        outlets=outlets,
        matrix=tuple(_matrix_row(cluster, outlets, rows[cluster.id], lookup) for cluster in asked),
        quiet=tuple(_matrix_row(cluster, outlets, rows[cluster.id], lookup) for cluster in points),
        questions=tuple(_question(cluster, rows[cluster.id], lookup) for cluster in asked),
        points=tuple(_question(cluster, rows[cluster.id], lookup) for cluster in points),
    )


def _lone(cluster: Cluster) -> bool:
    return cluster.question == "point" and cluster.standing == "single_voice"


def carrier(article: Article) -> Carrier:
    """Return who printed an article, where and when."""
    day = "undated" if article.published is None else article.published.isoformat()
    return Carrier(column(article), article.url, day, article.title)


def _matrix_row(cluster: Cluster, outlets: Sequence[str], rows: Iterable[Row], lookup: Lookup) -> MatrixRow:
    stances = lookup.stances_in(cluster)
    own = lookup.own_contradiction(cluster)
    says: dict[str, dict[str, None]] = {}
    for row in rows:
        if value := _short_value(row, cluster.question):
            says.setdefault(column(lookup.articles[row.article]), {})[value] = None
    cells = tuple(
        Cell(
            stances.get(name, ""),
            own and stances.get(name) == STATES,
            plain.shortened("; ".join(says.get(name, ())), 2 * CELL),
        )
        for name in outlets
    )
    return MatrixRow(mark_of(cluster.id), title(cluster, lookup), cluster.standing, cells)


def _short_value(row: Row, question: str) -> str:
    if row.low is None:
        return plain.shortened(row.answer or "", CELL)
    number = _number(row, question)
    return f"earlier {number}" if row.superseded else number


def _number(row: Row, question: str) -> str:
    """Return a row's number, naming what it counts where that is not what the question asks."""
    number = "" if row.low is None else plain.number(row.low, row.high, row.stated)
    return f"{number} {row.slot}" if row.slot and row.slot != question.partition("/")[0] else number


def _question(cluster: Cluster, rows: Sequence[Row], lookup: Lookup) -> Question:
    stances = toward_headline(cluster, lookup)
    contested = cluster.standing == "contested"
    others = among_others(cluster, lookup)
    reasons = distinct(item for item in others if not contested or item.stance != "contradict")
    outlets = lookup.outlets_of(cluster.claims)
    return Question(
        name=mark_of(cluster.id),
        title=title(cluster, lookup),
        standing=cluster.standing,
        rule=cluster.rule,
        outlets=f"{counted(len(outlets), 'outlet')}, {voices(cluster)}",
        opposed=_opposed(cluster, rows, lookup) if contested else (),
        shown=SHOWN,
        heard=_heard(cluster, rows, stances, lookup),
        reasons=reasons[:MAX_REASONS],
        more=max(0, len(reasons) - MAX_REASONS),
        behind=behind(cluster, lookup),
    )


def _opposed(cluster: Cluster, rows: Iterable[Row], lookup: Lookup) -> tuple[Opposed, ...]:
    return tuple(
        Opposed(
            pair, tuple((side, tuple(carrier(lookup.articles[name]) for name in side.articles)) for side in pair.sides)
        )
        for pair in contradicting(cluster, rows, lookup)
    )


def _heard(
    cluster: Cluster, rows: Iterable[Row], stances: Mapping[str, Judgement], lookup: Lookup
) -> tuple[Heard, ...]:
    """Return who says what, voice by voice: the headline claim first, since the others are set against it."""
    old = outdated(cluster, lookup)
    found = [
        Heard(
            heard.voice,
            heard.outlets,
            tuple(sorted((_words(quote, cluster, stances, old, lookup) for quote in heard.quotes), key=_follows)),
        )
        for heard in by_voice(rows)
    ]
    return tuple(sorted(found, key=lambda heard: _follows(heard.words[0])))


def _follows(words: Words) -> bool:
    return words.stance != STATES


def _words(
    quote: Quote, cluster: Cluster, stances: Mapping[str, Judgement], old: Mapping[str, str], lookup: Lookup
) -> Words:
    row = quote.first
    headline = any(item.claim == cluster.headline_claim for item in quote.rows)
    judgement = next((stances[item.claim] for item in quote.rows if item.claim in stances), None)
    form = {"headline": "in a headline", "caption": "in a caption", "post": "in a post"}.get(row.form, "")
    articles = dict.fromkeys(item.article for item in quote.rows)
    return Words(
        value=_number(row, cluster.question) if row.low is not None else "",
        earlier=row.superseded,
        speaker=row.speaker,
        notes=tuple(note for note in ("" if row.modality == "asserted" else row.modality, form) if note),
        carriers=tuple(carrier(lookup.articles[name]) for name in articles),
        passage=passage(lookup.claims[row.claim], lookup.articles[row.article]),
        stance=STATES if headline else judgement.stance if judgement is not None else "",
        toward=judgement is not None and judgement.stance == "detail" and judgement.claim == cluster.headline_claim,
        judgement=None if headline else judgement,
        outdated=next((old[item.claim] for item in quote.rows if item.claim in old), ""),
    )
