"""The commands never touch the network: every attempt, even one a library would swallow, fails the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS

GUARD = """
import sys
tried = []
def guard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        tried.append((event, repr(arguments)))
        raise OSError("the network is blocked in this test")
sys.addaudithook(guard)
from corroborate.cli import main
code = 0
try:
    main()
except SystemExit as end:
    code = end.code
for event, arguments in tried:
    print("network:", event, arguments, file=sys.stderr)
sys.exit(99 if tried else code)
"""
FEW = ("ona-mezzeh-strikes.txt", "northlight-mazzeh-aftermath.html", "harmon-mezzeh-october.txt")


def offline(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line without a network, without hub settings, and with a home that holds no models."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "TRANSFORMERS_"))}
    return subprocess.run(
        [sys.executable, "-c", GUARD, *arguments],
        cwd=ROOT,
        env={**kept, "HOME": str(home), "XDG_CACHE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_guard_sees_an_attempt() -> None:
    reach = "import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9))\nexcept OSError:\n    pass\n"
    body = GUARD.replace("from corroborate.cli import main", f"def main():\n    exec({reach!r})")
    done = subprocess.run([sys.executable, "-c", body], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 99 and "network: socket." in done.stderr


def test_report_works_offline(tmp_path: Path) -> None:
    done = offline(tmp_path, "report", str(SEEDS), "-o", str(tmp_path / "report"))
    assert done.returncode == 0, done.stderr
    written = json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))
    assert len(written["articles"]) >= 20 and written["judgements"]
    assert "report.json" in done.stdout


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (["check", "Fifteen people were killed in the strikes on Mezzeh on 14 November 2024"], "Mezzeh"),
        (["conflicts", "--json"], "corroborate"),
    ],
    ids=["check", "conflicts"],
)
def test_other_commands_work_offline(tmp_path: Path, command: list[str], expected: str) -> None:
    done = offline(tmp_path, *command, *(str(SEEDS / name) for name in FEW))
    assert done.returncode == 0, done.stderr
    assert expected in done.stdout
