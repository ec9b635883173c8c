"""Estimates, each with the name of the rule that computed it, and the rules that need no model."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.model.counts import Qualifier
from counterclaim.reconciliation.reliability.model import fit_quantity
from counterclaim.reconciliation.reliability.multipliers import WIDTH
from counterclaim.reconciliation.reliability.sightings import Kind, Role, Sighting, ordered

ANCHORED_BIAS = "anchored-bias"
"""The quantity itself: the rising curve through all claims, biases and qualifiers taken off."""
CURVE_AND_BIAS = "curve-and-bias"
"""What a speaker would say: that curve, with the speaker's bias and the qualifier's shift put on."""
OWN_CLAIMS_CARRIED = "own-claims-carried"
"""What a speaker would say: the middle of its own claims nearby, carried to the day along the curve."""
LAST_SAME_SOURCE = "last-same-source"
"""The last figure that the same speaker gave by the day."""
LAST_ANYONE = "last-by-anyone"
"""The last figure that anyone gave by the day."""
RULES = frozenset({ANCHORED_BIAS, CURVE_AND_BIAS, OWN_CLAIMS_CARRIED, LAST_SAME_SOURCE, LAST_ANYONE})
"""Names of the rules."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure that a rule computed.

    Raises:
        ValueError: there is no such rule, or the value lies outside its interval.
    """

    value: float
    """In the unit of the quantity: persons or objects."""
    low: float | None
    """Lower end of the 95% interval; None where the rule gives none."""
    high: float | None
    """Upper end of the same interval; None where the rule gives none."""
    rule: str
    """Name of the rule, one of `RULES`."""
    anchor: str | None = None
    """What the common factor rests on; None for a rule that repeats a figure as it was said."""

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise ValueError(f"{self.rule!r} is no rule; an estimate names the one that computed it")
        if (self.low is not None and self.low > self.value) or (self.high is not None and self.high < self.value):
            raise ValueError(f"{self.value} lies outside {self.low}..{self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which cumulative figure a speaker would give of a quantity on a day."""

    day: int
    """On the scale of the sightings."""
    speaker: str
    role: Role
    victim_side: str
    quantity: str
    kind: Kind = Kind.PERSONNEL
    qualifier: Qualifier = Qualifier.EXACT


def around(log_value: float, reach: float, rule: str, anchor: str) -> Estimate:
    """The estimate whose interval reaches as far on either side of its logarithm; without one where that is endless."""
    if math.isinf(reach):
        return Estimate(math.exp(log_value), None, None, rule, anchor)
    return Estimate(math.exp(log_value), math.exp(log_value - reach), math.exp(log_value + reach), rule, anchor)


def quantity_on(sightings: Sequence[Sighting], day: int) -> Estimate | None:
    """What the quantity was on a day, by `ANCHORED_BIAS`; None before the first claim.

    After the last claim the value stays, for want of any other. The interval holds the doubt about the common factor
    and the scatter of the claims that make the level of the day.

    Args:
        sightings: of one quantity and victim side.
        day: on their scale.
    """
    if not any(sighting.day <= day for sighting in sightings):
        return None
    fit = fit_quantity(sightings)
    level = fit.scatter**2 / fit.curve.weight_at(day)
    deviation = math.sqrt(fit.anchor_deviation**2 + level)
    value = float(fit.curve.at(np.array([float(day)]))[0])
    return around(value, WIDTH * deviation, ANCHORED_BIAS, fit.anchor)


def last_same_source(sightings: Iterable[Sighting], question: Question) -> Estimate | None:
    """The last figure of the same speaker by the day, by `LAST_SAME_SOURCE`; None where it gave none."""
    own = (sighting for sighting in sightings if sighting.speaker == question.speaker)
    return _last(own, question, LAST_SAME_SOURCE)


def last_by_anyone(sightings: Iterable[Sighting], question: Question) -> Estimate | None:
    """The last figure of anyone by the day, by `LAST_ANYONE`; None where nobody gave one."""
    return _last(sightings, question, LAST_ANYONE)


def _last(sightings: Iterable[Sighting], question: Question, rule: str) -> Estimate | None:
    """The amount of the last sighting of the quantity by the day; of one day, that with the last id."""
    earlier = ordered(
        sighting
        for sighting in sightings
        if sighting.day <= question.day
        and (sighting.victim_side, sighting.quantity) == (question.victim_side, question.quantity)
    )
    return Estimate(earlier[-1].amount, None, None, rule) if earlier else None
