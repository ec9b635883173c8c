"""JSON lines: one report a line, and a bad line costs only itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from counterclaim.model.problem import Severity
from counterclaim.reading import Read, read_path
from counterclaim.reading.jsonl import MAX_LINE_BYTES


def read_lines(path: Path, *lines: str | Mapping[str, object]) -> list[Read]:
    """What comes of a JSONL file with these lines."""
    path = path / "list.jsonl"
    path.write_text(
        "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), encoding="utf-8"
    )
    return list(read_path(path))


def test_the_columns_of_a_record_make_the_report(tmp_path: Path) -> None:
    """Known columns fill the report, unknown ones are passed over, and the text stays as it is."""
    record = {
        "text": " Eleven sailors were killed.\r\n",
        "published": "2021-03-04",
        "title": "Clash off the cape",
        "outlet": "Harbour Post",
        "url": "https://harbour.example/1",
        "credits": ["AP", "dpa"],
        "weather": ["calm"],
    }
    (read,) = read_lines(tmp_path, record)
    report = read.report
    assert report is not None
    assert (report.name, report.text, report.published) == ("list#1", record["text"], date(2021, 3, 4))
    assert (report.title, report.outlet, report.url) == (record["title"], record["outlet"], record["url"])
    assert (report.credits, read.problems) == (("AP", "dpa"), ())


@pytest.mark.parametrize("written", ["2021-03-04", "2021-03-04T09:10:00Z", "4 March 2021", "March 4, 2021"])
@pytest.mark.parametrize("column", ["published", "date"])
def test_the_day_stands_in_either_column(tmp_path: Path, column: str, written: str) -> None:
    """ISO dates, with a time or without, and written dates are read."""
    (read,) = read_lines(tmp_path, {"text": "Eleven died.", column: written})
    assert read.report is not None
    assert (read.report.published, read.problems) == (date(2021, 3, 4), ())


@pytest.mark.parametrize("written", ["03/04/2021", "soon", "2021-02-30", 20210304])
def test_a_day_that_is_none_is_a_doubt(tmp_path: Path, written: object) -> None:
    """It is quoted, and the report read."""
    (read,) = read_lines(tmp_path, {"text": "Eleven died.", "date": written})
    assert read.report is not None
    assert (read.report.published, read.problems[0].kind) == (None, "no-date")
    assert str(written) in read.problems[0].what


def test_what_a_record_leaves_out_is_read_from_its_text(tmp_path: Path) -> None:
    """Day, title and credits of the text count where the columns are empty."""
    text = "date 2021-03-04\nClash off the cape\n\nEleven sailors were killed.\n\n(AP)"
    (read,) = read_lines(tmp_path, {"text": text, "published": None, "title": "", "credits": []})
    assert read.report is not None
    assert (read.report.published, read.report.title) == (date(2021, 3, 4), "Clash off the cape")
    assert (read.report.credits, read.problems) == (("AP",), ())


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        ("{bad", "malformed", "column 2"),
        ("[1]", "malformed", "no JSON object"),
        ('{"body": "Eleven died."}', "malformed", '"text"'),
        ('{"text": 11}', "malformed", '"text"'),
        ('{"text": " "}', "empty", "no text"),
        ("[" * 100_000, "malformed", "too deep"),
        ('{"text": ' + "1" * 5000 + "}", "malformed", "too long a number"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, kind: str, what: str) -> None:
    """Names count lines, so that each leads back to its line."""
    good = {"text": "Eleven died.", "date": "2021-03-04"}
    first, bad, third = read_lines(tmp_path, good, line, "", good)
    assert first.report is not None
    assert third.report is not None
    assert (first.report.name, third.report.name) == ("list#1", "list#4")
    assert (bad.report, bad.problems[0].kind, bad.problems[0].severity) == (None, kind, Severity.UNREAD)
    assert bad.problems[0].where.endswith("list.jsonl#2")
    assert what in bad.problems[0].what


def test_half_a_character_is_shown_as_damage(tmp_path: Path) -> None:
    """No file could hold it, so it does not go on."""
    (read,) = read_lines(tmp_path, '{"text": "Half \\ud800 gone", "date": "2021-03-04"}')
    assert read.report is not None
    assert (read.report.text, read.problems[0].kind) == ("Half \ufffd gone", "encoding")


def test_a_line_that_is_no_utf_8_costs_only_itself(tmp_path: Path) -> None:
    """The others are read."""
    path = tmp_path / "list.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "Eleven died."}\n{"text": "\xff"}\n{"text": "Four died."}')
    reads = list(read_path(path))
    assert [read.report is not None for read in reads] == [True, False, True]
    assert reads[1].problems[0].kind == "encoding"


def test_a_file_without_records_is_a_problem(tmp_path: Path) -> None:
    """Empty lines are no records."""
    (read,) = read_lines(tmp_path, "", "  ")
    assert (read.report, read.problems[0].kind) == (None, "empty")


def test_a_binary_file_is_one_problem_not_one_a_line(tmp_path: Path) -> None:
    """What is no text at all is said once."""
    path = tmp_path / "list.jsonl"
    path.write_bytes(b"\x00\n" * 100)
    (read,) = read_path(path)
    assert read.problems[0].kind == "binary"


def test_a_line_over_the_cap_is_one_problem_and_the_next_is_read(tmp_path: Path) -> None:
    """The rest of it is passed over, not taken for further lines."""
    good = {"text": "Eleven died.", "date": "2021-03-04"}
    long, last = read_lines(tmp_path, {"text": "x" * (2 * MAX_LINE_BYTES)}, good)
    assert (long.report, long.problems[0].kind) == (None, "too-large")
    assert last.report is not None
    assert last.report.name == "list#2"
