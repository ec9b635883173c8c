"""By which factor speakers lie above the quantity, and on what that rests."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciliation.reliability.model import fit_quantity
from counterclaim.reconciliation.reliability.multipliers import Reliability, reliabilities, side_reliabilities
from counterclaim.reconciliation.reliability.sightings import Kind, Role, Sighting
from tests.reconciliation.reliability.samples import growing, renamed, series

THIRD = series("Lantern Observatory", Role.THIRD, growing(range(0, 40, 2)))


def of(speaker: str, sightings: list[Sighting]) -> Reliability:
    """The reliability of a speaker on the one quantity."""
    return next(found for found in reliabilities(sightings) if found.speaker == speaker)


def test_who_always_says_twice_what_a_third_party_says_has_a_multiplier_of_two() -> None:
    found = of("Southland", THIRD + series("Southland", Role.ENEMY, growing(range(1, 40, 2), 2)))
    assert found.multiplier == pytest.approx(2, rel=0.05)
    assert (found.n, found.anchor) == (20, "20 third-party claims")
    assert (found.victim_side, found.quantity) == ("Northland", "lost personnel")


@settings(max_examples=25, deadline=None)
@given(st.floats(0.5, 6))
def test_a_multiplier_follows_the_claims_away_from_its_prior(factor: float) -> None:
    found = of("Southland", THIRD + series("Southland", Role.ENEMY, growing(range(1, 40, 2), factor)))
    assert found.multiplier == pytest.approx(factor, rel=0.12)
    assert found.low < found.multiplier < found.high


def test_few_claims_leave_a_speaker_near_its_prior() -> None:
    one = of("Southland", THIRD + series("Southland", Role.ENEMY, growing([5], 8)))
    many = of("Southland", THIRD + series("Southland", Role.ENEMY, growing(range(1, 40, 2), 8)))
    assert 2 < one.multiplier < many.multiplier < 8.1


def test_without_third_parties_the_anchor_is_the_prior() -> None:
    found = of("Southland", series("Southland", Role.ENEMY, growing(range(10))))
    assert found.multiplier == pytest.approx(2)
    assert found.anchor == "prior for enemy claims of personnel"
    assert found.low < 1 < 4 < found.high


def test_without_third_parties_two_sides_share_the_doubt() -> None:
    """Enemy 9 times the own count: the priors allow 2 : 0.6, so that both lie beyond their middles."""
    found = series("Southland", Role.ENEMY, growing(range(0, 20, 2), 9)) + series(
        "Northland", Role.OWN, growing(range(1, 20, 2))
    )
    enemy, own = of("Southland", found), of("Northland", found)
    assert enemy.anchor == own.anchor == "priors for enemy and own claims of personnel"
    assert enemy.multiplier > 2
    assert own.multiplier < 0.6
    assert enemy.multiplier / own.multiplier == pytest.approx(9, rel=0.1)


def test_third_parties_as_a_whole_are_the_unit() -> None:
    """One says half as much again as the other: the unit lies between."""
    found = THIRD + series("Brook Institute", Role.THIRD, growing(range(1, 40, 2), 1.5))
    low, high = of("Lantern Observatory", found), of("Brook Institute", found)
    assert low.multiplier < 1 < high.multiplier
    assert low.multiplier * high.multiplier == pytest.approx(1, rel=0.02)
    assert high.anchor == "40 third-party claims"


def test_more_third_parties_narrow_every_interval() -> None:
    enemy = series("Southland", Role.ENEMY, growing(range(1, 40, 2), 3))
    alone = of("Southland", THIRD + enemy)
    others = [one for name in "ABC" for one in series(name, Role.THIRD, growing(range(0, 40, 3)))]
    joined = of("Southland", THIRD + others + enemy)
    assert joined.high / joined.low < alone.high / alone.low


def test_an_admission_of_own_losses_is_never_held_to_be_too_high() -> None:
    found = of("Northland", THIRD + series("Northland", Role.OWN, growing(range(1, 40, 2), 2)))
    assert (found.multiplier, found.high) == (1, 1)


def test_own_civilians_may_be_counted_too_high() -> None:
    third = series("Lantern Observatory", Role.THIRD, growing(range(0, 40, 2)), kind=Kind.CIVILIANS)
    own = series("Northland", Role.OWN, growing(range(1, 40, 2), 2), kind=Kind.CIVILIANS)
    assert of("Northland", third + own).multiplier > 1.5


def test_a_wild_claim_moves_nothing() -> None:
    """One claim a thousand times too high among twenty counts next to nothing."""
    enemy = series("Southland", Role.ENEMY, growing(range(1, 40, 2), 3))
    wild = series("Southland", Role.ENEMY, [(20, 1000 * 3 * 1000.0)])
    quiet, loud = of("Southland", THIRD + enemy), of("Southland", THIRD + enemy + renamed(wild, 1))
    assert loud.n == quiet.n + 1
    assert loud.multiplier == pytest.approx(quiet.multiplier, rel=0.1)


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_claims_changes_nothing(chance: random.Random) -> None:
    found = THIRD + series("Southland", Role.ENEMY, growing(range(1, 40, 2), 3))
    mixed = list(found)
    chance.shuffle(mixed)
    assert reliabilities(mixed) == reliabilities(found)


def test_the_voices_of_a_side_roll_up_to_it() -> None:
    ministry = series("Southland ministry", Role.ENEMY, growing(range(1, 40, 4), 3), side="Southland")
    army = series("Southland army", Role.ENEMY, growing(range(3, 40, 4), 3), side="Southland")
    found = side_reliabilities(THIRD + ministry + army)
    assert [(side.speaker, side.n, side.anchor) for side in found] == [("Southland", 20, "20 third-party claims")]
    assert found[0].multiplier == pytest.approx(3, rel=0.1)


def test_the_fitted_curve_never_falls_and_lies_on_third_parties() -> None:
    fit = fit_quantity(THIRD + series("Southland", Role.ENEMY, growing(range(1, 40, 2), 4)))
    assert all(after >= before for before, after in pairwise(fit.curve.logs))
    assert math.exp(fit.curve.logs[20]) == pytest.approx(1000 * 1.01**20, rel=0.1)


def test_a_fit_is_of_one_quantity() -> None:
    tanks = series("Southland", Role.ENEMY, growing(range(3)), kind=Kind.EQUIPMENT)
    for sightings in ([], THIRD + tanks):
        with pytest.raises(ValueError, match="one quantity"):
            fit_quantity(sightings)
