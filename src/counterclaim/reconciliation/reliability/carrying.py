"""A speaker's own claims, carried to another day."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from counterclaim.reconciliation.reliability.curve import Floats, Indices
from counterclaim.reconciliation.reliability.model import QUALIFIERS, Fit, Voice
from counterclaim.reconciliation.reliability.priors import prior_for

REACHES = (1.0, 3.0, 10.0, 30.0)
"""Days after which a claim weighs 1/e of one of the same day."""
FOLLOWINGS = (0.0, 0.5, 1.0)
"""How much of the curve's growth a claim is carried along: none, half, all of it."""
OTHER_QUALIFIERS = (1.0, 0.3)
"""Weight of a claim with another qualifier than the one asked for."""
CURVE_VOTE = 0.1
"""Weight of what curve and bias expect, beside own claims of weight 1 each at no distance."""


@dataclass(frozen=True, slots=True)
class Manner:
    """One manner of carrying."""

    reach: float
    following: float
    other_qualifier: float


MANNERS = tuple(Manner(*values) for values in product(REACHES, FOLLOWINGS, OTHER_QUALIFIERS))
"""All manners; validation says which of them have served a speaker best."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Days and qualifiers for which figures of one voice are asked."""

    days: Floats
    qualifiers: Indices
    """Positions in `QUALIFIERS`."""


def expected(fit: Fit, voice: Voice, asked: Asked) -> Floats:
    """Logarithm of what curve and bias expect the voice to say; a voice without claims has its prior's bias."""
    if voice in fit.voices:
        bias = float(fit.biases[fit.voices.index(voice)])
    else:
        bias = prior_for(voice[1], fit.sightings[0].kind).mean
    return fit.curve.at(asked.days) + bias + fit.shifts[asked.qualifiers]


def carried(fit: Fit, voice: Voice, asked: Asked, *, forward: bool = False) -> Floats:
    """Logarithm of what the voice would say, a row for each figure asked and a column for each of `MANNERS`.

    Each own claim is moved along the curve from its day to the day asked and from its qualifier to that asked; the
    weighted middle of them all, and of what curve and bias expect, is the answer. It falls back on curve and bias where
    no own claim is near.

    Args:
        fit: the model.
        voice: the speaker; one without claims gets what curve and bias expect.
        asked: `n` figures.
        forward: whether claims of later days are left aside.
    """
    middle = expected(fit, voice, asked)
    if voice not in fit.voices:
        return np.repeat(middle[:, None], len(MANNERS), axis=1)
    own = np.flatnonzero(fit.voice_of == fit.voices.index(voice))
    own_days, own_qualifiers, logs = _own(fit, own)
    away = np.abs(asked.days[:, None] - own_days)
    usable = (own_days <= asked.days[:, None]) if forward else np.ones_like(away, dtype=bool)
    same = asked.qualifiers[:, None] == own_qualifiers
    growth = fit.curve.at(asked.days)[:, None] - fit.curve.at(own_days)
    moved = logs + fit.shifts[asked.qualifiers][:, None] - fit.shifts[own_qualifiers]
    nearness = usable * np.exp(-away / np.array(REACHES)[:, None, None])
    weights = nearness[:, None] * np.where(same, 1.0, np.array(OTHER_QUALIFIERS)[:, None, None])
    votes = np.concatenate([weights, np.full((*weights.shape[:-1], 1), CURVE_VOTE)], axis=-1)
    answers = [_middles(np.column_stack([moved + following * growth, middle]), votes) for following in FOLLOWINGS]
    return np.stack(answers, axis=1).reshape(len(MANNERS), len(middle)).T


def _own(fit: Fit, own: Indices) -> tuple[Floats, Indices, Floats]:
    """Days, qualifiers and logarithms of the sightings at these positions."""
    sightings = [fit.sightings[number] for number in own]
    days = np.array([float(sighting.day) for sighting in sightings])
    qualifiers = np.array([QUALIFIERS.index(sighting.qualifier) for sighting in sightings])
    return days, qualifiers, np.log([sighting.amount for sighting in sightings])


def _middles(values: Floats, weights: Floats) -> Floats:
    """The weighted median of each row of the values, under each of the weightings in front."""
    order = np.argsort(values, axis=1, kind="stable")
    gathered = np.cumsum(np.take_along_axis(weights, order[None, None], axis=-1), axis=-1)
    places = np.argmax(gathered >= gathered[..., -1:] / 2, axis=-1)
    risen = np.take_along_axis(values, order, axis=1)
    middles: Floats = risen[np.arange(len(values)), places]
    return middles
