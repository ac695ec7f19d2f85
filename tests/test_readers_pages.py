"""Web pages: main text, and outlet, title, day and address from the page's own metadata only."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corroborate.readers import pages
from corroborate.readers.drafts import Batch, Draft, UnreadableError
from corroborate.readers.visible import visible_text

SAMPLES = Path(__file__).parent / "samples" / "pages"
PROSE = "<p>The ferry to Heron Island stayed in on Monday because of a broken rudder, the company told passengers.</p>"


def sample(name: str) -> Draft:
    return pages.read((SAMPLES / name).read_bytes(), "a", "a.html").drafts[0]


def page(body: str, head: str = "") -> Batch:
    markup = f"<html><head><meta charset='utf-8'><title>Ferry</title>{head}</head><body>{body}</body></html>"
    return pages.read(markup.encode(), "a", "a.html")


def test_meta_tags() -> None:
    draft = sample("meta_tags.html")
    assert (draft.outlet, draft.title) == ("Valley Ledger", "Orchard keepers fight frost with candles")
    assert (draft.published, draft.published_basis) == (date(2021, 4, 8), "metadata")
    assert draft.url == "https://valley-ledger.example/news/orchard-frost"
    assert "apricots" in draft.text and "Copyright" not in draft.text and "Weather" not in draft.text


def test_linked_data() -> None:
    draft = sample("json_ld.html")
    assert (draft.outlet, draft.published) == ("Coast Dispatch", date(2020, 11, 2))


def test_a_copyright_year_is_no_day_of_publication() -> None:
    draft = sample("copyright_only.html")
    assert (draft.published, draft.published_basis, draft.outlet) == (None, "none", None)


def test_a_time_element_counts_only_beside_the_article() -> None:
    assert sample("time_element.html").published == date(2019, 6, 30)


def test_a_declared_charset_is_used() -> None:
    assert sample("latin1.html").title == "Café owners sue over street works"
    assert "town’s lawyer" in sample("latin1.html").text


def test_neither_utf8_nor_a_charset_that_fits() -> None:
    with pytest.raises(UnreadableError, match="is not UTF-8"):
        pages.read(b"<html><body><p>caf\xe9</p></body></html>", "a", "a.html")
    with pytest.raises(UnreadableError, match="neither UTF-8 nor the utf-7-bis it declares"):
        pages.read(b"<html><head><meta charset='utf-7-bis'></head><body>caf\xe9</body></html>", "a", "a.html")


def test_a_publication_time_that_is_no_date_is_reported() -> None:
    draft = page(PROSE * 3, "<meta property='article:published_time' content='some time ago'>").drafts[0]
    assert (draft.published, draft.stray) == (None, "some time ago")


@pytest.mark.parametrize("block", ["{", "[" * 5000, '{"@type": 3, "publisher": ["x"], "datePublished": 7}', "null"])
def test_broken_linked_data_is_passed_over(block: str) -> None:
    draft = page(PROSE * 3, f'<script type="application/ld+json">{block}</script>').drafts[0]
    assert (draft.outlet, draft.published) == (None, None)


def test_text_below_the_parsers_depth_is_named() -> None:
    deep = "<div>" * 400 + PROSE.replace("Heron", "Gannet") + "</div>" * 400
    reasons = page(PROSE * 2 + deep).drafts[0].notes
    assert any("levels deep; text below level 256 may be lost" in reason for reason in reasons)
    assert any("words of visible prose" in reason for reason in reasons)


def test_an_ordinary_page_loses_nothing_and_has_no_note() -> None:
    batch = pages.read((SAMPLES / "meta_tags.html").read_bytes(), "a", "a.html")
    assert not batch.skipped and not batch.drafts[0].notes


def test_pages_over_the_caps_are_refused() -> None:
    with pytest.raises(UnreadableError, match="over 20 MB: save the article alone"):
        pages.read(b"<html>" + b" x" * 10_500_000, "a", "a.html")
    with pytest.raises(UnreadableError, match="over 5 MB of text"):
        page(PROSE * 50_000)


def test_scripts_and_pictures_do_not_count_as_text() -> None:
    bulk = f"<script>{'x = 1;' * 1_000_000}</script><img src='data:image/png;base64,{'A' * 1_000_000}'>"
    assert "ferry" in page(bulk + PROSE * 3).drafts[0].text


def test_unclosed_scripts_take_linear_time() -> None:
    with pytest.raises(UnreadableError, match="no main text found"):
        page("<script>" * 100_000)


def test_unclosed_comments_take_linear_time() -> None:
    batch = page(PROSE * 3 + "<!-- a note -->" + PROSE.replace("Heron", "Gannet") + "<!--" * 200_000)
    assert "Gannet" in batch.drafts[0].text


def test_a_page_without_text_says_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="no main text found in the page; save the article as text"):
        page("<nav></nav><p> </p>")


def test_unclosed_paragraphs_are_not_nested() -> None:
    visible = visible_text("<body>" + "<p>rain " * 500)
    assert visible.depth < 10
