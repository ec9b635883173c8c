"""The file of priors."""

from __future__ import annotations

import math
from itertools import product

import pytest

from counterclaim.model.counts import Qualifier
from counterclaim.reconciliation.reliability.priors import prior_for, scatter, shift_of
from counterclaim.reconciliation.reliability.sightings import Kind, Role


@pytest.mark.parametrize(("role", "kind"), list(product(Role, Kind)))
def test_every_speaker_has_a_prior_with_its_source(role: Role, kind: Kind) -> None:
    prior = prior_for(role, kind)
    assert prior.spread > 0
    assert prior.source
    assert all(observed.what and observed.source for observed in prior.observed)


@pytest.mark.parametrize("qualifier", Qualifier)
def test_every_qualifier_has_a_shift_with_its_source(qualifier: Qualifier) -> None:
    assert shift_of(qualifier).source


def test_floors_are_said_below_the_value_and_ceilings_above() -> None:
    for floor, ceiling in ((Qualifier.AT_LEAST, Qualifier.AT_MOST), (Qualifier.MORE_THAN, Qualifier.LESS_THAN)):
        assert shift_of(floor).mean < 0 < shift_of(ceiling).mean


def test_an_exact_number_is_the_zero_of_the_scale() -> None:
    assert (shift_of(Qualifier.EXACT).mean, shift_of(Qualifier.EXACT).spread) == (0, 0)


def test_the_numbers_of_the_notes_are_in_the_file() -> None:
    """N(ln 2, .6), N(ln .6, .5) cut at 0, N(0, .4), N(0, .35), N(ln 4, .8)."""
    enemy, own = prior_for(Role.ENEMY, Kind.PERSONNEL), prior_for(Role.OWN, Kind.PERSONNEL)
    assert (enemy.mean, enemy.spread, enemy.ceiling) == (math.log(2), 0.6, math.inf)
    assert (own.mean, own.spread, own.ceiling) == (math.log(0.6), 0.5, 0)
    others = [(Role.OWN, Kind.CIVILIANS), (Role.THIRD, Kind.PERSONNEL), (Role.AIR, Kind.EQUIPMENT)]
    assert [(prior_for(*key).mean, prior_for(*key).spread) for key in others] == [
        (0, 0.4),
        (0, 0.35),
        (math.log(4), 0.8),
    ]


def test_most_observed_ratios_lie_within_two_spreads_of_their_prior() -> None:
    """A prior that its own evidence contradicts would be a slip of the pen."""
    priors = {id(prior): prior for prior in (prior_for(*key) for key in product(Role, Kind))}.values()
    away = [
        abs(math.log(observed.ratio) - prior.mean) / prior.spread for prior in priors for observed in prior.observed
    ]
    assert len(away) > 20
    assert sum(distance < 2 for distance in away) > 0.85 * len(away)


def test_scatter_is_believed_before_any_claim_is_read() -> None:
    assert scatter().size > 0
    assert scatter().worth > 0
