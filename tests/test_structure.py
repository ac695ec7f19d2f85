"""The house keeps its shape: data goes one way, stages meet only in the pipeline, rooms stay small."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "corroborate"
MAIN_FUNCTIONS = {
    "articles": {"read"},
    "origins": {"trace"},
    "sentences": {"split"},
    "attribution": {"attribute"},
    "figures": {"parse"},
    "times": {"find"},
    "places": {"find"},
    "claims": {"extract"},
    "context": {"situate"},
    "tallies": {"tally"},
    "happenings": {"gather"},
    "alone": {"state"},
    "events": {"join"},
    "clusters": {"typed", "points"},
    "stances": {"judge"},
    "voices": {"name"},
    "corroboration": {"standing"},
}
"""Each stage and the function that runs it."""
FACES = {
    ("cli", "articles"),
    ("report", "articles"),
    ("running", "articles"),
    ("measuring.trials", "happenings"),
    ("measuring.trials", "origins"),
    ("measuring.baselines", "places"),
    ("measuring.goldset", "places"),
}
"""What is no stage: the faces read articles before they call the pipeline, the evaluation measures single stages."""
ROOM = 300
LARGE = 250


@dataclass(frozen=True)
class Import:
    """One import of a module of ours: ``name`` is what is taken from it, empty for the module itself."""

    module: str
    name: str
    line: int


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name under ``corroborate`` (the package itself is ``''``)."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = list(path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}


def running(node: ast.AST) -> Iterator[ast.AST]:
    """Walk the code that runs: what stands under ``if TYPE_CHECKING`` is left out."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            for other in child.orelse:
                yield other
                yield from running(other)
            continue
        yield child
        yield from running(child)


def imports(name: str) -> list[Import]:
    """What a module takes from others of ours, inside functions too."""
    found: list[Import] = []
    for node in running(TREES[name]):
        if isinstance(node, ast.Import):
            ours = [alias.name for alias in node.names if alias.name.split(".")[0] == "corroborate"]
            found.extend(Import(name.partition(".")[2], "", node.lineno) for name in ours)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno} imports by a relative path"
            root, _, module = (node.module or "").partition(".")
            if root != "corroborate":
                continue
            for alias in node.names:
                deeper = f"{module}.{alias.name}" if module else alias.name
                inner = deeper in MODULES
                found.append(Import(deeper if inner else module, "" if inner else alias.name, node.lineno))
    return found


IMPORTS = {name: imports(name) for name in MODULES}


def test_the_walk_sees_imports_at_every_depth() -> None:
    assert any(item.module == "articles" for item in IMPORTS["pipeline"]), "an import on top was not seen"
    assert any(item.module == "report" for item in IMPORTS["cli"]), "an import inside a function was not seen"
    assert not any(item.module == "settings" for item in IMPORTS["report"]), "an import for types alone was counted"


def test_no_import_circle() -> None:
    taken = {name: sorted({item.module for item in found} - {name}) for name, found in IMPORTS.items()}
    open_: list[str] = []
    done: set[str] = set()

    def visit(name: str) -> None:
        assert name not in open_, "circle: " + " -> ".join([*open_[open_.index(name) :], name])
        if name in done:
            return
        open_.append(name)
        for other in taken[name]:
            visit(other)
        done.add(open_.pop())

    for name in taken:
        visit(name)
    assert done == set(MODULES)


def test_every_stage_is_there() -> None:
    for stage, functions in MAIN_FUNCTIONS.items():
        defined = {node.name for node in TREES[stage].body if isinstance(node, ast.FunctionDef)}
        assert functions <= defined, f"{stage} lacks {functions - defined}"


def test_the_pipeline_runs_every_stage() -> None:
    used = {(item.module, item.name) for item in IMPORTS["pipeline"]}
    text = MODULES["pipeline"].read_text("utf-8")
    for stage, functions in MAIN_FUNCTIONS.items():
        if stage == "articles":  # read by the faces, handed to the pipeline
            continue
        for function in functions:
            direct = (stage, function) in used
            through = (stage, "") in used and f"{stage}.{function}(" in text
            assert direct or through, f"the pipeline does not run {stage}.{function}"


@pytest.mark.parametrize("name", [name for name in MODULES if name != "pipeline"])
def test_only_the_pipeline_takes_a_stages_main_function(name: str) -> None:
    attributes = {
        (node.value.id, node.attr)
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    taken = []
    for item in IMPORTS[name]:
        functions = MAIN_FUNCTIONS.get(item.module, set())
        if (name, item.module) in FACES or item.module == name:
            continue
        if item.name in functions or (not item.name and any((item.module, one) in attributes for one in functions)):
            taken.append(f"line {item.line}: {item.module}.{item.name or sorted(functions)[0]}")
    assert not taken, f"{name}.py takes the main function of a stage ({'; '.join(taken)}); go through pipeline.py"


def test_stages_do_not_know_models_or_settings() -> None:
    """Stage functions take plain values and vectors, so each runs alone in a notebook."""
    for stage in MAIN_FUNCTIONS:
        known = {item.module.split(".")[0] for item in IMPORTS[stage]}
        assert not known & {"settings", "embedders", "stance_models", "pipeline", "report", "reports", "cli"}, stage


@pytest.mark.parametrize("name", MODULES)
def test_rooms_stay_small(name: str) -> None:
    lines = len(MODULES[name].read_text("utf-8").splitlines())
    if lines > LARGE:
        print(f"{name}: {lines} lines")
    assert lines <= ROOM, f"{MODULES[name].relative_to(ROOT)} has {lines} lines: look for the second idea in it"


@pytest.mark.parametrize("name", MODULES)
def test_source_names_nothing(name: str) -> None:
    """The word means outlet, speaker and origin at once in news, so no identifier carries it."""
    named = re.compile(r"(?:^|_)sources?(?:_|$)|Sources?(?![a-z])")
    found = set()
    for node in ast.walk(TREES[name]):
        for word in (
            getattr(node, "id", None),
            getattr(node, "attr", None),
            getattr(node, "arg", None),
            getattr(node, "name", None),
            getattr(node, "asname", None),
        ):
            if isinstance(word, str) and named.search(word):
                found.add(f"{word} (line {getattr(node, 'lineno', '?')})")
    assert not found, f"{name}: {sorted(found)}"


@pytest.mark.parametrize("name", MODULES)
def test_nothing_is_left_undone(name: str) -> None:
    text = MODULES[name].read_text("utf-8")
    found = re.findall(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b", text)
    assert not found, f"{name}: {found}"
