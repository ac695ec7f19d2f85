"""Words of violence said of debates and matches name no act; said of acts they still do, whoever else is quoted."""

from __future__ import annotations

import pytest

from corroborate.articles import from_records
from corroborate.pipeline import survey
from corroborate.records import Analysis

DEBATE = (
    "The two candidates clashed over taxes in a bruising debate in Ohio on Thursday. "
    "The governor attacked his rival's record on schools. The senator hit back at once and battled for every minute. "
    "He said the plan would collapse within a year. Viewers saw the governor seize on a remark about pensions. "
    "The moderator had to call for order twice. Both parties claimed victory afterwards."
)
RAID = (
    "Rebels and soldiers clashed over a hill in Ohio on Thursday. The rebels attacked a convoy of the army. "
    "Two soldiers were killed. The senator called for calm. The governor had nothing to add."
)
CRASH = (
    "A coach with forty passengers crashed in Ohio on Thursday. Rescuers freed the driver from the wreckage. "
    "Nine were taken to hospital. The road stayed shut until noon. The mayor thanked the crews."
)


def read(text: str, title: str = "") -> Analysis:
    return survey(
        from_records([{"id": "a", "title": title, "text": text, "outlet": "Post", "published": "2021-06-04"}])
    )


def test_a_debate_is_no_battle() -> None:
    found = read(DEBATE, "Candidates battle over taxes")
    assert {kind for claim in found.claims for kind in claim.frame.kinds} <= {"reaction", "diplomacy", "election"}
    assert {event.kind for event in found.events} <= {"other", "reaction", "diplomacy", "election"}


@pytest.mark.parametrize(("text", "kind"), [(RAID, "fighting"), (CRASH, "accident")])
def test_acts_keep_their_kind(text: str, kind: str) -> None:
    found = read(text)
    assert kind in {event.kind for event in found.events}


def test_a_count_of_dead_in_the_headline_is_enough() -> None:
    found = read(DEBATE, "Two killed as rally stage collapses")
    assert "accident" in {kind for claim in found.claims for kind in claim.frame.kinds}


def test_few_claims_are_taken_as_they_stand() -> None:
    found = read("The bridge over the Ohio collapsed on Thursday.")
    assert [claim.frame.kinds for claim in found.claims] == [("accident",)]
