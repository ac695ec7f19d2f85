"""The sentences around a claim's words, as the reports show them."""

from __future__ import annotations

import pytest

from corroborate.records import Analysis, Article, Claim
from corroborate.reports.passages import Passage, Passages

TEXT = (
    "Rain fell on Tal Amar all night. A shell hit the mill at dawn, the mayor said, and two men died. "
    "The road stayed shut.\n\n(Photo: Delta Wire)\n\nSchools opened late. Nobody was charged."
)


def passage(words: str, text: str = TEXT, field: str = "text") -> Passage:
    article = Article(id="a", outlet="Delta Wire", title="Shell hits mill", text=text, text_sha256="x")
    start = (text if field == "text" else article.title).index(words)
    claim = Claim("c", "a", "Delta Wire", field, start, start + len(words), words, words, "body")  # type: ignore[arg-type]
    return Passages().of(article, claim)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        (
            "A shell hit the mill at dawn",
            "Rain fell on Tal Amar all night.",
            "the mayor said, and two men died. The road stayed shut.",
        ),
        (
            "two men died",
            "Rain fell on Tal Amar all night. A shell hit the mill at dawn, the mayor said, and",
            "The road stayed shut.",
        ),
        ("Rain fell on Tal Amar all night", "", "A shell hit the mill at dawn, the mayor said, and two men died."),
        ("Nobody was charged", "Schools opened late.", ""),
    ],
)
def test_a_claim_is_shown_between_its_neighbours(words: str, before: str, after: str) -> None:
    found = passage(words)
    assert found.words == words
    assert (found.before, found.after.lstrip(", ")) == (before, after)


def test_page_furniture_is_passed_over() -> None:
    assert passage("The road stayed shut.").after == "Schools opened late."


def test_a_headline_has_nothing_around_it() -> None:
    assert passage("Shell hits mill", field="title") == Passage("", "Shell hits mill", "")


def test_every_claim_of_the_samples_stands_in_its_article_as_shown(sample_analysis: Analysis) -> None:
    articles = {article.id: article for article in sample_analysis.articles}
    passages, alone = Passages(), 0
    for claim in sample_analysis.claims:
        found = passages.of(articles[claim.article], claim)
        text = articles[claim.article].text
        if claim.field == "text":
            words = iter(text[: claim.start].split())
            assert all(word in words for word in found.before.split()), "the words before stand before, in their order"
            words = iter(text[claim.end :].split())
            assert all(word in words for word in found.after.split()), "the words after stand after, in their order"
        alone += not found.before and not found.after
    assert alone <= sum(claim.field == "title" for claim in sample_analysis.claims)
