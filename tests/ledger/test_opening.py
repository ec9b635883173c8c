"""Files that are no ledger, or cannot be used as one, are refused in words, and left as they are."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.ledger import connection as opening
from counterclaim.ledger import open_ledger
from counterclaim.model.errors import LedgerError, LedgerLocked, NotALedger
from tests.ledger.samples import extraction, numbered, report, toll

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "l.db"
    with open_ledger(place, create=True) as ledger:
        for number in range(4):
            ledger.append(*numbered(number))
    return place


def _refused(path: Path, words: str, error: type[LedgerError] = NotALedger) -> None:
    before = path.read_bytes() if path.is_file() else None
    for options in ({}, {"create": True}, {"read_only": True}):
        with pytest.raises(error, match=words):
            open_ledger(path, **options).close()
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_text_file_is_no_ledger(tmp_path: Path) -> None:
    """A report given where a ledger belongs is refused, and not overwritten."""
    path = tmp_path / "report.txt"
    path.write_text("date 2031-03-04 The river rose.", encoding="utf-8")
    _refused(path, "is not an SQLite file")


def test_a_foreign_database_is_no_ledger(tmp_path: Path) -> None:
    """A database of another program is refused, and not written into."""
    path = tmp_path / "foreign.db"
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE reports (id TEXT)")
        foreign.commit()
    _refused(path, "of another program")


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    """A folder's name is refused."""
    _refused(tmp_path, "is a folder")


def test_a_newer_ledger_asks_for_a_newer_program(path: Path) -> None:
    """A ledger of a later version is not guessed at."""
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 7")
    _refused(path, "version 7.*Upgrade")


@pytest.mark.parametrize("left", [1, 50, 99, 100, 4096, 50_000])
def test_a_truncated_ledger_is_refused(path: Path, left: int) -> None:
    """A file cut short anywhere is not opened."""
    path.write_bytes(path.read_bytes()[:left])
    _refused(path, "cut short|not an SQLite")


def test_a_ledger_with_its_pages_overwritten_is_damaged(path: Path) -> None:
    """Rubbish in the middle is told when it is met, by verify or by a question, never passed over."""
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = b"\xee" * 64
    path.write_bytes(content)
    with pytest.raises(NotALedger, match="damaged"):
        open_ledger(path).claims()


def test_a_missing_ledger_is_not_made_unasked(tmp_path: Path) -> None:
    """Only `create` makes a file."""
    for options in ({}, {"read_only": True}, {"read_only": True, "create": True}):
        with pytest.raises(LedgerError, match="There is no ledger"):
            open_ledger(tmp_path / "none.db", **options)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_ledger_only_when_asked(tmp_path: Path) -> None:
    """A process that died before its first write leaves an empty file, which the next one may use."""
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(NotALedger, match="is empty"):
        open_ledger(path)
    with open_ledger(path, create=True) as ledger:
        assert ledger.append(report(), extraction(toll())).new


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A ledger in a missing folder cannot be made."""
    with pytest.raises(LedgerError, match="There is no folder"):
        open_ledger(tmp_path / "none" / "l.db", create=True)


def test_a_locked_ledger_says_so_and_stays_readable(path: Path) -> None:
    """While another process writes, writing waits and then gives up in words; reading goes on."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_ledger(path, timeout_s=0.05) as ledger:
            assert len(ledger.claims()) == 8
            assert not ledger.append(*numbered(1)).new, "what is known needs no lock"
            with pytest.raises(LedgerLocked, match="held by another process"):
                ledger.append(*numbered(11))
            with pytest.raises(LedgerLocked, match="nothing was written"):
                ledger.confirm(ledger.claims()[0].id, author="Ada", reason="Read.")
        other.execute("ROLLBACK")
    with open_ledger(path) as ledger:
        assert ledger.append(*numbered(11)).new


def test_a_writer_waits_for_the_lock(path: Path) -> None:
    """A lock that is released in time costs nothing but patience."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, other.execute, ("ROLLBACK",))
    release.start()
    with open_ledger(path, timeout_s=30) as ledger:
        assert ledger.append(*numbered(12)).new
    release.join()
    other.close()


def test_a_full_disk_loses_nothing(path: Path) -> None:
    """A transaction that finds no room is taken back whole."""
    with open_ledger(path) as ledger:
        before = ledger.digest()
        pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
        ledger._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        long = report("long", "The river rose. " * 4000)
        with pytest.raises(LedgerError, match="is full"):
            ledger.append(long, extraction(toll(), of=long))
        assert (ledger.digest(), ledger.verify().ok) == (before, True)


def test_a_read_only_ledger_is_not_written(path: Path) -> None:
    """Opened for reading, a ledger answers and refuses to grow."""
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.verify().ok
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.append(*numbered(11))


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A ledger in a folder that nobody may write to, reachable without the test's own rights."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "sealed" / "l.db"
        place.parent.mkdir()
        with open_ledger(place, create=True) as ledger:
            ledger.append(*numbered(1))
        Path(folder).chmod(0o755)
        place.chmod(0o444)
        place.parent.chmod(0o555)
        yield place
        place.parent.chmod(0o755)


def _as_nobody(step: str, path: Path) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        with open_ledger(path, read_only=step == "read", create=step == "create") as ledger:
            whole = ledger.verify().ok and len(ledger.claims()) == 2
            if step == "append":
                ledger.append(*numbered(2))
            os._exit(0 if whole else 3)
    except LedgerError as error:
        os._exit(7 if "write permission" in str(error) else 8)
    finally:
        os._exit(9)


def test_a_ledger_in_a_sealed_folder_can_be_read_and_is_not_written(sealed: Path) -> None:
    """Reading needs no right to write; writing says which right is missing."""
    assert _as_nobody("read", sealed) == 0
    assert _as_nobody("append", sealed) == 7
    assert _as_nobody("create", sealed.with_name("new.db")) == 7
    assert sorted(file.name for file in sealed.parent.iterdir()) == ["l.db"]


def test_a_copy_without_its_log_is_whole(path: Path, tmp_path: Path) -> None:
    """After closing, the one file is the ledger."""
    copy = tmp_path / "elsewhere" / "copy.db"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    with open_ledger(copy, read_only=True) as ledger:
        assert (len(ledger.reports()), ledger.verify().ok) == (4, True)


def test_a_network_drive_is_refused(path: Path, tmp_path: Path) -> None:
    """Where locks do not hold, a ledger is not kept; spaces in the name of a mount are read rightly."""
    mounts = f"/dev/a / ext4 rw 0 0\nhost:/x {tmp_path.parent} nfs4 rw 0 0\nhost:/y /mnt/my\\040share cifs rw 0 0\n"
    assert opening.mounted_as(path, mounts) == "nfs4"
    assert opening.mounted_as(Path("/mnt/my share/l.db"), mounts) == "cifs"
    assert opening.mounted_as(Path("/srv/l.db"), mounts) == "ext4"
    assert {"nfs4", "cifs"} <= opening.NETWORK_FILE_SYSTEMS
