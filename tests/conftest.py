"""What several tests share: the sample articles analysed once, and the real documents where they are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as draws

if TYPE_CHECKING:
    from corroborate.records import Analysis

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"

draws.register_profile("fixed", derandomize=True)
draws.load_profile("fixed")  # a run that fails can be run again as it was


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the real articles where they are not beside the checkout."""
    if (SHARED / "seeds").is_dir():
        return
    absent = pytest.mark.skip(reason="needs the real articles in ../shared, which are not beside this checkout")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(absent)


_SCORES: list[str] = []


def record_score(line: str) -> None:
    """Keep a line of measured figures for the end of the run."""
    _SCORES.append(line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was measured: floors pass silently, scores do not."""
    if _SCORES:
        terminalreporter.section("scores")
        for line in _SCORES:
            terminalreporter.write_line(line)


def _analysed(path: Path) -> Analysis:
    from corroborate.articles import read
    from corroborate.pipeline import analyse

    return analyse(read([str(path)]))


@pytest.fixture(scope="session")
def sample_analysis() -> Analysis:
    """The sample articles of ``seeds/``, analysed once for all tests."""
    return _analysed(SEEDS)


@pytest.fixture(scope="session")
def shared_analysis() -> Analysis:
    """The five real documents, analysed once for all tests."""
    return _analysed(SHARED / "seeds")
