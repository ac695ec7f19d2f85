"""Near is not the same where a claim states a bound: nine dead are not "more than ten", nor "fewer than nine"."""

from __future__ import annotations

from dataclasses import replace

from corroborate.comparing.comparisons import Verdict, compare_figures, written
from corroborate.records import Figure


def bounded(figure: Figure) -> bool:
    """Say whether the words of a count give a number it is more or less than, and not only one it is near."""
    return figure.stated is not None and (figure.high is None or figure.low == 0 < figure.high)


def compare_bounded(told: Figure, asked: Figure) -> Verdict:
    """Compare a told count with an asked one whose bound it may not cross; without a bound as ever.

    A count that may lie on either side of the bound says nothing of it.
    """
    verdict = compare_figures(told, asked, same_voice=False, time_known=False)
    if verdict.stance not in ("support", "detail") or not bounded(asked):
        return verdict
    above = asked.high is None or (told.high is not None and told.high <= asked.high)
    if above and told.low >= asked.low:
        return verdict
    words = f"{asked.slot}: {written(told)} against {written(asked)}"
    if (told.high is not None and told.high < asked.low) or (asked.high is not None and told.low > asked.high):
        return replace(verdict, stance="contradict", confidence=0.7, reason=f"{words}; the bound excludes it")
    return replace(verdict, stance="unrelated", confidence=0.5, reason=f"{words}; it may lie on either side")
