"""Each claim's own day, places and happening, read from its own words before its sentence's."""

from __future__ import annotations

from datetime import date

import pytest
from test_claims import bodies
from test_events import record, story

from corroborate.articles import from_records
from corroborate.joining.against import contrasts
from corroborate.pipeline import understand_one
from corroborate.records import Claim


def only(text: str, published: str | None = "2022-10-13") -> Claim:
    (claim,) = bodies(text, published)
    return claim


def day_of(claim: Claim) -> date | None:
    assert claim.when is None or claim.when.start == claim.when.end
    return claim.when.start if claim.when else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Shells hit the mill on Tuesday.", date(2022, 10, 11)),
        ("Shells hit the mill on Thursday.", date(2022, 10, 13)),  # the day of publication itself
        ("Shells hit the mill yesterday.", date(2022, 10, 12)),
        ("Shells hit the mill on 3 May 2021.", date(2021, 5, 3)),
        ("Shells hit the mill on Tuesday, the army said on Wednesday.", date(2022, 10, 11)),
        ("The army said on Wednesday that shells hit the mill.", None),
        ("Shells may hit the mill.", None),
        ("Shells hit the mill a day after raids on the harbour.", None),
    ],
)
def test_the_day_is_the_happenings_not_the_sayings(text: str, day: date | None) -> None:
    assert day_of(only(text)) == day


def test_a_weekday_is_written_out_only_where_publication_is_known() -> None:
    assert only("Shells hit the mill on Tuesday.").resolved.rstrip(".") == "Shells hit the mill on 11 October 2022"
    assert only("Shells hit the mill on Tuesday.", None).resolved.rstrip(".") == "Shells hit the mill on Tuesday"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A shell hit a mill in Azaz.", ("Azaz",)),
        ("A shell hit a mill in Azaz and the wounded were taken to hospitals in Afrin.", ("Azaz",)),
        ("Israel bombed a mill near Qaim.", ("Qaim",)),
        ("A shell hit a mill in the Mezzeh district of Damascus.", ("Mezzeh",)),
        ("A shell hit a mill.", ()),
        ("A shell hit a mill south of the town of Azaz.", ("Azaz",)),  # beside which, where none is told
        ("A shell hit a mill in Saraqeb, east of Jisr al-Shughur.", ("Saraqib",)),
        ("Shells hit Douma hours after a raid on Azaz.", ("Douma",)),
        ("The raid came after a bomb killed ten in Azaz.", ()),
        ("A shell hit a mill in the Damascus suburb of Jaramana.", ("Jaramana",)),
        ("Turkey's incursion into Azaz began at dawn.", ("Azaz",)),
        ("Members of its branch in Syria fled Azaz.", ("Azaz",)),
        ("Shells fell outside Damascus on the town of Douma.", ("Douma",)),
        ("Guards of a group banned in Russia fled Azaz.", ("Azaz",)),
        ("A shell hit their office in the town of Azaz.", ("Azaz",)),
        ("Gunmen positioned in Afrin fired a shell at a mill in Azaz.", ("Azaz",)),
    ],
)
def test_places_are_where_it_happened(text: str, places: tuple[str, ...]) -> None:
    assert tuple(place.name for place in bodies(text)[0].places) == places


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes bombed the mill.", "airstrike"),
        ("A car bomb exploded beside the mill.", "bombing"),
        ("Artillery shells fell on the mill.", "shelling"),
        ("The envoy visited the mill.", "diplomacy"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind in only(text).frame.kinds


@pytest.mark.parametrize(
    "text",
    [
        "Another strike hit the bakery.",
        "In a separate incident, gunmen shot the judge.",
        "Elsewhere, shells fell on the harbour.",
        "A previous attack on the mill wounded a guard.",
    ],
)
def test_words_that_tell_happenings_apart(text: str) -> None:
    assert contrasts(only(text))


@pytest.mark.parametrize(
    "text",
    [
        "Israel has carried out hundreds of strikes on Syria.",
        "Shells have repeatedly hit the mill.",
        "The war has killed thousands of people since 2011.",
        "Over the past decade, raids have emptied the valley.",
    ],
)
def test_habits_and_long_spans_are_background(text: str) -> None:
    assert only(text).frame.background


@pytest.mark.parametrize("text", ["A strike hit the bakery.", "Shells hit the mill on Tuesday."])
def test_news_is_neither(text: str) -> None:
    assert not only(text).frame.contrast and not only(text).frame.background


def test_he_is_the_person_just_named() -> None:
    claims = bodies("Hassan Dabbagh met the ministers in Amman. He was in Baghdad before heading to Tehran.")
    assert claims[0].frame.people and claims[1].frame.people == claims[0].frame.people
    assert [answer.value for answer in claims[1].answers if answer.question == "order/Dabbagh"] == ["Baghdad < Tehran"]


def test_he_is_nobody_where_two_are_named() -> None:
    claims = bodies("John Fisher met Hassan Dabbagh in Amman. He was in Baghdad before heading to Tehran.")
    assert not claims[1].frame.people


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Shells killed nine people at the mill on Tuesday.", "2022-10-13", date(2022, 10, 13)),
        ("A raid there in May 2021 killed 40 people.", "2022-10-13", date(2022, 10, 13)),
        ("The toll of the flood had risen to 40 dead by Tuesday.", "2022-10-13", date(2022, 10, 11)),
        ("At least 40 people had been killed as of Wednesday.", "2022-10-13", date(2022, 10, 12)),
        ("Shells killed nine people at the mill on 3 May 2021.", None, date(2021, 5, 3)),
        ("Shells killed nine people at the mill.", None, None),
    ],
)
def test_a_count_is_of_the_day_it_was_given(text: str, published: str | None, day: date | None) -> None:
    (article,) = from_records([record(story("north", text, published, ""))]).articles
    assert [figure.as_of for figure in understand_one(article, "default")[1]] == [day]
