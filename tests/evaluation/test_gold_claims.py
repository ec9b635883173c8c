"""Gold records as claims and entries."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.evaluation.gold_claims import (
    control_of,
    event_of,
    gold_entries,
    gold_reports,
    likeliest_conflict,
    position_of,
    toll_of,
)
from counterclaim.model.claim import Basis, EventStatus, EventType, Issue, Outcome, Stance, Toll
from counterclaim.model.counts import Count, Qualifier, between, qualified, vague
from counterclaim.model.dates import parse_interval
from counterclaim.world.loading import load_world
from counterclaim.world.names import Names
from tests.evaluation.gold_folder import toll_record, write_gold

_SIMPLE = [each for each in Qualifier if each not in (Qualifier.RANGE, Qualifier.VAGUE)]
_COUNTS = st.one_of(
    st.builds(qualified, st.sampled_from(_SIMPLE), st.integers(1, 10**6)),
    st.builds(lambda low, more: between(low, low + more), st.integers(0, 500), st.integers(0, 500)),
    st.just(vague(24, 99)),
    st.just(vague()),
    st.none(),
)
_WITHIN = {"source": "report", "begin": 1, "end": 5}


@given(_COUNTS)
def test_a_count_comes_back_from_its_record_with_the_number_as_said(count: Count | None) -> None:
    toll = Toll(source="Hill officials", outcome=Outcome.KILLED, count=count)
    assert toll_of(toll_record(toll)).count == count


def test_a_refusal_has_no_count() -> None:
    refused = toll_record(Toll(source="Hills", outcome=Outcome.KILLED, count=None))
    assert not toll_of(refused).disclosed


def test_a_denial_keeps_the_figure_that_it_denies() -> None:
    denied = toll_of({**toll_record(Toll(source="Hills", outcome=Outcome.KILLED, count=between(3, 5))), "denied": True})
    assert denied.denied
    assert denied.count == between(3, 5)


def test_an_unknown_outcome_is_refused() -> None:
    with pytest.raises(ValueError, match="vanished"):
        toll_of({**toll_record(Toll(source="Hills", outcome=Outcome.KILLED, count=None)), "outcome": "vanished"})


def test_events_positions_and_control_are_claims_too() -> None:
    event = event_of(
        {
            **_WITHIN,
            "type": "ASSAULT",
            "mode": "shelling",
            "actor": ["Northland"],
            "recipient": [],
            "place": ["Elm"],
            "date": "2030-05",
            "status": "alleged",
        }
    )
    assert (event.type, event.actors, event.status) == (EventType.ASSAULT, ("Northland",), EventStatus.ALLEGED)
    assert event.occurred == parse_interval("2030-05")
    position = position_of(
        {**_WITHIN, "actor": "Hills", "stance": "doubts", "issue": "talks", "toward": None, "said_on": None}
    )
    assert (position.stance, position.issue, position.said_on) == (Stance.DOUBTS, Issue.TALKS, None)
    control = control_of(
        {**_WITHIN, "place": "Elm", "holder": "Hills", "basis": "de_facto", "backer": None, "since": "2030"}
    )
    assert (control.basis, control.since) == (Basis.DE_FACTO, parse_interval("2030"))


def test_an_entry_is_known_by_report_and_number_and_knows_the_sides(tmp_path: Path) -> None:
    """The side is France's by its capital; the reporter's own voice has none, nor has a loss of both sides."""
    write_gold(
        tmp_path,
        {"a": "2030-05-02  Paris  killed 5 French military\n2030-05-02  report  killed 9 all"},
    )
    reports = gold_reports(tmp_path, ("a",))
    first, second = gold_entries(reports, Names(load_world()))
    assert (first.id, first.speaker_side, first.victim_side) == ("a#0", "France", "France")
    assert (second.id, second.speaker_side, second.victim_side) == ("a#1", None, None)
    assert first.published == date(2030, 5, 2)
    assert first.quote == "date"
    assert likeliest_conflict(reports) is None


def test_the_day_beside_a_text_fills_what_the_text_lacks(tmp_path: Path) -> None:
    write_gold(tmp_path, {"a": "2030-05-02  Hills  killed 5 Hills military"})
    (tmp_path / "a.txt").write_text("Five fell, the Hills say.\n", "utf-8")
    assert gold_reports(tmp_path, ("a",))[0].report.published is None
    (tmp_path / "a.meta.json").write_text(json.dumps({"published": "2030-05-03"}), "utf-8")
    assert gold_reports(tmp_path, ("a",))[0].report.published == date(2030, 5, 3)
