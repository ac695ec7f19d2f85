"""One quotation in two texts: words in quotation marks go back to the one who is named for them anywhere in the event.

A sentence may quote without saying whom, or its speaker may stand two sentences above: another article that prints the
same words tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.records import Article, Claim
from corroborate.saying.quotations import quotations
from corroborate.weighing.stories import Near
from corroborate.weighing.voicings import Mouth

RUN = 6
"""Words in a row by which two quotations are one."""

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"['’]")

Runs = frozenset[tuple[str, ...]]


def one_quotation(
    mouths: Mapping[str, Mouth], claims: Sequence[Claim], articles: Mapping[str, Article], near: Near
) -> dict[str, Mouth]:
    """Return the voices with quotations of which nobody is named beside them as those of whom others name for them.

    Whoever is read right beside the words is left; of two names for one quotation neither is taken.
    """
    runs = {article.id: _runs(article.text) for article in articles.values()}
    held: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    said: dict[str, Runs] = {}
    for claim in sorted(claims, key=lambda claim: (claim.article, claim.start, claim.id)):
        text = articles[claim.article].text if claim.field == "text" else ""
        said[claim.id] = _quoted(claim, text, runs[claim.article] if text else ())
        if _named_beside(claim, mouths[claim.id]):
            for run in said[claim.id]:
                held[run].append(claim)
    found = {}
    for claim in claims:
        if _named_beside(claim, mouths[claim.id]):
            continue
        around = (claim.article, *near.get(claim.article, ()))
        told = [other for run in said[claim.id] for other in held.get(run, ()) if other.article in around]
        voices = {mouths[other.id].id for other in told}
        if len(voices) == 1:
            mouth = mouths[min(told, key=lambda other: (other.article, other.start, other.id)).id]
            found[claim.id] = replace(mouth, reason=f"the same words are quoted from {mouth.label}")
    return {**mouths, **found}


def _named_beside(claim: Claim, mouth: Mouth) -> bool:
    """Say whether a claim's speaker is told by a name in the sentence that quotes."""
    said = claim.attribution
    return mouth.basis == "speaker" and said is not None and said.start is not None


def _runs(text: str) -> list[tuple[int, int]]:
    return [(run.start, run.end) for run in quotations(text) if run.words >= RUN]


def _quoted(claim: Claim, text: str, runs: Sequence[tuple[int, int]]) -> Runs:
    """Return the runs of words a claim holds in quotation marks."""
    found: set[tuple[str, ...]] = set()
    for start, end in runs:
        if start < claim.end and end > claim.start:
            printed = _MARKS.sub("", text[max(start, claim.start) : min(end, claim.end)])
            words = [word.casefold() for word in _WORD.findall(printed)]
            found.update(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return frozenset(found)
