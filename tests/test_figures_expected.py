"""Written sentences with the counts a careful reader would label; what is not read rightly yet is marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corroborate.figures import parse

Row = tuple[str, int, int | None, str | None, bool, bool]

LINES = [
    line
    for line in (Path(__file__).parent / "expectations" / "figures.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SLOTS = {
    "k": "killed", "i": "injured", "cas": "casualties", "m": "missing", "det": "detained", "disp": "displaced",
    "p": "present", "b": "buildings", "mu": "munitions", "s": "strikes",
}  # fmt: skip
FIGURE = re.compile(r"([a-z]+)(\d+)(?:(\+)|-(\d+))?([sd]?)(?:/(.+))?")


def expected(shorthand: str) -> list[Row]:
    rows: list[Row] = []
    for item in filter(None, (part.strip() for part in shorthand.split(";"))):
        found = FIGURE.fullmatch(item)
        assert found is not None, item
        slot, low, more, high, mark, part = found.groups()
        ends = (int(low), None if more else int(high or low))
        rows.append((SLOTS[slot], *ends, part, mark == "s", mark == "d"))
    return sorted(rows, key=str)


def rows(text: str) -> list[Row]:
    return sorted(((c.slot, c.low, c.high, c.part, c.superseded, c.derived) for c in parse(text)), key=str)


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("!")])
def test_counts_are_those_a_careful_reader_labels(line: str) -> None:
    text, shorthand = line.rsplit("|", 1)
    assert rows(text.strip()) == expected(shorthand)


@pytest.mark.xfail(strict=True, reason="not read rightly yet; says so when it is")
@pytest.mark.parametrize("line", [line[1:] for line in LINES if line.startswith("!")])
def test_counts_not_read_yet(line: str) -> None:
    text, shorthand = line.rsplit("|", 1)
    assert rows(text.strip()) == expected(shorthand)
