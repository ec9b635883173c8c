"""JSON lines: one report a line, unknown columns ignored, a bad line a problem of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from counterclaim.model.problem import Problem, Severity
from counterclaim.reading.days import parse_day
from counterclaim.reading.reports import Given, Read, read_text, unread

MAX_LINE_BYTES = 20_000_000
"""A longer line is no report."""
_REMEDY = 'Write one JSON object a line, with the report as a string in "text".'
_DATE_COLUMNS = ("published", "date")
_DAMAGE = "\ufffd"


@dataclass(frozen=True, slots=True)
class _Record:
    """One line: its text, what it states about it, and the words of a date that is no day."""

    text: str
    stated: Given
    undated: str | None


def read_lines(path: Path, where: str, stem: str, otherwise: Given) -> Iterator[Read]:
    """The reports of a JSONL file, named "stem#n" after their line, n from 1."""
    with path.open("rb") as stream:
        empty = True
        for number, line in enumerate(_lines(stream), start=1):
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                empty = False
                yield _read_line(line, f"{stem}#{number}", f"{where}#{number}", otherwise)
    if empty:
        yield unread(where, "empty", "It holds no record.", "Leave it out, or save it again.")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of bytes; of one over the cap only its beginning, so that no line fills the memory."""
    cap = MAX_LINE_BYTES + 1
    while line := stream.readline(cap):
        yield line
        while len(line) == cap and not line.endswith(b"\n"):
            line = stream.readline(cap)


def _read_line(line: bytes, name: str, where: str, otherwise: Given) -> Read:
    if len(line) > MAX_LINE_BYTES:
        return unread(where, "too-large", "The line is longer than 20 MB.", "Split it, or leave it out.")
    try:
        value: object = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return unread(where, "encoding", f"The line is no UTF-8 at byte {error.start}.", "Save the file as UTF-8.")
    except json.JSONDecodeError as error:
        return unread(where, "malformed", f"The line is no JSON: {error.msg} at column {error.colno}.", _REMEDY)
    except (RecursionError, ValueError):
        return unread(where, "malformed", "The line is nested too deep or holds too long a number.", _REMEDY)
    record = _record(value)
    if isinstance(record, str):
        return unread(where, "malformed", record, _REMEDY)
    return _read_record(record, name, where, otherwise)


def _record(value: object) -> _Record | str:
    """The record that a JSON value is, or the sentence that says why it is none."""
    if not isinstance(value, dict):
        return "The line is no JSON object."
    text = value.get("text")
    if not isinstance(text, str):
        return 'The line has no string in "text".'
    day, bad = _day(value)
    stated = Given(day, _string(value, "title"), _string(value, "outlet"), _string(value, "url"), _credits(value))
    return _Record(text, stated, bad)


def _day(value: dict[object, object]) -> tuple[date | None, str | None]:
    for column in _DATE_COLUMNS:
        written = value.get(column)
        if isinstance(written, str) and written.strip():
            day = parse_day(written)
            return day, None if day else written[:40]
        if written is not None and written != "":
            return None, str(written)[:40]
    return None, None


def _string(value: dict[object, object], column: str) -> str | None:
    found = value.get(column)
    return _encodable(found.strip()) or None if isinstance(found, str) else None


def _credits(value: dict[object, object]) -> tuple[str, ...]:
    found = value.get("credits")
    names = found.split(",") if isinstance(found, str) else found if isinstance(found, list) else []
    return tuple(_encodable(name.strip()) for name in names if isinstance(name, str) and name.strip())


def _encodable(text: str) -> str:
    """The text with every half of a surrogate pair, which no file can hold, shown as damage."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _broken(text) else text


def _broken(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _read_record(record: _Record, name: str, where: str, otherwise: Given) -> Read:
    read = read_text(_encodable(record.text), name, where, stated=record.stated, otherwise=otherwise)
    if read.report is None:
        return read
    problems = read.problems
    if record.undated is not None:
        what = f"Its date {record.undated!r} names no one day."
        problems = (Problem("no-date", where, what, "Write it as YYYY-MM-DD.", Severity.DOUBTFUL),)
    if _broken(record.text):
        what = f"Its text holds halves of characters, shown as {_DAMAGE}."
        problems += (Problem("encoding", where, what, "Write whole characters in the file."),)
    return replace(read, problems=problems)
