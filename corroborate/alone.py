"""State each claim alone: dates for weekdays, names for pronouns, in brackets what "the city" and "the attack" mean.

What the article does not settle stays as printed: a wrong name is worse than a bare one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from corroborate.claiming.surroundings import Surroundings, own_times, tokens_of
from corroborate.claiming.worded import Edit, worded
from corroborate.records import Article, Claim, Figure, Sentence
from corroborate.referring.antecedents import PERSON, Memory, Named, words
from corroborate.referring.bareness import in_pieces
from corroborate.referring.contexts import context
from corroborate.referring.definites import definites
from corroborate.referring.endings import ending, headline_ending
from corroborate.referring.openings import opening
from corroborate.referring.pronouns import named_alone, pronouns
from corroborate.referring.seams import seams
from corroborate.referring.subjects import LONGEST
from corroborate.saying.speakers import kind

_LOST = re.compile(r"(?:day|morning|night|evening)s$", re.IGNORECASE)
"""A possessive whose apostrophe is lost: "Tuesdays attack"."""
_OF_AN_ACT = re.compile(r" (?:that|when|as|on which)\b")
"""What makes a day that of another act ("the same day that shells fell")."""
_LINK = re.compile(r"^(?:on|early on|late on|in|at|by|since)\s+", re.IGNORECASE)


def state(
    article: Article,
    split: Sequence[Sentence],
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    around: Mapping[int, Surroundings],
) -> tuple[Claim, ...]:
    """Return the claims of one article, in reading order, each with the words that state it alone.

    A piece of a sentence that makes no clause and counts nothing is left out.
    """
    held = {figure.claim for figure in figures}
    memory, read = Memory(), -1
    out: list[Claim] = []
    for claim in claims:
        while read < claim.sentence:
            read += 1
            if read in around:
                memory.read(read, around[read])
        here = around[claim.sentence]
        tokens = [] if claim.form == "headline" else tokens_of(claim, here.sentence)
        edits = list(_edits(article, claim, tokens, here, memory))
        field = article.text if claim.field == "text" else article.title
        after = context(article, claim, tokens, around, edits, memory)
        if claim.id in held or claim.form not in ("body", "quote") or not in_pieces(claim, tokens, edits):
            stated = worded(field, claim.start, claim.end, seams(claim, here.sentence), edits)
            out.append(replace(claim, resolved=stated, after=after))
        _hear(claim, memory)
    return tuple(out)


def _edits(
    article: Article,
    claim: Claim,
    tokens: Sequence[Token],
    here: Surroundings,
    memory: Memory,
) -> Iterator[Edit]:
    yield from _dates(article, claim, here)
    if not tokens:
        yield from headline_ending(claim)
        return
    yield from ending(claim, tokens, here.sentence)
    yield from pronouns(claim, tokens, here, memory)
    yield from definites(claim, tokens, here, memory)
    yield from opening(claim, tokens, here.sentence)


def _hear(claim: Claim, memory: Memory) -> None:
    """Remember a speaker as a person named where the words of the saying stand."""
    who = claim.attribution
    if who is None or who.start is None:
        return
    said = named_alone(who.speaker)
    if said is None:
        return
    known = any(one.kind == PERSON and one.ident == said.split()[-1] for one in memory.named)
    if known or (kind(said) == "person" and len(said.split()) <= LONGEST):
        noun = next((word for word in who.speaker.lower().split() if word in words("female") | words("male")), "")
        memory.named.append(Named(claim.sentence, who.start, PERSON, said, noun, subject=True, ident=said.split()[-1]))


def _dates(article: Article, claim: Claim, around: Surroundings) -> Iterator[Edit]:
    """Put the date in for a weekday or "yesterday"."""
    for mention in own_times(claim, around):
        printed = claim.text[mention.start - claim.start : mention.end - claim.start]
        when = mention.when
        if (
            mention.grain != "day"
            or not when.anchored
            or when.start is None
            or when.start != when.end
            or any(char.isdigit() for char in printed)
            or "same" in printed.lower()
            or (claim.modality == "planned" and article.published is not None and when.start < article.published)
            or _OF_AN_ACT.match(claim.text, mention.end - claim.start)
        ):
            continue
        bare = _LINK.sub("", printed)
        link = printed[: len(printed) - len(bare)]
        ending = bare[-2:] if bare.endswith(("'s", "’s")) else "'s" if _LOST.search(bare) else ""
        yield Edit(mention.start, mention.end, f"{link}{when.start.day} {when.start:%B %Y}{ending}")
