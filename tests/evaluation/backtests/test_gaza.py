"""New counts beside the steps of running totals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.evaluation.backtests.gaza import (
    BULLETINS,
    backtested_gaza,
    measured_gaza,
    read_bulletins,
    score_bulletins,
    steps_in,
)
from counterclaim.model.finding import Contradiction, ContradictionKind

ROWS = (
    ("2023-11-01", 10, 100),
    ("2023-11-02", 20, 120),
    ("2023-11-03", 30, 145),
    ("2023-11-04", None, 160),
    ("2023-11-05", 10, None),
    ("2023-11-06", 10, 180),
    ("2023-11-07", 5, 185),
)
"""Day, new, total: the third differs by five; fourth to sixth cannot be checked."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = [
        {"report_date": day, "report_source": "mohtel", "report_period": 24, "killed": new, "killed_cum": total}
        for day, new, total in ROWS
    ]
    (tmp_path / BULLETINS).write_text(json.dumps(rows), "utf-8")
    return tmp_path / BULLETINS


def test_a_new_count_that_is_not_the_step_is_reported_and_nothing_else(path: Path) -> None:
    score = backtested_gaza(path)
    assert (score.claims, score.checked, score.differing, score.found) == (12, 3, 1, 1)
    assert (score.missed, score.invented) == ((), ())
    assert measured_gaza(path) == {"found": 1.0, "explained": 1.0}


def test_a_row_is_checked_where_both_totals_and_a_new_count_are_there(path: Path) -> None:
    assert [step.bulletin.day.day for step in steps_in(read_bulletins(path))] == [2, 3, 7]


def test_what_is_not_reported_is_missed_and_what_no_difference_explains_is_invented(path: Path) -> None:
    bulletins = read_bulletins(path)
    rest = tuple(f"killed@2023-11-0{day}:total" for day in (1, 2))
    wrong = Contradiction(id="x", kind=ContradictionKind.PAIR, claims=rest, arithmetic="", margin=1, reading="literal")
    score = score_bulletins(bulletins, [wrong])
    assert (score.found, score.invented) == (0, (rest,))
    assert score.missed == (("killed@2023-11-02:total", "killed@2023-11-03:new", "killed@2023-11-03:total"),)


def test_an_unknown_source_is_refused(path: Path) -> None:
    rows = json.loads(path.read_text("utf-8"))
    rows[0]["report_source"] = "hearsay"
    path.write_text(json.dumps(rows), "utf-8")
    with pytest.raises(KeyError, match="hearsay"):
        read_bulletins(path)
