"""The progress bar."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import REPORT


def read_on_a_terminal(folder: Path, reports: int) -> tuple[str, str]:
    """Stdout and what a terminal on stderr shows while so many reports, and one empty file, are read."""
    (folder / "empty.txt").write_bytes(b"")
    names = [f"r{number}.txt" for number in range(reports)]
    for name in names:
        (folder / name).write_text(REPORT, "utf-8")
    terminal, child_end = pty.openpty()
    command = [str(Path(sys.executable).with_name("counterclaim")), "read", "empty.txt", *names, "--format", "json"]
    child = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=child_end, text=True, env={**os.environ, "TERM": "xterm"}
    )
    os.close(child_end)
    shown = b""
    while chunk := _chunk(terminal):
        shown += chunk
    out, _ = child.communicate(timeout=120)
    os.close(terminal)
    return out, shown.decode()


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux reports the end of a terminal as an error
        return b""


def test_many_reports_are_read_under_a_bar_on_stderr(folder: Path) -> None:
    """The bar counts to the last report, problems stand above it, and stdout is data alone."""
    out, shown = read_on_a_terminal(folder, 8)
    assert "Reading reports" in shown and "9/9" in shown
    assert "empty.txt: " in shown
    assert out.count("\n") == 8 and "Reading" not in out


def test_a_few_reports_need_no_bar(folder: Path) -> None:
    """What is done in a moment is not counted down."""
    out, shown = read_on_a_terminal(folder, 2)
    assert "Reading reports" not in shown
    assert out.count("\n") == 2
