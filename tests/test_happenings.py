"""What one article tells of: its main happening and the others it recalls."""

from __future__ import annotations

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
