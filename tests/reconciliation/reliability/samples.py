"""Sightings for tests, all invented: the losses of Northland as told by itself, its enemy and others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterclaim.reconciliation.reliability.sightings import Kind, Role, Sighting


def series(
    speaker: str,
    role: Role,
    claims: Iterable[tuple[int, float]],
    *,
    kind: Kind = Kind.PERSONNEL,
    side: str | None = None,
) -> list[Sighting]:
    """A sighting for each (day, amount)."""
    return [
        Sighting(
            id=f"{speaker} {number}",
            day=day,
            published=day,
            amount=amount,
            speaker=speaker,
            role=role,
            victim_side="Northland",
            quantity=f"lost {kind}",
            kind=kind,
            speaker_side=side,
        )
        for number, (day, amount) in enumerate(claims)
    ]


def growing(days: Iterable[int], factor: float = 1.0) -> list[tuple[int, float]]:
    """(day, amount) of a count that rises by a hundredth a day from a thousand, times a factor."""
    return [(day, factor * 1000 * 1.01**day) for day in days]


def renamed(sightings: Iterable[Sighting], number: int) -> list[Sighting]:
    """The same sightings under other ids."""
    return [replace(sighting, id=f"{number} {sighting.id}") for sighting in sightings]
