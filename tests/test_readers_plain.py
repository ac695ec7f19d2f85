"""Text files: one article or several, front matter, what is a headline and whose page it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.articles import read
from corroborate.readers import plain
from corroborate.readers.drafts import UnreadableError
from corroborate.readers.headlines import headline_of, is_headline, lines_of, outlet_of
from corroborate.readers.splitting import pieces_of

SAMPLES = Path(__file__).parent / "samples"
SEVERAL = {
    "captions_no_gap.txt": ["Locust swarms cross", "Well diggers strike"],
    "equals_rows.txt": ["Flood water reaches", "Wind farm off Brannoch", "Schools in the Tarn"],
    "long_gaps.txt": ["Two guards hurt", "Copper company doubles", "Police find truck"],
    "repeated_heads.txt": ["Ferry company suspends", "Council of Elmstead"],
    "stars_and_wire.txt": ["Blast at fireworks", "Rail strike enters"],
    "tildes_numeric.md": ["Bridge over the Oster", "Shepherds of the Oster"],
}
SINGLE = sorted(path.name for path in (SAMPLES / "single").iterdir())
SECOND = """
Fishing fleet of Gannet Bay sails after six weeks in port

Published 7 May 2022

The fleet sailed on Saturday after the price of fuel had fallen by a fifth, and the quays stood empty again.

Skippers said that a week of rain had driven the herring north. The auction hall opens again on Tuesday morning at five.
"""


def test_samples_are_as_many_as_promised() -> None:
    assert {path.name for path in (SAMPLES / "several").iterdir()} == set(SEVERAL)
    assert len(SEVERAL) >= 5
    assert len(SINGLE) >= 20


@pytest.mark.parametrize("name", SEVERAL)
def test_a_file_of_several_articles_becomes_several(name: str) -> None:
    articles = read([SAMPLES / "several" / name]).articles
    stem = name.partition(".")[0]
    assert [article.id for article in articles] == [stem, *(f"{stem}-{n}" for n in range(2, len(articles) + 1))]
    expected = SEVERAL[name]
    assert len(articles) == len(expected)
    assert all(article.title.startswith(start) for article, start in zip(articles, expected, strict=True))
    text = (SAMPLES / "several" / name).read_text(encoding="utf-8")
    assert all(text[article.offset : article.offset + len(article.text)] == article.text for article in articles)


@pytest.mark.parametrize("name", SINGLE)
def test_a_single_article_is_never_split(name: str) -> None:
    text = (SAMPLES / "single" / name).read_text(encoding="utf-8")
    article = read([SAMPLES / "single" / name]).articles
    assert len(article) == 1
    assert text[article[0].offset :] == article[0].text


@pytest.mark.parametrize("name", [name for name in SINGLE if name != "front_matter.md"])
def test_a_dated_article_below_a_row_of_marks_makes_two_of_any_single_one(name: str) -> None:
    text = (SAMPLES / "single" / name).read_text(encoding="utf-8") + "\n==========\n" + SECOND
    pieces = pieces_of(text)
    # Lists and chats of short lines hold no 40 words of prose: they may as well be a preface to what follows.
    expected = 1 if name in {"timeline.txt", "bullet_list.md"} else 2
    assert len(pieces) == expected
    assert text[slice(*pieces[-1])].endswith("morning at five.\n" if expected == 1 else "morning at five.")


line = st.text(alphabet="abC .=*#\t-—é\u2028", max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(line, st.sampled_from(["", "", "=====", SECOND, SECOND.upper()])), max_size=30))
def test_slices_match_the_file_and_lose_only_blanks_and_separators(parts: list[str]) -> None:
    text = "\n".join(parts)
    pieces = pieces_of(text)
    assert pieces[0][0] == 0
    at = 0
    for start, end in pieces:
        assert at <= start <= end <= len(text)
        assert not text[at:start].strip(" \n\t=*~_#-\u2028")
        at = end
    assert not text[at:].strip(" \n\t=*~_#-\u2028")


def test_long_files_are_cut_in_linear_time() -> None:
    entry = "Ships of the northern line wait\nPublished 3 May 2020\n\n\n\n"
    assert pieces_of(entry * 20_000) == ((0, len(entry) * 20_000),)


def test_bom_and_line_ends_are_normalised() -> None:
    (draft,) = plain.read(b"\xef\xbb\xbfRain fell.\r\nSnow fell.\rHail fell.", "a", "a.txt").drafts
    assert draft.text == "Rain fell.\nSnow fell.\nHail fell."


def test_utf16_with_its_mark_is_read() -> None:
    (draft,) = plain.read("Rain fell in Corvale – again.".encode("utf-16"), "a", "a.txt").drafts
    assert draft.text == "Rain fell in Corvale – again."


def test_front_matter_gives_fields_and_shifts_the_offset() -> None:
    head = "---\nid: frost-1\nTitle: Frost\npublisher: Valley Ledger\ndate: 2021-04-08 06:30:00\nlink: https://x.example/a\n---\n"
    (draft,) = plain.read((head + "Frost came.").encode(), "a", "a.md").drafts
    assert (draft.id, draft.title, draft.outlet, str(draft.published)) == (
        "frost-1",
        "Frost",
        "Valley Ledger",
        "2021-04-08",
    )
    assert (draft.url, draft.offset, draft.text) == ("https://x.example/a", len(head), "Frost came.")


@pytest.mark.parametrize(
    "front",
    ["title: [unclosed", "title: a: b: c", "date: 2024-13-45", "a: &x [*y]", "title: !!python/object:os.system x"],
)
def test_malformed_front_matter_is_kept_as_text_with_a_note(front: str) -> None:
    batch = plain.read(f"---\n{front}\n---\nFrost came.".encode(), "a", "a.md")
    assert batch.drafts[0].text.startswith("---\n")
    assert "front matter is not valid YAML" in batch.drafts[0].notes[0]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    batch = plain.read(b"---\nFrost came to the valley.\n---\nIt went again.", "a", "a.md")
    assert batch.drafts[0].text.startswith("---\n")
    assert not batch.skipped


def test_front_matter_with_an_unreadable_date_says_so() -> None:
    (draft,) = plain.read(b"---\ndate: last Tuesday\n---\nFrost came.", "a", "a.md").drafts
    assert (draft.published, draft.stray) == (None, "last Tuesday")


def test_a_lone_byte_of_another_encoding_is_named() -> None:
    with pytest.raises(UnreadableError, match="byte 0xe9 at position 3 is not UTF-8; convert the file to UTF-8"):
        plain.read(b"caf\xe9", "a", "a.txt")


@pytest.mark.parametrize(
    "line",
    [
        "Council of Elmstead votes to keep the old market",
        "‘Nobody told us’: villagers on the dam",
        "Updated 31 rules for ferries take effect",
        "Is the harbour of Lorne too small?",
    ],
)
def test_headlines(line: str) -> None:
    assert is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Orla Finch and Tom Arrow",
        "Rain fell on the town for nine days.",
        "Published Feb 22, 2023 by the desk",
        "Smoke over the bay. Picture: P. Quill/Coastline",
        "Sign in | Weather | Crosswords and puzzles",
        "Three words only",
        "- an entry of some list of points",
        "CORVALE, May 14 (Meridian Wire) - Four workers died in the blast",
    ],
)
def test_no_headlines(line: str) -> None:
    assert not is_headline(line)


def test_a_headline_with_a_full_stop_is_taken_only_apart_from_the_text() -> None:
    prose = (
        "The council of Elmstead voted by fourteen to nine to keep the market where it is, the mayor said on Friday."
    )
    assert (
        headline_of(lines_of(f"Council of Elmstead keeps the market.\n\n{prose}"))
        == "Council of Elmstead keeps the market."
    )
    assert headline_of(lines_of(f"Council of Elmstead keeps the market. {prose}")) is None


@pytest.mark.parametrize(
    ("title", "text", "outlet"),
    [
        ("Frost | Valley Ledger", "", "Valley Ledger"),
        ("Rain over Corvale - BBC News", "", "BBC News"),
        ("Rain over Corvale - a bad week for the press", "", None),
        ("Rain over Corvale", "Lakeside Courier\n\nRain over Corvale\n\nIt rained.", "Lakeside Courier"),
        ("Rain over Corvale", "Breaking News\n\nRain over Corvale\n\nIt rained.", None),
        ("Rain over Corvale", "Logo Wide\n\nRain over Corvale\n\nIt rained.", None),
        ("Rain over Corvale", "Rain over Corvale\n\nLakeside Courier reporters saw it.", None),
        (
            "Rain",
            "Rain\n\nIt rained.\n\nThis article was edited by The Harbour Observer. All views are its own.",
            "The Harbour Observer",
        ),
        ("Rain", "Rain\n\nIt rained. Picture: A. Poole/REUTERS", None),
    ],
)
def test_outlets(title: str, text: str, outlet: str | None) -> None:
    assert outlet_of(title, lines_of(text)) == outlet
