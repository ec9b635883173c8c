"""How a claim stands among the others, as lines and as fields of its record."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from rich.console import Console

from counterclaim.model.finding import Contradiction, ContradictionKind, Relation, RelationKind
from counterclaim.views.figures import values_words
from counterclaim.views.standing import SHOWN, Standing, standing_record, standing_table
from tests.reconciliation.ledgers import entries_of, reconciled

LEDGER = """
2031-04-26  Hill officials  killed 897 Northland military since 2031-04-01
2031-04-26  Hill officials  killed +26 Northland military
2031-04-26  Southland       killed 2000 Northland military since 2031-04-01
"""
PART = Relation("02", RelationKind.REFINES, "01", "a part that fits the whole")


def stands(claim: str, relations: Sequence[Relation] = (PART,), ledger: str = LEDGER) -> Standing:
    """A claim of the ledger among the others."""
    found = reconciled(ledger)
    return Standing(
        claim=claim,
        grade="C3",
        grade_reason="C, fairly reliable: once; 3, possibly true: twice",
        origin="01",
        relations=tuple(relations),
        findings=tuple(one for one in found.findings if claim in (*one.support, *one.dissent)),
        contradictions=tuple(one for one in found.contradictions if claim in one.claims),
        entries={one.id: one for one in entries_of(ledger)},
    )


def lines(standing: Standing) -> list[tuple[str, str]]:
    """The labels and words that are printed."""
    target = io.StringIO()
    Console(file=target, width=200, markup=False).print(standing_table(standing))
    parts = (re.split(r"\s{2,}", line.rstrip(), maxsplit=1) for line in target.getvalue().splitlines())
    return [(label, words) for label, words in parts]


def said(standing: Standing, label: str) -> list[str]:
    """The words beside a label."""
    return [words for found, words in lines(standing) if found == label]


def test_the_page_begins_with_the_grade_and_its_reason() -> None:
    """Letter and digit mean nothing without it."""
    assert lines(stands("01"))[0] == ("grade", "C3 (C, fairly reliable: once; 3, possibly true: twice)")


def test_the_page_names_figures_with_their_values() -> None:
    """Those that rest on the claim."""
    assert said(stands("02"), "figure") == ["Northland, military killed: 26 or more"]


def test_the_page_says_with_what_a_claim_cannot_hold_and_why() -> None:
    """The others of the contradiction, never the claim itself."""
    assert said(stands("01"), "cannot hold with") == [
        "Southland, 2,000 Northland military killed since 1 Apr [03] (two figures: at least 2,000 > at most 897)"
    ]


def test_a_relation_is_told_from_where_one_stands() -> None:
    """The part refines the whole; the whole is refined by the part."""
    assert said(stands("02"), "refines") == [
        "Hill officials, 897 Northland military killed since 1 Apr [01]: a part that fits the whole"
    ]
    assert said(stands("01"), "refined by") == [
        "Hill officials, +26 Northland military killed [02]: a part that fits the whole"
    ]


@pytest.mark.parametrize(
    ("kind", "forwards", "backwards"),
    [
        (RelationKind.SUPERSEDES, "supersedes", "superseded by"),
        (RelationKind.REPEATS, "repeats", "repeated by"),
        (RelationKind.REFINES, "refines", "refined by"),
        (RelationKind.AGREES, "agrees", "agrees"),
    ],
)
def test_every_relation_has_words_in_both_directions(kind: RelationKind, forwards: str, backwards: str) -> None:
    """Agreeing goes both ways."""
    one = Relation("01", kind, "02", "why")
    assert len(said(stands("01", [one]), forwards)) == 1
    assert len(said(stands("02", [one]), backwards)) == 1


def test_what_contradicts_is_told_once() -> None:
    """As a contradiction with its arithmetic, and not as a relation again."""
    rival = Relation("01", RelationKind.CONTRADICTS, "03", "at least 2,000 > at most 897")
    assert [label for label, _ in lines(stands("01", [rival]))].count("contradicts") == 0
    assert len(said(stands("01", [rival]), "cannot hold with")) == 1


def test_long_lists_are_cut_and_counted() -> None:
    """Of forty of a kind a dozen are shown."""
    many = [Relation("01", RelationKind.AGREES, "03", f"reason {number}") for number in range(40)]
    standing = stands("01", many)
    assert len(said(standing, "agrees")) == SHOWN
    assert said(standing, "") == [f"and {40 - SHOWN} more relations"]
    torn = replace(standing, relations=(), contradictions=tuple(_collision(number) for number in range(SHOWN + 1)))
    assert len(said(torn, "cannot hold with")) == SHOWN
    assert said(torn, "") == ["and 1 more collisions"]


def _collision(number: int) -> Contradiction:
    return Contradiction(
        id=f"{number:02}", kind=ContradictionKind.PAIR, claims=("01", "03"), arithmetic="", margin=1, reading="literal"
    )


def test_names_from_reports_cannot_move_the_cursor() -> None:
    """Nor can they be markup."""
    hostile = LEDGER.replace("Southland ", '"[red]Ada\\u{1b}[2J" ')
    target = io.StringIO()
    Console(file=target, width=200, markup=False).print(standing_table(stands("01", ledger=hostile)))
    assert "[red]Ada" in target.getvalue() and "\x1b" not in target.getvalue()


def test_the_record_has_ids_and_words() -> None:
    """The fields that `why --format json` adds to a claim's record."""
    assert standing_record(stands("02"))["origin"] == "01"
    standing = stands("01")
    assert standing_record(standing) == {
        "grade": "C3",
        "grade_reason": "C, fairly reliable: once; 3, possibly true: twice",
        "origin": "01",
        "relations": [{"claim": "02", "kind": "refines", "other": "01", "reason": "a part that fits the whole"}],
        "findings": [f"Northland: military killed: {values_words(standing.findings[0])}"],
        "contradictions": [standing.contradictions[0].id],
    }
