"""`read`: reports into the ledger, or onto stdout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import options
from counterclaim.cli.options import Format, parse_day
from counterclaim.cli.printing import print_lines
from counterclaim.cli.settings import load_settings
from counterclaim.cli.watching import Watch

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.model.choice import Choice
    from counterclaim.model.extraction import Extraction
    from counterclaim.model.report import Report
    from counterclaim.views.record import Record
    from counterclaim.workspace import Reading

SOME_NOT_READ = 3


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILES", help="Texts, HTML pages, JSONL files, or folders.")],
    ledger: options.Ledger = None,
    output: options.OutputFormat = Format.TABLE,
    published: Annotated[
        date | None,
        typer.Option("--published", metavar="DATE", parser=parse_day, help="Day of reports that give none."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Outlet of reports that name none.")
    ] = None,
    conflict: options.Conflict = None,
    engine: options.Engine = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print how each claim was read: rule or model, words, reasons, doubts.")
    ] = False,
) -> None:
    """Read reports and append their claims to the ledger.

    With --format json each report is printed as one JSON object on a line of its own; without --ledger nothing is then
    written to disk, nor is it with --explain. Exit code 3: some input could not be read; each is named on stderr, and
    the others were read.
    """
    from counterclaim import workspace

    if explain and output is not Format.TABLE:
        raise typer.BadParameter("--explain prints text of its own; leave out --format.")
    settings = load_settings()
    reader = workspace.Reader(settings.engine_name(engine), conflict or settings.conflict, explain)
    with ExitStack() as stack:
        kept, sums_up = None, output is Format.TABLE and not explain
        if ledger is not None or sums_up:
            kept = stack.enter_context(workspace.open_ledger(settings.ledger_path(ledger), create=True))
        watch = stack.enter_context(Watch(files))
        readings = watch.over(workspace.read(files, reader, published=published, outlet=outlet))
        lost = _summarise(readings, kept) if sums_up and kept else _print(readings, output, kept)
    raise typer.Exit(SOME_NOT_READ if lost else 0)


def _summarise(readings: Iterable[Reading], ledger: Ledger) -> int:
    """How much input was lost, after all readings were kept and what they came to was printed."""
    from counterclaim import workspace
    from counterclaim.views.summary import Tally, summary_lines

    tally = Tally()
    for reading in readings:
        appended = workspace.keep(ledger, reading)
        if reading.report is None or reading.extraction is None or appended is None:
            tally.lost += 1
        else:
            tally.count(reading.report, reading.extraction, new=appended.new)
    print_lines(summary_lines(tally, str(ledger.path), ledger.head()))
    return tally.lost


def _print(readings: Iterable[Reading], output: Format, ledger: Ledger | None) -> int:
    """How much input was lost, after each reading was kept where there is a ledger, and printed."""
    from counterclaim import workspace
    from counterclaim.views.csv_rows import csv_lines
    from counterclaim.views.record import reading_records

    rows: list[Record] = []
    lost = 0
    for reading in readings:
        if ledger is not None:
            workspace.keep(ledger, reading)
        if reading.report is None or reading.extraction is None:
            lost += 1
        elif output is Format.CSV:
            # The heading of a CSV names the fields of all its rows.
            rows += reading_records(reading.report, reading.extraction)
        else:
            print_lines(_lines(reading.report, reading.extraction, reading.choices, output))
    print_lines(csv_lines(rows))
    return lost


def _lines(report: Report, extraction: Extraction, choices: tuple[Choice, ...], output: Format) -> Iterator[str]:
    """One report as JSON or in notation; as a table, which `read` only prints to explain, how each claim was read."""
    from counterclaim.model.notation import NotedClaim, format_claim
    from counterclaim.views.explanation import explanation_lines
    from counterclaim.views.plain import printable
    from counterclaim.views.record import json_line, report_record

    if output is Format.TABLE:
        yield from explanation_lines(report, extraction, choices)
        return
    if output is Format.JSON:
        yield json_line(report_record(report, extraction))
        return
    yield f"# {printable(report.name)}"
    yield from (printable(format_claim(NotedClaim(report.published, claim))) for claim in extraction.claims)
