"""The only place where stages meet: paths to reports, to extractions, to a ledger, to what the views show."""

from __future__ import annotations

from counterclaim.ledger import open_ledger
from counterclaim.workspace.asking import Query, entries, provenance, queue
from counterclaim.workspace.intake import (
    LONGEST_REPORT,
    Reader,
    Reading,
    conflicts,
    dispatches,
    draft,
    keep,
    read,
    read_dispatches,
)
from counterclaim.world.loading import load_conflict

__all__ = [
    "LONGEST_REPORT",
    "Query",
    "Reader",
    "Reading",
    "conflicts",
    "dispatches",
    "draft",
    "entries",
    "keep",
    "load_conflict",
    "open_ledger",
    "provenance",
    "queue",
    "read",
    "read_dispatches",
]
