"""`counterclaim demo`: the first screen."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import counterclaim
from tests.cli.conftest import Run

DEMO = Path(counterclaim.__file__).with_name("demo")
DISPATCHES = sorted((DEMO / "dispatches").glob("*.txt"))


def test_the_demo_shows_matrix_refusals_contradictions_and_next_steps(run: Run, folder: Path) -> None:
    """One command, one screen, nothing left behind."""
    before = sorted(folder.iterdir())
    ran = run("demo")
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "Losses of Armenia and Nagorno-Karabakh",
        "Losses of Azerbaijan",
        "Kept back",
        "∅ Azerbaijan  Azerbaijan: military casualties",
        "Cannot all hold",
        "✗ Armenia: military casualties  denied",
        "Where to go next",
    ):
        assert words in ran.out
    assert max(map(len, ran.lines)) <= 100
    assert sorted(folder.iterdir()) == before


def test_the_demo_keeps_its_ledger_where_it_is_asked_to(run: Run) -> None:
    """What the page points to can be opened, and a second run adds nothing."""
    page = run("demo", "--ledger", "demo.db").out
    steps = [line.split("  ")[1].split() for line in page.splitlines() if line.startswith("  counterclaim ")]
    assert len(steps) >= 3
    for step in steps:
        assert run(*step[1:]).code == 0, step
    head = run("verify", "demo.db", "--format", "json").records[0]["head"]
    run("demo", "--ledger", "demo.db")
    assert run("verify", "demo.db", "--format", "json").records[0]["head"] == head


def test_the_demo_needs_no_network_and_no_home(folder: Path) -> None:
    """A fresh machine without a line: the real command with nothing in its environment."""
    command = [Path(sys.executable).with_name("counterclaim"), "demo"]
    ran = subprocess.run(command, cwd=folder, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_terminal_without_the_marks_still_shows_the_page(folder: Path) -> None:
    """An old code page costs the marks, not the figures."""
    command = [Path(sys.executable).with_name("counterclaim"), "demo"]
    plain = {"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Losses of Azerbaijan" in ran.stdout


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_every_dispatch_has_a_day_and_an_outlet(path: Path) -> None:
    """The header says the day of the file's name, and outlets.toml knows who published it."""
    outlets = tomllib.loads((DEMO / "outlets.toml").read_text("utf-8"))
    assert path.read_text("utf-8").startswith(f" date {path.stem[:10]} ")
    assert path.stem[11:] in outlets


def test_there_are_a_dozen_dispatches_from_several_outlets() -> None:
    """Enough to show rival figures over six weeks."""
    assert len(DISPATCHES) >= 12
    assert len({path.stem[11:] for path in DISPATCHES}) >= 4
