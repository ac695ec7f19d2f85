"""JSON lines, tables and mappings: each bad record is named and costs no other."""

from __future__ import annotations

import csv
import io
import json
import math
from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.articles import from_records, read
from corroborate.readers import comma, json_lines
from corroborate.records import Article

GOOD = {"id": "g", "text": "Rain fell on Corvale for nine days and the river rose."}


def jsonl(*lines: str) -> bytes:
    return "\n".join((*lines, json.dumps(GOOD))).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"text": "Rain', "malformed JSON on line 1, column 10: Unterminated string"),
        ("[1, 2]", "line 1 is no JSON object"),
        ('"Rain"', "line 1 is no JSON object"),
        ("[" * 100_000, "malformed JSON on line 1"),
        ('{"text": ' + "9" * 5000 + "}", "malformed JSON on line 1"),
        ('{"text": 7}', "the field text is a number, not a string"),
        ('{"text": ["Rain"]}', "the field text is a list, not a string"),
        ('{"title": "Rain"}', "no text: the record has no field named text"),
        ('{"text": null}', "no text"),
        ('{"text": " \\n "}', "empty: there is no text in it"),
        ('{"text": "a\\u0000b"}', "the text holds NUL characters"),
        ('{"text": "a\\ud800b"}', "half a character"),
        ("\x00", "binary: the file holds NUL bytes"),
        ("\udce9", "undecodable: byte 0xed at position 0 is not UTF-8"),
    ],
)
def test_one_bad_line_is_named_and_loses_no_other(bad: str, reason: str) -> None:
    batch = json_lines.read(jsonl(bad), "a", "a.jsonl")
    assert [draft.id for draft in batch.drafts] == ["g"]
    assert [note.record for note in batch.skipped] == ["a.jsonl:1"]
    assert reason in batch.skipped[0].reason


def test_a_long_text_is_named_with_its_size() -> None:
    batch = json_lines.read(jsonl(json.dumps({"text": "rain " * 1_100_000})), "a", "a.jsonl")
    assert len(batch.drafts) == 1
    assert batch.skipped[0].reason == "over 5 MB of text (5.5 MB): split it into one article per file"


def test_text_and_title_are_kept_to_the_character() -> None:
    row = {"text": "  Rain \r\n\u2028 fell. ", "title": " Rain\t"}
    (draft,) = json_lines.read(b"\xef\xbb\xbf" + json.dumps(row).encode(), "a", "a.jsonl").drafts
    assert (draft.text, draft.title, draft.id) == (row["text"], row["title"], "a")


def test_records_without_ids_are_numbered_in_their_file() -> None:
    data = b'{"text": "Rain."}\n\n{"text": "Snow."}\n{"id": 7, "text": "Hail."}\n'
    assert [draft.id for draft in json_lines.read(data, "a", "a.jsonl").drafts] == ["a", "a-2", "7"]


def table(*rows: list[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["id", "text", "outlet"], *rows])
    return out.getvalue().encode()


def test_a_table_is_read_with_its_line_ends_and_long_fields() -> None:
    long, before = "rain " * 100_000, csv.field_size_limit()
    batch = comma.read(table(["1", "Rain\r\nfell\x0con.", "A"], ["2", long, ""]), "a", "a.csv")
    assert [(draft.id, draft.outlet) for draft in batch.drafts] == [("1", "A"), ("2", None)]
    assert [draft.text for draft in batch.drafts] == ["Rain\r\nfell\x0con.", long]
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(delimiter: str) -> None:
    data = f"ID{delimiter} Text \n1{delimiter}Rain fell.\n".encode()
    assert [(draft.id, draft.text) for draft in comma.read(data, "a", "a.csv").drafts] == [("1", "Rain fell.")]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (b"id,body\n1,Rain\n", "no column named text (columns: id, body); rename the one that holds the articles"),
        (b"file,outlet\na.txt,B\n", "this table describes files; name their folder instead"),
    ],
)
def test_a_table_without_text_says_what_to_do(header: bytes, reason: str) -> None:
    (note,) = comma.read(header, "a", "a.csv").skipped
    assert reason in note.reason


def test_broken_rows_are_named_and_the_rest_is_read() -> None:
    data = b'id,text\n1,Rain fell.\n2,"Snow "fell.\n3,Hail fell.\n4,caf\xe9\n5,"never closed\n6,Wind rose.\n7,a\x00b\n'
    batch = comma.read(data, "a", "a.csv")
    assert [draft.id for draft in batch.drafts] == ["1", "3", "6"]
    reasons = {note.record: note.reason for note in batch.skipped}
    assert set(reasons) == {"a.csv:3", "a.csv:5", "a.csv:6", "a.csv:8"}
    assert "broken row" in reasons["a.csv:3"] and "broken row" in reasons["a.csv:6"]
    assert "the row is not UTF-8" in reasons["a.csv:5"]
    assert "NUL" in reasons["a.csv:8"]


def test_a_file_of_broken_rows_is_given_up() -> None:
    batch = comma.read(b"id,text\n" + b'1,"x" y\n' * 500, "a", "a.csv")
    assert len(batch.skipped) == comma.MAX_BROKEN_ROWS + 1
    assert "too many broken rows" in batch.skipped[-1].reason


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(alphabet='ab ,;"\n\té', min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=8))
def test_tables_come_back_as_written(texts: list[str]) -> None:
    batch = comma.read(table(*([str(n), text, "A"] for n, text in enumerate(texts))), "a", "a.csv")
    assert [draft.text for draft in batch.drafts] == texts
    assert not batch.skipped


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2023-02-22", date(2023, 2, 22)),
        ("2023-02-22T23:30:00-05:00", date(2023, 2, 22)),
        ("2023-02-22T23:30:00Z", date(2023, 2, 22)),
        ("2023-02-22 08:00", date(2023, 2, 22)),
        ("Wed, 22 Feb 2023 08:00:00 GMT", date(2023, 2, 22)),
        ("February 22, 2023", date(2023, 2, 22)),
        (date(2023, 2, 22), date(2023, 2, 22)),
        (datetime(2023, 2, 22, 23), date(2023, 2, 22)),
        (pd.Timestamp("2023-02-22"), date(2023, 2, 22)),
    ],
)
def test_published_in_its_usual_forms(published: object, day: date) -> None:
    (article,) = from_records([{**GOOD, "published": published}]).articles
    assert (article.published, article.published_basis) == (day, "metadata")


@pytest.mark.parametrize(
    "published", [1677024000, "1677024000", "yesterday", "2023", "2023-13-40", "02/03/2023", ["2023-02-22"]]
)
def test_published_that_cannot_be_read_is_unknown_with_a_note(published: object) -> None:
    reading = from_records([{**GOOD, "published": published}])
    assert (reading.articles[0].published, reading.articles[0].published_basis) == (None, "none")
    (note,) = reading.skipped
    assert note.stage == "dates" and "is not understood; write it as YYYY-MM-DD" in note.reason


@pytest.mark.parametrize("nothing", [None, "", "  ", math.nan, pd.NaT])
def test_blanks_of_any_table_are_unknown(nothing: object) -> None:
    reading = from_records([{**GOOD, "published": nothing, "outlet": nothing, "url": nothing, "title": nothing}])
    article = reading.articles[0]
    assert (article.outlet, article.published, article.url, article.title) == (None, None, None, "")
    assert not reading.skipped


def test_articles_pass_and_other_things_are_named() -> None:
    kept = from_records([GOOD]).articles[0]
    reading = from_records([kept, "Rain", {"id": "h", "text": "Snow fell on Corvale."}])  # type: ignore[list-item]
    assert isinstance(reading.articles[0], Article)
    assert [article.id for article in reading.articles] == ["g", "h"]
    assert "a str is no record" in reading.skipped[0].reason


def test_stdin_names_records_by_content_so_their_order_is_no_matter() -> None:
    lines = [b'{"text": "Rain fell."}', b'{"text": "Snow fell."}']
    one, other = (read(["-"], stdin=io.BytesIO(b"\n".join(order))) for order in (lines, lines[::-1]))
    assert one.articles == other.articles
    assert all(article.id.startswith("record-") for article in one.articles)
    assert [file.path for file in one.inputs] == ["-"]
