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
from counterclaim.model.choice import Choice
from counterclaim.model.report import Span

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


_TOLD_HINTS = 4
"""Hints that an explanation names, at most."""


def explained(choice: str, options: Iterable[tuple[object, Hints]], span: Span) -> Choice:
    """The choice that `choose` takes of the options for the words of a span, with its reasons."""
    weights = _weights(choice)
    worth = [
        (str(option), {name: weights.get(name, 0.0) * value for name, value in hints.items()})
        for option, hints in options
    ]
    ranked = sorted(worth, key=lambda one: -sum(one[1].values()))
    scores = [sum(hints.values()) for _, hints in ranked]
    total = sum(math.exp(score - scores[0]) for score in scores)
    chances = [math.exp(score - scores[0]) / total for score in scores]
    telling = sorted(((name, value) for name, value in ranked[0][1].items() if value > 0), key=lambda hint: -hint[1])
    return Choice(
        question=choice,
        span=span,
        option=ranked[0][0],
        probability=chances[0],
        hints=tuple(telling[:_TOLD_HINTS]),
        rival=ranked[1][0] if len(ranked) > 1 else None,
        rival_probability=chances[1] if len(ranked) > 1 else 0.0,
    )


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
