"""Curves that never fall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The logarithm of a quantity over days; constant before the first day and after the last, straight between."""

    days: Floats
    """Increasing."""
    logs: Floats
    """One value a day, never falling."""
    weights: Floats
    """Weight of the claims that together make the value of a day: those of all days pooled into one level."""

    def at(self, days: Floats) -> Floats:
        """The logarithm on each of the days."""
        return np.interp(days, self.days, self.logs)

    def weight_at(self, day: float) -> float:
        """Weight of the claims behind the level of the last day that is not later; of the first where none is."""
        return float(self.weights[max(int(np.searchsorted(self.days, day, side="right")) - 1, 0)])


def rising(days: Floats, values: Floats, weights: Floats) -> Curve:
    """The curve that never falls and lies nearest to the values, in squares times weights.

    Pools adjacent days whose values fall until none do.

    Args:
        days: increasing, one entry a day.
        values: weighted mean of the logarithms of each day.
        weights: positive.

    Source: Ayer et al., Annals of Mathematical Statistics 26 (1955), pool adjacent violators.
    """
    levels: list[float] = []
    masses: list[float] = []
    lengths: list[int] = []
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        level, mass, length = value, weight, 1
        while levels and levels[-1] >= level:
            before = masses.pop()
            level = (level * mass + levels.pop() * before) / (mass + before)
            mass += before
            length += lengths.pop()
        levels.append(level)
        masses.append(mass)
        lengths.append(length)
    return Curve(days, np.repeat(levels, lengths), np.repeat(masses, lengths))
