"""The ground of a war: sides within sides, episodes, places, and who speaks of whose loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from counterclaim.model.entry import Entry
from counterclaim.model.finding import FindingStatus
from counterclaim.model.world import Camp, Conflict, Episode, Place, Precision, Side
from counterclaim.reconciliation.boxes import ROOT
from counterclaim.reconciliation.ground import Ground, ground_of
from counterclaim.reconciliation.readings import Role
from tests.reconciliation.ledgers import WAR, collisions, ends, entries_of, finding, reconciled, valley

ALDAR = Place("Aldar", 10.0, 10.0, Precision.TOWN)
BERIN = Place("Berin", 10.05, 10.0, Precision.TOWN)
FARAWAY = Place("Faraway", 20.0, 10.0, Precision.TOWN)
VALE = Place("Vale", 10.0, 10.0, Precision.REGION, radius_km=50)
UPPER_VALE = Place("Upper Vale", 10.1, 10.0, Precision.REGION, radius_km=20)
PLACES = (ALDAR, BERIN, FARAWAY, VALE, UPPER_VALE)
MAPPED = replace(WAR, places=PLACES)


def placed(ledger: str | None, conflict: Conflict = MAPPED) -> tuple[Sequence[Entry], Ground]:
    """The claims, and the ground with its map."""
    entries = entries_of(ledger)
    return entries, valley(entries, conflict)


def of_sides(*sides: Side) -> Conflict:
    """The war, fought by these."""
    return replace(WAR, sides=sides)


def test_losses_of_a_part_are_losses_of_the_whole_side() -> None:
    """Twelve of the guard are among the thirty of Northland, whom they leave eighteen.

    2020-10-09  Observer  killed 30 Northland since 2020-10-01
    2020-10-09  Observer  killed at-least 40 Guard since 2020-10-01
    2020-10-09  Observer  wounded 12 Guard since 2020-10-01
    2020-10-09  Northland ministry  wounded undisclosed Northland since 2020-10-01
    """
    entries = entries_of(test_losses_of_a_part_are_losses_of_the_whole_side.__doc__)
    ground = valley(entries, of_sides(Side("Northland"), Side("Guard", part_of="Northland"), Side("Southland")))
    found = reconciled(entries, ground=ground)
    assert [one.arithmetic for one in collisions(found)] == ["at least 40 > at most 30"]
    assert ends(found, "wounded Northland any") == (12, None)


def test_losses_of_a_side_are_none_of_its_ally() -> None:
    """Forty of the Hills beside thirty of Northland.

    2020-10-09  Observer  killed 30 Northland since 2020-10-01
    2020-10-09  Observer  killed 40 Hills since 2020-10-01
    """
    assert not reconciled(test_losses_of_a_side_are_none_of_its_ally.__doc__).contradictions


def test_sides_counted_as_one_have_one_figure() -> None:
    """Whichever of the two a report names.

    2020-10-09  Observer      killed 30 Northland since 2020-10-01
    2020-10-09  Harbour Wire  killed 40 Hills since 2020-10-01
    """
    entries = entries_of(test_sides_counted_as_one_have_one_figure.__doc__)
    sides = (Side("Northland"), Side("Hills", counted_with="Northland"), Side("Southland"))
    found = reconciled(entries, ground=valley(entries, of_sides(*sides)))
    assert [one.claims for one in found.contradictions] == [("02", "01")]
    assert finding(found, "killed Northland any").dissent == ("01", "02")


def test_sides_that_are_counted_with_one_another_have_one_figure() -> None:
    """Said of both, it means no more.

    2020-10-09  Observer      killed 30 Northland since 2020-10-01
    2020-10-09  Harbour Wire  killed 40 Hills since 2020-10-01
    """
    entries = entries_of(test_sides_that_are_counted_with_one_another_have_one_figure.__doc__)
    sides = (Side("Northland", counted_with="Hills"), Side("Hills", counted_with="Northland"), Side("Southland"))
    found = reconciled(entries, ground=valley(entries, of_sides(*sides)))
    assert [one.claims for one in found.contradictions] == [("02", "01")]
    assert len(found.findings) == 1


def test_a_part_of_a_side_that_is_counted_with_another_is_a_part_of_both() -> None:
    """The guard is the Hills', and the Hills are counted with Northland: 30 hold no 40.

    2020-10-09  Observer      killed 30 Northland since 2020-10-01
    2020-10-09  Harbour Wire  killed 40 Guard since 2020-10-01
    """
    entries = entries_of(test_a_part_of_a_side_that_is_counted_with_another_is_a_part_of_both.__doc__)
    sides = (
        Side("Northland"),
        Side("Hills", counted_with="Northland"),
        Side("Guard", part_of="Hills"),
        Side("Southland"),
    )
    found = reconciled(entries, ground=valley(entries, of_sides(*sides)))
    assert [one.claims for one in found.contradictions] == [("02", "01")]


def test_a_victim_of_no_side_in_the_conflict_file_stands_for_itself() -> None:
    """Westland's dead are among all, and nobody else's.

    2020-10-09  Observer  killed 9 Westland since 2020-10-01
    2020-10-09  Observer  killed 5 Southland since 2020-10-01
    2020-10-09  Observer  killed 20 all since 2020-10-01
    """
    found = reconciled(test_a_victim_of_no_side_in_the_conflict_file_stands_for_itself.__doc__)
    assert ends(found, "killed Westland any") == (9, 9)
    assert not found.contradictions


def test_all_sides_hold_victims_of_none_that_is_named() -> None:
    """Twenty in all, of whom five and nine are told: the other six are somebody's.

    2020-10-09  Observer  killed 9 Northland since 2020-10-01
    2020-10-09  Observer  killed 5 Southland since 2020-10-01
    2020-10-09  Observer  killed 20 all since 2020-10-01
    2020-10-09  Hills     killed undisclosed Hills since 2020-10-01
    """
    found = reconciled(test_all_sides_hold_victims_of_none_that_is_named.__doc__)
    assert ends(found, "killed Hills any") == (0, 6)


def test_without_a_conflict_file_every_name_of_a_victim_stands_for_itself() -> None:
    """And a total without start counts from the beginning of days.

    2020-10-09  Observer  killed 9 Westland
    """
    entries = entries_of(test_without_a_conflict_file_every_name_of_a_victim_stands_for_itself.__doc__)
    found = reconciled(entries, ground=ground_of(None, (), entries))
    (one,) = found.findings
    assert (one.figure.victim_side, one.figure.since, one.low, one.high) == ("Westland", None, 9, 9)
    assert one.since_assumed


def test_a_total_without_a_start_counts_from_the_start_of_the_conflict_and_says_so() -> None:
    """The one that names its start does not.

    2020-10-09  Observer  killed 9 Hills
    2020-10-09  Observer  wounded 9 Hills since 2020-10-03
    """
    found = reconciled(test_a_total_without_a_start_counts_from_the_start_of_the_conflict_and_says_so.__doc__)
    dead, hurt = finding(found, "killed Hills any"), finding(found, "wounded Hills any")
    assert (str(dead.figure.since), dead.since_assumed) == ("2020-10-01", True)
    assert (str(hurt.figure.since), hurt.since_assumed) == ("2020-10-03", False)


WARS = replace(
    WAR,
    episodes=(
        Episode("First war", date(2020, 10, 1), date(2020, 10, 20)),
        Episode("Truce of the bridge", date(2020, 10, 10), date(2020, 10, 12)),
        Episode("Second war", date(2021, 3, 1)),
    ),
)


def test_a_truce_within_a_war_does_not_restart_the_count() -> None:
    """Nor does its end.

    2020-10-09  Observer  killed 9 Hills
    2020-10-11  Observer  killed 10 Hills
    2020-10-15  Observer  killed 12 Hills
    """
    entries, ground = placed(test_a_truce_within_a_war_does_not_restart_the_count.__doc__, WARS)
    found = reconciled(entries, ground=ground)
    assert ends(found, "killed Hills any", since="2020-10-01") == (12, 12)
    assert not found.contradictions


def test_a_new_war_restarts_the_count() -> None:
    """Three of the second war are no fall from twelve of the first.

    2020-10-15  Observer  killed 12 Hills
    2021-03-05  Observer  killed 3 Hills
    """
    entries, ground = placed(test_a_new_war_restarts_the_count.__doc__, WARS)
    found = reconciled(entries, ground=ground)
    assert not found.contradictions
    assert ends(found, "killed Hills any", since="2021-03-01") == (3, 3)


def test_a_count_of_a_war_that_is_over_ends_with_it() -> None:
    """Fifteen told in December are of the days up to 20 October, and a later revision replaces them.

    2020-12-05  Observer  killed 15 Hills
    2020-12-20  Observer  killed 14 Hills
    """
    entries, ground = placed(test_a_count_of_a_war_that_is_over_ends_with_it.__doc__, WARS)
    found = reconciled(entries, ground=ground)
    (one,) = found.findings
    assert (str(one.figure.as_of), one.low, one.high) == ("2020-10-20", 14, 14)
    assert found.replaced == {"01": "02"}


def test_a_count_that_begins_after_a_war_is_not_of_that_war() -> None:
    """Seven killed by mines in January bound no day of October.

    2021-02-10  Observer  killed 7 Hills civilian since 2021-01-01
    2021-02-10  Observer  killed 5 Hills since 2020-10-01 as-of 2020-10-20
    """
    entries, ground = placed(test_a_count_that_begins_after_a_war_is_not_of_that_war.__doc__, WARS)
    found = reconciled(entries, ground=ground)
    one = finding(found, "killed Hills civilian")
    assert (str(one.figure.since), str(one.figure.as_of)) == ("2021-01-01", "2021-02-10")
    assert (one.low, one.high) == (7, 7)
    assert not found.contradictions


def test_a_total_from_before_the_war_reaches_into_it() -> None:
    """Since 2019, not since the first of October.

    2020-10-09  Observer  killed 90 Hills since 2019-01-01
    2020-10-09  Observer  killed 95 Hills
    """
    found = reconciled(test_a_total_from_before_the_war_reaches_into_it.__doc__)
    assert [one.claims for one in found.contradictions] == [("02", "01")]


def test_a_place_lies_in_the_narrowest_region_that_holds_it_and_in_those_around() -> None:
    """A town, the area around it, the upper vale, the vale."""
    ground = placed("")[1]
    assert ground.path("Aldar") == (*ROOT, "Vale", "Upper Vale", "Aldar area", "Aldar")
    assert ground.path("Upper Vale") == (*ROOT, "Vale", "Upper Vale")
    assert ground.path("Faraway") == (*ROOT, "Faraway area", "Faraway")


def test_the_dead_of_a_town_are_dead_of_its_region() -> None:
    """Nine in Aldar exceed eight in the vale; nine far away do not.

    2020-10-09  Observer      killed 9 Hills at Aldar since 2020-10-01
    2020-10-09  Harbour Wire  killed 9 Hills at Faraway since 2020-10-01
    2020-10-09  Northland     killed 8 Hills at Vale since 2020-10-01
    """
    entries, ground = placed(test_the_dead_of_a_town_are_dead_of_its_region.__doc__)
    assert [one.claims for one in reconciled(entries, ground=ground).contradictions] == [("01", "03")]


def test_two_towns_of_a_region_add_up() -> None:
    """Five and four exceed eight.

    2020-10-09  Observer      killed 5 Hills at Aldar since 2020-10-01
    2020-10-09  Harbour Wire  killed 4 Hills at Berin since 2020-10-01
    2020-10-09  Northland     killed 8 Hills at Vale since 2020-10-01
    """
    entries, ground = placed(test_two_towns_of_a_region_add_up.__doc__)
    (one,) = reconciled(entries, ground=ground).contradictions
    assert (one.claims, one.margin) == (("01", "02", "03"), 1)


def test_near_a_town_is_in_its_region_but_not_in_the_town() -> None:
    """Nine near Aldar exceed eight in the vale; nothing is said of Aldar.

    2020-10-09  Observer      killed 9 Hills at "near Aldar" since 2020-10-01
    2020-10-09  Harbour Wire  killed 3 Hills at Aldar since 2020-10-01
    2020-10-09  Northland     killed 8 Hills at Vale since 2020-10-01
    """
    entries, ground = placed(test_near_a_town_is_in_its_region_but_not_in_the_town.__doc__)
    found = reconciled(entries, ground=ground)
    assert ("01", "03") in [one.claims for one in found.contradictions]
    assert ends(found, "killed Hills any at Aldar") == (3, 3)


@pytest.mark.parametrize("other", ["around Aldar", "Near Aldar", "outside Aldar"])
def test_two_words_for_the_surroundings_of_a_town_are_told_apart_by_nothing(other: str) -> None:
    """Five and five may be the same five, so that eight hold them."""
    entries, ground = placed(
        f"""
        2020-10-09  Observer      killed 5 Hills at "near Aldar" since 2020-10-01
        2020-10-09  Harbour Wire  killed 5 Hills at "{other}" since 2020-10-01
        2020-10-09  Northland     killed 8 Hills at Vale since 2020-10-01
        """
    )
    assert not reconciled(entries, ground=ground).contradictions


def test_regions_that_overlap_do_not_add_up() -> None:
    """Five in each may be the same five.

    2020-10-09  Observer      killed 5 Hills at Vale since 2020-10-01
    2020-10-09  Harbour Wire  killed 5 Hills at "East Vale" since 2020-10-01
    2020-10-09  Northland     killed 8 Hills since 2020-10-01
    """
    east = Place("East Vale", 10.0, 10.6, Precision.REGION, radius_km=40)
    entries = entries_of(test_regions_that_overlap_do_not_add_up.__doc__)
    ground = valley(entries, replace(WAR, places=(*PLACES, east)))
    assert not reconciled(entries, ground=ground).contradictions


def test_a_town_and_the_district_around_it_do_not_add_up() -> None:
    """The five of the district may be the five of its town.

    2020-10-09  Observer      killed 5 Hills at Aldar since 2020-10-01
    2020-10-09  Harbour Wire  killed 5 Hills at "Aldar district" since 2020-10-01
    2020-10-09  Northland     killed 8 Hills since 2020-10-01
    """
    district = Place("Aldar district", 10.0, 10.0, Precision.DISTRICT)
    entries = entries_of(test_a_town_and_the_district_around_it_do_not_add_up.__doc__)
    ground = valley(entries, replace(WAR, places=(*PLACES, district)))
    assert not reconciled(entries, ground=ground).contradictions


def test_a_region_on_the_equator_holds_its_towns() -> None:
    """Zero degrees are a latitude.

    2020-10-09  Observer  killed 9 Hills at Linetown since 2020-10-01
    2020-10-09  Northland  killed 8 Hills at Line since 2020-10-01
    """
    places = (
        Place("Line", 0.0, 30.0, Precision.REGION, radius_km=40),
        Place("Linetown", 0.1, 30.0, Precision.TOWN),
    )
    entries = entries_of(test_a_region_on_the_equator_holds_its_towns.__doc__)
    ground = valley(entries, replace(WAR, places=places))
    assert [one.claims for one in reconciled(entries, ground=ground).contradictions] == [("01", "02")]


def test_unknown_places_are_told_apart_from_nothing() -> None:
    """Five and four at places that no gazetteer knows may be the same; both lie in the war.

    2020-10-09  Observer      killed 5 Hills at Nowhere since 2020-10-01
    2020-10-09  Harbour Wire  killed 4 Hills at Elsewhere since 2020-10-01
    2020-10-09  Northland     killed 6 Hills since 2020-10-01
    """
    entries, ground = placed(test_unknown_places_are_told_apart_from_nothing.__doc__)
    found = reconciled(entries, ground=ground)
    assert not found.contradictions
    assert ends(found, "killed Hills any") == (6, 6)


def test_more_dead_at_an_unknown_place_than_in_the_war_collide() -> None:
    """Wherever it is, it is in the war.

    2020-10-09  Observer   killed 7 Hills at Nowhere since 2020-10-01
    2020-10-09  Northland  killed 6 Hills since 2020-10-01
    """
    entries, ground = placed(test_more_dead_at_an_unknown_place_than_in_the_war_collide.__doc__)
    assert [one.claims for one in reconciled(entries, ground=ground).contradictions] == [("01", "02")]


def test_an_unknown_place_is_the_same_as_itself() -> None:
    """Two totals of one village collide though nobody knows where it is.

    2020-10-09  Observer      killed 5 Hills at Nowhere since 2020-10-01
    2020-10-09  Harbour Wire  killed 4 Hills at Nowhere since 2020-10-01
    """
    entries, ground = placed(test_an_unknown_place_is_the_same_as_itself.__doc__)
    found = reconciled(entries, ground=ground)
    assert [one.claims for one in found.contradictions] == [("01", "02")]
    assert finding(found, "killed Hills any at Nowhere").status is FindingStatus.CONTRADICTED


def test_an_incident_is_a_place_and_a_day() -> None:
    """Rival counts of one strike collide; those of the next day or town do not.

    2020-10-09  Observer      killed +5 Hills at Aldar
    2020-10-09  Harbour Wire  killed +9 Hills at Aldar
    2020-10-09  Harbour Wire  killed +7 Hills at Berin
    2020-10-08  Harbour Wire  killed +7 Hills at Aldar
    """
    entries, ground = placed(test_an_incident_is_a_place_and_a_day.__doc__)
    found = reconciled(entries, ground=ground)
    assert [one.claims for one in found.contradictions] == [("02", "01")]
    (one,) = (each for each in found.findings if each.figure.incident == "Aldar, 2020-10-08")
    assert (one.low, one.high) == (7, 7)


def test_incidents_are_parts_of_their_town_and_of_the_war_and_no_ceiling_for_either() -> None:
    """Five and seven on two days make twelve at least.

    2020-10-08  Observer   killed +5 Hills at Aldar
    2020-10-09  Observer   killed +7 Hills at Aldar
    2020-10-09  Northland  killed undisclosed Hills at Aldar since 2020-10-01
    2020-10-09  Northland  killed undisclosed Hills since 2020-10-01
    """
    entries, ground = placed(test_incidents_are_parts_of_their_town_and_of_the_war_and_no_ceiling_for_either.__doc__)
    found = reconciled(entries, ground=ground)
    assert ends(found, "killed Hills any") == (12, None)
    (town,) = (one for one in found.findings if one.figure.place == "Aldar" and not one.figure.incident)
    assert (town.low, town.high) == (12, None)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Northland ministry  killed 5 Northland", Role.OWN),
        ("Northland ministry  killed 5 Hills", Role.OWN),
        ("Southland  killed 5 Hills", Role.ENEMY),
        ("Hill officials  killed 5 Southland", Role.ENEMY),
        ("Hill officials  killed 5 Westland", Role.ENEMY),
        ("Southland  killed 5 all", Role.MIXED),
        ("Observer  killed 5 Southland", Role.THIRD),
        ("Observer  killed 5 all", Role.THIRD),
        ("report  killed 5 Southland", Role.REPORT),
        ("unspecified  killed 5 Southland", Role.REPORT),
    ],
)
def test_roles_say_who_speaks_of_whose_loss(line: str, role: Role) -> None:
    """Allies are one camp; a side of which no camp is told is no friend of a speaker's."""
    (entry,) = entries_of(f"2020-10-09  {line}")
    assert valley([entry]).role(entry) is role


def test_silence_is_refused_covered_or_not_reported() -> None:
    """Southland refuses, the Hills speak of other things, and nobody quotes a third camp.

    2020-10-09  Observer   killed 40 Southland military since 2020-10-01
    2020-10-09  Southland  killed undisclosed Southland military
    2020-10-09  Hills      demands territory from Southland
    """
    entries = entries_of(test_silence_is_refused_covered_or_not_reported.__doc__)
    camps = (Camp(("Northland", "Hills")), Camp(("Southland",)), Camp(("Westland",)))
    found = reconciled(entries, ground=ground_of(WAR, camps, entries))
    silent = finding(found, "killed Southland military").silent
    assert [(one.side, one.kind.value) for one in silent] == [
        ("Northland, Hills", "covered"),
        ("Southland", "refused"),
        ("Westland", "no_report"),
    ]


def test_a_camp_that_gives_a_figure_is_not_silent() -> None:
    """Though it refused before.

    2020-10-05  Southland  killed undisclosed Southland military
    2020-10-09  Southland  killed 40 Southland military
    """
    found = reconciled(test_a_camp_that_gives_a_figure_is_not_silent.__doc__)
    assert [one.side for one in finding(found, "killed Southland military").silent] == ["Northland, Hills"]
