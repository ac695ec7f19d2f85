"""Turn an annotator's lines, which hold words of articles and so lie outside the project, into offsets and labels.

    python tests/gold/compile_claims.py SCRATCH [--data DATA]      -> claims/<work|unseen|double>/<id>.json

``@id annotator`` opens an article. A line is an assertion, its cells parted by `` | ``, all but the first may be empty:

    first words ~ last words | words^head=label/cue!<relay | modality | day..day | Name<Within@words as printed + ...

``T `` before it: of the title. ``!``: anonymous. A double quote repeats the cell above; a star after days or places:
told elsewhere in the article. ``F first words ~ last words | kind`` is furniture. Prints every label with the words its
offsets cover.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from check import MODALITIES
from draw import HERE, Article, data_file, read

CLAIMS = HERE / "claims"

BODIES = frozenset(
    (
        "sohr|sana|white helmets|lcc|snhr|syrian army|syrian state media|syrian state tv|syrian foreign ministry|"
        "russian mod|coalition|pentagon|un|unicef|who|icrc|red crescent|msf|hrw|is|afp|reuters|ap|anadolu"
    ).split("|")
)
SHORT = {"": "asserted", ".": "asserted", **{name[:2]: name for name in MODALITIES}}
Json = dict[str, Any]


class MistakeError(Exception):
    """A line that cannot be compiled."""


class Draft:
    """One article's labels as they are read, line by line; words are looked for from the last label on."""

    def __init__(self, article: Article, annotator: str, stretches: list[Json]) -> None:
        self.article, self.annotator, self.stretches = article, annotator, stretches
        self.field, self.at = "text", 0
        self.assertions: list[Json] = []
        self.furniture: list[Json] = []

    def words(self, span: Json | None) -> str:
        return "-" if span is None else self._text(span["field"])[span["start"] : span["end"]]

    def _text(self, field: str) -> str:
        return str(self.article["title"] if field == "title" else self.article["text"])

    def span(self, spec: str) -> Json:
        """Find ``first words ~ last words``, or the words outright, from the last label on; not the same again."""
        text, taken = self._text(self.field), [item["span"] for item in self.assertions]
        first, _, last = (part.strip() for part in spec.partition("~"))
        at = self.at
        while True:
            start = text.find(first, at)
            end = text.find(last, start + len(first)) + len(last) if last else start + len(first)
            if start < 0 or end < start + len(first):
                raise MistakeError(f"not found after {self.at}: {spec}")
            found = {"field": self.field, "start": start, "end": end}
            if found not in taken:
                break
            at = start + 1
        self.at = start
        if not any(inside(found, stretch) for stretch in self.stretches):
            raise MistakeError(f"outside the labelled stretches: {spec}")
        return found

    def nearest(self, words: str, to: Json) -> Json:
        """Find whole words at their place nearest to a span."""
        text = self._text(to["field"])
        found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
        if not found:
            raise MistakeError(f"not found near {self.words(to)[:40]!r}: {words}")
        start = min(found, key=lambda at: (max(0, at - to["end"], to["start"] - at - len(words)), at))
        return {"field": to["field"], "start": start, "end": start + len(words)}

    def add(self, line: str) -> None:
        if line.startswith("F "):
            spec, _, kind = line[2:].rpartition(" | ")
            if self.field != "text":
                self.field, self.at = "text", 0
            self.furniture.append({"span": self.span(spec), "kind": kind.strip()})
            return
        field = "title" if line.startswith("T ") else "text"
        if field != self.field:
            self.field, self.at = field, 0
        cells = [cell.strip() for cell in (line[2:] if field == "title" else line).split(" | ")]
        spec, speaker, modality, when, place = cells + [""] * (5 - len(cells))
        span = self.span(spec)
        last = self.assertions[-1] if self.assertions else None
        self.assertions.append(
            {
                "span": span,
                "attribution": last["attribution"] if speaker == '"' and last else self.attribution(speaker, span),
                "modality": SHORT[modality[:2]],
                "when": again(last, "when") if when == '"' else whened(when),
                "places": again(last, "places") if place == '"' else self.places(place, span),
            }
        )

    def attribution(self, cell: str, span: Json) -> Json | None:
        """Read ``words^head=label/cue!<relay<relay``; only the words are needed."""
        if cell in ("", "."):
            return None
        said, *chain = (part.strip() for part in cell.split("<"))
        anonymous, said = said.endswith("!"), said.removesuffix("!")
        named, _, cue = said.partition("/")
        words, _, label = named.partition("=")
        words, _, head = words.partition("^")
        speaker = self.nearest(words, span)
        head = head or re.split(r" (?:of|for|in|at|close|with|from|on|who) ", words)[0].split()[-1]
        name = label.removeprefix("~")
        return {
            "speaker": speaker,
            "head": speaker["start"] + words.rindex(head),
            "name": name if name and name not in BODIES else None,
            "body": name if name in BODIES else None,
            "cue": self.nearest(cue, speaker) if cue else None,
            "anonymous": anonymous,
            "chain": [self.nearest(relay, span) for relay in chain],
        }

    def places(self, cell: str, span: Json) -> list[Json]:
        """Read ``Name<Within<Within@words as printed``, several joined by ``+``; a star at the end: from elsewhere."""
        if cell in ("", "."):
            return []
        stated, found = not cell.endswith("*"), []
        for part in cell.removesuffix("*").split("+"):
            named, _, printed = part.strip().partition("@")
            name, *within = named.split("<")
            found.append(
                {"name": name, "within": within, "span": self.nearest(printed or name, span), "stated": stated}
            )
        return found

    def record(self) -> Json:
        return {
            "id": self.article["id"],
            "annotator": self.annotator,
            "stretches": self.stretches,
            "assertions": self.assertions,
            "furniture": self.furniture,
        }

    def shown(self) -> Iterator[str]:
        for item in self.assertions:
            who, when = item["attribution"], item["when"]
            said = "-"
            if who:
                chain = "".join(f" <- {self.words(relay)}" for relay in who["chain"])
                head = self._text(who["speaker"]["field"])[who["head"] :].split()[0]
                said = f"{self.words(who['speaker'])} ^{head} ={who['body'] or who['name']} /{self.words(who['cue'])}"
                said += f"{'!' if who['anonymous'] else ''}{chain}"
            days = "-" if when is None else f"{when['start']}..{when['end']}{'' if when['stated'] else '*'}"
            where = ", ".join(
                f"{p['name']} [{self.words(p['span'])}]{'' if p['stated'] else '*'}" for p in item["places"]
            )
            yield f"  [{self.words(item['span'])}] {said} | {item['modality']} | {days} | {where}"
        yield from (f"  F [{self.words(item['span'])}] {item['kind']}" for item in self.furniture)


def inside(span: Json, stretch: Json) -> bool:
    return bool(
        span["field"] == stretch["field"] and stretch["start"] <= span["start"] and span["end"] <= stretch["end"]
    )


def again(last: Json | None, key: str) -> Any:
    """Return what the label before says, as stated elsewhere."""
    if last is None or not last[key]:
        raise MistakeError(f"nothing to repeat: {key}")
    return [{**p, "stated": False} for p in last[key]] if key == "places" else {**last[key], "stated": False}


def whened(cell: str) -> Json | None:
    """Read ``day`` or ``day..day``; a star at the end: the days are told elsewhere in the article."""
    if cell in ("", "."):
        return None
    start, _, end = cell.removesuffix("*").partition("..")
    return {"start": start, "end": end or start, "stated": not cell.endswith("*")}


def written(record: Json) -> str:
    """One label a line, so that a change shows."""
    lines = [f'{{"id": "{record["id"]}", "annotator": "{record["annotator"]}"']
    for key in ("stretches", "assertions", "furniture"):
        rows = ",\n  ".join(json.dumps(row) for row in record[key])
        lines.append(f'"{key}": [\n  {rows}\n ]' if rows else f'"{key}": []')
    return ",\n ".join(lines) + "}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Compile words into offsets.")
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--data")
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    if options.scratch.resolve().is_relative_to(HERE.parent.parent):
        print("the scratch file holds article text: keep it outside the project")
        return 1
    articles = {article["id"]: article for article in read(data_file(options.data))}
    drawn = {row["id"]: row for row in json.loads((CLAIMS / "draw.json").read_text(encoding="utf-8"))["articles"]}
    drafts: list[Draft] = []
    failed = 0
    for line in options.scratch.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name, annotator = line[1:].split()
            drafts.append(Draft(articles[name], annotator, drawn[name]["stretches"]))
        elif line.strip():
            try:
                drafts[-1].add(line)
            except (MistakeError, KeyError) as mistake:
                print(f"{drafts[-1].article['id']}: {mistake!r} in: {line}")
                failed += 1
    for draft in drafts:
        name = draft.article["id"]
        folder = CLAIMS / ("double" if draft.annotator == "b" else drawn[name]["split"])
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.json").write_text(written(draft.record()), encoding="utf-8")
        print(f"{name}: {len(draft.assertions)} assertions, {len(draft.furniture)} furniture")
        if not options.quiet:
            print(*draft.shown(), sep="\n")
    print(f"{len(drafts)} written, {failed} lines failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
