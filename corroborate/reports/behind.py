"""What stands behind a question: through whom each claim came to its voice, and what the standing rests on."""

from __future__ import annotations

from dataclasses import dataclass

from corroborate.records import Cluster, Standing
from corroborate.reports import plain
from corroborate.reports.lookup import Lookup, column
from corroborate.reports.plain import counted


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger: who printed it, whom they name, through whom, back to which voice, and how that is known.

    ``claims`` counts the claims it holds for.
    """

    outlet: str
    speaker: str
    through: str
    voice: str
    reason: str
    claims: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The ledger of a question, voices that are possibly one, and what leaving one voice out would change."""

    ledger: tuple[Line, ...]
    doubts: tuple[tuple[str, str], ...]
    without: tuple[tuple[str, Standing | None], ...]


def behind(cluster: Cluster, lookup: Lookup) -> Behind:
    """Return what stands behind a cluster; parts that are not known stay empty."""
    labels = {voice.id: voice.label for voice in cluster.voices}
    counts: dict[tuple[str, str, str, str, str], int] = {}
    for entry in cluster.ledger:
        outlet = column(lookup.articles[entry.article])
        key = (outlet, entry.speaker or "", ", ".join(entry.through), labels.get(entry.voice, ""), entry.reason)
        counts[key] = counts.get(key, 0) + 1
    lines = sorted(counts.items(), key=lambda item: (item[0][3], item[0][0], item[0]))
    return Behind(
        ledger=tuple(Line(*key, number) for key, number in lines),
        doubts=tuple(
            (" and ".join(labels[voice] for voice in doubt.voices if voice in labels), doubt.reason)
            for doubt in cluster.doubts
        ),
        without=tuple(
            (labels[change.voice], _standing(change.standing)) for change in cluster.without if change.voice in labels
        )
        if len(cluster.voices) > 1
        else (),
    )


def _standing(name: str | None) -> Standing | None:
    return next((known for known in plain.STANDINGS if known == name), None)


def voices(cluster: Cluster) -> str:
    """Return "3 voices", or "2 to 3 voices" where some are possibly one."""
    most = len(cluster.voices)
    least = cluster.certain or most
    return counted(most, "voice") if least == most else f"{least:,} to {counted(most, 'voice')}"


def outdated(cluster: Cluster, lookup: Lookup) -> dict[str, str]:
    """Return why a count is out of date, by the claim that still prints it."""
    return {
        lookup.figures[stale.figure].claim: stale.reason for stale in cluster.stale if stale.figure in lookup.figures
    }
