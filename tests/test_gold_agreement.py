"""The gold tools: agreement of two annotations, and numbers located as whole words."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent / "gold"))

import agreement
from compile import MistakeError, locate_number


def span(start: int, end: int, field: str = "text") -> dict[str, Any]:
    return {"field": field, "start": start, "end": end}


def figure(start: int, end: int, low: int, high: int | None = -1, **labels: Any) -> dict[str, Any]:
    """A figure of killed, exact unless ``high`` is given; ``day``, ``place``, ``incident`` go into its event."""
    day = labels.pop("day", "2030-03-05")
    event = {
        "start": day, "end": day, "place": labels.pop("place", "Oldford"), "place_span": None,
        "background": labels.pop("background", False), "incident": labels.pop("incident", "1.1"),
    }  # fmt: skip
    plain = {
        "span": span(start, end), "number": span(start, start + 2), "slot": "killed", "low": low,
        "high": low if high == -1 else high, "stated": low, "part": None, "superseded": False, "derived": False,
        "modality": "asserted", "speaker": None, "speaker_name": None, "as_of": None, "event": event,
    }  # fmt: skip
    return plain | labels


def article(*figures: dict[str, Any], name: str = "1") -> dict[str, Any]:
    return {"id": name, "annotator": "a", "figures": list(figures), "tolls": []}


def shares(first: dict[str, Any], second: dict[str, Any]) -> dict[str, tuple[int, int]]:
    one = [agreement.compared(first, second)]
    return {name: measure(one) for name, measure in agreement.rows(one)}


def test_equal_annotations_agree_wholly() -> None:
    same = article(figure(0, 10, 5), figure(20, 30, 3, part="children"))
    counted = shares(same, same)
    assert counted["figures, slot + interval + part (F1)"] == (4, 4)
    assert counted["speaker"] == counted["event day"] == counted["event place"] == (2, 2)


def test_figure_of_one_annotator_lowers_f1_only() -> None:
    counted = shares(article(figure(0, 10, 5), figure(20, 30, 3)), article(figure(0, 10, 5)))
    assert counted["figures, slot + interval (F1)"] == (2, 3)
    assert counted["event day"] == (1, 1)


@pytest.mark.parametrize(
    "other",
    [
        figure(12, 20, 5),
        figure(0, 10, 6),
        figure(0, 10, 5, None),
        figure(0, 10, 5, slot="injured"),
        figure(0, 10, 5, span=span(0, 10, "title")),
    ],
    ids=["elsewhere", "another number", "open interval", "another slot", "title"],
)
def test_other_mentions_are_not_paired(other: dict[str, Any]) -> None:
    compared = agreement.compared(article(figure(0, 10, 5)), article(other))
    assert (len(compared.pairs), len(compared.only_first), len(compared.only_second)) == (0, 1, 1)


def test_each_figure_has_one_partner() -> None:
    counted = shares(article(figure(0, 10, 5)), article(figure(0, 10, 5), figure(2, 10, 5)))
    assert counted["figures, slot + interval (F1)"] == (2, 3)


def test_equal_part_goes_before_longer_overlap() -> None:
    man, woman = figure(0, 12, 1, part="men"), figure(0, 24, 1, part="women")
    assert agreement.pairs_of([man, woman], [figure(0, 24, 1, part="women"), figure(0, 12, 1, part="men")]) == [
        (0, 1),
        (1, 0),
    ]


def test_part_counts_in_the_strict_f1_alone() -> None:
    counted = shares(article(figure(0, 10, 5, part="homes")), article(figure(0, 10, 5, part="houses")))
    assert counted["figures, slot + interval (F1)"] == (2, 2)
    assert counted["figures, slot + interval + part (F1)"] == (0, 2)
    assert counted["part, where either has one"] == (0, 1)


def test_speaker_of_neither_is_not_asked_where_one_is_wanted() -> None:
    monitor: dict[str, Any] = {"speaker_name": "norland monitor", "speaker": span(40, 55)}
    first = article(figure(0, 10, 5), figure(20, 30, 3, **monitor))
    second = article(figure(0, 10, 5), figure(20, 30, 3, **(monitor | {"speaker_name": "monitor"})))
    counted = shares(first, second)
    assert counted["speaker"] == (1, 2)
    assert counted["speaker, where either names one"] == (0, 1)
    assert counted["the same by label or words"] == (1, 1)


def test_event_is_compared_by_days_name_of_place_and_standing() -> None:
    one = article(figure(0, 10, 5), figure(20, 30, 5), figure(40, 50, 5), figure(60, 70, 5, incident="g03"))
    two = article(
        figure(0, 10, 5, place="oldford,"),
        figure(20, 30, 5, place="Millside"),
        figure(40, 50, 5, day=None),
        figure(60, 70, 5, background=True, incident=None),
    )
    counted = shares(one, two)
    assert counted["event place"] == (3, 4)
    assert counted["event day"] == (3, 4)
    assert counted["main, other, background, unplaced"] == (3, 4)


def test_tenth_incident_is_not_the_main_one() -> None:
    assert agreement.standing(figure(0, 10, 5, incident="1923.1")) == "main"
    assert agreement.standing(figure(0, 10, 5, incident="1923.10")) == "other"
    assert agreement.standing(figure(0, 10, 5, incident=None)) == "unplaced"


def test_superseded_is_asked_where_either_says_so() -> None:
    first = article(figure(0, 10, 5), figure(20, 30, 3, superseded=True))
    second = article(figure(0, 10, 5), figure(20, 30, 3))
    assert shares(first, second)["superseded, where either says so"] == (0, 1)
    assert any("nothing to count" in line for line in agreement.table([agreement.compared(second, second)]))


def test_interval_holds_the_share_and_is_the_same_each_time() -> None:
    full, none = article(figure(0, 10, 5)), article()
    some = [agreement.compared(full, full)] * 6 + [agreement.compared(full, none)] * 3

    measure = partial(agreement.f1, with_part=True)
    low, high = agreement.interval(some, measure)
    assert low < 12 / 15 < high
    assert agreement.interval(some, measure) == (low, high)


def write(folder: Path, half: str, record: dict[str, Any]) -> None:
    (folder / half).mkdir(parents=True, exist_ok=True)
    (folder / half / f"{record['id']}.json").write_text(json.dumps(record), encoding="utf-8")


def test_report_names_differences_by_offset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "unseen", article(figure(0, 10, 5), figure(20, 30, 3), name="7"))
    write(tmp_path, "double", article(figure(0, 10, 5, day=None), name="7"))
    assert agreement.main([str(tmp_path), "--articles", "--differences"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 articles labelled twice, 3 figures in all"
    assert "7: 2 of 3, only a 1, only b 0" in lines
    assert "7 only a: text 20-30 killed/ 3..3" in lines
    assert "7 text 0-10 killed/ 5..5: event day" in lines


def test_second_annotation_without_first_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert agreement.main([str(tmp_path)]) == 1
    write(tmp_path, "double", article(figure(0, 10, 5), name="7"))
    assert agreement.main([str(tmp_path)]) == 1
    assert "7.json: no first annotation" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "quote", "nth", "start"),
    [
        ("twenty-two guards and two cooks died", "two", None, 22),
        ("15 people among them 1 child", "1", None, 21),
        ("1.5 tonnes killed 5", "5", None, 18),
        ("a man and a woman", "a", 2, 10),
        ("killing 15people", "15", None, 8),
    ],
)
def test_number_is_found_as_whole_words(text: str, quote: str, nth: int | None, start: int) -> None:
    assert locate_number(text, quote, nth) == (start, start + len(quote))


@pytest.mark.parametrize(("quote", "nth"), [("six", None), ("a", 3), ("a", 0)])
def test_number_that_is_not_there_is_told(quote: str, nth: int | None) -> None:
    with pytest.raises(MistakeError):
        locate_number("a man and a woman", quote, nth)
