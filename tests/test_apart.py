"""Which claims of one event are not set against each other: other acts, other days, targets beside one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corroborate.comparing.acts import two_acts
from corroborate.comparing.apart import apart, beside_the_act
from corroborate.comparing.timing import compare_hours
from corroborate.records import Answer, Attribution, Claim, Frame, Modality, Place

HOMS = Place("Homs", "city", ("Homs province", "Syria"))
WAER = Place("Waer", "district", ("Homs", "Homs province", "Syria"))


def claim(
    text: str,
    answer: Answer,
    *places: Place,
    article: str = "a",
    kinds: tuple[str, ...] = ("airstrike",),
    modality: Modality = "asserted",
) -> Claim:
    return Claim(
        f"{article}#{text}", article, article, "text", 0, len(text), text, text, "body",
        modality=modality, places=places, answers=(answer,), frame=Frame(kinds=kinds), event="e",
    )  # fmt: skip


def doer(party: str, polarity: bool = True) -> Answer:
    return Answer("responsible", party, party, polarity)


def hit(what: str, polarity: bool = True) -> Answer:
    return Answer("target", what, what, polarity)


def test_both_sides_that_shell_in_one_report_do_not_contradict_each_other() -> None:
    one = claim("the army bombed Homs", doer("Syrian government"), HOMS)
    other = claim("rebels bombed Homs", doer("rebels"), HOMS)
    assert apart(one, other, "responsible") == "two doers told in one article, neither of them blamed"


def test_blame_and_another_doer_of_the_same_act_stand_against_each_other() -> None:
    one = claim("the army was behind the raid on Homs", doer("Syrian government"), HOMS, modality="alleged")
    other = claim("rebels bombed Homs in the raid", doer("rebels"), HOMS)
    assert apart(one, other, "responsible") is None


def test_a_denial_stands_against_the_doer_named_in_the_same_report() -> None:
    one = claim("the coalition did not bomb Homs", doer("US-led coalition", polarity=False), HOMS)
    other = claim("the coalition bombed Homs", doer("US-led coalition"), HOMS)
    assert apart(one, other, "responsible") is None


@pytest.mark.parametrize(
    ("kinds", "place"),
    [(("shelling",), HOMS), (("airstrike",), WAER)],
    ids=["other means", "a quarter beside its city"],
)
def test_blame_for_another_blow_is_no_conflict(kinds: tuple[str, ...], place: Place) -> None:
    one = claim("the army was behind the raid on Homs", doer("Syrian government"), HOMS, modality="alleged")
    other = claim("rebels were behind the attack", doer("rebels"), place, kinds=kinds, modality="alleged")
    assert apart(one, other, "responsible") is not None


def test_a_day_told_before_is_not_the_day_of_another_report() -> None:
    one = claim("Moscow did not carry out raids there that day", doer("Russia", polarity=False))
    other = claim("Russian planes bombed Homs", doer("Russia"), HOMS, article="b")
    assert apart(one, other, "responsible") == "one speaks of a day told before"


def test_a_further_target_is_no_other_target() -> None:
    one = claim("the raid hit a school in Homs", hit("school"), HOMS, article="b")
    other = claim("the raid also hit a weapons depot in Homs", hit("weapons store"), HOMS)
    assert apart(other, one, "target") == "one names a further target"


def test_targets_in_one_report_must_be_of_one_act() -> None:
    one, other = claim("the raid hit a school", hit("school")), claim("bombers hit army posts", hit("military base"))
    assert apart(one, other, "target") == "one speaks of no one act"
    same_act = claim("the raid hit army posts", hit("military base"))
    assert apart(one, same_act, "target") is None


def test_the_hour_of_many_raids_is_no_conflict() -> None:
    one = claim("raids hit Homs at dawn", Answer("time", "dawn", "at dawn"), HOMS)
    other = claim("the attack on Homs came at midday", Answer("time", "midday", "at midday"), HOMS, article="b")
    assert apart(one, other, "time") == "blows that come many at a time"


def test_how_many_attackers_came_is_compared_for_one_blow_only() -> None:
    two, three = (Answer("responsible/attackers", str(number), f"{number} bombers") for number in (2, 3))
    one = claim("two bombers struck the gate", two, HOMS, kinds=("bombing",))
    assert apart(one, claim("three bombers struck", three, HOMS, article="b", kinds=("bombing",)), two.question) is None
    attack = claim("three carried out the attack", three, HOMS, article="b", kinds=("attack",))
    assert apart(one, attack, two.question) is None
    raid = claim("three gunmen struck", three, HOMS, article="b", kinds=("fighting",))
    assert apart(one, raid, two.question) is not None


def test_who_blames_and_calls_for_a_meeting_still_speaks_of_the_act() -> None:
    one = claim("the air force and called for talks", doer("Russia"), kinds=("diplomacy",), modality="alleged")
    other = claim("the attack was not Russian", doer("Russia", polarity=False), kinds=("chemical",))
    assert apart(one, other, "responsible") is None


def test_what_is_said_in_passing_supports_nobody() -> None:
    struck = claim("Russian planes bombed Homs on Monday", doer("Russia"), HOMS)
    habit = claim("Russian planes fly up to 150 strikes per day around Homs", doer("Russia"), HOMS, article="b")
    assert beside_the_act(struck, habit, "responsible") == "one speaks of a habit or a long span"
    denied = claim("its planes hit Homs", doer("Russia"), HOMS, article="b", modality="denied")
    assert beside_the_act(struck, denied, "place") is not None
    other = claim("the raid on Homs was the work of Russian planes", doer("Russia"), HOMS, article="b")
    assert beside_the_act(struck, other, "responsible") is None
    assert beside_the_act(struck, habit, "killed") is None


def test_who_clears_himself_of_all_such_acts_contradicts_who_blames_him_for_one() -> None:
    never = claim("the army has never used gas", doer("Syrian government", polarity=False), kinds=("chemical",))
    blamed = claim("the attack on the army", doer("Syrian government"), article="b", kinds=(), modality="alleged")
    assert apart(never, blamed, "responsible") is None
    general = claim("the army kept using gas", doer("Syrian government"), article="b", kinds=("chemical",))
    assert apart(never, general, "responsible") == "one speaks of no one act"


def test_what_a_sides_planes_do_is_no_one_act() -> None:
    struck = claim("the US warplanes hit houses in a village", doer("US-led coalition"))
    blamed = claim("the army was attacked by terrorists on its order", doer("rebels"), modality="alleged")
    assert apart(struck, blamed, "responsible") is not None


def test_who_speaks_from_another_town_tells_of_another_blow() -> None:
    words = "the raids destroyed a bridge and killed 50 people"
    told = replace(claim(words, hit("infrastructure")), attribution=Attribution("Local people in Deir ez-Zor", "said"))
    other = claim("the raids on Homs killed 60 people", hit("residential building"), HOMS)
    assert apart(told, other, "killed") == "its speaker is in a place the other does not name"
    near = replace(told, attribution=Attribution("Local people in Homs", "said"))
    assert apart(near, other, "killed") is None


def test_a_town_and_the_city_its_province_is_called_by_are_one_place() -> None:
    town = Place("Rastan", "city", ("Homs province", "Syria"))
    other_town = Place("Azaz", "city", ("Aleppo province", "Syria"))
    here = claim("nine died in Rastan in the north of Homs", Answer("killed", "9", "nine"), town, HOMS)
    there = claim("twelve died in the raid", Answer("killed", "12", "twelve"), article="b")
    assert apart(here, there, "killed") is None
    assert apart(replace(here, places=(town, other_town)), there, "killed") == "one speaks of several places together"


def test_the_hour_of_what_came_beside_an_act_is_not_its_own() -> None:
    hour, night = Answer("time", "morning", "at about 10 a.m."), Answer("time", "night", "overnight")
    fire = claim("The fire broke out at about 10 a.m.", hour)
    died = claim("The fire killed 25, after two of the patients died overnight", night)
    burnt = claim("The fire broke out overnight", night)
    assert two_acts(fire, died, "time") is not None
    assert two_acts(fire, burnt, "time") is None


def test_two_clock_times_of_one_morning_do_not_agree() -> None:
    six, eight = Answer("time", "morning", "at 6.40 a.m."), Answer("time", "morning", "eight in the morning")
    assert compare_hours([six], [eight]) is None
    assert compare_hours([six], [Answer("time", "morning", "at 6 a.m.")]) is not None
