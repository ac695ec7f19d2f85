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
        ("Adnan Karim resigned.", "He had led the council.", "[Adnan Karim] had led the council"),
        ("Adnan Karim resigned.", "His deputy stayed.", "[Adnan Karim's] deputy stayed"),
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
        ("Jets struck the Qadmous hospital.", "The hospital was treating burns."),
        ("Islamic State seized two villages.", "The opposition group fled."),
        ("The brigade left Azaz.", "It had held three posts."),
        ("Adnan Karim met Salma Haddad.", "She thanked his brother."),
        ("Farmers heard from Adnan Karim.", "His barn was hit."),
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


@pytest.mark.parametrize(
    ("title", "alone"),
    [
        ("Nine farmers killed in raids on Azaz Report", "Nine farmers killed in raids on Azaz"),
        ("Nine farmers of Azaz killed in raids by media", "Nine farmers of Azaz killed in raids by media"),
    ],
)
def test_a_bare_report_at_the_end_of_a_headline_is_taken_off(title: str, alone: str) -> None:
    assert claims_of(story("north", "Nobody was hurt.", "2022-10-13", title))[0].resolved == alone


def test_a_thing_reported_keeps_who_reported_it_where_more_follows() -> None:
    text = "The council reported the raid on Azaz and named two of the farmers."
    assert stated(text)[0].startswith("[The council reported] the raid on Azaz")


def test_headlines_stay_as_printed() -> None:
    title = "The city is quiet after the attack"
    claims = claims_of(story("north", "Shells fell on Azaz. Nobody was hurt.", "2022-10-13", title))
    assert [claim.resolved for claim in claims if claim.form == "headline"] == [title]


def test_words_put_in_leave_the_printed_ones_alone() -> None:
    for claim in bodies("A car bomb exploded in Azaz. The explosion damaged a school. It was empty."):
        assert "[" not in claim.text


def test_edits_inside_what_is_left_out_are_not_made() -> None:
    text = "A shell, he said, fell."
    assert worded(text, 0, len(text), [(7, 17)], [Edit(9, 11, "Karim")]) == "A shell fell."
    assert worded(text, 0, len(text), [], [Edit(9, 11, "Karim"), Edit(9, 16, "nobody")]) == "A shell, Karim said, fell."
    assert worded("[click to enlarge] A shell fell", 0, 31, []) == "A shell fell"


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


def test_a_day_that_is_another_acts_stays_as_printed() -> None:
    text = "A mill burned in Azaz on 3 May 2021. Shells fell the same day that farmers left."
    assert stated(text)[-1] == "Shells fell the same day that farmers left"


HARBOUR = "The council of Afrin voted on a new harbour"
NEWS = f"{HARBOUR} (news of 13 October 2022)"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Jets hit Azaz on Tuesday.", ""),
        ("Nine men were hurt in Azaz on Tuesday when jets struck.", NEWS),
        ("Salim Haddad sold his mill.", NEWS),
        ("Shells hit a bakery in Azaz on Monday. The men fled.", f"{NEWS}; Shells hit a bakery in Azaz on Monday"),
        (
            "Gunmen shot two men near Azaz. Adnan Karim resigned. Haddad said the men had fled.",
            f"{NEWS}; Gunmen shot two men near Azaz",
        ),
        (
            "Gunmen shot two men near Azaz. Adnan Karim resigned. The men left with a friend.",
            f"{NEWS}; Gunmen shot two men near Azaz",
        ),
        ("A mill burned in Azaz. It held grain. It had three floors.", f"{NEWS}; A mill burned in Azaz. It held grain"),
        ("Adnan Karim left. Nine farmers were killed.", f"{NEWS}; Adnan Karim left"),
        (
            "Two soldiers were killed and three farmers were wounded in the town of Marea on Monday.",
            "",
        ),
    ],
)
def test_a_claim_is_told_with_its_news_and_the_printed_words_it_points_back_at(text: str, after: str) -> None:
    assert bodies(text, title=HARBOUR)[-1].after == after


def test_the_half_of_a_sentence_is_told_with_the_whole() -> None:
    text = "Two soldiers were killed and three farmers were wounded in the town of Marea on Monday."
    assert bodies(text, title=HARBOUR)[0].after == f"{NEWS}; {text}".rstrip(".")


def test_an_article_without_a_headline_is_told_by_its_first_words() -> None:
    claims = bodies("Gunmen shot two farmers dead near Azaz. Adnan Karim resigned. He had led the council.")
    first = "Gunmen shot two farmers dead near Azaz (news of 13 October 2022)"
    assert claims[-1].alone == f"[Adnan Karim] had led the council [in context: {first}; Adnan Karim resigned]"
    assert claims[0].after == "news of 13 October 2022"


def test_what_somebody_said_is_told_beside_a_claim_as_theirs() -> None:
    text = "The army denied that gunmen shot two farmers near Azaz. The men had refused to leave their land."
    assert bodies(text)[-1].after.endswith("; The army denied that gunmen shot two farmers near Azaz")


def test_whoever_says_we_is_told_where_they_are_named() -> None:
    text = 'Salim Haddad spoke on Monday. "Mills burned. We lost our bread," said Adnan Karim.'
    assert "[Adnan Karim]" in bodies(text)[-1].alone


def test_a_headline_is_told_with_the_day_of_its_news() -> None:
    claims = claims_of(story("north", "Nobody was hurt.", "2022-10-13", HARBOUR))
    assert claims[0].alone == f"{HARBOUR} [in context: news of 13 October 2022]"
    assert claims_of(story("north", "Nobody was hurt.", None, HARBOUR))[0].after == ""


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ('"The old mill burned down," Karim said at a fair on Monday.', "The old mill burned down"),
        ('"The old mill burned down," Karim, a baker, told the "Morning Post" on Monday.', "The old mill burned down"),
        ('"We hold on. The old mill burned down," he told farmers after a fair.', "The old mill burned down"),
        ('Farmers said the mill had "burned to the ground".', 'The mill had "burned to the ground"'),
        ("“Rain fell, and the mill became part of that,” said the mayor Adnan Karim.", "The mill became part of that"),
    ],
)
def test_what_follows_quoted_words_is_the_sayings(text: str, alone: str) -> None:
    assert alone in stated(text)


def test_a_day_of_a_plan_is_not_put_into_the_past() -> None:
    (one,) = bodies("The mayor plans to open a mill in Azaz on Tuesday.")
    assert one.modality == "planned" and "11 October" not in one.resolved


def test_quotation_marks_come_in_pairs() -> None:
    assert worded('a "wide road', 0, 12, []) == 'A "wide road"'
    assert worded("wide road” of Azaz", 0, 18, []) == "Wide road of Azaz"


def test_who_said_it_is_neither_left_on_nor_put_before_wrongly() -> None:
    assert stated("Neither the mill nor the bakery blamed any group for the fire in Azaz.") == []
    (one,) = stated("A fire in Azaz killed two bakers local media reported.")
    assert one == "A fire in Azaz killed two bakers"


def test_of_a_long_sentence_the_end_is_told() -> None:
    long = f"The council of Azaz {'counted mills and ' * 40}closed the last bakery of the town."
    after = bodies(f"{long} The men left.", title=HARBOUR)[-1].after
    assert "; … " in after and after.endswith("closed the last bakery of the town") and len(after) < 600


def test_a_sentence_in_another_language_is_not_told_beside_a_claim() -> None:
    foreign = "İlçe çarşısına düşen mermi büyük yıkıma yol açtı, üç kişi öldü."
    after = bodies(f"A shell fell on the market of Azaz. {foreign} The men were taken to a clinic.", title=HARBOUR)[
        -1
    ].after
    assert "mermi" not in after


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (
            "The valley was hit by unrest in March where the council accuses foreign traders of arming the guards.",
            "The valley was hit by unrest in March where the council accuses foreign traders of arming the guards",
        ),
        (
            "According to the Lorem Farm Agency 10 IS guards were killed near Oldford.",
            "10 IS guards were killed near Oldford",
        ),
        ("Gunmen burned a mill. But that was before the bridge fell.", "That was before the bridge fell"),
        ("HARBOUR TOLL Nine farmers drowned near Oldford.", "Nine farmers drowned near Oldford"),
    ],
)
def test_nothing_a_claim_needs_is_cut_and_no_heading_is_left(text: str, alone: str) -> None:
    assert stated(text)[-1] == alone


def test_a_piece_without_its_day_is_told_with_its_sentence() -> None:
    text = "Two soldiers were killed on 3 March and three farmers were wounded in the town of Marea."
    assert "killed on 3 March" in bodies(text)[-1].after


def test_it_is_nobody_known_as_a_person() -> None:
    text = "Adnan Karim made an offer. The council met. Karim said that it had reached nine farmers."
    assert stated(text)[-1] == "It had reached nine farmers"
