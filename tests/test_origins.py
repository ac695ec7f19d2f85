"""Who copied whom, and which agency an article credits for its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_events import AZAZ, Story, record, story

from corroborate.articles import from_records
from corroborate.origins import RUN, Traced, fold, runs_of, trace

SHARE = 0.5
OTHER = (
    "A ferry carrying pilgrims ran aground off the island of Arwad before dawn, and the harbour master blamed thick "
    "fog. "
    "Fishermen towed the vessel back to Tartus by midday. Nobody was hurt, although several passengers complained "
    "that no "
    "life jackets had been handed out while the hull took on water."
)
LOOK_ALIKES = str.maketrans({"a": "а", "e": "е", "o": "о", "p": "р", "c": "с"})


def traced(*items: Story) -> Traced:
    return trace(from_records([record(item) for item in items]).articles, SHARE)


def origin_of(item: Story) -> str:
    (article,) = traced(item).articles
    return article.origin


@pytest.mark.parametrize(
    "copy",
    [
        AZAZ,
        AZAZ.split(" Ambulances")[0],
        "Our correspondents report from the border. " + AZAZ,
        AZAZ.translate(LOOK_ALIKES),
        AZAZ.replace("station", "sta\u200btion").replace("people", "peo\u00adple"),
        AZAZ.upper(),
        AZAZ.replace("twelve", "a dozen"),
        AZAZ.replace(" ", "\u00a0"),
    ],
    ids=[
        "whole",
        "cut",
        "new opening",
        "look-alike letters",
        "invisible characters",
        "capitals",
        "a word",
        "hard spaces",
    ],
)
def test_a_copy_has_the_origin_of_the_earliest(copy: str) -> None:
    found = traced(
        story("later", copy, "2021-06-16", "Carnage at a bus stop"),
        story("first", AZAZ, "2021-06-14", "Shells hit Azaz"),
    )
    assert {article.origin for article in found.articles} == {"outlet:First Post"}
    assert set(found.copies) == {"first", "later"} and len(set(found.copies.values())) == 1


def test_another_text_is_no_copy() -> None:
    found = traced(story("first", AZAZ), story("second", OTHER))
    assert not found.copies
    assert {article.origin for article in found.articles} == {"outlet:First Post", "outlet:Second Post"}


def test_a_short_text_in_common_words_is_no_copy() -> None:
    found = traced(
        story("first", "Shells hit the town on Sunday."), story("second", "Shells hit the town on Sunday. Rain fell.")
    )
    assert not found.copies


def test_a_quoted_sentence_does_not_make_a_copy() -> None:
    quoting = f"{OTHER} {AZAZ.split('. ')[0]}."
    assert not traced(story("first", AZAZ), story("second", quoting)).copies


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        (f"(Reuters) - {AZAZ}", "Reuters"),
        (f"AZAZ, June 14 (AFP) - {AZAZ}", "AFP"),
        (f"Azaz, Syria (AP) — {AZAZ}", "AP"),
        (f"AZAZ - Reuters - {AZAZ}", "Reuters"),
        (f"{AZAZ}\n\n(AFP)", "AFP"),
        (f"{AZAZ}\n\n-- Agence France-Presse", "AFP"),
        (f"{AZAZ} (Associated Press)", "AP"),
        (f"{AZAZ}\nSource: SANA", "SANA"),
        (f"{AZAZ}\nReporting by Reuters", "Reuters"),
        (f"{AZAZ}\nWith material from dpa", "DPA"),
        (AZAZ, None),
        (f"{AZAZ} A photographer of Reuters saw the smoke from a hill and walked on.", None),
    ],
)
def test_credit_forms(text: str, wire: str | None) -> None:
    assert origin_of(story("north", text)) == (f"wire:{wire}" if wire else "outlet:North Post")


def test_the_agency_itself_is_an_outlet() -> None:
    assert origin_of(story("site", f"(Reuters) - {AZAZ}", outlet="Reuters")) == "outlet:Reuters"


def test_copies_share_the_wire_one_of_them_credits() -> None:
    found = traced(story("early", AZAZ, "2021-06-13"), story("late", f"{AZAZ} (AFP)", "2021-06-15"))
    assert {article.origin for article in found.articles} == {"wire:AFP"}


def test_unknown_outlets_are_never_one() -> None:
    rows = [{"id": name, "text": text} for name, text in (("first", AZAZ), ("second", OTHER))]
    found = trace(from_records(rows).articles, SHARE)
    assert {article.origin for article in found.articles} == {"article:first", "article:second"}


WORDS = AZAZ.split()


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(WORDS) - 30),
    st.integers(30, len(WORDS)),
    st.sampled_from(["\u200b", "\u00ad", "\u2060", "\ufeff"]),
)
def test_any_long_piece_is_a_copy(start: int, length: int, invisible: str) -> None:
    piece = " ".join(word[:1] + invisible + word[1:] for word in WORDS[start : start + length])
    found = traced(story("first", AZAZ, "2021-06-14"), story("second", piece, "2021-06-15"))
    assert {article.origin for article in found.articles} == {"outlet:First Post"}


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_runs_have_eight_words() -> None:
    assert RUN == 8
    assert len(runs_of("one two three four five six seven")) == 0
    assert len(runs_of("one two three four five six seven eight")) == 1
    assert runs_of("One, two three four five six seven EIGHT!") == runs_of("one two three four five six seven eight")
