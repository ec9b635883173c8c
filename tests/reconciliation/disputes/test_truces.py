"""Cease-fires that each side says the other broke."""

from __future__ import annotations

import pytest

from tests.reconciliation.disputes.ledgers import CEASE_FIRE, clashes, words


def test_both_sides_accuse_each_other_of_breaking_a_cease_fire() -> None:
    """As positions and as events alike."""
    notation = """
        2020-10-18  Northland  accuses cease-fire toward Southland
        2020-10-18  Southland  event ASSAULT "cease-fire violation" by Hills army at Tova alleged
    """
    assert clashes(notation) == [(CEASE_FIRE, [0, 1])]
    assert words(notation) == [
        "Northland accused Southland of breaking the cease-fire; Southland accused Hills army of it"
    ]


def test_a_report_may_tell_the_accusations_of_both() -> None:
    """The accuser is the actor, whoever tells it."""
    notation = """
        2020-10-18  report  accuses cease-fire toward Southland for Northland
        2020-10-18  report  accuses cease-fire toward Northland for Southland
    """
    assert clashes(notation) == [(CEASE_FIRE, [0, 1])]


def test_a_window_lists_the_first_accusation_of_each_source() -> None:
    """Repeated charges of one source within the days add nothing."""
    notation = """
        2020-10-18  Northland           accuses cease-fire toward Southland
        2020-10-18  Southland           accuses cease-fire toward Northland
        2020-10-19  Northland           accuses cease-fire toward Southland
        2020-10-19  Southland ministry  accuses cease-fire toward Northland
        2020-10-20  Southland           accuses cease-fire toward Hills
    """
    assert clashes(notation) == [(CEASE_FIRE, [0, 1, 3])]


def test_accusations_of_other_days_are_another_contradiction() -> None:
    """Each window opens with a charge that is answered."""
    notation = """
        2020-10-10  Northland  accuses cease-fire toward Southland
        2020-10-18  Northland  accuses cease-fire toward Southland
        2020-10-19  Southland  accuses cease-fire toward Northland
        2020-10-26  Southland  accuses cease-fire toward Northland
        2020-10-28  Northland  accuses cease-fire toward Southland
    """
    assert clashes(notation) == [(CEASE_FIRE, [1, 2]), (CEASE_FIRE, [3, 4])]


def test_a_window_does_not_cut_a_charge_from_its_answer() -> None:
    """A charge that nobody answers opens no window."""
    notation = """
        2020-10-18  Northland  accuses cease-fire toward Southland
        2020-10-20  Northland  accuses cease-fire toward Southland
        2020-10-22  Southland  accuses cease-fire toward Northland
    """
    assert clashes(notation) == [(CEASE_FIRE, [1, 2])]


@pytest.mark.parametrize(
    "answer",
    [
        "2020-10-21  Southland  accuses cease-fire toward Northland",
        "2020-10-18  Hills      accuses cease-fire toward Southland",
        "2020-10-18  Southland  accuses cease-fire",
        "2020-10-18  Southland  accuses territory toward Northland",
        "2020-10-18  Southland  rejects cease-fire toward Northland",
        "2020-10-18  Southland  accuses cease-fire toward Eastland",
        '2020-10-18  report     event ASSAULT "cease-fire violation" by Northland at Tova',
        '2020-10-18  Southland  event ASSAULT "cease-fire violation" by Northland, Southland at Tova',
        '2020-10-18  Southland  event ASSAULT "cease-fire violation" by Southland at Tova',
        '2020-10-18  Southland  event ASSAULT "cease-fire violation" by Northland at Tova denied',
        "2020-10-18  Southland  event ASSAULT shelling by Northland at Tova alleged",
    ],
)
def test_one_sided_accusations_are_no_contradiction(answer: str) -> None:
    """Too late, by an ally, of nobody, of something else, against another, or by nobody's side."""
    assert clashes(f"2020-10-18  Northland  accuses cease-fire toward Southland\n{answer}") == []


def test_a_cease_fire_holds_for_one_and_has_failed_for_another() -> None:
    """Told as ongoing and as failed on one day."""
    notation = """
        2022-09-19  Northland  event AGREE cease-fire by Northland, Southland ongoing

        2022-09-19  report     event AGREE truce by Northland, Southland failed

        2022-09-20  report     event AGREE truce by Northland, Southland failed
    """
    assert clashes(notation) == [(CEASE_FIRE, [0, 1]), (CEASE_FIRE, [0, 2])]


def test_a_party_that_still_tells_of_a_truce_says_that_it_stands() -> None:
    """Only once the other party has called it failed."""
    notation = """
        2022-09-19  Southland  event AGREE cease-fire by Northland, Southland failed
        2022-09-{}  Northland  event AGREE cease-fire by Northland, Southland
    """
    assert clashes(notation.format(19)) == [(CEASE_FIRE, [0, 1])]
    assert clashes(notation.format(18)) == []
    assert clashes(notation.format(21)) == []


def test_one_voice_may_tell_both_of_a_truce() -> None:
    """It held in the morning."""
    notation = """
        2022-09-19  Northland  event AGREE cease-fire by Northland, Southland ongoing
        2022-09-19  Hills      event AGREE cease-fire by Northland, Southland failed
    """
    assert clashes(notation) == []


@pytest.mark.parametrize(
    "failure",
    [
        # That it was agreed, and that it failed, may both be true.
        "2022-09-19  report     event AGREE cease-fire by Northland, Southland failed",
        "2022-09-19  Southland  event AGREE cease-fire by Eastland, Southland failed",
        "2022-09-19  Northland  event AGREE cease-fire by Northland, Southland failed",
        "2022-09-19  Southland  event CONSULT talks by Northland, Southland failed",
    ],
)
def test_an_agreed_truce_may_have_failed(failure: str) -> None:
    """What a reporter tells, of another truce, by the same side, of talks."""
    truce = "2022-09-19  Northland  event AGREE cease-fire by Northland, Southland"
    assert clashes(f"{truce}\n\n{failure}") == []
