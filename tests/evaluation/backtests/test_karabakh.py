"""Later official counts beside the bounds of the days before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterclaim.evaluation.backtests.karabakh import (
    backtested_karabakh,
    format_violation,
    measured_karabakh,
    read_claims,
)
from counterclaim.model.claim import MIXED_SIDE, Toll
from counterclaim.model.counts import Qualifier, qualified

HEADING = (
    "victim,said_on,window_from,window_to,outcome,low,high,qualifier,speaker,speaker_side,source\n"
    "Armenia,2020-10-01,2020-09-27,2020-10-01,killed,501,,more_than,Azerbaijani ministry,enemy,x\n"
    "both,2020-10-22,2020-09-27,2020-10-22,killed,900,999,nearly,an outsider,third,x\n"
)
OWN = "Armenia,2020-11-14,2020-09-27,2020-11-10,killed,{0},{0},exact,Armenian ministry,own,x\n"
FINAL = (
    "Armenia,final,2020-09-27,2020-11-10,killed,700,700,exact,Armenia,own,x\n"
    "Azerbaijan,final,2020-09-27,2020-11-10,killed,650,650,exact,Azerbaijan,own,x\n"
    "Azerbaijan,after war,2020-09-27,2020-11-10,killed,{0},{0},exact,Armenia,enemy,x\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.csv"


def test_an_official_count_above_what_its_side_admitted_and_below_what_the_enemy_claims_is_inside(path: Path) -> None:
    path.write_text(HEADING + OWN.format(400) + FINAL.format(1800), "utf-8")
    assert measured_karabakh(path) == {"inside": 1.0}


def test_a_ceiling_of_a_shorter_window_is_none_to_the_whole_war(path: Path) -> None:
    """At most 500 by 1 October, 700 in the end."""
    path.write_text(HEADING + OWN.format(400) + FINAL.format(1800), "utf-8")
    first = [check for check in backtested_karabakh(path) if check.known_on == date(2020, 10, 1)]
    highs = {(check.official.side, check.whole): check.finding.high for check in first}
    assert highs == {("Armenia", True): None, ("Armenia", False): 500, ("Azerbaijan", True): None}


def test_an_official_count_below_an_earlier_admission_is_outside(path: Path) -> None:
    path.write_text(HEADING + OWN.format(800) + FINAL.format(1800), "utf-8")
    outside = [check for check in backtested_karabakh(path) if not check.holds]
    assert {(check.known_on.day, check.official.side) for check in outside} == {(14, "Armenia"), (15, "Armenia")}
    assert format_violation(outside[0]) == (
        "2020-11-14: killed of Armenia, 2020-09-27 to 2020-11-10: 800 to any; official 700"
    )


def test_an_official_count_above_what_the_enemy_claims_is_contradicted(path: Path) -> None:
    """Both are published at the end: 650 by the side itself, 600 by the enemy."""
    path.write_text(HEADING + FINAL.format(600), "utf-8")
    outside = [check for check in backtested_karabakh(path) if not check.holds]
    assert {(check.known_on, check.official.side) for check in outside} == {(date(2020, 10, 23), "Azerbaijan")}
    assert "contradicted" in format_violation(outside[0])


def test_a_row_is_read_as_it_was_said(path: Path) -> None:
    """The file has "nearly 1,000" as 900 to 999, and "more than 500" as 501 and no end."""
    path.write_text(HEADING + FINAL.format(600), "utf-8")
    entries, officials = read_claims(path)
    enemy, third = (entry.claim for entry in entries[:2])
    assert isinstance(enemy, Toll)
    assert isinstance(third, Toll)
    assert enemy.count == qualified(Qualifier.MORE_THAN, 500)
    assert (third.count, third.victim_side) == (qualified(Qualifier.NEARLY, 1000), MIXED_SIDE)
    assert [entry.speaker_side for entry in entries[:2]] == ["Azerbaijan", None]
    assert [(official.side, official.amount) for official in officials] == [("Armenia", 700), ("Azerbaijan", 650)]
