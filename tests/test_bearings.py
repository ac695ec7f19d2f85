"""Where and when a claim's happening was, as the rest of its article tells it."""

from __future__ import annotations

from datetime import date

import pytest

from corroborate import pipeline
from corroborate.articles import Reading, from_records
from corroborate.records import Claim

PUBLISHED = date(2022, 10, 13)  # a Thursday


def told(*texts: str, title: str = "") -> tuple[Claim, ...]:
    """Return the claims of one article for each text, all published on one day."""
    rows = [
        {"id": f"a{number}", "title": title, "text": text, "published": "2022-10-13", "outlet": f"Outlet {number}"}
        for number, text in enumerate(texts)
    ]
    return pipeline.survey(Reading(from_records(rows).articles, (), ())).claims


def saying(words: str, *texts: str, title: str = "") -> Claim:
    return next(claim for claim in told(*texts, title=title) if words in claim.text)


def day_of(claim: Claim) -> date | None:
    assert claim.happened is None or claim.happened.start == claim.happened.end
    return None if claim.happened is None else claim.happened.start


def names(claim: Claim) -> list[str]:
    return [place.name for place in claim.where]


LEAD = "Shells hit a mill in Azaz on Tuesday and killed seven people. "


def test_own_words_go_first() -> None:
    claim = saying("depot", LEAD + "A depot in Afrin burned down on Wednesday.")
    assert (day_of(claim), names(claim)) == (date(2022, 10, 12), ["Afrin"])


def test_a_claim_takes_the_day_and_place_of_what_it_is_about() -> None:
    claim = saying("Nine", LEAD + "Nine others were wounded.")
    assert (claim.when, claim.places) == (None, ())
    assert (day_of(claim), names(claim)) == (date(2022, 10, 11), ["Azaz"])
    assert claim.happened is not None
    assert claim.happened.reason.startswith("the day of what it is about")


def test_where_no_day_is_named_the_day_of_telling_or_of_publication_stands() -> None:
    bare = "Shells hit a mill in Azaz and killed seven people."
    assert day_of(saying("mill", bare)) == PUBLISHED
    assert day_of(saying("mill", bare.replace(".", ", the mayor said on Wednesday."))) == date(2022, 10, 12)


@pytest.mark.parametrize(
    "words",
    [
        "The town lies near a border crossing.",  # so at any time
        "The town is held by rebels.",
        "The army will send more guards.",  # yet to come
        "The guards did not return fire.",  # did not happen
        "Rebels had seized the road.",  # before the news
        "The road was seized in an earlier push.",
    ],
)
def test_what_is_no_part_of_the_news_has_no_day(words: str) -> None:
    undated = "Shells hit a mill in Azaz and killed seven people. "
    assert day_of(saying(words[:-1], undated + words)) is None


def test_the_dead_and_missing_are_of_the_day_that_made_them_so() -> None:
    assert day_of(saying("women", LEAD + "Two women are among the dead.")) == date(2022, 10, 11)


def test_a_past_form_the_parser_does_not_know_tells_of_the_news() -> None:
    assert day_of(saying("retook", "Army units fully retook the al-Salma village in Homs.")) == PUBLISHED


def test_of_several_places_of_the_news_the_one_named_last_is_meant() -> None:
    text = (
        "Shells hit Azaz and Hama on Tuesday and killed six people. One fell on a mill in Hama. The mill burned down."
    )
    assert names(saying("burned", text)) == ["Hama"]


def test_a_lands_war_is_told_of_and_no_place_beside_it() -> None:
    text = "A raid on Qardaha brought Syria's civil war home. Syria's war began in 2011."
    assert names(saying("Qardaha", text)) == ["Qardaha"]
    assert names(saying("began", text)) == ["Syria"]
    assert names(saying("brought", LEAD + "The shells brought Syria's civil war home.")) == ["Azaz"]


def test_where_somebody_was_bound_for_is_not_where_it_happened() -> None:
    text = LEAD + "Rebels stopped a convoy headed for Afrin. Nine others were wounded."
    assert names(saying("Nine", text)) == ["Azaz"]


def test_an_act_of_speech_is_of_its_own_day_and_of_no_place() -> None:
    claim = saying("Norland", LEAD + "Norland called for an inquiry.")
    assert (day_of(claim), names(claim)) == (PUBLISHED, [])


def test_another_happening_of_the_same_news_is_of_its_day() -> None:
    claim = saying("Saraqeb", LEAD + "Elsewhere raids on Saraqeb wounded three people.")
    assert (day_of(claim), names(claim)) == (date(2022, 10, 11), ["Saraqib"])


def test_one_finer_place_told_later_is_where_it_was() -> None:
    text = "Shells hit Damascus on Tuesday. The shells struck the Mezzeh district of Damascus. Nine were wounded."
    assert names(saying("Nine", text)) == ["Mezzeh"]


def test_land_around_a_town_is_not_said_beside_it() -> None:
    text = "Shells killed seven people in northern Syria on Tuesday. The shells hit Azaz. Nine others were wounded."
    assert names(saying("Nine", text)) == ["Azaz"]


def test_other_reports_tell_the_day_an_article_is_silent_on() -> None:
    silent = "Shells hit a bakery in Azaz and killed 17 people. Twelve children were among the dead."
    other = "Shells hit a bakery in Azaz on Tuesday and killed 17 people, the mayor said."
    assert day_of(saying("Twelve", silent, other)) == date(2022, 10, 11)


def test_a_spot_named_later_is_not_where_what_came_before_it_was() -> None:
    text = "Shells hit Azaz on Tuesday and killed seven people. Nine were wounded. One shell fell on the Salem mosque."
    assert names(saying("Nine", text)) == ["Azaz"]
    assert names(saying("imam", text + " Its imam was among the dead.")) == ["Salem"]


def test_who_counts_on_after_another_act_of_the_day_is_where_that_was() -> None:
    text = LEAD + "Elsewhere raids on Saraqeb wounded eight people. Five of them were pupils. Three others lost a leg."
    assert names(saying("Five", text)) == ["Saraqib"]


def test_what_follows_the_total_of_a_war_is_of_that_land() -> None:
    text = LEAD + "More than 300,000 people have been killed since the war began in Syria in 2011."
    claim = saying("crackdown", text + " It grew into a conflict after the government began a crackdown on dissent.")
    assert names(claim) == ["Syria"]


def test_talk_is_at_no_place_that_headline_and_lead_leave_unnamed() -> None:
    text = (
        "Senators met the judge for a fourth day. They asked about his rulings. He gave no answers. The hearing ended "
        "late. Nobody was surprised. His first case was in Ohio. The senators left."
    )
    assert names(saying("surprised", text)) == []


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Army units repelled a push on the northern edge of Syrias Aleppo on Tuesday.", ["Aleppo"]),
        ("Guards died at a depot in Azaz fighting the Front which holds a third of northern Syria.", ["Azaz"]),
        ("Gunners shelled rebels who hold the town of Azaz.", ["Azaz"]),
        ("In northern Aleppo countryside ten people died when a raid hit the village of Hayyan.", ["Hayyan"]),
    ],
)
def test_whose_land_and_which_side_is_told_beside_where_it_was(text: str, own: list[str]) -> None:
    assert [place.name for place in told(text)[0].places] == own


def test_a_land_in_which_somebody_has_fought_does_not_hide_the_town_of_the_news() -> None:
    assert names(saying("guard", LEAD + "They hit a guard who had fought on many fronts in Syria.")) == ["Azaz"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Norland sees its fiercest clashes since the battle for eastern Aleppo last year.", []),
        ("It was the deadliest raid on Idlib since March.", ["Idlib"]),
        ("Agents in Idlib held John Smith of Azaz on Tuesday.", ["Idlib"]),
        ("Rockets hit the quarters of Sulaiman al-Halabi al-Midan and al-Furqan in Aleppo city.", ["Midan", "Furqan"]),
    ],
)
def test_what_the_news_is_ranked_by_and_where_somebody_is_from_is_not_where_it_was(text: str, own: list[str]) -> None:
    assert [place.name for place in told(text)[0].places] == own


def test_what_the_news_is_ranked_by_does_not_date_it() -> None:
    text = "It was the first attack on Homs since the truce began on Monday."
    assert told(text)[0].when is None


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("In September the United States and Russia reached a deal.", []),
        ("The Syrian war has taken on a sectarian character.", ["Syria"]),
        ("A Libyan emir died who was hit in clashes in the vicinity of Hazano town.", ["Hazano"]),
        ("Several fighters from Uzbekistan died.", []),
    ],
)
def test_who_acts_is_not_where_and_a_lands_war_is_there(text: str, own: list[str]) -> None:
    assert [place.name for place in told(text)[0].places] == own


def test_a_quarter_is_that_of_the_town_the_article_names() -> None:
    text = "Rockets hit Aleppo on Tuesday and killed nine people. Five died in al-Midan quarter."
    claim = saying("Five", text)
    assert [(place.name, place.within[0]) for place in claim.places] == [("Midan", "Aleppo")]


def test_another_day_of_the_news_told_without_a_place_is_where_the_news_was() -> None:
    text = "Shells hit a mill in Azaz on Thursday and killed seven people. Gunmen shot nine guards on Monday."
    assert names(saying("guards", text)) == ["Azaz"]


def test_an_earlier_count_is_of_the_same_place_and_an_earlier_charge_of_none() -> None:
    text = LEAD + "The previous toll was four. Rebels recalled earlier conflicting reports."
    assert names(saying("toll", text)) == ["Azaz"]
    assert names(saying("conflicting", text)) == []


def test_a_charge_is_of_the_place_of_the_act_it_lays_at_somebodys_door() -> None:
    claim = saying("air force", LEAD + "The opposition accused the air force of the shelling and called for talks.")
    assert (claim.modality, names(claim)) == ("alleged", ["Azaz"])


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        (
            "The Orchard Council condemned the massacre by gunmen in the town of Azaz. Some 41 guards were rounded up "
            "and shot dead. It was a crime like the one in Homs in 2013.",
            "41 guards",
            ["Azaz"],
        ),
        (
            "Jets repeatedly bombed Azaz on Monday and killed 88 rebels. The raids burned a mill. On Monday jets also "
            "bombed rebels in Homs.",
            "mill",
            ["Azaz"],
        ),
    ],
)
def test_the_news_is_where_its_lead_has_it(text: str, words: str, where: list[str]) -> None:
    assert names(saying(words, text)) == where


def test_one_town_of_two_named_in_a_land_is_not_where_it_all_was() -> None:
    text = "Air raids killed 60 people in Syria this week. The raids killed nine in Idlib province and 51 in Raqqa."
    claim = saying("Hundreds", text + " Hundreds were wounded in the raids.")
    assert names(claim) != ["Raqqa"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("A shell hit guards at the village of Safsafah near Tabqa on Tuesday.", ["Safsafah"]),
        ("A shell hit a camp near Tabqa on Tuesday.", ["Tabqa"]),
        ("Gunmen in Talbiseh shelled army posts around the town of Umm Sharshouh.", ["Umm Sharshouh"]),
        ("A raid on Tuesday killed gunmen in Talbiseh.", ["Talbiseh"]),
        ("Russian airstrikes in areas of Talbiseh struck a market on Tuesday.", ["Talbiseh"]),
        ("Air raids in Talbiseh hit a market and a mill near Umm Sharshouh on Tuesday.", ["Talbiseh", "Umm Sharshouh"]),
    ],
)
def test_a_landmark_and_where_fire_came_from_are_not_where_it_was(text: str, own: list[str]) -> None:
    assert [place.name for place in told(text)[0].places] == own


@pytest.mark.parametrize(
    ("text", "words", "own"),
    [
        ("Raids hit Idlib province. A jet came down south of the provincial capital.", "jet", ["Idlib"]),
        ("The army killed 90 rebels across the country. Shells fell on Homs.", "rebels", ["Syria"]),
    ],
)
def test_the_capital_of_a_province_and_the_country_are_those_of_the_article(
    text: str, words: str, own: list[str]
) -> None:
    assert [place.name for place in saying(words, text).places] == own


def test_what_a_war_has_cost_is_of_its_land_and_not_of_the_news() -> None:
    text = LEAD + "The mayor spoke. Syria wept. The conflict has killed more than 300,000 people and cost many homes."
    assert names(saying("conflict", text)) == ["Syria"]


def test_a_later_word_of_where_it_occurred_is_finer_than_the_lead() -> None:
    text = "A blast killed 15 people not far from central Damascus on Tuesday. The attack took place in the Midan "
    claim = saying("bus", text + "district. The bomb blast also burned a bus.")
    assert names(claim) == ["Midan"]


def test_what_only_tells_how_far_a_town_is_is_not_the_city_meant() -> None:
    text = "Jets hit Douma about 10km northeast of Damascus on Tuesday. They dropped bombs on the city at night."
    assert [place.name for place in saying("dropped", text).places] == ["Douma"]
