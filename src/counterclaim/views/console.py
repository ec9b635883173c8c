"""Where views are drawn: tables and pages on stdout, everything else on stderr, and report text never as markup."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from counterclaim.views.plain import printable

PAGE_WIDTH = 100
"""Columns of a page that is not drawn on a terminal."""


def page_console(file: TextIO | None = None) -> Console:
    """A console that draws on stdout, or on `file`, and takes no text for markup."""
    target = file or sys.stdout
    width = None if target.isatty() or os.environ.get("COLUMNS") else PAGE_WIDTH
    return Console(file=target, width=width, markup=False, emoji=False, highlight=False)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a listing."""

    title: str
    justify: JustifyMethod = "left"
    style: str = ""
    whole: bool = False
    """Whether its cells are never folded."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table as words: columns, and rows of as many cells."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def listing_table(listing: Listing) -> Table:
    """The listing drawn as a table, without its empty columns; cells come from reports and are made safe."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    columns = [number for number in range(len(listing.columns)) if any(row[number] for row in listing.rows)]
    for column in (listing.columns[number] for number in columns):
        table.add_column(
            column.title, justify=column.justify, style=column.style, no_wrap=column.whole, overflow="fold"
        )
    for row in listing.rows:
        table.add_row(*(Text("\n".join(map(printable, row[number].split("\n")))) for number in columns))
    return table
