"""No figure without the name of its rule."""

from __future__ import annotations

import pytest

from counterclaim.reconciliation.reliability.estimates import (
    ANCHORED_BIAS,
    LAST_ANYONE,
    LAST_SAME_SOURCE,
    Estimate,
    Question,
    last_by_anyone,
    last_same_source,
    quantity_on,
)
from counterclaim.reconciliation.reliability.sightings import Role
from tests.reconciliation.reliability.samples import growing, series

THIRD = series("Lantern Observatory", Role.THIRD, growing(range(0, 40, 2)))
ENEMY = series("Southland", Role.ENEMY, growing(range(1, 40, 2), 4))
OWN = series("Northland", Role.OWN, [(3, 400), (9, 500), (9, 510)])


def asked(day: int, speaker: str = "Northland", role: Role = Role.OWN) -> Question:
    """What the speaker would say on a day."""
    return Question(day=day, speaker=speaker, role=role, victim_side="Northland", quantity="lost personnel")


def test_an_estimate_must_name_a_rule() -> None:
    for rule in ("", "best", "truth"):
        with pytest.raises(ValueError, match="rule"):
            Estimate(5, 4, 6, rule)


def test_an_estimate_lies_in_its_interval() -> None:
    for low, high in ((6, 7), (3, 4)):
        with pytest.raises(ValueError, match="outside"):
            Estimate(5, low, high, ANCHORED_BIAS)


def test_the_quantity_is_told_in_the_measure_of_third_parties() -> None:
    found = quantity_on(THIRD + ENEMY, 20)
    assert found is not None
    assert found.value == pytest.approx(1000 * 1.01**20, rel=0.1)
    assert (found.rule, found.anchor) == (ANCHORED_BIAS, "20 third-party claims")
    assert found.low is not None
    assert found.low < 1000 * 1.01**20


def test_the_interval_of_a_quantity_with_one_enemy_voice_reaches_over_a_factor_of_two() -> None:
    found = quantity_on(ENEMY, 39)
    assert found is not None
    assert found.low is not None
    assert found.value == pytest.approx(2 * 1000 * 1.01**39, rel=0.1)
    assert found.value / found.low > 3


def test_before_the_first_claim_nothing_is_estimated_and_after_the_last_the_value_stays() -> None:
    assert quantity_on(ENEMY, 0) is None
    assert quantity_on(ENEMY, 39) == quantity_on(ENEMY, 400)
    assert quantity_on([], 4) is None


def test_the_last_figure_is_that_of_the_latest_day_by_then() -> None:
    told = THIRD + OWN
    assert [
        found and (found.value, found.rule) for found in (last_same_source(told, asked(day)) for day in (2, 8, 20))
    ] == [
        None,
        (400, LAST_SAME_SOURCE),
        (510, LAST_SAME_SOURCE),
    ]
    by_anyone = last_by_anyone(told, asked(4))
    assert by_anyone is not None
    assert (by_anyone.value, by_anyone.rule) == (pytest.approx(1000 * 1.01**4), LAST_ANYONE)
    assert by_anyone.low is by_anyone.high is by_anyone.anchor is None


def test_the_last_figure_is_one_of_the_quantity_asked() -> None:
    elsewhere = Question(day=20, speaker="Northland", role=Role.OWN, victim_side="Hills", quantity="lost personnel")
    assert last_same_source(OWN, elsewhere) is None
