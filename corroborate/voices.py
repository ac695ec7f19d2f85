"""Independent voices: whom each claim goes back to, however many outlets carry it.

A claim without attribution speaks with its article's origin. Named speakers join across spellings and descriptions of
one body. An unnamed speaker counts as the body that relayed it, else as itself inside its origin, marked as unnamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corroborate.records import Article, Attribution, Claim, Entry, Figure, Voice
from corroborate.speakers import body, key
from corroborate.voicings import Basis


@dataclass(frozen=True, slots=True)
class Mouth:
    """Whom a claim goes back to: a voice's id and label, whether that speaker is unnamed, and how it was found."""

    id: str
    label: str
    unnamed: bool = False
    basis: Basis = "own"
    reason: str = ""


def name(claims: Sequence[Claim], articles: Mapping[str, Article], figures: Sequence[Figure] = ()) -> dict[str, Mouth]:
    """Return the voice of every claim, by claim id.

    A headline that repeats a count its article gives with a speaker speaks with that speaker; it is no other voice.
    """
    spoken = _spoken_counts(claims, figures)
    counts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        counts[figure.claim].append(figure)
    mouths = {}
    for claim in claims:
        told = [spoken.get(_count_of(figure)) for figure in counts[claim.id]]
        repeated = next((one for one in told if one is not None), None)
        if claim.form == "headline" and claim.attribution is None and repeated is not None:
            found = _mouth(repeated, articles[repeated.article])
            mouths[claim.id] = replace(found, basis="headline", reason=f"repeats its article's count: {found.reason}")
        else:
            mouths[claim.id] = _mouth(claim, articles[claim.article])
    return mouths


def _spoken_counts(claims: Sequence[Claim], figures: Sequence[Figure]) -> dict[tuple[object, ...], Claim]:
    """Return, by article and count, the first claim that gives the count with a speaker."""
    by_id = {claim.id: claim for claim in claims}
    spoken: dict[tuple[object, ...], Claim] = {}
    for figure in sorted(figures, key=lambda figure: (figure.article, figure.start)):
        claim = by_id.get(figure.claim)
        if claim is not None and claim.attribution is not None and claim.form != "headline":
            spoken.setdefault(_count_of(figure), claim)
    return spoken


def _count_of(figure: Figure) -> tuple[object, ...]:
    return figure.article, figure.slot, figure.stated if figure.stated is not None else (figure.low, figure.high)


def _mouth(claim: Claim, article: Article) -> Mouth:
    attribution = claim.attribution
    if attribution is None:
        return of_origin(article)
    if not attribution.anonymous:
        return replace(_named(attribution.speaker), basis="speaker", reason=_told(attribution))
    for relay in reversed(attribution.chain):
        if body(relay) is not None:
            return replace(_named(relay), basis="relay", reason=f"{attribution.speaker}, unnamed, heard by {relay}")
    described = key(attribution.speaker)
    return Mouth(
        f"unnamed:{article.origin}:{described}",
        f"{attribution.speaker} (unnamed, via {_origin_label(article)})",
        unnamed=True,
        basis="unnamed",
        reason=f"{attribution.speaker}, unnamed, joined only inside one origin",
    )


def _told(attribution: Attribution) -> str:
    through = f" through {', '.join(attribution.chain)}" if attribution.chain else ""
    return f"said by {attribution.speaker}{through}"


def of_origin(article: Article) -> Mouth:
    """Return the voice of an article's own words: the wire or outlet they were first set down by."""
    kind, _, label = article.origin.partition(":")
    if kind not in ("wire", "outlet"):
        own = label == article.id
        reason = "own words of an unknown outlet" if own else f"copies {label}"
        return Mouth(f"article:{label}", f"unknown outlet ({label})", basis="own" if own else "copy", reason=reason)
    if kind == "wire" and (article.credit == label or article.copies is None):
        return replace(_named(label), basis="credit", reason=f"credits {label}")
    if kind == "wire" or label != article.outlet:
        return replace(_named(label), basis="copy", reason=f"copies words of {label}")
    return replace(_named(label), basis="own", reason=f"own words of {label}")


def _named(speaker: str) -> Mouth:
    known = body(speaker)
    if known is not None:
        return Mouth(f"body:{known}", speaker)
    return Mouth(f"name:{key(speaker)}", speaker)


def _origin_label(article: Article) -> str:
    return article.origin.partition(":")[2]


def ledger(claims: Sequence[str], mouths: Mapping[str, Mouth]) -> tuple[Voice, ...]:
    """Return the voices behind some claims, each with its claims and its most common, then longest label."""
    by_voice: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    unnamed: dict[str, bool] = {}
    for claim in sorted(claims):
        mouth = mouths[claim]
        by_voice[mouth.id].append(claim)
        labels[mouth.id][mouth.label] += 1
        unnamed[mouth.id] = mouth.unnamed and unnamed.get(mouth.id, True)
    return tuple(
        Voice(voice, _commonest(labels[voice]), tuple(members), unnamed[voice])
        for voice, members in sorted(by_voice.items())
    )


def _commonest(labels: Mapping[str, int]) -> str:
    return min(labels, key=lambda label: (-labels[label], -len(label), label))


def entries(voices: Sequence[Voice], claims: Mapping[str, Claim], mouths: Mapping[str, Mouth]) -> tuple[Entry, ...]:
    """Return the ledger of some voices: each claim with who printed it, whom it names and through whom it came."""
    found = []
    for voice in voices:
        for member in voice.claims:
            claim, mouth = claims[member], mouths[member]
            said = claim.attribution
            found.append(
                Entry(
                    claim=claim.id,
                    article=claim.article,
                    outlet=claim.outlet,
                    voice=voice.id,
                    basis=mouth.basis,
                    reason=mouth.reason,
                    speaker=said.speaker if said is not None else None,
                    through=said.chain if said is not None else (),
                )
            )
    return tuple(sorted(found, key=lambda entry: (entry.voice, entry.outlet or "", entry.article, entry.claim)))
