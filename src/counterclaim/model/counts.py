"""Counts with bounds, the qualifier that made them, and the amount as said.

Source: number conventions of the annotation guide (UCDP low and high, with ACLED's vague words kept as ranges).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Qualifier(StrEnum):
    """How a text binds a number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Count:
    """`low..high`, both inclusive; None is an open bound, two Nones are "some".

    Raises:
        ValueError: a bound is negative, or low lies above high.
    """

    low: int | None
    high: int | None
    qualifier: Qualifier
    amount: int | None = None
    """The number as said ("more than 5,000" -> 5000); None for vague words and ranges."""

    def __post_init__(self) -> None:
        if any(bound is not None and bound < 0 for bound in (self.low, self.high)):
            raise ValueError("a count cannot be negative")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} lies above high {self.high}")


def qualified(qualifier: Qualifier, amount: int) -> Count:
    """The count that one number means under a qualifier other than range and vague.

    Raises:
        ValueError: the qualifier needs two bounds, or nothing lies below "fewer than 0".
    """
    match qualifier:
        case Qualifier.EXACT | Qualifier.ABOUT | Qualifier.NEARLY:
            return Count(amount, amount, qualifier, amount)
        case Qualifier.AT_LEAST:
            return Count(amount, None, qualifier, amount)
        case Qualifier.MORE_THAN:
            return Count(amount + 1, None, qualifier, amount)
        case Qualifier.AT_MOST:
            return Count(0, amount, qualifier, amount)
        case Qualifier.LESS_THAN if amount > 0:
            return Count(0, amount - 1, qualifier, amount)
        case _:
            raise ValueError(f"{qualifier} needs two bounds")


def exactly(amount: int) -> Count:
    """The count of a plain number."""
    return qualified(Qualifier.EXACT, amount)


def between(low: int, high: int) -> Count:
    """The count of a range."""
    return Count(low, high, Qualifier.RANGE)


def vague(low: int | None = None, high: int | None = None) -> Count:
    """The count of a vague word: its interval, or no bounds at all ("several")."""
    return Count(low, high, Qualifier.VAGUE)
