"""A choice taken while reading, kept to explain a claim."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.report import Span


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for the words of a claim, how surely, and by which hints."""

    question: str
    """What was asked, a table of the learnt weights: "source", "victim_side", "measure"."""
    span: Span
    """The words that it was asked of."""
    option: str
    probability: float
    """Of the option among all, 0 to 1."""
    hints: tuple[tuple[str, float], ...]
    """Names of the hints that spoke for the option, with what each was worth; the weightiest first."""
    rival: str | None
    """The second likeliest option; None where there was no other."""
    rival_probability: float
    """0 where there was no other."""
