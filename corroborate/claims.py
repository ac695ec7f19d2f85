"""Cut what was said into claims: one checkable assertion each, tied to the words that make it.

A sentence is split where it coordinates clauses that each have a subject and a finite verb of their own, never inside a
figure. The split is kept conservative: a claim must stay readable alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Span, Token

from corroborate.claiming.checkable import checkable
from corroborate.claiming.spared import spare
from corroborate.claiming.surroundings import tokens_of
from corroborate.claiming.worded import worded
from corroborate.records import Article, Claim, Saying, Sentence

MIN_WORDS = 3
"""A run of fewer words asserts nothing one could check ("Read more")."""

_EDGE = re.compile(r"^[\s,;:.\-–—\"“”'‘’…)\]]+|[\s,;:\-–—\"“”‘’…(\[]+$")
_UNTRUE = re.compile(
    r"(?:it (?:is|was) (?:not true|untrue|false|a lie|wrong)|there (?:is|was) no truth|nothing (?:is|was) true)\b",
    re.IGNORECASE,
)
"""Words that deny what they introduce ("It is not true that nine were killed")."""
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]{2,}(?:[ /,]{1,2}[A-Z][A-Za-z'’.-]+){0,4}"
    r"(?:,? (?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?: \d{4})?))?"
    r"\s*(?:\([\w ./-]{2,30}\))?\s*(?:[-–—]+|:)\s+"
)
"""The place, day and agency a report is filed under ("BEIRUT, Aug 3 (AGENCY) - "): no part of any claim."""
_HEADING = re.compile(r"(?:[A-Z][A-Z'’-]{2,} +){2,6}(?=[A-Z][a-z])")
"""A heading inside the text that runs into its first sentence: "MILITARY AIRPORT On Friday"."""
_LINK_BEFORE = re.compile(r"(?:(?i:and|but)|while|although|though)\b[\s,]*")
"""A link to what stands before; "While" and "Though" at the head of a sentence link to what follows."""
_LINK_AFTER = re.compile(
    r"[\s,;]+(?:adding that|and|but|or|while|that|which|who|as|adding|when)[\s,;]*$", re.IGNORECASE
)


def extract(
    article: Article, sentences: Sequence[Sentence], sayings: Sequence[Saying], no_cut: Sequence[tuple[str, int, int]]
) -> tuple[Claim, ...]:
    """Return the claims of one article, in reading order, without times, places or events yet.

    ``no_cut`` are (field, start, end) runs that must stay in one claim, such as the words of a figure.
    """
    claims: dict[str, Claim] = {}
    for saying in spare(sayings, sentences, no_cut):
        sentence = sentences[saying.sentence]
        if sentence.furniture is not None:
            continue
        kept = [(start, end) for field, start, end in no_cut if field == sentence.field]
        for start, end in _clauses(sentence, saying, kept):
            claim = _claim(article, sentence, saying, start, end)
            if claim is None:
                continue
            counts = any(claim.start <= first and last <= claim.end for first, last in kept)
            field = article.text if claim.field == "text" else article.title
            asks = field[claim.end : claim.end + 2].strip('"”’ ').startswith("?")
            if counts or (not asks and checkable(claim, tokens_of(claim, sentence))):
                claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda claim: (claim.field != "title", claim.start, claim.end)))


def _clauses(sentence: Sentence, saying: Saying, no_cut: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut a saying's content at coordinated clauses; offsets are the field's."""
    cuts = [
        cut
        for cut in _cut_points(sentence)
        if saying.start < cut < saying.end and not any(start < cut < end for start, end in no_cut)
    ]
    edges = [saying.start, *sorted(set(cuts)), saying.end]
    return [(start, end) for start, end in pairwise(edges) if end > start]


def _cut_points(sentence: Sentence) -> list[int]:
    span = sentence.parsed
    if span is None or sentence.form == "headline":
        return []
    points = []
    for token in span:
        if _adds(token, span):
            points.append(int(token.nbor(2).idx) + sentence.shift)
        if token.dep_ != "conj" or token.pos_ not in ("VERB", "AUX") or token.head.pos_ not in ("VERB", "AUX"):
            continue
        if _has_own_subject(token) and _has_own_subject(token.head) and _finite(token) and _finite(token.head):
            points.append(_clause_start(token, span) + sentence.shift)
    return points


def _adds(token: Token, span: Span) -> bool:
    """Say whether a speaker goes on here: "two were hurt adding that a third died"; quoted words are cut elsewhere."""
    if token.lower_ != "adding" or token.i + 2 >= span.end or token.nbor().lower_ != "that":
        return False
    return not any(before.text in '"”' for before in span.doc[span.start : token.i])


def _has_own_subject(verb: Token) -> bool:
    return any(
        child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") and child.tag_ not in ("WDT", "WP")
        for child in verb.children
    )


def _finite(verb: Token) -> bool:
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in verb.children
    )


def _clause_start(verb: Token, span: Span) -> int:
    """Return where a conjunct's clause starts, its conjunction left out: a character index of the parsed document."""
    first = min((token.i for token in verb.subtree), default=verb.i)
    return int(span.doc[max(first, span.start)].idx)


def _claim(article: Article, sentence: Sentence, saying: Saying, start: int, end: int) -> Claim | None:
    field = article.text if sentence.field == "text" else article.title
    head = _DATELINE.match(field[start:end]) or _HEADING.match(field[start:end])
    start, end = _trim(field, start + head.end() if head else start, end)
    text = field[start:end]
    resolved = worded(field, start, end, saying.outside)
    if len(resolved.split()) < MIN_WORDS or not any(char.isalpha() for char in resolved):
        return None
    deed = saying.deed if saying.deed is not None and (saying.deed.start or 0) < end else None
    return Claim(
        id=f"{article.id}#{sentence.field}:{start}-{end}",
        article=article.id,
        outlet=article.outlet,
        field=sentence.field,
        start=start,
        end=end,
        text=text,
        resolved=resolved,
        form="quote" if saying.quoted and sentence.form == "body" else sentence.form,
        modality="denied" if _UNTRUE.match(resolved) else saying.modality,
        attribution=saying.attribution,
        sentence=saying.sentence,
        outside=tuple((first, last) for first, last in saying.outside if first < end and last > start),
        deed=deed,
    )


def _trim(field: str, start: int, end: int) -> tuple[int, int]:
    text = field[start:end]
    lead = _EDGE.match(text)
    if lead and lead.start() == 0 and lead.end() > 0:
        start += lead.end()
    text = field[start:end].rstrip()
    end = start + len(text)
    while end > start and field[end - 1] in ',;:-–—"“‘([':
        end = start + len(field[start : end - 1].rstrip())
    link = _LINK_BEFORE.match(field[start:end])
    start += link.end() if link else 0
    tail = _LINK_AFTER.search(field[start:end])
    return (start, start + tail.start()) if tail else (start, end)
