"""Claims that hold another with its speaker, and the articles that tell of one story."""

from __future__ import annotations

import pytest

from corroborate.records import Attribution, Claim
from corroborate.weighing.holding import held
from corroborate.weighing.stories import neighbours
from corroborate.weighing.voicings import Mouth

OUTLET = Mouth("body:post", "Post")
MAYOR = Mouth("body:dana-okafor", "Dana Okafor", basis="speaker")


def claim(text: str, inner: str, said: Attribution | None = None, article: str = "a") -> Claim:
    start = text.index(inner)
    return Claim(
        f"{article}{start}-{len(inner)}",
        article,
        None,
        "text",
        start,
        start + len(inner),
        inner,
        inner,
        "body",
        attribution=said,
    )


def voice_of_whole(text: str, inner: str, outer: Attribution | None = None, voice: Mouth = OUTLET) -> str:
    at = text.index("Okafor")
    said = Attribution("Okafor", "said", False, ("Harbour Post",), at, at + 6)
    both = [claim(text, text, outer), claim(text, inner, said)]
    found = held(both, {both[0].id: voice, both[1].id: MAYOR})
    return found.get(both[0].id, voice).id


@pytest.mark.parametrize(
    ("text", "inner", "whose"),
    [
        ("It may fail, for Okafor has said the pier is dead", "the pier is dead", MAYOR),
        ("While Okafor says that the pier is safe, divers doubt it", "the pier is safe", MAYOR),
        ("Three men drowned at the old pier on Monday morning, which Okafor says is safe", "is safe", OUTLET),
    ],
)
def test_telling_that_somebody_said_so_is_no_second_voice(text: str, inner: str, whose: Mouth) -> None:
    assert voice_of_whole(text, inner) == whose.id


@pytest.mark.parametrize(("verb", "whose"), [("reports", MAYOR.id), ("said", "body:harbour-post")])
def test_what_a_paper_reports_somebody_to_say_is_not_the_papers(verb: str, whose: str) -> None:
    paper = Attribution("Harbour Post", verb, False, (), 0, 12)
    text = f"Harbour Post {verb} that Okafor says that the pier is safe"
    assert (
        voice_of_whole(text, "the pier is safe", paper, Mouth("body:harbour-post", "Harbour Post", basis="speaker"))
        == whose
    )


def test_articles_that_name_the_same_few_people_tell_of_one_story() -> None:
    texts = {
        "a": "Dana Okafor met Omar Haddad at the pier",
        "b": "The court heard Omar Haddad and Dana Okafor",
        "c": "Dana Okafor left",
    }
    near = neighbours([claim(text, text, article=name) for name, text in texts.items()])
    assert {name: tuple(others) for name, others in near.items()} == {"a": ("b",), "b": ("a",)}
