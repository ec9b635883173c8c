"""From a report to its attributions and claims; the only stage that knows the language engine."""

from counterclaim.extraction.extractor import Extractor

__all__ = ["Extractor"]
