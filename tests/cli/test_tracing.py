"""`why`, `correct` and `verify`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(name="toll")
def fixture_toll(run: Run) -> str:
    """The id of the first toll that is read from the report."""
    assert run("read", "report.txt", "--outlet", "The Evening Lamp").code == 0
    tolls = run("claims", "--kind", "toll", "--format", "json").records
    return str(next(record["id"] for record in tolls if record["low"] == 12))


def test_why_shows_the_sentence_its_neighbours_and_the_chain(run: Run, toll: str) -> None:
    """Everything that an editor asks before printing a figure."""
    page = " ".join(run("why", toll[:8]).out.split())
    assert "12 of its soldiers had been killed" in page
    assert "Southland has not disclosed its military losses" in page
    assert "The Evening Lamp ←" in page
    assert "22 Oct 2020" in page and toll in page


def test_why_as_json_keeps_the_chain_and_the_sentence(run: Run, toll: str) -> None:
    """The page has a twin for scripts."""
    (record,) = run("why", toll, "--format", "json").records
    assert record["chain"][0] == "The Evening Lamp"
    assert "12 of its soldiers" in record["sentence"]
    assert record["quote"] == "12"


def test_why_of_an_unknown_id_is_an_error(run: Run, toll: str) -> None:
    """The message says what an id is."""
    ran = run("why", "zebra")
    assert (ran.code, ran.out) == (4, "")
    assert "zebra" in ran.err


def test_a_correction_is_shown_with_author_and_reason(run: Run, toll: str) -> None:
    """The list shows the corrected figure, and `why` tells who changed it."""
    ran = run("correct", toll, "low=14", "high=14", "--author", "R. Keel", "--reason", "misprint, see the erratum")
    assert ran.code == 0
    (record,) = [each for each in run("claims", "--format", "json").records if each["id"] == toll]
    assert (record["low"], record["entry_status"]) == (14, "corrected")
    page = run("why", toll).out
    assert "R. Keel" in page and "misprint" in page


@pytest.mark.parametrize(("option", "status"), [("--confirm", "confirmed"), ("--retract", "retracted")])
def test_a_claim_is_confirmed_or_retracted(run: Run, toll: str, option: str, status: str) -> None:
    """Both are entries; the claim stays in the list with its status."""
    assert run("correct", toll, option, "--author", "R. Keel", "--reason", "checked").code == 0
    (record,) = [each for each in run("claims", "--format", "json").records if each["id"] == toll]
    assert record["entry_status"] == status


def test_the_author_may_stand_in_the_settings(run: Run, folder: Path, toll: str) -> None:
    """Whoever works alone signs once."""
    (folder / "counterclaim.toml").write_text('author = "R. Keel"\n', "utf-8")
    assert run("correct", toll, "--confirm", "--reason", "checked").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["low=1", "--reason", "why"], 7, "author"),
        (["low=1", "--author", "R. Keel"], 7, "reason"),
        (["colour=red", "--author", "R. Keel", "--reason", "why"], 7, "colour"),
        (["qualifier=loud", "--author", "R. Keel", "--reason", "why"], 7, "loud"),
        (["low", "--author", "R. Keel", "--reason", "why"], 2, "FIELD=VALUE"),
        ([], 2, "FIELD=VALUE"),
        (["low=1", "--retract"], 2, "either"),
    ],
)
def test_a_correction_that_cannot_be_applied_changes_nothing(
    run: Run, toll: str, arguments: list[str], code: int, words: str
) -> None:
    """Each mistake is named; the ledger's head stays."""
    head = run("verify", "--format", "json").records[0]["head"]
    ran = run("correct", toll, *arguments)
    assert ran.code == code
    assert words in " ".join(ran.err.split())
    assert run("verify", "--format", "json").records[0]["head"] == head


def test_verify_prints_the_head_of_a_whole_ledger(run: Run, toll: str) -> None:
    """Exit code 0, and the head to save."""
    ran = run("verify", "counterclaim.db")
    assert ran.code == 0
    assert ran.lines[-1].startswith("Whole")
    head = run("verify", "--format", "json").records[0]["head"]
    assert run("verify", "--head", head).code == 0


def test_verify_names_the_first_bad_entry(run: Run, folder: Path, toll: str) -> None:
    """A figure changed behind the ledger's back costs exit code 1 and is named by its id."""
    with sqlite3.connect(folder / "counterclaim.db") as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE tolls SET low = 11 WHERE id = ?", (toll,))
        for _, statement in triggers:
            connection.execute(statement)
    connection.close()
    ran = run("verify")
    assert ran.code == 1
    assert toll in ran.out


def test_verify_against_a_head_that_was_never_there_fails(run: Run, toll: str) -> None:
    """A rewritten chain is whole in itself; only a saved head shows it."""
    assert run("verify", "--head", "f" * 64).code == 1
