"""Laws of reconciliation, for arbitrary small chronicles and every shipped reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, Figure, Finding, FindingStatus
from counterclaim.model.world import Place, Precision
from counterclaim.reconciliation.readings import load_reading, shipped_readings
from counterclaim.reconciliation.reconcile import Reconciliation
from tests.reconciliation.ledgers import SUMS, entries_of, reconciled, valley
from tests.reconciliation.strategies import chronicles, ledgers

EXAMPLES = 60
GAZETTEER = (
    Place("Aldar", 10.0, 10.0, Precision.TOWN),
    Place("Berin", 10.05, 10.0, Precision.TOWN),
)

Answer: TypeAlias = tuple[tuple[Finding, ...], tuple[Contradiction, ...]]

readings = st.sampled_from(sorted(shipped_readings()))


def answered(entries: Iterable[Entry], reading: str = "literal") -> Reconciliation:
    """What a reading finds where two towns are known."""
    entries = tuple(entries)
    rule = load_reading(reading)
    if reading == "prioritise":
        rule = replace(rule, prioritised=("Observer", "Southland"))
    return reconciled(entries, rule, ground=valley(entries, places=GAZETTEER))


def bounds(found: Reconciliation) -> dict[Figure, tuple[FindingStatus, int | None, int | None]]:
    """Status and ends by figure."""
    return {one.figure: (one.status, one.low, one.high) for one in found.findings}


def as_of(entries: Iterable[Entry], day: date) -> tuple[Entry, ...]:
    """What had been published by a day."""
    return tuple(entry for entry in entries if entry.published and entry.published <= day)


def renamed(entries: Iterable[Entry], prefix: str) -> tuple[Entry, ...]:
    """The same claims, with ids and reports of their own."""
    return tuple(replace(one, id=f"{prefix}{one.id}", report=f"{prefix} {one.report}") for one in entries)


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles(), readings, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(text: str, reading: str, chance: Random) -> None:
    """Not one id, end or word of findings and contradictions."""
    entries = list(entries_of(text))
    before = answered(entries, reading)
    chance.shuffle(entries)
    assert answered(entries, reading) == before


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles(), readings, st.integers(1, 4))
def test_an_answer_as_of_a_day_never_changes(text: str, reading: str, last: int) -> None:
    """What is published later, added to the ledger, leaves it as it was."""
    entries, day = entries_of(text), date(2020, 10, last)
    held = as_of(entries, day)
    later = renamed((replace(one, published=date(2020, 11, 1)) for one in entries), "x")
    assert answered(as_of((*entries, *later), day), reading) == answered(held, reading)


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles(), chronicles(), readings)
def test_retracted_claims_count_for_nothing(text: str, other: str, reading: str) -> None:
    """Neither in findings nor in contradictions."""
    entries = entries_of(text)
    taken_out = renamed((replace(one, status="retracted", speaker_side=None) for one in entries_of(other)), "x")
    kept, more = answered(entries, reading), answered((*entries, *taken_out), reading)
    assert bounds(more) == bounds(kept)
    assert more.contradictions == kept.contradictions


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles(), readings)
def test_a_refusal_constrains_nothing(text: str, reading: str) -> None:
    """Figures keep their ends, and what collided collides."""
    entries = entries_of(text)
    refusals = renamed(entries_of(REFUSALS), "x")
    kept, more = answered(entries, reading), answered((*entries, *refusals), reading)
    wider = bounds(more)
    assert {figure: wider[figure] for figure in bounds(kept) if figure in wider} == {
        figure: ends for figure, ends in bounds(kept).items() if figure in wider
    }
    assert {one.claims for one in more.contradictions} == {one.claims for one in kept.contradictions}


REFUSALS = """
2020-10-01  Southland       killed undisclosed Southland military since 2020-10-01
2020-10-01  Hill officials  casualties undisclosed all since 2020-10-01
"""


@settings(deadline=None, max_examples=EXAMPLES)
@given(ledgers())
def test_claims_told_twice_change_no_bounds(text: str) -> None:
    """Where no sums collide, so that nothing is put to a vote."""
    entries = entries_of(text)
    kept = answered(entries)
    if any(one.kind in SUMS for one in kept.contradictions):
        return
    assert bounds(answered((*entries, *renamed(entries, "x")))) == bounds(kept)


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles(), readings)
def test_every_figure_is_answered_once(text: str, reading: str) -> None:
    """No two findings are about one figure."""
    found = answered(entries_of(text), reading).findings
    assert len({one.figure for one in found}) == len(found)


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles(), readings)
def test_a_finding_is_bounded_unbounded_or_contradicted(text: str, reading: str) -> None:
    """A contradicted one has no ends but conflicts and alternatives; the others have ends in order and neither."""
    found = answered(entries_of(text), reading)
    known = {one.id for one in found.contradictions}
    for one in found.findings:
        assert _sound(one)
        assert known.issuperset(one.conflicts)


def _sound(one: Finding) -> bool:
    if one.status is FindingStatus.CONTRADICTED:
        return one.low is None and one.high is None and bool(one.alternatives)
    if one.status is FindingStatus.UNBOUNDED:
        return one.low is not None and one.high is None and not one.conflicts
    return one.low is not None and one.high is not None and one.low <= one.high and not one.alternatives


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles(), readings)
def test_support_and_dissent_share_no_claim(text: str, reading: str) -> None:
    """Both name claims of the ledger, in order, and no speaker twice."""
    entries = entries_of(text)
    speakers = {one.id: one.speaker for one in answered(entries, reading).statements}
    for one in answered(entries, reading).findings:
        told = [*one.support, *one.dissent]
        assert list(one.support) == sorted(one.support) and list(one.dissent) == sorted(one.dissent)
        assert len({speakers[each] for each in told}) == len(told)


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles(), st.sampled_from(("conservative", "range", "unconfirmed", "pending")))
def test_readings_that_take_less_from_claims_collide_no_more(text: str, reading: str) -> None:
    """What can hold as worded can hold as one range, as the lowest floor, and without the unconfirmed."""
    entries = entries_of(text)
    assert _collide(answered(entries)) or not _collide(answered(entries, reading))


def _collide(found: Reconciliation) -> bool:
    return any(one.kind in SUMS for one in found.contradictions)


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles(), readings)
def test_after_the_cheapest_repair_no_figure_is_contradicted(text: str, reading: str) -> None:
    """Every figure has a lower end, and the contradictions stay told."""
    entries = entries_of(text)
    rule = load_reading(reading)
    repaired = reconciled(entries, rule, ground=valley(entries, places=GAZETTEER), repaired=True)
    plain = reconciled(entries, rule, ground=valley(entries, places=GAZETTEER))
    assert all(one.low is not None for one in repaired.findings)
    assert repaired.contradictions == plain.contradictions


@settings(deadline=None, max_examples=EXAMPLES)
@given(ledgers())
def test_no_claim_is_replaced_by_another_speaker_or_by_itself(text: str) -> None:
    """Supersession is within one speaker's word; observers who speak once replace nothing."""
    assert not answered(entries_of(text)).replaced


@settings(deadline=None, max_examples=EXAMPLES)
@given(chronicles())
def test_a_replaced_claim_gives_way_to_one_that_stands(text: str) -> None:
    """Of the same speaker, published no earlier; and no chain of replacements runs in a circle."""
    found = answered(entries_of(text))
    statements = {one.id: one for one in found.statements}
    for earlier, later in found.replaced.items():
        assert later not in found.replaced
        assert statements[earlier].speaker == statements[later].speaker
        assert _day(statements[earlier].entry) <= _day(statements[later].entry)


def _day(entry: Entry) -> date:
    assert entry.published is not None
    return entry.published


@pytest.mark.parametrize("reading", sorted(shipped_readings()))
def test_names_of_sides_that_no_claim_uses_change_nothing(reading: str) -> None:
    """A conflict file may list more parties than ever spoke or suffered.

    2020-10-02  Observer        killed 40 all since 2020-10-01
    2020-10-02  Hill officials  killed 5 Hills military since 2020-10-01
    2020-10-02  Southland       killed undisclosed Southland military since 2020-10-01
    2020-10-04  Observer        killed at-least 30 Southland civilian since 2020-10-01
    """
    entries = entries_of(test_names_of_sides_that_no_claim_uses_change_nothing.__doc__)
    assert _among_strangers(entries, reading) == _alone(entries, reading)


def test_how_many_sides_there_are_does_not_choose_the_total_around_a_refused_figure() -> None:
    """Westland's civilians or everybody's children: the narrower total stays the narrower.

    2020-10-02  Harbour Wire  killed 0 all child since 2020-10-01
    2020-10-13  Harbour Wire  killed 20 Westland civilian since 2020-10-01
    2020-10-19  Southland     killed undisclosed Westland child since 2020-10-01
    """
    ledger = test_how_many_sides_there_are_does_not_choose_the_total_around_a_refused_figure.__doc__
    assert _among_strangers(entries_of(ledger), "literal") == _alone(entries_of(ledger), "literal")


def _alone(entries: Sequence[Entry], reading: str) -> Answer:
    found = answered(entries, reading)
    return found.findings, found.contradictions


def _among_strangers(entries: Sequence[Entry], reading: str) -> Answer:
    strangers = tuple(replace(entries[0], id=name, victim_side=name) for name in ("Aland", "Zealand"))
    found = reconciled(entries, reading, ground=valley((*entries, *strangers), places=GAZETTEER))
    return found.findings, found.contradictions
