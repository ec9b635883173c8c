"""Who is said to say what: source, cue and content, perhaps inside another attribution.

Source: PARC 3 (Pareti 2012) and PolNeAR (Newell, Margolin & Ruths 2018), with nesting, venue and day added.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.dates import Interval
from counterclaim.model.report import Span


class Form(StrEnum):
    """Whether the whole content is quoted, some words of it, or none."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement, thought or intention that a report attributes to someone."""

    source: str
    """Resolved name of the actor; "unspecified" where the text names nobody ("reportedly")."""
    source_span: Span | None
    """None where the text names nobody."""
    cue: str
    """Lemma of the cue ("say", "according to")."""
    cue_span: Span
    content_span: Span
    form: Form
    said_on: Interval | None = None
    """Day of speaking, only where the text gives it."""
    venue: str | None = None
    """Medium or occasion ("Telegram", "a statement")."""
    nested_in: int | None = None
    """Number of the outer attribution in the report's list; None for an outermost one."""
    extractor: str = ""
    """The rule or model that produced it, as "rule:NAME" or "model:NAME"."""
    confidence: float = 1.0
