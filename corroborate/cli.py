"""Arguments in, one call, text out. Everything heavy is imported inside a command, so that ``--help`` is quick."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from corroborate.errors import InputError

if TYPE_CHECKING:
    from corroborate import checking
    from corroborate.articles import Reading
    from corroborate.pipeline import Progress
    from corroborate.records import Analysis
    from corroborate.settings import Settings

P = ParamSpec("P")
STDIN = "-"
DEBUG = "CORROBORATE_DEBUG"
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

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Folders (with all below them), files or globs of .txt, .md, .html, .jsonl, .csv; - reads JSON lines "
        "(id, outlet, published, title, text, url) from standard input.",
        show_default=False,
    ),
]
Policy = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="NAME",
        help="How vague numbers (dozens, several) are read; 'default' unless named.",
        show_default=False,
    ),
]
BatchSize = Annotated[
    int | None,
    typer.Option(
        "--batch-size",
        min=1,
        metavar="N",
        help="Texts a model reads at once; changes speed and memory, never the result. 32 unless given.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document for machines.")]


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Turn errors into exit codes: 2 for the user's input, 1 for the unexpected; a closed pipe is no error."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except InputError as error:
            _complain(str(error))
            raise typer.Exit(2) from error
        except BrokenPipeError:
            _silence_stdout()
        except (typer.Exit, typer.Abort, KeyboardInterrupt):
            raise
        except Exception as error:
            if os.environ.get(DEBUG) == "1":
                raise
            _complain(f"unexpected {type(error).__name__}: {error}\nSet {DEBUG}=1 to see where it happened.")
            raise typer.Exit(1) from error

    return run


def _complain(message: str) -> None:
    from corroborate.reports.escaping import visible

    sys.stderr.write("".join(f"{line}\n" for line in visible(f"corroborate: {message}", keep="\n").split("\n")))


def _silence_stdout() -> None:
    """Let whoever read our output stop doing so; nothing more is written, not even at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


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
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the report's files are written.")
    ] = Path("corroborate-report"),
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Also write articles.json with the articles' whole text.")
    ] = False,
    policy: Policy = None,
    batch_size: BatchSize = None,
) -> None:
    """Write a corroboration report: report.json, report.md, claims.csv, figures.csv."""
    from corroborate.report import Report, writable
    from corroborate.reports import terminal

    _keep_apart(writable(output), paths)
    found = Report(_analysed(paths, policy, batch_size))
    written = found.write(output, with_text)
    terminal.summary(terminal.console(), found.analysis, found.conflicts(), written)


@app.command(short_help="Print what disagrees, figures and targets first.", epilog=_EPILOG)
@guarded
def conflicts(paths: Paths, as_json: AsJson = False, policy: Policy = None, batch_size: BatchSize = None) -> None:
    """Print what disagrees, figures and targets first, with exact words, speakers, reasons and voices."""
    from corroborate.report import Report
    from corroborate.reports import json, machine, terminal

    found = Report(_analysed(paths, policy, batch_size))
    if as_json:
        _print(json.text(machine.conflicts(found.conflicts(), found.minor_conflicts())))
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
    from corroborate import checking
    from corroborate.reports import json, machine, terminal

    words = _claim(claim, paths)
    analysis = _analysed(paths, policy, batch_size)
    found = checking.check(words, analysis, _settings(policy, batch_size))
    if event is not None:
        found = _chosen(found, event, analysis)
    if as_json:
        _print(json.text(machine.checked(found)))
    else:
        terminal.checked(terminal.console(), found, len(analysis.articles), event is not None)


@app.command(short_help="Print every claim as a line of JSON.", epilog=_EPILOG)
@guarded
def claims(paths: Paths, policy: Policy = None, batch_size: BatchSize = None) -> None:
    """Print every claim as one line of JSON, in the form report.json has, with its figures beside it."""
    from corroborate.reports import machine

    for line in machine.claim_lines(_analysed(paths, policy, batch_size)):
        _print(f"{line}\n")


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
    from corroborate import judging
    from corroborate.reports import json, lines

    rows = lines.read(pairs)
    for row in judging.judge_lines(rows, _settings(None, batch_size)):
        _print(f"{json.line(row)}\n")


def _print(text: str) -> None:
    """Write machine-readable text to standard output as UTF-8, whatever the terminal's own encoding is."""
    data = text.encode("utf-8", "backslashreplace")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        buffer.write(data)


def _settings(policy: str | None, batch_size: int | None) -> Settings:
    from corroborate.settings import Settings

    changed: dict[str, str | int] = {}
    if policy is not None:
        _check_policy(policy)
        changed["policy"] = policy
    if batch_size is not None:
        changed["batch_size"] = batch_size
    return Settings(**changed)  # type: ignore[arg-type]


def _check_policy(policy: str) -> None:
    from corroborate.lexicons import lexicon

    known = sorted(name for name, table in lexicon("vague_numbers").items() if isinstance(table, dict))
    if policy not in known:
        raise InputError(f"There is no policy named {policy}. Choose one of: {', '.join(known)}.")


def _analysed(paths: Sequence[str], policy: str | None, batch_size: int | None) -> Analysis:
    """Read and analyse; what was left out goes to standard error. Raises InputError where nothing can be read."""
    from corroborate import articles, pipeline
    from corroborate.reports import terminal

    settings = _settings(policy, batch_size)
    reading = articles.read(paths)
    err = terminal.console(stderr=True)
    if not reading.articles:
        terminal.skipped(err, reading.skipped, ())
        raise InputError(_nothing(paths, reading))
    arguments = (*sorted(paths), *(() if policy is None else ("--policy", policy)))
    with _progress() as progress:
        analysis = pipeline.analyse(reading, settings, progress, arguments)
    terminal.skipped(err, analysis.skipped, (article.id for article in analysis.articles))
    return analysis


def _nothing(paths: Sequence[str], reading: Reading) -> str:
    named = ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
    why = "see the reasons above" if reading.skipped else "there is no file of a kind that is read"
    return f"No readable article in {named}: {why}. Name folders or files (.txt, .md, .html, .jsonl, .csv)."


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Show one bar for each stage on standard error where it is a terminal; stay silent otherwise."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    from corroborate.reports import terminal

    columns = (
        TextColumn("{task.description:<9}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=terminal.console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


def _keep_apart(output: Path, paths: Sequence[str]) -> None:
    """Refuse to write the report where it would be read as articles the next time."""
    where = output.resolve()
    for path in paths:
        if path != STDIN and Path(path).is_dir() and where.is_relative_to(Path(path).resolve()):
            raise InputError(
                f"The report would be written into {output}, inside the folder {path} that is read, and be taken for "
                "articles the next time. Name a directory elsewhere with -o DIR."
            )


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
