"""Rows of a ledger as the values that it gives back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from counterclaim.ledger.cells import day_of, optional_text_of, text_of
from counterclaim.ledger.claim_rows import claim_of
from counterclaim.ledger.listing import Key
from counterclaim.ledger.marks import Marks, marked
from counterclaim.ledger.rows import attribution_of, problem_of, report_of
from counterclaim.ledger.schema import CLAIM_TABLES
from counterclaim.ledger.values import (
    LedgerAttribution,
    LedgerClaim,
    LedgerProblem,
    LedgerReport,
    SearchHit,
)
from counterclaim.ledger.writing import parse_moment
from counterclaim.model.claim import Claim, Control, Event, Position, Toll
from counterclaim.model.errors import NotALedger
from counterclaim.model.extraction import Extraction

_CLAIMS = """SELECT c.*, r.name AS report_name, r.published AS report_published, r.outlet AS report_outlet,
  x.engine, x.rules, x.conflict, l.recorded_at,
  EXISTS (SELECT 1 FROM extractions y WHERE y.report = x.report AND y.entry > x.entry AND y.entry <= ?) AS superseded
FROM {table} c
JOIN extractions x ON x.id = c.extraction
JOIN reports r ON r.id = c.report
JOIN entries e ON e.number = c.entry
JOIN links l ON l.number = e.link
WHERE c.entry IN (SELECT value FROM json_each(?))"""

_REPORTS = """SELECT r.*, l.recorded_at, x.id AS extraction, x.engine, x.rules, x.conflict FROM reports r
JOIN entries e ON e.number = r.entry
JOIN links l ON l.number = e.link
LEFT JOIN extractions x
  ON x.entry = (SELECT MAX(y.entry) FROM extractions y WHERE y.report = r.id AND y.entry <= :horizon)
WHERE r.entry IN (
  SELECT r.entry FROM reports r WHERE r.entry <= :horizon AND {condition}
  ORDER BY r.published IS NULL, r.published, r.entry LIMIT :limit OFFSET :offset
)
ORDER BY r.published IS NULL, r.published, r.entry"""


@dataclass(frozen=True, slots=True)
class View:
    """One state of a ledger: the entries up to `horizon`, with their corrections."""

    connection: sqlite3.Connection
    horizon: int
    marks: Marks
    check_below: float
    """Confidence under which a claim is to be checked."""


def claims_at(view: View, keys: Sequence[Key]) -> tuple[LedgerClaim, ...]:
    """The claims at the keys, in their order.

    Raises:
        NotALedger: a row holds what no claim can.
    """
    found = {entry: claim for kind in CLAIM_TABLES for entry, claim in _claims_of(view, kind, keys)}
    return tuple(found[key.entry] for key in keys)


def _claims_of(view: View, kind: str, keys: Sequence[Key]) -> Iterator[tuple[int, LedgerClaim]]:
    wanted = [key.entry for key in keys if key.kind == kind]
    if not wanted:
        return
    sql = _CLAIMS.format(table=CLAIM_TABLES[kind].name)
    rows = view.connection.execute(sql, (view.horizon, json.dumps(wanted))).fetchall()
    texts = _texts(view.connection, {row["report"] for row in rows})
    for row in rows:
        yield row["entry"], _claim(view, kind, row, texts[row["report"]])


def _texts(connection: sqlite3.Connection, reports: Iterable[str]) -> dict[str, str]:
    sql = "SELECT id, text FROM reports WHERE id IN (SELECT value FROM json_each(?))"
    return {row["id"]: text_of(row["text"]) for row in connection.execute(sql, (json.dumps(sorted(reports)),))}


def _claim(view: View, kind: str, row: sqlite3.Row, text: str) -> LedgerClaim:
    as_read = _as_read(kind, row)
    superseded = bool(row["superseded"])
    corrections = view.marks.on(row["report"], row["id"], superseded=superseded)
    claim, status = marked(as_read, corrections, view.check_below)
    return LedgerClaim(
        id=row["id"],
        claim=claim,
        as_read=as_read,
        status=status,
        corrections=corrections,
        report=row["report"],
        report_name=text_of(row["report_name"]),
        published=day_of(row["report_published"]),
        outlet=optional_text_of(row["report_outlet"]),
        quote=as_read.span.of(text) if as_read.span else "",
        recorded_at=parse_moment(row["recorded_at"]),
        extraction=row["extraction"],
        engine=text_of(row["engine"]),
        rules=text_of(row["rules"]),
        conflict=text_of(row["conflict"]),
        superseded=superseded,
    )


def _as_read(kind: str, row: sqlite3.Row) -> Claim:
    with _readable(f"{kind} {row['id']}"):
        return claim_of(kind, row)


@contextmanager
def _readable(where: str) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise NotALedger(
            f"{where} is damaged ({error}). Run `counterclaim verify`, then restore a saved copy."
        ) from error


def reports_where(
    connection: sqlite3.Connection, horizon: int, condition: str = "1", *values: str, limit: int = -1, offset: int = 0
) -> tuple[LedgerReport, ...]:
    """Reports that meet an SQL condition on `r`, whose values are `:v0`, `:v1` …, by day of publication."""
    bound: dict[str, str | int] = {f"v{place}": value for place, value in enumerate(values)}
    rows = connection.execute(
        _REPORTS.format(condition=condition), {**bound, "horizon": horizon, "limit": limit, "offset": offset}
    )
    return tuple(_report(row) for row in rows)


def _report(row: sqlite3.Row) -> LedgerReport:
    with _readable(f"report {row['id']}"):
        report = report_of(row)
    return LedgerReport(
        id=row["id"],
        report=report,
        recorded_at=parse_moment(row["recorded_at"]),
        extraction=row["extraction"],
        engine=optional_text_of(row["engine"]),
        rules=optional_text_of(row["rules"]),
        conflict=optional_text_of(row["conflict"]),
    )


def attributions_in(connection: sqlite3.Connection, extraction: str) -> tuple[LedgerAttribution, ...]:
    """The attributions of an extraction in its order."""
    rows = connection.execute("SELECT * FROM attributions WHERE extraction = ? ORDER BY number", (extraction,))
    return tuple(_attribution(row) for row in rows)


def _attribution(row: sqlite3.Row) -> LedgerAttribution:
    with _readable(f"attribution {row['id']}"):
        return LedgerAttribution(row["id"], attribution_of(row), row["report"], row["extraction"])


def extraction_at(connection: sqlite3.Connection, identifier: str) -> Extraction | None:
    """The extraction as it was appended; None where the ledger holds none of that id."""
    row = connection.execute("SELECT * FROM extractions WHERE id = ?", (identifier,)).fetchone()
    if row is None:
        return None
    claims = [claim for kind in CLAIM_TABLES for claim in _claims_in(connection, kind, identifier)]
    problems = connection.execute("SELECT * FROM problems WHERE extraction = ? ORDER BY entry", (identifier,))
    return Extraction(
        report=row["report"],
        engine=text_of(row["engine"]),
        rules=text_of(row["rules"]),
        conflict=text_of(row["conflict"]),
        attributions=tuple(held.attribution for held in attributions_in(connection, identifier)),
        tolls=tuple(claim for claim in claims if isinstance(claim, Toll)),
        events=tuple(claim for claim in claims if isinstance(claim, Event)),
        positions=tuple(claim for claim in claims if isinstance(claim, Position)),
        controls=tuple(claim for claim in claims if isinstance(claim, Control)),
        problems=tuple(problem_of(row) for row in problems),
    )


def _claims_in(connection: sqlite3.Connection, kind: str, extraction: str) -> Iterator[Claim]:
    sql = f"SELECT * FROM {CLAIM_TABLES[kind].name} WHERE extraction = ? ORDER BY entry"
    return (_as_read(kind, row) for row in connection.execute(sql, (extraction,)))


def problems_until(connection: sqlite3.Connection, horizon: int) -> tuple[LedgerProblem, ...]:
    """The problems recorded up to an entry, oldest first; of extractions only those of the latest."""
    sql = """SELECT p.*, l.recorded_at FROM problems p
JOIN entries e ON e.number = p.entry JOIN links l ON l.number = e.link
LEFT JOIN extractions x ON x.id = p.extraction
WHERE p.entry <= :horizon AND (p.extraction IS NULL
  OR x.entry = (SELECT MAX(y.entry) FROM extractions y WHERE y.report = p.report AND y.entry <= :horizon))
ORDER BY p.entry"""
    rows = connection.execute(sql, {"horizon": horizon})
    return tuple(LedgerProblem(problem_of(row), row["report"], parse_moment(row["recorded_at"])) for row in rows)


def search_hits(connection: sqlite3.Connection, query: str, horizon: int, limit: int) -> tuple[SearchHit, ...]:
    """Reports that match an FTS5 query, best first."""
    sql = """SELECT r.id, r.name, r.published, r.outlet, r.title, snippet(search, 1, '', '', '…', 24) AS excerpt
FROM search JOIN reports r ON r.entry = search.rowid
WHERE search MATCH ? AND r.entry <= ? ORDER BY rank, r.entry LIMIT ?"""
    return tuple(
        SearchHit(
            report=row["id"],
            report_name=text_of(row["name"]),
            published=day_of(row["published"]),
            outlet=optional_text_of(row["outlet"]),
            title=optional_text_of(row["title"]),
            excerpt=text_of(row["excerpt"]),
        )
        for row in connection.execute(sql, (query, horizon, limit))
    )
