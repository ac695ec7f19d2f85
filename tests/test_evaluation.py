"""The scorer on invented labels; the floors on the real articles, where those lie beside the checkout."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from corroborate import evaluation
from corroborate.articles import from_records
from corroborate.errors import InputError
from corroborate.measuring import baselines, goldset, misses, placing, scoring, tolls
from corroborate.measuring.goldset import Label, Side, TollRow
from corroborate.records import Place

GOLD = Path(__file__).parent / "gold"
ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "articles" / "syria_war.jsonl.gz"
HALVES = ["work", "opened", *(["unseen"] if os.environ.get("CORROBORATE_UNSEEN") == "1" else [])]
DAY = date(2030, 3, 5)
MANBIJ = Place("Manbij", "city", ("Aleppo province", "Syria"))
ALEPPO = Place("Aleppo province", "region", ("Syria",))
RAQQA = Place("Raqqa", "city", ("Raqqa province", "Syria"))
SYRIA = Place("Syria", "country")


def label(start: int = 0, low: int = 5, **more: Any) -> Label:
    plain: dict[str, Any] = {
        "article": "1", "field": "text", "start": start, "end": start + 10, "slot": "killed", "low": low, "high": low,
        "speaker": ("Observatory",), "as_of": DAY, "event": "1.1", "main": True, "days": (DAY, DAY),
        "places": (MANBIJ,),
    }  # fmt: skip
    return Label(**(plain | more))


def side(*figures: Label) -> Side:
    return Side(figures, tolls.table(figures))


def shares(gold: Side, other: Side) -> dict[str, tuple[float, float]]:
    counted = scoring.count(gold, other, {})
    return {
        name: (sum(hits for hits, _ in by_unit.values()), sum(of for _, of in by_unit.values()))
        for name, by_unit in counted.items()
    }


def test_equal_labels_are_wholly_right() -> None:
    gold = side(label(), label(20, 3, part="children"), label(40, 9, event="1.2", main=False, superseded=True))
    found = shares(gold, gold)
    for name in (scoring.FIGURES, scoring.TOLLS):
        assert found[name] == (6, 6)
    for name in (scoring.SPEAKER, scoring.EVENT, scoring.DAY, scoring.PLACE, scoring.MODALITY):
        assert found[name] == (3, 3)
    assert found[scoring.SUPERSEDED] == (1, 1)
    assert found[scoring.INTRUDERS] == (0, 3)


@pytest.mark.parametrize(
    "change", [{"low": 6, "high": 6}, {"high": None}, {"slot": "injured"}, {"part": "children"},
               {"start": 11, "end": 20}, {"field": "title"}, {"article": "2"}]
)  # fmt: skip
def test_figure_is_right_only_with_equal_slot_interval_part_and_shared_words(change: dict[str, Any]) -> None:
    assert shares(side(label()), side(replace(label(), **change)))[scoring.FIGURES] == (0, 2)


def test_each_figure_has_one_partner_and_equal_values_come_first() -> None:
    gold = [label(0, 15), label(5, 4, part="children")]
    other = [label(0, 4, part="children"), label(5, 15), label(6, 15)]
    pairs = scoring.pair(gold, other)
    assert [item.right for item in pairs] == [True, True]
    assert [item.other.start for item in pairs] == [5, 0]


@pytest.mark.parametrize(
    ("gold", "other", "right"),
    [
        ((), (), True),
        (("sohr",), (), False),
        ((), ("Observatory",), False),
        (("sohr", "he"), ("Syrian Observatory for Human Rights",), True),
        (("sohr", "Observatory"), ("SANA",), False),
        (("source at norland police",), ("a source at Norland police",), True),
        (("source at norland police",), ("medics",), False),
        (("oldford media office", "Oldford Media Office"), ("opposition Oldford Media Office",), True),
        (("oldford media office", "Oldford Media Office"), ("Millside Media Office",), False),
        (("Russian Defence Ministry", "ministry"), ("Russian Ministry of Defence",), True),
        (("the mayor", "He"), ("he",), False),
    ],
)
def test_speaker(gold: tuple[str, ...], other: tuple[str, ...], right: bool) -> None:
    assert scoring.speaker_right(gold, other) is right


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [(0, 0, True), (-1, 0, True), (0, 1, True), (-1, -1, False), (-4, 0, False), (-2, 0, False)],
)  # fmt: skip
def test_days_share_half_of_what_either_names(start: int, end: int, right: bool) -> None:
    other = (DAY + timedelta(days=start), DAY + timedelta(days=end))
    assert placing.days_right((DAY, DAY), other) is right
    assert placing.days_right((DAY, None), other) is right


def test_days_unknown_to_the_gold_are_not_asked_and_unknown_to_the_run_are_wrong() -> None:
    assert placing.days_right((None, None), (DAY, DAY))
    assert not placing.days_right((DAY, DAY), (None, None))


@pytest.mark.parametrize(
    ("gold", "other", "right"),
    [
        ((MANBIJ,), (MANBIJ,), True),
        ((MANBIJ,), (RAQQA, MANBIJ), True),
        ((MANBIJ,), (ALEPPO,), True),
        ((MANBIJ,), (RAQQA,), False),
        ((MANBIJ,), (SYRIA,), False),
        ((SYRIA,), (MANBIJ,), True),
        ((MANBIJ,), (), False),
        ((), (RAQQA,), True),
        ((Place("Oldford", "unknown"),), (Place("oldford", "city"),), True),
    ],
)
def test_place(gold: tuple[Place, ...], other: tuple[Place, ...], right: bool) -> None:
    assert placing.place_right(gold, other) is right


@pytest.mark.parametrize(
    ("gold", "other", "right", "intrudes"),
    [
        ({}, {}, True, False),
        ({}, {"event": None}, False, False),
        ({}, {"places": (RAQQA,)}, False, False),
        ({"event": None, "main": False, "background": True}, {}, False, True),
        ({"event": None, "main": False, "background": True}, {"main": False}, True, False),
        ({"event": None, "main": False, "background": True}, {"event": None}, True, False),
        ({"event": None, "main": False}, {"event": None}, True, False),
        ({"event": None, "main": False}, {}, False, False),
        ({"event": "1.2", "main": False, "places": (RAQQA,)}, {}, False, True),
        ({"event": "1.2", "main": False}, {"main": False}, True, False),
    ],
)
def test_event(gold: dict[str, Any], other: dict[str, Any], right: bool, intrudes: bool) -> None:
    one, two = label(**gold), label(**({"main": gold.get("main", True) or other == {}} | other))
    assert placing.event_right(one, two) is right
    assert placing.intrudes(one, two) is intrudes


def test_toll_table_leaves_out_what_only_repeats() -> None:
    exact = label(0, 43)
    vague = label(20, 24, high=None, vague=True)
    headline = label(40, 43, speaker=())
    counted = label(60, 40, high=None)
    rounded = label(70, 43, high=None, speaker=())
    denied = label(100, 9, modality="denied")
    rows = tolls.table([exact, rounded, vague, headline, counted, replace(exact, start=80), denied])
    assert [(row.low, row.high, row.speaker) for row in rows] == [
        (43, 43, ("Observatory",)),
        (40, None, ("Observatory",)),
    ]


def test_a_toll_of_title_and_text_is_left_in_the_text() -> None:
    title = label(0, 35, field="title", speaker=("State agency",))
    rows = tolls.table([title, label(0, 35, speaker=())])
    assert [(row.low, row.speaker) for row in rows] == [(35, ())]


@pytest.mark.parametrize(
    "change", [{"speaker": ("SANA",)}, {"as_of": DAY + timedelta(days=1)}, {"superseded": True}, {"low": 4},
               {"part": "children"}]
)  # fmt: skip
def test_toll_row_is_right_only_as_a_whole(change: dict[str, Any]) -> None:
    found = shares(side(label()), side(replace(label(), **change)))
    assert found[scoring.TOLLS] == (0, 2)
    assert found[scoring.TOLLS_ANY_DAY] == ((2, 2) if "as_of" in change else (0, 2))


def test_one_event_answers_for_one_incident_only() -> None:
    gold = side(label(0, 5), label(20, 6), label(40, 7, event="1.2"))
    merged = side(label(0, 5), label(20, 6), label(40, 7))
    assert shares(gold, merged)[scoring.TOLLS] == (4, 6)


def test_incidents_are_asked_of_pairs_across_articles_and_mixtures_of_all() -> None:
    gold = side(label(event="g01"), label(article="2", event="g01"), label(article="3", event="3.1"))
    parted = side(label(event="a"), label(article="2", event="a"), label(article="3", event="b"))
    merged = side(label(event="a"), label(article="2", event="a"), label(article="3", event="a"))
    assert shares(gold, parted)[scoring.INCIDENTS] == (2, 2)
    assert shares(gold, merged)[scoring.INCIDENTS] == (2, 4)
    assert shares(gold, merged)[scoring.MIXED] == (2, 3)
    assert shares(gold, side(*(replace(figure, event=None) for figure in gold.figures)))[scoring.INCIDENTS] == (0, 1)


def test_a_recalled_incident_counts_as_another_only_where_the_labels_can_tell() -> None:
    told, recalled = label(event="g01", main=True), label(article="2", event="2.2", main=False)
    one = side(replace(told, event="a"), replace(recalled, event="a"))
    assert shares(side(told, recalled), one)[scoring.MIXED] == (0, 0)
    assert shares(side(told, recalled), one)[scoring.INCIDENTS] == (0, 0)
    earlier = replace(recalled, days=(DAY - timedelta(days=9), DAY - timedelta(days=9)))
    elsewhere = replace(recalled, places=(RAQQA,))
    total = replace(recalled, event=None, background=True)
    for other in (earlier, elsewhere, total):
        assert shares(side(told, other), one)[scoring.MIXED] == (1, 1)
    unplaced = replace(recalled, event=None)
    assert shares(side(told, unplaced), one)[scoring.MIXED] == (0, 0)


def test_what_two_articles_recall_may_be_one_event() -> None:
    first = TollRow("7.2", "7", ("SANA",), DAY, "killed", None, 9, 9, False)
    second = replace(first, event="8.2", article="8", as_of=DAY + timedelta(days=1))
    joined = [replace(row, event="e-1") for row in (first, second)]
    assert len(scoring.matching_rows([first, second], joined)) == 2
    torn = [replace(joined[0], event="e-2"), joined[1]]
    assert len(scoring.matching_rows([replace(row, event="g01") for row in (first, second)], torn)) == 1


TEXT = (
    "The Syrian Observatory for Human Rights said a blast in Manbij on Tuesday killed at least 15 people. "
    "State news agency SANA said 12 people were killed."
)


def annotated(words: str, number: int, high: int | None, speaker: str, name: str) -> dict[str, Any]:
    start, at = TEXT.index(words), TEXT.index(speaker)
    return {
        "span": {"field": "text", "start": start, "end": start + len(words)}, "number": None, "slot": "killed",
        "low": number, "high": high, "stated": number, "part": None, "superseded": False, "derived": False,
        "modality": "asserted", "speaker": {"field": "text", "start": at, "end": at + len(speaker)},
        "speaker_name": name, "as_of": None,
        "event": {"start": "2016-03-08", "end": "2016-03-08", "place": "Manbij", "background": False, "incident": "7.1",
                  "place_span": {"field": "text", "start": TEXT.index("Manbij"), "end": TEXT.index("Manbij") + 6}},
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> tuple[Path, Path]:
    """A gold folder of one article of ours, given by path."""
    figures = [
        annotated("killed at least 15 people", 15, None, "Syrian Observatory for Human Rights", "sohr"),
        annotated("12 people were killed", 12, 12, "SANA", "sana"),
    ]
    rows = [
        {"speaker": name, "as_of": "2016-03-09", "slot": "killed", "part": None, "low": low, "high": high,
         "superseded": False}
        for name, low, high in (("sohr", 15, None), ("sana", 12, 12))
    ]  # fmt: skip
    tables = [{"incident": "7.1", "start": "2016-03-08", "end": "2016-03-08", "place": "Manbij", "rows": rows}]
    for half in ("work", "unseen"):
        target = tmp_path / "gold" / "annotations" / half / "7.json"
        target.parent.mkdir(parents=True)
        target.write_text(json.dumps({"id": "7", "annotator": "a", "figures": figures, "tolls": tables}))
    row = {"id": "7", "outlet": "Oldford Post", "published": "2016-03-09", "title": "Blast hits Manbij", "text": TEXT}
    articles = tmp_path / "articles.jsonl.gz"
    articles.write_bytes(gzip.compress(json.dumps(row).encode()))
    return tmp_path / "gold", articles


def value(table: evaluation.Table, measure: str) -> float | None:
    return next(row.value for row in table.rows if row.measure == measure)


def test_folder_given_by_path_is_run_and_counted(folder: tuple[Path, Path]) -> None:
    table = evaluation.evaluate(*folder, "work")
    assert (table.articles, table.figures) == (1, 2)
    for measure in (scoring.FIGURES, scoring.SPEAKER, scoring.MODALITY):
        assert value(table, measure) == 1.0
    assert table.holds
    assert "No floors" in evaluation.render(table)


def pin(gold_dir: Path, digest: str, floor: float) -> None:
    floors = {"digest": digest, "work": {scoring.FIGURES: floor}, "unseen": {}}
    (gold_dir / evaluation.FLOORS).write_text(json.dumps(floors))


def test_a_drop_below_a_floor_is_shown_and_does_not_hold(folder: tuple[Path, Path]) -> None:
    gold_dir, articles = folder
    pin(gold_dir, goldset.digest(gold_dir), 0.9)
    gold = goldset.load(gold_dir, articles, "work")
    whole = evaluation.tabulate(gold, gold.side, "work", {scoring.FIGURES: 0.9})
    dropped = evaluation.tabulate(gold, side(*gold.side.figures[:1]), "work", {scoring.FIGURES: 0.9})
    assert whole.holds and "FLOOR" not in evaluation.render(whole)
    assert not dropped.holds and "BELOW ITS FLOOR" in evaluation.render(dropped)
    text, holds = evaluation.command(gold_dir, articles)
    assert holds and ">=90%" in text


def test_ceiling_is_broken_from_above(folder: tuple[Path, Path]) -> None:
    gold = goldset.load(*folder, "work")
    other = replace(gold.side, figures=tuple(replace(figure, event=None) for figure in gold.side.figures))
    labelled = replace(gold, side=replace(gold.side, figures=(replace(gold.side.figures[0], main=False),)))
    held = evaluation.tabulate(labelled, other, "work", {scoring.INTRUDERS: 0.1})
    broken = evaluation.tabulate(labelled, gold.side, "work", {scoring.INTRUDERS: 0.1})
    assert held.holds
    assert not broken.holds and "ABOVE ITS FLOOR" in evaluation.render(broken)


def test_floors_of_other_labels_are_not_used(folder: tuple[Path, Path]) -> None:
    pin(folder[0], "0" * 64, 1.0)
    table = evaluation.evaluate(*folder, "work")
    assert "other labels" in table.note
    assert all(row.floor is None for row in table.rows)


def test_digest_moves_with_any_label(folder: tuple[Path, Path]) -> None:
    before = goldset.digest(folder[0])
    path = folder[0] / "annotations" / "unseen" / "7.json"
    path.write_text(path.read_text().replace('"low": 12', '"low": 13', 1))
    assert goldset.digest(folder[0]) != before


def test_misses_are_listed_with_their_words_but_for_the_unseen_half(folder: tuple[Path, Path]) -> None:
    gold = goldset.load(*folder, "work")
    first, second = gold.side.figures
    wrong = side(replace(first, speaker=(), event=None, modality="alleged"), replace(second, low=11))
    lines = list(misses.listed(gold, wrong))
    assert any(line.startswith("speaker 7 ") and "[killed at least 15 people]" in line for line in lines)
    assert any(line.startswith("event/unplaced 7 ") for line in lines)
    assert any(line.startswith("label/modality 7 ") for line in lines)
    assert any(line.startswith("value 7 ") and "killed/- 11..12" in line for line in lines)
    assert not list(misses.listed(gold, gold.side))
    with pytest.raises(InputError, match="unseen half are not shown"):
        evaluation.command(*folder, half="unseen", errors=True)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (lambda gold, articles: (gold / "nowhere", articles, "work"), "No annotations"),
        (lambda gold, articles: (gold, articles.with_name("none.jsonl"), "work"), "There is no file"),
        (lambda gold, articles: (gold, articles, "third"), "no half 'third'"),
    ],
)
def test_what_is_missing_is_named(
    folder: tuple[Path, Path], broken: Callable[[Path, Path], tuple[Path, Path, str]], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        evaluation.evaluate(*broken(*folder))


def test_an_article_that_is_not_in_the_file_is_named(folder: tuple[Path, Path]) -> None:
    folder[1].write_bytes(gzip.compress(b""))
    with pytest.raises(InputError, match="the first 7"):
        evaluation.evaluate(*folder, "work")


def test_interval_holds_the_value_and_needs_two_units() -> None:
    by_unit = {f"{number}": (float(number % 3 > 0), 1.0) for number in range(30)}
    low, high = evaluation.interval(by_unit)
    assert low is not None and high is not None
    assert 0.3 < low < 2 / 3 < high < 1.0
    assert evaluation.interval(by_unit) == evaluation.interval(dict(reversed(by_unit.items())))
    assert evaluation.interval({"1": (1.0, 2.0)}) == (None, None)


def test_baselines_read_a_bare_number_beside_its_word() -> None:
    reading = from_records([{"id": "7", "published": "2016-03-09", "title": "Blast hits Manbij", "text": TEXT}])
    (twelve,) = baselines.by_regex(reading.articles).figures
    assert (twelve.slot, twelve.low, twelve.high, TEXT[twelve.start : twelve.end]) == (
        "killed", 12, 12, "12 people were killed",
    )  # fmt: skip
    entities = [(figure.slot, figure.low) for figure in baselines.by_entities(reading.articles).figures]
    assert ("killed", 12) in entities and ("killed", 15) in entities
    (placed,) = baselines.on_publication_day(Side((twelve,), ()), reading.articles).figures
    assert placed.days == (date(2016, 3, 9), date(2016, 3, 9))
    assert [place.name for place in placed.places] == ["Manbij"]
    (dated,) = baselines.same_day(Side((twelve,), ()), reading.articles).figures
    assert dated.event == "2016-03-09"


def test_title_that_the_text_repeats() -> None:
    texts = ["Blast hits Manbij! Five died.", "Five died in Manbij."]
    reading = from_records([{"id": str(n), "title": "Blast hits Manbij", "text": text} for n, text in enumerate(texts)])
    assert [goldset.title_repeated(article) for article in reading.articles] == [True, False]


def test_floors_are_for_these_labels() -> None:
    pinned = json.loads((GOLD / evaluation.FLOORS).read_text(encoding="utf-8"))
    assert pinned["digest"] == goldset.digest(GOLD), "the labels changed: measure both halves and pin the floors again"
    for half in set(pinned) - {"digest"}:
        assert set(pinned[half]) <= set(scoring.MEASURES)
        assert scoring.FIGURES in pinned[half] and scoring.EVENT in pinned[half]


@pytest.mark.shared
@pytest.mark.parametrize("half", HALVES)
def test_floors_hold(half: str) -> None:
    if not ARTICLES.is_file():
        pytest.skip(f"the gold's articles are not beside this checkout ({ARTICLES})")
    table = evaluation.evaluate(GOLD, ARTICLES, half)
    assert not table.note, table.note
    assert table.holds, f"\n{evaluation.render(table)}"
