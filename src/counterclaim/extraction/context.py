"""What the extractors of one report share: the report, its analysis, its names, its times, its attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from counterclaim.extraction.choosing import Chosen, Hints, choose, explained

if TYPE_CHECKING:
    from counterclaim.extraction.analysis import Analysis
    from counterclaim.extraction.grammar import Grammar
    from counterclaim.extraction.mentions import Mentions
    from counterclaim.extraction.times import TimeExpression
    from counterclaim.model.attribution import Attribution
    from counterclaim.model.choice import Choice
    from counterclaim.model.report import Report, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The organ or body that speaks in a report, and where the report names it: dateline, heading, opening or "we"."""

    name: str
    named: str

    @property
    def outright(self) -> bool:
        """Whether the report names it as its issuer, and does not only say "we"."""
        return self.named != "we"


@dataclass(frozen=True, slots=True)
class Context:
    """One report as its claims are read from it."""

    report: Report
    analysis: Analysis
    grammar: Grammar
    mentions: Mentions
    times: tuple[TimeExpression, ...]
    attributions: tuple[Attribution, ...] = ()
    """Empty while the attributions themselves are read."""
    issuer: Issuer | None = None
    """Whose bulletin the report is; None where it is an outlet's own, and while its attributions are read."""
    choices: list[Choice] | None = None
    """Where choices are noted as they are taken; None where nobody asks for explanations."""

    def choose(self, choice: str, options: Sequence[tuple[T, Hints]], span: Span) -> Chosen[T]:
        """The likeliest of the options for the words of a span, noted where explanations are asked for."""
        if self.choices is not None:
            self.choices.append(explained(choice, options, span))
        return choose(choice, options)
