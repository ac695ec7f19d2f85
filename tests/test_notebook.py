"""The notebook runs from top to bottom over the sample articles, by the public face only."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from corroborate import Report
from corroborate.reports.canvas import Picture

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = json.loads((ROOT / "notebooks" / "tour.ipynb").read_text("utf-8"))
CODE = ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
PUBLIC = {"corroborate", "corroborate.reports", "pathlib"}
"""What the notebook may import: the package's own face, its plots, and paths."""


def shown(cell: str, space: dict[str, object]) -> object:
    """Run a cell and return the value of its last line, which a notebook would show."""
    tree = ast.parse(cell)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "tour.ipynb", "exec"), space)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), "tour.ipynb", "exec"), space)
    return eval(compile(ast.Expression(last.value), "tour.ipynb", "eval"), space)


@pytest.mark.parametrize("folder", ["notebooks", "."])
def test_the_tour_goes_from_articles_to_a_plot(
    folder: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT / folder)
    space: dict[str, object] = {}
    values = [shown(cell, space) for cell in CODE]
    report = values[0]
    assert isinstance(report, Report) and len(report.analysis.articles) > 20
    ranges, matrix = (value for value in values if isinstance(value, pd.DataFrame))
    assert len(ranges) == 10 and ranges["label"].notna().all() and (ranges["low"] <= ranges["high"]).all()
    assert "contradict" in matrix.to_numpy() and "states" in matrix.to_numpy()
    printed = capsys.readouterr().out
    for conflict in report.conflicts()[:3]:
        assert conflict.event.label in printed and all(row.words in printed for row in conflict.rows)
    pictures = [value for value in values if isinstance(value, Picture)]
    assert len(pictures) == 2 and all(picture._repr_png_() for picture in pictures)
    texts = [text.get_text() for text in pictures[0].axes[0].texts]
    assert any(text.startswith("Killed: ") for text in texts) and any("contested" in text for text in texts)


def test_the_notebook_uses_the_public_face_only_and_holds_no_output() -> None:
    for cell in CODE:
        for node in ast.walk(ast.parse(cell)):
            if isinstance(node, ast.Import):
                assert {alias.name for alias in node.names} <= PUBLIC
            if isinstance(node, ast.ImportFrom):
                assert node.module in PUBLIC
        assert not re.search(r"\._|analysis\b", cell)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in NOTEBOOK["cells"])
