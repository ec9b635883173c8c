"""Counterclaim reads reports of a conflict and keeps a ledger of attributed claims.

    import counterclaim as cc

    for reading in cc.read(["report.txt"]):
        for toll in reading.extraction.tolls:
            print(toll.source, toll.count)

Names are loaded when they are first used: importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "Attribution",
    "Conflict",
    "Control",
    "Count",
    "CounterclaimError",
    "Entry",
    "Event",
    "Extraction",
    "Interval",
    "Ledger",
    "NotedClaim",
    "Position",
    "Problem",
    "Qualifier",
    "Query",
    "Reader",
    "Reading",
    "Report",
    "Span",
    "Toll",
    "entries",
    "format_claim",
    "keep",
    "load_conflict",
    "open_ledger",
    "parse_claim",
    "read",
]

_HOMES = {
    "counterclaim.ledger": ("Ledger", "open_ledger"),
    "counterclaim.model.attribution": ("Attribution",),
    "counterclaim.model.claim": ("Control", "Event", "Position", "Toll"),
    "counterclaim.model.counts": ("Count", "Qualifier"),
    "counterclaim.model.dates": ("Interval",),
    "counterclaim.model.errors": ("CounterclaimError",),
    "counterclaim.model.extraction": ("Extraction",),
    "counterclaim.model.notation": ("NotedClaim", "format_claim", "parse_claim"),
    "counterclaim.model.problem": ("Problem",),
    "counterclaim.model.report": ("Report", "Span"),
    "counterclaim.model.world": ("Conflict",),
    "counterclaim.model.entry": ("Entry",),
    "counterclaim.workspace": ("Query", "Reader", "Reading", "entries", "keep", "read"),
    "counterclaim.world.loading": ("load_conflict",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger, open_ledger
    from counterclaim.model.attribution import Attribution
    from counterclaim.model.claim import Control, Event, Position, Toll
    from counterclaim.model.counts import Count, Qualifier
    from counterclaim.model.dates import Interval
    from counterclaim.model.entry import Entry
    from counterclaim.model.errors import CounterclaimError
    from counterclaim.model.extraction import Extraction
    from counterclaim.model.notation import NotedClaim, format_claim, parse_claim
    from counterclaim.model.problem import Problem
    from counterclaim.model.report import Report, Span
    from counterclaim.model.world import Conflict
    from counterclaim.workspace import Query, Reader, Reading, entries, keep, read
    from counterclaim.world.loading import load_conflict


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
