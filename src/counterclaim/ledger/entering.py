"""What is written into a ledger, checked against what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from counterclaim.ledger import lookup
from counterclaim.ledger.amendment import settled
from counterclaim.ledger.cells import Cell, span_cells, text_cell
from counterclaim.ledger.gathering import View
from counterclaim.ledger.identity import correction_id
from counterclaim.ledger.marks import Marks, fields_cell
from counterclaim.ledger.schema import CORRECTIONS
from counterclaim.ledger.values import Action, Appended, Correction, LedgerClaim
from counterclaim.ledger.writing import (
    Clock,
    Draft,
    extraction_drafts,
    problem_drafts,
    report_draft,
    transaction,
    write,
)
from counterclaim.model.errors import CorrectionError, LedgerError, UnknownId
from counterclaim.model.extraction import Extraction
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report, Span


def enter_extraction(
    connection: sqlite3.Connection,
    clock: Clock,
    report: Report,
    extraction: Extraction,
    problems: Sequence[Problem],
) -> Appended:
    """What was new of a report and its extraction, written as one link.

    Raises:
        LedgerError: the extraction is of another report, or a span leaves its text.
    """
    _check_fit(report, extraction)
    if not _missing(connection, report, extraction).new:
        return _missing(connection, report, extraction)
    with transaction(connection):
        added = _missing(connection, report, extraction)
        drafts: list[Draft] = []
        if added.new_report:
            # What the extraction found is kept with it, also where the reading tells it again.
            apart = [problem for problem in problems if problem not in extraction.problems]
            drafts += [report_draft(report), *problem_drafts(apart, report.id, None)]
        if added.new_extraction:
            drafts += extraction_drafts(extraction)
        if drafts:
            write(connection, drafts, clock)
    return added


def enter_problems(connection: sqlite3.Connection, clock: Clock, problems: Sequence[Problem]) -> int:
    """How many problems of input that gave no report were new, written as one link."""
    drafts = problem_drafts(problems, None, None)
    with transaction(connection):
        new = [draft for draft in drafts if not _holds(connection, "problems", draft.id)]
        if new:
            write(connection, new, clock)
    return len(new)


def enter_correction(
    connection: sqlite3.Connection,
    clock: Clock,
    action: Action,
    claim: str,
    fields: Mapping[str, str],
    *,
    author: str,
    reason: str,
) -> Correction:
    """The correction of a claim; the one before it where that says the same.

    Raises:
        CorrectionError: no such claim, field or allowed value, no author or no reason.
    """
    for name, text in (("author", author), ("reason", reason)):
        if not text.strip():
            raise CorrectionError(f"A correction needs its {name}.")
    with transaction(connection):
        held = _held_claim(connection, claim)
        changes = settled(held.claim, fields) if action is Action.CORRECT else ()
        last = held.corrections[-1] if held.corrections else None
        if last and (last.action, last.fields, last.author, last.reason) == (action, changes, author, reason):
            return last
        stated = (action.value, fields_cell(changes), author, reason)
        identifier = correction_id(held.report, held.id, held.as_read.span, *stated, last.id if last else None)
        draft = Draft(CORRECTIONS, identifier, held.report, (*_place_cells(held), *_stated_cells(stated, last)))
        write(connection, [draft], clock)
        return Marks(connection, lookup.horizon(connection, None)).all[-1]


def _missing(connection: sqlite3.Connection, report: Report, extraction: Extraction) -> Appended:
    return Appended(
        report=report.id,
        extraction=extraction.id,
        new_report=not _holds(connection, "reports", report.id),
        new_extraction=not _holds(connection, "extractions", extraction.id),
    )


def _holds(connection: sqlite3.Connection, table: str, identifier: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (identifier,)).fetchone() is not None


def _check_fit(report: Report, extraction: Extraction) -> None:
    if extraction.report != report.id:
        raise LedgerError(f"The extraction is of report {extraction.report}, not of {report.id} ({report.name}).")
    for span in _spans(extraction):
        if span is not None and span.end > len(report.text):
            raise LedgerError(f"[{span.begin}, {span.end}) leaves the {len(report.text)} characters of {report.name}.")
    for attribution in extraction.attributions:
        if attribution.nested_in is not None and not 0 <= attribution.nested_in < len(extraction.attributions):
            raise LedgerError(f"{report.name} has no attribution {attribution.nested_in} to nest another in.")


def _spans(extraction: Extraction) -> Iterator[Span | None]:
    for claim in extraction.claims:
        yield claim.span
    for attribution in extraction.attributions:
        yield from (attribution.source_span, attribution.cue_span, attribution.content_span)


def _held_claim(connection: sqlite3.Connection, identifier: str) -> LedgerClaim:
    horizon = lookup.horizon(connection, None)
    view = View(connection, horizon, Marks(connection, horizon), check_below=0.0)
    try:
        return lookup.claim(view, identifier)
    except UnknownId as error:
        raise CorrectionError(str(error)) from error


def _place_cells(held: LedgerClaim) -> tuple[Cell, ...]:
    return (held.report, held.extraction, held.id, held.kind, *span_cells(held.as_read.span))


def _stated_cells(stated: tuple[str, str, str, str], last: Correction | None) -> tuple[Cell, ...]:
    return (*(text_cell(text) for text in stated), last.id if last else None)
