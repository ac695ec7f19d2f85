"""A second computation of every standing and range from ``report.json`` alone comes to the same."""

from __future__ import annotations

import copy
import gzip
import importlib.util
import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from conftest import ROOT, SHARED
from test_corroboration import DOCTORS, GOVERNOR, POLICE
from test_events import record

from corroborate.articles import from_records
from corroborate.pipeline import analyse
from corroborate.records import Analysis
from corroborate.report import Report
from corroborate.settings import Settings

SCRIPT = ROOT / "benchmarks" / "recheck.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("recheck", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


recheck = _load()


def written(analysis: Analysis) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(Report(analysis).to_json())
    return report


def test_the_script_is_short_and_shares_no_code() -> None:
    text = SCRIPT.read_text("utf-8")
    assert len(text.splitlines()) < 100
    assert "corroborate" not in [word for line in text.splitlines() if "import" in line for word in line.split()]


def test_the_samples(sample_analysis: Analysis) -> None:
    report = written(sample_analysis)
    assert len(report["clusters"]) > 20 and len(report["ranges"]) > 5
    assert recheck.differences(report) == []


@pytest.mark.parametrize("policy", ["cautious", "conflict-data", "harm-monitor"])
def test_other_policies(policy: str) -> None:
    records = [record(item) for item in (POLICE, GOVERNOR, DOCTORS)]
    report = written(analyse(from_records(records), Settings(policy=policy)))
    assert report["run"]["policy"]["name"] == policy and report["ranges"]
    assert recheck.differences(report) == []


def _standing(report: dict[str, Any]) -> None:
    row = report["clusters"][0]
    row["standing"] = "single_voice" if row["standing"] != "single_voice" else "corroborated"


def _best(report: dict[str, Any]) -> None:
    report["ranges"][0]["best"] += 1


def _figure(report: dict[str, Any]) -> None:
    report["ranges"][0]["figures"].pop()


def _judgement(report: dict[str, Any]) -> None:
    contested = {row["id"] for row in report["clusters"] if row["standing"] == "contested"}
    report["judgements"] = [row for row in report["judgements"] if row["cluster"] not in contested]


def _voices(report: dict[str, Any]) -> None:
    row = max(report["ranges"], key=lambda row: row["voices"])
    row["voices"] += 1


@pytest.mark.parametrize("damage", [_standing, _best, _figure, _judgement, _voices])
def test_a_changed_report_is_found_out(sample_analysis: Analysis, damage: Callable[[dict[str, Any]], None]) -> None:
    report = copy.deepcopy(written(sample_analysis))
    damage(report)
    assert recheck.differences(report)


@pytest.mark.shared
def test_the_real_documents(shared_analysis: Analysis) -> None:
    assert recheck.differences(written(shared_analysis)) == []


@pytest.mark.shared
def test_two_hundred_real_articles() -> None:
    with gzip.open(SHARED / "data" / "articles" / "syria_war.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: (row["published"] or "", row["id"]))[-200:]
    fields = ("id", "outlet", "published", "title", "text")
    found = analyse(from_records([{name: row[name] for name in fields} for row in rows]))
    report = written(found)
    assert len(report["articles"]) >= 195 and len(report["clusters"]) > 100
    assert recheck.differences(report) == []
