"""Hand-checked labels of figures, read from a gold folder, and the one shape in which labels and a run are compared."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from corroborate.articles import from_records
from corroborate.errors import InputError
from corroborate.places import find
from corroborate.records import Article, Place

HALVES = ("work", "opened", "unseen")
"""To work with; an unseen half of before that was opened; and the one that only measures."""
Span = tuple[date | None, date | None]
_MAIN = re.compile(r"g\d+|.+\.1")
_GROUP = re.compile(r"g\d+")
_SPELLED = {
    "russian mod": ("Russian Defence Ministry",),
    "coalition": ("US-led coalition",),
    "pentagon": ("Pentagon", "US Central Command"),
    "is": ("Islamic State",),
    "who": ("World Health Organization",),
}
"""Labels of the guideline that are short for names no text would print so."""


@dataclass(frozen=True, slots=True)
class Label:
    """One figure as somebody labelled it: an annotator, a second one, the pipeline or a baseline.

    ``speaker`` lists the forms of the speaker's name, none for the outlet's own voice. ``event`` names the incident or
    event the figure counts, null where it is on none; ``main`` says that this is the article's main one, ``background``
    that the figure is a total of no single happening. ``days`` and ``places`` are the event's; a null day or no place
    is not known. ``vague`` is true where the words hold no number.
    """

    article: str
    field: str
    start: int
    end: int
    slot: str
    low: int
    high: int | None
    part: str | None = None
    speaker: tuple[str, ...] = ()
    modality: str = "asserted"
    superseded: bool = False
    as_of: date | None = None
    event: str | None = None
    main: bool = False
    background: bool = False
    days: Span = (None, None)
    places: tuple[Place, ...] = ()
    vague: bool = False


@dataclass(frozen=True, slots=True)
class TollRow:
    """One line of an event's toll table; ``article`` is the first one that gives it."""

    event: str
    article: str
    speaker: tuple[str, ...]
    as_of: date | None
    slot: str
    part: str | None
    low: int
    high: int | None
    superseded: bool


@dataclass(frozen=True, slots=True)
class Side:
    """Everything one labeller says about a set of articles."""

    figures: tuple[Label, ...]
    rows: tuple[TollRow, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One half of a gold folder: its articles, their labels, and the second labels of those labelled twice.

    ``unit`` maps an article to its group of reports on one incident, or to itself. ``twice`` pairs the first labels
    with the second ones, over both halves: a handful of articles is too few to cut.
    """

    articles: tuple[Article, ...]
    side: Side
    unit: Mapping[str, str]
    twice: tuple[Side, Side]
    digest: str


def load(gold_dir: Path, articles: Path, half: str) -> Gold:
    """Read one half. Raises InputError where the folder, the half or an article is missing, or texts do not fit."""
    if half not in HALVES:
        raise InputError(f"There is no half {half!r}: say {' or '.join(HALVES)}.")
    folder = annotation_folder(gold_dir)
    files = {name: _records(folder / name) for name in (*HALVES, "double")}
    if not files[half]:
        raise InputError(
            f"No annotations in {folder / half}: a gold folder holds annotations/{half}/<article id>.json."
        )
    first = [record for name in HALVES for record in files[name] if record["id"] in {r["id"] for r in files["double"]}]
    read = _articles(articles, {record["id"] for record in (*files[half], *first)})
    return Gold(
        articles=tuple(read[record["id"]] for record in files[half]),
        side=side(files[half], read),
        unit={record["id"]: _unit(record) for name in HALVES for record in files[name]},
        twice=(side(first, read), side(files["double"], read)),
        digest=digest(gold_dir),
    )


def annotation_folder(gold_dir: Path) -> Path:
    """Return the folder of annotations: ``gold_dir/annotations``, or ``gold_dir`` itself."""
    inner = gold_dir / "annotations"
    return inner if inner.is_dir() else gold_dir


def digest(gold_dir: Path) -> str:
    """SHA-256 over the names and bytes of all annotation files, in the order of their names."""
    folder = annotation_folder(gold_dir)
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.json"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.parent != folder:
            total.update(f"{path.relative_to(folder).as_posix()}\n".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def title_repeated(article: Article) -> bool:
    """Whether the text repeats the title, letters and digits only: a figure of such a title is labelled in the text."""
    title, text = (" ".join(re.findall(r"\w+", field.lower())) for field in (article.title, article.text))
    return f" {title} " in f" {text} "


def side(records: Iterable[Mapping[str, Any]], articles: Mapping[str, Article]) -> Side:
    """Return annotation records in the common shape."""
    figures: list[Label] = []
    rows: dict[tuple[object, ...], TollRow] = {}
    for record in records:
        labels = [_label(item, articles[record["id"]]) for item in record["figures"]]
        figures.extend(labels)
        for table in record["tolls"]:
            for item in table["rows"]:
                alike = [
                    label for label, raw in zip(labels, record["figures"], strict=True) if _made_of(item, raw, table)
                ]
                row = _row(item, str(table["incident"]), str(record["id"]), alike)
                key = (row.event, item["speaker"], row.as_of, row.slot, row.part, row.low, row.high, row.superseded)
                known = rows.get(key, row)
                rows[key] = replace(known, speaker=tuple(dict.fromkeys((*known.speaker, *row.speaker))))
    return Side(tuple(figures), tuple(rows.values()))


def _records(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def _articles(path: Path, wanted: set[str]) -> dict[str, Article]:
    if not path.is_file():
        raise InputError(
            f"There is no file {path}: name the JSON lines (.jsonl or .jsonl.gz) with the gold's articles."
        )
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in body.decode("utf-8").splitlines() if line.strip()]
    kept = {str(row.get("id")): row for row in rows if str(row.get("id")) in wanted}
    read = {article.id: article for article in from_records(kept.values()).articles}
    if missing := sorted(wanted - set(read)):
        raise InputError(
            f"{len(missing)} of the gold's articles are not in {path} or unreadable, the first {missing[0]}."
        )
    return read


def _unit(record: Mapping[str, Any]) -> str:
    named = [figure["event"]["incident"] for figure in record["figures"]]
    return next((name for name in named if name and _GROUP.fullmatch(name)), str(record["id"]))


def _label(item: Mapping[str, Any], article: Article) -> Label:
    span, event = item["span"], item["event"]
    return Label(
        article=article.id,
        field=span["field"],
        start=span["start"],
        end=span["end"],
        slot=item["slot"],
        low=item["low"],
        high=item["high"],
        part=_part(item["part"]),
        speaker=_names(item["speaker_name"], _words(item["speaker"], article)),
        modality=item["modality"],
        superseded=item["superseded"],
        as_of=_day(item["as_of"]) or article.published,
        event=event["incident"],
        main=event["incident"] is not None and _MAIN.fullmatch(event["incident"]) is not None,
        background=event["background"],
        days=(_day(event["start"]), _day(event["end"])),
        places=_places(event["place"], event["place_span"], article),
        vague=item["stated"] is None,
    )


def _made_of(row: Mapping[str, Any], figure: Mapping[str, Any], table: Mapping[str, Any]) -> bool:
    """Whether a row of a table was made of a figure."""
    same = all(row[name] == figure[name] for name in ("slot", "part", "low", "high", "superseded"))
    return same and row["speaker"] == figure["speaker_name"] and table["incident"] == figure["event"]["incident"]


def _row(item: Mapping[str, Any], incident: str, article: str, alike: Sequence[Label]) -> TollRow:
    """Return a row with all the forms of its speaker's name, of the day its figures are of.

    The tables were compiled with the day of publication as printed in the record, which a dateline may mend.
    """
    days = [label.as_of for label in alike]
    printed = _day(item["as_of"])
    return TollRow(
        event=incident,
        article=article,
        speaker=tuple(dict.fromkeys(name for label in alike for name in label.speaker))
        or _names(item["speaker"], None),
        as_of=printed if not days or printed in days else days[0],
        slot=item["slot"],
        part=_part(item["part"]),
        low=item["low"],
        high=item["high"],
        superseded=item["superseded"],
    )


def _part(part: str | None) -> str | None:
    return None if part is None else part.casefold()


def _day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _words(span: Mapping[str, Any] | None, article: Article) -> str | None:
    if span is None:
        return None
    return (article.title if span["field"] == "title" else article.text)[span["start"] : span["end"]]


def _names(label: str | None, words: str | None) -> tuple[str, ...]:
    if label is None:
        return ()
    return tuple(dict.fromkeys((*_SPELLED.get(label, (label,)), *((words,) if words else ()))))


def _places(name: str | None, span: Mapping[str, Any] | None, article: Article) -> tuple[Place, ...]:
    """Read the labelled name where it stands, else alone, else as an unknown place of that name."""
    if name is None:
        return ()
    around: Sequence[Place] = ()
    if span is not None:
        field = article.title if span["field"] == "title" else article.text
        start = max(field.rfind("\n", 0, span["start"]), span["start"] - 300, 0)
        window = field[start : span["end"] + 100]
        around = [
            mention.place
            for mention in find(window)
            if mention.via == "name" and start + mention.start < span["end"] and span["start"] < start + mention.end
        ]
    return tuple(around or [mention.place for mention in find(name)][:1] or [Place(name, "unknown")])
