"""The sample analysis with one text planted in every field an article, a file or an argument can bring it in by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corroborate.records import Analysis, Answer, Article, Attribution, Claim, InputFile, Skipped

FIELDS = (
    "title", "outlet", "speaker", "relay", "claim", "answer", "figure", "voice", "reason", "rule",
    "label", "file", "argument", "record", "date", "place",
)  # fmt: skip
"""Where it must be seen in full, each time behind its own word; the sentences around a claim carry it as well."""


def planted(analysis: Analysis, payload: str) -> Analysis:
    """Return the analysis with ``payload`` in every field, each time behind the name of the field."""

    def put(place: str) -> str:
        return f"{place} {payload}"

    before, words, after = f"{put('before')}.", put("claim"), f"Zz {put('after')}."
    articles = tuple(
        replace(
            item,
            title=put("title"),
            outlet=put("outlet") if item.outlet else None,
            url=payload if number % 2 else f"https://site.example/{payload}",
            text=f"{before}\n{words}\n{after}",
        )
        for number, item in enumerate(analysis.articles)
    )
    start = len(before) + 1
    claims = tuple(_claim(item, start, words, put) for item in analysis.claims)
    return replace(
        analysis,
        articles=articles,
        claims=claims,
        figures=tuple(
            replace(item, text=put("figure"), stated=None, high=None if item.low > 5 else item.low)
            for item in analysis.figures
        ),
        events=tuple(
            replace(item, label=put("label"), places=(put("place"),), reasons=(put("reason"),))
            for item in analysis.events
        ),
        clusters=tuple(
            replace(
                item,
                rule=put("rule"),
                voices=tuple(
                    replace(voice, label=f"{put('voice')} {number}") for number, voice in enumerate(item.voices)
                ),
            )
            for item in analysis.clusters
        ),
        judgements=tuple(replace(item, reason=put("reason")) for item in analysis.judgements),
        inputs=(InputFile(put("file"), "0" * 64),),
        arguments=(put("argument"),),
        skipped=(Skipped(put("record"), "dates", f"{put('date')} is no date"),),
    )


def _claim(item: Claim, start: int, words: str, put: object) -> Claim:
    assert callable(put)
    said = item.attribution or Attribution("", "said")
    return replace(
        item,
        field="text",
        start=start,
        end=start + len(words),
        text=words,
        resolved=words,
        attribution=replace(said, speaker=put("speaker"), chain=(put("relay"),)),
        answers=tuple(Answer(one.question, one.value, put("answer")) for one in item.answers),
    )


def spread(analysis: Analysis, events: int) -> Analysis:
    """Return an analysis with copies of the first disputed event, so that there are many to tell."""
    copies = [_renamed(analysis, number) for number in range(events)]
    return replace(
        analysis,
        articles=tuple(item for one in copies for item in one.articles),
        events=tuple(item for one in copies for item in one.events),
        claims=tuple(item for one in copies for item in one.claims),
        figures=tuple(item for one in copies for item in one.figures),
        clusters=tuple(item for one in copies for item in one.clusters),
        judgements=tuple(item for one in copies for item in one.judgements),
        ranges=tuple(item for one in copies for item in one.ranges),
    )


def _renamed(analysis: Analysis, number: int) -> Analysis:
    def name(old: str) -> str:
        return f"{old}-{number}"

    def many(old: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name(one) for one in old)

    def articles() -> tuple[Article, ...]:
        return tuple(replace(item, id=name(item.id)) for item in analysis.articles)

    day = date(2031, 5, 1 + number % 28)
    return replace(
        analysis,
        articles=articles(),
        events=tuple(
            replace(item, id=name(item.id), start=day, end=day, articles=many(item.articles))
            for item in analysis.events
        ),
        claims=tuple(
            replace(item, id=name(item.id), article=name(item.article), event=item.event and name(item.event))
            for item in analysis.claims
        ),
        figures=tuple(
            replace(
                item,
                id=name(item.id),
                claim=name(item.claim),
                article=name(item.article),
                event=item.event and name(item.event),
            )
            for item in analysis.figures
        ),
        clusters=tuple(
            replace(
                item,
                id=name(item.id),
                event=name(item.event),
                headline_claim=name(item.headline_claim),
                claims=many(item.claims),
                voices=tuple(replace(voice, claims=many(voice.claims)) for voice in item.voices),
            )
            for item in analysis.clusters
        ),
        judgements=tuple(
            replace(item, claim=name(item.claim), toward=name(item.toward)) for item in analysis.judgements
        ),
        ranges=tuple(replace(item, event=name(item.event), figures=many(item.figures)) for item in analysis.ranges),
    )
