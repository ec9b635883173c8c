"""The model of one quantity of one victim side: a rising curve, biases of speakers, shifts of qualifiers.

log amount = curve(day) + bias[speaker] + shift[qualifier] + error, the error a Student t with `FREEDOM` degrees of
freedom, biases and shifts normal under their priors. Fitted by turns: each part is set to its best value given the
others, claims far from the fit count less the next time (iteratively reweighted least squares).

Source: reconciliation notes, "Bias and reliability"; the model follows Radford et al., PNAS 2023.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.counts import Qualifier
from counterclaim.reconciliation.reliability.curve import Curve, Floats, Indices, rising
from counterclaim.reconciliation.reliability.priors import Prior, prior_for, scatter, shift_of
from counterclaim.reconciliation.reliability.sightings import Kind, Role, Sighting, ordered

FREEDOM = 3.0
"""Degrees of freedom of the errors: typing errors and wild claims are common."""
ROUNDS = 60
"""Turns of the fit at most."""
SETTLED = 1e-3
"""Largest change of a bias, on the log scale, at which the fit ends."""
QUALIFIERS = tuple(Qualifier)

Voice: TypeAlias = tuple[str, Role]
"""A speaker in its role towards the victim."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """The model fitted to the sightings of one quantity of one victim side. Everything is on the log scale."""

    sightings: tuple[Sighting, ...]
    """By day and id."""
    curve: Curve
    voices: tuple[Voice, ...]
    """In alphabetical order; arrays about voices follow it."""
    voice_of: Indices
    """Voice of each sighting."""
    biases: Floats
    bias_deviations: Floats
    """Standard deviation of each bias, the anchor's own doubt included."""
    shifts: Floats
    """One for each of `QUALIFIERS`."""
    scatter: float
    """Size of the errors."""
    anchor_deviation: float
    """Standard deviation of the common factor on which everything rests."""
    anchor: str
    """What fixes the common factor, in words."""


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """Sightings and priors as arrays: a row a sighting, a column a voice."""

    logs: Floats
    days: Floats
    """Each day once."""
    day_of: Indices
    voice_of: Indices
    qualifier_of: Indices
    means: Floats
    variances: Floats
    ceilings: Floats
    anchors: NDArray[np.bool_]
    """Voices on which the common factor rests."""
    shift_means: Floats
    shift_variances: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """The parts of the model after a turn."""

    curve: Curve
    biases: Floats
    precisions: Floats
    """What the sightings alone say of each bias, as a precision."""
    shifts: Floats
    scatter: float
    weights: Floats
    """Of each sighting."""
    anchor_variance: float


def fit_quantity(sightings: Sequence[Sighting]) -> Fit:
    """The model fitted to sightings of one quantity of one victim side, in any order.

    Raises:
        ValueError: there are none, or they are of several quantities.
    """
    if len({(sighting.victim_side, sighting.quantity) for sighting in sightings}) != 1:
        raise ValueError("a fit needs sightings, all of one quantity and victim side")
    sorted_sightings = ordered(sightings)
    voices = tuple(sorted({(sighting.speaker, sighting.role) for sighting in sorted_sightings}))
    kind = sorted_sightings[0].kind
    layout = _layout(sorted_sightings, voices, [prior_for(role, kind) for _, role in voices])
    state = _settled(layout)
    kept = state.precisions / (state.precisions + 1 / layout.variances)
    variances = 1 / (state.precisions + 1 / layout.variances) + kept**2 * state.anchor_variance
    return Fit(
        sightings=sorted_sightings,
        curve=state.curve,
        voices=voices,
        voice_of=layout.voice_of,
        biases=state.biases,
        bias_deviations=np.sqrt(variances),
        shifts=state.shifts,
        scatter=state.scatter,
        anchor_deviation=math.sqrt(state.anchor_variance),
        anchor=_anchor_words(sorted_sightings, kind),
    )


def _anchor_words(sightings: Sequence[Sighting], kind: Kind) -> str:
    """What the common factor rests on: third parties where there are any, else the priors of whoever speaks."""
    third = sum(sighting.role is Role.THIRD for sighting in sightings)
    if third:
        return f"{third} third-party claim{'s' if third > 1 else ''}"
    *others, last = sorted({sighting.role for sighting in sightings})
    roles = f"{', '.join(others)} and {last}" if others else last
    return f"prior{'s' if others else ''} for {roles} claims of {kind}"


def _layout(sightings: Sequence[Sighting], voices: Sequence[Voice], priors: Sequence[Prior]) -> _Layout:
    """The arrays of the fit."""
    days, day_of = np.unique([float(sighting.day) for sighting in sightings], return_inverse=True)
    place = {voice: number for number, voice in enumerate(voices)}
    third = np.array([role is Role.THIRD for _, role in voices])
    shifts = [shift_of(qualifier) for qualifier in QUALIFIERS]
    return _Layout(
        logs=np.log([sighting.amount for sighting in sightings]),
        days=days,
        day_of=day_of,
        voice_of=np.array([place[sighting.speaker, sighting.role] for sighting in sightings]),
        qualifier_of=np.array([QUALIFIERS.index(sighting.qualifier) for sighting in sightings]),
        means=np.array([prior.mean for prior in priors]),
        variances=np.array([prior.spread**2 for prior in priors]),
        ceilings=np.array([prior.ceiling for prior in priors]),
        anchors=third if third.any() else np.ones(len(voices), dtype=bool),
        shift_means=np.array([shift.mean for shift in shifts]),
        shift_variances=np.array([shift.spread**2 for shift in shifts]),
    )


def _settled(layout: _Layout) -> _State:
    """The state at which turns no longer move a bias."""
    state = _turn(layout, _start(layout))
    for _ in range(ROUNDS):
        after = _turn(layout, state)
        moved = float(np.abs(after.biases - state.biases).max())
        state = after
        if moved < SETTLED:
            break
    return state


def _start(layout: _Layout) -> _State:
    """Biases and shifts as the priors have them, every sighting of equal weight."""
    empty = np.zeros_like(layout.days)
    return _State(
        curve=Curve(layout.days, empty, empty),
        biases=np.minimum(layout.means, layout.ceilings),
        precisions=np.zeros_like(layout.means),
        shifts=layout.shift_means,
        scatter=scatter().size,
        weights=np.ones_like(layout.logs),
        anchor_variance=0.0,
    )


def _turn(layout: _Layout, state: _State) -> _State:
    """Curve, then biases with the common factor, then shifts, then scatter and weights."""
    freed = layout.logs - state.shifts[layout.qualifier_of]
    masses: Floats = np.bincount(layout.day_of, state.weights).astype(float)
    means = np.bincount(layout.day_of, state.weights * (freed - state.biases[layout.voice_of])) / masses
    state = _with_biases(layout, replace(state, curve=rising(layout.days, means, masses)), freed)
    state = replace(state, shifts=_shifts(layout, state))
    errors = layout.logs - _fitted(layout, state)
    belief = scatter()
    squares = float(state.weights @ errors**2) + belief.worth * belief.size**2
    size = math.sqrt(squares / (len(errors) + belief.worth))
    return replace(state, scatter=size, weights=(FREEDOM + 1) / (FREEDOM + (errors / size) ** 2))


def _with_biases(layout: _Layout, state: _State, freed: Floats) -> _State:
    """Biases drawn towards their priors; the common factor, which claims leave open, moves from them to the curve.

    It is set where the anchoring voices, each weighed by what is known of it, have their priors' means on average.
    """
    voices = len(layout.means)
    masses = np.bincount(layout.voice_of, state.weights, voices)
    sums = np.bincount(layout.voice_of, state.weights * (freed - state.curve.logs[layout.day_of]), voices)
    precisions = masses / state.scatter**2
    offsets = sums / masses
    trust = np.where(layout.anchors, 1 / (layout.variances + 1 / precisions), 0.0)
    common = float(trust @ (offsets - layout.means)) / float(trust.sum())
    drawn = (precisions * (offsets - common) + layout.means / layout.variances) / (precisions + 1 / layout.variances)
    return replace(
        state,
        curve=replace(state.curve, logs=state.curve.logs + common),
        biases=np.minimum(drawn, layout.ceilings),
        precisions=precisions,
        anchor_variance=1 / float(trust.sum()),
    )


def _shifts(layout: _Layout, state: _State) -> Floats:
    """Shifts drawn towards their priors; that of an exact number stays zero."""
    rest = layout.logs - state.curve.logs[layout.day_of] - state.biases[layout.voice_of]
    precision = state.scatter**-2
    masses = np.bincount(layout.qualifier_of, state.weights, len(QUALIFIERS)) * precision
    sums = np.bincount(layout.qualifier_of, state.weights * rest, len(QUALIFIERS)) * precision
    drawn: Floats = (sums * layout.shift_variances + layout.shift_means) / (masses * layout.shift_variances + 1)
    return drawn


def _fitted(layout: _Layout, state: _State) -> Floats:
    """What the model expects of each sighting."""
    expected: Floats = (
        state.curve.logs[layout.day_of] + state.biases[layout.voice_of] + state.shifts[layout.qualifier_of]
    )
    return expected
