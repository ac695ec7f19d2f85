"""What plots draw: one mark for each outlet and voice, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from reports_sample import DAY, MARKET, analysis

from corroborate.records import Analysis, Figure
from corroborate.reports.lookup import Lookup
from corroborate.reports.marks import Mark, plot_of, plots_of
from corroborate.reports.page.axes import Axis, short
from corroborate.reports.page.drawings import NARROW, TALL, draw, strip


def mark(low: int, high: int | None, stated: int | None = None) -> Mark:
    return Mark("Delta Wire", "a medic", "a medic", low, high, stated, False, False, False, DAY, DAY, "words", ("f",))


@pytest.mark.parametrize(
    ("low", "high", "stated", "at", "exact", "arrow"),
    [
        (5, 5, 5, 5, True, ""),
        (15, None, 15, 15, True, "right"),
        (0, 30, 30, 30, True, "left"),
        (0, 0, 0, 0, True, ""),
        (36, 44, 40, 40, True, ""),
        (15, 20, None, 15, False, ""),
        (36, 39, 40, 36, True, ""),
    ],
)
def test_a_mark_stands_where_its_words_put_it(
    low: int, high: int | None, stated: int | None, at: int, exact: bool, arrow: str
) -> None:
    found = mark(low, high, stated)
    drawn = strip(found, Axis(50))
    assert (found.at, found.exact, drawn.arrow) == (at, exact, arrow)
    assert (drawn.at is not None) == exact and (drawn.start is not None) == (
        low != high and high is not None and low > 0
    )


def test_one_mark_for_each_outlet_and_voice() -> None:
    lookup = Lookup(analysis())
    plot = plot_of(MARKET, "killed", None, lookup)
    assert plot is not None
    assert [(one.outlet, one.at, one.open) for one in plot.marks] == [
        ("Ridge Radio", 5, True), ("Delta Wire", 12, False), ("The Quay", 12, False),
    ]  # fmt: skip
    assert {one.voice for one in plot.marks if one.at == 12} == {"town council"}
    assert plot_of(MARKET, "missing", None, lookup) is None


def moving(*told: tuple[int, int | None, date, bool]) -> Analysis:
    """The sample with other counts of the town council and the doctors, in the order of its figures."""
    base = analysis()
    changed = [
        replace(figure, low=low, high=high, stated=low, as_of=day, superseded=old)
        for figure, (low, high, day, old) in zip(base.figures, told, strict=False)
    ]
    return replace(base, figures=(*changed, *base.figures[len(changed) :]))


def test_time_gets_an_axis_only_where_a_voice_changes_its_count() -> None:
    later = date(2031, 5, 9)
    still = plots_of(MARKET, Lookup(moving((12, 12, DAY, False), (12, 12, later, False), (5, None, DAY, False))))[0]
    assert not still.moves and draw(still).course is None
    found = plots_of(MARKET, Lookup(moving((12, 12, DAY, True), (19, 19, later, False), (5, None, DAY, False))))[0]
    course = draw(found).course
    assert found.moves and course is not None
    assert sorted((point.hollow, point.arrow) for point in course.points) == [(False, ""), (False, "up"), (True, "")]
    assert [day for _, day, _ in course.days] == [DAY.isoformat(), later.isoformat()]


def test_a_number_printed_twice_on_one_voices_word_is_one_mark() -> None:
    base = analysis()
    again = replace(base.figures[0], id=f"{base.figures[0].id}/again", as_of=date(2031, 5, 8))
    item = base.ranges[0]
    assert item.slot == "killed"
    changed = replace(
        base,
        figures=(*base.figures, again),
        ranges=(replace(item, figures=(*item.figures, again.id)), *base.ranges[1:]),
    )
    plot = plot_of(MARKET, "killed", None, Lookup(changed))
    assert plot is not None and len(plot.marks) == 3
    twice = next(one for one in plot.marks if len(one.figures) == 2)
    assert (twice.as_of, twice.until) == (min(DAY, twice.as_of or DAY), date(2031, 5, 8))


@pytest.mark.parametrize("largest", [0, 1, 3, 4, 9, 23, 86, 121, 999, 1300, 470_000, 2_000_000])
def test_a_linear_axis_holds_its_largest_number_in_round_steps(largest: int) -> None:
    axis = Axis(largest)
    assert axis.ticks[0] == 0 and axis.ticks[-1] >= largest and axis.ticks[-1] <= max(4, 2 * largest)
    assert {after - before for before, after in zip(axis.ticks, axis.ticks[1:], strict=False)} == {axis.ticks[1]}
    assert axis.share(largest) <= 1 and axis.at(0) == "0%" and axis.at(axis.ticks[-1]) == "100%"


def test_powers_of_ten_stand_at_equal_distances() -> None:
    axis = Axis(300_001, logarithmic=True)
    shares = [axis.share(tick) for tick in axis.ticks]
    assert shares == pytest.approx([place / axis.intervals for place in range(len(shares))])
    assert axis.ticks[-1] == 1_000_000 and [words for _, words in axis.labels][-1] == "1m"
    assert all(axis.share(number) < axis.share(number + 1) for number in range(100))


def test_numbers_on_an_axis_are_short() -> None:
    assert [short(number) for number in (0, 999, 1500, 80_000, 2_000_000)] == ["0", "999", "1.5k", "80k", "2m"]


def test_marks_over_time_never_cover_one_another() -> None:
    base = analysis()
    days = [date(2031, 5, 6 + number % 3) for number in range(18)]
    first = base.figures[0]
    many: list[Figure] = [
        replace(first, id=f"f{number:02}", low=40 + number % 5, high=None if number % 2 else 40 + number % 5, as_of=day)
        for number, day in enumerate(days)
    ]
    item = replace(base.ranges[0], figures=tuple(figure.id for figure in many), high=44)
    plot = plot_of(MARKET, "killed", None, Lookup(replace(base, figures=tuple(many), ranges=(item, *base.ranges[1:]))))
    assert plot is not None and plot.moves
    course = draw(plot).course
    assert course is not None and len(course.points) > 6
    spots = [(float(one.x[:-1]) / 100 * NARROW + one.shift, one.width, one.y) for one in course.points]
    pairs = [(one, other) for number, one in enumerate(spots) for other in spots[:number]]
    beside = [
        (one, other)
        for one, other in pairs
        if abs(one[2] - other[2]) < TALL and one[0] < other[0] + other[1] and other[0] < one[0] + one[1]
    ]
    inside = [spot for spot in spots if spot[0] + spot[1] <= NARROW]
    assert len(inside) == len(spots) and not beside
