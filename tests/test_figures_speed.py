"""No wording makes the parser slow: hostile strings stay linear and under half a second."""

from __future__ import annotations

import time

import pytest

from corroborate.figures import parse

HOSTILE = [
    "1,", "9", " ", "\n\n", "\n", ".", "-", "'", '"', "1-", "a-", "one-", "12. ", "A. ", "a ", "and ", "no ", "( ",
    "killed ", "dead ", "were ", "one hundred ", "hundred ", "at least ", "between ", "from 1 to ", "including ",
    "of them ", "number of ", "the toll ", "since 2011 ", "war ", "dozens of ", "12 people ", "killed 12 people and ",
    "killed and wounded ", "two in Northgate and ", "people were killed ", "among the dead ", "killed 5 since 2011 ",
    "5 killed in the war ", "1.1.1", "é", "six of the 22 dead were ",
    "nine died in Northgate. ", "In Northgate 9 were killed ", "no top-level ", "others injured ",
    "had given a toll of 9 ", "12, 000 ", "15people ", "( IS group ", "his son and ", "from 1 to more than ",
    "2 women including ", "9 men - 2 women and ", "4 Norland and ", "corrected that to 12 ", "of the 31 lorries ",
    "there are 9 people in ", "a third was ", "severely ", "2 men, 2 women, and ",
    "killed 2 men, 2 women including 2, and ", "200000 killed ", "killing men women ", "kidnapped 90 Executed 18 ",
    "deaths and injuries ", "11 Kurdish fighters and 5 rebel fighters ", "trapped in the besieged ", "aged from 4 to ",
    "more than half of them ", "1 000 ", "a number of houses cars shops and ", "which tracks the war said 5 killed ",
]  # fmt: skip
LENGTH = 50_000
SECONDS = 0.5
NOISE = 0.05  # seconds; below this the clock says nothing about growth


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(4):  # the best of four: other work on the machine is no growth
        start = time.process_time()
        parse(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_strings_stay_linear(piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    half, whole = _seconds(text[: LENGTH // 2]), _seconds(text)
    assert whole < SECONDS
    assert whole <= 2.5 * half + NOISE
