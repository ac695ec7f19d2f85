"""Times: the closed grammar, its reasons, and what must not be read as a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate import times
from corroborate.records import When

MONDAY = date(2016, 11, 14)


def only(text: str, published: date | None = MONDAY) -> times.TimeMention:
    found = times.find(text, published)
    assert len(found) == 1, found
    return found[0]


def days(text: str, published: date | None = MONDAY) -> tuple[str | None, str | None]:
    when = only(text, published).when
    return tuple(d.isoformat()[2:] if d else None for d in (when.start, when.end))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Shells fell on Friday.", "16-11-11", "16-11-11"),
        ("Friday's shelling was heavy", "16-11-11", "16-11-11"),
        ("Fridays shelling was heavy", "16-11-11", "16-11-11"),
        ("Shells fell on Monday.", "16-11-14", "16-11-14"),
        ("It began last Monday.", "16-11-07", "16-11-07"),
        ("It began last Friday.", "16-11-11", "16-11-11"),
        ("Friday last week saw rain", "16-11-11", "16-11-11"),
        ("Envoys will gather on Thursday.", "16-11-17", "16-11-17"),
        ("The vote is due on Monday.", "16-11-14", "16-11-14"),
        ("They agreed on a truce starting on Tuesday.", "16-11-15", "16-11-15"),
        ("It reopens next Monday.", "16-11-21", "16-11-21"),
        ("He saw it early on Thursday.", "16-11-10", "16-11-10"),
        ("A blast late Tuesday night", "16-11-08", "16-11-08"),
        ("Raids hit the camp at dawn on Sunday", "16-11-13", "16-11-13"),
        ("Fighting ran between Tuesday and Thursday", "16-11-08", "16-11-10"),
        ("Guns fell silent from Friday to Saturday", "16-11-11", "16-11-12"),
        ("Guns fell silent on Friday and Saturday", "16-11-11", "16-11-12"),
        ("Guns will fall silent over the next 10 days", "16-11-14", "16-11-24"),
        ("The mill burnt overnight Saturday", "16-11-12", "16-11-13"),
        ("The mill burnt Saturday overnight", "16-11-12", "16-11-13"),
        ("Roads have been shut since Friday", "16-11-11", "16-11-14"),
        ("Two drowned today", "16-11-14", "16-11-14"),
        ("Two drowned yesterday", "16-11-13", "16-11-13"),
        ("Two drowned tomorrow", "16-11-15", "16-11-15"),
        ("Two drowned last night", "16-11-13", "16-11-14"),
        ("Two drowned during the night", "16-11-13", "16-11-14"),
        ("Two drowned overnight", "16-11-13", "16-11-14"),
        ("Two drowned two days ago", "16-11-12", "16-11-12"),
        ("Two drowned in the past 24 hours", "16-11-13", "16-11-14"),
        ("the second in less than 24 hours", "16-11-13", "16-11-14"),
        ("besieged for 25 days", "16-10-20", "16-11-14"),
        ("Two drowned last week", "16-11-07", "16-11-13"),
        ("Two drowned last month", "16-10-01", "16-10-31"),
        ("late last month two drowned", "16-10-21", "16-10-31"),
        ("Two drowned in July", "16-07-01", "16-07-31"),
        ("Two drowned in December", "15-12-01", "15-12-31"),
        ("Two drowned in October last year", "15-10-01", "15-10-31"),
        ("In May boats sank", "16-05-01", "16-05-31"),
        ("shut since March", "16-03-01", "16-11-14"),
        ("built in 2008", "08-01-01", "08-12-31"),
        ("at war since 2011", "11-01-01", "16-11-14"),
        ("built before 2011", None, "10-12-31"),
        ("between 3 and 5 May", "16-05-03", "16-05-05"),
        ("on May 3-5, 2014", "14-05-03", "14-05-05"),
        ("from 30 April to 2 May", "16-04-30", "16-05-02"),
        ("between June 1 2014 and July 2 2015", "14-06-01", "15-07-02"),
        ("from November to January", "15-11-01", "16-01-31"),
        ("between 2011 and 2014", "11-01-01", "14-12-31"),
        ("on 2 November 2016", "16-11-02", "16-11-02"),
        ("on the 2nd of November, 2016", "16-11-02", "16-11-02"),
        ("Wed Nov 2 2016 0914", "16-11-02", "16-11-02"),
        ("November 2nd, 2016", "16-11-02", "16-11-02"),
        ("2016-11-02", "16-11-02", "16-11-02"),
        ("02.11.2016 18:40", "16-11-02", "16-11-02"),
        ("11/22/2015", "15-11-22", "15-11-22"),
        ("Thursday, 10/11/2016", "16-11-10", "16-11-10"),
        ("on 20 November a year had passed", "16-11-20", "16-11-20"),
        ("on December 30", "15-12-30", "15-12-30"),
        ("over the past years", None, "16-11-14"),
        ("in mid-2012", "12-05-02", "12-08-31"),
        ("since the start of the year", "16-01-01", "16-11-14"),
    ],
)
def test_expressions_resolve_against_publication(text: str, start: str | None, end: str | None) -> None:
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "It may 5 times be so",
        "It was the first mill to burn in the valley since the flood began in 2011",
        "They March on the bridge",
        "a second wave, one second later",
        "Crowds left Friday prayers",
        "the March 8 alliance objected",
        "in 2000 homes",
        "a total of 2011 people",
        "Jan told him",
        "the Sun and the Sat",
        "Every Friday they meet",
        "Black Friday sales",
        "The Sunday Times wrote",
        "They meet on Fridays.",
        "the truce will last for three days",
        "32/13/2016",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert times.find(text, MONDAY) == ()


def test_a_year_told_by_words_moves_the_date() -> None:
    found = times.find("after the October 7 attack last year", date(2024, 11, 14))
    assert found[0].when.start == date(2023, 10, 7)
    assert found[0].role == found[1].role == "recalled"


def test_the_previous_day_counts_from_the_day_named_before_it() -> None:
    found = times.find("Six died on Thursday. Planes had struck the mill the previous day.", MONDAY)
    assert [m.when.start for m in found] == [date(2016, 11, 10), date(2016, 11, 9)]
    assert found[1].role == "recalled"


def test_a_day_after_places_the_earlier_happening() -> None:
    found = times.find("Rebels withdrew on Tuesday, a day after jets hit the mill", MONDAY)
    assert found[1].when.start == date(2016, 11, 7)
    alone = times.find("A day after jets hit the mill, rebels withdrew", MONDAY)
    assert alone[0].when.start == date(2016, 11, 13)


def test_later_needs_a_day_to_count_from() -> None:
    assert times.find("Two days later they left", MONDAY) == ()
    found = times.find("Police came on Tuesday. Two days later they left", MONDAY)
    assert found[1].when.start == date(2016, 11, 10)


def test_coarse_and_far_times_are_recalled() -> None:
    roles = {
        text: only(text).role
        for text in ("in 2008", "on Friday", "last week", "since 2011", "on 3 May 2014", "last month")
    }
    assert roles == {
        "in 2008": "recalled", "on Friday": "stated", "last week": "stated", "since 2011": "recalled",
        "on 3 May 2014": "recalled", "last month": "recalled",
    }  # fmt: skip


def test_reasons_read_as_sentences_an_analyst_can_check() -> None:
    assert only("on Thursday", date(2024, 11, 15)).when.reason == "Thursday before publication on 2024-11-15"
    assert only("on Thursday", date(2024, 11, 14)).when.reason == "Thursday, the day of publication 2024-11-14"
    assert only("overnight").when.reason == "the night before publication on 2016-11-14"


def test_undated_articles_keep_words_that_compare() -> None:
    a, b, c = only("on Monday", None).when, only("Monday's blast", None).when, only("on Tuesday", None).when
    assert not a.anchored and a.reason == "Monday"
    assert times.overlap(a, b, same_article=True) is True
    assert times.overlap(a, b) is None
    assert times.overlap(a, c, same_article=True) is None
    assert only("on 4 May 2015", None).when == When(date(2015, 5, 4), date(2015, 5, 4), "2015-05-04, a full date")


def test_overlap_of_intervals() -> None:
    july, third = only("in July 2016").when, only("on 3 July 2016").when
    since, night = only("since 2015").when, only("on 4 May 2014").when
    assert times.overlap(july, third) is True
    assert times.overlap(july, night) is False
    assert times.overlap(since, night) is False
    assert times.overlap(only("over the past years").when, night) is True
    assert times.overlap(None, july) is None


RELATIVE = ["on Friday", "yesterday", "overnight", "two days ago", "last Monday", "tomorrow"]
RELATIVE += ["a day earlier", "next Sunday"]


@given(
    st.sampled_from([*RELATIVE, "in the past 24 hours", "for nine days", "Tuesday to Thursday", "a week ago"]),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    st.integers(1, 400),
)
def test_relative_times_move_with_publication(text: str, published: date, weeks: int) -> None:
    step = timedelta(weeks=weeks)
    first, second = only(text, published), only(text, published + step)
    assert first.when.start and second.when.start and first.when.end and second.when.end
    assert (second.when.start - first.when.start, second.when.end - first.when.end) == (step, step)
    assert (first.start, first.end, first.grain, first.role) == (second.start, second.end, second.grain, second.role)


ODD = "31 February 2015|May|on|since|2011|30 000|14|3-5|March|a day after|the day before|last|week|will|Monday|-|."
ODD += "|12/13/14|00/00/2000|0 May|February 29|99 years ago|in 90 years|Sat|for|until|between|and|to"
WORDS = st.sampled_from([*RELATIVE, *ODD.split("|")])
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))


@given(TEXTS, st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2100, 1, 1))))
def test_spans_lie_inside_the_text_and_never_overlap(text: str, published: date | None) -> None:
    found = times.find(text, published)
    ends = [0]
    for mention in found:
        assert ends[-1] <= mention.start < mention.end <= len(text)
        ends.append(mention.end)
        when = mention.when
        assert when.start is None or when.end is None or when.start <= when.end
        assert when.anchored or (when.start, when.end) == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        "since the war began in March 2011",
        "since protests against the mayor erupted in March 2011",
        "since the outbreak of the conflict in March 2011",
    ],
)
def test_since_something_began_runs_to_publication(words: str) -> None:
    (mention,) = times.find(f"More than 9,000 people have died {words}.", date(2016, 5, 2))
    assert (mention.when.start, mention.when.end) == (date(2011, 3, 1), date(2016, 5, 2))


def test_what_began_is_not_since() -> None:
    (mention,) = times.find("The war began in March 2011.", date(2016, 5, 2))
    assert (mention.when.start, mention.when.end) == (date(2011, 3, 1), date(2011, 3, 31))


@pytest.mark.parametrize(
    "words",
    ["The strikes proved the heaviest in more than a week.", "It was the first attack on the mill in two years."],
)
def test_a_stretch_that_ranks_is_no_time(words: str) -> None:
    assert times.find(words, MONDAY) == ()


def test_past_hours_end_when_they_were_told() -> None:
    (past, said) = times.find("Ten died in the past 24 hours, the mayor said on Saturday.", MONDAY)
    assert (past.when.start, past.when.end) == (date(2016, 11, 11), date(2016, 11, 12))
    assert said.when.start == date(2016, 11, 12)
    assert "when it was said" in past.when.reason
    (alone,) = times.find("Ten died in the past 24 hours.", MONDAY)
    assert alone.when.end == MONDAY
