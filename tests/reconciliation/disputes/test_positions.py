"""Positions ascribed to an actor and denied, and charges denied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.model.report import Span
from tests.reconciliation.disputes.ledgers import DENIAL, clashes, found_in, ledger_of, words


@pytest.mark.parametrize(
    ("assent", "rejection"),
    [
        ("Northland           accepts cease-fire for Southland", "Southland  rejects cease-fire"),
        ("Northland           offers territory for Southland", "Southland ministry  rejects territory"),
        ("Southland           accepts talks", "Northland  rejects talks for Southland"),
        ("report              accepts talks for Southland", "Northland  rejects talks for Southland"),
        ("Northland           accepts talks toward Northland for Southland", "Southland  rejects talks toward Hills"),
    ],
)
def test_what_one_tells_of_an_actor_another_denies(assent: str, rejection: str) -> None:
    """The actor's own word, or two sources that differ over it."""
    notation = f"""
        2020-10-22  {assent}

        2020-10-22  {rejection}
    """
    assert clashes(notation) == [(DENIAL, [0, 1])]


@pytest.mark.parametrize(
    ("assent", "rejection"),
    [
        # A change of mind; the same told by one reporter; allies who want different things.
        ("Southland  accepts talks", "Southland  rejects talks"),
        ("Southland ministry  accepts talks", "Southland  rejects talks"),
        ("Northland  accepts talks for Northland", "Southland  rejects talks for Hills"),
        # Its own offer beside another's word that it refuses: two proposals.
        ("Southland  offers cease-fire", "Northland  rejects cease-fire for Southland"),
        ("report  offers cease-fire for Southland", "Northland  rejects cease-fire for Southland"),
        # Another issue, another partner, another day, a hope.
        ("Northland  accepts talks for Southland", "Southland  rejects territory"),
        ("Northland  accepts talks toward Northland for Southland", "Southland  rejects talks toward Eastland"),
        ("Northland  accepts talks for Southland said-on 2020-10-20", "Southland  rejects talks"),
        ("Northland  hopes talks for Southland", "Southland  rejects talks"),
    ],
)
def test_two_positions_may_both_be_held(assent: str, rejection: str) -> None:
    """One mind over time, or two matters."""
    notation = f"""
        2020-10-22  {assent}

        2020-10-22  {rejection}
    """
    assert clashes(notation) == []


@pytest.mark.parametrize("condition", ["Southland  demands arms", "report  demands territory for Southland"])
def test_a_conditional_yes_is_a_conditional_no(condition: str) -> None:
    """An acceptance with a demand in its words, or "no truce without X"."""
    source = condition.split()[0]
    tail = "" if source == "Southland" else " for Southland"
    notation = f"""
        2020-10-22  {source}  accepts cease-fire{tail}
        2020-10-22  {condition}

        2020-10-22  Northland  rejects cease-fire for Southland
    """
    assert clashes(notation) == []
    assert clashes(notation.replace("accepts", "_").replace("rejects", "accepts").replace("_", "rejects")) == []


def test_a_demand_in_other_words_is_no_condition() -> None:
    """Where both have words, only words that they share make a demand a condition."""
    entries = ledger_of("""
        2020-10-22  Southland  accepts cease-fire
        2020-10-22  Southland  demands arms

        2020-10-22  Northland  rejects cease-fire for Southland
    """)
    worded = [
        replace(entry, claim=replace(entry.claim, span=span))
        for entry, span in zip(entries, (Span(0, 40), Span(90, 120), Span(0, 30)), strict=True)
    ]
    assert len(found_in(worded)) == 1
    sharing = replace(worded[1], claim=replace(worded[1].claim, span=Span(20, 120)))
    assert found_in([worded[0], sharing, worded[2]]) == ()


def test_a_charge_is_denied_by_the_accused() -> None:
    """Attacks on civilians: who rejects them after a charge denies it."""
    notation = """
        2020-10-22  Northland           accuses attacks-on-civilians toward Southland
        2020-10-22  Southland ministry  rejects attacks-on-civilians toward Hills
    """
    assert clashes(notation) == [(DENIAL, [0, 1])]
    assert words(notation) == [
        "Northland accused Southland of attacks on civilians; Southland ministry rejected attacks on civilians"
    ]


def test_a_rejection_answers_the_charges_of_its_own_report() -> None:
    """Only where its report tells of none, it answers those of the day."""
    notation = """
        2020-10-22  Northland  accuses attacks-on-civilians toward Southland

        2020-10-22  Hills      accuses attacks-on-civilians toward Southland
        2020-10-22  Southland  rejects attacks-on-civilians

        2020-10-22  Southland  rejects attacks-on-civilians
    """
    assert clashes(notation) == [(DENIAL, [0, 3]), (DENIAL, [1, 2]), (DENIAL, [1, 3])]


def test_a_rejection_that_names_the_accuser_goes_before_one_that_names_nobody() -> None:
    """The second answers the charge, so that the first is about something else."""
    notation = """
        2020-10-22  Northland  accuses attacks-on-civilians toward Southland
        2020-10-22  Southland  rejects attacks-on-civilians
        2020-10-22  Southland  rejects attacks-on-civilians toward Northland
    """
    assert clashes(notation) == [(DENIAL, [0, 2])]


@pytest.mark.parametrize(
    ("charge", "rejection"),
    [
        # Another accuser, another accused, another issue, the next day's report.
        ("attacks-on-civilians toward Southland", "attacks-on-civilians toward Eastland"),
        ("attacks-on-civilians toward Eastland", "attacks-on-civilians"),
        ("arms toward Southland", "foreign-involvement toward Northland"),
        ("arms toward Southland said-on 2020-10-21", "arms toward Northland"),
        # On these issues a rejection may refuse a proposal.
        ("foreign-involvement toward Southland", "foreign-involvement"),
        ("cease-fire toward Southland", "cease-fire toward Northland"),
        ("territory toward Southland", "territory toward Northland"),
        ("other toward Southland", "other toward Northland"),
    ],
)
def test_a_rejection_of_something_else_denies_no_charge(charge: str, rejection: str) -> None:
    """Precision goes first."""
    notation = f"""
        2020-10-22  Northland  accuses {charge}

        2020-10-22  Southland  rejects {rejection}
    """
    assert clashes(notation) == []
