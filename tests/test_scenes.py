"""What two accounts need in common before anything they say is set against each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from corroborate.checking import as_claims
from corroborate.comparing.limits import other_casualties
from corroborate.comparing.scenes import Scene, alone, day_of
from corroborate.comparing.ties import barred, of_the_news, untied
from corroborate.records import Claim, Event, Place, When
from corroborate.settings import Settings

CITY = Place("Homs", "city", ("Homs province", "Syria"))
QUARTER = Place("Akrama", "district", ("Homs", "Homs province", "Syria"))
TOWN = Place("Azaz", "city", ("Aleppo province", "Syria"))
OTHER_TOWN = Place("Atareb", "city", ("Aleppo province", "Syria"))
NORTH = Place("Syria (north)", "region", ("Syria",))
DAY = date(2031, 5, 5)


def day(start: date = DAY, length: int = 0) -> When:
    return When(start, start + timedelta(days=length), "stated")


def scene(article: str, *places: Place, kinds: tuple[str, ...] = ("airstrike",), when: When | None = None) -> Scene:
    return Scene(
        happening=f"{article}/main",
        article=article,
        places=places,
        told_here=True,
        when=when or day(),
        exact=True,
        published=DAY,
        kinds=kinds,
        account_kinds=kinds,
    )


def test_a_town_and_its_day_are_enough() -> None:
    assert untied(scene("a", TOWN), scene("b", TOWN), "killed") is None


def test_a_city_and_a_day_are_not_enough_where_strikes_come_many_at_a_time() -> None:
    assert untied(scene("a", CITY), scene("b", CITY), "killed") == "too little in common to be one happening"


@pytest.mark.parametrize(
    "more",
    [
        {"targets": frozenset({"school"})},
        {"tolls": frozenset({("injured", 34)})},
        {"kinds": ("bombing",), "account_kinds": ("bombing",)},
        {"people": frozenset({"Samir Halabi"})},
    ],
)
def test_a_city_its_day_and_one_thing_more_are_enough(more: dict[str, object]) -> None:
    one, other = (replace(scene(name, CITY), **more) for name in "ab")  # type: ignore[arg-type]
    assert untied(one, other, "killed") is None


def test_a_city_and_a_day_are_enough_where_nothing_else_is_told_of_them() -> None:
    assert untied(scene("a", CITY), scene("b", CITY), "killed", alone=True) is None


def test_articles_told_alike_need_a_city_and_a_day_only() -> None:
    one, other = (replace(scene(name, CITY), main=True) for name in "ab")
    assert untied(one, other, "killed", likeness=0.6) is None
    assert untied(one, other, "killed", likeness=0.2) == "too little in common to be one happening"
    aside = replace(other, main=False)
    assert untied(one, aside, "killed", likeness=0.6) == "too little in common to be one happening"


def test_gas_ties_a_country_and_a_day() -> None:
    one, other = (scene(name, Place("Syria", "country"), kinds=("chemical",)) for name in "ab")
    assert untied(one, other, "killed") is None
    assert untied(one, replace(other, when=day(DAY + timedelta(days=3))), "killed") == "different days"


def test_the_side_of_a_country_ties_nothing() -> None:
    assert untied(scene("a", NORTH), scene("b", NORTH), "killed") is not None


def test_two_towns_are_two_happenings_for_agreement_too() -> None:
    assert barred(scene("a", TOWN), scene("b", OTHER_TOWN), "killed") == "no place in common"
    assert barred(scene("a", TOWN), scene("b", TOWN), "killed") is None


def test_other_days_and_other_kinds_keep_apart() -> None:
    later = scene("b", TOWN, when=day(DAY + timedelta(days=3)))
    assert barred(scene("a", TOWN), later, "killed") == "different days"
    bomb = scene("b", TOWN, kinds=("bombing",))
    assert barred(scene("a", TOWN), bomb, "killed") == "acts of different kinds"


def test_reports_days_apart_need_a_day_on_both_sides() -> None:
    undated = replace(scene("b", TOWN), when=None, exact=False, published=DAY + timedelta(days=9))
    assert barred(scene("a", TOWN), undated, "killed") == "reported days apart, and one names no day"
    assert barred(scene("a", TOWN), replace(undated, published=DAY), "killed") is None


def test_other_means_in_one_city_are_other_acts_to_blame_for() -> None:
    shells = scene("b", CITY, kinds=("shelling",))
    assert barred(scene("a", CITY), shells, "responsible") == "different means"
    assert barred(scene("a", CITY), shells, "killed") is None


def test_counts_of_what_goes_on_need_one_spot() -> None:
    assert barred(scene("a", CITY), scene("b", CITY), "present") is not None
    assert barred(scene("a", TOWN), scene("b", TOWN), "present") is None


def test_one_article_sets_its_own_happenings_apart() -> None:
    one = scene("a", TOWN)
    assert untied(one, one, "killed") is None
    assert untied(one, replace(one, happening="a/90"), "killed") == "two happenings of one article"


def test_quiet_news_is_tied_by_its_event_alone() -> None:
    talks = [scene(name, CITY, kinds=("diplomacy",)) for name in "ab"]
    assert untied(talks[0], talks[1], "order/visit") is None


def test_a_second_blow_in_the_city_within_a_day_makes_it_crowded() -> None:
    def event(name: str, start: date, where: Place) -> Event:
        return Event(name, "airstrike", name, start, start, (where.name,), ("a",), (), (where,))

    here, near, far = event("e1", DAY, CITY), event("e2", DAY + timedelta(days=1), QUARTER), event("e3", DAY, TOWN)
    assert alone([here, far]) == {"e1"}
    assert alone([here, near]) == frozenset()
    assert alone([here, event("e4", DAY + timedelta(days=9), CITY)]) == {"e1", "e4"}


def test_a_claim_right_after_a_sentence_on_another_day_may_go_on_about_it() -> None:
    going_on = replace(scene("a", TOWN), before=day(DAY - timedelta(days=4)))
    assert untied(going_on, scene("b", TOWN), "killed") == "the sentence before one speaks of another day"
    assert untied(replace(going_on, before=day()), scene("b", TOWN), "killed") is None
    assert barred(going_on, scene("b", TOWN), "killed") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The toll of the collapse crossed one hundred on Monday", False),
        ("The number of dead rose to twelve on Monday", False),
        ("A guard died on Monday, which brings to nine the number killed", False),
        ("Nine people were killed on Monday", True),
        ("The toll road was shelled on Monday", True),
    ],
)
def test_the_day_a_toll_moves_is_no_day_of_what_happened(text: str, told: bool) -> None:
    claim = Claim("c", "a", "o", "text", 0, len(text), text, text, "body", when=day())
    assert (day_of(claim) is not None) == told


@pytest.mark.parametrize(
    ("words", "of_some"),
    [
        ("No casualties were reported among the guests of the hotel or its staff.", True),
        ("Most casualties were children.", True),
        ("No causalities were reported among the crew of the ferry.", True),
        ("No casualties were reported.", False),
        ("Injuries were reported in the port.", False),
    ],
)
def test_casualties_of_one_group_are_not_all(words: str, of_some: bool) -> None:
    (claim,) = as_claims(words, Settings())[0]
    assert other_casualties(claim) is of_some


def test_the_news_of_two_articles_on_one_area_and_day_is_one_whatever_else_they_tell() -> None:
    one, other = replace(scene("a", QUARTER), main=True), replace(scene("b", CITY), main=True)
    assert of_the_news(one, other)
    assert not of_the_news(replace(one, main=False), other)
    assert not of_the_news(one, replace(other, places=(TOWN,)))
    assert not of_the_news(one, replace(other, when=day(DAY + timedelta(days=1))))
