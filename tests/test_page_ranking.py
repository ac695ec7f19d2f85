"""Which contested question leads, and how its values stand against each other in a heading and on a card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from reports_sample import MARKET, analysis

from corroborate import Report
from corroborate.conflicts import Conflict, _order
from corroborate.records import Judgement
from corroborate.reports import page
from corroborate.reports.lookup import Lookup
from corroborate.reports.page import contested
from corroborate.reports.page.places import Places
from corroborate.reports.quotes import spread

Given = tuple[int, int | None, int]


def conflict(
    given: Sequence[Given], against: Sequence[tuple[int, int]], sure: float = 0.9, **other: object
) -> Conflict:
    """One toll with a row for each given number, every number by a voice and an article of its own."""
    base = Report(analysis()).conflicts()[0]
    rows = tuple(
        replace(
            base.rows[0], claim=f"c{place}", article=f"a{place}", voice=f"v{place}", low=low, high=high, stated=stated
        )
        for place, (low, high, stated) in enumerate(given)
    )
    judged = tuple(
        Judgement(f"c{one}", f"c{two}", "contradict", "figure", sure, f"killed: {one} against {two}")
        for one, two in against
    )
    return replace(base, rows=rows, judgements=judged, against=2, **other)  # type: ignore[arg-type]


def row(number: int) -> Given:
    return (number, number, number)


@pytest.mark.parametrize(
    ("given", "against", "said"),
    [
        ((row(24), row(15), row(60)), ((0, 1), (0, 2)), "15 against 24 against 60"),
        ((row(15), (24, None, 24), row(60)), ((0, 1), (0, 2)), "15 against 60"),
        ((row(15), (24, None, 24)), ((0, 1),), "15 against at least 24"),
        ((row(6), (121, None, 120)), ((0, 1),), "6 against more than 120"),
        ((row(58), (58, None, 58), (100, None, 100)), ((0, 2), (1, 2)), "58 against at least 100"),
        (
            tuple(map(row, (1, 2, 30, 400, 5000))),
            ((0, 4), (1, 2), (3, 4)),
            "1 against 5,000, with three values between",
        ),
    ],
)
def test_a_heading_sets_only_what_excludes_each_other_side_by_side(
    given: tuple[Given, ...], against: tuple[tuple[int, int], ...], said: str
) -> None:
    assert spread(conflict(given, against)) == said


def test_a_heading_leaves_out_a_second_number_of_a_claim_that_nobody_contradicts() -> None:
    """Where 25 died, two of them overnight, and another says 40: the two are no toll that stands against another."""
    found = conflict(((2, 2, 2), (25, 25, 25), (41, None, 40)), ((0, 2),))
    rows = tuple(replace(item, claim="c1", voice="v1") if item.claim == "c0" else item for item in found.rows)
    judged = (Judgement("c2", "c1", "contradict", "figure", 0.9, "killed: 41 or more against 25"),)
    assert spread(replace(found, rows=rows, judgements=judged)).startswith("25 against")


def test_a_heading_names_kinds_of_targets_and_parties_rather_than_the_words_of_claims() -> None:
    base = Report(analysis()).conflicts()[0]
    told = ("hit: market, school against armed position", "hit: armed position against market, school (alleged)")
    judged = tuple(Judgement("c0", "c1", "contradict", "target", 0.6, reason) for reason in told)
    rows = tuple(
        replace(base.rows[0], claim=f"c{n}", voice=f"v{n}", low=None, answer=words)
        for n, words in enumerate(("their positions", "it"))
    )
    found = replace(base, rows=rows, judgements=judged, against=2, question="target")
    assert spread(found) == "market and school against armed position"


def test_whole_tolls_many_outlets_and_sure_contradictions_lead() -> None:
    two, pair = (row(5), row(40)), ((0, 1),)
    alone = conflict(two, pair)
    alone = replace(alone, rows=tuple(replace(item, article="a0") for item in alone.rows), weight=99.0)
    wanted = [
        conflict(two, pair, outlets=4, weight=1.0),
        conflict(two, pair, outlets=2, weight=9.0),
        conflict(two, pair, sure=0.6, outlets=6, weight=9.0),
        conflict(two, pair, outlets=5, question="injured", weight=50.0),
        conflict(two, pair, outlets=5, question="killed/children", weight=60.0),
        conflict(two, pair, outlets=5, question="responsible", weight=70.0),
        alone,
    ]
    turned = wanted[::-1]
    assert sorted(turned, key=_order) == wanted


def test_a_card_draws_the_values_it_names_and_counts_the_others() -> None:
    """Beside the values that contradict one another, a third number of the same toll is counted with a link."""
    base = analysis()
    claim = next(item for item in base.claims if item.id == base.figures[1].claim)
    third = replace(base.figures[1], id="third", low=7, high=7, stated=7)
    assert claim.event == MARKET
    ranges = tuple(
        replace(item, figures=(*item.figures, "third")) if item.slot == "killed" else item for item in base.ranges
    )
    judgements = tuple(
        item for item in base.judgements if claim.id not in (item.claim, item.toward) or item.question != "killed"
    )
    louder = replace(base, figures=(*base.figures, third), ranges=ranges, judgements=judgements)
    text = dict(page.render(louder))["report.html"]
    assert "and 1 other value, under the event" not in dict(page.render(base))["report.html"]
    card = contested.disputes(Report(louder).conflicts(), Lookup(louder), Places(frozenset(), False))[0]
    assert card.more == 1 and len(card.shown) == 3
    assert re.search(r'<h3><a href="#question-[^"]*">[^<:]+: [^<]*Tal Amar', text)
