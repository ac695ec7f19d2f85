"""The notebook runs from top to bottom over the sample articles, by the public face only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def test_the_tour_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    notebook = json.loads((ROOT / "notebooks" / "tour.ipynb").read_text("utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    space: dict[str, object] = {}
    for cell in cells:
        exec(compile(cell, "tour.ipynb", "exec"), space)
    assert len(capsys.readouterr().out.splitlines()) > 6
    assert not any(cell.get("outputs") for cell in notebook["cells"])
