"""The benchmarks of twins and of contradictions are whole: halves apart, ids that exist, spans that can be read."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
HALVES = ("work", "opened", "unseen")
CONTRADICTIONS = ("work", "opened", "fresh", "unseen", "unseen2")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (BENCHMARKS / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("half", (*HALVES, "fresh"))
def test_every_article_of_a_half_belongs_to_one_case_of_that_half(half: str) -> None:
    told = [
        id for case in rows("twins/cases.jsonl") if case["half"] == half for event in case["events"] for id in event
    ]
    assert sorted(told) == sorted(row["id"] for row in rows(f"twins/{half}.jsonl"))


def test_twins_differ_in_one_thing_five_times_each_in_every_half() -> None:
    cases = [case for case in rows("twins/cases.jsonl") if case["half"] in HALVES]
    twins = Counter((case["differs"], case["half"]) for case in cases if case["type"] == "twin")
    assert twins == {(what, half): 5 for what in ("date", "place", "kind", "actor") for half in HALVES}
    assert Counter(case["differs"] for case in cases if case.get("nasty")) == dict.fromkeys(
        ("date", "place", "kind", "actor"), 3
    )
    assert all(count >= 20 for count in Counter(case["half"] for case in cases if case["type"] == "same").values())
    assert len({case["differs"] for case in cases if case.get("nasty") and case["half"] == "unseen"}) == 4


def test_every_event_of_a_twin_is_told_by_two_outlets_at_least() -> None:
    outlets = {row["id"]: row["outlet"] for half in HALVES for row in rows(f"twins/{half}.jsonl")}
    twins = [case for case in rows("twins/cases.jsonl") if case["type"] == "twin" and case["half"] in HALVES]
    assert all(len({outlets[id] for id in event}) >= 2 for case in twins for event in case["events"])


def test_no_incident_of_the_contradictions_is_in_two_halves() -> None:
    halves = [rows(f"contradictions/{half}.jsonl") for half in CONTRADICTIONS]
    incidents = [incident for half in halves for incident in {row["incident"] for row in half}]
    assert len(incidents) == len(set(incidents))
    sides = [side for half in halves for row in half for side in row["spans"]]
    assert all(0 <= span["start"] < span["end"] for side in sides for span in (side, *side["also"]))
    assert len(incidents) >= 50


@pytest.mark.parametrize("unseen", ["unseen", "unseen2"])
def test_no_article_of_unseen_contradictions_is_in_another_half(unseen: str) -> None:
    articles = {
        half: {side["article"] for row in rows(f"contradictions/{half}.jsonl") for side in row["spans"]}
        for half in CONTRADICTIONS
    }
    others = set().union(*(articles[half] for half in CONTRADICTIONS if half != unseen))
    assert articles[unseen] and not articles[unseen] & others


@pytest.mark.parametrize("half", CONTRADICTIONS)
def test_every_contradiction_has_an_id_of_its_incident_and_two_sides(half: str) -> None:
    labels = rows(f"contradictions/{half}.jsonl")
    assert len({label["id"] for label in labels}) == len(labels)
    assert all(label["id"].startswith(f"{label['incident']}-") and label["note"] for label in labels)
    assert all(len(label["spans"]) == 2 and label["spans"][0] != label["spans"][1] for label in labels)


def test_no_article_of_the_later_contradictions_is_in_the_gold_set() -> None:
    drawn = json.loads((Path(__file__).parent / "gold" / "draw.json").read_text("utf-8"))["articles"]
    later = {
        side["article"]
        for half in ("fresh", "unseen2")
        for row in rows(f"contradictions/{half}.jsonl")
        for side in row["spans"]
    }
    assert later and not later & {row["id"] for row in drawn}
