"""The value table, the grammar of tolls, what counts nobody, and the invariants of every count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.counting.numberwords import policy_table
from corroborate.figures import parse

Row = tuple[str, int, int | None, str | None]


def rows(text: str, policy: str = "default") -> list[Row]:
    return [(c.slot, c.low, c.high, c.part) for c in parse(text, policy) if not c.derived]


@pytest.mark.parametrize(
    ("words", "low", "high", "stated"),
    [
        ("five", 5, 5, 5),
        ("5", 5, 5, 5),
        ("at least 15", 15, None, 15),
        ("no fewer than 15", 15, None, 15),
        ("15 or more", 15, None, 15),
        ("more than 100", 101, None, 100),
        ("over 1,200", 1201, None, 1200),
        ("up to 30", 0, 30, 30),
        ("as many as 30", 0, 30, 30),
        ("as high as 30", 0, 30, 30),
        ("an estimated up to 30", 0, 30, 30),
        ("from 15 to more than 20", 15, None, None),
        ("well more than 20", 21, None, 20),
        ("fewer than 20", 0, 19, 20),
        ("nearly 40", 36, 39, 40),
        ("almost 40", 36, 39, 40),
        ("about 40", 36, 44, 40),
        ("some 40", 36, 44, 40),
        ("around five", 5, 5, 5),
        ("15 to 20", 15, 20, None),
        ("15-20", 15, 20, None),
        ("between 15 and 20", 15, 20, None),
        ("two dozen", 24, 24, 24),
        ("more than a dozen", 13, None, 12),
        ("half a dozen", 6, 6, 6),
        ("twenty-three", 23, 23, 23),
        ("a hundred and five", 105, 105, 105),
        ("two thousand three hundred", 2300, 2300, 2300),
        ("1.5 million", 1_500_000, 1_500_000, 1_500_000),
        ("dozens of", 24, None, None),
        ("at least dozens of", 24, None, None),
        ("scores of", 40, None, None),
        ("hundreds of", 200, None, None),
        ("tens of thousands of", 20_000, None, None),
        ("several", 3, 9, None),
        ("a few", 2, 5, None),
        ("several dozen", 24, None, None),
        ("a number of", 2, None, None),
        ("an unknown number of", 2, None, None),
        ("many", 2, None, None),
    ],
)
def test_number_words_become_intervals(words: str, low: int, high: int | None, stated: int | None) -> None:
    for text in (f"The shelling killed {words} people in the harbour.", f"Officials say {words} people were killed."):
        (count,) = parse(text)
        assert (count.slot, count.low, count.high, count.stated, count.part) == ("killed", low, high, stated, None), (
            text
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killing six and wounding 32", [("killed", 6, 6, None), ("injured", 32, 32, None)]),
        ("The blast left 15 dead and 30 wounded.", [("killed", 15, 15, None), ("injured", 30, 30, None)]),
        ("Raid kills 16, injures 40", [("killed", 16, 16, None), ("injured", 40, 40, None)]),
        ("6 Killed 12 Wounded in Harbour Shelling", [("killed", 6, 6, None), ("injured", 12, 12, None)]),
        ("Car bomb in Oldford: 12 dead", [("killed", 12, 12, None)]),
        ("16 killed in raid: monitor", [("killed", 16, 16, None)]),
        (
            "The raid killed 12 soldiers and 4 civilians.",
            [("killed", 12, 12, "soldiers"), ("killed", 4, 4, "civilians")],
        ),
        ("15 people, including four children, were killed.", [("killed", 15, 15, None), ("killed", 4, 4, "children")]),
        (
            "It killed 15 people, among them two women and a child, and hurt 9.",
            [
                ("killed", 15, 15, None),
                ("killed", 2, 2, "women"),
                ("killed", 1, 1, "children"),
                ("injured", 9, 9, None),
            ],
        ),
        ("Five women were killed, three of them medics.", [("killed", 5, 5, "women"), ("killed", 3, 3, "medics")]),
        ("A woman was killed.", [("killed", 1, 1, "women")]),
        ("People were killed in the square.", [("killed", 2, None, None)]),
        ("No one was killed.", [("killed", 0, 0, None)]),
        ("The rocket fell in a field without causing any casualties.", [("casualties", 0, 0, None)]),
        ("There were no deaths.", [("killed", 0, 0, None)]),
        ("19 people were killed or injured.", [("casualties", 19, 19, None)]),
        ("The mine killed and wounded dozens.", [("casualties", 24, None, None)]),
        ("The strike claimed the lives of 8 persons.", [("killed", 8, 8, None)]),
        ("The strike claimed nine lives.", [("killed", 9, 9, None)]),
        ("Rescuers found the bodies of 44 victims.", [("killed", 44, 44, None)]),
        ("Four citizens were martyred.", [("killed", 4, 4, None)]),
        ("The attack led to the deaths of three nurses.", [("killed", 3, 3, "medics")]),
        ("Doctors counted five deaths and 15 injuries.", [("killed", 5, 5, None), ("injured", 15, 15, None)]),
        ("Seven civilian casualties were recorded.", [("casualties", 7, 7, "civilians")]),
        ("Another 12 were wounded.", [("injured", 12, 12, None)]),
        ("Eleven members of the Northern Front militia were killed.", [("killed", 11, 11, "fighters")]),
        ("Two men from a village near the dam were killed.", [("killed", 2, 2, "men")]),
        ("Six people who were sleeping in the mill were killed.", [("killed", 6, 6, None)]),
        ("Four children were among the dead.", [("killed", 4, 4, "children")]),
        ("The death toll climbed to 70.", [("killed", 70, 70, None)]),
        ("The number of fighters killed at the bridge has risen to 39.", [("killed", 39, 39, "fighters")]),
        ("A family of five was killed.", [("killed", 5, 5, None)]),
        ("Ten people suffered breathing problems.", [("injured", 10, 10, None)]),
        ("Police arrested 14 men.", [("detained", 14, 14, "men")]),
        ("About 2,000 people fled their homes.", [("displaced", 1800, 2200, None)]),
        ("Six people are still missing.", [("missing", 6, 6, None)]),
        ("About 40 people were inside.", [("present", 36, 44, None)]),
        ("Jets launched eight air raids.", [("strikes", 8, 8, None)]),
        (
            "They fired 12 rockets and three barrel bombs.",
            [("munitions", 12, 12, "rockets"), ("munitions", 3, 3, "barrel bombs")],
        ),
        ("The storm of fire damaged 15 houses.", [("buildings", 15, 15, "houses")]),
        ("Twenty houses were destroyed.", [("buildings", 20, 20, "houses")]),
        (
            "killed at least 30 civilians at dawn in the harbour quarters the league said wounding others",
            [("killed", 30, None, "civilians"), ("injured", 2, None, None)],
        ),
        (
            "Three guards two women and a man were killed.",
            [("killed", 3, 3, "guards"), ("killed", 2, 2, "women"), ("killed", 1, 1, "men")],
        ),
    ],
)
def test_grammar_of_tolls(text: str, expected: list[Row]) -> None:
    found = rows(text)
    assert found == expected or sorted(map(str, found)) == sorted(map(str, expected))


@pytest.mark.parametrize(
    "text",
    [
        "A 12-year-old was seen near the gate.",
        "Aged 20, he had joined the club.",
        "Omar Faris, 45, was arrested by nobody.",
        "The raid of 12 May 2016 killed nobody's cattle.",
        "At 10:30 the shelling of Unit 4400 and Brigade 155 went on.",
        "The 4th Division killed time.",
        "One of those killed was an engineer.",
        "A second man spoke of the dead.",
        "The truck can carry 40 tonnes.",
        "It stands 12 km from the town where fighters died.",
        "The $500 reward was paid to the wounded.",
        "Some 30 percent of the killed had no papers.",
        "Resolution 2118 deplored the deaths.",
        "Call 555 1234 about the dead.",
        "There were no immediate reports of casualties.",
        "Three families buried their dead.",
        "Killed were the mayor and his brother.",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert [c for c in parse(text) if c.high != 0] == []


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The toll has risen to 70 from 52.", 52, 70),
        ("The toll from the bombing rose from 20 to 70.", 20, 70),
        ("The raid killed 14 people, up from 12.", 12, 14),
        ("It killed 32 sailors, the monitor said, updating an earlier toll of 15.", 15, 32),
        ("Activists earlier said 9 people had died, but the toll later rose to 14.", 9, 14),
        ("Officials put the toll at 11; the previous toll was 13.", 13, 11),
    ],
)
def test_earlier_tolls_are_superseded(text: str, old: int, new: int) -> None:
    assert {(c.low, c.superseded) for c in parse(text)} == {(old, True), (new, False)}


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("More than 470,000 people have been killed since 2011.", True),
        ("Since March 2011 some 400,000 people have died.", True),
        ("The six-year-old conflict has killed 300,000 people.", True),
        ("Some 600 people were killed last month alone.", True),
        ("Two hundred people have been killed in the past three months.", True),
        ("The revolt began in March 2011 and has since killed 300,000 people.", True),
        ("The raid killed five people on Monday.", False),
        ("It was the deadliest raid since the start of the war, killing 40 people.", False),
        ("A raid there last month killed five people.", False),
    ],
)
def test_totals_of_a_war_are_background(text: str, background: bool) -> None:
    assert [c.background for c in parse(text)] == [background]


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("More than 300,000 people were killed there and millions had to flee their homes.", [True, True]),
        ("The earthquake killed more than 300,000 people.", [False]),
        ("Seven days of airstrikes across the valley have left 75 civilians dead and 150 wounded.", [True, True]),
        ("Two days of clashes left 75 fighters dead.", [False]),
        ("In May two raids on the town killed 60 civilians.", [False, False]),
        ("The monitor, which tracks violence on all sides in the war, said a raid killed 12 people.", [False]),
        ("A group that monitors the five-year conflict said 12 people were killed.", [False]),
        ("In the past two weeks more than 100 people have been killed.", [True]),
        ("The group executed 70 members of a clan it has been battling during the past two weeks.", [False]),
        ("A mortar killed nine people in the second such attack in two weeks.", [False]),
    ],
)
def test_spans_are_background_and_what_a_speaker_watches_is_not(text: str, background: list[bool]) -> None:
    assert [c.background for c in parse(text)] == background


def test_a_raid_is_not_background_beside_a_war_total() -> None:
    first, second = parse("Friday's raid killed 5 people in a war that has killed 470,000.")
    assert (first.low, first.background, second.low, second.background) == (5, False, 470_000, True)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("One engineer and one official were killed.", 2),
        ("The mine killed a mother and her two children.", 3),
        ("The raid killed 12 soldiers and 4 civilians.", 16),
    ],
)
def test_parts_without_a_total_give_a_derived_whole(text: str, whole: int) -> None:
    (derived,) = [c for c in parse(text) if c.derived]
    assert (derived.low, derived.high, derived.part) == (whole, whole, None)


@pytest.mark.parametrize(
    "text",
    [
        "15 people, four children and two women among them, were killed.",
        "It killed 15 people, including 4 children and 2 women.",
    ],
)
def test_no_whole_is_derived_beside_a_stated_one(text: str) -> None:
    assert not any(c.derived for c in parse(text))
    assert max(c.low for c in parse(text)) == 15


def test_places_of_a_split_are_parts() -> None:
    text = "The strikes killed nine people in Northgate and two others in Millside."
    assert [(c.low, c.part) for c in parse(text) if not c.derived] == [(9, "in Northgate"), (2, "in Millside")]


def test_the_span_is_the_shortest_run_with_number_noun_and_verb() -> None:
    text = "On Monday a blast killed at least 15 people in the old harbour."
    (count,) = parse(text)
    assert text[count.start : count.end] == "killed at least 15 people"


def test_policies_change_vague_words_only() -> None:
    assert rows("Dozens of people were killed.", "conflict-data") == [("killed", 12, 12, None)]
    assert rows("Hundreds of people were killed.", "conflict-data") == [("killed", 100, 100, None)]
    assert rows("Tens of people were killed.", "conflict-data") == [("killed", 10, 10, None)]
    assert rows("Tens of people were killed.") == [("killed", 20, None, None)]
    assert rows("14 people were killed.", "conflict-data") == [("killed", 14, 14, None)]
    with pytest.raises(ValueError, match="conflict-data"):
        parse("five died", "unheard-of")
    assert all(
        high is None or low <= high
        for name in ("default", "conflict-data", "cautious")
        for low, high in policy_table(name).values()
    )


_PIECES = st.sampled_from(
    "killed wounded 12 five dozens of people children including and or , . ( ) at least more than between to from 20 - "
    "were was the toll rose of them one a woman in Northgate no not without casualties since 2011 war 3,000 others "
    "died another among dead several few hundred thousand 15-20 rockets houses destroyed missing inside".split()
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_intervals_and_spans_hold_on_any_words(text: str) -> None:
    for count in parse(text):
        assert count.low >= 0 and (count.high is None or count.low <= count.high)
        assert 0 <= count.start < count.end <= len(text)
        assert text[count.start : count.end].strip() == text[count.start : count.end]
        if count.stated is not None and not count.derived:
            bounds = (count.low - 1, (count.high if count.high is not None else count.stated) + 1)
            assert (
                bounds[0] <= count.stated <= max(bounds[1], count.stated if count.high is None else 0)
                or count.high is not None
            )
            assert count.stated >= count.low - 1


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= c.start < c.end <= len(text) for c in parse(text))


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=25).map(" ".join))
def test_a_sentence_gives_the_same_counts_alone_and_in_an_article(words: str) -> None:
    sentence = "Yesterday " + words.replace(".", "").strip() + "."
    before = "The minister spoke. "
    inside = parse(before + sentence + " Nothing else is known.")
    alone = parse(sentence)
    moved = [
        (c.slot, c.low, c.high, c.part, c.start - len(before), c.end - len(before), c.superseded, c.background)
        for c in inside
    ]
    assert moved == [(c.slot, c.low, c.high, c.part, c.start, c.end, c.superseded, c.background) for c in alone]


@pytest.mark.parametrize(
    "text",
    [
        "A blast in a depot killed eight guards, an official who asked not to be named said.",
        "A blast killed eight guards at a depot, an official who had seen the site said on Monday.",
        "Eight guards were killed by a blast at a depot, an official said.",
    ],
)
def test_a_speaker_is_no_victim(text: str) -> None:
    assert rows(text) == [("killed", 8, 8, "guards")]


def test_a_victim_who_once_said_something_still_counts() -> None:
    assert ("killed", 1, 1, "officers") in rows(
        "Shells killed two men, an officer who said he feared nothing, and a boy."
    )
