"""Records as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.views.plain import printable
from counterclaim.views.record import Json, Record

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(records: Iterable[Record]) -> Iterator[str]:
    """A heading and one line a record, with the fields of all records in order of first appearance."""
    rows = list(records)
    fields = list(dict.fromkeys(field for row in rows for field in row))
    if fields:
        yield _line(fields)
    for row in rows:
        yield _line([csv_cell(row.get(field)) for field in fields])


def csv_cell(value: Json) -> str:
    """A value as the text of one cell, empty for null; what looks like a formula is quoted.

    Lists are joined by "; ", and records are told as their fields.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        value = ", ".join(f"{field} {csv_cell(part)}" for field, part in value.items() if part is not None)
    if isinstance(value, list):
        value = "; ".join(csv_cell(part) if isinstance(part, dict) else str(part) for part in value)
    text = str(value)
    return f"'{printable(text)}" if text.startswith(_FORMULA_SIGNS) else printable(text)


def _line(cells: Sequence[str]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="").writerow(cells)
    return row.getvalue()
