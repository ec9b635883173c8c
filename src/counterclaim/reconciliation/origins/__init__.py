"""Reprints folded into the utterances behind them, independence counted in those, and grades derived from both."""

from __future__ import annotations

from counterclaim.reconciliation.origins.edges import Edge, EdgeKind
from counterclaim.reconciliation.origins.grades import Grade, Record, grade
from counterclaim.reconciliation.origins.reprints import Document, Reprints, reprints
from counterclaim.reconciliation.origins.utterances import Origins, origins_of

__all__ = ["Document", "Edge", "EdgeKind", "Grade", "Origins", "Record", "Reprints", "grade", "origins_of", "reprints"]
