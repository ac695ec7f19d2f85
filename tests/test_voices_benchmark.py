"""The labels of ``benchmarks/voices``: well formed, free of text, and found where they say in the articles."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "benchmarks" / "voices"
DATA = ROOT.parent / "shared" / "data"
SETS = tuple(
    DATA / name for name in ("articles/syria_war.jsonl.gz", "articles/basil.jsonl.gz", "events/ecbplus_docs.jsonl.gz")
)
HALVES = {"work", "opened", "fresh", "unseen"}
TOLLS = {"update", "conflict", "one voice relayed differently", "agree", "not comparable"}
LONGEST_NOTE = 160


def rows(name: str, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))[key]
    return found


CLUSTERS = rows("clusters.json", "clusters")
ARTICLE_PAIRS = rows("origins.json", "articles")
PASSAGES = rows("origins.json", "passages")
TOLL_PAIRS = rows("updates.json", "pairs")


def spans() -> list[dict[str, Any]]:
    members = [member for cluster in CLUSTERS for member in cluster["members"]]
    figures = [pair[side] for pair in TOLL_PAIRS for side in ("a", "b")]
    passages = [
        {
            "article": pair[f"article_{side}"],
            "field": "text",
            "start": pair[f"start_{side}"],
            "end": pair[f"end_{side}"],
        }
        for pair in PASSAGES
        for side in ("a", "b")
    ]
    return members + figures + passages


def test_there_is_enough_of_each() -> None:
    assert len(CLUSTERS) >= 60
    assert len({cluster["incident"] for cluster in CLUSTERS}) >= 60
    assert len(TOLL_PAIRS) >= 40
    assert len({cluster["id"] for cluster in CLUSTERS}) == len(CLUSTERS)
    assert len({pair["id"] for pair in TOLL_PAIRS}) == len(TOLL_PAIRS)


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda cluster: cluster["id"])
def test_every_member_is_in_one_voice(cluster: dict[str, Any]) -> None:
    placed = [member for voice in cluster["voices"] for member in voice]
    assert sorted(placed) == list(range(len(cluster["members"])))
    assert all(cluster["voices"])
    for group in cluster["possibly_one"]:
        assert len(set(group)) == len(group) > 1
        assert set(group) <= set(range(len(cluster["voices"])))


def test_labels_are_of_the_words_agreed() -> None:
    assert {row["half"] for row in CLUSTERS + ARTICLE_PAIRS + PASSAGES + TOLL_PAIRS} == HALVES
    assert {pair["label"] for pair in ARTICLE_PAIRS} == {"same", "different", "borderline"}
    assert {pair["label"] for pair in PASSAGES} == {"same", "different"}
    assert {pair["label"] for pair in TOLL_PAIRS} == TOLLS
    assert {pair["also"] for pair in TOLL_PAIRS if "also" in pair} <= TOLLS


def test_no_pair_is_labelled_twice_or_with_itself() -> None:
    pairs = [frozenset((pair["article_a"], pair["article_b"])) for pair in ARTICLE_PAIRS]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)


def test_same_is_an_equivalence() -> None:
    friends: dict[str, set[str]] = defaultdict(set)
    for pair in ARTICLE_PAIRS:
        if pair["label"] == "same":
            friends[pair["article_a"]].add(pair["article_b"])
            friends[pair["article_b"]].add(pair["article_a"])
    for pair in ARTICLE_PAIRS:
        if pair["label"] == "different":
            reached, ahead = {pair["article_a"]}, [pair["article_a"]]
            while ahead:
                new = friends[ahead.pop()] - reached
                reached |= new
                ahead.extend(new)
            assert pair["article_b"] not in reached, pair


def test_an_incident_and_its_articles_lie_in_one_half() -> None:
    halves: dict[str, set[str]] = defaultdict(set)
    for cluster in CLUSTERS:
        halves[cluster["incident"]].add(cluster["half"])
        for member in cluster["members"]:
            halves[member["article"]].add(cluster["half"])
    for pair in ARTICLE_PAIRS:
        if pair["label"] == "same":
            for side in ("article_a", "article_b"):
                halves[pair[side]].add(pair["half"])
    assert {key: found for key, found in halves.items() if len(found) > 1} == {}


def test_notes_are_short() -> None:
    notes = [row.get("note", row.get("why", "")) for row in CLUSTERS + ARTICLE_PAIRS + PASSAGES + TOLL_PAIRS]
    assert max(map(len, notes)) <= LONGEST_NOTE


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))


@pytest.mark.shared
@pytest.mark.skipif(not all(path.is_file() for path in SETS), reason="the sets of articles are not beside the checkout")
@pytest.mark.usefixtures("helpers")
def test_labels_lie_in_the_articles() -> None:
    from sets import several

    articles = {row["id"]: row for rows in several(SETS) for row in rows}
    for span in spans():
        field = articles[span["article"]][span["field"]]
        assert 0 <= span["start"] < span["end"] <= len(field), span
        assert field[span["start"] : span["end"]].strip() == field[span["start"] : span["end"]], span
    for pair in ARTICLE_PAIRS:
        assert pair["article_a"] in articles
        assert pair["article_b"] in articles
    for half in HALVES:
        ours = [cluster for cluster in CLUSTERS if cluster["half"] == half]
        fewer = [cluster for cluster in ours if len(cluster["voices"]) < len(outlets(cluster, articles))]
        assert len(fewer) >= len(ours) / 2, half
        assert all(len(outlets(cluster, articles)) > 1 for cluster in ours) or half in ("opened", "fresh")


def outlets(cluster: dict[str, Any], articles: dict[str, dict[str, Any]]) -> set[str]:
    return {articles[member["article"]].get("outlet") or member["article"] for member in cluster["members"]}


@pytest.mark.usefixtures("helpers")
def test_sets_are_read_into_one_shape(tmp_path: Path) -> None:
    from sets import several

    def written(name: str, *rows: dict[str, Any]) -> Path:
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)
        return tmp_path / name

    plain = written("plain.gz", {"id": "1", "outlet": "Gazette", "title": "Flood", "text": "The dam held."})
    three = written("three.gz", {"source": "nyt", "date": "2010-01-02T00", "title": "Vote", "paragraphs": ["A.", "B."]})
    topics = written("topics.gz", {"doc_id": "1_2ecb", "title": "Ship sank.", "text": ""})
    (first,), (second,), (third,) = several([plain, three, topics])
    assert (first["id"], first["outlet"], first["text"]) == ("1", "Gazette", "The dam held.")
    assert (second["id"], second["outlet"], second["published"]) == ("b000", "NYT", "2010-01-02")
    assert second["text"] == "A.\n\nB."
    assert third == {"id": "1_2ecb", "title": "Ship sank.", "text": "Ship sank."}
    with pytest.raises(ValueError, match="one id"):
        several([plain, plain])


@pytest.mark.usefixtures("helpers")
def test_groups_that_meet_are_one() -> None:
    from labels import merged

    assert merged(4, []) == 4
    assert merged(4, [(0, 1)]) == 3
    assert merged(4, [(0, 1), (1, 2)]) == 2
    assert merged(3, [(0, 1), (1, 2), (0, 2)]) == 1


@pytest.mark.usefixtures("helpers")
def test_two_articles_share_what_both_have_of_a_third() -> None:
    from found import passage_found, passages_of
    from labels import PassagePair, Span

    from corroborate.records import Article

    class Run:
        """A passage as the product tells it."""

        def __init__(self, start: int, end: int, there: tuple[int, int]) -> None:
            self.start, self.end, self.article = start, end, "wire"
            self.other_start, self.other_end = there

    class Printed:
        """An article with its passages."""

        def __init__(self, id: str, run: Run) -> None:
            self.id, self.passages = id, (run,)

    def printed(*articles: Printed) -> list[Article]:
        return articles  # type: ignore[return-value]

    def pair(label: str) -> PassagePair:
        return PassagePair("work", Span("one", "text", 10, 90), Span("two", "text", 30, 110), label)

    near = passages_of(printed(Printed("one", Run(0, 100, (0, 100))), Printed("two", Run(20, 120, (0, 100)))))
    apart = passages_of(printed(Printed("one", Run(0, 100, (0, 100))), Printed("two", Run(20, 120, (200, 300)))))
    assert passage_found(pair("same"), near, [pair("same")])
    assert passage_found(pair("different"), near, [pair("different")])
    assert not passage_found(pair("same"), apart, [pair("same")])


@pytest.mark.usefixtures("helpers")
def test_a_threshold_is_the_lowest_of_the_best() -> None:
    from plain import best, jaccard, shingles

    assert best(lambda threshold: float(threshold >= 0.3)) == 0.3
    assert jaccard(shingles("one two three four five six"), shingles("One, two three: four five six")) == 1.0
    assert jaccard(shingles("too short"), shingles("too short")) == 0.0
