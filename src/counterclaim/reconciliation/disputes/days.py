"""Days on which something is said to have happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.dates import Interval

INCIDENT_DAYS = 7
"""An event told over more days is a course of a war: that it went on denies no denial of one incident in it."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both covered."""

    first: date
    last: date
    stated: bool
    """Whether the claim names them; else they are the day of publication."""

    @property
    def is_incident(self) -> bool:
        """Whether they are few enough for one incident."""
        return (self.last - self.first).days < INCIDENT_DAYS

    def apart(self, other: Days) -> int:
        """Days between the two; 0 where they share one."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)

    def around(self, margin: int) -> Iterator[date]:
        """Each day, from `margin` days before the first to `margin` days after the last."""
        for number in range(-margin, (self.last - self.first).days + margin + 1):
            yield self.first + timedelta(days=number)


def days_of(stated: Interval | None, published: date | None) -> Days | None:
    """The days that a claim names, else its day of publication; None where it has neither.

    An open end is closed by the day of publication, else by the other end.
    """
    if stated is None:
        return Days(published, published, False) if published else None
    first, last = stated.first, stated.last
    if last is None:
        assert first is not None
        return Days(first, max(first, published or first), True)
    return Days(first or last, last, True)


def written_day(day: date) -> str:
    """A day in words, in any locale: "22 Oct 2020"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
