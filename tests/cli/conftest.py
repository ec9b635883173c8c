"""A folder with reports, and the command run in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from counterclaim.cli import app

REPORT = """date 2020-10-22 Two armies count their dead

Northland's army said on Thursday that 12 of its soldiers had been killed.
Southland has not disclosed its military losses.

The Southland defence ministry said that 40 Northland soldiers had been killed near the river.
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Lines of stdout."""
        return self.out.splitlines()

    @property
    def records(self) -> list[dict[str, Any]]:
        """Lines of stdout as JSON objects."""
        return [json.loads(line) for line in self.lines]


Run = Callable[..., Ran]


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty but for one report."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    return tmp_path


@pytest.fixture(name="run")
def fixture_run(folder: Path) -> Iterator[Run]:
    """Runs a command in the folder."""
    runner = CliRunner()

    def run(*arguments: str | Path) -> Ran:
        found = runner.invoke(app, [str(argument) for argument in arguments])
        if found.exception is not None and not isinstance(found.exception, SystemExit):
            raise found.exception
        return Ran(found.exit_code, found.stdout, found.stderr)

    yield run
