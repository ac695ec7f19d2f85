"""The pages keep their word: everything is explained, every example stands in the samples, every block runs."""

from __future__ import annotations

import io
import json
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

from corroborate import checking, judging, records
from corroborate.cli import app
from corroborate.report import Report
from corroborate.reports import machine, tables, terminal
from corroborate.reports.json import schema
from corroborate.reports.terminal import PIPED_WIDTH
from corroborate.settings import Settings
from corroborate.weighing import policies

README = (ROOT / "README.md").read_text("utf-8")
PAGES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
EVERYTHING = "\n".join([README, *PAGES.values()])


def fields(section: str) -> dict[str, str]:
    """The fields of a section's table with what they are said to be; additions keep their mark."""
    rows = re.findall(r"^\| (`\w+`(?: ○)?) \| (.+?) \|$", section, re.MULTILINE)
    return {name.replace("`", ""): meaning for name, meaning in rows}


CONTRACT = PAGES["contract.md"]
KINDS: dict[str, Any] = schema()["$defs"]  # type: ignore[assignment]
LISTS = {"articles": "article", "events": "event", "claims": "claim", "figures": "figure", "clusters": "cluster",
         "judgements": "judgement", "ranges": "range", "skipped": "skipped", "run": "run"}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_the_contract_page_holds_exactly_the_fields_of_the_schema(name: str) -> None:
    kind = KINDS[LISTS[name]]
    text = CONTRACT.split(f"\n## `{name}`: ")[1].split("\n## ")[0]
    told = fields(text)
    assert sorted(told) == sorted(field if field in kind["required"] else f"{field} ○" for field in kind["properties"])
    for field, meaning in told.items():
        spec = kind["properties"][field.removesuffix(" ○")]
        silent = [inner for inner in _inside(spec) if f"`{inner}`" not in meaning]
        assert not silent, f"{name}.{field} is silent on {silent}"
        assert not [word for word in _choices(spec) if f"`{word}`" not in CONTRACT + PAGES["policies.md"]]
    assert not re.search(r"`\w+` ○ \| (why|is)? ?\|", text), "every field has a meaning"


def _inside(spec: dict[str, Any]) -> list[str]:
    """The names of the fields inside a field."""
    return list(spec.get("properties", {})) + [inner for deeper in _deeper(spec) for inner in _inside(deeper)]


def _choices(spec: dict[str, Any]) -> list[str]:
    """The words a field may be."""
    own = [word for word in spec.get("enum", []) if isinstance(word, str)]
    return own + [word for deeper in _deeper(spec) for word in _choices(deeper)]


def _deeper(spec: dict[str, Any]) -> list[dict[str, Any]]:
    named = [KINDS[spec["$ref"].rsplit("/", 1)[-1]]] if "$ref" in spec else []
    found = [spec.get("items"), *spec.get("anyOf", []), *spec.get("oneOf", []), *named]
    return [one for one in found if isinstance(one, dict)]


def test_the_contract_page_names_every_list_of_a_report(sample_analysis: records.Analysis) -> None:
    document = Report(sample_analysis).to_dict()
    assert set(document) == {*LISTS, "schema"}
    for name, kind in LISTS.items():
        rows: Any = document[name] if isinstance(document[name], list) else [document[name]]
        assert all(set(row) <= set(KINDS[kind]["properties"]) for row in rows), name


def keys(value: object) -> set[str]:
    """Every name in a document, however deep."""
    if isinstance(value, dict):
        return set(value).union(*(keys(inner) for inner in value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_the_other_documents_are_explained(sample_analysis: records.Analysis) -> None:
    report = Report(sample_analysis)
    known = {field for name in LISTS for field in KINDS[LISTS[name]]["properties"]}
    text = CONTRACT.split("\n## Other documents\n")[1].split("\n## ")[0]
    claim = "Fifteen people were killed in the strikes on Mezzeh on 14 November 2024"
    found = [
        machine.conflicts(report.conflicts(), report.minor_conflicts()),
        machine.checked(checking.check(claim, sample_analysis, Settings())),
        json.loads(next(iter(machine.claim_lines(sample_analysis)))),
        next(iter(judging.judge_lines([{"premise": "a", "hypothesis": "b"}], Settings()))),
    ]
    known |= {"schema", "premise", "hypothesis"} | {inner for field in KINDS["claim"]["properties"].values()
                                                    for inner in _inside(field)}  # fmt: skip
    known |= set(get_args(records.Stance))  # the sides of a checked claim, each with its voices
    for document in found:
        silent = {key for key in keys(document) if f"`{key}`" not in text} - known
        assert not silent, silent


def test_the_columns_of_the_tables_are_explained(sample_analysis: records.Analysis) -> None:
    document = Report(sample_analysis).to_dict()
    for name, text in (("claims", tables.claims_csv(document)), ("figures", tables.figures_csv(document))):
        (line,) = re.findall(rf"^\| `{name}\.csv` \| (.+?) \|$", CONTRACT, re.MULTILINE)
        assert re.findall(r"`(\w+)`", line) == text.removeprefix("\ufeff").split("\n")[0].split(",")


def commands() -> dict[str, Any]:
    """Every command by its words, those of a group by two: ``train stance``."""
    found: dict[str, Any] = {}
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found.update({f"{name} {one}": inner[one] for one in inner} if inner else {name: command})
    return found


SECTIONS = {
    "report": "Write a report",
    "conflicts": "Spot conflicts",
    "check": "Check one claim",
    "claims": "Claims and pairs",
    "judge": "Claims and pairs",
    "evaluate": "Measure and train",
    "train stance": "Measure and train",
}


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_explained_in_its_section(name: str) -> None:
    text = README.split(f"\n## {SECTIONS[name]}\n")[1].split("\n## ")[0]
    assert re.search(rf"`(?:corroborate )?{name}\b|corroborate {name} ", text), f"its section is silent on {name}"
    shared = " ".join(line for line in README.splitlines() if f"`{name}`" in line and " too, and " in line)
    told = {flag: len(around.split()) for around in _told(text + "\n\n" + shared) for flag in _flags(around)}
    for option in commands()[name].params:
        assert option.help and len(option.help.split()) >= 3, f"{name} {option.name} has no help"
        flags = [flag for flag in option.opts if flag.startswith("-")]
        silent = [flag for flag in flags if told.get(flag, 0) < 6]
        assert not silent, f"{name} {silent} is not explained in its section of the README"


def _told(text: str) -> list[str]:
    """The paragraphs and rows of a section, without what is only shown to be typed."""
    return re.split(r"\n\n|\n(?=\| )", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def _flags(around: str) -> set[str]:
    spans = " ".join(re.findall(r"`([^`\n]+)`", around))
    return set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", spans))


def test_the_options_of_all_commands_are_explained() -> None:
    for flag in ("--version", "--help"):
        assert any(flag in _flags(around) and len(around.split()) > 6 for around in _told(README))
    assert set(SECTIONS) == set(commands())


def test_every_policy_is_named_in_the_readme() -> None:
    row = next(line for line in README.splitlines() if line.startswith("| `--policy NAME`"))
    assert set(re.findall(r"`([\w-]+)`", row)) - {"--policy"} == set(policies.known())


def test_the_readmes_first_screen_holds_both_commands() -> None:
    screen = "\n".join(README.splitlines()[:30])
    for target in ("make report", "make test"):
        assert target in screen
        assert re.search(rf"^{target.split()[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def anchors(path: Path) -> set[str]:
    """What a page's headings are linked by."""
    heads = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_links_between_pages_lead_somewhere() -> None:
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target, place in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", path.read_text("utf-8")):
            page = path.parent / target if target else path
            assert page.exists(), f"{path.name} links to {target}"
            assert not place or place in anchors(page), f"{path.name} links to {target}#{place}"


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
