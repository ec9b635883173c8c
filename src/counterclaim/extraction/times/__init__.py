"""Expressions of time: found, resolved against the day of publication, and tied to the words they date."""

from counterclaim.extraction.times.governing import attachment, governing_time, since_of
from counterclaim.extraction.times.recognise import find_times
from counterclaim.extraction.times.values import TimeExpression, TimeRole

__all__ = ["TimeExpression", "TimeRole", "attachment", "find_times", "governing_time", "since_of"]
