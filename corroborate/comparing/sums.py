"""What the counts of one bare claim come to: "15, and 2 more died later" are 17, "six men and a guard" seven."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corroborate.clusters import question_of
from corroborate.comparing.comparisons import Verdict, compare_figures
from corroborate.records import Figure

_MORE = re.compile(r"\b(?:more|another|others?|further|additional|also)\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:more|fewer|less) than\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:including|includes?|included|among|amongst|of (?:whom|them|those)|counting)\b", re.IGNORECASE
)


def compare_all(later: Sequence[Figure], earlier: Sequence[Figure], texts: tuple[str, str]) -> Iterator[Verdict]:
    """Compare the counts of two bare claims, question by question.

    Where one count of a question agrees, or what the counts of one side add up to, none of that question contradicts.
    What is added to a count before it ("two more") is never set against the other side by itself.
    """
    new, old = _counting(later), _counting(earlier)
    for question in sorted({question_of(figure) for figure in new} & {question_of(figure) for figure in old}):
        mine = [figure for figure in new if question_of(figure) == question]
        theirs = [figure for figure in old if question_of(figure) == question]
        verdicts = _compared(mine, theirs)
        if any(_fits(verdict) for verdict in verdicts):
            continue
        summed = _compared(mine, _totals(question, old, texts[1])) + _compared(_totals(question, new, texts[0]), theirs)
        if any(_fits(verdict) for verdict in summed):
            yield next(verdict for verdict in summed if _fits(verdict))
            continue
        yield from _compared(_whole(mine), _whole(theirs))


def _counting(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if not figure.superseded and figure.modality != "denied"]


def _compared(later: Sequence[Figure], earlier: Sequence[Figure]) -> list[Verdict]:
    return [compare_figures(new, old, same_voice=False, time_known=False) for new in later for old in earlier]


def _fits(verdict: Verdict) -> bool:
    return verdict.stance in ("support", "detail")


def _whole(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if not adds(figure)] or list(figures)


def adds(figure: Figure) -> bool:
    """Say whether the words of a count add it to another ("two more", "another five")."""
    return _MORE.search(_BOUND.sub("", figure.text)) is not None


def _totals(question: str, figures: Sequence[Figure], text: str) -> list[Figure]:
    """What the counts of one question add up to, alone and with the groups told beside them."""
    mine = [figure for figure in figures if question_of(figure) == question]
    sums = [_sum(mine)] if len(mine) > 1 and any(adds(figure) for figure in mine) else []
    groups = [figure for figure in figures if figure.slot == mine[0].slot and figure.part is not None] if mine else []
    if mine and mine[0].part is None and groups and not _WITHIN.search(text):
        sums.append(_sum([*mine, *groups]))
    return sums


def _sum(figures: Sequence[Figure]) -> Figure:
    highs = [figure.high for figure in figures if figure.high is not None]
    stated = [figure.stated if figure.stated is not None else figure.low for figure in figures]
    return replace(
        figures[0],
        low=sum(figure.low for figure in figures),
        high=sum(highs) if len(highs) == len(figures) else None,
        stated=sum(stated),
        derived=True,
    )
