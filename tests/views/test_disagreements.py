"""Plain disagreements between two claims."""

from __future__ import annotations

from counterclaim.views.disagreements import Reason, disagreements
from tests.views.entries import entries_of


def reasons(notation: str) -> list[Reason]:
    """Why claims disagree, the latest first."""
    return [found.reason for found in disagreements(entries_of(notation))]


def test_rival_figures_for_one_day_cannot_both_hold() -> None:
    """Two voices, one figure, one day, no common number."""
    notation = """
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  President Orlan  killed more-than 2000 Northland military
    """
    assert reasons(notation) == [Reason.RIVAL]


def test_an_early_total_above_a_later_one_cannot_hold() -> None:
    """Running totals do not shrink."""
    notation = """
        2020-10-01  Southland ministry  killed 2300 Northland military
        2020-10-22  Hill officials      killed 897 Northland military
    """
    assert reasons(notation) == [Reason.SHRUNK]


def test_a_later_total_above_an_early_one_is_growth() -> None:
    """More dead on a later day is no disagreement."""
    notation = """
        2020-10-01  Hill officials      killed 103 Northland military
        2020-10-22  Southland ministry  killed 2300 Northland military
    """
    assert reasons(notation) == []


def test_a_denial_meets_the_figure_that_it_denies() -> None:
    """The figure is found by its number."""
    notation = """
        2020-10-01  Southland ministry  casualties 2300 Northland military
        2020-10-01  Northland           denies casualties 2300 Northland military
    """
    assert reasons(notation) == [Reason.DENIAL]


def test_two_organs_of_a_side_deny_a_figure_once() -> None:
    """Ministry and spokeswoman are one voice."""
    notation = """
        2020-10-01  Southland ministry  casualties 2300 Northland military
        2020-10-01  Northland           denies casualties 2300 Northland military
        2020-10-02  Northland army      denies casualties 2300 Northland military
    """
    assert reasons(notation) == [Reason.DENIAL]


def test_a_denial_of_another_figure_meets_nothing() -> None:
    """Only the figure denied is denied."""
    notation = """
        2020-10-01  Southland ministry  casualties 2300 Northland military
        2020-10-01  Northland           denies casualties 550 Northland military
    """
    assert reasons(notation) == []


def test_one_party_that_revises_itself_does_not_disagree() -> None:
    """Two organs of one side are one voice here."""
    notation = """
        2020-10-22  Northland       killed 897 Northland military
        2020-10-22  Northland army  killed 890 Northland military
    """
    assert reasons(notation) == []


def test_about_and_nearly_have_leeway() -> None:
    """Nearly 5,000 allows 4,600 and not 4,000."""
    near = "2020-10-22  President Orlan  killed nearly 5000 all\n2020-10-22  Southland  killed {} all"
    assert reasons(near.format(4600)) == []
    assert reasons(near.format(4000)) == [Reason.RIVAL]


def test_part_and_whole_are_different_figures() -> None:
    """Soldiers and people, or the losses of two sides, are not compared."""
    notation = """
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  President Orlan  killed nearly 5000 all
        2020-10-22  Southland        killed 61 Southland civilian
    """
    assert reasons(notation) == []


def test_new_counts_of_two_places_do_not_disagree() -> None:
    """Two incidents on one day have a toll each."""
    notation = """
        2020-10-11  Southland        killed +9 Southland civilian at Lowtown
        2020-10-11  President Orlan  killed +2 Southland civilian at Hightown
    """
    assert reasons(notation) == []


def test_new_counts_without_a_place_may_be_of_two_incidents() -> None:
    """Only a flat zero speaks of them all."""
    told = """
        2020-10-11  Southland        killed +{} Southland civilian
        2020-10-11  President Orlan  killed +{} Southland civilian
    """
    assert reasons(told.format(9, 2)) == []
    assert reasons(told.format(9, 0)) == [Reason.RIVAL]


def test_new_counts_of_one_place_and_day_disagree() -> None:
    """One incident has one toll."""
    notation = """
        2020-10-11  Southland        killed +9 Southland civilian at Lowtown
        2020-10-11  President Orlan  killed +2 Southland civilian at Lowtown
    """
    assert reasons(notation) == [Reason.RIVAL]


def test_a_retracted_claim_disagrees_with_nothing() -> None:
    """What was misread is out of the comparison."""
    notation = """
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  President Orlan  killed 2001 Northland military
    """
    assert disagreements(entries_of(notation, status={1: "retracted"})) == ()


def test_of_two_sources_the_latest_pair_is_told() -> None:
    """A quarrel that goes on for a week is one line."""
    notation = """
        2020-10-20  Hill officials   killed 800 Northland military
        2020-10-20  President Orlan  killed 1900 Northland military
        2020-10-22  Hill officials   killed 897 Northland military
        2020-10-22  President Orlan  killed 2001 Northland military
    """
    found = [each for each in disagreements(entries_of(notation)) if each.reason is Reason.RIVAL]
    assert [each.second.claim.count.low for each in found] == [2001]  # type: ignore[union-attr]
