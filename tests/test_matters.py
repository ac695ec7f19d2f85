"""Denials, opposite states and numbers of one thing, on any matter: what is set against each other and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corroborate.comparing.acts import two_acts
from corroborate.comparing.matters import compare_matters, named_alike, numbered_apart
from corroborate.comparing.measures import measures
from corroborate.comparing.proposing import matters
from corroborate.comparing.statements import statements
from corroborate.comparing.timing import compare_hours
from corroborate.records import Answer, Article, Attribution, Claim, Modality


def claim(text: str, modality: Modality = "asserted", speaker: str | None = None, article: str = "a") -> Claim:
    said = Attribution(speaker, "said") if speaker else None
    return Claim(
        f"{article}: {text}",
        article,
        article,
        "text",
        0,
        len(text),
        text,
        text,
        "body",
        modality,
        said,
        event="e",
    )


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The mayor was arrested on Friday", "The mayor was not arrested", "denial"),
        ("The north gate was bolted", "The gates were open when the crowd arrived", "status"),
        ("The ferry was overloaded", "The vessel was not overloaded", "denial"),
        ("A pistol was recovered at the scene", "No gun was found at the scene", "denial"),
        ("Orlan Motors is recalling 85,000 vans over a fault", "Orlan Motors recalls 120,000 vans", "wording"),
        ("Ada Brook was jailed for eight years", "Brook was sentenced to nine years in prison", "wording"),
        ("The firm was fined $2.5 million by the regulator", "The company was fined $4 million", "wording"),
        ("The pilot failed to answer the tower", "The pilot answered the tower", "denial"),
        ("The bridge was open to traffic", "The bridge was closed to traffic", "status"),
        ("His aunt Olga was 91 when she fell", "Olga Tarn, 88, fell on the stairs", "wording"),
        ("Councillors voted 52 to 46 for the tram", "The tram was approved by 55 votes to 43", "wording"),
    ],
)
def test_what_cannot_both_be_so(one: str, other: str, kind: str) -> None:
    for later, earlier in ((one, other), (other, one)):
        verdict = compare_matters(claim(later), claim(earlier), same_day=True)
        assert verdict is not None, (later, earlier)
        assert (verdict.stance, verdict.kind) == ("contradict", kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The front door was locked", "The rear door was open"),
        ("Some of the doors were locked", "Some of the doors were not locked"),
        ("The driver was charged with murder", "The driver was not charged with speeding"),
        ("The mayor was arrested on Friday", "The deputy was not arrested"),
        ("He scored six goals and made two more in the cup", "He scored four goals"),
        ("The team won six games in the past month", "The team won ten games"),
        ("About 400 people took part in the march", "412 people took part in the march"),
        ("More than 400 cars were damaged in the hail", "1,100 cars were damaged in the hail"),
        ("The firm hired 40 workers in spring", "The firm hired 12 more workers"),
        ("The bridge may have been closed to traffic", "The bridge was open to traffic"),
        ("The trial lasted nine weeks", "The inquiry lasted four weeks"),
        ("You do not have a ticket", "The fans had a ticket"),
        ("Brook scored twice, with six shots and nine passes in 40 minutes", "Brook had two shots on goal"),
        ("During the final run, Brook blocked two shots", "Brook blocked six shots"),
        ("The club offered Brook a ten-year deal", "The club did not offer Brook an eight-year deal"),
        ("He intended to stay in Orlyne", "He never intended to take so long"),
        ("Ada Brook, 40, was there", "Brook, 41, was there"),
        ("Ada Brook, 40, was there", "Carl Brook, 17, was there"),
        ("On May 12, police came", "On May 15, police left"),
        ("The lower house passed the bill 232-189", "The upper house passed the bill 52-48"),
        ("Ada Brook was jailed for eight years", "Carl Lind was jailed for nine years"),
    ],
)
def test_what_can_both_be_so(one: str, other: str) -> None:
    for later, earlier in ((one, other), (other, one)):
        assert compare_matters(claim(later), claim(earlier), same_day=True) is None, (later, earlier)


def test_a_denial_states_what_its_speaker_calls_untrue() -> None:
    denied = claim("any gate was locked", "denied", "The manager")
    assert compare_matters(denied, claim("The gates were locked"), same_day=True) is not None
    assert compare_matters(denied, claim("The gates were open"), same_day=True) is None
    used = claim("using water cannon", "denied", "Police")
    assert compare_matters(used, claim("Police fired water cannon at the crowd"), same_day=True) is not None
    assert compare_matters(used, claim("Fans threw bottles at the crowd"), same_day=True) is None


def test_what_was_not_yet_so_may_have_come_about_since() -> None:
    before, after = claim("The suspect has not been charged"), claim("The suspect was charged on Tuesday")
    assert compare_matters(after, before, same_day=False) is None
    assert compare_matters(after, before, same_day=True) is not None
    assert compare_matters(claim("The road is open"), claim("The road is closed"), same_day=False) is None


def test_counts_in_slots_are_compared_as_such() -> None:
    one, other = claim("The rebels hold 12 hostages"), claim("The rebels hold 30 hostages")
    assert compare_matters(one, other, same_day=True) is not None
    assert compare_matters(one, other, same_day=True, counted=True) is None


def test_a_name_in_common_ties_two_claims() -> None:
    assert named_alike(claim("Orlan is recalling vans"), claim("Orlan recalls its vans"))
    assert not named_alike(claim("the firm is recalling vans"), claim("the firm recalls its vans"))


def test_other_numbers_of_one_thing_bear_nothing_out() -> None:
    one, other = claim("Orlan recalls 85,000 vans in Norland"), claim("Orlan is recalling 120,000 vans")
    assert compare_matters(one, other, same_day=True) is None
    assert numbered_apart(one, other)
    assert not numbered_apart(one, claim("Orlan is recalling about 85,000 vans"))


def test_statements_and_measures_of_a_sentence() -> None:
    (one,) = statements("No weapon was found at the scene")
    assert (one.verb, one.positive, one.about) == ("find", False, frozenset({"weapon"}))
    (measure,) = measures("The dam sits between 3 and 5 miles above the town")
    assert (measure.low, measure.high, measure.unit) == (3.0, 5.0, "mile")
    assert [item.unit for item in measures("She paid £85,000 in costs and 2.5 million euros")] == ["£", "€"]
    assert measures("The blast came on 6 May 2031") == ()


def test_the_hour_of_what_came_beside_an_act_is_not_its_own() -> None:
    hour, night = Answer("time", "morning", "at about 10 a.m."), Answer("time", "night", "overnight")
    fire = replace(claim("The fire broke out at about 10 a.m."), answers=(hour,))
    died = replace(claim("The fire killed 25, after two of the patients died overnight"), answers=(night,))
    burnt = replace(claim("The fire broke out overnight"), answers=(night,))
    assert two_acts(fire, died, "time") is not None
    assert two_acts(fire, burnt, "time") is None


def test_two_clock_times_of_one_morning_do_not_agree() -> None:
    six, eight = Answer("time", "morning", "at 6.40 a.m."), Answer("time", "morning", "eight in the morning")
    assert compare_hours([six], [eight]) is None
    assert compare_hours([six], [Answer("time", "morning", "at 6 a.m.")]) is not None


def test_claims_at_odds_are_put_into_one_cluster_however_unlike_in_words() -> None:
    texts = {
        "a": "The gates had been locked from outside, so that nobody could leave the stand",
        "b": "All gates were open when the first ambulance arrived",
        "c": "The club has played there since 1954",
    }
    told = [claim(text, article=article) for article, text in texts.items()]
    articles = {name: Article(name, name, "", text, name, date(2031, 5, 6)) for name, text in texts.items()}
    voices = {item.id: item.article for item in told}
    (draft,) = matters(told, (), (), articles, voices)
    assert draft.claims == tuple(sorted((told[0].id, told[1].id)))
    assert matters(told[::-1], (), (), articles, voices) == (draft,)
    assert matters(told, (draft,), (), articles, voices) == ()
    assert matters(told, (), (), articles, dict.fromkeys(voices, "one voice")) == ()
    assert matters([replace(item, event=None) for item in told], (), (), articles, voices) == ()
