"""Who copied whom, and which agency an article credits for its words."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_events import AZAZ, Story, record, story

from corroborate.articles import from_records
from corroborate.copying.shingles import RUN, fold, words_of
from corroborate.origins import Traced, trace
from corroborate.settings import Settings
from corroborate.voices import of_origin

SHARE = Settings().copy_share
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
        (f"AFP Tuesday 14 Jun 2016 {AZAZ}", "AFP"),
        (AZAZ, None),
        (f"{AZAZ} A photographer of Reuters saw the smoke from a hill and walked on.", None),
    ],
)
def test_credit_forms(text: str, wire: str | None) -> None:
    assert origin_of(story("north", text)) == (f"wire:{wire}" if wire else "outlet:North Post")


@pytest.mark.parametrize(
    ("byline", "origin"),
    [
        ("AP", "wire:AP"),
        ("By Agence France-Presse", "wire:AFP"),
        ("REUTERS Omar Haddad", "outlet:North Post"),
        ("AFP reports that smoke rose.", "outlet:North Post"),
    ],
)
def test_a_byline_below_the_title(byline: str, origin: str) -> None:
    assert origin_of(story("north", f"Blast in Azaz {byline} {AZAZ}", title="Blast in Azaz")) == origin


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
    assert len(words_of("one two three four five six seven").runs) == 0
    assert len(words_of("one two three four five six seven eight").runs) == 1
    shouted = words_of("One, two three four five six seven EIGHT!").runs
    assert shouted.tolist() == words_of("one two three four five six seven eight").runs.tolist()


@pytest.mark.parametrize("text", ["Plain words, it's 12 o'clock.", "Ça et là — “naïve” words", "Fо​ur wо­rds hеre"])
def test_words_keep_their_places(text: str) -> None:
    words = words_of(text)
    for start, end in zip(words.starts, words.ends, strict=True):
        assert text[start].isalnum() and not text[start - 1 : start].isalnum()
        assert text[end : end + 1] in ("", " ", ",", ".", "”", "'") or not text[end].isalnum()


def test_letters_that_look_alike_are_one() -> None:
    assert fold("Ѕуrіа") == fold("Syria") == fold("Ｓｙｒｉａ") == fold("S​y⁠r﻿i­a") == "syria"
    assert fold("café") == fold("café")


STORY = (
    "A mortar barrage tore through the fruit market of Kafr Zita shortly after nine on Tuesday morning, and the town "
    "council said seventeen people died under the collapsed awnings. Doctors at the only clinic worked without power "
    "until a borrowed generator reached them at noon. Among the dead were two brothers who had come to sell apricots "
    "from their uncle's orchard, neighbours said. The council blamed gunners on the ridge above the river, who have "
    "fired at the road for a month; a commander there denied it and spoke of a gas bottle that blew up in a kitchen. "
    "Rescuers dug until dusk with bare hands and a single tractor. Shops stayed shut, and the evening call to prayer "
    "came from a loudspeaker tied to a lamp post because the minaret had lost its top in the spring. Families buried "
    "their relatives in the olive grove behind the school before midnight, fearing a second barrage the next day."
)
HEDGES = ("reportedly", "apparently", "allegedly", "it seems")


def rewritten(text: str, seed: int, share: float = 0.2) -> str:
    """Change up to a fifth of the words, scattered, with one run of eight left as it is; add hedges."""
    draw = random.Random(seed)
    words = text.split()
    kept = draw.randrange(len(words) - RUN)
    free = [at for at in range(len(words)) if not kept <= at < kept + RUN]
    for at in draw.sample(free, int(share * len(words))):
        words[at] = draw.choice(HEDGES) if draw.random() < 0.3 else f"{words[at][:2]}{draw.choice('aeiou')}lm"
    return " ".join(words)


def disguised(text: str, seed: int) -> str:
    """Hide it from a plain comparison: letters of other scripts, invisible characters, another headline's opening."""
    draw = random.Random(seed)
    unseen = "​⁠­﻿"
    return "".join(
        char.translate(LOOK_ALIKES) + (draw.choice(unseen) if draw.random() < 0.1 else "")
        if draw.random() < 0.5
        else char
        for char in text
    )


def thirty(text: str) -> list[Story]:
    """Thirty outlets print one story: half as it is or cut, half rewritten and disguised."""
    told = []
    for number in range(30):
        copy = text
        if number % 2:
            copy = disguised(rewritten(text, number), number)
        elif number % 3 == 0:
            sentences = text.split(". ")
            copy = ". ".join((*sentences[4:6], *sentences[:4]))
        told.append(story(f"s{number:02}", copy, f"2021-06-{15 + number % 4}", f"Barrage {number}", f"Paper {number}"))
    return told


def test_thirty_copies_half_of_them_rewritten_have_one_origin() -> None:
    found = traced(*thirty(STORY), story("other", OTHER))
    assert len({article.origin for article in found.articles if article.id != "other"}) == 1
    assert len(set(found.copies.values())) == 1 and "other" not in found.copies


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_a_rewrite_within_a_fifth_is_a_copy(seed: int) -> None:
    found = traced(story("first", STORY, "2021-06-14"), story("second", rewritten(STORY, seed), "2021-06-15"))
    assert set(found.copies) == {"first", "second"}


def test_more_copies_than_a_run_is_looked_up_in() -> None:
    found = traced(*(story(f"s{number:03}", STORY, outlet=f"Paper {number}") for number in range(90)))
    assert len(found.copies) == 90 and len(set(found.copies.values())) == 1


BACKGROUND = (
    " The war began with protests in the south ten years ago and has since drawn in three foreign armies. Aid agencies "
    "put the number of those who fled at half the people of the country, most of them to the valleys of the north."
)


def test_background_told_again_is_no_copy() -> None:
    found = traced(
        story("first", f"{OTHER}{BACKGROUND}", "2021-03-02"), story("second", f"{AZAZ}{BACKGROUND}", "2021-06-14")
    )
    assert not found.copies and not any(article.passages for article in found.articles)


def test_an_agencys_paragraph_inside_an_own_article() -> None:
    agency = story("wire", STORY, "2021-06-15", outlet="Reuters")
    lines = STORY.split(". ")
    own = story("own", f"{OTHER} {lines[0]}. {lines[1]}. {OTHER[::-1]}", "2021-06-15", outlet="Coast Gazette")
    found = {article.id: article for article in traced(own, agency).articles}
    assert not found["wire"].passages and found["own"].origin == "outlet:Coast Gazette"
    (passage,) = found["own"].passages
    assert (passage.origin, passage.article) == ("outlet:Reuters", "wire")
    assert found["own"].text[passage.start : passage.end] == f"{lines[0]}. {lines[1]}"
    assert passage.other_start == 0
    assert found["wire"].text[: passage.other_end] == f"{lines[0]}. {lines[1]}"


def test_a_quotation_both_took_from_the_speaker_is_no_passage() -> None:
    said = (
        '"We counted every door on that street and not one of them was standing when the morning came," the mayor said.'
    )
    found = traced(story("first", f"{OTHER} {said}"), story("second", f"{AZAZ} {said}"))
    assert not any(article.passages for article in found.articles)


def test_a_formula_of_many_reports_is_no_passage() -> None:
    line = (
        "Reports from the front cannot be checked by this newsroom because access to the area is barred to reporters."
    )
    texts = [" ".join(f"{word}{number}" for word in OTHER.split()) for number in range(8)]
    found = traced(*(story(f"s{number}", f"{text} {line}") for number, text in enumerate(texts)))
    assert not any(article.passages for article in found.articles)


def test_order_of_input_does_not_matter() -> None:
    told = [*thirty(STORY)[:6], story("other", OTHER)]
    forward, backward = traced(*told), traced(*reversed(told))
    assert {a.id: (a.origin, a.copies, a.passages) for a in forward.articles} == {
        a.id: (a.origin, a.copies, a.passages) for a in backward.articles
    }


LONG = STORY + " Neighbours carried water until the morning, said the baker Ilyas Qadri."


@pytest.mark.parametrize(("one", "two"), [("Alder Post", "Zephyr News"), ("Zephyr News", "Alder Post")])
@pytest.mark.parametrize("day", ["2021-06-14", None])
def test_copies_of_one_day_share_words_and_the_longest_gives_the_origin(one: str, two: str, day: str | None) -> None:
    rows = [record(story("b", STORY, day, "", one)), record(story("a", LONG, day, "", two))]
    told = {article.outlet: article for article in trace(from_records(rows).articles, SHARE).articles}
    assert {article.origin for article in told.values()} == {f"outlet:{two}"}
    assert all(article.origin_tied for article in told.values())
    assert of_origin(told[one]).reason == f"shares words with {two}"


def test_a_copy_of_a_later_day_copies() -> None:
    rows = [
        record(story("b", STORY, "2021-06-14", "", "Alder Post")),
        record(story("a", LONG, "2021-06-15", "", "Zed")),
    ]
    told = {article.outlet: article for article in trace(from_records(rows).articles, SHARE).articles}
    assert not any(article.origin_tied for article in told.values())
    assert of_origin(told["Zed"]).reason == "copies words of Alder Post"
