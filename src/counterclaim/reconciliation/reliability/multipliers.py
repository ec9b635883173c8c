"""By which factor a speaker's figures lie above what the quantity is held to be, and on what that rests."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from counterclaim.reconciliation.reliability.model import Fit, fit_quantity
from counterclaim.reconciliation.reliability.priors import prior_for
from counterclaim.reconciliation.reliability.sightings import Role, Sighting, ordered

WIDTH = 1.96
"""Standard deviations on either side that hold 95% of a normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How a speaker's figures on one quantity compare with the quantity."""

    speaker: str
    """A speaker, or a side in a roll-up."""
    role: Role
    victim_side: str
    quantity: str
    multiplier: float
    """What it says : what the quantity is held to be; 2 is twice as much. A ratio without unit."""
    low: float
    """Lower end of the 95% interval of the multiplier, the anchor's own doubt included."""
    high: float
    """Upper end of the same interval."""
    n: int
    """Claims of the speaker on the quantity."""
    anchor: str
    """What the multiplier is relative to ("3 third-party claims", "prior for enemy claims of personnel")."""
    anchored: bool
    """Whether third parties anchor it; else it says little more than the priors do."""


def reliabilities(sightings: Iterable[Sighting]) -> tuple[Reliability, ...]:
    """The multiplier of every speaker on every quantity, by victim side, quantity and speaker."""
    parts = sorted(by_quantity(sightings).items())
    return tuple(found for _, part in parts for found in _of(fit_quantity(part)))


def side_reliabilities(sightings: Iterable[Sighting]) -> tuple[Reliability, ...]:
    """The same, speakers of one side taken for one speaker; speakers without a side anchor but are not listed."""
    merged = [
        replace(sighting, speaker=sighting.speaker_side) if sighting.speaker_side else sighting
        for sighting in sightings
    ]
    sides = {sighting.speaker_side for sighting in merged if sighting.speaker_side}
    return tuple(found for found in reliabilities(merged) if found.speaker in sides)


def by_quantity(sightings: Iterable[Sighting]) -> dict[tuple[str, str], list[Sighting]]:
    """The sightings of each victim side and quantity, by day and id."""
    parts: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in ordered(sightings):
        parts[sighting.victim_side, sighting.quantity].append(sighting)
    return parts


def _of(fit: Fit) -> Iterable[Reliability]:
    """The multipliers of one fit; an interval ends where the prior is cut."""
    counts = np.bincount(fit.voice_of)
    first = fit.sightings[0]
    for number, (speaker, role) in enumerate(fit.voices):
        bias, reach = float(fit.biases[number]), WIDTH * float(fit.bias_deviations[number])
        ceiling = prior_for(role, first.kind).ceiling
        yield Reliability(
            speaker=speaker,
            role=role,
            victim_side=first.victim_side,
            quantity=first.quantity,
            multiplier=math.exp(bias),
            low=math.exp(bias - reach),
            high=math.exp(min(bias + reach, ceiling)),
            n=int(counts[number]),
            anchor=fit.anchor,
            anchored=any(sighting.role is Role.THIRD for sighting in fit.sightings),
        )
