"""What a claim answers to typed questions: who did it, what was hit, what became of whom, and in which order."""

from __future__ import annotations

import pytest

from corroborate.checking import as_claims
from corroborate.claiming.doers import responsible
from corroborate.settings import Settings
from corroborate.text.parsing import parser


def _answers(text: str) -> set[tuple[str, str, bool]]:
    claims, _ = as_claims(text, Settings())
    return {(answer.question, answer.value, answer.polarity) for claim in claims for answer in claim.answers}


def _to(question: str, text: str) -> set[tuple[str, bool]]:
    return {(value, polarity) for asked, value, polarity in _answers(text) if asked == question}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Hamas fighters fired a mortar round at the checkpoint.", "Hamas"),
        ("The mortar round was fired by the Israeli army.", "Israel"),
        ("Opposition groups blamed the raid on Moscow.", "Russia"),
        ("Opposition activists accused government forces of dropping the gas.", "Syrian government"),
        ("The rebels said they had shot the plane down with heavy guns.", "rebels"),
        ("Responsibility for the bombing was claimed by Hamas.", "Hamas"),
        ("The drone was brought down by a missile fired by Islamic State.", "Islamic State"),
        ("Kyiv accused Russia of being behind the killing.", "Russia"),
        ("Taliban gunmen killed the teacher, police said.", "Taliban"),
        ("Turkish-backed rebels shelled the village.", "rebels"),
        ("Syrian rebels attacked the convoy.", "rebels"),
        ("The governor accused Hamas and called for an inquiry.", "Hamas"),
        ("Seven people died in a shooting claimed by Hamas.", "Hamas"),
        ("The blast bore the hallmarks of Islamic State.", "Islamic State"),
    ],
)
def test_doer_is_named(text: str, party: str) -> None:
    assert _to("responsible", text) == {(party, True)}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Taliban denied involvement in the bombing.", "Taliban"),
        ("Israel denied carrying out the strike on the warehouse.", "Israel"),
        ("Moscow denied that its planes had bombed the hospital.", "Russia"),
        ("Russia rejected accusations that it had carried out the raid.", "Russia"),
        ("Hamas said it had no role in the shooting.", "Hamas"),
        ("The Kremlin called the reports a fabrication.", "side of Russia"),
    ],
)
def test_denied_doer_is_negative(text: str, party: str) -> None:
    assert _to("responsible", text) == {(party, False)}


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman would not confirm or deny that Turkey had caused the explosion.",
        "It is unclear who was behind the bombing.",
        "The monitor did not know whether Russian or Syrian planes had carried out the raid.",
        "Nobody has claimed responsibility for the bombing.",
        "Rebels accused the Kurdish YPG of working with the army during its attacks.",
        "The minister accused the Israeli government of duplicity.",
        "The army would not have used such weapons without an ally.",
        "Syria air strikes killed 32 people.",
        "A moratorium on Russian air strikes remained in place.",
        "The video was a pretext for Israeli strikes on the port.",
        "Washington accused Russia of breaking the terms of the trade deal.",
        "Israel could strike the depot again.",
    ],
)
def test_open_words_name_no_doer(text: str) -> None:
    assert _to("responsible", text) == set()


def test_accident_and_its_denial() -> None:
    assert _to("responsible", "A mechanical failure caused the crash of the helicopter.") == {("accident", True)}
    assert _to("responsible", "The crash was not caused by a technical fault.") == {("accident", False)}
    assert _to("responsible", "Investigators ask whether a technical fault caused the crash.") == set()
    assert _to("responsible", "The helicopter was shot down over the valley.") == {("shot down", True)}


def test_targets_hit_and_not_hit() -> None:
    assert ("weapons store", True) in _to("target", "The missile hit an ammunition depot.")
    assert _to("target", "The missile did not hit a hospital.") == {("hospital", False)}
    assert ("headquarters of Hamas", True) in _to("target", "The jets struck offices of Hamas.")
    assert _to("target", "The jets struck the offices of a travel agency.") == set()


def test_denial_by_a_party_says_nothing_of_the_target() -> None:
    assert _to("target", "Moscow denied that its planes had bombed the hospital.") == set()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("No depot stood anywhere near, villagers said.", "weapons store"),
        ("The party denied that it had any headquarters in the tower.", "headquarters"),
        ("Only families lived in the tower.", "anything military"),
    ],
)
def test_absence(text: str, value: str) -> None:
    assert (value, False) in _to("target", text)


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("The pilot survived and was taken prisoner.", "status/pilot", "survived"),
        ("The pilot was killed on impact.", "status/pilot", "killed"),
        ("The deputy commander escaped unhurt.", "status/deputy commander", "unharmed"),
        ("The strike killed the general.", "status/general", "killed"),
    ],
)
def test_fate_of_a_role(text: str, question: str, value: str) -> None:
    assert (question, value, True) in _answers(text)


@pytest.mark.parametrize(
    "text",
    ["A pilot was killed.", "The second pilot was killed.", "The pilot may have been killed.", "Pilots were killed."],
)
def test_fate_of_nobody_in_particular(text: str) -> None:
    assert not {answer for answer in _answers(text) if answer[0].startswith("status")}


def test_nobody_of_a_group_among_the_dead() -> None:
    assert ("killed/civilians", "none", True) in _answers("The alliance denied that any civilians had been killed.")
    assert ("killed", "none", True) in _answers("The army denied that there had been any deaths.")
    assert ("killed/civilians", "none", True) in _answers("The dead were all fighters, the army said.")
    assert ("killed", "none of german", True) in _answers("Berlin denied that any German citizen had been killed.")
    assert not {a for a in _answers("The army declined to say if any civilians had been killed.") if a[1] == "none"}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The envoy's plane had not yet landed when the missiles struck.", "before arrival"),
        ("The minister was sitting with his host when the rockets hit.", "meeting"),
        ("The blast coincided with the arrival of the envoy.", "arrival"),
        ("The commander had already driven away when the missile hit.", "after departure"),
        ("The missile hit while the commander was inside.", "inside"),
    ],
)
def test_stage_of_a_visit(text: str, stage: str) -> None:
    assert _to("order/visit", text) == {(stage, True)}


def test_no_blow_no_stage() -> None:
    assert _to("order/visit", "The minister was sitting with his host when the rain began.") == set()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A mortar round fell on a school.", {("school", True)}),
        ("The jet had come down in fields, not on the market.", {("farm", True), ("market", False)}),
        ("The gunmen opened up and fired at a mosque.", {("place of worship", True)}),
        ("The planes struck a gathering of militants.", {("armed position of rebels", True)}),
        ("The helicopter had been sent to kill one man.", {("person singled out", True)}),
        ("The official fell on hard times at the market.", set()),
    ],
)
def test_what_a_blow_came_down_on(text: str, values: set[tuple[str, bool]]) -> None:
    assert _to("target", text) == values


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two suicide bombers attacked the gate.", {("2", True)}),
        ("The raid was carried out by three gunmen.", {("3", True)}),
        ("A lone attacker blew himself up at the gate.", {("1", True)}),
        ("A second gunman stormed the hotel.", set()),
        ("At least two attackers stormed the hotel.", set()),
        ("Police killed two attackers.", set()),
        ("The attack involved two suicide bombers.", {("2", True)}),
        ("Three of its fighters carried out the attack.", {("3", True)}),
        ("Four militants blew themselves up at the gate.", {("4", True)}),
        ("Three of its fighters carried out repairs.", set()),
        ("At least three of its fighters carried out the attack.", set()),
        ("Forty fighters attacked the town.", set()),
    ],
)
def test_how_many_attacked(text: str, number: set[tuple[str, bool]]) -> None:
    assert _to("responsible/attackers", text) == number


def test_the_side_of_a_town_is_told() -> None:
    assert _to("place/side", "A car bomb exploded at the northern entrance to the city.") == {("north", True)}
    assert _to("place/side", "The northern council spoke of an explosion.") == set()


def test_the_named_site_of_a_blow_is_told_where_there_is_one() -> None:
    assert _to("place/mosque", "A bomb exploded near the Omari mosque in Homs.") == {("omari", True)}
    two = "The first bomb exploded near the Omari mosque, a second near Zahra mosque."
    assert _to("place/mosque", two) == set()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The planes came at about half past six in the morning.", "morning"),
        ("The raids hit the town around 1130 am.", "midday"),
        ("Shells landed near the school at three in the afternoon.", "afternoon"),
    ],
)
def test_the_hour_of_a_blow(text: str, part: str) -> None:
    assert _to("time", text) == {(part, True)}


def test_who_is_among_the_dead_and_who_is_safe() -> None:
    assert _to("status/groom", "The groom was among the dead.") == {("killed", True)}
    both = _answers("Both the groom and the bride were safe.")
    assert {("status/groom", "unharmed", True), ("status/bride", "unharmed", True)} <= both


@pytest.mark.parametrize(
    "text", ["Responsibility for the bombing was claimed by Hamas.", "The raid on the market was claimed by Hamas."]
)
def test_an_act_claimed_by_somebody_is_told_whole(text: str) -> None:
    (claim,) = as_claims(text, Settings())[0]
    assert claim.text == text.rstrip(".") and _to("responsible", text) == {("Hamas", True)}


def test_a_place_that_heads_a_line_before_a_count_is_no_doer() -> None:
    assert ("Syrian government", True) not in _to("responsible", "Syria 12 civilians killed in rocket attacks on Homs")
    assert ("Syrian government", True) in _to("responsible", "Syria bombed a market in Homs")


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "The monitor could not name the gas but said the raid was carried out by government warplanes.",
            {("Syrian government", True)},
        ),
        ("Russia denied it bombed the town and said rebels had shelled it.", {("Russia", False), ("rebels", True)}),
        ("Russia denied that its jets bombed the town or hit the clinic.", {("Russia", False)}),
    ],
)
def test_a_verb_joined_to_a_denial_states_for_itself(text: str, doers: set[tuple[str, bool]]) -> None:
    assert {(answer.value, answer.polarity) for answer in responsible(list(parser()(text)))} == doers
