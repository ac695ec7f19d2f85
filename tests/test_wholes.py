"""Which counts may be set against each other: totals with totals, parts with nothing."""

from __future__ import annotations

from corroborate.comparing.wholes import Scope, counts_apart, scope
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
