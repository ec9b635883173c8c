"""What a speaker would say: claims foretold from the others of the same speaker and of everybody."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from counterclaim.reconciliation.reliability.carrying import Asked, carried, expected
from counterclaim.reconciliation.reliability.estimates import (
    CURVE_AND_BIAS,
    OWN_CLAIMS_CARRIED,
    Estimate,
    Question,
    around,
)
from counterclaim.reconciliation.reliability.model import QUALIFIERS, Fit, fit_quantity
from counterclaim.reconciliation.reliability.multipliers import WIDTH, by_quantity
from counterclaim.reconciliation.reliability.priors import prior_for
from counterclaim.reconciliation.reliability.sightings import Sighting
from counterclaim.reconciliation.reliability.validation import Practices, practices_of


@dataclass(frozen=True, slots=True, eq=False)
class Predictor:
    """Models of all quantities, and how each speaker's claims are to be carried."""

    fits: Mapping[tuple[str, str], Fit]
    """By victim side and quantity."""
    practices: Practices

    def estimate(self, question: Question) -> Estimate | None:
        """What the speaker would say; None where nobody has said anything of the quantity.

        By `OWN_CLAIMS_CARRIED` where the speaker has claims on it, with an interval as wide as 95% of the errors made
        in validation; else by `CURVE_AND_BIAS`, with one as wide as prior, anchor and scatter make it.
        """
        fit = self.fits.get((question.victim_side, question.quantity))
        if fit is None:
            return None
        voice = (question.speaker, question.role)
        asked = Asked(np.array([float(question.day)]), np.array([QUALIFIERS.index(question.qualifier)]))
        if voice not in fit.voices:
            prior = prior_for(question.role, question.kind)
            deviation = math.hypot(prior.spread, fit.anchor_deviation, fit.scatter)
            return around(float(expected(fit, voice, asked)[0]), WIDTH * deviation, CURVE_AND_BIAS, fit.anchor)
        practice = self.practices.of((question.victim_side, question.quantity, voice))
        value = float(carried(fit, voice, asked)[0] @ practice.shares)
        return around(value, practice.reach, OWN_CLAIMS_CARRIED, fit.anchor)


def predictor_of(sightings: Iterable[Sighting], practices: Practices | None = None) -> Predictor:
    """The predictor that knows these sightings and no others.

    Args:
        sightings: of any quantities, in any order.
        practices: how claims are to be carried; None to find it out by leaving out each of these in turn.
    """
    parts = by_quantity(sightings)
    found = practices or practices_of(sighting for part in parts.values() for sighting in part)
    return Predictor({key: fit_quantity(part) for key, part in parts.items()}, found)
