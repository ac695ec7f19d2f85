"""JSON lines as the command ``judge`` takes them in."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from corroborate.errors import InputError

ADDED = ("entails", "neutral", "contradicts", "stance", "kind", "reason")
"""The fields ``judge`` lays over those a line came with."""
MOST_NAMED = 50
"""Bad lines named one by one; of a file in the wrong format the first of them tell enough."""


def read(path: str) -> tuple[list[dict[str, object]], list[str]]:
    """Return the objects of a JSON-lines file, or of standard input for ``-``, and what is worth telling of them.

    Blank lines are passed over and told; so are fields that will be laid over. Raises
    :class:`~corroborate.errors.InputError` naming every bad line, or what is wrong with the file.
    """
    rows, faults, blank = list[dict[str, object]](), list[str](), list[int]()
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            blank.append(number)
            continue
        row, wrong = _row(line)
        wrong = wrong or fault(row)
        if wrong:
            faults.append(f"{path}, line {number}: {wrong}")
        rows.append(row)
    if faults:
        raise InputError(listed(faults))
    return rows, [*_passed_over(path, blank), *_replaced(path, rows)]


def fault(row: Mapping[str, object]) -> str | None:
    """Say what keeps a line from being judged, or ``None``."""
    for field in ("premise", "hypothesis"):
        value = row.get(field)
        if not isinstance(value, str) or not value.strip():
            return f"no text in '{field}'. Each line needs a premise and a hypothesis."
    return None


def _passed_over(path: str, blank: Sequence[int]) -> list[str]:
    if not blank:
        return []
    named = ", ".join(map(str, blank[:5])) + (f" and {len(blank) - 5} more" if len(blank) > 5 else "")
    return [f"{path}: blank lines passed over, so that fewer come out than went in: {named}"]


def _replaced(path: str, rows: Sequence[Mapping[str, object]]) -> list[str]:
    names = [name for name in ADDED if any(name in row for row in rows)]
    return [f"{path}: fields it came with are replaced by the judgement's: {', '.join(names)}"] if names else []


def listed(faults: Sequence[str]) -> str:
    """Join what is wrong, a line each, at most `MOST_NAMED`; a single fault is a message by itself."""
    if len(faults) == 1:
        return faults[0]
    more = [f"and {len(faults) - MOST_NAMED} more"] if len(faults) > MOST_NAMED else []
    return "\n".join([f"{len(faults)} lines cannot be read; nothing was judged.", *faults[:MOST_NAMED], *more])


def _lines(path: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(
            f"Cannot read {path}: {error.strerror}. Name a file of JSON lines, or - for standard input."
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error
    lines = text.rstrip().split("\n")
    if lines == [""]:
        raise InputError(f"{path} is empty. Each line holds premise and hypothesis as a JSON object.")
    return lines


def _row(line: str) -> tuple[dict[str, object], str | None]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}, "it is no JSON. Each line is one JSON object."
    if not isinstance(row, dict):
        return {}, "not a JSON object. Each line has premise and hypothesis."
    return row, None
