"""Places that two sides are said to hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.reconciliation.disputes import disputes
from tests.reconciliation.disputes.ledgers import CAMPS, RIVAL, clashes, ledger_of, numbers, side_of, words


def test_both_sides_say_that_they_hold_a_place() -> None:
    """Rival claims of control in fact."""
    notation = """
        2020-10-11  Southland  control Hadra de-facto Southland
        2020-10-12  Northland  control Hadra de-facto Northland
    """
    assert clashes(notation) == [(RIVAL, [0, 1])]
    assert words(notation) == ["Southland said it held Hadra; Northland said it held Hadra"]


def test_spellings_of_a_place_are_one_place() -> None:
    """Accents and case are evened out; other names need the caller's list."""
    notation = """
        2020-10-11  Southland  control Hadrá de-facto Southland
        2020-10-11  Northland  control hadra de-facto Northland
        2020-10-11  Northland  control Hadrut de-facto Northland
    """
    assert clashes(notation) == [(RIVAL, [0, 1])]
    found = disputes(ledger_of(notation), CAMPS, side_of, "literal", place_of=lambda name: name.replace("rut", "ra"))
    assert len(found) == 1


def test_allies_hold_a_place_for_one_camp() -> None:
    """Northland and the Hills are one camp."""
    notation = """
        2020-10-11  Northland  control Hadra de-facto Northland
        2020-10-11  Hills      control Hadra de-facto Hills
    """
    assert clashes(notation) == []


def test_a_later_claim_supersedes_an_earlier_one_of_the_same_source() -> None:
    """Northland grants the loss before Southland says that it holds the town."""
    notation = """
        2020-10-11  Northland  control Hadra de-facto Northland
        2020-10-13  Northland  control Hadra de-facto Southland
        2020-10-14  Southland  control Hadra de-facto Southland
    """
    assert clashes(notation) == []


def test_repeating_a_claim_is_no_new_contradiction() -> None:
    """The first claims that collide stand for as long as both sides keep to their word."""
    notation = """
        2020-10-11  Southland           control Hadra de-facto Southland
        2020-10-12  Northland           control Hadra de-facto Northland
        2020-10-12  Southland ministry  control Hadra de-facto Southland
        2020-10-13  Hills               control Hadra de-facto Northland
    """
    assert clashes(notation) == [(RIVAL, [0, 1])]


def test_a_dispute_that_flares_up_again_is_a_new_one() -> None:
    """Once a side has granted the loss, its next claim is another one."""
    notation = """
        2020-10-11  Southland  control Hadra de-facto Southland
        2020-10-12  Northland  control Hadra de-facto Northland
        2020-10-13  Northland  control Hadra de-facto Southland
        2020-10-15  Northland  control Hadra de-facto Northland
    """
    assert clashes(notation) == [(RIVAL, [0, 1]), (RIVAL, [0, 3])]


@pytest.mark.parametrize(
    ("first", "second", "days", "rival"),
    [
        ("Northland", "Southland", 7, True),
        ("Northland", "Southland", 8, False),
        ("Northland", "report", 1, True),
        ("Northland", "report", 2, False),
        ("Eastland", "report", 0, True),
        ("Eastland", "report", 1, False),
    ],
)
def test_the_longer_ago_the_likelier_a_place_changed_hands(first: str, second: str, days: int, rival: bool) -> None:
    """Parties stand by their word for a week, observers tell of one day."""
    notation = f"""
        2020-10-11  {first}  control Hadra de-facto Northland

        2020-10-{11 + days}  {second}  control Hadra de-facto Southland
    """
    assert bool(clashes(notation)) is rival


def test_a_place_held_since_a_later_day_has_changed_hands() -> None:
    """Southland holds the town since the day after Northland said that it did."""
    notation = """
        2020-10-11  Northland  control Hadra de-facto Northland
        2020-10-13  Southland  control Hadra de-facto Southland since 2020-10-12
    """
    assert clashes(notation) == []
    assert clashes(notation.replace("since 2020-10-12", "since 2020-10-09")) == [(RIVAL, [0, 1])]


@pytest.mark.parametrize("teller", ["Northland", "report", "Red Lantern"])
def test_a_place_that_was_handed_over_is_not_disputed(teller: str) -> None:
    """The former holder, or an observer, says that it left."""
    notation = f"""
        2020-11-19  Northland  control Agda de-facto Northland
        2020-11-20  {teller}   event RETREAT withdrawal by Northland at Agda
        2020-11-21  Southland  control Agda de-facto Southland
    """
    assert clashes(notation) == []


def test_claims_of_the_day_of_a_handover_may_stand_in_any_order() -> None:
    """Nothing says which of the three was told first."""
    notation = """
        2020-11-20  Southland  control Agda de-facto Southland
        2020-11-20  report     event RETREAT withdrawal by Northland at Agda
        2020-11-20  Northland  control Agda de-facto Northland
    """
    assert clashes(notation) == []


def test_that_the_enemy_left_is_no_consent() -> None:
    """Only the new holder says that the old one withdrew."""
    notation = """
        2020-11-19  Northland  control Agda de-facto Northland
        2020-11-20  Southland  event RETREAT withdrawal by Northland at Agda
        2020-11-21  Southland  control Agda de-facto Southland
    """
    assert clashes(notation) == [(RIVAL, [0, 2])]


def test_who_says_both_on_one_day_says_neither() -> None:
    """Nothing tells which of two claims of a morning and an evening is the later one."""
    notation = """
        2024-12-05  Northland  control Hama de-facto Northland
        2024-12-05  Northland  control Hama de-facto Southland
        2024-12-05  Southland  control Hama de-facto Southland
    """
    assert clashes(notation) == []


def test_a_part_of_a_place_is_not_the_place() -> None:
    """Each side may hold a part."""
    notation = """
        2024-12-05  Northland  control "part of Kesh" de-facto Northland
        2024-12-05  Southland  control "part of Kesh" de-facto Southland
        2024-12-05  Northland  control "southern Kesh" de-facto Northland
        2024-12-05  Southland  control "southern Kesh" de-facto Southland
    """
    assert clashes(notation) == []


def test_holders_of_no_side_are_no_rivals() -> None:
    """Who "armed men" are is not known."""
    notation = """
        2024-12-05  report     control Kesh de-facto armed men
        2024-12-05  Southland  control Kesh de-facto Southland
    """
    assert clashes(notation) == []


def test_law_and_fact_do_not_collide() -> None:
    """What one side holds may be the other's by right."""
    notation = """
        2020-10-22  report     control Hills-on-Sea de-jure Southland
        2020-10-22  Northland  control Hills-on-Sea de-facto Northland
    """
    assert clashes(notation) == []


def test_rival_rights_collide_however_far_apart() -> None:
    """A claim of right stands until it is given up; all reporters word it as one."""
    notation = """
        1994-05-12  Northland  control Dost de-jure Northland

        2020-10-22  Southland  control Dost de-jure Southland

        2020-10-22  report     control Dost de-jure Southland

        2020-10-23  report     control Dost de-jure Southland
    """
    assert clashes(notation) == [(RIVAL, [0, 1]), (RIVAL, [0, 2])]


def test_a_right_that_was_given_up_collides_no_more() -> None:
    """Northland recognised Southland's right first."""
    notation = """
        1994-05-12  Northland  control Dost de-jure Northland
        1999-05-12  Northland  control Dost de-jure Southland
        2020-10-22  Southland  control Dost de-jure Southland
    """
    assert clashes(notation) == []


def test_a_capture_collides_with_the_word_that_the_place_is_held() -> None:
    """Southland took the town; two days later Northland's flag is over it, says Northland."""
    notation = """
        2020-10-10  Southland  event ASSAULT "capture of territory" by Southland at Hadra on 2020-10-09 alleged
        2020-10-11  Northland  control Hadra de-facto Northland
    """
    assert clashes(notation) == [(RIVAL, [0, 1])]


@pytest.mark.parametrize(
    ("captor", "capture", "holder", "control"),
    [
        # Held before it was taken; held again since; told too long after.
        ("Southland", "at Hadra on 2020-10-12", "Northland", ""),
        ("Southland", "at Hadra on 2020-10-09", "Northland", "since 2020-10-10"),
        ("Southland", "at Hadra on 2020-10-03", "Northland", ""),
        ("Southland", "at Hadra", "Northland", ""),
        # Still going on; not achieved; only a part of the town; granted by the loser and told by reporters.
        ("Southland", "at Hadra on 2020-10-10 ongoing", "Northland", ""),
        ("Southland", "at Hadra on 2020-10-10 planned", "Northland", ""),
        ("Southland", "at part of Hadra on 2020-10-10", "Northland", ""),
        ("Hills", "at Hadra on 2020-10-11", "report", ""),
    ],
)
def test_a_capture_and_a_holding_may_both_be_true(captor: str, capture: str, holder: str, control: str) -> None:
    """In turn, in part, or as two ends of one story."""
    notation = f"""
        2020-10-11  {holder}  control Hadra de-facto Northland {control}

        2020-10-12  {captor}  event ASSAULT capture by Southland {capture}
    """
    assert clashes(notation) == []


def test_a_place_won_back_had_been_taken() -> None:
    """Northland says that it retook the town, and so that it had been lost."""
    notation = """
        2020-10-09  Southland  event ASSAULT capture by Southland at Hadra on 2020-10-09
        2020-10-10  Northland  event ASSAULT recapture by Northland at Hadra on 2020-10-10
        2020-10-11  Northland  control Hadra de-facto Northland
    """
    assert clashes(notation) == []


def test_who_grants_an_attack_on_a_place_it_holds_holds_it() -> None:
    """Northland says on one day that Southland took the town, in part, and that its flag is over it."""
    notation = """
        2022-03-03  Southland  control Kher de-facto Southland
        2022-03-03  Northland  event ASSAULT capture by Southland at Kher
        2022-03-03  Northland  control Kher de-facto Northland
    """
    assert clashes(notation) == [(RIVAL, [0, 2])]


def test_an_undated_claim_of_control_is_compared_with_none() -> None:
    """No day says when it holds; a claim of right needs none."""
    notation = """
        undated     Southland  control Hadra de-facto Southland
        2020-10-12  Northland  control Hadra de-facto Northland
        undated     Southland  control Dost de-jure Southland
        2020-10-12  Northland  control Dost de-jure Northland
    """
    assert clashes(notation) == [(RIVAL, [2, 3])]


def test_a_retracted_claim_collides_with_none() -> None:
    """What was taken back is no claim."""
    entries = ledger_of("""
        2020-10-11  Southland  control Hadra de-facto Southland
        2020-10-12  Northland  control Hadra de-facto Northland
        2020-10-12  Hills      control Hadra de-facto Hills
    """)
    taken_back = replace(entries[1], status="retracted")
    found = disputes((entries[0], taken_back, entries[2]), CAMPS, side_of, "literal")
    assert [numbers(each) for each in found] == [[0, 2]]
