"""What several commands are asked with, and what narrows a report, each with the help it prints."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Folders (with all below them), files or globs of .txt, .md, .html, .eml, .json, .jsonl, .csv; - reads "
        "JSON lines (id, outlet, published, title, text, url) from standard input.",
        show_default=False,
    ),
]
Policy = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="NAME",
        help="By which rules vague numbers, standings and ranges are read: cautious, conflict-data, default or "
        "harm-monitor; 'default' unless named.",
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
ShownEvent = Annotated[
    str | None, typer.Option("--event", metavar="ID", help="Show this event only.", show_default=False)
]
ShownPlace = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Show events in this place only.", show_default=False)
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Show events from this day on (2017-04-04).", show_default=False),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Show events up to this day.", show_default=False)
]
Explain = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="ID",
        help="Also print why the reports of this event were joined and what kept the nearest others apart.",
        show_default=False,
    ),
]
Top = Annotated[
    int | None, typer.Option("--top", min=1, metavar="N", help="Show the N most contested events.", show_default=False)
]
