"""Paths to reports: one file or many, good or bad, none lost and none stopping another."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from counterclaim.model.problem import Severity
from counterclaim.reading import Read, read_path, read_paths
from counterclaim.reading.files import MAX_BYTES

TEXT = "date 2021-03-04 Eleven sailors were killed off the cape, the ministry said.\r\n\r\nNo more is known.\n\n"


def saved(path: Path, text: str = TEXT) -> Path:
    """A file with the text, byte for byte."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def only(reads: list[Read]) -> Read:
    """The one thing that was read."""
    assert len(reads) == 1
    return reads[0]


def names(reads: list[Read]) -> list[str | None]:
    """Names of the reports read, in order."""
    return [read.report.name if read.report else None for read in reads]


def test_the_text_of_a_file_is_stored_unchanged(tmp_path: Path) -> None:
    """Line ends, leading and trailing white space stand as they are in the file."""
    path = saved(tmp_path / "tide.txt", f" \t{TEXT}\r")
    read = only(list(read_path(path)))
    assert read.report is not None
    assert read.report.text == path.read_bytes().decode()
    assert (read.report.name, read.report.published) == ("tide", date(2021, 3, 4))
    assert (read.problems, read.where) == ((), str(path))


def test_a_given_day_and_outlet_fill_only_what_is_lacking(tmp_path: Path) -> None:
    """What the text says comes first."""
    dated, undated = saved(tmp_path / "a.txt"), saved(tmp_path / "b.txt", "Eleven sailors were killed.")
    reports = [read.report for read in read_paths((dated, undated), published=date(2021, 5, 6), outlet="Harbour Post")]
    assert [(each.published, each.outlet) for each in reports if each] == [
        (date(2021, 3, 4), "Harbour Post"),
        (date(2021, 5, 6), "Harbour Post"),
    ]


def test_an_unknown_day_is_a_doubt_and_the_report_is_read(tmp_path: Path) -> None:
    """The report is there, with the problem that says what to do."""
    read = only(list(read_path(saved(tmp_path / "tide.txt", "Eleven sailors were killed."))))
    assert read.report is not None
    assert read.report.published is None
    assert [(each.kind, each.severity) for each in read.problems] == [("no-date", Severity.DOUBTFUL)]
    assert "--published" in read.problems[0].remedy


def test_a_date_that_can_be_told_two_ways_is_named(tmp_path: Path) -> None:
    """The problem quotes it."""
    read = only(list(read_path(saved(tmp_path / "tide.txt", "03/04/2021\n\nEleven sailors were killed."))))
    assert "03/04/2021" in read.problems[0].what


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7", "binary"),
        (b"\x00\x01\x02", "binary"),
    ],
)
def test_a_bad_file_is_a_problem_and_the_others_are_read(tmp_path: Path, payload: bytes, kind: str) -> None:
    """Nothing stops a run."""
    bad = tmp_path / "bad.txt"
    bad.write_bytes(payload)
    first, second, third = read_paths((saved(tmp_path / "a.txt"), bad, saved(tmp_path / "z.txt")))
    assert first.report is not None
    assert third.report is not None
    assert second.report is None
    assert [(each.kind, each.severity, each.where) for each in second.problems] == [(kind, Severity.UNREAD, str(bad))]


def test_a_missing_path_is_a_problem(tmp_path: Path) -> None:
    """So is a path through a file, and one that holds a NUL."""
    saved(tmp_path / "tide.txt")
    for path in (tmp_path / "none.txt", tmp_path / "tide.txt" / "more.txt", f"{tmp_path}/a\0b"):
        read = only(list(read_path(path)))
        assert (read.report, read.problems[0].kind) == (None, "missing")


def test_a_path_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    """The reason of the system is told."""
    path = tmp_path / "tide.txt"
    path.symlink_to(path)
    read = only(list(read_path(path)))
    assert (read.report, read.problems[0].kind) == (None, "unreadable")
    assert "symbolic links" in read.problems[0].what


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_does_not_hang_the_run(tmp_path: Path) -> None:
    """What is neither file nor folder is not opened."""
    os.mkfifo(tmp_path / "pipe")
    assert only(list(read_path(tmp_path / "pipe"))).report is None


def test_a_folder_is_read_in_order_with_its_folders(tmp_path: Path) -> None:
    """Known suffixes only, sorted by path."""
    for name in ("b.txt", "a.TXT", "deep/c.htm", "deep/er/d.jsonl", "notes.docx", "README"):
        saved(tmp_path / name, '{"text": "Eleven died."}' if name.endswith("jsonl") else TEXT)
    assert names(list(read_path(tmp_path))) == ["a", "b", "c", "d#1"]


def test_a_folder_without_reports_is_a_problem(tmp_path: Path) -> None:
    """Nothing read is said, not passed over."""
    assert only(list(read_path(tmp_path))).problems[0].kind == "missing"


def test_no_two_reports_of_a_run_bear_one_name(tmp_path: Path) -> None:
    """Clashing stems get a number, also where a file already bears it."""
    paths = [saved(tmp_path / folder / "tide.txt") for folder in "abc"]
    paths.insert(1, saved(tmp_path / "tide-2.txt"))
    lines = [saved(tmp_path / folder / "list.jsonl", '{"text": "Eleven died."}\n' * 2) for folder in "ab"]
    assert names(list(read_paths([*paths, *lines, paths[0]]))) == [
        *("tide", "tide-2", "tide-3", "tide-4"),
        *("list#1", "list#2", "list-2#1", "list-2#2"),
        "tide-5",
    ]


@pytest.mark.parametrize(("name", "report"), [("page", "page"), ("records", "records#1"), ("plain.log", "plain")])
def test_an_unknown_suffix_is_told_from_the_content(tmp_path: Path, name: str, report: str) -> None:
    """A page, records and plain text are told apart by how they begin."""
    beginnings = {"page": "<!DOCTYPE html><p>Eleven sailors were killed.</p>", "records": '{"text": "Eleven died."}'}
    read = only(list(read_path(saved(tmp_path / name, beginnings.get(name, TEXT)))))
    assert read.report is not None
    assert read.report.name == report
    assert read.report.text.startswith(("Eleven", "date"))


def test_a_file_over_the_cap_is_a_problem(tmp_path: Path) -> None:
    """It is not read to its end."""
    path = tmp_path / "tide.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert only(list(read_path(path))).problems[0].kind == "too-large"


@pytest.mark.parametrize(
    "unit", ["The ministry said that 5 had died. ", "x", "(", "- ", "A a ", " ", "4 ", "1-1-", "By "]
)
def test_five_megabytes_of_one_line_are_read_at_once(tmp_path: Path, unit: str) -> None:
    """The time grows with the length, not with its square."""
    path = saved(tmp_path / "tide.txt", "date 2021-03-04 x" + unit * (5_000_000 // len(unit)))
    began = time.process_time()
    read = only(list(read_path(path)))
    assert read.report is not None
    assert time.process_time() - began < 2.0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_name_that_is_no_utf_8_is_shown_as_damage(tmp_path: Path) -> None:
    """The name of the report is valid text all the same."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/ti\xffde.txt"))
    path.write_text(TEXT, encoding="utf-8")
    read = only(list(read_path(path)))
    assert read.report is not None
    assert read.report.name == "ti\ufffdde"
    assert read.where.encode()


def test_plain_text_is_read_without_heavy_libraries(tmp_path: Path) -> None:
    """A cold start does not pay for pages or for guessing encodings."""
    path = saved(tmp_path / "tide.txt")
    code = (
        "import sys; from counterclaim.reading import read_path; "
        f"assert list(read_path({str(path)!r}))[0].report; "
        "print([name for name in ('trafilatura', 'lxml', 'htmldate', 'charset_normalizer') if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"
