"""Where the words about a speaker are cut out of a claim, so that what is left still makes a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corroborate.records import Claim, Sentence

_CARRIED = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "expl"})
_BESIDE_A_VERB = frozenset({"npadvmod", "advmod", "prep", "dative"})
_TIMED = frozenset({"DATE", "TIME"})


def seams(claim: Claim, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return the runs to leave out of a claim: none that holds its verb, each with the day that is the saying's own."""
    if sentence.parsed is None or not claim.outside:
        return claim.outside
    return tuple(_seams(claim, list(sentence.parsed), sentence.shift))


def _seams(claim: Claim, tokens: Sequence[Token], shift: int) -> Iterator[tuple[int, int]]:
    for start, end in claim.outside:
        run = {token.i for token in tokens if start <= token.idx + shift < end}
        before = [token for token in tokens if claim.start <= token.idx + shift < start]
        after = [token for token in tokens if end <= token.idx + shift < claim.end]
        if any(token.dep_ in _CARRIED and token.head.i in run for token in before) and any(
            token.is_alpha for token in after
        ):
            continue
        yield start, _with_its_day(end, run, after, shift)


def _with_its_day(end: int, run: set[int], after: Sequence[Token], shift: int) -> int:
    """Return the end of a run with the words after it that only tell more of the saying: its day, its paper."""
    for token in after:
        top = token
        while top.i not in run and top.head.i != top.i and top.head.i not in run:
            top = top.head
        cue = top.head
        beside = cue.pos_ in ("NOUN", "PROPN") or (top.dep_ in _BESIDE_A_VERB and _is_timed(top))
        if cue.i not in run or not beside:
            break
        end = token.idx + len(token) + shift
    return end


def _is_timed(head: Token) -> bool:
    words = [token for token in head.subtree if token.pos_ not in ("ADP", "PUNCT", "DET")]
    return bool(words) and all(token.ent_type_ in _TIMED or token.dep_ in ("npadvmod", "advmod") for token in words)
