"""Check gold annotations: shape, offsets, intervals. With the articles, print each span (terminal only).

    python tests/gold/check.py [--data DATA] [--quiet] [FILE_OR_FOLDER...]     default: tests/gold/annotations

DATA as in draw.py. Without it (and without CORROBORATE_DATA) only shape and intervals are checked, and this is said.
Exit code 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from draw import HERE, Article, data_file, read

SLOTS = (
    "killed", "injured", "casualties", "missing", "detained", "displaced", "strikes", "munitions", "buildings",
    "present",
)  # fmt: skip
MODALITIES = ("asserted", "alleged", "denied", "planned", "conditional")
FIGURE = {
    "span", "number", "slot", "low", "high", "stated", "part", "superseded", "derived", "modality",
    "speaker", "speaker_name", "as_of", "event",
}  # fmt: skip
EVENT = {"start", "end", "place", "place_span", "background", "incident"}
TOLL = {"incident", "start", "end", "place", "rows"}
ROW = {"speaker", "as_of", "slot", "part", "low", "high", "superseded"}


def plain(text: str) -> str:
    """Lower case, every run of other than letters and digits one space: to ask whether a text repeats its title."""
    return " ".join(re.findall(r"\w+", text.lower()))


def title_repeated(article: Article) -> bool:
    return f" {plain(article['title'])} " in f" {plain(article['text'])} "


def is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def interval_problems(item: Mapping[str, Any]) -> Iterator[str]:
    low, high = item["low"], item["high"]
    if not isinstance(low, int) or isinstance(low, bool) or low < 0:
        yield "low must be a whole number, 0 or more"
    elif high is not None and (not isinstance(high, int) or isinstance(high, bool) or high < low):
        yield "high must be null or a whole number not below low"
    if item["slot"] not in SLOTS:
        yield f"unknown slot {item['slot']!r}"
    if item["part"] is not None and (not isinstance(item["part"], str) or item["part"] != item["part"].lower()):
        yield "part must be null or lower case"
    if not isinstance(item["superseded"], bool):
        yield "superseded must be true or false"


def day_problems(item: Mapping[str, Any]) -> Iterator[str]:
    for key in ("start", "end"):
        if item[key] is not None and not is_date(item[key]):
            yield f"{key} must be null or an ISO date"
    if is_date(item["start"]) and is_date(item["end"]) and item["start"] > item["end"]:
        yield "start after end"


def span_problems(span: object, article: Article | None, name: str) -> Iterator[str]:
    if not isinstance(span, dict) or set(span) != {"field", "start", "end"} or span["field"] not in ("text", "title"):
        yield f"{name} must be {{field, start, end}}"
        return
    if not 0 <= span["start"] < span["end"]:
        yield f"{name}: start must be below end"
    elif article is not None:
        field = article["title"] if span["field"] == "title" else article["text"]
        if span["end"] > len(field):
            yield f"{name}: beyond the {span['field']}"
        elif field[span["start"] : span["end"]] != field[span["start"] : span["end"]].strip():
            yield f"{name}: begins or ends in white space"
        elif span["field"] == "title" and title_repeated(article):
            yield f"{name}: the text repeats this title; label it in the text"


def figure_problems(figure: Mapping[str, Any], article: Article | None) -> Iterator[str]:
    if set(figure) != FIGURE or not isinstance(figure["event"], dict) or set(figure["event"]) != EVENT:
        yield "figure fields differ from the README"
        return
    yield from interval_problems(figure)
    yield from span_problems(figure["span"], article, "span")
    for name in ("number", "speaker"):
        if figure[name] is not None:
            yield from span_problems(figure[name], article, name)
    number, span, event = figure["number"], figure["span"], figure["event"]
    if number and not (
        number["field"] == span["field"] and span["start"] <= number["start"] and number["end"] <= span["end"]
    ):
        yield "number outside span"
    if figure["modality"] not in MODALITIES:
        yield f"unknown modality {figure['modality']!r}"
    if figure["speaker"] is not None and not figure["speaker_name"]:
        yield "speaker span without speaker_name"
    if figure["as_of"] is not None and not is_date(figure["as_of"]):
        yield "as_of must be null or an ISO date"
    if figure["stated"] is not None and not isinstance(figure["stated"], int):
        yield "stated must be null or a whole number"
    yield from day_problems(event)
    if (event["place"] is None) != (event["place_span"] is None):
        yield "place and place_span go together"
    if event["place_span"] is not None:
        yield from span_problems(event["place_span"], article, "place_span")
    if event["background"] and event["incident"] is not None:
        yield "a background total has no incident"


def record_problems(record: Mapping[str, Any], article: Article | None) -> Iterator[str]:
    """Every problem of one annotation file, each with the position of its figure or toll table."""
    if set(record) != {"id", "annotator", "figures", "tolls"} or record["annotator"] not in ("a", "b"):
        yield "a file is {id, annotator: a|b, figures, tolls}"
        return
    seen = set()
    for position, figure in enumerate(record["figures"]):
        yield from (f"figures[{position}]: {problem}" for problem in figure_problems(figure, article))
        key = json.dumps(
            [figure.get("span"), figure.get("number"), figure.get("slot"), figure.get("part")], sort_keys=True
        )
        if key in seen:
            yield f"figures[{position}]: the same span, slot and part twice"
        seen.add(key)
    for position, toll in enumerate(record["tolls"]):
        if set(toll) != TOLL or any(set(row) != ROW for row in toll["rows"]) or not toll["rows"]:
            yield f"tolls[{position}]: fields differ from the README, or no rows"
            continue
        yield from (f"tolls[{position}]: {problem}" for problem in day_problems(toll))
        for row in toll["rows"]:
            yield from (f"tolls[{position}]: {problem}" for problem in interval_problems(row))


def shown(record: Mapping[str, Any], article: Article) -> Iterator[str]:
    """One line per figure for the annotator's eyes, with the words its offsets cover."""

    def words(span: dict[str, Any] | None) -> str:
        if span is None:
            return "-"
        return (article["title"] if span["field"] == "title" else article["text"])[span["start"] : span["end"]]

    for figure in record["figures"]:
        event, high = figure["event"], "" if figure["high"] is None else figure["high"]
        marks = " ".join(name for name in ("superseded", "derived") if figure[name]) + (
            " background" if event["background"] else ""
        )
        yield (
            f"  {figure['slot']}/{figure['part'] or ''} {figure['low']}..{high} {figure['modality']} {marks}"
            f" [{words(figure['span'])}]"
            f" number [{words(figure['number'])}] speaker [{words(figure['speaker'])}] {figure['speaker_name'] or ''}"
            f" | {event['incident']} {event['start']}..{event['end']} [{words(event['place_span'])}]"
        )


def files(paths: list[Path]) -> list[Path]:
    found = [p for path in paths for p in (sorted(path.rglob("*.json")) if path.is_dir() else [path])]
    return sorted(set(found))


def main() -> int:
    parser = argparse.ArgumentParser(description="Check gold annotations.")
    parser.add_argument("paths", nargs="*", type=Path, default=[HERE / "annotations"])
    parser.add_argument("--data")
    parser.add_argument("--quiet", action="store_true", help="problems only, no spans")
    options = parser.parse_args()
    known: dict[str, Article] = {}
    if options.data or os.environ.get("CORROBORATE_DATA"):
        known = {article["id"]: article for article in read(data_file(options.data))}
    else:
        print("no articles named: offsets are not checked")
    wrong = 0
    listed = files([path for path in options.paths if path.exists() or path != HERE / "annotations"])
    for path in listed:
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            print(f"{path}: {error}")
            wrong += 1
            continue
        if not isinstance(record, dict):
            print(f"{path}: not an annotation file")
            wrong += 1
            continue
        article = known.get(str(record.get("id")))
        problems = list(record_problems(record, article))
        if known and article is None:
            problems.append(f"no article {record.get('id')!r} in the data")
        if article is not None and not options.quiet and not problems:
            print(path.name, *shown(record, article), sep="\n")
        for problem in problems:
            print(f"{path}: {problem}")
        wrong += len(problems)
    print(f"{len(listed)} files, {wrong} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
