"""How a cluster's standing and an event's ranges are weighed, rule by rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_events import analysed, story

from corroborate.corroboration import certain, ranges, standing, without
from corroborate.records import Analysis, Article, Cluster, Doubt, Figure, Judgement, Modality, Range, Stance, Voice
from corroborate.weighing.policies import named

VOICES = {"a": "one", "b": "two", "c": "three", "d": "one"}


def _cluster(claims: str = "abcd", voices: Mapping[str, str] = VOICES) -> Cluster:
    heard = tuple(
        Voice(voice, voice, tuple(claim for claim in claims if voices[claim] == voice))
        for voice in sorted({voices[claim] for claim in claims})
    )
    return Cluster("q", "e", "killed", claims[0], tuple(claims), (), voices=heard)


def _judged(stance: Stance, claim: str = "a", toward: str = "b", confidence: float = 0.9) -> Judgement:
    return Judgement(claim, toward, stance, "figure", confidence, "reason")


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ((), "single_voice"),
        ((_judged("unrelated"),), "single_voice"),
        ((_judged("support"),), "corroborated"),
        ((_judged("detail"),), "corroborated"),
        ((_judged("support", "a", "d"),), "single_voice"),  # one voice agrees with itself
        ((_judged("update", "a", "d"),), "updated"),
        ((_judged("update", "a", "d"), _judged("support")), "updated"),
        ((_judged("contradict"), _judged("update", "a", "d"), _judged("support", "b", "c")), "contested"),
        ((_judged("contradict", "a", "d"),), "single_voice"),  # one voice relayed differently
        ((_judged("contradict", "a", "d"), _judged("support")), "corroborated"),
        ((_judged("contradict", confidence=0.3), _judged("support")), "corroborated"),
        ((_judged("contradict", "a", "x"),), "single_voice"),  # a claim of another cluster
    ],
)
def test_the_first_standing_that_fits(judgements: Sequence[Judgement], expected: str) -> None:
    found, rule = standing(_cluster(), judgements)
    assert found == expected
    assert rule.startswith(expected.replace("_", " "))


@pytest.mark.parametrize("unnamed", [{"two"}, {"one"}, {"one", "two"}])
def test_an_unnamed_voice_alone_never_corroborates(unnamed: set[str]) -> None:
    cluster = _cluster("ab")
    heard = tuple(replace(voice, unnamed=voice.id in unnamed) for voice in cluster.voices)
    assert standing(replace(cluster, voices=heard), (_judged("support"),))[0] == "single_voice"


@given(
    st.permutations(
        [_judged("support"), _judged("update", "a", "d"), _judged("contradict", "b", "c"), _judged("detail", "c", "a")]
    )
)
def test_standing_does_not_depend_on_the_order_of_judgements(judgements: list[Judgement]) -> None:
    assert standing(_cluster(), judgements)[0] == "contested"


def test_the_rule_says_how_many_voices_exclude_each_other() -> None:
    found = standing(_cluster(), (_judged("contradict"), _judged("support", "b", "c")))
    assert found == ("contested", "contested: 2 voices of 3 give figures that exclude each other")
    mixed = (_judged("contradict"), replace(_judged("contradict", "b", "c"), kind="place"))
    assert (
        standing(_cluster(), mixed)[1]
        == "contested: 3 voices of 3, each against at least one other, contradict each other"
    )


def test_one_voice_is_named_as_what_a_standing_rests_on() -> None:
    assert standing(_cluster("ad"), ()) == ("single_voice", "single voice: rests on one alone")
    assert [(change.voice, change.standing) for change in without(_cluster("ad"), ())] == [("one", None)]


def test_what_leaving_out_a_voice_would_change() -> None:
    judged = (_judged("contradict"), _judged("support", "b", "c"))
    cluster = replace(_cluster(), standing="contested")
    assert {change.voice: change.standing for change in without(cluster, judged)} == {
        "one": "corroborated",
        "two": "single_voice",
    }


def test_voices_that_are_possibly_one_do_not_corroborate_each_other() -> None:
    cluster = replace(_cluster("abc"), doubts=(Doubt(("one", "two"), "the same doctor and toll"),))
    assert certain(cluster) == 2
    found, rule = standing(cluster, (_judged("support"),))
    assert found == "single_voice" and "possibly one" in rule
    found, rule = standing(cluster, (_judged("support"), _judged("support", "b", "c")))
    assert found == "corroborated" and rule.startswith("corroborated: 3 voices of 3 support one another, 2 where")


def test_doubts_chain() -> None:
    doubts = (Doubt(("one", "two"), "a"), Doubt(("three", "two"), "b"))
    assert certain(replace(_cluster("abc"), doubts=doubts)) == 1


def test_a_policy_moves_the_bar() -> None:
    pair, third = (_judged("support"),), (_judged("support"), _judged("support", "b", "c"))
    cautious = named("cautious")
    assert standing(_cluster(), pair)[0] == "corroborated"
    assert standing(_cluster(), pair, cautious)[0] == "single_voice"
    assert standing(_cluster(), third, cautious)[0] == "corroborated"
    unsure = (_judged("contradict", confidence=0.35),)
    assert [standing(_cluster(), unsure, named(name))[0] for name in ("default", "cautious")] == [
        "single_voice",
        "contested",
    ]


ARTICLES = {
    name: Article(name, f"{name} post", "", "", "", published=date(2021, 8, day))
    for name, day in (("early", 8), ("late", 9))
}


def _figure(
    name: str,
    low: int,
    high: int | None,
    stated: int | None,
    *,
    article: str = "early",
    superseded: bool = False,
    modality: Modality = "asserted",
    text: str = "",
    part: str | None = None,
) -> Figure:
    return Figure(
        id=name, claim=name, article=article, outlet=None, slot="killed", part=part, low=low, high=high, stated=stated,
        modality=modality, speaker=None, as_of=ARTICLES[article].published, superseded=superseded, derived=False,
        text=text or str(stated), field="text", start=0, end=1, event="e",
    )  # fmt: skip


def _exact(name: str, number: int, article: str = "early", superseded: bool = False) -> Figure:
    return _figure(name, number, number, number, article=article, superseded=superseded)


def _range(*figures: Figure, voices: Mapping[str, str] | None = None) -> Range:
    (found,) = ranges((), figures, ARTICLES, voices or {figure.claim: figure.claim for figure in figures})
    return found


def test_a_range_spans_what_anyone_states() -> None:
    found = _range(_exact("a", 31), _exact("b", 48), _exact("c", 40))
    assert (found.low, found.high, found.open, found.voices) == (31, 48, False, 3)


def test_up_to_never_lowers_but_raises() -> None:
    found = _range(_exact("a", 31), _figure("b", 0, 70, 70, text="up to 70"))
    assert (found.low, found.high) == (31, 70)


def test_at_least_counts_as_its_number_and_opens() -> None:
    found = _range(_figure("a", 48, None, 48), _exact("b", 63))
    assert (found.low, found.high, found.open) == (48, 63, True)


def test_what_was_superseded_is_listed_but_never_widens() -> None:
    found = _range(_exact("a", 12, superseded=True), _exact("b", 63))
    assert (found.low, found.best, found.high, found.voices) == (63, 63, 63, 1)
    assert found.figures == ("a", "b")


def test_vague_words_do_not_set_a_number_beside_stated_ones() -> None:
    found = _range(_figure("a", 24, None, None, text="dozens"), _exact("b", 63))
    assert (found.low, found.best, found.high, found.open) == (63, 63, 63, True)
    alone = _range(_figure("a", 24, None, None, text="dozens"))
    assert (alone.low, alone.open) == (24, True)


def test_a_range_of_words_gives_both_its_ends() -> None:
    found = _range(_figure("a", 15, 20, None, text="15 to 20"), _exact("b", 17))
    assert (found.low, found.high) == (15, 20)


def test_best_has_most_voices_then_is_latest() -> None:
    voices = {"a": "one", "b": "two", "c": "three", "d": "three"}
    most = _range(_exact("a", 31), _exact("b", 31), _exact("c", 63, "late"), _exact("d", 63, "late"), voices=voices)
    assert most.best == 31  # two voices against one voice twice
    latest = _range(_exact("a", 31, "late"), _exact("b", 63, "early"))
    assert latest.best == 31


def test_a_conservative_policy_takes_the_lowest() -> None:
    figures = [_exact("a", 31), _exact("b", 63, "late"), _exact("c", 63, "late")]
    voices = {figure.claim: figure.claim for figure in figures}
    (found,) = ranges((), figures, ARTICLES, voices, named("conflict-data"))
    assert (found.low, found.best, found.high) == (31, 31, 63)


def test_a_range_tells_what_each_voice_says_last() -> None:
    figures = (_exact("a", 31), _exact("b", 48, "late"), _exact("c", 40, "late", superseded=True))
    found = _range(*figures, voices={"a": "one", "b": "one", "c": "two"})
    assert [(account.voice, account.figures, account.says) for account in found.accounts] == [
        ("one", ("a", "b"), "48"),
        ("two", ("c",), "40"),
    ]


@pytest.mark.parametrize("modality", ["denied", "planned", "conditional"])
def test_what_nobody_asserts_is_in_no_range(modality: Modality) -> None:
    assert ranges((), [_figure("a", 50, 50, 50, modality=modality)], ARTICLES, {"a": "one"}) == ()


def test_parts_have_ranges_of_their_own() -> None:
    figures = [_exact("a", 15), _figure("b", 4, 4, 4, part="children")]
    found = ranges((), figures, ARTICLES, {"a": "one", "b": "one"})
    assert [(item.part, item.low, item.high) for item in found] == [(None, 15, 15), ("children", 4, 4)]


@given(st.lists(st.tuples(st.integers(1, 400), st.sampled_from(["exact", "least", "most"])), min_size=1, max_size=8))
def test_a_range_holds_its_best(counts: list[tuple[int, str]]) -> None:
    figures = [
        {
            "exact": _exact(str(at), number),
            "least": _figure(str(at), number, None, number),
            "most": _figure(str(at), 0, number, number),
        }[how]
        for at, (number, how) in enumerate(counts)
    ]
    found = _range(*figures)
    assert found.low <= found.best <= found.high
    assert found.open == any(how == "least" for _, how in counts)
    assert found == _range(*reversed(figures))


POLICE = story(
    "north",
    "A suicide bomber attacked a wedding hall in the town of Taloqan on Saturday and killed at least 48 people, the "
    "police said.",
    "2021-08-08",
    "Blast at wedding hall",
)
GOVERNOR = story(
    "south",
    "The suicide bombing of a wedding hall in Taloqan on Saturday killed 63 people, Governor Karim Wahidi said. "
    "The previous toll was 40.",
    "2021-08-09",
    "Mourning in Taloqan",
)
DOCTORS = story(
    "west",
    "Up to 70 people died when a suicide bomber struck a wedding hall in Taloqan on Saturday, Doctors Without "
    "Borders said.",
    "2021-08-09",
    "Bodies fill the morgue of Taloqan",
)


def _killed(found: Analysis) -> Range:
    (item,) = [item for item in found.ranges if item.slot == "killed" and item.part is None]
    return item


def test_the_range_of_real_articles() -> None:
    found = _killed(analysed(POLICE, GOVERNOR, DOCTORS))
    assert (found.low, found.high, found.open, found.voices) == (48, 70, True, 3)


def test_a_voice_that_replaced_its_own_count_is_updated() -> None:
    found = analysed(GOVERNOR)
    (cluster,) = [item for item in found.clusters if item.question == "killed"]
    assert cluster.standing == "updated"
    assert [item.stance for item in found.judgements if item.kind == "figure"] == ["update"]
    assert _killed(found).low == _killed(found).high == 63


def test_two_named_speakers_who_disagree_are_contested() -> None:
    mayor = story(
        "east",
        "Ninety people were killed when a suicide bomber blew himself up at a wedding hall in Taloqan on Saturday, "
        "Mayor Anwar Latif said.",
        "2021-08-09",
        "Graves are dug in Taloqan",
    )
    found = analysed(GOVERNOR, mayor)
    (cluster,) = [item for item in found.clusters if item.question == "killed"]
    assert cluster.standing == "contested" == _killed(found).standing
    assert (_killed(found).low, _killed(found).high) == (63, 90)


def test_counts_that_may_be_incomplete_are_far_apart_and_exclude_nothing() -> None:
    far = replace(_judged("contradict"), reason="at least 5 is a count so far; one count may be incomplete")
    assert standing(_cluster(), (far,))[1] == "contested: 2 voices of 3 give figures far apart"
    both = (far, _judged("contradict", "b", "c"))
    assert standing(_cluster(), both)[1].endswith(
        "each against at least one other, give figures that exclude each other"
    )


def test_voices_that_agree_on_one_side_are_not_said_to_exclude_each_other() -> None:
    apart = (_judged("contradict"), _judged("contradict", "a", "c"))
    rule = standing(_cluster(), (*apart, _judged("support", "b", "c")))[1]
    assert rule == "contested: 3 voices of 3, each against at least one other, give figures that exclude each other"
    every = standing(_cluster(), (*apart, _judged("contradict", "b", "c")))[1]
    assert every == "contested: 3 voices of 3 give figures that exclude each other"


def test_voices_of_which_no_two_agree_each_stand_alone() -> None:
    rule = standing(_cluster(), ())[1]
    assert rule == "single voice: 3 voices answer this, but no two named ones say the same, so each stands alone"
