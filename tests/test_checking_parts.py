"""What of a checked claim is answered, what is not, and what is never taken for an answer: a place, a near number."""

from __future__ import annotations

from functools import cache

import pytest
from test_events import analysed, story

from corroborate.checking import Checked, check

PILE = (
    story(
        "north",
        "A tram left the rails near Leipzig on Monday. Nine people were killed, police said. The driver was drunk, "
        "police said. Two of the dead were children. The owner of the tram company was arrested on Monday.",
        "2031-05-06",
        "Tram derails near Leipzig",
    ),
    story(
        "south",
        "Thirteen people died when a tram derailed near Leipzig on Monday, the health ministry said. The driver was "
        "not drunk, the company said. The depot was closed for the week. The guard blew three whistles, the company "
        "said.",
        "2031-05-07",
        "Leipzig tram crash kills 13",
    ),
)


@cache
def checked(claim: str) -> Checked:
    return check(claim, analysed(*PILE))


def _sides(claim: str) -> tuple[int, int]:
    """How many voices are with the claim, by support or detail, and how many against it."""
    found = [dict(candidate.voices) for candidate in checked(claim).candidates]
    return (sum(side["support"] + side["detail"] for side in found), sum(side["contradict"] for side in found))


SIDES = [
    ("The mayor of Leipzig was killed in the tram crash near Leipzig.", 0, 0),
    ("Tourists were among the dead in the tram crash near Leipzig.", 0, 0),
    ("The minister resigned after the tram crash near Leipzig.", 0, 0),
    ("A nurse was arrested after the tram crash near Leipzig.", 0, 0),
    ("Nine people were killed in the tram crash near Leipzig.", 1, 1),
    ("Nine people were not killed in the tram crash near Leipzig.", 0, 1),
    ("More than ten people died in the tram crash near Leipzig.", 1, 1),
    ("Fewer than nine people died in the tram crash near Leipzig.", 0, 2),
    ("More than 13 people died in the tram crash near Leipzig.", 0, 2),
    ("Up to nine people died in the tram crash near Leipzig.", 1, 1),
    ("No children died in the tram crash near Leipzig.", 0, 1),
    ("Nine people were killed.", 1, 1),
    ("Nine people died when the tram derailed.", 1, 1),
    ("Nine people died when a bus skidded.", 0, 0),
    ("The driver was drunk.", 1, 1),
    ("The driver was sober.", 1, 1),
    ("The driver rang the bell twice.", 0, 0),
    ("The guard blew three whistles.", 1, 0),
    ("The guard blew nine whistles.", 0, 1),
    ("The passenger was drunk.", 0, 0),
]


@pytest.mark.parametrize(("claim", "with_it", "against"), SIDES)
def test_voices_with_and_against(claim: str, with_it: int, against: int) -> None:
    assert _sides(claim) == (with_it, against)


@pytest.mark.parametrize(
    ("claim", "untold"),
    [
        ("Nine people were killed by a bomb near Leipzig on a tram.", ("bomb",)),
        ("Nine people were killed in the tram crash near Leipzig. The bishop prayed.", ("bishop", "prayed")),
        ("Nine people were killed near Leipzig.", ()),
    ],
)
def test_what_nobody_tells_is_named(claim: str, untold: tuple[str, ...]) -> None:
    assert {candidate.untold for candidate in checked(claim).candidates} == {untold}


def test_a_sentence_that_nothing_answers_is_named() -> None:
    (candidate,) = checked("Nine people were killed in the tram crash near Leipzig. The bishop prayed.").candidates
    assert candidate.unchecked == ("The bishop prayed",)


def test_what_is_nearest_is_shown_where_nothing_can_be_compared() -> None:
    found = checked("The mayor of Leipzig was killed in the tram crash near Leipzig.")
    assert found.candidates == () and found.nearest
