"""The main job on the sample articles, scored against what an analyst wrote down, and on the real documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import pytest
from conftest import ROOT, SHARED, record_score

from corroborate.records import Analysis, Article, Claim, Cluster, Figure, Judgement
from corroborate.report import Report
from corroborate.reports import json as contract_json
from corroborate.reports.contract import problems

EXPECTED: dict[str, Any] = json.loads((ROOT / "tests" / "expectations" / "seeds.json").read_text("utf-8"))
AGREE = ("support", "detail")


@dataclass(frozen=True)
class Mark:
    """A stretch of an article: one of its fields, from ``start`` to ``end``."""

    article: str
    field: str
    start: int
    end: int

    def meets(self, other: Claim | Figure) -> bool:
        same = (other.article, other.field) == (self.article, self.field)
        return same and other.start < self.end and self.start < other.end


class Found:
    """An analysis with the ways this test looks into it."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.analysis.articles}

    def quote(self, mention: Mapping[str, str]) -> Mark | None:
        """Where a quoted mention stands; ``None`` where the article's reader left its words out."""
        article = self.articles[mention["article"]]
        for field in ("text", "title"):
            start = getattr(article, field).find(mention["quote"])
            if start >= 0:
                return Mark(article.id, field, start, start + len(mention["quote"]))
        return None

    def pattern(self, article: str, pattern: str) -> Mark:
        """Where a pattern first stands in an article's text; ``article`` is the start of its id."""
        (whole,) = [one for one in self.analysis.articles if one.id == article]
        match = re.search(pattern, whole.text)
        assert match, f"{pattern} is not in {article}"
        return Mark(whole.id, "text", match.start(), match.end())

    def claims(self, mark: Mark | None) -> list[Claim]:
        return [claim for claim in self.analysis.claims if mark is not None and mark.meets(claim)]

    def figures(self, mark: Mark | None) -> list[Figure]:
        return [figure for figure in self.analysis.figures if mark is not None and mark.meets(figure)]

    def events(self, mark: Mark | None) -> set[str]:
        return {claim.event for claim in self.claims(mark) if claim.event is not None}

    def judgements(self, one: Mark | None, other: Mark | None) -> list[Judgement]:
        """What was judged between two stretches, either way round."""
        first, second = ({claim.id for claim in self.claims(mark)} for mark in (one, other))
        return [
            item
            for item in self.analysis.judgements
            if (item.claim in first and item.toward in second) or (item.claim in second and item.toward in first)
        ]

    def clusters(self, question: str, *marks: Mark) -> list[Cluster]:
        """Clusters of one question that hold a claim of each stretch."""
        wanted = [{claim.id for claim in self.claims(mark)} for mark in marks]
        return [
            cluster
            for cluster in self.analysis.clusters
            if cluster.question.split("/")[0] == question and all(ids & set(cluster.claims) for ids in wanted)
        ]


class Baseline:
    """What a naive reader would say: one event a day, and every differing number a contradiction."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def same_event(self, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
        first, second = (self.found.articles[mention["article"]] for mention in (one, other))
        return first.id == second.id or (first.published is not None and first.published == second.published)

    def contradict(self, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
        if not self.same_event(one, other):
            return False
        first, second = (self.found.figures(self.found.quote(mention)) for mention in (one, other))
        return any(a.slot == b.slot and (a.low, a.high) != (b.low, b.high) for a in first for b in second)


@pytest.fixture(scope="module")
def found(sample_analysis: Analysis) -> Found:
    return Found(sample_analysis)


@pytest.fixture(scope="module")
def real(shared_analysis: Analysis) -> Found:
    return Found(shared_analysis)


def scored(name: str, good: int, total: int, baseline: int | None = None) -> float:
    """Show a score beside the baseline's and return its share."""
    beside = "" if baseline is None else f"   baseline {baseline}/{total}"
    record_score(f"{name:<36} {good:>3}/{total:<3}{beside}")
    return good / total


def pairs(group: Iterable[Any]) -> list[tuple[Any, Any]]:
    return list(combinations(group, 2))


def test_every_sample_is_read_with_what_it_says_of_itself(found: Found) -> None:
    expected = {item["id"]: (item["outlet"], item["published"]) for item in EXPECTED["articles"]}
    assert set(found.articles) == set(expected)
    read = {
        article.id: (article.outlet, article.published.isoformat() if article.published else None)
        for article in found.analysis.articles
    }
    right = sum(read[name] == said for name, said in expected.items())
    assert scored("outlet and day read", right, len(expected)) >= 0.9


def test_the_contract_is_kept(sample_analysis: Analysis) -> None:
    assert problems(Report(sample_analysis).to_dict(), contract_json.texts(sample_analysis)) == ()


def test_figures_are_found(found: Found) -> None:
    right = 0
    for item in EXPECTED["figures"]:
        wanted = (item["slot"], (item["part"] or "").lower(), item["low"], item["high"])
        at = found.figures(found.quote(item))
        right += any((one.slot, (one.part or "").lower(), one.low, one.high) == wanted for one in at)
    assert scored("figures found", right, len(EXPECTED["figures"])) >= 0.82


def test_figures_of_the_denied_the_possible_and_the_replaced_stay_out_of_ranges(found: Found) -> None:
    counted = {name for item in found.analysis.ranges for name in item.figures}
    wrong = [
        (mention["quote"], figure.text)
        for mention in EXPECTED["not_in_ranges"]
        if mention["reason"] in ("conditional", "denied")
        for figure in found.figures(found.quote(mention))
        if figure.id in counted
    ]
    assert not wrong


def test_claims_of_one_event_are_joined(found: Found) -> None:
    base = Baseline(found)
    wanted = [pair for group in EXPECTED["same_event"] for pair in pairs(group)]
    right = sum(bool(found.events(found.quote(one)) & found.events(found.quote(other))) for one, other in wanted)
    naive = sum(base.same_event(one, other) for one, other in wanted)
    assert scored("pairs of one event joined", right, len(wanted), naive) >= 0.77


def test_claims_of_twin_events_stay_apart(found: Found) -> None:
    base = Baseline(found)
    wanted = [(one, other) for one, other in EXPECTED["different_events"]]
    wrong = [pair for pair in wanted if found.events(found.quote(pair[0])) & found.events(found.quote(pair[1]))]
    naive = sum(base.same_event(one, other) for one, other in wanted)
    scored("twin events joined (wrong)", len(wrong), len(wanted), naive)
    assert len(wrong) <= 1, wrong


def test_contradictions_are_found(found: Found) -> None:
    base = Baseline(found)
    wanted = [item["between"] for item in EXPECTED["contradictions"]]
    right = sum(
        any(item.stance == "contradict" for item in found.judgements(found.quote(one), found.quote(other)))
        for one, other in wanted
    )
    naive = sum(base.contradict(one, other) for one, other in wanted)
    assert scored("contradictions found", right, len(wanted), naive) >= 0.35


def test_what_does_not_contradict_is_not_shown_as_contradicting(found: Found) -> None:
    base = Baseline(found)
    wanted = [item["between"] for item in EXPECTED["not_contradictions"]]
    wrong = [
        (one["quote"], other["quote"], item.reason)
        for one, other in wanted
        for item in found.judgements(found.quote(one), found.quote(other))
        if item.stance == "contradict"
    ]
    naive = sum(base.contradict(one, other) for one, other in wanted)
    scored("false contradictions (wrong)", len({item[:2] for item in wrong}), len(wanted), naive)
    assert len({item[:2] for item in wrong}) <= 2, wrong


def test_furniture_is_no_claim(found: Found) -> None:
    wrong = []
    for mention in EXPECTED["furniture"]:
        mark = found.quote(mention)
        wrong += [
            claim.text
            for claim in found.claims(mark)
            if mark is not None and claim.start <= mark.start and mark.end <= claim.end
        ]
    scored("page furniture as claims (wrong)", len(wrong), len(EXPECTED["furniture"]))
    assert not wrong


def test_a_post_is_a_claim_of_its_account(found: Found) -> None:
    for post in EXPECTED["posts"]:
        claims = found.claims(found.quote(post))
        speakers = {claim.attribution.speaker for claim in claims if claim.attribution is not None}
        assert speakers == {post["speaker"]}, post["quote"]


def test_copies_share_an_origin(found: Found) -> None:
    for group in EXPECTED["copies"]:
        (origin,) = {found.articles[name].origin for name in group}
        first = found.articles[group[0]].outlet
        strangers = [
            article.id
            for article in found.analysis.articles
            if article.origin == origin and article.outlet != first and article.id not in group
        ]
        assert not strangers


FIRST, SECOND, VISITS = "000_13033d921b2d9e5f", "001_badc00370540e267", "002_8f3652103ecb9a1e"
ROCKETS, CAR_BOMB = "003_c7c21669c542bfa9", "004_ae52d3995199d49c"
MEZZEH_TOLLS = ((FIRST, r"Several people were killed"), (SECOND, r"Several people were killed and injured"))
MEZZEH_TARGETS = ((FIRST, r"targeted assets and the headquarters"), (SECOND, r"targeted assets and the headquarters"))


@pytest.mark.shared
def test_real_documents_are_six_articles(real: Found) -> None:
    assert [article.id for article in real.analysis.articles] == [
        FIRST,
        SECOND,
        VISITS,
        f"{VISITS}-2",
        ROCKETS,
        CAR_BOMB,
    ]
    assert len({name.split("-")[0] for name in real.articles}) == len(list((SHARED / "seeds").glob("*.txt"))) == 5


@pytest.mark.shared
def test_the_mezzeh_strike_is_one_event_of_the_first_two(real: Found) -> None:
    first, second = (real.events(real.pattern(*place)) for place in MEZZEH_TOLLS)
    assert first and first == second
    (event,) = [item for item in real.analysis.events if item.id in first]
    assert event.start is not None and event.start.isoformat() == "2024-11-14" and event.end == event.start
    assert {FIRST, SECOND} <= set(event.articles) <= {FIRST, SECOND, VISITS}
    assert not first & real.events(real.pattern(VISITS, r"vicinity of Mazzeh military airport"))
    assert not first & real.events(real.pattern(FIRST, r"targeted bridges and roads"))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("kind", "questions", "places"),
    [("figure", ("casualties", "killed"), MEZZEH_TOLLS), ("target", ("target",), MEZZEH_TARGETS)],
    ids=["casualties", "targets"],
)
def test_two_outlets_relaying_one_body_agree_as_one_voice(
    real: Found, kind: str, questions: tuple[str, ...], places: tuple[tuple[str, str], tuple[str, str]]
) -> None:
    first, second = (real.pattern(*place) for place in places)
    judged = [item for item in real.judgements(first, second) if item.kind == kind]
    assert judged and {item.stance for item in judged} <= set(AGREE), judged
    clusters = [cluster for question in questions for cluster in real.clusters(question, first, second)]
    assert clusters, f"no cluster of {questions} holds both claims"
    ids = {claim.id for mark in (first, second) for claim in real.claims(mark)}
    for cluster in clusters:
        heard = {voice.id for voice in cluster.voices if ids & set(voice.claims)}
        assert len(heard) == 1, [voice.label for voice in cluster.voices if ids & set(voice.claims)]


@pytest.mark.shared
def test_five_and_two_dead_of_2023_are_a_conflict_inside_one_article(real: Found) -> None:
    two = real.pattern(ROCKETS, r"One Syrian engineer and one")
    five = real.pattern(ROCKETS, r"five deaths and 15 injuries")
    judged = [item for item in real.judgements(two, five) if item.kind == "figure"]
    assert [item.stance for item in judged] == ["contradict"]
    (cluster,) = real.clusters("killed", two, five)
    assert cluster.standing == "contested"
    assert len(cluster.voices) >= 2


@pytest.mark.shared
def test_rocket_strike_and_car_bomb_are_never_compared(real: Found) -> None:
    strike = real.events(real.pattern(ROCKETS, r"five deaths and 15 injuries"))
    bomb = real.events(real.pattern(CAR_BOMB, r"able to strike an operations base"))
    assert strike and bomb and not strike & bomb
    article_of = {claim.id: claim.article for claim in real.analysis.claims}
    across = [
        item
        for item in real.analysis.judgements
        if {article_of[item.claim], article_of[item.toward]} == {ROCKETS, CAR_BOMB}
    ]
    assert not across
    event_of = {claim.id: claim.event for claim in real.analysis.claims}
    assert all(event_of[item.claim] == event_of[item.toward] is not None for item in real.analysis.judgements)


@pytest.mark.shared
def test_the_report_shows_what_else_disagrees(real: Found) -> None:
    """Targets of both strikes are disputed, and so is who caused the casualties of the first."""
    disputed = {
        ("target", real.pattern(FIRST, r"assets and the headq"), real.pattern(FIRST, r"carrying out a targeted")),
        ("target", real.pattern(ROCKETS, r"part of a covert"), real.pattern(ROCKETS, r"was a logistics centre")),
    }
    missing = [
        (kind, one, other)
        for kind, one, other in sorted(disputed, key=repr)
        if not any(item.stance == "contradict" and item.kind == kind for item in real.judgements(one, other))
    ]
    assert not missing


@pytest.mark.shared
def test_real_documents_keep_the_contract(shared_analysis: Analysis) -> None:
    assert problems(Report(shared_analysis).to_dict(), contract_json.texts(shared_analysis)) == ()
