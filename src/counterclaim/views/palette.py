"""Colours that people with any colour vision can tell apart, always beside a shape or a word.

Source: Okabe & Ito, "Color Universal Design" (2008).
"""

from __future__ import annotations

from counterclaim.views.matrix import Mark

BLUE = "#56B4E9"
GREEN = "#009E73"
ORANGE = "#E69F00"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"

MARK_STYLES = {
    Mark.GIVEN: GREEN,
    Mark.CONTRADICTED: f"bold {VERMILION}",
    Mark.DENIED: ORANGE,
    Mark.REFUSED: PURPLE,
    Mark.SILENT: "dim",
}
MARK_MEANINGS = {
    Mark.GIVEN: "gives it",
    Mark.CONTRADICTED: "collides",
    Mark.DENIED: "denies it",
    Mark.REFUSED: "keeps it back",
    Mark.SILENT: "no report",
}
