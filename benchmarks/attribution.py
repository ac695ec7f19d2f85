"""Speakers and cues against an attribution corpus, beside a baseline; prints a table.

    python benchmarks/attribution.py FOLDER [SPLIT]

FOLDER holds ``polnear_docs.jsonl.gz`` and ``polnear_attributions.jsonl.gz``. Its annotators mark the whole noun phrase,
clauses about the speaker included, so ours is widened to the phrase the parser hangs on the speaker.
The baseline takes each quotation and the nearest person the parser names.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from spacy.tokens import Span

from corroborate.records import Article, Sentence
from corroborate.saying.cues import Frame
from corroborate.saying.frames import frames
from corroborate.saying.quotations import SPEECH_WORDS, quotations
from corroborate.sentences import split
from corroborate.text.parsing import parser

NEAR = 2  # tokens between our cue and the annotated one
_TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")


def rows(path: Path) -> list[dict[str, Any]]:
    """Read gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def indices(spans: list[dict[str, str]] | None, of: dict[int, int]) -> set[int]:
    """Turn annotated character spans into token numbers."""
    pairs = [part.split() for span in spans or [] for part in span["span"].split(";")]
    return {of[at] for low, high in pairs for at in range(int(low), int(high)) if at in of}


def widened(frame: Frame, span: Span) -> tuple[int, int]:
    """Return the character range of the parser's whole phrase around the speaker, in the parsed text."""
    doc, (low, high) = span.doc, frame.speaker
    head = next((t for t in doc[low:high] if not low <= t.head.i < high), doc[high - 1])
    end = max(high, head.right_edge.i + 1)
    end = min(end, frame.cue.i) if frame.cue.i >= high else end
    while end > high and doc[end - 1].is_punct:
        end -= 1
    return doc[low].idx, doc[end - 1].idx + len(doc[end - 1])


def ours(sentences: tuple[Sentence, ...], text: str, of: dict[int, int]) -> tuple[set[int], list[int]]:
    """Return the tokens of all speakers and the tokens of all cues."""
    speech = [run for run in quotations(text) if run.words >= SPEECH_WORDS]
    said: set[int] = set()
    cues: list[int] = []
    for sentence in sentences:
        if sentence.parsed is None or sentence.field != "text":
            continue
        span, shift = sentence.parsed, sentence.shift
        quoted = frozenset(t.i for t in span if any(run.start <= t.idx + shift < run.end for run in speech))
        for frame in frames(span, quoted):
            low, high = widened(frame, span)
            said |= {of[at] for at in range(low + shift, high + shift) if at in of}
            cues.append(of[frame.cue.idx + shift])
    return said, cues


def baseline(sentences: tuple[Sentence, ...], text: str, of: dict[int, int]) -> set[int]:
    """Return the tokens of the nearest person to each quotation."""
    people = [
        (ent.start_char + s.shift, ent.end_char + s.shift)
        for s in sentences
        if s.parsed is not None and s.field == "text"
        for ent in s.parsed.ents
        if ent.label_ == "PERSON"
    ]
    said: set[int] = set()
    for run in quotations(text):
        outside = [p for p in people if p[1] <= run.start or p[0] >= run.end]
        if outside:
            low, high = min(outside, key=lambda p: min(abs(p[0] - run.end), abs(run.start - p[1])))
            said |= {of[at] for at in range(low, high) if at in of}
    return said


def line(name: str, right: int, found: int, wanted: int, right_wanted: int | None = None) -> str:
    """Format precision, recall and F1."""
    precision, recall = right / max(1, found), (right if right_wanted is None else right_wanted) / max(1, wanted)
    return (
        f"{name:34} P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"
    )


def main(folder: Path, part: str) -> None:
    """Score ``part`` (dev or train) and print the table."""
    marks: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mark in rows(folder / "polnear_attributions.jsonl.gz"):
        marks[mark["doc"]].append(mark)
    speaker, nearest, cue = [0, 0, 0], [0, 0, 0], [0, 0, 0, 0]
    for record in rows(folder / "polnear_docs.jsonl.gz"):
        if record["split"] != part:
            continue
        text = record["text"]
        of = {at: i for i, m in enumerate(_TOKEN.finditer(text)) for at in range(m.start(), m.end())}
        sentences = split(Article(record["doc"], None, record["title"], text, ""), parser())
        wanted: set[int] = set().union(*(indices(mark["source"], of) for mark in marks[record["doc"]]))
        said, cues = ours(sentences, text, of)
        guess = baseline(sentences, text, of)
        for score, tokens in ((speaker, said), (nearest, guess)):
            for i, amount in enumerate((len(tokens & wanted), len(tokens), len(wanted))):
                score[i] += amount
        gold = [g for mark in marks[record["doc"]] if (g := indices(mark["cue"], of))]
        cue[0] += sum(any(min(abs(c - x) for x in g) <= NEAR for g in gold) for c in cues)
        cue[1] += len(cues)
        cue[2] += len(gold)
        cue[3] += sum(any(min(abs(c - x) for x in g) <= NEAR for c in cues) for g in gold)
    print(line("speaker, tokens", *speaker))
    print(line("speaker, tokens: nearest person", *nearest))
    print(line(f"cue within {NEAR} tokens", cue[0], cue[1], cue[2], cue[3]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "dev")
