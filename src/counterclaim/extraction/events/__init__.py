"""Claims of what happened, is happening or is planned."""

from counterclaim.extraction.events.reading import find_events

__all__ = ["find_events"]
