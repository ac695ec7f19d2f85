"""Counts that change: rises, corrections, withdrawals, late reprints, and outlets that still print the old number."""

from __future__ import annotations

import pytest
from test_events import Story, analysed, story

from corroborate.records import Analysis, Cluster

FIRST = story(
    "north",
    "A roof fell on worshippers in the town of Taloqan on Sunday and killed 20 people, the Syrian Observatory for "
    "Human Rights said.",
    "2021-08-08",
    "Roof falls in Taloqan",
)
LATER = story(
    "south",
    "A roof that fell on worshippers in the town of Taloqan on Sunday killed 45 people, the Syrian Observatory for "
    "Human Rights said on Monday.",
    "2021-08-09",
    "Roof in Taloqan: dead are buried",
)
LATE = story(
    "west",
    "Twenty people were killed when a roof fell on worshippers in Taloqan on Sunday, the Syrian Observatory for Human "
    "Rights said.",
    "2021-08-11",
    "Taloqan counts its dead",
)


def killed(found: Analysis) -> Cluster:
    (cluster,) = [cluster for cluster in found.clusters if cluster.question == "killed"]
    return cluster


def stances(found: Analysis) -> set[str]:
    return {item.stance for item in found.judgements if item.kind == "figure"}


def test_a_rise_of_one_voice_is_an_update() -> None:
    found = analysed(FIRST, LATER)
    assert killed(found).standing == "updated" and stances(found) == {"update"}
    assert not killed(found).stale


def test_an_outlet_that_still_prints_the_old_count_is_flagged_and_revises_nothing() -> None:
    found = analysed(FIRST, LATER, LATE)
    (line,) = killed(found).stale
    assert line.figure.startswith("west#") and line.by.startswith("south#")
    assert "still prints 20 on 2021-08-11" in line.reason and "45 on 2021-08-09" in line.reason
    assert not any("revised down" in item.reason for item in found.judgements)


@pytest.mark.parametrize(
    "words",
    [
        "Nine people died under a roof in Taloqan on Sunday. An earlier version of this story said 20 people were "
        "killed; the correct figure is nine, the Syrian Observatory for Human Rights said.",
        "The Syrian Observatory for Human Rights withdrew its claim that 20 people were killed by a roof in Taloqan on "
        "Sunday. Nine people were killed by it, the Syrian Observatory for Human Rights said.",
    ],
    ids=["corrected", "withdrawn"],
)
def test_what_was_taken_back_is_superseded_wherever_its_voice_is_printed_with_it(words: str) -> None:
    correction = story("south", words, "2021-08-09", "Roof of Taloqan: a correction")
    found = analysed(FIRST, correction)
    marked = {figure.article for figure in found.figures if figure.stated == 20 and figure.superseded}
    assert marked == {"north", "south"}
    assert not any(figure.superseded for figure in found.figures if figure.stated == 9)
    (counted,) = [item for item in found.ranges if item.slot == "killed" and item.part is None]
    assert (counted.low, counted.high) == (9, 9)


def test_a_late_print_of_a_corrected_count_is_flagged() -> None:
    correction = story(
        "south",
        "Nine people died under a roof in Taloqan on Sunday, the Syrian Observatory for Human Rights said. An earlier "
        "version of this story said 20 people were killed, the Observatory said.",
        "2021-08-09",
        "Roof of Taloqan: a correction",
    )
    found = analysed(FIRST, correction, LATE)
    assert [line.figure.split("#")[0] for line in killed(found).stale] == ["west"]


def test_a_count_of_another_voice_is_not_taken_back() -> None:
    other = story(
        "east",
        "Twenty people were killed when a roof fell in Taloqan on Sunday, Mayor Anwar Latif said.",
        "2021-08-08",
        "Mayor weeps",
    )
    correction = story(
        "south",
        "The Syrian Observatory for Human Rights withdrew its claim that 20 people were killed by a roof in Taloqan on "
        "Sunday. Nine people were killed by it, the Syrian Observatory for Human Rights said.",
        "2021-08-09",
        "Roof of Taloqan",
    )
    found = analysed(other, correction)
    assert not any(figure.superseded for figure in found.figures if figure.article == "east")


@pytest.mark.parametrize(
    "words",
    [
        "The mayor wrongly parked a bus on Monday, and 20 people were killed in Taloqan on Sunday when a roof fell.",
        "The city withdrew its trucks. In Taloqan 20 people were killed on Sunday when a roof fell on worshippers.",
    ],
)
def test_a_count_that_merely_stands_near_is_not_taken_back(words: str) -> None:
    far: Story = story("south", words, "2021-08-09", "Roof")
    assert not any(figure.superseded for figure in analysed(far).figures)


def test_a_smaller_count_printed_late_makes_no_reprint_of_the_larger() -> None:
    early = story(
        "west",
        "At least 12 people were killed when a roof fell on worshippers in Taloqan on Sunday, the Syrian Observatory "
        "for Human Rights said.",
        "2021-08-10",
        "Taloqan counts its dead",
    )
    again = story(
        "east",
        "The Syrian Observatory for Human Rights said a roof fell and 20 people were killed in Taloqan on Sunday.",
        "2021-08-11",
        "Roof of Taloqan",
    )
    assert not any(figure.superseded for figure in analysed(FIRST, early, again).figures)


def test_a_count_replaced_in_a_breath_counts_the_same_people() -> None:
    told = story(
        "north",
        "A blast killed 32 sailors in Homs on Sunday, the Syrian Observatory for Human Rights said, updating an "
        "earlier toll of 15.",
        "2021-08-08",
        "Blast in Homs",
    )
    parts = {(figure.stated, figure.superseded): figure.part for figure in analysed(told).figures}
    assert parts[(15, True)] == parts[(32, False)]
