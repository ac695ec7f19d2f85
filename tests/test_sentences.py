"""Cutting articles into sentences and page furniture."""

from __future__ import annotations

import pytest

from corroborate.records import Article, Sentence
from corroborate.sentences import ends, foreign, split
from corroborate.text.parsing import parser


def read(text: str, title: str = "") -> tuple[Sentence, ...]:
    return split(Article("a", "Outlet", title, text, ""), parser())


def prose(text: str, title: str = "") -> list[str]:
    return [text[s.start : s.end] for s in read(text, title) if s.field == "text" and s.furniture is None]


def set_aside(text: str, title: str = "") -> dict[str, str]:
    return {text[s.start : s.end]: s.furniture for s in read(text, title) if s.field == "text" and s.furniture}


def test_offsets_point_into_the_field_and_tokens_follow_by_shift() -> None:
    text = "Shells fell on the port at dawn. Two dockers were hurt.\n\nA third man is missing."
    for sentence in read(text):
        assert sentence.parsed is not None
        first = sentence.parsed[0]
        assert text[first.idx + sentence.shift :].startswith(first.text)
        assert text[sentence.start : sentence.end] == sentence.parsed.text


def test_paragraph_numbers_rise_with_the_lines() -> None:
    numbers = [s.paragraph for s in read("First part here. Still the first part.\n\nAnother part follows it.")]
    assert numbers == [0, 0, 1]


def test_title_repeated_in_the_text_is_one_headline_in_the_text() -> None:
    title = "Mortar fire kills 3 in border village"
    text = f"{title} AFP Friday 3 Mar 2017 Three farmers died on Friday when mortar rounds hit a village."
    sentences = read(text, title)
    assert [s.furniture for s in sentences if s.field == "title"] == ["repeated in the text"]
    headline = next(s for s in sentences if s.field == "text" and s.form == "headline")
    assert text[headline.start : headline.end] == title and headline.furniture is None
    assert prose(text, title)[-1].startswith("Three farmers")
    assert set_aside(text, title) == {"AFP": "agency credit", "Friday 3 Mar 2017": "date stamp"}


def test_title_that_is_not_in_the_text_stays_a_sentence() -> None:
    sentences = read("Three farmers died on Friday.", "Mortars hit village near border")
    assert sentences[0].field == "title" and sentences[0].form == "headline" and sentences[0].furniture is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Blaze in a mill", "Shelling of Tartus on Monday hurt six men and set a blaze in a mill, SANA said."),
        ("Grain silo in Manbij shelled", "Gunners on Sunday hit the grain silo in Manbij and killed four men."),
        ("Grain silo in Manbij shelled", "Grain silo in Manbij was shelled on Sunday and four men died."),
        ("Fire at a big grain silo", "An explosion and a fire at a big grain silo killed four men on Sunday."),
    ],
)
def test_title_words_inside_a_lead_cut_nothing(title: str, text: str) -> None:
    assert prose(text, title) == [text]


@pytest.mark.parametrize("before", ["", "AFP ", "Friday 3 Mar 2017 ", "HOMS (Reuters) - ", "Beirut (Xinhua) -- "])
@pytest.mark.parametrize("title", ["Blaze in a mill", "Blaze in a mill kills four"])
def test_short_title_is_found_at_the_head_of_the_text(before: str, title: str) -> None:
    text = f"{before}{title} Four men died on Friday when a mill burnt."
    sentences = read(text, title)
    assert [s.furniture for s in sentences if s.field == "title"] == ["repeated in the text"]
    assert [text[s.start : s.end] for s in sentences if s.form == "headline" and s.field == "text"] == [title]


def test_title_short_of_its_first_word_is_found_on_an_edge() -> None:
    text = "3 Mar 2017 Mill fire in Homs kills two Bakers fled on Friday when a mill burnt."
    headlines = [text[s.start : s.end] for s in read(text, "Now: Mill fire in Homs kills two") if s.form == "headline"]
    assert headlines[-1] == "Mill fire in Homs kills two"


@pytest.mark.parametrize(
    ("text", "reason", "furniture"),
    [
        ("Date of publication 9 June 2016 A raid hit a market hall.", "date stamp", "Date of publication 9 June 2016"),
        ("Last updated at Apr 052017 AMMAN A raid hit a market hall.", "date stamp", "Last updated at Apr 052017"),
        ("Last updated at Apr 052017 AMMAN A raid hit a market hall.", "dateline", "AMMAN"),
        ("A raid hit a market hall. Follow us on Twitter and share", "links to other pages", "Follow us on Twitter"),
        ("A raid hit a market hall. Two men died. Read Also", "links to other pages", "Read Also"),
        ("A raid hit a market hall. Two men died. 219", "counter", "219"),
        ("A raid hit a market hall. Two men died. R.J/ Nadia/K. Salim", "reporter initials", "R.J/ Nadia/K. Salim"),
        ("A raid hit a market hall. Two men died. Rana al-Fadl/Dia / Bo Fox", "reporter names", "Rana al-Fadl/Dia"),
        ("A raid hit a market hall. 43 Related Mill Burns in Oldford Two Held", "links to other pages", "Related Mill"),
        ("A raid hit a market hall. 7 Topic Raids on Oldford (120)", "links to other pages", "Topic Raids"),
        ("A raid hit a market hall. Two men died. --Reuters", "agency credit", "--Reuters"),
        ("A raid hit a market hall. Reporting by Ann Lee; Editing by Bo Fox", "reporter and editor credits", "Ann Lee"),
    ],
)
def test_inline_furniture_has_its_reason(text: str, reason: str, furniture: str) -> None:
    found = set_aside(text)
    assert any(furniture in words and why == reason for words, why in found.items()), found
    assert "A raid hit a market hall." in prose(text)


def test_tags_end_where_the_next_sentence_starts() -> None:
    text = "A bus was hit. Tags Homs buses war The bus carried forty pilgrims to the coast."
    assert set_aside(text) == {"Tags Homs buses war": "tags"}
    assert prose(text)[-1] == "The bus carried forty pilgrims to the coast."


def test_lines_of_a_page_are_told_apart() -> None:
    text = (
        "Daily Lantern\n\nSaturday, December 2, 2023\n\nBlast at fuel depot wounds nine, officials say\n\n"
        "Published Dec 2, 2023\n\n"
        "Maria Voss and Omar Haddad\n\nNine workers were wounded on Friday.\n\n"
        "Firemen walk past a burnt tanker at the depot on December 1, 2023. Picture: J. Roe/REUTERS\n\nMore News"
    )
    forms = {text[s.start : s.end]: s.form for s in read(text) if s.furniture is None}
    assert forms["Blast at fuel depot wounds nine, officials say"] == "headline"
    assert forms["Firemen walk past a burnt tanker at the depot on December 1, 2023."] == "caption"
    assert forms["Nine workers were wounded on Friday."] == "body"
    assert len(forms) == 3


def test_caption_printed_twice_counts_once() -> None:
    caption = "Women queue for water at a broken main in the old town on May 4, 2021."
    reasons = [s.furniture for s in read(f"{caption}\n\nPumps failed on Tuesday.\n\n{caption}")]
    assert reasons == [None, None, "repeated in the text"]


def test_bracketed_credit_makes_a_caption_but_a_short_name_does_not() -> None:
    text = "Boys climb over rubble in the bakery district on Monday (AFP photo) The Relief League (NRL) sent tents."
    forms = [(s.form, s.furniture) for s in read(text)]
    assert forms[0] == ("caption", None) and forms[1][1] == "photo credit" and forms[2] == ("body", None)


def test_post_keeps_its_account_and_loses_its_signature() -> None:
    text = "Depot on fire near the ring road. pic.twitter.com/aB3dE9xYz1 — Night Watch (@nightwatch77) March 3, 2022"
    post = next(s for s in read(text) if s.form == "post")
    assert text[post.start : post.end] == "Depot on fire near the ring road."
    assert post.speaker == "Night Watch (@nightwatch77)"


def test_foreign_post_is_kept_and_marked() -> None:
    text = "Şehrin doğusunda büyük bir patlama meydana geldi. pic.twitter.com/aB3dE9xYz1 — Ajans (@ajans) March 3, 2022"
    assert [s.furniture for s in read(text) if s.form == "post"] == ["not in a language we read"]


@pytest.mark.parametrize(
    ("words", "strange"),
    [
        ("قصفت الطائرات المدينة", True),
        ("Raids hit Aleppo, Homs, Idlib", False),
        ("die Stadt und der Hafen sind zerstört", True),
    ],
)
def test_foreign(words: str, strange: bool) -> None:
    assert foreign(words) is strange


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.N. envoy left. He met Gen. Abu Salim.", 1),
        ("It began at 6 a.m. The raid lasted an hour.", 1),
        ('"We ran. Nobody helped," she said.', 1),
        ("He blamed the army.Then he left.", 1),
        ("A mission of J. R. Stone and Dr. Hale", 0),
        ("She met Ariz. Gov. Jan Kerr in Mesa, Ariz. The visit ended.", 1),
        ("Zahra Urges Intl. Inquiry.", 0),
    ],
)
def test_sentence_ends(text: str, count: int) -> None:
    assert len(ends(text)) == count


def test_stop_inside_a_run_of_small_letters_is_no_end() -> None:
    assert prose("Three people in the town of Kafr al-Zayt were hurt on Monday") == [
        "Three people in the town of Kafr al-Zayt were hurt on Monday"
    ]


def test_quote_form_is_for_whole_quotations() -> None:
    forms = [s.form for s in read('"The hall was full when the roof fell." Rescuers came late, "very late", she said.')]
    assert forms == ["quote", "body"]


def test_same_article_gives_the_same_sentences() -> None:
    text = "Shells fell on the port. A monitor said two died."
    bare = [[(s.start, s.end, s.form, s.furniture) for s in read(text)] for _ in range(2)]
    assert bare[0] == bare[1]


def test_nothing_prints_nothing() -> None:
    assert read("") == () and read("  \n\n ") == ()


def test_standfirst_printed_again_as_the_lead_keeps_both() -> None:
    lead = "Three farmers were killed on Friday when mortar rounds hit a village near the border."
    sentences = read(f"{lead} {lead} The council closed the road.", "Mortars hit village")
    printed = [(s.form, s.furniture) for s in sentences if s.field == "text"]
    assert printed == [("headline", None), ("body", None), ("body", None)]


def test_a_heading_without_a_stop_ends_where_the_next_sentence_starts() -> None:
    text = "A farmer hurt by a shell in Oldford Two farmers were hurt when a shell fell on the market of Oldford."
    assert len(ends(text)) == 1 and text[ends(text)[0] :].strip().startswith("Two farmers")
    text = "The council says the mill is not lost Rebels shelled the market of Oldford on Monday."
    assert [text[end:].strip() for end in ends(text)] == ["Rebels shelled the market of Oldford on Monday."]
    assert ends("The council of the Rebels met in Oldford on Monday at noon.") == []
    assert ends('He read The Quiet Mill in Oldford and "one or Two men" in Eastport.') == []
