"""One run of the stages up to events, in the shape in which it is held against labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate import happenings, origins, pipeline, tolls
from corroborate.goldset import Label, Side, Span, title_repeated
from corroborate.records import Article, Figure, Place
from corroborate.settings import Settings


def run(articles: Sequence[Article], settings: Settings | None = None) -> Side:
    """Run the stages up to events on the articles together, and return figures and toll tables in the gold's shape."""
    settings = settings or Settings()
    traced = origins.trace(articles, settings.copy_share)
    said = pipeline.understand(traced.articles, settings, _silent)
    placed = pipeline.place(said, traced.copies, _silent)
    main = _main_events(said, placed)
    days = {event.id: (event.start, event.end) for event in placed.events}
    names: dict[str, Place] = {}
    for claim in placed.claims:
        names.update((place.name, place) for place in claim.places if place.name not in names)
    places = {
        event.id: tuple(names.get(name, Place(name, "unknown")) for name in event.places) for event in placed.events
    }
    repeated = {article.id for article in articles if title_repeated(article)}
    figures = tuple(
        _label(figure, main.get(figure.article), days, places)
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


def _label(
    figure: Figure,
    main: str | None,
    days: Mapping[str, Span],
    places: Mapping[str, tuple[Place, ...]],
) -> Label:
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
        days=days[event] if event is not None else (None, None),
        places=places[event] if event is not None else (),
        vague=figure.stated is None,
    )
