"""What confidence is worth."""

from __future__ import annotations

from counterclaim.evaluation.reliability import Row, reliability_table, stated

ROW = Row("attributions", ((0.95, True), (0.92, False), (0.6, True), (0.4, False)))


def test_claims_of_at_least_a_confidence_are_counted() -> None:
    assert ROW.at_least(0.5) == (3, 2 / 3)
    assert ROW.at_least(0.99) == (0, 0.0)
    assert stated((ROW, Row("tolls", ((0.99, False),)))) == {"from 0.90": 0.5}


def test_the_table_has_a_line_a_kind_and_a_column_a_confidence() -> None:
    heading, line = reliability_table((ROW,)).splitlines()
    assert heading.split()[:4] == ["right", "from", "0.00", "0.50"]
    assert line.split()[:4] == ["attributions", "0.50", "of", "4"]
