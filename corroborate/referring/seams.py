"""Where the words about a speaker are cut out of a claim, so that what is left still makes a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corroborate.records import Claim, Sentence
from corroborate.saying.cues import verbs

_CLOSED = re.compile(r"[\w.!?,](?:[\"”]|'')$")
_OPENED = re.compile(r"[,:.;]\s*[“\"](?=\w)")
_JOINED = re.compile(r"[\s,]*(?:and|but|while|or|;)\b", re.IGNORECASE)

_CARRIED = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "expl"})
_BESIDE_A_VERB = frozenset({"npadvmod", "advmod", "prep", "dative"})
_TIMED = frozenset({"DATE", "TIME"})


def seams(claim: Claim, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return the runs to leave out of a claim: none holds its verb or number, each has what is the saying's own.

    Who is blamed cannot do without who blames. Where quoted words end before a run, all behind it is the saying's, up
    to those that are quoted next.
    """
    if sentence.parsed is None or not claim.outside:
        return claim.outside
    return tuple(_seams(claim, list(sentence.parsed), sentence.shift))


def _seams(claim: Claim, tokens: Sequence[Token], shift: int) -> Iterator[tuple[int, int]]:
    for start, end in claim.outside:
        run = {token.i for token in tokens if start <= token.idx + shift < end}
        before = [token for token in tokens if claim.start <= token.idx + shift < start]
        after = [token for token in tokens if end <= token.idx + shift < claim.end]
        carried = any(token.dep_ in _CARRIED and token.head.i in run for token in before)
        blames = any(token.i in run and token.lemma_.lower() in verbs("accuse") for token in tokens)
        if (carried or (blames and before)) and any(token.is_alpha for token in after):
            continue
        end = _without_its_number(end, before, [token for token in tokens if token.i in run], after, shift)
        rest = _after_a_quote(claim, start, end)
        if rest > end:
            yield _with_its_mark(claim, start), rest
        else:
            yield start, _with_its_day(end, run, after, shift)


def _with_its_mark(claim: Claim, start: int) -> int:
    """Return the start of a run with the closing mark before it, whose opening one stands outside the claim."""
    said = claim.text[: start - claim.start].rstrip()
    lone = said[-1:] in ('"', "”") and sum(said.count(mark) for mark in '"“”') % 2 == 1
    return claim.start + len(said) - 1 if lone else start


def _without_its_number(
    end: int, before: Sequence[Token], run: Sequence[Token], after: Sequence[Token], shift: int
) -> int:
    """Return the end of a run without the number that counts what follows: "according to the agency 10 died"."""
    if before or not after or not run or not run[-1].like_num or not after[0].is_alpha:
        return end
    return run[-1].idx + shift


def _after_a_quote(claim: Claim, start: int, end: int) -> int:
    """Return where the next quoted words open or the claim ends, if a run follows quoted words and is not joined on."""
    said, rest = claim.text[: start - claim.start].rstrip(" ,"), claim.text[end - claim.start :]
    if not _CLOSED.search(said) or _JOINED.match(rest):
        return end
    again = _OPENED.search(rest)
    return end + again.end() if again is not None else claim.end


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
