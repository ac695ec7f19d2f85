"""Which counts may be set against each other: totals with totals, parts with nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corroborate.comparing.limits import counts_apart
from corroborate.comparing.wholes import Scope, scope
from corroborate.records import Attribution, Claim, Figure, Place

HOMS = Place("Homs", "city", ("Homs province", "Syria"))
AKRAMA = Place("Akrama", "district", ("Homs", "Homs province", "Syria"))


def claim(name: str, text: str, *places: Place, speaker: str | None = None, article: str = "a") -> Claim:
    said = None if speaker is None else Attribution(speaker, "said")
    return Claim(
        name, article, "o", "text", 0, len(text), text, text, "body", attribution=said, places=places, event="e"
    )


def figure(of: Claim, number: int, part: str | None = None, derived: bool = False) -> Figure:
    start = of.text.index(str(number)) if str(number) in of.text else 0
    return Figure(
        id=f"{of.id}/{number}", claim=of.id, article=of.article, outlet="o", slot="killed", part=part, low=number,
        high=number, stated=number, modality="asserted", speaker=None, as_of=None, superseded=False, derived=derived,
        text=str(number), field="text", start=start, end=start + 1, event="e",
    )  # fmt: skip


def scoped(*counts: tuple[Claim, Figure], voices: dict[str, str]) -> Scope:
    claims = {told.id: told for told, _ in counts}
    places = {told.id: told.places for told, _ in counts}
    return scope([count for _, count in counts], claims, voices, places)


def test_the_smaller_count_of_one_voice_in_one_article_is_a_part() -> None:
    whole, part = claim("c1", "31 people were killed"), claim("c2", "10 died in a bus")
    counts = figure(whole, 31), figure(part, 10)
    found = scoped((whole, counts[0]), (part, counts[1]), voices={"c1": "v", "c2": "v"})
    assert found.parts == {"c2/10"}
    assert found.limits(counts[1], counts[0]) is not None


def test_two_voices_in_one_article_give_two_tolls() -> None:
    one, other = claim("c1", "31 people were killed"), claim("c2", "20 people were killed")
    found = scoped((one, figure(one, 31)), (other, figure(other, 20)), voices={"c1": "v", "c2": "w"})
    assert found == Scope()


def test_who_is_brought_in_as_included_is_a_part_whoever_says_so() -> None:
    whole = claim("c1", "18 fighters were killed")
    part = claim("c2", "the dead were many, including 2 fighters from abroad")
    found = scoped((whole, figure(whole, 18)), (part, figure(part, 2)), voices={"c1": "v", "c2": "w"})
    assert found.parts == {"c2/2"}


def test_a_district_beside_its_city_makes_the_larger_count_a_sum() -> None:
    whole, part = claim("c1", "31 people were killed in Homs", HOMS), claim("c2", "8 were killed in Akrama", AKRAMA)
    found = scoped((whole, figure(whole, 31)), (part, figure(part, 8)), voices={"c1": "v", "c2": "w"})
    assert found.parts == {"c2/8"}
    assert found.sums == {"c1/31"}


def test_who_names_a_district_counts_for_himself_beside_another_speaker() -> None:
    whole = claim("c1", "31 people were killed in Homs", HOMS, speaker="a hospital")
    other = claim("c2", "8 were killed in Akrama", AKRAMA, speaker="a monitor")
    found = scoped((whole, figure(whole, 31)), (other, figure(other, 8)), voices={"c1": "v", "c2": "w"})
    assert found == Scope()


def test_a_count_in_other_words_is_no_part() -> None:
    one, other = claim("c1", "31 people were killed"), claim("c2", "about 30 died")
    found = scoped((one, figure(one, 31)), (other, figure(other, 30)), voices={"c1": "v", "c2": "v"})
    assert found == Scope()


def apart(later: str, new: int, earlier: str, old: int) -> str | None:
    one, other = claim("c1", later, HOMS), claim("c2", earlier, HOMS, article="b")
    return counts_apart(one, other, figure(one, new), figure(other, old))


def test_the_bodies_one_hospital_took_in_are_no_toll() -> None:
    assert apart("22 bodies were taken to hospitals", 22, "40 people were killed", 40) is not None
    assert apart("22 people were killed", 22, "40 people were killed", 40) is None


def test_one_more_named_afterwards_is_no_toll() -> None:
    assert apart("The blast also killed a commander", 1, "25 fighters were killed", 25) is not None


def test_a_sum_over_several_places_stands_apart_from_one_place() -> None:
    assert apart("16 people were killed", 16, "Separate raids across the country killed 25 people", 25) is not None


def test_totals_of_a_war_are_not_set_against_each_other() -> None:
    assert apart("The war has killed 470000 people", 470000, "150000 people have been killed", 150000) is not None


def test_counts_that_add_up_to_another_are_its_parts() -> None:
    told = claim("c1", "26 people were killed", speaker="the monitor")
    one, rest = claim("c2", "14 died in the yard", speaker="the clinic"), claim("c3", "separate raids killed 12")
    counts = figure(told, 26), figure(one, 14), figure(rest, 12)
    found = scoped((told, counts[0]), (one, counts[1]), (rest, counts[2]), voices={"c1": "v", "c2": "w", "c3": "v"})
    assert {"c2/14", "c3/12"} <= found.parts and "c1/26" not in found.parts
    assert found.limits(counts[0], counts[1]) is not None


def test_small_numbers_that_add_up_by_chance_are_no_parts() -> None:
    told, one, rest = claim("c1", "9 were killed"), claim("c2", "5 died"), claim("c3", "4 died")
    voices = {"c1": "v", "c2": "w", "c3": "x"}
    assert scoped((told, figure(told, 9)), (one, figure(one, 5)), (rest, figure(rest, 4)), voices=voices) == Scope()


def test_the_fallen_of_one_side_still_stand_against_another_article() -> None:
    both, one, rest = claim("c1", "69 fighters died"), claim("c2", "39 rebels died"), claim("c3", "30 soldiers died")
    counts = figure(both, 69, "fighters"), figure(one, 39, "fighters"), figure(rest, 30, "fighters")
    found = scoped((both, counts[0]), (one, counts[1]), (rest, counts[2]), voices={"c1": "v", "c2": "w", "c3": "x"})
    elsewhere = figure(claim("d1", "100 rebels died", article="b"), 100, "fighters")
    assert found.limits(counts[0], counts[1]) is not None
    assert found.limits(counts[1], elsewhere) is None


def test_a_town_the_wider_count_does_not_hold_makes_it_no_sum() -> None:
    south = Place("Daraa province", "region", ("Syria",))
    town = Place("Arbin", "city", ("Rif Dimashq province", "Syria"))
    wide, other = claim("c1", "50 were killed in Daraa", south), claim("c2", "35 were killed in Arbin", town)
    found = scoped((wide, figure(wide, 50)), (other, figure(other, 35)), voices={"c1": "v", "c2": "v"})
    assert not found.sums


def test_a_count_over_many_days_is_not_set_against_one_blow() -> None:
    week = claim("c1", "seven days of raids left 75 people dead", article="a")
    blow = claim("c2", "the raid killed 26 people", article="b")
    assert counts_apart(week, blow, figure(week, 75), figure(blow, 26)) == "one counts over more than a day"


def test_what_a_resident_saw_is_not_set_against_a_larger_count() -> None:
    seen = claim("c1", "at least 8 people died", speaker="Omar Sabri, a resident of the quarter", article="a")
    whole = claim("c2", "26 people were killed", speaker="the monitor", article="b")
    open_count = replace(figure(seen, 8), high=None)
    assert counts_apart(seen, whole, open_count, figure(whole, 26)) == "one is what a person there saw"
    assert counts_apart(seen, whole, figure(seen, 8), figure(whole, 26)) is None


def test_who_was_also_killed_is_counted_beside_the_toll() -> None:
    also = claim("c1", "the air force also killed 10 people east of the city", article="a")
    toll = claim("c2", "8 people were killed in a raid on the city", article="b")
    assert counts_apart(also, toll, figure(also, 10), figure(toll, 8)) == "one is counted beside others"


@pytest.mark.parametrize("words", ["a further 540 people were injured", "the raid also wounded 540 people"])
def test_those_hurt_beside_the_dead_are_not_counted_on_top_of_others_hurt(words: str) -> None:
    further = claim("c1", words, HOMS)
    toll = claim("c2", "60 people were injured", HOMS, article="b")
    hurt = [replace(figure(of, number), slot="injured") for of, number in ((further, 540), (toll, 60))]
    assert counts_apart(further, toll, hurt[0], hurt[1]) is None
    more = claim("c3", "540 more people were injured", HOMS)
    assert counts_apart(more, toll, replace(figure(more, 540), slot="injured"), hurt[1]) is not None


def test_a_word_and_a_number_of_one_article_are_not_set_against_each_other() -> None:
    words, toll = claim("c1", "hundreds of people were killed in attacks"), claim("c2", "36 people were killed")
    loose = replace(figure(words, 200), stated=None, high=None)
    assert counts_apart(words, toll, loose, figure(toll, 36)) is not None
    elsewhere = claim("d1", "36 people were killed", article="b")
    assert counts_apart(words, elsewhere, loose, figure(elsewhere, 36)) is None


def test_one_day_alone_is_not_the_second_day_of_raids() -> None:
    day = claim("c1", "raids on Wednesday alone killed 21 people", article="a")
    both = claim("c2", "in a second day of raids 32 people have died", article="b")
    assert counts_apart(day, both, figure(day, 21), figure(both, 32)) == "one counts over more than a day"


def test_a_single_person_described_is_no_toll() -> None:
    seen = claim("c1", "a man carried the body of a baby", article="a")
    toll = claim("c2", "11 children were killed", article="b")
    baby = replace(figure(seen, 1, "children"), text="a baby")
    assert counts_apart(seen, toll, baby, figure(toll, 11, "children")) == "one is a single person described, no toll"
    assert counts_apart(seen, toll, replace(baby, text="one child"), figure(toll, 11, "children")) is None


def test_nobody_at_all_stands_against_a_part() -> None:
    none, some = claim("c1", "nobody died"), claim("c2", "14 died, among others")
    zero = replace(figure(none, 0), high=0)
    assert Scope(parts=frozenset({"c2/14"})).limits(zero, figure(some, 14)) is None
    assert Scope(parts=frozenset({"c1/0"})).limits(zero, figure(some, 14)) is not None


def test_a_count_over_several_parts_of_a_city_is_a_sum() -> None:
    whole = claim("c1", "jets pounded several rebel-held parts of the city killing 26 people", article="a")
    one = claim("c2", "8 people died in the quarter", article="b")
    assert counts_apart(whole, one, figure(whole, 26), figure(one, 8)) == "one counts over several places or acts"


def test_one_person_told_of_is_no_toll() -> None:
    whole, part = claim("c1", "11 children died in the raid"), claim("c2", "he held the body of a baby", article="b")
    counts = figure(whole, 11, "children"), replace(figure(part, 1, "children"), text="body of a baby")
    assert counts_apart(part, whole, counts[1], counts[0]) is not None
    said = replace(counts[1], text="killed one child")
    assert counts_apart(part, whole, said, counts[0]) is None


def test_persons_told_one_by_one_are_no_toll_against_their_own_article() -> None:
    whole, listed = claim("c1", "4 people were killed"), claim("c2", "a father, a mother and a son died: 3")
    counts = figure(whole, 4), figure(listed, 3, derived=True)
    assert counts_apart(listed, whole, counts[1], counts[0]) is not None
    assert counts_apart(replace(listed, article="b"), whole, counts[1], counts[0]) is None


def test_bodies_seen_so_far_are_no_toll() -> None:
    seen, toll = claim("c1", "the film shows more than 50 bodies", article="a"), claim("c2", "115 died", article="b")
    counted = replace(figure(seen, 50), high=None, text="more than 50 bodies")
    assert counts_apart(toll, seen, figure(toll, 115), counted) is not None
    assert counts_apart(toll, seen, figure(toll, 115), replace(counted, text="more than 50 dead")) is None


def test_a_group_s_name_on_everybody_is_no_count_of_the_group() -> None:
    head, body = claim("h", "180 mercenaries killed"), claim("t", "120 fighters and 60 mercenaries, 180 in all, died")
    other = claim("b", "over 60 mercenaries were killed", article="b")
    counts = [figure(head, 180, "mercenaries"), figure(body, 60, "mercenaries"), figure(body, 180)]
    voices = {"h": "v", "t": "w", "b": "x"}
    found = scoped((head, counts[0]), (body, counts[1]), (body, counts[2]), (other, figure(other, 60)), voices=voices)
    assert found.parts == {"h/180"}
    assert scoped((head, counts[0]), (body, counts[2]), voices=voices).parts == frozenset()


def test_the_dead_of_an_act_measured_against_are_not_those_of_the_act_told_of() -> None:
    assert apart("It was the deadliest raid since that of May, when 30 people died", 30, "130 were killed", 130)
    assert apart("It was a raid in which 30 people died", 30, "130 were killed", 130) is None


@pytest.mark.parametrize("wide", ["A wave of air strikes killed 38", "38 were killed in the city and its countryside"])
def test_a_wave_of_raids_is_a_sum(wide: str) -> None:
    assert apart(wide, 38, "10 were killed in Homs", 10) is not None
