"""Opening a ledger's file, and SQLite's errors in words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.ledger.cells import Cell, text_of
from counterclaim.ledger.schema import APPLICATION_ID, SCHEMA_VERSION, statements
from counterclaim.model.errors import LedgerError, LedgerLocked, NotALedger

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_RETRY_S = 0.02
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs"})
"""Kinds of file system on which the locks of SQLite do not hold."""


def connect(path: Path, *, create: bool, read_only: bool, timeout_s: float) -> sqlite3.Connection:
    """A connection to the ledger at `path`, made first where `create` is set and nothing is there.

    Raises:
        LedgerLocked: another process holds the file beyond `timeout_s`.
        NotALedger: the file is none of ours, damaged, or of a newer version.
        LedgerError: there is no such file, or it cannot be opened or made.
    """
    with translated(path):
        # SQLite keeps its log beside the file itself, not beside a link to it.
        place = path.resolve()
        fresh = _check_file(place, create=create and not read_only)
        connection = _opened(place, read_only=read_only, timeout_s=timeout_s)
        try:
            if fresh:
                _lay_out(connection, timeout_s)
            _check_identity(connection, place)
            if not read_only:
                _write_ahead(connection, timeout_s)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, naming the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(error, path) from error
    except UnicodeDecodeError as error:
        # SQLite's own message about a damaged definition may be damaged text.
        raise NotALedger(f"{path} is damaged. Restore a saved copy.") from error
    except OSError as error:
        raise LedgerError(f"{path} cannot be used: {error}.") from error


def _in_words(error: sqlite3.Error, path: Path) -> LedgerError:
    if "decode to UTF-8" in str(error):
        return NotALedger(f"{path} is damaged ({error}). Restore a saved copy.")
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LedgerLocked(
                f"{path} is held by another process. Wait until it has finished, or stop it, then run this again; "
                "nothing was written."
            )
        case sqlite3.SQLITE_NOTADB:
            return NotALedger(f"{path} is not an SQLite file, so no ledger. Name another file with --ledger.")
        case sqlite3.SQLITE_CORRUPT:
            return NotALedger(f"{path} is damaged ({error}). Restore a saved copy.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return LedgerError(
                f"{path} cannot be written ({error}). Give yourself write permission for the file and its folder, "
                "or copy the ledger elsewhere."
            )
        case sqlite3.SQLITE_FULL:
            return LedgerError(f"The disk that holds {path} is full. Make room and run this again; nothing is lost.")
        case _:
            return LedgerError(f"{path}: {error}.")


def _check_file(path: Path, *, create: bool) -> bool:
    """Whether the ledger has yet to be laid out."""
    _refuse_network(path)
    if path.is_dir():
        raise NotALedger(f"{path} is a folder. Name a file with --ledger.")
    if not path.exists():
        if not create:
            raise LedgerError(
                f"There is no ledger at {path}. Read a report into it first, or name another with --ledger."
            )
        if not path.parent.is_dir():
            raise LedgerError(f"There is no folder {path.parent} to keep a ledger in. Make it first.")
        return True
    size = path.stat().st_size
    if size == 0 and not create:
        raise NotALedger(f"{path} is empty. Read a report into it first, or name another with --ledger.")
    _check_header(path, size)
    return create


def _check_header(path: Path, size: int) -> None:
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if header and not header.startswith(_MAGIC[: len(header)]):
        raise NotALedger(f"{path} is not an SQLite file, so no ledger. Name another file with --ledger.")
    if 0 < len(header) < _HEADER_BYTES:
        raise NotALedger(f"{path} is cut short: it ends within its header. Restore a saved copy.")
    # While a write-ahead log is pending the file may rightly be shorter than its header says.
    log = path.with_name(path.name + "-wal")
    if header and not (log.exists() and log.stat().st_size):
        page = int.from_bytes(header[16:18], "big")
        expected = int.from_bytes(header[28:32], "big") * (65536 if page == 1 else page)
        if size < expected:
            raise NotALedger(f"{path} is cut short: {size:,} of {expected:,} bytes are left. Restore a saved copy.")


def _opened(path: Path, *, read_only: bool, timeout_s: float) -> sqlite3.Connection:
    uri = path.as_uri()
    connection = _plain(f"{uri}?mode={'ro' if read_only else 'rwc'}", timeout_s)
    if not read_only:
        return connection
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        # In a folder that cannot be written SQLite cannot make the index of its log; without a log none is needed.
        sealed = (error.sqlite_errorcode & 0xFF) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not sealed or path.with_name(path.name + "-wal").exists():
            raise
        connection.close()
        return _plain(f"{uri}?mode=ro&immutable=1", timeout_s)
    return connection


def _plain(uri: str, timeout_s: float) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=timeout_s, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.create_function("folded", 1, _folded, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _folded(cell: Cell) -> str | None:
    return None if cell is None else text_of(cell).casefold()


def _lay_out(connection: sqlite3.Connection, timeout_s: float) -> None:
    if _is_laid_out(connection):
        return
    _write_ahead(connection, timeout_s)
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _is_laid_out(connection):
            for statement in statements():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _is_laid_out(connection: sqlite3.Connection) -> bool:
    # A process that died before its first commit leaves a file without tables, which is as good as none.
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _write_ahead(connection: sqlite3.Connection, timeout_s: float) -> None:
    # SQLite does not wait for a lock while it changes the journal mode.
    deadline = time.monotonic() + timeout_s
    while True:
        try:
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        except sqlite3.OperationalError as error:
            if (error.sqlite_errorcode & 0xFF) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_S)
            continue
        if mode != "wal":
            raise LedgerError("SQLite cannot keep a write-ahead log there. Put the ledger on a local disk.")
        return


def _check_identity(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise NotALedger(f"{path} is an SQLite file of another program, no ledger. Name another file with --ledger.")
    if version > SCHEMA_VERSION:
        raise NotALedger(
            f"{path} was written by a newer Counterclaim (ledger version {version}, this one knows {SCHEMA_VERSION}). "
            "Upgrade Counterclaim."
        )
    if version < SCHEMA_VERSION:
        raise NotALedger(f"{path} names no ledger version ({version}): it is damaged. Restore a saved copy.")


def _refuse_network(path: Path) -> None:
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return
    kind = mounted_as(path, mounts.read_text(encoding="utf-8", errors="surrogateescape"))
    if kind in NETWORK_FILE_SYSTEMS:
        raise LedgerError(
            f"{path} lies on a network drive ({kind}), where SQLite cannot lock safely. Put the ledger on a local disk."
        )


def mounted_as(path: Path, mounts: str) -> str | None:
    """Kind of the file system that holds `path`, by a table of mounts in the form of fstab(5); None where none does."""
    fields = (line.split(" ") for line in mounts.splitlines())
    holding = [(point.replace("\\040", " "), kind) for _, point, kind, *_ in fields]
    return max(((len(point), kind) for point, kind in holding if path.is_relative_to(point)), default=(0, None))[1]
