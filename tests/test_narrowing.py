"""What people read, narrowed by event, place, days and weight; what programs read stays whole."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pages_sample import spread
from reports_sample import BRIDGE, DAY, MARKET, ORCHARD, analysis
from typer.testing import CliRunner

from corroborate import Report
from corroborate.cli import app
from corroborate.errors import InputError
from corroborate.records import Analysis, Place
from corroborate.reports.lookup import Lookup


def kept(**asked: str | int) -> set[str]:
    return {event.id for event in Report(placed()).narrowed(**asked).analysis.events}  # type: ignore[arg-type]


def placed() -> Analysis:
    """The sample with an event in a district of Damascus, one in Homs over some days, and one without a day."""
    where = {
        MARKET: (Place("Mezzeh", "district", ("Damascus", "Syria")), DAY, DAY),
        BRIDGE: (Place("Homs", "city", ("Homs province", "Syria")), date(2031, 5, 1), date(2031, 5, 4)),
        ORCHARD: (Place("Selm", "unknown", ()), None, None),
    }
    base = analysis()
    events = tuple(
        replace(event, places=(place.name,), where=(place,), start=first, end=last)
        for event in base.events
        for place, first, last in [where[event.id]]
    )
    return replace(base, events=events)


def test_one_event() -> None:
    assert kept(event=BRIDGE) == {BRIDGE}


@pytest.mark.parametrize(
    ("place", "events"),
    [
        ("Mezzeh", {MARKET}),
        ("al-Mazzah", {MARKET}),
        ("Damascus", {MARKET}),
        ("Syria", {MARKET, BRIDGE}),
        ("homs", {BRIDGE}),
        ("Selm", {ORCHARD}),
    ],
)
def test_a_place_in_any_spelling_holds_what_lies_within_it(place: str, events: set[str]) -> None:
    assert kept(place=place) == events


@pytest.mark.parametrize(
    ("since", "until", "events"),
    [
        ("2031-05-06", None, {MARKET}),
        (None, "2031-05-01", {BRIDGE}),
        ("2031-05-04", "2031-05-05", {BRIDGE}),
        ("2031-05-02", "2031-05-06", {MARKET, BRIDGE}),
    ],
)
def test_days_keep_what_may_lie_within_them(since: str | None, until: str | None, events: set[str]) -> None:
    asked = {name: day for name, day in (("since", since), ("until", until)) if day is not None}
    assert kept(**asked) == events


def test_top_keeps_the_most_contested() -> None:
    report = Report(placed())
    first = report.conflicts()[0].event.id
    assert kept(top=1) == {first} and kept(top=9) == {MARKET, BRIDGE, ORCHARD}
    assert len(Report(spread(analysis(), 30)).narrowed(top=7).analysis.events) == 7


def test_what_is_left_still_fits_together() -> None:
    shown = Report(spread(analysis(), 5)).narrowed(top=3).analysis
    lookup = Lookup(shown)
    events = set(lookup.events)
    assert {item.event for item in shown.clusters} <= events and {item.event for item in shown.ranges} <= events
    assert all(figure.claim in lookup.claims for figure in shown.figures)
    assert all(claim in lookup.claims for cluster in shown.clusters for claim in cluster.claims)
    assert all(item.claim in lookup.claims and item.toward in lookup.claims for item in shown.judgements)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"event": "e-none"}, "no event e-none"),
        ({"place": "Nowhere"}, "No event shown lies in Nowhere"),
        ({"place": " "}, "--place is empty"),
        ({"since": "2031-13-01"}, "no day"),
        ({"until": "yesterday"}, "no day"),
        ({"since": "2031-05-07", "until": "2031-05-06"}, "Exchange the two"),
        ({"since": "2040-01-01"}, "Events are dated from"),
        ({"top": 0}, "1 or more"),
        ({"event": BRIDGE, "place": "Mezzeh"}, "No event shown lies in Mezzeh"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_what_to_type_instead(asked: dict[str, str], why: str) -> None:
    with pytest.raises(InputError, match=why):
        kept(**asked)


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command find the sample made by hand instead of analysing."""
    from corroborate import pipeline

    def found(_reading: object, _settings: object, _tell: object, arguments: tuple[str, ...]) -> Analysis:
        return replace(placed(), arguments=arguments)

    monkeypatch.setattr(pipeline, "analyse", found)


def run(tmp_path: Path, *options: str) -> tuple[int, str]:
    (tmp_path / "in.txt").write_text(
        "A shell fell on the market of Tal Amar and killed five people on Monday.", "utf-8"
    )
    done = CliRunner().invoke(app, ["report", str(tmp_path / "in.txt"), "-o", str(tmp_path / "out"), *options])
    return done.exit_code, done.output


def test_report_shows_a_part_and_keeps_the_whole_for_programs(by_hand: None, tmp_path: Path) -> None:
    code, output = run(tmp_path, "--place", "Damascus", "--until", "2031-05-31")
    assert code == 0 and "1 of 3 events shown" in " ".join(output.split())
    out = tmp_path / "out"
    document = json.loads((out / "report.json").read_text("utf-8"))
    assert {event["id"] for event in document["events"]} == {MARKET, BRIDGE, ORCHARD}
    assert document["run"]["arguments"][1:] == ["--place", "Damascus", "--until", "2031-05-31"]
    label = next(event["label"] for event in document["events"] if event["id"] == BRIDGE)
    for name in ("report.html", "report.md"):
        assert label not in (out / name).read_text("utf-8")
    assert BRIDGE in (out / "claims.csv").read_text("utf-8")


@pytest.mark.parametrize(
    "options",
    [("--event", "x"), ("--place", "Nowhere"), ("--since", "1 May"), ("--until", "2031-02-30"), ("--top", "0")],
)
def test_a_bad_value_is_exit_code_2_and_nothing_is_written(
    by_hand: None, tmp_path: Path, options: tuple[str, str]
) -> None:
    code, output = run(tmp_path, *options)
    assert code == 2 and output.strip() and not (tmp_path / "out").exists()
