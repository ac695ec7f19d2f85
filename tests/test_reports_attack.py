"""A pile of hostile articles, read and analysed for real: names of files, dates, addresses, speakers, claims."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from markdown_it import MarkdownIt
from payloads import PAYLOADS
from rich.console import Console
from test_reports_escaping import UNSAFE, Tags

from corroborate import Report
from corroborate.articles import read
from corroborate.joining import explaining
from corroborate.pipeline import analyse
from corroborate.reports import escaping, machine, tables, terminal
from corroborate.reports import json as contract

FORMULA = re.compile(r"""[\s"'`´‘’“”„«»]*[=+\-@＝＋－＠﹦⁺⁼⁻−]""")
OURS = {
    "h1", "h2", "h3", "h4", "p", "ul", "li", "strong", "em", "a", "br",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
NUMBERS = re.compile(r"-?\d+")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """An analysis of one article for each payload, which stands in every field it can stand in."""
    folder = tmp_path_factory.mktemp("pile")
    with (folder / "feed.jsonl").open("w", encoding="utf-8", errors="surrogatepass") as feed:
        for number, payload in enumerate(PAYLOADS):
            feed.write(json.dumps(_record(number, payload)) + "\n")
    for number, payload in enumerate(PAYLOADS):
        name = re.sub(r"[/\x00\ud800]", "", payload)[:60]
        text = f"A shell hit the mill of Homs on 6 May 2031. {name} killed {number + 2} people, the mayor said."
        (folder / f"{name}{number}.txt").write_text(text, "utf-8")
    return Report(analyse(read([str(folder)]), arguments=("pile", *PAYLOADS)))


def _record(number: int, payload: str) -> dict[str, object]:
    return {
        "id": f"{payload}{number}",
        "outlet": f"{payload} Post {number % 7}",
        "title": f"{payload} shell kills {number + 2} in Homs market",
        "published": payload if number % 2 else "2031-05-07",
        "url": payload if number % 3 else f"https://site.example/{payload}",
        "text": f"A shell hit the market of Homs on 5 May 2031 and killed {number + 2} people, Colonel {payload} said. "
        f"“{payload}” was heard before the blast, residents said. The {payload} depot was not hit.",
    }


def test_the_pile_was_read(report: Report) -> None:
    articles = report.analysis.articles
    left_out = Counter(item.reason.split(":")[0] for item in report.analysis.skipped if item.stage == "reading")
    assert set(left_out) <= {"the file name holds control characters; rename the file", "binary", "undecodable"}
    assert len(articles) == 2 * len(PAYLOADS) - sum(left_out.values()) and left_out.total() <= 25
    assert len(report.conflicts()) >= 1 and len(report.analysis.figures) >= len(PAYLOADS)
    assert sum(escaping.one_line(payload) in escaping.one_line(article.title) for article in articles
               for payload in PAYLOADS) >= len(PAYLOADS)  # fmt: skip
    assert any(item.stage == "dates" or "date" in item.reason for item in report.analysis.skipped)


def test_markdown_has_our_tags_only(report: Report) -> None:
    page = Tags()
    page.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(report.to_markdown()))
    assert set(page.tags) <= OURS
    for target in page.links:
        assert re.match(r"(?i)https?://[a-z]|#event-", target) and not re.search(r"[\s<>\"|\\]", target), target
    shown = " ".join("".join(page.texts).split())
    assert UNSAFE.search(shown) is None
    for payload in PAYLOADS:
        assert escaping.one_line(payload) in shown, payload


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_is_a_formula_whatever_separates_cells(report: Report, delimiter: str) -> None:
    for text in (tables.claims_csv(report.to_dict()), tables.figures_csv(report.to_dict())):
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter):
            for cell in row:
                assert not FORMULA.match(cell) or NUMBERS.fullmatch(cell) or cell.startswith("'"), cell
                assert UNSAFE.search(cell) is None


def test_csv_reads_back_as_it_was(report: Report, tmp_path: Path) -> None:
    paths = {path.name: path for path in report.write(tmp_path)}
    claims, figures = pd.read_csv(paths["claims.csv"]), pd.read_csv(paths["figures.csv"])
    assert claims.columns[0] == "id" and figures.columns[0] == "id"
    assert (len(claims), len(figures)) == (len(report.analysis.claims), len(report.analysis.figures))
    assert figures["low"].sum() == sum(figure.low for figure in report.analysis.figures)
    assert figures["low"].dtype.kind == "i" and claims["start"].dtype.kind == "i"
    raw = paths["claims.csv"].read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\n") == len(claims) + 1


def test_terminal_gets_no_code(report: Report) -> None:
    out = Console(file=io.StringIO(), width=100, force_terminal=False, highlight=False, markup=False, emoji=False)
    terminal.conflicts(out, report.conflicts(), report.minor_conflicts(), len(report.analysis.articles))
    terminal.summary(out, report.analysis, report.conflicts(), [Path("a\x1b[31m")])
    terminal.skipped(out, report.analysis.skipped, ())
    text = out.file.getvalue()  # type: ignore[attr-defined]
    assert UNSAFE.search(text.replace("\n", "")) is None and "Killed" in text


def test_an_explained_event_is_text_line_by_line(report: Report) -> None:
    for event in report.analysis.events:
        text = explaining.explain(report.analysis, event.id)
        assert UNSAFE.search(text.replace("\n", "")) is None
        assert text.count("\n  ") >= len(event.articles)
        reported = text.split("Reported by\n")[1].split("\n\n")[0]
        assert len(reported.splitlines()) == len(event.articles), "one line for each article"


def test_json_holds_every_character_and_prints_none_that_acts(report: Report) -> None:
    text = report.to_json()
    assert json.loads(text) == report.to_dict()
    lines = [*machine.claim_lines(report.analysis), contract.text(machine.conflicts(report.conflicts(), ()))]
    for written in (text, *lines):
        assert UNSAFE.search(written.replace("\n", "")) is None
    counts = Counter(claim["article"] for claim in map(json.loads, lines[:-1]))
    assert counts == Counter(claim.article for claim in report.analysis.claims)
