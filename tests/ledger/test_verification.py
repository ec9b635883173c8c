"""Whatever is changed in a ledger's file is named, or changes nothing that it holds."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.ledger import VerifyResult, open_ledger
from counterclaim.model.errors import LedgerError
from counterclaim.model.problem import Problem
from tests.ledger.samples import numbered, taken_apart

FLIPS = 400
PAYLOADS = ("reports", "extractions", "attributions", "tolls", "events", "corrections", "problems")
KINDS = {table: table.removesuffix("s") for table in PAYLOADS}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "whole.db"
    with open_ledger(path, create=True) as ledger:
        for number in range(3):
            told, found = numbered(number)
            ledger.append(told, found, (Problem("no-date", told.name, "No date.", "Give one."),))
        held = ledger.claims("toll")
        ledger.correct(held[0].id, {"low": "26"}, author="Ada", reason="Misread.")
        ledger.retract(held[1].id, author="Ben", reason="Not there.")
    return path


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "copy.db"))


def _verified(path: Path, saved_head: str | None = None) -> VerifyResult:
    with open_ledger(path, read_only=True) as ledger:
        return ledger.verify(saved_head)


def _contents(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")
        ]
        return [connection.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(names)]


def test_a_whole_ledger_verifies(whole: Path) -> None:
    """Nothing is wrong, and head, digest and counts are told."""
    result = _verified(whole)
    assert (result.ok, result.first_bad, result.reason) == (True, None, None)
    counts = dict(result.counts)
    assert (counts["report"], counts["toll"], counts["correction"], counts["link"]) == (3, 3, 2, 5)
    with open_ledger(whole, read_only=True) as ledger:
        assert (ledger.head(), ledger.digest(), ledger.counts()) == (result.head, result.digest, result.counts)


def _cells(path: Path, table: str) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(path)) as connection:
        cursor = connection.execute(f"SELECT * FROM {table}")
        columns = [column for column, *_ in cursor.description]
        key = columns[0]
        numbers = [number for (number,) in connection.execute(f"SELECT {key} FROM {table} ORDER BY {key}")]
    return [(number, column) for number in numbers for column in columns[1:]]


def _altered(cell: object) -> object:
    match cell:
        case str() if cell:
            return chr(ord(cell[0]) ^ 1) + cell[1:]
        case int() | float():
            return (
                cell + 0.25
                if isinstance(cell, float) and cell < 0.5
                else cell - 0.25
                if isinstance(cell, float)
                else cell + 1
            )
        case _:
            return "x"


@pytest.mark.parametrize("table", PAYLOADS)
def test_every_changed_cell_names_its_entry(copy: Path, table: str) -> None:
    """One changed cell of any row and column is named by the row's entry."""
    with taken_apart(copy) as forger, open_ledger(copy) as ledger:
        for number, column in _cells(copy, table):
            cell, entry = forger.execute(f"SELECT {column}, id FROM {table} WHERE entry = ?", (number,)).fetchone()
            forger.execute(f"UPDATE {table} SET {column} = ? WHERE entry = ?", (_altered(cell), number))
            result = ledger.verify()
            forger.execute(f"UPDATE {table} SET {column} = ? WHERE entry = ?", (cell, number))
            assert (result.ok, result.first_bad) == (False, f"{KINDS[table]} {entry}"), column
    assert _verified(copy).ok


@pytest.mark.parametrize("column", ["recorded_at", "previous", "entries", "hash"])
def test_a_changed_link_is_named(copy: Path, column: str) -> None:
    """A changed moment, predecessor, count or hash is named by its link."""
    with taken_apart(copy) as forger:
        cell = forger.execute(f"SELECT {column} FROM links WHERE number = 2").fetchone()[0]
        forger.execute(f"UPDATE links SET {column} = ? WHERE number = 2", (_altered(cell),))
    assert _verified(copy).first_bad == "link 2"


def test_a_changed_entry_is_named(copy: Path) -> None:
    """A hash that was replaced in the list of entries fits its row no more."""
    with taken_apart(copy) as forger:
        kind, identifier = forger.execute("SELECT kind, id FROM entries WHERE number = 9").fetchone()
        forger.execute("UPDATE entries SET hash = 'ab' WHERE number = 9")
    assert _verified(copy).first_bad == f"{kind} {identifier}"


def test_a_row_forged_with_its_hash_breaks_its_link(copy: Path) -> None:
    """Whoever also renews the entry's hash is found out by the link."""
    with taken_apart(copy) as forger:
        forger.execute("UPDATE entries SET within = 'ab' WHERE number = 9")
        link = forger.execute("SELECT link FROM entries WHERE number = 9").fetchone()[0]
    assert _verified(copy).first_bad == f"link {link}"


def _delete_row(forger: sqlite3.Connection) -> str:
    entry, identifier = forger.execute("SELECT entry, id FROM tolls ORDER BY entry").fetchone()
    forger.execute("DELETE FROM tolls WHERE entry = ?", (entry,))
    return f"toll {identifier}"


def _delete_with_entry(forger: sqlite3.Connection) -> str:
    entry = forger.execute("SELECT MIN(entry) FROM tolls").fetchone()[0]
    forger.execute("DELETE FROM tolls WHERE entry = ?", (entry,))
    forger.execute("DELETE FROM entries WHERE number = ?", (entry,))
    kind, identifier = forger.execute(
        "SELECT kind, id FROM entries WHERE number > ? ORDER BY number", (entry,)
    ).fetchone()
    return f"{kind} {identifier}"


def _delete_link(forger: sqlite3.Connection) -> str:
    forger.execute("DELETE FROM links WHERE number = 2")
    return "link 2"


def _delete_last_link(forger: sqlite3.Connection) -> str:
    number = forger.execute("SELECT MAX(number) FROM links").fetchone()[0]
    forger.execute("DELETE FROM links WHERE number = ?", (number,))
    kind, identifier = forger.execute("SELECT kind, id FROM entries WHERE link = ?", (number,)).fetchone()
    return f"{kind} {identifier}"


def _swap_rows(forger: sqlite3.Connection) -> str:
    (first, identifier), (second, _) = forger.execute("SELECT entry, id FROM tolls ORDER BY entry LIMIT 2").fetchall()
    for old, new in ((first, -1), (second, first), (-1, second)):
        forger.execute("UPDATE tolls SET entry = ? WHERE entry = ?", (new, old))
    return f"toll {identifier}"


def _swap_entries(forger: sqlite3.Connection) -> str:
    for old, new in ((4, -1), (5, 4), (-1, 5)):
        forger.execute("UPDATE entries SET number = ? WHERE number = ?", (new, old))
    kind, identifier = forger.execute("SELECT kind, id FROM entries WHERE number = 4").fetchone()
    return f"{kind} {identifier}"


def _swap_links(forger: sqlite3.Connection) -> str:
    for old, new in ((2, -1), (3, 2), (-1, 3)):
        forger.execute("UPDATE links SET number = ? WHERE number = ?", (new, old))
    return "link 2"


def _smuggle_row(forger: sqlite3.Connection) -> str:
    forger.execute("CREATE TEMP TABLE smuggled AS SELECT * FROM tolls LIMIT 1")
    forger.execute("UPDATE smuggled SET entry = 999, id = 'feed', low = 900")
    forger.execute("INSERT INTO tolls SELECT * FROM smuggled")
    return "toll feed"


def _drop_index(forger: sqlite3.Connection) -> str:
    forger.execute("DROP INDEX tolls_source")
    return "definition tolls_source"


def _add_trigger(forger: sqlite3.Connection) -> str:
    forger.execute("CREATE TRIGGER quiet BEFORE INSERT ON tolls WHEN NEW.low > 99 BEGIN SELECT RAISE(IGNORE); END")
    return "definition quiet"


def _forget_words(forger: sqlite3.Connection) -> str:
    title, text = forger.execute("SELECT title, text FROM reports WHERE entry = 1").fetchone()
    forger.execute("INSERT INTO search (search, rowid, title, text) VALUES ('delete', 1, ?, ?)", (title, text))
    return "search index"


FORGERIES = (
    _delete_row,
    _delete_with_entry,
    _delete_link,
    _delete_last_link,
    _swap_rows,
    _swap_entries,
    _swap_links,
    _smuggle_row,
    _drop_index,
    _add_trigger,
    _forget_words,
)


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.__name__.strip("_"))
def test_a_forgery_is_named(copy: Path, forgery: Callable[[sqlite3.Connection], str]) -> None:
    """Rows, entries and links taken out, swapped or slipped in, and changed definitions, are named."""
    with taken_apart(copy) as forger:
        where = forgery(forger)
    result = _verified(copy)
    assert (result.ok, result.first_bad) == (False, where), result.reason


def test_a_lifted_trigger_is_named(copy: Path) -> None:
    """A file without one of its guards is not as it was made."""
    with closing(sqlite3.connect(copy)) as forger:
        forger.execute("DROP TRIGGER tolls_no_update")
    result = _verified(copy)
    assert (result.first_bad, result.reason) == (
        "definition tolls_no_update",
        "the table, index or trigger is missing",
    )


def test_a_ledger_cut_back_shows_against_a_saved_head_only(copy: Path) -> None:
    """Whoever takes away the last links whole leaves a sound chain; a head saved elsewhere is missing in it."""
    saved = _verified(copy).head
    assert _verified(copy, saved).ok
    with taken_apart(copy) as forger:
        forger.execute("DELETE FROM corrections WHERE entry = (SELECT MAX(number) FROM entries)")
        forger.execute("DELETE FROM entries WHERE number = (SELECT MAX(number) FROM entries)")
        forger.execute("DELETE FROM links WHERE number = (SELECT MAX(number) FROM links)")
    assert _verified(copy).ok
    assert _verified(copy, saved).first_bad == "head"


def test_a_head_saved_earlier_is_found_in_a_ledger_that_has_grown(copy: Path) -> None:
    """Growth is no forgery."""
    saved = _verified(copy).head
    with open_ledger(copy) as ledger:
        ledger.append(*numbered(9))
    assert _verified(copy, saved).ok


def test_every_flipped_byte_is_named_or_changes_nothing(whole: Path, tmp_path: Path) -> None:
    """Bytes flipped anywhere in the file are found out, unless they lie where SQLite keeps nothing."""
    sound, contents = whole.read_bytes(), _contents(whole)
    place = random.Random(7)  # noqa: S311  the same bytes at every run, not secret ones
    path = tmp_path / "flipped.db"
    named = 0
    for _ in range(FLIPS):
        flipped = bytearray(sound)
        flipped[place.randrange(len(sound))] ^= 1 << place.randrange(8)
        path.write_bytes(flipped)
        try:
            result = _verified(path)
        except LedgerError:
            named += 1
            continue
        assert result.ok or (result.first_bad and result.reason)
        named += not result.ok
        assert not result.ok or _contents(path) == contents
    assert named > FLIPS // 20
