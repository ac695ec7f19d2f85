"""The day, places and event each figure counts, narrowed by its own words."""

from __future__ import annotations

from datetime import date

import pytest

from corroborate import pipeline
from corroborate.articles import from_records
from corroborate.records import Figure
from corroborate.settings import Settings


def counted(text: str, title: str = "Shells hit Azaz", published: str = "2022-10-13") -> tuple[Figure, ...]:
    found = from_records([{"id": "a", "title": title, "text": text, "published": published, "outlet": "Valley Ledger"}])
    said = pipeline.understand(found.articles, Settings(), lambda stage, done, total: None)
    return pipeline.place(said, {}, lambda stage, done, total: None).figures


def killed(text: str, low: int) -> Figure:
    (figure,) = [item for item in counted(text) if item.slot == "killed" and item.low == low and item.field == "text"]
    return figure


def days(figure: Figure) -> tuple[date | None, date | None]:
    return (figure.when.start, figure.when.end) if figure.when is not None else (None, None)


def test_a_report_that_names_no_day_tells_of_its_day_or_the_one_before() -> None:
    figure = killed("Shells hit a mill in Azaz and killed seven people.", 7)
    assert days(figure) == (date(2022, 10, 12), date(2022, 10, 13))
    assert figure.event is not None


def test_a_figure_keeps_the_day_of_its_own_words() -> None:
    text = "Shells hit a mill in Azaz on Wednesday and killed seven. On 3 May 2022 a shell killed 12 people there."
    assert days(killed(text, 7)) == (date(2022, 10, 12),) * 2
    assert days(killed(text, 12)) == (date(2022, 5, 3),) * 2


def test_a_figure_without_a_day_takes_its_events() -> None:
    text = "Shells hit a mill in Azaz on Tuesday. Seven people were killed, the mayor said."
    assert days(killed(text, 7)) == (date(2022, 10, 11),) * 2


def test_two_counts_of_one_claim_keep_their_own_towns() -> None:
    text = "Raids killed 14 people in Douma and 9 people in Saraqeb on Tuesday."
    assert [place.name for place in killed(text, 14).places] == ["Douma"]
    assert [place.name for place in killed(text, 9).places][:1] == ["Saraqib"]


@pytest.mark.parametrize("link", ["just hours after", "days after", "a day after"])
def test_what_a_clause_only_looks_back_at_is_not_on_the_main_event(link: str) -> None:
    text = f"Raids killed 14 people in Douma on Tuesday, {link} a blast left 31 people dead in Saraqeb."
    first, other = killed(text, 14), killed(text, 31)
    assert first.event is not None
    assert other.event != first.event


def test_a_war_total_is_on_no_event() -> None:
    text = "Shells hit a mill in Azaz on Tuesday and killed seven. The war has killed more than 300,000 people."
    assert killed(text, 300001).event is None


def test_without_day_or_publication_the_day_stays_open() -> None:
    found = from_records([{"id": "a", "title": "Mill burns", "text": "A fire in a mill killed seven people."}])
    said = pipeline.understand(found.articles, Settings(), lambda stage, done, total: None)
    (figure,) = pipeline.place(said, {}, lambda stage, done, total: None).figures
    assert figure.when is None


def test_a_count_over_some_days_is_not_on_the_event_of_one() -> None:
    text = "Raids on Douma on Tuesday killed 14 people. In three days of raids 37 people were killed."
    assert killed(text, 14).event is not None
    assert killed(text, 37).event is None


@pytest.mark.parametrize(
    "span", ["In the past two weeks", "Over the last ten days", "In a week of shelling", "In recent weeks"]
)
def test_a_count_over_weeks_is_on_no_event(span: str) -> None:
    figure = killed(
        f"Raids on Douma on Tuesday killed 14 people. {span} more than 200 civilians have been killed.", 201
    )
    assert figure.event is None


def test_those_who_live_under_siege_are_on_no_event() -> None:
    text = "Shells hit a mill in Azaz on Tuesday and killed seven. About 40,000 people live in the besieged town."
    (figure,) = [item for item in counted(text) if item.slot == "present"]
    assert figure.event is None


def test_a_second_act_without_a_day_is_of_the_day_of_the_news() -> None:
    text = (
        "Shells hit a mill in Azaz on Tuesday and killed seven. In Douma raids killed 12 people, among them a "
        "miller who had come to sell flour."
    )
    assert days(killed(text, 12)) == (date(2022, 10, 11),) * 2


def test_a_clause_that_says_more_of_a_place_leaves_the_dead_on_the_event() -> None:
    text = "Shells hit a mill in Azaz on Tuesday, killing seven in a quarter which has been shelled several times."
    assert killed(text, 7).event is not None


def test_whom_they_seized_the_day_before_is_not_of_the_day_of_the_news() -> None:
    text = (
        "Gunmen attacked a mill in Azaz on Wednesday and killed seven. "
        "The attack came one day after they kidnapped eight millers."
    )
    figures = {item.slot: item for item in counted(text, published="2022-10-12")}
    assert figures["detained"].event != figures["killed"].event
    assert days(figures["detained"]) == (date(2022, 10, 11),) * 2
