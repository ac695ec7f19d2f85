"""JSON lines as the command ``judge`` takes them in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from corroborate.errors import InputError

Fault = Callable[[Mapping[str, object]], str | None]
MOST_NAMED = 50
"""Bad lines named one by one; of a file in the wrong format the first of them tell enough."""


def read(path: str, fault: Fault) -> list[dict[str, object]]:
    """Return the objects of a JSON-lines file, or of standard input for ``-``.

    Blank lines are an error like any other that is no object: a later reader counts rows as lines. ``fault`` says what
    a row lacks. Raises :class:`~corroborate.errors.InputError` naming every bad line, or what is wrong with the file.
    """
    rows, faults = [], []
    for number, line in enumerate(_lines(path), start=1):
        row, wrong = _row(line)
        wrong = wrong or fault(row)
        if wrong:
            faults.append(f"{path}, line {number}: {wrong}")
        rows.append(row)
    if faults:
        raise InputError(listed(faults))
    return rows


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
        return {}, f"{'it is no JSON' if line.strip() else 'it is blank'}. Each line is one JSON object."
    if not isinstance(row, dict):
        return {}, "not a JSON object. Each line has premise and hypothesis."
    return row, None
