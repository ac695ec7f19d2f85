"""Who denies an act without naming the doer denies it for himself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_events import analysed, story

from corroborate.comparing.denying import own_denials
from corroborate.records import Answer, Attribution, Claim


def denial(speaker: str, said: str, *answers: Answer, cue: str = "denied") -> Claim:
    text = f"[{speaker} {cue}] {said}"
    return Claim(
        "c", "a", "o", "text", 0, len(text), text, text, "body", modality="denied", answers=answers,
        attribution=Attribution(speaker, cue),
    )  # fmt: skip


def cleared(claim: Claim) -> list[tuple[str, bool]]:
    (found,) = own_denials((claim,))
    return [(answer.value, answer.polarity) for answer in found.answers if answer.question == "responsible"]


@pytest.mark.parametrize(
    ("speaker", "said", "party"),
    [
        ("Moscow", "any part in the raid on the depot", "Russia"),
        ("The Israeli army", "the allegations", "Israel"),
        ("A Turkish military official", "that its jets had struck the village", "Turkey"),
        ("The Syrian government", "reports of a gas attack on the town as baseless", "Syrian government"),
        ("Damascus", "using banned weapons in the valley", "Syrian government"),
        ("A Russian defence ministry spokesman", "hitting the ward", "Russia"),
        ("The army", "any involvement in the raid", "Syrian government"),
    ],
)
def test_a_denial_without_a_doer_is_the_speakers_own(speaker: str, said: str, party: str) -> None:
    assert cleared(denial(speaker, said)) == [(party, False)]


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("Moscow", "a plea to halt the flights of its jets"),  # turned down, not denied
        ("The Syrian Observatory for Human Rights", "the allegations"),  # speaks for no party
        ("Moscow", "claims that the rebels had left the town"),  # what others did
        ("A shopkeeper", "any part in the raid"),
        ("The Syrian opposition", "the allegations"),
    ],
)
def test_other_denials_clear_nobody(speaker: str, said: str) -> None:
    assert cleared(denial(speaker, said)) == []


@pytest.mark.parametrize(
    ("said", "party"),
    [
        ("it has no connection whatever with the rocket", [("Hezbollah", False)]),
        ("its fighters did not fire at the pitch", [("Hezbollah", False)]),
        ("it was not behind the blast", [("Hezbollah", False)]),
        ("it has a role in the talks", []),
    ],
)
def test_a_plain_statement_may_be_a_denial(said: str, party: list[tuple[str, bool]]) -> None:
    claim = denial("Hezbollah", said, cue="said")
    assert cleared(replace(claim, modality="asserted", resolved=said)) == party


def test_who_is_named_in_the_words_is_meant() -> None:
    named = Answer("responsible", "Iran", "Iran", polarity=False)
    assert cleared(denial("Moscow", "that Iran had any part in it", named)) == [("Iran", False)]


RAIDS = (
    "Coalition jets killed twelve people in the town of Manbij in Aleppo province on Tuesday, local people said. "
    "The Observatory said nine people died in Russian air strikes on the city of Idlib. "
)


def test_who_denies_the_reports_denies_what_was_told_last() -> None:
    denial = "The Russian defence ministry denied the reports and condemned those who spread them."
    found = analysed(story("a", RAIDS + denial, "2022-10-13", "Coalition jets kill twelve in Manbij"))
    events = {claim.event for claim in found.claims if "Idlib" in claim.text or claim.modality == "denied"}
    assert len(events) == 1 and None not in events
    assert {item.kind for item in found.judgements if item.stance == "contradict"} == {"denial"}


def test_a_body_answers_what_the_outlet_itself_tells_of_it() -> None:
    text = "Russian jets bombed the town of Azaz on Tuesday. Moscow denied that its jets had bombed Azaz."
    found = analysed(story("a", text, "2022-10-13", "Raids on Azaz"))
    assert {item.kind for item in found.judgements if item.stance == "contradict"} == {"denial"}
