"""The first screen, from a ledger: matrix, headlines, and what they leave out."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import counterclaim as cc
from counterclaim.views.headlines_page import reason_words
from counterclaim.views.matrix import Mark
from counterclaim.views.overview_page import OverviewPage
from counterclaim.workspace import Query
from counterclaim.workspace.reconciling import overview

REPORTS = {
    "2020-10-20": "Azerbaijan's Defence Ministry said that 2,300 Armenian soldiers had been killed since September 27.",
    "2020-10-21": "Armenia denied that 2,300 Armenian soldiers had been killed since September 27.",
    "2020-10-22": "Azerbaijan said that 61 of its civilians had been killed since September 27.",
}


@pytest.fixture(name="ledger")
def fixture_ledger(tmp_path: Path) -> cc.Ledger:
    """A ledger of three reports, of which the second denies the first."""
    paths = []
    for day, text in REPORTS.items():
        path = tmp_path / f"{day}.txt"
        path.write_text(f"date {day} A day of the war over Nagorno-Karabakh\n\n{text}\n", "utf-8")
        paths.append(path)
    ledger = cc.open_ledger(tmp_path / "l.db", create=True)
    for reading in cc.read(paths):
        cc.keep(ledger, reading)
    return ledger


def marks(page: OverviewPage) -> list[Mark]:
    """The marks of the matrix but for silence."""
    return [cell.mark for row in page.matrix.rows for cell in row.cells if cell.mark is not Mark.SILENT]


def test_the_overview_has_a_column_for_each_camp(ledger: cc.Ledger) -> None:
    """Allies of the conflict file speak in one column."""
    assert overview(ledger, Query()).matrix.columns[:2] == ("Armenia, Nagorno-Karabakh", "Azerbaijan")


def test_a_figure_denied_is_marked_and_told(ledger: cc.Ledger) -> None:
    """What the matrix marks stands among the headlines."""
    page = overview(ledger, Query())
    assert sorted(marks(page)) == sorted((Mark.DENIED, Mark.CONTRADICTED, Mark.GIVEN))
    assert [reason_words(headline) for headline in page.headlines] == ["denied"]
    assert page.contradictions == 1


def test_the_overview_is_of_tolls_whatever_kind_is_asked_for(ledger: cc.Ledger) -> None:
    """Events and positions have pages of their own."""
    assert {entry.claim.kind for entry in overview(ledger, Query()).entries} == {"toll"}
    assert overview(ledger, Query(kind="event")) == overview(ledger, Query(kind="toll"))


def test_before_the_denial_nothing_collides(ledger: cc.Ledger) -> None:
    """The overview as of a day knows what had been published by then."""
    page = overview(ledger, Query(as_of=date(2020, 10, 20)))
    assert (marks(page), page.headlines, page.contradictions) == ([Mark.GIVEN], (), 0)


def test_a_limit_shortens_the_matrix_and_no_mark_changes(ledger: cc.Ledger) -> None:
    """A claim collides whether or not the other one is shown."""
    assert marks(overview(ledger, Query(limit=1))) == [Mark.CONTRADICTED]


def test_a_retracted_denial_contradicts_nothing(ledger: cc.Ledger) -> None:
    """What was misread is out of the matrix and of the headlines."""
    (headline,) = overview(ledger, Query()).headlines
    ledger.retract(headline.entries[-1].id, author="R. Keel", reason="it denies another figure")
    page = overview(ledger, Query())
    assert (sorted(marks(page)), page.headlines) == ([Mark.GIVEN, Mark.GIVEN], ())


def test_claims_are_listed_without_the_solver(ledger: cc.Ledger) -> None:
    """Who only asks for claims does not wait for what reconciles them."""
    program = (
        "import sys; from counterclaim.workspace import Query, entries, open_ledger\n"
        f"assert entries(open_ledger({str(ledger.path)!r}, read_only=True), Query())\n"
        "sys.exit('highspy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
