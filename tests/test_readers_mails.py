"""Saved mail and whole JSON documents: what is read of them, and what is refused with a reason to act on."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.articles import read
from corroborate.readers import json_whole, mails
from corroborate.readers.drafts import UnreadableError

TEXT = "Rain fell on Corvale for nine days and the river rose.\n\nTwo people drowned, the mayor said.\n"
ROW = {"id": "g", "outlet": "Corvale Post", "published": "2031-05-06", "title": "Rain", "text": TEXT}


def mail(text: str | None = TEXT, html: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = '"Corvale Weather Desk" <desk@corvale.example>'
    made["Subject"] = "Rain: the river — rises"
    made["Date"] = "Tue, 06 May 2031 23:30:00 -0500"
    if text is not None:
        made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html") if text is not None else made.set_content(html, subtype="html")
    return made


def test_a_mail_is_an_article_of_its_sender(tmp_path: Path) -> None:
    made = mail(html="<p>Another wording</p>")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    (tmp_path / "rain.eml").write_bytes(made.as_bytes())
    reading = read([tmp_path])
    (article,) = reading.articles
    assert (article.id, article.outlet, article.title) == ("rain", "Corvale Weather Desk", "Rain: the river — rises")
    assert str(article.published) == "2031-05-06"
    assert article.text == TEXT
    assert [(note.stage, note.reason) for note in reading.skipped] == [
        ("text", "attachments of the mail are not read: 1")
    ]


def test_a_mail_of_html_alone_is_read_as_shown() -> None:
    page = "<html><body><h1>Rain</h1><p>Rain fell on <b>Corvale</b>.</p><p>Two people drowned.</p></body></html>"
    (draft,) = mails.read(mail(None, page).as_bytes(), "m", "m.eml").drafts
    assert "<" not in draft.text and "Rain fell on Corvale." in draft.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Rain fell on Corvale.", "no header"),
        (b"Subject: Rain\n\n", "empty"),
        (b"Subject: Rain\nContent-Type: text/plain; charset=klingon\n\nRain\xff", "cannot be decoded"),
        (b"Subject: Rain\nContent-Type: image/png\n\nRain", "no text in the mail"),
    ],
)
def test_what_is_no_mail_to_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        mails.read(data, "m", "m.eml")


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from([b"", b"From: ", b"Date: ", b"Content-Type: multipart/mixed; ", b"To:"])
)
def test_no_bytes_break_the_reader_of_mails(data: bytes, header: bytes) -> None:
    try:
        mails.read(b"Subject: Rain\n" + header + data + b"\n\nRain fell.", "m", "m.eml")
    except UnreadableError as error:
        assert str(error)


@pytest.mark.parametrize("layout", ["object", "list", "lines", "indented"])
def test_a_json_file_holds_one_article_or_a_list_or_lines(tmp_path: Path, layout: str) -> None:
    rows = [ROW, {**ROW, "id": None, "text": "Snow fell on Corvale."}]
    written = {
        "object": json.dumps(ROW),
        "list": json.dumps(rows),
        "lines": "\n".join(map(json.dumps, rows)),
        "indented": json.dumps(rows, indent=2),
    }
    (tmp_path / "corvale.json").write_text(written[layout], encoding="utf-8")
    ids = [article.id for article in read([tmp_path]).articles]
    assert ids == (["g"] if layout == "object" else ["corvale-2", "g"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"text": "Rain', "malformed JSON on line 1, column 10"),
        ("[]", "no record in the list"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5000, "too long"),
    ],
)
def test_a_json_file_that_cannot_be_read_says_where(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        json_whole.read(text.encode(), "j", "j.json")


def test_a_bad_record_of_a_list_costs_no_other() -> None:
    batch = json_whole.read(json.dumps([7, {"title": "x"}, ROW]).encode(), "j", "j.json")
    assert [draft.id for draft in batch.drafts] == ["g"]
    assert [skip.record for skip in batch.skipped] == ["j.json#1", "j.json#2"]
