"""Paths to reports: each file by its kind, each folder file by file, each name used once a run."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from counterclaim.reading.decoding import decoded
from counterclaim.reading.jsonl import read_lines
from counterclaim.reading.pages import PageReader, read_page
from counterclaim.reading.reports import Given, Read, read_text, unread

MAX_BYTES = 20_000_000
"""A larger text or page is no report. A JSONL file may be of any size; its lines may not."""
_TEXTS = frozenset((".txt", ".text", ".md"))
_PAGES = frozenset((".html", ".htm", ".xhtml"))
_LINES = frozenset((".jsonl", ".ndjson"))
_WALKED = frozenset((".txt", ".html", ".htm", ".jsonl"))
_SNIFFED_BYTES = 1024


@dataclass(slots=True)
class _Names:
    """Report names given out so far in one run."""

    taken: set[str] = field(default_factory=set)

    def unused(self, stem: str) -> str:
        name, number = stem, 1
        while name in self.taken:
            number += 1
            name = f"{stem}-{number}"
        self.taken.add(name)
        return name


@dataclass(frozen=True, slots=True)
class _Run:
    names: _Names
    pages: PageReader
    otherwise: Given


def read_path(path: str | Path, *, published: date | None = None, outlet: str | None = None) -> Iterator[Read]:
    """Every report of a file, or of the known files of a folder and its folders, sorted.

    `published` and `outlet` fill what a report lacks; they never replace what it says.
    """
    return read_paths((path,), published=published, outlet=outlet)


def read_paths(
    paths: Iterable[str | Path], *, published: date | None = None, outlet: str | None = None
) -> Iterator[Read]:
    """Every report of several paths, in their order; no two of them bear one name."""
    with PageReader() as pages:
        run = _Run(_Names(), pages, Given(published=published, outlet=outlet))
        for path in paths:
            yield from _read(Path(path), run)


def _read(path: Path, run: _Run) -> Iterator[Read]:
    where = _printable(str(path))
    if "\x00" in where:
        yield unread(where.replace("\x00", "?"), "missing", "No path holds a NUL.", "Check the path.")
        return
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _read_folder(path, where, run)
        elif not stat.S_ISREG(mode):
            yield unread(where, "missing", "It is neither a file nor a folder.", "Save its text to a file.")
        else:
            yield from _read_file(path, where, run)
    except OSError as error:
        yield _unreachable(error, where)


def _read_folder(path: Path, where: str, run: _Run) -> Iterator[Read]:
    refused: list[OSError] = []
    files = sorted(
        Path(folder, name)
        for folder, _, names in os.walk(path, onerror=refused.append)
        for name in names
        if Path(name).suffix.lower() in _WALKED
    )
    for error in refused:
        yield _unreachable(error, _printable(str(error.filename)))
    for file in files:
        yield from _read(file, run)
    if not files and not refused:
        what = "The folder holds no .txt, .html, .htm or .jsonl file."
        yield unread(where, "missing", what, "Name the files themselves.")


def _read_file(path: Path, where: str, run: _Run) -> Iterator[Read]:
    with path.open("rb") as stream:
        beginning = stream.read(_SNIFFED_BYTES)
    kind = _kind(path, beginning)
    name = run.names.unused(_printable(path.stem))
    if kind in _LINES and b"\x00" not in beginning:
        yield from read_lines(path, where, name, run.otherwise)
        return
    with path.open("rb") as stream:
        payload = stream.read(MAX_BYTES + 1)
    if len(payload) > MAX_BYTES:
        yield unread(where, "too-large", "It is larger than 20 MB.", "Split it into one file a report.")
    elif kind in _PAGES:
        yield read_page(payload, name, where, run.otherwise, run.pages)
    else:
        yield _read_plain(payload, name, where, run.otherwise)


def _kind(path: Path, beginning: bytes) -> str:
    """The suffix that says how to read a file; told from its beginning where the file has none that is known."""
    suffix = path.suffix.lower()
    if suffix in _TEXTS | _PAGES | _LINES:
        return suffix
    start = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".jsonl" if start.startswith(b'{"') else ".txt"


def _read_plain(payload: bytes, name: str, where: str, otherwise: Given) -> Read:
    if not payload:
        return unread(where, "empty", "The file is empty.", "Leave it out, or save it again.")
    found = decoded(payload, where)
    if found.text is None:
        return Read(None, found.problems, where)
    read = read_text(found.text, name, where, otherwise=otherwise)
    return Read(read.report, (*found.problems, *read.problems), where)


def _unreachable(error: OSError, where: str) -> Read:
    reason = os.strerror(error.errno) if error.errno else str(error)
    missing = error.errno in (errno.ENOENT, errno.ENOTDIR)
    remedy = "Check the path." if missing else "Check that you may read it."
    return unread(where, "missing" if missing else "unreadable", f"It could not be opened: {reason}.", remedy)


def _printable(name: str) -> str:
    """A file name as valid text: bytes of a name that are no UTF-8 are shown as damage."""
    return os.fsencode(name).decode("utf-8", "replace")
