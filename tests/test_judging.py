"""Bare pairs of claims, judged by the symbolic checks with the model that needs no weights behind them."""

from __future__ import annotations

import numpy as np
import pytest

from corroborate.comparing.comparisons import Verdict
from corroborate.errors import InputError
from corroborate.judging import both_ways, judge_lines, read_pair
from corroborate.settings import Settings

_LEXICAL = Settings(stance_model="lexical")

CLASHES = [
    ("denial", "The Taliban denied involvement in the Herat bombing.", "Taliban fighters bombed the office in Herat."),
    (
        "responsible",
        "Hamas fighters fired the round that hit the clinic in Rafah.",
        "The Israeli army bombed the clinic in Rafah.",
    ),
    (
        "responsible",
        "A mechanical failure caused the crash of the jet near Kharkiv.",
        "Russia shot down the jet near Kharkiv.",
    ),
    ("status", "The pilot was killed in the crash near Kharkiv.", "The pilot survived the crash near Kharkiv."),
    ("denial", "The army denied that there had been any deaths in the raid.", "Six people were killed in the raid."),
    ("denial", "No depot stood anywhere near the square.", "The raid hit an ammunition depot."),
    ("target", "The missile hit a hospital.", "The missile hit a command post."),
    ("figure", "The raid on Douma killed 14 people.", "The raid on Douma killed five people."),
    (
        "order",
        "The envoy's plane had not yet landed when the missiles struck.",
        "The envoy was sitting with his host when the missiles struck.",
    ),
]

NO_CLASH = [
    ("A spokesman would not confirm or deny that Turkey had ordered the raid.", "A Turkish raid hit the tower."),
    ("Russian or Syrian planes carried out the raid.", "Syrian planes carried out the raid."),
    ("The rebels shelled the market.", "Militants from Islamic State shelled the market."),
    ("A pilot was killed.", "The pilot survived."),
    ("No foreign officer was killed in the raid.", "Three people were killed in the raid."),
    ("At least 56 people were killed in the raid.", "The raid killed 60 people."),
    ("The raid on Homs killed 14 people.", "The raid on Raqqa killed five people."),
]


@pytest.mark.parametrize(("kind", "later", "earlier"), CLASHES)
def test_clash_is_found_with_its_kind(kind: str, later: str, earlier: str) -> None:
    for premise, hypothesis in ((later, earlier), (earlier, later)):
        row = next(judge_lines([{"premise": premise, "hypothesis": hypothesis}], _LEXICAL))
        assert (row["stance"], row["kind"]) == ("contradict", kind), row["reason"]
        assert isinstance(row["contradicts"], float) and row["contradicts"] >= 0.3


@pytest.mark.parametrize(("later", "earlier"), NO_CLASH)
def test_no_clash(later: str, earlier: str) -> None:
    for premise, hypothesis in ((later, earlier), (earlier, later)):
        row = next(judge_lines([{"premise": premise, "hypothesis": hypothesis}], _LEXICAL))
        assert row["stance"] != "contradict", row["reason"]


def test_fields_of_a_line_are_kept_and_probabilities_sum_to_one() -> None:
    row = next(judge_lines([{"premise": "It rained.", "hypothesis": "It snowed.", "id": "x1"}], _LEXICAL))
    assert row["id"] == "x1"
    total = sum(float(str(row[name])) for name in ("entails", "neutral", "contradicts"))
    assert total == pytest.approx(1.0, abs=0.001)


def test_every_line_without_a_claim_is_named_before_any_is_judged() -> None:
    good = {"premise": "a b c", "hypothesis": "a b c"}
    with pytest.raises(InputError, match=r"line 2: no text in 'hypothesis'[^\n]*\nline 4: no text in 'premise'"):
        next(judge_lines([good, {"premise": "only this"}, good, {"premise": " ", "hypothesis": "a"}], _LEXICAL))


def test_a_contradiction_must_hold_backwards_too() -> None:
    ahead, back = np.array([0.1, 0.3, 0.6]), np.array([0.3, 0.65, 0.05])
    row = both_ways(ahead, back)
    assert row.sum() == pytest.approx(1.0) and row[0] / row[1] == pytest.approx(1 / 3)
    assert 0.05 < row[2] < 0.6
    assert both_ways(ahead, ahead) == pytest.approx(ahead)


IN_SAME_TERMS = [
    ("Nearly 40 people were killed in Homs.", "In Homs, 37 people died.", "37 people were killed in Homs."),
    ("Some 15 guards died.", "Fifteen guards were killed.", "Fifteen guards died."),
    (
        "Dozens of people were killed and 12 hurt in the raid.",
        "The raid killed 40 people and wounded twelve.",
        "40 people were killed and twelve hurt in the raid.",
    ),
    (
        "The toll rose to 23 dead on Monday.",
        "Twenty-three people died.",
        "The toll rose to Twenty-three dead on Monday.",
    ),
]


@pytest.mark.parametrize(("premise", "hypothesis", "read"), IN_SAME_TERMS)
def test_numbers_that_agree_are_read_alike(premise: str, hypothesis: str, read: str) -> None:
    reading = read_pair(premise, hypothesis, _LEXICAL)
    assert (reading.premise, reading.hypothesis, reading.verdict) == (read, hypothesis, None)
    assert reading.agreed


def test_numbers_that_do_not_agree_or_only_may_come_stay_as_they_are() -> None:
    for premise, hypothesis in (
        ("Up to 30 people may have died.", "Twenty-five people died."),
        ("Nine people were killed.", "Nine people were wounded."),
    ):
        reading = read_pair(premise, hypothesis, _LEXICAL)
        assert (reading.premise, reading.agreed) == (premise, ())


def test_what_the_model_says_of_agreeing_counts_is_told_as_a_figure() -> None:
    reading = read_pair("Between 10 and 20 people died.", "Some 15 people died.", _LEXICAL)
    verdict = reading.explain(Verdict("support", "wording", 0.9, "says the same in other words"))
    assert verdict.kind == "figure" and verdict.reason.startswith("killed: ")
    assert reading.explain(Verdict("unrelated", "wording", 0.9, "no opinion")).kind == "wording"


def test_one_place_or_day_that_differs_is_left_to_the_model_and_two_are_not() -> None:
    one = read_pair("The raid hit a mill in Homs.", "The raid hit a mill in Raqqa.", _LEXICAL)
    assert one.verdict is None and one.apart is not None
    clash = one.explain(Verdict("contradict", "wording", 0.9, "the wordings exclude each other"))
    assert (clash.stance, clash.kind, clash.confidence) == ("contradict", "place", 0.9)
    assert one.explain(Verdict("support", "wording", 0.9, "the same")).stance == "unrelated"
    for premise, hypothesis in (
        ("A raid hit Homs on 3 May 2016.", "A raid hit Raqqa on 9 May 2016."),
        ("The raid on Homs killed 14 people.", "The raid on Raqqa killed five people."),
    ):
        two = read_pair(premise, hypothesis, _LEXICAL)
        assert two.verdict is not None and two.verdict.stance == "unrelated"
