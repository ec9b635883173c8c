"""Reports, attributions and problems as cells of their tables, and rows as values again."""

from __future__ import annotations

import sqlite3

from counterclaim.ledger.cells import (
    Cell,
    day_cell,
    day_of,
    interval_cell,
    interval_of,
    names_cell,
    names_of,
    number_of,
    optional_text_of,
    span_cells,
    span_of,
    text_cell,
    text_of,
)
from counterclaim.model.attribution import Attribution, Form
from counterclaim.model.problem import Problem, Severity
from counterclaim.model.report import Report, Span


def report_cells(report: Report) -> tuple[Cell, ...]:
    """Cells of `reports` after `entry` and `id`."""
    return (
        text_cell(report.name),
        text_cell(report.title),
        text_cell(report.outlet),
        text_cell(report.url),
        day_cell(report.published),
        names_cell(report.credits),
        text_cell(report.text),
    )


def report_of(row: sqlite3.Row) -> Report:
    """The report of a row of `reports`."""
    return Report(
        name=text_of(row["name"]),
        text=text_of(row["text"]),
        published=day_of(row["published"]),
        title=optional_text_of(row["title"]),
        outlet=optional_text_of(row["outlet"]),
        url=optional_text_of(row["url"]),
        credits=names_of(row["credits"]),
    )


def attribution_cells(attribution: Attribution) -> tuple[Cell, ...]:
    """Cells of `attributions` from `source` to `venue`: its content but for the nesting."""
    return (
        text_cell(attribution.source),
        *span_cells(attribution.source_span),
        text_cell(attribution.cue),
        *span_cells(attribution.cue_span),
        *span_cells(attribution.content_span),
        attribution.form.value,
        interval_cell(attribution.said_on),
        text_cell(attribution.venue),
    )


def attribution_of(row: sqlite3.Row) -> Attribution:
    """The attribution of a row of `attributions`."""
    return Attribution(
        source=text_of(row["source"]),
        source_span=span_of(row["source_begin"], row["source_end"]),
        cue=text_of(row["cue"]),
        cue_span=Span(row["cue_begin"], row["cue_end"]),
        content_span=Span(row["content_begin"], row["content_end"]),
        form=Form(row["form"]),
        said_on=interval_of(row["said_on"]),
        venue=optional_text_of(row["venue"]),
        nested_in=number_of(row["nested_in"]),
        extractor=text_of(row["extractor"]),
        confidence=float(row["confidence"]),
    )


def problem_cells(problem: Problem) -> tuple[Cell, ...]:
    """Cells of `problems` from `kind` on."""
    return (
        text_cell(problem.kind),
        text_cell(problem.where),
        text_cell(problem.what),
        text_cell(problem.remedy),
        problem.severity.value,
    )


def problem_of(row: sqlite3.Row) -> Problem:
    """The problem of a row of `problems`."""
    return Problem(
        kind=text_of(row["kind"]),
        where=text_of(row["location"]),
        what=text_of(row["what"]),
        remedy=text_of(row["remedy"]),
        severity=Severity(row["severity"]),
    )
