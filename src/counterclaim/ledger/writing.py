"""Appending entries: one transaction, one link."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from counterclaim.ledger.cells import Cell, text_cell
from counterclaim.ledger.chain import GENESIS, Entry, link_hash, payload_hash
from counterclaim.ledger.claim_rows import claim_cells
from counterclaim.ledger.identity import attribution_ids, claim_ids, problem_id
from counterclaim.ledger.rows import attribution_cells, problem_cells, report_cells
from counterclaim.ledger.schema import ATTRIBUTIONS, CLAIM_TABLES, EXTRACTIONS, PROBLEMS, REPORTS, Table
from counterclaim.model.errors import LedgerError
from counterclaim.model.extraction import Extraction
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report

Clock: TypeAlias = Callable[[], datetime]
"""Yields the present moment, with its time zone."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry about to be written."""

    table: Table
    id: str
    within: str
    cells: tuple[Cell, ...]
    """The cells after `entry` and `id`."""


def format_moment(moment: datetime) -> str:
    """The moment in UTC with microseconds, in texts that sort by time.

    Raises:
        LedgerError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise LedgerError(f"{moment} names no time zone; a ledger's clock needs one.")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_moment(text: str) -> datetime:
    """The moment that `format_moment` wrote."""
    return datetime.fromisoformat(text)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """The ledger held for writing; all or nothing of what is written is kept."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def write(connection: sqlite3.Connection, drafts: Sequence[Draft], clock: Clock) -> str:
    """Moment at which the drafts were recorded as one link. Call it within `transaction`."""
    previous = connection.execute("SELECT number, recorded_at, hash FROM links ORDER BY number DESC LIMIT 1").fetchone()
    number = previous["number"] + 1 if previous else 1
    first = connection.execute("SELECT COALESCE(MAX(number), 0) + 1 FROM entries").fetchone()[0]
    entries = [_entry(draft, first + offset) for offset, draft in enumerate(drafts)]
    for draft, entry in zip(drafts, entries, strict=True):
        _insert(connection, draft, entry, number)
    before = previous["hash"] if previous else GENESIS
    # The clock is read last: whoever asks for an earlier moment meanwhile must not get another answer afterwards.
    recorded_at = _next_moment(clock(), previous["recorded_at"] if previous else None)
    connection.execute(
        "INSERT INTO links VALUES (?, ?, ?, ?, ?)",
        (number, recorded_at, before, len(entries), link_hash(before, number, recorded_at, entries)),
    )
    return recorded_at


def report_draft(report: Report) -> Draft:
    """The entry of a report."""
    return Draft(REPORTS, report.id, "", report_cells(report))


def problem_drafts(problems: Sequence[Problem], report: str | None, extraction: str | None) -> tuple[Draft, ...]:
    """The entries of problems, equal ones once."""
    within = extraction or report or ""
    unique = {problem_id(within, problem): problem for problem in problems}
    return tuple(
        Draft(PROBLEMS, identifier, within, (report, extraction, *problem_cells(problem)))
        for identifier, problem in unique.items()
    )


def extraction_drafts(extraction: Extraction) -> tuple[Draft, ...]:
    """The entries of an extraction, its attributions, claims and problems, in this order."""
    read_by = (text_cell(extraction.engine), text_cell(extraction.rules), text_cell(extraction.conflict))
    return (
        Draft(EXTRACTIONS, extraction.id, extraction.report, (extraction.report, *read_by)),
        *_attribution_drafts(extraction),
        *_claim_drafts(extraction),
        *problem_drafts(extraction.problems, extraction.report, extraction.id),
    )


def _attribution_drafts(extraction: Extraction) -> Iterator[Draft]:
    ids = attribution_ids(extraction.report, extraction.attributions)
    for number, (identifier, attribution) in enumerate(zip(ids, extraction.attributions, strict=True)):
        cells = (
            extraction.id,
            extraction.report,
            number,
            *attribution_cells(attribution),
            attribution.nested_in,
            text_cell(attribution.extractor),
            float(attribution.confidence),
        )
        yield Draft(ATTRIBUTIONS, identifier, extraction.id, cells)


def _claim_drafts(extraction: Extraction) -> Iterator[Draft]:
    ids = claim_ids(extraction.report, extraction.claims)
    for identifier, claim in zip(ids, extraction.claims, strict=True):
        read_by = (text_cell(claim.extractor), float(claim.confidence))
        cells = (extraction.id, extraction.report, *claim_cells(claim), *read_by)
        yield Draft(CLAIM_TABLES[claim.kind], identifier, extraction.id, cells)


def _entry(draft: Draft, number: int) -> Entry:
    kind = draft.table.kind
    return Entry(number, kind, draft.id, draft.within, payload_hash(kind, (draft.id, *draft.cells)))


def _insert(connection: sqlite3.Connection, draft: Draft, entry: Entry, link: int) -> None:
    connection.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)",
        (entry.number, link, entry.kind, entry.id, entry.within, entry.hash),
    )
    marks = ", ".join("?" * (len(draft.cells) + 2))
    connection.execute(f"INSERT INTO {draft.table.name} VALUES ({marks})", (entry.number, draft.id, *draft.cells))
    if draft.table is REPORTS:
        connection.execute(
            "INSERT INTO search (rowid, title, text) SELECT entry, title, text FROM reports WHERE entry = ?",
            (entry.number,),
        )


def _next_moment(now: datetime, last: str | None) -> str:
    moment = format_moment(now)
    if last is not None and moment <= last:
        # A clock set back must not let a later entry slip before an earlier one.
        return format_moment(parse_moment(last) + timedelta(microseconds=1))
    return moment
