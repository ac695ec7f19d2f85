"""What an article asserts, claim by claim: exact words, readable alone, without whoever said it."""

from __future__ import annotations

import pytest
from test_events import CAR_BOMB, MAARAT, MARCH, RECALLING, ROCKETS, Story, record, story

from corroborate.articles import from_records
from corroborate.pipeline import understand_one
from corroborate.records import Claim


def claims_of(item: Story) -> tuple[Claim, ...]:
    (article,) = from_records([record(item)]).articles
    return understand_one(article, "default")[0]


def bodies(text: str, published: str | None = "2022-10-13", title: str = "") -> list[Claim]:
    return [claim for claim in claims_of(story("north", text, published, title)) if claim.field == "text"]


@pytest.mark.parametrize("item", [MARCH, MAARAT, ROCKETS, CAR_BOMB, RECALLING], ids=lambda item: str(item[0]))
def test_a_claim_is_exactly_its_span(item: Story) -> None:
    (article,) = from_records([record(item)]).articles
    claims, figures = understand_one(article, "default")
    assert claims
    fields = {"text": article.text, "title": article.title}
    for text, field, start, end in [(one.text, one.field, one.start, one.end) for one in claims] + [
        (one.text, one.field, one.start, one.end) for one in figures
    ]:
        assert text == fields[field][start:end]
    by_id = {claim.id: claim for claim in claims}
    assert len(by_id) == len(claims)
    for figure in figures:
        claim = by_id[figure.claim]
        assert claim.field == figure.field and claim.start <= figure.start < figure.end <= claim.end


@pytest.mark.parametrize(
    ("text", "resolved", "speaker"),
    [
        ("SANA said a mortar round hit the clinic.", "A mortar round hit the clinic", "SANA"),
        ("A mortar round hit the clinic, according to SANA.", "A mortar round hit the clinic", "SANA"),
        (
            "A mortar round hit the clinic, the mayor said, and wounded a nurse.",
            "A mortar round hit the clinic, and wounded a nurse",
            "the mayor",
        ),
    ],
)
def test_a_claim_stands_alone_without_its_attribution(text: str, resolved: str, speaker: str) -> None:
    (claim,) = bodies(text)
    assert claim.resolved.rstrip(".") == resolved
    assert claim.attribution is not None and claim.attribution.speaker == speaker


@pytest.mark.parametrize("hedge", ["allegedly struck", "may have struck", "did not strike", "reportedly struck"])
def test_hedges_and_negation_stay(hedge: str) -> None:
    (claim,) = bodies(f"A missile {hedge} the bridge, the army said.")
    assert hedge in claim.resolved


def test_two_assertions_are_two_claims() -> None:
    claims = bodies("Troops withdrew from the airport on Monday and rebels seized the radio station.")
    assert [claim.resolved.rstrip(".") for claim in claims] == [
        "Troops withdrew from the airport on 10 October 2022",
        "Rebels seized the radio station",
    ]


def test_a_figure_is_never_cut() -> None:
    claim = bodies("The shelling killed one farmer and seven more were hurt, the mayor said.")[0]
    figures = understand_one(
        from_records(
            [record(story("north", "Between 15 and 20 soldiers were killed in the ambush, the army said."))]
        ).articles[0],
        "default",
    )[1]
    assert "killed one farmer" in claim.text
    assert [(figure.low, figure.high) for figure in figures] == [(15, 20)]


@pytest.mark.parametrize(
    "filed", ["TRIPOLI, Oct 13 (Reuters) - ", "TRIPOLI, 13 October 2022 - ", "TRIPOLI, Oct 13, 2022 – "]
)
def test_a_dateline_is_no_part_of_a_claim_and_no_speaker(filed: str) -> None:
    (claim,) = bodies(f"{filed}Gunmen stormed the oil ministry.")
    assert claim.text.startswith("Gunmen stormed")
    told = bodies(f"{filed}A jury on Wednesday found former banker John Marsh guilty of fraud.")
    assert "TRIPOLI" not in {one.attribution.speaker for one in told if one.attribution}


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        (
            "The governor said that reports of 12 deaths were wrong because three people had been counted twice.",
            "denied",
        ),
        ("The ministry said the figures of the union are completely false.", "denied"),
        ("The governor said that 12 people died because the reports of the gauge were late.", "asserted"),
    ],
)
def test_what_is_put_only_to_be_called_wrong_is_denied(words: str, modality: str) -> None:
    assert [claim.modality for claim in bodies(words)] == [modality]


def test_a_title_repeated_in_the_text_is_one_claim_in_the_text() -> None:
    title = "Gunmen stormed the oil ministry in Tripoli"
    claims = claims_of(story("north", f"{title}\n\nThe guards fled through a side door.", "2022-10-13", title))
    assert [claim.field for claim in claims if "Gunmen" in claim.text] == ["text"]


def test_scraps_assert_nothing() -> None:
    assert bodies("Read more.\n\nGunmen stormed the oil ministry.\n\n12:30")[0].text.startswith("Gunmen")
    assert len(bodies("Read more.\n\nGunmen stormed the oil ministry.\n\n12:30")) == 1


def test_a_page_break_in_the_words_does_not_move_spans() -> None:
    text = "\u200bGunmen stormed the oil ministry 🛢 in Tripoli.\n\nThe guards fled – nobody was hurt."
    for claim in bodies(text):
        assert claim.text == text.strip("\n")[claim.start : claim.end]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Shells killed two men and injured nine Oldford Mayor Omar Karam said.", "injured nine"),
        ("The Norland agency counted 17 deaths citing a council release.", "17 deaths"),
        (
            "A fire killed nearly 30 members of a guild the Oslo-based Monitor for Rights said.",
            "30 members",
        ),
    ],
)
def test_a_count_stays_in_a_claim_where_a_comma_before_the_speaker_is_missing(text: str, count: str) -> None:
    assert any(count in claim.text for claim in bodies(text))


def test_what_adding_that_joins_are_two_claims_of_one_speaker() -> None:
    found = bodies("The monitor said three men were among the dead adding that the raid hit a mill in Oldford.")
    assert [claim.text for claim in found] == ["three men were among the dead", "the raid hit a mill in Oldford"]
    assert {claim.attribution.speaker for claim in found if claim.attribution} == {"The monitor"}


@pytest.mark.parametrize(
    "words",
    [
        "Who gave the order to the guards?",
        "We urge every council to open its doors.",
        "The council must open its doors to farmers.",
        "The director of the Oldford institute said.",
        '"Look at the mill," said Adnan Karim.',
        "Karim said that burning mills is shameful.",
        '"I think we need a good way to talk about it," said Adnan Karim.',
        "Karim said that he hopes the village can make things right.",
        "Residents said that it is a good deal for the country.",
    ],
)
def test_questions_orders_opinions_and_bare_speaking_are_no_claims(words: str) -> None:
    text = f"Gunmen burned the mill in Oldford. {words}"
    assert [claim.text for claim in bodies(text)] == ["Gunmen burned the mill in Oldford"]


@pytest.mark.parametrize(
    "words",
    [
        "The council urged farmers to leave Oldford.",
        "Nine farmers should have been freed, the mayor said.",
        "We saw the mill burn, said Adnan Karim.",
        "Clashes continue in the north of Oldford.",
        "Families live in tents near the dam.",
        "The baker accused the guards of wanting to make things worse.",
        "Karim said that it is a good deal for the country.",
    ],
)
def test_what_can_be_checked_stays(words: str) -> None:
    assert len(bodies(f"Gunmen burned the mill in Oldford. {words}")) == 2


def test_a_piece_of_a_sentence_that_makes_no_clause_is_left_out() -> None:
    text = "Gunmen burned the mill in Oldford. The Oldford institute for farmers which follows the war."
    assert [claim.text for claim in bodies(text)] == ["Gunmen burned the mill in Oldford"]
