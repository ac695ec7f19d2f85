"""Each rule for comparing two counts or two typed answers, with the smallest pair that shows it."""

from __future__ import annotations

import pytest

from corroborate.comparing.comparisons import (
    civilians_of_one_voice,
    compare_answers,
    compare_civilians,
    compare_denied,
    compare_divided,
    compare_figures,
)
from corroborate.records import Answer, Figure, Slot


def _count(
    low: int, high: int | None, stated: int | None, slot: Slot = "killed", text: str = "", superseded: bool = False
) -> Figure:
    return Figure(
        id="f", claim="c", article="a", outlet="o", slot=slot, part=None, low=low, high=high, stated=stated,
        modality="asserted", speaker=None, as_of=None, superseded=superseded, derived=False, text=text, field="text",
        start=0, end=0,
    )  # fmt: skip


def _exact(number: int) -> Figure:
    return _count(number, number, number)


def _at_least(number: int) -> Figure:
    return _count(number, None, number)


@pytest.mark.parametrize(
    ("later", "earlier", "stance"),
    [
        (_exact(7), _exact(7), "support"),
        (_exact(7), _exact(8), "contradict"),
        (_exact(9), _exact(10), "support"),  # the larger is ten: within a tenth
        (_exact(100), _exact(91), "support"),
        (_exact(100), _exact(89), "contradict"),
        (_exact(5), _count(3, 9, None), "detail"),
        (_count(3, 9, None), _exact(5), "support"),
        (_exact(12), _count(3, 9, None), "unrelated"),  # "several" before they were counted
        (_exact(1), _count(3, 9, None), "contradict"),
        (_exact(82), _count(2000, None, None), "unrelated"),  # "thousands" sums up a war
        (_exact(0), _count(2000, None, None), "contradict"),
        (_exact(16), _count(15, 20, None), "detail"),
        (_exact(11), _count(15, 20, None, text="15 to 20 people"), "contradict"),
        (_exact(0), _exact(4), "contradict"),
        (_exact(30), _count(24, None, None), "detail"),
        (_exact(10), _count(24, None, None), "contradict"),
        (_at_least(56), _exact(160), "contradict"),
        (_exact(160), _at_least(56), "contradict"),
        (_at_least(56), _exact(80), "support"),  # ratio below 1.5
        (_at_least(5), _exact(9), "support"),  # difference below five
        (_at_least(10), _exact(15), "contradict"),  # ratio 1.5 and difference five
        (_at_least(20), _exact(11), "contradict"),
        (_at_least(20), _at_least(20), "support"),
        (_exact(22), _count(24, None, None), "support"),  # near what "dozens" allows
        (_count(40, None, None), _exact(39), "support"),
        (_count(40, None, None), _exact(31), "support"),  # "scores" is said of 31 too
        (_count(40, None, None), _exact(18), "contradict"),
        (_exact(11), _count(3, 9, None), "support"),
    ],
)
def test_counts(later: Figure, earlier: Figure, stance: str) -> None:
    assert compare_figures(later, earlier, same_voice=False, time_known=False).stance == stance


@pytest.mark.parametrize(
    ("whole", "civilians", "stance"),
    [
        (_exact(2), _exact(4), "contradict"),
        (_exact(4), _exact(4), "detail"),
        (_exact(9), _exact(4), None),  # the others may have been fighters
        (_at_least(2), _exact(4), None),
        (_at_least(58), _at_least(100), "contradict"),
        (_at_least(58), _at_least(70), None),  # a count so far that may have grown
        (_exact(2), _count(24, None, None), None),
    ],
)
def test_civilians_beside_a_whole(whole: Figure, civilians: Figure, stance: str | None) -> None:
    verdict = compare_civilians(whole, civilians, later=True)
    assert (verdict.stance if verdict is not None else None) == stance


def test_one_voice_that_counts_civilians_first_and_everybody_later_raises_its_count() -> None:
    raised = civilians_of_one_voice(_exact(61), _exact(29), later=False)
    assert raised is not None and raised.stance == "update" and "from 29 to 61" in raised.reason
    assert civilians_of_one_voice(_exact(61), _exact(29), later=True) is None  # the others may have been fighters
    assert civilians_of_one_voice(_exact(29), _exact(29), later=False) is None


def test_counts_that_differ_a_little_are_not_said_to_agree() -> None:
    near, same = (compare_figures(_exact(29), _exact(other), False, False).reason for other in (27, 29))
    assert "29 is close to 27" in near and "29 agrees with 29" in same


def test_open_count_says_it_may_be_incomplete() -> None:
    gap = compare_figures(_exact(160), _at_least(56), False, False)
    clash = compare_figures(_exact(160), _exact(56), False, False)
    assert "incomplete" in gap.reason and "exclude" in clash.reason
    assert gap.confidence < clash.confidence


def test_one_voice() -> None:
    raised = compare_figures(_exact(16), _exact(11), same_voice=True, time_known=True)
    lowered = compare_figures(_exact(11), _exact(16), same_voice=True, time_known=True)
    relayed = compare_figures(_exact(11), _exact(16), same_voice=True, time_known=False)
    assert raised.stance == "update" and "raised" in raised.reason
    assert lowered.stance == "update" and "revised down" in lowered.reason
    assert relayed.stance == "contradict" and relayed.confidence <= 0.3 and "one voice" in relayed.reason


def test_one_voice_names_its_earlier_count() -> None:
    old = _count(11, 11, 11, superseded=True)
    assert compare_figures(_exact(16), old, same_voice=True, time_known=False).stance == "update"


def test_another_voice_later_and_higher() -> None:
    verdict = compare_figures(_exact(16), _exact(11), same_voice=False, time_known=True)
    assert verdict.stance == "contradict" and "later count" in verdict.reason


def test_zero_of_a_described_group_is_not_the_whole() -> None:
    some = _count(0, 0, 0, text="No senior officer was killed")
    whole = _count(0, 0, 0, text="No one was killed")
    assert compare_figures(some, _exact(4), False, False).stance == "unrelated"
    assert compare_figures(whole, _exact(4), False, False).stance == "contradict"


def test_undivided_casualties() -> None:
    both = _count(20, 20, 20, slot="casualties")
    assert compare_divided(_exact(5), both).stance == "detail"
    assert compare_divided(both, _exact(5)).stance == "support"
    assert compare_divided(_exact(25), both).stance == "contradict"


def test_denial_meets_a_count() -> None:
    denial = Answer("killed", "none", "any deaths")
    german = Answer("killed", "none of german", "any German had been killed")
    verdict = compare_denied(_exact(2), [denial], later=True)
    assert verdict is not None and (verdict.stance, verdict.kind) == ("contradict", "denial")
    assert compare_denied(_exact(0), [denial], later=True) is None
    assert compare_denied(_exact(2), [german], later=True) is None
    named = _count(1, 1, 1, text="a German engineer was killed")
    assert compare_denied(named, [german], later=True) is not None


def _target(value: str, polarity: bool = True) -> Answer:
    return Answer("target", value, value, polarity)


def _doer(value: str, polarity: bool = True) -> Answer:
    return Answer("responsible", value, value, polarity)


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (_target("hospital"), _target("headquarters"), ("contradict", "target")),
        (_target("headquarters"), _target("weapons store"), ("contradict", "target")),
        (_target("air defence"), _target("military vehicle"), None),
        (_target("military base"), _target("weapons store"), None),  # a base holds stores
        (_target("hospital"), _target("fighters"), None),
        (_target("hospital"), _target("school"), None),
        (_target("hospital"), _target("hospital"), ("support", "target")),
        (_target("hospital", False), _target("hospital"), ("contradict", "denial")),
        (_target("anything military", False), _target("headquarters of Hamas"), ("contradict", "denial")),
        (_target("anything military", False), _target("hospital"), None),
        (_target("headquarters", False), _target("weapons store"), None),
        (_doer("Israel"), _doer("Russia"), ("contradict", "responsible")),
        (_doer("Israel", False), _doer("Israel"), ("contradict", "denial")),
        (_doer("Israel", False), _doer("Israel", False), None),
        (_doer("Israel", False), _doer("Russia"), None),
        (_doer("rebels"), _doer("Islamic State"), None),
        (_doer("Russia"), _doer("Syrian government"), None),
        (_doer("accident"), _doer("rebels"), ("contradict", "responsible")),
        (_doer("accident"), _doer("shot down"), ("contradict", "responsible")),
        (_doer("shot down"), _doer("rebels"), None),
        (_doer("accident", False), _doer("accident"), ("contradict", "denial")),
    ],
)
def test_targets_and_doers(later: Answer, earlier: Answer, expected: tuple[str, str] | None) -> None:
    verdict = compare_answers(later.question, [later], [earlier])
    assert (None if verdict is None else (verdict.stance, verdict.kind)) == expected


@pytest.mark.parametrize(
    ("later", "earlier", "stance"),
    [
        ("killed", "survived", "contradict"),
        ("survived", "killed", "contradict"),
        ("unharmed", "injured", "contradict"),
        ("survived", "detained", None),
        ("survived", "injured", None),
        ("detained", "killed", None),
        ("killed", "killed", "support"),
    ],
)
def test_fates(later: str, earlier: str, stance: str | None) -> None:
    verdict = compare_answers(
        "status/pilot", [Answer("status/pilot", later, later)], [Answer("status/pilot", earlier, earlier)]
    )
    assert (verdict.stance if verdict else None) == stance


@pytest.mark.parametrize(
    ("later", "earlier", "stance"),
    [
        ("meeting", "before arrival", "contradict"),
        ("meeting", "arrival", "contradict"),
        ("inside", "after departure", "contradict"),
        ("visit", "meeting", None),
        ("after arrival", "meeting", None),
        ("meeting", "meeting", "support"),
    ],
)
def test_stages(later: str, earlier: str, stance: str | None) -> None:
    verdict = compare_answers(
        "order/visit", [Answer("order/visit", later, later)], [Answer("order/visit", earlier, earlier)]
    )
    assert (verdict.stance if verdict else None) == stance


def test_itineraries() -> None:
    def go(value: str) -> list[Answer]:
        return [Answer("order/Marl", value, value)]

    reverse = compare_answers("order/Marl", go("Oslo < Riga"), go("Riga < Oslo"))
    assert reverse is not None and reverse.stance == "contradict"
    assert compare_answers("order/Marl", go("Oslo < Riga"), go("Riga < Turku")) is None
    beside = compare_answers("order/Marl", go("here < Riga"), go("Riga < here"))
    assert beside is not None and beside.stance == "contradict"


def test_parts_of_the_day() -> None:
    def at(value: str) -> list[Answer]:
        return [Answer("time", value, value)]

    far = compare_answers("time", at("dawn"), at("midday"))
    assert far is not None and far.stance == "contradict"
    assert compare_answers("time", at("night"), at("dawn")) is None


def _answer(question: str, value: str, text: str = "", polarity: bool = True) -> Answer:
    return Answer(question, value, text or value, polarity)


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (_answer("responsible/attackers", "3"), _answer("responsible/attackers", "2"), ("contradict", "figure")),
        (_answer("responsible/attackers", "2"), _answer("responsible/attackers", "2"), ("support", "figure")),
        (_answer("place/side", "north"), _answer("place/side", "west"), ("contradict", "place")),
        (_answer("place/side", "north west"), _answer("place/side", "north"), ("support", "place")),
        (_answer("place/mosque", "al-sahili"), _answer("place/mosque", "omar bin dhar"), ("contradict", "place")),
        (_answer("place/mosque", "al-omari"), _answer("place/mosque", "omary"), ("support", "place")),
        (_answer("place/mosque", "al-furqan"), _answer("place/mosque", "quran"), None),
        (_answer("time", "midday"), _answer("time", "morning", "half past six in the morning"), ("contradict", "time")),
        (_answer("time", "midday"), _answer("time", "morning", "in the morning"), None),
        (_answer("time", "night", "at night"), _answer("time", "night", "at 2 am"), ("support", "time")),
        (
            _answer("responsible", "side of Russia", polarity=False),
            _answer("responsible", "Syrian government"),
            ("contradict", "denial"),
        ),
        (_answer("responsible", "side of Russia", polarity=False), _answer("responsible", "rebels"), None),
        (_answer("target", "armed position"), _answer("target", "school"), ("contradict", "target")),
        (_answer("target", "infrastructure"), _answer("target", "armed position"), None),
    ],
)
def test_other_typed_answers(later: Answer, earlier: Answer, expected: tuple[str, str] | None) -> None:
    verdict = compare_answers(later.question, [later], [earlier])
    assert (verdict and (verdict.stance, verdict.kind)) == expected
