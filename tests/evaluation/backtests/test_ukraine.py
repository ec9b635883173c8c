"""Falls in daily totals."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from counterclaim.evaluation.backtests.series import dataset, reconciled
from counterclaim.evaluation.backtests.ukraine import (
    CORRECTIONS,
    EQUIPMENT,
    PERSONNEL,
    Total,
    backtested_ukraine,
    falls_in,
    measured_ukraine,
    read_corrections,
    read_totals,
    score_falls,
    total_entries,
)
from counterclaim.model.counts import Qualifier

DAYS = ("2022-05-01", "2022-05-02", "2022-05-03", "2022-05-04")
TANKS = (10, 14, 12, 15)
AIRCRAFT = (3, 3, 4, 4)
PEOPLE = (900, 950, 960, 980)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tanks fall on the third day, which a correction of the day before documents."""
    rows = zip(DAYS, TANKS, AIRCRAFT, strict=True)
    equipment = [{"date": day, "day": 1, "tank": tanks, "aircraft": planes, "MRL": 1} for day, tanks, planes in rows]
    people = [{"date": day, "personnel": n, "personnel*": "about"} for day, n in zip(DAYS, PEOPLE, strict=True)]
    corrections = [{"date": "2022-05-02", "day": 2, "tank": -5, "aircraft": 1}]
    for name, found in ((EQUIPMENT, equipment), (PERSONNEL, people), (CORRECTIONS, corrections)):
        (tmp_path / name).write_text(json.dumps(found), "utf-8")
    return tmp_path


def test_a_fall_is_reported_and_nothing_else(folder: Path) -> None:
    score = backtested_ukraine(folder)
    assert (score.series, score.claims, score.falls, score.falls_found, score.corrected) == (3, 12, 1, 1, 1)
    assert score.invented == ()
    assert measured_ukraine(folder) == {"found": 1.0, "explained": 1.0}


def test_columns_of_no_object_of_ours_are_left_out(folder: Path) -> None:
    assert {total.series for total in read_totals(folder)} == {"tank", "aircraft", "personnel"}


def test_a_correction_counts_where_it_takes_something_away(folder: Path) -> None:
    assert read_corrections(folder / CORRECTIONS) == (("tank", date(2022, 5, 2)),)


def test_an_unknown_word_beside_a_number_is_refused(folder: Path) -> None:
    (folder / PERSONNEL).write_text(json.dumps([{"date": DAYS[0], "personnel": 1, "personnel*": "perhaps"}]), "utf-8")
    with pytest.raises(ValueError, match="perhaps"):
        read_totals(folder)


def test_a_gap_between_days_is_no_fall() -> None:
    assert falls_in([Total("tank", date(2022, 5, 1), 9), Total("tank", date(2022, 5, 3), 8)]) == ()


def test_series_are_never_one_figure() -> None:
    """Fewer helicopters than aircraft are no fall, nor is one series below another of the day before."""
    totals = [Total("aircraft", date(2022, 5, 1), 9), Total("helicopter", date(2022, 5, 2), 2)]
    assert falls_in(totals) == ()
    assert reconciled(total_entries(totals), dataset("ukraine")["conflict"], "literal").contradictions == ()


def test_what_no_fall_explains_is_invented() -> None:
    """Two falling totals with a day left out between them are reported, though no fall is documented."""
    totals = [Total("tank", date(2022, 5, 1), 9), Total("tank", date(2022, 5, 3), 8)]
    found = reconciled(total_entries(totals), dataset("ukraine")["conflict"], "literal")
    assert score_falls(totals, found, ()).invented == (("tank@2022-05-01", "tank@2022-05-03"),)


def test_a_fall_that_is_not_reported_is_not_found() -> None:
    """Nothing is reported where the qualifier leaves the fall open."""
    totals = [
        Total("tank", date(2022, 5, 1), 100, Qualifier.ABOUT),
        Total("tank", date(2022, 5, 2), 99, Qualifier.ABOUT),
    ]
    score = score_falls(totals, reconciled(total_entries(totals), dataset("ukraine")["conflict"], "literal"), ())
    assert (score.falls, score.falls_found) == (1, 0)
