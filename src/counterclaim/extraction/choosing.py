"""Choosing among options by weighed hints: a conditional logit over named features.

Grammar yields hints that contradict one another ("the speaker's side", "the side named in the phrase"); how much
each is worth is learnt from annotated reports and kept as a data file, one table a choice.

Source: McFadden (1974), conditional logit analysis of qualitative choice behaviour.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeAlias, TypeVar

from counterclaim.extraction.lexicon import lexicon

T = TypeVar("T")
Hints: TypeAlias = Mapping[str, float]
"""Feature name to value."""


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """The likeliest option, and its probability among the options, 0 to 1."""

    option: T
    probability: float


@cache
def _weights(choice: str) -> dict[str, float]:
    """Feature name to weight, of one choice."""
    return {name: float(weight) for name, weight in lexicon("choices").get(choice, {}).items()}


def choose(choice: str, options: Iterable[tuple[T, Hints]]) -> Chosen[T]:
    """The likeliest of the options, ties going to the first.

    Args:
        choice: name of the table of weights.
        options: at least one option with its hints.
    """
    weights = _weights(choice)
    scored = [
        (sum(weights.get(name, 0.0) * value for name, value in hints.items()), option) for option, hints in options
    ]
    highest, best = max(scored, key=lambda pair: pair[0])
    total = sum(math.exp(score - highest) for score, _ in scored)
    return Chosen(best, 1.0 / total)
