"""A ledger only grows, whoever opens its file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.model.claim import Basis, Control, Issue, Position, Stance
from counterclaim.model.problem import Problem
from tests.ledger.samples import attribution, event, extraction, report, span, toll

TABLES = (
    "links",
    "entries",
    "reports",
    "extractions",
    "attributions",
    "tolls",
    "events",
    "positions",
    "controls",
    "corrections",
    "problems",
)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("ledger") / "one.db"
    wish = Position(
        source="report", span=span("yield"), actor="Riverland", stance=Stance.REJECTS, issue=Issue.TERRITORY
    )
    hold = Control(source="report", span=span("the ford"), place="ford", holder="Riverland", basis=Basis.DE_FACTO)
    doubt = Problem("no-date", "ford.txt", "No date.", "Give one.")
    with open_ledger(path, create=True) as ledger:
        ledger.append(report(), extraction(toll(), event(), wish, hold, attributions=(attribution(),)), (doubt,))
        ledger.confirm(ledger.claims("toll")[0].id, author="Ada", reason="Read twice.")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def test_every_table_is_guarded(raw: sqlite3.Connection) -> None:
    """No table of a ledger is left out of the tests below."""
    tables = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%'"
    )
    assert {name for (name,) in tables} == set(TABLES)
    assert all(raw.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_changed(raw: sqlite3.Connection, table: str) -> None:
    """UPDATE is refused on every table."""
    column = raw.execute(f"SELECT * FROM {table}").description[1][0]
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        raw.execute(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_deleted(raw: sqlite3.Connection, table: str) -> None:
    """DELETE is refused on every table."""
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        raw.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("manner", ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT"])
def test_no_row_is_replaced(raw: sqlite3.Connection, table: str, manner: str) -> None:
    """A row with the key of an existing one is refused, also where it would replace it without a DELETE."""
    row = raw.execute(f"SELECT * FROM {table}").fetchone()
    marks = ", ".join("?" * len(row))
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"{manner} INTO {table} VALUES ({marks})", row)
    assert raw.execute(f"SELECT * FROM {table}").fetchone() == row


@pytest.mark.parametrize("table", [table for table in TABLES if table not in ("links", "entries")])
def test_a_row_of_the_same_id_under_a_new_number_is_refused(raw: sqlite3.Connection, table: str) -> None:
    """INSERT OR REPLACE cannot push out a row through its id."""
    number, *rest = raw.execute(f"SELECT * FROM {table}").fetchone()
    marks = ", ".join("?" * (len(rest) + 1))
    with pytest.raises(sqlite3.IntegrityError, match="written once"):
        raw.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (number + 1000, *rest))


def test_a_closed_link_takes_no_further_entry(raw: sqlite3.Connection) -> None:
    """An entry joins a link that is still open only."""
    last = raw.execute("SELECT MAX(number) FROM entries").fetchone()[0]
    with pytest.raises(sqlite3.IntegrityError, match="end of the chain"):
        raw.execute("INSERT INTO entries VALUES (?, 1, 'toll', 'aa', '', 'bb')", (last + 1,))


def test_a_link_follows_the_last_one(raw: sqlite3.Connection) -> None:
    """A link with another predecessor or an earlier moment is refused."""
    number, moment, _, _, head = raw.execute("SELECT * FROM links ORDER BY number DESC").fetchone()
    for forged in (
        (number + 1, "2040", "00", 0, "ff"),
        (number + 1, "1999", head, 0, "ff"),
        (number + 2, "2040", head, 0, "ff"),
    ):
        with pytest.raises(sqlite3.IntegrityError, match="end of the chain"):
            raw.execute("INSERT INTO links VALUES (?, ?, ?, ?, ?)", forged)
    assert moment < "2040"
