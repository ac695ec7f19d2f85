"""Turn a scratch file of quotes (kept outside the project) into annotation files of offsets.

    python tests/gold/compile.py SCRATCH.json [OUT_DIR] [--data DATA]      default OUT_DIR: tests/gold/annotations

The scratch format is described, with an example, in README.md beside this file. Every file that compiles is written and
its spans printed; a record with a problem is not written, and says what to mend. Exit code 1 if any record failed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from check import record_problems, shown
from draw import HERE, Article, data_file, read

VAGUE: dict[str, tuple[int, int | None]] = {
    "tens": (20, None), "dozens": (24, None), "scores": (40, None), "hundreds": (200, None), "thousands": (2000, None),
    "tens of thousands": (20000, None), "hundreds of thousands": (200000, None), "several": (3, 9), "a few": (2, 5),
    "a handful": (2, 5), "a number of": (2, None), "many": (2, None), "some": (2, None), "plural": (2, None),
    "none": (0, 0),
}  # fmt: skip
FIGURE_KEYS = {
    "slot", "value", "low", "high", "stated", "part", "quote", "nth", "field", "number_quote", "number_nth",
    "speaker", "speaker_quote", "speaker_nth", "modality", "superseded", "derived", "event", "place_quote", "place_nth",
    "as_of", "toll",
}  # fmt: skip
EVENT_KEYS = {"incident", "start", "end", "day", "place_quote", "place_nth", "background"}


class MistakeError(ValueError):
    """What the annotator must mend, in words."""


def value(words: str) -> tuple[int, int | None, int | None]:
    """(low, high, stated) of the shorthand: 15, 15+, >100, <20, ^30, ~40, -40, 15..20, or a vague word."""
    words = words.strip().lower()
    if words in VAGUE:
        low, high = VAGUE[words]
        return low, high, 0 if words == "none" else None
    if both := re.fullmatch(r"(\d{1,9})\.\.(\d{1,9})", words):
        return int(both[1]), int(both[2]), None
    if not (one := re.fullmatch(r"([>^<~-]?)(\d{1,9})(\+?)", words)) or (one[1] and one[3]):
        raise MistakeError(f"value {words!r} is not in the README's shorthand")
    n = int(one[2])
    floor, ceiling = -(-n * 9 // 10), n * 11 // 10
    table: dict[str, tuple[int, int | None]] = {
        ">": (n + 1, None), "<": (0, n - 1), "^": (0, n), "~": (floor, ceiling), "-": (min(floor, n - 1), n - 1),
    }  # fmt: skip
    low, high = table.get(one[1], (n, None if one[3] else n))
    return low, high, n


def found(text: str, quote: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)] if quote else []


def locate(text: str, quote: str, nth: int | None = None, near: int | None = None) -> tuple[int, int]:
    """Code point offsets of ``quote``: the nth occurrence (from 1), else the nearest to ``near``, else the only one."""
    starts = found(text, quote)
    if not starts:
        raise MistakeError(f"quote not found: {quote!r}")
    if nth is not None:
        if not 1 <= nth <= len(starts):
            raise MistakeError(f"nth {nth} of {len(starts)}: {quote!r}")
        start = starts[nth - 1]
    elif near is not None:
        start = min(starts, key=lambda s: (abs(s - near), s))
    elif len(starts) == 1:
        start = starts[0]
    else:
        where = "; ".join(
            f"nth {i}: ...{text[max(0, s - 30) : s + len(quote) + 20]}..." for i, s in enumerate(starts, 1)
        )
        raise MistakeError(f"quote occurs {len(starts)} times, give nth: {quote!r} ({where})")
    return start, start + len(quote)


def locate_number(text: str, quote: str, nth: int | None = None) -> tuple[int, int]:
    """Offsets of a number in its span: the nth occurrence that stands as whole words, else the first such one.

    Whole words keep "two" out of "twenty-two" and "1" out of "15"; a number glued to its noun ("15people") has no such
    occurrence, and then every occurrence counts.
    """
    bounded = rf"(?<![\w-])(?<!\d[.,]){re.escape(quote)}(?![\w-])(?![.,]\d)"
    chosen = [match.start() for match in re.finditer(bounded, text)] or found(text, quote)
    if not chosen:
        raise MistakeError(f"number not found in its span: {quote!r}")
    which = 1 if nth is None else nth
    if not 1 <= which <= len(chosen):
        raise MistakeError(f"number_nth {nth} of {len(chosen)}: {quote!r}")
    start = chosen[which - 1]
    return start, start + len(quote)


def span(article: Article, field: str, quote: str, nth: int | None, near: int | None = None) -> dict[str, Any]:
    start, end = locate(article["title"] if field == "title" else article["text"], quote, nth, near)
    return {"field": field, "start": start, "end": end}


def incident_id(given: object, article_id: str, group: str | None) -> str | None:
    """``main`` is the group's incident, or the article's first; other names number the article's further ones."""
    if given is None:
        return None
    if given == "main":
        return group or f"{article_id}.1"
    if not re.fullmatch(r"[2-9]|\d\d", str(given)):
        raise MistakeError(f"incident must be main, a number from 2 on, or null, not {given!r}")
    return f"{article_id}.{given}"


def event_of(
    record: Mapping[str, Any], figure: Mapping[str, Any], article: Article, group: str | None, near: dict[str, Any]
) -> dict[str, Any]:
    name = figure.get("event")
    if name is not None and name not in record.get("events", {}):
        raise MistakeError(f"no event {name!r} under events")
    event = dict(record["events"][name]) if name is not None else {}
    if strange := sorted(set(event) - EVENT_KEYS):
        raise MistakeError(f"event {name!r}: unknown keys {strange}")
    placed = figure if "place_quote" in figure else event  # a figure's own place does not take its event's place_nth
    quote, nth = placed.get("place_quote"), placed.get("place_nth")
    place = None
    if quote is not None:
        field = (
            near["field"] if found(article["title"] if near["field"] == "title" else article["text"], quote) else "text"
        )
        place = span(article, field, quote, nth, near["start"])
    return {
        "start": event.get("start", event.get("day")),
        "end": event.get("end", event.get("day")),
        "place": quote,
        "place_span": place,
        "background": bool(event.get("background", False)),
        "incident": incident_id(event.get("incident"), article["id"], group),
    }


def figure_of(
    record: Mapping[str, Any], given: Mapping[str, Any], article: Article, group: str | None
) -> dict[str, Any]:
    if strange := sorted(set(given) - FIGURE_KEYS):
        raise MistakeError(f"unknown keys {strange}")
    if "value" in given:
        low, high, stated = value(str(given["value"]))
    elif "low" in given and "high" in given:
        low, high, stated = given["low"], given["high"], None
    else:
        raise MistakeError("give value, or low and high")
    field = given.get("field", "text")
    text = article["title"] if field == "title" else article["text"]
    place = span(article, field, given["quote"], given.get("nth"))
    number = None
    if given.get("number_quote") is not None:
        start, end = locate_number(text[place["start"] : place["end"]], given["number_quote"], given.get("number_nth"))
        number = {"field": field, "start": place["start"] + start, "end": place["start"] + end}
    speaker = None
    if given.get("speaker_quote") is not None:
        at = field if found(text, given["speaker_quote"]) else "text"
        speaker = span(article, at, given["speaker_quote"], given.get("speaker_nth"), place["start"])
    return {
        "span": place, "number": number, "slot": given["slot"], "low": low, "high": high,
        "stated": given.get("stated", stated), "part": given.get("part"), "superseded": given.get("superseded", False),
        "derived": given.get("derived", False), "modality": given.get("modality", "asserted"), "speaker": speaker,
        "speaker_name": given.get("speaker"), "as_of": given.get("as_of"),
        "event": event_of(record, given, article, group, place),
    }  # fmt: skip


def tolls_of(figures: list[dict[str, Any]], wanted: list[bool], published: str | None) -> list[dict[str, Any]]:
    """Toll tables by incident: the wanted asserted or alleged figures, equal rows once, in order of first mention."""
    tables: dict[str, dict[str, Any]] = {}
    for figure, keep in zip(figures, wanted, strict=True):
        event = figure["event"]
        if not keep or event["incident"] is None or figure["modality"] not in ("asserted", "alleged"):
            continue
        table = tables.setdefault(
            event["incident"],
            {
                "incident": event["incident"],
                "start": event["start"],
                "end": event["end"],
                "place": event["place"],
                "rows": [],
            },
        )
        row = {"speaker": figure["speaker_name"], "as_of": figure["as_of"] or published}
        row |= {key: figure[key] for key in ("slot", "part", "low", "high", "superseded")}
        if row not in table["rows"]:
            table["rows"].append(row)
    return list(tables.values())


def compile_record(record: Mapping[str, Any], article: Article, group: str | None) -> dict[str, Any]:
    """One annotation file from one scratch record; raises MistakeError with every problem found, one a line."""
    figures, wanted, mistakes = [], [], []
    for position, given in enumerate(record.get("figures", [])):
        try:
            figures.append(figure_of(record, given, article, group))
            wanted.append(bool(given.get("toll", True)))
        except (MistakeError, KeyError, TypeError) as error:
            mistakes.append(f"figures[{position}] {given.get('quote', '')!r}: {error}")
    if mistakes:
        raise MistakeError("\n  ".join(mistakes))
    known = dict(article).get("published_basis", "dateline") != "none"
    tolls = tolls_of(figures, wanted, article["published"][:10] if known else None)
    result = {"id": record["id"], "annotator": record.get("annotator", "a"), "figures": figures, "tolls": tolls}
    if problems := list(record_problems(result, article)):
        raise MistakeError("\n  ".join(problems))
    return result


def written(result: Mapping[str, Any]) -> str:
    """JSON with one figure and one toll row a line, so that a change shows as a line."""
    figures = ",\n".join(json.dumps(f, ensure_ascii=False) for f in result["figures"])
    tolls = ",\n".join(json.dumps(t, ensure_ascii=False) for t in result["tolls"])
    head = f'"id": {json.dumps(result["id"])}, "annotator": {json.dumps(result["annotator"])}'
    return f'{{{head}, "figures": [\n{figures}\n], "tolls": [\n{tolls}\n]}}\n'


def loaded_records(body: str) -> list[dict[str, Any]]:
    """Records of a JSON list, of one JSON object, or of objects one after another, however broken over lines."""
    decoder, at, records = json.JSONDecoder(), 0, []
    while match := re.compile(r"\S").search(body, at):
        read_value, at = decoder.raw_decode(body, match.start())
        records += read_value if isinstance(read_value, list) else [read_value]
    return records


def main() -> int:
    parser = argparse.ArgumentParser(description="Compile quotes into offsets.")
    parser.add_argument("scratch", type=Path)
    parser.add_argument("out", nargs="?", type=Path, default=HERE / "annotations")
    parser.add_argument("--data")
    options = parser.parse_args()
    if options.scratch.resolve().is_relative_to(HERE.parent.parent):
        print("the scratch file holds article text: keep it outside the project")
        return 1
    articles = {article["id"]: article for article in read(data_file(options.data))}
    drawn = {row["id"]: row for row in json.loads((HERE / "draw.json").read_text(encoding="utf-8"))["articles"]}
    loaded = loaded_records(options.scratch.read_text(encoding="utf-8"))
    failed = 0
    for record in loaded:
        name, row = record.get("id"), drawn.get(record.get("id"))
        if name not in articles:
            print(f"{name}: no such article")
            failed += 1
            continue
        second = record.get("annotator", "a") == "b"
        if row is None or (second and not row["double"]):
            print(f"{name}: not drawn" + (" for a second annotation" if row else ""))
            failed += 1
            continue
        try:
            result = compile_record(record, articles[name], row["group"])
        except MistakeError as mistake:
            print(f"{name}: NOT WRITTEN\n  {mistake}")
            failed += 1
            continue
        target = options.out / ("double" if second else row["split"]) / f"{name}.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(written(result), encoding="utf-8")
        print(f"{name}: {len(result['figures'])} figures, {sum(len(t['rows']) for t in result['tolls'])} toll rows")
        print(*shown(result, articles[name]), sep="\n")
    print(f"{len(loaded) - failed} written, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
