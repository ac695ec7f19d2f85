"""What events are called: acts by kind, place and days, other news by the headline most like the others."""

from __future__ import annotations

from datetime import date

from corroborate.joining.accounts import Happening
from corroborate.joining.naming import LONGEST, label
from corroborate.records import Place

DAY = date(2021, 6, 4)
OHIO = Place("Ohio", "region", ("United States",))


def told(*titles: str) -> list[Happening]:
    return [Happening(str(n), str(n), True, (), headline=title) for n, title in enumerate(titles)]


def test_an_act_is_named_without_a_headline() -> None:
    assert label("airstrike", told("Savage raid on Ohio"), [OHIO], DAY, DAY) == (
        "Air strike, Ohio (United States), 2021-06-04"
    )
    assert label("killing", told("Two shot dead."), [], None, None) == "Killing “Two shot dead”, undated"


def test_other_news_takes_the_headline_nearest_to_the_rest() -> None:
    members = told("Governor signs school budget", "School budget signed by governor of Ohio", "Ink dries in Columbus")
    assert label("other", members, [OHIO], DAY, None) == (
        "“Governor signs school budget”, Ohio (United States), 2021-06-04"
    )
    assert label("other", members[::-1], [OHIO], DAY, None) == label("other", members, [OHIO], DAY, None)


def test_a_headline_is_optional_and_cut_at_a_word() -> None:
    assert label("election", told("", ""), [], None, None) == "Election, undated"
    name = label("election", told("Voters " + "decide " * 20), [], None, None)
    assert name.startswith("“Voters decide") and name.endswith("decide…”, undated")
    assert len(name) <= LONGEST + len("“…”, undated")


def test_what_is_told_in_passing_is_called_by_its_first_claim() -> None:
    beside = [Happening("1", "1", False, (), headline="The council had met in May")]
    assert label("diplomacy", beside, [], None, None) == "“The council had met in May”, undated"
    assert label("diplomacy", [*told("Budget passed"), *beside], [], None, None) == "“Budget passed”, undated"
