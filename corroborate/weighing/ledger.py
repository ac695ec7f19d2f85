"""The voices behind the claims of one question, and how each claim goes back to its voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.corroboration import certain, voices_of
from corroborate.records import Article, Claim, Cluster, Entry, Figure, Voice
from corroborate.voices import Mouth
from corroborate.weighing.doubts import Evidence, find
from corroborate.weighing.revisions import stale


def fill(
    cluster: Cluster, evidence: Evidence, figures: Mapping[str, Sequence[Figure]], articles: Mapping[str, Article]
) -> Cluster:
    """Return a cluster with its voices, the ledger behind them, what may be one voice and what is out of date."""
    voices = ledger(cluster.claims, evidence.mouths)
    filled = replace(cluster, voices=voices, ledger=entries(voices, evidence.claims, evidence.mouths))
    heard = voices_of(filled)
    counted = [figure for claim in cluster.claims for figure in figures.get(claim, ())]
    filled = replace(filled, doubts=find(cluster.claims, heard, evidence))
    return replace(filled, stale=stale(filled, counted, articles, heard), certain=certain(filled))


def ledger(claims: Sequence[str], mouths: Mapping[str, Mouth]) -> tuple[Voice, ...]:
    """Return the voices behind some claims, each with its claims and its most common, then longest label.

    Words of one outlet, or of copies, are one voice where they meet, whichever of them is held to be the origin: one
    more copy can only join voices, never add one.
    """
    heard = _joined(claims, mouths)
    by_voice: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    unnamed: dict[str, bool] = {}
    for claim in sorted(claims):
        voice, mouth = heard[mouths[claim].id], mouths[claim]
        by_voice[voice].append(claim)
        labels[voice][mouth.label] += 1
        unnamed[voice] = mouth.unnamed and unnamed.get(voice, True)
    return tuple(
        Voice(voice, _commonest(labels[voice]), tuple(members), unnamed[voice])
        for voice, members in sorted(by_voice.items())
    )


def _joined(claims: Sequence[str], mouths: Mapping[str, Mouth]) -> dict[str, str]:
    """Return, for each voice met, the first of those it shares a key with, directly or through others."""
    top: dict[str, str] = {}

    def root(name: str) -> str:
        top.setdefault(name, name)
        while top[name] != name:
            name = top[name]
        return name

    for claim in sorted(claims):
        mouth = mouths[claim]
        for tied in (mouth.id, *(f"key {tie}" for tie in mouth.keys)):
            first, second = sorted((root(mouth.id), root(tied)))
            top[second] = first
    ids = sorted({mouths[claim].id for claim in claims})
    first_of: dict[str, str] = {}
    for voice in ids:
        first_of.setdefault(root(voice), voice)
    return {voice: first_of[root(voice)] for voice in ids}


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
