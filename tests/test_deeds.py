"""Deeds done by words, names behind descriptions, and whom a sentence leaves to be understood."""

from __future__ import annotations

import pytest

from corroborate.articles import from_records
from corroborate.attribution import attribute
from corroborate.pipeline import analyse, mouths_of
from corroborate.records import Article, Saying
from corroborate.saying.quotations import quotations
from corroborate.sentences import split
from corroborate.settings import Settings
from corroborate.text.parsing import parser


def read(text: str) -> list[Saying]:
    article = Article("a", "Outlet", "", text, "")
    return list(attribute(split(article, parser()), article))


def spoken(text: str) -> list[str | None]:
    return [saying.attribution.speaker if saying.attribution else None for saying in read(text)]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The mayor condemned the raid on the mill.", "The mayor"),
        ("Leila Haddad issued a statement about the mill on Friday.", "Leila Haddad"),
        ("The Harbour Union urged its members to stay away.", "Harbour Union"),
        ("The raid was condemned by Leila Haddad.", "Leila Haddad"),
        ("The mayor did not condemn the raid on the mill.", None),
        ("The mayor could condemn the raid on the mill.", None),
        ("The flood made a hole in the wall of the mill.", None),
    ],
)
def test_a_deed_done_by_words_is_the_outlets_claim_and_its_doers_voice(text: str, doer: str | None) -> None:
    (saying,) = read(text)
    assert saying.attribution is None
    assert (saying.deed.speaker if saying.deed else None) == doer


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Leila Haddad called the plan “a gift to the old harbour”.", "Leila Haddad"),
        ("Okafor went on to call the pier “rotten and unsafe.”", "Okafor"),
        ("Leila Haddad left. She called the mayor “a mere old weathercock.”", "Leila Haddad"),
        ("Omar Haddad did not call the pier “rotten and unsafe.”", None),
    ],
)
def test_words_in_quotation_marks_stay_a_deed(text: str, doer: str | None) -> None:
    saying = read(text)[-1]
    assert saying.attribution is None
    assert (saying.deed.speaker if saying.deed else None) == doer


def test_who_did_it_by_words_is_the_voice() -> None:
    text = (
        "Leila Haddad, the mayor of Oldford, condemned the raid on the mill. She said the raid on the mill was wrong."
    )
    record = {"id": "a", "outlet": "Herald", "published": "2021-05-04", "title": "The mill", "text": text}
    analysis = analyse(from_records([record]), Settings())
    mouths = mouths_of(analysis)
    assert {mouths[claim.id].label for claim in analysis.claims if claim.field == "text"} == {"Leila Haddad"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The road is shut,” the local party leader, Omar Haddad, said on Friday.", "Omar Haddad"),
        ("One of its members, Omar Haddad, said the road was shut.", "Omar Haddad"),
        ("Her agent, Omar Haddad, said Page left the house yesterday.", "Omar Haddad"),
        ("The road is shut, said the officer Omar Haddad.", "officer Omar Haddad"),
        (
            "“We are glad to have her,” producers Leila Okafor and Omar Haddad said.",
            "producers Leila Okafor and Omar Haddad",
        ),
        (
            "The Observatory was asked. Two were hurt, a group monitoring the war said.",
            "Syrian Observatory for Human Rights",
        ),
        ("Two were hurt, a group monitoring wolves said.", "a group"),
        ("They have had confirmation that the road is shut.", "They"),
        ("A certainty considering that the road is shut.", None),
    ],
)
def test_the_name_of_a_speaker_stands_for_what_he_is(text: str, speaker: str | None) -> None:
    assert spoken(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Twitter at the time said it was a fault. “We never ban,” the tech giant said.", "Twitter"),
        ("Twitter said it was a fault. A rival giant called. “We never ban,” the giant said.", "the giant"),
        ("The ward is full, officer Omar Haddad said. Jackson had been there before, he said.", "officer Omar Haddad"),
        ("Leila Haddad sees a double standard. “They all did the same thing here.”", "Leila Haddad"),
        ("The road is shut, Omar Haddad said. Though I would lean toward thinking that it is wrong, it stays.", None),
    ],
)
def test_who_is_meant(text: str, speaker: str | None) -> None:
    assert spoken(text)[-1] == speaker


def test_a_quotation_ends_where_the_next_begins() -> None:
    text = '"We left the old pier. "The crane stood there."'
    assert [text[run.start : run.end] for run in quotations(text)] == [
        '"We left the old pier. ',
        '"The crane stood there."',
    ]
