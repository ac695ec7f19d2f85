"""Which marks open and close a quotation."""

from __future__ import annotations

import pytest

from corroborate.saying.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It lay there for \"weeks, '' Okafor said. The pier was shut.", ["\"weeks, ''"]),
        ("``We left the pier, '' Okafor said. The harbour's crane stood.", ["``We left the pier, ''"]),
        ("Readers of ''The Harbour Times'' wrote.", ["''The Harbour Times''"]),
        ("The sailors' and the cooks' rooms burned.", []),
        ("“We left,” he said, “at noon.”", ["“We left,”", "“at noon.”"]),
    ],
)
def test_two_single_marks_close_what_a_double_one_opened(text: str, quoted: list[str]) -> None:
    assert [text[run.start : run.end] for run in quotations(text)] == quoted
