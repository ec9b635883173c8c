"""Curves that never fall."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconciliation.reliability.curve import rising

POINTS = st.lists(
    st.tuples(st.floats(-5, 5, allow_nan=False), st.floats(0.1, 10, allow_nan=False)), min_size=1, max_size=40
)


def curve(values: list[float], weights: list[float] | None = None) -> list[float]:
    """Levels on consecutive days."""
    days = np.arange(len(values), dtype=float)
    return rising(days, np.array(values), np.array(weights or [1.0] * len(values))).logs.tolist()


def test_a_fall_is_pooled_into_one_level() -> None:
    assert curve([1, 3, 2, 4]) == [1, 2.5, 2.5, 4]


def test_a_fall_pools_back_as_far_as_it_must() -> None:
    assert curve([3, 3, 4, 0, 5]) == [2.5, 2.5, 2.5, 2.5, 5]


def test_the_level_of_a_pool_is_its_weighted_mean() -> None:
    assert curve([3, 2], [1, 3]) == [2.25, 2.25]


@given(POINTS)
def test_the_curve_never_falls_and_keeps_the_weighted_mean(points: list[tuple[float, float]]) -> None:
    values, weights = map(list, zip(*points, strict=True))
    levels = curve(values, weights)
    assert all(after >= before for before, after in pairwise(levels))
    assert np.average(levels, weights=weights) == pytest.approx(np.average(values, weights=weights))


@given(POINTS)
def test_no_other_rising_curve_lies_nearer(points: list[tuple[float, float]]) -> None:
    """The residuals of each pool's beginnings never sum to a loss: the condition of optimality."""
    values, weights = (np.array(column) for column in zip(*points, strict=True))
    levels = np.array(curve(values.tolist(), weights.tolist()))
    gathered = np.cumsum(weights * (values - levels))
    assert gathered.min() >= -1e-9
    ends = np.flatnonzero(np.append(np.diff(levels) > 0, True))
    assert gathered[ends] == pytest.approx(np.zeros(len(ends)), abs=1e-9)


def test_between_days_the_curve_runs_straight_and_outside_it_stays() -> None:
    found = rising(np.array([10.0, 20.0]), np.array([1.0, 2.0]), np.array([1.0, 5.0]))
    assert found.at(np.array([0.0, 10.0, 15.0, 20.0, 99.0])).tolist() == [1, 1, 1.5, 2, 2]
    assert [found.weight_at(day) for day in (0.0, 10.0, 19.0, 20.0, 99.0)] == [1, 1, 1, 5, 5]
