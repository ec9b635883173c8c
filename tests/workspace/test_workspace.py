"""Where the stages meet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import counterclaim as cc
from counterclaim.model.choice import Choice
from counterclaim.model.claim import Toll
from counterclaim.model.notation import parse_claim
from counterclaim.model.problem import Severity
from counterclaim.workspace import LONGEST_REPORT, Query, Reader, entries, provenance, queue
from counterclaim.world.camps import camps_of
from tests.views.entries import entries_of

TEXT = """date 2020-10-22 Armies count their dead

Armenia's Defence Ministry said on Thursday that 12 Armenian soldiers had been killed near Martuni. Azerbaijan has not
disclosed its military casualties.
"""


@pytest.fixture(name="report")
def fixture_report(tmp_path: Path) -> Path:
    """A report in a file."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture(name="ledger")
def fixture_ledger(tmp_path: Path, report: Path) -> cc.Ledger:
    """A ledger into which the report was read."""
    ledger = cc.open_ledger(tmp_path / "l.db", create=True)
    for reading in cc.read([report]):
        cc.keep(ledger, reading)
    return ledger


def test_a_report_is_read_with_the_shipped_conflict_that_fits(report: Path) -> None:
    """Nobody has to name the conflict that the report is plainly about."""
    (reading,) = cc.read([report])
    assert reading.extraction is not None
    assert reading.extraction.conflict == "nagorno-karabakh-2020"


def test_a_named_conflict_is_taken_whatever_the_report_says(report: Path, tmp_path: Path) -> None:
    """What is named counts."""
    war = tmp_path / "war.toml"
    war.write_text(
        'name = "war"\ntitle = "A war"\n[[side]]\nname = "Northland"\n[[side]]\nname = "Southland"\n', "utf-8"
    )
    (reading,) = cc.read([report], Reader(conflict=str(war)))
    assert reading.extraction is not None
    assert reading.extraction.conflict == "war"


def test_every_claim_carries_the_span_that_says_it(ledger: cc.Ledger, report: Path) -> None:
    """What no words support is not in the ledger."""
    found = entries(ledger, Query())
    assert found
    for entry in found:
        assert entry.claim.span is not None
        assert entry.quote == entry.claim.span.of(report.read_text("utf-8"))


def test_entries_know_the_sides_concerned(ledger: cc.Ledger) -> None:
    """Who speaks for whom, and who suffered."""
    (told,) = [entry for entry in entries(ledger, Query(kind="toll")) if entry.quote == "12"]
    assert (told.speaker_side, told.victim_side) == ("Armenia", "Armenia")


def test_an_overlong_text_is_a_problem_and_not_a_report(tmp_path: Path) -> None:
    """It is named with what to do, and the next one is read."""
    long, short = tmp_path / "long.txt", tmp_path / "short.txt"
    long.write_text("date 2020-10-22 " + "x" * LONGEST_REPORT, "utf-8")
    short.write_text(TEXT, "utf-8")
    lost, read = cc.read([long, short])
    assert (lost.report, lost.problems[-1].kind, lost.problems[-1].severity) == (None, "too-large", Severity.UNREAD)
    assert read.report is not None


def test_a_mistake_of_ours_costs_one_report_and_is_named(tmp_path: Path, report: Path) -> None:
    """A reader that fails on one report reads the others."""

    class Faulty(Reader):
        def read(self, report: cc.Report, choices: list[Choice] | None = None) -> cc.Extraction:
            if report.name == "poison":
                raise ValueError("no such day")
            return super().read(report, choices)

    poison = tmp_path / "poison.txt"
    poison.write_text(TEXT, "utf-8")
    lost, read = cc.read([poison, report], Faulty())
    assert lost.lost and not read.lost
    assert lost.problems[-1].severity is Severity.UNREAD
    assert "ValueError in read: no such day" in str(lost.problems[-1])


def test_an_as_of_answer_never_changes(ledger: cc.Ledger, tmp_path: Path) -> None:
    """A later report leaves the answer for an earlier day as it was."""
    before = entries(ledger, Query(as_of=date(2020, 10, 22)))
    later = tmp_path / "later.txt"
    later.write_text(TEXT.replace("22", "23").replace("12 Armenian", "30 Armenian"), "utf-8")
    for reading in cc.read([later]):
        cc.keep(ledger, reading)
    assert len(entries(ledger, Query())) > len(before)
    assert entries(ledger, Query(as_of=date(2020, 10, 22))) == before


def test_without_a_conflict_file_those_who_suffer_have_the_columns() -> None:
    """The two parties with the most tolls stand for the sides."""
    told = entries_of(
        """
        2020-10-22  report  killed 3 Northland military
        2020-10-22  report  killed 4 Southland military
        2020-10-22  report  killed 5 Southland civilian
        2020-10-22  report  killed 9 all
        """
    )
    assert [camp.name for camp in camps_of(None, told)] == ["Southland", "Northland"]


def test_provenance_names_the_chain_from_outlet_to_source(ledger: cc.Ledger) -> None:
    """A beginning of the id is enough."""
    (told,) = [entry for entry in entries(ledger, Query(kind="toll")) if entry.quote == "12"]
    found = provenance(ledger, told.id[:10])
    assert found.chain[-1] == told.claim.source
    assert [attribution.cue for attribution in found.attributions] == ["say"]
    assert found.report.published == date(2020, 10, 22)


def test_a_corrected_claim_leaves_the_review_queue(ledger: cc.Ledger) -> None:
    """What somebody looked at does not wait any longer."""
    first, *rest = queue(ledger, 1.01, None)
    ledger.confirm(first.id, author="R. Keel", reason="read the page")
    assert [entry.id for entry in queue(ledger, 1.01, None)] == [entry.id for entry in rest]


def test_the_package_can_be_used_from_python(report: Path) -> None:
    """The names of the front door are the values of the house."""
    (reading,) = cc.read([report])
    assert isinstance(reading, cc.Reading) and isinstance(reading.report, cc.Report)
    line = "2020-10-22  Armenia  killed 12 Armenian military"
    claim = parse_claim(line).claim
    assert isinstance(claim, Toll)
    assert cc.format_claim(cc.NotedClaim(date(2020, 10, 22), claim)) == line
