"""Corrections, and the claims for which they hold in the latest extraction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.ledger.amendment import Fields, amended
from counterclaim.ledger.cells import Cell, span_of, text_of
from counterclaim.ledger.schema import CLAIM_TABLES
from counterclaim.ledger.values import Action, Correction, Status
from counterclaim.ledger.writing import parse_moment
from counterclaim.model.claim import Claim
from counterclaim.model.problem import Problem

_SELECT = """SELECT c.*, l.recorded_at FROM corrections c
JOIN entries e ON e.number = c.entry JOIN links l ON l.number = e.link
WHERE c.entry <= ? ORDER BY c.entry"""

_DECIDED = {
    Action.CORRECT: Status.CORRECTED,
    Action.CONFIRM: Status.CONFIRMED,
    Action.RETRACT: Status.RETRACTED,
}


class Marks:
    """The corrections recorded up to an entry, each resolved to a claim of the latest extraction."""

    def __init__(self, connection: sqlite3.Connection, horizon: int) -> None:
        self.horizon = horizon
        rows = connection.execute(_SELECT, (horizon,)).fetchall()
        self.all: tuple[Correction, ...] = tuple(
            replace(correction, applies_to=_target(connection, correction, horizon))
            for correction in map(_correction_of, rows)
        )
        self._on: dict[tuple[str, str, bool], list[Correction]] = {}
        for correction in self.all:
            self._on.setdefault((correction.report, correction.claim, True), []).append(correction)
            if correction.applies_to is not None:
                self._on.setdefault((correction.report, correction.applies_to, False), []).append(correction)

    @property
    def reports(self) -> frozenset[str]:
        """Ids of the reports of which a claim has been looked at."""
        return frozenset(correction.report for correction in self.all)

    @property
    def unmatched(self) -> tuple[Correction, ...]:
        """Corrections that match no claim, or no single one, of the latest extraction."""
        return tuple(correction for correction in self.all if correction.applies_to is None)

    def on(self, report: str, claim: str, *, superseded: bool) -> tuple[Correction, ...]:
        """The corrections of a claim, oldest first; of a superseded one, those made on it itself."""
        return tuple(self._on.get((report, claim, superseded), ()))


def marked(as_read: Claim, corrections: Sequence[Correction], check_below: float) -> tuple[Claim, Status]:
    """The claim with its corrections applied, and its status."""
    claim = as_read
    for correction in corrections:
        if correction.action is Action.CORRECT:
            claim = amended(claim, correction.fields)
    if corrections:
        return claim, _DECIDED[corrections[-1].action]
    return claim, Status.TO_CHECK if as_read.confidence < check_below else Status.MACHINE


def unmatched_problem(correction: Correction, report_name: str) -> Problem:
    """What to tell of a correction that no claim of the latest extraction takes up."""
    where = f"{report_name}[{correction.span.begin}:{correction.span.end}]" if correction.span else report_name
    return Problem(
        kind="unmatched-correction",
        where=where,
        what=f"No single {correction.claim_kind} of the latest extraction stands where {correction.author} "
        f"chose to {correction.action} one ({correction.reason}).",
        remedy=f"Look at claim {correction.claim} and, if it still holds, correct the claim that took its place.",
    )


def fields_cell(fields: Fields) -> str:
    """The fields as a JSON object."""
    return json.dumps(dict(fields), ensure_ascii=True, sort_keys=True)


def _fields_of(cell: Cell) -> Fields:
    return tuple(sorted(json.loads(text_of(cell)).items()))


def _correction_of(row: sqlite3.Row) -> Correction:
    return Correction(
        id=row["id"],
        action=Action(row["action"]),
        fields=_fields_of(row["fields"]),
        author=text_of(row["author"]),
        reason=text_of(row["reason"]),
        recorded_at=parse_moment(row["recorded_at"]),
        report=row["report"],
        extraction=row["extraction"],
        claim=row["claim"],
        claim_kind=row["claim_kind"],
        span=span_of(row["span_begin"], row["span_end"]),
    )


def _target(connection: sqlite3.Connection, correction: Correction, horizon: int) -> str | None:
    latest = connection.execute(
        "SELECT id FROM extractions WHERE report = ? AND entry <= ? ORDER BY entry DESC LIMIT 1",
        (correction.report, horizon),
    ).fetchone()["id"]
    if _holds(connection, correction, latest):
        return correction.claim
    if correction.span is None:
        return None
    # Two claims can share a span ("neither side has given its dead"): those that already stood beside the corrected
    # one are not its successors.
    beside = _ids_at(connection, correction, correction.extraction)
    successors = _ids_at(connection, correction, latest) - beside
    return successors.pop() if len(successors) == 1 else None


def _holds(connection: sqlite3.Connection, correction: Correction, extraction: str) -> bool:
    table = CLAIM_TABLES[correction.claim_kind].name
    found = connection.execute(
        f"SELECT 1 FROM {table} WHERE extraction = ? AND id = ?", (extraction, correction.claim)
    ).fetchone()
    return found is not None


def _ids_at(connection: sqlite3.Connection, correction: Correction, extraction: str) -> set[str]:
    span = correction.span
    assert span is not None
    rows = connection.execute(
        f"SELECT id FROM {CLAIM_TABLES[correction.claim_kind].name} "
        "WHERE report = ? AND span_begin = ? AND span_end = ? AND extraction = ?",
        (correction.report, span.begin, span.end, extraction),
    )
    return {row["id"] for row in rows}
