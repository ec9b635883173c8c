"""What no ledger should hold, and some do: each is answered, or refused with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.model.counts import Count, Qualifier
from counterclaim.model.errors import SolverError
from counterclaim.model.world import Camp
from counterclaim.reconciliation import program
from counterclaim.reconciliation.ground import ground_of
from counterclaim.reconciliation.reconcile import Reconciliation
from tests.reconciliation.ledgers import WAR, ends, entries_of, finding, reconciled, valley


def len_of(number: int) -> str:
    """How many figures a number has."""
    return f"{len(str(number))} figures"


def test_a_count_with_low_above_high_cannot_be_built() -> None:
    """Nor can a negative one."""
    with pytest.raises(ValueError, match="low 5 lies above high 3"):
        Count(5, 3, Qualifier.RANGE)
    with pytest.raises(ValueError, match="negative"):
        Count(-1, 3, Qualifier.RANGE)


def test_an_empty_ledger_has_nothing_to_find() -> None:
    """No figure, no contradiction."""
    assert _empty(reconciled(""))


def test_claims_other_than_tolls_bound_nothing() -> None:
    """Events, positions and control.

    2020-10-09  Observer   event ASSAULT shelling by Southland at Aldar
    2020-10-09  Southland  demands territory from Northland
    2020-10-09  report     control Vale de-jure Southland
    """
    assert _empty(reconciled(test_claims_other_than_tolls_bound_nothing.__doc__))


def test_an_undated_claim_says_nothing_of_any_day() -> None:
    """Neither its report nor its words give one.

    undated  Observer  killed 9 Hills since 2020-10-01
    """
    assert _empty(reconciled(test_an_undated_claim_says_nothing_of_any_day.__doc__))


def test_a_claim_that_names_its_day_needs_no_dated_report() -> None:
    """As of the ninth.

    undated  Observer  killed 9 Hills since 2020-10-01 as-of 2020-10-09
    """
    found = reconciled(test_a_claim_that_names_its_day_needs_no_dated_report.__doc__)
    assert ends(found, "killed Hills any") == (9, 9)


def test_a_dated_figure_replaces_one_of_an_undated_report() -> None:
    """Of the same speaker and window; nobody knows when the other was printed.

    2020-10-12  Observer  killed 7 Hills since 2020-10-01 as-of 2020-10-09
    undated     Observer  killed 9 Hills since 2020-10-01 as-of 2020-10-09
    """
    found = reconciled(test_a_dated_figure_replaces_one_of_an_undated_report.__doc__)
    assert found.replaced == {"02": "01"}


def test_a_month_is_some_day_of_it() -> None:
    """Twenty by some day of October: a floor for the whole month, and a ceiling for its first day alone.

    2020-11-09  Observer      killed 20 Hills since 2020-10-01 as-of 2020-10
    2020-11-09  Harbour Wire  killed 25 Hills since 2020-10-01 as-of 2020-10-15
    2020-11-09  Northland     killed 21 Hills since 2020-10-01 as-of 2020-10-01
    """
    found = reconciled(test_a_month_is_some_day_of_it.__doc__)
    assert [one.claims for one in found.contradictions] == [("03", "01")]


def test_since_a_month_is_since_some_day_of_it() -> None:
    """Five since some day of September are no fewer since August, and perhaps more since its first day.

    2020-10-09  Observer      killed 5 Hills since 2020-09 as-of 2020-10-09
    2020-10-09  Harbour Wire  killed 6 Hills since 2020-09-01 as-of 2020-10-09
    2020-10-09  Northland     killed 4 Hills since 2020-08-01 as-of 2020-10-09
    """
    found = reconciled(test_since_a_month_is_since_some_day_of_it.__doc__)
    assert ("01", "03") in [one.claims for one in found.contradictions]
    assert ("02", "01") not in [one.claims for one in found.contradictions]


def test_an_open_end_is_a_day_from_then_on() -> None:
    """Five by the fifth or later do not collide with three by the ninth, since the report is of the tenth.

    2020-10-10  Observer      killed 5 Hills since 2020-10-01 as-of 2020-10-05/
    2020-10-10  Harbour Wire  killed 3 Hills since 2020-10-01 as-of 2020-10-09
    """
    assert not reconciled(test_an_open_end_is_a_day_from_then_on.__doc__).contradictions


def test_an_open_start_is_a_day_up_to_then() -> None:
    """Five since the fifth or earlier do not collide with three since the fifth.

    2020-10-10  Observer      killed 5 Hills since /2020-10-05 as-of 2020-10-09
    2020-10-10  Harbour Wire  killed 3 Hills since 2020-10-05 as-of 2020-10-09
    """
    assert not reconciled(test_an_open_start_is_a_day_up_to_then.__doc__).contradictions


def test_a_start_after_the_end_collides_with_no_total_of_the_war() -> None:
    """One of the two days is misread, and nobody knows which.

    2020-10-10  Observer      killed 5 Hills since 2020-10-20 as-of 2020-10-10
    2020-10-25  Harbour Wire  killed 3 Hills since 2020-10-01 as-of 2020-10-15
    """
    assert not reconciled(test_a_start_after_the_end_collides_with_no_total_of_the_war.__doc__).contradictions


@pytest.mark.parametrize("number", [10**9, 10**12, 10**17 + 1, 10**19 + 1, 10**25 + 1, 10**400], ids=len_of)
def test_enormous_numbers_are_kept_to_the_last_figure(number: int) -> None:
    """However many figures a misread number has."""
    found = reconciled(f"2020-10-09  Observer  killed {number} Hills since 2020-10-01")
    assert ends(found, "killed Hills any") == (number, number)


@pytest.mark.parametrize("number", [10**9, 10**12, 10**15, 10**19, 10**25, 10**400], ids=len_of)
def test_enormous_numbers_collide_as_small_ones_do(number: int) -> None:
    """By one."""
    found = reconciled(
        f"""
        2020-10-09  Observer      killed {number + 1} Hills since 2020-10-01
        2020-10-09  Harbour Wire  killed at-most {number} Hills since 2020-10-01
        """
    )
    (one,) = found.contradictions
    assert (one.claims, one.margin) == (("01", "02"), 1)


def test_a_victim_side_of_no_camp_is_nobodys_enemy_or_friend() -> None:
    """It has its figure.

    2020-10-09  Observer  killed 5 Westland since 2020-10-01
    """
    entries = entries_of(test_a_victim_side_of_no_camp_is_nobodys_enemy_or_friend.__doc__)
    found = reconciled(entries, ground=ground_of(WAR, (Camp(("Southland",)),), entries))
    assert ends(found, "killed Westland any") == (5, 5)


def test_a_speaker_of_no_camp_is_a_third_party_to_guarded() -> None:
    """Where no sides are known, everybody is an outsider.

    2020-10-09  Northland  killed 5 Southland since 2020-10-01
    """
    entries = entries_of(test_a_speaker_of_no_camp_is_a_third_party_to_guarded.__doc__)
    found = reconciled(entries, "guarded", ground=ground_of(None, (), entries))
    assert ends(found, "killed Southland any") == (5, 5)


def test_figures_of_one_speaker_and_day_do_not_replace_one_another_in_a_circle() -> None:
    """The higher is taken for the later; of equal ones nobody gives way.

    2020-10-09  Observer  killed 5 Hills since 2020-10-01
    2020-10-09  Observer  killed 7 Hills since 2020-10-01
    2020-10-09  Observer  killed 6 Hills since 2020-10-01
    2020-10-09  Observer  killed 7 Hills since 2020-10-01
    """
    found = reconciled(test_figures_of_one_speaker_and_day_do_not_replace_one_another_in_a_circle.__doc__)
    assert found.replaced == {"01": "04", "03": "04"}
    assert ends(found, "killed Hills any") == (7, 7)


def test_figures_that_go_up_and_down_again_end_with_the_last() -> None:
    """Five, nine, five: the second five is said again and replaces the nine.

    2020-10-10  Observer  killed 5 Hills since 2020-10-01 as-of 2020-10-09
    2020-10-11  Observer  killed 9 Hills since 2020-10-01 as-of 2020-10-09
    2020-10-12  Observer  killed 5 Hills since 2020-10-01 as-of 2020-10-09
    """
    found = reconciled(test_figures_that_go_up_and_down_again_end_with_the_last.__doc__)
    assert found.replaced == {"02": "03"}
    assert ends(found, "killed Hills any") == (5, 5)


def test_a_lower_figure_of_the_same_report_counts_a_part() -> None:
    """Nine dead, four of them elders: no field says so, and no contradiction either.

    2020-10-09  Observer  killed 9 Hills since 2020-10-01
    2020-10-09  Observer  killed 4 Hills since 2020-10-01
    """
    ledger = test_a_lower_figure_of_the_same_report_counts_a_part.__doc__
    found = reconciled(entries_of(ledger, reports={1: "dispatch", 2: "dispatch"}))
    assert not found.contradictions
    assert ends(found, "killed Hills any") == (9, 9)


def test_one_told_of_alone_need_not_be_the_only_one() -> None:
    """A man killed at Aldar does not contradict two.

    2020-10-09  Observer      killed +1 Hills at Aldar
    2020-10-09  Harbour Wire  killed +2 Hills at Aldar
    """
    assert not reconciled(test_one_told_of_alone_need_not_be_the_only_one.__doc__).contradictions


def test_no_dead_are_a_ceiling() -> None:
    """None, and one.

    2020-10-09  Observer      killed 0 Hills since 2020-10-01
    2020-10-09  Harbour Wire  killed 1 Hills since 2020-10-01
    """
    (one,) = reconciled(test_no_dead_are_a_ceiling.__doc__).contradictions
    assert one.arithmetic == "at least 1 > at most 0"


def test_a_claim_held_twice_counts_once() -> None:
    """The same entry, listed twice."""
    entries = entries_of("2020-10-09  Observer  killed 9 Hills since 2020-10-01")
    assert ends(reconciled((*entries, *entries)), "killed Hills any") == (9, 9)


def test_a_side_that_the_ground_does_not_know_is_named() -> None:
    """The ground was laid for other claims."""
    entries = entries_of("2020-10-09  Observer  killed 9 Westland since 2020-10-01")
    with pytest.raises(KeyError, match="Westland"):
        reconciled(entries, ground=valley(()))


def test_a_claim_of_the_first_day_of_history_is_answered() -> None:
    """Days before the first cannot be, and are not needed.

    0001-01-01  Observer  killed 9 Hills since 0001-01-01
    9999-12-31  Observer  killed 10 Hills since 0001-01-01
    """
    found = reconciled(test_a_claim_of_the_first_day_of_history_is_answered.__doc__)
    (one,) = found.findings
    assert (one.figure.as_of, one.low, one.high) == (date(9999, 12, 31), 10, 10)


def test_a_solver_that_gives_up_is_an_error_and_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """No step is allowed to it.

    2020-10-09  Northland  killed 20 Northland since 2020-10-01
    2020-10-09  Southland  killed 20 Southland since 2020-10-01
    2020-10-09  Observer   killed 75 all since 2020-10-01
    2020-10-09  Hills      killed undisclosed Hills since 2020-10-01
    """
    monkeypatch.setattr(program, "_STEP_LIMIT", 0)
    with pytest.raises(SolverError, match="gave up"):
        reconciled(test_a_solver_that_gives_up_is_an_error_and_no_finding.__doc__)


def test_support_counts_what_is_yet_to_be_checked() -> None:
    """One of the two was read with doubt.

    2020-10-09  Observer      killed 9 Hills since 2020-10-01
    2020-10-09  Harbour Wire  killed 9 Hills since 2020-10-01
    """
    entries = entries_of(test_support_counts_what_is_yet_to_be_checked.__doc__, status={2: "to_check"})
    assert finding(reconciled(entries), "killed Hills any").to_check == 1


def _empty(found: Reconciliation) -> bool:
    return not (found.findings or found.contradictions or found.statements or found.replaced)
