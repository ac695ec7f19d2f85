"""One more copy never adds a voice, and thirty copies of one story are one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_events import analysed, record, story
from test_origins import OTHER, STORY, disguised, rewritten, thirty

from corroborate.articles import from_records
from corroborate.origins import trace
from corroborate.records import Attribution, Claim
from corroborate.settings import Settings
from corroborate.voices import name
from corroborate.weighing.ledger import ledger

TEXTS = (
    STORY,
    OTHER + " The coast guard had warned of the fog the evening before, and two pilots had refused to leave the port.",
    "Fuel ran out at the only pump of the valley, and drivers slept in their cars on the road to the pass. The mayor "
    "promised lorries by Friday, but the bridge below the mill has been closed since the flood and nobody will say "
    "when it opens. Bakers halved their loaves, and the clinic moved its fridges to a cellar with a stream in it.",
)
SPEAKERS = (None, None, ("Leyla Darwish", False), ("a doctor", True))
Print = tuple[int, int, int, int]
"""Which text, which outlet, how many days in, and which speaker."""

prints = st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 6), st.integers(0, 3))


def voices_of(told: list[tuple[str, str, int, int]]) -> int:
    """Count the voices of claims that each article makes one of, all on one question."""
    rows = [
        record(story(f"a{at:02}", text, str(date(2021, 6, 14) + timedelta(day)), "", outlet))
        for at, (text, outlet, day, _) in enumerate(told)
    ]
    articles = {article.id: article for article in trace(from_records(rows).articles, Settings().copy_share).articles}
    claims = []
    for at, (_, _, _, speaker) in enumerate(told):
        who = SPEAKERS[speaker]
        said = None if who is None else Attribution(who[0], "said", who[1])
        ident = f"a{at:02}"
        if ident not in articles:  # the same text of the same outlet is read once
            continue
        claims.append(
            Claim(f"{ident}#", ident, articles[ident].outlet, "text", 0, 40, "", "", "body", attribution=said)
        )
    return len(ledger([claim.id for claim in claims], name(claims, articles)))


@settings(max_examples=150, deadline=None)
@given(st.lists(prints, min_size=1, max_size=6), st.data())
def test_one_more_copy_never_adds_a_voice(pile: list[Print], data: st.DataObject) -> None:
    """Within a week of what it copies: a rewrite of older words must keep more of them to be told for a copy."""
    once = {(text, outlet): (TEXTS[text], f"Paper {outlet}", day, speaker) for text, outlet, day, speaker in pile}
    told = list(once.values())
    text, _, _, speaker = data.draw(st.sampled_from(told))
    seed = data.draw(st.integers(0, 99))
    copy = data.draw(st.sampled_from([text, rewritten(text, seed, 0.15), disguised(text, seed)]))
    outlet = data.draw(st.sampled_from(["Lantern", "Paper 0", "Paper 1"]))
    day = data.draw(st.integers(-1, 6))
    assert voices_of([*told, (copy, outlet, day, speaker)]) <= max(voices_of(told), 1)


def test_thirty_copies_are_one_voice_on_every_question() -> None:
    found = analysed(*thirty(STORY))
    assert len(found.articles) == 30
    compared = [cluster for cluster in found.clusters if len(cluster.outlets) > 5]
    assert compared
    for cluster in compared:
        own = [
            voice
            for voice in cluster.voices
            if not any(entry.speaker for entry in cluster.ledger if entry.voice == voice.id)
        ]
        assert len(own) <= 1, (cluster.question, [voice.id for voice in cluster.voices])
        assert cluster.standing != "corroborated", (cluster.question, cluster.rule)


@pytest.mark.parametrize("copies", [2, 12])
def test_copies_of_a_lone_report_never_raise_its_standing(copies: int) -> None:
    lone = story("first", STORY, "2021-06-15", "Barrage", "First Post")
    before = {cluster.question: cluster.standing for cluster in analysed(lone).clusters}
    more = [story(f"c{at}", STORY, f"2021-06-{16 + at % 5}", f"Barrage {at}", f"Paper {at}") for at in range(copies)]
    after = analysed(lone, *more)
    for cluster in after.clusters:
        if cluster.question in before and before[cluster.question] == "single_voice":
            assert cluster.standing == "single_voice", cluster.question
        assert cluster.standing != "corroborated", (cluster.question, cluster.rule)
