"""Whom a speaker without a plain name of its own stands for: words, pronouns, descriptions, spokesmen, spellings."""

from __future__ import annotations

from datetime import date

import pytest

from corroborate.pipeline import understand_one
from corroborate.records import Article
from corroborate.saying.bodynames import known
from corroborate.saying.speakers import anonymous
from corroborate.saying.spellings import distance, skeleton, slipped
from corroborate.voices import Mouth, name
from corroborate.weighing.descriptions import bodies_in, can_speak, is_description, spokesman_of, words_of
from corroborate.weighing.fullnames import whole_name
from corroborate.weighing.namings import within
from corroborate.weighing.offices import body_of


def heard(*texts: str) -> list[tuple[str, Mouth]]:
    """The claims of some articles of one outlet, each with its voice."""
    articles = {
        f"a{at}": Article(f"a{at}", "Post", "", text, "", published=date(2031, 5, 6), origin="outlet:Post")
        for at, text in enumerate(texts)
    }
    read = [understand_one(article, "default") for article in articles.values()]
    claims = [claim for found, _ in read for claim in found]
    mouths = name(claims, articles, [figure for _, counted in read for figure in counted])
    return [(claim.text, mouths[claim.id]) for claim in claims]


def last(text: str) -> Mouth:
    return heard(text)[-1][1]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The Norland Relief Union said ten men had died in Homs. The group said a school had burned.", None),
        ("SANA said ten men had died in Homs. According to the bulletin, a school had burned as well.", "body:sana"),
        (
            "A militia spokesman spoke. A Sarmin Ministry statement said ten men had died in Homs.",
            "body:sarmin-ministry",
        ),
        ("A spokesman for the Blue Falcon Front said ten men had died in Homs.", "body:blue-falcon-front"),
        (
            '"Ten men died in Homs," said coalition spokesman Col. John Marlow of the US-led coalition.',
            "body:us-coalition",
        ),
        ("The US-led coalition bombed Homs. The coalition said ten men had died there.", "body:us-coalition"),
        (
            "Ten men died in Homs. The raid hurt six others, said Omar Darwish, spokesman for the Kremlin.",
            "body:russian-presidency",
        ),
        (
            "The Observatory said ten men had died in Homs. The raid hurt six, said the Britain-based group.",
            "body:sohr",
        ),
    ],
)
def test_whoever_issued_the_words_or_is_spoken_for_is_the_voice(text: str, voice: str | None) -> None:
    assert last(text).id == (voice or heard(text)[0][1].id)


def test_a_source_an_agency_heard_is_the_agencys_before_and_after_it_is_told() -> None:
    found = heard(
        "A guard at the Homs depot said ten men had died in a blast. The guard told the SANA reporter that a roof had "
        "fallen in."
    )
    assert {mouth.id for _, mouth in found} == {"body:sana"}


def test_a_crowd_heard_by_an_agency_once_may_be_another_elsewhere() -> None:
    found = heard("Residents told SANA that ten men had died in Homs. In Hama a school burned, residents said.")
    assert found[-1][1].unnamed


def test_an_activist_beside_a_medium_speaks_for_himself() -> None:
    found = heard(
        "State media reported that rebels had shelled a mill in Homs while a camera activist in the town said ten "
        "men had died."
    )
    assert [mouth.id for _, mouth in found] == ["body:syrian-state-media", "unnamed:outlet:Post:camera activist"]


@pytest.mark.parametrize(
    "text",
    [
        "A raid hit the capital of the so-called state declared a year ago by the group, and ten men died.",
        "The self proclaimed Northern State was hit by raids and ten men died.",
        "The group has shot dozens of men since it declared a state in June.",
    ],
)
def test_what_is_declared_or_cannot_speak_is_no_voice(text: str) -> None:
    assert {mouth.id for _, mouth in heard(text)} == {"body:post"}


def test_he_is_whoever_the_sentence_before_gave_the_word() -> None:
    text = "Omar Darwish, a baker, claimed that Falcon had shelled the mill in Homs. Ten men died there, he added."
    assert last(text).id == "body:omar-darwish"


def test_a_name_in_capitals_is_no_verb_of_saying() -> None:
    assert last('"Ten men died," Osama Said a Sarmin-based baker told reporters in Homs.').id == "body:osama-said"


@pytest.mark.parametrize(
    ("speaker", "owner"),
    [
        ("the bulletin", ""),
        ("a Sarmin Ministry statement", "Sarmin Ministry"),
        ("Twitter account of the Blue Falcons", "Blue Falcons"),
        ("the latest projections from the Harbour Trust", "Harbour Trust"),
        ("a militant website", None),
        ("an ISIS-linked Facebook page", None),
        ("media reports", None),
        ("the baker", None),
    ],
)
def test_words_speak_for_whoever_issued_them(speaker: str, owner: str | None) -> None:
    assert words_of(speaker) == owner


def test_spokesmen_without_a_name() -> None:
    assert spokesman_of("a spokesman for the Blue Falcon Front") == "Blue Falcon Front"
    assert spokesman_of("a Blue Falcon Front spokeswoman") == "Blue Falcon Front"
    assert spokesman_of("the spokesman") is None


@pytest.mark.parametrize("speaker", ["two residents", "the hospital staff", "a baker", "the rescue team"])
def test_people_can_speak(speaker: str) -> None:
    assert can_speak(speaker)


@pytest.mark.parametrize("speaker", ["the only way to", "orange jackets", "the self"])
def test_things_cannot(speaker: str) -> None:
    assert not can_speak(speaker)


def test_a_capital_at_the_head_of_a_sentence_makes_no_name() -> None:
    assert is_description("Rescue teams and bakers", "A rescue took hours. Rescue teams and bakers said so.")
    assert not is_description("Moscow", "Moscow said so.")
    assert not is_description("the interior ministry", "the interior ministry said so.")
    assert is_description("opponents of President Marlow", "") and is_description("a Norland-led force", "")


def test_persons_speak_for_the_body_they_are_introduced_with() -> None:
    text = (
        "Russian defense ministry spokesman Maj. Gen. Ivan Morlov spoke. Hassan Darwish, head of the White Helmets, "
        "came. "
        "President of the Syrian Coalition Adnan Barudi left. Omar Haddad is the head of a hospital in Hama."
    )
    assert known(body_of("Ivan Morlov", text) or "") == "russia-defence-ministry"
    assert known(body_of("Hassan Darwish", text) or "") == "white-helmets"
    assert known(body_of("Adnan Barudi", text) or "") == "snc"
    assert body_of("Omar Haddad", text) is None


@pytest.mark.parametrize(
    ("speaker", "sentence", "full"),
    [
        ("DU", "", "Doctors Union"),
        ("Doctors Union DU", "", "Doctors Union"),
        (
            "a group of medics",
            "the Free Doctors Union a group of medics that runs clinics said six died",
            "Free Doctors Union",
        ),
        ("a local baker", "Speaking to Anadolu Agency Yusuf el-Barudi a local baker said six died", "Yusuf el-Barudi"),
        ("Hisham Darwish the former", "Hisham Darwish the former mayor said six died", "Hisham Darwish"),
        ("SANA", "SANA a state agency said six died", "SANA"),
    ],
)
def test_the_whole_name_is_given_beside_or_elsewhere(speaker: str, sentence: str, full: str) -> None:
    assert whole_name(speaker, sentence, f"{sentence} The Doctors Union opened a ward.") == full


def test_bodies_named_in_a_text() -> None:
    found = bodies_in(
        "The U.S.-led coalition and the Turkish army spoke; so did the Syrian Observatory for Human Rights."
    )
    assert set(found) == {"us-coalition", "turkey-military", "sohr"}


@pytest.mark.parametrize(
    ("name_", "body"),
    [
        ("Syrian Obsevatory for Human Rights", "sohr"),
        ("Syria Democratic Forces", "sdf"),
        ("Al-Mayadin", "al-mayadeen"),
        ("ISIS-affiliated Aamaq news agency", "islamic-state"),
        ("Islamic State militant group", "islamic-state"),
        ("SANAs correspondent", "sana"),
        ("AFP photographer in Sarmin", "afp"),
        ("Turkish state-run Anadolu Agency", "anadolu"),
        ("Iranian-backed Lebanese group", None),
        ("Turkish Red Crescent", None),
        ("Hama", None),
        ("Syrian National Congress", None),
    ],
)
def test_other_spellings_and_slips_of_listed_names(name_: str, body: str | None) -> None:
    assert known(name_) == body


def test_like_sounds() -> None:
    assert skeleton("Mohammed Hussein") == skeleton("Muhamad Husayn")
    assert skeleton("Hamid Darwish") != skeleton("Hammoud Darwish")
    assert distance("darwish", "darwsh") == 1
    assert slipped("free docters union", {"free doctors union": "fdu"}) == "fdu"
    assert slipped("doctor union", {"doctors union": "du"}) is None


def test_one_person_in_two_spellings_is_one_voice() -> None:
    found = heard("Ten men died in Homs, Mohammed Barudi said.", "Ten men died in Homs, Muhamad Barudi said.")
    assert len({mouth.id for _, mouth in found}) == 1
    apart = heard("Ten men died in Homs, Hamid Barudi said.", "Ten men died in Homs, Hammoud Barudi said.")
    assert len({mouth.id for _, mouth in apart}) == 2


def test_a_lead_in_words_is_the_voice_of_the_one_toll_below() -> None:
    text = "Dozens of people were killed by a blast in Homs on Tuesday. The blast killed 40 people, SANA said."
    assert {mouth.id for _, mouth in heard(text)} == {"body:sana"}
    two = f"{text} The blast killed 46 people, the Observatory said."
    assert heard(two)[0][1].id == "body:post"


def test_where_a_medium_sits_is_not_who_speaks() -> None:
    assert not anonymous("Karwan news website in Iran")
    assert anonymous("a news website in Iran")
    assert within("Karwan news website in Iran") is None
