"""One person under several names is one voice; two persons of one surname stay two."""

from __future__ import annotations

import pytest
from test_who_is_meant import heard

from corroborate.weighing.persons import Person, full_names, one_name, person_in, surname_alone


@pytest.mark.parametrize(
    ("phrase", "person"),
    [
        ("Dana Okafor", Person("okafor", ("dana",))),
        ("Deputy Harbour Commissioner Dana M. Okafor", Person("okafor", ("dana",))),
        ("the hopeful presidential nominee Dana Okafor", Person("okafor", ("dana",))),
        ("Dana Okafor, a director at the Harbour Trust", Person("okafor", ("dana",))),
        ("Senator Dana Okafor Jr. of Utah", Person("okafor", ("dana",))),
        ("Secretary of the Interior Dana Okafor", Person("okafor", ("interior", "dana"))),
        ("Mayor Okafor’s office", Person("okafor")),
        ("rebel commander Abu Samir", Person("abu samir")),
        ("Okafor", None),
        ("Harbour Medical Society", None),
        ("Centre on Fisheries and Harbour Policy", None),
        ("House Democrats", None),
        ("the attorneys general of Utah and New Mexico", None),
        ("residents", None),
        ("BBC", None),
    ],
)
def test_a_name_is_read_out_of_the_offices_and_words_around_it(phrase: str, person: Person | None) -> None:
    assert person_in(phrase) == person


@pytest.mark.parametrize(
    ("phrase", "surname"),
    [
        ("Ms. Okafor", "okafor"),
        ("Okafor", "okafor"),
        ("President Okafor", "okafor"),
        ("Dana Okafor", None),
        ("UNHCR", None),
    ],
)
def test_a_surname_alone(phrase: str, surname: str | None) -> None:
    assert surname_alone(phrase) == surname


def test_the_full_name_a_text_prints_for_a_surname() -> None:
    text = "Despite Okafor nobody came. Mayor Dana Okafor spoke. Yet Okafor left. Omar Haddad and Lina Haddad stayed."
    assert full_names(text) == {"okafor": "Dana Okafor"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("William Marlow", "Bill Marlow", True),
        ("Dana Reed Okafor", "Dana Okafor", True),
        ("Mohammed Haddad", "Muhamad Hadad", True),
        ("Omar Haddad", "Lina Haddad", False),
        ("Dana Okafor", "Dana Marlow", False),
    ],
)
def test_two_full_names(first: str, second: str, same: bool) -> None:
    one, other = person_in(first), person_in(second)
    assert one is not None and other is not None and one_name(one, other) is same


@pytest.mark.parametrize(
    "later",
    [
        "Ms. Okafor said on Tuesday that the bridge had fallen.",
        "Okafor said on Tuesday that the bridge had fallen.",
        "Harbour Commissioner Dana R. Okafor said on Tuesday that the bridge had fallen.",
        "On Tuesday the veteran engineer Dana Okafor said that the bridge had fallen.",
    ],
)
def test_one_person_under_two_names_is_one_voice_across_articles(later: str) -> None:
    voices = {mouth.id for _, mouth in heard("Dana Okafor said on Tuesday that the bridge had fallen.", later)}
    assert voices == {"body:dana-okafor"}


def test_a_surname_two_speakers_share_joins_neither() -> None:
    voices = {
        mouth.id
        for _, mouth in heard(
            "Dana Okafor said on Tuesday that the bridge had fallen.",
            "Lina Okafor said on Tuesday that the bridge stood.",
            "Mr. Okafor said on Tuesday that nobody was hurt.",
        )
    }
    assert len(voices) == 3


def test_who_speaks_for_a_body_in_one_article_is_its_voice_in_another() -> None:
    voices = {
        mouth.id
        for _, mouth in heard(
            "Ten men died in Homs, said Kremlin spokesman Pavel Orlov.",
            "Pavel Orlov said on Tuesday that ten men had died in Homs.",
        )
    }
    assert voices == {"body:russian-presidency"}
