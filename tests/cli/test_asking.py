"""Commands that ask a ledger."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.model.claim import Claim, Control, Event, Position, Toll
from counterclaim.model.extraction import Extraction
from counterclaim.model.notation import parse_ledger
from counterclaim.model.report import Report
from tests.cli.conftest import Run

FIRST = """
    2020-10-01  Azerbaijan  casualties 2300 Armenian military since 2020-09-27
    2020-10-01  Armenia     denies casualties 2300 Armenian military
    2020-10-01  Azerbaijan  casualties undisclosed Azerbaijan military
    2020-10-01  Armenia     event ASSAULT shelling at Martuni alleged
"""
SECOND = """
    2020-10-22  Nagorno-Karabakh officials  killed 897 Armenian military since 2020-09-27
    2020-10-22  Ilham Aliyev                demands territory from Armenia
    2020-10-22  report                      control Nagorno-Karabakh de-jure Azerbaijan
    2020-10-22  "=HYPERLINK(1)"             killed +2 Azerbaijan civilian
"""


def kept(claims: list[Claim], report: Report) -> Extraction:
    """An extraction of claims given in notation."""
    of = {
        kind: tuple(claim for claim in claims if isinstance(claim, kind)) for kind in (Toll, Event, Position, Control)
    }
    return Extraction(
        report.id, "hand", "none", "nagorno-karabakh-2020", (), of[Toll], of[Event], of[Position], of[Control]
    )  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def fixture_ledger(folder: Path) -> Iterator[None]:
    """The default ledger of the folder, with two reports whose claims are written above."""
    with open_ledger("counterclaim.db", create=True) as ledger:
        for number, notation in enumerate((FIRST, SECOND)):
            noted = parse_ledger(notation)
            day = noted[0].published or date.min
            report = Report(f"r{number}", f"date {day}\nSome text.", day, f"Day {number}", "The Evening Lamp")
            ledger.append(report, kept([each.claim for each in noted], report))
    yield


def test_what_is_written_in_notation_is_listed_in_notation(run: Run) -> None:
    """Claims come out as they went in, by day of publication."""
    listed = "\n".join(run("claims", "--format", "notation").lines)
    assert set(parse_ledger(listed)) == {*parse_ledger(FIRST), *parse_ledger(SECOND)}


def test_as_of_shows_only_what_had_been_published(run: Run) -> None:
    """On the 21st nobody knew what was printed on the 22nd."""
    days = {record["published"] for record in run("claims", "--as-of", "2020-10-21", "--format", "json").records}
    assert days == {"2020-10-01"}


def test_recorded_by_shows_only_what_the_ledger_held(run: Run) -> None:
    """Before it was written, the ledger was empty."""
    assert run("claims", "--recorded-by", "2020-12-31", "--format", "json").lines == []
    assert len(run("claims", "--recorded-by", "2999-01-01T00:00:00", "--format", "json").lines) == 8


def test_a_kind_can_be_picked(run: Run) -> None:
    """Only claims of that kind."""
    kinds = {record["kind"] for record in run("claims", "--kind", "toll", "--format", "json").records}
    assert kinds == {"toll"}


def test_a_side_is_found_under_all_its_names(run: Run) -> None:
    """Aliyev speaks for Azerbaijan, and so does a claim about its losses."""
    sources = {record["source"] for record in run("claims", "--side", "Baku", "--format", "json").records}
    assert {"Ilham Aliyev", "Azerbaijan", "report"} <= sources
    assert "Nagorno-Karabakh officials" not in sources


@pytest.mark.parametrize(("command", "kind"), [("events", "event"), ("positions", "position"), ("control", "control")])
def test_each_list_has_its_kind_and_all_formats(run: Run, command: str, kind: str) -> None:
    """A list is a table, JSON, CSV and notation of the same claims."""
    assert [record["kind"] for record in run(command, "--format", "json").records] == [kind]
    assert len(list(csv.reader(run(command, "--format", "csv").lines))) == 2
    assert len(run(command, "--format", "notation").lines) == 1
    assert "Oct 2020" in run(command).out


def test_csv_is_safe_to_open(run: Run) -> None:
    """A speaker called like a formula is a text."""
    rows = list(csv.DictReader(run("claims", "--format", "csv").lines))
    assert "'=HYPERLINK(1)" in {row["source"] for row in rows}


def test_the_matrix_shows_voices_side_by_side(run: Run) -> None:
    """Both camps have a column, and what cannot both hold is told below."""
    page = run("claims", "--matrix").out
    assert "Losses of Armenia and Nagorno-Karabakh" in page
    assert "≠ 2,300  1 Oct" in page and "✗ 2,300  1 Oct" in page
    assert "∅ Azerbaijan  Azerbaijan: military casualties" in page


def test_the_matrix_has_no_other_format(run: Run) -> None:
    """Asking for it as JSON is a mistake that is named."""
    ran = run("claims", "--matrix", "--format", "json")
    assert ran.code == 2
    assert "--matrix" in ran.err


def test_sources_say_who_speaks_and_who_keeps_back(run: Run) -> None:
    """A refusal counts as such."""
    told = {record["source"]: record for record in run("sources", "--format", "json").records}
    assert (told["Azerbaijan"]["tolls"], told["Azerbaijan"]["refusals"]) == (1, 1)
    assert told["Armenia"]["denials"] == 1
    assert "Nagorno-Karabakh officials" in run("sources").out
    assert run("sources", "--format", "notation").code == 2


def test_an_empty_answer_is_said_on_stderr(run: Run) -> None:
    """Nothing found is nothing on stdout."""
    ran = run("events", "--as-of", "1999-01-01")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "The ledger holds no such claims.\n"


def test_a_missing_ledger_is_named(run: Run) -> None:
    """Exit code 4, and asking makes no file."""
    ran = run("claims", "--ledger", "nowhere.db")
    assert ran.code == 4
    assert "nowhere.db" in ran.err
    assert not Path("nowhere.db").exists()


def test_a_limit_cuts_the_list(run: Run) -> None:
    """At most so many."""
    assert len(run("claims", "--limit", "2", "--format", "json").lines) == 2


def test_nothing_waits_for_review_where_all_was_read_surely(run: Run) -> None:
    """Claims without doubt are not in the queue until the bar is raised."""
    assert run("review").err == "Nothing waits for review.\n"
    assert run("review", "--below", "2").code == 2


def test_the_settings_of_a_folder_name_its_ledger(run: Run, folder: Path) -> None:
    """counterclaim.toml stands for the option."""
    (folder / "counterclaim.db").rename(folder / "war.db")
    (folder / "counterclaim.toml").write_text('ledger = "war.db"\n', "utf-8")
    assert len(run("claims", "--format", "json").lines) == 8
