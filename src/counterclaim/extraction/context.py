"""What the extractors of one report share: the report, its analysis, its names, its times, its attributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.extraction.analysis import Analysis
    from counterclaim.extraction.grammar import Grammar
    from counterclaim.extraction.mentions import Mentions
    from counterclaim.extraction.times import TimeExpression
    from counterclaim.model.attribution import Attribution
    from counterclaim.model.report import Report


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
