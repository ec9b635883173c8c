"""Tolls: loss counts, refusals to give one, and denials."""

from counterclaim.extraction.tolls.reading import find_tolls

__all__ = ["find_tolls"]
