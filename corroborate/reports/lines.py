"""JSON lines as the command ``judge`` takes them in."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from corroborate.errors import InputError


def read(path: str) -> list[dict[str, object]]:
    """Return the objects of a JSON-lines file, or of standard input for ``-``.

    Blank lines are an error like any other that is no object: a later reader counts rows as lines. Raises
    :class:`~corroborate.errors.InputError` naming the line, or what is wrong with the file.
    """
    return [_row(path, number, line) for number, line in enumerate(_lines(path), start=1)]


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


def _row(path: str, number: int, line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = "it is no JSON" if line.strip() else "it is blank"
        raise InputError(f"{path}, line {number}: {reason}. Each line is one JSON object.") from error
    if not isinstance(row, dict):
        raise InputError(f"{path}, line {number}: not a JSON object. Each line has premise and hypothesis.")
    return row
