"""What the product and the baselines say about an article, in the shape of the labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

from assertions import Days, Run, Said, Somewhere, Speaker
from spacy.tokens import Doc, Span

from corroborate.articles import Reading
from corroborate.pipeline import survey
from corroborate.records import Article, Claim, When
from corroborate.text.parsing import parser

Side = Callable[[Article], tuple[Said, ...]]
_QUOTED = re.compile(r"[\"“]([^\"“”]{20,1500})[\"”]")
_PLACES = {"GPE", "LOC", "FAC"}


def product(article: Article) -> tuple[Said, ...]:
    """Return the product's claims, read by itself."""
    found = survey(Reading((article,), (), ()))
    return tuple(_of(claim) for claim in found.claims)


def _of(claim: Claim) -> Said:
    who = claim.attribution
    where = None
    if who is not None and who.start is not None and who.end is not None:
        where = Run(claim.field, who.start, who.end)
    return Said(
        run=Run(claim.field, claim.start, claim.end),
        speaker=None if who is None else Speaker(who.speaker, where, anonymous=who.anonymous, chain=who.chain),
        modality=claim.modality,
        days=_days(claim.when),
        places=tuple(Somewhere(place.name, "", place.within) for place in claim.places),
        apart=claim.outside,
        happened=_days(claim.happened),
        where=tuple(Somewhere(place.name, "", place.within) for place in claim.where),
    )


def _days(when: When | None) -> Days | None:
    return None if when is None or when.start is None else (when.start, when.end)


def sentences(article: Article) -> tuple[Said, ...]:
    """Return each of the parser's sentences as a claim, with the first date and place a common tool finds in it."""
    return tuple(
        _sentence(sentence, field, article)
        for field, text in (("text", article.text), ("title", article.title))
        for sentence in parser()(text).sents
        if sentence.text.strip()
    )


def _sentence(sentence: Span, field: str, article: Article) -> Said:
    run = Run(field, sentence.start_char, sentence.end_char)
    day = _dated(sentence.text, article)
    where = [Somewhere(entity.text, entity.text) for entity in sentence.ents if entity.label_ in _PLACES][:1]
    return Said(run, days=day, places=tuple(where), happened=day, where=tuple(where))


def _dated(text: str, article: Article) -> tuple[date, date] | None:
    """Return the first day ``dateparser`` finds, read against the day of publication as the past."""
    from dateparser.search import search_dates

    if article.published is None:
        return None
    settings = {"RELATIVE_BASE": datetime.combine(article.published, time(12)), "PREFER_DATES_FROM": "past"}
    found = search_dates(text, languages=["en"], settings=settings) or []
    return next(((day.date(), day.date()) for _, day in found), None)


def published(article: Article) -> tuple[Said, ...]:
    """Return the parser's sentences, each on the day of publication."""
    day = (article.published, article.published) if article.published is not None else None
    return tuple(replace(said, days=day, happened=day) for said in sentences(article))


def quotations(article: Article) -> tuple[Said, ...]:
    """Return the parser's sentences, and the runs between quotation marks with the nearest person named outside."""
    found = list(sentences(article))
    doc = parser()(article.text)
    people = [entity for entity in doc.ents if entity.label_ == "PERSON"]
    for match in _QUOTED.finditer(article.text):
        speaker = _nearest(match.start(), match.end(), people, doc)
        found.append(Said(Run("text", match.start(1), match.end(1)), speaker=speaker))
    return tuple(found)


def _nearest(start: int, end: int, people: list[Span], doc: Doc) -> Speaker | None:
    outside = [person for person in people if person.end_char <= start or end <= person.start_char]
    if not outside:
        return None
    near = min(outside, key=lambda person: min(abs(person.start_char - end), abs(start - person.end_char)))
    return Speaker(near.text, Run("text", near.start_char, near.end_char))
