"""Whose quoted words a sentence holds where no verb of saying tells, and whom "he" means where a place was read."""

from __future__ import annotations

import pytest

from corroborate.records import Attribution
from corroborate.weighing.beside import cited, tagged
from corroborate.weighing.characterised import characterised
from corroborate.weighing.heard import misread
from corroborate.weighing.persons import surname_alone


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
        ("The crane fell on a shed, harbour officials claim.", "officials"),
        ("The boy was hit by guards who claim he threw a stone.", "guards"),
        ("But the lawyer acting for the pilot, who faces trial, said that the rope was cut.", "the lawyer"),
        ("Deputy Mayor Dana Okafor made it plain and clear that no pier would be built.", "Deputy Mayor Dana Okafor"),
        ("Okafor left the room early, saying the pier was “rotten.”", "Okafor"),
        ("The charges against Okafor claim the rope was cut.", None),
        ("The pilots were sentenced on Monday, and the pier was closed.", None),
        ("Marlow Harbour Agency reported 15 deaths citing a note from the port.", "Marlow Harbour Agency"),
        ("Okafor reported a rope cut by the pilots.", None),
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


def test_he_is_nothing_that_cannot_speak() -> None:
    text = "Okafor defended the scheme. He called it sound."
    at = text.index("He called")
    assert misread(Attribution("the scheme", "called", False, (), at, at + 2), text)
    assert not misread(Attribution("the pilot", "called", False, (), at, at + 2), text)


def test_a_party_and_state_behind_a_name_is_nobody() -> None:
    assert tagged("D-Utah", "Okafor, D-Utah, concluded that the pier was rotten.") == "Okafor"
    assert tagged("Utah", "In Okafor, Utah, the pier is rotten.") is None


def test_two_surnames_who_speak_as_one_are_the_first() -> None:
    assert surname_alone("Okafor and Haddad") == "okafor"
    assert surname_alone("Okafor and the council") is None


def test_what_an_agency_cites_is_whose_it_cites() -> None:
    sentence = "The pier is closed, TASS reported, citing the country's Central Harbour Commission."
    assert cited("TASS", sentence) == "Central Harbour Commission"
    assert cited("TASS", "The pier is closed, TASS reported, citing Marlow residents.") is None
