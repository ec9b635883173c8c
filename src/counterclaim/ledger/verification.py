"""Whether a ledger is whole: every entry against its hash, every link against the one before it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby

from counterclaim.ledger.chain import GENESIS, Entry, Link, digest_of, link_hash, payload_hash
from counterclaim.ledger.schema import TABLES, Table, statements
from counterclaim.ledger.values import VerifyResult

# SQLite's own message about a damaged page may be damaged text.
_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of the ledger that is not as it was written."""

    where: str
    reason: str


def verify(connection: sqlite3.Connection, saved_head: str | None = None) -> VerifyResult:
    """Whether all entries, links, triggers and indexes stand as written; with a saved head, whether it is in the chain.

    Works on a copy, so that writers are not held up.
    """
    with closing(sqlite3.connect("")) as copy:
        try:
            connection.backup(copy)
        except _UNREADABLE as error:
            return _result((), (), Fault("file", f"it cannot be copied: {error}"))
        copy.row_factory = sqlite3.Row
        return _verified(copy, saved_head)


def head_of(connection: sqlite3.Connection) -> str:
    """Hash of the last link."""
    row = connection.execute("SELECT hash FROM links ORDER BY number DESC LIMIT 1").fetchone()
    return GENESIS if row is None else str(row[0])


def ledger_digest(connection: sqlite3.Connection) -> str:
    """Hash over what the ledger holds, whenever and in whatever order it came."""
    rows = connection.execute("SELECT kind, id, within FROM entries")
    return digest_of((row[0], row[1], row[2]) for row in rows)


def counts_of(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """(kind of entry, how many) for each kind, and the links."""
    held = dict(connection.execute("SELECT kind, COUNT(*) FROM entries GROUP BY kind").fetchall())
    links: int = connection.execute("SELECT COUNT(*) FROM links").fetchone()[0]
    return (*((table.kind, held.get(table.kind, 0)) for table in TABLES), ("link", links))


def _verified(copy: sqlite3.Connection, saved_head: str | None) -> VerifyResult:
    try:
        entries, links = _entries(copy), _links(copy)
    except _UNREADABLE as error:
        return _result((), (), Fault("chain", f"its entries cannot be read: {error}"))
    try:
        fault = next(_faults(copy, links, entries, saved_head), None)
    except _UNREADABLE as error:
        fault = Fault("file", f"a page of it cannot be read: {error}")
    return _result(links, entries, fault)


def _result(links: tuple[Link, ...], entries: tuple[tuple[int, Entry], ...], fault: Fault | None) -> VerifyResult:
    held = [entry for _, entry in entries]
    kinds = (*((table.kind, sum(entry.kind == table.kind for entry in held)) for table in TABLES), ("link", len(links)))
    return VerifyResult(
        ok=fault is None,
        head=links[-1].hash if links else GENESIS,
        digest=digest_of((entry.kind, entry.id, entry.within) for entry in held),
        first_bad=fault.where if fault else None,
        reason=fault.reason if fault else None,
        counts=kinds,
    )


def _entries(copy: sqlite3.Connection) -> tuple[tuple[int, Entry], ...]:
    # A damaged cell may be of any type; as text it fits no hash.
    rows = copy.execute("SELECT * FROM entries NOT INDEXED ORDER BY number")
    return tuple(
        (
            row["link"] if isinstance(row["link"], int) else 0,
            Entry(row["number"], str(row["kind"]), str(row["id"]), str(row["within"]), str(row["hash"])),
        )
        for row in rows
    )


def _links(copy: sqlite3.Connection) -> tuple[Link, ...]:
    rows = copy.execute("SELECT * FROM links NOT INDEXED ORDER BY number")
    return tuple(
        Link(row["number"], str(row["recorded_at"]), str(row["previous"]), row["entries"], str(row["hash"]))
        for row in rows
    )


def _faults(
    copy: sqlite3.Connection, links: tuple[Link, ...], entries: tuple[tuple[int, Entry], ...], saved_head: str | None
) -> Iterator[Fault]:
    yield from _chain_faults(copy, links, entries)
    yield from _stray_rows(copy, entries)
    yield from _schema_faults(copy)
    yield from _structure_faults(copy)
    if saved_head is not None and saved_head not in {GENESIS, *(link.hash for link in links)}:
        yield Fault("head", f"the saved head {saved_head} is not in the chain: the ledger was replaced or cut back")


def _chain_faults(
    copy: sqlite3.Connection, links: tuple[Link, ...], entries: tuple[tuple[int, Entry], ...]
) -> Iterator[Fault]:
    closed = {number: [entry for _, entry in group] for number, group in groupby(entries, key=lambda pair: pair[0])}
    previous, moment, expected = GENESIS, "", 1
    for place, link in enumerate(links, start=1):
        if link.number != place:
            yield Fault(f"link {place}", "the link is missing")
        members = closed.pop(link.number, [])
        yield from _entry_faults(copy, members, expected)
        yield from _link_faults(link, members, previous, moment)
        previous, moment, expected = link.hash, link.recorded_at, expected + len(members)
    for members in closed.values():
        yield Fault(str(members[0]), "no link closes the entry")


def _link_faults(link: Link, members: list[Entry], previous: str, moment: str) -> Iterator[Fault]:
    where = f"link {link.number}"
    if link.previous != previous:
        yield Fault(where, "it does not follow the link before it")
    if link.recorded_at <= moment:
        yield Fault(where, "it was recorded before the link that it follows")
    if link.entries != len(members):
        yield Fault(where, f"{link.entries} entries belong to it, {len(members)} are there")
    if link.hash != link_hash(link.previous, link.number, link.recorded_at, members):
        yield Fault(where, "its hash does not fit its moment and entries")


def _entry_faults(copy: sqlite3.Connection, members: list[Entry], expected: int) -> Iterator[Fault]:
    tables = {table.kind: table for table in TABLES}
    for number, entry in enumerate(members, start=expected):
        table = tables.get(entry.kind)
        if entry.number != number or table is None:
            yield Fault(str(entry), f"entry {number} was expected in its place")
        else:
            yield from _payload_faults(copy, table, entry)


def _payload_faults(copy: sqlite3.Connection, table: Table, entry: Entry) -> Iterator[Fault]:
    columns = ", ".join(table.column_names[1:])
    try:
        row = copy.execute(f"SELECT {columns} FROM {table.name} WHERE entry = ?", (entry.number,)).fetchone()
    except _UNREADABLE as error:
        yield Fault(str(entry), f"its row in {table.name} cannot be read: {error}")
        return
    if row is None:
        yield Fault(str(entry), f"its row in {table.name} is missing")
    elif payload_hash(entry.kind, tuple(row)) != entry.hash:
        yield Fault(str(entry), f"its row in {table.name} does not fit its hash")
    elif row["id"] != entry.id:
        yield Fault(str(entry), f"its row in {table.name} has the id {row['id']}")


def _stray_rows(copy: sqlite3.Connection, entries: tuple[tuple[int, Entry], ...]) -> Iterator[Fault]:
    known = {(entry.kind, entry.number) for _, entry in entries}
    for table in TABLES:
        for row in copy.execute(f"SELECT entry, id FROM {table.name} NOT INDEXED ORDER BY entry"):
            if (table.kind, row["entry"]) not in known:
                yield Fault(f"{table.kind} {row['id']}", f"the row in {table.name} was never entered in the chain")


def _schema_faults(copy: sqlite3.Connection) -> Iterator[Fault]:
    with closing(sqlite3.connect(":memory:")) as model:
        for statement in statements():
            model.execute(statement)
        expected, found = _definitions(model), _definitions(copy)
    for name in sorted(expected | found, key=str):
        if expected.get(name) != found.get(name):
            change = "missing" if name not in found else "new" if name not in expected else "changed"
            yield Fault(f"definition {name}", f"the table, index or trigger is {change}")


def _definitions(connection: sqlite3.Connection) -> dict[object, tuple[object, ...]]:
    rows = connection.execute("SELECT name, type, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'")
    return {row[0]: tuple(row) for row in rows}


def _structure_faults(copy: sqlite3.Connection) -> Iterator[Fault]:
    try:
        for row in copy.execute("PRAGMA integrity_check(1)"):
            if row[0] != "ok":
                yield Fault("file", str(row[0]))
        copy.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except _UNREADABLE as error:
        yield Fault("search index", f"it does not fit the reports: {error}")
