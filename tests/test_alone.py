"""Claims stated alone: whom pronouns mean, what "the city" and "the attack" were, what a cut claim lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_claims import bodies, claims_of
from test_events import story

from corroborate.claiming.worded import Edit, worded
from corroborate.records import Sentence
from corroborate.referring.seams import seams
from corroborate.text.parsing import parser


def stated(text: str, published: str | None = "2022-10-13", title: str = "") -> list[str]:
    return [claim.resolved.rstrip(".") for claim in bodies(text, published, title)]


@pytest.mark.parametrize(
    ("before", "sentence", "alone"),
    [
        ("Shells fell on Azaz.", "The city was quiet on Sunday.", "The city [Azaz] was quiet on 9 October 2022"),
        (
            "Shells fell on the town of Marea.",
            "The town's bakery was destroyed.",
            "The town's [Marea's] bakery was destroyed",
        ),
        ("Shells fell on the town of Marea.", "The towns bakery was hit.", "The towns [Marea's] bakery was hit"),
        (
            "Islamic State seized two villages.",
            "The group executed a farmer.",
            "The group [Islamic State] executed a farmer",
        ),
        (
            "Jets struck the Qadmous hospital.",
            "The hospital was treating burns.",
            "The hospital [Qadmous hospital] was treating burns",
        ),
        ("Adnan Karim resigned.", "He had led the council.", "[Adnan Karim] had led the council"),
        ("Adnan Karim resigned.", "His deputy stayed.", "[Adnan Karim's] deputy stayed"),
        ("The brigade left Azaz.", "It had held three posts.", "[The brigade] had held three posts"),
    ],
)
def test_words_that_point_back_are_named(before: str, sentence: str, alone: str) -> None:
    assert stated(f"{before} {sentence}")[-1] == alone


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Shells fell on Azaz and on Marea.", "The town was quiet."),
        ("Adnan Karim met Salim Haddad.", "Both men left and he wept."),
        ("The mayor of Azaz resigned.", "The city of Afrin was quiet."),
        ("Jets struck a hospital.", "The hospital was treating burns."),
        ("The ministry closed the road.", "It is unclear who gave the order."),
        ("Islamic State seized two villages.", "The rights group met."),
        ("The Syrian Observatory for Human Rights counted nine dead.", "The group fled Azaz."),
        ("Shells fell on Azaz.", "The city council met."),
    ],
)
def test_what_is_not_settled_stays_as_printed(before: str, sentence: str) -> None:
    assert "[" not in stated(f"{before} {sentence}")[-1]


def test_a_pronoun_its_own_claim_explains_stays() -> None:
    assert stated("Adnan Karim resigned. Salim Haddad said his house was hit.")[-1].startswith("[Salim Haddad's] house")
    assert stated("The council met. Adnan Karim sold his house.")[-1] == "Adnan Karim sold his house"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The ministry said it had closed the road.", "[The ministry] had closed the road"),
        ('"I saw two bodies," said Adnan Karim.', "I [Adnan Karim] saw two bodies"),
        ('"Our house was hit," said Adnan Karim.', "Our [Adnan Karim's] house was hit"),
        ("The US said the coalition struck Raqqa.", "The coalition struck Raqqa"),
        (
            "Adnan Karim met Salim Haddad. Haddad warned that rebels would raid his farm.",
            "Rebels would raid [Salim Haddad's] farm",
        ),
    ],
)
def test_a_speaker_is_named_for_the_pronoun_that_means_them(text: str, alone: str) -> None:
    assert stated(text)[-1] == alone


LEDE = "A car bomb exploded in Azaz on Tuesday, killing four people. "


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("The explosion damaged a school.", "The explosion [in Azaz, 11 October 2022] damaged a school"),
        ("Nine people were wounded.", "Nine people were wounded [in Azaz, 11 October 2022]"),
        ("The dead included two children.", "The dead included two children [in Azaz, 11 October 2022]"),
        ("The attack in Azaz damaged a school.", "The attack in Azaz damaged a school"),
        ("Nine people were wounded in Afrin.", "Nine people were wounded in Afrin"),
        ("Thousands have been killed since the war began.", "Thousands have been killed since the war began"),
    ],
)
def test_a_happening_is_told_by_where_and_when_it_was(sentence: str, alone: str) -> None:
    assert stated(LEDE + sentence)[-1] == alone


def test_the_halves_of_a_split_sentence_keep_its_place() -> None:
    first, second = stated("Two soldiers were killed and three farmers were wounded in the town of Marea on Monday.")
    assert first == "Two soldiers were killed [in Marea, 10 October 2022]"
    assert second == "Three farmers were wounded in the town of Marea on 10 October 2022"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The council announced an inquiry into the shelling of Azaz.", "[The council announced] an inquiry into"),
        ("The council said farmers fled Azaz.", "Farmers fled Azaz"),
        ("Rockets, according to the mayor, destroyed a bakery in Azaz.", "[Rockets] destroyed a bakery in Azaz"),
    ],
)
def test_a_claim_cut_from_its_sentence_gets_its_verb_or_subject_back(text: str, alone: str) -> None:
    assert stated(text)[-1].startswith(alone)


def test_a_name_that_speaks_at_the_end_is_taken_off() -> None:
    (one,) = stated("Farmers opened the road to Azaz last week Omar Karim Haddad said.")
    assert "Haddad" not in one


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (
            'Two barns burned down" said the mayor adding that a third one was hit.',
            "Two barns burned down; a third one was hit",
        ),
        (
            "A blast killed nine farmers near Azaz the rights monitor the Syrian Observatory for Human Rights said.",
            "A blast killed nine farmers near Azaz",
        ),
    ],
)
def test_words_about_the_speaker_are_taken_off_the_end(text: str, alone: str) -> None:
    assert stated(text)[0] == alone


def test_a_piece_that_only_leads_on_is_no_claim() -> None:
    (one,) = bodies("The raids came as the council said that farmers had fled Azaz.")
    assert one.resolved == "Farmers had fled Azaz"


def test_a_claim_that_points_back_is_told_with_its_headline_and_what_told_last_of_it() -> None:
    text = "Shells hit a bakery in Azaz on Monday. The men were praised by the mayor."
    after = bodies(text, title="The council of Afrin voted on a new harbour")[-1].after
    assert after == "The council of Afrin voted on a new harbour; Shells hit a bakery in Azaz on 10 October 2022"


@pytest.mark.parametrize(
    ("title", "alone"),
    [
        ("Nine farmers killed in raids on Azaz Report", "Nine farmers killed in raids on Azaz"),
        ("Nine farmers of Azaz killed in raids by media", "Nine farmers of Azaz killed in raids by media"),
    ],
)
def test_a_bare_report_at_the_end_of_a_headline_is_taken_off(title: str, alone: str) -> None:
    assert claims_of(story("north", "Nobody was hurt.", "2022-10-13", title))[0].resolved == alone


def test_a_count_without_a_place_is_told_with_what_went_before() -> None:
    claims = bodies("The council met on Monday. Nine farmers were killed.")
    assert claims[-1].after.startswith("The council met") and "Nine farmers" in claims[-1].resolved


def test_a_thing_reported_keeps_who_reported_it_where_more_follows() -> None:
    text = "The council reported the raid on Azaz and named two of the farmers."
    assert stated(text)[0].startswith("[The council reported] the raid on Azaz")


def test_what_still_points_back_is_told_in_context() -> None:
    claims = bodies("Gunmen shot two farmers dead near Azaz. The men had refused to leave their land.")
    assert claims[-1].resolved.rstrip(".") == "The men had refused to leave their land"
    assert claims[-1].after.startswith("Gunmen shot two farmers")
    assert claims[-1].alone == f"The men had refused to leave their land [in context: {claims[-1].after}]"
    assert claims[0].after == "" and claims[0].alone == claims[0].resolved


def test_what_somebody_said_is_told_beside_a_claim_as_theirs() -> None:
    said = bodies("The army said gunmen shot two farmers dead near Azaz. The men had refused to leave their land.")
    assert said[-1].after.startswith("The army: Gunmen shot two farmers")
    denied = bodies("The army denied that gunmen shot two farmers near Azaz. The men had refused to leave their land.")
    assert denied[-1].after.startswith("The army denied: Gunmen shot two farmers")


def test_headlines_stay_as_printed() -> None:
    title = "The city is quiet after the attack"
    claims = claims_of(story("north", "Shells fell on Azaz. Nobody was hurt.", "2022-10-13", title))
    assert [claim.resolved for claim in claims if claim.form == "headline"] == [title]


def test_words_put_in_leave_the_printed_ones_alone() -> None:
    for claim in bodies(LEDE + "The explosion damaged a school. It was empty."):
        assert "[" not in claim.text


def test_edits_inside_what_is_left_out_are_not_made() -> None:
    text = "A shell, he said, fell."
    assert worded(text, 0, len(text), [(7, 17)], [Edit(9, 11, "Karim")]) == "A shell fell."
    assert worded(text, 0, len(text), [], [Edit(9, 11, "Karim"), Edit(9, 16, "nobody")]) == "A shell, Karim said, fell."
    assert worded("[click to enlarge] A shell fell", 0, 31, []) == "A shell fell"


@pytest.mark.parametrize(
    ("before", "sentence", "alone"),
    [
        (
            "Jets struck a grain convoy near Azaz.",
            "The convoy had left the port at noon.",
            "The convoy [a grain convoy near Azaz] had left the port at noon",
        ),
        (
            "The council signed a deal on wheat with Turkey.",
            "Farmers saw no use in the deal.",
            "Farmers saw no use in the deal [a deal on wheat with Turkey]",
        ),
        (
            "A bomb went off at a ferry pier near Marea.",
            "The army closed the pier, which is new.",
            "The army closed the pier [a ferry pier near Marea], which is new",
        ),
        (
            "President Adnan Karim met the council.",
            "Farmers asked the president for seed.",
            "Farmers asked the president [Adnan Karim] for seed",
        ),
        (
            "Rebel drivers met in Azaz. The drivers waited.",
            "The drivers' pay was late.",
            "The drivers' [Rebel drivers'] pay was late",
        ),
    ],
)
def test_a_thing_without_a_name_is_told_as_it_was_first(before: str, sentence: str, alone: str) -> None:
    assert stated(f"{before} {sentence}")[-1].replace("[rebel", "[Rebel") == alone


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("A convoy was struck.", "The convoy had left at noon."),
        ("Two grain convoys left Azaz.", "The convoy was late."),
        ("A grain convoy left Azaz and a coal convoy left Afrin.", "The convoy was late."),
        ("A grain convoy left Azaz.", "The second convoy was late."),
        ("A grain convoy left Azaz.", "The convoy of nine trucks was late."),
        ("A painted sign hung in Azaz.", "There was no sign of the army in Afrin."),
    ],
)
def test_a_thing_that_may_be_another_is_not_told_anew(before: str, sentence: str) -> None:
    assert "[" not in stated(f"{before} {sentence}")[-1]


def test_a_speaker_told_by_somebody_else_is_named_alone() -> None:
    text = "Adnan Karim retired. His daughter Salma Karim said her house was hit."
    assert stated(text)[-1] == "[Salma Karim's] house was hit"


def test_that_at_the_head_of_a_sentence_is_its_subject() -> None:
    assert stated("Shells fell on Azaz. That led to a truce.")[-1].startswith("That led")


@pytest.mark.parametrize(
    ("text", "cut", "left"),
    [
        ("The mayor was criticised by farmers for closing the mill.", "criticised by farmers", ""),
        ("The mill burned the mayor told us on Monday because of a spark.", "the mayor told us", " on Monday"),
    ],
)
def test_what_is_cut_out_leaves_a_sentence(text: str, cut: str, left: str) -> None:
    (whole,) = bodies("Shells fell on Azaz.")
    sentence = Sentence("text", 0, len(text), "body", parsed=parser()(text)[:])
    start = text.index(cut)
    claim = replace(whole, text=text, start=0, end=len(text), outside=((start, start + len(cut)),))
    assert [text[a:b] for a, b in seams(claim, sentence)] == ([cut + left] if left else [])


def test_the_country_is_the_one_most_named() -> None:
    text = (
        "Syria closed a port in Syria. A monitor that watches Syria from Britain met. Fuel ran out across the country."
    )
    assert stated(text)[-1] == "Fuel ran out across the country [Syria]"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Azaz was quiet, but it has been a battleground since May.", "[Azaz] has been a battleground since May"),
        ("The ferry left Azaz, but it hit a pier on 3 May 2021.", "[The ferry] hit a pier on 3 May 2021"),
        ("The council met, but it was a surprise that farmers came.", "It was a surprise that farmers came"),
    ],
)
def test_a_pronoun_cut_off_from_its_clause_gets_its_subject(text: str, alone: str) -> None:
    assert stated(text)[-1] == alone


def test_a_name_put_in_that_points_back_itself_is_told_with_its_headline() -> None:
    claims = bodies(
        "The law covers farmers. It does not cover mills.", title="The council of Afrin voted on a new harbour"
    )
    assert claims[-1].resolved.startswith("[The law]")
    assert claims[-1].after.startswith("The council of Afrin voted")


def test_words_that_point_back_behind_a_day_carry_their_context() -> None:
    text = "Islamic State met the Nusra Front near Azaz. On Thursday the group seized a mill."
    assert bodies(text)[-1].after.startswith("Islamic State met the Nusra Front")


def test_a_day_that_is_another_acts_stays_as_printed() -> None:
    text = "A mill burned in Azaz on 3 May 2021. Shells fell the same day that farmers left."
    assert stated(text)[-1] == "Shells fell the same day that farmers left"
