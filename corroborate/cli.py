"""Arguments in, one call, text out. Everything heavy is imported inside a command, so that ``--help`` is quick."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corroborate.errors import InputError
from corroborate.options import AsJson, BatchSize, Explain, Paths, Policy, ShownEvent, ShownPlace, Since, Top, Until
from corroborate.running import STDIN, analysed, guarded, keep_apart, print_text, settings_of, tell

if TYPE_CHECKING:
    from corroborate import checking
    from corroborate.records import Analysis

_EPILOG = "Exit codes: 0 done (conflicts found or not), 1 unexpected error, 2 something in the input to mend."

app = typer.Typer(
    name="corroborate",
    help="Who reports what, on whose word, and what disagrees. The tool never says who is right.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from corroborate.reports.json import package_version

        typer.echo(f"corroborate {package_version()}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Hold the options that stand before every command."""


@app.command(short_help="Write a corroboration report into a directory.", epilog=_EPILOG)
@guarded
def report(
    paths: Paths,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="Where the report's files are written.")
    ] = "corroborate-report",
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Also write articles.json with the articles' whole text.")
    ] = False,
    event: ShownEvent = None,
    place: ShownPlace = None,
    since: Since = None,
    until: Until = None,
    top: Top = None,
    explain: Explain = None,
    policy: Policy = None,
    batch_size: BatchSize = None,
) -> None:
    """Write a corroboration report: report.html, report.md, report.json, claims.csv, figures.csv.

    --event, --place, --since, --until and --top narrow what people read; report.json and the CSV files stay whole.
    """
    from corroborate import narrowing
    from corroborate.joining import explaining
    from corroborate.report import Report, writable
    from corroborate.reports import terminal

    folder = writable(output)
    keep_apart(folder, paths)
    asked = narrowing.asked(event, place, since, until, top)
    found = Report(analysed(paths, policy, batch_size, shown=asked.arguments))
    shown = found.narrowed(event, place, since, until, top)
    written = found.write(folder, with_text, shown)
    terminal.summary(terminal.console(), shown.analysis, shown.conflicts(), written, shown.note)
    if explain is not None:
        print_text("\n" + explaining.explain(found.analysis, explain))


@app.command(short_help="Print what disagrees, tolls of the killed first.", epilog=_EPILOG)
@guarded
def conflicts(paths: Paths, as_json: AsJson = False, policy: Policy = None, batch_size: BatchSize = None) -> None:
    """Print what disagrees, tolls of the killed first, with exact words, speakers, reasons and voices."""
    from corroborate.report import Report
    from corroborate.reports import json, machine, terminal

    found = Report(analysed(paths, policy, batch_size))
    if as_json:
        print_text(json.text(machine.conflicts(found.conflicts(), found.minor_conflicts())))
    else:
        out = terminal.console()
        terminal.conflicts(out, found.conflicts(), found.minor_conflicts(), len(found.analysis.articles))


@app.command(short_help="Print who supports or contradicts one claim.", epilog=_EPILOG)
@guarded
def check(
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM", help="One claim in quotes; - reads it from standard input.", show_default=False
        ),
    ],
    paths: Paths,
    event: Annotated[
        str | None, typer.Option("--event", metavar="ID", help="Look at this event only, where it could be several.")
    ] = None,
    as_json: AsJson = False,
    policy: Policy = None,
    batch_size: BatchSize = None,
) -> None:
    """Print who supports one claim, adds detail to it or contradicts it, with the exact words and the voices."""
    from corroborate.reports import json, machine, terminal

    words = _claim(claim, paths)
    analysis = analysed(paths, policy, batch_size, compare=False)
    from corroborate import checking

    found = checking.check(words, analysis, settings_of(policy, batch_size))
    if event is not None:
        found = _chosen(found, event, analysis)
    if as_json:
        print_text(json.text(machine.checked(found)))
    else:
        terminal.checked(terminal.console(), found, len(analysis.articles), event is not None)


@app.command(short_help="Print every claim as a line of JSON.", epilog=_EPILOG)
@guarded
def claims(paths: Paths, policy: Policy = None, batch_size: BatchSize = None) -> None:
    """Print every claim as one line of JSON, in the form report.json has, with its figures beside it."""
    from corroborate.reports import machine

    analysis = analysed(paths, policy, batch_size, compare=False)
    for line in machine.claim_lines(analysis):
        print_text(f"{line}\n")
    if not analysis.claims:
        tell("No claim was found in what was read.")


@app.command(short_help="Judge pairs of sentences, line by line.", epilog=_EPILOG)
@guarded
def judge(
    pairs: Annotated[
        str,
        typer.Argument(
            metavar="PAIRS.jsonl",
            help="JSON lines with premise (the later claim) and hypothesis (the earlier one); - reads standard input.",
            show_default=False,
        ),
    ],
    batch_size: BatchSize = None,
) -> None:
    """Judge pairs of sentences: the same lines out with entails, neutral, contradicts, stance, kind and reason."""
    from corroborate.reports import json, lines

    rows, notes = lines.read(pairs)
    for note in notes:
        tell(note)
    from corroborate import judging

    for row in judging.judge_lines(rows, settings_of(None, batch_size)):
        print_text(f"{json.line(row)}\n")


@app.command(short_help="Hold the analysis against labels made by hand.", epilog=_EPILOG)
@guarded
def evaluate(
    articles: Annotated[
        Path,
        typer.Option("--articles", metavar="FILE", help="The labelled articles as .jsonl or .jsonl.gz, by id."),
    ],
    gold: Annotated[
        Path | None,
        typer.Argument(
            metavar="GOLD", help="A folder of labels; the checkout's tests/gold unless named.", show_default=False
        ),
    ] = None,
    half: Annotated[
        str,
        typer.Option("--half", metavar="work|opened|unseen", help="Which half of the labels; unseen only measures."),
    ] = "work",
    errors: Annotated[bool, typer.Option("--errors", help="Print every miss, on the work half only.")] = False,
) -> None:
    """Print the measures of figures, events and toll tables beside their floors and baselines; 1 if one fell."""
    from corroborate import evaluation

    text, held = evaluation.command(gold, articles, half, errors)
    print_text(text)
    if not held:
        raise typer.Exit(1)


train = typer.Typer(help="Train a model of our own.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(train, name="train")


@train.callback()
def train_root() -> None:
    """Hold the models that can be trained."""


@train.command(short_help="Train the stance model.", epilog=_EPILOG)
@guarded
def stance(
    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="The folder of training data (nli/, pairs/, articles/).")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The model folder that is written.")],
) -> None:
    """Train, calibrate and export the stance model; a stopped run goes on from its checkpoint in DIR."""
    from importlib.util import find_spec

    from corroborate.training.stance import train_stance

    missing = [name for name in ("onnx", "ml_dtypes", "safetensors") if find_spec(name) is None]
    if missing:
        raise InputError(
            f"Training needs {', '.join(missing)}. Install them with: pip install 'corroborate-news[train]'"
        )
    if not data.is_dir():
        raise InputError(f"There is no folder {data}. Name the folder that holds nli/, pairs/ and articles/.")
    print_text(f"{train_stance(data, output)}\n")


def _claim(claim: str, paths: Sequence[str]) -> str:
    """Return the claim's words, from standard input where ``-`` stands for them."""
    if claim == STDIN:
        if STDIN in paths:
            raise InputError(
                "Standard input can hold the claim or the articles, not both: name a file for one of them."
            )
        claim = sys.stdin.buffer.read().decode("utf-8", "replace")
    words = " ".join(claim.split())
    if not words:
        raise InputError(
            'The claim is empty. Write it in quotes: corroborate check "Five people were killed in ..." PATH'
        )
    return words


def _chosen(found: checking.Checked, event: str, analysis: Analysis) -> checking.Checked:
    from dataclasses import replace

    kept = tuple(candidate for candidate in found.candidates if candidate.event.id == event)
    if kept:
        return replace(found, candidates=kept)
    known = "; ".join(f"{item.event.id} ({item.event.label})" for item in found.candidates)
    if not any(item.id == event for item in analysis.events):
        raise InputError(f"There is no event {event}. The claim may be about: {known or 'no event'}.")
    raise InputError(f"Nothing in event {event} is about this claim. It may be about: {known or 'no event'}.")


def main() -> None:
    """Run the command line."""
    app(prog_name="corroborate")


if __name__ == "__main__":
    main()
