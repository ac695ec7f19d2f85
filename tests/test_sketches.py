"""What headline and opening of two articles share, and what of the one the other tells in passing."""

from __future__ import annotations

import pytest

from corroborate.joining.odds import WEIGHTS, probability
from corroborate.joining.sketches import Sketch, compared, sketch
from corroborate.records import Article

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
