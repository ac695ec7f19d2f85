"""The optional fields of the contract about voices: passages, ledgers, doubts, what a standing rests on."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.records import Account, Cluster, Entry, Passage

Document = dict[str, object]


def passages(found: Sequence[Passage]) -> list[Document]:
    """Return an article's passages that were first set down elsewhere."""
    return [
        {
            "start": passage.start,
            "end": passage.end,
            "origin": passage.origin,
            "article": passage.article,
            "other_start": passage.other_start,
            "other_end": passage.other_end,
            "reason": passage.reason,
        }
        for passage in found
    ]


def of_cluster(item: Cluster) -> Document:
    """Return what a cluster holds beyond its standing: doubts, what leaving out a voice changes, the ledger."""
    return {
        "certain_voices": item.certain or len(item.voices),
        "possibly_one": [{"voices": sorted(doubt.voices), "reason": doubt.reason} for doubt in item.doubts],
        "without": [{"voice": change.voice, "standing": change.standing} for change in item.without],
        "ledger": [entry(line) for line in item.ledger],
        "stale": [{"figure": stale.figure, "by": stale.by, "reason": stale.reason} for stale in item.stale],
    }


def entry(item: Entry) -> Document:
    """Return one line of a ledger."""
    return {
        "voice": item.voice,
        "claim": item.claim,
        "article": item.article,
        "outlet": item.outlet,
        "speaker": item.speaker,
        "through": list(item.through),
        "basis": item.basis,
        "reason": item.reason,
    }


def accounts(found: Sequence[Account]) -> list[Document]:
    """Return what each voice says for one range."""
    return [
        {
            "voice": account.voice,
            "label": account.label,
            "says": account.says,
            "outlets": list(account.outlets),
            "figures": list(account.figures),
        }
        for account in found
    ]
