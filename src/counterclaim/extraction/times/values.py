"""Time expressions and what they may do in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.dates import Interval
from counterclaim.model.report import Span


class TimeRole(StrEnum):
    """How an expression bounds what is told."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    DURATION = "duration"
    FREQUENCY = "frequency"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time in a report, with the days that it names."""

    span: Span
    words: tuple[int, int]
    """Half-open range in words of the report."""
    interval: Interval | None
    """The days named, at the precision of the text, whatever the role; None where none can be told ("last week")."""
    role: TimeRole
    value: str | None = None
    """TIMEX2 value, also of what has no interval ("P3D", "1917-SU", "PAST_REF")."""
