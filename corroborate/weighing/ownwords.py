"""Whom words go back to that name no speaker, and how the voice of a name is written."""

from __future__ import annotations

from dataclasses import replace

from corroborate.records import Article, Claim, Passage
from corroborate.saying.speakers import body, key, known
from corroborate.weighing.namings import canonical
from corroborate.weighing.voicings import Mouth

IN_PASSAGE = 0.6
"""Share of a claim's characters that lie in a passage for it to go back to the passage's origin."""


def of_words(claim: Claim, article: Article) -> Mouth:
    """Return the voice of words without a speaker: of the passage they lie in, else of the article."""
    passage = passage_of(claim, article)
    if passage is None or passage.origin == article.origin:
        return of_origin(article)
    kind, _, label = passage.origin.partition(":")
    if kind == "article":
        return Mouth(f"article:{label}", f"unknown outlet ({label})", basis="passage", reason=passage.reason)
    return replace(named(label), basis="passage", reason=passage.reason)


def passage_of(claim: Claim, article: Article) -> Passage | None:
    """Return the likeliest passage most of a claim lies in."""
    if claim.field != "text":
        return None
    for passage in article.passages:
        inside = min(claim.end, passage.end) - max(claim.start, passage.start)
        if inside >= IN_PASSAGE * (claim.end - claim.start):
            return passage
    return None


def of_origin(article: Article) -> Mouth:
    """Return the voice of an article's own words: the wire or outlet they were first set down by."""
    kind, _, label = article.origin.partition(":")
    copied = "shares words with" if article.origin_tied else "copies words of"
    if kind not in ("wire", "outlet"):
        own = label == article.id
        reason = "own words of an unknown outlet" if own else f"{copied} {label}"
        return Mouth(f"article:{label}", f"unknown outlet ({label})", basis="own" if own else "copy", reason=reason)
    if kind == "wire" and (article.credit == label or article.copies is None):
        return replace(named(label), basis="credit", reason=f"credits {label}")
    if kind == "wire" or label != article.outlet:
        return replace(named(label), basis="copy", reason=f"{copied} {label}")
    unsure = "; nothing tells whether it printed them first" if article.origin_tied else ""
    return replace(named(label), basis="own", reason=f"own words of {label}{unsure}")


def named(speaker: str) -> Mouth:
    """Return the voice of a name: of the body it stands for, else of itself."""
    found = known(speaker) or body(canonical(speaker))
    if found is not None:
        return Mouth(f"body:{found}", speaker)
    return Mouth(f"body:{key(speaker).replace(' ', '-')}", speaker)
