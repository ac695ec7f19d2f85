"""The reader of two wordings that needs no weights: sure cases, and silence elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from corroborate.stance_models.lexical import LexicalStance

MODEL = LexicalStance()


def _row(premise: str, hypothesis: str) -> tuple[float, float, float]:
    entails, neutral, contradicts = MODEL.judge([(premise, hypothesis)])[0]
    return float(entails), float(neutral), float(contradicts)


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        ("The bridge over the river was closed to lorries.", "The bridge over the river was not closed to lorries."),
        ("The northern gate of the port is open.", "The southern gate of the port is open."),
        ("The mayor of the town is alive.", "The mayor of the town is dead."),
    ],
)
def test_negation_and_opposites_contradict(premise: str, hypothesis: str) -> None:
    for pair in ((premise, hypothesis), (hypothesis, premise)):
        assert _row(*pair)[2] >= MODEL.contradicts_from


def test_a_limit_that_is_added_denies_nothing() -> None:
    short, long = "The guard stood at the gate.", "The guard stood at the gate but not at his post."
    assert _row(short, long)[2] < MODEL.contradicts_from
    assert _row(long, short)[2] < MODEL.contradicts_from


def test_the_longer_wording_entails_the_shorter_and_not_the_reverse() -> None:
    long, short = "Soldiers closed the old bridge on Monday evening.", "Soldiers closed the old bridge."
    assert _row(long, short)[0] >= MODEL.entails_from
    assert _row(short, long)[0] < MODEL.entails_from


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        ("The harbour was reopened.", "The choir sang in the square."),
        ("Perhaps the bridge could be closed.", "The bridge is closed."),
        ("Soldiers closed the bridge in Tartus.", "Soldiers closed the bridge in Latakia."),
        ("Soldiers closed 4 bridges.", "Soldiers closed 5 bridges."),
        ("...", "Soldiers closed the bridge."),
    ],
)
def test_silence_where_unsure(premise: str, hypothesis: str) -> None:
    entails, _, contradicts = _row(premise, hypothesis)
    assert entails < MODEL.entails_from and contradicts < MODEL.contradicts_from


def test_rows_are_probabilities_of_fixed_shape() -> None:
    rows = MODEL.judge([("a b", "a b"), ("a", "c"), ("not a b c", "a b c")])
    assert rows.shape == (3, 3) and np.allclose(rows.sum(axis=1), 1.0)
    assert MODEL.judge([]).shape == (0, 3)
