"""HTML left in the text of files that are no web pages, and files in Windows-1252."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corroborate.articles import Reading, from_records, read
from corroborate.readers import comma, json_lines, plain
from corroborate.readers.decoding import LEGACY, decoded_with_note
from corroborate.readers.drafts import UnreadableError
from corroborate.readers.tagged import ENTITIES, TAGS, shown

TAGGED = (
    "<p>Seven miners were <b>rescued</b> from a shaft in Cork, &quot;all alive&quot;, the guard said.</p>"
    "<script>var x = 1;</script><p>Two are <a href='/more'>still ill</a>.<br>A third went home.</p>"
)
SHOWN = (
    'Seven miners were rescued from a shaft in Cork, "all alive", the guard said.\n\n'
    "Two are still ill.\nA third went home."
)
LATIN = "The café in Liège was shut, said Renée Hövel: “nobody’s left” – the street stood empty all through the day."


def test_text_written_in_html_is_read_without_its_tags() -> None:
    assert shown(TAGGED) == (SHOWN, TAGS)


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose < 3 % and fell > 2 % in the week, the bank said.",
        "The site printed <b> in its headline, and AT&T said nothing; R&D went on.",
        "<script>alert(1)</script> was the name the clerk typed.",
        "Seven were saved.",
    ],
)
def test_text_that_only_speaks_of_tags_stays(text: str) -> None:
    assert shown(text) == (text, None)


def test_whole_entities_are_decoded_once() -> None:
    assert shown("&quot;Go&quot;, he said.&nbsp;Ten&#8217;s &amp;lt; left") == (
        '"Go", he said. Ten’s &lt; left',
        ENTITIES,
    )


def _notes(reading: Reading) -> list[tuple[str, str]]:
    return [(note.stage, note.reason) for note in reading.skipped]


def test_every_format_reads_html_in_its_text() -> None:
    rows = [json_lines.read(json.dumps({"text": TAGGED}).encode(), "a", "a.jsonl")]
    rows.append(comma.read(f'text\n"{TAGGED}"\n'.encode(), "a", "a.csv"))
    rows.append(plain.read(b"---\noutlet: Cork Post\n---\n" + TAGGED.encode(), "a", "a.md"))
    assert [(draft.text, draft.notes, draft.offset) for batch in rows for draft in batch.drafts] == [
        (SHOWN, (TAGS,), 0)
    ] * 3
    assert _notes(from_records([{"id": "a", "text": TAGGED}])) == [("text", TAGS)]


def test_windows_1252_is_read_with_a_note() -> None:
    assert decoded_with_note(LATIN.encode("cp1252")) == (LATIN, LEGACY)
    table = f'text,outlet\n"{LATIN}",Liège Post\n'.encode("cp1252")
    batch = comma.read(table, "a", "a.csv")
    assert [(draft.text, draft.outlet) for draft in batch.drafts] == [(LATIN, "Liège Post")]
    assert [note.reason for note in batch.skipped] == [LEGACY]
    lines = json_lines.read(json.dumps({"text": LATIN}, ensure_ascii=False).encode("cp1252"), "a", "a.jsonl")
    assert lines.drafts[0].text == LATIN


@pytest.mark.parametrize(
    "data",
    [
        "Пожар начался утром, сообщили спасатели города. Fire crews left the town by noon, they said.".encode("cp1251"),
        LATIN.encode()[:40] + b"\xe9 " + LATIN.encode()[40:],
        LATIN.encode("mac_roman"),
        b"caf\xe9",
    ],
    ids=["Cyrillic", "spoilt UTF-8", "Mac Roman", "too short"],
)
def test_what_gives_no_words_in_windows_1252_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="is not UTF-8"):
        decoded_with_note(data)


def test_an_article_that_was_kept_is_noted_and_not_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: [open\n---\nFrost came to the valley, the mayor said.")
    reading = read([tmp_path])
    assert len(reading.articles) == 1 and [note.stage for note in reading.skipped] == ["text"]
