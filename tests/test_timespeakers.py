"""Words of time that a reading took for a speaker."""

from __future__ import annotations

import pytest

from corroborate.saying.timespeakers import timeless


@pytest.mark.parametrize(
    ("read", "speaker"),
    [
        ("On Wednesday", ""),
        ("the previous few days", ""),
        ("last night", ""),
        ("late Tuesday", ""),
        ("Saturday state television", "state television"),
        ("the Observatory late Sunday", "the Observatory"),
        ("Damascus Saturday", "Damascus"),
        ("the Observatory", "the Observatory"),
        ("May Haddad", "May Haddad"),
        ("two residents", "two residents"),
        ("the first responders", "the first responders"),
    ],
)
def test_times_are_no_part_of_a_speaker(read: str, speaker: str) -> None:
    assert timeless(read) == speaker
