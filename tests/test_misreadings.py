"""Misreadings that were found by attacking the tool: each stays mended."""

from __future__ import annotations

import corroborate
from corroborate import articles
from corroborate.report import Report


def analysed(*texts: str) -> Report:
    rows = [
        {"id": f"r{number}", "outlet": f"Outlet {number}", "published": "2031-05-06", "title": "", "text": text}
        for number, text in enumerate(texts, 1)
    ]
    return corroborate.analyze(articles.from_records(rows).articles)


def contradictions(report: Report) -> list[str]:
    return [item.reason for item in report.analysis.judgements if item.stance == "contradict"]


def test_a_denied_toll_supports_nobody() -> None:
    report = analysed(
        "A rocket hit a warehouse in Homs on 5 May 2031. "
        "It is not true that nine guards were killed, the ministry said.",
        "A rocket hit a warehouse in Homs on 5 May 2031. Nine guards were killed, the civil defence said.",
    )
    assert {figure.modality for figure in report.analysis.figures if figure.article == "r1"} == {"denied"}
    assert not [item for item in report.analysis.judgements if item.kind == "figure" and item.stance == "support"]


def test_the_town_of_a_hospital_is_where_it_was_hit() -> None:
    report = analysed(
        "A rocket hit a hospital in Homs on 5 May 2031. Nine people were killed, the civil defence said.",
        "A rocket hit a hospital in Homs on 5 May 2031. Twenty people were killed, the governor said.",
    )
    assert any("9" in reason and "20" in reason for reason in contradictions(report))


def test_a_blow_of_the_day_before_is_another() -> None:
    report = analysed(
        "A rocket hit a warehouse in Homs on 5 May 2031, killing nine people, the civil defence said.",
        "A rocket hit a warehouse in Homs on 5 May 2031, killing nine people. "
        "It came a day after a strike on a bakery in Homs killed 31 people.",
    )
    assert not contradictions(report)


def test_two_sites_of_one_city_on_one_day_are_two_happenings() -> None:
    report = analysed(
        "An air strike on a school in Idlib on 5 May 2031 killed four people, the civil defence said.",
        "An air strike on a market in Idlib on 5 May 2031 killed twelve people, medics said.",
    )
    assert not contradictions(report)
    assert len({claim.event for claim in report.analysis.claims if claim.event}) == 2


def test_a_count_over_weeks_is_not_set_against_one_day() -> None:
    report = analysed(
        "Air strikes on Azaz on 5 May 2031 killed 31 civilians, the civil defence said.",
        "Air strikes hit Azaz on 5 May 2031. More than 200 civilians have been killed in Azaz in the past two weeks, "
        "medics said.",
    )
    assert not contradictions(report)


def test_a_denial_of_the_words_is_no_agreement_with_them() -> None:
    report = analysed(
        "A mill in Homs burned on 5 May 2031. The army denied that it had fired the flare. "
        "The army fired the flare, residents said."
    )
    found = [item for item in report.analysis.judgements if item.question == "point"]
    assert {(item.stance, item.kind) for item in found} == {("contradict", "denial")}


def test_who_denies_the_act_contradicts_who_lays_it_at_their_door() -> None:
    report = analysed(
        "Israeli jets bombed a bakery in Homs on 5 May 2031, the civil defence said.",
        "A bakery in Homs was hit on 5 May 2031. Israel denied that it had bombed the bakery.",
    )
    assert contradictions(report) == ["one names Israel, the other denies it"]


def test_a_place_name_before_a_blast_blames_nobody() -> None:
    report = analysed("Seven dead in a blast in central Damascus", "The Damascus blast killed seven people.")
    assert not [a for claim in report.analysis.claims for a in claim.answers if a.question == "responsible"]


def test_a_raid_is_not_the_fire_of_those_who_have_no_planes() -> None:
    report = analysed(
        "An air strike on homes in Homs killed at least 19 people on 5 May 2031, a monitor said.",
        "Rebels fired rockets at homes in Homs on 5 May 2031. The death toll from the rockets rose to 10.",
    )
    assert contradictions(report) == []
