"""Scores reported contradictions against labelled relations between the claims of a gold set (`GUIDE.md`, 5).

The claims are those of the annotators, so that only reconciliation is measured. Reports that a relation names together
are reconciled together, under one reading and with the conflict file that most of them fit.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from counterclaim.evaluation.gold import Figures
from counterclaim.evaluation.gold_claims import gold_entries, gold_reports, likeliest_conflict
from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction
from counterclaim.reconciliation.ground import ground_of
from counterclaim.reconciliation.readings import LITERAL, load_reading
from counterclaim.reconciliation.reconcile import reconcile
from counterclaim.world.camps import camps_of
from counterclaim.world.loading import load_world
from counterclaim.world.names import Names

RELATIONS = "relations.json"
"""Name of the file of labelled relations in a gold set."""
ClaimSet: TypeAlias = frozenset[str]
"""Ids of the claims of one relation, as "report#toll"."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled relations of a set."""

    contradictory: frozenset[ClaimSet]
    """Pairs, and claims that only jointly cannot hold."""
    compatible: frozenset[ClaimSet]
    """Pairs that only look contradictory, and pairs of one claim told twice."""
    groups: Mapping[str, tuple[str, ...]]
    """Conflict to its reports, by name."""


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one conflict, reconciled."""

    conflict: str
    entries: tuple[Entry, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class RelationScore:
    """Labelled relations beside reported contradictions."""

    labelled: int
    """Contradictory sets of claims."""
    found: int
    """Those among them that are reported, as exactly these claims."""
    compatible: int
    """Compatible pairs."""
    compatible_reported: int
    """Those among them that are reported as contradictory."""
    missed: tuple[tuple[str, ...], ...]
    """Contradictory sets that are not reported, each in order."""
    unlabelled: tuple[Contradiction, ...]
    """Reported contradictions that bear no label."""

    @property
    def recall(self) -> float:
        """Share of the contradictory sets that are reported, 0 to 1."""
        return self.found / self.labelled if self.labelled else 0.0

    @property
    def precision(self) -> float:
        """Share of the reported sets with a label that are labelled contradictory, 0 to 1."""
        reported = self.found + self.compatible_reported
        return self.found / reported if reported else 0.0


def read_labels(path: Path) -> Labels:
    """The labels of a file of relations.

    Raises:
        OSError: there is no such file.
        KeyError: it lacks one of the four lists.
    """
    lists = json.loads(path.read_text("utf-8"))
    groups: dict[str, set[str]] = defaultdict(set)
    for relation in (relation for found in lists.values() for relation in found):
        groups[relation["conflict"]].update(toll["report"] for toll in (*relation["a"], *relation["b"]))
    return Labels(
        contradictory=_sets(lists["contradict"]) | _sets(lists["contradict_jointly"]),
        compatible=_sets(lists["compatible"]) | _sets(lists["same_claim"]),
        groups={conflict: tuple(sorted(groups[conflict])) for conflict in sorted(groups)},
    )


def reconciled_groups(folder: Path, labels: Labels, reading: str = LITERAL) -> tuple[Group, ...]:
    """The reports of each conflict of a gold folder, reconciled under a reading."""
    return tuple(reconciled_group(folder, name, stems, reading) for name, stems in labels.groups.items())


def reconciled_group(folder: Path, conflict: str, stems: Iterable[str], reading: str = LITERAL) -> Group:
    """Some reports of a gold folder, reconciled under a reading; `conflict` only names the group."""
    reports = gold_reports(folder, stems)
    fitting = likeliest_conflict(reports)
    names = Names(load_world(), fitting)
    entries = gold_entries(reports, names)
    ground = ground_of(fitting, camps_of(fitting, entries), entries, names.place)
    return Group(conflict, entries, reconcile(entries, ground, load_reading(reading)).contradictions)


def score_relations(labels: Labels, contradictions: Iterable[Contradiction]) -> RelationScore:
    """The labels beside what is reported; a set of claims counts once, whatever kinds it is reported as."""
    reported = {frozenset(found.claims): found for found in contradictions}
    known = labels.contradictory | labels.compatible
    return RelationScore(
        labelled=len(labels.contradictory),
        found=len(labels.contradictory & reported.keys()),
        compatible=len(labels.compatible),
        compatible_reported=len(labels.compatible & reported.keys()),
        missed=tuple(sorted(tuple(sorted(claims)) for claims in labels.contradictory - reported.keys())),
        unlabelled=tuple(found for claims, found in reported.items() if claims not in known),
    )


def measured_relations(folder: Path) -> Figures:
    """Recall and precision of the contradictions reported in a gold folder, and the share of compatible pairs kept."""
    labels = read_labels(folder / RELATIONS)
    found = (each for group in reconciled_groups(folder, labels) for each in group.contradictions)
    score = score_relations(labels, found)
    kept = 1 - score.compatible_reported / score.compatible if score.compatible else 0.0
    return {"recall": score.recall, "precision": score.precision, "compatible kept": kept}


def _sets(relations: Iterable[Mapping[str, Any]]) -> frozenset[ClaimSet]:
    return frozenset(
        frozenset(f"{toll['report']}#{toll['toll']}" for toll in (*relation["a"], *relation["b"]))
        for relation in relations
    )
