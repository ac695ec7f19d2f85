"""Names of persons and small words are no places, and what is a place stays one beside its namesake."""

from __future__ import annotations

import pytest

from corroborate import places, sentences
from corroborate.articles import from_records
from corroborate.text.parsing import parser
from corroborate.where.bearers import without_persons


def _places(text: str) -> set[str]:
    (article,) = from_records([{"id": "a", "outlet": "Mill Post", "title": "", "text": text}]).articles
    split = sentences.split(article, parser())
    prose = {n: text[one.start : one.end] for n, one in enumerate(split) if one.furniture is None}
    mentioned = {n: places.find(words) for n, words in prose.items()}
    return {mention.place.name for found in without_persons(split, prose, mentioned).values() for mention in found}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Senator Carla Hendry spoke twice. Hendry said she was calm. The attack on Hendry was late, "
            "Carla Hendry said.",
            "Hendry",
        ),
        ("Mr. Brandis left the hall. Mr. Brandis was tired. The vote between Brandis and Cole is near.", "Brandis"),
        ("Howard Pellman won. Pellman thanked voters. Doubts about trust in Pellman remain.", "Pellman"),
    ],
)
def test_who_is_named_in_full_or_with_a_title_is_no_place(text: str, person: str) -> None:
    assert person not in _places(text)


def test_a_town_stays_one_where_nobody_bears_its_name() -> None:
    assert "Brandis" in _places("Fire broke out in Brandis. The mayor of Brandis spoke. Nobody in Brandis slept.")


def test_a_listed_town_stays_one_beside_its_namesake() -> None:
    text = "Senator Paula Homs spoke. Ms. Homs was calm. Shells fell in Homs on Friday."
    assert "Homs" in _places(text)


def test_an_article_before_the_name_is_no_given_name() -> None:
    text = "Shells hit the villages of al-Murada and al-Hosh. al-Murada was hit again. Troops left al-Murada."
    assert "al-Murada" in _places(text)


def test_a_small_word_that_opens_a_sentence_is_no_district() -> None:
    assert not _places("About a quarter of the staff stayed at home. About half of them were ill.")


def test_a_tribe_is_its_people_wherever_it_is_named() -> None:
    text = "Men of the al-Sareeda tribe fled. Four al-Sareeda towns fell. After the defeat of al-Sareeda all was calm."
    assert _places(text) == set()
