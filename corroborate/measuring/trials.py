"""One run of the stages up to events, in the shape in which it is held against labels."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate import happenings, origins, pipeline
from corroborate.measuring import tolls
from corroborate.measuring.goldset import Label, Side, title_repeated
from corroborate.records import Article, Figure
from corroborate.settings import Settings


def run(articles: Sequence[Article], settings: Settings | None = None) -> Side:
    """Run the stages up to events on the articles together, and return figures and toll tables in the gold's shape."""
    settings = settings or Settings()
    traced = origins.trace(articles, settings.copy_share)
    said = pipeline.understand(traced.articles, settings, _silent)
    placed = pipeline.place(said, traced.copies, _silent)
    main = _main_events(said, placed)
    repeated = {article.id for article in articles if title_repeated(article)}
    figures = tuple(
        _label(figure, main.get(figure.article))
        for figure in placed.figures
        if figure.field == "text" or figure.article not in repeated
    )
    return Side(figures, tolls.table(figures))


def _silent(stage: str, done: int, total: int) -> None:
    return


def _main_events(said: pipeline.Understood, placed: pipeline.Placed) -> dict[str, str]:
    """Return the event each article's main happening is on, by article."""
    event_of = {claim.id: claim.event for claim in placed.claims}
    found: dict[str, str] = {}
    for article in said.articles:
        told = happenings.gather(
            article,
            [claim for claim in said.claims if claim.article == article.id],
            [figure for figure in said.figures if figure.article == article.id],
        )
        for happening in told:
            if happening.main and (event := event_of.get(happening.claims[0])):
                found[article.id] = event
    return found


def _label(figure: Figure, main: str | None) -> Label:
    event = figure.event
    return Label(
        article=figure.article,
        field=figure.field,
        start=figure.start,
        end=figure.end,
        slot=figure.slot,
        low=figure.low,
        high=figure.high,
        part=figure.part.casefold() if figure.part is not None else None,
        speaker=(figure.speaker,) if figure.speaker else (),
        modality=figure.modality,
        superseded=figure.superseded,
        as_of=figure.as_of,
        event=event,
        main=event is not None and event == main,
        background=figure.background,
        days=(figure.when.start, figure.when.end) if figure.when is not None else (None, None),
        places=figure.places,
        vague=figure.stated is None,
    )
