"""Which accounts are of one happening: twins stay apart, reports in other words meet, copies are one on any date."""

from __future__ import annotations

import random
from datetime import date
from functools import cache

import pytest

from corroborate import origins
from corroborate.articles import from_records
from corroborate.happenings import Happening
from corroborate.joining.agreements import agree
from corroborate.joining.evidence import weigh
from corroborate.joining.vetoes import veto
from corroborate.pipeline import Placed, analyse, place, understand
from corroborate.records import Analysis, Place, When
from corroborate.report import Report
from corroborate.settings import Settings

Story = tuple[str, str, str, str | None, str | None]
"""An article's id, title, text, outlet and day of publication."""


def story(name: str, text: str, published: str | None = None, title: str = "", outlet: str | None = None) -> Story:
    """One article; the outlet is named after the id unless it is given."""
    return name, title, text, outlet or f"{name.title()} Post", published


def record(item: Story) -> dict[str, object]:
    return dict(zip(("id", "title", "text", "outlet", "published"), item, strict=True))


@cache
def placed(*items: Story) -> Placed:
    """The claims, figures and events of some articles, up to the stage of events."""
    settings = Settings()
    traced = origins.trace(from_records([record(item) for item in items]).articles, settings.copy_share)
    return place(understand(traced.articles, settings, _silent), traced.copies, _silent)


def _silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


@cache
def analysed(*items: Story) -> Analysis:
    """The whole analysis of some articles."""
    return analyse(from_records([record(item) for item in items]))


def event_of(found: Placed | Analysis, article: str, words: str) -> str | None:
    """The event of the claim of an article that holds some words of its text."""
    (event,) = {claim.event for claim in found.claims if claim.article == article and words in claim.text}
    return event


MARCH = story(
    "march",
    "Israeli warplanes bombed a residential block in the Mezzeh district of Damascus on Tuesday, killing nine men, "
    "the health ministry said. Rescuers dug through the rubble until evening.",
    "2024-03-06",
    "Air raid on Mezzeh",
)
MAY = story(
    "may",
    "Israeli warplanes bombed an apartment tower in the Mezzeh district of Damascus on Tuesday, killing four men, "
    "the health ministry said. Firemen were still at work at dusk.",
    "2024-05-15",
    "Air raid on Mezzeh",
)
MAARAT = story(
    "maarat",
    "Shells fired by government forces killed six villagers on Monday on the edge of the town of Maarat al-Numan, "
    "medics said.",
    "2019-11-12",
    "Shelling of Maarat al-Numan",
)
SARAQIB = story(
    "saraqib",
    "Shells fired by government forces killed eleven villagers on Monday on the edge of the town of Saraqib, medics "
    "said.",
    "2019-11-12",
    "Shelling of Saraqib",
)
ROCKETS = story(
    "rockets",
    "Rockets struck an apartment tower in the Kafr Sousa quarter of Damascus on Sunday and killed five tenants, "
    "state media reported.",
    "2023-02-19",
    "Rockets hit Kafr Sousa",
)
CAR_BOMB = story(
    "carbomb",
    "A car bomb exploded in the Kafr Sousa quarter of Damascus on Sunday and killed two officers, residents said.",
    "2023-02-19",
    "Car bomb in Kafr Sousa",
)
RECALLING = story(
    "recalling",
    "An air raid on the town of Ariha in Idlib province killed seven people on Friday, rescue workers said.\n\n"
    "In July 2019, an air strike on the market of Ariha killed 27 people.\n\nThe front had been quiet for a week.",
    "2020-02-01",
    "Air raid hits Ariha",
)
RECALLED = story(
    "recalled",
    "An air strike on the market of Ariha in Idlib province killed 27 people on Saturday, rescue workers said.",
    "2019-07-27",
    "Market of Ariha bombed",
)


@pytest.mark.parametrize(
    ("first", "second"),
    [(MARCH, MAY), (MAARAT, SARAQIB), (ROCKETS, CAR_BOMB)],
    ids=["same district, other month", "same day, other town", "rocket strike and car bomb"],
)
def test_twins_stay_apart(first: Story, second: Story) -> None:
    found = placed(first, second)
    named = {
        article: {claim.event for claim in found.claims if claim.article == article}
        for article in (first[0], second[0])
    }
    assert len(found.events) == 2
    assert all(len(events - {None}) == 1 for events in named.values())
    assert not named[first[0]] & named[second[0]] - {None}
    assert not {figure.event for figure in found.figures if figure.article == first[0]} & {
        figure.event for figure in found.figures if figure.article == second[0]
    }


def test_twins_are_never_compared() -> None:
    found = analysed(MARCH, MAY, MAARAT, SARAQIB, ROCKETS, CAR_BOMB)
    article_of = {claim.id: claim.article for claim in found.claims}
    assert all(article_of[item.claim] == article_of[item.toward] for item in found.judgements)


def test_a_recalled_attack_is_the_older_event_not_the_news() -> None:
    found = placed(RECALLING, RECALLED)
    news, recalled = event_of(found, "recalling", "killed seven"), event_of(found, "recalling", "27 people")
    assert news is not None and recalled is not None and news != recalled
    assert recalled == event_of(found, "recalled", "27 people")
    assert {figure.event for figure in found.figures if figure.stated == 27} == {recalled}


def test_a_recalled_attack_without_its_own_article_is_an_event_of_its_own() -> None:
    found = placed(RECALLING)
    assert {figure.stated: figure.event for figure in found.figures}[7] != {
        figure.stated: figure.event for figure in found.figures
    }[27]


def test_another_strike_is_another_event() -> None:
    found = placed(
        story(
            "round",
            "An Israeli air strike hit a petrol station in the town of Baalbek on Monday, killing three drivers, the "
            "civil "
            "defence said. Another strike hit a bakery in Tyre on Monday, killing eight bakers, the civil defence "
            "said.",
            "2024-10-22",
            "Air strikes on Lebanon",
        )
    )
    assert event_of(found, "round", "petrol station") != event_of(found, "round", "bakery")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mezzeh", "al-Mazzah"), ("Mezzeh", "Mazzeh"), ("Kafr Sousa", "Kfar Souseh"), ("Barzeh", "Berzeh")],
)
def test_spellings_of_one_district_join_reports(one: str, other: str) -> None:
    found = placed(
        story(
            "north",
            f"Jets bombed a depot in the {one} district of Damascus on Thursday, state media said.",
            "2024-11-15",
        ),
        story(
            "south",
            f"Residents of the Syrian capital were woken by an air raid on the {other} neighbourhood on Thursday, "
            "rescuers said. A warehouse was on fire.",
            "2024-11-14",
        ),
    )
    (event,) = found.events
    assert event.articles == ("north", "south")
    assert event.start is not None and event.start.isoformat() == "2024-11-14" == (event.end or event.start).isoformat()


def test_an_undated_report_joins_by_toll_and_place() -> None:
    dated = story("north", "An air raid on the town of Douma killed 34 people on Tuesday, medics said.", "2018-03-21")
    undated = story("south", "Bombs dropped by warplanes on Douma left 34 dead, a relief worker told reporters.")
    elsewhere = story("west", "Bombs dropped by warplanes on Sarmin left 34 dead, a relief worker told reporters.")
    unlike = story("east", "Bombs dropped by warplanes on Douma left five dead, a teacher told reporters.")
    found = placed(dated, undated, elsewhere, unlike)
    together = {event.articles for event in found.events}
    assert together == {("north", "south"), ("west",), ("east",)}


AZAZ = (
    "Shells hit a crowded bus station in the northern town of Azaz on Sunday, killing twelve people and wounding "
    "thirty, "
    "the town's hospital said. Witnesses spoke of several loud blasts shortly after noon prayers. Ambulances took the "
    "wounded to clinics across the nearby border, while traders closed their shops for the rest of the day."
)


def test_copies_are_one_event_whatever_their_dates_say() -> None:
    found = placed(
        story("first", AZAZ, "2021-06-14", "Shells hit bus station"),
        story("second", AZAZ.split(" Ambulances")[0], "2021-07-02", "Carnage at noon"),
    )
    (event,) = found.events
    assert event.articles == ("first", "second")
    assert event.reasons == ("near-copies of one text",)


def test_one_bad_edge_cannot_chain_two_events() -> None:
    """A report without a day fits both raids; it may join one of them, never both."""
    vague = story(
        "vague", "Warplanes bombed a tower in the Mezzeh district of Damascus, killing several tenants, a nurse said."
    )
    found = placed(MARCH, MAY, vague)
    assert not any({"march", "may"} <= set(event.articles) for event in found.events)


def test_claims_and_figures_are_on_events_that_exist() -> None:
    found = placed(MARCH, MAY, MAARAT, SARAQIB, ROCKETS, CAR_BOMB, RECALLING, RECALLED)
    events = {event.id: event for event in found.events}
    event_of_claim = {claim.id: claim.event for claim in found.claims}
    articles = {claim.id: claim.article for claim in found.claims}
    for claim, event in event_of_claim.items():
        assert event is None or articles[claim] in events[event].articles
    assert all(figure.event in (None, event_of_claim[figure.claim]) for figure in found.figures)


def test_the_order_of_articles_does_not_matter() -> None:
    items = [MARCH, MAY, MAARAT, SARAQIB, ROCKETS, CAR_BOMB, RECALLING, RECALLED]
    reading = from_records([record(item) for item in items])
    expected = Report(analyse(reading)).to_json()
    for seed in range(5):
        mixed = list(items)
        random.Random(seed).shuffle(mixed)
        assert mixed != items
        assert Report(analyse(from_records([record(item) for item in mixed]))).to_json() == expected


def test_two_sides_that_fire_on_one_town_with_other_dead_are_two_acts() -> None:
    def fire(name: str, party: str, dead: int, kinds: tuple[str, ...] = ("airstrike",)) -> Happening:
        day = When(date(2023, 6, 9), date(2023, 6, 9), "stated")
        return Happening(
            name, name, True, (f"{name}1",), kinds, day, True, parties=frozenset({party}),
            tolls=frozenset({("killed", dead)}),
        )  # fmt: skip

    russian = fire("a", "Russia", 12)
    assert veto(russian, fire("b", "Turkey", 5), {}) == "different means by different parties"
    assert veto(russian, fire("b", "Turkey", 12), {}) is None  # who did it may be in dispute
    assert veto(russian, fire("b", "Syrian government", 5), {}) is None  # one side
    bombs = fire("a", "rebels", 12, ("bombing",)), fire("b", "Islamic State", 5, ("bombing",))
    assert veto(*bombs, {}) is None


def test_a_veto_stands_before_every_agreement() -> None:
    def happening(name: str, kinds: tuple[str, ...], day: int) -> Happening:
        when = When(date(2021, 6, day), date(2021, 6, day), "date")
        azaz = Place("Azaz", "city", ("Aleppo province", "Syria"))
        return Happening(
            name, name, True, (), kinds, when, True, (azaz,), (azaz,), targets=frozenset({"market"}),
            tolls=frozenset({("killed", 31)}),
        )  # fmt: skip

    same, later = happening("b", ("airstrike",), 3), happening("c", ("airstrike",), 9)
    first, bomb = happening("a", ("airstrike",), 3), happening("d", ("bombing",), 3)
    assert weigh(first, same, {}, frozenset()) is not None
    for other, reason in ((later, "different days"), (bomb, "different kinds of happening")):
        assert veto(first, other, {}) == reason
        assert len(agree(first, other, frozenset())) >= 2
        assert weigh(first, other, {}, frozenset()) is None
    copied = weigh(first, later, {"a": "g", "c": "g"}, frozenset())
    assert copied is not None and copied.reason == "near-copies of one text"


ROUND_UP = story(
    "roundup",
    "Shells fired by militants killed people in Homs and Latakia on Sunday, the police said. In Homs a mortar shell "
    "killed one shopkeeper and wounded nine. In Latakia two rockets killed a farmer and wounded four.",
    "2016-05-29",
    "Two killed as shells hit Homs and Latakia",
)


def test_the_acts_of_a_round_up_are_never_set_against_each_other() -> None:
    found = analysed(
        ROUND_UP,
        story(
            "homs",
            "A mortar shell fired by militants killed one shopkeeper and wounded nine people in Homs on Sunday.",
            "2016-05-29",
            "Mortar shell kills shopkeeper in Homs",
        ),
    )
    homs, latakia = event_of(found, "roundup", "shopkeeper"), event_of(found, "roundup", "farmer")
    assert homs is not None and latakia is not None and homs != latakia
    assert not any(judged.stance == "contradict" for judged in found.judgements)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            ("A blaze in a hostel in Karachi killed 14 people on Tuesday, firemen said.", "Blaze in Karachi hostel"),
            ("A gunman killed three people in a hostel in Karachi on Tuesday, police said.", "Gunman in hostel"),
            id="kind",
        ),
        pytest.param(
            ("A ferry sank near Lagos on Tuesday and 31 people drowned.", "Ferry sinks near Lagos"),
            ("A ferry sank near Manila on Tuesday and 12 people drowned.", "Ferry sinks near Manila"),
            id="place",
        ),
        pytest.param(
            ("An earthquake killed 44 people in Quetta on Tuesday.", "Earthquake in Quetta kills 44"),
            ("An earthquake killed six people in Quetta on 2 March.", "Earthquake in Quetta kills six"),
            id="date",
        ),
        pytest.param(
            ("Nine passengers drowned when a ferry sank off Batangas on Tuesday.", "Nine die in Batangas sinking"),
            ("Eleven passengers died when a bus crashed near Batangas on Tuesday.", "Eleven die in Batangas crash"),
            id="means of transport",
        ),
        pytest.param(
            ("Six people died when the river flooded the town of Orvessa on Tuesday.", "Flood kills six in Orvessa"),
            (
                "Floods left five dead in the town of Milvane on Tuesday; boats took pupils off a roof.",
                "Five dead in Milvane",
            ),
            id="towns nobody lists",
        ),
    ],
)
def test_twins_of_crime_and_disaster_stay_apart(first: tuple[str, str], second: tuple[str, str]) -> None:
    found = placed(story("one", first[0], "2019-03-06", first[1]), story("two", second[0], "2019-03-06", second[1]))
    events = {claim.article: claim.event for claim in found.claims if claim.form == "body"}
    assert events["one"] is not None and events["two"] is not None and events["one"] != events["two"]


def test_an_arrest_after_a_fire_does_not_name_the_event() -> None:
    fire = story(
        "hotel",
        "Six guests were killed in a fire at a hotel in Varna on Monday, 4 July 2022, the fire service said. The "
        "porter was arrested. The owner was arrested too, and two cooks were detained.",
        "2022-07-04",
    )
    assert [event.kind for event in placed(fire).events] == ["accident"]


def test_two_long_spells_that_overlap_are_no_day_in_common() -> None:
    def account(name: str, end: date) -> Happening:
        spell = When(date(2016, 5, 2), end, "since May")
        return Happening(name, name, False, (f"{name}1",), ("shelling",), spell, True)

    left, right = (account(name, date(2016, 10, 27)) for name in ("left", "right"))
    assert agree(left, right, frozenset()) == []
    left, right = (account(name, date(2016, 5, 2)) for name in ("left", "right"))
    assert agree(left, right, frozenset()) == [("day", "both on 2016-05-02")]


@pytest.mark.parametrize(
    ("text", "published", "title"),
    [
        pytest.param(
            "Police arrested the owner of the hostel in Nairobi where eight students died in a fire on Friday night.",
            "2022-12-05",
            "Owner of burnt Nairobi hostel arrested",
            id="arrest",
        ),
        pytest.param(
            "A student hurt when a hostel in Nairobi caught fire last week died of his injuries on Thursday.",
            "2022-12-09",
            "Ninth victim of Nairobi hostel fire dies",
            id="late death",
        ),
        pytest.param(
            "Firemen found two more bodies on Sunday in the Nairobi hostel where a fire killed eight students.",
            "2022-12-05",
            "Two more bodies found after Nairobi hostel fire",
            id="more bodies",
        ),
    ],
)
def test_what_comes_after_a_disaster_is_of_it(text: str, published: str, title: str) -> None:
    fire = "A fire in a student hostel in Nairobi killed eight students on Friday night. The cause is not known."
    found = placed(
        story("fire", fire, "2022-12-03", "Fire in Nairobi hostel kills eight students"),
        story("after", text, published, title),
    )
    assert any({"fire", "after"} <= set(event.articles) for event in found.events)
