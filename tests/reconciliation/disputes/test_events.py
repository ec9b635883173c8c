"""Events that are denied, repelled or told the other way round."""

from __future__ import annotations

import pytest

from tests.reconciliation.disputes.ledgers import DENIAL, RIVAL, clashes, words


def denied(claim: str, denial: str) -> bool:
    """Whether a denial of the second event meets a claim of the first."""
    found = clashes(f"""
        2020-10-22  Northland ministry  event ASSAULT {claim} alleged

        2020-10-22  Southland ministry  event ASSAULT {denial} denied
    """)
    assert found in ([], [(DENIAL, [0, 1])])
    return bool(found)


def test_a_denial_contradicts_the_charge_that_it_denies() -> None:
    """The same town, day, mode and actor, told by the other side."""
    notation = """
        2020-10-22  Northland  event ASSAULT shelling by Southland at Martan on 2020-10-22 alleged
        2020-10-22  Southland  event ASSAULT shelling by Southland at Martan on 2020-10-22 denied
    """
    assert clashes(notation) == [(DENIAL, [0, 1])]
    assert words(notation) == ["Northland accused Southland of shelling at Martan on 22 Oct 2020; Southland denied it"]


def test_a_denial_contradicts_every_claim_that_it_denies() -> None:
    """A reporter, a third party and the other side all tell of it."""
    notation = """
        2020-10-22  Northland        event ASSAULT shelling by Southland at Martan alleged

        2020-10-22  report           event ASSAULT shelling by Southland at Martan

        2020-10-23  Border Monitors  event ASSAULT shelling by Southland at Martan on 2020-10-22

        2020-10-23  Southland        event ASSAULT shelling by Southland at Martan on 2020-10-22 denied
    """
    assert clashes(notation) == [(DENIAL, [0, 3]), (DENIAL, [1, 3]), (DENIAL, [2, 3])]


def test_a_repelled_attack_was_an_attack_that_can_be_denied() -> None:
    """Who says that an attack failed says that there was one."""
    notation = """
        1999-03-29  Northland  event ASSAULT offensive by Southland at Badra failed
        1999-03-29  Southland  event ASSAULT offensive by Southland at Badra denied
    """
    assert clashes(notation) == [(DENIAL, [0, 1])]


def test_a_missed_aircraft_was_not_shot_down() -> None:
    """A shot that failed and a denial agree."""
    notation = """
        1999-03-29  Northland  event ASSAULT "shooting down" by Northland at Badra failed
        1999-03-29  Southland  event ASSAULT "shooting down" by Northland at Badra denied
    """
    assert clashes(notation) == []


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("shelling by Southland at Martan", "artillery fire by Southland at Martan"),
        ("shelling by Southland at Martan", "attack by Southland at Martan"),
        ("missile and drone strike by Southland at Martan", "drone attack by Southland at Martan"),
        ("shelling by Southland at Martan", "shelling by Southland army at near Martan"),
        ("shelling by Southland at Martan", "shelling by Southland"),
        ("shelling by Southland", "shelling by Southland at Martan"),
        ("shelling by Southland at Martan, Tova", "shelling by Southland at Tova"),
        ("shelling by Southland at Martan", "shelling at Martan"),
        ("shelling at Martan", "shelling at Martan"),
        ("shelling by Southland at Martan", "shelling by Northland, Southland at Martan"),
        ("shelling by Southland against civilians at Martan", '"attack on civilians" by Southland at Martan'),
        ("offensive by Southland at border", "battle by Southland at border"),
        ("offensive by Southland at Badra", "offensive by Southland at border"),
        ("shelling by Southland at Martan on 2020-10-21", "shelling by Southland at Martan on 2020-10-22"),
        ("shelling by Southland at Martan on 2020-10-20", "shelling by Southland at Martan"),
        (
            "offensive by Southland at Martan on 2020-09-01/2020-10-20",
            "offensive by Southland on 2020-09-01/2020-10-20",
        ),
    ],
)
def test_a_denial_may_word_the_event_otherwise(claim: str, denial: str) -> None:
    """Kindred modes, organs of a side, a place left out, a night of two dates."""
    assert denied(claim, denial)


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        # Another mode, place, actor or victim.
        ("capture of territory by Southland at Martan", "shelling by Southland at Martan"),
        ("shelling by Southland at Martan", "shelling by Southland at Tova"),
        ("shelling by Eastland at Martan", "shelling by Southland at Martan"),
        ("shelling by Southland against Eastland at Martan", "shelling by Southland against Northland at Martan"),
        # Nobody is said to have fired, so nobody's denial is against it.
        ("shelling at Martan", "shelling by Southland at Martan"),
        # Who denies an attack may have fought all the same.
        ("battle by Northland, Southland at Martan", "attack by Southland at Martan"),
        # Who denies that civilians were struck does not deny the strike.
        ("shelling by Southland at Martan", '"attack on civilians" by Southland at Martan'),
        # Without a place that both name, another mode or another way to date is another event.
        ("air strike by Southland at Martan", "attack by Southland"),
        ("shelling by Southland at Martan on 2020-10-22", "shelling by Southland"),
        # Another day; or one day of a campaign.
        ("shelling by Southland at Martan on 2020-10-20", "shelling by Southland at Martan on 2020-10-22"),
        ("offensive by Southland at Martan on 2020-09-01/2020-10-22", "offensive by Southland at Martan on 2020-10-22"),
        ("shelling by Southland at Martan on 2020-10-18", "shelling by Southland at Martan"),
        # A denial without actors clears whoever denies, and nobody else.
        ("shelling by Eastland at Martan", "shelling at Martan"),
    ],
)
def test_a_denial_of_another_event_is_none(claim: str, denial: str) -> None:
    """Precision goes first."""
    assert not denied(claim, denial)


def test_what_is_denied_has_happened() -> None:
    """A denial is older than the shelling of the next day."""
    notation = """
        2020-10-22  Southland  event ASSAULT shelling by Southland at Martan denied

        2020-10-23  Northland  event ASSAULT shelling by Southland at Martan on 2020-10-23 alleged
    """
    assert clashes(notation) == []


def test_one_voice_does_not_dispute_itself() -> None:
    """Two organs of one side word things their own way; only over one act in one place may they differ."""
    notation = """
        2020-10-22  Southland ministry   event ASSAULT shelling by Southland army at Martan
        2020-10-22  Southland president  event ASSAULT shelling by Southland at Martan denied
    """
    assert clashes(notation) == []
    assert clashes(notation.replace("Southland army", "Southland")) == [(DENIAL, [0, 1])]
    assert clashes(notation.replace("Southland army", "Southland").replace("president", "ministry")) == []
    assert clashes(notation.replace("Southland army at Martan", "Southland")) == []


def test_what_two_sides_deny_together_is_no_denial_of_either() -> None:
    """Each of two denies its own part."""
    notation = """
        2020-10-22  Northland                event ASSAULT shelling at Martan
        2020-10-22  Southland                event ASSAULT shelling at Martan
        2020-10-22  Northland and Southland  event ASSAULT shelling at Martan denied
    """
    assert clashes(notation) == []


def test_a_denial_is_somebodys() -> None:
    """That a reporter tells of no attack denies none."""
    notation = """
        2020-10-22  Northland    event ASSAULT shelling by Southland at Martan alleged

        2020-10-22  report       event ASSAULT shelling by Southland at Martan denied

        2020-10-22  unspecified  event ASSAULT shelling by Southland at Martan denied
    """
    assert clashes(notation) == []


def test_plans_are_not_denied_as_events() -> None:
    """What has not happened yet is no event to deny."""
    notation = """
        2020-10-22  Northland  event CONSULT talks by Northland, Southland at Tova planned
        2020-10-22  Southland  event CONSULT talks by Northland, Southland at Tova denied
    """
    assert clashes(notation) == []
    assert clashes(notation.replace("planned", "ongoing")) == [(DENIAL, [0, 1])]


def test_kin_types_name_one_event() -> None:
    """A cease-fire is agreed by one teller and one-sided by another."""
    notation = """
        2020-10-22  Northland  event AGREE cease-fire by Northland at Tova
        2020-10-22  Southland  event CONCEDE truce by Northland at Tova denied
    """
    assert clashes(notation) == [(DENIAL, [0, 1])]


def test_a_belief_is_the_believers() -> None:
    """Southland tells what Northland claims; it is Northland's claim."""
    notation = """
        2020-10-22  Southland < Northland  event ASSAULT shelling by Southland at Martan alleged
        2020-10-22  Southland              event ASSAULT shelling by Southland at Martan denied
    """
    assert clashes(notation) == [(DENIAL, [0, 1])]


def test_a_capture_denied_by_the_other_side_is_a_rival_claim() -> None:
    """Captor and denier are the two sides; a third party that tells of the capture is only denied."""
    notation = """
        2020-10-09  Southland  event ASSAULT "capture of territory" by Southland at Hadra alleged

        2020-10-09  Eastland   event ASSAULT "capture of territory" by Southland at Hadra

        2020-10-10  Northland  event ASSAULT "capture of territory" by Southland at Hadra denied
    """
    assert clashes(notation) == [(RIVAL, [0, 2]), (DENIAL, [1, 2])]


def test_a_capture_contradicts_a_repulse() -> None:
    """One side took the town, the other threw the attack back."""
    notation = """
        2020-10-09  Southland  event ASSAULT "capture of territory" by Southland at Hadra on 2020-10-09 alleged
        2020-10-09  Northland  event ASSAULT offensive by Southland at Hadra on 2020-10-09 failed
    """
    assert clashes(notation) == [(RIVAL, [0, 1])]
    assert words(notation) == [
        "Southland told of capture of territory by Southland at Hadra on 9 Oct 2020; "
        "Northland said that offensive by Southland at Hadra on 9 Oct 2020 failed"
    ]


@pytest.mark.parametrize(
    "failure",
    [
        "Northland  event ASSAULT offensive by Southland at Hadra on 2020-10-08 failed",
        "Northland  event ASSAULT offensive by Southland at Tova on 2020-10-09 failed",
        "Northland  event ASSAULT offensive by Southland on 2020-10-09 failed",
        "Northland  event ASSAULT offensive by Eastland at Hadra on 2020-10-09 failed",
        "Northland  event ASSAULT shelling by Southland at Hadra on 2020-10-09 failed",
        "Northland  event ASSAULT offensive at Hadra on 2020-10-09 failed",
        "Southland  event ASSAULT offensive by Southland at Hadra on 2020-10-09 failed",
    ],
)
def test_a_place_may_fall_after_another_attack_failed(failure: str) -> None:
    """The day before, elsewhere, somebody else's, by other means, or in the captor's own words."""
    notation = f"""
        2020-10-09  Southland  event ASSAULT "capture of territory" by Southland at Hadra on 2020-10-09 alleged
        2020-10-09  {failure}
    """
    assert clashes(notation) == []


def test_each_side_blames_the_other_for_one_attack() -> None:
    """The same town on the same day; the first kindred claims of the two sides stand for all."""
    notation = """
        2022-07-30  Northland          event ASSAULT "rocket fire" by Southland at Olen on 2022-07-29 alleged

        2022-07-30  Southland army     event ASSAULT shelling by Northland at Olen on 2022-07-29 alleged

        2022-07-31  Southland          event ASSAULT shelling by Northland army at Olen on 2022-07-29 alleged
    """
    assert clashes(notation) == [(RIVAL, [0, 1])]


@pytest.mark.parametrize(
    "answer",
    [
        # Another day, another town, ground on which both may have fired.
        "shelling by Northland at Olen on 2022-07-30",
        "shelling by Northland at Tova on 2022-07-29",
        "shelling by Northland on 2022-07-29",
        # Another mode; a fight of both; what it says that it did itself.
        '"capture of territory" by Northland at Olen on 2022-07-29',
        "shelling by Northland, Southland at Olen on 2022-07-29",
        "shelling by Southland at Olen on 2022-07-29",
        # Weeks of shelling.
        "shelling by Northland at Olen on 2022-07-01/2022-07-29",
    ],
)
def test_two_attacks_are_not_one_told_twice(answer: str) -> None:
    """Each side may attack the other on one day."""
    notation = f"""
        2022-07-30  Northland  event ASSAULT "rocket fire" by Southland at Olen on 2022-07-29 alleged
        2022-07-30  Southland  event ASSAULT {answer} alleged
    """
    assert clashes(notation) == []


def test_each_side_may_sink_a_boat_of_the_other() -> None:
    """What is achieved against the other is not one event told twice."""
    notation = """
        2007-04-06  Northland  event ASSAULT sinking by Southland at Puta on 2007-04-06 alleged
        2007-04-06  Southland  event ASSAULT sinking by Northland at Puta on 2007-04-06 alleged
    """
    assert clashes(notation) == []


@pytest.mark.parametrize("ground", ["Border", "Hills", "Olen region", "Line of Contact"])
def test_both_may_attack_on_wide_ground(ground: str) -> None:
    """A border or a side's whole land has room for two attacks."""
    notation = f"""
        2022-07-30  Northland  event ASSAULT shelling by Southland at "{ground}" on 2022-07-29 alleged
        2022-07-30  Southland  event ASSAULT shelling by Northland at "{ground}" on 2022-07-29 alleged
    """
    assert clashes(notation) == []
