"""The JSON contract: its schema, its exact fields, its bytes."""

from __future__ import annotations

import copy
import json as plain_json
from dataclasses import replace
from typing import Any

import pytest
from reports_sample import analysis, shuffled

from corroborate.report import Report
from corroborate.reports import json
from corroborate.reports.contract import problems

FIELDS = {
    "articles": "id outlet title published published_basis url language origin offset text_sha256",
    "events": "id kind label start end places articles",
    "claims": "id article outlet field start end text resolved form event attribution modality when places",
    "figures": "id claim article outlet event slot part low high stated modality speaker as_of superseded derived text",
    "clusters": "id event question headline_claim claims outlets standing voices",
    "judgements": "claim toward stance kind confidence reason",
    "ranges": "event slot part low best high open standing voices figures",
    "skipped": "record stage reason",
}


def sample() -> dict[str, Any]:
    return Report(analysis()).to_dict()


def test_the_sample_keeps_the_contract() -> None:
    assert problems(sample(), json.texts(analysis())) == ()


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_of_the_contract_is_there_and_required(name: str) -> None:
    document = sample()
    for field in FIELDS[name].split():
        broken = copy.deepcopy(document)
        del broken[name][0][field]
        assert any(field in problem for problem in problems(broken)), field


def test_run_holds_what_was_run() -> None:
    run = sample()["run"]
    assert list(run) == ["version", "models", "settings", "inputs", "arguments", "policy"]
    assert run["settings"] == {"point_similarity": 0.6, "policy": "default"}
    assert run["inputs"] == [{"path": "pile/a.jsonl", "sha256": "a" * 64}]


@pytest.mark.parametrize(
    ("list_name", "field", "value"),
    [
        ("claims", "form", "paragraph"),
        ("claims", "modality", "rumoured"),
        ("claims", "start", -1),
        ("figures", "slot", "wounded"),
        ("figures", "low", 1.5),
        ("judgements", "stance", "refute"),
        ("judgements", "kind", "number"),
        ("judgements", "confidence", 1.2),
        ("clusters", "standing", "proven"),
        ("articles", "published_basis", "guess"),
        ("articles", "published", "6 May 2031"),
        ("articles", "published", "2031-02-30"),
        ("articles", "text_sha256", "short"),
        ("ranges", "voices", 0),
    ],
)
def test_values_outside_the_contract_are_found(list_name: str, field: str, value: object) -> None:
    document = sample()
    document[list_name][0][field] = value
    assert any(f"{list_name}[0].{field}" in problem for problem in problems(document))


def test_unknown_fields_are_allowed() -> None:
    document = sample()
    document["later"] = 1
    document["claims"][0]["later"] = {"more": []}
    assert problems(document) == ()


@pytest.mark.parametrize(
    ("list_name", "field", "value", "said"),
    [
        ("claims", "event", "e-nowhere", "is not among the events"),
        ("figures", "claim", "no-claim", "is not among the claims"),
        ("clusters", "headline_claim", "orchard-1/text@0", "not its own"),
        ("clusters", "claims", ["orchard-1/text@0"], "do not hold each of its claims once"),
        ("judgements", "toward", "orchard-1/text@0", "share no cluster"),
        ("claims", "id", "orchard-1/text@0", "used twice"),
    ],
)
def test_broken_references_are_found(list_name: str, field: str, value: object, said: str) -> None:
    document = sample()
    document[list_name][0][field] = value
    assert any(said in problem for problem in problems(document))


def test_claims_and_figures_are_looked_up_in_their_article() -> None:
    given = analysis()
    moved = replace(given, claims=(replace(given.claims[0], start=1), *given.claims[1:]))
    assert any("offsets" in problem for problem in problems(json.document(moved), json.texts(given)))
    renamed = replace(given, figures=(replace(given.figures[0], text="13"), *given.figures[1:]))
    assert any("not in its claim" in problem for problem in problems(json.document(renamed), json.texts(given)))


def test_bytes_do_not_depend_on_the_order_of_anything() -> None:
    first, second = Report(analysis()), Report(shuffled(analysis()))
    assert first.to_json() == second.to_json()
    assert first.to_markdown() == second.to_markdown()


def test_json_is_readable_utf8_with_a_newline_at_its_end() -> None:
    given = analysis()
    titled = replace(given, articles=(replace(given.articles[0], title="Übergabe \u202e \ud800"), *given.articles[1:]))
    written = Report(titled).to_json()
    assert written.endswith("}\n") and "Übergabe \\u202e \\ud800" in written
    assert plain_json.loads(written.encode("utf-8"))["articles"][0]["title"] == "Übergabe \u202e \ud800"


def test_unknown_times_are_nulls_not_absent() -> None:
    lone = next(claim for claim in sample()["claims"] if claim["article"] == "orchard-1")
    assert lone["when"] == {"start": None, "end": None, "reason": None} and lone["attribution"] is None
    assert next(event for event in sample()["events"] if event["id"] == "e-bridge")["start"] is None


def test_floats_are_rounded() -> None:
    given = analysis()
    long = replace(given, judgements=(replace(given.judgements[0], confidence=0.123456789), *given.judgements[1:]))
    written: dict[str, Any] = Report(long).to_dict()
    assert 0.1235 in [item["confidence"] for item in written["judgements"]]


def test_the_schema_itself_is_sound() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.schema())
