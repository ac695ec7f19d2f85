"""Bare pairs a model of words reads wrong: fates, denials, clock times, ages, sums, shares, bounds, roles."""

from __future__ import annotations

from functools import cache

import pytest

from corroborate.comparing.plainterms import in_plain_terms
from corroborate.judging import judge_lines

PAIRS = [
    ("None of the 30 miners survived the collapse.", "All 30 miners survived the collapse.", "contradict"),
    ("All 12 climbers were rescued alive.", "The avalanche killed all 12 climbers.", "contradict"),
    ("Everyone on board survived the ditching.", "Four people on board were killed in the ditching.", "contradict"),
    ("All the passengers survived the derailment.", "Two passengers were killed in the derailment.", "contradict"),
    ("All the passengers survived the derailment.", "The driver was killed in the derailment.", "unrelated"),
    ("All 20 pupils were killed.", "20 pupils survived.", "contradict|unrelated"),
    ("It is false that the warehouse collapsed.", "The warehouse collapsed.", "contradict"),
    ("It is untrue that the minister fled the capital.", "The minister fled the capital.", "contradict"),
    ("It is not the case that the ferry was overloaded.", "The ferry was overloaded.", "contradict"),
    ("The reactor did not leak.", "The reactor leaked.", "contradict"),
    ("The reactor leaked.", "It is not true that the reactor leaked.", "contradict"),
    ("It is not true that the reactor leaked.", "The reactor did not leak.", "support|detail|unrelated"),
    ("The suspect is guilty.", "The suspect is innocent.", "contradict"),
    ("The gate was locked.", "The gate was open.", "contradict|unrelated"),
    ("The hostage is dead.", "The hostage is alive.", "contradict"),
    ("The courier was unarmed.", "The courier was armed.", "contradict"),
    ("The guard fired seven shots.", "The guard fired three shots.", "contradict"),
    ("The banker was acquitted.", "The banker was convicted.", "contradict"),
    ("The eastern gate was shut.", "The western gate was shut.", "unrelated"),
    ("Gate 7 was shut.", "Gate 3 was shut.", "unrelated"),
    ("Nurses voted against the walkout.", "Nurses voted for the walkout.", "contradict"),
    ("Nurses voted to walk out.", "Nurses voted against walking out.", "contradict"),
    ("The ship was full.", "The ship was empty.", "contradict"),
    ("The train left at 6 a.m.", "The train left at 6 p.m.", "contradict"),
    ("The siren sounded at 7.15 in the morning.", "The siren sounded at 7:15 p.m.", "contradict|unrelated"),
    ("The shop opened at 3 p.m.", "The shop opened at 15:00.", "support|detail"),
    ("The quake struck at 2:30 a.m.", "The quake struck at 02:30.", "support|detail"),
    ("The quake struck at 14:30.", "The quake struck at 2.30 pm.", "support|detail"),
    ("The parade began at noon.", "The parade began at 12 p.m.", "support|detail|unrelated"),
    ("The train left at 18:05.", "The train left at 17:20.", "contradict|unrelated"),
    ("A 40-year-old woman was injured.", "Forty women were injured.", "unrelated|contradict"),
    ("A woman aged 62 was killed.", "Sixty-two people were killed.", "unrelated|contradict"),
    ("A 9-year-old girl drowned.", "A girl drowned.", "support|detail|unrelated"),
    ("X", "Y", "unrelated"),
    ("Yes.", "No.", "unrelated"),
    ("...", "!!!", "unrelated"),
    ("Hail fell.", "Hail fell.", "support|detail"),
    (
        "Ten passengers and three crew were killed.",
        "Thirteen people were killed, including three crew.",
        "support|detail|unrelated",
    ),
    (
        "The flood killed 20 people, and another five died of their wounds.",
        "The flood killed 25 people.",
        "support|detail|unrelated",
    ),
    ("Six soldiers and four civilians died.", "Ten people died.", "support|detail|unrelated"),
    (
        "The fire killed eight people and three more died on the way to the clinic.",
        "Eleven people were killed in the fire.",
        "support|detail|unrelated",
    ),
    (
        "Two gunmen and seven guards were killed.",
        "Nine people were killed, including the two gunmen.",
        "support|detail|unrelated",
    ),
    ("Three others were injured besides the driver.", "Three people were injured.", "support|detail|unrelated"),
    (
        "The landslide killed 40 people and two more died later.",
        "The landslide killed 90 people.",
        "contradict|unrelated",
    ),
    (
        "Eleven people were killed, including the gunman.",
        "Ten people and the gunman were killed.",
        "support|detail|unrelated",
    ),
    ("Five people were killed.", "Seven people were killed.", "contradict"),
    ("Five people were killed, including a child.", "Seven people were killed, including a child.", "contradict"),
    ("Half of the 60 workers were killed.", "Thirty workers were killed.", "support|detail"),
    ("A third of the 90 guests were injured.", "Thirty guests were injured.", "support|detail"),
    ("At least two thirds of the 30 sailors drowned.", "At least 20 sailors drowned.", "support|detail"),
    ("Ten percent of the 500 villagers died.", "Fifty villagers died.", "support|detail"),
    ("Most of the 80 miners died.", "Seventy miners died.", "support|detail|unrelated"),
    ("Some of the 80 miners died.", "Five miners died.", "support|detail|unrelated"),
    ("Half of the 60 workers were killed.", "Sixty workers were killed.", "contradict|unrelated"),
    ("Fewer than half of the 40 tenants were hurt.", "Ten tenants were hurt.", "support|detail|unrelated"),
    ("The wolf attacked the bear.", "The bear attacked the wolf.", "unrelated|contradict"),
    ("More than 50 guests were injured.", "Forty-eight guests were injured.", "unrelated|contradict"),
    ("On Monday the storm destroyed the pier.", "The storm destroyed the pier on Monday.", "support|detail"),
    ("The bridge gave way.", "The bridge collapsed.", "support|detail"),
    ("The mayor stepped down.", "The mayor resigned.", "support|detail"),
    ("The mayor was not hurt.", "The mayor was unhurt.", "support|detail"),
]
"""Premise, hypothesis and the stances that are right, or an abstention that does no harm."""


@cache
def stances() -> tuple[str, ...]:
    return tuple(
        str(row["stance"]) for row in judge_lines({"premise": one, "hypothesis": two} for one, two, _ in PAIRS)
    )


NOT_YET = ("All the passengers survived the derailment.", "The driver was killed in the derailment.")
"""The model takes the driver for one of the passengers."""


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(
            at, marks=[pytest.mark.xfail(strict=True, reason="not judged rightly yet")] * (pair[:2] == NOT_YET)
        )
        for at, pair in enumerate(PAIRS)
    ],
)
def test_pair_is_judged_by_what_can_be_shown(number: int) -> None:
    assert stances()[number] in PAIRS[number][2].split("|"), PAIRS[number]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Half of the 60 workers fell ill.", "30 workers fell ill."),
        ("Over two thirds of its 90 rooms burned.", "Over 60 rooms burned."),
        ("Five per cent of the 400 cows died.", "20 cows died."),
        ("Several of the 80 cows died.", "Several cows died."),
        ("It began at 15:00 on Friday.", "It began at 3 p.m. on Friday."),
        ("It began at 00:20.", "It began at 12:20 a.m.."),
        ("They won 3:2, the second half of the season.", "They won 3:2, the second half of the season."),
        ("Half of the team stayed.", "Half of the team stayed."),
    ],
)
def test_shares_and_hours_are_put_in_plain_terms(text: str, plain: str) -> None:
    assert in_plain_terms(text, "default") == plain
