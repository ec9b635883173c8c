"""What a speaker would say."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.counts import Qualifier
from counterclaim.reconciliation.reliability.carrying import MANNERS, Asked, Manner, carried, expected
from counterclaim.reconciliation.reliability.estimates import CURVE_AND_BIAS, OWN_CLAIMS_CARRIED, Question
from counterclaim.reconciliation.reliability.model import fit_quantity
from counterclaim.reconciliation.reliability.predictor import Predictor, predictor_of
from counterclaim.reconciliation.reliability.sightings import Role
from counterclaim.reconciliation.reliability.validation import practices_of
from tests.reconciliation.reliability.samples import growing, series

THIRD = series("Lantern Observatory", Role.THIRD, growing(range(0, 40, 2)))
ENEMY = series("Southland", Role.ENEMY, growing(range(1, 40, 2), 4))
STUBBORN = series("Northland", Role.OWN, [(day, 351) for day in range(0, 40, 3)])
EVERYONE = THIRD + ENEMY + STUBBORN
ASKED = Asked(np.array([10.0]), np.array([0]))


def told(predictor: Predictor, speaker: str, role: Role, day: int, **more: object) -> tuple[float, str]:
    """Value and rule of what a speaker would say."""
    question = Question(
        day=day,
        speaker=speaker,
        role=role,
        victim_side="Northland",
        quantity="lost personnel",
        **more,  # type: ignore[arg-type]
    )
    found = predictor.estimate(question)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
    return found.value, found.rule


def test_a_speaker_that_repeats_itself_is_expected_to_do_so() -> None:
    value, rule = told(predictor_of(EVERYONE), "Northland", Role.OWN, 28)
    assert (value, rule) == (pytest.approx(351, rel=0.03), OWN_CLAIMS_CARRIED)


def test_a_speaker_that_follows_the_war_is_expected_to_go_on() -> None:
    value, rule = told(predictor_of(EVERYONE), "Southland", Role.ENEMY, 20)
    assert (value, rule) == (pytest.approx(4 * 1000 * 1.01**20, rel=0.05), OWN_CLAIMS_CARRIED)


def test_a_new_speaker_is_expected_to_speak_as_its_role_does() -> None:
    value, rule = told(predictor_of(THIRD), "Southland", Role.ENEMY, 20)
    assert (value, rule) == (pytest.approx(2 * 1000 * 1.01**20, rel=0.05), CURVE_AND_BIAS)


def test_a_floor_is_expected_to_lie_lower() -> None:
    predictor = predictor_of(THIRD)
    exact, floor = (
        told(predictor, "Southland", Role.ENEMY, 20, qualifier=qualifier)[0]
        for qualifier in (Qualifier.EXACT, Qualifier.AT_LEAST)
    )
    assert floor == pytest.approx(0.8 * exact)


def test_of_a_quantity_that_nobody_told_nothing_is_expected() -> None:
    question = Question(day=3, speaker="Southland", role=Role.ENEMY, victim_side="Hills", quantity="lost personnel")
    assert predictor_of(THIRD).estimate(question) is None
    assert predictor_of([]).estimate(question) is None


def test_one_claim_alone_is_carried_without_an_interval() -> None:
    question = Question(day=9, speaker="Northland", role=Role.OWN, victim_side="Northland", quantity="lost personnel")
    found = predictor_of(STUBBORN[:1]).estimate(question)
    assert found is not None
    assert found.value == pytest.approx(351)
    assert found.low is found.high is None


@given(st.randoms(use_true_random=False))
@settings(max_examples=5, deadline=None)
def test_the_order_of_the_claims_changes_no_prediction(chance: random.Random) -> None:
    mixed = list(EVERYONE)
    chance.shuffle(mixed)
    assert told(predictor_of(mixed), "Southland", Role.ENEMY, 20) == told(
        predictor_of(EVERYONE), "Southland", Role.ENEMY, 20
    )


def test_claims_far_away_leave_the_word_to_curve_and_bias() -> None:
    fit = fit_quantity(THIRD + series("Northland", Role.OWN, [(39, 100)]))
    near = carried(fit, ("Northland", Role.OWN), Asked(np.array([39.0, 0.0]), np.array([0, 0])))
    column = MANNERS.index(Manner(1.0, 0.0, 1.0))
    assert near[0, column] == pytest.approx(math.log(100))
    assert near[1, column] == expected(fit, ("Northland", Role.OWN), Asked(np.array([0.0]), np.array([0])))[0]


def test_looking_forward_later_claims_are_left_aside() -> None:
    fit = fit_quantity(THIRD + series("Northland", Role.OWN, [(20, 100)]))
    both = [carried(fit, ("Northland", Role.OWN), ASKED, forward=forward)[0] for forward in (False, True)]
    assert both[1].tolist() == [expected(fit, ("Northland", Role.OWN), ASKED)[0]] * len(MANNERS)
    assert not np.allclose(both[0], both[1])


def test_the_manner_that_told_a_speaker_best_has_the_greatest_share() -> None:
    """A stubborn speaker is not carried along the curve, one that follows the war is."""
    third = series("Lantern Observatory", Role.THIRD, growing(range(0, 240, 2)))
    follower = series("Southland", Role.ENEMY, growing(range(1, 240, 8), 4))
    stubborn = series("Northland", Role.OWN, [(day, 351) for day in range(0, 240, 8)])
    practices = practices_of(third + follower + stubborn)
    for speaker, role, following in (("Northland", Role.OWN, 0.0), ("Southland", Role.ENEMY, 1.0)):
        shares = practices.of(("Northland", "lost personnel", (speaker, role))).shares
        assert shares.sum() == pytest.approx(1)
        best = {
            key: sum(share for share, manner in zip(shares, MANNERS, strict=True) if manner.following == key)
            for key in (0.0, 1.0)
        }
        assert max(best, key=best.__getitem__) == following
