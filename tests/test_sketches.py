"""What headline and opening of two articles share, and what of the one the other tells in passing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corroborate.joining.accounts import Happening
from corroborate.joining.evidence import weigh
from corroborate.joining.odds import DISPUTED, WEIGHTS, features, probability
from corroborate.joining.sketches import Sketch, compared, sketch
from corroborate.joining.stories import Told
from corroborate.records import Article, Place, When

MILL = "Seven workers died when the flour mill of Orvane burned down on Monday morning. A boiler had no licence."
FERRY = (
    "A ferry with nine people on board sank off Orvane at 9 pm on Monday. "
    "It was the second disaster of the day: the mill had burned down that morning."
)


def sketched(title: str, text: str) -> Sketch:
    return sketch(Article(title, None, title, text, ""), lambda _: 1.0, {})


def test_a_headline_told_only_as_another_act_is_told_in_passing() -> None:
    mill, ferry = sketched("Mill burned", MILL), sketched("Ferry sinks", FERRY)
    again = sketched("Flour mill fire", "The flour mill burned for six hours on Monday, and seven are dead.")
    assert compared(mill, ferry)["headline in passing"] > 0 == compared(mill, again)["headline in passing"]
    assert compared(mill, ferry) == compared(ferry, mill)
    assert compared(mill, ferry)["other hours"] == 1.0


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("at 11 pm", "at midnight", 0.0), ("at dawn", "at 18:40", 1.0), ("before noon", "in the evening", 1.0)],
)
def test_hours_are_read_from_clock_and_part_of_day(one: str, other: str, apart: float) -> None:
    first, second = (sketched("Blast", f"A pipe burst in the hall {hour}.") for hour in (one, other))
    assert compared(first, second)["other hours"] == apart


def test_numbers_in_words_and_digits_are_one() -> None:
    first, second = sketched("Seven die", "A roof fell in."), sketched("Roof falls", "The roof fell on 7 men.")
    assert compared(first, second)["numbers told, most"] == 1.0


def test_what_is_shared_speaks_for_and_what_differs_against() -> None:
    nothing = dict.fromkeys(WEIGHTS, 0.0)
    assert probability({**nothing, "one toll": 1.0}) > probability(nothing) > probability({**nothing, "set apart": 1.0})


def raid(name: str, dead: int, kind: str = "airstrike", day: int = 3, town: str = "Azaz") -> Happening:
    when = When(date(2021, 6, day), date(2021, 6, day), "stated")
    place = Place(town, "district", ("Syria",))
    counts = frozenset({("killed", dead)})
    return Happening(
        name, name, True, (), (kind,), when, True, (place,), (place,), tolls=counts, counts=counts,
        hours=frozenset({"dawn" if dead < 20 else "midday"}), published=date(2021, 6, day),
    )  # fmt: skip


def test_a_disputed_toll_or_hour_parts_nothing_that_agrees_on_kind_day_and_place() -> None:
    two = sketched("Raid", "Jets hit the market at dawn."), sketched("Strike", "Jets hit the market at midday.")
    one_act = features(raid("a", 12), raid("b", 90), frozenset(), 0.5, two)
    elsewhere = features(raid("a", 12), raid("b", 90, town="Ariha"), frozenset(), 0.5, two)
    assert not any(one_act[name] for name in DISPUTED)
    assert elsewhere["other counts"] and elsewhere["other hours"]


def test_a_town_alone_makes_no_two_unlike_articles_one() -> None:
    told = Told({}, {}, {"a": sketched("Raid", "Jets hit a mill."), "b": sketched("Fire", "A shop burned down.")})
    undated = [replace(item, when=None, exact=False) for item in (raid("a", 1), raid("b", 2, "arson"), raid("b", 2))]
    assert weigh(undated[0], undated[1], {}, frozenset(), told) is None
    assert weigh(undated[0], undated[2], {}, frozenset(), told) is not None
