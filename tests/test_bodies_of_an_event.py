"""Names that mean somebody only in one event: the police of the place, somebody's lawyer, a paper in short."""

from __future__ import annotations

import pytest
from test_events import Story, analysed, story

from corroborate.pipeline import mouths_of
from corroborate.weighing.localbodies import Local, local_body, office_of
from corroborate.weighing.posts import holders
from corroborate.weighing.quoted import RUN
from corroborate.weighing.roles import bearers, role_of
from corroborate.weighing.samebody import one_name


@pytest.mark.parametrize(
    ("speaker", "kind", "words"),
    [
        ("police", "police", set()),
        ("Harbour City Police Department", "police", {"harbour"}),
        ("police in Norland", "police", {"norland"}),
        ("a police spokeswoman", "police", set()),
        ("the Marlow district attorney's office", "prosecutors", {"marlow"}),
        ("court records", "court-papers", set()),
        ("police and prosecutors", "police", set()),
    ],
)
def test_a_body_named_by_its_kind(speaker: str, kind: str, words: set[str]) -> None:
    assert local_body(speaker) == Local(kind, frozenset(words))


@pytest.mark.parametrize("speaker", ["a police source", "a police officer", "police officers", "officials", "Okafor"])
def test_somebody_of_a_body_is_not_the_body(speaker: str) -> None:
    assert local_body(speaker) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The van burned, said Chief of Detectives Dana Okafor. The pier is shut.", "police"),
        ("Dana Okafor, a spokeswoman for the Marlow district attorney, said so.", "prosecutors"),
        ("Coroner Dana Okafor said so.", "coroner"),
        ("Police arrested Dana Okafor on Monday.", None),
        ("Dana Okafor, who was shot by police, said so.", None),
        ("Police said that Dana Okafor left.", None),
    ],
)
def test_an_officer_is_told_by_the_words_beside_the_name(text: str, kind: str | None) -> None:
    assert office_of("Dana Okafor", text) == kind


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("LA Times", "Los Angeles Times", True),
        ("THR", "The Harbour Review", True),
        ("Central Elections Commission", "Central Commission for Elections of Norland", True),
        ("Marlow Harbour Trust", "Harbour Trust", True),
        ("Harbour Trust", "Harbour Radio", False),
        ("Trust", "Harbour Trust", False),
        ("HR", "Harbour Trust", False),
    ],
)
def test_one_body_under_two_names(first: str, second: str, same: bool) -> None:
    assert one_name(first, second) is same
    assert one_name(second, first) is same


def test_a_role_means_the_one_person_named_in_it() -> None:
    text = "Her agent, Dana Haddad, wept. Omar Marlow, her lawyer, did not. The mayor's wife left."
    assert bearers(text, "agent") == {"haddad": "Dana Haddad"}
    assert bearers(text, "lawyer") == {"marlow": "Omar Marlow"}
    assert bearers(text, "wife") == {}
    assert bearers("The victim's mother, Dana Haddad, wept.", "mother", "victim") == {"haddad": "Dana Haddad"}
    assert bearers("The victim's mother, Dana Haddad, wept.", "mother", "suspect") == {}
    assert role_of("Lina Okafor's lawyer") == "lawyer"
    assert role_of("her spokesman") == "spokesman"
    assert role_of("The organisation's spokesman") is None
    assert role_of("a lawyer") is None


def heard(*stories: Story) -> list[str]:
    """The voices of all claims of some articles."""
    return [mouth.id for mouth in mouths_of(analysed(*stories)).values()]


@pytest.mark.parametrize(
    "text",
    [
        "Dana Okafor, president of the Harbour Trust, wept.",
        "The Harbour Trust's policy director Dana Okafor wept.",
        "Dana Okafor, the Harbour Trust's chief executive, wept.",
    ],
)
def test_a_post_is_told_beside_the_name(text: str) -> None:
    assert holders(text, "Harbour Trust") == ("okafor",)
    assert holders(text.replace("Trust", "Museum"), "Harbour Trust") == ()


def test_whoever_holds_a_post_speaks_for_a_body_that_is_quoted_itself() -> None:
    body = story("a", BLAST.format("the Harbour Trust said"), "2020-05-05", "Blast in Marlow kills two")
    head = story("b", BLAST.format("said Dana Okafor, president of the Harbour Trust"), "2020-05-05", "Marlow blast")
    assert len(set(heard(body, head))) == 1
    assert "body:dana-okafor" in heard(head)


BLAST = "A blast wrecked the harbour kiosk in Marlow on Monday, killing two people, {}."


def test_the_police_of_one_event_are_one_voice() -> None:
    found = heard(
        story("a", BLAST.format("police said"), "2020-05-05", "Blast in Marlow kills two"),
        story("b", BLAST.format("according to Marlow police"), "2020-05-05", "Two die in Marlow blast"),
        story("c", BLAST.format("Police Chief Dana Okafor said"), "2020-05-05", "Marlow blast kills two people"),
    )
    assert len(set(found)) == 1


def test_two_police_forces_of_one_article_are_two() -> None:
    found = heard(
        story(
            "a",
            "A blast wrecked the harbour kiosk in Marlow on Monday, killing two people, Marlow police said. "
            "Norland police said that five people were hurt.",
            "2020-05-05",
            "Blast in Marlow kills two",
        )
    )
    assert len({voice for voice in found if "police" in voice}) == 2


def test_a_quotation_goes_back_to_whom_another_text_names_for_it() -> None:
    words = "three clerks let this ship into our harbour without any papers"
    assert len(words.split()) > RUN
    found = heard(
        story(
            "a",
            f'A ship sank in Marlow on Monday. "{words.capitalize()}," Mayor Dana Okafor said.',
            "2020-05-05",
            "Ship sinks",
        ),
        story(
            "b",
            f'A ship sank in Marlow on Monday. Anger was great. "And {words}." The pier is shut.',
            "2020-05-05",
            "Ship sinks",
        ),
    )
    assert found.count("body:dana-okafor") == 2
