"""Contradictions as a table and as records."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.model.entry import Entry
from counterclaim.model.finding import ContradictionKind
from counterclaim.model.notation import parse_claim
from counterclaim.model.report import Span
from counterclaim.views.contradictions import (
    KIND_WORDS,
    contradiction_record,
    contradictions_listing,
    flat_contradiction,
)
from tests.reconciliation.ledgers import entries_of, reconciled

LEDGER = """
2031-04-26  Arne Holt       killed nearly 5000 all since 2031-04-01
2031-04-26  report          killed hundreds all since 2031-04-01
"""
DENIED = """
2031-04-26  Southland       killed 9 Hills military since 2031-04-01
2031-04-27  Hill officials  denies killed 9 Hills military since 2031-04-01
"""


def known(ledger: str = LEDGER) -> dict[str, Entry]:
    """The claims by id."""
    return {one.id: one for one in entries_of(ledger)}


def test_a_row_names_claims_with_day_and_id_and_says_why() -> None:
    """Who said what, when, under which id, and the arithmetic."""
    (found,) = reconciled(LEDGER).contradictions
    (row,) = contradictions_listing([found], known()).rows
    assert row == (
        "two figures",
        "Arne Holt, 26 Apr 2031: nearly 5,000 people killed since 1 Apr [01]\n"
        "report, 26 Apr 2031: hundreds of people killed since 1 Apr [02]",
        "at least 4,500 > at most 999",
        found.id[:8],
    )


def test_an_undated_claim_is_called_so() -> None:
    """Its day is unknown, which is no reason to leave it out."""
    undated = {"01": replace(known()["01"], published=None), "02": known()["02"]}
    (row,) = contradictions_listing(reconciled(LEDGER).contradictions, undated).rows
    assert row[1].startswith("Arne Holt, undated: ")


def test_every_kind_has_words() -> None:
    """No two of them the same."""
    assert set(KIND_WORDS) == set(ContradictionKind)
    assert len(set(KIND_WORDS.values())) == len(KIND_WORDS)


def test_a_record_is_the_contract_of_contradictions() -> None:
    """Each claim with report, place of its words, and notation; the certificate beside."""
    (found,) = reconciled(LEDGER).contradictions
    spoken = replace(known()["01"], report_name="april-26", claim=replace(known()["01"].claim, span=Span(7, 19)))
    assert contradiction_record(found, {**known(), "01": spoken}) == {
        "id": found.id,
        "kind": "pair",
        "claims": [
            {
                "id": "01",
                "report": "april-26",
                "begin": 7,
                "end": 19,
                "notation": "2031-04-26  Arne Holt  killed nearly 5000 all since 2031-04-01",
            },
            {
                "id": "02",
                "report": "",
                "begin": None,
                "end": None,
                "notation": "2031-04-26  report  killed hundreds all since 2031-04-01",
            },
        ],
        "arithmetic": "at least 4,500 > at most 999",
        "margin": 3501,
        "reading": "literal",
        "certificate": [{"claim": "01", "times": 1}, {"claim": "02", "times": -1}],
    }


def test_the_notation_of_a_claim_is_read_back() -> None:
    """Of a denial, and of a claim without a day."""
    (found,) = reconciled(DENIED).contradictions
    assert found.kind is ContradictionKind.DENIAL
    entries = {**known(DENIED), "01": replace(known(DENIED)["01"], published=None)}
    claims = contradiction_record(found, entries)["claims"]
    assert isinstance(claims, list) and len(claims) == 2
    for record in claims:
        assert isinstance(record, dict)
        entry, noted = entries[str(record["id"])], parse_claim(str(record["notation"]))
        assert (noted.published, noted.claim) == (entry.published, entry.claim)


def test_a_flat_record_has_claims_by_id() -> None:
    """In the order of the arithmetic: the floors, then the ceilings."""
    (found,) = reconciled(LEDGER).contradictions
    record = flat_contradiction(found)
    assert record["claims"] == ["01", "02"]
    assert {key: record[key] for key in ("id", "kind", "margin", "reading")} == {
        "id": found.id,
        "kind": "pair",
        "margin": 3501,
        "reading": "literal",
    }
