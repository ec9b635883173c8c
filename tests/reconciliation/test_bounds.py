"""Bounds of figures against enumeration, and by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.entry import Entry
from counterclaim.model.finding import FindingStatus, Range
from counterclaim.reconciliation import segments
from counterclaim.reconciliation.reconcile import Reconciliation
from tests.reconciliation import brute
from tests.reconciliation.ledgers import WAR, collisions, ends, entries_of, finding, reconciled, valley
from tests.reconciliation.strategies import ledgers, mapped

EXAMPLES = 80
"""Ledgers a law is tried on; enumeration takes some milliseconds for each."""


def answered(entries: tuple[Entry, ...]) -> Reconciliation:
    """What the literal reading finds on the map."""
    return reconciled(entries, ground=valley(entries, replace(WAR, places=brute.PLACES)))


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.one_of(ledgers(), mapped()))
def test_sums_collide_where_no_whole_numbers_satisfy_all_claims(text: str) -> None:
    """And nowhere else."""
    entries = entries_of(text)
    assert bool(collisions(answered(entries))) is not brute.hold(brute.assertions(entries))


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.one_of(ledgers(), mapped()))
def test_every_value_that_the_claims_allow_lies_within_the_bounds(text: str) -> None:
    """An upper end is missing exactly where the sum has none; of so few claims, the ends are whole and met."""
    entries = entries_of(text)
    claims = brute.assertions(entries)
    if not brute.hold(claims):
        return
    for found in answered(entries).findings:
        values = brute.extremes(claims, brute.figure_cells(found.figure))
        assert (found.low, found.high) == values
        assert (found.status is FindingStatus.UNBOUNDED) == (found.high is None)


@settings(deadline=None, max_examples=EXAMPLES)
@given(ledgers())
def test_the_claims_that_force_an_end_force_it_alone(text: str) -> None:
    """An end at zero, or a missing one, needs no claim."""
    entries = entries_of(text)
    claims = {claim.id: claim for claim in brute.assertions(entries)}
    for found in reconciled(entries).findings:
        if found.low is None:
            continue
        cells = brute.figure_cells(found.figure)
        lowest = brute.extremes([claims[one] for one in found.low_forced_by], cells)
        highest = brute.extremes([claims[one] for one in found.high_forced_by], cells)
        assert lowest is not None and lowest[0] >= found.low
        assert highest is not None and (found.high is None or (highest[1] is not None and highest[1] <= found.high))
        assert bool(found.low_forced_by) == (found.low > 0)
        assert bool(found.high_forced_by) == (found.high is not None)


def test_parts_of_a_total_leave_the_rest_to_the_part_that_nobody_counts() -> None:
    """100 in all less 30 and 20; those of no named side may be none.

    2020-10-09  Observer    killed 100 all since 2020-10-01
    2020-10-09  Northland   killed 30 Northland since 2020-10-01
    2020-10-09  Hills       killed 20 Hills since 2020-10-01
    2020-10-09  Southland   killed undisclosed Southland since 2020-10-01
    """
    found = reconciled(test_parts_of_a_total_leave_the_rest_to_the_part_that_nobody_counts.__doc__)
    rest = finding(found, "killed Southland any")
    assert (rest.low, rest.high, rest.high_forced_by) == (0, 50, ("01", "02", "03"))
    assert ends(found, "killed all any") == (100, 100)


def test_a_part_is_no_greater_than_its_whole() -> None:
    """Soldiers are among the people, and children among the civilians.

    2020-10-09  Observer   killed 12 Southland since 2020-10-01
    2020-10-09  Southland  killed undisclosed Southland military since 2020-10-01
    2020-10-09  Harbour Wire  killed at-least 4 Southland child since 2020-10-01
    2020-10-09  Southland  killed undisclosed Southland civilian since 2020-10-01
    """
    found = reconciled(test_a_part_is_no_greater_than_its_whole.__doc__)
    assert ends(found, "killed Southland military") == (0, 8)
    assert ends(found, "killed Southland civilian") == (4, 12)
    assert ends(found, "killed Southland child") == (4, 12)


def test_the_dead_and_the_wounded_add_up_to_the_casualties() -> None:
    """Sixty in all, of whom at least fifteen are dead: at most 45 are wounded.

    2020-10-09  Observer      casualties 60 Southland since 2020-10-01
    2020-10-09  Harbour Wire  killed at-least 15 Southland since 2020-10-01
    2020-10-09  Southland     wounded undisclosed Southland since 2020-10-01
    """
    found = reconciled(test_the_dead_and_the_wounded_add_up_to_the_casualties.__doc__)
    assert ends(found, "wounded Southland any") == (0, 45)
    assert ends(found, "killed Southland any") == (15, 60)


def test_two_totals_leave_the_days_between_them_their_difference() -> None:
    """From 40 until the 5th to 52 until the 8th.

    2020-10-05  Observer      killed 40 Southland since 2020-10-01
    2020-10-08  Observer      killed 52 Southland since 2020-10-01
    2020-10-09  Southland     killed undisclosed Southland since 2020-10-06 as-of 2020-10-08
    """
    found = reconciled(test_two_totals_leave_the_days_between_them_their_difference.__doc__)
    assert ends(found, "killed Southland any", since="2020-10-06") == (12, 12)
    assert finding(found, "killed Southland any", since="2020-10-06").low_forced_by == ("01", "02")


def test_a_new_count_is_a_floor_for_its_day_and_for_every_total_over_it() -> None:
    """It may be one of several incidents of the day, so that it is no ceiling.

    2020-10-05  Northland  killed +7 Southland
    2020-10-09  Southland  killed undisclosed Southland since 2020-10-01
    """
    found = reconciled(test_a_new_count_is_a_floor_for_its_day_and_for_every_total_over_it.__doc__)
    assert ends(found, "killed Southland any", since="2020-10-05") == (7, None)
    assert ends(found, "killed Southland any", since="2020-10-01") == (7, None)


def test_new_counts_of_one_day_may_be_the_same_dead() -> None:
    """Two tellers of seven and of five make no twelve; those of the next day come on top.

    2020-10-05  Northland     killed +7 Southland
    2020-10-05  Harbour Wire  killed +5 Southland
    2020-10-06  Harbour Wire  killed +5 Southland
    2020-10-09  Southland     killed undisclosed Southland since 2020-10-01
    """
    found = reconciled(test_new_counts_of_one_day_may_be_the_same_dead.__doc__)
    assert ends(found, "killed Southland any", since="2020-10-01") == (12, None)


def test_losses_of_an_unknown_side_are_a_floor_for_all_sides_and_bound_none_of_them() -> None:
    """Nine dead of whatever side.

    2020-10-09  Observer   killed at-least 9 all since 2020-10-01
    2020-10-09  Southland  killed undisclosed Southland since 2020-10-01
    """
    found = reconciled(test_losses_of_an_unknown_side_are_a_floor_for_all_sides_and_bound_none_of_them.__doc__)
    assert ends(found, "killed all any") == (9, None)
    assert ends(found, "killed Southland any") == (0, None)


def test_a_figure_that_nothing_bounds_from_above_is_unbounded() -> None:
    """More than five, with a ceiling on the first days alone.

    2020-10-09  Observer  killed more-than 5 Southland since 2020-10-01
    2020-10-04  Harbour Wire  killed at-most 3 Southland since 2020-10-01
    """
    found = reconciled(test_a_figure_that_nothing_bounds_from_above_is_unbounded.__doc__)
    one = finding(found, "killed Southland any")
    assert (one.status, one.low, one.high, one.high_forced_by) == (FindingStatus.UNBOUNDED, 6, None, ())


def test_what_outside_a_total_is_counted_says_nothing_of_it() -> None:
    """Tanks are no soldiers, the captured no dead, and Southland is not Northland.

    2020-10-09  Observer  killed 12 Southland since 2020-10-01
    2020-10-09  Observer  destroyed 40 Southland tank military since 2020-10-01
    2020-10-09  Observer  captured 50 Southland military since 2020-10-01
    2020-10-09  Observer  killed 60 Northland since 2020-10-01
    """
    found = reconciled(test_what_outside_a_total_is_counted_says_nothing_of_it.__doc__)
    assert ends(found, "killed Southland any") == (12, 12)
    assert ends(found, "destroyed Southland tank military") == (40, 40)
    assert not found.contradictions


def test_an_end_that_several_claims_force_names_the_one_with_the_smallest_id() -> None:
    """Three say twelve; any one of them would do.

    2020-10-09  Observer      killed 12 Southland since 2020-10-01
    2020-10-09  Harbour Wire  killed 12 Southland since 2020-10-01
    2020-10-09  Northland     killed 12 Southland since 2020-10-01
    """
    found = reconciled(test_an_end_that_several_claims_force_names_the_one_with_the_smallest_id.__doc__)
    one = finding(found, "killed Southland any")
    assert (one.low_forced_by, one.high_forced_by) == (("01",), ("01",))
    assert one.support == ("01", "02", "03")


def test_a_count_after_a_settled_one_is_what_it_adds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten at least from the sixth to the eighth, three of them on the seventh, whatever came before.

    2020-10-05  Observer      killed 40 Hills since 2020-10-01
    2020-10-08  Harbour Wire  killed 50..60 Hills since 2020-10-01
    2020-10-07  Observer      killed +3 Hills
    2020-10-09  Hills         killed undisclosed Hills since 2020-10-06 as-of 2020-10-08
    """
    ledger = test_a_count_after_a_settled_one_is_what_it_adds.__doc__
    for worthwhile in (0, 1000):
        monkeypatch.setattr(segments, "WORTHWHILE", worthwhile)
        found = reconciled(ledger)
        assert ends(found, "killed Hills any", since="2020-10-06") == (10, 20)
        assert finding(found, "killed Hills any", since="2020-10-06").low_forced_by == ("01", "02")
        assert ends(found, "killed Hills any", since="2020-10-07") == (3, 20)
        assert ends(found, "killed Hills any", since="2020-10-01") == (50, 60)


def test_towns_whose_incidents_fall_on_other_days_are_parts_of_their_region_on_those_days() -> None:
    """Seven by the third and five more on the sixth; the total of the fourth holds no more than eight.

    2020-10-03  Observer      killed 7 Hills at Aldar since 2020-10-02
    2020-10-06  Observer      killed +5 Hills at Berin
    2020-10-04  Harbour Wire  killed 8 Hills at Vale since 2020-10-01
    2020-10-07  Harbour Wire  killed at-most 30 Hills at Vale since 2020-10-01
    2020-10-07  Hills         killed undisclosed Hills at Vale since 2020-10-05
    """
    found = answered(
        entries_of(test_towns_whose_incidents_fall_on_other_days_are_parts_of_their_region_on_those_days.__doc__)
    )
    assert ends(found, "killed Hills any at Vale", since="2020-10-01") == (13, 30)
    assert ends(found, "killed Hills any at Vale", since="2020-10-05") == (5, 22)


def test_what_an_open_total_leaves_for_a_refused_figure_has_no_upper_end() -> None:
    """Nobody says how many there are at most.

    2020-10-02  Harbour Wire        killed at-least 10 Northland civilian since 2020-10-02
    2020-10-02  Observer            killed at-least 2 Northland military as-of 2020-10-01
    2020-10-05  Southland           killed at-least 4 all
    2020-10-04  Northland ministry  killed at-least 3 Westland civilian
    2020-10-02  Observer            killed undisclosed Westland since 2020-10-01
    """
    found = reconciled(test_what_an_open_total_leaves_for_a_refused_figure_has_no_upper_end.__doc__)
    assert finding(found, "killed Westland any").uncounted == Range(10, None)


def test_a_finding_speaks_until_the_last_day_for_which_it_was_claimed() -> None:
    """Reports of one running count are one figure, whatever the speaker.

    2020-10-05  Observer   killed 40 Southland since 2020-10-01
    2020-10-08  Northland  killed 52 Southland since 2020-10-01
    """
    found = reconciled(test_a_finding_speaks_until_the_last_day_for_which_it_was_claimed.__doc__)
    (one,) = found.findings
    assert (str(one.figure.since), str(one.figure.as_of), one.low, one.high) == ("2020-10-01", "2020-10-08", 52, 52)
    assert one.support == ("01", "02") and one.origins == 2


@settings(deadline=None, max_examples=EXAMPLES)
@given(ledgers(), ledgers())
def test_answers_from_a_segment_of_time_are_those_of_the_whole(text: str, more: str) -> None:
    """However small the segments are into which settled counts cut the days."""
    entries = entries_of(f"{text}\n{more}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "WORTHWHILE", len(entries) * 4)
        whole = reconciled(entries)
        patch.setattr(segments, "WORTHWHILE", 0)
        cut = reconciled(entries)
    assert [(one.figure, one.status, one.low, one.high) for one in cut.findings] == [
        (one.figure, one.status, one.low, one.high) for one in whole.findings
    ]
    assert cut.contradictions == whole.contradictions
