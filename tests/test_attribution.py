"""Who is said to have said what, and how surely."""

from __future__ import annotations

import pytest

from corroborate.attribution import attribute
from corroborate.records import Article, Saying
from corroborate.saying.speakers import anonymous, body
from corroborate.saying.wordings import printed_speaker
from corroborate.sentences import split
from corroborate.text.parsing import parser


def read(text: str, title: str = "") -> list[tuple[Saying, str]]:
    article = Article("a", "Outlet", title, text, "")
    sentences = split(article, parser())
    sayings = attribute(sentences, article)
    return [(y, (text if sentences[y.sentence].field == "text" else title)[y.start : y.end]) for y in sayings]


def heard(text: str, title: str = "") -> list[tuple[str | None, str]]:
    return [(y.attribution.speaker if y.attribution else None, words) for y, words in read(text, title)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Six people were killed on Monday, a monitor said.", "a monitor", "Six people were killed on Monday"),
        ("Six people were killed on Monday a monitor said.", "a monitor", "Six people were killed on Monday"),
        ("The army said that two depots had burned.", "army", "two depots had burned"),
        (
            "A raid killed nine people, the monitor and a civil defence official said.",
            "monitor and a civil defence official",
            "A raid killed nine people",
        ),
        (
            "A gas leak killed at least 58 people, a monitor and local medics said.",
            "a monitor and local medics",
            "A gas leak killed at least 58 people",
        ),
        (
            "Shells hit the mill and wounded dozens a rebel group and residents said.",
            "a rebel group and residents",
            "Shells hit the mill and wounded dozens",
        ),
        ("Governor Talal al-Haddad put the toll at nine.", "Governor Talal al-Haddad", "the toll at nine"),
        ("Two depots burned, according to residents.", "residents", "Two depots burned"),
        ("According to residents, two depots burned.", "residents", "two depots burned"),
        ("Two depots burned, said a fire officer on Friday.", "a fire officer", "Two depots burned"),
        ("The ministry said on Monday in a statement that ten men were hurt.", "ministry", "ten men were hurt"),
        (
            "A source close to the Libyan government said it hit a barracks.",
            "A source close to the Libyan government",
            "it hit a barracks",
        ),
        ("The Health Watch Fund reported 14 deaths in the camp.", "Health Watch Fund", "14 deaths in the camp"),
        ('"Nobody warned us," Leila Haddad said.', "Leila Haddad", "Nobody warned us"),
        ("Omar Haddad, a baker in Oldford, said his oven was hit.", "Omar Haddad", "his oven was hit"),
        (
            "Omar Haddad, who runs the mill, said in an interview that two sheds burned.",
            "Omar Haddad",
            "two sheds burned",
        ),
        (
            "Alarmed by the fire in Oldford, Omar Haddad, the mayor, said that the mill was shut.",
            "Omar Haddad",
            "the mill was shut",
        ),
        ("The White House said the envoy had left.", "White House", "the envoy had left"),
        ("The mayor's campaign said the envoy had left.", "mayor's campaign", "the envoy had left"),
        ("Ministry officials said it would not.", "Ministry officials", "it would not"),
        ('"The mill is gone," recalled the baker.', "baker", "The mill is gone"),
        ('"The mill is gone," Omar Haddad said on Radio Oldford.', "Omar Haddad", "The mill is gone"),
        (
            "The monitor, citing internal documents, reported that the mill had burned.",
            "monitor",
            "the mill had burned",
        ),
        (
            "Two soldiers were killed in the raid, as the Harbour Times reported.",
            "Harbour Times",
            "Two soldiers were killed in the raid",
        ),
        (
            "As the Harbour Times reported, two soldiers were killed in the raid.",
            "Harbour Times",
            "two soldiers were killed in the raid",
        ),
        (
            "The mill has burned down twice since May, a new survey has found.",
            "a new survey",
            "The mill has burned down twice since May",
        ),
        ("Two hundred residents said they had lost water.", "residents", "they had lost water"),
        ("The fund announced today (4 May 2021) that the mill had burned.", "fund", "the mill had burned"),
        (
            "Six fighters were killed near the town east of Homs said the Syrian Observatory for Human Rights a "
            "group opposed to the army.",
            "Syrian Observatory for Human Rights",
            "Six fighters were killed near the town east of Homs",
        ),
        ("Forty men died in an attack by rebels Haddad said.", "Haddad", "Forty men died in an attack by rebels"),
        ("Forty men were killed in Syria state media said.", "state media", "Forty men were killed in Syria"),
        (
            "The mill was hit while the bakers slept, Omar Haddad said.",
            "Omar Haddad",
            "The mill was hit while the bakers slept",
        ),
        (
            "Shells hit the queue in the market of Oldford said the Syrian Observatory for Human Rights.",
            "Syrian Observatory for Human Rights",
            "Shells hit the queue in the market of Oldford",
        ),
        (
            "The fund mends the mill which feeds the town and the bakeries the Harbour Council added.",
            "Harbour Council",
            "The fund mends the mill which feeds the town and the bakeries",
        ),
        (
            "“The mill will open next week but will be hard pressed to feed all of us,” Omar Haddad wrote.",
            "Omar Haddad",
            "The mill will open next week but will be hard pressed to feed all of us",
        ),
    ],
)
def test_speaker_and_content(text: str, speaker: str, content: str) -> None:
    found = heard(text)
    assert len(found) == 1
    assert found[0][0] is not None and found[0][0].removeprefix("The ").removeprefix("the ") == speaker
    assert found[0][1] == content


def test_a_trailing_participle_goes_with_its_own_clause() -> None:
    found = heard("Residents say the dam is safe, and the port authority has sued the mayor, saying he broke a lease.")
    assert [who for who, words in found if words.startswith("he broke")] == ["the port authority"]
    found = heard("The ministry said the raid hit a depot, adding that two guards were hurt.")
    assert [who for who, words in found if words.startswith("two guards")] == ["The ministry"]


def test_who_tells_what_another_found_stands_in_the_chain() -> None:
    found = read("The panel found that the dam was unsafe, Mayor Leila Haddad revealed on Friday.", "")
    assert [(y.attribution.speaker, y.attribution.chain, words) for y, words in found if y.attribution] == [
        ("The panel", ("Mayor Leila Haddad",), "the dam was unsafe")
    ]


def test_what_is_done_to_find_out_is_said_by_nobody() -> None:
    found = heard("The mayor met the engineers to determine whether the dam was safe.")
    assert [who for who, _ in found] == [None]


def test_but_said_goes_with_who_was_heard_first() -> None:
    found = heard("The officer told Harbour TV that two guards were also hurt but said it was unclear by whom.")
    assert {who for who, _ in found} == {"The officer"}


def test_a_sentence_that_ends_in_a_colon_introduces_the_next() -> None:
    found = heard("Omar Haddad answered on Friday in a statement:\n\n“The port will stay open until the end of May.”")
    assert found[-1][0] == "Omar Haddad"


def test_words_quoted_in_part_are_not_the_last_speakers() -> None:
    text = (
        "Omar Haddad said the port was shut. Others fear “closing the old port would cost four hundred men their work.”"
    )
    assert [who for who, words in heard(text) if words.startswith("Other")] != ["Omar Haddad"]


def test_a_quotation_goes_on_with_who_spoke_not_with_whom_he_told_of() -> None:
    text = (
        '"The port is shut," Omar Haddad told Harbour TV, denying that some had said it was open. "It will stay shut."'
    )
    assert heard(text)[-1] == ("Omar Haddad", "It will stay shut")


def test_a_place_before_the_speaker_is_not_who_is_described() -> None:
    text = "Nine guards died in a raid near Oldford, the Harbour Watch Fund, said on Friday."
    assert [who for who, _ in heard(text)] != ["Oldford"]


def test_a_couple_is_no_one_person() -> None:
    found = heard("Omar and Leila Haddad said the mill burned. Haddad said the barn was gone.")
    assert [who for who, _ in found] == ["Omar and Leila Haddad", "Haddad"]


def test_two_speakers_share_a_sentence() -> None:
    found = heard("The army said 5 soldiers died but the Observatory put the toll at 2.")
    assert found == [("army", "5 soldiers died"), ("Observatory", "the toll at 2")] or [w for _, w in found] == [
        "5 soldiers died",
        "the toll at 2",
    ]


def test_attribution_in_the_middle_is_left_out() -> None:
    text = "The bridge, the mayor said, was hit twice."
    saying, words = read(text)[0]
    assert words == "The bridge, the mayor said, was hit twice"
    assert [text[a:b] for a, b in saying.outside] == ["the mayor said"]


def test_relays_are_a_chain() -> None:
    saying, words = read("SANA reported, citing a military source, that 3 guards died.")[0]
    assert saying.attribution is not None
    assert (saying.attribution.speaker, saying.attribution.chain, words) == (
        "a military source",
        ("SANA",),
        "3 guards died",
    )


def test_named_hearer_relays() -> None:
    saying, _ = read("A commander told Reuters the raid killed two guards.")[0]
    assert saying.attribution is not None
    assert saying.attribution.speaker == "A commander" and saying.attribution.chain == ("Reuters",)


def test_unnamed_hearer_relays_nothing() -> None:
    saying, _ = read("A commander told reporters the raid killed two guards.")[0]
    assert saying.attribution is not None and saying.attribution.chain == ()


def test_quotation_over_two_sentences_has_one_speaker() -> None:
    found = read('"The roof fell first. Then the stairs gave way," the engineer told Reuters.')
    speakers = {y.attribution.speaker for y, _ in found if y.attribution}
    assert len(found) == 2 and len(speakers) == 1
    assert found[0][1] == "The roof fell first" and found[0][0].quoted


def test_quotation_after_an_attributed_one_is_carried() -> None:
    found = heard('"We lost the bridge," Omar Salim said. "The mill burned as well."')
    assert found[1] == ("Omar Salim", "The mill burned as well")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Omar Salim said two men died. He said others were missing.", "Omar Salim"),
        (
            "Hezbollah's al-Manar television said the hill was shelled. It reported more fire at dusk.",
            "Hezbollah's al-Manar television",
        ),
        ("A hospital source said two men died. The source added that three were hurt.", "A hospital source"),
        (
            "The Syrian Observatory for Human Rights said two men died. The group added that three were hurt.",
            "Syrian Observatory for Human Rights",
        ),
        ("Rami Odeh, a baker, said the street was empty. Odeh said the shops were shut.", "Rami Odeh"),
    ],
)
def test_short_and_pronoun_speakers_are_resolved(text: str, speaker: str) -> None:
    assert heard(text)[-1][0] == speaker


def test_monitor_is_the_observatory_only_where_the_article_names_it() -> None:
    alone = read("Nine men died on Sunday a monitor said.")[0][0].attribution
    named = read(
        "Nine men died on Sunday a monitor said. "
        "Later the Syrian Observatory for Human Rights put the guards among them at four."
    )[0][0].attribution
    assert alone is not None and alone.anonymous and alone.speaker == "a monitor"
    assert named is not None and not named.anonymous and body(named.speaker) == "sohr"


@pytest.mark.parametrize(
    ("title", "speaker", "content"),
    [
        ("Shelling kills 12 in eastern suburb: monitor", "monitor", "Shelling kills 12 in eastern suburb"),
        ("Shelling kills 12 in eastern suburb Monitor", "Monitor", "Shelling kills 12 in eastern suburb"),
        ("Shelling kills 12 in eastern suburb - SOHR", "SOHR", "Shelling kills 12 in eastern suburb"),
        ("Monitor: shelling kills 12 in eastern suburb", "Monitor", "shelling kills 12 in eastern suburb"),
        ("Shelling kills 12 in eastern suburb, rescuers say", "rescuers", "Shelling kills 12 in eastern suburb"),
    ],
)
def test_headlines_with_their_speaker_at_an_edge(title: str, speaker: str, content: str) -> None:
    assert heard("Guns fired all night.", title)[0] == (speaker, content)


def test_headline_in_capitals_opens_with_its_speaker() -> None:
    title = "Omar Haddad Says Port Of Oldford Will Shut In May"
    found = heard("Nothing else was told.", title)
    assert found[0] == ("Omar Haddad", "Port Of Oldford Will Shut In May")


def test_headline_without_a_speaker_is_the_outlets_own() -> None:
    assert heard("Guns fired all night.", "Shelling kills 12 in eastern suburb")[0] == (
        None,
        "Shelling kills 12 in eastern suburb",
    )


def test_caption_credits_what_was_said_and_doubts_it() -> None:
    text = "Dust hangs over a street after what Jordanian state television said was a Syrian shelling in Ramtha."
    saying, words = read(text)[-1]
    assert saying.attribution is not None and saying.attribution.speaker == "Jordanian state television"
    assert words == "a Syrian shelling in Ramtha" and saying.modality == "alleged"


def test_post_speaks_for_its_account() -> None:
    text = "Depot on fire near the ring road. pic.twitter.com/aB3dE9xYz1 — Night Watch (@nightwatch77) March 3, 2022"
    assert heard(text)[0] == ("Night Watch (@nightwatch77)", "Depot on fire near the ring road")


def test_nested_speaker_inside_own_words() -> None:
    found = heard("The official, who said the target was a depot, gave no toll.")
    assert (found[0][0] is None and found[1] == ("official", "the target was a depot")) or found[1][
        1
    ] == "the target was a depot"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Jets allegedly struck the port.", "alleged"),
        ("Jets struck the port.", "asserted"),
        ("Syria accused Israel of bombing the port.", "alleged"),
        ("Moscow denied that its jets hit the port.", "denied"),
        ("The minister will visit the port on Monday.", "planned"),
        ("The minister was scheduled to visit the port.", "planned"),
        ("The toll could rise further.", "conditional"),
        ("The blast may have killed the commander.", "alleged"),
        ("The strike happened in May 2014.", "asserted"),
        ("Two men who may have been guards were killed.", "asserted"),
        ("Jets struck the port, according to an unconfirmed report by the Coast Gazette.", "alleged"),
        ("The general said the army would leave on Sunday.", "planned"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert read(text)[0][0].modality == modality


def test_refusing_to_confirm_is_no_denial() -> None:
    saying, _ = read("The officer declined to confirm or deny that jets were used.")[0]
    assert saying.attribution is None and saying.modality == "asserted"


def test_claim_of_lives_is_no_speech() -> None:
    assert heard("The blast claimed the lives of 20 people.") == [(None, "The blast claimed the lives of 20 people")]


def test_responsibility_keeps_the_whole_clause() -> None:
    found = heard("The Sand Brigade claimed responsibility for the blast.")
    assert found == [("Sand Brigade", "The Sand Brigade claimed responsibility for the blast")]


def test_every_prose_sentence_is_covered() -> None:
    text = "Guns fired all night. Rebels moved north and the army said it lost two men. No one knew why, he said."
    article = Article("a", None, "", text, "")
    sentences = split(article, parser())
    covered = {y.sentence for y in attribute(sentences, article)}
    assert covered == {i for i, s in enumerate(sentences) if s.furniture is None}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SANA", "the government-run Syrian Arab News Agency"),
        ("SANA", "Syrian state news agency"),
        ("the state news agency SANA", "Syrian Arab News Agency (SANA)"),
        ("SOHR", "the Syrian Observatory for Human Rights"),
        ("the Britain-based monitor", "Observatory director Rami Abdel Rahman"),
        ("Iran’s foreign ministry", "the Iranian Foreign Ministry"),
        ("Tehran's foreign ministry", "Foreign Ministry of Iran"),
        ("Galei Tzahal Army Radio", "Israel's military radio"),
        ("Civil Defence", "White Helmets"),
        ("the Pentagon", "Pentagon spokesman Peter Dale"),
        ("Moscow", "Russian government"),
    ],
)
def test_names_of_one_body_join(one: str, other: str) -> None:
    assert body(one) is not None and body(one) == body(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SANA", "Syrian state media"),
        ("Syrian state television", "SANA"),
        ("Russian army", "Syrian army"),
        ("AFP", "AP"),
    ],
)
def test_bodies_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert body(one) is not None and body(other) is not None and body(one) != body(other)


@pytest.mark.parametrize(
    "name",
    [
        "a source",
        "residents",
        "an Israeli military official",
        "a source close to the Syrian government",
        "activists",
        "reports",
    ],
)
def test_descriptions_are_anonymous_and_no_body(name: str) -> None:
    assert anonymous(name) and body(name) is None


@pytest.mark.parametrize("name", ["Syrian state media", "the army of Iraq", "Leila Haddad", "Jaish al-Islam"])
def test_names_are_not_anonymous(name: str) -> None:
    assert not anonymous(name) and body(name)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The harbour office gave a toll of 20 dead.", "harbour office", "a toll of 20 dead"),
        ("The Observatory put the dead at 27.", "Observatory", "the dead at 27"),
        ("Reefline Monitor gave the number of killed as 31.", "Reefline Monitor", "the number of killed as 31"),
        ("Local medics listed 17 dead and 40 wounded.", "Local medics", "17 dead and 40 wounded"),
        ("The ministry had earlier given a lower figure of nine dead.", "ministry", "a lower figure of nine dead"),
    ],
)
def test_who_gives_a_toll_says_it(text: str, speaker: str, content: str) -> None:
    assert [(who and who.removeprefix("The "), what) for who, what in heard(text)] == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The army placed mines at 12 crossings.",
        "Doctors gave him five pills.",
        "The rebels gave up 30 fighters.",
        "The province recorded 40 deaths.",
        "The army lost 12 dead.",
    ],
)
def test_what_is_no_toll_is_given_by_nobody(text: str) -> None:
    assert all(who is None for who, _ in heard(text))


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            '"A post and up to 60 rebels were destroyed near Oldford," the ministry said, adding that more would be.',
            "ministry",
            "A post and up to 60 rebels were destroyed near Oldford",
        ),
        (
            "Shells hit Oldford, the Monitor for Rights said. Another 70 were wounded.",
            "Monitor for Rights",
            "Another 70 were wounded",
        ),
        (
            "A doctor at the clinic said six had died. Two other people were killed in the old town.",
            "A doctor at the clinic",
            "Two other people were killed in the old town",
        ),
        (
            "Six had died, a doctor at the clinic said. Among the dead were two boys.",
            "a doctor at the clinic",
            "two boys",
        ),
        (
            "Six had died, a doctor at the clinic said. Of those killed, two were boys.",
            "a doctor at the clinic",
            "two were",
        ),
        (
            "Six had died, a doctor at the clinic said. Some were arrested first.",
            "a doctor at the clinic",
            "arrested first",
        ),
    ],
)
def test_a_speaker_reaches_past_the_words_beside_the_cue(text: str, speaker: str, content: str) -> None:
    assert any((who or "").removeprefix("the ") == speaker and content in words for who, words in heard(text))


def test_who_spoke_may_be_told_by_a_sentence_of_its_own() -> None:
    told = 'Shells hit the mill. "The jets came at dawn and bombed it." Omar Haddad told reporters on Monday.'
    assert heard(told) == [(None, "Shells hit the mill"), ("Omar Haddad", "The jets came at dawn and bombed it")]
    assert heard("The mill burned down. Omar Haddad said.") == [(None, "The mill burned down")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Northern League claimed the attack.", "The Northern League claimed the attack"),
        ("Norland dismissed the allegations.", "Norland dismissed the allegations"),
        ("Norland denied the report of a raid on Oldford.", "the report of a raid on Oldford"),
        ('"The men were shot at dawn" said Omar Haddad the head of the clinic.', "The men were shot at dawn"),
        ('"Nine men were killed" said the monitor which relies on witnesses.', "Nine men were killed"),
    ],
)
def test_what_is_only_pointed_at_is_told_whole_and_who_the_speaker_is_is_not(text: str, content: str) -> None:
    assert [words for _, words in heard(text)] == [content]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("No group has claimed responsibility for the blast.", None),
        ("Nobody said that the mill burned down.", None),
        ("The toll of the blaze has reached 61 a war monitor said on Tuesday a sign of its heat.", "a war monitor"),
        ("It came with a guard telling Reuters that the mill burned down.", "a guard"),
        ("He responded that the mill burned down.", "He"),
        ("Guns were hit in a raid that wounded 50 state media reported.", "state media"),
        (
            "According to information provided by a guard at Oldford Mill two men were killed.",
            "a guard at Oldford Mill",
        ),
        (
            "The men were armed by Norland said the Syrian Observatory for Human Rights.",
            "Syrian Observatory for Human Rights",
        ),
    ],
)
def test_nobody_speaks_for_no_group_and_a_noun_for_its_own_participle(text: str, speaker: str | None) -> None:
    assert heard(text)[-1][0] == speaker


def test_a_sentence_that_tells_something_else_keeps_the_outlets_voice() -> None:
    said = heard("Shells hit Oldford, the Monitor for Rights said. The town has changed hands twice.")
    assert said[-1][0] is None


def test_what_a_name_is_said_to_be_is_no_part_of_it_where_the_comma_is_lost() -> None:
    parsed = parser()("Observatory a British-based monitor")
    assert printed_speaker(parsed[:], (0, len(parsed))) == "Observatory"


@pytest.mark.parametrize(
    ("title", "speaker"),
    [("Port Sarim: six dead in explosion", None), ("Six dead in Port Sarim explosion: monitor", "monitor")],
)
def test_what_counts_the_dead_is_no_speaker_of_a_headline(title: str, speaker: str | None) -> None:
    assert {who for who, _ in heard("The port is closed.", title) if who is not None} == (
        {speaker} if speaker else set()
    )


def test_it_is_the_unnamed_who_spoke_before() -> None:
    said = heard("A source at the governorate said a blast hit the mill. It added that a woman was killed.")
    assert [speaker for speaker, _ in said] == ["A source at the governorate"] * 2
    assert body("the state SANA news agency") == body("SANA")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Omar Haddad a resident of Oldford recalled that the sirens had failed.", "Omar Haddad"),
        ("Abu Samer a rebel commander said his men had left the town.", "Abu Samer"),
        ("The Northern Brigade a rebel group said in a statement that it had shot down a plane.", "Northern Brigade"),
        (
            '"We could not sleep all night" Khaled al-Omar director of the media centre told reporters.',
            "Khaled al-Omar",
        ),
        ('"We could not sleep all night" Omar Haddad from the village of Easton told reporters.', "Omar Haddad"),
        ('"We could not sleep all night" said Idris Haddad a nurse still in Oldford.', "Idris Haddad"),
        ("The wards filled up Dana Okafor a nurse at the city hospital said on Tuesday.", "Dana Okafor"),
        ("The head of the city hospital Dana Okafor said the wards were full.", "Dana Okafor"),
        ("A teacher named Omar Haddad said the market was hit.", "Omar Haddad"),
        ("A resident who identified himself only as Abu Ahmad said that tanks had entered.", "Abu Ahmad"),
        ("The town is cut off and there is no bread Omar Haddad father of the family told reporters.", "Omar Haddad"),
        ("The road is the only way out said a shopkeeper who had stayed behind.", "a shopkeeper"),
        ("The minister met Omar Haddad a spokesman said.", "a spokesman"),
        ("Rebels shelled the base of Abu Samer a military source said.", "a military source"),
        (
            "The administration of President Omar Haddad said the raids would go on.",
            "administration of President Omar Haddad",
        ),
        ('"The raid wounded nineteen people" said the Norland-based organisation.', "Norland-based organisation"),
    ],
)
def test_the_name_speaks_and_not_what_its_bearer_is(text: str, speaker: str) -> None:
    assert speaker in [name for name, _ in heard(text)]


def test_papers_show_what_somebody_else_says_they_show() -> None:
    found = heard("The evidence strongly suggests that troops fired the rockets Dana Okafor said on Tuesday.")
    assert found == [("Dana Okafor", "The evidence strongly suggests that troops fired the rockets")]


def test_it_behind_what_was_said_is_not_its_subject() -> None:
    text = "A tank was hit on Monday, the ministry said. The rebels shelled the town, it added."
    assert heard(text)[1] == ("the ministry", "The rebels shelled the town")


def test_he_is_the_unnamed_person_who_spoke_last() -> None:
    text = "An agency correspondent reported fire. One of the guards said a truck came. It burned all night, he said."
    assert heard(text)[-1] == ("One of the guards", "It burned all night")


def test_somebody_indefinite_may_be_named() -> None:
    assert not anonymous("Another local resident Dana Okafor")
    assert anonymous("Another local resident")


def test_who_leads_the_speakers_is_not_the_speaker() -> None:
    assert heard("Fighters led by their commander Omar Haddad said the town had fallen.")[0][0] == "Fighters"
    assert heard("The head of the hospital Dana Okafor said two men died.")[0][0] == "Dana Okafor"
