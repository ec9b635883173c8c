"""What one run of reading came to, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from counterclaim.model.extraction import Extraction
from counterclaim.model.report import Report

_KINDS = (
    ("toll", "tolls"),
    ("refusal", "refusals to give a figure"),
    ("event", "events"),
    ("position", "positions"),
    ("claim of control", "claims of control"),
    ("attribution", "attributions"),
)


@dataclass
class Tally:
    """Counts of one run, raised report by report."""

    reports: int = 0
    known: int = 0
    """Reports that the ledger held already, read in the same way."""
    undated: int = 0
    lost: int = 0
    """Pieces of input that could not be read."""
    claims: dict[str, int] = field(default_factory=dict)

    def count(self, report: Report, extraction: Extraction, *, new: bool) -> None:
        """Add one report."""
        self.reports += 1
        self.known += not new
        self.undated += report.published is None
        refused = sum(not toll.disclosed for toll in extraction.tolls)
        found = (
            len(extraction.tolls) - refused,
            refused,
            len(extraction.events),
            len(extraction.positions),
            len(extraction.controls),
            len(extraction.attributions),
        )
        for (kind, _), number in zip(_KINDS, found, strict=True):
            self.claims[kind] = self.claims.get(kind, 0) + number


def summary_lines(tally: Tally, ledger: str, head: str) -> Iterator[str]:
    """What was read, what it claims, where it is kept, and what to do next."""
    notes = [
        f"{number} {words}"
        for number, words in (
            (tally.known, "known already"),
            (tally.undated, "without a date"),
            (tally.lost, "not read"),
        )
        if number
    ]
    yield f"Read {_counted(tally.reports, 'report', 'reports')}" + (f" ({', '.join(notes)})" if notes else "") + "."
    found = [_counted(tally.claims.get(one, 0), one, many) for one, many in _KINDS if tally.claims.get(one)]
    if found:
        yield f"They hold {', '.join(found)}."
    yield f"Ledger {ledger}, head {head[:16]}."
    if found:
        yield "Next: counterclaim claims --matrix, counterclaim review, counterclaim why ID"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
