"""`conflict draft`, `list` and `check`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

WAR = """date 2021-03-02 Clashes at the border

Kenyan forces shelled Somali positions on Tuesday, the Somali government said. Four Somali soldiers were killed.
Kenya denied the attack. Kenyan troops were wounded in fighting near Mandera, the Kenyan army said.
"""


def test_a_draft_can_be_checked_and_used(run: Run, folder: Path) -> None:
    """What is drafted is a conflict file."""
    (folder / "war.txt").write_text(WAR, "utf-8")
    assert run("conflict", "draft", "war.txt", "--output", "war.toml").code == 0
    checked = run("conflict", "check", "war.toml")
    assert (checked.code, "2 sides" in checked.out) == (0, True)
    assert run("read", "war.txt", "--conflict", "war.toml", "--format", "json").code == 0


def test_a_draft_goes_to_stdout_where_no_file_is_named(run: Run, folder: Path) -> None:
    """Data is on stdout."""
    (folder / "war.txt").write_text(WAR, "utf-8")
    assert "[[side]]" in run("conflict", "draft", "war.txt").out


def test_a_draft_never_overwrites_a_file(run: Run, folder: Path) -> None:
    """An edited conflict file is somebody's work."""
    (folder / "mine.toml").write_text("# mine\n", "utf-8")
    ran = run("conflict", "draft", "report.txt", "--output", "mine.toml")
    assert ran.code == 2
    assert (folder / "mine.toml").read_text("utf-8") == "# mine\n"


def test_the_shipped_conflicts_are_listed_and_valid(run: Run) -> None:
    """Each name in the list can be checked."""
    listed = run("conflict", "list").out
    assert "nagorno-karabakh-2020" in listed
    assert run("conflict", "check", "nagorno-karabakh-2020").code == 0


def test_a_conflict_that_does_not_exist_is_named(run: Run) -> None:
    """The message lists those that there are."""
    ran = run("conflict", "check", "atlantis")
    assert ran.code == 6
    assert "atlantis" in ran.err and "nagorno-karabakh-2020" in ran.err
