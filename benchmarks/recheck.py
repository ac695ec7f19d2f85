"""Recompute every standing and range of a report from ``report.json`` alone, sharing no code with the package.

`python benchmarks/recheck.py my-report/report.json` prints a line for each that differs and leaves with 1 if any does.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def merged(voices: set[str], doubts: list[Row]) -> dict[str, str]:
    """Map each voice to the first of those it is possibly one with."""
    top = {voice: voice for voice in sorted(voices)}
    for doubt in doubts:
        heads = sorted({top[voice] for voice in doubt["voices"] if voice in top})
        top = {voice: heads[0] if head in heads else head for voice, head in top.items()}
    return top


def standing(cluster: Row, judgements: list[Row], policy: Row, left_out: str | None = None) -> str:
    """The standing of a cluster, by the rules of docs/how.md, perhaps without one of its voices."""
    voices = [voice for voice in cluster["voices"] if voice["id"] != left_out]
    of = {claim: voice["id"] for voice in voices for claim in voice["claims"]}
    inside = [row for row in judgements if row["claim"] in of and row["toward"] in of]
    pairs = [(row["stance"], row["confidence"], of[row["claim"]], of[row["toward"]]) for row in inside]
    if any(how == "contradict" and one != two and sure >= policy["contested_from"] for how, sure, one, two in pairs):
        return "contested"
    mute = {voice["id"] for voice in voices if voice["unnamed"] and not policy["unnamed_corroborate"]}
    top = merged({voice["id"] for voice in voices}, cluster["possibly_one"])
    agreed = [(one, two) for how, _, one, two in pairs if how in ("support", "detail") and top[one] != top[two]]
    agreeing = {top[voice] for pair in agreed for voice in pair if voice not in mute}
    weighed = "corroborated" if len(agreeing) >= policy["corroborated_voices"] else "single_voice"
    return "updated" if any(pair[0] == "update" for pair in pairs) else weighed


def span(figures: list[Row], published: dict[str, str | None], cluster: Row, policy: Row) -> Row:
    """The range of the figures of one slot and part."""
    voice_of = {claim: voice["id"] for voice in cluster["voices"] for claim in voice["claims"]}
    now = [row for row in figures if not row["superseded"]]
    lows, highs, numbers = list[int](), list[int](), []
    for row in figures if policy["superseded_widens"] else now:
        most = row["low"] == 0 and bool(row["high"])
        if row["stated"] is not None:
            lows, highs = lows + [row["stated"]] * (not most), [*highs, row["high"] if most else row["stated"]]
        elif row["high"] is not None and re.search(r"\d|\bto\b|\bbetween\b|-", row["text"]):
            lows, highs = [*lows, row["low"]], [*highs, row["high"]]
    low = min(lows or [row["low"] for row in now])
    high = max(low, *(highs or [row["low"] if row["high"] is None else row["high"] for row in now]))
    stated = [row for row in now if row["stated"] is not None] or now
    by_number: dict[int, list[Row]] = {}
    for row in [row for row in stated if row["low"] != 0 or not row["high"]] or stated:
        by_number.setdefault(row["low"] if row["stated"] is None else row["stated"], []).append(row)
    for number, rows in by_number.items():
        latest = max(row["as_of"] or published[row["article"]] or "" for row in rows)
        numbers += [(len({voice_of[row["claim"]] for row in rows}), latest, -number)]
    return {
        "low": low, "high": high, "open": any(row["high"] is None for row in now), "standing": cluster["standing"],
        "best": low if policy["best"] == "lowest" else min(max(-max(numbers)[2], low), high),
        "voices": len({voice_of[row["claim"]] for row in now}), "figures": sorted(row["id"] for row in figures),
    }  # fmt: skip


def differences(report: Row) -> list[str]:
    """Every standing and range that a second computation gives otherwise."""
    policy, found = report["run"]["policy"], []
    published = {row["id"]: row["published"] for row in report["articles"]}
    clusters = {(row["event"], row["question"]): row for row in report["clusters"]}
    judged: dict[str, list[Row]] = {row["id"]: [] for row in report["clusters"]}
    for row in report["judgements"]:
        judged[row["cluster"]].append(row)
    for row in report["clusters"]:
        said = {None: row["standing"], **{other["voice"]: other["standing"] for other in row["without"]}}
        for voice in (None, *(voice["id"] for voice in row["voices"])):
            left = voice is None or len(row["voices"]) > 1
            mine = standing(row, judged[row["id"]], policy, voice) if left else None
            if mine != said.get(voice, row["standing"]):
                found.append(f"{row['id']} without {voice}: {said.get(voice)}, recomputed {mine}")
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in report["figures"]:
        if row["event"] is not None and row["modality"] in ("asserted", "alleged"):
            groups.setdefault((row["event"], row["slot"], row["part"]), []).append(row)
    printed = {(row["event"], row["slot"], row["part"]): row for row in report["ranges"]}
    for key, rows in groups.items():
        cluster = clusters[(key[0], "/".join(name for name in key[1:] if name))]
        if not all(row["superseded"] for row in rows):
            again = span(rows, published, cluster, policy)
            found += [f"{key}: {name} recomputed {again[name]}" for name in again if printed[key][name] != again[name]]
    return found + [f"{key}: no figure speaks of it" for key in printed if key not in groups]


if __name__ == "__main__":
    wrong = differences(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    sys.exit("\n".join(wrong) or 0)
