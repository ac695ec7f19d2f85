"""How alike whole articles tell, what that joins, and what holds against it."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from test_events import Story, analysed, placed, record, story

from corroborate.articles import from_records
from corroborate.errors import InputError
from corroborate.joining import explaining, stories
from corroborate.joining.evidence import ENOUGH, Evidence
from corroborate.joining.merging import grow
from corroborate.joining.vetoes import OTHER_PLACE

MAYOR = story(
    "mayor",
    "Ilse Brandow, who has governed Tollmark for nine years, will not stand again, she told the council on Monday. "
    "Her deputy Karel Finch is expected to seek the post. Brandow cited the row over the tram depot.",
    "2031-05-06",
    "Brandow will not seek another term in Tollmark",
)
MAYOR_TOO = story(
    "mayor-too",
    "Tollmark's mayor Ilse Brandow is to leave at the end of her term after nine years and much quarrel over the tram "
    "depot. Karel Finch, her deputy, has yet to say whether he wants her chair.",
    "2031-05-07",
    "Tollmark mayor Brandow to bow out",
)
CHEESE = story(
    "cheese",
    "A dairy in the hills above Orrin has taken first prize for a blue cheese ripened in a disused mine. The jury "
    "spoke of a taste of wet slate. Three hundred wheels are made each year.",
    "2031-05-06",
    "Mine-ripened cheese wins prize",
)


def likeness_of(*items: Story) -> stories.Likeness:
    return stories.alike(from_records([record(item) for item in items]).articles).likeness


def test_two_reports_of_one_thing_are_more_alike_than_others() -> None:
    found = likeness_of(MAYOR, MAYOR_TOO, CHEESE)
    assert found["mayor", "mayor-too"] > 0.5
    assert found.get(("cheese", "mayor"), 0.0) < 0.1


def test_likeness_means_the_same_in_a_small_pile_and_a_larger_one() -> None:
    alone = likeness_of(MAYOR, MAYOR_TOO)["mayor", "mayor-too"]
    others = [
        story(f"other{n}", f"The village of Number {n} opened well {n}. Water ran clear after {n + 3} days of digging.")
        for n in range(20)
    ]
    among = likeness_of(MAYOR, MAYOR_TOO, *others)["mayor", "mayor-too"]
    assert abs(alone - among) < 0.15


def test_likeness_does_not_depend_on_order() -> None:
    items = [MAYOR, MAYOR_TOO, CHEESE]
    expected = likeness_of(*items)
    for seed in range(3):
        random.Random(seed).shuffle(items)
        assert likeness_of(*items) == expected


def test_quiet_news_told_alike_is_one_event_and_other_news_another() -> None:
    together = {event.articles for event in placed(MAYOR, MAYOR_TOO, CHEESE).events}
    assert ("mayor", "mayor-too") in together
    assert not any({"cheese", "mayor"} <= set(articles) for articles in together)


def test_quiet_news_told_alike_months_apart_is_two_events() -> None:
    later = story("later", MAYOR_TOO[2], "2031-11-20", MAYOR_TOO[1])
    assert not any({"mayor", "later"} <= set(event.articles) for event in placed(MAYOR, later).events)


def test_a_name_all_reports_of_one_side_give_tells_two_groups_apart() -> None:
    ours, theirs = [frozenset({"tollmark", "jansen"})] * 5, [frozenset({"tollmark", "okafor"})] * 5
    assert stories.clash(ours, theirs) == ("jansen", "okafor")
    assert stories.clash(ours[:2], theirs[:2]) is None
    assert stories.clash(ours, [*ours[:3], *theirs[:2]]) is None


def test_far_other_tolls_of_one_day_and_place_are_two_events() -> None:
    college = story(
        "college",
        "An air raid on the Hadba quarter of Tripoli killed 30 cadets on Saturday evening, doctors said.",
        "2020-01-05",
        "Air raid kills 30 in Hadba",
    )
    post = story(
        "post",
        "An air raid on the Hadba quarter of Tripoli killed six gunners at noon on Saturday, an officer said.",
        "2020-01-05",
        "Air raid kills six in Hadba",
    )
    assert not any({"college", "post"} <= set(event.articles) for event in placed(college, post).events)


def test_groups_join_on_the_mean_and_never_across_a_veto() -> None:
    def edge(score: float) -> Evidence:
        return Evidence("a", "b", score, "told alike")

    edges = {(0, 1): edge(0.95), (1, 2): edge(ENOUGH + 0.1)}
    loose = grow([True] * 3, edges, lambda a, b: None, lambda a, b: None)
    assert loose.groups == ((0, 1), (2,))
    assert [item.why[:17] for item in loose.refused] == ["too little in com"]
    whole = grow([True] * 3, {**edges, (0, 2): edge(0.5)}, lambda a, b: None, lambda a, b: None)
    assert whole.groups == ((0, 1, 2),)
    parted = grow(
        [True] * 3,
        {**edges, (0, 2): edge(0.5)},
        lambda a, b: "other day" if {a, b} == {0, 2} else None,
        lambda a, b: None,
    )
    assert parted.groups == ((0, 1), (2,))
    assert {item.why for item in parted.refused} == {"other day"}


@pytest.mark.parametrize(
    ("wrong", "why", "groups"),
    [
        (1, OTHER_PLACE, 1),  # one of nine is misread
        (4, OTHER_PLACE, 2),  # half of them say otherwise
        (1, "different days", 2),
    ],
)
def test_one_misread_report_of_many_parts_nothing(wrong: int, why: str, groups: int) -> None:
    edge = Evidence("a", "b", 0.95, "told alike")
    apart = {(number, 8) for number in range(wrong)}
    edges = {pair: edge for pair in combinations(range(9), 2) if pair not in apart}
    found = grow([True] * 9, edges, lambda a, b: why if (min(a, b), max(a, b)) in apart else None, lambda a, b: None)
    assert len(found.groups) == groups


RAID = story(
    "raid",
    "An air raid on the town of Ariha in Idlib province killed seven people on Friday, rescue workers said.",
    "2020-02-01",
    "Air raid kills seven in Ariha",
)
BURIAL = story(
    "burial",
    "Mourners gathered by the hundred at the funeral of seven neighbours in Ariha on Sunday and read out their "
    "names.\n\nThey had died on Friday when warplanes bombed a row of shops in Ariha, a town in Idlib province.",
    "2020-02-03",
    "Mourners bury seven neighbours in Ariha",
)


def test_a_funeral_is_an_event_of_its_own_that_follows_the_act() -> None:
    found = placed(RAID, BURIAL)
    funeral = next(event for event in found.events if event.kind == "funeral")
    (act,) = [event for event in found.events if "raid" in event.articles]
    assert funeral.follows == act.id and act.follows is None
    assert "raid" not in funeral.articles


def test_explain_says_what_joined_and_what_kept_apart() -> None:
    march = story("march", "An air raid on Douma killed 34 people on Tuesday, medics said.", "2018-03-21", "Douma raid")
    also = story(
        "also", "Jets bombed Douma on Tuesday and 34 people died, a nurse said.", "2018-03-21", "34 die in Douma"
    )
    later = story(
        "later",
        "Warplanes struck the market of Douma at dawn on Wednesday. Thirty-four bodies were counted in the makeshift "
        "hospital, its director told us.",
        "2018-03-22",
        "Market of Douma bombed",
    )
    found = analysed(march, also, later)
    (event,) = [item for item in found.events if "also" in item.articles]
    text = explaining.explain(found, event.id)
    assert "both on 2018-03-20" in text and "both 34 killed" in text
    assert "different days" in text
    assert explaining.explain(found, event.id[:8]) == text
    with pytest.raises(InputError, match="no event"):
        explaining.explain(found, "e-nothing")
