"""How many independent voices stand behind a claim, however many outlets carry it."""

from __future__ import annotations

import pytest
from test_events import Story, analysed, placed, record, story

from corroborate.articles import from_records
from corroborate.clusters import typed
from corroborate.origins import trace
from corroborate.records import Analysis, Article, Attribution, Claim, Cluster, Passage
from corroborate.voices import Mouth, name, of_origin
from corroborate.weighing.ledger import ledger

AGENCY = story(
    "north",
    "An explosion struck a bus of workers in the city of Homs on Wednesday, killing eight people, SANA said.",
    "2022-10-13",
    "Blast on a road in Homs",
)
RELAYED = story(
    "south",
    "Eight people were killed on Wednesday when a blast hit a workers' bus in Homs, according to the state news "
    "agency SANA.",
    "2022-10-13",
    "Workers' bus wrecked in Homs",
)
SPELLED_OUT = story(
    "west",
    "The Syrian Arab News Agency reported that eight people were killed in Wednesday's explosion on a workers' bus "
    "in Homs.",
    "2022-10-13",
    "Homs mourns bus workers",
)
OWN_SITE = story(
    "sana",
    "An explosion hit a workers' bus in Homs on Wednesday. Eight people were killed.",
    "2022-10-12",
    "Workers' bus hit in Homs",
    outlet="SANA",
)
MONITOR = story(
    "east",
    "Eight people were killed when a workers' bus exploded in Homs on Wednesday, said the Syrian Observatory for Human "
    "Rights.",
    "2022-10-13",
    "Bus explosion in Homs",
)


def killed(found: Analysis) -> Cluster:
    (cluster,) = [cluster for cluster in found.clusters if cluster.question == "killed"]
    return cluster


def test_three_outlets_relaying_one_agency_are_one_voice() -> None:
    found = killed(analysed(AGENCY, RELAYED, SPELLED_OUT))
    assert len(found.outlets) == 3 and len(found.claims) == 3
    assert [(voice.id, len(voice.claims)) for voice in found.voices] == [("body:sana", 3)]
    assert found.standing == "single_voice"


def test_the_agency_itself_adds_no_voice() -> None:
    found = killed(analysed(AGENCY, RELAYED, OWN_SITE))
    assert len(found.outlets) == 3
    assert [voice.id for voice in found.voices] == ["body:sana"]


def test_a_second_body_corroborates() -> None:
    found = killed(analysed(AGENCY, RELAYED, MONITOR))
    assert len(found.voices) == 2 and found.standing == "corroborated"


@pytest.mark.parametrize("who", ["a source", "local sources", "an official who asked not to be named", "residents"])
def test_unnamed_speakers_of_two_outlets_do_not_corroborate(who: str) -> None:
    first = story(
        "north",
        f"A blast in the city of Hama on Wednesday killed eight guards at a depot, {who} said.",
        "2022-10-13",
        "Fire in Hama",
    )
    second = story(
        "south",
        f"Eight guards were killed by an explosion at a depot in Hama on Wednesday, {who} said.",
        "2022-10-13",
        "Smoke over Hama",
    )
    found = analysed(first, second)
    (cluster,) = [cluster for cluster in found.clusters if cluster.question.startswith("killed")]
    assert len(cluster.claims) == 2
    assert {voice.id.split(":")[0] for voice in cluster.voices} == {"unnamed"}
    assert cluster.standing == "single_voice"


def test_unnamed_speakers_of_copies_are_one_voice() -> None:
    text = (
        "A blast in the city of Hama on Wednesday killed eight guards at a depot, a source said. Smoke hung over the "
        "quarter "
        "until nightfall and the road to the south stayed closed while engineers looked for shells that had not gone "
        "off."
    )
    found = analysed(
        story("north", text, "2022-10-13", "Fire in Hama"), story("south", text, "2022-10-14", "Smoke in Hama")
    )
    (cluster,) = [cluster for cluster in found.clusters if cluster.question.startswith("killed")]
    assert len(cluster.claims) == 2 and len(cluster.voices) == 1


def test_a_copy_without_attribution_is_the_voice_of_the_original() -> None:
    text = (
        "A blast in the city of Hama on Wednesday killed eight guards at a depot. Smoke hung over the quarter until "
        "nightfall "
        "and the road to the south stayed closed while engineers looked for shells that had not gone off in the fire."
    )
    found = analysed(
        story("north", text, "2022-10-13"), story("south", text, "2022-10-14"), story("west", text, "2022-10-13")
    )
    for cluster in found.clusters:
        assert len(cluster.voices) == 1, cluster.question
        assert cluster.standing == "single_voice"


def test_a_credited_wire_is_the_voice() -> None:
    texts = (
        "HAMA (Reuters) - A blast in the city of Hama on Wednesday killed eight guards at a depot.",
        "Eight guards were killed by an explosion at a depot in Hama on Wednesday.\n\n(Reuters)",
    )
    found = analysed(*(story(name, text, "2022-10-13") for name, text in zip(("north", "south"), texts, strict=True)))
    (cluster,) = [cluster for cluster in found.clusters if cluster.question.startswith("killed")]
    assert len(cluster.outlets) == 2
    assert [voice.id for voice in cluster.voices] == ["body:reuters"]


BASE: tuple[Story, ...] = (AGENCY, MONITOR, RELAYED)
LONG = (
    " The bus had left the refinery shortly before dusk. Firemen needed an hour to put out the flames, and the "
    "highway to the "
    "coast was closed in both directions until early on the next morning, with long lines of lorries waiting at the "
    "junction."
)


def heard(*items: Story) -> dict[str, int]:
    """The number of voices behind each typed question of the events told of."""
    found = placed(*items)
    articles = trace(from_records([record(item) for item in items]).articles, 0.5).articles
    mouths = name(found.claims, {article.id: article for article in articles})
    return {draft.question: len(ledger(draft.claims, mouths)) for draft in typed(found.claims, found.figures)}


@pytest.mark.parametrize("copied", [0, 1, 2])
@pytest.mark.parametrize("change", ["", "cut", "new opening"])
def test_a_copy_never_raises_a_count_of_voices(copied: int, change: str) -> None:
    whole = tuple(
        story(item[0], item[2] + (LONG if at == copied else ""), item[4], item[1]) for at, item in enumerate(BASE)
    )
    text = whole[copied][2]
    text = {
        "cut": text[: text.index(", with long lines")] + ".",
        "new opening": f"From our correspondent. {text}",
    }.get(change, text)
    before = heard(*whole)
    after = heard(*whole, story("copy", text, "2022-10-15", whole[copied][1], "Lantern"))
    assert before["killed"] == 2
    assert all(after[question] <= count for question, count in before.items())


def _claim(speaker: str | None, anonymous: bool = False, chain: tuple[str, ...] = ()) -> Claim:
    attribution = Attribution(speaker, "said", anonymous, chain) if speaker else None
    return Claim("c", "a", "Post", "text", 0, 5, "words", "words", "body", attribution=attribution)


def _mouth(
    speaker: str | None, anonymous: bool = False, chain: tuple[str, ...] = (), origin: str = "outlet:Post"
) -> Mouth:
    article = Article("a", "Post", "", "words", "", origin=origin)
    return name([_claim(speaker, anonymous, chain)], {"a": article})["c"]


@pytest.mark.parametrize(
    "speaker", ["SANA", "state news agency SANA", "Syrian Arab News Agency", "the Syrian Arab News Agency"]
)
def test_spellings_of_one_agency(speaker: str) -> None:
    assert _mouth(speaker).id == _mouth(None, origin="wire:SANA").id == _mouth(None, origin="outlet:SANA").id


def test_different_bodies_are_different_voices() -> None:
    speakers = ("SANA", "the Syrian Observatory for Human Rights", "Reuters", "the White Helmets", "Hassan Dabbagh")
    assert len({_mouth(speaker).id for speaker in speakers}) == len(speakers)


def test_an_unnamed_speaker_counts_as_the_body_that_relayed_it() -> None:
    relayed = _mouth("a military source", True, ("SANA",))
    assert relayed.id == _mouth("SANA").id and not relayed.unnamed
    alone = _mouth("a military source", True)
    assert alone.unnamed and alone.id != relayed.id
    assert alone.id != _mouth("a military source", True, origin="outlet:Other").id


def test_no_attribution_is_the_origin() -> None:
    assert of_origin(Article("a", None, "", "", "", origin="article:a")).id == "article:a"
    assert of_origin(Article("a", None, "", "", "", origin="article:b")).id == "article:b"


def test_the_ledger_splits_the_claims_among_the_voices() -> None:
    mouths = {"a": Mouth("body:sana", "SANA"), "b": Mouth("body:sana", "Syrian Arab News Agency"), "c": Mouth("x", "X")}
    found = ledger(["c", "b", "a"], mouths)
    assert [(voice.id, voice.claims) for voice in found] == [("body:sana", ("a", "b")), ("x", ("c",))]
    assert found[0].label == "Syrian Arab News Agency"  # as common as the short form, and longer


STREET = (
    "Shells landed on a bakery queue in the town of Sarmin at dawn. The Syrian Observatory for Human "
    "Rights keeps a list of them. "
)


def spoken(text: str, speaker: str | None, anonymous: bool = False, claim: str = "", article: str = "") -> Mouth:
    """The voice of a claim, by default the whole of ``text``, in an article that goes on with ``article``."""
    whole = f"{text} {article}"
    start = whole.index(claim) if claim else 0
    end = start + len(claim or text)
    said = Attribution(speaker, "said", anonymous) if speaker else None
    found = Claim("c", "a", "Post", "text", start, end, whole[start:end], "words", "body", attribution=said)
    return name([found], {"a": Article("a", "Post", "", whole, "", origin="outlet:Post")})["c"]


@pytest.mark.parametrize(
    ("text", "speaker", "voice"),
    [
        ("Six people died said the Syrian Observatory for Human Rights a war monitor.", None, "body:sohr"),
        ("The Observatory monitoring group said six people died.", None, "body:sohr"),
        ("The United Nations children's agency (UNICEF) has said six people died.", None, "body:unicef"),
        ("Six people died according to the party's own television channel al-Manar.", None, "body:al-manar"),
        ("Six people died a monitor said.", None, "body:sohr"),
        ("Six people died a war monitor and doctors in the town said.", "doctors in the town", "body:sohr"),
        ("Six died the Britain-based Observatory which counts the dead said.", "Britain", "body:sohr"),
        ("Six people died.", "Syrian Observatory for Human Rights a war", "body:sohr"),
        ("Six people died.", "a monitor and activists", "body:sohr"),
        ("Omar Haddad the manager of a clinic in Sarmin told us six died.", "Sarmin", "body:omar-haddad"),
        (
            "Six people died, the manager of the clinic Omar Haddad said.",
            "manager of the clinic Omar Haddad",
            "body:omar-haddad",
        ),
        ("Six people died.", "French President Jean Valmont", "body:jean-valmont"),
    ],
)
def test_a_known_name_is_found_where_the_parser_went_astray(text: str, speaker: str | None, voice: str) -> None:
    assert (
        spoken(
            text, speaker, anonymous=speaker in ("doctors in the town", "a monitor and activists"), article=STREET
        ).id
        == voice
    )


def test_a_surname_is_the_person_the_article_has_introduced() -> None:
    first = spoken("Leyla Darwish of the clinic waved. Six died, Darwish said.", "Darwish", claim="Six died")
    assert first.id == spoken("Six died.", "Leyla Darwish").id


def test_a_monitor_nobody_names_stays_unnamed() -> None:
    assert spoken("Six people died.", "a monitor", anonymous=True).unnamed


@pytest.mark.parametrize(
    "text", ["The monitor's van passed.", "Militants of Islamic State hid and then six people died."]
)
def test_a_name_without_a_word_of_saying_is_no_speaker(text: str) -> None:
    assert spoken(text, None, article=STREET).id == "body:post"


def test_whoever_spoke_before_goes_on() -> None:
    text = "Six people died, Leyla Darwish said. Two more were missing, she added. Rain fell."
    claims = []
    for number, (words, speaker) in enumerate(
        (("Six people died", "Leyla Darwish"), ("Two more were missing", None), ("Rain fell", None))
    ):
        at = text.index(words)
        said = Attribution(speaker, "said") if speaker else None
        claims.append(
            Claim(str(number), "a", "Post", "text", at, at + len(words), words, words, "body", attribution=said)
        )
    found = name(claims, {"a": Article("a", "Post", "", text, "", origin="outlet:Post")})
    assert [found[str(number)].id for number in range(3)] == ["body:leyla-darwish", "body:leyla-darwish", "body:post"]


def test_somebody_unnamed_in_an_agencys_own_report_is_the_agency() -> None:
    found = _mouth("a source at the governorate", True, origin="outlet:SANA")
    assert found.id == "body:sana" and found.basis == "relay"


def test_claims_of_a_passage_go_back_to_its_origin() -> None:
    text = "Our reporter walked the street. Six people died under the roof. A dog barked."
    inside = Passage(text.index("Six"), text.index(" A dog"), "outlet:Reuters", "words in common with Reuters", "wire")
    article = Article("a", "Post", "", text, "", origin="outlet:Post", passages=(inside,))
    claims = [
        Claim(words, "a", "Post", "text", text.index(words), text.index(words) + len(words), words, words, "body")
        for words in ("Our reporter walked the street.", "Six people died under the roof.")
    ]
    found = name(claims, {"a": article})
    assert [(found[claim.id].id, found[claim.id].basis) for claim in claims] == [
        ("body:post", "own"),
        ("body:reuters", "passage"),
    ]


def test_a_lead_that_repeats_an_attributed_count_is_no_second_voice() -> None:
    lead = story(
        "north",
        "Eight people were killed when a bus exploded in Homs on Wednesday. The blast was heard across the city. "
        "SANA said eight people were killed.",
        "2022-10-13",
        "Bus explodes",
    )
    found = killed(analysed(lead, RELAYED))
    assert [voice.id for voice in found.voices] == ["body:sana"]
    assert {entry.basis for entry in found.ledger} >= {"headline", "speaker"}


def test_the_ledger_names_outlet_speaker_and_way() -> None:
    found = killed(analysed(AGENCY, RELAYED, OWN_SITE))
    lines = {(entry.outlet, entry.basis) for entry in found.ledger}
    assert ("North Post", "speaker") in lines and ("SANA", "own") in lines
    assert {entry.claim for entry in found.ledger} == set(found.claims)
    assert [(change.voice, change.standing) for change in found.without] == [("body:sana", None)]
    assert found.rule.startswith("single voice: rests on")


def voices_in(text: str, title: str = "Blast in Homs") -> dict[str, str]:
    """The voice of each claim that counts somebody, by the words of its claim."""
    item = story("north", text, "2022-10-13", title)
    found = placed(item)
    (article,) = trace(from_records([record(item)]).articles, 0.5).articles
    mouths = name(found.claims, {article.id: article}, found.figures)
    counting = {figure.claim for figure in found.figures}
    return {claim.text: mouths[claim.id].id for claim in found.claims if claim.id in counting}


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("On Tuesday the UN childrens agency UNICEF said 22 pupils were killed in a raid on Harem.", "body:unicef"),
        ("On Tuesday the Red Cross said 22 people were killed in a raid on Harem.", "body:icrc"),
        ("Shelling killed nine people in Damascus Saturday state television said.", "body:syrian-state-television"),
        ("The regimes official television channel said nine people died in Homs.", "body:syrian-state-television"),
        ("The interior ministry said nine people died in Homs.", "body:interior-ministry"),
        ("On Monday, the interior ministry said nine people died in Homs.", "body:interior-ministry"),
        (
            "The Syrian Observatory for Human Rights confirmed the shelling while local journalist Omar al-Haddad "
            "placed the toll from it at 40.",
            "body:omar-haddad",
        ),
        (
            "A statement from the Antakya-based Homs Relief Union said nine people died in Homs.",
            "body:homs-relief-union",
        ),
    ],
)
def test_a_time_or_place_is_no_voice_and_the_nearest_speaker_is(text: str, voice: str) -> None:
    assert set(voices_in(text).values()) == {voice}


def test_what_a_claim_said_is_said_by_whoever_claimed() -> None:
    found = voices_in("Army officers said 40 rebels were killed in Homs. The claim said 12 of the rebels were burned.")
    assert len(found) == 2 and len(set(found.values())) == 1


@pytest.mark.parametrize(
    "later",
    [
        "It had earlier spoken of several dead.",
        "It had put the toll at nine on Tuesday night.",
        "The monitor had earlier given nine dead.",
        "The Observatory had previously given nine dead.",
    ],
)
def test_an_earlier_count_is_of_the_voice_that_had_given_it_and_superseded(later: str) -> None:
    item = story(
        "north", f"The Observatory said 31 people were killed by a blast in Homs. {later}", "2022-10-13", "Homs"
    )
    found = analysed(item)
    assert {voice.id for cluster in found.clusters for voice in cluster.voices} == {"body:sohr"}
    assert {figure.low: figure.superseded for figure in found.figures}[31] is False
    assert [figure.superseded for figure in found.figures if figure.low != 31] == [True]


def test_a_count_that_had_been_given_stands_where_its_voice_gives_no_other() -> None:
    item = story("north", "The Observatory had put the toll of a blast in Homs at 31 dead.", "2022-10-13", "Homs")
    assert [figure.superseded for figure in analysed(item).figures] == [False]


def test_a_small_count_of_another_happening_lends_no_voice() -> None:
    found = voices_in(
        "Shells killed two people in the town of Harem on Tuesday, SANA said. On 3 July, two people were killed by a "
        "car bomb at a market in Hama.",
        "News of the day",
    )
    assert found[next(words for words in found if "car bomb" in words)] == "body:north-post"


def test_a_small_count_of_other_people_lends_no_voice() -> None:
    found = voices_in(
        "Six children were killed by a blast in Homs on Tuesday. SANA said six teachers were killed by the "
        "blast in Homs.",
        "Homs",
    )
    assert len(set(found.values())) == 2
