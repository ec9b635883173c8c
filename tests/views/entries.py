"""Entries for tests, written in claim notation."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, Toll
from counterclaim.model.entry import Entry
from counterclaim.model.notation import parse_ledger

HOMES = {
    "Northland": "Northland",
    "Northland army": "Northland",
    "Hill officials": "Hills",
    "Hills": "Hills",
    "Southland": "Southland",
    "Southland ministry": "Southland",
}
"""Party behind each name that the tests use; any other name is a third party."""


def entries_of(notation: str, *, status: Mapping[int, str] | None = None) -> tuple[Entry, ...]:
    """An entry for each line; ids count from 0, `status` by number replaces "machine"."""
    marks = status or {}
    found = []
    for number, noted in enumerate(parse_ledger(notation)):
        claim = noted.claim
        suffered = claim.victim_side if isinstance(claim, Toll) else MIXED_SIDE
        found.append(
            Entry(
                id=f"{number:016x}",
                claim=claim,
                report="r" * 16,
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
