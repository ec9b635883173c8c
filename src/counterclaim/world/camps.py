"""Which sides fight together."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.entry import Entry
from counterclaim.model.world import Camp, Conflict, Side

PARTIES = 2
"""Parties that have a column where no conflict file names the sides."""


def camps_of(conflict: Conflict | None, entries: Sequence[Entry]) -> tuple[Camp, ...]:
    """The sides that fight together, as the conflict file lists them; without one, the two that suffer most often."""
    if conflict is None or not conflict.sides:
        victims = [entry.victim_side for entry in entries if entry.victim_side]
        often = sorted(set(victims), key=lambda side: (-victims.count(side), side))
        return tuple(Camp((side,)) for side in often[:PARTIES])
    order = [side.name for side in conflict.sides]
    camps = sorted(_joined(conflict.sides), key=lambda camp: min(order.index(name) for name in camp))
    return tuple(Camp(tuple(name for name in order if name in camp)) for camp in camps)


def _joined(sides: Sequence[Side]) -> list[set[str]]:
    """Sets of sides that are allied to one another, directly or through others."""
    known = {side.name for side in sides}
    camps: list[set[str]] = []
    for side in sides:
        joined = {side.name, *side.allies, side.part_of or side.name} & known
        for camp in [camp for camp in camps if camp & joined]:
            camps.remove(camp)
            joined |= camp
        camps.append(joined)
    return camps
