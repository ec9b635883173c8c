"""Entries for tests, written in claim notation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, Toll
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction
from counterclaim.model.notation import parse_ledger
from counterclaim.model.world import Camp
from counterclaim.reconciliation.disputes import disputes
from counterclaim.reconciliation.ground import ground_of
from counterclaim.reconciliation.readings import LITERAL, load_reading
from counterclaim.reconciliation.reconcile import reconcile

HOMES = {
    "Northland": "Northland",
    "Northland army": "Northland",
    "Hill officials": "Hills",
    "Hills": "Hills",
    "Southland": "Southland",
    "Southland ministry": "Southland",
}
"""Party behind each name that the tests use; any other name is a third party."""
CAMPS = (Camp(("Northland", "Hills")), Camp(("Southland",)))
"""Northland and the Hills fight Southland."""


def entries_of(notation: str, *, status: Mapping[int, str] | None = None) -> tuple[Entry, ...]:
    """An entry for each line, in a report of its own; ids count from 0, `status` by number replaces "machine"."""
    marks = status or {}
    found = []
    for number, noted in enumerate(parse_ledger(notation)):
        claim = noted.claim
        suffered = claim.victim_side if isinstance(claim, Toll) else MIXED_SIDE
        found.append(
            Entry(
                id=f"{number:016x}",
                claim=claim,
                report=f"report {number}",
                published=noted.published,
                outlet="The Evening Lamp",
                title="A day at the front",
                status=marks.get(number, "machine"),
                quote="words",
                speaker_side=None if claim.source == REPORT_VOICE else HOMES.get(claim.source),
                victim_side=None if suffered == MIXED_SIDE else HOMES.get(suffered, suffered),
            )
        )
    return tuple(found)


def contradictions_of(entries: Iterable[Entry]) -> tuple[Contradiction, ...]:
    """What of the claims cannot all hold under the literal reading, told without a conflict file."""
    told = tuple(entries)
    result = reconcile(told, ground_of(None, CAMPS, told), load_reading(LITERAL))
    return (*result.contradictions, *disputes(told, CAMPS, HOMES.get, LITERAL))
