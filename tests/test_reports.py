"""The faces of an analysis: frames, matrix, conflicts, Markdown, CSV, files."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from reports_sample import BRIDGE, MARKET, analysis, shuffled
from rich.console import Console

from corroborate import Report, conflicts
from corroborate.errors import InputError
from corroborate.records import Analysis, Doubt, Entry, Without
from corroborate.reports import plain, tables, terminal
from corroborate.reports.lookup import Lookup

EMPTY = Analysis((), (), (), (), (), (), (), ())


def test_contested_questions_come_in_order_of_weight() -> None:
    found = conflicts.find(analysis())
    assert [conflict.question for conflict in found] == ["killed", "target"]
    killed = found[0]
    assert (killed.outlets, killed.voices, killed.against) == (3, 2, 2)
    assert killed.weight == pytest.approx(2 * (12 - 5) / 12 * math.log10(10 + 12) * 3 * 0.6, abs=1e-4)
    assert [(row.figure, row.outlet) for row in killed.rows] == [
        ("at least 5", "Ridge Radio"),
        ("12", "Delta Wire"),
        ("12", "The Quay"),
    ]
    assert found[1].rows[0].answer == "The depot"
    assert found[1].rows[0].speaker == "an officer (unnamed), via Army Press"


def test_one_voice_relayed_differently_is_a_lesser_difference() -> None:
    (lesser,) = conflicts.minor(analysis())
    assert (lesser.event.id, lesser.question, lesser.standing) == (BRIDGE, "buildings/spans", "single_voice")


def test_figures_and_targets_come_before_heavier_questions_of_other_kinds() -> None:
    given = analysis()
    status = replace(given.clusters[0], id="q-status", question="status/Haddad")
    more = tuple(
        replace(item, kind="status", confidence=1.0, reason="killed against unharmed") for item in given.judgements
    )
    found = conflicts.find(
        replace(given, clusters=(*given.clusters, status), judgements=(*given.judgements, *more[:3]))
    )
    assert [conflict.question for conflict in found] == ["killed", "target", "status/Haddad"]


def test_superseded_counts_do_not_widen_the_gap() -> None:
    given = analysis()
    old = replace(given.figures[2], superseded=True)
    found = conflicts.find(replace(given, figures=(*given.figures[:2], old, *given.figures[3:])))
    assert next(conflict for conflict in found if conflict.question == "killed").weight == 0


def test_a_judgement_on_one_question_is_not_shown_under_another() -> None:
    given = analysis()
    injured = replace(given.clusters[0], id="q-injured", question="injured", standing="single_voice")
    lookup = Lookup(replace(given, clusters=(*given.clusters, injured)))
    assert lookup.judgements_in(injured) == ()
    assert len(lookup.judgements_in(given.clusters[0])) == 3


def test_matrix_holds_the_worst_stance_toward_the_headline() -> None:
    matrix = Report(analysis()).matrix()
    assert list(matrix.columns) == ["Delta Wire", "Ridge Radio", "The Quay", "unknown outlet (note-1)"]
    assert list(matrix.xs("killed", level="question").iloc[0]) == ["states", "contradict", "support", ""]
    assert list(matrix.xs("target", level="question").iloc[0]) == ["states", "", "contradict", ""]
    assert list(matrix.xs("buildings/spans", level="question").iloc[0]) == ["", "contradict", "", "states"]


def test_matrix_marks_an_outlet_that_speaks_without_a_stance() -> None:
    given = replace(analysis(), judgements=())
    assert list(Report(given).matrix().xs("killed", level="question").iloc[0]) == [
        "states",
        "unrelated",
        "unrelated",
        "",
    ]


def test_a_headline_that_adds_detail_is_supported_by_the_other() -> None:
    given = analysis()
    turned = replace(given.judgements[0], claim=given.claims[0].id, toward=given.claims[2].id, stance="detail")
    matrix = Report(replace(given, judgements=(turned,))).matrix()
    assert matrix.xs("killed", level="question").iloc[0]["The Quay"] == "support"


def test_frames_carry_types() -> None:
    frames = Report(analysis()).to_frames()
    assert list(frames) == ["articles", "events", "claims", "figures", "clusters", "judgements", "ranges"]
    figures = frames["figures"]
    assert str(figures["high"].dtype) == "Int64" and figures["high"].isna().sum() == 1
    assert figures.groupby("slot")["low"].sum()["killed"] == 29
    claims = frames["claims"]
    assert pd.api.types.is_datetime64_any_dtype(claims["when_start"])
    assert claims.loc[claims["text"] == "The depot was hit", "chain"].item() == ["Army Press"]
    assert frames["judgements"]["confidence"].max() == 0.95


def test_an_empty_analysis_has_every_face() -> None:
    report = Report(EMPTY)
    assert all(len(frame) == 0 and len(frame.columns) for frame in report.to_frames().values())
    assert report.matrix().shape == (0, 0)
    assert "No two voices contradict each other" in report.to_markdown()
    assert report.conflicts() == ()


def test_csv_numbers_stay_numbers_and_text_stays_text() -> None:
    document = Report(analysis()).to_dict()
    rows = list(csv.DictReader(io.StringIO(tables.figures_csv(document))))
    doctors = next(row for row in rows if row["outlet"] == "Ridge Radio" and row["slot"] == "killed")
    assert (doctors["low"], doctors["high"], doctors["superseded"]) == ("5", "", "no")
    assert doctors["claim_text"] == "Doctors counted at least 5 dead"
    assert doctors["event_label"] == "Shelling, Tal Amar, 2031-05-06"
    claims = list(csv.DictReader(io.StringIO(tables.claims_csv(document))))
    assert len(claims) == 9 and claims[0]["url"] == "https://site.example/delta-1"


def test_markdown_holds_its_sections_in_order() -> None:
    text = Report(analysis()).to_markdown()
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads == [
        "## What was read, and with what",
        "## What is contested",
        "## Time line",
        "## Events in detail",
        "## Figures on no event",
        "## Left out or noted",
    ]
    assert "6 articles from 3 outlets" in text and "2 undated" in text and "1 of unknown outlet" in text
    assert "a" * 64 in text
    for verdict in (" true", " false", "fake", "verified"):
        assert verdict not in text.lower()


def test_markdown_shows_words_speakers_reasons_and_voices() -> None:
    text = Report(analysis()).to_markdown()
    contested = text.split("## What is contested")[1].split("## Time line")[0]
    assert "at least 5 against 12" in contested
    assert "3 outlets, 2 voices" in contested
    assert "“Doctors counted at least 5 dead”" in contested
    assert "an officer (unnamed), via Army Press, [The Quay](<https://site.example/quay-1>) (2031-05-06)" in contested
    reason = "killed: 5 or more against 12; one count may be incomplete"
    assert f"contradicts (0.60): {reason} (2 pairs of claims)" in contested
    assert "one voice relayed differently, 3 against 2" in contested
    carriers = (("Delta Wire", "delta-1"), ("The Quay", "quay-1"))
    links = [f"[{name}](<https://site.example/{id}>) (2031-05-06)" for name, id in carriers]
    assert ", ".join(links) in contested


def test_time_line_is_in_order_and_a_lone_event_is_one_line() -> None:
    lines = Report(analysis()).to_markdown().split("## Time line")[1].split("## ")[0].strip().splitlines()
    assert [line[:16] for line in lines] == ["- **2031-05-02**", "- **2031-05-06**", "- **undated** [E"]
    told = "[The Quay](<https://site.example/orchard-1>) (2031-05-06) alone: “A fire burnt the Selm orchard”"
    assert lines[0].endswith(f"Disaster, Selm — {told}")
    assert lines[1].endswith("3 outlets, 4 voices; contested: killed; what was hit")


def test_event_section_has_ranges_and_matrix() -> None:
    text = Report(analysis()).to_markdown()
    assert "| Killed | 5 | 12 | 12 or more | contested | 2 | 3 |" in text
    assert "| Question | Delta Wire | Ridge Radio | The Quay |" in text
    assert "| Killed | states: 12 | contradicts: 5 or more | supports: 12 |" in text
    assert "| What was hit | states: The stalls | — | contradicts: The depot |" in text
    assert "*headline claim*" in text
    assert f'<a id="event-{MARKET}"></a>' in text and f"](#event-{MARKET})" in text


def test_every_number_stands_in_a_table_with_who_gives_it() -> None:
    given = analysis()
    figures = list(given.figures)
    figures[0] = replace(figures[0], superseded=True)
    figures[2] = replace(figures[2], low=3, high=9, stated=None, modality="alleged", text="several dead")
    lines = Report(replace(given, figures=tuple(figures))).to_markdown().splitlines()
    start = lines.index("| Count | Number | Voice | Outlet | Speaker | For | Note |")
    assert sorted(lines[start + 2 : start + 5]) == [
        "| Killed | 12 | town council | Delta Wire | the town council | 2031-05-06 | replaced later |",
        "| Killed | 12 | town council | The Quay | the town council | 2031-05-06 |  |",
        "| Killed | 3 to 9 | Doctors (unnamed) | Ridge Radio | Doctors (unnamed) | 2031-05-06 |"
        " alleged, “several dead” |",
    ]


def test_words_stand_in_their_place() -> None:
    detail = Report(analysis()).to_markdown().split("## Events in detail")[1]
    assert "“Shells killed 12 people at the market of Tal Amar”*, the town council said. The stalls were hit" in detail
    said = "“The stalls were hit at noon” — *headline claim*"
    assert f": *Shells killed 12 people at the market of Tal Amar, the town council said.* {said}" in detail
    assert (
        "“Doctors counted at least 5 dead” *Another 9,000 people have fled the valley since March.* — contra" in detail
    )


def test_what_stands_behind_a_question_is_told() -> None:
    given = analysis()
    entry = Entry(
        claim=given.clusters[1].claims[1],
        article="quay-1",
        outlet="The Quay",
        voice="v-army",
        basis="relay",
        reason="Army Press relays the officer",
        speaker="an officer",
        through=("Army Press",),
    )
    told = replace(
        given.clusters[1],
        doubts=(Doubt(("v-army", "v-delta"), "one of them is not named"),),
        without=(Without("v-army", "single_voice"), Without("v-delta", None)),
        ledger=(entry,),
        certain=1,
    )
    text = Report(replace(given, clusters=(given.clusters[0], told, given.clusters[2]))).to_markdown()
    assert "2 outlets, 1 to 2 voices · contested" in text
    assert "Possibly one voice: Army Press and Delta Wire (one of them is not named)." in text
    assert "What it rests on: without Army Press: single voice; without Delta Wire: nothing left." in text
    assert "| The Quay | an officer | Army Press | Army Press | Army Press relays the officer |" in text


def test_a_wide_matrix_is_cut_into_tables() -> None:
    given = analysis()
    many = [replace(given.articles[0], id=f"x-{number:02}", outlet=f"Outlet {number:02}") for number in range(11)]
    claims = [
        replace(given.claims[0], id=f"{article.id}/c", article=article.id, outlet=article.outlet) for article in many
    ]
    cluster = replace(
        given.clusters[0],
        headline_claim=claims[0].id,
        claims=tuple(claim.id for claim in claims),
        voices=(replace(given.clusters[0].voices[0], claims=tuple(claim.id for claim in claims)),),
    )
    wide = replace(EMPTY, articles=tuple(many), claims=tuple(claims), clusters=(cluster,), events=given.events[:1])
    tables_of = [line for line in Report(wide).to_markdown().splitlines() if line.startswith("| Question")]
    assert [line.count("Outlet") for line in tables_of] == [8, 3]


@pytest.mark.parametrize("width", [60, 120])
def test_the_terminal_tells_in_the_order_of_the_report(width: int) -> None:
    out = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    report = Report(analysis())
    terminal.summary(out, report.analysis, report.conflicts(), [Path("x/report.html")])
    text = " ".join(out.file.getvalue().split())  # type: ignore[attr-defined]
    order = (
        "6 articles from 3 outlets, published 2031-05-06: 3 events",
        "With corroborate ",
        "Contested: 2 questions",
        "at least 5 against 12",
        "Time line: 2 events told more than once",
        "2031-05-06",
        "Shelling, Tal Amar",
        "undated",
        "Explosion, Arna",
        "On no event: 1 figure. Left out or noted: 2 records.",
        "x/report.html",
    )
    places = [text.find(words, text.find("Time line") if number > 4 else 0) for number, words in enumerate(order)]
    assert -1 not in places and places == sorted(places), list(zip(order, places, strict=True))
    assert "contested: killed, what was hit" in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("killed/children", "Killed, children"),
        ("status/Haddad", "What became of Haddad"),
        ("target", "What was hit"),
        ("weather", "Weather"),
    ],
)
def test_questions_are_worded(name: str, words: str) -> None:
    assert plain.question(name) == words


def test_writing_replaces_an_earlier_report_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "report"
    (tmp_path / "new").mkdir()
    first = Report(analysis()).write(folder, with_text=True)
    assert [path.name for path in first] == [
        "report.html", "report.json", "report.md", "claims.csv", "figures.csv", "articles.json",
    ]  # fmt: skip
    (folder / "notes.txt").write_text("mine")
    before = {path.name: path.read_bytes() for path in first}
    second = Report(shuffled(analysis())).write(folder)
    assert all(path.read_bytes() == before[path.name] for path in second)
    assert sorted(path.name for path in folder.iterdir()) == [
        "claims.csv", "figures.csv", "notes.txt", "report.html", "report.json", "report.md",
    ]  # fmt: skip


def test_files_no_report_wrote_are_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("my own notes")
    with pytest.raises(InputError, match="was not written by corroborate"):
        Report(analysis()).write(tmp_path)
    assert (tmp_path / "report.md").read_text() == "my own notes"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    for place in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(InputError, match="is a file, not a directory"):
            Report(analysis()).write(place)
