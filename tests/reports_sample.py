"""A small analysis made by hand: a disputed toll, one voice relayed differently, a lone event, loose ends."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from corroborate.records import (
    Analysis,
    Answer,
    Article,
    Attribution,
    Claim,
    Cluster,
    Event,
    Figure,
    Form,
    InputFile,
    Judgement,
    Place,
    Range,
    Skipped,
    Slot,
    Voice,
    When,
)

MARKET = "e-market"
BRIDGE = "e-bridge"
ORCHARD = "e-orchard"
DAY = date(2031, 5, 6)
_TEXTS = {
    "delta-1": (
        "Delta Wire",
        "Shells fall on Tal Amar market",
        "Shells killed 12 people at the market of Tal Amar, the town council said. The stalls were hit at noon.",
    ),
    "quay-1": (
        "The Quay",
        "Market shelled",
        "Shells killed 12 people at the market of Tal Amar, the town council said. The depot was hit, an officer said.",
    ),
    "ridge-1": (
        "Ridge Radio",
        "Five dead in Tal Amar",
        "Doctors counted at least 5 dead. Another 9,000 people have fled the valley since March.",
    ),
    "note-1": (None, "", "The Arna bridge lost two spans, an engineer said."),
    "note-2": ("Ridge Radio", "Spans", "The Arna bridge lost three spans, the same engineer said."),
    "orchard-1": ("The Quay", "Fire", "A fire burnt the Selm orchard."),
}


def analysis() -> Analysis:
    """Return the sample; every call returns an equal one."""
    articles = tuple(_article(name) for name in _TEXTS)
    council, officer = Attribution("the town council", "said"), Attribution("an officer", "said", True, ("Army Press",))
    engineer = Attribution("an engineer", "said", True)
    claims = (
        _claim("delta-1", "Shells killed 12 people at the market of Tal Amar", MARKET, council),
        _claim("delta-1", "The stalls were hit at noon", MARKET, None, Answer("target", "market", "The stalls")),
        _claim("quay-1", "Shells killed 12 people at the market of Tal Amar", MARKET, council),
        _claim("quay-1", "The depot was hit", MARKET, officer, Answer("target", "depot", "The depot")),
        _claim("ridge-1", "Doctors counted at least 5 dead", MARKET, Attribution("Doctors", "counted", True)),
        _claim("ridge-1", "Another 9,000 people have fled the valley since March", None, None),
        _claim("note-1", "The Arna bridge lost two spans", BRIDGE, engineer),
        _claim("note-2", "The Arna bridge lost three spans", BRIDGE, engineer),
        _claim("orchard-1", "A fire burnt the Selm orchard", ORCHARD, None),
    )
    ids = [claim.id for claim in claims]
    figures = (
        _figure(claims[0], "12", "killed", 12, 12),
        _figure(claims[2], "12", "killed", 12, 12),
        _figure(claims[4], "at least 5", "killed", 5, None),
        _figure(claims[5], "9,000", "displaced", 9000, 9000),
        _figure(claims[6], "two spans", "buildings", 2, 2, "spans"),
        _figure(claims[7], "three spans", "buildings", 3, 3, "spans"),
    )
    return Analysis(
        articles=articles,
        events=(
            Event(
                MARKET,
                "shelling",
                f"Shelling, Tal Amar, {DAY}",
                DAY,
                DAY,
                ("Tal Amar",),
                ("delta-1", "quay-1", "ridge-1"),
                ("same day and town",),
            ),
            Event(BRIDGE, "explosion", "Explosion, Arna, undated", None, None, ("Arna",), ("note-1", "note-2")),
            Event(
                ORCHARD,
                "disaster",
                "Disaster, Selm, 2031-05-02",
                date(2031, 5, 2),
                date(2031, 5, 2),
                ("Selm",),
                ("orchard-1",),
            ),
        ),
        claims=claims,
        figures=figures,
        clusters=(
            Cluster(
                "q-killed",
                MARKET,
                "killed",
                ids[0],
                (ids[0], ids[2], ids[4]),
                ("Delta Wire", "Ridge Radio", "The Quay"),
                "contested",
                (
                    Voice("v-council", "town council", (ids[0], ids[2])),
                    Voice("v-doctors", "Doctors (unnamed)", (ids[4],)),
                ),
                "contested: 2 of 2 voices contradict each other",
            ),
            Cluster(
                "q-target",
                MARKET,
                "target",
                ids[1],
                (ids[1], ids[3]),
                ("Delta Wire", "The Quay"),
                "contested",
                (Voice("v-delta", "Delta Wire", (ids[1],)), Voice("v-army", "Army Press", (ids[3],))),
                "contested: 2 of 2 voices contradict each other",
            ),
            Cluster(
                "q-spans",
                BRIDGE,
                "buildings/spans",
                ids[6],
                (ids[6], ids[7]),
                ("Ridge Radio",),
                "single_voice",
                (Voice("v-engineer", "an engineer", (ids[6], ids[7])),),
                "single voice: all claims go back to one voice",
            ),
        ),
        judgements=(
            Judgement(ids[2], ids[0], "support", "figure", 0.95, "killed: 12 agrees with 12", "killed"),
            Judgement(
                ids[4],
                ids[0],
                "contradict",
                "figure",
                0.6,
                "killed: 5 or more against 12; one count may be incomplete",
                "killed",
            ),
            Judgement(
                ids[4],
                ids[2],
                "contradict",
                "figure",
                0.6,
                "killed: 5 or more against 12; one count may be incomplete",
                "killed",
            ),
            Judgement(ids[3], ids[1], "contradict", "target", 0.6, "hit: depot against market", "target"),
            Judgement(
                ids[7],
                ids[6],
                "contradict",
                "figure",
                0.3,
                "buildings (spans): one voice relayed differently, 3 against 2",
                "buildings/spans",
            ),
        ),
        ranges=(
            Range(MARKET, "killed", None, 5, 12, 12, True, "contested", 2, tuple(figure.id for figure in figures[:3])),
            Range(
                BRIDGE,
                "buildings",
                "spans",
                2,
                3,
                3,
                False,
                "single_voice",
                1,
                tuple(figure.id for figure in figures[4:]),
            ),
        ),
        skipped=(
            Skipped("blank.txt", "reading", "empty: there is no text in it"),
            Skipped("quay-1", "dates", "the dateline is used"),
        ),
        inputs=(InputFile("pile/a.jsonl", "a" * 64),),
        models=(("embedder", "small"), ("stance", "rules")),
        settings=(("policy", "default"), ("point_similarity", 0.60000000001)),
        arguments=("pile",),
    )


def shuffled(given: Analysis) -> Analysis:
    """Return the same analysis with every list turned round."""
    return replace(
        given,
        articles=given.articles[::-1],
        events=given.events[::-1],
        claims=given.claims[::-1],
        figures=given.figures[::-1],
        clusters=tuple(
            replace(cluster, claims=cluster.claims[::-1], outlets=cluster.outlets[::-1], voices=cluster.voices[::-1])
            for cluster in given.clusters[::-1]
        ),
        judgements=given.judgements[::-1],
        ranges=given.ranges[::-1],
        skipped=given.skipped[::-1],
        inputs=given.inputs[::-1],
        models=given.models[::-1],
        settings=given.settings[::-1],
    )


def poisoned(payload: str) -> Analysis:
    """Return the sample with ``payload`` wherever an article, its address or its speakers could have put it."""
    good = analysis()
    names = {outlet: f"{outlet}{payload}" for outlet in ("Delta Wire", "The Quay", "Ridge Radio")}
    return replace(
        good,
        articles=tuple(
            replace(
                article,
                outlet=names.get(article.outlet or ""),
                title=payload + article.title,
                url=f"https://site.example/{payload}" if number % 2 else payload,
            )
            for number, article in enumerate(good.articles)
        ),
        events=tuple(
            replace(event, label=payload + event.label, places=(payload,), reasons=(payload,)) for event in good.events
        ),
        claims=tuple(
            replace(
                claim,
                outlet=names.get(claim.outlet or ""),
                text=payload + claim.text,
                resolved=payload + claim.resolved,
                attribution=claim.attribution and replace(claim.attribution, speaker=payload, chain=(payload,)),
                answers=tuple(replace(answer, text=payload) for answer in claim.answers),
            )
            for claim in good.claims
        ),
        figures=tuple(
            replace(figure, outlet=names.get(figure.outlet or ""), text=payload + figure.text, speaker=payload)
            for figure in good.figures
        ),
        clusters=tuple(
            replace(
                cluster,
                outlets=tuple(sorted(names[outlet] for outlet in cluster.outlets)),
                voices=tuple(replace(voice, label=payload + voice.label) for voice in cluster.voices),
            )
            for cluster in good.clusters
        ),
        judgements=tuple(replace(item, reason=item.reason + payload) for item in good.judgements),
        skipped=(Skipped(payload, "reading", payload),),
        inputs=(InputFile(payload, "b" * 64),),
        arguments=(payload,),
    )


def _article(name: str) -> Article:
    outlet, title, text = _TEXTS[name]
    dated = not name.startswith("note")
    return Article(
        id=name,
        outlet=outlet,
        title=title,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=DAY if dated else None,
        published_basis="metadata" if dated else "none",
        url=f"https://site.example/{name}" if dated else None,
        language="en",
        origin=f"outlet:{outlet}" if outlet else f"article:{name}",
    )


def _claim(article: str, words: str, event: str | None, said: Attribution | None, *answers: Answer) -> Claim:
    outlet, _title, text = _TEXTS[article]
    start = text.index(words)
    form: Form = "body"
    return Claim(
        id=f"{article}/text@{start}",
        article=article,
        outlet=outlet,
        field="text",
        start=start,
        end=start + len(words),
        text=words,
        resolved=f"{words}.",
        form=form,
        attribution=said,
        when=When(DAY, DAY, "the day of publication") if event == MARKET else None,
        places=(Place("Tal Amar", "city"),) if event == MARKET else (),
        answers=answers,
        event=event,
    )


def _figure(claim: Claim, words: str, slot: Slot, low: int, high: int | None, part: str | None = None) -> Figure:
    start = claim.start + claim.text.index(words)
    return Figure(
        id=f"{claim.id}/{slot}@{start}",
        claim=claim.id,
        article=claim.article,
        outlet=claim.outlet,
        slot=slot,
        part=part,
        low=low,
        high=high,
        stated=low,
        modality="asserted",
        speaker=claim.attribution.speaker if claim.attribution else None,
        as_of=DAY if claim.event == MARKET else None,
        superseded=False,
        derived=False,
        text=words,
        field="text",
        start=start,
        end=start + len(words),
        event=claim.event,
    )
