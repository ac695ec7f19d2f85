"""The command line: what it prints, where, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from reports_sample import analysis
from typer.testing import CliRunner, Result

from corroborate import analyze, articles, checking, cli, pipeline, running
from corroborate.errors import InputError
from corroborate.records import Analysis
from corroborate.reports.contract import problems
from corroborate.weighing.policies import known

runner = CliRunner()
PILE = [
    {
        "id": "alpha",
        "outlet": "Delta Wire",
        "published": "2031-05-06",
        "title": "Shells fall on Aleppo market",
        "text": "Shelling killed 12 people at a market in Aleppo on Tuesday, the Syrian Observatory said.",
        "url": "https://delta.example/a",
    },
    {
        "id": "beta",
        "outlet": "The Quay",
        "published": "2031-05-06",
        "title": "Market in Aleppo shelled",
        "text": "State news agency SANA said four people were killed when shells hit a market in Aleppo on Tuesday.",
    },
]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    path = tmp_path / "pile.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in PILE), encoding="utf-8")
    return path


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands print the analysis made by hand, to see their faces without the models."""
    for run_ in ("analyse", "survey"):
        monkeypatch.setattr(pipeline, run_, lambda *given, **named: analysis())


def run(*arguments: str | Path, input: str | None = None) -> Result:
    return runner.invoke(cli.app, [str(argument) for argument in arguments], input=input)


def test_help_names_every_command_and_explains_every_option() -> None:
    shown = run("--help").stdout
    for command in ("report", "conflicts", "check", "claims", "judge", "evaluate", "train"):
        assert command in shown
        page = run(command, "--help").stdout
        for line in page.splitlines():
            if line.strip().startswith("--"):
                assert len(line.split(None, 2)) == 3, line


def test_help_is_quick_and_loads_no_model() -> None:
    code = "import sys; from corroborate import cli; assert not {'torch', 'spacy', 'pandas'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_version() -> None:
    shown = run("--version")
    assert shown.exit_code == 0 and shown.stdout.startswith("corroborate ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("report",), "Missing argument"),
        (("report", "nowhere"), "nowhere"),
        (("conflicts", "nowhere"), "nowhere"),
        (("claims", "nowhere"), "nowhere"),
        (("check", "Five died.", "nowhere"), "nowhere"),
        (("check", "  ", "nowhere"), "The claim is empty"),
        (("check", "-", "-"), "not both"),
        (("judge", "nowhere.jsonl"), "Cannot read nowhere.jsonl"),
        (("report", "nowhere", "--batch-size", "0"), "greater than"),
        (("report", "nowhere", "--policy", "wild"), "no policy named wild"),
        (("sing",), "No such command"),
    ],
)
def test_bad_input_is_exit_code_2_with_what_to_do(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr and "Traceback" not in result.stderr and result.stdout == ""


def test_an_unknown_policy_names_those_there_are(pile: Path) -> None:
    result = run("conflicts", pile, "--policy", "wild")
    assert result.exit_code == 2 and "Choose one of:" in result.stderr and "default" in result.stderr


def test_nothing_readable_is_exit_code_2_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 \x00")
    result = run("conflicts", tmp_path)
    assert result.exit_code == 2 and "No readable article" in result.stderr
    assert "empty.txt" in result.stderr and "scan.pdf" in result.stderr and "convert" in result.stderr


def test_report_writes_its_files_and_says_where(by_hand: None, pile: Path, tmp_path: Path) -> None:
    result = run("report", pile, "-o", tmp_path / "out")
    assert result.exit_code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["claims.csv", "figures.csv", "report.html", "report.json", "report.md"]
    assert all(str(tmp_path / "out" / name) in result.stdout for name in names)
    assert "Contested: 2 questions" in result.stdout and "at least 5 against 12" in result.stdout
    assert (
        "blank.txt: empty" in result.stderr
        and "Left out: 1 record" in result.stderr
        and "Noted: 1 record" in result.stderr
    )
    assert "\x1b" not in result.stdout + result.stderr


def test_report_can_hold_the_texts(by_hand: None, pile: Path, tmp_path: Path) -> None:
    assert run("report", pile, "-o", tmp_path / "out", "--with-text").exit_code == 0
    kept = json.loads((tmp_path / "out" / "articles.json").read_text(encoding="utf-8"))
    assert kept["articles"][0]["text"].startswith("Shells killed 12 people")


def test_report_refuses_a_file_before_it_works(pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "read", lambda *given: pytest.fail("read before looking where to write"))
    result = run("report", pile, "-o", pile)
    assert result.exit_code == 2 and "is a file, not a directory" in result.stderr
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "claims.csv").write_text("mine")
    assert "was not written by corroborate" in run("report", pile, "-o", tmp_path / "mine").stderr


def test_report_is_not_written_among_what_is_read(pile: Path) -> None:
    result = run("report", pile.parent, "-o", pile.parent / "out")
    assert result.exit_code == 2 and "Name a directory elsewhere" in result.stderr


def test_conflicts_for_people_and_machines(by_hand: None, pile: Path) -> None:
    shown = run("conflicts", pile).stdout
    assert "1. Shelling, Tal Amar, 2031-05-06: killed, at least 5 against 12" in shown
    assert "why: killed: 5 or more against 12; one count may be incomplete" in shown
    assert "town council (2 outlets)" in shown and "Lesser differences" in shown
    document = json.loads(run("conflicts", pile, "--json").stdout)
    assert [item["question"] for item in document["contested"]] == ["killed", "target"]
    assert document["contested"][0]["rows"][0]["figure"] == "at least 5" and len(document["minor"]) == 1


def test_claims_are_lines_of_json_with_their_figures(by_hand: None, pile: Path) -> None:
    lines = [json.loads(line) for line in run("claims", pile).stdout.splitlines()]
    assert len(lines) == 9
    assert [figure["low"] for figure in lines[0]["figures"]] == [] or lines[0]["figures"][0]["slot"]
    assert sum(len(line["figures"]) for line in lines) == 6


def answer(*candidates: checking.Candidate) -> Any:
    def check(claim: str, given: Analysis, settings: object) -> checking.Checked:
        return checking.Checked(claim, candidates)

    return check


def candidates() -> tuple[checking.Candidate, ...]:
    given = analysis()
    said = checking.Finding(given.claims[0], "town council", "support", "figure", 0.95, "killed: 12 agrees with 12")
    other = checking.Finding(given.claims[4], "Doctors", "contradict", "figure", 0.6, "killed: 5 or more against 12")
    first = checking.Candidate(
        given.events[0], ("killed",), (said,), (), (other,), (), (("support", 1), ("detail", 0), ("contradict", 1))
    )
    second = checking.Candidate(given.events[1], ("killed",), (), (said,), (), (), (("detail", 1),))
    return first, second


def test_check_lists_events_and_says_how_to_choose(by_hand: None, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "check", answer(*candidates()))
    shown = run("check", "Twelve people were killed.", pile).stdout
    assert "It may be about 2 events" in shown and "--event ID" in shown
    assert "e-market · Shelling, Tal Amar, 2031-05-06: supports 1 voice, contradicts 1 voice" in shown
    assert "e-bridge" in shown and "Doctors counted" not in shown
    chosen = run("check", "Twelve people were killed.", pile, "--event", "e-market").stdout
    assert "It may be about" not in chosen
    assert "Supported by 1 voice" in chosen and "Contradicted by 1 voice" in chosen
    assert "“Doctors counted at least 5 dead”" in chosen and "Detail added by: nobody" in chosen
    document = json.loads(run("check", "Twelve people were killed.", pile, "--json").stdout)
    assert [item["event"]["id"] for item in document["candidates"]] == ["e-market", "e-bridge"]
    assert document["candidates"][0]["supports"][0]["claim"]["text"].startswith("Shells killed 12")


@pytest.mark.parametrize(("event", "said"), [("e-none", "There is no event"), ("e-orchard", "Nothing in event")])
def test_check_names_the_events_there_are(
    event: str, said: str, by_hand: None, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "check", answer(*candidates()))
    result = run("check", "Twelve people were killed.", pile, "--event", event)
    assert result.exit_code == 2 and said in result.stderr and "e-market" in result.stderr


def test_check_says_plainly_that_nothing_is_about_it(
    by_hand: None, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "check", answer())
    result = run("check", "-", pile, input="A comet was seen.\n")
    assert result.exit_code == 0
    assert "“A comet was seen.”" in result.stdout and "No claim in these 6 articles is about this." in result.stdout


def test_the_unexpected_is_exit_code_1_without_a_traceback(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **named: object) -> Analysis:
        raise RuntimeError("broken \x1b[31m")

    monkeypatch.setattr(pipeline, "survey", fail)
    monkeypatch.delenv(running.DEBUG, raising=False)
    result = run("claims", pile)
    assert result.exit_code == 1 and "unexpected RuntimeError: broken \\u001b[31m" in result.stderr
    assert "Traceback" not in result.stderr and running.DEBUG in result.stderr
    monkeypatch.setenv(running.DEBUG, "1")
    assert isinstance(run("claims", pile).exception, RuntimeError)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "is empty"),
        ("{}\nnot json\n", "line 2: it is no JSON"),
        ('{"premise": "a", "hypothesis": "b"}\n\n{}\n', "line 3: no text in 'premise'"),
        ("[1]\n", "line 1: not a JSON object"),
        ('{"premise": "a", "hypothesis": "b"}\n{"premise": "a"}\n', "line 2"),
        ('{"premise": "a", "hypothesis": 3}\n', "line 1"),
    ],
)
def test_judge_names_the_line_to_mend(lines: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(lines)
    result = run("judge", tmp_path / "pairs.jsonl")
    assert result.exit_code == 2 and said in result.stderr


def test_judge_names_every_bad_line_and_judges_none(tmp_path: Path) -> None:
    good = json.dumps({"premise": "It rained.", "hypothesis": "It snowed."})
    (tmp_path / "few.jsonl").write_text(f"{good}\n{{}}\n{good}\nrain\n")
    result = run("judge", tmp_path / "few.jsonl")
    assert result.exit_code == 2 and not result.stdout
    assert "2 lines cannot be read" in result.stderr
    assert "line 2: no text in 'premise'" in result.stderr and "line 4: it is no JSON" in result.stderr
    (tmp_path / "many.jsonl").write_text("rain\n" * 80)
    assert "and 30 more" in run("judge", tmp_path / "many.jsonl").stderr


def test_judge_gives_the_same_lines_back_with_a_stance() -> None:
    row = {"id": 7, "premise": "Nine people were killed in the raid.", "hypothesis": "Nine people died in the raid."}
    result = run("judge", "-", input=json.dumps(row) + "\n")
    assert result.exit_code == 0, result.stderr
    (judged,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert {key: judged[key] for key in row} == row
    assert judged["stance"] == "support"
    assert {"entails", "neutral", "contradicts", "kind", "reason"} <= set(judged)


def test_judge_passes_over_blank_lines_and_says_which_fields_it_replaces(tmp_path: Path) -> None:
    row = {"premise": "Nine people were hurt in the fog.", "hypothesis": "Nine people were injured.", "kind": "mine"}
    (tmp_path / "pairs.jsonl").write_text(f"{json.dumps(row)}\n\n{json.dumps(row)}\n")
    result = run("judge", tmp_path / "pairs.jsonl")
    assert result.exit_code == 0 and len(result.stdout.splitlines()) == 2
    assert "blank lines passed over" in result.stderr and "are replaced by the judgement's: kind" in result.stderr


def test_what_cannot_work_is_refused_before_anything_heavy_is_loaded(pile: Path, tmp_path: Path) -> None:
    told = """
import sys
from typer.testing import CliRunner
from corroborate.cli import app
for words in (["report", "nowhere"], ["claims", "nowhere"], ["check", "It rained.", "nowhere"], ["judge", "nowhere"],
              ["conflicts", sys.argv[1], "--policy", "bold"], ["report", sys.argv[1], "-o", ""]):
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2, (words, result.output)
    assert not {"spacy", "numpy", "pandas", "onnxruntime"} & set(sys.modules), words
"""
    command = [sys.executable, "-c", told, str(pile)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path, env=os.environ
    )
    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.glob("report.*"))


def test_an_article_without_a_claim_is_told(tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("Share this story\nAdvertisement\nSubscribe to our newsletter\nRead more\n")
    result = run("claims", tmp_path / "bare.txt")
    assert result.exit_code == 0 and not result.stdout
    assert "No claim was found" in result.stderr and "bare: no claim could be read from it" in result.stderr


def test_the_help_of_policy_names_every_policy() -> None:
    shown = " ".join(run("report", "--help").stdout.split())
    assert all(name in shown for name in known())


@pytest.mark.parametrize("nothing", [None, 42, {"id": "a", "text": "It rained."}])
def test_what_is_no_list_of_records_is_refused_as_input(nothing: object) -> None:
    with pytest.raises(InputError, match="Nothing to read"):
        analyze(nothing)  # type: ignore[arg-type]


def test_the_whole_way_from_articles_to_files(pile: Path, tmp_path: Path) -> None:
    result = run("report", pile, "-o", tmp_path / "out", "--with-text", "--batch-size", "7")
    assert result.exit_code == 0, result.stderr
    document, texts = (json.loads((tmp_path / "out" / name).read_bytes()) for name in ("report.json", "articles.json"))
    assert problems(document, texts) == ()
    assert document["run"]["arguments"] == [str(pile)] and "batch_size" not in document["run"]["settings"]
    assert "killed" in [cluster["question"] for cluster in document["clusters"] if cluster["standing"] == "contested"]


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "pile.jsonl").write_text(
        "".join(json.dumps(row | {"id": f"a{n}"}) + "\n" for n in range(4) for row in PILE)
    )
    command = f"{sys.executable} -m corroborate.cli claims {tmp_path / 'pile.jsonl'} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=os.environ, timeout=120, check=False)
    assert done.stdout.startswith('{"id": "') and "Error" not in done.stderr and "Traceback" not in done.stderr
