"""How a command runs: what it was asked for, errors to exit codes, progress to a terminal, text to a pipe."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import typer

from corroborate.errors import InputError

if TYPE_CHECKING:
    from corroborate.articles import Reading
    from corroborate.pipeline import Progress
    from corroborate.records import Analysis
    from corroborate.settings import Settings

P = ParamSpec("P")
DEBUG = "CORROBORATE_DEBUG"
STDIN = "-"


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Turn errors into exit codes: 2 for the user's input, 1 for the unexpected; a closed pipe is no error."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except InputError as error:
            tell(str(error))
            raise typer.Exit(2) from error
        except BrokenPipeError:
            _silence_stdout()
        except (typer.Exit, typer.Abort, KeyboardInterrupt):
            raise
        except Exception as error:
            if os.environ.get(DEBUG) == "1":
                raise
            tell(f"unexpected {type(error).__name__}: {error}\nSet {DEBUG}=1 to see where it happened.")
            raise typer.Exit(1) from error

    return run


def tell(message: str) -> None:
    """Say something beside the result, on standard error, with no control code in it."""
    from corroborate.reports.escaping import visible

    sys.stderr.write("".join(f"{line}\n" for line in visible(f"corroborate: {message}", keep="\n").split("\n")))


def _silence_stdout() -> None:
    """Let whoever read our output stop doing so; nothing more is written, not even at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


@contextmanager
def progress() -> Iterator[Progress | None]:
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

        def told(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield told


def print_text(text: str) -> None:
    """Write machine-readable text to standard output as UTF-8, whatever the terminal's own encoding is."""
    data = text.encode("utf-8", "backslashreplace")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        buffer.write(data)


def settings_of(policy: str | None, batch_size: int | None) -> Settings:
    """Return the settings with what was asked for; raises InputError for a policy that does not exist."""
    from corroborate.settings import Settings

    changed: dict[str, str | int] = {}
    if policy is not None:
        _check_policy(policy)
        changed["policy"] = policy
    if batch_size is not None:
        changed["batch_size"] = batch_size
    return Settings(**changed)  # type: ignore[arg-type]


def _check_policy(policy: str) -> None:
    from corroborate.weighing.policies import named

    named(policy)


def analysed(
    paths: Sequence[str],
    policy: str | None,
    batch_size: int | None,
    compare: bool = True,
    shown: Sequence[str] = (),
) -> Analysis:
    """Read and analyse; what was left out goes to standard error. Raises InputError where nothing can be read.

    Without ``compare`` claims, figures and events are found and nothing is judged. ``shown`` are further arguments,
    which the analysis records.
    """
    from corroborate import articles

    settings = settings_of(policy, batch_size)
    reading = articles.read(paths)
    # Loaded last, so that a wrong path or name is told at once.
    _load_parser_alone()
    from corroborate import pipeline
    from corroborate.reports import terminal

    err = terminal.console(stderr=True)
    if not reading.articles:
        terminal.skipped(err, reading.skipped, ())
        raise InputError(_nothing(paths, reading))
    arguments = (*sorted(paths), *(() if policy is None else ("--policy", policy)), *shown)
    with progress() as bar:
        analysis = (pipeline.analyse if compare else pipeline.survey)(reading, settings, bar, arguments)
    terminal.skipped(err, analysis.skipped, (article.id for article in analysis.articles))
    return analysis


def _load_parser_alone() -> None:
    """Load the parser's library without torch, which it would import where it finds it: that takes three seconds."""
    if "torch" in sys.modules or "thinc" in sys.modules:
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import thinc.compat  # noqa: F401
    finally:
        del sys.modules["torch"]


def _nothing(paths: Sequence[str], reading: Reading) -> str:
    named = ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
    why = "see the reasons above" if reading.skipped else "there is no file of a kind that is read"
    return (
        f"No readable article in {named}: {why}. Name folders or files (.txt, .md, .html, .eml, .json, .jsonl, .csv)."
    )


def keep_apart(output: Path, paths: Sequence[str]) -> None:
    """Refuse to write the report where it would be read as articles the next time."""
    where = output.resolve()
    for path in paths:
        if path != STDIN and Path(path).is_dir() and where.is_relative_to(Path(path).resolve()):
            raise InputError(
                f"The report would be written into {output}, inside the folder {path} that is read, and be taken for "
                "articles the next time. Name a directory elsewhere with -o DIR."
            )
