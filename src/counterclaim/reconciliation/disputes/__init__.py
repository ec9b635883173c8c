"""Contradictions that need no sums: denials, rival claims, and cease-fires that each side says the other broke.

Claims are compared only within one place, type, party and day, so that the work grows with the claims and not with
their pairs. Nobody is found right: a contradiction says no more than that its claims cannot all hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from counterclaim.model.entry import RETRACTED, Entry
from counterclaim.model.finding import Contradiction
from counterclaim.model.world import Camp
from counterclaim.reconciliation.disputes.control import rivals_by_right, rivals_in_fact
from counterclaim.reconciliation.disputes.events import denials, repulses, reversals
from counterclaim.reconciliation.disputes.incidents import incidents_in
from counterclaim.reconciliation.disputes.parties import Parties
from counterclaim.reconciliation.disputes.positions import denied_charges, denied_stances, stands_in
from counterclaim.reconciliation.disputes.truces import broken_truces, doubtful_truces
from counterclaim.reconciliation.disputes.wording import ordered

__all__ = ["disputes"]


def disputes(
    entries: Sequence[Entry],
    camps: Sequence[Camp],
    side_of: Callable[[str], str | None],
    reading: str,
    *,
    place_of: Callable[[str], str] = str,
) -> tuple[Contradiction, ...]:
    """Events, positions and control that are told in ways that cannot all hold, in order of kind and of id.

    Args:
        entries: claims in any order; tolls and retracted claims are passed over.
        camps: the sides that fight together; a camp speaks with one voice.
        side_of: the side behind the name of an actor or organ; None where it has none.
        reading: name of the reading, which no rule here depends on.
        place_of: one name for all spellings of a place; without it only accents, case and signs are evened out.
    """
    kept = ordered(entry for entry in entries if entry.status != RETRACTED)
    found = _found(kept, Parties(camps, side_of, place_of), reading)
    by_id = {each.id: each for each in found}
    return tuple(sorted(by_id.values(), key=lambda each: (each.kind, each.id)))


def _found(entries: Sequence[Entry], parties: Parties, reading: str) -> Iterator[Contradiction]:
    incidents, stands = incidents_in(entries, parties), stands_in(entries, parties)
    yield from denials(incidents, reading)
    yield from repulses(incidents, reading)
    yield from reversals(incidents, reading)
    yield from denied_stances(stands, reading)
    yield from denied_charges(stands, reading)
    yield from rivals_by_right(entries, parties, reading)
    yield from rivals_in_fact(entries, incidents, parties, reading)
    yield from broken_truces(entries, incidents, parties, reading)
    yield from doubtful_truces(incidents, reading)
