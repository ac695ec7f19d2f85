"""Nothing an article says becomes markup, a link, a formula or a terminal code in any face."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from payloads import PAYLOADS
from reports_sample import analysis, poisoned
from rich.console import Console

from corroborate import Report
from corroborate.reports import escaping, tables, terminal

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.links: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def rendered(payload: str) -> Tags:
    """Return the tags and texts a reader of the poisoned report sees in a browser."""
    page = Tags()
    page.feed(
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(Report(poisoned(payload)).to_markdown())
    )
    return page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_shows_the_payload_as_text_and_keeps_its_shape(payload: str) -> None:
    plain, page = rendered("x"), rendered(payload)
    assert {tag: n for tag, n in page.tags.items() if tag != "a"} == {t: n for t, n in plain.tags.items() if t != "a"}
    shown = " ".join("".join(page.texts).split())
    assert shown.count(escaping.one_line(payload)) >= 30
    assert UNSAFE.search(shown) is None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_links_lead_only_to_web_addresses_and_sections(payload: str) -> None:
    for target in rendered(payload).links:
        assert re.match(r"(?i)https://(site|spy)\.example|#event-", target), target
        assert not re.search(r"[\s<>\"|\\]", target)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_csv_cells_never_run_and_rows_stay_rows(payload: str) -> None:
    document = Report(poisoned(payload)).to_dict()
    for text, number in ((tables.claims_csv(document), 9), (tables.figures_csv(document), 6)):
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) == number + 1 and {len(row) for row in rows} == {len(rows[0])}
        for row in rows[1:]:
            for cell in row:
                assert not cell.lstrip(" ").startswith(
                    ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
                ), cell
                assert UNSAFE.search(cell) is None


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("width", [40, 100])
def test_terminal_shows_text_to_the_letter_without_codes(payload: str, width: int) -> None:
    report = Report(poisoned(payload))
    out = Console(file=io.StringIO(), width=width, force_terminal=False, highlight=False, markup=False, emoji=False)
    terminal.conflicts(out, report.conflicts(), report.minor_conflicts(), 6)
    terminal.summary(out, report.analysis, report.conflicts(), [])
    terminal.skipped(out, report.analysis.skipped, ())
    text = out.file.getvalue()  # type: ignore[attr-defined]
    assert UNSAFE.search(text.replace("\n", "")) is None
    assert "".join(escaping.one_line(payload).split()) in "".join(text.split())


def test_a_colour_terminal_gets_only_our_own_styles() -> None:
    report = Report(poisoned("\x1b[35m\x1b]0;title\x07"))
    out = Console(file=io.StringIO(), width=60, force_terminal=True, highlight=False, markup=False, emoji=False)
    terminal.conflicts(out, report.conflicts(), report.minor_conflicts(), 6)
    text = out.file.getvalue()  # type: ignore[attr-defined]
    assert set(re.findall(r"\x1b[^m]*m", text)) <= {"\x1b[1m", "\x1b[2m", "\x1b[0m"}
    assert "\\u001b[35m" in re.sub(r"\x1b\[\dm|\n *", "", text)


@pytest.mark.parametrize("width", [30, 40, 71, 72, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    report = Report(analysis())
    out = Console(file=io.StringIO(), width=width, force_terminal=True, no_color=True, highlight=False)
    terminal.conflicts(out, report.conflicts(), report.minor_conflicts(), 6)
    terminal.summary(out, report.analysis, report.conflicts(), [])
    text = re.sub(r"\x1b\[\d*m", "", out.file.getvalue())  # type: ignore[attr-defined]
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width


def test_invisible_characters_are_shown() -> None:
    assert escaping.visible("a\u202eb\x1bc\u00a0d\U000e0041") == "a\\u202eb\\u001bc d\\U000e0041"
    assert escaping.one_line(" two\n lines ") == "two lines"
    assert escaping.one_line("abcdef", 4) == "abc…"


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/x?b=1&copy;=2", "[t](<https://a.example/x?b=1&amp;copy;=2>)"),
        ("http://a.example/(x) y", "[t](<http://a.example/%28x%29%20y>)"),
        ("javascript:alert(1)", "t"),
        ("//a.example", "t"),
        (" https://a.example", "t"),
        (None, "t"),
    ],
)
def test_links(url: str | None, linked: str) -> None:
    assert escaping.link("t", url) == linked


@given(st.text(max_size=60))
def test_any_text_is_one_safe_line(text: str) -> None:
    shown = escaping.markdown(text)
    assert "\n" not in shown and UNSAFE.search(shown) is None
    bare = _ESCAPED.sub("x", shown)
    assert not re.search(r"[<>|`*_\[\]$~]", bare)
    assert not re.match(r"(#|[-+=]|\d+[.)])", bare)


@given(st.text(max_size=60))
def test_any_cell_is_no_formula(text: str) -> None:
    shown = escaping.cell(text)
    for cell in shown.split(";"):
        assert not re.match("""[\\s"'`´‘’“”„«»]*[=+@＝＋－＠-]""", cell) or cell.startswith("'")
    assert len(shown.splitlines()) <= 1 and escaping.cell(text.replace("'", "")).replace("'", "") == escaping.visible(
        text.replace("'", "")
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("  @x", "'  @x"),
        ('"=1+1"', '\'"=1+1"'),
        ("－5", "'－5"),
        ("₋5", "'₋5"),
        ("a; =1", "a;' =1"),
        ("a\n=1", "a =1"),
        ("\t-1", "' -1"),
        ("the 4-5 dead; two at Homs", "the 4-5 dead; two at Homs"),
        ("", ""),
    ],
)
def test_cells(text: str, shown: str) -> None:
    assert escaping.cell(text) == shown
