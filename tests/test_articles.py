"""Paths to articles: what is read, what is left out and why, ids, repeats, dates, and that no order matters."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
from datetime import date
from pathlib import Path

import pytest

from corroborate.articles import Reading, from_records, read
from corroborate.errors import InputError
from corroborate.readers.languages import language_of

SAMPLES = Path(__file__).parent / "samples"
SHARED = Path(__file__).parents[2] / "shared"
TEXT = "The ferry to Heron Island did not sail on Monday because of a broken rudder, the company told its passengers."
PAGE = (
    f"<html><head><title>Ferry</title></head><body><article><p>{TEXT}</p><p>{TEXT} Again.</p></article></body></html>"
)


def reasons(reading: Reading) -> dict[str, str]:
    return {note.record: note.reason for note in reading.skipped}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty: there is no text in it"),
        ("a.txt", b" \r\n\t\n", "empty: there is no text in it"),
        ("a.txt", b"\xef\xbb\xbf", "empty: there is no text in it"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"\n", "empty"),
        ("a.csv", b"", "empty"),
        ("a.txt", b"rain\x00fell", "binary: the file holds NUL bytes"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "binary: this is a picture"),
        ("a.txt", b"\x1f\x8b\x08\x00rain", "binary: this is compressed with gzip"),
        ("a.txt", b"rain " * 1_100_000, "over 5 MB of text (5.5 MB): split it into one article per file"),
        (
            "a.txt",
            "Café".encode("cp1252"),
            "undecodable: byte 0xe9 at position 3 is not UTF-8; convert the file to UTF-8",
        ),
        ("a.txt", b"\xff\xfeR\x00a", "undecodable: byte"),
        ("a.pdf", b"%PDF-1.7 rain", "a PDF: convert first"),
        ("a.txt", b"%PDF-1.7 rain", "a PDF: convert first"),
        (
            "a.docx",
            b"PK\x03\x04....[Content_Types].xml",
            "a Word document (DOCX) or another Office file: convert first",
        ),
        ("a.docx", b"rain", "a Word document (DOCX): convert first"),
        (
            "a.odt",
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument text (ODT): convert first",
        ),
        ("a.txt", b"{\\rtf1 rain}", "an RTF document: convert first"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document (.doc): convert first"),
        ("a.xyz", b"rain", "unknown suffix .xyz: rename it if it is one of .txt"),
        ("README", b"rain", "a readme of the folder, not an article"),
        ("a.csv", b"id,body\n1,rain\n", "no column named text"),
        (
            "a.txt",
            "Le conseil de la ville a décidé lundi de garder le vieux marché aux grains.".encode(),
            "cannot read (fr)",
        ),
        (
            "a.txt",
            "قرر مجلس المدينة يوم الاثنين الإبقاء على السوق القديم".encode(),
            "in a language we cannot read (ar)",
        ),
        (
            "a.txt",
            "Городской совет решил в понедельник сохранить старый рынок.".encode(),
            "in a language we cannot read (ru)",
        ),
    ],
)
def test_bad_files_are_named_and_lose_no_other(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT)
    reading = read([tmp_path])
    assert [article.id for article in reading.articles] == ["good"]
    (note,) = reading.skipped
    assert (note.record.split(":")[0], note.stage) == (name, "reading")
    assert reason in note.reason


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ferry hits pier, nine hurt", None),
        ("Abu Hassan al-Masri and Umm Khalid Barakat flee Deir al-Qamar for Wadi Zahran", "en"),
        ("Ahmads brother Khaled al Hariri said Mahmouds house in Kafr Zaytoun was hit", "en"),
        ("12 34", None),
        ("Der Rat der Stadt hat am Montag beschlossen, den alten Markt zu behalten", "de"),
        ("El consejo decidió el lunes conservar el antiguo mercado de granos", "es"),
    ],
)
def test_short_and_odd_english_is_kept(text: str, language: str | None) -> None:
    assert language_of("", text) == language


def test_english_with_foreign_sentences_is_kept() -> None:
    assert language_of("", f"{TEXT} Fırtına yüzünden gemi kalkmadı, dedi kaptan. {TEXT}") == "en"


def test_paths_that_lead_nowhere_say_what_to_do_next(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"does not exist. Check the spelling, or name the folder"):
        read([tmp_path / "missing.txt"])
    with pytest.raises(InputError, match=r"matches no file. Name a folder, or files ending in"):
        read([str(tmp_path / "*.txt")])
    with pytest.raises(InputError, match=r"Nothing to read. Name folders or files"):
        read([])
    assert read([tmp_path]).articles == ()


def test_folders_globs_files_and_stdin(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.html", "sub/deep/c [1].md", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE if name.endswith("html") else TEXT)
    everything = ["a", "sub/b", "sub/deep/c [1]"]
    assert [article.id for article in read([tmp_path]).articles] == everything
    assert [article.id for article in read([str(tmp_path / "**")]).articles] == everything
    assert [article.id for article in read([str(tmp_path / "*.txt")]).articles] == ["a"]
    assert [article.id for article in read([tmp_path / "sub" / "deep" / "c [1].md"]).articles] == ["c [1]"]
    assert [article.id for article in read([tmp_path / "a.txt", tmp_path]).articles] == everything
    both = read([tmp_path / "a.txt", "-"], stdin=io.BytesIO(json.dumps({"id": "z", "text": TEXT}).encode()))
    assert [article.id for article in both.articles] == ["a", "z"]
    assert not both.skipped


def test_inputs_carry_paths_as_given_and_digests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    (file,) = read(["in"]).inputs
    assert file.path == "in/a.txt"
    assert len(file.sha256) == 64


def test_links_and_locked_or_oddly_named_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "line\nfeed.txt").write_text(TEXT)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(TEXT)
    os.mkfifo(tmp_path / "pipe.txt")
    reading = read([tmp_path])
    found = reasons(reading)
    assert len(reading.articles) == 1
    assert "the same file as" in found["a.txt"] or "the same file as" in found["again.txt"]
    assert "leads nowhere" in found["dead.txt"] and "back to itself" in found["self.txt"]
    assert "(loop)" in found["loop"]
    assert "control characters; rename" in found["line\\nfeed.txt"]
    assert "no regular file" in found["pipe.txt"]
    assert any("not UTF-8; rename the file" in reason for reason in found.values())
    assert all(note.record.isprintable() for note in reading.skipped)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_locked_files_and_folders_are_named(tmp_path: Path) -> None:
    (tmp_path / "locked.txt").write_text(TEXT)
    (tmp_path / "locked.txt").chmod(0)
    (tmp_path / "cellar").mkdir(mode=0)
    found = reasons(read([tmp_path]))
    assert "check its permissions" in found["locked.txt"] and "check its permissions" in found["cellar"]


def test_a_file_that_fails_to_open_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reasons(read([tmp_path])) == {"a.txt": "cannot be opened: Permission denied; check its permissions"}


def test_repeats_need_a_known_outlet() -> None:
    rows = [
        {"id": "1", "outlet": "Valley Ledger", "text": TEXT},
        {"id": "2", "outlet": "valley  ledger", "text": TEXT.replace(" ", "\n")},
        {"id": "3", "outlet": "Coast Dispatch", "text": TEXT},
        {"id": "4", "text": TEXT},
        {"id": "5", "text": TEXT},
    ]
    reading = from_records(rows)
    assert [article.id for article in reading.articles] == ["1", "3", "4", "5"]
    assert reasons(reading) == {"2": "repeated: the same outlet (Valley Ledger) and text as 1, which is kept"}


def test_of_two_repeats_the_dated_one_is_kept() -> None:
    rows = [{"id": str(n), "outlet": "A", "text": TEXT, "published": day} for n, day in enumerate((None, "2021-04-08"))]
    assert [article.id for article in from_records(rows).articles] == ["1"]


def test_taken_ids_are_numbered_in_the_order_of_content() -> None:
    rows = [{"id": "a", "text": f"{TEXT} {word}"} for word in ("Rain.", "Snow.", "Hail.")] + [
        {"id": "a-2", "text": TEXT}
    ]
    one, other = from_records(rows), from_records(rows[::-1])
    assert one == other
    assert [article.id for article in one.articles] == ["a", "a-2", "a-3", "a-4"]
    assert {(note.record, note.stage) for note in one.skipped} == {("a-3", "ids"), ("a-4", "ids")}
    assert next(article for article in one.articles if article.id == "a-2").text == TEXT


def test_neither_the_order_of_paths_nor_of_records_matters(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": "several/long_gaps", "text": "Rain fell on Corvale."}\n{bad\n{"text": 3}')
    paths = [*sorted(SAMPLES.iterdir()), tmp_path, *sorted((SAMPLES / "single").iterdir())]
    expected = read(paths)
    for seed in range(3):
        shuffled = random.Random(seed).sample(paths, len(paths))
        assert read(shuffled) == expected
    rows = [{"id": article.id, "title": article.title, "text": article.text} for article in expected.articles]
    assert from_records(rows) == from_records(rows[::-1])


def test_a_folder_may_describe_its_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(f"Lakeside Courier\n\nFerry stays in port on Monday\n\n{TEXT}")
    (tmp_path / "two.txt").write_bytes((SAMPLES / "several" / "captions_no_gap.txt").read_bytes())
    (tmp_path / "sub" / "b.html").write_text(PAGE)
    (tmp_path / "sub" / "c.txt").write_text(TEXT)
    (tmp_path / "articles.csv").write_text(
        "file,outlet,title,published,url\n"
        "a.txt,Valley Ledger,,2021-04-08,https://x.example/a\n"
        "two.txt#2,Well Post,Wells,8 April 2021,\n"
        "sub/b.html,Upper,,,\n"
        "sub/c.txt,Upper,,,\n"
        "gone.txt,X,,,\n"
        "two.txt#3,X,,,\n"
        "a.txt,Twice,,,\n"
    )
    (tmp_path / "sub" / "articles.csv").write_text("file,outlet,published\nc.txt,Nearest,soon\n")
    reading = read([tmp_path])
    by_id = {article.id: article for article in reading.articles}
    assert set(by_id) == {"a", "two", "two-2", "sub/b", "sub/c"}
    assert (by_id["a"].outlet, by_id["a"].title) == ("Valley Ledger", "Ferry stays in port on Monday")
    assert (by_id["a"].published, by_id["a"].url) == (date(2021, 4, 8), "https://x.example/a")
    assert (by_id["two"].outlet, by_id["two-2"].outlet) == ("Harvest Tribune", "Well Post")
    assert (by_id["two-2"].title, by_id["two-2"].published) == ("Wells", date(2021, 4, 8))
    assert (by_id["sub/b"].outlet, by_id["sub/c"].outlet) == ("Upper", "Nearest")
    text = " / ".join(note.reason for note in reading.skipped)
    assert "describes gone.txt, which is not there" in text
    assert "describes two.txt#3, but the file holds fewer articles" in text
    assert "a.txt is described on an earlier line" in text
    assert "'soon' is not understood" in text
    assert sum(Path(file.path).name == "articles.csv" for file in reading.inputs) == 2
    assert read([tmp_path / "a.txt"]).articles[0].outlet == "Valley Ledger"


def test_a_table_of_articles_may_be_called_articles_csv(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_text(f"id,text\nr1,{TEXT.replace(',', '')}\n")
    assert [article.id for article in read([tmp_path]).articles] == ["r1"]
    assert [article.id for article in read([tmp_path / "articles.csv"]).articles] == ["r1"]


def test_a_sidecar_without_a_file_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_text("name,outlet\na.txt,Valley Ledger\n")
    (tmp_path / "a.txt").write_text(TEXT)
    reading = read([tmp_path])
    assert reading.articles[0].outlet is None
    assert "no column named file" in reading.skipped[0].reason


@pytest.mark.parametrize(
    ("published", "head", "url", "day", "basis", "noted"),
    [
        ("2021-04-01", "Published April 8, 2021", None, date(2021, 4, 8), "dateline", True),
        ("2021-04-07", "Published April 8, 2021", None, date(2021, 4, 7), "metadata", False),
        ("2021-04-01", "CORVALE, April 8 (Wire) -", None, date(2021, 4, 1), "metadata", False),
        (None, "Published April 8, 2021", "https://x.example/2021/05/01/a", date(2021, 4, 8), "dateline", False),
        (None, "No date here", "https://x.example/2021/05/01/a", date(2021, 5, 1), "url", False),
        (None, "No date here", None, None, "none", False),
    ],
)
def test_which_day_wins(
    published: str | None, head: str, url: str | None, day: date | None, basis: str, noted: bool
) -> None:
    reading = from_records([{"id": "a", "published": published, "text": f"{head}\n\n{TEXT}", "url": url}])
    article = reading.articles[0]
    assert (article.published, article.published_basis) == (day, basis)
    assert [note.stage for note in reading.skipped] == (["dates"] if noted else [])


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles are not beside the checkout")
def test_real_pages() -> None:
    reading = read([SHARED / "seeds"])
    assert [article.id[:3] + article.id[20:] for article in reading.articles] == [
        "000",
        "001",
        "002",
        "002-2",
        "003",
        "004",
    ]
    days = [str(article.published) for article in reading.articles]
    assert days == ["2024-11-14", "2024-11-14", "None", "None", "2023-02-22", "None"]
    assert not reading.skipped
    for article in reading.articles:
        text = (SHARED / "seeds" / f"{article.id[:20]}.txt").read_text(encoding="utf-8")
        assert text[article.offset : article.offset + len(article.text)] == article.text


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles are not beside the checkout")
def test_real_articles_lose_none_split_none_and_date_themselves(tmp_path: Path) -> None:
    with gzip.open(SHARED / "data" / "articles" / "syria_war.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    reading = from_records({"id": row["id"], "title": row["title"], "text": row["text"]} for row in rows)
    assert not [note for note in reading.skipped if not note.reason.startswith("repeated")]
    days = {article.id: article for article in reading.articles}
    dated = [row for row in rows if row["published_basis"] == "dateline" and row["id"] in days]
    right = sum(str(days[row["id"]].published) == row["published"] for row in dated)
    assert right >= 0.98 * len(dated)
    for row in rows:
        (tmp_path / f"{row['id']}.txt").write_text(f"{row['title']}\n\n{row['text']}", encoding="utf-8")
    assert len({article.id for article in read([tmp_path]).articles} & set(days)) >= len(days) - 3
    assert not [article.id for article in read([tmp_path]).articles if article.offset]


def test_a_day_far_behind_all_others_is_noted_unless_its_text_names_the_year() -> None:
    def told(last: str, text: str) -> list[str]:
        rows = [("Ash", "2024-05-07", "Rain fell."), ("Elm", "2024-05-09", "Snow fell."), ("Oak", last, text)]
        reading = from_records([{"outlet": name, "published": day, "text": text} for name, day, text in rows])
        return [note.reason for note in reading.skipped if note.stage == "dates"]

    assert told("2093-05-07", "Hail fell.") == [
        "published 2093-05-07, more than a year after every other article; check that day"
    ]
    assert told("2093-05-07", "Hail fell in 2093.") == [] == told("2024-12-07", "Hail fell.")
