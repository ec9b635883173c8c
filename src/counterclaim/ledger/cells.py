"""Plain values as cells of SQLite, and cells as plain values again."""

from __future__ import annotations

import json
from datetime import date
from typing import TypeAlias

from counterclaim.model.dates import Interval, parse_interval
from counterclaim.model.report import Span

Cell: TypeAlias = str | int | float | bytes | None
"""What SQLite keeps. Bytes stand for a text or number that it cannot keep as such."""

_LARGEST = 2**63 - 1


def text_cell(text: str | None) -> Cell:
    """The text; as bytes where a lone surrogate keeps it from being UTF-8."""
    if text is None:
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def text_of(cell: Cell) -> str:
    """The text of a cell."""
    return cell.decode("utf-8", "surrogatepass") if isinstance(cell, bytes) else str(cell)


def optional_text_of(cell: Cell) -> str | None:
    """The text of a cell; None where the cell is empty."""
    return None if cell is None else text_of(cell)


def number_cell(number: int | None) -> Cell:
    """The number; as its digits in bytes where it exceeds SQLite's 64 bits."""
    if number is None or abs(number) <= _LARGEST:
        return number
    return str(number).encode("ascii")


def number_of(cell: Cell) -> int | None:
    """The number of a cell; None where the cell is empty."""
    return None if cell is None else int(cell)


def names_cell(names: tuple[str, ...]) -> Cell:
    """The names as a JSON array."""
    return text_cell(json.dumps(names, ensure_ascii=False))


def names_of(cell: Cell) -> tuple[str, ...]:
    """The names of a JSON array."""
    return () if cell == "[]" else tuple(json.loads(text_of(cell)))


def day_cell(day: date | None) -> Cell:
    """The day in ISO form."""
    return None if day is None else day.isoformat()


def day_of(cell: Cell) -> date | None:
    """The day of a cell; None where the cell is empty."""
    return None if cell is None else date.fromisoformat(text_of(cell))


def interval_cell(interval: Interval | None) -> Cell:
    """The interval in ISO form."""
    return None if interval is None else str(interval)


def interval_of(cell: Cell) -> Interval | None:
    """The interval of a cell; None where the cell is empty."""
    return None if cell is None else parse_interval(text_of(cell))


def span_cells(span: Span | None) -> tuple[Cell, Cell]:
    """Begin and end of the span, in characters."""
    return (None, None) if span is None else (span.begin, span.end)


def span_of(begin: Cell, end: Cell) -> Span | None:
    """The span from begin to end; None where they are empty."""
    first, last = number_of(begin), number_of(end)
    return None if first is None or last is None else Span(first, last)
