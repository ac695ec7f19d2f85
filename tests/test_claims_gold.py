"""The labels of claims: well formed, free of text, found where they say; and the measures, on invented articles."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent / "gold"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks" / "understanding"))

import counts
from alike import body_of, head_of, same_places, same_speaker, skeleton
from assertions import Labels, Run, Said, Somewhere, Speaker, read_articles
from check import MODALITIES
from compile_claims import BODIES, Draft, MistakeError, inside
from draw_claims import sentence_starts, stretches

HERE = Path(__file__).resolve().parent
GOLD = HERE / "gold"
CLAIMS = GOLD / "claims"
ARTICLES = HERE.parents[1] / "shared" / "data" / "articles" / "syria_war.jsonl.gz"
DRAWN = json.loads((CLAIMS / "draw.json").read_text(encoding="utf-8"))["articles"]
SPLIT = {row["id"]: row["split"] for row in json.loads((GOLD / "draw.json").read_text(encoding="utf-8"))["articles"]}
FILES = sorted(path for folder in ("work", "opened", "unseen", "double") for path in (CLAIMS / folder).glob("*.json"))
LABELS = {path: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
LONGEST = 40  # characters of a name or kind in a label: names fit, sentences do not


def test_fifteen_of_each_of_two_halves_and_ten_of_the_unseen_are_drawn() -> None:
    for half, many in (("work", (15, 4)), ("opened", (15, 4)), ("unseen", (10, 0))):
        rows = [row for row in DRAWN if row["split"] == half]
        assert (len(rows), sum(row["double"] for row in rows)) == many
        assert all(SPLIT[row["id"]] == half for row in rows)
        assert sorted(path.stem for path in FILES if path.parent.name == half) == sorted(row["id"] for row in rows)
    twice = sorted(row["id"] for row in DRAWN if row["double"])
    assert sorted(path.stem for path in FILES if path.parent.name == "double") == twice


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_labels_are_well_formed(path: Path) -> None:
    record = LABELS[path]
    assert set(record) == {"id", "annotator", "stretches", "assertions", "furniture"}
    assert record["id"] == path.stem
    assert record["annotator"] == ("b" if path.parent.name == "double" else "a")
    assert record["stretches"] == next(row["stretches"] for row in DRAWN if row["id"] == path.stem)
    assert record["assertions"]
    for item in (*record["assertions"], *record["furniture"]):
        assert any(inside(item["span"], stretch) for stretch in record["stretches"])
    for item in record["assertions"]:
        assert set(item) == {"span", "attribution", "modality", "when", "places"}
        assert item["modality"] in MODALITIES
        well_formed_when(item["when"])
        for place in item["places"]:
            assert set(place) == {"name", "within", "span", "stated"}
        if item["attribution"] is not None:
            well_formed_attribution(item["attribution"])
    places = [json.dumps(item["span"], sort_keys=True) for item in record["assertions"]]
    assert len(set(places)) == len(places)


def well_formed_when(when: dict[str, Any] | None) -> None:
    if when is not None:
        assert set(when) == {"start", "end", "stated"}
        assert date.fromisoformat(when["start"]) <= date.fromisoformat(when["end"])


def well_formed_attribution(who: dict[str, Any]) -> None:
    assert set(who) == {"speaker", "head", "name", "body", "cue", "anonymous", "chain"}
    assert who["speaker"]["start"] <= who["head"] < who["speaker"]["end"]
    assert who["body"] is None or who["body"] in BODIES
    assert not (who["body"] and (who["name"] or who["anonymous"]))


def strings(value: object) -> Iterator[str]:
    """Every string in a label file, keys apart."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", [*FILES, CLAIMS / "alone.json"], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_labels_hold_no_text_of_articles(path: Path) -> None:
    found = list(strings(json.loads(path.read_text(encoding="utf-8"))))
    assert max(map(len, found)) <= LONGEST
    assert max(len(words.split()) for words in found) <= 5


def test_claims_to_be_judged_are_a_hundred_a_half_and_the_work_half_is_judged() -> None:
    rows = json.loads((CLAIMS / "alone.json").read_text(encoding="utf-8"))["claims"]
    assert len({row["key"] for row in rows}) == len(rows)
    for half in ("work", "opened"):
        drawn = [row for row in rows if row["half"] == half]
        assert len(drawn) >= 100
        assert all(SPLIT[row["article"]] == half and row["start"] < row["end"] for row in drawn)
    judged = [row for row in rows if row["good"] is not None]
    assert sum(row["half"] == "work" for row in judged) >= 100
    assert all(bool(row["why"]) is not row["good"] for row in judged)


@pytest.mark.shared
def test_labels_lie_on_whole_words_of_the_articles_and_stretches_are_as_drawn() -> None:
    articles = read_articles(ARTICLES)
    for row in DRAWN:
        article = articles[row["id"]]
        raw: Any = {"id": article.id, "outlet": "", "published": "", "title": article.title, "text": article.text}
        assert stretches(raw) == row["stretches"]
    for record in LABELS.values():
        article = articles[record["id"]]
        for span in spans(record):
            text = article.title if span["field"] == "title" else article.text
            words = text[span["start"] : span["end"]]
            assert words == words.strip() != ""
            assert not (text[: span["start"]][-1:].isalnum() and words[0].isalnum())
            assert not (text[span["end"] :][:1].isalnum() and words[-1].isalnum())


def spans(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (item["span"] for item in (*record["assertions"], *record["furniture"]))
    for item in record["assertions"]:
        yield from (place["span"] for place in item["places"])
        if who := item["attribution"]:
            yield from (span for span in (who["speaker"], who["cue"], *who["chain"]) if span is not None)


@pytest.mark.skipif(
    "CORROBORATE_UNSEEN" not in os.environ, reason="the unseen half is measured with CORROBORATE_UNSEEN"
)
@pytest.mark.shared
def test_unseen_half_can_be_measured() -> None:
    import measure
    import sides

    articles = read_articles(ARTICLES)
    table = "\n".join(measure.table("unseen", articles, measure.run(sides.product, articles)))
    assert table.startswith("unseen: 10 articles")


# Invented articles from here on.

LEDGER = "A shell fell on Oldford on Tuesday, the Norland Monitor said. It killed two people. Norland denied that."


def article(text: str, title: str = "Shell falls") -> Any:
    return {"id": "1", "outlet": "x", "published": "2030-03-06", "title": title, "text": text}


def draft(text: str = LEDGER) -> Draft:
    return Draft(article(text), "a", [{"field": "text", "start": 0, "end": len(text)}])


def test_lines_become_offsets() -> None:
    lines = draft()
    lines.add("A shell ~ on Tuesday | Norland Monitor=sohr/said | . | 2030-03-05 | Oldford<Norland")
    lines.add('It killed two people | " | alleged | " | "')
    lines.add("Norland denied that | Norland/denied | denied")
    first, second, third = lines.assertions
    assert lines.words(first["span"]) == "A shell fell on Oldford on Tuesday"
    assert LEDGER[first["attribution"]["head"] :].startswith("Monitor said")
    assert (first["attribution"]["body"], first["when"]["stated"]) == ("sohr", True)
    assert (second["attribution"], second["when"]["stated"]) == (first["attribution"], False)
    assert (second["modality"], second["places"][0]["stated"]) == ("alleged", False)
    assert (third["modality"], lines.words(third["attribution"]["cue"])) == ("denied", "denied")


def test_words_labelled_twice_are_looked_for_further_on() -> None:
    lines = draft("A shell fell. A shell fell.")
    lines.add("A shell fell")
    lines.add("A shell fell | . | alleged")
    assert [item["span"]["start"] for item in lines.assertions] == [0, 14]


def test_words_that_are_not_there_are_a_mistake() -> None:
    with pytest.raises(MistakeError, match="not found"):
        draft().add("A bomb fell | . | .")
    with pytest.raises(MistakeError, match="outside the labelled stretches"):
        Draft(article(LEDGER), "a", [{"field": "text", "start": 0, "end": 20}]).add("It killed two people")


def test_stretches_are_the_head_then_every_third_sentence_and_the_last() -> None:
    text = " ".join(f"Sentence number {at:02d} says nothing new at all." for at in range(40))
    starts = sentence_starts(text)
    title, head, *rest = stretches(article(text))
    assert (title["field"], head["start"]) == ("title", 0)
    assert 900 <= head["end"] + 1 < 900 + starts[1]
    numbers = [starts.index(stretch["start"]) for stretch in rest]
    after = starts.index(head["end"] + 1)
    assert numbers[:3] == [after + 2, after + 5, after + 8]
    assert numbers[-1] == 39


def test_short_text_is_one_stretch_and_a_repeated_title_none() -> None:
    assert stretches(article("Shell falls. Nobody was hurt.")) == [{"field": "text", "start": 0, "end": 29}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Qarya", "Qaryah"),
        ("Mezzeh", "al-Mazzah"),
        ("Oldford city", "Oldford (north)"),
        ("the Alford road", "Alford"),
    ],
)
def test_spellings_of_one_place_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_place_is_right_where_the_finest_is_labelled_and_few_are_not() -> None:
    gold = (Somewhere("Oldford", "Oldford"),)
    near, far = Somewhere("Oldford", "", ("Norland",)), Somewhere("Millside")
    assert same_places(gold, (near, Somewhere("Norland")))
    assert same_places(gold, (near, far))
    assert not same_places(gold, (Somewhere("Norland"),))
    assert not same_places(gold, (near, far, Somewhere("Eastport")))
    assert not same_places(gold, ())


def test_speakers_meet_by_place_by_head_and_by_body() -> None:
    gold = Speaker("police source", Run("text", 10, 23), head=17)
    assert same_speaker(gold, Speaker("source", Run("text", 17, 23)))
    assert same_speaker(gold, Speaker("a source in Oldford"))
    assert not same_speaker(gold, Speaker("police", Run("text", 10, 16)))
    pronoun = Speaker("he", Run("text", 0, 2), head=0, name="Ann Miller")
    assert same_speaker(pronoun, Speaker("Ann Miller"))
    assert same_speaker(Speaker("monitor", body="sohr"), Speaker("Syrian Observatory"))
    assert body_of("the White Helmets") == "white helmets"
    assert head_of("Society for the Care of Birds") == "society"


def test_attribution_inside_a_claim_covers_nothing() -> None:
    gold = Said(Run("text", 0, 40))
    assert Said(Run("text", 0, 40)).held(gold) == 1
    assert Said(Run("text", 0, 40), apart=((0, 20),)).held(gold) == 0.5
    assert Said(Run("text", 20, 40)).held(Said(Run("text", 0, 40), apart=((0, 20),))) == 1
    assert Said(Run("title", 0, 40)).held(gold) == 0


def test_every_measure_counts_what_it_says() -> None:
    day, other = (date(2030, 3, 5), date(2030, 3, 5)), (date(2030, 3, 6), date(2030, 3, 6))
    monitor = Speaker("Monitor", Run("text", 90, 97), head=90)
    gold = Labels(
        "1",
        (Run("text", 0, 100),),
        (
            Said(Run("text", 0, 20), monitor, days=day, places=(Somewhere("Oldford"),)),
            Said(Run("text", 20, 40), monitor, modality="alleged", days=day, day_stated=False),
            Said(Run("text", 40, 60)),
            Said(Run("text", 60, 80), monitor),
        ),
        (Run("text", 80, 90),),
    )
    found = (
        Said(Run("text", 0, 20), Speaker("Monitor"), days=day, happened=day, where=(Somewhere("Oldford"),)),
        Said(Run("text", 20, 40), happened=day, where=(Somewhere("Oldford"),)),
        Said(Run("text", 40, 60), Speaker("somebody"), days=other, happened=other),
        Said(Run("text", 80, 90)),
        Said(Run("text", 120, 140)),
    )
    counted = counts.total([counts.count(gold, found)])
    assert counted[counts.SPEAKER] == (2, 5)
    assert (counted[counts.FOUND], counted[counts.WANTED]) == ((1, 2), (1, 3))
    assert (counted[counts.MODALITY], counted[counts.UNSURE]) == ((2, 3), (0, 1))
    assert (counted[counts.DAYS], counted[counts.OWN_DAYS]) == ((2, 2), (1, 1))
    assert counted[counts.NO_DAYS] == (0, 1)
    assert (counted[counts.PLACES], counted[counts.OWN_PLACES], counted[counts.NO_PLACES]) == ((1, 1), (0, 1), (1, 2))
    assert counted[counts.COVERED] == (3, 4)
    assert (counted[counts.FURNITURE], counted[counts.INSIDE]) == ((1, 4), (1, 1))


def test_shortest_covering_claim_is_asked() -> None:
    gold = Labels("1", (Run("text", 0, 50),), (Said(Run("text", 10, 30), modality="denied"),), ())
    wide, narrow = Said(Run("text", 0, 50)), Said(Run("text", 10, 32), modality="denied")
    assert counts.total([counts.count(gold, (wide, narrow))])[counts.MODALITY] == (1, 1)
    assert counts.wrong(gold.said[0], wide) == [counts.MODALITY, counts.UNSURE]
