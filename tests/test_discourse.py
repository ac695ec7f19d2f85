"""Places that only other sentences of an article explain."""

from __future__ import annotations

import pytest

from corroborate.places import PlaceMention, find
from corroborate.where.discourse import follow


def mentions(*sentences: str) -> list[tuple[PlaceMention, ...]]:
    texts = dict(enumerate(sentences))
    found = follow(texts, {number: find(text) for number, text in texts.items()})
    return [found[number] for number in sorted(found)]


def read(*sentences: str) -> list[list[str]]:
    """Return the names of the places of each sentence."""
    return [[mention.place.name for mention in found if mention.via != "demonym"] for found in mentions(*sentences)]


@pytest.mark.parametrize(
    ("first", "then", "meant"),
    [
        ("Shells hit Homs on Monday.", "Shells fell on the east of the city.", ["Homs"]),
        ("Shells hit Azaz near Aleppo.", "Nine died in the town.", ["Azaz"]),
        ("Shells hit Azaz near Aleppo.", "Nine died in the city.", ["Aleppo"]),
        ("Shells hit Azaz city near Aleppo.", "Nine died in the city.", ["Aleppo"]),
        ("A bus burned in Daraa province.", "Rebels hold most of the province.", ["Daraa province"]),
        ("A shell hit the Mezzeh district of Damascus.", "Nine died in the district.", ["Mezzeh"]),
        ("A shell hit Homs.", "A ceasefire holds across the country.", ["Syria"]),
        ("A bus was hit on Salem Road in Homs.", "A van on the road was hit too.", ["Salem Road"]),
        ("Guns were heard in Damascus.", "Shells fell on the capital.", ["Damascus"]),
        ("The army took Qaryatayn city in Homs.", "It found mines in the city.", ["Qaryatayn"]),
        ("Shells hit Azaz and Afrin.", "Nine died in those towns.", ["Azaz", "Afrin"]),
    ],
)
def test_the_place_meant_is_the_last_one_of_its_kind(first: str, then: str, meant: list[str]) -> None:
    assert read(first, then)[1] == meant


@pytest.mark.parametrize(
    "words",
    [
        "Guards of the city council fled.",  # a body
        "They reached the city of Hama.",  # named at once
        "The citys baker was hurt.",
        "A road to the market was cut.",  # no market was named
        "They fought for a city.",
    ],
)
def test_what_is_named_or_a_body_is_not_meant_again(words: str) -> None:
    assert "Homs" not in read("Shells hit Homs.", words)[1]


def test_what_was_named_long_before_is_not_meant() -> None:
    between = ["A guard said so."] * 8
    assert read("Shells hit Homs.", *between, "Nine died in the city.")[-1] == []


def test_a_name_told_once_to_be_a_place_is_one_everywhere() -> None:
    sentences = ("Nine people died in the raid near Tel Orun.", "Qarmash was quiet.", "The village of Qarmash was hit.")
    assert read(*sentences)[1:] == [["Qarmash"], ["Qarmash"]]
    assert read("Qarmash was quiet.") == [[]]


def test_a_name_told_to_be_a_place_is_none_inside_a_longer_one() -> None:
    assert read("The village of Qarmash was hit.", "The Qarmash Brigade fled.", "Hassan Qarmash fled.")[1:] == [[], []]


def test_a_mosque_lies_in_the_town_named_last() -> None:
    (mosque,) = mentions("A blast hit Ariha.", "It tore through Nour Mosque.")[1]
    assert (mosque.place.name, mosque.place.within[:1]) == ("Nour Mosque", ("Ariha",))
