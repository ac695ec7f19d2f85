"""One claim against the pile: the right event, both where it cannot be told, and nothing where nothing is about it."""

from __future__ import annotations

from functools import cache

import pytest
from test_events import CAR_BOMB, MARCH, MAY, ROCKETS, analysed, story

from corroborate.checking import Candidate, Checked, as_claims, check
from corroborate.reports import machine
from corroborate.settings import Settings

FERRY = story(
    "ferry",
    "A ferry sank off the coast of Tartus on Monday and 20 passengers drowned, the coast guard said.",
    "2024-05-14",
    "Ferry sinks off Tartus",
)
HAMA = (
    story(
        "north",
        "A blast in the city of Hama on Wednesday killed eight people at a depot, SANA said.",
        "2022-10-13",
        "Fire in Hama",
    ),
    story(
        "south",
        "Eight people were killed by an explosion at a depot in Hama on Wednesday, according to SANA.",
        "2022-10-13",
        "Smoke over Hama",
    ),
    story(
        "west",
        "An explosion at a depot in Hama on Wednesday killed twelve people, the White Helmets said.",
        "2022-10-13",
        "Flames above Hama",
    ),
)


@cache
def checked(claim: str) -> Checked:
    return check(claim, analysed(MARCH, MAY, ROCKETS, CAR_BOMB, FERRY, *HAMA))


def _articles(candidate: Candidate) -> tuple[str, ...]:
    return candidate.event.articles


@pytest.mark.parametrize(
    ("claim", "article", "side"),
    [
        ("Israeli warplanes bombed Mezzeh on 5 March 2024 and killed nine men.", "march", "support"),
        ("Israeli warplanes bombed Mezzeh on 14 May 2024 and killed four men.", "may", "support"),
        ("Israeli warplanes bombed Mezzeh on 14 May 2024 and killed nine men.", "may", "contradict"),
        ("Rockets struck Kafr Sousa on 19 February 2023 and killed five tenants.", "rockets", "support"),
        ("A car bomb in Kafr Sousa on 19 February 2023 killed seven officers.", "carbomb", "contradict"),
    ],
)
def test_a_date_or_a_means_picks_the_event(claim: str, article: str, side: str) -> None:
    (candidate,) = checked(claim).candidates
    assert _articles(candidate) == (article,)
    assert dict(candidate.voices)[side] == 1
    assert sum(dict(candidate.voices).values()) == 1


def test_without_a_date_both_are_listed() -> None:
    found = checked("Israeli warplanes bombed the Mezzeh district and killed nine men.")
    assert sorted(_articles(candidate) for candidate in found.candidates) == [("march",), ("may",)]
    sides = {_articles(candidate)[0]: dict(candidate.voices) for candidate in found.candidates}
    assert (sides["march"]["support"], sides["march"]["contradict"]) == (1, 0)
    assert (sides["may"]["support"], sides["may"]["contradict"]) == (0, 1)


@pytest.mark.parametrize(
    "claim",
    [
        "The central bank raised its interest rate by half a point.",
        "A volcano erupted in Iceland on 5 March 2024.",
        "Israeli warplanes bombed Mezzeh on 9 June 2019 and killed nine men.",
        "Shells killed nine men in Aleppo on 5 March 2024.",
        "A car bomb killed nine men in Mezzeh on 5 March 2024.",
        "Eight people were killed.",
        "",
        "?",
    ],
)
def test_nothing_is_said_of_what_nobody_reports(claim: str) -> None:
    assert checked(claim).candidates == ()


def test_voices_are_counted_not_outlets() -> None:
    (candidate,) = checked("An explosion at a depot in Hama on 12 October 2022 killed eight people.").candidates
    assert _articles(candidate) == ("north", "south", "west")
    assert len(candidate.supports) == 2 and len(candidate.contradicts) == 1
    assert dict(candidate.voices) == {"support": 1, "detail": 0, "contradict": 1, "update": 0}
    for finding in (*candidate.supports, *candidate.contradicts):
        assert finding.reason and finding.voice and 0.0 < finding.confidence <= 1.0


def test_the_order_of_words_and_spaces_is_read_as_one_claim() -> None:
    plain = checked("Israeli warplanes bombed Mezzeh on 5 March 2024 and killed nine men.")
    spaced = checked("  Israeli warplanes bombed  Mezzeh\non 5 March 2024 and killed nine men.  ")
    assert [item.event.id for item in spaced.candidates] == [item.event.id for item in plain.candidates]


def test_a_bare_claim_is_an_article_without_outlet_or_date() -> None:
    claims, figures = as_claims("Shells killed nine people on Tuesday.", Settings())
    assert [claim.outlet for claim in claims] == [None]
    assert claims[0].when is None or not claims[0].when.anchored
    assert [(figure.slot, figure.low, figure.as_of) for figure in figures] == [("killed", 9, None)]


def test_an_empty_pile() -> None:
    assert check("Shells killed nine people in Azaz.", analysed(FERRY)).candidates == ()


def test_a_finding_tells_through_whom_it_goes_back_to_its_voice() -> None:
    told = [
        story(
            name,
            "Eight people were killed when a workers' bus exploded in Homs on Wednesday, according to the state news "
            "agency SANA.",
            "2022-10-13",
            "Bus bombed in Homs",
        )
        for name in ("north", "south", "west")
    ]
    analysis = analysed(*told)
    found = check("A blast on a workers' bus in Homs on 12 October 2022 killed eight people.", analysis)
    (candidate,) = found.candidates
    lines = [finding.entry for finding in candidate.supports if finding.entry is not None]
    assert len(lines) == len(candidate.supports) and dict(candidate.outlets)["support"] == 3
    counted = {line.voice for line in lines if line.basis == "speaker"}
    assert counted == {"body:sana"} and {line.outlet for line in lines} == {"North Post", "South Post", "West Post"}
    printed = machine.checked(found)["candidates"]
    assert isinstance(printed, list) and printed[0]["outlets"]["support"] == 3
    assert all(item["ledger"]["voice"] for item in printed[0]["supports"])
