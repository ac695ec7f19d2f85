"""Counts an article gives again in its own words, in its headline or lead, after or before naming who gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from corroborate.records import Article, Claim, Figure
from corroborate.weighing.voicings import Basis

SMALL = 10
"""Counts below it recur by chance in one article; they need the same event and people to be one count."""

OWN: tuple[Basis, ...] = ("own", "copy", "credit", "passage")
"""How a claim without a speaker came to its voice."""


def repeated(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    counts: Mapping[str, Sequence[Figure]],
    basis: Mapping[str, Basis],
) -> dict[str, str]:
    """Return, for each claim in an article's own words, the claim with a speaker whose count it repeats.

    The count is looked for in the claim's article first, then in its copies: an early version may name the speaker.
    A headline that names nobody but "an NGO" repeats its text like one that names nobody at all.
    """
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.start, claim.id))
    spoken: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for claim in ordered:
        if basis[claim.id] in OWN or claim.form == "headline":
            continue
        for figure in counts.get(claim.id, ()):
            for text in _texts(articles[claim.article]):
                spoken[(text, *_count_of(figure))].append(figure)
    found = {}
    for claim in ordered:
        if not _speechless(claim, basis[claim.id]):
            continue
        keys = (
            (count, (text, *_count_of(count)))
            for text in _texts(articles[claim.article])
            for count in counts.get(claim.id, ())
        )
        told = next((other.claim for count, one in keys for other in spoken.get(one, ()) if _same(count, other)), None)
        if told is not None:
            found[claim.id] = told
    return found


def _speechless(claim: Claim, basis: Basis) -> bool:
    return basis in OWN or (claim.form == "headline" and basis == "unnamed")


def _same(count: Figure, other: Figure) -> bool:
    """Say whether equal numbers are one count: not of other events or people, and if small, plainly of the same."""
    if count.event != other.event and (count.low < SMALL or None not in (count.event, other.event)):
        return False
    return count.part == other.part or (None in (count.part, other.part) and count.low >= SMALL) or _whole(count, other)


def _whole(count: Figure, other: Figure) -> bool:
    """Say whether one count names its people and the other says the same of everybody ("four civilians", "four")."""
    return {count.part, other.part} == {None, "civilians"}


def _texts(article: Article) -> tuple[tuple[str, str | None], ...]:
    own = ("article", article.id)
    return (own,) if article.copies is None else (own, ("copies", article.copies))


def _count_of(figure: Figure) -> tuple[object, ...]:
    return figure.slot, figure.stated if figure.stated is not None else (figure.low, figure.high)
