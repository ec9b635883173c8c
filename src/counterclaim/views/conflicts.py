"""Conflict files as a listing."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.world import Conflict
from counterclaim.views.console import Column, Listing
from counterclaim.views.words import day_words


def conflicts_listing(conflicts: Sequence[Conflict]) -> Listing:
    """One line a conflict file: name, title, days, sides."""
    columns = (Column("name", whole=True), Column("title"), Column("from"), Column("to"), Column("sides"))
    return Listing(columns, tuple(_row(conflict) for conflict in conflicts))


def _row(conflict: Conflict) -> tuple[str, ...]:
    days = (day_words(day) if day else "" for day in (conflict.start, conflict.end))
    return (conflict.name, conflict.title, *days, ", ".join(side.name for side in conflict.sides))
