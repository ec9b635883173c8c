"""`counterclaim read`: what it prints, what it writes, and what it does with bad input."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import REPORT, Run

SHAPE = ["id", "report", "tolls", "attributions", "events", "positions", "control"]


def test_json_prints_one_object_a_report_in_the_shape_of_the_guide(run: Run, folder: Path) -> None:
    """Each line is one report, named by the stem of its file."""
    shutil.copy(folder / "report.txt", folder / "second.txt")
    ran = run("read", "report.txt", "second.txt", "--format", "json")
    assert ran.code == 0
    assert [record["id"] for record in ran.records] == ["report", "second"]
    assert list(ran.records[0]) == SHAPE
    assert ran.records[0]["report"]["published"] == "2020-10-22"


def test_json_without_a_ledger_writes_nothing_to_disk(run: Run, folder: Path) -> None:
    """Looking into a report leaves no trace."""
    before = sorted(folder.rglob("*"))
    assert run("read", "report.txt", "--format", "json").code == 0
    assert sorted(folder.rglob("*")) == before


def test_a_report_that_the_ledger_knows_is_printed_all_the_same(run: Run) -> None:
    """Reading twice adds nothing and prints the same."""
    first = run("read", "report.txt", "--format", "json", "--ledger", "l.db")
    head = run("verify", "--ledger", "l.db", "--format", "json").records[0]["head"]
    second = run("read", "report.txt", "--format", "json", "--ledger", "l.db")
    assert second.out == first.out
    assert run("verify", "--ledger", "l.db", "--format", "json").records[0]["head"] == head


def test_offsets_count_in_the_file_as_it_is(run: Run, folder: Path) -> None:
    """Nothing is stripped and no line end translated before characters are counted."""
    text = f"\n \r\n{REPORT}".replace("\n", "\r\n")
    (folder / "report.txt").write_bytes(text.encode())
    attributions = run("read", "report.txt", "--format", "json").records[0]["attributions"]
    cues = {attribution["cue"]: text[attribution["cue_begin"] : attribution["cue_end"]] for attribution in attributions}
    assert cues["say"] == "said"


def test_a_report_reads_the_same_alone_as_among_others(run: Run, folder: Path) -> None:
    """Neighbours in a run leave no mark."""
    other = "date 2020-10-05 Lowtown\n\nThe mayor said on Monday that two civilians had been wounded by shelling.\n"
    (folder / "other.txt").write_text(other, "utf-8")
    alone = run("read", "report.txt", "--format", "json").records[0]
    among = run("read", "other.txt", "report.txt", "other.txt", "--format", "json").records
    assert among[1] == alone


def test_reading_into_a_ledger_sums_up_what_was_found(run: Run, folder: Path) -> None:
    """Without a format the ledger is written, and the summary says what to do next."""
    ran = run("read", "report.txt")
    assert ran.code == 0
    assert ran.lines[0] == "Read 1 report."
    assert (folder / "counterclaim.db").exists()
    assert run("read", "report.txt").lines[0] == "Read 1 report (1 known already)."


def test_a_report_without_a_date_counts_as_read(run: Run, folder: Path) -> None:
    """The gap is a problem shown on stderr, and the day stays unknown."""
    (folder / "undated.txt").write_text(REPORT.partition("\n")[2], "utf-8")
    ran = run("read", "undated.txt", "--format", "json")
    assert ran.code == 0
    assert ran.records[0]["report"]["published"] is None
    assert "undated.txt" in ran.err and "--published" in ran.err


def test_published_and_outlet_fill_what_a_report_lacks(run: Run, folder: Path) -> None:
    """They never replace what it says."""
    (folder / "undated.txt").write_text(REPORT.partition("\n")[2], "utf-8")
    ran = run(
        "read", "undated.txt", "report.txt", "--format", "json", "--published", "2021-01-01", "--outlet", "Evening Lamp"
    )
    published = [record["report"]["published"] for record in ran.records]
    assert published == ["2021-01-01", "2020-10-22"]
    assert {record["report"]["outlet"] for record in ran.records} == {"Evening Lamp"}


def test_bad_input_is_named_and_the_others_are_read(run: Run, folder: Path) -> None:
    """Empty, binary, missing and endless input: each has its message, exit code 3, and the good report is printed."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "endless.txt").write_text("date 2020-10-22 " + "word " * 1_000_001, "utf-8")
    ran = run("read", "empty.txt", "binary.txt", "missing.txt", "endless.txt", "report.txt", "--format", "json")
    assert ran.code == 3
    assert [record["id"] for record in ran.records] == ["report"]
    named = [line.partition(":")[0] for line in ran.err.splitlines()]
    assert named == ["empty.txt", "binary.txt", "missing.txt", "endless.txt"]


def test_bad_input_is_kept_in_the_ledger_as_a_problem(run: Run, folder: Path) -> None:
    """What could not be read is not forgotten, and is written once."""
    (folder / "empty.txt").write_bytes(b"")
    for _ in range(2):
        ran = run("read", "empty.txt", "report.txt")
        assert ran.code == 3
        assert "1 not read" in ran.lines[0]
    counts = run("verify", "--format", "json").records[0]["counts"]
    assert (counts["report"], counts["problem"]) == (1, 1)


def test_text_in_another_encoding_is_read_with_a_problem(run: Run, folder: Path) -> None:
    """Curly quotation marks of an old code page are no reason to lose a report."""
    (folder / "old.txt").write_bytes(REPORT.replace("Two armies", "“Two armies”").encode("cp1252"))
    ran = run("read", "old.txt", "--format", "json")
    assert ran.code == 0
    assert len(ran.records) == 1
    assert "old.txt" in ran.err


@pytest.mark.parametrize("quotes", ['"', "”", "“", "''", '“"', "«"])
def test_odd_quotation_marks_lose_no_report(run: Run, folder: Path, quotes: str) -> None:
    """A mark that is never closed, or closed by another, is only a mark."""
    (folder / "odd.txt").write_text(REPORT.replace("12 of", f"{quotes}12 of") + quotes, "utf-8")
    ran = run("read", "odd.txt", "--format", "json")
    assert (ran.code, len(ran.records)) == (0, 1)


def test_csv_lists_the_claims_of_all_reports_under_one_heading(run: Run) -> None:
    """One row a claim, with its report and the words that say it."""
    ran = run("read", "report.txt", "--format", "csv")
    assert ran.lines[0].startswith("report,kind,published,outlet,title")
    assert all(line.startswith("report,") for line in ran.lines)


def test_notation_heads_each_report_with_its_name(run: Run) -> None:
    """Lines of notation under a comment."""
    assert run("read", "report.txt", "--format", "notation").lines[0] == "# report"


def test_an_unknown_engine_has_its_exit_code(run: Run) -> None:
    """The message says which engines there are."""
    ran = run("read", "report.txt", "--engine", "oracle", "--format", "json")
    assert ran.code == 5
    assert "shipped" in ran.err


def test_a_malformed_conflict_file_names_its_line(run: Run, folder: Path) -> None:
    """Exit code 6, and where to look."""
    (folder / "war.toml").write_text('name = "war"\n[[side]\n', "utf-8")
    ran = run("read", "report.txt", "--conflict", "war.toml")
    assert ran.code == 6
    assert "war.toml, line 2" in ran.err


def test_a_locked_ledger_is_waited_for_and_then_named(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that holds the ledger costs exit code 4 and no report."""
    from counterclaim.ledger import connection

    run("read", "report.txt", "--ledger", "l.db")
    (folder / "report.txt").write_text(REPORT.replace("12", "13"), "utf-8")
    plain = connection._plain
    monkeypatch.setattr(connection, "_plain", lambda uri, timeout_s: plain(uri, 0.1))
    with sqlite3.connect(folder / "l.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        ran = run("read", "report.txt", "--ledger", "l.db")
        assert ran.code == 4
        assert "l.db" in ran.err
        other.execute("ROLLBACK")
    other.close()
    assert run("verify", "l.db").code == 0


def test_a_foreign_or_truncated_ledger_is_left_alone(run: Run, folder: Path) -> None:
    """What is no ledger is not written to."""
    run("read", "report.txt", "--ledger", "l.db")
    whole = (folder / "l.db").read_bytes()
    (folder / "short.db").write_bytes(whole[: len(whole) // 2])
    with sqlite3.connect(folder / "foreign.db") as foreign:
        foreign.execute("CREATE TABLE recipes (name TEXT)")
    foreign.close()
    for name in ("short.db", "foreign.db", "report.txt"):
        before = (folder / name).read_bytes()
        ran = run("read", "report.txt", "--ledger", name)
        assert (ran.code, name in ran.err) == (4, True)
        assert (folder / name).read_bytes() == before


def test_usage_errors_have_exit_code_2(run: Run) -> None:
    """No files, an unknown option, a day that is none."""
    assert run("read").code == 2
    assert run("read", "report.txt", "--nonsense").code == 2
    assert run("read", "report.txt", "--published", "yesterday").code == 2


def test_data_goes_to_stdout_and_the_rest_to_stderr(folder: Path) -> None:
    """The real command: stdout is JSON and nothing else."""
    command = [Path(sys.executable).with_name("counterclaim"), "read", "missing.txt", "report.txt", "--format", "json"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert ran.returncode == 3
    assert ran.stdout.count("\n") == 1 and ran.stdout.startswith('{"id": "report"')
    assert ran.stderr.startswith("missing.txt: ")


def test_a_reader_that_stops_early_is_no_error(folder: Path) -> None:
    """`counterclaim read … | head` ends without a word."""
    many = "".join(f"cp report.txt r{number}.txt; " for number in range(30))
    command = (
        f"{many} {Path(sys.executable).with_name('counterclaim')} read r*.txt --format json | head -c 10 >/dev/null"
    )
    ran = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"], cwd=folder, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_an_interrupted_run_loses_and_doubles_nothing(folder: Path) -> None:
    """What was read before the interrupt is whole; reading again adds the rest and nothing twice."""
    for number in range(40):
        (folder / f"r{number}.txt").write_text(REPORT.replace("12 of", f"{number} of"), "utf-8")
    command = [str(Path(sys.executable).with_name("counterclaim")), "read", "--ledger", "l.db"]
    files = sorted(str(path) for path in folder.glob("r[0-9]*.txt"))
    child = subprocess.Popen([*command, *files], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while child.poll() is None and reports_in(folder / "l.db") < 3:
        pass
    child.send_signal(signal.SIGINT)
    _, error = child.communicate(timeout=60)
    assert child.returncode in (0, 130)
    assert "Traceback" not in error
    subprocess.run([*command, *files], cwd=folder, check=True, capture_output=True, env=os.environ)
    assert reports_in(folder / "l.db") == 40


def reports_in(ledger: Path) -> int:
    """How many reports a ledger holds; 0 where there is none yet."""
    if not ledger.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT COUNT(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_explain_prints_how_each_claim_was_read_and_writes_nothing(run: Run, folder: Path) -> None:
    """Every claim has its words and its rule or model; no ledger is made."""
    before = sorted(folder.rglob("*"))
    ran = run("read", "report.txt", "--explain")
    assert ran.code == 0
    assert ran.out.count("\n  words ") == ran.out.count("\n  read by ") > 0
    assert sorted(folder.rglob("*")) == before


def test_explain_has_no_other_format(run: Run) -> None:
    """A format of its own beside --explain is a mistake of usage."""
    assert run("read", "report.txt", "--explain", "--format", "json").code == 2
