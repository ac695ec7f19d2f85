"""Weigh a cluster: its standing, with the rule in words, and the range of its figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from corroborate.records import Article, Cluster, Figure, Judgement, Range, Standing

CONTESTED_CONFIDENCE = 0.4
"""A contradiction below this confidence is shown but does not by itself make a cluster contested."""


def standing(
    cluster: Cluster, judgements: Sequence[Judgement], voice_of: Mapping[str, str], unnamed: frozenset[str]
) -> tuple[Standing, str]:
    """Return the first standing that fits and the rule that gave it, in words. ``voice_of`` maps claims to voices."""
    members = set(cluster.claims)
    inside = [judgement for judgement in judgements if judgement.claim in members and judgement.toward in members]
    total = len(cluster.voices)
    against = {
        frozenset((voice_of[judgement.claim], voice_of[judgement.toward]))
        for judgement in inside
        if judgement.stance == "contradict"
        and judgement.confidence >= CONTESTED_CONFIDENCE
        and voice_of[judgement.claim] != voice_of[judgement.toward]
    }
    if against:
        voices = len(frozenset().union(*against))
        return "contested", f"contested: {voices} of {_count(total)} contradict each other"
    if any(judgement.stance == "update" for judgement in inside):
        return "updated", "updated: a voice replaced its own account and nobody else disagrees"
    joined = {
        voice
        for judgement in inside
        if judgement.stance in ("support", "detail") and voice_of[judgement.claim] != voice_of[judgement.toward]
        for voice in (voice_of[judgement.claim], voice_of[judgement.toward])
        if voice not in unnamed
    }
    if len(joined) >= 2:
        return "corroborated", f"corroborated: {len(joined)} of {_count(total)} support one another"
    if total > 1:
        return "single_voice", f"single voice: {_count(total)}, but no two named ones support one another"
    return "single_voice", "single voice: all claims go back to one voice"


def _count(voices: int) -> str:
    return f"{voices} voice" + ("" if voices == 1 else "s")


def ranges(
    clusters: Sequence[Cluster], figures: Sequence[Figure], articles: Mapping[str, Article], voice_of: Mapping[str, str]
) -> tuple[Range, ...]:
    """Return the range of every slot and part of every event that some current figure speaks of."""
    groups: dict[tuple[str, str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.event is not None and figure.modality in ("asserted", "alleged"):
            groups[(figure.event, figure.slot, figure.part)].append(figure)
    standings = {(cluster.event, cluster.question): cluster for cluster in clusters}
    found = []
    for (event, slot, part), members in sorted(
        groups.items(), key=lambda item: (item[0][0], item[0][1], item[0][2] or "")
    ):
        current = [figure for figure in members if not figure.superseded]
        if not current:
            continue
        cluster = standings.get((event, slot if part is None else f"{slot}/{part}"))
        found.append(_range(event, part, members, current, cluster, articles, voice_of))
    return tuple(found)


def _range(
    event: str,
    part: str | None,
    members: Sequence[Figure],
    current: Sequence[Figure],
    cluster: Cluster | None,
    articles: Mapping[str, Article],
    voice_of: Mapping[str, str],
) -> Range:
    lows = [number for figure in current for number in _numbers(figure, for_low=True)]
    highs = [number for figure in current for number in _numbers(figure, for_low=False)]
    if not lows:
        lows = [min(figure.low for figure in current)]
    if not highs:
        highs = [max(figure.low if figure.high is None else figure.high for figure in current)]
    low, high = min(lows), max(max(highs), min(lows))
    return Range(
        event=event,
        slot=current[0].slot,
        part=part,
        low=low,
        best=min(max(_best(current, articles, voice_of), low), high),
        high=high,
        open=any(figure.high is None for figure in current),
        standing=cluster.standing if cluster is not None else "single_voice",
        voices=len({voice_of[figure.claim] for figure in current}),
        figures=tuple(sorted(figure.id for figure in members)),
        rule=cluster.rule if cluster is not None else "",
    )


def _numbers(figure: Figure, for_low: bool) -> list[int]:
    """Return the numbers a figure states; "up to 30" never lowers a range, vague words state no number."""
    upper_bound = _is_upper_bound(figure)
    if figure.stated is not None:
        return (
            []
            if upper_bound and for_low
            else [figure.high if upper_bound and figure.high is not None else figure.stated]
        )
    if figure.high is not None and _names_ends(figure):
        return [figure.low, figure.high]
    return []


_RANGE_WORDS = re.compile(r"\d|\bto\b|\bbetween\b|-")


def _is_upper_bound(figure: Figure) -> bool:
    """Say whether a figure only says how many at most ("up to 30")."""
    return figure.low == 0 and figure.high is not None and figure.high > 0


def _names_ends(figure: Figure) -> bool:
    """Say whether an interval without one stated number names its two ends ("15 to 20"), unlike "several"."""
    return bool(_RANGE_WORDS.search(figure.text))


def _best(current: Sequence[Figure], articles: Mapping[str, Article], voice_of: Mapping[str, str]) -> int:
    """Return the number most voices give, then the latest, then the lowest; vague words only without any number."""
    stated = [figure for figure in current if figure.stated is not None] or list(current)
    stated = [figure for figure in stated if not _is_upper_bound(figure)] or stated
    voices: dict[int, set[str]] = defaultdict(set)
    latest: dict[int, date] = {}
    for figure in stated:
        number = figure.stated if figure.stated is not None else figure.low
        day = figure.as_of or articles[figure.article].published or date.min
        voices[number].add(voice_of[figure.claim])
        latest[number] = max(latest.get(number, date.min), day)
    return min(voices, key=lambda number: (-len(voices[number]), -latest[number].toordinal(), number))
