"""Claims that answer the same question: typed ones by what they ask, free ones by meaning."""

from __future__ import annotations

import numpy as np
import pytest
from test_events import MARCH, MAY, RECALLED, RECALLING, analysed, placed, story

from corroborate.clusters import POINT, Draft, free_claims, points, question_of, typed
from corroborate.pipeline import Placed
from corroborate.records import Claim


def _claim(name: str) -> Claim:
    return Claim(name, name, None, "text", 0, 1, name, name, "body", event="e")


def _rows(*angles: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Unit rows at some angles, in degrees."""
    turned = np.radians(np.array(angles))
    return np.stack([np.cos(turned), np.sin(turned)], axis=1)


def test_points_near_in_meaning_are_one_cluster() -> None:
    claims = [_claim(name) for name in "abcde"]
    found = points("e", claims, _rows(0, 10, 90, 100, 180), 0.6)
    assert [draft.claims for draft in found] == [("a", "b"), ("c", "d")]
    assert {draft.question for draft in found} == {POINT}


def test_points_do_not_depend_on_the_order_of_claims() -> None:
    names, angles = "abcdef", (0.0, 20.0, 40.0, 90.0, 100.0, 170.0)
    forward = points("e", [_claim(name) for name in names], _rows(*angles), 0.6)
    backward = points("e", [_claim(name) for name in reversed(names)], _rows(*reversed(angles)), 0.6)
    assert forward == backward


def test_one_point_is_no_cluster() -> None:
    assert points("e", [_claim("a")], _rows(0), 0.6) == ()
    assert points("e", [_claim("a"), _claim("b")], _rows(0, 90), 0.6) == ()


def test_an_id_is_made_of_content() -> None:
    first = Draft("e", "killed", ("a", "b"))
    assert first.id == Draft("e", "killed", ("a", "b"), ("figure",)).id
    assert (
        len(
            {
                first.id,
                Draft("e", "killed", ("a",)).id,
                Draft("e", "injured", ("a", "b")).id,
                Draft("f", "killed", ("a", "b")).id,
            }
        )
        == 4
    )


TOLL = story(
    "north",
    "Fifteen people, including four children, were killed when warplanes bombed a mill in the town of Azaz on Tuesday, "
    "Mayor Anwar Latif said. The army denied that anyone was killed. More than 50 people could die, a nurse warned.",
    "2022-10-13",
    "Azaz bombed",
)


def _typed(found: Placed) -> dict[str, list[Draft]]:
    drafts: dict[str, list[Draft]] = {}
    for draft in typed(found.claims, found.figures):
        drafts.setdefault(draft.question, []).append(draft)
    return drafts


def test_questions_are_slot_and_part() -> None:
    found = placed(TOLL)
    assert {question_of(figure) for figure in found.figures} >= {"killed", "killed/children"}


def test_what_nobody_asserts_answers_no_count() -> None:
    found = placed(TOLL)
    counted = {name for drafts in _typed(found).values() for draft in drafts for name in draft.figures}
    stated = {figure.id: (figure.low, figure.modality) for figure in found.figures}
    assert 15 in {stated[name][0] for name in counted}
    assert {stated[name][1] for name in counted} <= {"asserted", "alleged"}
    assert 51 not in {stated[name][0] for name in counted}


def test_a_cluster_is_of_one_event() -> None:
    found = placed(MARCH, MAY, RECALLING, RECALLED)
    event_of = {claim.id: claim.event for claim in found.claims}
    for draft in typed(found.claims, found.figures):
        assert {event_of[claim] for claim in draft.claims} == {draft.event}
        assert list(draft.claims) == sorted(set(draft.claims))


def test_a_cluster_of_one_event_holds_both_articles() -> None:
    drafts = _typed(placed(RECALLING, RECALLED))["killed"]
    assert sorted(len({claim.split("#")[0] for claim in draft.claims}) for draft in drafts) == [1, 2]


def test_free_claims_are_those_no_question_holds() -> None:
    found = placed(RECALLING, RECALLED)
    drafts = typed(found.claims, found.figures)
    held = {claim for draft in drafts for claim in draft.claims}
    for event, claims in free_claims(found.claims, drafts, found.figures).items():
        assert all(claim.id not in held and claim.event == event for claim in claims)


def test_one_teller_has_no_points() -> None:
    found = placed(
        story(
            "north",
            "Warplanes bombed a mill in Azaz on Tuesday. The mill had long stood empty. The owner lived abroad.",
            "2022-10-13",
        )
    )
    assert free_claims(found.claims, typed(found.claims, found.figures), found.figures) == {}


def test_the_same_point_in_other_words_is_one_cluster() -> None:
    found = analysed(
        story(
            "north",
            "Warplanes bombed a mill in the town of Azaz on Tuesday. The road to the border crossing was closed to "
            "all traffic.",
            "2022-10-13",
        ),
        story(
            "south",
            "A mill was bombed from the air in the town of Azaz on Tuesday. All traffic on the road to the border "
            "crossing was stopped.",
            "2022-10-13",
        ),
    )
    texts = {claim.id: claim.text for claim in found.claims}
    (cluster,) = [cluster for cluster in found.clusters if cluster.question == POINT]
    assert all("border crossing" in texts[claim] for claim in cluster.claims) and len(cluster.claims) == 2


@pytest.mark.parametrize("items", [(TOLL,), (MARCH, MAY), (RECALLING, RECALLED)])
def test_the_headline_claim_is_a_member(items: tuple[tuple[str, str, str, str | None, str | None], ...]) -> None:
    found = analysed(*items)
    assert found.clusters
    assert all(cluster.headline_claim in cluster.claims for cluster in found.clusters)
    assert len({cluster.id for cluster in found.clusters}) == len(found.clusters)
