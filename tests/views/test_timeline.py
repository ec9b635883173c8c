"""Changes of figures as a table and as records."""

from __future__ import annotations

from datetime import date

from counterclaim.model.finding import Finding
from counterclaim.views.figures import finding_record
from counterclaim.views.timeline import Step, flat_step, step_record, timeline_listing
from tests.reconciliation.ledgers import entries_of, finding, reconciled

APRIL = "2031-04-26  Hill officials  killed 897 Northland military since 2031-04-01\n"
MAY = f"{APRIL}2031-05-03  Hill officials  killed 950 Northland military since 2031-04-01\n"
RIVAL = f"{MAY}2031-05-03  Southland  killed 2000 Northland military since 2031-04-01\n"
DAY = date(2031, 5, 3)


def killed(ledger: str) -> Finding:
    """What the claims leave of Northland's dead."""
    return finding(reconciled(ledger), "killed Northland military")


FIRST = Step(date(2031, 4, 26), None, killed(APRIL), entries_of(APRIL))
GROWN = Step(DAY, killed(APRIL), killed(MAY), entries_of(MAY)[1:])
TORN = Step(DAY, killed(APRIL), killed(RIVAL), entries_of(RIVAL)[1:])


def test_a_row_shows_values_before_and_after_and_who_changed_them() -> None:
    """Day, side, figure, first day, values, and the claims with their ids."""
    assert timeline_listing([GROWN]).rows == (
        (
            "3 May 2031",
            "Northland",
            "military killed",
            "1 Apr 2031",
            "897 → 950",
            "Hill officials: 950 Northland military killed since 1 Apr [02]",
        ),
    )


def test_the_first_values_of_a_figure_have_none_before() -> None:
    """Nobody had spoken of it."""
    (row,) = timeline_listing([FIRST]).rows
    assert row[4] == "897"


def test_values_that_stay_are_told_once() -> None:
    """Another teller of the same number changes who tells and not how many."""
    (row,) = timeline_listing([Step(DAY, killed(APRIL), killed(APRIL), ())]).rows
    assert (row[4], row[5]) == ("897", "")


def test_a_figure_over_which_claims_collide_shows_both_ways_of_asking() -> None:
    """Under the day on which they began to, with each of the claims."""
    (row,) = timeline_listing([TORN]).rows
    assert row[4].startswith("897 → contradicted: ")
    assert set(row[4].partition("contradicted: ")[2].split(" or ")) == {"950", "2,000"}
    assert [line.rpartition(" ")[2] for line in row[5].splitlines()] == ["[02]", "[03]"]


def test_rows_stand_in_the_order_of_the_changes() -> None:
    """As they are given, which is by day."""
    assert [row[0] for row in timeline_listing([FIRST, GROWN]).rows] == ["26 Apr 2031", "3 May 2031"]


def test_a_record_has_both_findings_whole() -> None:
    """And the claims by id."""
    assert step_record(GROWN) == {
        "day": "2031-05-03",
        "before": finding_record(killed(APRIL)),
        "after": finding_record(killed(MAY)),
        "claims": ["02"],
    }
    assert step_record(FIRST)["before"] is None


def test_a_flat_record_has_values_in_words() -> None:
    """Whose loss, of what, before and after."""
    assert flat_step(GROWN) == {
        "day": "2031-05-03",
        "victim_side": "Northland",
        "figure": "military killed",
        "before": "897",
        "after": "950",
        "claims": ["02"],
    }
    assert flat_step(FIRST)["before"] is None
