"""Sightings from ledger entries."""

from __future__ import annotations

import math
from datetime import date

import pytest

from counterclaim.model.counts import Qualifier, between, exactly, qualified, vague
from counterclaim.model.world import Camp
from counterclaim.reconciliation.reliability.sightings import Kind, Role, Sighting, sightings_of, spoken_amount
from tests.views.entries import entries_of

CAMPS = (Camp(("Northland", "Hills")), Camp(("Southland",)))


def seen(notation: str, **settings: object) -> list[Sighting]:
    """Sightings of the entries of a block of notation."""
    return list(sightings_of(entries_of(notation), CAMPS, **settings))  # type: ignore[arg-type]


def test_a_speaker_is_own_enemy_third_or_the_report() -> None:
    """Its side, or an ally of it, is the victim's own; another camp is the enemy; the rest are third or nobody.

    2031-05-02  Northland army      killed 40 Northland military
    2031-05-03  Hill officials      killed 42 Northland military
    2031-05-04  Southland ministry  killed 90 Northland military
    2031-05-05  Lantern Observatory killed 60 Northland military
    2031-05-06  report              killed 61 Northland military
    2031-05-07  unspecified         killed 62 Northland military
    """
    roles = [
        sighting.role for sighting in seen(test_a_speaker_is_own_enemy_third_or_the_report.__doc__.split("\n\n")[1])
    ]
    assert roles == [Role.OWN, Role.OWN, Role.ENEMY, Role.THIRD, Role.REPORT, Role.REPORT]


def test_a_side_outside_the_camps_is_a_third_party_to_them() -> None:
    found = sightings_of(
        entries_of("2031-05-04  Southland ministry  killed 90 Northland military"), (Camp(("Northland", "Hills")),)
    )
    assert [sighting.role for sighting in found] == [Role.THIRD]


def test_only_running_totals_of_one_side_that_stand_are_seen() -> None:
    notation = """
    2031-05-02  Northland army      killed +7 Northland military
    2031-05-02  Northland army      casualties undisclosed Northland military
    2031-05-02  Southland ministry  denies killed 90 Southland military
    2031-05-02  Southland ministry  killed 300 all
    2031-05-02  Southland ministry  killed some Northland military
    2031-05-02  Southland ministry  killed 0 Southland military
    undated     Southland ministry  killed 80 Northland military
    2031-05-02  Southland ministry  killed 81 Northland military
    2031-05-02  Southland ministry  demands talks from Northland
    2031-05-02  Southland ministry  killed 82 Northland military
    """
    found = sightings_of(entries_of(notation, status={9: "retracted"}), CAMPS)
    assert [sighting.amount for sighting in found] == [81]


def test_a_total_of_a_place_or_of_another_start_is_a_quantity_of_its_own() -> None:
    found = seen("""
    2031-05-02  Southland ministry  killed 80 Northland military since 2031-04-01
    2031-05-03  Southland ministry  killed 85 Northland military
    2031-05-04  Southland ministry  killed 20 Northland military at Sund
    2031-05-05  Southland ministry  killed 30 Northland military since 2031-05-01
    """)
    assert [sighting.quantity for sighting in found] == [
        "killed persons military",
        "killed persons military",
        "killed persons military at Sund",
        "killed persons military since 2031-05-01",
    ]


def test_totals_count_from_the_day_that_the_conflict_names() -> None:
    notation = "2031-05-05  Southland ministry  killed 30 Northland military since 2031-05-01"
    assert seen(notation)[0].quantity == "killed persons military"
    assert seen(notation, start=date(2031, 4, 1))[0].quantity == "killed persons military since 2031-05-01"


def test_persons_are_personnel_unless_they_are_civilians() -> None:
    found = seen("""
    2031-05-02  Southland ministry  killed 80 Northland
    2031-05-03  Southland ministry  killed 9 Northland medic
    2031-05-04  Southland ministry  destroyed 12 Northland tank
    """)
    assert [sighting.kind for sighting in found] == [Kind.PERSONNEL, Kind.CIVILIANS, Kind.EQUIPMENT]


def test_lists_and_aerial_counts_are_told_by_name() -> None:
    notation = """
    2031-05-02  Wreck Album         destroyed 8 Northland tank
    2031-05-03  Southland ministry  destroyed 12 Northland tank
    2031-05-04  Southland ministry  killed 12 Northland
    """
    found = seen(notation, lists={"Wreck Album"}, airborne={"Southland ministry"})
    assert [sighting.role for sighting in found] == [Role.LIST, Role.AIR, Role.ENEMY]


def test_losses_told_in_anothers_name_are_its_own() -> None:
    notation = "2031-05-02  Southland ministry  killed 80 Hills military"
    assert seen(notation)[0].victim_side == "Hills"
    assert seen(notation, counted_as={"Hills": "Northland"})[0].victim_side == "Northland"


def test_a_figure_holds_for_its_own_day_and_is_known_from_publication() -> None:
    found = seen("2031-05-09  Southland ministry  killed 80 Northland as-of 2031-05-02")[0]
    assert (found.day, found.published) == (date(2031, 5, 2).toordinal(), date(2031, 5, 9).toordinal())
    assert found.speaker_side == "Southland"


@pytest.mark.parametrize(
    ("count", "amount", "qualifier"),
    [
        (exactly(70), 70, Qualifier.EXACT),
        (qualified(Qualifier.MORE_THAN, 500), 500, Qualifier.MORE_THAN),
        (between(100, 400), 200, Qualifier.RANGE),
        (between(0, 9), 3, Qualifier.RANGE),
        (vague(200, 999), math.sqrt(200 * 999), Qualifier.VAGUE),
        (vague(300, None), 300, Qualifier.AT_LEAST),
        (vague(None, 30), 30, Qualifier.AT_MOST),
    ],
)
def test_a_count_is_its_number_or_the_geometric_middle_of_its_range(
    count: object, amount: float, qualifier: Qualifier
) -> None:
    assert spoken_amount(count) == (pytest.approx(amount), qualifier)  # type: ignore[arg-type]


def test_a_sighting_without_a_positive_amount_is_refused() -> None:
    for amount in (0, -3, math.inf, math.nan):
        with pytest.raises(ValueError, match="positive"):
            Sighting(
                id="a", day=1, published=1, amount=amount, speaker="s", role=Role.THIRD, victim_side="v", quantity="q"
            )
