"""What a ledger gives back: frozen values that know when and by whom they were written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report, Span


class Status(StrEnum):
    """How far a person has looked at a claim."""

    MACHINE = "machine"
    TO_CHECK = "to_check"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class Action(StrEnum):
    """What a person did with a claim."""

    CORRECT = "correct"
    CONFIRM = "confirm"
    RETRACT = "retract"


@dataclass(frozen=True, slots=True)
class Appended:
    """What appending a report added."""

    report: str
    """Id of the report."""
    extraction: str
    """Id of the extraction."""
    new_report: bool
    new_extraction: bool

    @property
    def new(self) -> bool:
        """Whether anything was added."""
        return self.new_report or self.new_extraction


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction, confirmation or retraction. It holds for what its span says, through later extractions."""

    id: str
    action: Action
    fields: tuple[tuple[str, str], ...]
    """(field, new value in text form); empty unless the action is a correction."""
    author: str
    reason: str
    recorded_at: datetime
    report: str
    """Id of the report."""
    extraction: str
    """Id of the extraction in which its author saw the claim."""
    claim: str
    """Id of the claim as its author saw it."""
    claim_kind: str
    span: Span | None
    applies_to: str | None = None
    """Id of the claim for which it holds in the latest extraction; None where no claim matches its span."""


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A claim as the ledger holds it."""

    id: str
    claim: Claim
    """With its corrections applied."""
    as_read: Claim
    """As the extraction gave it."""
    status: Status
    corrections: tuple[Correction, ...]
    """Oldest first."""
    report: str
    """Id of the report."""
    report_name: str
    published: date | None
    outlet: str | None
    quote: str
    """The words of its span; empty for a claim without a span."""
    recorded_at: datetime
    extraction: str
    """Id of the extraction."""
    engine: str
    rules: str
    conflict: str
    superseded: bool
    """Whether a newer extraction of the report has taken its place."""

    @property
    def kind(self) -> str:
        """Kind of the claim: toll, event, position or control."""
        return self.claim.kind

    @property
    def confidence(self) -> float:
        """Probability that the extraction read the claim rightly."""
        return self.as_read.confidence

    @property
    def chain(self) -> tuple[str, ...]:
        """Who passed it on, outermost first: outlet, those quoted through, source, those whose belief it tells."""
        outlet = (self.outlet,) if self.outlet else ()
        return (*outlet, *self.claim.via, self.claim.source, *self.claim.nested)


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """A report as the ledger holds it, with its latest extraction."""

    id: str
    report: Report
    recorded_at: datetime
    extraction: str | None
    """Id of the latest extraction; None where there is none yet."""
    engine: str | None
    rules: str | None
    conflict: str | None


@dataclass(frozen=True, slots=True)
class LedgerAttribution:
    """An attribution as the ledger holds it."""

    id: str
    attribution: Attribution
    report: str
    """Id of the report."""
    extraction: str
    """Id of the extraction."""


@dataclass(frozen=True, slots=True)
class LedgerProblem:
    """A problem as the ledger holds it."""

    problem: Problem
    report: str | None
    """Id of the report; None where the input gave none."""
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A report whose text holds the words searched for, best first."""

    report: str
    """Id of the report."""
    report_name: str
    published: date | None
    outlet: str | None
    title: str | None
    excerpt: str


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """Whether a ledger is whole, and where it first is not."""

    ok: bool
    head: str
    """Hash of the last link."""
    digest: str
    first_bad: str | None
    """The first bad entry ("toll 1f0c…"), link ("link 7") or part ("table reports"); None where all is well."""
    reason: str | None
    """A sentence that says what is wrong there; None where all is well."""
    counts: tuple[tuple[str, int], ...]
    """(kind of entry, how many), and the links under "link"."""
