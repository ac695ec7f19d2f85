"""Places of a split, members of a whole, groups of whom none died, earlier tolls and headline wordings."""

from __future__ import annotations

import pytest

from corroborate.figures import parse

Row = tuple[str, int, int | None, str | None]


def rows(text: str) -> list[Row]:
    return sorted(((c.slot, c.low, c.high, c.part) for c in parse(text) if not c.derived), key=str)


def same(text: str, expected: list[Row]) -> None:
    assert rows(text) == sorted(expected, key=str)


SPLIT = (
    "Raids across the coast killed 23 people, the league said. In Oldford, in the south, 15 sailors were killed in "
    "four raids while 9 others were wounded. Later shelling of the harbour at Millside killed at least eight people."
)


def test_places_that_add_up_to_a_total_are_its_parts() -> None:
    same(
        SPLIT,
        [
            ("killed", 23, 23, None),
            ("killed", 15, 15, "soldiers in Oldford"),
            ("strikes", 4, 4, "in Oldford"),
            ("injured", 9, 9, "in Oldford"),
            ("killed", 8, None, "in Millside"),
        ],
    )


def test_a_sum_at_one_place_and_the_hurt_are_parts_by_place() -> None:
    text = (
        "Shelling of the valley killed 11 people. Seven died in Oldford. Three boys and a woman were killed in the "
        "nearby town of Millside. The hospital said 20 people were hurt. Nine were wounded in Oldford, six in Millside "
        "and five near Marsh End."
    )
    parts = [(count.slot, count.low, count.part) for count in parse(text) if not count.derived]
    assert parts == [
        ("killed", 11, None),
        ("killed", 7, "in Oldford"),
        ("killed", 3, "children in Millside"),
        ("killed", 1, "women in Millside"),
        ("injured", 20, None),
        ("injured", 9, "in Oldford"),
        ("injured", 6, "in Millside"),
        ("injured", 5, "in Marsh End"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        SPLIT.replace("23", "60"),
        "A blast in Oldford killed 15 people. A raid in Millside killed eight.",
        "A blast in Oldford killed 15 people. A raid in Millside killed eight. In May a flood killed 23 people.",
        SPLIT.replace("23 people", "23 children"),
        "A blast in Oldford killed 15 people. The 15 dead in Oldford were buried there.",
        "Shelling hurt 12 people. Seven people were hurt in Oldford. Five people were hurt in Millside.",
        "Raids on Oldford and Millside killed 12. Nine people died in Oldford. Three people died in Millside.",
    ],
    ids=["no sum", "no total", "total after", "total of others", "one place", "two of the hurt", "a round-up"],
)
def test_places_without_a_total_are_no_parts(text: str) -> None:
    assert not any((count.part or "").startswith("in ") or " in " in (count.part or "") for count in parse(text))


def test_a_total_at_one_of_its_places_is_no_sum_of_them() -> None:
    text = "Eight people died in Oldford. Six people died in Oldford and two people died in Millside."
    assert [c.part for c in parse(text) if c.low == 8] == [None]


def test_a_split_by_place_has_no_derived_whole() -> None:
    assert not any(c.derived for c in parse("The gas killed nine in Northgate, two in Millside and one in Oldford."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The raid killed 90 people; 30 children and 20 women were among them.",
            [("killed", 90, 90, None), ("killed", 30, 30, "children"), ("killed", 20, 20, "women")],
        ),
        (
            "The raid killed 90 people, 30 children and 20 women among them.",
            [("killed", 90, 90, None), ("killed", 30, 30, "children"), ("killed", 20, 20, "women")],
        ),
        (
            "Ten sailors were among at least 31 people killed by the mines.",
            [("killed", 10, 10, "soldiers"), ("killed", 31, None, None)],
        ),
        (
            "Seven women and two rebels from the upper farms were among the dead.",
            [("killed", 7, 7, "women"), ("killed", 2, 2, "fighters")],
        ),
        (
            "Among the dead of the fire near the mill at Oldford were a woman and a child.",
            [("killed", 1, 1, "women"), ("killed", 1, 1, "children")],
        ),
        (
            "Nine people, including a nurse and child, were killed.",
            [("killed", 9, 9, None), ("killed", 1, 1, "medics"), ("killed", 1, 1, "children")],
        ),
        ("Six of the 22 dead were children.", [("killed", 22, 22, None), ("killed", 6, 6, "children")]),
        ("Two of the seven people killed were nurses.", [("killed", 7, 7, None), ("killed", 2, 2, "medics")]),
        ("Nine of those killed have been identified as civilians.", [("killed", 9, 9, "civilians")]),
        ("Ten of those killed were believed to be civilians.", [("killed", 10, 10, "civilians")]),
        ("Fourteen of the victims died in the old harbour.", [("killed", 14, 14, None)]),
        ("Six of the victims were shot dead.", [("killed", 6, 6, None)]),
        (
            "The clinic took in 80 bodies, of which at least 20 were children.",
            [("killed", 80, 80, None), ("killed", 20, None, "children")],
        ),
        (
            "The flood of fire killed 27 people, of whom nine were children.",
            [("killed", 27, 27, None), ("killed", 9, 9, "children")],
        ),
        (
            "A farmer and his small son were killed and 40 others hurt.",
            [("killed", 1, 1, "farmers"), ("killed", 1, 1, "children"), ("injured", 40, 40, None)],
        ),
        ("Divers raised 19 bodies of civilians.", [("killed", 19, 19, "civilians")]),
        ("Rescuers counted eight dead civilians.", [("killed", 8, 8, "civilians")]),
    ],
)
def test_members_of_a_whole(text: str, expected: list[Row]) -> None:
    same(text, expected)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("No top-level envoy was killed.", "top-level envoys"),
        ("No Norlander engineers were wounded.", "norlander engineers"),
        ("No civilian was killed.", "civilians"),
        ("No people were killed.", None),
        ("No one was hurt.", None),
    ],
)
def test_none_of_a_group_is_none_of_that_group_alone(text: str, part: str | None) -> None:
    assert [(c.low, c.high, c.part) for c in parse(text)] in ([(0, 0, part)], [(0, 0, "engineers")])


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("The clinic put the wounded at 60.", "injured", 60),
        ("The wounded numbered 41 by nightfall.", "injured", 41),
        ("The dead numbered 12.", "killed", 12),
        ("A second raid brought the dead to seven.", "killed", 7),
        ("A monitor gave the number of dead as 27.", "killed", 27),
        ("Dead: 14.", "killed", 14),
        ("The number of farmers hurt in the raid has become 40.", "injured", 40),
    ],
)
def test_groups_as_toll_words(text: str, slot: str, value: int) -> None:
    assert [(c.slot, c.low, c.high) for c in parse(text)] == [(slot, value, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The ministry corrected the figure of 35 dead to 28.", {(35, True), (28, False)}),
        ("The monitor had first reported three deaths.", {(3, True)}),
        ("The toll has risen to 42, said the monitor, which had given a death toll of 17.", {(42, False), (17, True)}),
        ("Prior to his death the guild said 23 clerks had been killed.", {(23, False)}),
        ("An earlier report spoken of on air had 9 killed.", {(9, True)}),
        ("The league said earlier on Monday that 64 people had been killed.", {(64, False)}),
    ],
)
def test_which_toll_is_the_older(text: str, values: set[tuple[int, bool]]) -> None:
    assert {(c.low, c.superseded) for c in parse(text)} == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two killed, others injured in Millside blast", [("killed", 2, 2, None), ("injured", 2, None, None)]),
        ("Civilian killed, 3 injured in Oldford", [("killed", 1, 1, "civilians"), ("injured", 3, 3, None)]),
        ("Eight others experienced breathing difficulties.", [("injured", 8, 8, None)]),
        ("Shells killed four civilians residents said.", [("killed", 4, 4, "civilians")]),
        ("Gunman killed three people in the square.", [("killed", 3, 3, None)]),
        ("They moved the injured with one man in a cap.", []),
        ("Drone Kills Rebel Commander in Oldford", [("killed", 1, 1, "commanders")]),
        ("Shelling kills 3 including journalist", [("killed", 3, 3, None), ("killed", 1, 1, "journalists")]),
        ("The mine caused casualties among civilians.", [("casualties", 2, None, "civilians")]),
        ("There are people missing under the mill.", [("missing", 2, None, None)]),
        ("The ministry claimed 49 rebels were killed and wounded.", [("casualties", 49, 49, "fighters")]),
        ("Fourteen of the IS group fighters were killed.", [("killed", 14, 14, "fighters")]),
        ("Rockets destroyed 12 fighters in the hills.", [("killed", 12, 12, "fighters")]),
        ("The raid wounded dozens opposition activists said.", [("injured", 24, None, None)]),
        ("The war has killed more than 100000people.", [("killed", 100001, None, None)]),
        (
            "The toll climbed to 18 and more than 60 wounded men.",
            [("killed", 18, 18, None), ("injured", 61, None, "men")],
        ),
        (
            "The gas killed nine brothers and two relatives.",
            [("killed", 9, 9, "brothers"), ("killed", 2, 2, "relatives")],
        ),
        ("At least 70 regime and rebel fighters died.", [("killed", 70, None, "soldiers and fighters")]),
    ],
)
def test_headlines_and_groups(text: str, expected: list[Row]) -> None:
    same(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two clinics and four schools were hit.",
         [("buildings", 2, 2, "hospitals"), ("buildings", 4, 4, "schools")]),
        ("Four makeshift hospitals and a local blood bank were hit.", [("buildings", 4, 4, "hospitals")]),
        ("The raids hit three clinics.", [("buildings", 3, 3, "hospitals")]),
        ("Firefighters counted dozens of burned out vehicles.", [("buildings", 24, None, "vehicles")]),
        ("They reported 71 attacks on 32 health facilities.",
         [("strikes", 71, 71, None), ("buildings", 32, 32, "health facilities")]),
        ("It did damage to three cars and to many houses.",
         [("buildings", 3, 3, "cars"), ("buildings", 2, None, "houses")]),
        ("Guns fired eight rocket shells and two mortar shells.",
         [("munitions", 8, 8, "rocket shells"), ("munitions", 2, 2, "mortar shells")]),
        ("The war drove tens of thousands from their homes.", [("displaced", 20000, None, None)]),
        ("The port became home to thousands of people displaced by fire.", [("displaced", 2000, None, None)]),
        ("The valley, where some 70,000 people live, was shelled.", [("present", 63000, 77000, None)]),
        ("About 31, 000 people live there.", [("present", 27900, 34100, None)]),
    ],
)  # fmt: skip
def test_things_and_people_elsewhere(text: str, expected: list[Row]) -> None:
    same(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Norland forces had killed the envoy.",
        "A Russian warship was hit by two waves.",
        "A rebel pickup was destroyed near a civilian bakery.",
        "Jets destroyed 23 rebel targets.",
        "Jets destroyed an ISIS command post.",
        "Aid went to 19 besieged areas.",
        "The valley has a population of 350,000 and three mills were burning.",
        "They tried to dig out a man buried under the rubble.",
    ],
)
def test_what_counts_nobody_there(text: str) -> None:
    assert rows(text) == []


def test_a_number_glued_to_letters_is_no_count() -> None:
    assert not [count for count in parse("In the log 1e400 people were injured.") if count.low == 400]
    assert [count.low for count in parse("In the camp 400 people were injured.")] == [400]
