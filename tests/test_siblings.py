"""Acts of one day at one place: reports of two are kept apart where one of them names the other as another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_events import Story, event_of, placed, story
from test_happenings import texts, told

from corroborate.joining.accounts import Happening
from corroborate.joining.siblings import set_apart

MILL = story(
    "mill",
    "Shells fired from across the river hit the school of Orlyne on Friday, the border guard said, and a cook was "
    "killed. A second school, in Vastok, was struck on the same morning.",
    "2022-09-16",
    "Shells hit school in Orlyne",
)
GYM = story(
    "gym",
    "A shell from across the river set the school of Vastok on fire on Friday. One teacher was killed, the border "
    "guard said, and the roof came down.",
    "2022-09-16",
    "School shelled in Vastok",
)
ROOF = story(
    "roof",
    "The school of Vastok lost its roof and one of its teachers on Friday, when a shell fired from across the river "
    "hit it, the border guard said.",
    "2022-09-16",
    "Teacher killed by shell in Vastok school",
)


def test_an_act_an_article_sets_beside_its_own_is_another() -> None:
    found = placed(MILL, GYM, ROOF)
    mill, gym, roof = (
        event_of(found, name, words)
        for name, words in (("mill", "cook was killed"), ("gym", "set the school"), ("roof", "lost its roof"))
    )
    assert gym == roof
    assert mill != gym


@pytest.mark.parametrize(
    "words",
    [
        "The fire was seen a few hours later from the next valley.",
        "Firemen from nearby Vastok brought the pumps.",
    ],
)
def test_the_course_of_one_act_sets_nothing_beside_it(words: str) -> None:
    (main, *_), _ = told(
        story("course", f"A depot burned down in Orlyne on Friday, killing two guards. {words}", "2022-09-16")
    )
    assert main.beside == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A woman died of her injuries on Tuesday, which brings to twelve the number killed when a bus fell into "
            "the gorge at Orlyne on Monday.",
            "2023-04-24",
        ),
        ("Shares fell on Tuesday after a raid on the depot at Orlyne on Sunday killed four guards.", "2023-04-23"),
    ],
)
def test_what_an_act_left_does_not_date_it(text: str, day: str) -> None:
    (main, *_), _ = told(story("late", text, "2023-04-25", "After the deaths at Orlyne"))
    assert main.when is not None
    assert str(main.when.start) <= day <= str(main.when.end)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Police raided two houses in Orlyne on Monday and held a man.", ("fighting", "detention")),
        ("Jets raided two houses in Orlyne on Monday and killed a man.", ("airstrike",)),
        ("Youths set fire to the town hall of Orlyne on Monday.", ("arson",)),
        ("Guards opened fire on a crowd in Orlyne on Monday, killing two.", ("killing",)),
        ("A jeep drove onto a mine at Orlyne on Monday and a driver was killed.", ("bombing",)),
    ],
)
def test_kinds_beyond_war_from_the_air(text: str, kinds: tuple[str, ...]) -> None:
    (main, *_), _ = told(story("kind", text, "2023-04-25"))
    assert set(main.kinds) <= set(kinds) and main.kinds


def test_tear_gas_and_storms_are_no_arms() -> None:
    (main, *_), _ = told(
        story("gas", "Police broke up a march in Orlyne on Monday with tear gas as a storm drew near.", "2023-04-25")
    )
    assert not {"chemical", "fighting"} & set(main.kinds)


def test_a_plane_shot_down_is_no_shooting() -> None:
    (main, *_), _ = told(
        story("jet", "Rebels shot a jet down over Orlyne on Monday; it crashed in a field.", "2023-04-25")
    )
    assert main.kinds == ("accident",)


def test_who_only_travels_leaves_no_dead() -> None:
    (main, *_), _ = told(
        story(
            "trip",
            "Forty pupils were on a trip to the lake on Monday and never arrived; all died at Orlyne.",
            "2023-04-25",
        )
    )
    assert "diplomacy" not in main.kinds


@pytest.mark.parametrize("span", ["in the past seven days", "in the last two weeks"])
def test_the_dead_of_many_days_are_not_of_the_day_told(span: str) -> None:
    item: Story = story(
        "span",
        "Jets bombed a market in Orlyne on Monday and killed nine people. "
        f"Raids have killed 75 people {span}, a monitor said.",
        "2023-04-25",
    )
    found, claims = told(item)
    assert "75" not in texts(found[0], claims)


def test_a_country_that_strikes_is_not_where_it_struck() -> None:
    item = story(
        "raids",
        "Jets bombed the city of Raqqa on Sunday. Ten people were killed in U.S. air strikes, a monitor said.",
        "2015-07-05",
        "Raids on Raqqa",
    )
    found, claims = told(item)
    assert "Ten people" in texts(found[0], claims)


def test_laws_told_beside_one_another_are_one_course() -> None:
    one = Happening("a/main", "a", True, (), ("diplomacy",), beside=(frozenset({"Vastok", "summit"}),))
    other = Happening("b/main", "b", True, (), ("diplomacy",), opening=frozenset({"Vastok", "summit"}))
    assert not set_apart(one, other)
    assert set_apart(replace(one, kinds=("shelling",)), replace(other, kinds=("shelling",)))
