"""Temperature and thresholds, each set on data that trained nothing."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float64]


def heat(rows: Rows, temperature: float) -> Rows:
    """Probabilities as they would be had the logits been divided by ``temperature``."""
    logits = np.log(np.clip(rows, 1e-12, 1.0)) / temperature
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def fit_temperature(rows: Rows, labels: npt.NDArray[np.int64]) -> float:
    """The temperature in 0.5 .. 3.0 of least negative log likelihood; ``rows`` are probabilities at temperature 1."""
    grid = np.arange(0.5, 3.0001, 0.02)
    places = np.arange(len(labels))
    losses = [-np.log(np.clip(heat(rows, value)[places, labels], 1e-12, 1.0)).mean() for value in grid]
    return round(float(grid[int(np.argmin(losses))]), 2)


def contradicts_threshold(compatible: Rows, share: float) -> float:
    """Least threshold, in steps of 0.01 from 0.5, at which at most ``share`` of compatible pairs are contradicted."""
    for threshold in (step / 100 for step in range(50, 100)):
        if float((compatible[:, 2] >= threshold).mean()) <= share:
            return threshold
    return 1.0


def entails_threshold(rows: Rows, labels: npt.NDArray[np.int64], precision: float) -> float:
    """Least threshold, in steps of 0.01 from 0.5, at which at least ``precision`` of those called entailed are."""
    for threshold in (step / 100 for step in range(50, 100)):
        called = rows[:, 0] >= threshold
        if called.any() and float((labels[called] == 0).mean()) >= precision:
            return threshold
    return 1.0
