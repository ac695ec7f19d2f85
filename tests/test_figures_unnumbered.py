"""People counted without a number, told by treatment or symptom, and numbers put right."""

from __future__ import annotations

import pytest

from corroborate.figures import parse

Row = tuple[str, int, int | None, str | None]


def rows(text: str) -> set[Row]:
    return {(c.slot, c.low, c.high, c.part) for c in parse(text) if not c.derived and not c.superseded}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A missile hit a block of flats, wounding civilians.", {("injured", 2, None, "civilians")}),
        ("Planes bombed a market, killing and wounding civilians.", {("casualties", 2, None, "civilians")}),
        (
            "The blast killed villagers and wounded others.",
            {("killed", 2, None, "civilians"), ("injured", 2, None, None)},
        ),
        ("The mill collapsed, killing men, women and children.", {("killed", 2, None, None)}),
        (
            "Dozens of people were killed, including children.",
            {("killed", 24, None, None), ("killed", 2, None, "children")},
        ),
        ("A shell hit the minibus, killing its driver.", {("killed", 1, 1, "drivers")}),
        ("Both pilots were killed.", {("killed", 2, 2, "pilots")}),
        ("A rocket killed a baker in the old town.", {("killed", 1, 1, "bakers")}),
        ("A blogger was shot dead outside his home.", {("killed", 1, 1, "bloggers")}),
        ("The raid killed a Lebanese national.", {("killed", 1, 1, None)}),
        ("Of the 22 people killed, nine were children.", {("killed", 22, 22, None), ("killed", 9, 9, "children")}),
        ("Out of 31 killed, 19 were civilians.", {("killed", 31, 31, None), ("killed", 19, 19, "civilians")}),
        ("Thirteen people were transferred to other clinics for treatment.", {("injured", 13, 13, None)}),
        ("At least 40 needed hospital treatment.", {("injured", 40, None, None)}),
        ("Some 60 people showed signs of suffocation.", {("injured", 54, 66, None)}),
        ("An earlier version of this story said 20 people died; the correct figure is nine.", {("killed", 9, 9, None)}),
        ("Toll from the floods passes 5,000", {("killed", 5001, None, None)}),
        ("Twelve families were bused out and 300 fighters bused out later.", {("displaced", 300, 300, "fighters")}),
    ],
)
def test_counted_without_a_plain_number(text: str, expected: set[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Doctors treated victims of the fire.",
        "He accused the army of killing civilians.",
        "The wards are full of wounded people.",
        "The killed soldiers were buried on Monday.",
        "A shell killed a cow.",
        "The vote killed a proposal.",
        "The militia vowed to stop killing civilians.",
        "The ministry received a report on treatment.",
        "Both sides were blamed.",
    ],
)
def test_words_that_count_nobody(text: str) -> None:
    assert not rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two civilians were killed - a woman and a girl - when a shell hit Azaz.",
            {("killed", 2, 2, "civilians"), ("killed", 1, 1, "women"), ("killed", 1, 1, "children")},
        ),
        (
            "Three people died: a nurse and two patients.",
            {("killed", 3, 3, None), ("killed", 1, 1, "medics"), ("killed", 2, 2, "patients")},
        ),
        (
            "The dead, two women and a child, were buried on Friday.",
            {("killed", 2, 2, "women"), ("killed", 1, 1, "children")},
        ),
        ("The agency reported the killing of Omar Haddad, a journalist.", {("killed", 1, 1, "journalists")}),
        (
            "Shelling of Nikopol wounded two men, aged 45 and 67, and a woman of 72.",
            {("injured", 2, 2, "men"), ("injured", 1, 1, "women")},
        ),
        ("He set off a vest, killing himself and ten worshippers.", {("killed", 10, 10, "worshippers")}),
        (
            "Rescuers recovered 12 bodies, including those of three children.",
            {("killed", 12, 12, None), ("killed", 3, 3, "children")},
        ),
        ("The blaze killed eight and sent 17 to hospital.", {("killed", 8, 8, None), ("injured", 17, 17, None)}),
        ("Some 60 fighters and civilians were killed.", {("killed", 54, 66, "fighters and civilians")}),
        ("Fifteen doctors and nurses were detained.", {("detained", 15, 15, "medics")}),
        ("Hundreds of pilgrims, tourists and teachers fled.", {("displaced", 200, None, None)}),
        ("Seven members of one family were killed.", {("killed", 7, 7, "family members")}),
        ("Doctors treated more than 100 people for burns.", {("injured", 101, None, None)}),
    ],
)
def test_groups_told_beside_their_number(text: str, expected: set[Row]) -> None:
    assert rows(text) == expected


def test_no_whole_is_added_up_over_more_of_them() -> None:
    assert not [count for count in parse("A commander and eight more militants were killed.") if count.derived]
