"""Grades of a civilian-harm monitor beside the standings, under their own policy."""

from __future__ import annotations

import pytest
from test_events import Story, record, story

from corroborate.articles import from_records
from corroborate.errors import InputError
from corroborate.pipeline import analyse
from corroborate.records import Event
from corroborate.report import Report
from corroborate.reports.contract import problems
from corroborate.settings import Settings
from corroborate.weighing.grades import parties_of
from corroborate.weighing.policies import known, named

MONITOR = story(
    "north",
    "An Israeli air strike killed nine people in the Mezzeh district of Damascus on Thursday, the Syrian Observatory "
    "for Human Rights said.",
    "2024-11-14",
    "Strike on Mezzeh",
)
RESCUERS = story(
    "south",
    "Nine people were killed by an Israeli air strike on Mezzeh in Damascus on Thursday, the White Helmets said.",
    "2024-11-14",
    "Nine dead in Mezzeh",
)
ADMITS = story(
    "east",
    "The Israeli military said Israeli aircraft carried out the air strike on Mezzeh in Damascus on Thursday.",
    "2024-11-15",
    "Army speaks",
)


def graded(*items: Story) -> list[Event]:
    analysis = analyse(from_records([record(item) for item in items]), Settings(policy="harm-monitor"))
    assert problems(Report(analysis).to_dict()) == ()
    return [event for event in analysis.events if event.grade is not None]


def test_one_named_voice_is_weak() -> None:
    (event,) = graded(MONITOR)
    assert event.grade == "weak" and event.grade_rule.startswith("weak: one named voice")


def test_two_named_voices_are_fair() -> None:
    (event,) = graded(MONITOR, RESCUERS)
    assert event.grade == "fair" and "2 named voices" in event.grade_rule


def test_five_outlets_with_one_voice_are_weak() -> None:
    copies = [story(f"s{at}", MONITOR[2], "2024-11-14", f"Strike {at}", f"Paper {at}") for at in range(5)]
    (event,) = graded(*copies)
    assert event.grade == "weak"


def test_only_the_responsible_party_confirms() -> None:
    (event,) = graded(MONITOR, RESCUERS, ADMITS)
    assert event.grade == "confirmed" and "Israeli military" in event.grade_rule


def test_competing_claims_of_responsibility_are_contested() -> None:
    other = story(
        "west",
        "Nine people were killed in the Mezzeh district of Damascus on Thursday in an attack carried out by the "
        "Islamic State group, SANA said.",
        "2024-11-14",
        "Attack on Mezzeh",
    )
    analysis = analyse(from_records([record(item) for item in (MONITOR, other)]), Settings(policy="harm-monitor"))
    contested = {
        item.event for item in analysis.clusters if item.question == "responsible" and item.standing == "contested"
    }
    for event in analysis.events:
        assert (event.grade == "contested") == (event.id in contested)
    standings = {item.standing for item in analysis.clusters}
    assert standings <= {"contested", "updated", "corroborated", "single_voice"}


def test_without_the_policy_nothing_is_graded() -> None:
    analysis = analyse(from_records([record(MONITOR)]))
    assert all(event.grade is None for event in analysis.events)
    assert "grade" not in Report(analysis).to_json()


@pytest.mark.parametrize(
    ("speaker", "party"),
    [("the Israeli military", "Israel"), ("a spokesman of the Kremlin", "Russia"), ("a baker", None)],
)
def test_which_side_a_speaker_is_on(speaker: str, party: str | None) -> None:
    assert parties_of(speaker) == (frozenset({party}) if party else frozenset())


def test_policies_are_files_and_an_unknown_one_names_them() -> None:
    assert known() == ("cautious", "conflict-data", "default", "harm-monitor")
    assert all(named(name).title for name in known())
    with pytest.raises(InputError, match="cautious, conflict-data, default, harm-monitor"):
        named("wild")
