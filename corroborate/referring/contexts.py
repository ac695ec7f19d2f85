"""What is told beside a claim: the news it stands in, and the words before it that it points back at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from corroborate.claiming.surroundings import Surroundings, own_times
from corroborate.claiming.worded import Edit
from corroborate.records import Article, Claim
from corroborate.referring.antecedents import Memory
from corroborate.referring.bareness import in_pieces, named, pointing, points, points_back
from corroborate.referring.subjects import FIRST, WE

FAR = 8
"""Sentences back in which the noun that a claim points back by is looked for."""
MOST = 3
"""Sentences told beside a claim at most."""
LONGEST = 500
"""Characters of the sentences told beside a claim, at most."""
MOST_OF_IT = 0.75
"""Share of a sentence from which a piece of it is left without the rest."""
FOREIGN_LETTERS = 6
"""Letters outside English from which a sentence is not told beside a claim: a post in another language."""
SHORTEST = 4
"""Words of a headline that tells what its article is about."""

_BRACKETS = str.maketrans("[]", "()")


def context(
    article: Article,
    claim: Claim,
    tokens: Sequence[Token],
    around: Mapping[int, Surroundings],
    edits: Sequence[Edit],
    memory: Memory,
) -> str:
    """Return the headline and the day of the news, and the printed sentences a claim cannot be understood without.

    Nothing where the claim tells its own day and names, and points at nothing; for a headline the day alone.
    """
    here = around[claim.sentence]
    dated = any(
        mention.grain == "day"
        and (any(edit.start == mention.start for edit in edits) or _numbered(claim, mention.start, mention.end))
        for mention in own_times(claim, here)
    )
    if not tokens:
        return "" if dated else _day(article)
    placed = any(
        claim.start <= mention.start and mention.end <= claim.end and mention.place.level != "country"
        for mention in here.places
    )
    before = _told_before(claim, tokens, around, edits, memory, not (dated and placed))
    if dated and placed and not before:
        return ""
    return "; ".join(one for one in (_news(article, claim, around, before), _run(before, around)) if one)


def _numbered(claim: Claim, start: int, end: int) -> bool:
    return any(char.isdigit() for char in claim.text[start - claim.start : end - claim.start])


def _told_before(
    claim: Claim,
    tokens: Sequence[Token],
    around: Mapping[int, Surroundings],
    edits: Sequence[Edit],
    memory: Memory,
    lost: bool,
) -> list[int]:
    """Return the sentences that tell what a claim points back at, in reading order.

    ``lost``: the claim does not tell its own day and place, so that what stands beside it must.
    """
    here = around[claim.sentence]
    sure, maybe = pointing(claim, tokens, here, edits)
    told = [_told_in(token, claim, memory) for token in sure]
    found = [number for number in (*told, *(_told_in(token, claim, memory) for token in maybe)) if number is not None]
    parted = len(claim.text) < MOST_OF_IT * len(here.text)
    if None in told or (not found and (maybe or lost or not (edits or named(tokens)))):
        whole = parted and ((lost and bool(here.places)) or _cut(claim, tokens, here))
        found.append(claim.sentence if whole else _before(claim.sentence, around))
    if parted and (in_pieces(claim, tokens, edits) or (lost and _cut(claim, tokens, here))):
        found.append(claim.sentence)
    found += _speakers(claim, tokens, around)
    return _chained(sorted({number for number in found if _is_prose(number, claim, around)}), claim, around)


def _cut(claim: Claim, tokens: Sequence[Token], here: Surroundings) -> bool:
    """Say whether another clause than that of its saying stands beside a claim in its own sentence."""
    cue = claim.attribution.cue.split() if claim.attribution is not None else ()
    return any(
        token.tag_ in ("VBD", "VBZ", "VBP", "MD")
        and not tokens[0].i <= token.i <= tokens[-1].i
        and token.text not in cue
        for token in here.sentence.parsed or ()
    )


def _speakers(claim: Claim, tokens: Sequence[Token], around: Mapping[int, Surroundings]) -> list[int]:
    """Return the sentence that tells who says "I" or "we"."""
    who = claim.attribution
    if who is None or who.start is None or not any(token.lower_ in FIRST | WE for token in tokens):
        return []
    near = range(claim.sentence - FAR, claim.sentence + 2)
    return [n for n in near if n in around and around[n].sentence.start <= who.start < around[n].sentence.end]


def _told_in(token: Token, claim: Claim, memory: Memory) -> int | None:
    """Return the sentence that told last of the thing a noun means, in words that point at nothing if any did."""
    if token.pos_ != "NOUN":
        return None
    near = [found for found in memory.earlier(token, claim.sentence, FAR) if found[0] < claim.sentence]
    return next((number for number, other in near if not points(other)), near[0][0] if near else None)


def _before(number: int, around: Mapping[int, Surroundings]) -> int:
    """Return the sentence of prose before another one."""
    return next((one for one in range(number - 1, max(-1, number - MOST), -1) if one in around), -1)


def _is_prose(number: int, claim: Claim, around: Mapping[int, Surroundings]) -> bool:
    one = around.get(number)
    if one is None or one.sentence.form == "headline" or one.sentence.field != claim.field:
        return False
    return sum(char.isalpha() and not char.isascii() for char in one.text) < FOREIGN_LETTERS


def _chained(numbers: list[int], claim: Claim, around: Mapping[int, Surroundings]) -> list[int]:
    """Return sentences with the one before the first, as long as that points back itself, within what can be read."""
    kept: list[int] = []
    for number in reversed(numbers):
        if len(kept) < MOST and _length((number, *kept), around) <= LONGEST:
            kept.insert(0, number)
    kept = kept or numbers[-1:]
    while len(kept) < MOST and kept and points_back(around[kept[0]].sentence):
        more = _before(kept[0], around)
        if not _is_prose(more, claim, around) or _length((more, *kept), around) > LONGEST:
            break
        kept.insert(0, more)
    return kept


def _length(numbers: Sequence[int], around: Mapping[int, Surroundings]) -> int:
    return sum(len(around[number].text) for number in numbers)


def _run(numbers: Sequence[int], around: Mapping[int, Surroundings]) -> str:
    """Return sentences as printed, with a mark where some between them are left out."""
    words = ""
    for at, number in enumerate(numbers):
        gap = " " if at == 0 or number == numbers[at - 1] + 1 else " … "
        words += gap + " ".join(around[number].text.split())
    if len(words) > LONGEST + len(numbers) * len(" … "):
        words = f"… {words[-LONGEST:].partition(' ')[2]}"
    return words.translate(_BRACKETS).strip().rstrip(".")


def _news(article: Article, claim: Claim, around: Mapping[int, Surroundings], before: Sequence[int]) -> str:
    """Return the headline, or where there is none the sentence that opens the article, with the day of the news."""
    words, day = " ".join(article.title.split()), _day(article)
    if len(words.split()) < SHORTEST:
        first = next((number for number in sorted(around) if _opens(around[number])), claim.sentence)
        words = (
            _run([first], around)
            if first < claim.sentence and first not in before and _length([first], around) <= LONGEST
            else ""
        )
    return f"{words.translate(_BRACKETS).rstrip('.')} ({day})" if words and day else words.translate(_BRACKETS) or day


def _day(article: Article) -> str:
    return f"news of {article.published.day} {article.published:%B %Y}" if article.published is not None else ""


def _opens(here: Surroundings) -> bool:
    return here.sentence.field == "text" and len(here.text.split()) >= SHORTEST
