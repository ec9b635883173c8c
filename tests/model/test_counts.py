"""Counts: what each qualifier makes of a number."""

from __future__ import annotations

import pytest

from counterclaim.model.counts import Count, Qualifier, between, exactly, qualified, vague


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        (Qualifier.EXACT, 70, 70),
        (Qualifier.ABOUT, 70, 70),
        (Qualifier.NEARLY, 70, 70),
        (Qualifier.AT_LEAST, 70, None),
        (Qualifier.MORE_THAN, 71, None),
        (Qualifier.AT_MOST, 0, 70),
        (Qualifier.LESS_THAN, 0, 69),
    ],
)
def test_a_qualifier_sets_the_bounds_and_keeps_the_number(qualifier: Qualifier, low: int, high: int | None) -> None:
    """Bounds follow the annotation guide; the number as said stays beside them."""
    assert qualified(qualifier, 70) == Count(low, high, qualifier, 70)


@pytest.mark.parametrize("qualifier", [Qualifier.RANGE, Qualifier.VAGUE])
def test_a_range_or_vague_word_needs_two_bounds(qualifier: Qualifier) -> None:
    """One number says nothing about either."""
    with pytest.raises(ValueError, match="two bounds"):
        qualified(qualifier, 70)


def test_nothing_is_fewer_than_none() -> None:
    """No count lies below zero."""
    with pytest.raises(ValueError, match="two bounds"):
        qualified(Qualifier.LESS_THAN, 0)


@pytest.mark.parametrize(("low", "high"), [(9, 5), (-1, 5), (None, -1)])
def test_impossible_bounds_are_refused(low: int | None, high: int) -> None:
    """A count is not negative, and its low no higher than its high."""
    with pytest.raises(ValueError, match=r"negative|lies above"):
        Count(low, high, Qualifier.RANGE)


def test_ranges_and_vague_words_carry_no_number_as_said() -> None:
    """Only the bounds are known."""
    assert between(5, 9) == Count(5, 9, Qualifier.RANGE)
    assert vague(24, 99) == Count(24, 99, Qualifier.VAGUE)
    assert (vague().low, vague().high) == (None, None)


def test_zero_is_a_count() -> None:
    """No losses are a figure, not the lack of one."""
    assert exactly(0) == Count(0, 0, Qualifier.EXACT, 0)
