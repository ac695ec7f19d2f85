"""How surely a figure is put forward, where its claim hedges something else."""

from __future__ import annotations

import pytest

from corroborate.articles import from_records
from corroborate.pipeline import understand_one


def modalities(text: str) -> list[tuple[int, str]]:
    (article,) = from_records([{"id": "a", "title": "The news of the day", "text": text, "outlet": "Ledger"}]).articles
    return [(figure.low, figure.modality) for figure in understand_one(article, "default")[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A suspected gas attack killed 58 people in Oldford.", [(58, "asserted")]),
        ("At least 15 people were killed in a suspected coalition air strike.", [(15, "asserted")]),
        ("An alleged drone strike reportedly killed six men.", [(6, "alleged")]),
        ("The strike reportedly killed six men.", [(6, "alleged")]),
        ("The toll could rise further because 12 people are missing.", [(12, "asserted")]),
        ("The raid could kill 50 people.", [(50, "conditional")]),
        ("The raid could kill 50 people and wound 70.", [(50, "conditional"), (70, "conditional")]),
        ("Nine people were killed and the toll may rise.", [(9, "asserted")]),
        ("The mayor is worried by reports that 30 people died.", [(30, "alleged")]),
    ],
)
def test_what_is_unsure_is_the_count_or_something_else(text: str, expected: list[tuple[int, str]]) -> None:
    assert modalities(text) == expected
