"""One reading of a report by one engine, one set of rules and one conflict file."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim, Control, Event, Position, Toll
from counterclaim.model.problem import Problem
from counterclaim.model.report import content_id


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one report. A newer extraction of the report supersedes an older one."""

    report: str
    """Id of the report."""
    engine: str
    """Name and version of the language engine."""
    rules: str
    """Version of the rules."""
    conflict: str
    """Name and version of the conflict file, or "inferred"."""
    attributions: tuple[Attribution, ...]
    tolls: tuple[Toll, ...]
    events: tuple[Event, ...]
    positions: tuple[Position, ...]
    controls: tuple[Control, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """Content id of (report, engine, rules, conflict)."""
        return content_id("extraction", self.report, self.engine, self.rules, self.conflict)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, kind by kind, each kind in the order of the text."""
        return (*self.tolls, *self.events, *self.positions, *self.controls)
