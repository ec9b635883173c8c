"""Ledgers of a war between Northland with the Hills and Southland, for tests of disputes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.model.world import Camp
from counterclaim.reconciliation.disputes import disputes
from tests.views.entries import entries_of

CAMPS = (Camp(("Northland", "Hills")), Camp(("Southland",)))
_STEMS = {"North": "Northland", "Hill": "Hills", "South": "Southland", "East": "Eastland"}

DENIAL, RIVAL, CEASE_FIRE = ContradictionKind.DENIAL, ContradictionKind.RIVAL, ContradictionKind.CEASE_FIRE


def side_of(name: str) -> str | None:
    """The side whose name a name begins with; Eastland fights in no camp."""
    return next((side for stem, side in _STEMS.items() if name.startswith(stem)), None)


def ledger_of(notation: str) -> tuple[Entry, ...]:
    """An entry for each line, numbered from 0; every block of lines is a report of an outlet of its own."""
    found: list[Entry] = []
    for number, block in enumerate(re.split(r"\n\s*\n", notation)):
        for entry in entries_of(block):
            identifier = f"{len(found):016x}"
            found.append(replace(entry, id=identifier, report=f"report {number}", outlet=f"Lamp {number}"))
    return tuple(found)


def numbers(contradiction: Contradiction) -> list[int]:
    """Lines of the ledger that a contradiction names, in its order."""
    return [int(identifier, 16) for identifier in contradiction.claims]


def found_in(entries: Sequence[Entry]) -> tuple[Contradiction, ...]:
    """What disputes finds in the ledger of this war."""
    return disputes(entries, CAMPS, side_of, "literal")


def clashes(notation: str) -> list[tuple[ContradictionKind, list[int]]]:
    """Kind and lines of every contradiction of a ledger in notation, in order of lines."""
    return sorted(((each.kind, numbers(each)) for each in found_in(ledger_of(notation))), key=lambda pair: pair[1])


def words(notation: str) -> list[str]:
    """Why the claims of a ledger collide, in words."""
    return sorted(each.arithmetic for each in found_in(ledger_of(notation)))
