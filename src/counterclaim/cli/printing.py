"""Printing: data as lines on stdout, pages through the console, everything else on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from counterclaim.cli.options import Format

if TYPE_CHECKING:
    from rich.console import RenderableType

    from counterclaim.model.entry import Entry
    from counterclaim.views.console import Listing
    from counterclaim.views.record import Record


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of data."""
    for line in lines:
        typer.echo(line)


def print_page(page: RenderableType) -> None:
    """Print what a person reads."""
    from counterclaim.views.console import page_console

    page_console().print(page)


def print_records(records: Iterable[Record], output: Format) -> None:
    """Print records as JSON, one object a line, or as CSV."""
    from counterclaim.views.csv_rows import csv_lines
    from counterclaim.views.record import json_line

    print_lines(csv_lines(records) if output is Format.CSV else (json_line(record) for record in records))


def print_list(records: Iterable[Record]) -> None:
    """Print records as one JSON list, an object a line."""
    from counterclaim.views.record import json_line

    lines = [json_line(record) for record in records]
    print_lines(["[", *(f"{line}," for line in lines[:-1]), *lines[-1:], "]"])


def print_entries(entries: Sequence[Entry], output: Format, listing: Callable[[Sequence[Entry]], Listing]) -> None:
    """Print claims as a table of their own columns, as JSON, as CSV, or in notation."""
    from counterclaim.model.notation import NotedClaim, format_ledger
    from counterclaim.views.console import listing_table
    from counterclaim.views.plain import printable
    from counterclaim.views.record import entry_record

    match output:
        case Format.JSON | Format.CSV:
            print_records((entry_record(entry) for entry in entries), output)
        case Format.NOTATION:
            noted = format_ledger(NotedClaim(entry.published, entry.claim) for entry in entries)
            print_lines(printable(line) for line in noted.splitlines())
        case Format.TABLE if entries:
            print_page(listing_table(listing(entries)))
        case Format.TABLE:
            note("The ledger holds no such claims.")


def note(message: str) -> None:
    """Print a message for the person at the terminal."""
    from counterclaim.views.plain import printable

    typer.echo(printable(message), err=True)
