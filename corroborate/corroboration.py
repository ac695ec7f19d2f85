"""Weigh a cluster: its standing with the rule in words, what each voice carries, and the range of its figures."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from corroborate.records import Account, Article, Cluster, Doubt, Figure, Judgement, Range, Standing, Voice, Without
from corroborate.weighing.policies import Policy, named

_AGAINST = {
    "figure": "give figures that exclude each other",
    "place": "name places that exclude each other",
    "time": "name times that exclude each other",
    "target": "name different targets",
    "responsible": "hold different parties responsible",
    "denial": "say and deny the same",
    "order": "give orders that exclude each other",
    "status": "say that it is so and that it is not",
    "wording": "contradict each other in words",
}


def standing(cluster: Cluster, judgements: Sequence[Judgement], policy: Policy | None = None) -> tuple[Standing, str]:
    """Return the first standing that fits and the rule that gave it, in words."""
    policy = policy or named("default")
    voice_of = voices_of(cluster)
    inside = [item for item in judgements if item.claim in voice_of and item.toward in voice_of]
    total = len(cluster.voices)
    between = [item for item in inside if voice_of[item.claim] != voice_of[item.toward]]
    against = [
        item for item in between if item.stance == "contradict" and round(item.confidence, 4) >= policy.contested_from
    ]
    if against:
        pairs = {frozenset((voice_of[item.claim], voice_of[item.toward])) for item in against}
        voices = len(frozenset[str]().union(*pairs))
        kinds = {item.kind for item in against}
        how = _how(against) if len(kinds) == 1 else "contradict each other"
        each = "" if len(pairs) == math.comb(voices, 2) else ", each against at least one other,"
        return "contested", f"contested: {_count(voices)} of {total}{each} {how}"
    if any(item.stance == "update" for item in inside):
        return "updated", "updated: a voice replaced its own account and nobody else disagrees"
    return _agreement(cluster, [item for item in between if item.stance in ("support", "detail")], voice_of, policy)


def _how(against: Sequence[Judgement]) -> str:
    """Say how claims of one kind stand against each other; counts that are open upwards do not exclude each other."""
    kind = against[0].kind
    if kind == "figure" and all("incomplete" in item.reason for item in against):
        return "give figures far apart"
    return _AGAINST[kind]


def _agreement(
    cluster: Cluster, supports: Sequence[Judgement], voice_of: Mapping[str, str], policy: Policy
) -> tuple[Standing, str]:
    """Weigh who supports whom; voices that are possibly one never corroborate each other."""
    total = len(cluster.voices)
    unnamed = {voice.id for voice in cluster.voices if voice.unnamed and not policy.unnamed_corroborate}
    pairs = [(voice_of[item.claim], voice_of[item.toward]) for item in supports]
    joined = {voice for pair in pairs for voice in pair if voice not in unnamed}
    one = classes((voice.id for voice in cluster.voices), cluster.doubts)
    apart = {one[voice] for pair in pairs if one[pair[0]] != one[pair[1]] for voice in pair if voice not in unnamed}
    if len(apart) >= policy.corroborated_voices:
        some = f"{_count(len(joined))} of {total} support one another"
        doubt = "" if len(apart) == len(joined) else f", {len(apart)} where those that are possibly one are one"
        return "corroborated", f"corroborated: {some}{doubt}"
    if len(joined) >= policy.corroborated_voices > len(apart):
        return "single_voice", f"single voice: {_count(len(joined))} of {total} agree but are possibly one"
    if total > 1:
        needed = {2: "two"}.get(policy.corroborated_voices, str(policy.corroborated_voices))
        alone = f"no {needed} named ones say the same, so each stands alone"
        return "single_voice", f"single voice: {_count(total)} answer this, but {alone}"
    return "single_voice", f"single voice: rests on {cluster.voices[0].label} alone"


def voices_of(cluster: Cluster) -> dict[str, str]:
    """Return the voice of each claim of a cluster."""
    return {claim: voice.id for voice in cluster.voices for claim in voice.claims}


def classes(voices: Iterable[str], doubts: Sequence[Doubt]) -> dict[str, str]:
    """Return, for each voice, the first of those it is possibly one with."""
    top = {voice: voice for voice in sorted(voices)}
    for doubt in doubts:
        together = sorted({top[voice] for voice in doubt.voices if voice in top})
        for voice, held in top.items():
            if held in together:
                top[voice] = together[0]
    return top


def certain(cluster: Cluster) -> int:
    """Return the number of voices where all that are possibly one are one."""
    return len(set(classes([voice.id for voice in cluster.voices], cluster.doubts).values()))


def without(cluster: Cluster, judgements: Sequence[Judgement], policy: Policy | None = None) -> tuple[Without, ...]:
    """Return the voices whose removal would change the standing, and to what; null where nothing would be left."""
    found = []
    for voice in cluster.voices:
        rest = tuple(other for other in cluster.voices if other.id != voice.id)
        if not rest:
            found.append(Without(voice.id, None))
            continue
        left, _ = standing(replace(cluster, voices=rest), judgements, policy)
        if left != cluster.standing:
            found.append(Without(voice.id, left))
    return tuple(found)


def _count(voices: int) -> str:
    return f"{voices} voice" + ("" if voices == 1 else "s")


def ranges(
    clusters: Sequence[Cluster],
    figures: Sequence[Figure],
    articles: Mapping[str, Article],
    voice_of: Mapping[str, str],
    policy: Policy | None = None,
) -> tuple[Range, ...]:
    """Return the range of every slot and part of every event that some current figure speaks of.

    ``voice_of`` gives the voice of a claim that is in no cluster of its figure's question.
    """
    groups: dict[tuple[str, str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.event is not None and figure.modality in ("asserted", "alleged"):
            groups[(figure.event, figure.slot, figure.part)].append(figure)
    by_question = {(cluster.event, cluster.question): cluster for cluster in clusters}
    found = []
    for (event, slot, part), members in sorted(
        groups.items(), key=lambda item: (item[0][0], item[0][1], item[0][2] or "")
    ):
        if all(figure.superseded for figure in members):
            continue
        cluster = by_question.get((event, slot if part is None else f"{slot}/{part}"))
        voices = {**voice_of, **(voices_of(cluster) if cluster is not None else {})}
        found.append(_range(members, cluster, articles, voices, policy or named("default")))
    return tuple(found)


def _range(
    members: Sequence[Figure],
    cluster: Cluster | None,
    articles: Mapping[str, Article],
    voice_of: Mapping[str, str],
    policy: Policy,
) -> Range:
    current = [figure for figure in members if not figure.superseded]
    wide = members if policy.superseded_widens else current
    lows = [number for figure in wide for number in _numbers(figure, for_low=True)]
    highs = [number for figure in wide for number in _numbers(figure, for_low=False)]
    lows = lows or [min(figure.low for figure in current)]
    highs = highs or [max(figure.low if figure.high is None else figure.high for figure in current)]
    low, high = min(lows), max(max(highs), min(lows))
    behind = sorted({voice_of[figure.claim] for figure in current})
    doubts = cluster.doubts if cluster is not None else ()
    return Range(
        event=current[0].event or "",
        slot=current[0].slot,
        part=current[0].part,
        low=low,
        best=low if policy.best == "lowest" else min(max(_best(current, articles, voice_of), low), high),
        high=high,
        open=any(figure.high is None for figure in current),
        standing=cluster.standing if cluster is not None else "single_voice",
        voices=len(behind),
        figures=tuple(sorted(figure.id for figure in members)),
        rule=cluster.rule if cluster is not None else "",
        accounts=_accounts(members, cluster.voices if cluster is not None else (), voice_of),
        certain=len(set(classes(behind, doubts).values())),
    )


def _accounts(members: Sequence[Figure], voices: Sequence[Voice], voice_of: Mapping[str, str]) -> tuple[Account, ...]:
    """Return what each voice says for one slot and part, its counts in the order of the days they speak of."""
    labels = {voice.id: voice.label for voice in voices}
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in members:
        groups[voice_of[figure.claim]].append(figure)
    found = []
    for voice, figures in sorted(groups.items()):
        figures.sort(key=lambda figure: (not figure.superseded, figure.as_of or date.min, figure.id))
        says = list(dict.fromkeys(figure.text for figure in figures))
        outlets = sorted({figure.outlet for figure in figures if figure.outlet is not None})
        found.append(
            Account(voice, labels.get(voice, voice), tuple(figure.id for figure in figures), tuple(outlets), says[-1])
        )
    return tuple(found)


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
