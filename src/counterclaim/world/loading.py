"""Everything that is loaded: the world, a conflict file by name or path, the conflict that a report is about."""

from __future__ import annotations

from counterclaim.world.choosing import choose_conflict
from counterclaim.world.shipped import load_conflict, shipped_conflicts
from counterclaim.world.worldfile import load_world

__all__ = ["choose_conflict", "load_conflict", "load_world", "shipped_conflicts"]
