"""What a run got wrong, each with its labels and its words, for whoever writes the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corroborate.measuring import placing, scoring
from corroborate.measuring.goldset import Gold, Label, Side, Span, TollRow
from corroborate.records import Article, Place

_AROUND = 90
"""Characters of the article shown on either side of a figure's words."""


def listed(gold: Gold, found: Side) -> Iterator[str]:
    """Yield every miss, one a line that begins with its kind: figure, value, speaker, event, label, toll."""
    articles = {article.id: article for article in gold.articles}
    pairs = scoring.pair(gold.side.figures, found.figures)
    yield from _figures(gold.side.figures, found.figures, pairs, articles)
    for item in pairs:
        if item.right:
            yield from _labels(item, articles)
        if placing.intrudes(item.gold, item.other):
            yield f"event/intruder {_where(item.gold, articles)}: {_event(item.gold)} sits on {_event(item.other)}"
    yield from _tolls(gold.side.rows, found.rows)


def _figures(
    gold: Sequence[Label], other: Sequence[Label], pairs: Sequence[scoring.Pair], articles: Mapping[str, Article]
) -> Iterator[str]:
    for item in pairs:
        if not item.right:
            yield f"value {_where(item.gold, articles)}: {_value(item.gold)} read as {_value(item.other)}"
    known, met = {id(item.gold) for item in pairs}, {id(item.other) for item in pairs}
    for figure in gold:
        if id(figure) not in known:
            yield f"figure/missed {_where(figure, articles)}: {_value(figure)}"
    for figure in other:
        if id(figure) not in met:
            yield f"figure/spurious {_where(figure, articles)}: {_value(figure)}"


def _labels(item: scoring.Pair, articles: Mapping[str, Article]) -> Iterator[str]:
    gold, other = item.gold, item.other
    where = _where(gold, articles)
    if not scoring.speaker_right(gold.speaker, other.speaker):
        yield f"speaker {where}: {_speaker(gold.speaker)} read as {_speaker(other.speaker)}"
    if not placing.event_right(gold, other):
        yield f"event/{_why(gold, other)} {where}: {_event(gold)} put on {_event(other)}"
    for name in ("modality", "superseded"):
        if getattr(gold, name) != getattr(other, name):
            yield f"label/{name} {where}: {getattr(gold, name)} read as {getattr(other, name)}"


def _why(gold: Label, other: Label) -> str:
    if gold.background:
        return "background"
    if gold.event is None:
        return "placed"
    if other.event is None:
        return "unplaced"
    wrong = [
        *([] if placing.days_right(gold.days, other.days) else ["day"]),
        *([] if placing.place_right(gold.places, other.places) else ["place"]),
    ]
    return "+".join(wrong)


def _tolls(gold: Sequence[TollRow], other: Sequence[TollRow]) -> Iterator[str]:
    pairs = scoring.matching_rows(gold, other)
    known, met = {id(one) for one, _ in pairs}, {id(two) for _, two in pairs}
    for kind, rows, hit in (("missed", gold, known), ("spurious", other, met)):
        for row in rows:
            if id(row) not in hit:
                yield (
                    f"toll/{kind} {row.article} {row.event}: {_value(row)}, {_speaker(row.speaker)}, as of {row.as_of}"
                    + (", superseded" if row.superseded else "")
                )


def _value(item: Label | TollRow) -> str:
    high = "" if item.high is None else item.high
    return f"{item.slot}/{item.part or '-'} {item.low}..{high}"


def _speaker(names: Sequence[str]) -> str:
    return " = ".join(names) or "the outlet"


def _event(figure: Label) -> str:
    if figure.event is None:
        return "background" if figure.background else "no event"
    kind = "main " if figure.main else ""
    return f"{kind}{figure.event} ({_days(figure.days)}; {_places(figure.places)})"


def _days(days: Span) -> str:
    start, end = days
    return f"{start}" if start == end else f"{start} to {end}"


def _places(places: Sequence[Place]) -> str:
    return ", ".join(place.name for place in places) or "no place"


def _where(figure: Label, articles: Mapping[str, Article]) -> str:
    article = articles[figure.article]
    field = article.title if figure.field == "title" else article.text
    before, after = field[max(0, figure.start - _AROUND) : figure.start], field[figure.end : figure.end + _AROUND]
    words = " ".join(f"{before}[{field[figure.start : figure.end]}]{after}".split())
    return f"{figure.article} {figure.field} {figure.start}-{figure.end} ({article.published}) {words!r}"
