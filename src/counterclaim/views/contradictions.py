"""Claims that cannot all hold: as a table, and as records for scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.model.entry import Entry
from counterclaim.model.finding import Contradiction, ContradictionKind
from counterclaim.model.notation import NotedClaim, format_claim
from counterclaim.views.console import Column, Listing
from counterclaim.views.listing import SHORT_ID, source_words
from counterclaim.views.record import Json, Record
from counterclaim.views.words import claim_words, day_words

KIND_WORDS = {
    ContradictionKind.PAIR: "two figures",
    ContradictionKind.FAMILY: "three figures",
    ContradictionKind.SMALLEST: "several figures",
    ContradictionKind.DENIAL: "denial",
    ContradictionKind.RIVAL: "rival claims",
    ContradictionKind.CEASE_FIRE: "cease-fire",
}


def contradictions_listing(found: Sequence[Contradiction], entries: Mapping[str, Entry]) -> Listing:
    """One line a contradiction: its kind, its claims with day and id, and why they cannot all hold."""
    columns = (
        Column("kind"),
        Column("claims that cannot all hold"),
        Column("because"),
        Column("id", whole=True, style="dim"),
    )
    return Listing(columns, tuple(_row(one, entries) for one in found))


def contradiction_record(found: Contradiction, entries: Mapping[str, Entry]) -> Record:
    """A contradiction as a JSON record: the contract of `contradictions --format json`."""
    return {
        "id": found.id,
        "kind": found.kind.value,
        "claims": [_claim_record(entries[claim]) for claim in found.claims],
        "arithmetic": found.arithmetic,
        "margin": found.margin,
        "reading": found.reading,
        "certificate": [{"claim": claim, "times": times} for claim, times in found.certificate],
    }


def flat_contradiction(found: Contradiction) -> Record:
    """The record for a table of cells: claims by id."""
    return {
        "id": found.id,
        "kind": found.kind.value,
        "claims": list(found.claims),
        "arithmetic": found.arithmetic,
        "margin": found.margin,
        "reading": found.reading,
    }


def _claim_record(entry: Entry) -> Json:
    span = entry.claim.span
    return {
        "id": entry.id,
        "report": entry.report_name,
        "begin": span.begin if span else None,
        "end": span.end if span else None,
        "notation": format_claim(NotedClaim(entry.published, entry.claim)),
    }


def _row(found: Contradiction, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    claims = "\n".join(_claim_line(entries[claim]) for claim in found.claims)
    return KIND_WORDS[found.kind], claims, found.arithmetic, found.id[:SHORT_ID]


def _claim_line(entry: Entry) -> str:
    day = day_words(entry.published) if entry.published else "undated"
    return f"{source_words(entry)}, {day}: {claim_words(entry.claim)} [{entry.id[:SHORT_ID]}]"
