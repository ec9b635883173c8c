"""How a claim stands among the others: its grade, its relations, and the findings that it takes part in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, Finding, Relation, RelationKind
from counterclaim.views.contradictions import KIND_WORDS
from counterclaim.views.figures import figure_words, side_words, values_words
from counterclaim.views.listing import SHORT_ID, source_words
from counterclaim.views.plain import printable
from counterclaim.views.record import Record
from counterclaim.views.words import claim_words

SHOWN = 12
"""Relations and contradictions of each kind that the page shows before it only counts them."""
_BACKWARDS = {
    RelationKind.SUPERSEDES: "superseded by",
    RelationKind.REFINES: "refined by",
    RelationKind.REPEATS: "repeated by",
    RelationKind.DENIES: "denied by",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How one claim stands among all that count with it."""

    claim: str
    grade: str
    """Letter for the speaker and digit for the claim ("C3")."""
    grade_reason: str
    origin: str
    """Id of the claim that stands for its utterance."""
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    """Figures whose ends, support or dissent rest on it."""
    contradictions: tuple[Contradiction, ...]
    entries: Mapping[str, Entry]
    """The other claims named, by id."""


def standing_record(standing: Standing) -> Record:
    """The standing as fields of the claim's JSON record."""
    return {
        "grade": standing.grade,
        "grade_reason": standing.grade_reason,
        "origin": standing.origin,
        "relations": [
            {"claim": one.claim, "kind": one.kind.value, "other": one.other, "reason": one.reason}
            for one in standing.relations
        ],
        "findings": [
            f"{side_words(one.figure)}: {figure_words(one.figure)}: {values_words(one)}" for one in standing.findings
        ],
        "contradictions": [one.id for one in standing.contradictions],
    }


def standing_table(standing: Standing) -> RenderableType:
    """The standing as lines of a label and words."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for label, words in _lines(standing):
        table.add_row(label, Text(printable(words)))
    return table


def _lines(standing: Standing) -> Iterator[tuple[str, str]]:
    yield "grade", f"{standing.grade} ({standing.grade_reason})"
    for finding in standing.findings[:SHOWN]:
        yield "figure", f"{side_words(finding.figure)}, {figure_words(finding.figure)}: {values_words(finding)}"
    for found in standing.contradictions[:SHOWN]:
        others = "; ".join(_told(standing.entries[claim]) for claim in found.claims if claim != standing.claim)
        yield "cannot hold with", f"{others} ({KIND_WORDS[found.kind]}: {found.arithmetic})"
    if len(standing.contradictions) > SHOWN:
        yield "", f"and {len(standing.contradictions) - SHOWN} more collisions"
    yield from _relation_lines(standing)


def _relation_lines(standing: Standing) -> Iterator[tuple[str, str]]:
    told = [one for one in standing.relations if one.kind not in (RelationKind.CONTRADICTS, RelationKind.DENIES)]
    for relation in told[:SHOWN]:
        forwards = relation.claim == standing.claim
        other = relation.other if forwards else relation.claim
        label = relation.kind.value if forwards else _BACKWARDS.get(relation.kind, relation.kind.value)
        yield label, f"{_told(standing.entries[other])}: {relation.reason}"
    if len(told) > SHOWN:
        yield "", f"and {len(told) - SHOWN} more relations"


def _told(entry: Entry) -> str:
    return f"{source_words(entry)}, {claim_words(entry.claim)} [{entry.id[:SHORT_ID]}]"
