"""Claims of what parties want, offer, accept and refuse."""

from counterclaim.extraction.positions.reading import find_positions

__all__ = ["find_positions"]
