"""A claim as reconciliation and the views see it: with its report, its status and the sides concerned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Claim, Control, Event, Position, Toll
from counterclaim.model.dates import Interval

RETRACTED = "retracted"
"""Status of a claim that a person has taken out of use."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim with what a reader needs beside it."""

    id: str
    claim: Claim
    report: str
    """Id of the report that makes the claim."""
    published: date | None
    outlet: str | None
    title: str | None
    status: str
    """machine, to check, confirmed, corrected or retracted."""
    report_name: str = ""
    """File stem of the report, as it was read."""
    conflict: str = ""
    """Name of the conflict file by which its sides are told; empty where there is none."""
    quote: str = ""
    """The words that say it, verbatim."""
    speaker_side: str | None = None
    """The party behind the source; None for a third party, the report's own voice and the unknown."""
    victim_side: str | None = None
    """The party that suffered a toll, as the conflict file names it; None where that is mixed or unknown."""

    @property
    def held_on(self) -> Interval | None:
        """The day for which the claim holds; the day of publication where it names none."""
        stated = self.claim.as_of if isinstance(self.claim, Toll) else None
        return stated or (Interval.on(self.published) if self.published else None)

    @property
    def held_until(self) -> date | None:
        """The last day for which the claim holds; None where that is open or unknown."""
        held = self.held_on
        return held.last if held else None


def names_in(claim: Claim) -> Iterator[str]:
    """Whoever speaks, suffers, acts, is addressed or holds."""
    yield claim.source
    match claim:
        case Toll():
            yield claim.victim_side
        case Event():
            yield from (*claim.actors, *claim.recipients)
        case Position():
            yield from (claim.actor, claim.toward or "")
        case Control():
            yield from (claim.holder, claim.backer or "")
