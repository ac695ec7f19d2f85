"""Two bare claims in the same terms: a number that agrees is written alike on both sides before a model reads them.

A model trained on words takes "nearly 40" and "37" for two numbers. Arithmetic has settled them by then, so the premise
is read with the number of the hypothesis in place of its own, and only what is left in words is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corroborate.clusters import question_of
from corroborate.comparing.comparisons import Verdict, compare_figures
from corroborate.counting.numbers import quantity_at
from corroborate.records import Figure
from corroborate.text.words import words

_OF = " of "


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two counts of one question that agree, and what the comparison says of them."""

    later: Figure
    earlier: Figure
    verdict: Verdict


def agreements(later: Sequence[Figure], earlier: Sequence[Figure]) -> list[Agreement]:
    """The counts of both sides that answer one question and do not exclude each other, in the order of the premise."""
    found = []
    for new in later:
        for old in earlier:
            if question_of(new) != question_of(old) or not (_counts(new) and _counts(old)):
                continue
            if (new.low == 0) != (old.low == 0):  # "up to 30" leaves room for 25 and does not give it
                continue
            verdict = compare_figures(new, old, same_voice=False, time_known=False)
            if verdict.stance in ("support", "detail"):
                found.append(Agreement(new, old, verdict))
    return found


def _counts(figure: Figure) -> bool:
    return not figure.superseded and figure.modality in ("asserted", "alleged")


def in_terms_of(premise: str, hypothesis: str, agreed: Sequence[Agreement], policy: str) -> str:
    """The premise with the agreed numbers in the hypothesis's words; spaces in both are single."""
    text, taken = premise, len(premise)
    for agreement in sorted(agreed, key=lambda item: -item.later.start):
        own, other = _number(agreement.later, policy), _number(agreement.earlier, policy)
        if own is None or other is None or own[1] > taken:
            continue
        rest, after = text[own[1] :], hypothesis[other[1] :]
        if rest.startswith(_OF) and not after.startswith(_OF):  # "dozens of people" beside "40 people"
            rest = rest[len(_OF) - 1 :]
        text, taken = text[: own[0]] + hypothesis[other[0] : other[1]] + rest, own[0]
    return text


def _number(figure: Figure, policy: str) -> tuple[int, int] | None:
    """Where the number of a figure stands in its text, its bound with it; ``None`` where no words give it alone."""
    if figure.derived:
        return None
    found = words(figure.text)
    for at in range(len(found)):
        quantity = quantity_at(found, at, policy)
        if quantity is not None and (quantity.low, quantity.high) == (figure.low, figure.high) and not quantity.loose:
            return figure.start + found[quantity.first].start, figure.start + found[quantity.last - 1].end
    return None
