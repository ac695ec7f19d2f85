"""What the plots draw: a mark for each outlet and speaker of real analyses, and article text to the letter."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from payloads import PAYLOADS
from reports_sample import BRIDGE, MARKET, analysis, poisoned

from corroborate import Report
from corroborate.errors import InputError
from corroborate.records import Analysis
from corroborate.reports import escaping, plain
from corroborate.reports.canvas import Picture
from corroborate.reports.lookup import Lookup
from corroborate.reports.marks import Plot, plot_of, plots_of
from corroborate.reports.plots import matrix_plot, toll_plot
from corroborate.reports.tollaxes import number_scale


def texts(picture: Picture, gid: str) -> list[str]:
    return [text.get_text() for text in picture.axes[0].texts if text.get_gid() == gid]


def points(picture: Picture) -> list[tuple[float, float, str]]:
    """Where marks stand, and how they are filled."""
    marks = [line for line in picture.axes[0].lines if line.get_gid() == "mark"]
    places = [np.ravel(line.get_xydata()) for line in marks]
    return [(float(x), float(y), str(line.get_markerfacecolor())) for line, (x, y) in zip(marks, places, strict=True)]


def count(picture: Picture, gid: str) -> int:
    return sum(artist.get_gid() == gid for artist in [*picture.axes[0].lines, *picture.axes[0].texts])


def every_plot(given: Analysis) -> Iterator[tuple[Plot, Picture]]:
    lookup = Lookup(given)
    for event in lookup.events:
        for plot in plots_of(event, lookup):
            yield plot, toll_plot(given, event, plot.slot, plot.part)


def test_every_count_of_the_samples_is_drawn_mark_by_mark(sample_analysis: Analysis) -> None:
    moving = 0
    for plot, picture in every_plot(sample_analysis):
        drawn = points(picture)
        twice = 2 if plot.moves else 1  # once on the plane, once in the list beside it
        assert len(drawn) == twice * sum(mark.exact for mark in plot.marks)
        hollow = sum(mark.superseded and mark.exact for mark in plot.marks)
        assert sum(fill == "white" for *_, fill in drawn) == twice * hollow
        assert count(picture, "open") == sum(mark.open or mark.ceiling for mark in plot.marks)
        assert Counter(texts(picture, "outlet")) == Counter(mark.outlet for mark in plot.marks)
        moving += plot.moves
    assert moving >= 1, "no toll of the samples moves any more"


def test_rows_stand_at_their_numbers(sample_analysis: Analysis) -> None:
    for plot, picture in every_plot(sample_analysis):
        if plot.moves:
            continue
        drawn = points(picture)
        exact = [mark for mark in plot.marks if mark.exact]
        numbers = sorted(zip([mark.at for mark in exact], [x for x, *_ in drawn], strict=True))
        assert [x for _, x in numbers] == sorted(x for _, x in numbers), "a larger number stands further right"
        assert len({round(x, 6) for _, x in numbers}) == len({number for number, _ in numbers})
        assert [y for _, y, _ in drawn] == sorted((y for _, y, _ in drawn), reverse=True)
        for mark, words in zip(plot.marks, texts(picture, "number"), strict=True):
            assert words.startswith(plain.interval(mark.low, mark.high))
            assert ("replaced" in words) is mark.superseded


def test_a_moving_toll_has_days_on_an_axis(sample_analysis: Analysis) -> None:
    lookup = Lookup(sample_analysis)
    plot, picture = max(
        ((plot, picture) for plot, picture in every_plot(sample_analysis) if plot.moves),
        key=lambda pair: len(pair[0].marks),
    )
    days = sorted({str(mark.until) for mark in plot.marks if mark.until is not None})
    assert texts(picture, "day") == days and len(days) > 1
    assert count(picture, "step") >= 1
    assert texts(picture, "tag") == [str(number) for number in range(1, len(plot.marks) + 1)]
    plane = points(picture)[: 2 * len(plot.marks) : 2]
    places = dict(zip([mark for mark in plot.marks if mark.exact], plane, strict=True))
    dated = [(mark.until, place[0]) for mark, place in places.items() if mark.until is not None]
    assert max(x for day, x in dated if str(day) == days[0]) < min(x for day, x in dated if str(day) == days[-1])
    heights = sorted((mark.at, place[1]) for mark, place in places.items())
    assert [y for _, y in heights] == sorted(y for _, y in heights), "a larger number stands higher"
    apart = [(x, y) for x, y, _ in plane]
    assert all(abs(x - u) > 0.2 or abs(y - v) > 0.1 for i, (x, y) in enumerate(apart) for u, v in apart[:i])
    assert lookup.events[plot.event].label in texts(picture, "subtitle")[0]


def test_nothing_is_cut_off_or_covered_in_the_samples(sample_analysis: Analysis) -> None:
    for event in {item.event for item in sample_analysis.ranges}:
        lookup = Lookup(sample_analysis)
        for plot in plots_of(event, lookup):
            _inside(toll_plot(sample_analysis, event, plot.slot, plot.part))
        if any(lookup.compared(cluster) for cluster in lookup.clusters_of(event)):
            _inside(matrix_plot(sample_analysis, event))


def _inside(picture: Picture) -> None:
    canvas = FigureCanvasAgg(picture)
    canvas.draw()  # type: ignore[no-untyped-call]
    sheet = picture.bbox
    boxes = []
    for text in picture.axes[0].texts:
        if not text.get_text():
            continue
        box = text.get_window_extent(canvas.get_renderer())  # type: ignore[no-untyped-call]
        assert box.x0 >= 0 and box.x1 <= sheet.x1 and box.y0 >= 0 and box.y1 <= sheet.y1, text.get_text()
        boxes.append((text, box))
    for number, (text, box) in enumerate(boxes):
        for other, beside in boxes[:number]:
            covered = min(box.x1, beside.x1) - max(box.x0, beside.x0), min(box.y1, beside.y1) - max(box.y0, beside.y0)
            assert min(covered) <= 3, f"{text.get_text()!r} covers {other.get_text()!r}"


def test_open_ends_bars_and_ceilings() -> None:
    given = analysis()
    figures = list(given.figures)
    figures[0] = replace(figures[0], low=0, high=30, stated=30)
    figures[1] = replace(figures[1], low=15, high=20, stated=None)
    figures[2] = replace(figures[2], low=4000, high=None, stated=4000, superseded=True)
    given = replace(given, figures=tuple(figures))
    picture = toll_plot(given, MARKET, "killed")
    assert texts(picture, "number") == ["15 to 20", "up to 30", "4,000 or more, replaced"]
    assert count(picture, "reach") == 2 and count(picture, "open") == 2
    assert [fill for *_, fill in points(picture)].count("white") == 1
    key = " ".join(texts(picture, "key"))
    for words in ("Hollow", "Arrow: or more", "Arrow to the left", "Bar", "logarithmic", "Each band is one voice"):
        assert words in key
    _inside(picture)


def test_undated_marks_of_a_moving_toll_stand_apart() -> None:
    given = analysis()
    figures = [replace(item, event=MARKET) if item.slot == "killed" else item for item in given.figures]
    figures[1] = replace(figures[1], low=14, high=14, stated=14, as_of=date(2031, 5, 9))
    figures[2] = replace(figures[2], as_of=None)
    articles = tuple(replace(item, published=None) if item.id == "ridge-1" else item for item in given.articles)
    picture = toll_plot(replace(given, figures=tuple(figures), articles=articles), MARKET, "killed")
    assert texts(picture, "day") == ["2031-05-06", "2031-05-09", "undated"]
    assert "5 or more, undated" in texts(picture, "told")
    _inside(picture)


@pytest.mark.parametrize("payload", [*PAYLOADS, "$x_1$ and $$y$$", "_hidden", "%d {0} {x}", "x" * 900])
def test_article_text_is_drawn_to_the_letter(payload: str) -> None:
    given = poisoned(payload)
    for picture in (toll_plot(given, MARKET, "killed"), toll_plot(given, BRIDGE, "buildings", "spans")):
        for text in filter(Text.get_text, picture.axes[0].texts):
            assert text.get_parse_math() is False and text.get_usetex() is False
            assert text.get_text().isprintable()
    outlet = escaping.one_line(f"The Quay{payload}", 45)
    assert outlet in texts(toll_plot(given, MARKET, "killed"), "outlet")
    matrix = matrix_plot(given, MARKET)
    assert all(not text.get_parse_math() and text.get_text().isprintable() for text in matrix.axes[0].texts)


@pytest.mark.filterwarnings("ignore:Glyph")
def test_a_notebook_gets_a_picture_of_hostile_text() -> None:
    given = poisoned("$\\frac{x}{$ _^ $")
    for picture in (toll_plot(given, MARKET, "killed"), matrix_plot(given, MARKET)):
        assert picture._repr_png_().startswith(b"\x89PNG")
        assert picture._repr_png_() == picture._repr_png_()


def test_the_matrix_says_each_stance_in_a_sign_and_a_word(sample_analysis: Analysis) -> None:
    report = Report(sample_analysis)
    words = {"states": "◆ states", "support": "✓ supports", "detail": "+ adds detail", "contradict": "✗ contradicts",
             "update": "↻ updates", "unrelated": "○ leaves open"}  # fmt: skip
    table = report.matrix()
    lookup = Lookup(sample_analysis)
    drawn = 0
    for event in lookup.events:
        compared = [cluster for cluster in lookup.clusters_of(event) if lookup.compared(cluster)]
        if not compared:
            with pytest.raises(InputError, match="no matrix to draw"):
                matrix_plot(report, event)
            continue
        cells = texts(matrix_plot(report, event), "cell")
        rows = table[table.index.get_level_values("cluster").isin([cluster.id for cluster in compared])]
        expected = [words[cell] for row in rows.to_numpy() for cell in row if cell]
        both = sum(lookup.own_contradiction(cluster) for cluster in compared)
        assert len(cells) == len(expected) and cells.count("◆ ✗ both sides") == both
        assert Counter(cells) - Counter(expected) == Counter({"◆ ✗ both sides": both} if both else {})
        drawn += 1
    assert drawn >= 3


def test_a_wide_matrix_goes_into_blocks() -> None:
    given = analysis()
    many = [replace(given.articles[0], id=f"x-{number:02}", outlet=f"Outlet {number:02}") for number in range(19)]
    claims = [
        replace(given.claims[0], id=f"{article.id}/c", article=article.id, outlet=article.outlet) for article in many
    ]
    ids = tuple(claim.id for claim in claims)
    voice = replace(given.clusters[0].voices[0], claims=ids)
    cluster = replace(given.clusters[0], headline_claim=ids[0], claims=ids, voices=(voice,))
    wide = replace(
        given, articles=tuple(many), claims=tuple(claims), figures=(), clusters=(cluster,), judgements=(), ranges=()
    )
    picture = matrix_plot(wide, MARKET)
    assert texts(picture, "outlet") == [f"Outlet {number:02}" for number in range(19)]
    assert texts(picture, "question") == ["Killed"] * 3 and len(texts(picture, "cell")) == 19
    assert picture.get_figwidth() < 17
    _inside(picture)


def test_what_is_not_there_is_named() -> None:
    report = Report(analysis())
    with pytest.raises(InputError, match=r"There is no event e-no\. Events with counts: .*e-market"):
        toll_plot(report, "e-no", "killed")
    with pytest.raises(InputError, match=r"no count of: injured, children\. It has: killed"):
        toll_plot(report, MARKET, "injured", "children")
    assert plot_of(MARKET, "killed", None, Lookup(report.analysis)) is not None


def test_without_matplotlib_the_error_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['matplotlib'] = None; sys.path.insert(0, 'tests')\n"
        "from reports_sample import analysis, MARKET\n"
        "from corroborate.errors import InputError\n"
        "from corroborate.reports.plots import toll_plot, matrix_plot\n"
        "for draw, more in ((toll_plot, ('killed',)), (matrix_plot, ())):\n"
        "    try:\n        draw(analysis(), MARKET, *more)\n"
        "    except InputError as error:\n        print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("pip install 'corroborate-news[plots]'") == 2


def test_the_scale_of_numbers_has_round_ticks() -> None:
    lookup = Lookup(analysis())
    plot = plot_of(MARKET, "killed", None, lookup)
    assert plot is not None
    for largest, ticks in ((1, (0, 1)), (7, (0, 2, 4, 6)), (37, (0, 10, 20, 30)), (260, (0, 100, 200))):
        marks = tuple(replace(mark, low=largest, high=largest, stated=largest) for mark in plot.marks)
        assert number_scale(replace(plot, marks=marks), 0, 1).ticks == ticks
    wide = replace(plot, marks=(replace(plot.marks[0], low=9000, high=9000, stated=9000),), logarithmic=True)
    scale = number_scale(wide, 0, 1)
    assert scale.ticks == (0, 1, 10, 100, 1000) and scale.of(0) == 0 and scale.of(9000) == 1
