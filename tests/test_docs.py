"""The pages keep their word: everything is explained, every example stands in the samples, every block runs."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
import typer
from conftest import ROOT, SEEDS
from rich.console import Console
from typer.testing import CliRunner

from corroborate import records
from corroborate.articles import read
from corroborate.cli import app
from corroborate.lexicons import lexicon
from corroborate.report import Report
from corroborate.reports import terminal
from corroborate.reports.terminal import PIPED_WIDTH

README = (ROOT / "README.md").read_text("utf-8")
PAGES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
HOW = PAGES["how.md"]
EVERYTHING = "\n".join([README, *PAGES.values()])
WORDS = {
    "Stances": get_args(records.Stance),
    "Kinds": get_args(records.Kind),
    "Standings": get_args(records.Standing),
    "Slots": get_args(records.Slot),
}
ENOUGH = 4
"""Words an explanation has at least."""


def section(title: str) -> str:
    return HOW.split(f"\n## {title}\n")[1].split("\n## ")[0]


def rows(text: str) -> dict[str, list[str]]:
    """The rows of a page's tables by their first cell, which is a word in code."""
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and re.fullmatch(r"`[\w-]+`", cells[0]):
            found[cells[0].strip("`")] = cells[1:]
    return found


@pytest.mark.parametrize(("title", "word"), [(title, word) for title, words in WORDS.items() for word in words])
def test_every_word_of_the_contract_is_explained_with_an_example(title: str, word: str) -> None:
    explained = rows(section(title))
    assert set(explained) == set(WORDS[title])
    meaning, example = explained[word][0], " ".join(explained[word][1:])
    assert len(meaning.split()) >= 2 and len(f"{meaning} {example}".split()) >= ENOUGH
    assert re.search(r'"[^"]{8,}"', example) or word == "wording", f"{word} has no example in quotes"


@pytest.mark.parametrize("word", [*get_args(records.Modality), *get_args(records.Form)])
def test_modality_and_form_are_explained(word: str) -> None:
    assert f"`{word}`" in section("Modality and form")


def test_every_quoted_example_stands_in_its_sample_article() -> None:
    texts = {article.id: f"{article.title}\n{article.text}" for article in read([str(SEEDS)]).articles}
    quoted = re.findall(r'`([\w-]+)`:\s+"([^"]+)"', HOW)
    assert len(quoted) >= 30
    missing = [(name, words) for name, words in quoted if words not in texts[name]]
    assert not missing


def test_every_field_of_the_contract_is_named() -> None:
    from corroborate.reports.json import schema

    kinds: dict[str, Any] = schema()["$defs"]  # type: ignore[assignment]
    for name in ("article", "event", "claim", "figure", "cluster", "judgement", "range", "skipped", "run"):
        for field in kinds[name]["required"]:
            assert f"`{field}`" in PAGES["contract.md"], f"{name}.{field}"


def commands() -> dict[str, Any]:
    """Every command by its words, those of a group by two: ``train stance``."""
    found: dict[str, Any] = {}
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found.update({f"{name} {one}": inner[one] for one in inner} if inner else {name: command})
    return found


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_explained(name: str) -> None:
    assert re.search(rf"`(?:corroborate )?{name}\b|corroborate {name} ", README), f"the README is silent on {name}"
    in_code = {word.strip("[],") for span in re.findall(r"`([^`\n]+)`", README) for word in span.split()}
    for option in commands()[name].params:
        assert option.help, f"{name} {option.name} has no help"
        silent = [flag for flag in option.opts if flag.startswith("-") and flag not in in_code]
        assert not silent, f"{name} {silent} is not explained in the README"


def test_every_policy_is_explained() -> None:
    for name, table in lexicon("vague_numbers").items():
        if isinstance(table, dict):
            assert f"`{name}`" in README


def test_the_readmes_first_screen_holds_both_commands() -> None:
    screen = "\n".join(README.splitlines()[:30])
    for target in ("make report", "make test"):
        assert target in screen
        assert re.search(rf"^{target.split()[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_links_between_pages_lead_somewhere() -> None:
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory as a reader of the README has it: the samples, and a file of pairs."""
    place = tmp_path_factory.mktemp("desk")
    shutil.copytree(SEEDS, place / "seeds")
    pair = '{"premise": "Twenty people died in the raid.", "hypothesis": "The raid killed nine people."}\n'
    (place / "pairs.jsonl").write_text(pair, "utf-8")
    return place


def console_lines(text: str) -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def test_console_blocks_hold_only_what_a_test_can_run() -> None:
    others = [line for line in console_lines(EVERYTHING) if not line.startswith("corroborate ")]
    assert others == ["python3 -m pip install -c constraints.txt ."]


@pytest.mark.parametrize("line", [line for line in console_lines(EVERYTHING) if line.startswith("corroborate ")])
def test_console_blocks_run(line: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    done = CliRunner().invoke(app, shlex.split(line)[1:])
    assert done.exit_code == 0, done.output
    assert done.output.strip()


def test_the_excerpt_in_the_readme_is_what_the_report_prints(sample_analysis: records.Analysis) -> None:
    excerpt = re.findall(r"```text\n(.*?)```", README, re.DOTALL)[0]
    out = Console(width=PIPED_WIDTH, record=True, file=io.StringIO(), highlight=False, markup=False)
    terminal.summary(out, sample_analysis, Report(sample_analysis).conflicts(), ())
    printed = {" ".join(line.split()) for line in out.export_text().splitlines()}
    stale = [line for line in excerpt.splitlines() if " ".join(line.split()) not in printed]
    assert not stale, "take the lines anew from what make report prints"


def python_blocks() -> list[tuple[str, str]]:
    named = {"README.md": README, **PAGES}
    return [
        (name, block) for name, text in named.items() for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    ]


@pytest.mark.parametrize(("page", "block"), python_blocks(), ids=[name for name, _ in python_blocks()])
def test_python_blocks_run(
    page: str, block: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    if page == "contract.md":  # reads the report the README's first command writes
        CliRunner().invoke(app, ["report", "seeds/ona-mezzeh-strikes.txt", "-o", "my-report"])
    exec(compile(block, page, "exec"), {"__name__": "__main__"})
    printed = capsys.readouterr().out
    assert printed.strip()
    if page == "contract.md":
        assert printed.strip() == "()"
    else:
        assert "killed" in printed
