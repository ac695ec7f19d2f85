"""``report.html`` as text: what it holds and in which order, its policy, its links, its files."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pages_sample import spread
from reports_sample import BRIDGE, MARKET, analysis, shuffled

from corroborate import Report
from corroborate.records import Article, Claim
from corroborate.reports import page, plain
from corroborate.reports.page.engine import SIGNS, STANDING_SIGNS
from corroborate.reports.surrounding import MOST, passage

VOID = {"meta", "link", "br", "line", "circle", "path", "rect"}
MANY = 24


class Outline(HTMLParser):
    """The tags, ids and links of a page, its headings in order, and whether every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.crossed: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID and tag != "doctype":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


def pages(found: object = None) -> dict[str, str]:
    return Report(analysis()).to_pages() if found is None else dict(page.render(found))  # type: ignore[arg-type]


def words(text: str) -> str:
    body = re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL)
    return " ".join(html.unescape(body).split())


def test_the_sections_stand_in_the_order_a_reader_needs() -> None:
    ((name, text),) = pages().items()
    assert name == "report.html"
    order = re.findall(r'<section id="([\w-]+)" aria-labelledby', text)
    assert order == ["read", "contested", "time", "events", "unplaced", "left-out"]
    found = analysis()
    assert found.inputs[0].sha256 in text and found.settings[0][0] in text and found.arguments[0] in text


def test_every_contested_question_shows_each_value_with_its_voices() -> None:
    text = words(pages()["report.html"])
    conflicts = Report(analysis()).conflicts()
    assert conflicts
    for conflict in conflicts:
        assert plain.question(conflict.question) in text and conflict.event.label in text
        for row in conflict.rows:
            assert row.voice in text and row.words in text
        for judgement in conflict.judgements:
            assert judgement.reason in text and f"confidence {judgement.confidence:.2f}" in text


def test_tags_are_closed_headings_go_down_by_one_and_links_lead_somewhere() -> None:
    many = spread(analysis(), MANY)
    written = {**pages(), **{f"many/{name}": text for name, text in page.render(many)}}
    ids = {name: Outline(text).ids for name, text in written.items()}
    for name, text in written.items():
        outline = Outline(text)
        assert not outline.crossed and not outline.open, name
        assert len(set(outline.ids)) == len(outline.ids), name
        assert outline.headings[0] == 1 and outline.headings.count(1) == 1, name
        steps = zip(outline.headings, outline.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name
        for link in outline.links:
            path, _, mark = link.partition("#")
            if re.match("https?://", link):
                continue
            target = (Path(name).parent / path).as_posix() if path else name
            target = re.sub(r"[\w-]+/\.\./", "", target)
            assert target in written and (not mark or mark in ids[target]), (name, link)


def test_nothing_but_its_own_style_is_allowed() -> None:
    for text in (*pages().values(), *pages(spread(analysis(), MANY)).values()):
        style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
        assert style is not None
        digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        policy = html.unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[0])
        assert policy.startswith("default-src 'none'; ") and f"style-src 'sha256-{digest}';" in policy
        assert "unsafe" not in policy and "script" not in policy
        assert not Outline(text).tags & {"script", "iframe", "img", "form", "object", "embed", "base", "input"}
        assert not re.search(r"<[^>]*\s(?:style|on\w+)=", text) and "@import" not in text and "url(" not in style[1]


def test_the_same_analysis_in_any_order_gives_the_same_bytes() -> None:
    many = spread(analysis(), MANY)
    assert pages(shuffled(analysis())) == pages() and pages(shuffled(many)) == pages(many)


def test_many_events_get_a_page_each_and_few_get_one() -> None:
    few, many = pages(spread(analysis(), page.ONE_PAGE // 2)), pages(spread(analysis(), MANY))
    assert list(few) == ["report.html"] and 'id="events"' in few["report.html"]
    assert next(iter(many)) == "report.html" and len(many) == 1 + 2 * MANY
    assert all(re.fullmatch(r"events/event-[a-z0-9-]+\.html", name) for name in list(many)[1:])
    assert 'id="events"' not in many["report.html"]
    for name, text in many.items():
        assert name == "report.html" or '<a href="../report.html">' in text


def test_pages_of_an_earlier_report_go_and_other_files_stay(tmp_path: Path) -> None:
    written = Report(spread(analysis(), MANY)).write(tmp_path)
    assert tmp_path / "events" in written and len(list((tmp_path / "events").iterdir())) == 2 * MANY
    mine = tmp_path / "events" / "event-mine.html"
    mine.write_text("<p>my own")
    again = Report(analysis()).write(tmp_path)
    assert tmp_path / "events" not in again and list((tmp_path / "events").iterdir()) == [mine]
    mine.unlink()
    Report(analysis()).write(tmp_path)
    assert not (tmp_path / "events").exists()


def test_a_cell_says_its_stance_by_sign_and_word() -> None:
    text = pages()["report.html"]
    table = re.findall(r'<table class="matrix">.*?</table>', text, re.DOTALL)[0]
    cells = [words(cell) for cell in re.findall(r"<td.*?</td>", table, re.DOTALL)]
    assert any(cell.startswith("◆ states") for cell in cells) and any("✗ contradicts" in cell for cell in cells)
    assert all(cell.split()[0] in SIGNS.values() and len(cell.split()) > 1 for cell in cells)
    assert len(set(SIGNS.values())) == len(SIGNS) and len(set(STANDING_SIGNS.values())) == len(STANDING_SIGNS)


def test_words_stand_between_the_sentences_around_them() -> None:
    text = pages()["report.html"]
    quote = re.search(r"<blockquote[^>]*>(?:(?!</blockquote>).)*Doctors counted(.*?)</blockquote>", text, re.DOTALL)
    assert quote is not None and "<mark>" in text and "Another 9,000 people have fled" in words(quote[1])
    assert "town council said." in words(text)


@pytest.mark.parametrize(
    ("text", "said", "before", "after"),
    [
        ("One fell. Two fell. Three fell.", "Two fell", "One fell.", "Three fell."),
        ("One fell.\nTwo fell.\nThree fell.", "Two fell", "One fell.", "Three fell."),
        ("One fell.\n\n \nTwo fell, they say. Three fell.", "Two fell", "One fell.", "Three fell."),
        ("Two fell. Three fell.", "Two fell.", "", "Three fell."),
        ("One fell. Two fell", "Two fell", "One fell.", ""),
        ("Mr. Sad spoke. Two fell near St. John. Gen. Adel left.", "Two fell", "Mr. Sad spoke.", "Gen. Adel left."),
    ],
)
def test_the_sentence_before_and_after(text: str, said: str, before: str, after: str) -> None:
    found = passage(_claim(text, said), _article(text))
    assert (found.before.strip(), found.words, found.after.strip()) == (before, said, after)
    whole = f"{found.before}{found.lead}{found.words}{found.rest}{found.after}"
    assert whole.split() == text.split()


def test_a_long_stretch_without_a_sentence_end_is_cut() -> None:
    text = f"{'word ' * 400}five fell {'more ' * 400}"
    found = passage(_claim(text, "five fell"), _article(text))
    assert found.lead.startswith("…") and found.rest.endswith("…") and len(found.lead) <= MOST + 2


def _article(text: str) -> Article:
    return Article("a", "Delta Wire", "Title", text, "0" * 64)


def _claim(text: str, said: str) -> Claim:
    start = text.index(said)
    return Claim("c", "a", "Delta Wire", "text", start, start + len(said), said, said, "body")


def test_a_narrowed_report_says_so_and_tells_less() -> None:
    whole = Report(analysis())
    one = whole.narrowed(event=MARKET)
    text = one.to_pages()["report.html"]
    assert [event.id for event in one.analysis.events] == [MARKET]
    assert "1 of 3 events shown" in words(text) and "1 of 3 events shown" in one.to_markdown()
    label = next(event.label for event in whole.analysis.events if event.id == BRIDGE)
    assert label in whole.to_pages()["report.html"] and label not in text
    assert one.analysis.articles == whole.analysis.articles and one.analysis.skipped == whole.analysis.skipped


def test_what_a_policy_and_a_ledger_say_is_shown() -> None:
    from corroborate.records import Doubt, Entry, Stale, Without

    base = analysis()
    cluster = next(item for item in base.clusters if item.question == "killed" and item.event == MARKET)
    first, second = cluster.voices[0], cluster.voices[1]
    figure = next(item for item in base.figures if item.claim == cluster.claims[0])
    article = base.claims[0].article
    richer = replace(
        cluster,
        certain=len(cluster.voices) - 1,
        doubts=(Doubt((first.id, second.id), "the same rare words"),),
        without=(Without(first.id, "single_voice"),),
        ledger=(
            Entry(cluster.claims[0], article, "Delta Wire", first.id, "speaker", "said by the council", "council"),
        ),
        stale=(Stale(figure.id, "other", "19 replaced it on 9 May"),),
    )
    changed = replace(
        base,
        clusters=tuple(richer if item.id == cluster.id else item for item in base.clusters),
        events=tuple(replace(event, grade="weak", grade_rule="one claim alone") for event in base.events),
        policy=(("contested_from", 0.4),),
    )
    text = words(pages(changed)["report.html"])
    for said in (
        f"{len(cluster.voices) - 1} to {len(cluster.voices)} voices",
        "Possibly one voice:",
        "the same rare words",
        f"without {first.label} single voice",
        "said by the council",
        "out of date: 19 replaced it on 9 May",
        "Grade: weak one claim alone",
        "contested_from 0.4",
    ):
        assert said in text, said


def test_what_one_voice_says_over_again_does_not_make_a_toll_the_most_contested() -> None:
    """Only numbers of claims that contradict another voice are weighed; a group of the dead weighs less than all."""
    base = analysis()
    killed = Report(base).conflicts()[0]
    judged = {claim for item in killed.judgements for claim in (item.claim, item.toward)}
    outside = next(item for item in base.figures if item.event == MARKET and item.claim in judged and item.low == 12)
    quiet = replace(next(item for item in base.claims if item.id == outside.claim), id="quiet")
    vast = replace(outside, id="quiet/f", claim="quiet", low=9000, high=9000, stated=9000)
    clusters = tuple(
        replace(item, claims=(*item.claims, "quiet")) if item.id == killed.cluster else item for item in base.clusters
    )
    louder = replace(base, claims=(*base.claims, quiet), figures=(*base.figures, vast), clusters=clusters)
    again = next(item for item in Report(louder).conflicts() if item.cluster == killed.cluster)
    assert len(again.rows) == len(killed.rows) + 1 and again.weight == killed.weight
    part = replace(
        base,
        figures=tuple(replace(item, part="children") if item.slot == "killed" else item for item in base.figures),
        clusters=tuple(
            replace(item, question="killed/children") if item.id == killed.cluster else item for item in base.clusters
        ),
        judgements=tuple(
            replace(item, question="killed/children") if item.question == "killed" else item for item in base.judgements
        ),
    )
    lighter = next(item for item in Report(part).conflicts() if item.question == "killed/children")
    assert lighter.weight == pytest.approx(killed.weight * 2 / 3, abs=1e-3)


def test_a_contested_question_opens_with_what_contradicts_what() -> None:
    """Both sides stand by name before any fold, on the page and in the Markdown; nothing says it again below."""
    base = analysis()
    cluster = next(item for item in base.clusters if item.question == "killed" and item.event == MARKET)
    text = pages()["report.html"]
    section = text.partition(f'<section class="question contested" id="question-{cluster.id}">')[2]
    opened = words(section.partition('<div class="heard">')[0])
    judged = next(item for item in base.judgements if item.stance == "contradict" and item.question == "killed")
    for said in (
        "12 · town council", "Delta Wire", "The Quay", "5 or more · Doctors (unnamed)", "Ridge Radio",
        "against", judged.reason, f"confidence {judged.confidence:.2f}",
    ):  # fmt: skip
        assert said in opened, said
    assert "<details" not in section.partition("</ul>")[0]
    lines = Report(base).to_markdown().splitlines()
    at = lines.index("What contradicts what:")
    assert "**12**, town council" in lines[at + 2] and "in Delta Wire" in lines[at + 2]
    assert "**5 or more**, Doctors" in lines[at + 2] and judged.reason[:10] in lines[at + 2]


def test_an_event_lists_its_questions_and_leads_back_and_folds_lone_points() -> None:
    base = analysis()
    lone = replace(
        next(item for item in base.clusters if item.standing == "contested"),
        id="q-lone", question="point", standing="single_voice",
    )  # fmt: skip
    text = pages(replace(base, clusters=(*base.clusters, lone)))["report.html"]
    jump = next(
        part for part in re.findall(r'<nav class="jump".*?</nav>', text, re.DOTALL) if "#question-q-lone" not in part
    )
    assert 'href="#question-q-killed"' in jump and "1 point" in words(jump) and 'href="#contested"' in jump
    fold = text.partition('<details class="points"')[2].partition("</details>\n</article>")[0]
    assert 'id="question-q-lone"' in fold and 'id="question-q-killed"' not in fold
    many = pages(spread(base, MANY))
    contested = [page for name, page in many.items() if name != "report.html" and "question contested" in page]
    assert contested and all(page.count('href="../report.html#contested"') >= 3 for page in contested)
