"""Tables of a conflict file, read key by key; what does not fit raises with file, line and remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeAlias

from counterclaim.model.errors import ConflictFileError

Table: TypeAlias = Mapping[str, object]

_HEADER = re.compile(r"\s*\[\[?\s*([\w.\"'-]+)\s*\]\]?")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a conflict file and what to call it."""

    name: str
    text: str

    def fault(self, line: int, what: str, remedy: str) -> ConflictFileError:
        """The error that names file, line, fault and remedy."""
        return ConflictFileError(f"{self.name}, line {line}: {what} {remedy}")


@dataclass(frozen=True, slots=True)
class Row:
    """One table of the file: the top of it (`table` empty) or the `number`-th `[[table]]`, counted from 0."""

    source: Source
    table: str
    number: int
    values: Table

    def fault(self, key: str | None, what: str, remedy: str) -> ConflictFileError:
        """The error at the line of `key`, or of the table's head where the key is None or left out."""
        return self.source.fault(_line_of(self.source.text, self.table, self.number, key), what, remedy)

    def allow(self, keys: Collection[str]) -> None:
        """Nothing, if every key of the table is allowed.

        Raises:
            ConflictFileError: a key is unknown.
        """
        for key in self.values:
            if key not in keys:
                near = get_close_matches(key, keys, 1)
                hint = f'Did you mean "{near[0]}"?' if near else f"Known here: {', '.join(keys)}."
                raise self.fault(key, f'unknown key "{key}".', hint)

    def rows(self, key: str) -> Iterator[Row]:
        """The `[[key]]` tables."""
        tables = self.values.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
            raise self.fault(key, f'"{key}" is no list of tables.', f"Write each as [[{key}]] on a line of its own.")
        for number, table in enumerate(tables):
            yield Row(self.source, key, number, table)

    def name(self, key: str = "name") -> str:
        """The text of a key that must be there."""
        if key not in self.values:
            what = f"[[{self.table}]] has no {key}." if self.table else f"the file has no {key}."
            raise self.fault(None, what, f'Add a line {key} = "…".')
        return self.text(key) or ""

    def text(self, key: str) -> str | None:
        """A line of text; None where the key is left out."""
        return None if key not in self.values else self._line(key, self.values[key])

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of lines; empty where the key is left out."""
        values = self.values.get(key, [])
        if not isinstance(values, list):
            raise self.fault(key, f"{key} is no list.", f'Write {key} = ["…", "…"].')
        return tuple(self._line(key, value) for value in values)

    def day(self, key: str) -> date | None:
        """A day; None where the key is left out."""
        value = self.values.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            return date.fromisoformat(str(value)) if isinstance(value, str) else self._no_day(key)
        except ValueError:
            return self._no_day(key)

    def days(self, first: str, last: str) -> tuple[date | None, date | None]:
        """Two days in order, either left out."""
        start, end = self.day(first), self.day(last)
        if start and end and end < start:
            raise self.fault(last, f"{last} {end} lies before {first} {start}.", "Exchange or correct the two dates.")
        return start, end

    def degrees(self, key: str, limit: float) -> float | None:
        """Degrees within plus or minus `limit`; None where the key is left out."""
        value = self._figure(key)
        if value is not None and not -limit <= value <= limit:
            raise self.fault(key, f"{key} {value} is out of range.", f"Write degrees between -{limit:g} and {limit:g}.")
        return value

    def kilometres(self, key: str) -> float | None:
        """A length; None where the key is left out."""
        value = self._figure(key)
        if value is not None and not 0 <= value <= 20_000:
            raise self.fault(key, f"{key} {value} is no length on earth.", "Write kilometres, 0 or more.")
        return value

    def _figure(self, key: str) -> float | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.fault(key, f"{key} is no number.", f"Write {key} = 40.18, without quotation marks.")
        return float(value)

    def _line(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.fault(key, f"{key} is no text.", "Put it in quotation marks.")
        if not value.strip() or not value.isprintable():
            raise self.fault(key, f"{key} is empty or holds control characters.", "Write one line of plain text.")
        return value.strip()

    def _no_day(self, key: str) -> date:
        raise self.fault(key, f"{key} is no date.", f"Write {key} = 2020-09-27, a day that exists.")


def _line_of(text: str, table: str, number: int, key: str | None) -> int:
    """Line of a key in the `number`-th `[[table]]` (the top where `table` is empty), else of that table's head."""
    head, lines = 1, text.splitlines()
    inside, seen = not table, -1
    for line, content in enumerate(lines, 1):
        header = _HEADER.match(content)
        if header:
            same = header[1].strip("\"'") == table
            seen += same
            if key is not None and header[1].strip("\"'") == key and not table:
                return line
            inside = same and seen == number
            head = line if inside else head
        elif inside and key is not None and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", content):
            return line
    return head
