"""Whose quoted words a sentence holds where no verb of saying tells, and whom "he" means where a place was read."""

from __future__ import annotations

import pytest

from corroborate.records import Attribution
from corroborate.weighing.characterised import characterised
from corroborate.weighing.heard import misread


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Harbour commissioner Dana Okafor called the plan “a gift to the port.”", "Dana Okafor"),
        ("Okafor went on to call the pier “rotten and unsafe.”", "Okafor"),
        (
            "Senator Dana Okafor of Utah, the minority whip, has branded it the “Rust Act” again.",
            "Senator Dana Okafor of Utah",
        ),
        ("To Rep. Dana Okafor, D-Utah, the act “takes the pier from those who built it.”", "Rep. Dana Okafor"),
        ("“We will build it,” Ms. Okafor is expected to say.", "Ms. Okafor"),
        ("He called the mayor “a weathercock.”", "he"),
        ("At a meeting in Marlow, called “the last pier,” nobody spoke.", None),
        ("“He called it a lie,” she said of Okafor.", None),
        ("Okafor called a meeting for Monday.", None),
    ],
)
def test_a_judgement_in_quotation_marks_is_its_subjects(sentence: str, who: str | None) -> None:
    found = characterised(sentence)
    assert (found or "").endswith(who or "") and (found is None) is (who is None)


def test_he_is_no_place() -> None:
    text = "The blast hit a kiosk in Marlow. Marlow is a port, he said."
    at = text.index("he said")
    assert misread(Attribution("Marlow", "said", False, (), at, at + 2), text)
    assert not misread(Attribution("Okafor", "said", False, (), at, at + 2), text)
    assert not misread(Attribution("Marlow", "said"), text)
