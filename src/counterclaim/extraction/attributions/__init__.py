"""Who is said to say what: spans of the engine made into attributions with resolved sources."""

from counterclaim.extraction.attributions.issuers import issuer_of
from counterclaim.extraction.attributions.reading import find_attributions

__all__ = ["find_attributions", "issuer_of"]
