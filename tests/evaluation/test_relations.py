"""Reported contradictions beside labelled relations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from counterclaim.evaluation.relations import (
    RELATIONS,
    Labels,
    measured_relations,
    read_labels,
    reconciled_groups,
    score_relations,
)
from counterclaim.model.finding import Contradiction, ContradictionKind
from tests.evaluation.gold_folder import write_gold

MORNING = """
2030-05-02  Hill officials  wounded 110 Hills military since 2030-05-01
2030-05-02  Northland army  destroyed 4 Hills helicopter military since 2030-05-01
2030-05-02  Hill officials  killed 84 Hills military since 2030-05-01
2030-05-02  Hill officials  killed 20 Hills civilian since 2030-05-01
"""
EVENING = """
2030-05-02  Northland army  wounded at-least 300 Hills military since 2030-05-01
2030-05-02  Hill officials  denies destroyed 4 Hills helicopter military since 2030-05-01
2030-05-02  report          killed at-most 100 Hills since 2030-05-01
"""
LATER = "2030-05-09  Hill officials  wounded 429 Hills military since 2030-05-01"
CONTRADICTORY = {
    "contradict": [(["morning#0"], ["evening#0"]), (["morning#1"], ["evening#1"])],
    "contradict_jointly": [(["morning#2", "morning#3"], ["evening#2"])],
}
COMPATIBLE = {"compatible": [(["morning#0"], ["later#0"])]}


def relations(lists: Mapping[str, Sequence[tuple[Sequence[str], Sequence[str]]]]) -> str:
    """A file of relations between claims of one conflict, a claim written as "report#toll"."""
    kinds = ("contradict", "compatible", "same_claim", "contradict_jointly")
    return json.dumps({kind: [relation(*each) for each in lists.get(kind, ())] for kind in kinds})


def relation(a: Sequence[str], b: Sequence[str]) -> dict[str, object]:
    """One relation."""
    return {"conflict": "Hills", "a": [reference(each) for each in a], "b": [reference(each) for each in b]}


def reference(claim: str) -> dict[str, object]:
    """The reference to a toll."""
    report, _, number = claim.partition("#")
    return {"report": report, "toll": int(number)}


def contradiction(*claims: str) -> Contradiction:
    """A contradiction of these claims."""
    return Contradiction(
        id="-".join(claims), kind=ContradictionKind.PAIR, claims=claims, arithmetic="", margin=1, reading="literal"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_gold(tmp_path, {"morning": MORNING, "evening": EVENING, "later": LATER})
    (tmp_path / RELATIONS).write_text(relations({**CONTRADICTORY, **COMPATIBLE}), "utf-8")
    return tmp_path


def test_rival_figures_denials_and_sums_are_found_and_growth_is_left_alone(folder: Path) -> None:
    """110 and at least 300; four helicopters and their denial; 84 and 20 against at most 100; 429 a week later."""
    assert measured_relations(folder) == {"recall": 1.0, "precision": 1.0, "compatible kept": 1.0}


def test_reports_that_a_relation_names_are_reconciled_together(folder: Path) -> None:
    (group,) = reconciled_groups(folder, read_labels(folder / RELATIONS))
    assert {entry.report_name for entry in group.entries} == {"morning", "evening", "later"}
    assert any(each.kind is ContradictionKind.DENIAL for each in group.contradictions)


def test_what_is_labelled_the_other_way_round_costs_recall_and_precision(folder: Path) -> None:
    """Growth labelled as a contradiction is missed; rival figures labelled as compatible are reported all the same."""
    turned = {
        "contradict": [*COMPATIBLE["compatible"], CONTRADICTORY["contradict"][1]],
        "compatible": CONTRADICTORY["contradict"][:1],
    }
    (folder / RELATIONS).write_text(relations(turned), "utf-8")
    assert measured_relations(folder) == {"recall": 0.5, "precision": 0.5, "compatible kept": 0.0}


def test_a_contradiction_counts_only_as_exactly_the_labelled_claims() -> None:
    labels = Labels(frozenset({frozenset("ab")}), frozenset({frozenset("cd")}), {})
    score = score_relations(labels, [contradiction("a", "b", "c"), contradiction("d", "c")])
    assert (score.found, score.compatible_reported, score.recall, score.precision) == (0, 1, 0.0, 0.0)
    assert score.missed == (("a", "b"),)
    assert [each.claims for each in score.unlabelled] == [("a", "b", "c")]


def test_a_set_reported_twice_counts_once() -> None:
    labels = Labels(frozenset({frozenset("ab")}), frozenset(), {})
    score = score_relations(labels, [contradiction("a", "b"), contradiction("b", "a")])
    assert (score.found, score.recall, score.precision) == (1, 1.0, 1.0)
