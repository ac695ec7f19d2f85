"""Who speaks by the words beside a claim, and what an article's last words credit."""

from __future__ import annotations

import pytest
from test_who_is_meant import heard

from corroborate.weighing.beside import adjacent, apposed, bracketed, cited, holder, placeless, signed, subject


def test_what_it_was_said_in_is_not_the_speaker() -> None:
    sentence = "“The pier is gone,” Dana Okafor, a harbour engineer, said in a statement on Friday"
    assert subject("a statement", sentence) == "Dana Okafor"
    assert subject("Twitter", "The port’s director, Dana Okafor, wrote late on Friday on Twitter") == "Dana Okafor"
    assert subject("a statement", "A statement said the pier was gone") is None


def test_a_description_with_a_name_set_behind_it() -> None:
    assert apposed("the group’s chairman", "the group’s chairman, Dana Okafor, wrote on Friday") == "Dana Okafor"
    assert apposed("the group", "the group, Dana Okafor, wrote") is None


def test_the_body_an_agency_cites() -> None:
    assert (
        cited("SANA", "SANA reported a blast on Friday citing the Syrian Interior Ministry")
        == "Syrian Interior Ministry"
    )
    assert cited("SANA", "SANA reported a blast on Friday citing residents of Homs") is None


def test_the_account_that_signs_a_post() -> None:
    text = "8 dead under the pier. Harbour Watch (@harbourwatch) May 3, 2021 More soon."
    assert signed(text, text.index(". H")) == "Harbour Watch"
    assert signed("8 dead. Harbour Watch (a charity) was founded in 1990.", 6) is None


def test_a_kind_cut_off_by_brackets() -> None:
    assert bracketed("group", "The Blue Falcon Front [BFF] group on Friday claimed the blast") == "Blue Falcon Front"
    assert bracketed("group", "The group on Friday claimed the blast") is None


def test_a_place_that_lost_its_comma_is_no_part_of_the_speaker() -> None:
    assert (
        placeless("Lebanon local teachers", "close to the border with Lebanon local teachers said") == "local teachers"
    )
    assert placeless("Lebanon local teachers", "Lebanon local teachers said") == "Lebanon local teachers"


@pytest.mark.parametrize(
    ("speaker", "text", "who"),
    [
        ("the governor", "Gov. Dana Okafor came. The governor spoke.", "Gov. Dana Okafor"),
        ("the governor", "Former Governor Dana Okafor came. The governor spoke.", None),
        ("the governor", "Governor Dana Okafor met Governor Omar Haddad. The governor spoke.", None),
        ("a governor", "Governor Dana Okafor came.", None),
    ],
)
def test_the_one_holder_of_an_office(speaker: str, text: str, who: str | None) -> None:
    assert holder(speaker, text) == who


def test_a_known_body_right_before_a_claim_speaks() -> None:
    text = "Nobody came to Homs. SANA said that the pier was gone"
    assert adjacent(text, text.index("the pier"), len(text), elsewhere=False) == "SANA"
    assert adjacent("The mayor said that the pier was gone", 20, 37, elsewhere=False) is None


def test_an_agency_named_last_is_credited_for_the_whole_article() -> None:
    own = "Seven men died in Homs on Tuesday when a pier gave way. A crane fell into the sea as well, SANA reported."
    assert {mouth.id for _, mouth in heard(own)} == {"body:sana"}
    opened = "Seven men died in Homs on Tuesday when a pier gave way. SANA said a crane had fallen into the sea."
    assert len({mouth.id for _, mouth in heard(opened)}) == 2


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            "State media said on Tuesday that a pier had fallen at Homs in Syria.",
            "body:syrian-state-media",
        ),
        ("State media said on Tuesday that a pier had fallen in Egypt.", "body:egypt-state-media"),
        ("Egypt's state news agency said on Tuesday that a pier in France had fallen.", "body:egypt-state-agency"),
    ],
)
def test_state_media_are_those_of_the_country_told_of(text: str, voice: str) -> None:
    assert heard(text)[-1][1].id == voice


def test_a_paper_is_no_post_of_somebody() -> None:
    assert heard("The Norland Post reported on Tuesday that a pier had fallen.")[-1][1].id == "body:norland-post"


def test_what_is_passed_through_does_not_speak() -> None:
    (_, mouth) = heard("Calls were led through the United States, the firm said on Tuesday.")[-1]
    assert mouth.id != "body:us-government"


def test_dead_and_injured_that_add_up_to_a_lead_are_its_speakers() -> None:
    told = heard(
        "A blast killed and injured nine people in Homs on Tuesday. The Observatory said the blast in Homs killed two "
        "people and injured seven."
    )
    assert {mouth.id for _, mouth in told} == {"body:sohr"}
