"""What one article tells of: its main happening and the others it recalls."""

from __future__ import annotations

import pytest
from test_events import MARCH, RECALLING, Story, record, story

from corroborate.articles import from_records
from corroborate.happenings import Happening, gather, is_fine, is_seat, speaks_against
from corroborate.pipeline import understand_one
from corroborate.records import Claim, Place


def told(item: Story) -> tuple[tuple[Happening, ...], dict[str, Claim]]:
    (article,) = from_records([record(item)]).articles
    claims, figures = understand_one(article, "default")
    return gather(article, claims, figures), {claim.id: claim for claim in claims}


def texts(happening: Happening, claims: dict[str, Claim]) -> str:
    return " / ".join(claims[claim].text for claim in happening.claims)


def test_headline_and_lead_make_the_main_happening() -> None:
    (main,), claims = told(MARCH)
    assert main.main and main.exact and main.when is not None
    assert str(main.when.start) == str(main.when.end) == "2024-03-05"
    assert [place.name for place in main.core] == ["Mezzeh"]
    assert ("killed", 9) not in main.tolls  # nine men are a part, no total
    assert set(main.claims) == set(claims)


def test_a_claim_without_day_place_or_kind_goes_with_the_main_happening() -> None:
    (main,), claims = told(MARCH)
    assert "Rescuers dug" in texts(main, claims)


def test_a_recalled_attack_is_a_happening_of_its_own() -> None:
    found, claims = told(RECALLING)
    assert len(found) == 2
    assert "27 people" in texts(found[1], claims) and "27 people" not in texts(found[0], claims)
    assert ("killed", 27) in found[1].tolls and ("killed", 27) not in found[0].tolls


def test_habits_belong_to_no_happening() -> None:
    found, claims = told(
        story(
            "north",
            f"{MARCH[2]}\n\nIsrael has repeatedly bombed the city since 2013.",
            "2024-03-06",
            "Air raid on Mezzeh",
        )
    )
    placed = {claim for happening in found for claim in happening.claims}
    assert [claims[claim].text for claim in claims if claim not in placed] == [
        "Israel has repeatedly bombed the city since 2013"
    ]


def test_the_previous_toll_stays_with_its_happening() -> None:
    (main,), claims = told(
        story(
            "north",
            "A suicide bomber killed 31 guests at a wedding in Taloqan on Saturday, the police said. The previous "
            "toll was 24.",
            "2021-08-08",
            "Wedding in Taloqan attacked",
        )
    )
    assert "The previous toll was 24" in texts(main, claims)


def test_a_statement_the_day_after_is_no_second_blow() -> None:
    found, _ = told(
        story(
            "north",
            "A drone strike hit a convoy near the town of Qaim on Thursday, killing four fighters. The foreign "
            "ministry "
            "condemned the strike in a statement on Friday.",
            "2022-11-11",
            "Drone strike near Qaim",
        )
    )
    blows = [happening for happening in found if "airstrike" in happening.kinds]
    assert len(blows) == 1
    assert blows[0].when is not None and str(blows[0].when.end) == "2022-11-10"


def test_an_undated_article_may_tell_of_the_days_up_to_its_publication() -> None:
    found, _ = told(story("north", "Warplanes bombed a mill near the town of Azaz.", "2021-06-14"))
    assert not found[0].exact and found[0].when is not None
    assert str(found[0].when.end) == "2021-06-14"
    nowhen, _ = told(story("north", "Warplanes bombed a mill near the town of Azaz."))
    assert nowhen[0].when is None


def test_own_words_speak_against_another_day_place_or_kind() -> None:
    (main,), _ = told(MARCH)

    def claim(text: str) -> Claim:
        _, claims = told(story("other", text, "2024-03-06"))
        return next(iter(claims.values()))

    for against in (
        "Warplanes bombed a mill in Mezzeh on 2 January 2024.",
        "Warplanes bombed a mill in Aleppo on Tuesday.",
        "A car bomb exploded in Mezzeh on Tuesday.",
        "Another raid hit the harbour.",
    ):
        assert speaks_against(claim(against), main), against
    for fits in (
        "Warplanes bombed a tower in Mazzeh on Tuesday.",
        "The building was in ruins.",
        "The raid on Damascus killed nine.",
    ):
        assert not speaks_against(claim(fits), main), fits


def test_no_claims_no_happenings() -> None:
    (article,) = from_records([record(MARCH)]).articles
    assert gather(article, (), ()) == ()


def test_grain_of_places() -> None:
    azaz, province = Place("Azaz", "city", ("Aleppo province", "Syria")), Place("Aleppo province", "region", ("Syria",))
    ghouta, aleppo = (
        Place("Eastern Ghouta", "region", ("Syria",)),
        Place("Aleppo", "city", ("Aleppo province", "Syria")),
    )
    assert [is_fine(place) for place in (azaz, province, ghouta, aleppo, Place("Syria", "country"))] == [
        True, False, True, True, False,
    ]  # fmt: skip
    assert is_seat(aleppo) and not is_seat(azaz) and not is_seat(ghouta)


def placed(text: str, day: str, title: str) -> list[str]:
    """The words of each happening of an article, the main one first."""
    found, claims = told(story("north", text, day, title))
    return [texts(happening, claims) for happening in found]


def test_a_round_up_of_two_cities_is_a_happening_for_each() -> None:
    main, *others = placed(
        "Militants shelled homes in Homs and Latakia on Sunday, the police said. In Homs a mortar shell killed one "
        "shopkeeper. Nine others were hurt. In Latakia two rockets killed a farmer and wounded four.",
        "2016-05-29",
        "Two killed as shells hit Homs and Latakia",
    )
    homs, latakia = others
    assert "Two killed" in main and "shopkeeper" not in main and "farmer" not in main
    assert "shopkeeper" in homs and "Nine others" in homs
    assert "farmer" in latakia


def test_two_names_of_one_place_make_no_round_up() -> None:
    assert len(
        placed(
            "A car bomb killed six people in the Mezzeh district of Damascus on Monday. In Damascus, hospitals took "
            "in 20 wounded.",
            "2016-05-30",
            "Six killed by car bomb in Mezzeh, Damascus",
        )
    ) == 1  # fmt: skip


@pytest.mark.parametrize(
    "beside",
    [
        "Meanwhile, three shepherds were killed by a mine in the same province.",
        "Elsewhere, three shepherds were killed by a mine.",
        "Three shepherds were killed in a separate mine blast.",
        "Also on Tuesday, three shepherds were killed by a mine.",
    ],
)
def test_an_act_told_beside_the_news_is_another_one(beside: str) -> None:
    main, *others = placed(
        f"A fire in a mill in Tabora killed 12 workers on Tuesday, the mayor said. {beside} The mill had no exits.",
        "2019-03-06",
        "Mill fire in Tabora kills 12",
    )
    assert "shepherds" not in main and any("shepherds" in other for other in others)
    assert "no exits" in main


def test_meanwhile_before_words_about_the_news_opens_nothing() -> None:
    (main,) = placed(
        "A fire in a mill in Tabora killed 12 workers on Tuesday, the mayor said. The owner, meanwhile, has left town.",
        "2019-03-06",
        "Mill fire in Tabora kills 12",
    )
    assert "left town" in main


def test_an_act_dated_by_another_is_not_at_the_others_place() -> None:
    found, _ = told(
        story(
            "north",
            "Gunmen killed nine travellers in Gao on Friday, just hours after a car bomb left 20 dead in Mopti.",
            "2018-06-30",
            "Gunmen kill nine in Gao",
        )
    )
    assert [place.name for place in found[0].core] == ["Gao"]


def test_the_dead_of_an_answer_by_the_other_side_are_another_acts() -> None:
    main, *others = placed(
        "Israeli warplanes hit a workshop in Gaza on Sunday and killed two guards. Hamas rockets wounded a girl in "
        "Ashkelon. Medics said the two guards were brothers.",
        "2014-02-03",
        "Israeli raid on Gaza workshop kills two",
    )
    assert "wounded a girl" not in main and any("wounded a girl" in other for other in others)
    assert "brothers" in main


def test_blame_for_the_same_act_opens_no_second_one() -> None:
    (main,) = placed(
        "Israeli warplanes hit a workshop in Gaza on Sunday and killed two guards, medics said. The army said that a "
        "Hamas rocket had killed the guards.",
        "2014-02-03",
        "Israeli raid on Gaza workshop kills two",
    )
    assert "Hamas rocket" in main


def test_an_act_on_the_other_sides_ground_is_another_one() -> None:
    main, *_ = placed(
        "Shells hit the rebel-held east of Aleppo on Thursday and killed seven, medics said. Rocket fire on "
        "government-held quarters of the city wounded three.",
        "2016-06-03",
        "Seven killed as shells hit Aleppo",
    )
    assert "wounded three" not in main


def test_what_happened_on_one_day_of_a_count_over_days_is_told_apart() -> None:
    main, *others = placed(
        "Rockets killed thirty people in Aleppo in the past 24 hours, the police said. On Friday rockets killed 16 "
        "in the Midan quarter.",
        "2016-04-30",
        "30 killed by rockets in Aleppo in the past 24 hours",
    )
    assert "16" not in main and any("16" in other for other in others)


def test_quarters_hit_by_one_raid_are_no_round_up_and_the_day_leads_back_from_an_act_before() -> None:
    found, claims = told(
        story(
            "north",
            "Jets bombed the Qudsaya and Mezzeh districts of Damascus on Thursday. "
            "The previous raid hit bridges in the Homs countryside. "
            "Thursday's strikes were aimed at an office of a militia. Two buildings were flattened in the strikes.",
            "2024-11-14",
        )
    )
    main = next(happening for happening in found if happening.main)
    assert "office" in texts(main, claims) and "flattened" in texts(main, claims)
    assert "bridges" not in texts(main, claims)


def test_a_count_in_the_next_sentence_is_of_the_other_act_just_told() -> None:
    main, *others = placed(
        "Army units broke a siege of a mill in Hama on Saturday and killed ten gunmen, a soldier said. In Daraa "
        "province troops stormed a farm held by gunmen. Six gunmen were killed and four trucks were wrecked.",
        "2016-05-22",
        "Army breaks siege of Hama mill, ten gunmen killed",
    )
    assert "Six gunmen" not in main and "Six gunmen" in next(other for other in others if "farm" in other)


def test_the_toll_of_the_news_leads_back_to_it() -> None:
    main, *_ = placed(
        "A bomb killed 31 people in a market in Tabora on Monday, the police said. In March a bomb in Dodoma killed "
        "eight. The governor also spoke of 31 dead.",
        "2019-10-01",
        "Market bomb in Tabora kills 31",
    )
    assert "governor" in main or "also spoke" in main


@pytest.mark.parametrize(
    ("last", "stays"),
    [("Nine more were hurt.", False), ("Nine were hurt in the attack, medics said.", True)],
)
def test_a_count_after_a_recalled_act_is_of_the_act_it_names(last: str, stays: bool) -> None:
    main, *_ = placed(
        f"Gunmen attacked a bus near Gao on Thursday and killed seven. On Monday a mine near Kidal killed four. {last}",
        "2019-10-04",
        "Seven killed in attack on bus near Gao",
    )
    assert ("Nine" in main) is stays


def test_a_state_that_lasts_makes_no_happening_of_its_own() -> None:
    found, claims = told(
        story(
            "north",
            "Jets struck the town of Douma on Thursday and killed four. The strikes hit a town where a truce has been "
            "in place since July. More than 900 people have died in strikes on the town since May.",
            "2017-11-02",
            "Air strikes on Douma kill four",
        )
    )
    assert len(found) == 1
    assert "truce" in texts(found[0], claims) and "900" not in texts(found[0], claims)


def test_the_quarters_of_one_city_of_a_round_up_are_told_together() -> None:
    main, *others = placed(
        "Militants shelled homes in Aleppo and Homs on Sunday, the police said. Shells killed two bakers in the "
        "Hamdaniyeh district of Aleppo. A similar attack on the Sakhour district of Aleppo wounded five. In Homs a "
        "rocket killed a farmer.",
        "2016-05-29",
        "Three killed as shells hit Aleppo and Homs",
    )
    assert len(others) == 2 and "Three killed" in main
    assert "two bakers" in others[0] and "wounded five" in others[0] and "farmer" in others[1]


def test_the_bomb_of_the_news_may_have_struck_the_next_town() -> None:
    (main,) = placed(
        "A car bomb killed eight people near the shrine of Sayyida Zeinab on Monday. The bomb struck Jaramana, where "
        "buses stop. Another 20 people were wounded.",
        "2016-04-25",
        "Car bomb kills eight near Sayyida Zeinab",
    )
    assert "Jaramana" in main and "20 people" in main


def test_a_headline_read_awry_does_not_part_the_lead_from_it() -> None:
    (main,) = placed(
        "A woman and a child were killed after rebels shelled the middle of Damascus on Sunday, the police said.",
        "2017-04-16",
        "Damascus shelled two civilians killed",
    )
    assert "A woman" in main


def test_dead_in_another_province_are_another_acts_though_no_act_is_named() -> None:
    main, *others = placed(
        "Troops drove off an attack on a post in Asal al-Ward in Qalamoun on Wednesday, killing ten gunmen. The army "
        "took full control of a mill in Homs province, leaving six gunmen dead.",
        "2014-10-02",
        "Troops repel attack on Qalamoun post, kill ten",
    )
    assert "six gunmen" not in main and any("six gunmen" in other for other in others)


def test_a_place_told_at_the_end_of_a_sentence_is_that_of_all_it_counts() -> None:
    main, *_ = placed(
        "Shells killed eleven people in Aleppo on Friday. In Daraa a mine wounded a shepherd. Earlier five people were "
        "killed and nine others were hurt by a shell in the Hamdaniyeh district of Aleppo.",
        "2016-07-23",
        "Shells kill eleven in Aleppo",
    )
    assert "five people" in main and "nine others" in main


def test_the_toll_of_the_news_is_of_the_news_by_whatever_name_its_act_goes() -> None:
    main, *_ = placed(
        "Troops drove off an offensive on the edge of Aleppo on Tuesday and killed 40 men, a minister said. At least "
        "40 people were killed in the strikes, an agency quoted him as saying.",
        "2016-09-20",
        "Army repels offensive near Aleppo killing 40",
    )
    assert "in the strikes" in main


def test_the_strike_of_the_news_names_the_village_the_lead_left_out() -> None:
    (main,) = placed(
        "A raid in eastern Syria killed 18 gunmen on Wednesday, a monitor said. The strike on the village of Qabr "
        "Sghir also flattened a jail.",
        "2014-09-05",
        "Eighteen gunmen killed in eastern Syria raid",
    )
    assert "Qabr Sghir" in main
