"""Which pairs of claims are judged, and what is said of them: real articles, and rows as a model gives them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_events import Story, analysed, story

from corroborate.comparing.pairing import MAX_PAIRS
from corroborate.records import Analysis, Claim, Judgement
from corroborate.stances import Limits, by_model, stack, verdict_of, words_compared
from corroborate.text.wording import other_numbers

LIMITS = Limits(0.7, 0.7)


def report(name: str, toll: str, speaker: str, published: str = "2022-10-13") -> Story:
    """One outlet's short report of one explosion, with the toll its speaker gives."""
    return story(
        name,
        f"{toll} were killed when a fuel tanker blew up in the town of Azaz on Wednesday, {speaker} said.",
        published,
        f"Tanker blast in Azaz, {name}",
    )


def tolls(found: Analysis) -> list[Judgement]:
    return [item for item in found.judgements if item.kind == "figure"]


def between(
    first: str, second: str, speakers: tuple[str, str] = ("Mayor Anwar Latif", "the Red Crescent")
) -> Judgement:
    (item,) = tolls(analysed(report("north", first, speakers[0]), report("south", second, speakers[1], "2022-10-14")))
    return item


@pytest.mark.parametrize(
    ("earlier", "later", "stance"),
    [
        ("Eight people", "Eight people", "support"),
        ("Eight people", "Nine people", "contradict"),
        ("Fifty people", "52 people", "support"),
        ("Fifty people", "60 people", "contradict"),
        ("At least 56 people", "160 people", "contradict"),
        ("At least 56 people", "80 people", "support"),
        ("At least five people", "Nine people", "support"),
        ("Between 15 and 20 people", "Seventeen people", "detail"),
        ("Seventeen people", "Between 15 and 20 people", "support"),
        ("Several people", "Five people", "detail"),
        ("Up to 30 people", "Forty people", "contradict"),
    ],
)
def test_tolls_of_two_speakers(earlier: str, later: str, stance: str) -> None:
    item = between(earlier, later)
    assert item.stance == stance, item.reason
    assert item.claim.startswith("south#") and item.toward.startswith("north#")
    assert 0.0 < item.confidence <= 1.0 and item.reason


def test_the_reason_tells_a_count_so_far_from_an_exclusion() -> None:
    so_far, excluded = between("At least 56 people", "160 people"), between("Fifty people", "60 people")
    assert "incomplete" in so_far.reason and "exclude" in excluded.reason
    assert so_far.confidence < excluded.confidence


def test_one_voice_relayed_differently_is_shown_but_not_contested() -> None:
    found = analysed(
        report("north", "Eight people", "SANA"), report("south", "Five people", "the state news agency SANA")
    )
    (item,) = tolls(found)
    assert (item.stance, item.kind) == ("contradict", "figure")
    assert "one voice relayed differently" in item.reason and item.confidence <= 0.3
    (cluster,) = [cluster for cluster in found.clusters if cluster.question == "killed"]
    assert cluster.standing == "single_voice"


def test_one_voice_at_two_times_updates_itself() -> None:
    text = "{} people were killed when a fuel tanker blew up at a market in the town of Azaz, SANA said."
    early = story("north", text.format("Eight"), "2022-10-13")
    late = story("south", text.format("Eleven"), "2022-10-15")
    (item,) = tolls(analysed(early, late))
    assert item.stance == "update" and "raised" in item.reason


def test_the_previous_toll_is_replaced_not_contradicted() -> None:
    found = analysed(
        story(
            "north",
            "Eleven people were killed when a fuel tanker blew up in the town of Azaz on Wednesday, Mayor Anwar "
            "Latif said. "
            "The previous toll was eight.",
            "2022-10-14",
        ),
        report("south", "Eleven people", "the Red Crescent", "2022-10-14"),
    )
    assert sorted(item.stance for item in tolls(found)) == ["support", "update"]


def test_parts_are_compared_with_equal_parts_only() -> None:
    found = analysed(
        story(
            "north",
            "Fifteen people, including four children, were killed when a tanker blew up in the town of Azaz on "
            "Wednesday, Mayor Anwar Latif said.",
            "2022-10-13",
        ),
        report("south", "Fifteen people", "the Red Crescent", "2022-10-14"),
    )
    assert [(item.stance, item.question) for item in tolls(found)] == [("support", "killed")]


def test_silence_never_contradicts() -> None:
    found = analysed(
        report("north", "Eight people", "Mayor Anwar Latif"),
        story(
            "south",
            "A fuel tanker blew up in the town of Azaz on Wednesday, the Red Crescent said. Windows broke.",
            "2022-10-13",
        ),
    )
    assert not [item for item in found.judgements if item.stance == "contradict"]


def test_a_report_is_not_set_against_itself() -> None:
    found = analysed(
        story(
            "north",
            "Eight people were killed when a fuel tanker blew up in the town of Azaz on Wednesday. Eight bodies were "
            "counted.",
            "2022-10-13",
        )
    )
    assert not found.judgements


def test_a_crowded_cluster_is_judged_within_bounds() -> None:
    """A block of tolls is judged from its distinct values, not from every pair of reports."""
    items = [report(f"n{number:02}", "Eight people", f"Hassan Dabbagh{chr(97 + number)}") for number in range(18)]
    found = analysed(*items)
    assert 0 < len(tolls(found)) <= MAX_PAIRS


@pytest.mark.parametrize(
    ("ahead", "back", "stance"),
    [
        ((0.9, 0.05, 0.05), (0.9, 0.05, 0.05), "support"),
        ((0.9, 0.05, 0.05), (0.1, 0.8, 0.1), "detail"),
        ((0.1, 0.8, 0.1), (0.9, 0.05, 0.05), "support"),
        ((0.05, 0.05, 0.9), (0.05, 0.05, 0.9), "contradict"),
        ((0.05, 0.05, 0.9), (0.1, 0.8, 0.1), "unrelated"),  # a contradiction holds both ways round
        ((0.2, 0.6, 0.2), (0.2, 0.6, 0.2), "unrelated"),
        ((0.69, 0.3, 0.01), (0.69, 0.3, 0.01), "unrelated"),
    ],
)
def test_rows_to_stances(ahead: tuple[float, ...], back: tuple[float, ...], stance: str) -> None:
    verdict = verdict_of(
        np.array(ahead), np.array(back), LIMITS, "The old mill burned down overnight", "The mill burned"
    )
    assert verdict.stance == stance and verdict.kind == "wording" and verdict.reason


@pytest.mark.parametrize(("words", "stance"), [("not ", "contradict"), ("hardly ", "unrelated"), ("", "unrelated")])
def test_a_bare_negation_needs_less_of_the_model(words: str, stance: str) -> None:
    row = np.array((0.1, 0.3, 0.6))
    assert verdict_of(row, row, LIMITS, f"The keeper was {words}drunk", "The keeper was drunk").stance == stance


def test_rows_of_no_pairs() -> None:
    assert stack([]).shape == (0, 3)
    assert by_model((), stack([]), stack([]), (), LIMITS) == ()


def test_what_is_put_in_behind_a_claim_is_not_compared() -> None:
    text = "The groom's father was killed"
    claim = Claim("c", "a", None, "text", 0, 9, text, f"{text} [in Tall Rifaat, 3 May 2031].", "body")
    assert words_compared(claim) == text
    named = replace(claim, resolved="The coalition [of five states] denied it")
    assert words_compared(named) == named.resolved


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Orlan recalls 85,000 vans", "Orlan is recalling 120,000 vans", True),
        ("The dam lies three miles up the river", "The dam lies eleven miles up the river", True),
        ("Orlan recalls 85,000 vans", "Orlan is recalling vans", False),
    ],
)
def test_texts_of_other_numbers(one: str, other: str, differ: bool) -> None:
    assert other_numbers(one, other) is differ


def test_two_groups_under_one_name_are_no_one_count() -> None:
    both = "The Syrian Observatory for Human Rights said two officers of the army and {} officers of the police died."
    lead = "A bomb exploded at a checkpoint in Azaz on Wednesday. "

    def of_officers(first: str, second: str) -> list[Judgement]:
        stories = (
            story(name, lead + text, "2022-10-13", f"Bomb in Azaz, {name}")
            for name, text in (("one", first), ("other", second))
        )
        return [item for item in analysed(*stories).judgements if item.question == "killed/officers"]

    toll = "The civil defence said seven officers died."
    assert of_officers("The governor said four officers died.", toll)
    assert not of_officers(both.format("three"), toll)
