"""Figures as a table and as records."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from counterclaim.model.claim import Object, Outcome, VictimType
from counterclaim.model.finding import Alternative, Figure, Finding, FindingStatus, Range
from counterclaim.views.console import listing_table
from counterclaim.views.figures import (
    figure_words,
    figures_listing,
    finding_record,
    flat_finding,
    side_words,
    values_words,
    window_words,
)
from tests.reconciliation.ledgers import entries_of, finding, reconciled

LEDGER = """
2031-04-26  Hill officials  killed 897 Northland military since 2031-04-01
2031-04-26  Hill officials  killed +26 Northland military
2031-04-26  Southland       killed 61 Southland civilian since 2031-04-01
2031-04-26  Southland       casualties undisclosed Southland military since 2031-04-01
2031-04-26  Arne Holt       killed nearly 5000 all since 2031-04-01
2031-04-26  report          killed hundreds all since 2031-04-01
2031-04-26  Arne Holt       destroyed about 30 Northland tank since 2031-04-01
"""
CONTRADICTED = "killed Southland military"


def rows(ledger: str = LEDGER) -> list[tuple[str, ...]]:
    """The rows of the table."""
    return list(figures_listing(reconciled(ledger).findings, {one.id: one for one in entries_of(ledger)}).rows)


def row(words: str, ledger: str = LEDGER) -> tuple[str, ...]:
    """The one row about a figure."""
    (found,) = [each for each in rows(ledger) if each[1] == words]
    return found


def bounded(low: int, high: int | None) -> Finding:
    """A finding between these ends."""
    status = FindingStatus.UNBOUNDED if high is None else FindingStatus.BOUNDED
    return Finding(
        figure=Figure(outcome=Outcome.KILLED, object=Object.PERSONS),
        reading="literal",
        status=status,
        low=low,
        high=high,
    )


def torn(*ways: tuple[int, int | None]) -> Finding:
    """A contradicted finding with these ways of asking."""
    alternatives = tuple(Alternative((f"{number:02}",), *ends) for number, ends in enumerate(ways, 1))
    return replace(bounded(0, 0), status=FindingStatus.CONTRADICTED, low=None, high=None, alternatives=alternatives)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (bounded(897, 897), "897"),
        (bounded(26, 897), "26–897"),
        (bounded(0, 41), "0–41"),
        (bounded(1958, None), "1,958 or more"),
        (bounded(0, None), "anything"),
        (bounded(0, 0), "0"),
        (torn((958, 999), (4500, 5000)), "contradicted: 958–999 or 4,500–5,000"),
        (torn((7, None), (7, None)), "contradicted: 7 or more"),
    ],
)
def test_values_are_told_in_words(found: Finding, words: str) -> None:
    """Both ends, one number, an open end, and each different way of asking."""
    assert values_words(found) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (
            Figure(outcome=Outcome.KILLED, object=Object.PERSONS, victim_type=VictimType.MILITARY, place="Elm"),
            "military killed at Elm",
        ),
        (Figure(outcome=Outcome.WOUNDED, object=Object.PERSONS), "people wounded"),
        (Figure(outcome=Outcome.DESTROYED, object=Object.TANK, victim_type=VictimType.MILITARY), "tanks destroyed"),
    ],
)
def test_a_figure_is_called_by_what_is_counted_and_where(figure: Figure, words: str) -> None:
    """Whose loss it is stands beside."""
    assert (figure_words(figure), side_words(figure)) == (words, "all sides")


def test_a_window_has_two_days_and_a_single_day_one() -> None:
    """Without a first day only the last is shown; without any none."""
    figure, first, last = bounded(0, 0).figure, date(2031, 4, 1), date(2031, 4, 26)
    assert window_words(replace(figure, since=first, as_of=last)) == ("1 Apr 2031", "26 Apr 2031")
    assert window_words(replace(figure, since=last, as_of=last)) == ("", "26 Apr 2031")
    assert window_words(replace(figure, as_of=last)) == ("", "26 Apr 2031")
    assert window_words(figure) == ("", "")


def test_a_row_says_whose_loss_what_when_how_many_and_who_tells() -> None:
    """897 soldiers, told by the Hills."""
    assert rows()[0] == ("Northland", "military killed", "1 Apr 2031", "26 Apr 2031", "897", "Hill officials")


def test_a_side_is_named_once_for_all_its_figures() -> None:
    """Rows below the first leave it out."""
    sides = [each[0] for each in rows()]
    assert [side for side in sides if side] == ["Northland", "Southland", "all sides"]
    assert len(sides) > 4


def test_a_contradicted_figure_shows_each_way_of_asking_with_whom_it_sets_aside() -> None:
    """And what is left for all whom nobody counts."""
    killed = next(each for each in rows() if each[1] == "military killed" and "refused" in each[5])
    assert killed[4].splitlines() == [
        "contradicted:",
        "0–41 without Arne Holt",
        "0–4,042 without report",
        "with all others uncounted: 0–41 or 3,542–4,042",
    ]
    assert killed[5].splitlines() == ["refused by Southland"]


def test_what_is_uncounted_is_told_where_a_total_bounds_it() -> None:
    """Five or more says nothing that a reader could use."""
    for uncounted, told in ((Range(5, 9), True), (Range(5, None), False), (None, False)):
        ((*_, values, _),) = figures_listing([replace(bounded(0, 41), uncounted=uncounted)], {}).rows
        assert ("uncounted: 5–9" in values, "uncounted" in values) == (told, told)


def test_several_tellers_are_listed_and_counted_in_origins() -> None:
    """One teller needs no count."""
    assert row("people killed")[5].splitlines()[:3] == ["Arne Holt", "report", "2 independent"]
    assert row("tanks destroyed")[5] == "Arne Holt"


def test_two_outlets_in_their_own_voice_are_counted_too() -> None:
    """Both are "report", and yet two."""
    ledger = """
    2031-04-26  report  killed 9 Hills since 2031-04-01
    2031-04-26  report  killed 9 Hills since 2031-04-01
    """
    assert "2 independent" in row("people killed", ledger)[5]


def test_of_many_whose_claims_are_set_aside_two_are_named() -> None:
    """The others are counted; a name that stands twice is told once."""
    entries = {
        one.id: one
        for one in entries_of(
            "".join(f"2031-04-26  {name}  killed 9 Hills\n" for name in ("Ada", "Bo", "Ada", "Cy", "Di"))
        )
    }
    found = replace(
        torn(), alternatives=(Alternative(("01", "02", "03", "04", "05"), 9, 9), Alternative(("01", "03"), 3, 4))
    )
    (only,) = figures_listing([found], entries).rows
    assert only[4].splitlines() == ["contradicted:", "9 without Ada, Bo and 2 more", "3–4 without Ada"]


def test_names_from_reports_cannot_move_the_cursor() -> None:
    """What a terminal would obey is taken out when the table is drawn."""
    hostile = '2031-04-26  "\\u{1b}[2J[red]Ada\\u{202e}"  killed 9 Hills\n'
    found = figures_listing(reconciled(hostile).findings, {one.id: one for one in entries_of(hostile)})
    target = io.StringIO()
    Console(file=target, width=100, markup=False).print(listing_table(found))
    assert "Ada" in target.getvalue() and not set("\x1b\u202e") & set(target.getvalue())


def test_a_record_is_the_contract_of_tolls() -> None:
    """Everything of a contradicted figure, days in ISO form, all sides as the guide writes them."""
    found = reconciled(LEDGER)
    one = finding(found, CONTRADICTED)
    assert finding_record(one) == {
        "figure": {
            "outcome": "killed",
            "object": "persons",
            "victim_side": "Southland",
            "victim_type": "military",
            "place": None,
            "incident": None,
            "since": "2031-04-01",
            "as_of": "2031-04-26",
        },
        "status": "contradicted",
        "conflicts": [found.contradictions[0].id],
        "low": None,
        "high": None,
        "low_forced_by": [],
        "high_forced_by": [],
        "support": [],
        "dissent": [],
        "silent": [{"side": "Northland, Hills", "kind": "covered"}, {"side": "Southland", "kind": "refused"}],
        "origins": 0,
        "reading": "literal",
        "alternatives": [
            {"without": ["05"], "low": 0, "high": 41, "uncounted": {"low": 0, "high": 41}},
            {"without": ["06"], "low": 0, "high": 4042, "uncounted": {"low": 3542, "high": 4042}},
        ],
        "uncounted": None,
        "conflict": None,
        "since_assumed": False,
        "to_check": 0,
    }
    total = finding_record(finding(found, "killed all any"))
    assert isinstance(total["figure"], dict) and total["figure"]["victim_side"] == "none/mixed"


def test_a_record_names_the_claims_that_force_its_ends() -> None:
    """And how many of those about it were read with doubt."""
    found = reconciled(entries_of(LEDGER, status={1: "to_check"}))
    record = finding_record(finding(found, "killed Northland military", since="2031-04-01"))
    assert (record["low_forced_by"], record["high_forced_by"], record["support"]) == (["01"], ["01"], ["01"])
    assert (record["status"], record["origins"], record["to_check"]) == ("bounded", 1, 1)
    newest = finding_record(finding(found, "killed Northland military", since="2031-04-26"))
    assert (newest["low_forced_by"], newest["high_forced_by"], newest["support"]) == (["02"], ["01"], ["02"])


def test_a_window_without_first_day_is_null_in_a_record() -> None:
    """As is what sets no upper end."""
    record = finding_record(bounded(3, None))
    figure = record["figure"]
    assert isinstance(figure, dict) and (figure["since"], figure["as_of"], record["high"]) == (None, None, None)


def test_a_flat_record_has_the_fields_of_the_figure_side_by_side() -> None:
    """No cell holds a record."""
    one = finding(reconciled(LEDGER), CONTRADICTED)
    record = flat_finding(one)
    assert "figure" not in record and (record["victim_side"], record["since"]) == ("Southland", "2031-04-01")
    assert record["silent"] == ["Northland, Hills: covered", "Southland: refused"]
    assert record["alternatives"] == ["0–41", "0–4,042"]
    assert flat_finding(replace(one, uncounted=Range(5, None)))["uncounted"] == "5 or more"
    assert record["uncounted"] is None
    assert not any(isinstance(cell, dict) for cell in _cells(record.values()))


def _cells(values: Iterable[object]) -> Iterable[object]:
    for value in values:
        yield from value if isinstance(value, list) else [value]
