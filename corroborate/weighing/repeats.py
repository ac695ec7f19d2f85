"""Counts an article gives again in its own words, in its headline or lead, after or before naming who gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from corroborate.places import compatible
from corroborate.records import Article, Claim, Figure
from corroborate.weighing.voicings import Basis, Mouth

SMALL = 10
"""Counts below it recur by chance in one article; they need the same event and people to be one count."""

LEAD = 4
"""Sentences at the head of an article that may sum up what it attributes below."""
NEXT = 3
"""Sentences within which the speaker of a headline's or lead's count is named."""
ROUNDED = 0.10
"""Share by which a rounded number may differ from the one it stands for."""

OWN: tuple[Basis, ...] = ("own", "copy", "credit", "passage")
"""How a claim without a speaker came to its voice."""


def repeated(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    counts: Mapping[str, Sequence[Figure]],
    mouths: Mapping[str, Mouth],
) -> dict[str, str]:
    """Return, for each claim in an article's own words, the claim with a speaker whose count it repeats.

    The count is looked for in the claim's article first, then in its copies: an early version may name the speaker.
    A headline that names nobody but "an NGO" repeats its text like one that names nobody at all.
    """
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.start, claim.id))
    by_id = {claim.id: claim for claim in claims}
    spoken: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for claim in ordered:
        if mouths[claim.id].basis in OWN or claim.form == "headline":
            continue
        for figure in counts.get(claim.id, ()):
            for text in _texts(articles[claim.article]):
                spoken[(text, *_count_of(figure))].append(figure)
    found = {}
    for claim in ordered:
        if not _speechless(claim, mouths[claim.id].basis):
            continue
        keys = (
            (count, (text, *_count_of(count)))
            for text in _texts(articles[claim.article])
            for count in counts.get(claim.id, ())
        )
        equal = ((count, other) for count, one in keys for other in spoken.get(one, ()))
        told = next(
            (
                other.claim
                for count, other in equal
                if _same(count, other) or (_of_one(count, other) and _leads_to(claim, by_id[other.claim]))
            ),
            None,
        )
        if told is None:
            told = _summed_up(claim, counts, [figure for figures in spoken.values() for figure in figures], mouths)
        if told is not None and not _differs(claim, told, counts):
            found[claim.id] = told
    return found


def _differs(claim: Claim, told: str, counts: Mapping[str, Sequence[Figure]]) -> bool:
    """Say whether a claim also gives a count that its article's speaker puts otherwise: 70 for "dozens"."""
    for count in counts.get(claim.id, ()):
        others = [other for other in counts.get(told, ()) if (other.slot, other.part) == (count.slot, count.part)]
        if count.stated is not None and others and not any(_fits(count, one) or _fits(one, count) for one in others):
            return True
    return False


def _summed_up(
    claim: Claim, counts: Mapping[str, Sequence[Figure]], spoken: Sequence[Figure], mouths: Mapping[str, Mouth]
) -> str | None:
    """Return the claim whose count a headline or lead sums up: "dozens" over the one toll its article gives for them.

    Every count of the same kind that the article gives with a speaker must go back to one voice.
    """
    if claim.form != "headline" and claim.field == "text" and claim.sentence > LEAD:
        return None
    for count in counts.get(claim.id, ()):
        if count.slot == "casualties" and (both := _added_up(count, spoken, mouths)) is not None:
            return both
        told = [
            other
            for other in spoken
            if other.article == claim.article
            and other.slot == count.slot
            and not other.superseded
            and (other.event == count.event or None in (other.event, count.event))
        ]
        fitting = [other for other in told if (_fits(count, other) and _of_one(count, other))]
        if fitting and len({mouths[other.claim].id for other in told}) == 1:
            return fitting[0].claim
    return None


def _added_up(count: Figure, spoken: Sequence[Figure], mouths: Mapping[str, Mouth]) -> str | None:
    """Return the claim whose dead and injured an article's speaker gives add up to a count of both together."""
    divided = [
        [figure for figure in spoken if figure.article == count.article and figure.slot == slot and figure.stated]
        for slot in ("killed", "injured")
    ]
    pairs = (
        (dead, hurt) for dead in divided[0] for hurt in divided[1] if mouths[dead.claim].id == mouths[hurt.claim].id
    )
    sums = (dead.claim for dead, hurt in pairs if (dead.stated or 0) + (hurt.stated or 0) == count.stated)
    return next(sums, None)


def _leads_to(claim: Claim, told: Claim) -> bool:
    """Say whether a headline or lead stands right before the sentence that tells its count with a speaker.

    Such a count is the same however small, and whatever event each sentence was put on, unless their places differ.
    """
    if claim.article != told.article or told.field != "text":
        return False
    first = 0 if claim.field == "title" or claim.form == "headline" else claim.sentence
    return first <= LEAD and 0 <= told.sentence - first <= NEXT and compatible(claim.places, told.places) is not False


def _of_one(count: Figure, other: Figure) -> bool:
    return count.part == other.part or _whole(count, other)


def _fits(count: Figure, other: Figure) -> bool:
    """Say whether a count may be the other one rounded or in words: "dozens" of 40, "nearly 30" of 28."""
    if other.stated is None:
        return count.stated is None and (count.low, count.high) == (other.low, other.high)
    if count.stated is not None:
        return count.stated == other.stated or (
            min(count.stated, other.stated) >= SMALL
            and abs(count.stated - other.stated) <= ROUNDED * max(count.stated, other.stated)
        )
    return count.low <= other.stated and (count.high is None or other.stated <= count.high)


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
