"""Claims of who holds which place."""

from counterclaim.extraction.control.reading import find_controls

__all__ = ["find_controls"]
