"""Laws of the ledger: what is written is what is read, and what was answered stays the answer."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ledger import Ledger, LedgerClaim, claim_ids, open_ledger
from counterclaim.model.claim import Toll
from counterclaim.model.extraction import Extraction
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report
from tests.ledger.samples import START, SetClock, extraction, numbered, report, said_by, toll
from tests.ledger.strategies import readings


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("ledger") / "shared.db", create=True) as ledger:
        yield ledger


@settings(max_examples=60, deadline=None)
@given(reading=readings())
def test_what_is_written_is_what_is_read(shared: Ledger, reading: tuple[Report, Extraction]) -> None:
    """Any report and any extraction come back equal, to the last odd character and the largest number."""
    told, found = reading
    shared.append(told, found)
    assert shared.report(told.id).report == told
    assert shared.extraction(found.id) == found
    listed = shared.claims(report=told.id)
    assert sorted(map(repr, (held.as_read for held in listed))) == sorted(map(repr, found.claims))
    assert all(held.quote == (held.as_read.span.of(told.text) if held.as_read.span else "") for held in listed)


def test_a_ledger_of_odd_texts_verifies(shared: Ledger) -> None:
    """Hashes do not depend on how SQLite keeps a text."""
    shared.append(report("odd", "\ud83d and \x00 killed 24"), extraction(of=report("odd", "\ud83d and \x00 killed 24")))
    assert shared.verify().ok


def test_reading_twice_adds_nothing(tmp_path: Path) -> None:
    """The second time a report is read nothing is new: no entry, no link, no problem."""
    doubt = Problem("no-date", "ford.txt", "No date.", "Give one.")
    with open_ledger(tmp_path / "twice.db", create=True) as ledger:
        first = ledger.append(report(), extraction(toll(), problems=(doubt,)), (doubt,))
        before = ledger.counts(), ledger.head()
        again = ledger.append(replace(report(), name="copy"), extraction(toll(), problems=(doubt,)), (doubt,))
        assert first.new and not again.new
        assert (ledger.counts(), ledger.head()) == before


def test_the_digest_knows_neither_order_nor_clock(tmp_path: Path) -> None:
    """Two ledgers filled in another order at other times hold the same, and say so; their heads differ."""
    with open_ledger(tmp_path / "up.db", create=True) as up, open_ledger(tmp_path / "down.db", create=True) as down:
        for number in range(5):
            up.append(*numbered(number))
            down.append(*numbered(4 - number))
        assert up.digest() == down.digest() == up.verify().digest
        assert up.head() != down.head()
        down.append(*numbered(5))
        assert up.digest() != down.digest()


def test_a_claim_id_knows_neither_confidence_nor_extractor() -> None:
    """Two engines that read the same claim give it the same id; another source gives it another."""
    same = replace(toll(), confidence=0.1, extractor="model:head")
    assert claim_ids("r", [toll()]) == claim_ids("r", [same])
    assert claim_ids("r", [toll()]) != claim_ids("r", [said_by(toll(), "hill command")])
    assert claim_ids("r", [toll()]) != claim_ids("other", [toll()])


def test_a_claim_told_twice_alike_is_kept_twice(tmp_path: Path) -> None:
    """Equal claims of one extraction are both kept, under ids that tell them apart."""
    with open_ledger(tmp_path / "alike.db", create=True) as ledger:
        ledger.append(report(), extraction(toll(), toll()))
        assert len({held.id for held in ledger.claims()}) == 2


Step = tuple[str, int]
steps = st.lists(
    st.tuples(st.sampled_from(("read", "reread", "correct", "retract", "confirm")), st.integers(0, 4)), max_size=9
)


def _take(ledger: Ledger, step: Step) -> None:
    action, number = step
    told, found = numbered(number)
    held = ledger.claims("toll")
    match action:
        case "read":
            ledger.append(told, found)
        case "reread":
            ledger.append(
                told, replace(found, engine="encoder 2", tolls=(toll(number + 50), toll(number, "its soldiers")))
            )
        case "correct" if held:
            ledger.correct(held[number % len(held)].id, {"low": str(number)}, author="Ada", reason="Misread.")
        case "retract" if held:
            ledger.retract(held[number % len(held)].id, author="Ada", reason="Not there.")
        case "confirm" if held:
            ledger.confirm(held[number % len(held)].id, author="Ben", reason="There.")


def _answers(ledger: Ledger, moment: datetime) -> list[object]:
    days = (None, date(2031, 3, 2), date(2031, 3, 4))
    listed: list[tuple[LedgerClaim, ...]] = [
        ledger.claims(as_of=day, recorded_by=moment, latest=latest) for day in days for latest in (True, False)
    ]
    others = (
        ledger.reports(recorded_by=moment),
        ledger.corrections(recorded_by=moment),
        ledger.problems(recorded_by=moment),
        ledger.search("soldiers", recorded_by=moment),
        ledger.claims(side="Riverland", recorded_by=moment),
    )
    return [*listed, *others]


@settings(max_examples=25, deadline=None)
@given(before=steps, after=steps)
def test_an_answer_of_the_past_never_changes(before: list[Step], after: list[Step]) -> None:
    """What the ledger held by a moment is told alike for ever, whatever is read, reread or corrected later."""
    clock = SetClock()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "l.db", create=True, clock=clock) as ledger,
    ):
        for step in before:
            _take(ledger, step)
        moment = clock()
        answers = _answers(ledger, moment)
        for step in after:
            _take(ledger, step)
        assert _answers(ledger, moment) == answers
        assert ledger.verify().ok


def test_a_clock_turned_back_does_not_change_the_past(tmp_path: Path) -> None:
    """An entry is never recorded before the one that it follows, whatever the clock says."""
    clock = SetClock()
    with open_ledger(tmp_path / "back.db", create=True, clock=clock) as ledger:
        ledger.append(*numbered(1))
        moment = ledger.reports()[0].recorded_at
        clock.moment = START - timedelta(days=400)
        ledger.append(*numbered(2))
        assert len(ledger.reports(recorded_by=moment)) == 1
        assert max(held.recorded_at for held in ledger.reports()) == moment + timedelta(microseconds=1)
        assert ledger.verify().ok


def test_a_toll_keeps_its_refusal(shared: Ledger) -> None:
    """A figure that a side keeps back stays apart from one that is nought."""
    kept_back = replace(toll(), count=None)
    nought = toll(0)
    told = report("refusal", f"{report().text} Twice.")
    shared.append(told, extraction(kept_back, nought, of=told))
    held = [claim.claim for claim in shared.claims("toll", report=told.id)]
    assert [isinstance(claim, Toll) and claim.disclosed for claim in held] == [False, True]
